//! Closures: days, or a part of them, on which offices receive nobody.

use crate::holiday::{Holiday, is_holiday};
use crate::id::{ClosureId, OfficeId};
use crate::opening::fault::{Fault, Field, NOTE, Unreadable};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

/// One or many offices are closed from one day to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// Which closure.
    pub id: ClosureId,
    /// Which offices.
    pub offices: Vec<OfficeId>,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// Which part of each day; none for all of it.
    pub part: Option<Part>,
    /// A note for colleagues.
    pub note: String,
}

/// A closure, and who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The closure.
    pub closure: Closure,
    /// Whether it holds; one that was taken back does not.
    pub active: bool,
    /// When it was made.
    pub at: Timestamp,
    /// By whom.
    pub actor: String,
}

/// A part of a day, in local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// From when.
    pub from: Time,
    /// Until when.
    pub to: Time,
}

impl Closure {
    /// Whether it concerns an office on a day.
    pub fn covers(&self, office: &OfficeId, day: Date) -> bool {
        (self.first..=self.last).contains(&day) && self.offices.contains(office)
    }

    /// The same closure, ended before a day; none if nothing is left of it.
    pub fn ended(&self, before: Date) -> Option<Self> {
        let last = before.yesterday().ok()?.min(self.last);
        (last >= self.first).then(|| Self { last, ..self.clone() })
    }
}

/// All that closes an opening beside its own rule.
#[derive(Debug, Clone, Copy, Default)]
pub struct Closed<'a> {
    /// The days on which every office is closed.
    pub holidays: &'a [Holiday],
    /// Closures, of any office.
    pub closures: &'a [Closure],
}

impl<'a> Closed<'a> {
    /// Whether it is a public holiday.
    pub fn is_holiday(&self, day: Date) -> bool {
        is_holiday(self.holidays, day)
    }

    /// Whether a closure takes the whole of an office's day.
    pub fn all_day(&self, office: &OfficeId, day: Date) -> bool {
        self.on(office, day).any(|closure| closure.part.is_none())
    }

    /// The parts of an office's day that closures take.
    pub fn parts(&self, office: &OfficeId, day: Date) -> impl Iterator<Item = Part> + use<'a> {
        let office = office.clone();
        self.closures.iter().filter(move |closure| closure.covers(&office, day)).filter_map(|closure| closure.part)
    }

    /// The closures of an office on a day.
    pub fn on<'o>(&self, office: &'o OfficeId, day: Date) -> impl Iterator<Item = &'a Closure> + use<'a, 'o> {
        self.closures.iter().filter(move |closure| closure.covers(office, day))
    }
}

/// A closure as a form says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Which offices.
    pub offices: Vec<OfficeId>,
    /// The first day, if it can be read.
    pub first: Option<Date>,
    /// The last day; the first, if it is left out.
    pub last: Option<Result<Date, Unreadable>>,
    /// Whether it takes only a part of each day.
    pub is_part: bool,
    /// From when, if it can be read.
    pub from: Option<Time>,
    /// Until when, if it can be read.
    pub to: Option<Time>,
    /// A note for colleagues.
    pub note: String,
}

/// The closure that a form says, or all that is wrong with it. What has passed cannot be closed.
pub fn check(id: ClosureId, answers: &Answers, today: Date) -> Result<Closure, Vec<Fault>> {
    let mut faults = Vec::new();
    if answers.offices.is_empty() {
        faults.push(Fault::NoOffice);
    }
    if answers.first.is_none() {
        faults.push(Fault::NoDay(Field::First));
    }
    let last = match answers.last {
        None => answers.first,
        Some(Ok(last)) => Some(last),
        Some(Err(Unreadable)) => None,
    };
    match (answers.first, last) {
        (_, None) if answers.last.is_some() => faults.push(Fault::NoDay(Field::Last)),
        (Some(first), Some(last)) if last < first => faults.push(Fault::EndsBeforeItBegins),
        (Some(_), Some(last)) if last < today => faults.push(Fault::Passed),
        _ => {}
    }
    let part = answers.from.zip(answers.to).map(|(from, to)| Part { from, to });
    if answers.is_part {
        for (field, time) in [(Field::From, answers.from), (Field::To, answers.to)] {
            if time.is_none() {
                faults.push(Fault::NoTime(field));
            }
        }
        if part.is_some_and(|part| part.to <= part.from) {
            faults.push(Fault::OverMidnight);
        }
    }
    if answers.note.chars().count() > NOTE {
        faults.push(Fault::TooLong(Field::Note));
    }
    match (answers.first, last) {
        (Some(first), Some(last)) if faults.is_empty() => Ok(Closure {
            id,
            offices: answers.offices.clone(),
            first,
            last,
            part: part.filter(|_| answers.is_part),
            note: answers.note.clone(),
        }),
        _ => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    fn closure() -> Closure {
        Closure {
            id: "c".into(),
            offices: vec!["x".into(), "y".into()],
            first: date(2026, 12, 7),
            last: date(2026, 12, 11),
            part: None,
            note: String::new(),
        }
    }

    #[test]
    fn a_closure_covers_its_offices_from_the_first_to_the_last_day() {
        let covered = |office: &str, day| closure().covers(&office.into(), day);
        assert!(covered("x", date(2026, 12, 7)) && covered("y", date(2026, 12, 11)));
        assert!(!covered("z", date(2026, 12, 8)) && !covered("x", date(2026, 12, 12)));
    }

    #[test]
    fn ended_early_it_keeps_the_days_before() {
        assert_eq!(closure().ended(date(2026, 12, 9)).unwrap().last, date(2026, 12, 8));
        assert_eq!(closure().ended(date(2026, 12, 7)), None);
        assert_eq!(closure().ended(date(2027, 1, 1)), Some(closure()), "nothing is made longer");
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let wrong = Answers { is_part: true, last: Some(Err(Unreadable)), ..Answers::default() };
        let faults = [
            Fault::NoOffice,
            Fault::NoDay(Field::First),
            Fault::NoDay(Field::Last),
            Fault::NoTime(Field::From),
            Fault::NoTime(Field::To),
        ];
        assert_eq!(check("c".into(), &wrong, date(2026, 12, 1)), Err(faults.to_vec()));
    }

    #[test]
    fn a_day_alone_a_part_of_it_and_what_has_passed() {
        let today = date(2026, 12, 1);
        let day = Answers { offices: vec!["x".into()], first: Some(today), ..Answers::default() };
        let whole = check("c".into(), &day, today).unwrap();
        assert_eq!((whole.first, whole.last, whole.part), (today, today, None));
        let times = |from, to| Answers { is_part: true, from: Some(from), to: Some(to), ..day.clone() };
        let (noon, two) = (time(12, 0, 0, 0), time(14, 0, 0, 0));
        assert_eq!(check("c".into(), &times(noon, two), today).unwrap().part, Some(Part { from: noon, to: two }));
        assert_eq!(check("c".into(), &times(two, noon), today), Err(vec![Fault::OverMidnight]));
        assert_eq!(check("c".into(), &day, date(2026, 12, 2)), Err(vec![Fault::Passed]));
        let backwards = Answers { last: Some(Ok(date(2026, 11, 30))), ..day };
        assert_eq!(check("c".into(), &backwards, today), Err(vec![Fault::EndsBeforeItBegins]));
    }
}
