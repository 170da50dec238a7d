//! The pages for everybody.

use super::samples;
use super::show::shows;
use crate::public;
use besok_core::agency::{Agency, Terms};
use besok_core::catalogue::Catalogue;
use besok_core::holiday::Holiday;
use besok_core::opening::Opening;
use jiff::civil::{Date, Time, Weekday, date, time};

fn opening(weekdays: &[Weekday], from: Time, to: Time) -> Opening {
    Opening {
        id: "o".into(),
        number: 1,
        office: "sundbyberg".into(),
        weekdays: weekdays.to_vec(),
        from,
        to,
        step: 20,
        places: 1,
        staff_only: 0,
        errands: vec!["fingerprints".into()],
        step_free: true,
        valid_from: date(2026, 1, 1),
        valid_to: None,
        publish_days: 60,
        publish_at: jiff::civil::Time::midnight(),
        note: String::new(),
        occurrences: Vec::new(),
    }
}

/// Two counters side by side in the morning, a lunch closure, a rule that has ended, and Christmas Eve.
fn catalogue() -> Catalogue {
    let (nine, noon) = (time(9, 0, 0, 0), time(12, 0, 0, 0));
    let ended = Opening { valid_to: Some(date(2026, 11, 1)), ..opening(&[Weekday::Saturday], nine, noon) };
    let openings = vec![
        opening(&[Weekday::Monday, Weekday::Thursday], nine, noon),
        opening(&[Weekday::Monday], time(8, 30, 0, 0), time(11, 0, 0, 0)),
        opening(&[Weekday::Monday, Weekday::Thursday], time(13, 0, 0, 0), time(15, 0, 0, 0)),
        ended,
    ];
    Catalogue { openings, holidays: vec![Holiday::Fixed { month: 12, day: 24 }], ..samples::catalogue() }
}

#[test]
fn start() {
    shows("public_start", "/", |frame| public::start(frame, &catalogue(), true));
    shows("public_start_later", "/", |frame| public::start(frame, &catalogue(), false));
}

#[test]
fn errands() {
    shows("public_errands", "/errands", |frame| public::errands(frame, &catalogue()));
}

#[test]
fn offices() {
    shows("public_offices", "/offices", |frame| public::offices(frame, &catalogue(), &samples::from_nowhere()));
    let names = ["Örebro", "Åmål", "Boden", "Älmhult", "Ystad", "Arboga"];
    let offices = names.iter().map(|name| samples::office(name, name, "Kungsgatan 1")).collect();
    let catalogue = Catalogue { offices, ..catalogue() };
    shows("public_offices_sorted", "/offices", |frame| public::offices(frame, &catalogue, &samples::from_nowhere()));
}

#[test]
fn office() {
    let now = samples::at("2026-11-24T10:00:00Z");
    shows("public_office", "/offices/sundbyberg", |frame| {
        public::office(frame, &samples::sundbyberg(), &catalogue(), (now, true))
    });
}

#[test]
fn how_to_sign_in() {
    shows("public_how_to_sign_in", "/how-to-sign-in", public::how_to_sign_in);
}

#[test]
fn lost_mailbox() {
    shows("public_lost_mailbox", "/lost-mailbox", public::lost_mailbox);
}

#[test]
fn contact() {
    shows("public_contact", "/contact", public::contact);
}

#[test]
fn privacy() {
    shows("public_privacy", "/privacy", public::privacy);
}

#[test]
fn terms() {
    let paragraph = samples::text("Sälj inte din tid.", "Do not sell your time.", "لا تبع موعدك.");
    let terms = Terms { version: Date::constant(2026, 3, 5), paragraphs: vec![paragraph] };
    let agency = Agency { terms, ..samples::agency() };
    shows("public_terms", "/terms", |frame| public::terms(&crate::frame::Frame { agency: &agency, ..*frame }));
}

#[test]
fn accessibility() {
    shows("public_accessibility", "/accessibility", public::accessibility);
    let fault = samples::text("Kartan är inte tillgänglig.", "The map is not accessible.", "الخريطة غير متاحة للجميع.");
    let agency = Agency { accessibility_faults: vec![fault], ..samples::agency() };
    shows("public_accessibility_faults", "/accessibility", |frame| {
        public::accessibility(&crate::frame::Frame { agency: &agency, ..*frame })
    });
}
