//! Reading the forms into what they say. What cannot be read is told from what was left out.

use crate::error::Error;
use crate::page::Page;
use besok_core::booking::Reference;
use besok_core::holiday::weekday_name;
use besok_core::id::OpeningId;
use besok_core::opening::check::{Answers, HourAnswers};
use besok_core::opening::choice::{Choice, Choices};
use besok_core::opening::fault::{Fault, Field, NOTE, Unreadable};
use besok_core::opening::local_day;
use besok_view::staff::openings::Filled;
use jiff::Timestamp;
use jiff::civil::{Date, Time};

/// What people write, and so stands in no address.
pub(super) const WORDS: [&str; 6] = ["note", "why", "message", "all", "each", "seen"];

/// An opening as the form says it.
pub(super) fn opening(filled: &Filled, note: &str) -> Answers {
    let noted = filled.all(Field::Note.as_str()).next();
    Answers {
        weekdays: filled.all(Field::Weekdays.as_str()).filter_map(weekday_name::parse).collect(),
        hours: hours(filled),
        step: number(filled, Field::Step),
        errands: filled.all(Field::Errands.as_str()).map(Into::into).collect(),
        step_free: !filled.get(Field::StepFree.as_str()).is_empty(),
        first: day(filled, Field::First),
        last: last(filled),
        publish_days: number(filled, Field::PublishDays),
        publish_at: time(filled, Field::PublishAt),
        note: noted.unwrap_or(note).trim().to_owned(),
    }
}

/// Hours as a form says them.
pub(super) fn hours(filled: &Filled) -> HourAnswers {
    HourAnswers {
        from: time(filled, Field::From),
        to: time(filled, Field::To),
        places: number(filled, Field::Places),
        staff_only: number(filled, Field::StaffOnly),
    }
}

/// The last day, which may be left out.
pub(super) fn last(filled: &Filled) -> Option<Result<Date, Unreadable>> {
    let text = filled.get(Field::Last.as_str());
    (!text.is_empty()).then(|| text.parse().map_err(|_| Unreadable))
}

/// A day.
pub(super) fn day(filled: &Filled, field: Field) -> Option<Date> {
    filled.get(field.as_str()).parse().ok()
}

/// A time of day, in whole minutes: `09:00`, and also `9.00`.
pub(super) fn time(filled: &Filled, field: Field) -> Option<Time> {
    Time::strptime("%H:%M", filled.get(field.as_str()).replace('.', ":")).ok()
}

fn number(filled: &Filled, field: Field) -> Option<i64> {
    filled.get(field.as_str()).parse().ok()
}

/// What is to become of the bookings. Where it is not said when they were shown, each is kept.
pub(super) fn choices(filled: &Filled) -> Choices {
    let each = filled.0.iter().filter_map(|(name, choice)| {
        let reference = Reference::parse(name.strip_prefix("each-")?)?;
        Some((reference, Choice::parse(choice)))
    });
    Choices {
        all: Choice::parse(filled.get("all")).unwrap_or_default(),
        each: each.collect(),
        seen: filled.get("seen").parse().unwrap_or(Timestamp::UNIX_EPOCH),
    }
}

/// What is wrong with the words with which a change is saved.
pub(super) fn words(filled: &Filled) -> Vec<Fault> {
    let why = filled.get(Field::Why.as_str());
    let mut faults = message(filled);
    if why.is_empty() {
        faults.push(Fault::Missing(Field::Why));
    }
    if why.chars().count() > NOTE {
        faults.push(Fault::TooLong(Field::Why));
    }
    faults
}

/// What is wrong with the message to those whose visits are cancelled: nobody is told of that without a word.
pub(super) fn message(filled: &Filled) -> Vec<Fault> {
    let cancels = |(name, choice): &(String, String)| {
        (name == "all" || name.starts_with("each-")) && Choice::parse(choice) == Some(Choice::Cancel)
    };
    let message = filled.get(Field::Message.as_str()).trim();
    match message.chars().count() {
        0 if filled.0.iter().any(cancels) => vec![Fault::Missing(Field::Message)],
        count if count > NOTE => vec![Fault::TooLong(Field::Message)],
        _ => Vec::new(),
    }
}

/// The id of a new opening: the form carries it, so that the same form sent twice makes one.
pub(super) fn new_id(filled: &Filled, office: &str) -> Result<OpeningId, Error> {
    let id = filled.get("id");
    let rest = id.strip_prefix(office).and_then(|rest| rest.strip_prefix('-'));
    let is_id = |rest: &str| rest.len() == 8 && rest.bytes().all(|byte| byte.is_ascii_hexdigit());
    if rest.is_some_and(is_id) { Ok(id.into()) } else { Err(Error::Outdated) }
}

/// A form for a new opening.
pub(super) fn blank(page: &Page, office: &str) -> Result<Filled, Error> {
    let app = &page.web.app;
    let today = local_day(app.clock.now(), &page.office(office)?.time_zone());
    let answers = [
        ("id", format!("{office}-{}", &app.random.token()[..8])),
        (Field::StaffOnly.as_str(), "0".to_owned()),
        (Field::First.as_str(), today.to_string()),
        (Field::PublishDays.as_str(), "60".to_owned()),
        (Field::PublishAt.as_str(), "00:00".to_owned()),
        (Field::StepFree.as_str(), "1".to_owned()),
    ];
    Ok(Filled(answers.into_iter().map(|(name, answer)| (name.to_owned(), answer)).collect()))
}
