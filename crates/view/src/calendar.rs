//! Calendar files (RFC 5545), for download and in mails.
//!
//! Times are in UTC, so that no zone has to be described. `UID` stays and `SEQUENCE` grows as a booking changes:
//! that is how calendar programs know an update. Like mails they are neutral, because calendars are shared.

use crate::mail::place;
use crate::texts::{t, t_with};
use besok_core::agency::Agency;
use besok_core::language::Language;
use besok_core::message::Appointment;
use besok_core::office::Office;
use besok_core::town::Position;
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// An appointment as an entry in a calendar.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The language of its words.
    pub language: Language,
    /// The appointment.
    pub appointment: &'a Appointment,
    /// Where it is.
    pub office: &'a Office,
    /// With whom.
    pub agency: &'a Agency,
    /// Where the product is reached: `https://besok.example`.
    pub base_url: &'a str,
}

/// On which way, and what for, an entry goes to a calendar (RFC 5546).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method<'a> {
    /// A file that the visitor downloads; whether the appointment is cancelled.
    Publish {
        /// Whether the appointment is cancelled.
        cancelled: bool,
    },
    /// A new or changed appointment, by mail to this address.
    Request(&'a str),
    /// A cancelled appointment, by mail to this address.
    Cancel(&'a str),
}

impl Method<'_> {
    /// The method's name, as in files and in `text/calendar; method=`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Publish { .. } => "PUBLISH",
            Self::Request(_) => "REQUEST",
            Self::Cancel(_) => "CANCEL",
        }
    }

    fn is_cancelled(self) -> bool {
        matches!(self, Self::Publish { cancelled: true } | Self::Cancel(_))
    }
}

impl Entry<'_> {
    /// The calendar file.
    pub fn render(&self, method: Method<'_>) -> String {
        let mut calendar = Calendar::empty();
        for (name, value) in [
            ("VERSION", "2.0"),
            ("PRODID", "-//Besok//Besok//EN"),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", method.as_str()),
        ] {
            calendar.append_property((name, value));
        }
        calendar.push(self.event(method));
        calendar.to_string()
    }

    fn event(&self, method: Method<'_>) -> Event {
        let appointment = self.appointment;
        let office = self.office;
        let Position { north, east } = office.position;
        let mut event = Event::new();
        event
            .uid(&self.uid(""))
            .add_property("SEQUENCE", appointment.sequence.to_string())
            .add_property("DTSTAMP", utc(appointment.changed_at))
            .add_property("DTSTART", utc(appointment.starts_at))
            .add_property("DTEND", utc(appointment.ends_at))
            .add_property("STATUS", if method.is_cancelled() { "CANCELLED" } else { "CONFIRMED" })
            .add_property("GEO", format!("{north};{east}"))
            .append_property(self.words("SUMMARY", self.summary()))
            .append_property(self.words("DESCRIPTION", self.description(method)))
            .append_property(self.words("LOCATION", place(self.language, office)));
        if let Method::Request(to) | Method::Cancel(to) = method {
            self.parties(&mut event, to);
        }
        if !method.is_cancelled() {
            event.alarm(self.alarm());
        }
        event.done()
    }

    /// A property for people, which says its language.
    fn words(&self, name: &str, text: String) -> Property {
        Property::new(name, text).add_parameter("LANGUAGE", self.language.tag()).done()
    }

    /// Who sends it and to whom. The visitor has agreed by booking, so no answer is asked for.
    fn parties(&self, event: &mut Event, to: &str) {
        let agency = self.agency.name.get(self.language);
        let organizer =
            Property::new("ORGANIZER", format!("mailto:{}", self.agency.email)).add_parameter("CN", agency).done();
        let attendee = Property::new("ATTENDEE", format!("mailto:{to}"))
            .add_parameter("PARTSTAT", "ACCEPTED")
            .add_parameter("RSVP", "FALSE")
            .done();
        event.append_property(organizer).append_multi_property(attendee);
    }

    /// The day before. It has the entry's own stamp and a name of its own, so that the same facts give the same file.
    fn alarm(&self) -> Alarm {
        Alarm::display(&self.summary(), -chrono::TimeDelta::days(1))
            .add_property("DTSTAMP", utc(self.appointment.changed_at))
            .uid(&self.uid("-alarm"))
            .append_property(self.words("DESCRIPTION", self.summary()))
            .done()
    }

    fn uid(&self, part: &str) -> String {
        format!("{}{part}@{}", self.appointment.reference.as_str(), self.agency.domain)
    }

    fn summary(&self) -> String {
        let agency = self.agency.name.get(self.language);
        t_with(self.language, "mail-calendar-summary", &[("agency", agency.into())]).into_owned()
    }

    fn description(&self, method: Method<'_>) -> String {
        let reference = self.appointment.reference.to_string();
        let mut lines = vec![
            t_with(self.language, "mail-people", &[("people", self.appointment.people.into())]),
            t_with(self.language, "mail-reference", &[("reference", reference.into())]),
        ];
        if !method.is_cancelled() {
            let my_page = format!("{}/{}/my", self.base_url, self.language.tag());
            lines.push(format!("{} {my_page}", t(self.language, "mail-change")).into());
        }
        lines.join("\n")
    }
}

fn utc(instant: Timestamp) -> String {
    TimeZone::UTC.to_datetime(instant).strftime("%Y%m%dT%H%M%SZ").to_string()
}
