//! In which order a batch locks rows.

/// A kind of rows that a batch locks. Whoever locks rows of several kinds does so in the order in which they stand here,
/// and within a kind by id: so no two batches ever wait for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Locked {
    /// Openings: they stand for slots that do not exist yet.
    Opening,
    /// Persons: what one asks is decided after the other.
    Person,
    /// Requests to book.
    Invitation,
    /// Places in line.
    Entry,
    /// Bookings.
    Booking,
    /// Holds.
    Hold,
    /// Slots: last, because everybody wants them.
    Slot,
}

impl Locked {
    /// The order.
    pub const ORDER: [Self; 7] =
        [Self::Opening, Self::Person, Self::Invitation, Self::Entry, Self::Booking, Self::Hold, Self::Slot];
}
