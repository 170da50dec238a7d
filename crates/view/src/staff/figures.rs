//! What happened at an office in a period: figures in tables, each with what is counted beside it, and drawings of some.

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::parts::{Problem, error_summary};
use crate::texts::{t, t_with};
use besok_core::catalogue::Catalogue;
use besok_core::figures::{FEW, Figures, LONGEST_PERIOD, Spread};
use besok_core::id::ErrandId;
use besok_core::language::Language;
use besok_core::office::Office;
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};

/// How high a bar of a drawing is at most, how wide it is, and how far it is to the next.
const HIGH: i64 = 100;
const WIDE: i64 = 26;
const APART: i64 = 34;

/// The facts of the page.
#[derive(Debug, Clone, Copy)]
pub struct FiguresPage<'a> {
    /// Where.
    pub office: &'a Office,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// From which day to which, as it was asked.
    pub days: (Date, Date),
    /// Which day it is there.
    pub today: Date,
    /// What was counted; none if the days are no period.
    pub figures: Option<&'a Figures>,
}

impl FiguresPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let title = t_with(language, "figures-title", &[("office", self.office.name.get(language).into())]);
        let wrong = self.figures.is_none();
        let problem = t_with(language, "figures-wrong-days", &[("days", LONGEST_PERIOD.into())]);
        let problems: Vec<Problem> =
            wrong.then(|| Problem { href: "#from".into(), text: problem.clone() }).into_iter().collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            (self.period(frame, wrong.then_some(&problem)))
            @if let Some(figures) = self.figures {
                p.hint { (frame.t("figures-nobody")) }
                (came(language, figures))
                (self.waits(frame, figures))
                (self.services(frame, figures))
                (appointments(language, figures))
                (places(language, figures))
                (self.ahead(frame, figures))
                div.toolbar {
                    a.ds-button data-variant="secondary" href=(self.address("figures.csv")) { (frame.t("figures-csv")) }
                    a.ds-button data-variant="secondary" href=(self.address("figures.json")) { (frame.t("figures-json")) }
                }
            }
        };
        frame.page(&title, Head { error: wrong, ..Head::default() }, &body)
    }

    fn address(&self, page: &str) -> String {
        let (from, to) = self.days;
        format!("/staff/offices/{}/{page}?from={from}&to={to}", self.office.id)
    }

    fn period(&self, frame: &StaffFrame<'_>, problem: Option<&std::borrow::Cow<'_, str>>) -> Markup {
        let (from, to) = self.days;
        let back = |days: i64| self.today.checked_sub(days.days()).unwrap_or(self.today);
        let link = |key: &str, from: Date| {
            let page = FiguresPage { days: (from, self.today), ..*self };
            html! { a.ds-button data-variant="secondary" href=(page.address("figures")) { (frame.t(key)) } }
        };
        let day = |id: &str, key: &str, value: Date| {
            html! {
                div.ds-field {
                    label.ds-label for=(id) { (frame.t(key)) }
                    input.ds-input #(id) type="date" name=(id) value=(value) aria-invalid=[problem.map(|_| "true")]
                        aria-describedby=[problem.map(|_| "days-error")];
                }
            }
        };
        html! {
            @if let Some(problem) = problem { p.ds-validation-message #days-error { (problem) } }
            form.row method="get" {
                (day("from", "figures-from", from)) (day("to", "figures-to", to))
                button.ds-button type="submit" { (frame.t("figures-show")) }
            }
            div.toolbar {
                (link("figures-today", self.today)) (link("figures-week", back(6))) (link("figures-month", back(29)))
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
        let hours: Vec<_> = figures.waits_by_hour.iter().map(|(hour, spread)| (format!("{hour}"), *spread)).collect();
        let bars: Vec<_> = hours.iter().filter(|(_, spread)| spread.count >= FEW).collect();
        let bars: Vec<_> = bars.into_iter().map(|(hour, spread)| (hour.clone(), minutes(spread.median))).collect();
        let days: Vec<_> =
            figures.waits_by_day.iter().map(|(day, spread)| (dates::day(language, *day), *spread)).collect();
        let counter = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
        let counters: Vec<_> = figures.waits_by_counter.iter().map(|(name, spread)| (counter(name), *spread)).collect();
        html! {
            h2 { (frame.t("figures-waits")) }
            p { (frame.t("figures-waits-what")) }
            (spreads(language, ("figures-waits", "figures-whose"), &all))
            h3 { (frame.t("figures-by-hour")) }
            (drawn(&frame.t("figures-waits-drawn"), &bars))
            (spreads(language, ("figures-waits", "figures-hour"), &hours))
            h3 { (frame.t("figures-by-errand")) }
            (spreads(language, ("figures-waits", "figures-errand"), &self.by_errand(language, figures.waits_by_errand.iter())))
            h3 { (frame.t("figures-by-counter")) }
            (spreads(language, ("figures-waits", "figures-counter"), &counters))
            h3 { (frame.t("figures-by-day")) }
            (spreads(language, ("figures-waits", "figures-day"), &days))
        }
    }

    fn services(&self, frame: &StaffFrame<'_>, figures: &Figures) -> Markup {
        let language = frame.frame.language;
        let mut all = vec![(frame.t("figures-all").into_owned(), figures.services)];
        all.extend(self.by_errand(language, figures.services_by_errand.iter()));
        html! {
            h2 { (frame.t("figures-services")) }
            p { (frame.t("figures-services-what")) }
            (spreads(language, ("figures-services", "figures-errand"), &all))
        }
    }

    fn by_errand<'f>(
        &self,
        language: Language,
        all: impl Iterator<Item = (&'f ErrandId, &'f Spread)>,
    ) -> Vec<(String, Spread)> {
        all.map(|(errand, spread)| (self.errand(language, errand), *spread)).collect()
    }

    fn errand(&self, language: Language, id: &ErrandId) -> String {
        self.catalogue.errand(id).map_or(id.as_str(), |errand| errand.name.get(language)).to_owned()
    }

    /// How far ahead: from a request to the visit, and to the first free time.
    fn ahead(&self, frame: &StaffFrame<'_>, figures: &Figures) -> Markup {
        let language = frame.frame.language;
        let said = |days: Option<i64>| match days {
            Some(days) => t_with(language, "figures-days", &[("days", days.into())]),
            None => t(language, "figures-nothing-free"),
        };
        let Spread { count, median, p90, .. } = figures.days_from_request;
        html! {
            h2 { (frame.t("figures-ahead")) }
            p { (frame.t("figures-request-what")) " "
                @if count >= FEW {
                    (t_with(language, "figures-request", &[("median", median.into()), ("p90", p90.into())]))
                } @else { (frame.t("figures-few")) }
            }
            p { (frame.t("figures-free-what")) }
            @for (errand, days) in &figures.first_free {
                h3 { (self.errand(language, errand)) }
                @let bars = days.iter().filter_map(|(day, free)| Some((day.day().to_string(), (*free)?)));
                (drawn(&frame.t("figures-free-drawn"), &bars.collect::<Vec<_>>()))
                (table(language, &self.errand(language, errand), &[t(language, "figures-day").as_ref(), t(language, "figures-free").as_ref()],
                    days.iter().map(|(day, free)| vec![dates::day(language, *day), said(*free).into_owned()])))
            }
            @if figures.first_free.is_empty() { p.empty { (frame.t("figures-none")) } }
        }
    }
}

fn came(language: Language, figures: &Figures) -> Markup {
    let lines = [
        (["figures-booked", "figures-booked-what"], figures.booked),
        (["figures-walk-ins", "figures-walk-ins-what"], figures.walk_ins),
        (["figures-people", "figures-people-what"], figures.people),
        (["figures-late", "figures-late-what"], figures.late),
        (["figures-abandoned", "figures-abandoned-what"], figures.abandoned),
        (["figures-not-there", "figures-not-there-what"], figures.not_there),
        (["figures-settled", "figures-settled-what"], figures.settled),
        (["figures-come-again", "figures-come-again-what"], figures.come_again),
        (["figures-elsewhere", "figures-elsewhere-what"], figures.elsewhere),
    ];
    let hours: Vec<_> = figures.arrivals_by_hour.iter().map(|(hour, count)| (hour.to_string(), *count)).collect();
    html! {
        h2 { (t(language, "figures-came")) }
        (counted(language, "figures-came", &lines))
        h3 { (t(language, "figures-by-hour")) }
        (drawn(&t(language, "figures-came-drawn"), &hours))
        (table(language, &t(language, "figures-came-drawn"), &[t(language, "figures-hour").as_ref(), t(language, "figures-number").as_ref()],
            hours.iter().map(|(hour, count)| vec![hour.clone(), count.to_string()])))
    }
}

fn appointments(language: Language, figures: &Figures) -> Markup {
    let sum = figures.appointments;
    let lines = [
        (["figures-due", "figures-due-what"], sum.due),
        (["figures-received", "figures-received-what"], sum.received),
        (["figures-no-shows", "figures-no-shows-what"], sum.no_shows),
        (["figures-cancelled", "figures-cancelled-what"], sum.cancelled),
        (["figures-cancelled-late", "figures-cancelled-late-what"], sum.cancelled_late),
        (["figures-unknown", "figures-unknown-what"], sum.unknown),
    ];
    html! {
        h2 { (t(language, "figures-appointments")) }
        (counted(language, "figures-appointments", &lines))
        @if sum.due > 0 {
            p { (t_with(language, "figures-no-show-share", &[("share", (100 * sum.no_shows / sum.due).into())])) }
        }
    }
}

fn places(language: Language, figures: &Figures) -> Markup {
    let days = figures.places_by_day.iter().filter(|(_, sum)| sum.places > 0);
    let days: Vec<_> = days.map(|(day, sum)| (*day, *sum, 100 * sum.taken / sum.places)).collect();
    let bars: Vec<_> = days.iter().map(|(day, _, share)| (day.day().to_string(), *share)).collect();
    let heads = ["figures-day", "figures-places", "figures-taken", "figures-share"].map(|key| t(language, key));
    html! {
        h2 { (t(language, "figures-capacity")) }
        p { (t(language, "figures-capacity-what")) }
        (drawn(&t(language, "figures-capacity-drawn"), &bars))
        (table(language, &t(language, "figures-capacity"), &heads.each_ref().map(AsRef::as_ref), days.iter().map(|(day, sum, share)| vec![
            dates::day(language, *day), sum.places.to_string(), sum.taken.to_string(), format!("{share} %"),
        ])))
    }
}

/// Figures, each with what is counted.
fn counted(language: Language, name: &str, lines: &[([&str; 2], i64)]) -> Markup {
    let heads = ["figures-figure", "figures-number", "figures-what"].map(|key| t(language, key));
    let line = |([key, what], count): &([&str; 2], i64)| {
        vec![t(language, key).into_owned(), count.to_string(), t(language, what).into_owned()]
    };
    table(language, &t(language, name), &heads.each_ref().map(AsRef::as_ref), lines.iter().map(line))
}

fn spreads(language: Language, (of, head): (&str, &str), lines: &[(String, Spread)]) -> Markup {
    let heads = [head, "figures-count", "figures-median", "figures-p90", "figures-most"].map(|key| t(language, key));
    let said = |seconds: i64| t_with(language, "figures-minutes", &[("minutes", minutes(seconds).into())]).into_owned();
    let line = |(name, spread): &(String, Spread)| {
        let Spread { count, median, p90, most } = *spread;
        let mut cells = vec![name.clone(), count.to_string()];
        if count < FEW {
            cells.extend([t(language, "figures-few").into_owned(), String::new(), String::new()]);
        } else {
            cells.extend([median, p90, most].map(said));
        }
        cells
    };
    table(
        language,
        &format!("{} – {}", t(language, of), t(language, head)),
        &heads.each_ref().map(AsRef::as_ref),
        lines.iter().map(line),
    )
}

/// A table, named for whoever hears it; nothing of it if there are no lines.
fn table(language: Language, label: &str, heads: &[&str], lines: impl Iterator<Item = Vec<String>>) -> Markup {
    let lines: Vec<Vec<String>> = lines.collect();
    html! {
        @if lines.is_empty() { p.empty { (t(language, "figures-none")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(label) { table.staff.figures {
                thead { tr { @for head in heads { th scope="col" { (head) } } } }
                tbody { @for line in &lines { tr {
                    @for (at, cell) in line.iter().enumerate() {
                        @if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                    }
                } } }
            } }
        }
    }
}

/// Bars beside each other, each with its number above and its name below. The table under it says the same, and alone
/// where there is one.
fn drawn(title: &str, bars: &[(String, i64)]) -> Markup {
    let most = bars.iter().map(|(_, value)| *value).max().unwrap_or(0).max(1);
    let width = (bars.len() as i64 * APART).max(APART);
    html! {
        @if bars.len() > 1 {
            svg.chart role="img" aria-label=(title) viewBox=(format!("0 0 {width} {}", HIGH + 40)) width=(width) {
                @for (at, (name, value)) in (0i64..).zip(bars) {
                    @let high = HIGH * value / most;
                    @let left = at * APART;
                    rect x=(left) y=(HIGH + 18 - high) width=(WIDE) height=(high) rx="2" {}
                    text x=(left + WIDE / 2) y=(HIGH + 13 - high) text-anchor="middle" { (value) }
                    text x=(left + WIDE / 2) y=(HIGH + 34) text-anchor="middle" { (name) }
                }
            }
        }
    }
}

fn minutes(seconds: i64) -> i64 {
    (seconds + 30) / 60
}
