//! What would be: the product's own rules of `core`, met by modelled people in a modelled time. Everything is drawn from a
//! seed, so that whoever runs it again sees the same.
