//! The form of one day of an opening.

use super::fields::Asking;
use super::{Filled, StaffFrame, address, fault};
use crate::dates;
use crate::frame::Head;
use crate::parts::{back, error_summary};
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::opening::Opening;
use besok_core::opening::fault::{Fault, Field};
use jiff::civil::Date;
use maud::{Markup, html};

/// The form, with what was typed and what is wrong with it.
pub struct DayForm<'a> {
    /// For names.
    pub catalogue: &'a Catalogue,
    /// Whose day.
    pub opening: &'a Opening,
    /// Which day.
    pub day: Date,
    /// The answers so far: `how` is `usual`, `hours` or `closed`.
    pub filled: &'a Filled,
    /// What is wrong.
    pub faults: &'a [Fault],
    /// Whether somebody else has saved the opening meanwhile.
    pub changed: bool,
}

impl DayForm<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let title = dates::capital(&dates::day_of_year(language, self.day));
        let asking = Asking { frame, catalogue: self.catalogue, filled: self.filled, faults: self.faults };
        let problems = fault::problems(frame, self.catalogue, self.faults);
        let here = address(self.opening, &format!("/days/{}/preview", self.day));
        let rule = self.opening.rule_on(self.day).map_or_else(
            || frame.t("openings-day-closed").into_owned(),
            |hours| {
                let values =
                    [("hours", dates::hours(language, hours.from, hours.to).into()), ("places", hours.places.into())];
                t_with(language, "openings-hours-places", &values).into_owned()
            },
        );
        let body = html! {
            (back(&frame.frame, &address(self.opening, "")))
            (error_summary(&frame.frame, &problems))
            @if self.changed { p.ds-alert data-color="warning" { (frame.t("openings-day-conflict")) } }
            div.dayhead { h1 { (title) } p.sub { (super::title(frame, self.opening)) } }
            form.card.openings-day method="get" action=(here) novalidate {
                input type="hidden" name="version" value=(self.filled.get("version"));
                fieldset.ticks {
                    legend { (frame.t("openings-day-how")) }
                    (self.how(&t_with(language, "openings-day-usual", &[("hours", rule.as_str().into())]), "usual"))
                    (self.how(&frame.t("openings-day-off"), "closed"))
                    (self.how(&frame.t("openings-day-hours"), "hours"))
                }
                div.form-grid {
                    (asking.time(Field::From))
                    (asking.time(Field::To))
                    (asking.number(Field::Places, None))
                    (asking.number(Field::StaffOnly, None))
                }
                p.hint { (frame.t("openings-clock-hint")) }
                button.ds-button type="submit" { (frame.t("openings-to-preview")) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty() || self.changed, ..Head::default() }, &body)
    }

    fn how(&self, text: &str, value: &str) -> Markup {
        html! {
            label.tick-label {
                input.ds-input type="radio" name="how" value=(value) checked[self.filled.get("how") == value];
                span { (text) }
            }
        }
    }
}
