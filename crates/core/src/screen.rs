//! Screens of an office: pages without anybody signed in, opened once by a link that a manager made.

use crate::id::{OfficeId, ScreenId, StaffId};
use crate::invitation::words;
use crate::language::Language;
use crate::person::one_line;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many characters the name of a screen can have.
pub const NAME: usize = 60;
/// How many characters a message of a board can have: it is read from across a room.
pub const MESSAGE: usize = 160;
/// How many screens of an office may be in use at a time.
pub const SCREENS: usize = 50;
/// For how many seconds a sign of life is not noted again.
pub const NOTED_SECONDS: i64 = 60;

/// How much may be tried in vain at a kiosk at once. After each [`PAUSE_SECONDS`] it is one more again.
pub const TRIES: i64 = 5;
/// See [`TRIES`].
pub const PAUSE_SECONDS: i64 = 60;

/// A screen, without what makes it one: that is known to its device alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// Which: a digest of its secret.
    pub id: ScreenId,
    /// Of which office.
    pub office: OfficeId,
    /// What it shows.
    pub kind: ScreenKind,
    /// What staff call it.
    pub name: String,
    /// The counter at which a sign hangs.
    pub counter: Option<i64>,
    /// Who made it.
    pub made_by: StaffId,
    /// When.
    pub made_at: Timestamp,
    /// When it was last there, to a minute.
    pub seen_at: Option<Timestamp>,
    /// When it was ended.
    pub ended_at: Option<Timestamp>,
}

words! {
    /// What a screen shows.
    ScreenKind {
        /// Where people register and take tickets.
        Kiosk = "kiosk",
        /// The board of the waiting room.
        Board = "board",
        /// The sign at a counter.
        Sign = "sign",
    }
}

impl Screen {
    /// As events name it.
    pub fn actor(&self) -> String {
        format!("screen:{}", self.id)
    }

    /// Whether a sign of life now is worth noting.
    pub fn is_sight_new(&self, now: Timestamp) -> bool {
        self.seen_at.is_none_or(|seen| now.as_second() - seen.as_second() >= NOTED_SECONDS)
    }
}

/// What an office tells everybody in its waiting room.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// A line in some of the languages, by tag. Without a line nothing is told.
    pub lines: BTreeMap<String, String>,
    /// The one day of the office on which it is told; until it is taken away if it does not say.
    pub only_on: Option<Date>,
}

impl Message {
    /// As it was typed, a line for each language; or the languages whose lines are too long or several.
    pub fn read(typed: &[(Language, &str)], only_on: Option<Date>) -> Result<Self, Vec<Language>> {
        let said = typed.iter().filter(|(_, line)| !line.trim().is_empty());
        let (mut lines, mut wrong) = (BTreeMap::new(), Vec::new());
        for (language, line) in said {
            match one_line(line, MESSAGE) {
                Some(line) => drop(lines.insert(language.tag().to_owned(), line.to_owned())),
                None => wrong.push(*language),
            }
        }
        if wrong.is_empty() { Ok(Self { lines, only_on }) } else { Err(wrong) }
    }

    /// Its line in a language.
    pub fn line(&self, language: Language) -> Option<&str> {
        self.lines.get(language.tag()).map(String::as_str)
    }

    /// Whether it is told on a day.
    pub fn is_told(&self, day: Date) -> bool {
        !self.lines.is_empty() && self.only_on.is_none_or(|only| only == day)
    }
}

/// A name for a screen as it was typed: some characters, on one line.
pub fn name(typed: &str) -> Option<&str> {
    one_line(typed, NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_short_line() {
        assert_eq!(name("  By the door "), Some("By the door"));
        for bad in ["", "  ", "two\nlines", &"x".repeat(NAME + 1)] {
            assert_eq!(name(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_message_is_a_short_line_in_some_languages() {
        let [swedish, _, english, arabic] = Language::all().collect::<Vec<_>>()[..] else { panic!() };
        let (today, tomorrow) = (jiff::civil::date(2026, 12, 8), jiff::civil::date(2026, 12, 9));
        let typed = [(swedish, " Hissen är trasig. "), (english, "  "), (arabic, "المصعد معطل")];
        let message = Message::read(&typed, Some(today)).unwrap();
        assert_eq!(message.line(swedish), Some("Hissen är trasig."));
        assert_eq!(message.line(english), None);
        assert!(message.is_told(today) && !message.is_told(tomorrow));
        assert!(Message { only_on: None, ..message }.is_told(tomorrow));
        assert!(!Message::read(&[(swedish, "")], None).unwrap().is_told(today), "nothing is no message");
        let long = "x".repeat(MESSAGE + 1);
        let wrong = Message::read(&[(swedish, "two\nlines"), (english, &long), (arabic, "سطر")], None);
        assert_eq!(wrong, Err(vec![swedish, english]));
    }

    #[test]
    fn a_kind_is_read_as_it_is_written() {
        for kind in ScreenKind::ALL.iter().copied() {
            assert_eq!(ScreenKind::parse(kind.as_str()), Some(kind));
        }
        assert_eq!(ScreenKind::parse("tv"), None);
    }
}
