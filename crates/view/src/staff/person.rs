//! A person as staff see them: who, their visits, notes of colleagues, what happened.

use super::{Happening, StaffFrame, happenings, who};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Problem, Row, error_summary, error_text, summary};
use besok_core::account::Account;
use besok_core::booking::{Booking, State};
use besok_core::errand::Errand;
use besok_core::office::Office;
use besok_core::person::{Access, Person};
use besok_core::staff::Permission;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// The facts of the page.
pub struct PersonPage<'a> {
    /// Who.
    pub person: &'a Person,
    /// Whether they are shown whole.
    pub known: bool,
    /// The account that they are of.
    pub account: Option<&'a Account>,
    /// Whether the account's new bookings are paused.
    pub paused: bool,
    /// Others with the same name and date of birth, under another account, and whether they are known at one's offices.
    pub namesakes: &'a [(Person, bool)],
    /// Their visits.
    pub visits: Vec<PersonVisit<'a>>,
    /// What colleagues noted.
    pub notes: Vec<PersonNote<'a>>,
    /// What happened, the newest first.
    pub history: Vec<Happening<'a>>,
    /// The instant at which the page is shown.
    pub now: Timestamp,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
    /// Whether a note was empty or too long; what was typed.
    pub refused: Option<&'a str>,
}

/// A visit in a list.
pub struct PersonVisit<'a> {
    /// The booking.
    pub booking: &'a Booking,
    /// Where.
    pub office: &'a Office,
    /// What for.
    pub errand: &'a Errand,
    /// Whether it is at one of one's offices.
    pub mine: bool,
}

/// A note.
pub struct PersonNote<'a> {
    /// Who wrote it.
    pub by: &'a str,
    /// When.
    pub at: Timestamp,
    /// What it says.
    pub text: &'a str,
}

impl PersonPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let name = who(self.person, self.known);
        let problem = || Problem { href: "#note".into(), text: frame.t("person-note-wrong") };
        let problems: Vec<Problem> = self.refused.iter().map(|_| problem()).collect();
        let (to_come, past): (Vec<_>, Vec<_>) =
            self.visits.iter().partition(|visit| visit.booking.state_at(self.now) == State::Booked);
        let body = html! {
            (error_summary(&frame.frame, &problems))
            div.dayhead { h1.ds-heading { bdi { (name) } } (self.buttons(frame)) }
            @if !self.known { p.card { (frame.t("person-elsewhere-text")) } }
            @if self.paused { p.card { span.st.st-warn { (frame.t("restrict-paused")) } } }
            @if self.account.is_none() { p { (frame.t("person-ended")) } }
            div.cards {
                section.card { h2 { (frame.t("person-who")) } (self.facts(frame)) }
                @if self.known { (self.family(frame)) (self.alike(frame)) }
            }
            @if self.known {
                section { h2 #to-come { (frame.t("person-to-come")) } (visits(frame, "to-come", &to_come)) }
                section { h2 #past { (frame.t("person-past")) } (visits(frame, "past", &past.into_iter().rev().collect::<Vec<_>>())) }
                (self.noted(frame))
                section { h2 { (frame.t("person-history")) } (happenings(frame, &self.history, self.zone)) }
            }
        };
        frame.page(&name, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn buttons(&self, frame: &StaffFrame<'_>) -> Markup {
        let may = |permission| self.account.is_some() && frame.staff.is_some_and(|staff| staff.may(permission));
        html! {
            @if may(Permission::HelpPerson) {
                a.ds-button href={ "/staff/people/" (self.person.id) "/book" } { (frame.t("person-book")) }
            }
            @if self.known && may(Permission::HelpPerson) {
                a.ds-button data-variant="secondary" href={ "/staff/people/" (self.person.id) "/details" } {
                    (frame.t("details-title"))
                }
            }
            @if self.known && may(Permission::Restrict) {
                a.ds-button data-variant="secondary" href={ "/staff/people/" (self.person.id) "/restriction" } {
                    (frame.t("restrict-title"))
                }
            }
            @if may(Permission::SetMailbox) {
                a.ds-button data-variant="secondary" href={ "/staff/people/" (self.person.id) "/mailbox" } {
                    (frame.t("person-mailbox"))
                }
            }
        }
    }

    fn facts(&self, frame: &StaffFrame<'_>) -> Markup {
        if self.known {
            return facts(frame, self.person, self.account);
        }
        let born = html! { (self.person.birth_date.year) };
        summary(&frame.frame, &[Row { term: frame.t("person-born"), value: born, change: None }])
    }

    /// A hint and no more: many share a name and a date of birth.
    fn alike(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            @if !self.namesakes.is_empty() {
                section.card {
                    h2 { (frame.t("patterns-also")) }
                    p.hint { (frame.t("patterns-also-hint")) }
                    ul.plain {
                        @for (person, known) in self.namesakes {
                            li { a.ds-link href={ "/staff/people/" (person.id) } { bdi { (who(person, *known)) } } }
                        }
                    }
                }
            }
        }
    }

    fn family(&self, frame: &StaffFrame<'_>) -> Markup {
        let others = self.account.iter().flat_map(|account| account.own());
        let others: Vec<_> = others.filter(|known| !known.hidden && known.person.id != self.person.id).collect();
        html! {
            @if !others.is_empty() {
                section.card {
                    h2 { (frame.t("person-family")) }
                    ul.plain {
                        @for known in others {
                            li {
                                a.ds-link href={ "/staff/people/" (known.person.id) } { bdi { (known.person.name.as_str()) } }
                                " " span.hint { (dates::birth_date(frame.frame.language, known.person.birth_date)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn noted(&self, frame: &StaffFrame<'_>) -> Markup {
        let may = frame.staff.is_some_and(|staff| staff.may(Permission::HelpPerson));
        let error = self.refused.map(|_| frame.t("person-note-wrong"));
        html! {
            section {
                h2 { (frame.t("person-notes")) }
                p.hint { (frame.t("person-notes-hint")) }
                ul.plain {
                    @for note in &self.notes {
                        li {
                            p { bdi { (note.text) } br; span.hint {
                                bdi { (note.by) } ", "
                                (dates::day_of_year_and_time(frame.frame.language, note.at, self.zone))
                            } }
                        }
                    }
                }
                @if may {
                    form.narrow method="post" action={ "/staff/people/" (self.person.id) "/notes" } {
                        div.ds-field.f {
                            label.ds-label for="note" { (frame.t("person-note")) }
                            @if let Some(text) = &error { (error_text(&frame.frame, "note-error", text)) }
                            textarea.ds-input #note name="note" rows="3" dir="auto" maxlength="500"
                                aria-describedby=[error.as_ref().map(|_| "note-error")]
                                aria-invalid=[error.as_ref().map(|_| "true")] { (self.refused.unwrap_or_default()) }
                        }
                        button.ds-button data-variant="secondary" type="submit" { (frame.t("person-note-save")) }
                    }
                }
            }
        }
    }
}

/// Who somebody is and how they are reached.
pub(super) fn facts(frame: &StaffFrame<'_>, person: &Person, account: Option<&Account>) -> Markup {
    let row = |key, value| Row { term: frame.t(key), value, change: None };
    let born = dates::birth_date(frame.frame.language, person.birth_date);
    let access = &person.access;
    let interpreter = access.interpreter.as_deref().map(|tag| super::interpreter(&frame.frame, tag));
    let needs = html! {
        @if *access == Access::default() { (frame.t("person-none")) }
        @if let Some(interpreter) = interpreter { (interpreter) br; }
        @if access.step_free { (frame.t("people-step-free-is")) br; }
        bdi { (access.other) }
    };
    let mut rows = vec![row("person-born", html! { (born) }), row("person-needs", needs)];
    if let Some(account) = account {
        let none = || html! { (frame.t("person-none")) };
        let email = account.email.as_ref().map_or_else(
            || html! { (frame.t("person-no-email")) },
            |email| html! { bdi dir="ltr" { (email.as_str()) } },
        );
        let phone = account.phone.as_ref().map_or_else(none, |phone| html! { bdi dir="ltr" { (phone.as_str()) } });
        rows.push(row("person-email", email));
        rows.push(row("person-phone", phone));
        let tag = account.language;
        rows.push(row("person-language", html! { span lang=(tag.tag()) dir=(tag.direction()) { (tag.name()) } }));
    }
    summary(&frame.frame, &rows)
}

fn visits(frame: &StaffFrame<'_>, id: &str, visits: &[&PersonVisit<'_>]) -> Markup {
    let language = frame.frame.language;
    html! {
        @if visits.is_empty() {
            p { (frame.t("person-none")) }
        } @else {
            div.scroll tabindex="0" role="region" aria-labelledby=(id) {
            table.staff.stack {
                thead { tr {
                    th scope="col" { (frame.t("visit-time")) }
                    th scope="col" { (frame.t("visit-office")) }
                    th scope="col" { (frame.t("visit-errand")) }
                    th scope="col" { (frame.t("visit-state")) }
                    th scope="col" { (frame.t("visit-reference")) }
                } }
                tbody {
                    @for visit in visits {
                        tr {
                            th scope="row" {
                                bdi { (dates::day_of_year_and_time(language, visit.booking.starts_at, &visit.office.time_zone())) }
                            }
                            td data-label=(frame.t("visit-office")) { (visit.office.name.get(language)) }
                            td data-label=(frame.t("visit-errand")) { (visit.errand.name.get(language)) }
                            td data-label=(frame.t("visit-state")) { (super::state(frame, visit.booking.state)) }
                            td data-label=(frame.t("visit-reference")) {
                                @if visit.mine {
                                    a.ds-link href={ "/staff/bookings/" (visit.booking.reference.as_str()) } {
                                        bdi { (visit.booking.reference) }
                                    }
                                } @else {
                                    bdi { (visit.booking.reference) }
                                }
                            }
                        }
                    }
                }
            }
            }
        }
    }
}
