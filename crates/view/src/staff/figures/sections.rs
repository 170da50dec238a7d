//! What was counted in a period, subject by subject.

use super::chart::{Point, bars, line, rows};
use super::table::{counted, spreads, table};
use super::{FiguresPage, Place, minutes};
use crate::dates;
use crate::staff::StaffFrame;
use crate::texts::{t, t_with};
use besok_core::figures::{FEW, Figures, Places, Spread};
use besok_core::id::{ErrandId, OfficeId};
use besok_core::language::Language;
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::BTreeMap;

impl FiguresPage<'_> {
    /// All of them.
    pub(super) fn sections(&self, frame: &StaffFrame<'_>, figures: &Figures) -> Markup {
        html! {
            (self.came(frame, figures))
            (self.waits(frame, figures))
            (self.services(frame, figures))
            (appointments(frame.frame.language, figures))
            (self.places(frame, figures))
            (self.ahead(frame, figures))
        }
    }

    fn came(&self, frame: &StaffFrame<'_>, figures: &Figures) -> Markup {
        let language = frame.frame.language;
        let lines = [
            (["figures-booked", "figures-booked-what"], figures.booked),
            (["figures-walk-ins", "figures-walk-ins-what"], figures.walk_ins),
            (["figures-people", "figures-people-what"], figures.people),
            (["figures-late", "figures-late-what"], figures.late),
            (["figures-abandoned", "figures-abandoned-what"], figures.abandoned),
            (["figures-unserved", "figures-unserved-what"], figures.unserved),
            (["figures-not-there", "figures-not-there-what"], figures.not_there),
            (["figures-settled", "figures-settled-what"], figures.settled),
            (["figures-come-again", "figures-come-again-what"], figures.come_again),
            (["figures-elsewhere", "figures-elsewhere-what"], figures.elsewhere),
        ];
        let hours = figures.arrivals_by_hour.iter().map(|(hour, count)| vec![hour.to_string(), count.to_string()]);
        let days = figures.arrivals_by_day.iter();
        let days = days.map(|(day, count)| vec![dates::day(language, *day), count.to_string()]);
        let [by_hour, by_day] = ["figures-came-drawn", "figures-came-days-drawn"].map(|key| frame.t(key));
        html! {
            h2 { (frame.t("figures-came")) }
            (counted(language, "figures-came", &lines))
            div.drawings {
                (part(&frame.t("figures-by-hour"), &bars(&by_hour, &hourly(&figures.arrivals_by_hour, |count| Some(*count))),
                    &table(language, &by_hour, &["figures-hour", "figures-number"], hours)))
                @if self.is_long() {
                    (part(&frame.t("figures-by-day"), &bars(&by_day, &self.daily(&figures.arrivals_by_day, |count| Some(*count))),
                        &table(language, &by_day, &["figures-day", "figures-number"], days)))
                }
            }
        }
    }

    fn waits(&self, frame: &StaffFrame<'_>, figures: &Figures) -> Markup {
        let language = frame.frame.language;
        let all = [
            (frame.t("figures-all").into_owned(), figures.waits),
            (frame.t("figures-booked").into_owned(), figures.waits_booked),
            (frame.t("figures-walk-ins").into_owned(), figures.waits_walk_in),
        ];
        let hours: Vec<_> = figures.waits_by_hour.iter().map(|(hour, spread)| (hour.to_string(), *spread)).collect();
        let days = figures.waits_by_day.iter().map(|(day, spread)| (dates::day(language, *day), *spread));
        let days: Vec<_> = days.collect();
        let offices = figures.waits_by_office.iter().map(|(id, spread)| (self.office(language, id), *spread));
        let offices: Vec<_> = offices.collect();
        let errands = self.by_errand(language, &figures.waits_by_errand);
        let counters = self.by_counter(language, &figures.waits_by_counter);
        let of = |head: &str, lines: &[(String, Spread)]| spreads(language, ("figures-waits", head), lines);
        html! {
            h2 { (frame.t("figures-waits")) }
            p { (frame.t("figures-waits-what")) }
            (of("figures-whose", &all))
            div.drawings {
                (part(&frame.t("figures-by-hour"), &bars(&frame.t("figures-waits-drawn"), &hourly(&figures.waits_by_hour, middle)),
                    &of("figures-hour", &hours)))
                @if self.is_long() {
                    (part(&frame.t("figures-by-day"), &bars(&frame.t("figures-waits-days-drawn"), &self.daily(&figures.waits_by_day, middle)),
                        &of("figures-day", &days)))
                }
                @if let Place::All(_) = self.place {
                    (part(&frame.t("figures-by-office"), &rows(&frame.t("figures-waits-offices-drawn"), &named(&offices)),
                        &of("figures-office", &offices)))
                }
                (part(&frame.t("figures-by-errand"), &rows(&frame.t("figures-waits-errands-drawn"), &named(&errands)),
                    &of("figures-errand", &errands)))
                (part(&frame.t("figures-by-counter"), &html! {}, &of("figures-counter", &counters)))
            }
        }
    }

    fn services(&self, frame: &StaffFrame<'_>, figures: &Figures) -> Markup {
        let language = frame.frame.language;
        let mut all = vec![(frame.t("figures-all").into_owned(), figures.services)];
        all.extend(self.by_errand(language, &figures.services_by_errand));
        html! {
            h2 { (frame.t("figures-services")) }
            p { (frame.t("figures-services-what")) }
            (spreads(language, ("figures-services", "figures-errand"), &all))
        }
    }

    fn places(&self, frame: &StaffFrame<'_>, figures: &Figures) -> Markup {
        let language = frame.frame.language;
        let share = |places: &Places| places.share().map(|share| format!("{share} %"));
        let line = |(day, places): (&Date, &Places)| {
            let share = share(places)?;
            Some(vec![dates::day(language, *day), places.places.to_string(), places.taken.to_string(), share])
        };
        let points: Vec<_> = self.daily(&figures.places_by_day, |places| Some(places.taken));
        let whole = self.daily(&figures.places_by_day, |places| Some(places.places));
        let points: Vec<_> =
            points.into_iter().zip(whole).map(|(part, whole)| Point { of: whole.value, ..part }).collect();
        let (all, heads) = (figures.places(), ["figures-day", "figures-places", "figures-taken", "figures-share"]);
        html! {
            h2 { (frame.t("figures-capacity")) }
            p { (frame.t("figures-capacity-what")) }
            @if let Some(share) = all.share() {
                p { (t_with(language, "figures-capacity-all", &[("taken", all.taken.into()), ("places", all.places.into()), ("share", share.into())])) }
            }
            @else { p.empty { (frame.t("figures-none")) } }
            div.drawings {
                (part(&frame.t("figures-by-day"), &bars(&frame.t("figures-capacity-drawn"), &points),
                    &table(language, &frame.t("figures-capacity"), &heads, figures.places_by_day.iter().filter_map(line))))
            }
        }
    }

    /// How far ahead: from a request to the visit, and to the first free time.
    fn ahead(&self, frame: &StaffFrame<'_>, figures: &Figures) -> Markup {
        let language = frame.frame.language;
        let Spread { count, median, p90, .. } = figures.days_from_request;
        let on_one_day = figures.first_free.iter().flat_map(|(errand, days)| {
            days.values().map(|free| vec![self.errand(language, errand), ahead(language, *free)])
        });
        html! {
            h2 { (frame.t("figures-ahead")) }
            p { (frame.t("figures-request-what")) " "
                @if count >= FEW {
                    (t_with(language, "figures-request", &[("median", median.into()), ("p90", p90.into())]))
                } @else { (frame.t("figures-few")) }
            }
            p { (frame.t("figures-free-what")) @if let Place::All(_) = self.place { " " (frame.t("figures-free-soonest")) } }
            @if figures.first_free.is_empty() { p.empty { (frame.t("figures-none")) } }
            @else if self.is_long() {
                div.drawings { @for (errand, days) in &figures.first_free { (self.first_free(language, errand, days)) } }
            } @else {
                (table(language, &frame.t("figures-free"), &["figures-errand", "figures-free"], on_one_day))
            }
        }
    }

    fn first_free(&self, language: Language, errand: &ErrandId, days: &BTreeMap<Date, Option<i64>>) -> Markup {
        let name = self.errand(language, errand);
        let lines = days.iter().map(|(day, free)| vec![dates::day(language, *day), ahead(language, *free)]);
        let drawing = line(&format!("{}: {name}", t(language, "figures-free-drawn")), &self.daily(days, |free| *free));
        part(&name, &drawing, &table(language, &name, &["figures-day", "figures-free"], lines))
    }

    /// Whether there are several days to compare.
    fn is_long(&self) -> bool {
        self.days.0 < self.days.1
    }

    /// The days of a period until the last one of which something is known, as points: what is unknown is a gap.
    fn daily<T>(&self, known: &BTreeMap<Date, T>, value: impl Fn(&T) -> Option<i64>) -> Vec<Point> {
        let Some(last) = known.keys().next_back() else { return Vec::new() };
        // The month is said where there are several.
        let (from, to) = self.days;
        let one_month = from.first_of_month() == to.first_of_month();
        let name = |day: Date| if one_month { day.day().to_string() } else { day.strftime("%m-%d").to_string() };
        let days = from.series(1.day()).take_while(|day| day <= last);
        days.map(|day| Point::new(name(day), known.get(&day).and_then(&value))).collect()
    }

    fn by_errand(&self, language: Language, all: &BTreeMap<ErrandId, Spread>) -> Vec<(String, Spread)> {
        all.iter().map(|(errand, spread)| (self.errand(language, errand), *spread)).collect()
    }

    /// By counter, each with its office where there are several.
    fn by_counter(&self, language: Language, all: &BTreeMap<String, Spread>) -> Vec<(String, Spread)> {
        let parts = |(name, spread): (&String, &Spread)| {
            let (office, counter) = name.rsplit_once(' ')?;
            Some((self.office(language, &office.into()), counter.parse::<i64>().ok()?, *spread))
        };
        let mut counters: Vec<_> = all.iter().filter_map(parts).collect();
        counters.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
        let name = |office: String, counter: i64| match self.place {
            Place::One(..) => counter.to_string(),
            Place::All(_) => format!("{office} · {counter}"),
        };
        counters.into_iter().map(|(office, counter, spread)| (name(office, counter), spread)).collect()
    }

    fn errand(&self, language: Language, id: &ErrandId) -> String {
        self.catalogue.errand(id).map_or(id.as_str(), |errand| errand.name.get(language)).to_owned()
    }

    fn office(&self, language: Language, id: &OfficeId) -> String {
        self.catalogue.office(id).map_or(id.as_str(), |office| office.name.get(language)).to_owned()
    }
}

fn appointments(language: Language, figures: &Figures) -> Markup {
    let sum = figures.appointments;
    let lines = [
        (["figures-due", "figures-due-what"], sum.due),
        (["figures-received", "figures-received-what"], sum.received),
        (["figures-waited", "figures-waited-what"], sum.unserved),
        (["figures-no-shows", "figures-no-shows-what"], sum.no_shows),
        (["figures-cancelled", "figures-cancelled-what"], sum.cancelled),
        (["figures-cancelled-late", "figures-cancelled-late-what"], sum.cancelled_late),
        (["figures-unknown", "figures-unknown-what"], sum.unknown),
    ];
    html! {
        h2 { (t(language, "figures-appointments")) }
        (counted(language, "figures-appointments", &lines))
        @if let Some(share) = sum.no_show_share() {
            p { (t_with(language, "figures-no-show-share", &[("share", share.into())])) }
        }
    }
}

/// A part of a subject: a drawing, and the table under it. Of nothing there is none.
fn part(heading: &str, drawing: &Markup, table: &Markup) -> Markup {
    html! { @if !table.0.is_empty() { div { h3 { (heading) } (drawing) (table) } } }
}

/// How far ahead a free time is, in words.
fn ahead(language: Language, days: Option<i64>) -> String {
    match days {
        Some(days) => t_with(language, "figures-days", &[("days", days.into())]).into_owned(),
        None => t(language, "figures-nothing-free").into_owned(),
    }
}

/// What is spread, by name, as points.
fn named(spreads: &[(String, Spread)]) -> Vec<Point> {
    spreads.iter().map(|(name, spread)| Point::new(name.clone(), middle(spread))).collect()
}

/// The middle of what is spread, in minutes; of few nothing is told.
fn middle(spread: &Spread) -> Option<i64> {
    (spread.count >= FEW).then(|| minutes(spread.median))
}

/// The hours from the first to the last of which something is known, as points.
fn hourly<T>(known: &BTreeMap<i8, T>, value: impl Fn(&T) -> Option<i64>) -> Vec<Point> {
    let (Some(first), Some(last)) = (known.keys().next(), known.keys().next_back()) else { return Vec::new() };
    (*first..=*last).map(|hour| Point::new(hour.to_string(), known.get(&hour).and_then(&value))).collect()
}
