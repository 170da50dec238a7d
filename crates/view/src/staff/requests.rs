//! Requests to book, as officers see them: the list, the form, one of them, and files of them.

mod file;
mod form;
mod one;
mod problem;

pub use file::{FileDone, FilePage, FileState, LineOutcome, SheetLine, row_fault};
pub use form::{PersonRow, RequestFields, RequestForm};
pub use one::{Deed, RequestHappening, RequestPage, RequestRefusal, What, WithdrawPage};
pub use problem::RequestProblem;

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::parts::Field;
use crate::texts::{t, t_with};
use besok_core::booking::Booking;
use besok_core::catalogue::Catalogue;
use besok_core::id::{ErrandId, OfficeId};
use besok_core::invitation::{Channel, Invitation, Stage};
use besok_core::language::Language;
use maud::{Markup, html};
use std::borrow::Cow;

/// A page of requests.
pub struct RequestsPage<'a> {
    /// Which worklist or stage, as it stands in the address; empty for all.
    pub shown: &'a str,
    /// What was searched for; empty for nothing.
    pub words: &'a str,
    /// The requests.
    pub requests: Vec<RequestRow<'a>>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Whether a search found more than these.
    pub more: bool,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
}

/// A request with what answers it.
#[derive(Debug, Clone, Copy)]
pub struct RequestRow<'a> {
    /// The request.
    pub invitation: &'a Invitation,
    /// Its visit.
    pub visit: Option<&'a Booking>,
    /// How far it has come.
    pub stage: Stage,
}

/// The lists of what needs somebody: the word in the address, and the text.
const WORKLISTS: [(&str, &str); 4] = [
    ("", "requests-all"),
    ("soon", "requests-soon"),
    ("nothing-free", "requests-nothing-free"),
    ("came-back", "requests-came-back"),
];

impl RequestsPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("staff-requests");
        let body = html! {
            div.dayhead {
                h1.ds-heading #title { (title) }
                a.ds-button href="/staff/requests/new" { (frame.t("requests-new")) }
                a.ds-button data-variant="secondary" href="/staff/requests/file" { (frame.t("requests-file")) }
            }
            nav.row.tabs aria-label=(frame.t("requests-lists")) {
                @for (word, key) in WORKLISTS {
                    a.tl href={ "/staff/requests?list=" (word) } aria-current=[(word == self.shown && self.words.is_empty()).then_some("page")] {
                        (frame.t(key))
                    }
                }
            }
            (self.filters(frame))
            (self.list(frame))
            @if self.more { p { (frame.t("requests-more-words")) } }
            p.row {
                @if let Some(next) = &self.next {
                    a.ds-link href={ "/staff/requests?list=" (self.shown) "&after=" (next) } { (frame.t("requests-next")) }
                }
                @if self.words.is_empty() && !self.requests.is_empty() {
                    a.ds-link href={ "/staff/requests/export.csv?list=" (self.shown) } { (frame.t("requests-export")) }
                }
            }
        };
        frame.page(&title, Head::default(), &body)
    }

    /// Names stand in no address: the search is a form that is sent.
    fn filters(&self, frame: &StaffFrame<'_>) -> Markup {
        let field = Field {
            name: "words",
            label: frame.t("requests-words"),
            value: self.words,
            dir: Some("auto"),
            autocomplete: Some("off"),
            ..Field::default()
        };
        html! {
            div.toolbar {
                form.row method="get" action="/staff/requests" {
                    div.ds-field.f {
                        label.ds-label for="list" { (frame.t("requests-stage")) }
                        select.ds-input #list name="list" {
                            option value="" { (frame.t("requests-all")) }
                            @for each in Stage::ALL {
                                option value=(each.as_str()) selected[each.as_str() == self.shown] {
                                    (stage_name(frame.frame.language, *each))
                                }
                            }
                        }
                    }
                    button.ds-button data-variant="secondary" type="submit" { (frame.t("requests-show")) }
                }
                form.row role="search" method="post" action="/staff/requests" {
                    (field.render(&frame.frame))
                    button.ds-button data-variant="secondary" type="submit" { (frame.t("find-search")) }
                }
            }
        }
    }

    fn list(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            @if self.requests.is_empty() {
                p { (frame.t("requests-none")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-labelledby="title" {
                table.staff {
                    thead { tr {
                        th scope="col" { (frame.t("requests-case")) }
                        th scope="col" { (frame.t("requests-stage")) }
                        th scope="col" { (frame.t("requests-book-by")) }
                        th scope="col" { (frame.t("requests-errand")) }
                    } }
                    tbody { @for request in &self.requests { (self.row(frame, request)) } }
                }
                }
            }
        }
    }

    fn row(&self, frame: &StaffFrame<'_>, request: &RequestRow<'_>) -> Markup {
        let (language, invitation) = (frame.frame.language, request.invitation);
        html! {
            tr {
                th scope="row" {
                    a.ds-link href={ "/staff/requests/" (invitation.id) } { bdi { (invitation.asked.case_file) } }
                    br; bdi { (invitation.addressee().name.as_str()) }
                    @if invitation.asked.people.len() > 1 {
                        " " span.tag { "+" (invitation.asked.people.len() - 1) }
                    }
                }
                td { (stage(frame, request, self.catalogue)) }
                td { bdi { (dates::date(language, invitation.last_day)) } }
                td { (errand_name(self.catalogue, language, invitation.errand())) }
            }
        }
    }
}

/// How far a request has come, and when and where its visit is.
fn stage(frame: &StaffFrame<'_>, request: &RequestRow<'_>, catalogue: &Catalogue) -> Markup {
    let language = frame.frame.language;
    let shape = match request.stage {
        Stage::Made | Stage::Sent => "st-wait",
        Stage::Opened | Stage::SignedIn => "st-warn",
        Stage::Booked => "st-booked",
        Stage::Visited => "st-past",
        Stage::Lapsed => "st-bad",
        Stage::Withdrawn => "st-cancelled",
    };
    html! {
        span.st.(shape) { (stage_name(language, request.stage)) }
        @if let Some(visit) = request.visit {
            br; a.ds-link href={ "/staff/bookings/" (visit.reference.as_str()) } {
                bdi { (dates::day_of_year_and_time(language, visit.starts_at, &zone_of(catalogue, &visit.office))) }
            }
            br; (office_name(catalogue, language, &visit.office))
        } @else if request.invitation.tried_at.is_some() && request.stage < Stage::Booked {
            br; span.hint { (frame.t("requests-tried")) }
        }
    }
}

fn zone_of(catalogue: &Catalogue, office: &OfficeId) -> jiff::tz::TimeZone {
    catalogue.office(office).map_or_else(|| catalogue.time_zone(), besok_core::office::Office::time_zone)
}

fn errand_name<'a>(catalogue: &'a Catalogue, language: Language, errand: &'a ErrandId) -> &'a str {
    catalogue.errand(errand).map_or(errand.as_str(), |errand| errand.name.get(language))
}

fn office_name<'a>(catalogue: &'a Catalogue, language: Language, office: &'a OfficeId) -> &'a str {
    catalogue.office(office).map_or(office.as_str(), |office| office.name.get(language))
}

/// A stage in words.
pub fn stage_name(language: Language, stage: Stage) -> Cow<'static, str> {
    let key = match stage {
        Stage::Made => "requests-stage-made",
        Stage::Sent => "requests-stage-sent",
        Stage::Opened => "requests-stage-opened",
        Stage::SignedIn => "requests-stage-signed-in",
        Stage::Booked => "requests-stage-booked",
        Stage::Visited => "requests-stage-past",
        Stage::Lapsed => "requests-stage-lapsed",
        Stage::Withdrawn => "requests-stage-withdrawn",
    };
    t(language, key)
}

fn channel_name(language: Language, channel: Channel) -> Cow<'static, str> {
    let key = match channel {
        Channel::Email => "requests-channel-email",
        Channel::Letter => "requests-channel-letter",
        Channel::Both => "requests-channel-both",
    };
    t(language, key)
}

/// A number in words: "at most 12".
fn counted(language: Language, key: &str, count: usize) -> Cow<'static, str> {
    t_with(language, key, &[("count", count.into())])
}
