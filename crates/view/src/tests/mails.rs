//! Every mail in every language.

use super::samples;
use crate::mail::{Mail, render};
use besok_core::account::Purpose;
use besok_core::language::Language;
use besok_core::ledger::Spot;
use besok_core::message::{Appointment, Body, Message, To};
use besok_core::restriction::{Reason, Ruling};
use besok_core::visit::Ticket;
use jiff::ToSpan;
use jiff::civil::date;

fn mails(language: Language) -> Vec<(&'static str, Mail)> {
    let appointment = Appointment::from(&samples::booking());
    let code = |purpose| Body::Code { code: "123456".to_owned(), minutes: 10, purpose };
    let bodies = [
        code(Purpose::SignIn),
        code(Purpose::OldEmail),
        code(Purpose::NewEmail),
        code(Purpose::Deletion),
        code(Purpose::Hold),
        Body::EmailTaken,
        Body::EmailChanged,
        Body::AccountDeleted,
        Body::Named,
        Body::Restricted { reason: Reason::HeldTimes, until: Some(appointment.starts_at) },
        Body::Restricted { reason: Reason::NobodyCame, until: None },
        Body::Ruled { ruling: Ruling::Explained },
        Body::Ruled { ruling: Ruling::Talk },
        asked(false),
        asked(true),
        Body::AskedNoMore,
        Body::Booked(appointment.clone()),
        Body::Moved(Appointment { sequence: 1, ..appointment.clone() }),
        Body::Changed(Appointment { sequence: 1, people: 3, ..appointment.clone() }),
        Body::Cancelled(Appointment { sequence: 2, ..appointment.clone() }),
        Body::Reminder(appointment.clone()),
        turn(None),
        turn(Some(3)),
        offered(appointment),
    ];
    let send = |body: Body| {
        let to = To::parse("email", "anna@example.org").unwrap();
        let message = Message { id: "0192".into(), to, language, body };
        (name(&message.body), render(&message, &samples::catalogue(), "https://besok.example"))
    };
    bodies.into_iter().map(send).collect()
}

fn turn(counter: Option<i64>) -> Body {
    let ticket = Ticket { number: 12, booked: true };
    Body::YourTurn { visit: "0200".into(), ticket, counter, office: "sundbyberg".into() }
}

fn asked(reminder: bool) -> Body {
    let (secret, book_by) = ("00ff".repeat(8), date(2026, 4, 17));
    Body::Asked { invitation: "0192".into(), secret, book_by, reminder }
}

fn offered(appointment: Appointment) -> Body {
    let starts_at = appointment.starts_at + 168.hours();
    let to = Spot { office: appointment.office.clone(), starts_at };
    Body::Offered { until: appointment.starts_at - 120.hours(), appointment, to }
}

/// The kind, and for a code its purpose, which is another text.
fn name(body: &Body) -> &'static str {
    match body {
        Body::Code { purpose: Purpose::SignIn, .. } => "code",
        Body::Code { purpose, .. } => purpose.as_str(),
        Body::Asked { reminder: true, .. } => "asked_reminder",
        Body::YourTurn { counter: Some(_), .. } => "your_turn_called",
        Body::Restricted { until: None, .. } => "restricted_open",
        Body::Ruled { ruling } if !ruling.lifts() => "ruled_upheld",
        body => body.kind(),
    }
}

#[test]
fn mails_in_every_language() {
    for language in Language::all() {
        for (kind, mail) in mails(language) {
            let tag = language.tag();
            insta::assert_snapshot!(format!("mail_{kind}.{tag}"), format!("{}\n\n{}", mail.subject, mail.text));
            insta::assert_snapshot!(format!("mail_{kind}_html.{tag}"), mail.html.replace("><", ">\n<"));
        }
    }
}

#[test]
fn mails_are_neutral() {
    let errand = samples::errand();
    for language in Language::all() {
        for (kind, mail) in mails(language) {
            let calendar = mail.calendar.map(|calendar| calendar.text).unwrap_or_default();
            let all = [mail.subject, mail.text, mail.html, calendar.replace("\r\n ", "")].concat();
            assert!(!all.contains(errand.name.get(language)), "{kind} names the errand");
            assert!(!all.contains("Hohenstauffen"), "{kind} names who comes");
        }
    }
}

#[test]
fn subjects_are_one_line() {
    for language in Language::all() {
        for (kind, mail) in mails(language) {
            assert!(!mail.subject.contains(char::is_control), "{kind}: {}", mail.subject);
        }
    }
}
