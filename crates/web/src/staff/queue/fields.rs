//! The form of a rule, read. What is no number or no time becomes one that no rule may have, so that it is told.

use besok_core::id::ErrandId;
use besok_core::queue::{Counter, Rule, WalkIn};
use jiff::civil::Time;
use std::collections::BTreeSet;

/// What was sent.
pub(super) struct Sent {
    /// The rule that was typed.
    pub rule: Rule,
    /// The version that was looked at.
    pub seen: i64,
    /// Whether it is to be saved, and not only tried.
    pub saves: bool,
}

/// What was sent, if it is of this form.
pub(super) fn read(sent: &[(String, String)]) -> Option<Sent> {
    let fields = Fields(sent);
    let number = |name| fields.number(name);
    let rule = Rule {
        walk_in_after: number("walk_in_after"),
        grace: number("grace"),
        infant: number("infant"),
        disability: number("disability"),
        missed_after: number("missed_after"),
        calls: number("calls"),
        early: number("early"),
        late: number("late"),
        phone_tickets: fields.one("phone_tickets") == "1",
        walk_ins: fields.rows("hours-").into_iter().filter_map(|nth| fields.hours(nth)).collect(),
        counters: fields.rows("counter-").into_iter().filter_map(|nth| fields.counter(nth)).collect(),
    };
    let saves = match fields.one("deed") {
        "save" => true,
        "example" => false,
        _ => return None,
    };
    Some(Sent { rule, seen: fields.one("seen").parse().ok()?, saves })
}

struct Fields<'a>(&'a [(String, String)]);

impl<'a> Fields<'a> {
    fn all(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }

    fn one(&self, name: &str) -> &'a str {
        self.all(name).next().unwrap_or("")
    }

    fn number(&self, name: &str) -> i64 {
        self.one(name).parse().unwrap_or(i64::MIN)
    }

    fn time(&self, name: &str) -> Time {
        self.one(name).parse().unwrap_or(Time::midnight())
    }

    /// The numbers of the rows whose fields begin like this.
    fn rows(&self, begin: &str) -> BTreeSet<usize> {
        let numbers = self.0.iter().filter_map(|(name, _)| name.strip_prefix(begin)?.split('-').next()?.parse().ok());
        numbers.collect()
    }

    fn errands(&self, name: &str) -> Vec<ErrandId> {
        self.all(name).map(ErrandId::from).collect()
    }

    /// A counter, unless its row was left empty.
    fn counter(&self, nth: usize) -> Option<Counter> {
        let (name, errands) = (format!("counter-{nth}"), self.errands(&format!("counter-{nth}-errand")));
        let empty = self.one(&name).is_empty() && errands.is_empty();
        (!empty).then(|| Counter { number: self.number(&name), errands })
    }

    /// Hours, unless their row was left empty.
    fn hours(&self, nth: usize) -> Option<WalkIn> {
        let field = |name: &str| format!("hours-{nth}-{name}");
        let empty = ["from", "to", "daily", "day", "errand"].iter().all(|name| self.one(&field(name)).is_empty());
        (!empty).then(|| WalkIn {
            errands: self.errands(&field("errand")),
            weekdays: self
                .all(&field("day"))
                .filter_map(|day| day.parse().ok())
                .filter(|day| (1..=7).contains(day))
                .collect(),
            from: self.time(&field("from")),
            to: self.time(&field("to")),
            daily: self.number(&field("daily")),
        })
    }
}
