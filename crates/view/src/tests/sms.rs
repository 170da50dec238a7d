//! Every SMS in every language, and that none is too long.

use super::samples;
use crate::sms::{SEGMENTS, render, segments};
use besok_core::account::{Phone, Purpose};
use besok_core::catalogue::Catalogue;
use besok_core::language::Language;
use besok_core::ledger::Spot;
use besok_core::message::{Appointment, Body, Message, To};
use besok_core::visit::Ticket;
use jiff::ToSpan;

fn bodies(old: bool) -> Vec<Body> {
    let appointment = Appointment { old, ..Appointment::from(&samples::booking()) };
    let to = Spot { office: appointment.office.clone(), starts_at: appointment.starts_at + 168.hours() };
    let ticket = Ticket { number: 112, booked: true };
    let turn = |counter| Body::YourTurn { visit: "0200".into(), ticket, counter, office: appointment.office.clone() };
    vec![
        turn(Some(12)),
        Body::Code { code: "123456".to_owned(), minutes: 15, purpose: Purpose::SignIn },
        Body::Booked(appointment.clone()),
        Body::Moved(appointment.clone()),
        Body::Changed(appointment.clone()),
        Body::Cancelled(appointment.clone()),
        Body::CalledOff { appointment: appointment.clone(), message: "A pipe has burst.".to_owned() },
        Body::Reminder(appointment.clone()),
        Body::Offered { until: appointment.starts_at - 120.hours(), appointment, to },
    ]
}

fn sms(language: Language, body: &Body, catalogue: &Catalogue) -> Option<String> {
    let to = To::Phone(Phone::parse("+46701234567").unwrap());
    let message = Message { id: "0192".into(), to, language, body: body.clone() };
    render(&message, catalogue, "https://besok.myndigheten.example")
}

/// The sample agency, with this name for every office.
fn with_offices(name: &str) -> Catalogue {
    let mut catalogue = samples::catalogue();
    for office in &mut catalogue.offices {
        office.name = samples::text(name, name, name);
    }
    catalogue
}

#[test]
fn sms_in_every_language() {
    for language in Language::all() {
        for body in bodies(false) {
            let text = sms(language, &body, &samples::catalogue()).unwrap();
            let tag = language.tag();
            insta::assert_snapshot!(
                format!("sms_{}.{tag}", body.kind()),
                format!("{text}\n\n({} segments)", segments(&text))
            );
        }
    }
}

#[test]
fn no_sms_is_too_long_whatever_an_office_is_called() {
    let long = "Servicekontoret för medborgarskap, arbetstillstånd och asyl i Upplands Väsby och Sigtuna ".repeat(3);
    for name in ["Väsby", long.as_str(), &"Łódź ".repeat(40), &"مكتب الخدمات ".repeat(20), &"Väsby 🙂 ".repeat(20)]
    {
        let catalogue = with_offices(name);
        for language in Language::all() {
            // The page of an old booking has the longer address.
            for body in bodies(true) {
                let text = sms(language, &body, &catalogue).unwrap();
                assert!(segments(&text) <= SEGMENTS, "{} of {}: {text}", segments(&text), language.tag());
                if !matches!(body, Body::Code { .. }) {
                    let begins: String = name.chars().take(5).collect();
                    assert!(text.contains(&begins), "the place is still there: {text}");
                }
            }
        }
    }
}

#[test]
fn what_the_agency_says_is_whole_or_left_out() {
    let appointment = Appointment::from(&samples::booking());
    let called_off = |message: &str| {
        let body = Body::CalledOff { appointment: appointment.clone(), message: message.to_owned() };
        sms(Language::DEFAULT, &body, &samples::catalogue()).unwrap()
    };
    assert!(called_off("Ett rör har gått sönder.").contains("\nEtt rör har gått sönder.\n"));
    let long = called_off(&"Ett rör har gått sönder. ".repeat(20));
    assert!(!long.contains("rör") && segments(&long) <= SEGMENTS, "{long}");
}

#[test]
fn sms_are_neutral() {
    for language in Language::all() {
        for body in bodies(false) {
            let text = sms(language, &body, &samples::catalogue()).unwrap();
            assert!(!text.contains(samples::errand().name.get(language)), "names the errand: {text}");
            assert!(!text.contains("Hohenstauffen"), "names who comes: {text}");
        }
    }
}

#[test]
fn what_has_no_words_for_an_sms_has_none() {
    for body in [Body::EmailTaken, Body::EmailChanged, Body::AccountDeleted, Body::AskedNoMore, Body::Named] {
        assert_eq!(sms(Language::DEFAULT, &body, &samples::catalogue()), None, "{}", body.kind());
    }
}
