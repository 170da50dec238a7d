//! Bulk moves: which there are, a new one, how one stands, and whom to phone.

mod calls;
mod form;
mod one;

pub use calls::{Call, CallsPage};
pub use form::{MoveForm, MoveProblem};
pub use one::{MovePage, MoveRefusal};

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::texts::t;
use besok_core::bulk_move::{After, Progress, Reason, Stage, Standing};
use besok_core::catalogue::Catalogue;
use besok_core::language::Language;
use besok_core::ledger::Spot;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::borrow::Cow;

/// All bulk moves that one may see.
pub struct MovesPage<'a> {
    /// The latest first.
    pub moves: &'a [Progress],
    /// The zone of the agency.
    pub zone: &'a TimeZone,
}

impl MovesPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("moves-title");
        let language = frame.frame.language;
        let body = html! {
            div.dayhead {
                h1.ds-heading { (title) }
                a.ds-button href="/staff/moves/new" { (frame.t("moves-new")) }
            }
            @if self.moves.is_empty() {
                p.empty { (frame.t("moves-none")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table.staff.stack {
                        thead { tr {
                            th scope="col" { (frame.t("moves-made")) }
                            th scope="col" { (frame.t("moves-reason")) }
                            th scope="col" { (frame.t("moves-stage")) }
                            th scope="col" { (frame.t("moves-answer-until")) }
                            th.num scope="col" { (frame.t("moves-bookings")) }
                            th.num scope="col" { (frame.t("moves-settled")) }
                            th.num scope="col" { (frame.t("moves-to-phone")) }
                        } }
                        tbody { @for progress in self.moves { (self.row(frame, language, progress)) } }
                    }
                }
            }
        };
        frame.page(&title, Head::default(), &body)
    }

    fn row(&self, frame: &StaffFrame<'_>, language: Language, progress: &Progress) -> Markup {
        let bulk_move = &progress.bulk_move;
        html! {
            tr {
                th scope="row" {
                    a.ds-link href={ "/staff/moves/" (bulk_move.id) } {
                        bdi { (dates::day_and_time(language, bulk_move.created_at, self.zone)) }
                    }
                }
                td data-label=(frame.t("moves-reason")) { (reason(language, bulk_move.reason)) }
                td data-label=(frame.t("moves-stage")) { (stage(frame, bulk_move.stage)) }
                td data-label=(frame.t("moves-answer-until")) { bdi { (dates::day_and_time(language, bulk_move.answer_until, self.zone)) } }
                td.num data-label=(frame.t("moves-bookings")) { (progress.total()) }
                td.num data-label=(frame.t("moves-settled")) { (progress.that(Standing::is_settled)) }
                td.num data-label=(frame.t("moves-to-phone")) { (progress.that(Standing::wants_a_call)) }
            }
        }
    }
}

/// Why it moves, in words.
fn reason(language: Language, reason: Reason) -> Cow<'static, str> {
    let key = match reason {
        Reason::Closed => "moves-reason-closed",
        Reason::ClosedForGood => "moves-reason-closed-for-good",
        Reason::Hours => "moves-reason-hours",
        Reason::Staffing => "moves-reason-staffing",
        Reason::Other => "moves-reason-other",
    };
    t(language, key)
}

/// The agency's rule, in words.
fn after(language: Language, after: After) -> Cow<'static, str> {
    let key = match after {
        After::Keep => "moves-after-keep",
        After::Move => "moves-after-move",
        After::Cancel => "moves-after-cancel",
    };
    t(language, key)
}

/// How far it has come: a word and a shape.
fn stage(frame: &StaffFrame<'_>, stage: Stage) -> Markup {
    let (class, key) = match stage {
        Stage::Draft => ("st-wait", "moves-stage-draft"),
        Stage::Confirmed => ("st-wait", "moves-stage-confirmed"),
        Stage::Sent => ("st-booked", "moves-stage-sent"),
        Stage::Closed => ("st-done", "moves-stage-closed"),
        Stage::Undone => ("st-cancelled", "moves-stage-undone"),
    };
    html! { span.st.(class) { (frame.t(key)) } }
}

/// The word for how a booking stands. Before people have been told, nobody has answered or not.
fn standing_word(language: Language, stage: Stage, standing: Standing) -> Cow<'static, str> {
    let untold = matches!(stage, Stage::Draft | Stage::Confirmed);
    let key = match standing {
        Standing::Proposed if untold => "moves-standing-found",
        Standing::Unanswered if untold => "moves-standing-near",
        Standing::Proposed => "moves-standing-proposed",
        Standing::Accepted => "moves-standing-accepted",
        Standing::Other => "moves-standing-other",
        Standing::Cancelled => "moves-standing-cancelled",
        Standing::Unplaced => "moves-standing-unplaced",
        Standing::Unanswered => "moves-standing-unanswered",
        Standing::Kept => "moves-standing-kept",
    };
    t(language, key)
}

/// How a booking stands: a word and a shape.
fn standing(frame: &StaffFrame<'_>, stage: Stage, standing: Standing) -> Markup {
    let class = match standing {
        Standing::Proposed => "st-wait",
        Standing::Accepted | Standing::Other => "st-done",
        Standing::Cancelled => "st-cancelled",
        Standing::Unplaced | Standing::Unanswered => "st-warn",
        Standing::Kept => "st-past",
    };
    html! { span.st.(class) { (standing_word(frame.frame.language, stage, standing)) } }
}

/// A time, and the office below it.
fn spot(frame: &StaffFrame<'_>, catalogue: &Catalogue, spot: &Spot) -> Markup {
    let language = frame.frame.language;
    let office = catalogue.office(&spot.office);
    let zone = office.map_or_else(|| catalogue.time_zone(), besok_core::office::Office::time_zone);
    html! {
        bdi { (dates::day_and_time(language, spot.starts_at, &zone)) }
        @if let Some(office) = office { br; span.sub { (office.name.get(language)) } }
    }
}
