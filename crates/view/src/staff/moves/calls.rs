//! Whom to phone: those for whom nothing was free, and those who did not answer.

use super::super::StaffFrame;
use super::{spot, standing};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Problem, error_summary, hidden};
use crate::refusal::refusal;
use crate::texts::t_with;
use besok_core::bulk_move::{BulkMove, Contact, Line};
use besok_core::catalogue::Catalogue;
use besok_core::ledger::Refusal;
use maud::{Markup, html};

/// The facts of the page.
pub struct CallsPage<'a> {
    /// The bulk move.
    pub bulk_move: &'a BulkMove,
    /// Those to phone.
    pub calls: &'a [Call<'a>],
    /// How many more there are whom whoever looks may not see.
    pub hidden: usize,
    /// For offices and their zones.
    pub catalogue: &'a Catalogue,
    /// Why what was asked for was not done.
    pub refused: Option<&'a Refusal>,
}

/// One to phone.
pub struct Call<'a> {
    /// The booking.
    pub line: &'a Line,
    /// Whom to phone.
    pub contact: &'a Contact,
    /// Makes sending each of the forms twice harmless: accepting, and cancelling.
    pub keys: [String; 2],
}

impl CallsPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let (title, agency) = (frame.t("moves-worklist"), frame.frame.agency);
        let text = self.refused.map(|reason| refusal(frame.frame.language, reason, agency, None));
        let problems: Vec<Problem> =
            text.into_iter().map(|text| Problem { href: "#calls".into(), text: text.into() }).collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) " " span.cnt { (self.calls.len()) } }
            p { a.ds-link href={ "/staff/moves/" (self.bulk_move.id) } { (frame.t("moves-back")) } }
            p { (frame.t("moves-worklist-how")) }
            div #calls {
                @if self.calls.is_empty() {
                    p.empty { (frame.t("moves-nobody")) }
                } @else {
                    div.scroll tabindex="0" role="region" aria-label=(title) { (self.table(frame)) }
                }
                @if self.hidden > 0 {
                    p.hint { (t_with(frame.frame.language, "moves-hidden", &[("count", self.hidden.into())])) }
                }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn table(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            table.staff.stack {
                thead { tr {
                    th scope="col" { (frame.t("moves-who")) }
                    th scope="col" { (frame.t("moves-phone")) }
                    th scope="col" { (frame.t("moves-old")) }
                    th scope="col" { (frame.t("moves-offered")) }
                    th scope="col" { (frame.t("moves-standing")) }
                    th scope="col" { (frame.t("moves-they-say")) }
                } }
                tbody { @for call in self.calls { (self.row(frame, call)) } }
            }
        }
    }

    fn row(&self, frame: &StaffFrame<'_>, call: &Call<'_>) -> Markup {
        let line = call.line;
        html! {
            tr {
                th.name scope="row" {
                    bdi { (call.contact.name.as_str()) } br; bdi.tk { (line.booking.reference) }
                }
                td data-label=(frame.t("moves-phone")) {
                    @match &call.contact.phone {
                        Some(phone) => a.ds-link href={ "tel:" (phone.as_str()) } { bdi dir="ltr" { (phone.as_str()) } },
                        None => (frame.t("moves-no-phone")),
                    }
                }
                td data-label=(frame.t("moves-old")) { (spot(frame, self.catalogue, &line.item.from)) }
                td data-label=(frame.t("moves-offered")) {
                    @match &line.item.offer {
                        Some((to, _)) => (spot(frame, self.catalogue, to)),
                        None => (frame.t("moves-no-time")),
                    }
                }
                td data-label=(frame.t("moves-standing")) { (standing(frame, self.bulk_move.stage, line.standing)) (self.called(frame, line)) }
                td { (self.forms(frame, call)) }
            }
        }
    }

    fn called(&self, frame: &StaffFrame<'_>, line: &Line) -> Markup {
        let language = frame.frame.language;
        html! {
            @if let Some((at, _)) = &line.item.called {
                @let time = dates::day_and_time(language, *at, &self.catalogue.time_zone());
                br; span.sub { (t_with(language, "moves-called-at", &[("time", time.into())])) }
            }
        }
    }

    fn forms(&self, frame: &StaffFrame<'_>, call: &Call<'_>) -> Markup {
        let reference = &call.line.booking.reference;
        let address = format!("/staff/moves/{}/worklist/{}", self.bulk_move.id, reference.as_str());
        let whose = html! { span.vh { ": " bdi { (reference) } } };
        html! {
            div.toolbar {
                @if call.line.item.offer.is_some() {
                    form method="post" action={ (address) "/accept" } {
                        (hidden("key", &call.keys[0]))
                        button.ds-button type="submit" { (frame.t("moves-accept")) (whose) }
                    }
                }
                form method="post" action={ (address) "/called" } {
                    button.ds-button data-variant="secondary" type="submit" { (frame.t("moves-called")) (whose) }
                }
                form method="post" action={ (address) "/cancel" } {
                    (hidden("key", &call.keys[1]))
                    button.ds-button data-variant="secondary" data-color="danger" type="submit" {
                        (frame.t("moves-cancel")) (whose)
                    }
                }
            }
        }
    }
}
