//! Errands, offices, holidays and texts: what there is, and the forms that edit it.

mod form;
mod needed;
mod overview;
mod parts;
mod preview;

pub use needed::Needed;
pub use overview::overview;
pub use preview::{errand_preview, words_preview};

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::parts::{Problem, error_summary, hidden};
use crate::texts::{rich, t_with};
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::language::Language;
use besok_core::office::Office;
use form::Form;
use jiff::civil::Date;
use maud::{Markup, html};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What is in the fields of a form, by their paths.
pub type Values = BTreeMap<String, String>;

/// What a page edits.
#[derive(Debug, Clone, Copy)]
pub enum Edited<'a> {
    /// The agency and its terms.
    Agency,
    /// An errand.
    Errand(&'a Errand),
    /// An office.
    Office(&'a Office),
    /// The holidays.
    Holidays,
    /// The agency's own words in mails.
    Words,
}

/// A page that edits a part of the catalogue.
pub struct EditPage<'a> {
    /// Which part.
    pub edited: Edited<'a>,
    /// What is in the fields.
    pub values: &'a Values,
    /// What is wrong: the field, and why.
    pub mistakes: &'a [(String, String)],
    /// What it was when the form was filled.
    pub seen: &'a str,
    /// What somebody else has made of it meanwhile.
    pub theirs: Option<&'a Values>,
    /// Days that the edit closes, with the times and the bookings there.
    pub closed: Option<&'a [(Date, i64, i64)]>,
    /// For the names of other errands.
    pub catalogue: &'a Catalogue,
}

impl EditPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = self.title(frame);
        let problems: Vec<Problem<'_>> = self
            .mistakes
            .iter()
            .map(|(field, what)| Problem { href: format!("#{}", or_form(field)).into(), text: what.as_str().into() })
            .chain(self.theirs.map(|_| Problem { href: "#theirs".into(), text: frame.t("texts-theirs-first") }))
            .collect();
        let form = Form { frame, values: self.values, mistakes: self.mistakes };
        let address = self.address();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            p { a.ds-link href="/staff/catalogue" { (frame.t("staff-catalogue")) } }
            h1.ds-heading { (title) }
            @if let Some(theirs) = self.theirs { (self.both(frame, theirs)) }
            @if let Some(closed) = self.closed { (closes(frame, closed)) }
            form.edit #form method="post" action=(address) novalidate {
                (hidden("seen", self.seen))
                @match self.edited {
                    Edited::Agency => (parts::agency(&form)),
                    Edited::Errand(errand) => (parts::errand(&form, errand, self.catalogue)),
                    Edited::Office(_) => (parts::office(&form)),
                    Edited::Holidays => (parts::holidays(&form)),
                    Edited::Words => (parts::words(&form)),
                }
                (self.buttons(frame, &address))
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn title(&self, frame: &StaffFrame<'_>) -> Cow<'static, str> {
        let language = frame.frame.language;
        match self.edited {
            Edited::Agency => frame.t("texts-agency"),
            Edited::Errand(errand) => Cow::Owned(errand.name.get(language).to_owned()),
            Edited::Office(office) => Cow::Owned(office.name.get(language).to_owned()),
            Edited::Holidays => frame.t("texts-holidays"),
            Edited::Words => frame.t("texts-words"),
        }
    }

    fn address(&self) -> String {
        match self.edited {
            Edited::Agency => "/staff/catalogue/agency".to_owned(),
            Edited::Errand(errand) => format!("/staff/catalogue/errands/{}", errand.id),
            Edited::Office(office) => format!("/staff/catalogue/offices/{}", office.id),
            Edited::Holidays => "/staff/catalogue/holidays".to_owned(),
            Edited::Words => "/staff/catalogue/words".to_owned(),
        }
    }

    /// Saving, and seeing before that what people would see.
    fn buttons(&self, frame: &StaffFrame<'_>, address: &str) -> Markup {
        let preview = format!("{address}/preview");
        html! {
            div.btns.row.bar {
                button.ds-button type="submit" { (frame.t("texts-save")) }
                @if matches!(self.edited, Edited::Holidays) {
                    button.ds-button data-variant="secondary" type="submit" formaction=(preview) {
                        (frame.t("texts-preview-holidays"))
                    }
                } @else {
                    label.ds-label for="language" { (frame.t("texts-preview-in")) }
                    select.ds-input #language name="language" {
                        @for language in Language::all() {
                            option value=(language.tag()) selected[language == frame.frame.language] lang=(language.tag()) {
                                (language.name())
                            }
                        }
                    }
                    button.ds-button data-variant="secondary" type="submit" formaction=(preview) formtarget="_blank" {
                        (frame.t("texts-preview")) span.vh { " " (frame.t("texts-new-window")) }
                    }
                }
            }
        }
    }

    /// What somebody else has saved, beside what was typed here.
    fn both(&self, frame: &StaffFrame<'_>, theirs: &Values) -> Markup {
        let names: std::collections::BTreeSet<&String> = theirs.keys().chain(self.values.keys()).collect();
        let value = |values: &Values, name: &str| values.get(name).cloned().unwrap_or_default();
        let differ = names.into_iter().filter(|name| value(theirs, name) != value(self.values, name));
        html! {
            div #theirs tabindex="-1" {
                h2 #theirs-title { (frame.t("texts-theirs")) }
                p { (frame.t("texts-theirs-text")) }
                div.scroll tabindex="0" role="region" aria-labelledby="theirs-title" {
                    table.staff {
                        thead { tr {
                            th scope="col" { (frame.t("texts-field")) }
                            th scope="col" { (frame.t("texts-saved-now")) }
                            th scope="col" { (frame.t("texts-yours")) }
                        } }
                        tbody { @for name in differ {
                            tr {
                                th scope="row" { bdi.tk { (name) } }
                                td dir="auto" { (value(theirs, name)) }
                                td dir="auto" { (value(self.values, name)) }
                            }
                        } }
                    }
                }
            }
        }
    }
}

/// What is wrong with no field in particular is wrong with the form.
fn or_form(field: &str) -> &str {
    if field.is_empty() { "form" } else { field }
}

/// Which days an edit closes.
fn closes(frame: &StaffFrame<'_>, closed: &[(Date, i64, i64)]) -> Markup {
    let language = frame.frame.language;
    let may_move = frame.staff.is_some_and(|staff| staff.may(besok_core::staff::Permission::MoveBookings));
    let moves = html! {
        @if may_move { a.ds-link href="/staff/moves" { (frame.t("staff-moves")) } } @else { (frame.t("staff-moves")) }
    };
    html! {
        section.card aria-labelledby="closes" {
            h2 #closes { (frame.t("texts-closes")) }
            @if closed.is_empty() { p { (frame.t("texts-closes-nothing")) } }
            @else {
                ul { @for (day, times, bookings) in closed {
                    li {
                        (dates::capital(&dates::day_of_year(language, *day))) ": "
                        (t_with(language, "texts-closes-times", &[("times", (*times).into())])) ", "
                        (t_with(language, "texts-closes-bookings", &[("bookings", (*bookings).into())]))
                    }
                } }
                p { (rich(language, "texts-closes-keep", &[("moves", moves)])) }
            }
        }
    }
}
