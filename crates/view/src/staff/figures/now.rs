//! How the queue of an office stands now, above the figures of today.

use super::{FiguresPage, minutes};
use crate::dates;
use crate::staff::StaffFrame;
use crate::staff::line::{Background, live, wait};
use crate::texts::{rich, t_with};
use besok_core::figures::Present;
use besok_core::id::ErrandId;
use besok_core::office::Office;
use besok_core::queue::{Estimate, Queue};
use jiff::Timestamp;
use maud::{Markup, html};

/// The queue of an office, as it stands.
#[derive(Debug, Clone, Copy)]
pub struct Now<'a> {
    /// Where.
    pub office: &'a Office,
    /// The queue.
    pub queue: &'a Queue,
    /// How long one would wait without an appointment, by errand.
    pub waits: &'a [(ErrandId, Option<Estimate>)],
    /// When it is looked at.
    pub now: Timestamp,
}

impl Now<'_> {
    /// What is drawn anew whenever the queue changes.
    pub fn sheet(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let Present { booked, walk_ins, longest, open, paused } = Present::of(self.queue, self.now);
        let one = |key: &str, number: &Markup, more: &Markup| {
            html! { div { dt { (frame.t(key)) span.sub { (more) } } dd { (number) } } }
        };
        let said = |key: &str, values: &[(&'static str, i64)]| {
            let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
            html! { (t_with(language, key, &values)) }
        };
        let longest =
            longest.map_or_else(|| html! { "–" }, |seconds| said("figures-minutes", &[("minutes", minutes(seconds))]));
        let counters = self.queue.rule.counters.len() as i64;
        html! {
            section.card.now aria-labelledby="now" {
                h2 #now { (frame.t("figures-now")) " " bdi.cnt { (dates::time(self.now, &self.office.time_zone())) } }
                dl.kpi {
                    (one("figures-now-waiting", &html! { (booked + walk_ins) },
                        &said("figures-now-of-them", &[("booked", booked), ("others", walk_ins)])))
                    (one("figures-now-longest", &longest, &html! { (frame.t("figures-now-longest-what")) }))
                    (one("figures-now-open", &html! { (open) },
                        &said("figures-now-of-counters", &[("counters", counters), ("paused", paused)])))
                }
                h3 { (frame.t("figures-now-walk-in")) }
                @if self.waits.is_empty() { p { (frame.t("figures-now-no-walk-ins")) } } @else {
                    ul.ds-list {
                        @for (errand, estimate) in self.waits {
                            @let name = self.queue.catalogue.errand(errand).map_or(errand.as_str(), |errand| errand.name.get(language));
                            li { b { (name) } " – " (wait(language, *estimate)) }
                        }
                    }
                }
            }
        }
    }

    /// The same, and whether it is live. What stands below it is not.
    pub(super) fn live(&self, frame: &StaffFrame<'_>, page: &FiguresPage<'_>) -> Markup {
        let stream = format!("/staff/offices/{}/figures/live", self.office.id);
        let time = html! { bdi { (dates::time(self.now, &self.office.time_zone())) } };
        html! {
            (live(frame, (&stream, &page.address("figures")), Background::LetsGo, &self.sheet(frame)))
            p.hint { (rich(frame.frame.language, "figures-now-below", &[("time", time)])) }
        }
    }
}
