//! Letters that wait to be printed, their batches, and what came back.

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, Problem, Tone, alert, error_summary};
use crate::texts::{rich, t_with};
use besok_core::invitation::Invitation;
use besok_core::letter::{Batch, Kind, Letter};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::borrow::Cow;

/// The queue.
pub struct LettersPage<'a> {
    /// The letters that wait, the oldest first, each with its request.
    pub waiting: Vec<(&'a Letter, &'a Invitation)>,
    /// How many more wait for those who may see protected identities.
    pub hidden: usize,
    /// The batches, each with who made it and the number of its letters.
    pub batches: Vec<(&'a Batch, &'a str, i64)>,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
    /// The number as typed.
    pub typed: &'a str,
    /// What was done just now.
    pub done: Option<LetterDeed>,
    /// Why what was asked for was not done.
    pub problem: Option<LetterProblem<'a>>,
}

/// What can be done with a letter by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterDeed {
    /// It came back.
    Returned,
    /// It is printed anew.
    Reprinted,
}

impl LetterDeed {
    /// As it stands in forms and addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Returned => "returned",
            Self::Reprinted => "reprinted",
        }
    }

    /// From a form or an address.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Returned, Self::Reprinted].into_iter().find(|deed| deed.as_str() == text)
    }
}

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterProblem<'a> {
    /// No letter was chosen, or none of them can be printed.
    Nothing,
    /// This one cannot be printed, and why.
    Unprintable(&'a str),
    /// There is no letter with this number.
    NoNumber,
    /// Its request is booked or over.
    Over,
    /// It waits to be printed.
    NotPrinted,
    /// It came back before.
    Already,
}

impl LetterProblem<'_> {
    /// Where it is put right.
    fn href(self) -> &'static str {
        if matches!(self, Self::Nothing | Self::Unprintable(_)) { "#waiting" } else { "#number" }
    }

    fn said(self, frame: &StaffFrame<'_>) -> Cow<'static, str> {
        frame.t(match self {
            Self::Nothing => "letters-nothing",
            Self::Unprintable(problem) => return unprintable(frame, problem),
            Self::NoNumber => "letters-no-number",
            Self::Over => "letters-over",
            Self::NotPrinted => "letters-not-printed",
            Self::Already => "letters-already",
        })
    }
}

/// Why a letter cannot be set: a character that no font has, or an address that the window does not show.
fn unprintable(frame: &StaffFrame<'_>, problem: &str) -> Cow<'static, str> {
    let mut characters = problem.chars();
    match (characters.next(), characters.next()) {
        (Some(_), None) => t_with(frame.frame.language, "letters-character", &[("character", problem.into())]),
        _ if problem == "window" => frame.t("letters-window"),
        _ => frame.t("letters-unprintable"),
    }
}

impl LettersPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("staff-letters");
        let problem = |problem: LetterProblem<'_>| Problem { href: problem.href().into(), text: problem.said(frame) };
        let problems: Vec<Problem> = self.problem.into_iter().map(problem).collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            @if let Some(deed) = self.done {
                div role="status" { (alert(Tone::Info, &frame.t(match deed {
                    LetterDeed::Returned => "letters-returned-done",
                    LetterDeed::Reprinted => "letters-reprinted-done",
                }), &html! {})) }
            }
            h1.ds-heading { (title) }
            div #waiting tabindex="-1" { (self.waiting(frame)) }
            (self.batches(frame))
            (self.by_number(frame))
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn waiting(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        html! {
            h2 #waiting-title { (frame.t("letters-waiting")) }
            @if self.hidden > 0 { p.hint { (t_with(language, "letters-hidden", &[("count", self.hidden.into())])) } }
            @if self.waiting.is_empty() {
                p { (frame.t("letters-none")) }
            } @else {
                form method="post" action="/staff/letters/batches" {
                    div.scroll tabindex="0" role="region" aria-labelledby="waiting-title" {
                        table.staff.stack {
                            thead { tr {
                                th scope="col" { (frame.t("letters-choose")) }
                                th scope="col" { (frame.t("letters-number")) }
                                th scope="col" { (frame.t("letters-to")) }
                                th scope="col" { (frame.t("letters-case")) }
                                th scope="col" { (frame.t("letters-kind")) }
                                th scope="col" { (frame.t("letters-book-by")) }
                                th scope="col" { (frame.t("letters-since")) }
                            } }
                            tbody { @for (letter, asked) in &self.waiting { (self.row(frame, letter, asked)) } }
                        }
                    }
                    div.row {
                        button.ds-button type="submit" name="which" value="all" { (frame.t("letters-print-all")) }
                        button.ds-button data-variant="secondary" type="submit" name="which" value="chosen" {
                            (frame.t("letters-print-chosen"))
                        }
                    }
                }
            }
        }
    }

    fn row(&self, frame: &StaffFrame<'_>, letter: &Letter, asked: &Invitation) -> Markup {
        let language = frame.frame.language;
        let number = letter.number.to_string();
        html! {
            tr {
                td data-label=(frame.t("letters-choose")) { input.ds-input type="checkbox" name="letter" value=(letter.id)
                    aria-label=(t_with(language, "letters-choose-one", &[("number", number.as_str().into())])); }
                th scope="row" {
                    a.ds-link href={ "/staff/letters/" (letter.id) "/preview" } { bdi { (number) } }
                    @if !letter.problem.is_empty() {
                        br; span.st.st-bad { (unprintable(frame, &letter.problem)) }
                    }
                }
                td data-label=(frame.t("letters-to")) { bdi { (asked.addressee().name.as_str()) } }
                td data-label=(frame.t("letters-case")) { bdi { (asked.asked.case_file) } }
                td data-label=(frame.t("letters-kind")) { (kind(frame, letter.kind)) ", " bdi lang=(asked.asked.language.tag()) { (asked.asked.language.name()) } }
                td data-label=(frame.t("letters-book-by")) { bdi { (dates::date(language, asked.last_day)) } }
                td data-label=(frame.t("letters-since")) { bdi { (dates::day_and_time(language, letter.created_at, self.zone)) } }
            }
        }
    }

    fn batches(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let time = |at| html! { bdi { (dates::day_and_time(language, at, self.zone)) } };
        html! {
            h2 #batches-title { (frame.t("letters-batches")) }
            @if self.batches.is_empty() {
                p { (frame.t("letters-no-batches")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-labelledby="batches-title" {
                    table.staff.stack {
                        thead { tr {
                            th scope="col" { (frame.t("letters-made")) }
                            th scope="col" { (frame.t("letters-made-by")) }
                            th.num scope="col" { (frame.t("letters-count")) }
                            th scope="col" { (frame.t("letters-state")) }
                        } }
                        tbody {
                            @for (batch, by, letters) in &self.batches {
                                tr {
                                    th scope="row" {
                                        a.ds-link href={ "/staff/letters/batches/" (batch.id) } { (time(batch.made_at)) }
                                    }
                                    td data-label=(frame.t("letters-made-by")) { bdi { (by) } }
                                    td.num data-label=(frame.t("letters-count")) { (letters) }
                                    td data-label=(frame.t("letters-state")) { (state(frame, batch, self.zone)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What is typed or scanned off an envelope.
    fn by_number(&self, frame: &StaffFrame<'_>) -> Markup {
        let problem = self.problem.filter(|problem| problem.href() == "#number");
        let field = Field {
            name: "number",
            label: frame.t("letters-number"),
            hint: Some(frame.t("letters-number-hint")),
            error: problem.map(|problem| problem.said(frame)),
            value: self.typed,
            autocomplete: Some("off"),
            dir: Some("ltr"),
            ..Field::default()
        };
        html! {
            h2 #number-title { (frame.t("letters-back")) }
            p { (frame.t("letters-back-text")) }
            form.narrow method="post" action="/staff/letters/number" novalidate {
                (field.render(&frame.frame))
                div.row {
                    button.ds-button data-variant="secondary" type="submit" name="deed" value=(LetterDeed::Returned.as_str()) {
                        (frame.t("letters-take-back"))
                    }
                    button.ds-button data-variant="secondary" type="submit" name="deed" value=(LetterDeed::Reprinted.as_str()) {
                        (frame.t("letters-reprint"))
                    }
                }
            }
        }
    }
}

fn kind(frame: &StaffFrame<'_>, kind: Kind) -> Cow<'static, str> {
    frame.t(match kind {
        Kind::Request => "letters-kind-request",
        Kind::Reminder => "letters-kind-reminder",
    })
}

fn state(frame: &StaffFrame<'_>, batch: &Batch, zone: &TimeZone) -> Markup {
    html! {
        @if let Some(at) = batch.posted_at {
            span.st.st-done { (frame.t("letters-posted")) } " "
            bdi { (dates::day_and_time(frame.frame.language, at, zone)) }
        } @else {
            span.st.st-wait { (frame.t("letters-to-post")) }
        }
    }
}

/// A batch.
pub struct BatchPage<'a> {
    /// Which.
    pub batch: &'a Batch,
    /// Who made it.
    pub by: &'a str,
    /// Its letters, in the order in which they are printed, each with its request.
    pub letters: Vec<(&'a Letter, &'a Invitation)>,
    /// How many were taken out since.
    pub taken_out: usize,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
}

impl BatchPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let title = frame.t("letters-batch");
        let made = dates::day_and_time(language, self.batch.made_at, self.zone);
        let address = |what: &str| format!("/staff/letters/batches/{}/{what}", self.batch.id);
        let body = html! {
            p { a.ds-link href="/staff/letters" { (frame.t("frame-back")) } }
            h1.ds-heading { (title) }
            p { (rich(language, "letters-batch-text", &[
                ("time", html! { bdi { (made) } }),
                ("name", html! { bdi { (self.by) } }),
            ])) " " (state(frame, self.batch, self.zone)) }
            @if self.taken_out > 0 {
                (alert(Tone::Warning, &t_with(language, "letters-taken-out", &[("count", self.taken_out.into())]),
                    &html! { p { (frame.t("letters-taken-out-text")) } }))
            }
            @if self.batch.posted_at.is_none() && !self.letters.is_empty() {
                ol {
                    li { a.ds-link href=(address("letters.pdf")) { (frame.t("letters-pdf")) } }
                    li { a.ds-link href=(address("letters.csv")) { (frame.t("letters-manifest")) } }
                    li { (frame.t("letters-then-post")) }
                }
                form method="post" action=(address("posted")) {
                    button.ds-button type="submit" { (frame.t("letters-mark-posted")) }
                }
            }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table.staff.stack {
                    thead { tr {
                        th scope="col" { (frame.t("letters-number")) }
                        th scope="col" { (frame.t("letters-to")) }
                        th scope="col" { (frame.t("letters-case")) }
                        th scope="col" { (frame.t("letters-kind")) }
                        th scope="col" { (frame.t("letters-state")) }
                    } }
                    tbody {
                        @for (letter, asked) in &self.letters {
                            tr {
                                th scope="row" { bdi { (letter.number) } }
                                td data-label=(frame.t("letters-to")) { bdi { (asked.addressee().name.as_str()) } }
                                td data-label=(frame.t("letters-case")) { bdi { (asked.asked.case_file) } }
                                td data-label=(frame.t("letters-kind")) { (kind(frame, letter.kind)) }
                                td data-label=(frame.t("letters-state")) { @if letter.returned_at.is_some() { span.st.st-warn { (frame.t("letters-returned")) } } }
                            }
                        }
                    }
                }
            }
        };
        frame.page(&title, Head::default(), &body)
    }
}
