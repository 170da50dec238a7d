//! The kinds of values that stand in a catalogue, each with the words for what is allowed.

use super::problem::Said;
use super::source::Node;
use besok_core::holiday::weekday_name;
use besok_core::language::{Language, Text};
use besok_core::town::Position;
use besok_view::staff::Needed;
use jiff::civil::{Date, Time, Weekday};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use toml::de::DeValue;

impl<'a> Node<'a> {
    /// One line of text. Line breaks are refused because names go into the headers of mails.
    pub fn string(&self) -> Option<&'a str> {
        self.string_that((Needed::Text, "text in quotes on one line, not empty"), |_| true)
    }

    /// One line of text that passes a test.
    pub fn string_that(&self, allowed: impl Into<Said>, passes: impl FnOnce(&str) -> bool) -> Option<&'a str> {
        match self.value() {
            DeValue::String(text) if !text.trim().is_empty() && !text.contains(char::is_control) && passes(text) => {
                Some(text)
            }
            _ => self.refuse(allowed),
        }
    }

    /// A text in every full language; partial ones may have it too.
    pub fn text(&self) -> Option<Text> {
        let tags: Vec<&str> = Language::all().map(Language::tag).collect();
        let DeValue::Table(table) = self.value() else {
            return self.refuse(&format!("a text in each language: {}", tags.join(", ")));
        };
        let mut texts = BTreeMap::new();
        for (tag, value) in table {
            let node = self.inside(value);
            texts.extend(node.string_in(tag.get_ref()));
        }
        let lacking: Vec<&str> = Language::full().map(Language::tag).filter(|tag| !table.contains_key(*tag)).collect();
        for tag in &lacking {
            self.complain::<()>(&format!("`{}` lacks its text in `{tag}`; every language is needed", self.field()));
        }
        (lacking.is_empty() && texts.len() == table.len()).then_some(Text(texts))
    }

    /// One line of text in this language, with the language's tag.
    pub fn string_in(&self, tag: &str) -> Option<(String, String)> {
        let Some(language) = Language::from_tag(tag) else {
            let tags: Vec<&str> = Language::all().map(Language::tag).collect();
            let (field, tags) = (self.field(), tags.join(", "));
            return self.complain(&format!("`{field}` has the language `{tag}`; there are: {tags}"));
        };
        Some((language.tag().to_owned(), self.string()?.to_owned()))
    }

    /// A whole number within limits.
    pub fn integer(&self, limits: RangeInclusive<i64>) -> Option<i64> {
        let number = match self.value() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        number.filter(|number| limits.contains(number)).or_else(|| {
            let needed = Needed::Whole(*limits.start(), *limits.end());
            self.refuse((needed, &format!("a whole number from {} to {}", limits.start(), limits.end())))
        })
    }

    /// Yes or no.
    pub fn boolean(&self) -> Option<bool> {
        self.value().as_bool().or_else(|| self.refuse("true or false"))
    }

    /// A number of degrees within plus or minus a limit.
    fn degrees(&self, limit: i32) -> Option<f64> {
        let number: Option<f64> = match self.value() {
            DeValue::Float(number) => number.as_str().parse().ok(),
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            _ => None,
        };
        number
            .filter(|number| number.abs() <= f64::from(limit))
            .or_else(|| self.refuse((Needed::Degrees(limit.into()), &format!("a number from -{limit} to {limit}"))))
    }

    /// A place on the earth.
    pub fn position(&self) -> Option<Position> {
        match self.value() {
            DeValue::Array(list) if list.len() == 2 => {
                let (north, east) = (self.inside(&list[0]).degrees(90), self.inside(&list[1]).degrees(180));
                Some(Position { north: north?, east: east? })
            }
            _ => self.refuse("degrees north and degrees east, like [59.3613, 17.9716]"),
        }
    }

    /// A day.
    pub fn date(&self) -> Option<Date> {
        let written = self.value().as_datetime().filter(|value| value.time.is_none()).and_then(|value| value.date);
        written
            .and_then(|date| Date::new(date.year as i16, date.month as i8, date.day as i8).ok())
            .or_else(|| self.refuse((Needed::Day, "a day without quotes, like 2026-03-05")))
    }

    /// A time of day in whole minutes, because slots begin on minutes.
    pub fn time(&self) -> Option<Time> {
        let written = self.value().as_datetime().filter(|value| value.date.is_none()).and_then(|value| value.time);
        written
            .filter(|time| time.second.unwrap_or(0) == 0 && time.nanosecond.unwrap_or(0) == 0)
            .and_then(|time| Time::new(time.hour as i8, time.minute as i8, 0, 0).ok())
            .or_else(|| self.refuse("a time in whole minutes without quotes, like 08:30"))
    }

    /// A weekday by its name.
    pub fn weekday(&self) -> Option<Weekday> {
        let weekday = self.value().as_str().and_then(weekday_name::parse);
        weekday.or_else(|| self.refuse("\"monday\" to \"sunday\""))
    }

    /// A list with at least one value.
    pub fn some<T>(&self, read: impl FnMut(Node<'a>) -> Option<T>) -> Option<Vec<T>> {
        match self.value() {
            DeValue::Array(list) if list.is_empty() => self.refuse((Needed::Text, "a list with at least one value")),
            _ => self.each(read),
        }
    }

    /// A phone number for a link.
    pub fn phone_link(&self) -> Option<String> {
        let digits = |text: &str| {
            let rest = text.strip_prefix('+').unwrap_or_default();
            (6..=15).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit())
        };
        self.string_that((Needed::PhoneLink, "+ and 6 to 15 digits, like \"+4684650000\""), digits).map(str::to_owned)
    }
}
