//! What is wrong with a form about an opening, a day of it, or a closure, and what may be. The view gives it words.

use crate::id::{ErrandId, OpeningId};
use jiff::civil::Date;

/// How many characters a note for colleagues may have, and a reason.
pub const NOTE: usize = 500;

/// The fields of a form about an opening, a day of it, or a closure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The weekdays.
    Weekdays,
    /// From when.
    From,
    /// Until when.
    To,
    /// Minutes of a step.
    Step,
    /// Places side by side.
    Places,
    /// Places for staff only.
    StaffOnly,
    /// The errands.
    Errands,
    /// The first day.
    First,
    /// The last day.
    Last,
    /// How many days ahead times are published.
    PublishDays,
    /// When in the day times are published.
    PublishAt,
    /// The note for colleagues.
    Note,
    /// Whether a wheelchair gets there.
    StepFree,
    /// The days that differ from the rule.
    Days,
    /// The offices of a closure.
    Offices,
    /// What is said to those whose visits are cancelled.
    Message,
    /// Why a change is made.
    Why,
}

impl Field {
    /// Its name in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Weekdays => "weekdays",
            Self::From => "from",
            Self::To => "to",
            Self::Step => "step",
            Self::Places => "places",
            Self::StaffOnly => "staff_only",
            Self::Errands => "errands",
            Self::First => "first",
            Self::Last => "last",
            Self::PublishDays => "publish_days",
            Self::PublishAt => "publish_at",
            Self::Note => "note",
            Self::StepFree => "step_free",
            Self::Days => "days",
            Self::Offices => "offices",
            Self::Message => "message",
            Self::Why => "why",
        }
    }
}

/// Why something cannot be so. The view gives it words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No weekday was chosen.
    NoWeekday,
    /// No errand was chosen.
    NoErrand,
    /// No office was chosen.
    NoOffice,
    /// There is no time of day in this field.
    NoTime(Field),
    /// There is no day in this field.
    NoDay(Field),
    /// There is no whole number within these limits in this field.
    NoNumber(Field, i64, i64),
    /// It ends before it begins, or at that time: what goes on past midnight is two openings.
    OverMidnight,
    /// An errand takes so many minutes, and the whole steps of the opening are so many together.
    NoRoom(ErrandId, i64, i64),
    /// The last day is before the first.
    EndsBeforeItBegins,
    /// The last day has passed.
    Passed,
    /// The day is not one of the opening's, which begins and ends at these days.
    NotValid(Date, Option<Date>),
    /// There is another opening that says the same.
    Twin(OpeningId),
    /// Nothing was written in this field, and it is needed.
    Missing(Field),
    /// More was written in this field than may be.
    TooLong(Field),
}

impl Fault {
    /// Where it belongs in a form.
    pub fn field(&self) -> Field {
        match self {
            Self::NoWeekday | Self::Twin(_) => Field::Weekdays,
            Self::NoErrand | Self::NoRoom(..) => Field::Errands,
            Self::NoOffice => Field::Offices,
            Self::OverMidnight => Field::To,
            Self::EndsBeforeItBegins | Self::Passed => Field::Last,
            Self::NotValid(..) => Field::From,
            Self::NoTime(field)
            | Self::NoDay(field)
            | Self::NoNumber(field, ..)
            | Self::Missing(field)
            | Self::TooLong(field) => *field,
        }
    }
}

/// What may be a mistake and may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Another opening receives some of the same errands at some of the same times.
    Overlaps(OpeningId),
    /// So many minutes at the end are no whole step, and nobody is received then.
    Rest(i64),
    /// An errand of so many minutes takes so many, because steps cannot be divided.
    Wastes(ErrandId, i64, i64),
}

/// Something was written that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;
