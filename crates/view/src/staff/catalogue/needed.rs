//! What a field of a form has to be, in words. Who edits files is told in the words of files.

use crate::mail::words::Fault;
use crate::texts::{t, t_with};
use besok_core::language::Language;
use std::borrow::Cow;

/// What a field that is wrong has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needed {
    /// Filled in, on one line.
    Text,
    /// A whole number from one to another.
    Whole(i64, i64),
    /// A whole number of minutes that is less than this.
    Less(i64),
    /// Degrees up to so many.
    Degrees(i64),
    /// A day.
    Day,
    /// An address.
    Email,
    /// A domain.
    Domain,
    /// A link.
    Link,
    /// A phone number with its country.
    PhoneLink,
    /// A time zone.
    Zone,
    /// The tag of a language.
    Tag,
    /// A day that its month has.
    DayOfMonth,
    /// A date from which a week stays in the year.
    WeekInYear,
    /// A row that is filled in as its rule needs it.
    Row,
    /// Shorter than the openings where it can be booked.
    Room,
    /// What may stand for the product's own words.
    Words(Fault),
}

impl Needed {
    /// In words.
    pub fn said(&self, language: Language) -> Cow<'static, str> {
        let with = |key, name, value: &str| t_with(language, key, &[(name, value.into())]);
        let most = |key, most: i64| t_with(language, key, &[("most", most.into())]);
        let key = match self {
            Self::Whole(least, most) => {
                return t_with(language, "texts-needs-whole", &[("least", (*least).into()), ("most", (*most).into())]);
            }
            Self::Less(than) => return most("texts-needs-less", *than),
            Self::Degrees(limit) => return most("texts-needs-degrees", *limit),
            Self::Words(Fault::Missing(name)) => return with("texts-needs-variable", "name", name),
            Self::Words(Fault::Unknown(name)) => return with("texts-needs-no-variable", "name", name),
            Self::Words(Fault::TooLong(length)) => {
                return t_with(language, "texts-needs-shorter", &[("most", (*length).into())]);
            }
            Self::Words(Fault::Braces) => "texts-needs-braces",
            Self::Words(Fault::Markup) => "texts-needs-no-markup",
            Self::Text => "texts-needs-text",
            Self::Day => "texts-needs-day",
            Self::Email => "texts-needs-email",
            Self::Domain => "texts-needs-domain",
            Self::Link => "texts-needs-link",
            Self::PhoneLink => "texts-needs-phone-link",
            Self::Zone => "texts-needs-zone",
            Self::Tag => "texts-needs-tag",
            Self::DayOfMonth => "texts-needs-day-of-month",
            Self::WeekInYear => "texts-needs-week-in-year",
            Self::Row => "texts-needs-row",
            Self::Room => "texts-needs-room",
        };
        t(language, key)
    }
}
