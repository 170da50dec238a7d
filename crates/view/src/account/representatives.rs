//! Representatives: whom one has named, for whom one acts, and the answers to an invitation.

use super::page;
use crate::dates;
use crate::frame::Frame;
use crate::texts::rich;
use besok_core::representation::{Representation, Scope};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use maud::{Markup, html};

/// The facts of the page.
pub struct RepresentativesPage<'a> {
    /// Whom the account has named.
    pub named: &'a [Representation],
    /// For whom the account acts.
    pub acting: &'a [Representation],
    /// The zone of the agency.
    pub zone: &'a TimeZone,
}

impl RepresentativesPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let content = html! {
            p { (frame.t("helpers-intro")) }
            p { (frame.t("helpers-not-guardian")) }
            @if self.named.is_empty() {
                p { (frame.t("helpers-none")) }
            } @else {
                ul.picks {
                    @for one in self.named {
                        (self.row(frame, one, &html! { bdi { (one.email.as_str()) } }, "helpers-end"))
                    }
                }
            }
            div.btns {
                a.ds-button href=(frame.link("/account/representatives/add")) { (frame.t("helpers-add")) }
            }
            @if !self.acting.is_empty() {
                h2 { (frame.t("helpers-acting")) }
                ul.picks {
                    @for one in self.acting {
                        (self.row(frame, one, &html! { bdi.name { (one.client_name) } }, "helpers-stop"))
                    }
                }
            }
        };
        page(frame, &frame.t("helpers-title"), &[], &content)
    }

    fn row(&self, frame: &Frame<'_>, one: &Representation, who: &Markup, button: &str) -> Markup {
        html! {
            li.card {
                h2 { (who) }
                @if one.accepted_at.is_none() { p { span.state { (frame.t("helpers-waiting")) } } }
                (terms(frame, one, self.zone))
                form method="post" action=(frame.link(&format!("/account/representatives/{}/end", one.id))) {
                    button.ds-button data-variant="secondary" data-color="danger" type="submit" {
                        (frame.t(button)) span.vh { ": " (who) }
                    }
                }
            }
        }
    }
}

/// For whom, what and until when.
fn terms(frame: &Frame<'_>, one: &Representation, zone: &TimeZone) -> Markup {
    let names = html! {
        @for (index, (_, name)) in one.persons.iter().enumerate() { @if index > 0 { ", " } bdi.name { (name) } }
    };
    let until = html! { bdi { (last_day(frame, one.until, zone)) } };
    html! {
        p {
            (rich(frame.language, "helpers-for", &[("names", names)])) br;
            (frame.t(scope_key(one.scope))) br;
            span.hint { (rich(frame.language, "helpers-until", &[("date", until)])) }
        }
    }
}

/// The last whole day: it ends at midnight.
pub(crate) fn last_day(frame: &Frame<'_>, until: Timestamp, zone: &TimeZone) -> String {
    dates::date(frame.language, zone.to_datetime(until - 1.second()).date())
}

pub(super) fn scope_key(scope: Scope) -> &'static str {
    match scope {
        Scope::See => "helpers-see",
        Scope::Act => "helpers-act",
    }
}

/// An invitation, on My Page: who asks for what, and the two answers.
pub(crate) fn invitation(frame: &Frame<'_>, one: &Representation, zone: &TimeZone) -> Markup {
    let name = html! { bdi.name { (one.client_name) } };
    let answer = |deed: &str| frame.link(&format!("/account/representatives/{}/{deed}", one.id));
    html! {
        section.card aria-labelledby={ "invited-" (one.id) } {
            h2 id={ "invited-" (one.id) } { (rich(frame.language, "helpers-invited", &[("name", name)])) }
            (terms(frame, one, zone))
            p.hint { (frame.t("helpers-invited-text")) }
            div.btns {
                form method="post" action=(answer("accept")) {
                    button.ds-button type="submit" { (frame.t("helpers-accept")) }
                }
                form method="post" action=(answer("decline")) {
                    button.ds-button data-variant="secondary" type="submit" { (frame.t("helpers-decline")) }
                }
            }
        }
    }
}
