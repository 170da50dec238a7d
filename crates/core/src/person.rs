//! Persons: who comes. Names in any script, birth dates that may be known only in part.

use crate::id::PersonId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many characters a name may have.
pub const NAME_LENGTH: usize = 200;

/// A person who may come to a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Which person.
    pub id: PersonId,
    /// Their name.
    pub name: Name,
    /// Their date of birth, as far as it is known.
    pub birth_date: BirthDate,
    /// How far their identity is protected.
    pub protection: Protection,
    /// What they need so that they can take part in a visit.
    pub access: Access,
}

/// What a person needs so that they can take part in a visit. It decides which times fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Access {
    /// The tag of the language that an interpreter is needed for, one of those that the agency offers.
    pub interpreter: Option<String>,
    /// Whether they come in a wheelchair, or cannot use stairs.
    pub step_free: bool,
    /// Anything else, in their own words; at most [`ACCESS_LENGTH`] characters, perhaps none.
    pub other: String,
}

/// How many characters [`Access::other`] may have.
pub const ACCESS_LENGTH: usize = 300;

/// How far a person's identity is protected. The level is on every person from the first day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// Not protected.
    None,
    /// A marker that asks for care before anything is given out.
    Marked,
    /// Shown to nobody but those named for it.
    Protected,
}

impl Protection {
    /// As it stands in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Marked => "marked",
            Self::Protected => "protected",
        }
    }

    /// From a table.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::None, Self::Marked, Self::Protected].into_iter().find(|level| level.as_str() == text)
    }
}

/// A name: 1 to [`NAME_LENGTH`] characters of any script, on one line, without control characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Name(String);

/// Why a name was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameError {
    /// There is none.
    Missing,
    /// It has more than [`NAME_LENGTH`] characters.
    TooLong,
    /// It has characters that no name has, such as line breaks or control characters.
    Unprintable,
}

impl Name {
    /// Reads a name. Spaces around and doubled inside are dropped.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        if text.chars().any(|character| character.is_control() || is_direction_override(character)) {
            return Err(NameError::Unprintable);
        }
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().filter(|character| !is_invisible(*character)).count() {
            0 => Err(NameError::Missing),
            _ if name.chars().count() > NAME_LENGTH => Err(NameError::TooLong),
            _ => Ok(Self(name)),
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first word, and of the last one its first letter: "Yusuf A." That is enough to call somebody by.
    pub fn short(&self) -> String {
        let mut words = self.0.split(' ');
        let first = words.next().unwrap_or_default();
        match words.next_back().and_then(|last| last.chars().find(|letter| letter.is_alphabetic())) {
            Some(letter) => format!("{first} {letter}."),
            None => first.to_owned(),
        }
    }
}

/// What was typed, without the spaces around it, if it is at least one and at most so many characters on one line.
pub(crate) fn one_line(typed: &str, most: usize) -> Option<&str> {
    let line = typed.trim();
    let fits = (1..=most).contains(&line.chars().count()) && !line.contains(char::is_control);
    fits.then_some(line)
}

/// Characters that leave no ink. They are part of some names (a joiner in Persian), but none is a name.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// Characters that turn the direction of the text that follows them; they could disguise a name in a list.
pub(crate) fn is_direction_override(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A date of birth. Day, or month and day, may be unknown, as many people's are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct BirthDate {
    /// Four digits.
    pub year: i16,
    /// 1 to 12; 0 when unknown.
    pub month: i8,
    /// 1 to 31; 0 when unknown.
    pub day: i8,
}

/// Why a date of birth was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BirthDateError {
    /// There is no year, or it is no number.
    Missing,
    /// There is no such day, or the year is before 1900.
    Impossible,
    /// It lies in the future.
    Future,
}

impl From<BirthDate> for String {
    fn from(date: BirthDate) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for BirthDate {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::from_text(&text).ok_or(text)
    }
}

impl BirthDate {
    /// Reads the three fields of a form; month and day may be empty. Digits of any script count.
    ///
    /// `today` is the day in the agency's time zone.
    pub fn parse(year: &str, month: &str, day: &str, today: jiff::civil::Date) -> Result<Self, BirthDateError> {
        let year = number(year).filter(|year| *year != 0).ok_or(BirthDateError::Missing)?;
        let month = number(month).ok_or(BirthDateError::Impossible)?;
        let day = number(day).ok_or(BirthDateError::Impossible)?;
        let known = Self { year, month: month as i8, day: day as i8 };
        let possible = (1900..10000).contains(&year)
            && (0..=12).contains(&month)
            && (0..=31).contains(&day)
            && (month != 0 || day == 0)
            && known.earliest().is_some();
        if !possible {
            return Err(BirthDateError::Impossible);
        }
        if known.earliest().is_some_and(|earliest| earliest > today) {
            return Err(BirthDateError::Future);
        }
        Ok(known)
    }

    /// From `1990-04-00`, as it stands in tables.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut next = || parts.next()?.parse::<i16>().ok();
        Some(Self { year: next()?, month: next()? as i8, day: next()? as i8 })
    }

    /// Whether a date that was typed is this one, as far as this one is known.
    pub fn agrees_with(self, typed: Self) -> bool {
        self.year == typed.year
            && (self.month == 0 || self.month == typed.month)
            && (self.day == 0 || self.day == typed.day)
    }

    /// How old one is on a day, in years. Where day or month are unknown, as old as one can be: a rule for children
    /// then holds only if it holds for certain.
    pub fn age_on(self, day: jiff::civil::Date) -> i64 {
        let birthday_to_come = (day.month(), day.day()) < (self.month.max(1), self.day.max(1));
        i64::from(day.year()) - i64::from(self.year) - i64::from(birthday_to_come)
    }

    /// The first day that it can be.
    fn earliest(self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year, self.month.max(1), self.day.max(1)).ok()
    }
}

impl fmt::Display for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A number of at most four digits of any of the scripts people type; 0 for an empty field.
fn number(text: &str) -> Option<i16> {
    let text = text.trim();
    if text.chars().count() > 4 {
        return None;
    }
    text.chars().try_fold(0, |sum: i16, character| Some(sum * 10 + digit(character)?))
}

/// The value of a decimal digit: European, Arabic-Indic or Persian.
pub fn digit(character: char) -> Option<i16> {
    let zero = match character {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        _ => return None,
    };
    Some((u32::from(character) - u32::from(zero)) as i16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn names_of_any_script_pass() {
        for name in ["Åsa Öberg", "محمد علي", "李小龙", "O’Brien-Łukasz", "🙂", "x"] {
            assert_eq!(Name::parse(name).unwrap().as_str(), name);
        }
        assert_eq!(Name::parse("  Ana   María ").unwrap().as_str(), "Ana María");
        assert_eq!(Name::parse(&"å".repeat(200)).unwrap().as_str().chars().count(), 200);
    }

    #[test]
    fn what_is_no_name_does_not() {
        assert_eq!(Name::parse("   "), Err(NameError::Missing));
        assert_eq!(Name::parse(&"å".repeat(201)), Err(NameError::TooLong));
        assert_eq!(Name::parse("\u{200b}\u{200d}"), Err(NameError::Missing));
        assert_eq!(Name::parse("Eve\r\nBcc: all"), Err(NameError::Unprintable));
        assert_eq!(Name::parse("Eve\u{202e}nimda"), Err(NameError::Unprintable));
    }

    #[test]
    fn ages() {
        let age = |text, day| BirthDate::from_text(text).unwrap().age_on(day);
        assert_eq!(age("2020-11-24", date(2026, 11, 23)), 5);
        assert_eq!(age("2020-11-24", date(2026, 11, 24)), 6);
        assert_eq!(age("2020-02-29", date(2026, 2, 28)), 5);
        assert_eq!(age("2020-02-29", date(2026, 3, 1)), 6);
        assert_eq!(age("2020-00-00", date(2026, 1, 1)), 6, "as old as they can be");
        assert_eq!(age("2020-05-00", date(2026, 5, 1)), 6);
    }

    #[test]
    fn birth_dates() {
        let today = date(2026, 11, 24);
        let parse = |year, month, day| BirthDate::parse(year, month, day, today).map(|date| date.to_string());
        assert_eq!(parse("1990", "4", "5"), Ok("1990-04-05".to_owned()));
        assert_eq!(parse("1990", "", ""), Ok("1990-00-00".to_owned()));
        assert_eq!(parse("١٩٩٠", "٤", "٥"), Ok("1990-04-05".to_owned()));
        assert_eq!(parse("", "4", "5"), Err(BirthDateError::Missing));
        assert_eq!(parse("1990", "", "5"), Err(BirthDateError::Impossible));
        assert_eq!(parse("1990", "2", "30"), Err(BirthDateError::Impossible));
        assert_eq!(parse("90", "2", "3"), Err(BirthDateError::Impossible));
        assert_eq!(parse("2026", "11", "25"), Err(BirthDateError::Future));
        assert_eq!(parse("2026", "11", "24"), Ok("2026-11-24".to_owned()));
        assert_eq!(BirthDate::from_text("1990-04-00"), Some(BirthDate { year: 1990, month: 4, day: 0 }));
    }
}
