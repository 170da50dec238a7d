//! A month as a table. Free days are links; how free they are is a word and a shape.

use super::TimePage;
use crate::dates;
use crate::frame::Frame;
use crate::parts::icon;
use crate::texts::t_with;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use maud::{Markup, html};

/// Up to so many free times are few.
const FEW: usize = 3;

impl TimePage<'_> {
    pub(super) fn month(&self, frame: &Frame<'_>) -> Markup {
        html! {
            h2 #days { (frame.t("booking-day")) }
            (self.months(frame))
            @if !self.times.is_empty() {
                a.toslots.ds-link href="#times" { (frame.t("booking-to-times")) }
            }
            table.cal {
                caption { (dates::capital(&dates::month_of_year(frame.language, self.month))) }
                thead { tr { @for weekday in Weekday::Monday.cycle_forward().take(7) { (column(frame, weekday)) } } }
                tbody {
                    @for week in weeks(self.month) {
                        tr { @for day in week { td { @if let Some(day) = day { (self.day(frame, day)) } } } }
                    }
                }
            }
            ul.legend {
                li { b.k.free {} (frame.t("booking-free")) }
                li { b.k.few {} (frame.t("booking-few")) }
                li { b.k.off {} (frame.t("booking-off")) }
            }
        }
    }

    /// The months before and after, as far as there is anything to see.
    pub(super) fn months(&self, frame: &Frame<'_>) -> Markup {
        if self.previous.is_none() && self.next.is_none() {
            return html! {};
        }
        html! {
            nav.mnav aria-label=(frame.t("booking-other-month")) {
                @if let Some(month) = self.previous {
                    a.ds-button.sq data-variant="secondary" href=(self.month_link(frame, month)) rel="prev" {
                        (icon::arrow_back()) (dates::capital(&dates::month(frame.language, month)))
                    }
                } @else { span {} }
                @if let Some(month) = self.next {
                    a.ds-button.sq data-variant="secondary" href=(self.month_link(frame, month)) rel="next" {
                        (dates::capital(&dates::month(frame.language, month))) (icon::arrow_on())
                    }
                }
            }
        }
    }

    fn month_link(&self, frame: &Frame<'_>, month: Date) -> String {
        format!("{}#days", frame.link(&self.path_to(month, None, self.all)))
    }

    fn day_link(&self, frame: &Frame<'_>, day: Date) -> String {
        format!("{}#times", frame.link(&self.path_to(day, Some(day), self.all)))
    }

    fn day(&self, frame: &Frame<'_>, day: Date) -> Markup {
        let free = self.days.get(&day).copied().unwrap_or(0);
        if free == 0 {
            return html! { span.day.off { (day.day()) span.vh { ", " (frame.t("booking-no-times")) } } };
        }
        let few = free <= FEW;
        let count = t_with(frame.language, "booking-count", &[("count", free.into())]);
        html! {
            a.day.few[few].free[!few] href=(self.day_link(frame, day))
                aria-current=[(self.day == Some(day)).then_some("date")] {
                span.vh { (dates::weekday(frame.language, day.weekday())) " " }
                (day.day())
                span.vh { ", " (count) }
                i aria-hidden="true" {}
            }
        }
    }
}

fn column(frame: &Frame<'_>, weekday: Weekday) -> Markup {
    html! {
        th scope="col" {
            abbr title=(dates::weekday(frame.language, weekday)) { (dates::weekday_short(frame.language, weekday)) }
        }
    }
}

/// The weeks of a month from Monday to Sunday; days of other months are left out.
fn weeks(month: Date) -> Vec<[Option<Date>; 7]> {
    let mut weeks = vec![[None; 7]];
    for day in month.first_of_month().series(1.day()).take_while(|day| day.month() == month.month()) {
        let column = day.weekday().to_monday_zero_offset() as usize;
        if column == 0 && day.day() > 1 {
            weeks.push([None; 7]);
        }
        if let Some(week) = weeks.last_mut() {
            week[column] = Some(day);
        }
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_fall_into_weeks() {
        let december = weeks(Date::constant(2026, 12, 1));
        assert_eq!(december.len(), 5);
        assert_eq!(december[0][1], Some(Date::constant(2026, 12, 1)));
        assert_eq!(december[4][3], Some(Date::constant(2026, 12, 31)));
        assert_eq!(weeks(Date::constant(2027, 2, 1)).len(), 4);
    }
}
