//! The least of an agency that the rules of `core` need: one office, in a zone where the clock never changes.

use super::scenario::{Kind, Scenario};
use besok_core::agency::{Agency, OldBookings, Terms};
use besok_core::catalogue::{Catalogue, Former};
use besok_core::errand::{Errand, Together};
use besok_core::id::OfficeId;
use besok_core::language::Text;
use besok_core::office::Office;
use besok_core::release::Release;
use besok_core::town::Position;
use besok_core::words::Words;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// What the office is called.
pub fn office() -> OfficeId {
    OfficeId::from("office")
}

/// An instant of a day there.
pub fn at(day: Date, time: Time) -> Timestamp {
    // Days that people plan for are far from the ends of the calendar.
    TimeZone::UTC.to_timestamp(day.to_datetime(time)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// So many minutes later, or earlier if negative.
pub fn later(instant: Timestamp, minutes: f64) -> Timestamp {
    instant + SignedDuration::from_millis((minutes * 60_000.0).round() as i64)
}

/// Minutes from one instant to another.
pub fn minutes_between(from: Timestamp, to: Timestamp) -> f64 {
    to.duration_since(from).as_secs_f64() / 60.0
}

/// The agency of a scenario.
pub fn catalogue(scenario: &Scenario) -> Catalogue {
    Catalogue {
        agency: agency(scenario.day),
        offices: vec![the_office()],
        errands: scenario.errands.iter().map(errand).collect(),
        openings: Vec::new(),
        holidays: Vec::new(),
        closures: Vec::new(),
        towns: Vec::new(),
        words: Words::default(),
        former: Former::default(),
    }
}

fn errand(kind: &Kind) -> Errand {
    Errand {
        id: kind.errand.clone(),
        name: Text::default(),
        summary: Text::default(),
        minutes: kind.minutes,
        together: Together::Succession,
        also: Vec::new(),
        age_rules: Vec::new(),
        bring: Vec::new(),
        bring_for_child: Vec::new(),
        ahead_days: 365,
        notice_minutes: 0,
        move_minutes: 0,
        cancel_minutes: 0,
        late: kind.late,
        release: Release::Immediate,
        waiting_list: false,
        needs_invitation: false,
    }
}

fn the_office() -> Office {
    Office {
        id: office(),
        name: Text::default(),
        street: String::new(),
        postcode: String::new(),
        town: String::new(),
        position: Position { north: 0.0, east: 0.0 },
        zone: "UTC".to_owned(),
        phone: String::new(),
        phone_link: String::new(),
        access: Text::default(),
        walk_in: Text::default(),
    }
}

fn agency(day: Date) -> Agency {
    Agency {
        name: Text::default(),
        domain: String::new(),
        email: String::new(),
        phone: String::new(),
        phone_link: String::new(),
        phone_hours: Text::default(),
        postal_address: String::new(),
        website: String::new(),
        supervisor: Text::default(),
        supervisor_link: String::new(),
        accessibility_faults: Vec::new(),
        data_protection_email: String::new(),
        data_protection_authority: Text::default(),
        interpreters: Vec::new(),
        interpreter_days: 0,
        old_bookings: OldBookings::None,
        cutover: day,
        terms: Terms { version: day, paragraphs: Vec::new() },
    }
}
