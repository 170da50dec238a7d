//! Which fields each part of the catalogue has.

use super::form::Form;
use crate::dates;
use crate::mail::words::{KEYS, original};
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::holiday::weekday_name;
use besok_core::language::Language;
use besok_core::release::Release;
use jiff::civil::Weekday;
use maud::{Markup, html};
use std::borrow::Cow;
use std::iter;

/// For how many hours a time may cool at the longest, where a file does not say otherwise.
const COOLING_CHOICES: [i64; 3] = [24, 72, 168];

/// A list of texts under a heading.
fn list(form: &Form<'_>, path: &str, heading: &str, row: &'static str) -> Markup {
    let language = form.frame.frame.language;
    html! {
        h2 { (heading) }
        p.hint { (form.t("texts-rows")) }
        (form.list(path, |number| t_with(language, row, &[("number", number.into())])))
    }
}

/// What happens to a time that was given back: at once, or one of a few spans, or that which it has.
fn release(form: &Form<'_>, errand: &Errand) -> Markup {
    let mut hours = COOLING_CHOICES.to_vec();
    hours.extend(if let Release::Cooling { longest_hours } = errand.release { Some(longest_hours) } else { None });
    hours.sort_unstable();
    hours.dedup();
    let cooling = hours.into_iter().map(|longest_hours| Release::Cooling { longest_hours });
    let choices = iter::once(Release::Immediate).chain(cooling).map(|release| {
        let words = match release {
            Release::Immediate => form.t("texts-release-at-once"),
            Release::Cooling { longest_hours } => {
                t_with(form.frame.frame.language, "texts-release-cooling", &[("hours", longest_hours.into())])
            }
        };
        (release.to_string(), words)
    });
    let choices: Vec<_> = choices.collect();
    let choices: Vec<_> = choices.iter().map(|(value, words)| (value.as_str(), words.clone())).collect();
    form.choice("release", &form.t("texts-release"), &choices)
}

pub(super) fn errand(form: &Form<'_>, errand: &Errand, catalogue: &Catalogue) -> Markup {
    let language = form.frame.frame.language;
    let others = catalogue.errands.iter().filter(|other| other.id != errand.id);
    let checked = |id: &str| form.values.iter().any(|(name, value)| name.starts_with("also.") && value == id);
    let late = [
        ("kept", form.t("texts-late-kept")),
        ("walk_in", form.t("texts-late-walk-in")),
        ("reception", form.t("texts-late-reception")),
    ];
    let together = [("succession", form.t("texts-succession")), ("side_by_side", form.t("texts-side-by-side"))];
    html! {
        (form.texts("name", &form.t("texts-name")))
        (form.texts("summary", &form.t("texts-summary")))
        h2 { (form.t("texts-limits")) }
        p.hint { (form.t("texts-minutes-hint")) }
        div.form-grid {
            (form.number("minutes", form.t("texts-minutes")))
            (form.number("ahead_days", form.t("texts-ahead")))
            (form.number("notice_minutes", form.t("texts-notice")))
            (form.number("move_minutes", form.t("texts-move")))
            (form.number("cancel_minutes", form.t("texts-cancel")))
            (form.choice("together", &form.t("texts-together"), &together))
            (form.choice("late", &form.t("texts-late"), &late))
            (release(form, errand))
        }
        (form.flag("waiting_list", &form.t("texts-waiting-list")))
        (form.flag("needs_invitation", &form.t("texts-needs-invitation")))
        fieldset #also tabindex="-1" {
            legend { (form.t("texts-also")) }
            @for (index, other) in others.enumerate() {
                p { label.check {
                    input type="checkbox" name={ "also." (index) } value=(other.id) checked[checked(other.id.as_str())];
                    " " (other.name.get(language))
                } }
            }
        }
        (list(form, "bring", &form.t("texts-bring"), "texts-bring-row"))
        (list(form, "bring_for_child", &form.t("texts-bring-child"), "texts-bring-child-row"))
        h2 { (form.t("texts-age-rules")) }
        p.hint { (form.t("texts-age-rules-hint")) }
        (form.rows("age_rules", |path, number| html! {
            div.card.rule {
                div.form-grid {
                    (form.number(&format!("{path}.under"), t_with(language, "texts-under", &[("number", number.into())])))
                    (form.number(&format!("{path}.minutes"), form.t("texts-age-minutes")))
                }
                (form.texts(&format!("{path}.note"), &form.t("texts-age-note")))
            }
        }))
    }
}

pub(super) fn office(form: &Form<'_>) -> Markup {
    html! {
        (form.texts("name", &form.t("texts-office-name")))
        div.form-grid {
            (form.line("street", form.t("texts-street")))
            (form.code("postcode", form.t("texts-postcode")))
            (form.line("town", form.t("texts-town")))
            (form.code("phone", form.t("texts-phone")))
            (form.code("phone_link", form.t("texts-phone-link")))
            (form.code("position.0", form.t("texts-north")))
            (form.code("position.1", form.t("texts-east")))
            (form.code("zone", form.t("texts-zone")))
        }
        (form.texts("access", &form.t("texts-access")))
        (form.texts("walk_in", &form.t("texts-walk-in")))
    }
}

pub(super) fn agency(form: &Form<'_>) -> Markup {
    let language = form.frame.frame.language;
    let old = [
        ("none", form.t("texts-old-none")),
        ("to_come", form.t("texts-old-to-come")),
        ("imported", form.t("texts-old-imported")),
    ];
    html! {
        (form.texts("name", &form.t("texts-agency-name")))
        div.form-grid {
            (form.code("phone", form.t("texts-phone")))
            (form.code("phone_link", form.t("texts-phone-link")))
            (form.code("email", form.t("texts-email")))
            (form.code("postal_address", form.t("texts-postal-address")))
            (form.code("website", form.t("texts-website")))
            (form.code("domain", form.t("texts-domain")))
        }
        (form.texts("phone_hours", &form.t("texts-phone-hours")))
        h2 { (form.t("texts-terms")) }
        p.hint { (form.t("texts-terms-hint")) }
        (form.day("terms.version", form.t("texts-terms-version")))
        (form.list("terms.paragraphs", |number| t_with(language, "texts-paragraph", &[("number", number.into())])))
        (list(form, "accessibility_faults", &form.t("texts-faults"), "texts-fault"))
        h2 { (form.t("texts-authorities")) }
        (form.texts("supervisor", &form.t("texts-supervisor")))
        (form.code("supervisor_link", form.t("texts-supervisor-link")))
        (form.code("data_protection_email", form.t("texts-data-email")))
        (form.texts("data_protection_authority", &form.t("texts-data-authority")))
        h2 { (form.t("texts-interpreters")) }
        (form.number("interpreter_days", form.t("texts-interpreter-days")))
        (form.rows("interpreters", |path, number| html! {
            div.card.rule {
                (form.code(&format!("{path}.tag"), t_with(language, "texts-tag", &[("number", number.into())])))
                (form.texts(&format!("{path}.name"), &form.t("texts-interpreter-name")))
            }
        }))
        h2 { (form.t("texts-earlier")) }
        div.form-grid {
            (form.choice("old_bookings", &form.t("texts-old"), &old))
            (form.day("cutover", form.t("texts-cutover")))
        }
    }
}

pub(super) fn holidays(form: &Form<'_>) -> Markup {
    let language = form.frame.frame.language;
    let rules = [
        ("", form.t("texts-no-rule")),
        ("fixed", form.t("texts-fixed")),
        ("easter", form.t("texts-easter")),
        ("weekday_from", form.t("texts-weekday-from")),
    ];
    let weekday = |weekday: Weekday| (weekday_name::name(weekday), Cow::Owned(dates::weekday(language, weekday)));
    let weekdays: Vec<(&str, Cow<'_, str>)> =
        std::iter::once(("", Cow::Borrowed("–"))).chain(Weekday::Monday.cycle_forward().take(7).map(weekday)).collect();
    html! {
        p.hint { (form.t("texts-holidays-hint")) }
        (form.rows("", |path, number| html! {
            fieldset.holiday id=(path) tabindex="-1" {
                legend { (t_with(language, "texts-holiday", &[("number", number.into())])) }
                @if let Some(what) = form.mistake(path) {
                    (crate::parts::error_text(&form.frame.frame, &format!("{path}-error"), what))
                }
                div.form-grid {
                    (form.choice(&format!("{path}.rule"), &form.t("texts-rule"), &rules))
                    (form.choice(&format!("{path}.weekday"), &form.t("texts-weekday"), &weekdays))
                    (form.number(&format!("{path}.month"), form.t("texts-month")))
                    (form.number(&format!("{path}.day"), form.t("texts-day")))
                    (form.number(&format!("{path}.days"), form.t("texts-days-from-easter")))
                }
            }
        }))
    }
}

/// Beside each field the product's own words, with the variables that they must hold.
pub(super) fn words(form: &Form<'_>) -> Markup {
    let title = |key: &str| original(key, form.frame.frame.language);
    html! {
        p { (form.t("texts-words-hint")) }
        @for key in KEYS {
            fieldset.langs id=(key) tabindex="-1" {
                legend { bdi { (title(key)) } }
                div.sides { @for language in Language::all() {
                    div.stack {
                        p.hint lang=(language.base().tag()) dir=(language.direction()) { (original(key, language)) }
                        (form.side(key, language))
                    }
                } }
            }
        }
    }
}
