//! Errands: what one comes for, and the limits that go with it.

use crate::id::ErrandId;
use crate::language::Text;
use crate::opening::local_day;
use crate::person::BirthDate;
use crate::release::Release;
use crate::visit::Late;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// One errand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Errand {
    /// Its name in addresses.
    pub id: ErrandId,
    /// What the visitor chooses: "Be fingerprinted and photographed".
    pub name: Text,
    /// One sentence that helps to choose rightly.
    pub summary: Text,
    /// Minutes that each person takes.
    pub minutes: i64,
    /// How several people are received.
    #[serde(default)]
    pub together: Together,
    /// Other errands that may be settled in the same visit.
    #[serde(default)]
    pub also: Vec<ErrandId>,
    /// What is different for children.
    #[serde(default)]
    pub age_rules: Vec<AgeRule>,
    /// What to bring, one thing each.
    pub bring: Vec<Text>,
    /// What to bring besides for a child under [`ADULT`] years.
    #[serde(default)]
    pub bring_for_child: Vec<Text>,
    /// How many days ahead a time can be booked.
    pub ahead_days: i64,
    /// How many minutes before its start a time can still be booked.
    pub notice_minutes: i64,
    /// How many minutes before its start a booking can still be moved.
    pub move_minutes: i64,
    /// How many minutes before its start a booking can still be cancelled.
    pub cancel_minutes: i64,
    /// What becomes of somebody who comes after their time.
    #[serde(default)]
    pub late: Late,
    /// What happens to a time that was given back.
    #[serde(default)]
    pub release: Release,
    /// Whether a time that was given back is offered to those first who wait for one.
    #[serde(default)]
    pub waiting_list: bool,
    /// Whether only somebody whom the agency has asked may book it.
    pub needs_invitation: bool,
}

/// From how many years on one is no child.
pub const ADULT: i64 = 18;

/// How the people of a party are received.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Together {
    /// One after the other, at one place.
    #[default]
    Succession,
    /// All at once, at a place each.
    SideBySide,
}

/// What is different for children under an age.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeRule {
    /// Under how many years.
    pub under: i64,
    /// Minutes that such a child takes; none if it need not come at all.
    pub minutes: i64,
    /// The rule in words.
    pub note: Text,
}

impl AgeRule {
    /// Whether such a child must come.
    pub fn must_come(&self) -> bool {
        self.minutes > 0
    }
}

impl Errand {
    /// The last instant at which a booking that starts then can still be moved.
    pub fn move_until(&self, starts_at: Timestamp) -> Timestamp {
        before(starts_at, self.move_minutes)
    }

    /// The last instant at which a booking that starts then can still be cancelled.
    pub fn cancel_until(&self, starts_at: Timestamp) -> Timestamp {
        before(starts_at, self.cancel_minutes)
    }

    /// The first and the last start that may be booked now.
    pub fn window(&self, now: Timestamp) -> (Timestamp, Timestamp) {
        (before(now, -self.notice_minutes), before(now, -self.ahead_days * 24 * 60))
    }
}

impl Errand {
    /// The rule for somebody of this age, if one is different for them: the one for the youngest.
    pub fn age_rule(&self, birth_date: BirthDate, on: Date) -> Option<&AgeRule> {
        let age = birth_date.age_on(on);
        self.age_rules.iter().filter(|rule| age < rule.under).min_by_key(|rule| rule.under)
    }

    /// The day on which ages count: the last one that can be booked now. So a rule for children still holds on
    /// whichever day is chosen.
    pub fn age_day(&self, now: Timestamp, zone: &TimeZone) -> Date {
        local_day(self.window(now).1, zone)
    }

    /// What somebody of this age brings.
    pub fn bring_for(&self, birth_date: BirthDate, on: Date) -> impl Iterator<Item = &Text> {
        let child = birth_date.age_on(on) < ADULT;
        self.bring.iter().chain(self.bring_for_child.iter().filter(move |_| child))
    }
}

fn before(instant: Timestamp, minutes: i64) -> Timestamp {
    Timestamp::from_second(instant.as_second() - minutes * 60).unwrap_or(instant)
}
