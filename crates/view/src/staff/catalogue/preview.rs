//! What people would see of an edit, made of the very pieces that their pages and mails are made of.

use crate::frame::{Frame, Head};
use crate::mail::{Mail, render};
use crate::parts::{Card, bring_list, card};
use crate::visit::{Companion, Company};
use besok_core::booking::Reference;
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::language::Text;
use besok_core::message::{Appointment, Body, Message, To};
use besok_core::person::Access;
use jiff::{Timestamp, ToSpan};
use maud::{Markup, html};

/// An errand: where it is chosen, what to bring, and the mail of a booking.
pub fn errand_preview(frame: &Frame<'_>, errand: &Errand, catalogue: &Catalogue, now: Timestamp) -> Markup {
    let (name, access) = (errand.name.get(frame.language), Access::default());
    let (adult, child) = (frame.t("texts-adult"), frame.t("texts-child"));
    let everything: Vec<&Text> = errand.bring.iter().chain(&errand.bring_for_child).collect();
    let comes =
        |name, bring| Companion { name, besides: Vec::new(), first: true, notes: Vec::new(), access: &access, bring };
    let people = vec![comes(adult.as_ref(), errand.bring.iter().collect()), comes(child.as_ref(), everything)];
    let company = Company { path: String::new(), people, minutes: errand.minutes };
    let body = html! {
        h1 { (name) }
        ul.picks {
            (card(&Card {
                href: "#bring",
                title: name,
                below: false,
                body: html! {
                    p { (errand.summary.get(frame.language)) }
                    @if errand.needs_invitation { p.hint { (frame.t("booking-errand-invited")) } }
                },
            }))
        }
        @for rule in &errand.age_rules { p { (rule.note.get(frame.language)) } }
        (bring_list(frame, &company))
        (letters(frame, catalogue, now))
    };
    frame.page(name, Head::default(), &body)
}

/// The mails in which the agency's own words stand.
pub fn words_preview(frame: &Frame<'_>, catalogue: &Catalogue, now: Timestamp) -> Markup {
    let title = frame.t("mail-box");
    let body = html! { h1 { (title) } (letters(frame, catalogue, now)) };
    frame.page(&title, Head::default(), &body)
}

fn letters(frame: &Frame<'_>, catalogue: &Catalogue, now: Timestamp) -> Markup {
    html! {
        @for mail in mails(frame, catalogue, now) {
            section.panel {
                h2 { (mail.subject) }
                pre.letter { (mail.text) }
            }
        }
    }
}

/// Of a visit in a week, for two people, at the first office.
fn mails(frame: &Frame<'_>, catalogue: &Catalogue, now: Timestamp) -> Vec<Mail> {
    let (Some(office), Some(to)) = (catalogue.offices.first(), To::parse("email", "anna@example.org")) else {
        return Vec::new();
    };
    let starts_at = now + (7 * 24).hours();
    let about = Appointment {
        old: false,
        booking: "preview".into(),
        reference: Reference::from_number(0),
        sequence: 0,
        office: office.id.clone(),
        starts_at,
        ends_at: starts_at + 30.minutes(),
        people: 2,
        changed_at: now,
    };
    let bodies =
        [Body::Booked, Body::Moved, Body::Changed, Body::Cancelled, Body::Reminder].map(|body| body(about.clone()));
    let message = |body| Message { id: "preview".into(), to: to.clone(), language: frame.language, body };
    bodies.into_iter().map(|body| render(&message(body), catalogue, "https://…")).collect()
}
