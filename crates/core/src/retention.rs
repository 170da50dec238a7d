//! Retention: for how long each kind of data is kept. An agency names the decision under which it disposes of a kind;
//! what no decision is named for is kept.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

/// What is disposed of by a rule of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Who came to visits that are past or were cancelled: the names go, the figures stay.
    Bookings,
    /// Accounts that nobody has signed in to, with nothing to come.
    Accounts,
    /// Persons who have neither an account nor a booking left.
    Persons,
    /// Whom somebody named to help them, once it has ended.
    Representations,
    /// Messages that were sent or could not be.
    Messages,
    /// Who did what when.
    Events,
}

impl Kind {
    /// All, in the order in which they are disposed of: a person may have nothing left once bookings and accounts are
    /// done.
    pub const ALL: [Self; 6] =
        [Self::Bookings, Self::Accounts, Self::Representations, Self::Persons, Self::Messages, Self::Events];

    /// As it stands in settings and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bookings => "bookings",
            Self::Accounts => "accounts",
            Self::Persons => "persons",
            Self::Representations => "representations",
            Self::Messages => "messages",
            Self::Events => "events",
        }
    }
}

/// For how long a kind is kept, and who has decided it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, try_from = "Written")]
pub struct Rule {
    /// For how many days.
    pub days: i64,
    /// The name of the decision, as the agency files it.
    pub decision: String,
}

/// A rule as it is written down.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    days: i64,
    decision: String,
}

/// The shortest and the longest time for which something is kept, in days. What is younger may still be needed: a
/// booking at the desk the day after, an event while somebody asks about it.
const DAYS: std::ops::RangeInclusive<i64> = 7..=36_500;
/// How many characters the name of a decision may have.
const DECISION_LENGTH: usize = 100;

impl TryFrom<Written> for Rule {
    type Error = String;

    fn try_from(Written { days, decision }: Written) -> Result<Self, String> {
        if !DAYS.contains(&days) {
            return Err(format!("days is {days}; allowed is a whole number from {} to {}", DAYS.start(), DAYS.end()));
        }
        let named = !decision.trim().is_empty()
            && decision.chars().count() <= DECISION_LENGTH
            && !decision.contains(char::is_control);
        if !named {
            let what = "decision must name the disposal decision, on one line of at most";
            return Err(format!("{what} {DECISION_LENGTH} characters; without one everything is kept"));
        }
        Ok(Self { days, decision: decision.trim().to_owned() })
    }
}

impl Rule {
    /// What is older than this is disposed of. It moves on once a day, at midnight UTC.
    pub fn up_to(&self, now: Timestamp) -> Timestamp {
        let day = TimeZone::UTC.to_datetime(now).date();
        let last = day.checked_sub(self.days.days()).unwrap_or(jiff::civil::Date::MIN);
        TimeZone::UTC.to_timestamp(last.to_datetime(Time::midnight())).unwrap_or(Timestamp::MIN)
    }
}

/// The rules of an agency: the table `[retention]` of its settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    bookings: Option<Rule>,
    accounts: Option<Rule>,
    persons: Option<Rule>,
    representations: Option<Rule>,
    messages: Option<Rule>,
    events: Option<Rule>,
}

impl Rules {
    /// The rule of a kind; none where it is kept.
    pub fn of(&self, kind: Kind) -> Option<&Rule> {
        match kind {
            Kind::Bookings => self.bookings.as_ref(),
            Kind::Accounts => self.accounts.as_ref(),
            Kind::Persons => self.persons.as_ref(),
            Kind::Representations => self.representations.as_ref(),
            Kind::Messages => self.messages.as_ref(),
            Kind::Events => self.events.as_ref(),
        }
    }

    /// Whether events still tell which account had a booking when the booking no longer does.
    pub fn events_outlive_bookings(&self) -> bool {
        match (&self.bookings, &self.events) {
            (Some(bookings), Some(events)) => events.days > bookings.days,
            (Some(_), None) => true,
            (None, _) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(json: &str) -> Result<Rules, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn a_rule_needs_its_days_and_its_decision() {
        let known = rules(r#"{"bookings": {"days": 730, "decision": " RA-MS 2026:1 "}}"#).unwrap();
        assert_eq!(known.of(Kind::Bookings), Some(&Rule { days: 730, decision: "RA-MS 2026:1".to_owned() }));
        assert_eq!(known.of(Kind::Events), None);
        for wrong in [
            r#"{"bookings": {"days": 730}}"#,
            r#"{"bookings": {"days": 730, "decision": " "}}"#,
            r#"{"bookings": {"days": 6, "decision": "x"}}"#,
            r#"{"bookings": {"days": -1, "decision": "x"}}"#,
            r#"{"bookings": {"days": 36501, "decision": "x"}}"#,
            r#"{"bookings": {"days": 10, "decision": "x", "hours": 1}}"#,
            r#"{"booking": {"days": 10, "decision": "x"}}"#,
        ] {
            assert!(rules(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_limit_moves_on_at_midnight() {
        let rule = Rule { days: 30, decision: "x".to_owned() };
        let at = |now: &str| rule.up_to(now.parse().unwrap()).to_string();
        assert_eq!(at("2026-12-31T00:00:00Z"), "2026-12-01T00:00:00Z");
        assert_eq!(at("2026-12-31T23:59:59Z"), "2026-12-01T00:00:00Z");
        assert_eq!(at("2027-01-01T00:00:00Z"), "2026-12-02T00:00:00Z");
    }

    #[test]
    fn events_that_outlive_bookings_are_noticed() {
        let rule = |days| format!(r#"{{"days": {days}, "decision": "x"}}"#);
        let outlive = |bookings: i64, events: i64| {
            let json = format!(r#"{{"bookings": {}, "events": {}}}"#, rule(bookings), rule(events));
            rules(&json).unwrap().events_outlive_bookings()
        };
        assert!(outlive(30, 31) && !outlive(30, 30));
        assert!(rules(&format!(r#"{{"bookings": {}}}"#, rule(9))).unwrap().events_outlive_bookings());
        assert!(!rules("{}").unwrap().events_outlive_bookings());
    }
}
