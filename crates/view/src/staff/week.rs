//! The week and the month of an office: how much of each hour or day is taken. Each number stands on a shade that is as
//! high as the share.

use super::StaffFrame;
use super::day::{percent, shut_text};
use super::when::{View, When, monday};
use crate::dates;
use crate::frame::Head;
use crate::texts::{rich, t_with};
use besok_core::catalogue::Catalogue;
use besok_core::day::Shut;
use besok_core::occupancy::Occupancy;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::slot::Slot;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// The facts of the pages.
#[derive(Debug, Clone, Copy)]
pub struct WeekPage<'a> {
    /// Where.
    pub office: &'a Office,
    /// What closes it.
    pub catalogue: &'a Catalogue,
    /// Any day of the week or month.
    pub date: Date,
    /// Every slot of it.
    pub slots: &'a [Slot],
    /// When it is looked at.
    pub now: Timestamp,
}

/// The first and the last day of a week's page.
pub fn week_of(date: Date) -> (Date, Date) {
    let monday = monday(date);
    (monday, monday.checked_add(6.days()).unwrap_or(monday))
}

/// The first and the last day of a month's page: whole weeks.
pub fn month_of(date: Date) -> (Date, Date) {
    (monday(date.first_of_month()), week_of(date.last_of_month()).1)
}

impl WeekPage<'_> {
    /// Days beside each other, hours down.
    pub fn week(&self, frame: &StaffFrame<'_>) -> Markup {
        let (first, last) = week_of(self.date);
        let title = self.title(frame, &number(frame, first));
        let days: Vec<Date> = days(first, last).collect();
        let by_hour = Occupancy::by_hour(self.slots, &self.zone(), self.now);
        let body = html! {
            (self.when(View::Week).head(frame, &title, &self.figures(frame, first, last)))
            p { bdi { (span(frame, first, last)) } }
            @if by_hour.is_empty() {
                p.empty { (frame.t("staff-week-nothing")) }
                ul.plain { @for day in &days { li { (self.day_link(frame, *day)) " " (self.closed(frame, *day)) } } }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(frame.t("staff-week-caption")) { (self.hours(frame, &days, &by_hour)) }
                p.hint { (frame.t("staff-week-hint")) }
            }
        };
        frame.page(&title, Head::default(), &body)
    }

    fn hours(&self, frame: &StaffFrame<'_>, days: &[Date], by_hour: &BTreeMap<(Date, i8), Occupancy>) -> Markup {
        let by_day = Occupancy::by_day(self.slots, &self.zone(), self.now);
        let hours: BTreeSet<i8> = by_hour.keys().map(|(_, hour)| *hour).collect();
        html! {
            table.staff.heat {
                caption.vh { (frame.t("staff-week-caption")) }
                thead {
                    tr {
                        th scope="col" { (frame.t("staff-week-hour")) }
                        @for day in days {
                            th scope="col" aria-current=[(*day == self.today()).then_some("date")] {
                                (self.day_link(frame, *day))
                                @if !by_day.contains_key(day) { span.sub { (self.closed(frame, *day)) } }
                            }
                        }
                    }
                }
                tbody {
                    @for hour in hours {
                        tr {
                            th scope="row" { bdi { (format!("{hour:02}:00")) } }
                            @for day in days { (cell(frame, by_hour.get(&(*day, hour)))) }
                        }
                    }
                }
                tfoot {
                    tr {
                        th scope="row" { (frame.t("staff-week-day")) }
                        @for day in days { (cell(frame, by_day.get(day))) }
                    }
                }
            }
        }
    }

    /// A calendar.
    pub fn month(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let title = self.title(frame, &dates::capital(&dates::month_of_year(language, self.date)));
        let (first, last) = month_of(self.date);
        let days: Vec<Date> = days(first, last).collect();
        let by_day = Occupancy::by_day(self.slots, &self.zone(), self.now);
        let (from, to) = (self.date.first_of_month(), self.date.last_of_month());
        let body = html! {
            (self.when(View::Month).head(frame, &title, &self.figures(frame, from, to)))
            table.staff.heat.month {
                caption.vh { (frame.t("staff-month-caption")) }
                thead {
                    tr {
                        @for weekday in Weekday::Monday.cycle_forward().take(7) {
                            th scope="col" {
                                abbr title=(dates::weekday(language, weekday)) { (dates::weekday_short(language, weekday)) }
                            }
                        }
                    }
                }
                tbody {
                    @for week in days.chunks(7) {
                        tr { @for day in week { (self.month_cell(frame, *day, by_day.get(day))) } }
                    }
                }
            }
            p.hint { (frame.t("staff-week-hint")) }
        };
        frame.page(&title, Head::default(), &body)
    }

    fn month_cell(&self, frame: &StaffFrame<'_>, day: Date, occupancy: Option<&Occupancy>) -> Markup {
        if day.first_of_month() != self.date.first_of_month() {
            return html! { td.out {} };
        }
        let name = dates::day(frame.frame.language, day);
        html! {
            td.(share(occupancy)) aria-current=[(day == self.today()).then_some("date")] {
                a href=(self.when(View::Month).address(View::Day, day)) {
                    b aria-hidden="true" { (day.day()) } span.vh { (name) }
                }
                @match occupancy {
                    Some(occupancy) => {
                        (numbers(frame, *occupancy))
                        span.sub { (percent(frame, occupancy.share())) }
                    },
                    None => span.sub { (self.closed(frame, day)) },
                }
            }
        }
    }

    fn zone(&self) -> TimeZone {
        self.office.time_zone()
    }

    fn today(&self) -> Date {
        local_day(self.now, &self.zone())
    }

    fn when(&self, view: View) -> When<'_> {
        When { office: self.office, date: self.date, today: self.today(), view }
    }

    fn title(&self, frame: &StaffFrame<'_>, time: &str) -> String {
        let (language, office) = (frame.frame.language, self.office.name.get(frame.frame.language));
        t_with(language, "staff-when-title", &[("time", time.into()), ("office", office.into())]).into_owned()
    }

    fn day_link(&self, frame: &StaffFrame<'_>, day: Date) -> Markup {
        let text = dates::capital(&dates::day(frame.frame.language, day));
        html! { a href=(self.when(View::Week).address(View::Day, day)) { (text) } }
    }

    fn closed(&self, frame: &StaffFrame<'_>, day: Date) -> Markup {
        html! { (shut_text(frame, Shut::on(self.catalogue, &self.office.id, day))) }
    }

    fn figures(&self, frame: &StaffFrame<'_>, first: Date, last: Date) -> Markup {
        let zone = self.zone();
        let within = |slot: &&Slot| (first..=last).contains(&local_day(slot.key.starts_at(), &zone));
        let all = Occupancy::of(self.slots.iter().filter(within), self.now);
        let figures = [
            ("staff-day-taken", percent(frame, all.share())),
            ("staff-week-places", all.places.to_string()),
            ("staff-day-free", all.free.to_string()),
        ];
        html! { dl.kpi { @for (key, number) in figures { div { dt { (frame.t(key)) } dd { (number) } } } } }
    }
}

fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    first.series(1.day()).take_while(move |day| *day <= last)
}

/// "Week 50", as people in the country count them.
fn number(frame: &StaffFrame<'_>, monday: Date) -> String {
    let week = monday.iso_week_date().week();
    t_with(frame.frame.language, "staff-week-number", &[("week", week.into())]).into_owned()
}

/// The first and the last day of a week, in one line.
fn span(frame: &StaffFrame<'_>, first: Date, last: Date) -> String {
    let date = |day| dates::date(frame.frame.language, day);
    t_with(frame.frame.language, "staff-week-span", &[("from", date(first).into()), ("to", date(last).into())])
        .into_owned()
}

fn cell(frame: &StaffFrame<'_>, occupancy: Option<&Occupancy>) -> Markup {
    html! {
        td.(share(occupancy)) {
            @match occupancy {
                Some(occupancy) => (numbers(frame, *occupancy)),
                None => { span aria-hidden="true" { "–" } span.vh { (frame.t("staff-day-shut")) } },
            }
        }
    }
}

/// "12 of 20"
fn numbers(frame: &StaffFrame<'_>, occupancy: Occupancy) -> Markup {
    let (taken, places) = (html! { b { (occupancy.taken) } }, html! { (occupancy.places) });
    html! { span.of { (rich(frame.frame.language, "staff-week-of", &[("taken", taken), ("places", places)])) } }
}

/// How high the shade stands, in tenths.
fn share(occupancy: Option<&Occupancy>) -> String {
    occupancy.map_or_else(|| "none".to_owned(), |occupancy| format!("h{}", (occupancy.share() + 5).clamp(0, 100) / 10))
}
