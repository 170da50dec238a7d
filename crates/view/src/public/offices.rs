//! The offices: all of them, and each with its address, hours and ways in.

use crate::dates;
use crate::frame::{Frame, Head};
use crate::near::{Near, away};
use crate::parts::{Card, Row, address, back, card, error_summary, phone, summary};
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::language::Language;
use besok_core::office::Office;
use besok_core::opening::{Opening, local_day};
use jiff::civil::{Date, Time, Weekday};
use jiff::{Timestamp, ToSpan};
use maud::{Markup, html};

/// How many days ahead closed days are named.
const CLOSED_DAYS_AHEAD: usize = 60;

/// Every office, by name; the nearest first, once the visitor has said from where.
pub fn offices(frame: &Frame<'_>, catalogue: &Catalogue, near: &Near<'_>) -> Markup {
    let mut offices: Vec<&Office> = catalogue.offices.iter().collect();
    offices.sort_by_cached_key(|office| {
        (near.kilometres_to(office.position), in_alphabet(frame.language, office.name.get(frame.language)))
    });
    let problem = near.problem(frame);
    let body = html! {
        (back(frame, &frame.link("/")))
        (error_summary(frame, problem.as_slice()))
        h1 { (frame.t("offices-title")) }
        p.lead { (frame.t("offices-intro")) }
        (near.form(frame))
        (near.order_of_all(frame))
        ul.picks {
            @for office in offices {
                (card(&Card {
                    href: &frame.link(&format!("/offices/{}", office.id)),
                    title: office.name.get(frame.language),
                    below: false,
                    body: html! {
                        p.hint { (address(office)) }
                        @if let Some(kilometres) = near.kilometres_to(office.position) { (away(frame, kilometres)) }
                    },
                }))
            }
        }
    };
    frame.page(&frame.t("offices-title"), Head { error: problem.is_some(), ..Head::default() }, &body)
}

/// A name as it is compared. In Swedish å, ä and ö are letters after z; elsewhere they are an a or o with a mark.
fn in_alphabet(language: Language, name: &str) -> String {
    let after_z = language.base().tag() == "sv";
    let letter = |letter| match letter {
        'å' if after_z => '{',
        'ä' if after_z => '|',
        'ö' if after_z => '}',
        'å' | 'ä' => 'a',
        'ö' => 'o',
        letter => letter,
    };
    name.to_lowercase().chars().map(letter).collect()
}

/// One office, with the hours that hold in the seven days from now. `tickets` says whether phones can take one there.
pub fn office(frame: &Frame<'_>, office: &Office, catalogue: &Catalogue, (now, tickets): (Timestamp, bool)) -> Markup {
    let today = local_day(now, &office.time_zone());
    let openings: Vec<&Opening> = catalogue.openings.iter().filter(|opening| opening.office == office.id).collect();
    let closed: Vec<Date> = days_from(today)
        .take(CLOSED_DAYS_AHEAD)
        .filter(|day| !hours_on(&openings, *day).is_empty())
        .filter(|day| openings.iter().all(|opening| opening.hours_on(*day, catalogue.closed()).is_none()))
        .collect();
    let served = catalogue.errands.iter().filter(|errand| !catalogue.serving(&office.id, &errand.id).is_empty());
    let body = html! {
        (back(frame, &frame.link("/offices")))
        h1 { (office.name.get(frame.language)) }
        (facts(frame, office))
        @if tickets {
            p { a.ds-button data-variant="secondary" href=(frame.link(&format!("/offices/{}/ticket", office.id))) {
                (frame.t("take-title"))
            } }
        }
        section aria-labelledby="hours" {
            h2 #hours { (frame.t("office-hours")) }
            p.hint { (frame.t("office-hours-hint")) }
            (hours(frame, &openings, today))
            @if !closed.is_empty() {
                h3 { (frame.t("office-closed-days")) }
                ul { @for day in &closed { li { (dates::capital(&dates::day(frame.language, *day))) } } }
            }
        }
        section.wide aria-labelledby="errands" {
            h2 #errands { (frame.t("office-errands")) }
            p { (frame.t("office-errands-hint")) }
            (errands(frame, office, served))
        }
    };
    frame.page(office.name.get(frame.language), Head::default(), &body)
}

fn facts(frame: &Frame<'_>, office: &Office) -> Markup {
    let row = |key, value| Row { term: frame.t(key), value, change: None };
    let address = html! {
        (address(office)) br;
        a.ds-link.tl href=(office.map_link()) { (frame.t("my-map")) span.vh { " " (office.street) } }
    };
    summary(
        frame,
        &[
            row("office-address", address),
            row("my-access", html! { (office.access.get(frame.language)) }),
            row("office-walk-in", html! { (office.walk_in.get(frame.language)) }),
            row("contact-phone", phone(&office.phone, &office.phone_link)),
        ],
    )
}

fn hours(frame: &Frame<'_>, openings: &[&Opening], today: Date) -> Markup {
    let week = Weekday::Monday.cycle_forward().take(7);
    html! {
        table.list {
            tbody {
                @for weekday in week {
                    @let day = days_from(today).find(|day| day.weekday() == weekday).unwrap_or(today);
                    @let hours = hours_on(openings, day);
                    tr {
                        th scope="row" { (dates::capital(&dates::weekday(frame.language, weekday))) }
                        td {
                            @if hours.is_empty() { (frame.t("office-closed")) }
                            @for (from, to) in hours { div { (dates::hours(frame.language, from, to)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The errands of an office. Whoever looks at it has chosen where, so each leads straight to its times.
fn errands<'a>(frame: &Frame<'_>, office: &Office, served: impl Iterator<Item = &'a Errand>) -> Markup {
    html! {
        ul.picks {
            @for errand in served {
                (card(&Card {
                    href: &frame.link(&format!("/book/{}/{}", errand.id, office.id)),
                    title: errand.name.get(frame.language),
                    below: true,
                    body: html! { p.hint { (t_with(frame.language, "booking-length", &[("minutes", errand.minutes.into())])) } },
                }))
            }
        }
    }
}

fn days_from(today: Date) -> impl Iterator<Item = Date> {
    today.series(1.day())
}

/// When an office receives people by its weekly rules: several openings may run side by side, and what overlaps or
/// touches is one stretch.
fn hours_on(openings: &[&Opening], day: Date) -> Vec<(Time, Time)> {
    let hours = openings.iter().filter_map(|opening| opening.rule_on(day));
    let mut open: Vec<(Time, Time)> = hours.map(|hours| (hours.from, hours.to)).collect();
    open.sort();
    let mut hours: Vec<(Time, Time)> = Vec::new();
    for (from, to) in open {
        match hours.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => hours.push((from, to)),
        }
    }
    hours
}
