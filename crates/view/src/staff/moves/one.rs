//! One bulk move: how far it has come, and how each of its bookings stands.

use super::super::StaffFrame;
use super::{after, reason, spot, stage, standing, standing_word};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Problem, Tone, alert, error_summary};
use crate::texts::{rich, t_with};
use besok_core::bulk_move::{BulkMove, Contact, Line, Progress, Stage, Standing};
use besok_core::catalogue::Catalogue;
use jiff::Timestamp;
use maud::{Markup, html};

/// The facts of the page.
pub struct MovePage<'a> {
    /// The bulk move.
    pub bulk_move: &'a BulkMove,
    /// Its bookings.
    pub lines: &'a [Line],
    /// For offices and their zones.
    pub catalogue: &'a Catalogue,
    /// The instant at which the page is shown.
    pub now: Timestamp,
    /// Why what was asked for was not done.
    pub refused: Option<MoveRefusal>,
}

/// Why a bulk move stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveRefusal {
    /// It has gone further meanwhile.
    TooLate,
    /// People may still answer.
    TooEarly,
    /// So many have to be phoned first.
    ToPhone(usize),
}

impl MovePage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("moves-one");
        let refused = self.refused.map(|refused| match refused {
            MoveRefusal::TooLate => frame.t("moves-too-late"),
            MoveRefusal::TooEarly => frame.t("moves-too-early"),
            MoveRefusal::ToPhone(count) => {
                t_with(frame.frame.language, "moves-phone-first", &[("count", count.into())])
            }
        });
        let problems: Vec<Problem> = refused.into_iter().map(|text| Problem { href: "#what".into(), text }).collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) " " (stage(frame, self.bulk_move.stage)) }
            p.sub { (reason(frame.frame.language, self.bulk_move.reason)) }
            (self.figures(frame))
            div #what { (self.what_next(frame)) }
            (self.table(frame))
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn figures(&self, frame: &StaffFrame<'_>) -> Markup {
        let progress = Progress::of(self.bulk_move.clone(), self.lines.iter().map(|line| line.standing));
        html! {
            dl.kpi {
                div { dt { (frame.t("moves-bookings")) } dd { (progress.total()) } }
                @for each in Standing::ALL {
                    @if let Some(count) = progress.counts.get(each) {
                        div.warn[each.wants_a_call()] {
                            dt { (standing_word(frame.frame.language, self.bulk_move.stage, *each)) } dd { (count) }
                        }
                    }
                }
            }
        }
    }

    fn time(&self, frame: &StaffFrame<'_>, instant: Timestamp) -> Markup {
        html! { b { bdi { (dates::day_and_time(frame.frame.language, instant, &self.catalogue.time_zone())) } } }
    }

    /// What can be done now.
    fn what_next(&self, frame: &StaffFrame<'_>) -> Markup {
        let (language, bulk_move) = (frame.frame.language, self.bulk_move);
        let address = format!("/staff/moves/{}", bulk_move.id);
        let until = [("time", self.time(frame, bulk_move.answer_until))];
        let send_at = [("time", self.time(frame, bulk_move.send_at.unwrap_or(bulk_move.created_at)))];
        let undo = |key: &str| {
            let undo = bulk_move.can_be_undone(self.now);
            html! {
                @if undo {
                    form method="post" action={ (address) "/undo" } {
                        button.ds-button data-variant="secondary" data-color="danger" type="submit" { (frame.t(key)) }
                    }
                }
            }
        };
        html! {
            p { (rich(language, "moves-answer-by", &until)) " " (after(language, bulk_move.after)) }
            @match bulk_move.stage {
                Stage::Draft => {
                    (alert(Tone::Info, &frame.t("moves-draft"), &html! { p { (frame.t("moves-draft-text")) } }))
                    div.btns {
                        form method="post" action={ (address) "/confirm" } {
                            button.ds-button type="submit" { (frame.t("moves-confirm")) }
                        }
                        (undo("moves-discard"))
                    }
                }
                Stage::Confirmed => {
                    p { (rich(language, "moves-send-at", &send_at)) }
                    div.btns { (undo("moves-undo")) }
                }
                Stage::Sent => {
                    div.btns {
                        a.ds-button href={ (address) "/worklist" } { (frame.t("moves-worklist")) }
                        @if self.now >= bulk_move.answer_until {
                            form method="post" action={ (address) "/close" } {
                                button.ds-button data-variant="secondary" type="submit" { (frame.t("moves-close")) }
                            }
                        }
                    }
                    p.hint { (frame.t("moves-close-how")) }
                }
                Stage::Closed | Stage::Undone => {}
            }
        }
    }

    fn table(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("moves-bookings");
        let seen = || self.lines.iter().filter_map(|line| Some((line, line.contact.as_ref()?)));
        let hidden = self.lines.len() - seen().count();
        html! {
            h2 { (title) }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table.staff.stack {
                    thead { tr {
                        th scope="col" { (frame.t("moves-reference")) }
                        th scope="col" { (frame.t("moves-who")) }
                        th scope="col" { (frame.t("moves-old")) }
                        th scope="col" { (frame.t("moves-offered")) }
                        th scope="col" { (frame.t("moves-standing")) }
                    } }
                    tbody { @for (line, contact) in seen() { (self.row(frame, line, contact)) } }
                }
                @if hidden > 0 {
                    p.hint { (t_with(frame.frame.language, "moves-hidden", &[("count", hidden.into())])) }
                }
            }
        }
    }

    fn row(&self, frame: &StaffFrame<'_>, line: &Line, contact: &Contact) -> Markup {
        html! {
            tr {
                th scope="row" {
                    a.ds-link.tk href={ "/staff/bookings/" (line.booking.reference.as_str()) } {
                        bdi { (line.booking.reference) }
                    }
                }
                td data-label=(frame.t("moves-who")) {
                    bdi { (contact.name.as_str()) }
                    @if line.booking.people() > 1 { " +" (line.booking.people() - 1) }
                }
                td data-label=(frame.t("moves-old")) { (spot(frame, self.catalogue, &line.item.from)) }
                td data-label=(frame.t("moves-offered")) {
                    @match &line.item.offer {
                        Some((to, _)) => (spot(frame, self.catalogue, to)),
                        None => (frame.t("moves-no-time")),
                    }
                }
                td data-label=(frame.t("moves-standing")) {
                    (standing(frame, self.bulk_move.stage, line.standing))
                    @if line.standing == Standing::Other { br; (spot(frame, self.catalogue, &line.booking.spot())) }
                }
            }
        }
    }
}
