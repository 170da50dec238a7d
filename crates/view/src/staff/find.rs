//! Looking for a person: one field, and whom it found.

use super::{StaffFrame, who};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, Problem, error_summary};
use crate::texts::t_with;
use besok_core::office::Office;
use besok_core::person::Person;
use besok_core::search::{HITS, Unreadable};
use besok_core::staff::Permission;
use jiff::Timestamp;
use maud::{Markup, html};

/// The facts of the page.
pub struct FindPage<'a> {
    /// What was typed.
    pub typed: &'a str,
    /// Whom it found; none if nothing was looked for.
    pub found: Option<&'a [Hit<'a>]>,
    /// Whether there are more.
    pub more: bool,
    /// Why it can be nothing.
    pub problem: Option<Unreadable>,
}

/// Somebody who was found.
pub struct Hit<'a> {
    /// Who.
    pub person: &'a Person,
    /// Whether they are shown whole.
    pub known: bool,
    /// Their next visit.
    pub next: Option<(&'a Office, Timestamp)>,
    /// Their last one.
    pub last: Option<(&'a Office, Timestamp)>,
}

impl FindPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("staff-find");
        let error = self.problem.map(|problem| match problem {
            Unreadable::Missing => frame.t("find-missing"),
            Unreadable::TooLong => frame.t("find-too-long"),
            Unreadable::NotAnEmail => frame.t("find-not-an-email"),
        });
        let problems: Vec<Problem> =
            error.iter().map(|text| Problem { href: "#words".into(), text: text.clone() }).collect();
        let field = Field {
            name: "words",
            label: frame.t("find-words"),
            hint: Some(frame.t("find-hint")),
            error,
            value: if self.problem == Some(Unreadable::TooLong) { "" } else { self.typed },
            autocomplete: Some("off"),
            dir: Some("auto"),
            ..Field::default()
        };
        let may = |permission| frame.staff.is_some_and(|staff| staff.may(permission));
        let body = html! {
            (error_summary(&frame.frame, &problems))
            div.dayhead {
                h1.ds-heading { (title) }
                @if may(Permission::HelpPerson) {
                    a.ds-button data-variant="secondary" href="/staff/people/new" { (frame.t("find-new")) }
                }
                @if may(Permission::Restrict) {
                    a.ds-button data-variant="secondary" href="/staff/patterns" { (frame.t("patterns-title")) }
                }
                @if may(Permission::SetMailbox) {
                    a.ds-button data-variant="secondary" href="/staff/mailboxes" { (frame.t("mailbox-title")) }
                }
            }
            form.narrow role="search" method="post" action="/staff/find" novalidate {
                (field.render(&frame.frame))
                button.ds-button type="submit" { (frame.t("find-search")) }
            }
            @if let Some(found) = self.found { (self.hits(frame, found)) }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn hits(&self, frame: &StaffFrame<'_>, found: &[Hit<'_>]) -> Markup {
        let language = frame.frame.language;
        let count = t_with(language, "find-found", &[("count", (found.len() as i64).into())]);
        html! {
            h2 #found { (count) }
            @if self.more {
                p { (t_with(language, "find-more", &[("most", (HITS as i64).into())])) }
            }
            @if found.is_empty() {
                p { (frame.t("find-nobody")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-labelledby="found" {
                table.staff.stack {
                    thead { tr {
                        th scope="col" { (frame.t("person-name")) }
                        th scope="col" { (frame.t("person-born")) }
                        th scope="col" { (frame.t("person-next")) }
                        th scope="col" { (frame.t("person-last")) }
                    } }
                    tbody { @for hit in found { (row(frame, hit)) } }
                }
                }
            }
        }
    }
}

fn row(frame: &StaffFrame<'_>, hit: &Hit<'_>) -> Markup {
    let language = frame.frame.language;
    let visit = |visit: Option<(&Office, Timestamp)>| {
        let Some((office, at)) = visit.filter(|_| hit.known) else { return html! {} };
        html! { bdi { (dates::day_of_year_and_time(language, at, &office.time_zone())) } br; (office.name.get(language)) }
    };
    html! {
        tr {
            th.name scope="row" {
                a.ds-link href={ "/staff/people/" (hit.person.id) } { bdi { (who(hit.person, hit.known)) } }
                @if !hit.known { " " span.tag { (frame.t("person-elsewhere")) } }
            }
            td data-label=(frame.t("person-born")) {
                @if hit.known { (dates::birth_date(language, hit.person.birth_date)) } @else { (hit.person.birth_date.year) }
            }
            td data-label=(frame.t("person-next")) { (visit(hit.next)) }
            td data-label=(frame.t("person-last")) { (visit(hit.last)) }
        }
    }
}
