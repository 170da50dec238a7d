//! A proof on paper: somebody tried to book as they were asked, and nothing was free.

use super::asked::{offices, people};
use crate::dates;
use crate::frame::Frame;
use crate::parts::{Row, icon, summary};
use crate::texts::rich;
use besok_core::catalogue::Catalogue;
use besok_core::invitation::Invitation;
use jiff::Timestamp;
use maud::{Markup, html};

/// The page, and where one goes back to.
pub fn proof(frame: &Frame<'_>, (asked, at): (&Invitation, Timestamp), catalogue: &Catalogue, up: &str) -> Markup {
    let (language, agency) = (frame.language, frame.agency);
    let title = frame.t("request-proof-title");
    let time = dates::day_of_year_and_time(language, at, &catalogue.time_zone());
    let until = html! { b { bdi { (dates::date(language, asked.last_day)) } } };
    let row = |key, value| Row { term: frame.t(key), value, change: None };
    let rows = [
        row("request-proof-time", html! { b { bdi { (dates::capital(&time)) } } }),
        row("request-who", people(frame, catalogue, asked)),
        row("request-where", html! { (offices(frame, catalogue, asked)) }),
        row("request-case", html! { bdi { (asked.asked.case_file) } }),
        row("request-asked-by", html! { bdi { (dates::date(language, asked.asked.book_by)) } }),
        row("my-reference", html! { b { bdi { (reference(asked, at)) } } }),
    ];
    let body = html! {
        p.brand { (icon::mark()) (agency.name.get(language)) }
        h1 { (title) }
        p { (frame.t("request-proof-text")) }
        (summary(frame, &rows))
        p { (frame.t("request-proof-checked")) }
        p { (rich(language, "request-proof-until", &[("date", until)])) }
        p { (rich(language, "request-proof-questions", &[("phone", html! { bdi { (agency.phone) } })])) }
        p.noprint {
            a.ds-link.tl href=(up) { (frame.t("frame-back")) } " "
            span.hint { (frame.t("my-print-how")) }
        }
    };
    frame.bare(&title, &body)
}

/// By which staff find the request and the try: the end of the request's number, which is random, and the second.
fn reference(asked: &Invitation, at: Timestamp) -> String {
    let id: String = asked.id.as_str().chars().filter(|character| *character != '-').collect();
    let end = id.get(id.len().saturating_sub(8)..).unwrap_or_default().to_uppercase();
    format!("{end}-{}", at.as_second())
}
