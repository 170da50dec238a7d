//! What somebody typed to find a person: everything that it can be.

use super::words::words;
use crate::account::{Email, Phone};
use crate::booking::Reference;
use crate::legacy::OldReference;
use crate::person::{BirthDate, NAME_LENGTH, digit};
use jiff::civil::Date;

/// So many words of a name are looked for; more of them would narrow nothing.
pub const NAMES: usize = 5;

/// Something that what was typed can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// The reference of a visit.
    Reference(Reference),
    /// The reference of a visit that was booked in the old system.
    OldReference(OldReference),
    /// An address.
    Email(Email),
    /// A date of birth.
    BirthDate(BirthDate),
    /// A phone number, in each way in which it can have been noted.
    Phone(Vec<String>),
    /// The number of a case, as it was typed and in capitals.
    Case(Vec<String>),
    /// A name in its words, and perhaps a date of birth.
    Name(Vec<String>, Option<BirthDate>),
}

/// Why it can be nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no letter and no digit.
    Missing,
    /// It is longer than any name.
    TooLong,
    /// An address that is not complete.
    NotAnEmail,
}

/// Everything that a text can be, the surest first.
pub fn read(text: &str, today: Date) -> Result<Vec<Reading>, Unreadable> {
    let text: String = text.trim().chars().map(european).collect();
    if text.chars().count() > NAME_LENGTH {
        return Err(Unreadable::TooLong);
    }
    if text.contains('@') {
        return Email::parse(&text).map(|email| vec![Reading::Email(email)]).ok_or(Unreadable::NotAnEmail);
    }
    let (figures, letters): (Vec<&str>, Vec<&str>) =
        text.split_whitespace().partition(|part| part.chars().any(|one| one.is_ascii_digit()));
    let mut names = words(&letters.join(" "));
    names.truncate(NAMES);
    let dates = dates(&figures.join(" "), today);
    let mut readings: Vec<Reading> = Reference::parse(&text).map(Reading::Reference).into_iter().collect();
    if names.is_empty() {
        readings.extend(dates.into_iter().map(Reading::BirthDate));
        readings.extend(Phone::parse(&text).map(|phone| Reading::Phone(ways_to_note(phone.as_str()))));
    } else {
        readings.push(Reading::Name(names, dates.first().copied()));
    }
    if !figures.is_empty() {
        readings.extend(OldReference::parse(&text).map(Reading::OldReference));
        readings.push(Reading::Case(vec![text.clone(), text.to_uppercase()]));
    }
    if readings.is_empty() { Err(Unreadable::Missing) } else { Ok(readings) }
}

fn european(character: char) -> char {
    digit(character).map_or(character, |value| char::from(b'0' + value as u8))
}

/// The days that figures can mean: `1990-01-02`, `19900102`, `900102`, `2/1 1990`, or a personal number, of which only
/// the date counts. A year of two digits can be in either century.
fn dates(text: &str, today: Date) -> Vec<BirthDate> {
    if !text.chars().all(|one| one.is_ascii_digit() || one.is_whitespace() || "-–/.,+".contains(one)) {
        return Vec::new();
    }
    let groups: Vec<&str> = text.split(|one: char| !one.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let written: Vec<[String; 3]> = match (lengths.as_slice(), groups.as_slice()) {
        ([8 | 12] | [8, 4], [all, ..]) => vec![[&all[..4], &all[4..6], &all[6..8]].map(str::to_owned)],
        ([6 | 10] | [6, 4], [all, ..]) => {
            let year = |century: &str| [format!("{century}{}", &all[..2]), all[2..4].to_owned(), all[4..6].to_owned()];
            vec![year("19"), year("20")]
        }
        ([4, 1..=2, 1..=2], [year, month, day]) | ([1..=2, 1..=2, 4], [day, month, year]) => {
            vec![[*year, *month, *day].map(str::to_owned)]
        }
        _ => Vec::new(),
    };
    written.iter().filter_map(|[year, month, day]| BirthDate::parse(year, month, day, today).ok()).collect()
}

/// A number as it can have been noted: within the country or from abroad, with the zero of the one kept in the other.
fn ways_to_note(number: &str) -> Vec<String> {
    let abroad = number.strip_prefix('+').or_else(|| number.strip_prefix("00"));
    let national = match abroad.unwrap_or(number) {
        rest if abroad.is_some() && !rest.starts_with("46") => return vec![format!("+{rest}"), format!("00{rest}")],
        rest => rest.strip_prefix("46").filter(|_| abroad.is_some()).unwrap_or(rest),
    };
    let bare = national.strip_prefix('0').unwrap_or(national);
    let ways = ["0", "+46", "+460", "0046", "00460", "46", ""];
    ways.iter().map(|before| format!("{before}{bare}")).collect()
}
