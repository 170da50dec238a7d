//! By which rule a time that comes free is offered, in words that everybody can read.

use super::page;
use crate::frame::Frame;
use crate::parts::{Row, phone, summary};
use crate::texts::{rich, t_with};
use besok_core::waiting::{ANSWER_HOURS, MISSED};
use maud::{Markup, html};

/// How long there is to answer, by how soon the visit is.
fn answers<'a>(frame: &Frame<'_>) -> Vec<Row<'a>> {
    let row = |(lead, hours, _): (i64, i64, i64)| Row {
        term: t_with(frame.language, "list-rule-lead", &[("days", (lead / 24).into())]),
        value: html! { b { (t_with(frame.language, "list-rule-answer", &[("hours", hours.into())])) } },
        change: None,
    };
    ANSWER_HOURS.into_iter().map(row).collect()
}

/// The page.
pub fn waiting_list(frame: &Frame<'_>) -> Markup {
    let phone = phone(&frame.agency.phone, &frame.agency.phone_link);
    let content = html! {
        p.lead { (frame.t("list-rule-intro")) }
        h2 { (frame.t("list-rule-who")) }
        ol {
            li { (frame.t("list-rule-who-date")) }
            li { (frame.t("list-rule-who-waited")) }
        }
        p { (frame.t("list-rule-who-not")) }
        h2 { (frame.t("list-rule-until")) }
        p { (frame.t("list-rule-until-how")) }
        (summary(frame, &answers(frame)))
        p { (t_with(frame.language, "list-rule-missed", &[("count", MISSED.into())])) }
        h2 { (frame.t("list-rule-fair")) }
        ul {
            li { (frame.t("list-rule-fair-person")) }
            li { (frame.t("list-rule-fair-once")) }
            li { (frame.t("list-rule-fair-family")) }
            li { (frame.t("list-rule-fair-rest")) }
        }
        h2 { (frame.t("list-rule-look")) }
        p { (rich(frame.language, "waiting-look", &[("phone", phone)])) }
    };
    page(frame, &frame.t("list-rule-title"), &content)
}
