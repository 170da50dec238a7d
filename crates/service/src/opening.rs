//! Openings as staff edit them.

mod preview;

pub use preview::{Affected, Preview, outside_now, preview};
