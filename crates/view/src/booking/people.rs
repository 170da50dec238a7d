//! Step 2: who comes, and what each needs. It is asked before the time, because it decides which times fit.

use super::{STEPS, kept};
use crate::frame::{Frame, Head, encode};
use crate::parts::{Card, Field, Problem, Row, back, card, error_summary, steps, summary, tick};
use crate::refusal::problem;
use crate::texts::{rich, t_with};
use crate::visit::{Company, MYSELF, Visit};
use besok_core::agency::Interpreters;
use besok_core::errand::Errand;
use besok_core::id::ErrandId;
use besok_core::language::Text;
use besok_core::ledger::Refusal;
use besok_core::person::{ACCESS_LENGTH, Access, Person};
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct PeoplePage<'a> {
    /// What the visit is for, first of all.
    pub errand: &'a Errand,
    /// What else can be settled in the same visit.
    pub also: Vec<&'a Errand>,
    /// The booking whose people are to change; none for a new one.
    pub moving: Option<&'a Visit<'a>>,
    /// Everybody who can be chosen.
    pub people: Vec<Choosable<'a>>,
    /// The languages in which interpreters can be had.
    pub interpreters: &'a [Interpreters],
    /// Why the page is shown again.
    pub problem: Option<PeopleProblem<'a>>,
}

/// One of the account's persons.
pub struct Choosable<'a> {
    /// Whom one acts for with them, where they are another account's.
    pub client: Option<&'a str>,
    /// The number in the account.
    pub number: i64,
    /// Who.
    pub person: &'a Person,
    /// Whether this one is to come.
    pub chosen: bool,
    /// With which errands besides the first one.
    pub besides: Vec<ErrandId>,
    /// What is different at this one's age.
    pub note: Option<&'a Text>,
    /// Whether this one is so young that it need not come.
    pub need_not_come: bool,
    /// The visit to come that this one has for the errand already.
    pub booked: Option<&'a Visit<'a>>,
    /// What this one needs, as it was typed.
    pub needs: Needs,
}

impl Choosable<'_> {
    /// Whether there is nothing to choose.
    fn is_fixed(&self) -> bool {
        self.need_not_come || self.booked.is_some()
    }
}

/// What somebody needs, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// The tag of the interpreter's language; empty for none.
    pub interpreter: String,
    /// Whether without steps.
    pub step_free: bool,
    /// Anything else.
    pub other: String,
}

impl From<&Access> for Needs {
    fn from(access: &Access) -> Self {
        let Access { interpreter, step_free, other } = access.clone();
        Self { interpreter: interpreter.unwrap_or_default(), step_free, other }
    }
}

/// Why nobody was taken over.
#[derive(Debug, Clone, Copy)]
pub enum PeopleProblem<'a> {
    /// These people cannot come so.
    Refused(&'a Refusal),
    /// What the person with this number needs cannot be read.
    Needs(i64),
}

impl PeoplePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("booking-people-title");
        let error = self.problem(frame);
        let up = self.moving.map_or_else(|| "/book".to_owned(), Visit::path);
        let body = html! {
            (back(frame, &frame.link(&up)))
            @if self.moving.is_none() { (steps(frame, 2, STEPS)) }
            (error_summary(frame, error.as_slice()))
            h1 { (title) }
            @if let Some(visit) = self.moving { (kept(frame, visit)) }
            (summary(frame, &[self.errand_row(frame)]))
            p { (frame.t(if self.moving.is_some() { "booking-people-change" } else { "booking-people-intro" })) }
            form.ask method="post" action=(frame.link(&self.form_path())) novalidate {
                fieldset.f #people {
                    legend.vh { (title) }
                    @for one in &self.people { (self.person(frame, one)) }
                }
                @if self.people.iter().any(|one| !one.is_fixed()) {
                    button.ds-button.go type="submit" { (frame.t("booking-continue")) }
                }
                button.ds-button.go data-variant="secondary" type="submit" name="add" value="1" {
                    (frame.t("people-add"))
                }
            }
        };
        frame.page(&title, Head { error: error.is_some(), ..Head::default() }, &body)
    }

    /// Where the form goes. Whoever has not signed in has a page of their own instead.
    fn form_path(&self) -> String {
        match self.moving {
            None => format!("/book/{}/people", self.errand.id),
            Some(visit) => format!("{}/people", visit.path()),
        }
    }

    fn problem(&self, frame: &Frame<'_>) -> Option<Problem<'static>> {
        let free = self.people.iter().find(|one| !one.is_fixed());
        let first = free.map_or_else(|| "#people".to_owned(), |one| format!("#who-{}", one.number));
        Some(match self.problem? {
            PeopleProblem::Refused(reason) => {
                let known = problem(frame, reason, self.errand, "");
                if known.href.is_empty() { Problem { href: first.into(), ..known } } else { known }
            }
            PeopleProblem::Needs(number) => {
                Problem { href: format!("#other-{number}").into(), text: needs_text(frame) }
            }
        })
    }

    fn errand_row<'r>(&self, frame: &Frame<'_>) -> Row<'r> {
        let value = html! { b { (self.errand.name.get(frame.language)) } };
        let change = self.moving.is_none().then(|| frame.link("/book"));
        Row { term: frame.t("booking-errand"), value, change }
    }

    fn person(&self, frame: &Frame<'_>, one: &Choosable<'_>) -> Markup {
        let id = format!("who-{}", one.number);
        let fixed = one.is_fixed();
        html! {
            div.person {
                @if fixed {
                    div.fixed { (name(frame, one)) }
                } @else {
                    div.ds-field.pickone {
                        input.ds-input type="checkbox" name="who" id=(id) value=(one.number) checked[one.chosen];
                        label.ds-label data-weight="regular" for=(id) { (name(frame, one)) }
                    }
                }
                @if let Some(note) = one.note { p.hint { (note.get(frame.language)) } }
                @if let Some(visit) = one.booked {
                    p.hint {
                        (frame.t("booking-people-booked")) " "
                        a.ds-link href=(frame.link(&visit.path())) { (frame.t("booking-already-see")) }
                    }
                }
                @if !fixed { (self.more(frame, one)) }
            }
        }
    }

    /// Rarely needed by anybody, so it is folded away until somebody has it.
    fn more(&self, frame: &Frame<'_>, one: &Choosable<'_>) -> Markup {
        let wrong = matches!(self.problem, Some(PeopleProblem::Needs(number)) if number == one.number);
        let used = wrong || one.needs != Needs::default() || !one.besides.is_empty();
        html! {
            details open[used] {
                summary {
                    (frame.t(if self.also.is_empty() { "people-needs" } else { "people-needs-more" }))
                    span.vh { ": " bdi { (one.person.name.as_str()) } }
                }
                @for errand in &self.also {
                    (tick("checkbox", (&format!("also-{}", one.number), errand.id.as_str()), one.besides.contains(&errand.id),
                        t_with(frame.language, "people-also", &[("errand", errand.name.get(frame.language).into())])))
                }
                (self.interpreter(frame, one))
                (tick("checkbox", (&format!("steps-{}", one.number), "1"), one.needs.step_free, frame.t("people-step-free")))
                (Field {
                    name: &format!("other-{}", one.number),
                    label: frame.t("people-other"),
                    hint: Some(frame.t("people-other-hint")),
                    error: wrong.then(|| needs_text(frame)),
                    value: &one.needs.other,
                    dir: Some("auto"),
                    optional: true,
                    ..Field::default()
                }.render(frame))
            }
        }
    }

    fn interpreter(&self, frame: &Frame<'_>, one: &Choosable<'_>) -> Markup {
        let name = format!("interpreter-{}", one.number);
        html! {
            @if !self.interpreters.is_empty() {
                div.ds-field.f {
                    label.ds-label for=(name) { (frame.t("people-interpreter")) }
                    select.ds-input id=(name) name=(name) {
                        option value="" { (frame.t("people-interpreter-none")) }
                        @for language in self.interpreters {
                            option value=(language.tag) selected[language.tag == one.needs.interpreter] {
                                (language.name.get(frame.language))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A name with the year of birth, which tells two of the same name apart.
fn name(frame: &Frame<'_>, one: &Choosable<'_>) -> Markup {
    let year = one.person.birth_date.year.to_string();
    html! {
        bdi.name { (one.person.name.as_str()) }
        span.hint { (t_with(frame.language, "people-born", &[("year", year.into())])) }
        @if let Some(client) = one.client {
            span.hint { (rich(frame.language, "helpers-you-act-for", &[("name", html! { bdi.name { (client) } })])) }
        }
    }
}

fn needs_text(frame: &Frame<'_>) -> Cow<'static, str> {
    t_with(frame.language, "people-other-long", &[("most", ACCESS_LENGTH.into())])
}

/// What is needed at the visit, if anything is.
pub(crate) fn access_row<'a>(frame: &Frame<'_>, company: &Company<'_>) -> Option<Row<'a>> {
    let needs: Vec<_> = company.people.iter().filter(|one| *one.access != Access::default()).collect();
    if needs.is_empty() {
        return None;
    }
    let interpreter = |tag: &str| {
        let known = frame.agency.interpreters.iter().find(|language| language.tag == tag);
        let name = known.map_or(tag, |language| language.name.get(frame.language)).to_owned();
        t_with(frame.language, "people-interpreter-in", &[("language", name.into())])
    };
    let value = html! {
        ul.who {
            @for one in needs {
                li {
                    @if company.people.len() > 1 { bdi.name { (one.name) } }
                    @if let Some(tag) = &one.access.interpreter { span { (interpreter(tag)) } }
                    @if one.access.step_free { span { (frame.t("people-step-free-is")) } }
                    @if !one.access.other.is_empty() { span { bdi { (one.access.other) } } }
                }
            }
        }
    };
    Some(Row { term: frame.t("people-access"), value, change: None })
}

/// The page for somebody who has not signed in: nobody can be named yet.
pub fn anybody(frame: &Frame<'_>, errand: &Errand) -> Markup {
    let title = frame.t("booking-people-title");
    let sign_in = frame.link(&format!("/sign-in?next={}", encode(&format!("/book/{}", errand.id))));
    let cards = [
        (frame.link(&format!("/book/{}/{MYSELF}", errand.id)), "booking-people-alone", "booking-people-alone-then"),
        (sign_in, "booking-people-others", "booking-people-others-then"),
    ];
    let row = Row {
        term: frame.t("booking-errand"),
        value: html! { b { (errand.name.get(frame.language)) } },
        change: Some(frame.link("/book")),
    };
    let body = html! {
        (back(frame, &frame.link("/book")))
        (steps(frame, 2, STEPS))
        h1 { (title) }
        (summary(frame, &[row]))
        ul.picks {
            @for (href, title, then) in &cards {
                (card(&Card { href, title: &frame.t(title), below: false, body: html! { p { (frame.t(then)) } } }))
            }
        }
    };
    frame.page(&title, Head::default(), &body)
}
