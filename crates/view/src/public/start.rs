//! The start page: how to book, change and cancel a visit, and what happens then.

use super::{accept, call, link, my_page};
use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::{Card, card, email};
use crate::texts::{rich, t_with};
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use maud::{Markup, html};

/// The page, with the way to old bookings where anybody can need it.
pub fn start(frame: &Frame<'_>, catalogue: &Catalogue, old_bookings: bool) -> Markup {
    let agency = frame.agency.name.get(frame.language);
    let intro = t_with(frame.language, "start-intro", &[("agency", agency.into())]);
    let body = html! {
        (hero(frame, &intro))
        (book(frame, &catalogue.errands))
        div.pair.wide {
            section.card aria-labelledby="change" { (change(frame)) }
            @if old_bookings { section.card aria-labelledby="before" { (before(frame)) } }
            section.card aria-labelledby="after" { (after(frame)) }
            section.card aria-labelledby="help" { (help(frame)) }
        }
    };
    frame.page(&frame.t("start-title"), Head { description: Some(&intro), ..Head::default() }, &body)
}

fn hero(frame: &Frame<'_>, intro: &str) -> Markup {
    html! {
        div.hero {
            h1 { (frame.t("start-title")) }
            p.lead { (intro) }
            p { (frame.t("start-about")) }
            div.btns {
                a.ds-button href=(frame.link("/book")) { (frame.t("start-book-now")) }
                (my_page(frame))
            }
            p.hint { (accept(frame)) " " (link(frame, "/how-to-sign-in", "start-how-to-sign-in")) }
        }
    }
}

fn book(frame: &Frame<'_>, errands: &[Errand]) -> Markup {
    let agency = frame.agency;
    let pieces = [
        ("website", html! { a.ds-link href=(agency.website) { (frame.t("start-other-website")) } }),
        ("contact", link(frame, "/contact", "start-other-contact")),
        ("offices", link(frame, "/offices", "start-other-offices")),
    ];
    html! {
        section.wide aria-labelledby="book" {
            h2 #book { (frame.t("start-book")) }
            p { (t_with(frame.language, "start-request", &[("agency", agency.name.get(frame.language).into())])) }
            p { (frame.t("start-account")) }
            p { (link(frame, "/request", "request-letter")) }
            h3 { (frame.t("start-errands")) }
            ul.picks {
                @for errand in errands {
                    (card(&Card {
                        href: &frame.link(&format!("/book/{}", errand.id)),
                        title: errand.name.get(frame.language),
                        below: true,
                        body: html! { p.hint { (errand.summary.get(frame.language)) } },
                    }))
                }
            }
            h3 { (frame.t("start-other")) }
            p { (rich(frame.language, "start-other-text", &pieces)) }
            p { (link(frame, "/errands", "errands-title")) }
        }
    }
}

fn change(frame: &Frame<'_>) -> Markup {
    html! {
        h2 #change { (frame.t("start-change")) }
        p { (frame.t("start-change-early")) }
        p { (frame.t("start-change-move")) }
        p { (frame.t("start-change-sign-in")) }
        div.btns { (my_page(frame)) }
    }
}

fn before(frame: &Frame<'_>) -> Markup {
    let agency = frame.agency;
    let cutover = dates::date(frame.language, agency.cutover);
    html! {
        h2 #before { (t_with(frame.language, "start-before", &[("date", cutover.as_str().into())])) }
        p { (t_with(frame.language, "start-before-text", &[("date", cutover.as_str().into())])) }
        p {
            a.ds-link href=(frame.link("/earlier")) {
                (t_with(frame.language, "start-before-link", &[("date", cutover.as_str().into())]))
            }
        }
        p.hint { (accept(frame)) }
    }
}

fn after(frame: &Frame<'_>) -> Markup {
    html! {
        h2 #after { (frame.t("start-after")) }
        p { (frame.t("start-after-mail")) }
        p { (frame.t("start-after-spam")) }
    }
}

fn help(frame: &Frame<'_>) -> Markup {
    html! {
        h2 #help { (frame.t("frame-contact")) }
        p { (call(frame)) }
        p { (email(&frame.agency.email)) }
        ul.plain {
            li { (link(frame, "/contact", "start-help-contact")) }
            li { (link(frame, "/offices", "offices-title")) }
        }
    }
}
