//! Requests from a file: choosing it, looking at what is in it, and what was made.

use super::super::StaffFrame;
use super::super::fields::name_wrong;
use super::counted;
use super::problem::{born_key, fault_text};
use crate::frame::Head;
use crate::parts::{Problem, Tone, alert, error_summary, error_text};
use crate::texts::{t, t_with};
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::id::InvitationId;
use besok_core::invitation::file::{BYTES, Column, ROWS, RowFault, Unreadable, Why};
use besok_core::invitation::{Channel, Reason};
use maud::{Markup, html};
use std::borrow::Cow;

/// The page where a file is chosen and looked at.
pub struct FilePage<'a> {
    /// How far it is.
    pub state: FileState<'a>,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
}

/// How far a file is.
pub enum FileState<'a> {
    /// It is to be chosen; why the last one could not be read.
    Choose(Option<Unreadable>),
    /// It was read; nothing is made yet.
    Read {
        /// The whole file, which the form carries along.
        text: &'a str,
        /// Its requests.
        lines: Vec<SheetLine<'a>>,
    },
}

/// A request of a file.
pub struct SheetLine<'a> {
    /// The numbers of its rows.
    pub rows: &'a [usize],
    /// What becomes of it.
    pub outcome: LineOutcome<'a>,
}

/// What becomes of a request of a file.
pub enum LineOutcome<'a> {
    /// It can be made.
    New,
    /// The same one is open.
    Open(&'a InvitationId),
    /// The same one stands in this earlier row.
    Again(usize),
    /// Something is wrong.
    Bad(&'a [RowFault]),
}

impl FilePage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("requests-file");
        let (problem, body) = match &self.state {
            FileState::Choose(problem) => {
                let text = problem.as_ref().map(|problem| unreadable(frame, problem));
                (text.clone(), self.choose(frame, text.as_deref()))
            }
            FileState::Read { text, lines } => (None, self.read(frame, text, lines)),
        };
        let problems: Vec<Problem> =
            problem.iter().map(|text| Problem { href: "#file".into(), text: text.clone() }).collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            (body)
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn choose(&self, frame: &StaffFrame<'_>, problem: Option<&str>) -> Markup {
        let language = frame.frame.language;
        html! {
            p { (frame.t("requests-file-how")) }
            p { a.ds-link href="/staff/requests/sample.csv" download { (frame.t("requests-file-sample")) } }
            form.narrow method="post" action="/staff/requests/file" enctype="multipart/form-data" novalidate {
                div.ds-field.f {
                    label.ds-label for="file" { (frame.t("requests-file-choose")) }
                    p.hint #file-hint { (counted(language, "requests-file-hint", ROWS)) }
                    @if let Some(text) = problem { (error_text(&frame.frame, "file-error", text)) }
                    input.ds-input type="file" #file name="file" accept=".csv,text/csv,text/plain"
                        aria-describedby="file-hint";
                }
                button.ds-button type="submit" { (frame.t("requests-file-look")) }
            }
            h2 { (frame.t("requests-file-columns")) }
            div.scroll tabindex="0" role="region" aria-label=(frame.t("requests-file-columns")) {
            table.staff {
                thead { tr {
                    th scope="col" { (frame.t("requests-file-column")) }
                    th scope="col" { (frame.t("requests-file-holds")) }
                } }
                tbody { @for column in Column::ALL {
                    tr {
                        th scope="row" { bdi dir="ltr" { (column.name()) } }
                        td { (holds(frame, *column)) (self.known(frame, *column)) }
                    }
                } }
            }
            }
        }
    }

    /// What a cell of the column can say, where that is one of several words.
    fn known(&self, frame: &StaffFrame<'_>, column: Column) -> Markup {
        let words: Vec<&str> = match column {
            Column::Errands => self.catalogue.errands.iter().map(|errand: &Errand| errand.id.as_str()).collect(),
            Column::Offices => self.catalogue.offices.iter().map(|office| office.id.as_str()).collect(),
            Column::Reason => Reason::ALL.iter().map(|reason| reason.as_str()).collect(),
            Column::Channel => Channel::ALL.iter().map(|channel| channel.as_str()).collect(),
            Column::Language => {
                besok_core::language::Language::all().map(besok_core::language::Language::tag).collect()
            }
            _ => return html! {},
        };
        html! { br; span.hint { (frame.t("requests-file-words")) " " bdi dir="ltr" { (words.join(", ")) } } }
    }

    fn read(&self, frame: &StaffFrame<'_>, text: &str, lines: &[SheetLine<'_>]) -> Markup {
        let language = frame.frame.language;
        let count = |which: fn(&LineOutcome<'_>) -> bool| lines.iter().filter(|line| which(&line.outcome)).count();
        let new = count(|outcome| matches!(outcome, LineOutcome::New));
        let bad = count(|outcome| matches!(outcome, LineOutcome::Bad(_)));
        let known = lines.len() - new - bad;
        html! {
            ul.plain {
                li { (counted(language, "requests-file-new", new)) }
                li { (counted(language, "requests-file-known", known)) }
                li { (counted(language, "requests-file-bad", bad)) }
            }
            form.row method="post" action="/staff/requests/file/make" enctype="multipart/form-data" {
                input type="hidden" name="text" value=(text);
                @if new > 0 {
                    button.ds-button type="submit" { (counted(language, "requests-file-make", new)) }
                }
                @if bad > 0 {
                    button.ds-button data-variant="secondary" type="submit" formaction="/staff/requests/file/faults" {
                        (frame.t("requests-file-faults"))
                    }
                }
                a.ds-link href="/staff/requests/file" { (frame.t("requests-file-other")) }
            }
            @if bad > 0 {
                h2 #faults { (frame.t("requests-file-wrong")) }
                div.scroll tabindex="0" role="region" aria-labelledby="faults" {
                table.staff {
                    thead { tr {
                        th scope="col" { (frame.t("requests-file-row")) }
                        th scope="col" { (frame.t("requests-file-column")) }
                        th scope="col" { (frame.t("requests-file-why")) }
                    } }
                    tbody { @for line in lines {
                        @if let LineOutcome::Bad(faults) = line.outcome {
                            @for fault in faults {
                                tr {
                                    td { (fault.row) }
                                    td { bdi dir="ltr" { (fault.column.name()) } }
                                    td { (row_fault(frame, self.catalogue, fault)) }
                                }
                            }
                        }
                    } }
                }
                }
            }
            @if known > 0 {
                h2 { (frame.t("requests-file-there")) }
                ul.plain { @for line in lines { (there(frame, line)) } }
            }
        }
    }
}

fn there(frame: &StaffFrame<'_>, line: &SheetLine<'_>) -> Markup {
    let language = frame.frame.language;
    let row = line.rows.first().copied().unwrap_or_default();
    html! {
        @match line.outcome {
            LineOutcome::Open(id) => li {
                (counted(language, "requests-file-is-open", row)) " "
                a.ds-link href={ "/staff/requests/" (id) } { (frame.t("requests-see-other")) }
            },
            LineOutcome::Again(first) => li {
                (t_with(language, "requests-file-again", &[("row", row.into()), ("first", first.into())]))
            },
            LineOutcome::New | LineOutcome::Bad(_) => {}
        }
    }
}

/// What was made of a file.
pub struct FileDone<'a> {
    /// The whole file, as long as something is left.
    pub text: &'a str,
    /// How many were made now.
    pub made: usize,
    /// How many are left.
    pub left: usize,
}

impl FileDone<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("requests-file");
        let language = frame.frame.language;
        let body = html! {
            (alert(Tone::Info, &counted(language, "requests-file-made", self.made), &html! {}))
            h1.ds-heading { (title) }
            @if self.left > 0 {
                form method="post" action="/staff/requests/file/make" enctype="multipart/form-data" {
                    input type="hidden" name="text" value=(self.text);
                    button.ds-button type="submit" { (counted(language, "requests-file-go-on", self.left)) }
                }
            } @else {
                p { a.ds-button href="/staff/requests" { (frame.t("requests-all")) } }
            }
        };
        frame.page(&title, Head::default(), &body)
    }
}

fn unreadable(frame: &StaffFrame<'_>, problem: &Unreadable) -> Cow<'static, str> {
    let language = frame.frame.language;
    match problem {
        Unreadable::Empty => frame.t("requests-file-empty"),
        Unreadable::NoText => frame.t("requests-file-no-text"),
        Unreadable::TooLarge => t_with(
            language,
            "requests-file-too-large",
            &[("rows", ROWS.into()), ("megabytes", (BYTES / 1024 / 1024).into())],
        ),
        Unreadable::Columns(columns) => {
            let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
            t_with(language, "requests-file-lacks", &[("columns", names.join(", ").into())])
        }
        Unreadable::Twice(column) => t_with(language, "requests-file-twice", &[("column", column.name().into())]),
    }
}

fn holds(frame: &StaffFrame<'_>, column: Column) -> Cow<'static, str> {
    frame.t(match column {
        Column::Case => "requests-holds-case",
        Column::Addressee => "requests-holds-addressee",
        Column::Name => "requests-holds-name",
        Column::Born => "requests-holds-born",
        Column::Errands => "requests-holds-errands",
        Column::Offices => "requests-holds-offices",
        Column::BookBy => "requests-holds-book-by",
        Column::Reason => "requests-holds-reason",
        Column::Note => "requests-holds-note",
        Column::Language => "requests-holds-language",
        Column::Channel => "requests-holds-channel",
        Column::Email => "requests-holds-email",
        Column::Address => "requests-holds-address",
    })
}

/// What is wrong with a cell, in words.
pub fn row_fault(frame: &StaffFrame<'_>, catalogue: &Catalogue, fault: &RowFault) -> Cow<'static, str> {
    let language = frame.frame.language;
    match &fault.why {
        Why::Missing => t(language, "requests-why-missing"),
        Why::Unknown(text) => t_with(language, "requests-why-unknown", &[("text", text.as_str().into())]),
        Why::NoDay => frame.t("requests-problem-no-day"),
        Why::Differs(first) => counted(language, "requests-why-differs", *first),
        Why::Name(error) => name_wrong(frame, Some(*error)).unwrap_or_default(),
        Why::Born(error) => frame.t(born_key(*error)),
        Why::Asked(fault) => fault_text(language, catalogue, fault),
    }
}
