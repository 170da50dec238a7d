//! Interpreters: who needs one at a visit, and whether somebody has seen to it.

use crate::booking::{Booking, State};
use crate::id::{OfficeId, StaffId};
use jiff::Timestamp;

/// What was done about an interpreter for a visit, and how the visit was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arranged {
    /// What.
    pub how: How,
    /// Where the visit was to be.
    pub office: OfficeId,
    /// And when.
    pub starts_at: Timestamp,
    /// By whom.
    pub staff: StaffId,
    /// When.
    pub at: Timestamp,
}

/// What can be done about an interpreter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// One is booked.
    Booked,
    /// There is none for that time.
    Impossible,
    /// The one who was booked is called off.
    CalledOff,
}

impl How {
    /// As it stands in forms and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Impossible => "impossible",
            Self::CalledOff => "called_off",
        }
    }

    /// From a form or a table.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Booked, Self::Impossible, Self::CalledOff].into_iter().find(|how| how.as_str() == text)
    }
}

/// What a visit still needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Somebody has to see to it.
    Open,
    /// It is seen to.
    Done(How),
    /// It was seen to for another time or place, or the visit is cancelled: it has to be looked at again.
    Again,
    /// Nothing: the visit is cancelled, and no interpreter waits.
    Nothing,
}

/// How it stands with the interpreter for a booking, who is still needed or not.
pub fn standing(booking: &Booking, arranged: Option<&Arranged>, needed: bool) -> Standing {
    let needed = needed && booking.state == State::Booked;
    let same = |arranged: &Arranged| arranged.office == booking.office && arranged.starts_at == booking.starts_at;
    match arranged {
        Some(arranged) if needed && arranged.how != How::CalledOff && same(arranged) => Standing::Done(arranged.how),
        Some(Arranged { how: How::Booked, .. }) => Standing::Again,
        _ if needed => Standing::Open,
        _ => Standing::Nothing,
    }
}
