//! Changing what is kept of somebody.

use super::StaffFrame;
use super::fields::{PersonFields, name_wrong, problems};
use super::person::facts;
use crate::frame::Head;
use crate::parts::{error_summary, hidden};
use besok_core::account::Account;
use besok_core::person::{NameError, Person};
use maud::{Markup, html};

/// The form.
pub struct DetailsPage<'a> {
    /// Who it is, as they are kept.
    pub person: &'a Person,
    /// Their account.
    pub account: &'a Account,
    /// What was typed.
    pub fields: PersonFields<'a>,
    /// As of which details.
    pub seen: &'a str,
    /// What is wrong.
    pub problems: DetailsProblems,
}

/// What is wrong with the form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DetailsProblems {
    /// With the name.
    pub name: Option<NameError>,
    /// The number is none.
    pub phone: bool,
    /// The needs cannot be noted.
    pub access: bool,
    /// Somebody else has changed the details meanwhile.
    pub changed: bool,
}

impl DetailsPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let (title, wrong) = (frame.t("details-title"), self.problems);
        let name = name_wrong(frame, wrong.name);
        let phone = wrong.phone.then(|| frame.t("welcome-phone-invalid"));
        let access = wrong.access.then(|| frame.t("register-access-wrong"));
        let changed = wrong.changed.then(|| frame.t("details-changed"));
        let problems = problems([("#now", &changed), ("#name", &name), ("#phone", &phone), ("#other", &access)]);
        let address = format!("/staff/people/{}", self.person.id);
        let body = html! {
            p { a.ds-link href=(address) { (frame.t("frame-back")) } }
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            @if wrong.changed {
                section.card #now tabindex="-1" {
                    h2 { (frame.t("details-now")) ": " bdi { (self.person.name.as_str()) } }
                    (facts(frame, self.person, Some(self.account)))
                }
            }
            form.narrow method="post" action={ (address) "/details" } novalidate {
                (hidden("seen", self.seen))
                (self.fields.name(frame, name))
                (self.fields.needs(frame, access))
                @if self.account.own().count() > 1 { p.hint { (frame.t("details-account")) } }
                (self.fields.phone(frame, phone))
                (self.fields.language(frame))
                button.ds-button type="submit" { (frame.t("details-save")) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }
}
