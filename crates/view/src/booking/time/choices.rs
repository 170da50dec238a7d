//! The free times of one day, as one group of radio buttons.

use super::TimePage;
use crate::dates;
use crate::frame::Frame;
use crate::parts::{error_text, icon};
use crate::texts::t_with;
use crate::visit::start_name;
use besok_core::hold::HOLD_SECONDS;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

impl TimePage<'_> {
    pub(super) fn choices(&self, frame: &Frame<'_>, error: Option<&str>) -> Markup {
        match self.day.filter(|_| !self.times.is_empty()) {
            Some(day) => self.times_of(frame, day, error),
            None => self.no_day(frame),
        }
    }

    /// No day is chosen: the month that is shown has none, or the day has just been filled.
    fn no_day(&self, frame: &Frame<'_>) -> Markup {
        let month = dates::month_of_year(frame.language, self.month);
        html! {
            h2 #times { (frame.t("booking-times")) }
            @if self.days.values().any(|count| *count > 0) {
                p { (frame.t("booking-day-first")) }
            } @else {
                p { (t_with(frame.language, "booking-month-empty", &[("month", month.into())])) }
                @if self.first.is_some() { p { (frame.t("booking-month-other")) } }
            }
        }
    }

    fn times_of(&self, frame: &Frame<'_>, day: Date, error: Option<&str>) -> Markup {
        let language = frame.language;
        let minutes = self.goal.company.minutes;
        let zone = t_with(language, "booking-zone", &[("office", self.office.name.get(language).to_owned().into())]);
        let length = t_with(language, "booking-length", &[("minutes", minutes.into())]);
        let held = t_with(language, "booking-held-hint", &[("minutes", (HOLD_SECONDS / 60).into())]);
        let described = if error.is_some() { "zone problem" } else { "zone" };
        html! {
            fieldset.slotset.err[error.is_some()] aria-describedby=(described) {
                legend {
                    h2 #times {
                        (t_with(language, "booking-times-on", &[("day", dates::day(language, day).into())]))
                    }
                }
                p.hint #zone { (zone) " " (length) }
                @if let Some(text) = error { (error_text(frame, "problem", text)) }
                (self.halves(frame))
            }
            (self.more(frame))
            p.hint { (held) }
            button.ds-button.go type="submit" { (frame.t("booking-continue")) }
            p { a.ds-link.tl href="#days" { (frame.t("booking-other-day")) } }
        }
    }

    /// Times that leave less room for other visits are one press away, and back.
    fn more(&self, frame: &Frame<'_>) -> Markup {
        if self.others_free == 0 {
            return html! {};
        }
        let link = format!("{}#times", frame.link(&self.path_to(self.month, self.day, !self.all)));
        let count = self.times.len() + self.others_free;
        html! {
            @if self.all {
                p { a.ds-link.tl href=(link) { (frame.t("booking-times-fewer")) } }
            } @else {
                p.more {
                    (frame.t("booking-times-good")) " "
                    a.ds-link.tl href=(link) { (t_with(frame.language, "booking-times-all", &[("count", count.into())])) }
                }
            }
        }
    }

    /// Morning and afternoon, each with its heading; the first button of all has the id that errors lead to.
    fn halves(&self, frame: &Frame<'_>) -> Markup {
        let zone = self.office.time_zone();
        let noon = self.times.partition_point(|start| zone.to_datetime(*start).hour() < 12);
        let (morning, afternoon) = self.times.split_at(noon);
        html! {
            @for (key, times, number) in [("booking-morning", morning, 1), ("booking-afternoon", afternoon, noon + 1)] {
                @if !times.is_empty() {
                    h3 { (frame.t(key)) }
                    div.slots {
                        @for (index, start) in times.iter().enumerate() { (self.time(*start, number + index)) }
                    }
                }
            }
        }
    }

    fn time(&self, start: Timestamp, number: usize) -> Markup {
        html! {
            label.slot {
                input type="radio" name="start" id={ "start-" (number) } value=(start_name(start))
                    checked[self.chosen == Some(start)];
                span { bdi { (dates::time(start, &self.office.time_zone())) } (icon::tick()) }
            }
        }
    }
}
