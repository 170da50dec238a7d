//! The screens of an office: which there are, making one, and its link, which is shown once.

use super::line::Line;
use super::{StaffFrame, fields};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, Problem, back, error_summary};
use crate::texts::{rich, t_with};
use besok_core::language::Language;
use besok_core::screen::{MESSAGE, Screen, ScreenKind};
use maud::{Markup, html};

/// The facts of the page.
#[derive(Debug, Clone, Copy)]
pub struct ScreensPage<'a> {
    /// The queue of the office.
    pub line: Line<'a>,
    /// Its screens, those in use first.
    pub screens: &'a [Screen],
    /// What was typed as a name.
    pub name: &'a str,
    /// Why none was made.
    pub problem: Option<ScreenProblem>,
    /// What the boards tell.
    pub message: MessageForm<'a>,
}

/// The form of what the boards tell.
#[derive(Debug, Clone, Copy)]
pub struct MessageForm<'a> {
    /// A line for each full language, as typed.
    pub lines: &'a [(Language, &'a str)],
    /// Whether it is for today only.
    pub today: bool,
    /// The languages whose lines are wrong.
    pub wrong: &'a [Language],
    /// Whether it has just been saved.
    pub saved: bool,
}

/// Why no screen was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenProblem {
    /// It has no name, or too long a one.
    Name,
    /// It is a sign without a counter.
    Counter,
    /// There are too many.
    TooMany,
}

impl ScreensPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("screens-title");
        let name = match self.problem {
            Some(ScreenProblem::Name) => Some(frame.t("screens-name-wrong")),
            Some(ScreenProblem::TooMany) => Some(frame.t("screens-too-many")),
            _ => None,
        };
        let counter = (self.problem == Some(ScreenProblem::Counter)).then(|| frame.t("screens-counter-wrong"));
        let mut problems = fields::problems([("#name", &name), ("#counter", &counter)]);
        problems.extend(self.message.problems(frame));
        let field = Field {
            name: "name",
            label: frame.t("screens-name"),
            hint: Some(frame.t("screens-name-hint")),
            value: self.name,
            error: name,
            autocomplete: Some("off"),
            dir: Some("auto"),
            ..Field::default()
        };
        let body = html! {
            (back(&frame.frame, &self.line.at("queue")))
            (error_summary(&frame.frame, &problems))
            @if self.message.saved { p.ds-alert data-color="info" role="status" { (frame.t("screens-told")) } }
            h1 { (title) }
            p.hint { (frame.t("screens-text")) }
            @if self.screens.is_empty() { p.empty { (frame.t("screens-none")) } } @else { (self.table(frame)) }
            (self.message.render(frame, &self.line.at("screens/message")))
            section.card.narrow {
                h2 { (frame.t("screens-new")) }
                form method="post" action=(self.line.at("screens")) novalidate {
                    div.ds-field.f {
                        label.ds-label for="kind" { (frame.t("screens-kind")) }
                        select.ds-input #kind name="kind" {
                            @for kind in ScreenKind::ALL.iter().copied() { option value=(kind.as_str()) { (frame.t(kind_key(kind))) } }
                        }
                    }
                    (field.render(&frame.frame))
                    div.ds-field.f {
                        label.ds-label for="counter" { (frame.t("screens-counter")) }
                        @if let Some(text) = &counter { (crate::parts::error_text(&frame.frame, "counter-error", text)) }
                        select.ds-input #counter name="counter" aria-describedby=[counter.is_some().then_some("counter-error")] {
                            option value="" { (frame.t("screens-no-counter")) }
                            @for counter in &self.line.queue.rule.counters {
                                option value=(counter.number) { (counter.number) }
                            }
                        }
                    }
                    button.ds-button type="submit" { (frame.t("screens-make")) }
                }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn table(&self, frame: &StaffFrame<'_>) -> Markup {
        let [name, made, seen, state] =
            ["screens-name", "screens-made", "screens-seen", "screens-state"].map(|key| frame.t(key));
        html! {
            table.staff.stack {
                caption.vh { (frame.t("screens-title")) }
                thead { tr { @for head in [&name, &made, &seen, &state] { th scope="col" { (head) } } } }
                tbody { @for screen in self.screens { tr {
                    th scope="row" {
                        bdi { (screen.name) }
                        span.sub {
                            (frame.t(kind_key(screen.kind)))
                            @if let Some(counter) = screen.counter {
                                " · " (t_with(frame.frame.language, "counter-title", &[("counter", counter.into())]))
                            }
                        }
                    }
                    td data-label=(made) { (self.at(frame, screen.made_at)) span.sub { bdi { (self.line.name(&screen.made_by)) } } }
                    td data-label=(seen) {
                        @match screen.seen_at { Some(seen) => (self.at(frame, seen)), None => (frame.t("screens-never")) }
                    }
                    td data-label=(state) { (self.state(frame, screen)) }
                } } }
            }
        }
    }

    fn state(&self, frame: &StaffFrame<'_>, screen: &Screen) -> Markup {
        html! {
            @if let Some(at) = screen.ended_at {
                (rich(frame.frame.language, "screens-ended", &[("time", self.at(frame, at))]))
            } @else {
                details {
                    summary { (frame.t("screens-end")) span.vh { ": " (screen.name) } }
                    form method="post" action=(self.line.at(&format!("screens/{}/end", screen.id))) {
                        p { (frame.t("screens-end-text")) }
                        button.ds-button data-color="danger" type="submit" { (frame.t("screens-end-now")) }
                    }
                }
            }
        }
    }

    fn at(&self, frame: &StaffFrame<'_>, at: jiff::Timestamp) -> Markup {
        html! { bdi { (dates::day_and_time(frame.frame.language, at, &self.line.zone())) } }
    }
}

impl MessageForm<'_> {
    fn problems(&self, frame: &StaffFrame<'_>) -> impl Iterator<Item = Problem<'static>> {
        let text = t_with(frame.frame.language, "screens-message-wrong", &[("most", MESSAGE.into())]);
        self.wrong
            .iter()
            .map(move |language| Problem { href: format!("#line-{}", language.tag()).into(), text: text.clone() })
    }

    fn render(&self, frame: &StaffFrame<'_>, action: &str) -> Markup {
        html! {
            section.card.narrow {
                h2 { (frame.t("screens-message")) }
                p.hint { (frame.t("screens-message-hint")) }
                form method="post" action=(action) novalidate {
                    @for (language, line) in self.lines {
                        (Field {
                            name: &format!("line-{}", language.tag()),
                            label: language.name().into(),
                            value: line,
                            error: self.wrong.contains(language).then(|| {
                                t_with(frame.frame.language, "screens-message-wrong", &[("most", MESSAGE.into())])
                            }),
                            autocomplete: Some("off"),
                            dir: Some(language.direction()),
                            ..Field::default()
                        }.render(&frame.frame))
                    }
                    div.ds-field.pickone {
                        input.ds-input type="checkbox" #today name="today" value="1" checked[self.today];
                        label.ds-label data-weight="regular" for="today" { (frame.t("screens-message-today")) }
                    }
                    div.btns { button.ds-button data-variant="secondary" type="submit" { (frame.t("screens-message-save")) } }
                }
            }
        }
    }
}

/// The link of a new screen. It is shown once.
pub fn new_screen(frame: &StaffFrame<'_>, line: &Line<'_>, link: &str) -> Markup {
    let title = frame.t("screens-made-title");
    let body = html! {
        h1 { (title) }
        p { (frame.t("screens-link-text")) }
        p.card { code.link dir="ltr" { (link) } }
        p { a.ds-link href=(line.at("screens")) { (frame.t("screens-kept")) } }
    };
    frame.page(&title, Head::default(), &body)
}

fn kind_key(kind: ScreenKind) -> &'static str {
    match kind {
        ScreenKind::Kiosk => "screens-kiosk",
        ScreenKind::Board => "screens-board",
        ScreenKind::Sign => "screens-sign",
    }
}
