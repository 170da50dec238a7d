//! The form of a request, new or changed. Rows for people are added without a script; an empty one counts for nobody.

use super::super::StaffFrame;
use super::problem::{RequestProblem, order};
use super::{channel_name, counted};
use crate::frame::Head;
use crate::parts::{Field, Problem, error_summary, error_text, hidden};
use crate::request::reason;
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::id::InvitationId;
use besok_core::invitation::{ADDRESS, Asked, Channel, NOTE, PEOPLE, Reason};
use besok_core::language::Language;
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
            href: format!("#{}", problem.place()).into(),
            text: problem.text(frame, self.catalogue),
        };
        let mut in_order: Vec<&RequestProblem> = self.problems.iter().collect();
        in_order.sort_by_key(|problem| order(&problem.place()));
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

    /// What is wrong with the field of this id.
    fn error(&self, frame: &StaffFrame<'_>, id: &str) -> Option<Cow<'static, str>> {
        self.problems.iter().find(|problem| problem.place() == id).map(|problem| problem.text(frame, self.catalogue))
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

/// Errands that may be settled besides another.
fn besides(catalogue: &Catalogue) -> Vec<&Errand> {
    let also: BTreeSet<_> = catalogue.errands.iter().flat_map(|errand| &errand.also).collect();
    catalogue.errands.iter().filter(|errand| also.contains(&errand.id)).collect()
}
