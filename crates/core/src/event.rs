//! Events: who did what when. They hold ids, never names, and are never changed.

use jiff::Timestamp;

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// A UUID version 7.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// Who: `account:…` or `system`.
    pub actor: String,
    /// What: `booking.made`, `hold.extended` …
    pub action: &'static str,
    /// To what: a booking's or hold's id.
    pub subject: String,
    /// What else is worth knowing, without personal data: old and new time, a reason.
    pub detail: String,
}
