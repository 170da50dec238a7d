//! The form of a request, new or changed. Rows for people are added without a script; an empty one counts for nobody.

use super::super::StaffFrame;
use super::super::fields::name_wrong;
use super::{channel_name, counted, office_name};
use crate::frame::Head;
use crate::parts::{Field, Problem, error_summary, error_text, hidden};
use crate::request::reason;
use crate::sign_in::birth_date_key;
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::id::InvitationId;
use besok_core::invitation::{ADDRESS, Asked, CASE, Channel, Fault, NOTE, PEOPLE, Reason};
use besok_core::language::Language;
use besok_core::person::{BirthDateError, NameError};
use maud::{Markup, html};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestFields {
    /// The case number.
    pub case: String,
    /// Who must come.
    pub people: Vec<PersonRow>,
    /// The offices; none for any.
    pub offices: Vec<String>,
    /// The last day for booking.
    pub book_by: String,
    /// Why.
    pub reason: String,
    /// Why, in other words.
    pub note: String,
    /// The language.
    pub language: String,
    /// How they are asked.
    pub channel: String,
    /// The email address.
    pub email: String,
    /// The lines of the postal address.
    pub address: String,
}

/// What was typed of one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonRow {
    /// The name.
    pub name: String,
    /// The date of birth.
    pub born: String,
    /// The main errand.
    pub errand: String,
    /// Errands besides.
    pub also: Vec<String>,
}

impl PersonRow {
    /// Whether nobody was typed here.
    pub fn is_empty(&self) -> bool {
        self.name.trim().is_empty() && self.born.trim().is_empty()
    }
}

impl From<&Asked> for RequestFields {
    fn from(asked: &Asked) -> Self {
        let people = asked.people.iter().map(|invitee| PersonRow {
            name: invitee.name.as_str().to_owned(),
            born: invitee.birth_date.to_string(),
            errand: invitee.errands[0].as_str().to_owned(),
            also: invitee.errands[1..].iter().map(|errand| errand.as_str().to_owned()).collect(),
        });
        Self {
            case: asked.case_file.clone(),
            people: people.collect(),
            offices: asked.offices.iter().map(|office| office.as_str().to_owned()).collect(),
            book_by: asked.book_by.to_string(),
            reason: asked.reason.as_str().to_owned(),
            note: asked.note.clone(),
            language: asked.language.tag().to_owned(),
            channel: asked.channel.as_str().to_owned(),
            email: asked.email.as_ref().map_or(String::new(), |email| email.as_str().to_owned()),
            address: asked.address.join("\n"),
        }
    }
}

/// What is wrong with the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestProblem {
    /// The name of this person.
    Name(usize, NameError),
    /// The date of birth of this person.
    Born(usize, BirthDateError),
    /// The date is none.
    NoDay,
    /// The date is near.
    Near,
    /// The email address is none.
    NoEmail,
    /// Something about the request as a whole.
    Fault(Fault),
    /// Another open request asks the same.
    LikeAnother,
}

/// The form, with what was typed and what is wrong with it.
pub struct RequestForm<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// What was typed.
    pub fields: &'a RequestFields,
    /// What is wrong.
    pub problems: &'a [RequestProblem],
    /// Which request is changed, and as which it was seen; a new one if none.
    pub changed: Option<(&'a InvitationId, i64)>,
    /// The open request that asks the same.
    pub other: Option<&'a InvitationId>,
}

impl RequestForm<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let (title, save) = match self.changed {
            None => (frame.t("requests-new"), frame.t("requests-make")),
            Some(_) => (frame.t("requests-change"), frame.t("requests-save")),
        };
        let problem = |problem: &RequestProblem| Problem {
            href: format!("#{}", Self::place(problem)).into(),
            text: self.text(frame, problem),
        };
        let mut in_order: Vec<&RequestProblem> = self.problems.iter().collect();
        in_order.sort_by_key(|problem| order(&Self::place(problem)));
        let problems: Vec<Problem> = in_order.into_iter().map(problem).collect();
        let action = match self.changed {
            None => "/staff/requests/new".to_owned(),
            Some((id, _)) => format!("/staff/requests/{id}/change"),
        };
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            form.narrow method="post" action=(action) novalidate {
                // Enter in a field presses the first button of a form: not the one that adds a person.
                button.vh type="submit" tabindex="-1" aria-hidden="true" { (save) }
                @if let Some((_, seen)) = self.changed { (hidden("seen", &seen.to_string())) }
                @if let Some(other) = self.other {
                    p #other { a.ds-link href={ "/staff/requests/" (other) } { (frame.t("requests-see-other")) } }
                }
                (self.field(frame, "case", "requests-case", &self.fields.case))
                h2 { (frame.t("requests-people")) }
                @for (nth, row) in self.fields.people.iter().enumerate() { (self.person(frame, nth, row)) }
                @if self.fields.people.len() < PEOPLE {
                    button.ds-button data-variant="secondary" type="submit" name="add" value="1" {
                        (frame.t("requests-add-person"))
                    }
                }
                h2 { (frame.t("requests-when")) }
                (self.day(frame))
                (self.offices(frame))
                h2 { (frame.t("requests-why")) }
                (self.reason(frame))
                (self.text_area(frame, "note", (&self.fields.note, NOTE), ("requests-note", "requests-note-hint")))
                h2 { (frame.t("requests-how")) }
                (self.language(frame))
                (self.channel(frame))
                (Field {
                    label: frame.t("person-email"), value: &self.fields.email, error: self.error(frame, "email"),
                    autocomplete: Some("off"), optional: true, ..Field::email()
                }.render(&frame.frame))
                (self.text_area(frame, "address", (&self.fields.address, ADDRESS.0 * (ADDRESS.1 + 2)),
                    ("requests-address", "requests-address-hint")))
                button.ds-button type="submit" { (save) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    /// The id of the field that a problem is about.
    fn place(problem: &RequestProblem) -> String {
        match problem {
            RequestProblem::Name(nth, _) => format!("name-{nth}"),
            RequestProblem::Born(nth, _) => format!("born-{nth}"),
            RequestProblem::NoDay | RequestProblem::Near => "book_by".to_owned(),
            RequestProblem::NoEmail => "email".to_owned(),
            RequestProblem::LikeAnother => "other".to_owned(),
            RequestProblem::Fault(fault) => match fault {
                Fault::Case => "case".to_owned(),
                Fault::People => "name-0".to_owned(),
                Fault::Twice(nth) => format!("name-{nth}"),
                Fault::Errand(nth) | Fault::Apart(nth) => format!("errand-{nth}"),
                Fault::NeedNotCome(nth) => format!("born-{nth}"),
                Fault::Office(_) | Fault::DoesNotFit(_) | Fault::Nowhere => "offices".to_owned(),
                Fault::Passed | Fault::FarAhead => "book_by".to_owned(),
                Fault::Unexplained | Fault::Note => "note".to_owned(),
                Fault::Email => "email".to_owned(),
                Fault::Address | Fault::AddressSize => "address".to_owned(),
            },
        }
    }

    fn text(&self, frame: &StaffFrame<'_>, problem: &RequestProblem) -> Cow<'static, str> {
        match problem {
            RequestProblem::Name(_, error) => name_wrong(frame, Some(*error)).unwrap_or_default(),
            RequestProblem::Born(_, error) => frame.t(born_key(*error)),
            RequestProblem::NoDay => frame.t("requests-problem-no-day"),
            RequestProblem::Near => frame.t("requests-problem-near"),
            RequestProblem::NoEmail => frame.t("register-email-wrong"),
            RequestProblem::LikeAnother => frame.t("requests-problem-like-another"),
            RequestProblem::Fault(fault) => fault_text(frame.frame.language, self.catalogue, fault),
        }
    }

    /// What is wrong with the field of this id.
    fn error(&self, frame: &StaffFrame<'_>, id: &str) -> Option<Cow<'static, str>> {
        self.problems.iter().find(|problem| Self::place(problem) == id).map(|problem| self.text(frame, problem))
    }

    fn field(&self, frame: &StaffFrame<'_>, name: &str, label: &str, value: &str) -> Markup {
        Field {
            name,
            label: frame.t(label),
            value,
            error: self.error(frame, name),
            dir: Some("auto"),
            autocomplete: Some("off"),
            ..Field::default()
        }
        .render(&frame.frame)
    }

    fn person(&self, frame: &StaffFrame<'_>, nth: usize, row: &PersonRow) -> Markup {
        let language = frame.frame.language;
        let legend =
            if nth == 0 { frame.t("requests-addressee") } else { counted(language, "requests-person", nth + 1) };
        let [name, born, errand, also] = ["name", "born", "errand", "also"].map(|field| format!("{field}-{nth}"));
        let born_field = Field {
            name: &born,
            label: frame.t("person-born"),
            hint: Some(frame.t("requests-born-hint")),
            value: &row.born,
            error: self.error(frame, &born),
            dir: Some("ltr"),
            autocomplete: Some("off"),
            ..Field::default()
        };
        html! {
            fieldset.f {
                legend.ds-label { (legend) }
                @if nth > 0 { p.hint { (frame.t("requests-person-hint")) } }
                (self.field(frame, &name, "person-name", &row.name))
                (born_field.render(&frame.frame))
                div.ds-field.f {
                    label.ds-label for=(errand) { (frame.t("requests-errand")) }
                    @if let Some(text) = self.error(frame, &errand) {
                        (error_text(&frame.frame, &format!("{errand}-error"), &text))
                    }
                    select.ds-input id=(errand) name=(errand) {
                        @for each in &self.catalogue.errands {
                            option value=(each.id) selected[each.id.as_str() == row.errand] { (each.name.get(language)) }
                        }
                    }
                }
                @for each in besides(self.catalogue) {
                    p { label.check {
                        input type="checkbox" name=(also) value=(each.id)
                            checked[row.also.iter().any(|chosen| chosen == each.id.as_str())];
                        " " (t_with(language, "requests-also", &[("errand", each.name.get(language).into())]))
                    } }
                }
            }
        }
    }

    fn day(&self, frame: &StaffFrame<'_>) -> Markup {
        let field = Field {
            name: "book_by",
            label: frame.t("requests-book-by"),
            hint: Some(frame.t("requests-book-by-hint")),
            value: &self.fields.book_by,
            error: self.error(frame, "book_by"),
            kind: "date",
            ..Field::default()
        };
        html! {
            (field.render(&frame.frame))
            @if self.problems.contains(&RequestProblem::Near) {
                p { label.check { input type="checkbox" name="sure" value="1"; " " (frame.t("requests-sure")) } }
            }
        }
    }

    fn offices(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            fieldset.f #offices tabindex="-1" {
                legend.ds-label { (frame.t("requests-offices")) }
                p.hint { (frame.t("requests-offices-hint")) }
                @if let Some(text) = self.error(frame, "offices") {
                    (error_text(&frame.frame, "offices-error", &text))
                }
                @for office in &self.catalogue.offices {
                    p { label.check {
                        input type="checkbox" name="offices" value=(office.id)
                            checked[self.fields.offices.iter().any(|chosen| chosen == office.id.as_str())];
                        " " (office.name.get(frame.frame.language))
                    } }
                }
            }
        }
    }

    fn reason(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.ds-field.f {
                label.ds-label for="reason" { (frame.t("requests-reason")) }
                select.ds-input #reason name="reason" {
                    @for each in Reason::ALL {
                        option value=(each.as_str()) selected[each.as_str() == self.fields.reason] {
                            (reason(frame.frame.language, *each))
                        }
                    }
                }
            }
        }
    }

    fn text_area(
        &self,
        frame: &StaffFrame<'_>,
        name: &str,
        (value, most): (&str, usize),
        (label, hint): (&str, &str),
    ) -> Markup {
        let error = self.error(frame, name);
        let [hint_id, error_id] = ["hint", "error"].map(|part| format!("{name}-{part}"));
        let described = if error.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
        html! {
            div.ds-field.f {
                label.ds-label for=(name) { (frame.t(label)) }
                p.hint id=(hint_id) { (frame.t(hint)) }
                @if let Some(text) = &error { (error_text(&frame.frame, &error_id, text)) }
                textarea.ds-input id=(name) name=(name) rows="4" dir="auto" maxlength=(most)
                    aria-describedby=(described) aria-invalid=[error.is_some().then_some("true")] { "\n" (value) }
            }
        }
    }

    fn language(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.ds-field.f {
                label.ds-label for="language" { (frame.t("register-language")) }
                select.ds-input #language name="language" {
                    @for each in Language::all() {
                        option value=(each.tag()) lang=(each.tag()) selected[each.tag() == self.fields.language] { (each.name()) }
                    }
                }
            }
        }
    }

    fn channel(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            fieldset.f #channel {
                legend.ds-label { (frame.t("requests-channel")) }
                @for each in Channel::ALL {
                    p { label.check {
                        input type="radio" name="channel" value=(each.as_str()) checked[each.as_str() == self.fields.channel];
                        " " (channel_name(frame.frame.language, *each))
                    } }
                }
            }
        }
    }
}

/// The order of the fields with these ids on the page; those of a person stand together.
fn order(id: &str) -> (usize, usize, usize) {
    const FIELDS: [&str; 10] =
        ["other", "case", "name", "born", "errand", "book_by", "offices", "note", "email", "address"];
    let (field, nth) = id.split_once('-').unwrap_or((id, ""));
    let at = FIELDS.iter().position(|known| *known == field).unwrap_or_default();
    let person = ["name", "born", "errand"].contains(&field);
    (if person { 2 } else { at }, nth.parse().unwrap_or_default(), at)
}

/// Errands that may be settled besides another.
fn besides(catalogue: &Catalogue) -> Vec<&Errand> {
    let also: BTreeSet<_> = catalogue.errands.iter().flat_map(|errand| &errand.also).collect();
    catalogue.errands.iter().filter(|errand| also.contains(&errand.id)).collect()
}

pub(super) fn born_key(error: BirthDateError) -> &'static str {
    match error {
        BirthDateError::Missing => "requests-problem-born",
        other => birth_date_key(other),
    }
}

/// What is wrong with a request, in words.
pub(super) fn fault_text(language: Language, catalogue: &Catalogue, fault: &Fault) -> Cow<'static, str> {
    let plain = |key| t_with(language, key, &[]);
    match fault {
        Fault::Case => counted(language, "requests-fault-case", CASE),
        Fault::People => counted(language, "requests-fault-people", PEOPLE),
        Fault::Twice(_) => plain("requests-fault-twice"),
        Fault::Errand(_) => plain("requests-fault-errand"),
        Fault::Apart(_) => plain("requests-fault-apart"),
        Fault::NeedNotCome(_) => plain("requests-fault-need-not-come"),
        Fault::Office(_) => plain("requests-fault-office"),
        Fault::DoesNotFit(office) => t_with(
            language,
            "requests-fault-does-not-fit",
            &[("office", office_name(catalogue, language, office).to_owned().into())],
        ),
        Fault::Nowhere => plain("requests-fault-nowhere"),
        Fault::Passed => plain("requests-fault-passed"),
        Fault::FarAhead => plain("requests-fault-far-ahead"),
        Fault::Unexplained => plain("requests-fault-unexplained"),
        Fault::Note => counted(language, "requests-fault-note", NOTE),
        Fault::Email => plain("requests-fault-email"),
        Fault::Address => plain("requests-fault-address"),
        Fault::AddressSize => t_with(
            language,
            "requests-fault-address-size",
            &[("lines", ADDRESS.0.into()), ("length", ADDRESS.1.into())],
        ),
    }
}
