//! Events: who did what when. They hold ids, never names, and are never changed.

use crate::id::OfficeId;
use jiff::Timestamp;

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// A UUID version 7.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// Who: `account:…`, `staff:…` or `system`.
    pub actor: String,
    /// What: `booking.made`, `hold.extended` … The word before the dot is its group.
    pub action: &'static str,
    /// To what: a booking's or hold's id.
    pub subject: String,
    /// What else is worth knowing, without personal data: old and new time, a reason.
    pub detail: String,
}

/// Which events are looked for. A time from when to when is always part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The first instant.
    pub from: Timestamp,
    /// The first instant after them.
    pub to: Timestamp,
    /// Done by whom; by anybody, if none.
    pub by: Option<By>,
    /// What was done, any of these; anything, if none.
    pub actions: Option<Vec<String>>,
    /// To what; to anything, if none.
    pub about: Option<About>,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// This actor alone, as an event names it.
    Actor(String),
    /// Visitors, whichever.
    Visitors,
}

impl By {
    /// What the actors begin with that visitors are.
    pub const VISITORS: &'static str = "account:";
}

/// What events are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Any of these subjects.
    Subjects(Vec<String>),
    /// An office, and the bookings there.
    Office(OfficeId),
}

/// Where a list of events goes on: after the one that happened then and has this id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// When it happened.
    pub at: Timestamp,
    /// Its id.
    pub id: String,
}

impl Mark {
    /// As it stands in an address: seconds and id, with a point between.
    pub fn to_text(&self) -> String {
        format!("{}.{}", self.at.as_second(), self.id)
    }

    /// From an address.
    pub fn parse(text: &str) -> Option<Self> {
        let (second, id) = text.split_once('.')?;
        let at = Timestamp::from_second(second.parse().ok()?).ok()?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        (!id.is_empty() && id.len() <= 64 && id.bytes().all(plain)).then(|| Self { at, id: id.to_owned() })
    }
}

/// The group of an action: the word before the dot.
pub fn group(action: &str) -> &str {
    action.split('.').next().unwrap_or(action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_survives_an_address_and_nothing_else_is_one() {
        let mark = Mark { at: Timestamp::from_second(1_764_000_000).unwrap(), id: "0197aaaa-0000-7000".to_owned() };
        assert_eq!(Mark::parse(&mark.to_text()), Some(mark));
        for junk in ["", ".", "1.", "x.y", "1.'--", "99999999999999999999.a", "1.\u{202e}"] {
            assert_eq!(Mark::parse(junk), None, "{junk}");
        }
    }
}
