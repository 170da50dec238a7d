//! One's own settings: language, passkeys, roles.

use super::sign_in::{passkey_name, sayings};
use super::{StaffFrame, role};
use crate::dates;
use crate::frame::Head;
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::language::Language;
use besok_core::staff::{Duty, Passkey, Staff};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct OwnPage<'a> {
    /// Whose.
    pub staff: &'a Staff,
    /// Their passkeys.
    pub passkeys: &'a [Passkey],
    /// For the names of offices.
    pub catalogue: &'a Catalogue,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
    /// Whether the last one was to be removed.
    pub last_stays: bool,
}

impl OwnPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("staff-own-title");
        let body = html! {
            h1.ds-heading { (title) }
            div.cards {
                section.card { h2 { (frame.t("staff-own-roles")) } (duties(frame, &self.staff.duties, self.catalogue)) }
                section.card { (self.language(frame)) }
                section.card { h2 { (frame.t("staff-own-passkeys")) } (self.passkeys(frame)) }
            }
        };
        frame.page(&title, Head { error: self.last_stays, ..Head::default() }, &body)
    }

    fn language(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            h2 { (frame.t("staff-own-language")) }
            form.row method="post" action="/staff/me/language" {
                label.vh for="language" { (frame.t("staff-own-language")) }
                select.ds-input #language name="language" {
                    @for language in Language::full() {
                        option value=(language.tag()) lang=(language.tag()) selected[language == self.staff.language] {
                            (language.name())
                        }
                    }
                }
                button.ds-button type="submit" { (frame.t("staff-own-save")) }
            }
        }
    }

    fn passkeys(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            @if self.last_stays { p.problem role="alert" { (frame.t("staff-passkey-last")) } }
            ul.plain {
                @for passkey in self.passkeys { li { (self.passkey(frame, passkey)) } }
            }
            p { (frame.t("staff-own-passkeys-text")) }
            (sayings(frame))
            (passkey_name(frame))
            button.ds-button data-variant="secondary" type="button" data-passkey="add" {
                (frame.t("staff-own-passkey-add"))
            }
        }
    }

    fn passkey(&self, frame: &StaffFrame<'_>, passkey: &Passkey) -> Markup {
        let language = frame.frame.language;
        let name = if passkey.name.is_empty() {
            t_with(language, "staff-own-passkey-unnamed", &[("number", passkey.number.into())])
        } else {
            Cow::Borrowed(passkey.name.as_str())
        };
        let time = |instant| dates::day_and_time(language, instant, self.zone).into();
        html! {
            form.row method="post" action={ "/staff/me/passkeys/" (passkey.number) "/remove" } {
                span.grow {
                    b { bdi { (name) } } br;
                    span.hint {
                        (t_with(language, "staff-own-passkey-made", &[("day", time(passkey.created_at))]))
                        @if let Some(used) = passkey.used_at {
                            ". " (t_with(language, "staff-own-passkey-used", &[("time", time(used))]))
                        }
                    }
                }
                button.ds-button data-variant="secondary" type="submit" {
                    (frame.t("staff-own-passkey-remove")) span.vh { ": " (name) }
                }
            }
        }
    }
}

/// Roles with their offices.
pub(super) fn duties(frame: &StaffFrame<'_>, duties: &[Duty], catalogue: &Catalogue) -> Markup {
    let language = frame.frame.language;
    let place = |duty: &Duty| match &duty.office {
        None => frame.t("staff-everywhere"),
        Some(id) => {
            let name = catalogue.office(id).map_or(id.as_str(), |office| office.name.get(language));
            Cow::Owned(name.to_owned())
        }
    };
    html! {
        @if duties.is_empty() { p { (frame.t("staff-no-duties")) } }
        ul.plain { @for duty in duties { li { (role(language, duty.role)) " · " (place(duty)) } } }
    }
}
