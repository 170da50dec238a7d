//! The people whom an account books for.

use crate::frame::{Frame, Head};
use crate::parts::{Field, Problem, back, error_summary, hidden};
use crate::sign_in::{BirthDateFields, birth_date_key, name_text};
use crate::texts::t_with;
use besok_core::account::PEOPLE;
use besok_core::person::{BirthDateError, NameError};
use maud::{Markup, html};

/// The facts of the page that adds somebody.
pub struct AddPage<'a> {
    /// The name, as it was typed.
    pub name: &'a str,
    /// The date of birth, as it was typed.
    pub born: BirthDateFields<'a>,
    /// Where to go afterwards; empty for the list of people.
    pub next: &'a str,
    /// What is to be corrected.
    pub problems: AddProblems,
}

/// What is to be corrected.
#[derive(Debug, Clone, Copy, Default)]
pub struct AddProblems {
    /// In the name.
    pub name: Option<NameError>,
    /// In the date of birth.
    pub birth_date: Option<BirthDateError>,
    /// The account holds as many people as it can.
    pub full: bool,
}

impl AddPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("people-add-title");
        let name = self.problems.name.map(|problem| name_text(frame, problem));
        let birth = self.problems.birth_date.map(|problem| frame.t(birth_date_key(problem)));
        let full = self.problems.full.then(|| t_with(frame.language, "people-full", &[("most", PEOPLE.into())]));
        let problems: Vec<Problem<'_>> = [("#name", &name), ("#year", &birth), ("#name", &full)]
            .into_iter()
            .filter_map(|(field, text)| Some(Problem { href: field.into(), text: text.clone()? }))
            .collect();
        let up = if self.next.is_empty() { "/people" } else { self.next };
        let body = html! {
            (back(frame, &frame.link(up)))
            (error_summary(frame, &problems))
            h1 { (title) }
            p { (frame.t("people-add-intro")) }
            form.ask method="post" action=(frame.link("/people/add")) novalidate {
                (hidden("next", self.next))
                (Field {
                    name: "name",
                    label: frame.t("people-name"),
                    hint: Some(frame.t("welcome-name-hint")),
                    error: name,
                    value: self.name,
                    autocomplete: Some("off"),
                    dir: Some("auto"),
                    ..Field::default()
                }.render(frame))
                (self.born.render(frame, ("people-born-when", false), birth))
                button.ds-button type="submit" { (frame.t("people-add-do")) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }
}

/// One of the people of an account.
pub struct Listed<'a> {
    /// The number in the account.
    pub number: i64,
    /// The name.
    pub name: &'a str,
    /// The year of birth.
    pub year: i16,
    /// Whether it is whoever is signed in.
    pub myself: bool,
}

/// The page that lists them. `kept` is the number of one who was not removed, because of a visit to come.
pub fn list(frame: &Frame<'_>, people: &[Listed<'_>], kept: Option<i64>) -> Markup {
    let title = frame.t("people-title");
    let problem = kept.map(|number| Problem { href: format!("#one-{number}").into(), text: frame.t("people-kept") });
    let body = html! {
        (back(frame, &frame.link("/my")))
        (error_summary(frame, problem.as_slice()))
        h1 { (title) }
        p { (frame.t("people-intro")) }
        ul.earlier {
            @for one in people {
                li id={ "one-" (one.number) } {
                    bdi.name { (one.name) }
                    span.hint { (t_with(frame.language, "people-born", &[("year", one.year.to_string().into())])) }
                    @if one.myself {
                        span.hint { (frame.t("people-myself")) }
                    } @else {
                        form method="post" action=(frame.link("/people")) {
                            (hidden("number", &one.number.to_string()))
                            button.ds-button data-variant="tertiary" data-color="danger" type="submit" {
                                (frame.t("people-remove")) span.vh { ": " bdi { (one.name) } }
                            }
                        }
                    }
                }
            }
        }
        p { a.ds-button href=(frame.link("/people/add")) { (frame.t("people-add")) } }
        p.hint { (frame.t("people-names")) }
    };
    frame.page(&title, Head { error: kept.is_some(), ..Head::default() }, &body)
}
