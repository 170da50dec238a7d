//! What else there is, where no time suits or there is none: never a blank calendar.

use super::TimePage;
use crate::booking::contact;
use crate::booking::office::office_card;
use crate::dates;
use crate::frame::Frame;
use crate::parts::{Tone, alert};
use crate::texts::{rich, t_with};
use crate::waiting::wish_path;
use besok_core::opening::SPREAD_MINUTES;
use besok_core::release::Release;
use maud::{Markup, html};

/// How many other offices are shown before all of them are a press away.
const OTHERS: usize = 3;

impl TimePage<'_> {
    pub(super) fn nothing_fits(&self, frame: &Frame<'_>) -> Markup {
        html! {
            section.none aria-labelledby="nothing" {
                h2 #nothing { (frame.t("booking-nothing-fits")) }
                ul {
                    li { a.ds-link href=(self.offices(frame)) { (frame.t("booking-other-offices")) } }
                    @if self.previous.is_some() || self.next.is_some() {
                        li { a.ds-link href="#days" { (frame.t("booking-other-months")) } }
                    }
                    @if let Some(path) = self.waiting(frame) {
                        li { a.ds-link href=(path) { (frame.t("waiting-instead-of-looking")) } }
                    }
                    (contact(frame))
                }
                (self.cooling(frame))
            }
        }
    }

    /// Where one joins the waiting list, if there is one: who answers a request joins by it.
    fn waiting(&self, frame: &Frame<'_>) -> Option<String> {
        let goal = self.goal;
        let listed = goal.errand.waiting_list && goal.asked.is_none() && !goal.regroups && !frame.proved;
        listed.then(|| frame.link(&wish_path(goal.errand, goal.company, self.office)))
    }

    /// When what others give back can be had, when new times come, and how many wait: nobody has to sit and reload.
    fn cooling(&self, frame: &Frame<'_>) -> Markup {
        html! {
            @if let Some(at) = self.next_times {
                p {
                    @let time = dates::day_and_time(frame.language, at, &self.office.time_zone());
                    (rich(frame.language, "booking-next-times", &[
                        ("time", html! { b { bdi { (time) } } }), ("minutes", html! { (SPREAD_MINUTES) }),
                    ]))
                }
            }
            @if let Some(count) = self.waiting {
                p { (t_with(frame.language, "waiting-count", &[("count", count.into())])) }
            }
            @if let Release::Cooling { longest_hours } = self.goal.errand.release {
                p.hint { (t_with(frame.language, "booking-cooling", &[("hours", longest_hours.into())])) }
            }
        }
    }

    pub(super) fn nothing_at_all(&self, frame: &Frame<'_>) -> Markup {
        let title = t_with(
            frame.language,
            "booking-nothing",
            &[("office", self.office.name.get(frame.language).to_owned().into())],
        );
        html! {
            (alert(Tone::Info, &title, &html! {
                @if self.goal.company.count() > 1 { p { (frame.t("booking-nothing-group")) } }
                p { (frame.t("booking-nothing-why")) }
                (self.cooling(frame))
            }))
            section.none aria-labelledby="nothing" {
                h2 #nothing { (frame.t("booking-nothing-then")) }
                @if let Some(path) = self.waiting(frame) {
                    p { (frame.t("waiting-invite")) }
                    p { a.ds-button href=(path) { (frame.t("waiting-join")) } }
                }
                (self.other_offices(frame))
                (self.months(frame))
                ul { (contact(frame)) }
            }
        }
    }

    fn other_offices(&self, frame: &Frame<'_>) -> Markup {
        html! {
            @if self.others.iter().any(|choice| choice.first.is_some()) {
                ul.picks {
                    @for choice in self.others.iter().filter(|choice| choice.first.is_some()).take(OTHERS) {
                        (office_card(frame, self.goal, choice, self.town, true))
                    }
                }
            }
            p {
                a.ds-link.tl href=(self.offices(frame)) { (frame.t("booking-other-offices")) }
            }
        }
    }
}
