//! The waiting list for staff: who is asked at an office at this moment, whom somebody has to phone, and how it went of late.

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::parts::hidden;
use crate::texts::t_with;
use crate::waiting::{WishPage, reason};
use besok_core::errand::Errand;
use besok_core::office::Office;
use besok_core::person::{Name, Person};
use besok_core::waiting::{Ended, Offer};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The facts of the page.
pub struct OffersPage<'a> {
    /// At which office.
    pub office: &'a Office,
    /// What is offered at this moment, the earliest deadline first.
    pub offers: Vec<Offered<'a>>,
    /// How many wait for each errand that has a list.
    pub waiting: Vec<(&'a Errand, i64)>,
    /// How offers have ended of late.
    pub ended: BTreeMap<Ended, i64>,
    /// Over how many days that is.
    pub days: i64,
    /// Why an answer was not noted.
    pub refused: Option<String>,
}

/// One offer, and who is asked.
pub struct Offered<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// Who, first of all.
    pub person: &'a Person,
    /// Whether they are shown whole.
    pub known: bool,
    /// How many come.
    pub people: usize,
    /// What for.
    pub errand: &'a Errand,
    /// The number to call; none if they have had a message.
    pub call: Option<String>,
    /// Makes sending the form twice harmless.
    pub key: &'a str,
}

impl OffersPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let office = self.office.name.get(language);
        let title = t_with(language, "offers-title", &[("office", office.into())]);
        let body = html! {
            h1.ds-heading #title { (title) }
            @if let Some(words) = &self.refused {
                div.ds-alert data-color="warning" role="alert" { p { (words) } }
            }
            p { (frame.t("offers-how")) " " a.ds-link href={ "/" (language.tag()) "/waiting-list" } { (frame.t("offers-rule")) } }
            @if self.offers.is_empty() { p { (frame.t("offers-none")) } } @else { (self.table(frame)) }
            h2 #waiting { (frame.t("offers-waiting")) }
            ul { @for (errand, count) in &self.waiting {
                li { (errand.name.get(language)) ": " (count) }
            } }
            h2 #lately { (t_with(language, "offers-lately", &[("days", self.days.into())])) }
            ul { @for how in Ended::ALL {
                li { (frame.t(ended(how))) ": " (self.ended.get(&how).copied().unwrap_or_default()) }
            } }
        };
        frame.page(&title, Head::default(), &body)
    }

    fn table(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.scroll tabindex="0" role="region" aria-labelledby="title" {
            table.staff.stack {
                thead { tr {
                    th scope="col" { (frame.t("visit-time")) }
                    th scope="col" { (frame.t("offers-who")) }
                    th scope="col" { (frame.t("offers-until")) }
                    th scope="col" { (frame.t("offers-why")) }
                    th scope="col" { (frame.t("offers-answer")) }
                } }
                tbody { @for offered in &self.offers { (self.row(frame, offered)) } }
            }
            }
        }
    }

    fn row(&self, frame: &StaffFrame<'_>, offered: &Offered<'_>) -> Markup {
        let language = frame.frame.language;
        let time = |at| dates::day_and_time(language, at, &self.office.time_zone());
        let name = if offered.known { offered.person.name.as_str().to_owned() } else { offered.person.name.short() };
        html! {
            tr {
                th scope="row" { bdi { (time(offered.offer.spot.starts_at)) } br; span.hint { (offered.errand.name.get(language)) } }
                td data-label=(frame.t("offers-who")) {
                    a.ds-link href={ "/staff/people/" (offered.person.id) } { bdi { (name) } }
                    @if offered.people > 1 { " " (t_with(language, "offers-people", &[("count", offered.people.into())])) }
                    br;
                    @match &offered.call {
                        Some(number) if number.is_empty() => span.st.st-warn { (frame.t("offers-no-number")) },
                        Some(number) => span.st.st-warn { (frame.t("offers-call")) " " bdi dir="ltr" { (number) } },
                        None => span.hint { (frame.t("offers-told")) },
                    }
                }
                td data-label=(frame.t("offers-until")) { bdi { (time(offered.offer.until)) } }
                td data-label=(frame.t("offers-why")) { (reason(&frame.frame, &offered.offer.reason)) }
                td {
                    form.row method="post" action={ "/staff/offices/" (self.office.id) "/waiting/" (offered.offer.id) } {
                        (hidden("key", offered.key))
                        @for (answer, words) in [("take", "offers-take"), ("decline", "offers-decline")] {
                            button.ds-button data-variant="secondary" type="submit" name="answer" value=(answer) {
                                (frame.t(words)) span.vh { ": " bdi { (name) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn ended(how: Ended) -> &'static str {
    match how {
        Ended::Taken => "offers-taken",
        Ended::Declined => "offers-declined",
        Ended::Lapsed => "offers-lapsed",
        Ended::Withdrawn => "offers-withdrawn",
    }
}

/// The form of the waiting list, for somebody who is helped.
pub fn wait_for(frame: &StaffFrame<'_>, person: &Name, wish: &WishPage<'_>) -> Markup {
    let title = t_with(frame.frame.language, "offers-wait-for", &[("name", person.as_str().into())]);
    let (form, error) = wish.form(&frame.frame);
    let body = html! {
        h1.ds-heading { (title) }
        (form)
    };
    frame.page(&title, Head { error, ..Head::default() }, &body)
}
