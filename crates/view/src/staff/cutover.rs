//! Old bookings, for administrators: how they stand, files of them that are sent in, and what was refused.

mod reason;

pub use reason::{reason, refused, unreadable};

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::parts::{Problem, Tone, alert, error_summary};

use crate::texts::{t, t_with};
use besok_core::agency::OldBookings;
use besok_core::catalogue::Catalogue;
use besok_core::id::OfficeId;
use besok_core::language::Language;
use besok_core::legacy::Counts;
use besok_core::legacy::file::Unreadable;
use jiff::Timestamp;
use maud::{Markup, html};

/// So many times above their plan are shown.
const SHOWN: usize = 200;

/// The page of old bookings.
pub struct CutoverPage<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// How they stand.
    pub counts: Counts,
    /// Files that were sent in, the last one first.
    pub files: Vec<FileLine<'a>>,
    /// Times with more visits than planned: where, when, and how many are too many.
    pub surplus: Vec<(&'a OfficeId, Timestamp, i64)>,
    /// Why the last file was not read.
    pub problem: Option<CutoverProblem>,
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CutoverProblem {
    /// It cannot be.
    Unreadable(Unreadable),
    /// There is none, or it is larger than a page takes.
    TooLarge,
    /// The agency has declared that there are no old bookings.
    DeclaredNone,
    /// Another one is being read.
    Busy,
}

/// A file that was sent in.
#[derive(Debug, Clone)]
pub struct FileLine<'a> {
    /// Which.
    pub id: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// Who sent it.
    pub staff: &'a str,
    /// Whether nothing was to be saved.
    pub trial: bool,
    /// Since when.
    pub started_at: Timestamp,
    /// How it stands.
    pub state: FileState,
    /// How many lines it has, and how many were looked at.
    pub lines: (usize, usize),
    /// Lines that are bookings, were so before, and were refused.
    pub counts: [usize; 3],
}

/// How a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// It is being read.
    Running,
    /// It was read to its end.
    Done,
    /// It was given up in the middle.
    Stopped,
}

/// The page of a file that was sent in.
pub struct CutoverFilePage<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The file.
    pub file: FileLine<'a>,
    /// How many of its bookings have no address.
    pub unreached: usize,
    /// The first of the refused lines, with their reasons: column, what was typed, why.
    pub refusals: &'a [(usize, Vec<[String; 3]>)],
}

impl CutoverPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let title = title(frame, self.catalogue);
        let problem = self.problem.as_ref().map(|problem| problem_text(language, problem));
        let problems: Vec<Problem> =
            problem.iter().map(|text| Problem { href: "#file".into(), text: text.clone().into() }).collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            p.lead { (frame.t("cutover-lead")) }
            (self.settled(frame))
            (self.numbers(frame))
            (self.above(frame))
            h2 { (frame.t("cutover-send")) }
            p { (frame.t("cutover-send-text")) }
            p.hint { (frame.t("cutover-columns")) }
            form.card method="post" action="/staff/old-bookings" enctype="multipart/form-data" {
                div.f {
                    label.ds-label for="file" { (frame.t("cutover-file")) }
                    @if let Some(text) = &problem { p.ds-validation-message #file-error { (text) } }
                    input.ds-input #file type="file" name="file" accept=".csv,text/csv" required
                        aria-describedby=[problem.is_some().then_some("file-error")];
                }
                fieldset.f {
                    legend.ds-label { (frame.t("cutover-what")) }
                    (choice("trial", frame.t("cutover-trial").as_ref(), frame.t("cutover-trial-hint").as_ref(), true))
                    (choice("import", frame.t("cutover-import").as_ref(), frame.t("cutover-import-hint").as_ref(), false))
                }
                div.btns { button.ds-button type="submit" { (frame.t("cutover-read")) } }
            }
            @if !self.files.is_empty() {
                h2 { (frame.t("cutover-files")) }
                div.scroll tabindex="0" role="region" aria-label=(frame.t("cutover-files")) { table.staff {
                    thead { tr {
                        th scope="col" { (frame.t("cutover-when")) }
                        th scope="col" { (frame.t("cutover-file")) }
                        th scope="col" { (frame.t("cutover-by")) }
                        th scope="col" { (frame.t("cutover-state")) }
                        th scope="col" { (frame.t("cutover-came-of-it")) }
                    } }
                    tbody { @for file in &self.files { (self.line(frame, file)) } }
                } }
            }
        };
        frame.page(&title, Head { error: problem.is_some(), ..Head::default() }, &body)
    }

    /// What the agency has said of them, and what that leads to.
    fn settled(&self, frame: &StaffFrame<'_>) -> Markup {
        let (tone, title, text) = match self.catalogue.agency.old_bookings {
            OldBookings::None => (Tone::Info, "cutover-none", "cutover-none-text"),
            OldBookings::ToCome => (Tone::Warning, "cutover-to-come", "cutover-to-come-text"),
            OldBookings::Imported => (Tone::Info, "cutover-imported", "cutover-imported-text"),
        };
        let body = html! {
            p { (frame.t(text)) }
            p { a.ds-link href="/staff/catalogue/agency" { (frame.t("cutover-change")) } }
        };
        alert(tone, &frame.t(title), &body)
    }

    fn numbers(&self, frame: &StaffFrame<'_>) -> Markup {
        let Counts { imported, to_come, unreached, taken_over, cancelled, past, last } = self.counts;
        let language = frame.frame.language;
        let zone = self.catalogue.time_zone();
        let lines = [
            ("cutover-count-imported", imported),
            ("cutover-count-to-come", to_come),
            ("cutover-count-unreached", unreached),
            ("cutover-count-taken-over", taken_over),
            ("cutover-count-cancelled", cancelled),
            ("cutover-count-past", past),
        ];
        html! {
            h2 { (frame.t("cutover-standing")) }
            dl.kpi { @for (key, count) in lines { div { dt { (frame.t(key)) } dd { (count) } } } }
            @if let Some(last) = last {
                p { (frame.t("cutover-last")) " " (dates::day_of_year_and_time(language, last, &zone)) }
            }
            @if imported > 0 && last.is_none() { p { (frame.t("cutover-over")) } }
        }
    }

    fn above(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let time = |office: &OfficeId, at: Timestamp| {
            let office = self.catalogue.office(office)?;
            Some((office.name.get(language), dates::day_of_year_and_time(language, at, &office.time_zone())))
        };
        html! {
            @if !self.surplus.is_empty() {
                h2 #above { (t_with(language, "cutover-above", &[("count", self.surplus.len().into())])) }
                p { (frame.t("cutover-above-text")) }
                ul.plain {
                    @for (office, at, above) in self.surplus.iter().take(SHOWN) {
                        @if let Some((office, at)) = time(office, *at) {
                            li { (t_with(language, "cutover-above-one", &[
                                ("office", office.into()), ("time", at.into()), ("count", (*above).into()),
                            ])) }
                        }
                    }
                }
                @if self.surplus.len() > SHOWN {
                    p.hint { (t_with(language, "cutover-first", &[("count", SHOWN.into())])) }
                }
            }
        }
    }

    fn line(&self, frame: &StaffFrame<'_>, file: &FileLine<'_>) -> Markup {
        let language = frame.frame.language;
        html! {
            tr {
                td { (dates::day_and_time(language, file.started_at, &self.catalogue.time_zone())) }
                th scope="row" { a.ds-link href={ "/staff/old-bookings/" (file.id) } { bdi { (file.name) } } }
                td { bdi { (file.staff) } }
                td { (state_text(frame, file)) }
                td { (came_of_it(language, file)) }
            }
        }
    }
}

impl CutoverFilePage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let file = &self.file;
        let title = t_with(language, "cutover-file-title", &[("file", file.name.into())]);
        let (rows, done) = file.lines;
        let tone = match file.state {
            FileState::Done if file.counts[2] > 0 => Tone::Warning,
            FileState::Stopped => Tone::Warning,
            FileState::Running | FileState::Done => Tone::Info,
        };
        let progress = html! {
            progress max=(rows.max(1)) value=(done) aria-label=(frame.t("cutover-progress")) {}
            p { (t_with(language, "cutover-lines", &[("done", done.into()), ("rows", rows.into())])) }
            p { (came_of_it(language, file)) }
            @if file.state == FileState::Stopped { p { (frame.t("cutover-stopped-text")) } }
            @if file.state == FileState::Done && file.trial { p { (frame.t("cutover-trial-done")) } }
        };
        let body = html! {
            p { a.back href="/staff/old-bookings" { (frame.t("cutover-back")) } }
            h1.ds-heading { bdi { (title) } }
            (alert(tone, &state_text(frame, file), &progress))
            @if self.unreached > 0 {
                p { (t_with(language, "cutover-unreached", &[("count", self.unreached.into())])) }
            }
            @if !self.refusals.is_empty() {
                h2 #refused { (t_with(language, "cutover-refused", &[("count", file.counts[2].into())])) }
                @if self.refusals.len() < file.counts[2] {
                    p.hint { (t_with(language, "cutover-first", &[("count", self.refusals.len().into())])) }
                }
                p { a.ds-link href={ "/staff/old-bookings/" (file.id) "/refused.csv" } { (frame.t("cutover-refused-file")) } }
                (self.refused(frame))
            }
        };
        frame.page(&title, Head::default(), &body)
    }

    fn refused(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.scroll tabindex="0" role="region" aria-label=(frame.t("cutover-line")) { table.staff {
                thead { tr {
                    th scope="col" { (frame.t("cutover-line")) }
                    th scope="col" { (frame.t("cutover-column")) }
                    th scope="col" { (frame.t("cutover-typed")) }
                    th scope="col" { (frame.t("cutover-why")) }
                } }
                tbody {
                    @for (line, reasons) in self.refusals {
                        @for [column, typed, why] in reasons {
                            tr { th scope="row" { (line) } td { (column) } td { bdi { (typed) } } td { (why) } }
                        }
                    }
                }
            } }
        }
    }
}

/// What the page is called.
pub(super) fn title(frame: &StaffFrame<'_>, catalogue: &Catalogue) -> String {
    let language = frame.frame.language;
    let date = dates::date(language, catalogue.agency.cutover);
    t_with(language, "cutover-title", &[("date", date.as_str().into())]).into_owned()
}

fn choice(value: &str, label: &str, hint: &str, checked: bool) -> Markup {
    let id = format!("what-{value}");
    html! {
        div.ds-field {
            input.ds-input #(id) type="radio" name="what" value=(value) checked[checked] aria-describedby={ (id) "-hint" };
            label.ds-label for=(id) { (label) }
            p.hint #{ (id) "-hint" } { (hint) }
        }
    }
}

fn state_text(frame: &StaffFrame<'_>, file: &FileLine<'_>) -> String {
    let key = match (file.state, file.trial) {
        (FileState::Running, _) => "cutover-running",
        (FileState::Done, true) => "cutover-tried",
        (FileState::Done, false) => "cutover-done",
        (FileState::Stopped, _) => "cutover-stopped",
    };
    frame.t(key).into_owned()
}

fn came_of_it(language: Language, file: &FileLine<'_>) -> String {
    let [imported, known, refused] = file.counts;
    let key = if file.trial { "cutover-sum-trial" } else { "cutover-sum" };
    let values = [("imported", imported.into()), ("known", known.into()), ("refused", refused.into())];
    t_with(language, key, &values).into_owned()
}

fn problem_text(language: Language, problem: &CutoverProblem) -> String {
    match problem {
        CutoverProblem::Unreadable(why) => unreadable(language, why),
        CutoverProblem::TooLarge => t(language, "cutover-too-large").into_owned(),
        CutoverProblem::DeclaredNone => t(language, "cutover-declared-none").into_owned(),
        CutoverProblem::Busy => t(language, "cutover-busy").into_owned(),
    }
}
