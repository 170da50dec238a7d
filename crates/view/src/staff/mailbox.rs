//! Another address for somebody who cannot read their mail any more: one checks and asks, another one confirms.

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, Problem, error_summary};
use crate::texts::rich;
use besok_core::person::Person;
use besok_core::readdress::{Document, Readdress};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::borrow::Cow;

/// The form.
pub struct MailboxPage<'a> {
    /// Whose identity is checked.
    pub person: &'a Person,
    /// With what.
    pub document: Option<Document>,
    /// The new address as typed.
    pub email: &'a str,
    /// What is wrong.
    pub problem: Option<MailboxProblem>,
}

/// Why an address was not asked for, or not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailboxProblem {
    /// It cannot be one.
    NotAnEmail,
    /// It is not said with what the identity was checked.
    NoDocument,
    /// The account has it already.
    Same,
    /// Another account has it.
    Taken,
    /// It takes two.
    NeedsAnother,
    /// It no longer waits.
    Over,
}

fn said(frame: &StaffFrame<'_>, problem: MailboxProblem) -> Cow<'static, str> {
    frame.t(match problem {
        MailboxProblem::NotAnEmail => "register-email-wrong",
        MailboxProblem::NoDocument => "mailbox-no-document",
        MailboxProblem::Same => "mailbox-same",
        MailboxProblem::Taken => "mailbox-taken",
        MailboxProblem::NeedsAnother => "mailbox-needs-another",
        MailboxProblem::Over => "mailbox-over",
    })
}

fn document(frame: &StaffFrame<'_>, document: Document) -> Cow<'static, str> {
    frame.t(match document {
        Document::Passport => "mailbox-passport",
        Document::IdentityCard => "mailbox-identity-card",
        Document::ResidencePermit => "mailbox-residence-permit",
        Document::DrivingLicence => "mailbox-driving-licence",
        Document::AsylumCard => "mailbox-asylum-card",
    })
}

impl MailboxPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("person-mailbox");
        let field = if self.problem == Some(MailboxProblem::NoDocument) { "#document" } else { "#email" };
        let text = self.problem.map(|problem| said(frame, problem));
        let problems: Vec<Problem> =
            text.iter().map(|text| Problem { href: field.into(), text: text.clone() }).collect();
        let name = html! { bdi { (self.person.name.as_str()) } };
        let email = Field {
            label: frame.t("mailbox-new"),
            value: self.email,
            error: text.filter(|_| field == "#email"),
            autocomplete: Some("off"),
            ..Field::email()
        };
        let body = html! {
            p { a.ds-link href={ "/staff/people/" (self.person.id) } { (frame.t("frame-back")) } }
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            p { (rich(frame.frame.language, "mailbox-text", &[("name", name)])) }
            form.narrow method="post" action={ "/staff/people/" (self.person.id) "/mailbox" } novalidate {
                div.ds-field.f {
                    label.ds-label for="document" { (frame.t("mailbox-document")) }
                    p.hint #document-hint { (frame.t("mailbox-document-hint")) }
                    select.ds-input #document name="document" aria-describedby="document-hint" {
                        option value="" {}
                        @for each in Document::ALL {
                            option value=(each.as_str()) selected[Some(each) == self.document] { (document(frame, each)) }
                        }
                    }
                }
                (email.render(&frame.frame))
                button.ds-button type="submit" { (frame.t("mailbox-ask")) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }
}

/// Those that wait for a second member of staff.
pub struct MailboxesPage<'a> {
    /// The oldest first.
    pub waiting: Vec<WaitingMailbox<'a>>,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
    /// Why what was asked for was not done.
    pub problem: Option<MailboxProblem>,
}

/// One that waits.
pub struct WaitingMailbox<'a> {
    /// What.
    pub readdress: &'a Readdress,
    /// For whom.
    pub name: &'a str,
    /// Who asked.
    pub by: &'a str,
    /// Whether this member of staff may confirm it.
    pub may_confirm: bool,
}

impl MailboxesPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("mailbox-title");
        let problem = |problem| Problem { href: "#waiting".into(), text: said(frame, problem) };
        let problems: Vec<Problem> = self.problem.into_iter().map(problem).collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            p { (frame.t("mailbox-list-text")) }
            div #waiting tabindex="-1" {
                @if self.waiting.is_empty() { p { (frame.t("person-none")) } }
                @for one in &self.waiting { (self.one(frame, one)) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn one(&self, frame: &StaffFrame<'_>, one: &WaitingMailbox<'_>) -> Markup {
        let language = frame.frame.language;
        let time = |at| html! { bdi { (dates::day_and_time(language, at, self.zone)) } };
        let address = |deed| format!("/staff/mailboxes/{}/{deed}", one.readdress.id);
        html! {
            section.card {
                h2 { a.ds-link href={ "/staff/people/" (one.readdress.person) } { bdi { (one.name) } } }
                p { (frame.t("mailbox-new")) ": " bdi dir="ltr" { (one.readdress.email.as_str()) } }
                p { (frame.t("mailbox-document")) ": " (document(frame, one.readdress.document)) }
                p { (rich(language, "mailbox-asked",
                    &[("name", html! { bdi { (one.by) } }), ("time", time(one.readdress.asked_at)), ("until", time(one.readdress.until()))])) }
                div.row {
                    @if one.may_confirm {
                        form method="post" action=(address("confirm")) {
                            button.ds-button type="submit" { (frame.t("mailbox-confirm")) span.vh { ": " (one.name) } }
                        }
                    } @else {
                        p { (frame.t("mailbox-needs-another")) }
                    }
                    form method="post" action=(address("decline")) {
                        button.ds-button data-variant="secondary" type="submit" {
                            (frame.t("mailbox-decline")) span.vh { ": " (one.name) }
                        }
                    }
                }
            }
        }
    }
}
