//! The parts of a catalogue as values, in the order in which the files have them.

use super::write::{Table, Value};
use besok_core::agency::{Agency, Terms};
use besok_core::errand::{AgeRule, Errand, Together};
use besok_core::holiday::{Holiday, weekday_name};
use besok_core::office::Office;
use besok_core::opening::{Occurrence, Opening};
use besok_core::town::{Position, Town};
use besok_core::words::Words;
use jiff::civil::Time;

pub(super) fn agency(agency: &Agency) -> Table {
    let interpreters = agency
        .interpreters
        .iter()
        .map(|one| Value::Table(vec![("tag", one.tag.as_str().into()), ("name", (&one.name).into())]));
    vec![
        ("name", (&agency.name).into()),
        ("domain", agency.domain.as_str().into()),
        ("email", agency.email.as_str().into()),
        ("phone", agency.phone.as_str().into()),
        ("phone_link", agency.phone_link.as_str().into()),
        ("phone_hours", (&agency.phone_hours).into()),
        ("postal_address", agency.postal_address.as_str().into()),
        ("website", agency.website.as_str().into()),
        ("supervisor", (&agency.supervisor).into()),
        ("supervisor_link", agency.supervisor_link.as_str().into()),
        ("accessibility_faults", Value::texts(&agency.accessibility_faults)),
        ("data_protection_email", agency.data_protection_email.as_str().into()),
        ("data_protection_authority", (&agency.data_protection_authority).into()),
        ("interpreters", Value::list(interpreters)),
        ("interpreter_days", agency.interpreter_days.into()),
        ("old_bookings", agency.old_bookings.as_str().into()),
        ("cutover", agency.cutover.into()),
        ("terms", terms(&agency.terms)),
    ]
}

fn terms(terms: &Terms) -> Value {
    Value::Table(vec![("version", terms.version.into()), ("paragraphs", Value::texts(&terms.paragraphs))])
}

pub(super) fn errand(errand: &Errand) -> Table {
    let together = match errand.together {
        Together::Succession => "succession",
        Together::SideBySide => "side_by_side",
    };
    let rule = |rule: &AgeRule| {
        let AgeRule { under, minutes, note } = rule;
        Value::Table(vec![("under", (*under).into()), ("minutes", (*minutes).into()), ("note", note.into())])
    };
    vec![
        ("id", errand.id.as_str().into()),
        ("name", (&errand.name).into()),
        ("summary", (&errand.summary).into()),
        ("minutes", errand.minutes.into()),
        ("together", together.into()),
        ("also", Value::list(errand.also.iter().map(|id| id.as_str().into()))),
        ("age_rules", Value::list(errand.age_rules.iter().map(rule))),
        ("bring", Value::texts(&errand.bring)),
        ("bring_for_child", Value::texts(&errand.bring_for_child)),
        ("ahead_days", errand.ahead_days.into()),
        ("notice_minutes", errand.notice_minutes.into()),
        ("move_minutes", errand.move_minutes.into()),
        ("cancel_minutes", errand.cancel_minutes.into()),
        ("late", errand.late.as_str().into()),
        ("release", errand.release.to_string().as_str().into()),
        ("waiting_list", errand.waiting_list.into()),
        ("needs_invitation", errand.needs_invitation.into()),
    ]
}

pub(super) fn holiday(holiday: Holiday) -> Table {
    let day = |month: i8, day: i8| [("month", i64::from(month).into()), ("day", i64::from(day).into())];
    match holiday {
        Holiday::Fixed { month, day: on } => [("rule", "fixed".into())].into_iter().chain(day(month, on)).collect(),
        Holiday::Easter { days } => vec![("rule", "easter".into()), ("days", i64::from(days).into())],
        Holiday::WeekdayFrom { weekday, month, day: from } => {
            let head: [(&str, Value); 2] =
                [("rule", "weekday_from".into()), ("weekday", weekday_name::name(weekday).into())];
            head.into_iter().chain(day(month, from)).collect()
        }
    }
}

pub(super) fn office(office: &Office) -> Table {
    vec![
        ("id", office.id.as_str().into()),
        ("name", (&office.name).into()),
        ("street", office.street.as_str().into()),
        ("postcode", office.postcode.as_str().into()),
        ("town", office.town.as_str().into()),
        ("position", position(office.position)),
        ("zone", office.zone.as_str().into()),
        ("phone", office.phone.as_str().into()),
        ("phone_link", office.phone_link.as_str().into()),
        ("access", (&office.access).into()),
        ("walk_in", (&office.walk_in).into()),
    ]
}

fn position(Position { north, east }: Position) -> Value {
    Value::list([north.into(), east.into()])
}

pub(super) fn opening(opening: &Opening) -> Table {
    let mut fields: Table = vec![
        ("id", opening.id.as_str().into()),
        ("office", opening.office.as_str().into()),
        ("weekdays", Value::list(opening.weekdays.iter().map(|day| weekday_name::name(*day).into()))),
        ("from", opening.from.into()),
        ("to", opening.to.into()),
        ("step", opening.step.into()),
        ("places", opening.places.into()),
        ("staff_only", opening.staff_only.into()),
        ("errands", Value::list(opening.errands.iter().map(|id| id.as_str().into()))),
        ("step_free", opening.step_free.into()),
        ("valid_from", opening.valid_from.into()),
    ];
    fields.extend(opening.valid_to.map(|day| ("valid_to", day.into())));
    fields.push(("publish_days", opening.publish_days.into()));
    fields.extend((opening.publish_at != Time::midnight()).then(|| ("publish_at", opening.publish_at.into())));
    fields.extend((!opening.note.is_empty()).then(|| ("note", opening.note.as_str().into())));
    if !opening.occurrences.is_empty() {
        fields.push(("occurrences", Value::list(opening.occurrences.iter().map(occurrence))));
    }
    fields
}

fn occurrence(occurrence: &Occurrence) -> Value {
    let mut fields: Table = vec![("day", occurrence.day.into())];
    match &occurrence.hours {
        None => fields.push(("closed", true.into())),
        Some(hours) => fields.extend([
            ("from", hours.from.into()),
            ("to", hours.to.into()),
            ("places", hours.places.into()),
            ("staff_only", hours.staff_only.into()),
        ]),
    }
    Value::Table(fields)
}

pub(super) fn town(town: &Town) -> Table {
    let mut fields: Table = vec![("name", town.name.as_str().into()), ("position", position(town.position))];
    if !town.names.is_empty() {
        fields.push(("names", Value::Texts(town.names.clone())));
    }
    if !town.also.is_empty() {
        fields.push(("also", Value::list(town.also.iter().map(|name| name.as_str().into()))));
    }
    fields
}

/// One table for each sentence that the agency says in its own words.
pub(super) fn words(words: &Words) -> Vec<Table> {
    let table = |(key, texts): (&String, _)| {
        vec![("key", Value::from(key.as_str())), ("text", Value::Texts(Clone::clone(texts)))]
    };
    words.0.iter().map(table).collect()
}
