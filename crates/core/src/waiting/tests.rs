mod answers;
mod properties;
mod rule;

use super::*;
use crate::opening::Opening;
use crate::party::Comer;
use jiff::ToSpan;
use jiff::civil::{Time, Weekday, date, time};
use jiff::tz::TimeZone;

fn zone() -> TimeZone {
    TimeZone::get("Europe/Stockholm").unwrap()
}

/// A local time in October and November 2026. The clock changes on 25 October.
fn at(local: &str) -> Timestamp {
    let local: jiff::civil::DateTime = format!("2026-{local}").parse().unwrap();
    zone().to_ambiguous_timestamp(local).compatible().unwrap()
}

fn local(instant: Timestamp) -> String {
    zone().to_datetime(instant).strftime("%m-%dT%H:%M").to_string()
}

fn opening(office: &str) -> Opening {
    Opening {
        id: office.into(),
        number: 1,
        office: office.into(),
        weekdays: vec![Weekday::Monday],
        from: time(9, 0, 0, 0),
        to: time(15, 0, 0, 0),
        step: 20,
        places: 2,
        staff_only: 0,
        errands: vec!["card".into(), "talk".into()],
        step_free: false,
        valid_from: date(2026, 1, 1),
        valid_to: None,
        publish_days: 14,
        publish_at: Time::midnight(),
        note: String::new(),
        occurrences: Vec::new(),
    }
}

fn freed(hold: &str, starts_at: &str, minutes: i64) -> Freed {
    Freed::new(hold.into(), &opening("north"), at(starts_at), (minutes, 1), &zone())
}

/// Somebody who would take any time at the one office.
fn entry(person: &str, since: &str) -> Entry {
    Entry {
        id: person.into(),
        account: person.into(),
        persons: BTreeSet::from([person.into()]),
        wish: Wish {
            errand: "card".into(),
            party: vec![Comer::new(&person.into(), &"card".into())],
            minutes: 20,
            places: 1,
            step_free: false,
            offices: vec!["north".into()],
            weekdays: Weekday::Monday.cycle_forward().take(7).collect(),
            from: Time::midnight(),
            to: Time::MAX,
            notice_hours: 0,
            earliest: date(2026, 10, 1),
            latest: date(2026, 12, 31),
        },
        since: at(since),
        state: State::Waiting,
        invitation: None,
        book_by: None,
        has: None,
        missed: 0,
        phone_only: false,
    }
}

fn list(entries: impl IntoIterator<Item = Entry>) -> List {
    let entries = entries.into_iter().map(|entry| (entry.id.clone(), entry)).collect();
    List { entries, offers: BTreeMap::new() }
}

/// Offers a run at a time, and says to whom.
fn offer(list: &mut List, id: &str, freed: &Freed, now: &str) -> Result<String, Refusal> {
    let Some(choice) = choose(list, freed, at(now)) else { return Ok(String::new()) };
    decide(list, &Deed::Offer(id.into(), Box::new(freed.clone()), Box::new(choice)), at(now))?;
    Ok(list.offers[&id.into()].entry.to_string())
}
