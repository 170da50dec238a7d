//! Holds: places kept for a while for those who mean to come, so that they can check their answers in peace.

use crate::id::{BookingId, ErrandId, HoldId, OfficeId};
use crate::ledger::Spot;
use crate::party::Comer;
use crate::slot::{Pool, Taken};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How long a hold lasts at first, in seconds.
pub const HOLD_SECONDS: i64 = 15 * 60;
/// How much longer each extension makes it, in seconds.
pub const EXTENSION_SECONDS: i64 = 5 * 60;
/// How often it can be extended.
pub const EXTENSIONS: i64 = 10;

/// Places kept for a party until an instant. They count as taken until then, and as free from then on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Which hold.
    pub id: HoldId,
    /// For which errand.
    pub errand: ErrandId,
    /// For whom, in a stable order.
    pub party: Vec<Comer>,
    /// At which office.
    pub office: OfficeId,
    /// When the visit would start.
    pub starts_at: Timestamp,
    /// What for.
    pub purpose: Purpose,
    /// From which pool the places are.
    pub pool: Pool,
    /// Until when.
    pub expires_at: Timestamp,
    /// How often it was extended.
    pub extensions: i64,
    /// The places.
    pub places: Vec<Taken>,
}

/// What a hold is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A visitor checks the answers before booking.
    Checking,
    /// A booking is about to move; the hold has only the places that the booking lacks.
    Moving(BookingId),
    /// A booking has to move, and this time is offered to it until an answer is due; the hold has all of its places.
    Offered(BookingId),
    /// They were given back, and are nobody's until an instant that nobody knows.
    Cooling,
    /// They were given back, and are nobody's until it is known whether somebody on the waiting list wants them.
    Listed,
    /// They are offered to the party, who waited for such a time, until an answer is due.
    Promised,
}

impl Hold {
    /// Whether its places still count as taken.
    pub fn is_live(&self, now: Timestamp) -> bool {
        now < self.expires_at
    }

    /// Where and when it is.
    pub fn spot(&self) -> Spot {
        Spot { office: self.office.clone(), starts_at: self.starts_at }
    }

    /// Whether it is for one of these, with the same errand.
    pub fn concerns(&self, party: &[Comer]) -> bool {
        self.party.iter().any(|comer| party.iter().any(|other| other.same(comer)))
    }

    /// The booking for which it is.
    pub fn booking(&self) -> Option<&BookingId> {
        match &self.purpose {
            Purpose::Moving(booking) | Purpose::Offered(booking) => Some(booking),
            Purpose::Checking | Purpose::Cooling | Purpose::Listed | Purpose::Promised => None,
        }
    }

    /// Whether it keeps places that were given back, and that are nobody's.
    pub fn is_nobodys(&self) -> bool {
        matches!(self.purpose, Purpose::Cooling | Purpose::Listed)
    }

    /// Whether it is what somebody on the waiting list is offered.
    pub fn is_promised(&self) -> bool {
        self.purpose == Purpose::Promised
    }

    /// The booking that is about to move, if that is what it is for.
    pub fn moving(&self) -> Option<&BookingId> {
        if let Purpose::Moving(booking) = &self.purpose { Some(booking) } else { None }
    }

    /// The booking to which it is offered, if that is what it is for.
    pub fn offered(&self) -> Option<&BookingId> {
        if let Purpose::Offered(booking) = &self.purpose { Some(booking) } else { None }
    }
}
