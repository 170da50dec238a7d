//! Restrictions: an account whose new bookings are paused by staff, for a stated reason, and how that is contested.
//!
//! No signal ever restricts anybody; a member of staff does. The account keeps what it has, and may cancel it. What the
//! agency itself asks for stays possible: a request can be booked, and a time taken that is offered to a booking which has
//! to move.

use crate::id::{AccountId, StaffId};
use crate::invitation::words;
use crate::person::is_direction_override;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How many characters an appeal may have.
pub const APPEAL_LENGTH: usize = 1000;
/// How many characters a note for colleagues may have.
pub const NOTE_LENGTH: usize = 500;

/// An account's new bookings, paused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restriction {
    /// Which.
    pub id: String,
    /// Whose.
    pub account: AccountId,
    /// Why, as the account reads it.
    pub reason: Reason,
    /// For colleagues alone.
    pub note: String,
    /// By whom.
    pub staff: StaffId,
    /// Since when.
    pub at: Timestamp,
    /// When it ends by itself, if it does.
    pub until: Option<Timestamp>,
    /// When it was lifted, and why.
    pub lifted: Option<(Timestamp, Ruling)>,
    /// What the account said to it, the earliest first.
    pub appeals: Vec<Appeal>,
}

/// What an account said to its restriction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    /// Which.
    pub id: String,
    /// In words of its own.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// When it was answered, and how; none while it waits.
    pub answer: Option<(Timestamp, Ruling)>,
}

impl Restriction {
    /// Whether it holds.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.lifted.is_none() && self.until.is_none_or(|until| now < until)
    }

    /// The appeal that waits for an answer.
    pub fn waiting(&self) -> Option<&Appeal> {
        self.appeals.iter().find(|appeal| appeal.answer.is_none())
    }

    /// Whether a member of staff may rule so: only an appeal can be turned down, and never by the one who restricted.
    pub fn may_rule(&self, ruling: Ruling, staff: &StaffId) -> Result<(), NoRuling> {
        if ruling.lifts() {
            Ok(())
        } else if self.waiting().is_none() {
            Err(NoRuling::NothingSaid)
        } else if self.staff == *staff {
            Err(NoRuling::NeedsAnother)
        } else {
            Ok(())
        }
    }
}

/// Why a ruling cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRuling {
    /// The account has said nothing that waits for an answer.
    NothingSaid,
    /// Whoever restricted does not turn down the appeal.
    NeedsAnother,
}

words! {
    /// Why an account is restricted. One of a few words, so that everybody reads it in their language.
    Reason {
        /// Times were held and let go, again and again.
        HeldTimes = "held-times",
        /// Bookings were moved and cancelled, again and again.
        MovedTimes = "moved-times",
        /// Times look as if they were kept for somebody else.
        HandedOn = "handed-on",
        /// The same person is under several accounts.
        SeveralAccounts = "several-accounts",
        /// Nobody came, again and again.
        NobodyCame = "nobody-came",
    }
}

words! {
    /// How a member of staff rules over a restriction, and why.
    Ruling {
        /// Lifted: the agency was wrong.
        Mistake = "mistake",
        /// Lifted: what happened is explained.
        Explained = "explained",
        /// Lifted: it has been long enough.
        Enough = "enough",
        /// Upheld: what was said does not explain what happened.
        Unexplained = "unexplained",
        /// Upheld for now: they are to come or to call.
        Talk = "talk",
    }
}

impl Ruling {
    /// Whether the restriction ends with it.
    pub fn lifts(self) -> bool {
        matches!(self, Self::Mistake | Self::Explained | Self::Enough)
    }
}

words! {
    /// For how long an account is restricted.
    Length {
        /// For a week.
        Week = "week",
        /// For thirty days.
        Month = "month",
        /// For ninety days.
        Quarter = "quarter",
        /// Until it is lifted.
        Open = "open",
    }
}

impl Length {
    /// When it ends.
    pub fn until(self, now: Timestamp) -> Option<Timestamp> {
        let days = match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
            Self::Open => return None,
        };
        Timestamp::from_second(now.as_second() + days * 24 * 3600).ok()
    }
}

/// What somebody typed, in one piece: some lines, without characters that would turn what stands beside them. None if it is empty or too long.
pub fn readable(typed: &str, most: usize) -> Option<String> {
    let lines: Vec<&str> = typed.trim().lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    let fits = !text.is_empty() && text.chars().count() <= most;
    let strange = |character: char| character != '\n' && (character.is_control() || is_direction_override(character));
    (fits && !text.contains(strange)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restriction(appeals: Vec<Appeal>) -> Restriction {
        Restriction {
            id: "r".to_owned(),
            account: "a".into(),
            reason: Reason::HeldTimes,
            note: String::new(),
            staff: "sten".into(),
            at: Timestamp::UNIX_EPOCH,
            until: Length::Week.until(Timestamp::UNIX_EPOCH),
            lifted: None,
            appeals,
        }
    }

    #[test]
    fn it_ends_by_itself_or_when_it_is_lifted() {
        let week = Timestamp::from_second(7 * 24 * 3600).unwrap();
        let one = restriction(Vec::new());
        assert!(one.holds(Timestamp::UNIX_EPOCH) && !one.holds(week));
        assert!(Restriction { until: None, ..one.clone() }.holds(week));
        let lifted = Some((Timestamp::UNIX_EPOCH, Ruling::Mistake));
        assert!(!Restriction { lifted, ..one }.holds(Timestamp::UNIX_EPOCH));
    }

    #[test]
    fn only_an_appeal_is_turned_down_and_by_somebody_else() {
        let (sten, stina) = ("sten".into(), "stina".into());
        let none = restriction(Vec::new());
        let waits = Appeal { id: "x".into(), text: "Why?".into(), at: Timestamp::UNIX_EPOCH, answer: None };
        let one = restriction(vec![waits.clone()]);
        for ruling in Ruling::ALL.iter().copied().filter(|ruling| ruling.lifts()) {
            assert_eq!((none.may_rule(ruling, &sten), one.may_rule(ruling, &sten)), (Ok(()), Ok(())));
        }
        assert_eq!(none.may_rule(Ruling::Unexplained, &stina), Err(NoRuling::NothingSaid));
        assert_eq!(one.may_rule(Ruling::Unexplained, &sten), Err(NoRuling::NeedsAnother));
        assert_eq!(one.may_rule(Ruling::Talk, &stina), Ok(()));
        let answered = Appeal { answer: Some((Timestamp::UNIX_EPOCH, Ruling::Talk)), ..waits };
        assert_eq!(restriction(vec![answered]).may_rule(Ruling::Talk, &stina), Err(NoRuling::NothingSaid));
    }

    #[test]
    fn what_is_typed_is_kept_with_its_lines() {
        assert_eq!(readable(" Hello \r\n\r\nthere ", 20).as_deref(), Some("Hello\n\nthere"));
        assert_eq!(readable("é".repeat(20).as_str(), 20).map(|text| text.chars().count()), Some(20));
        for wrong in ["", " \n ", &"x".repeat(21), "a\u{202e}b", "a\u{7}b"] {
            assert_eq!(readable(wrong, 20), None, "{wrong:?}");
        }
    }
}
