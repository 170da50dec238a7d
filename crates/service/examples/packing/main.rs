//! How many visits fit into four weeks of mixed errands, with ranked start times and without: `bench/packing`.
//!
//! The openings are those of the sample agency that serve errands of different lengths. The same stream of visitors
//! comes to each way of showing times, one after the other, until they have asked for as many minutes as there are
//! (or more); some cancel. Each looks at the day they prefer, then at the days around it, takes one of the times that
//! are shown, and leaves if there is none on any day. Everything follows from the seed.

#![expect(clippy::cast_precision_loss, reason = "the counts of a month are small")]

mod month;
mod visitor;

use besok_core::catalogue::Catalogue;
use besok_service::catalogue::sample;
use month::month;
use std::collections::BTreeSet;

/// How a visitor chooses among the times that are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taking {
    /// The first one of all days.
    First,
    /// Any on the preferred day.
    Any,
    /// The one nearest to a wish on the preferred day.
    Wish,
}

/// Which times are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Showing {
    /// All that are free.
    All,
    /// The good ones; so many visitors in a hundred ask for all.
    Good { asking_for_all: u64 },
}

/// What one month is filled by.
#[derive(Debug, Clone, Copy)]
struct Way {
    crowd: Crowd,
    taking: Taking,
    showing: Showing,
}

/// How many come.
#[derive(Debug, Clone, Copy)]
struct Crowd {
    /// Minutes asked for, in percent of those that there are.
    demand: i64,
    /// How many cancellations there are for a hundred visitors.
    cancelling: u64,
}

/// What became of one month.
#[derive(Debug, Clone, Copy, Default)]
struct Outcome {
    visits: i64,
    minutes: i64,
    capacity: i64,
    turned_away: i64,
    long: i64,
    long_turned_away: i64,
    shown: i64,
    looks: i64,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let seeds: u64 = arguments.next().map_or(15, |text| text.parse().expect("how many seeds"));
    let json = arguments.next().is_some_and(|text| text == "--json");
    let catalogue = mixed(sample());
    for crowd in [
        Crowd { demand: 90, cancelling: 0 },
        Crowd { demand: 100, cancelling: 0 },
        Crowd { demand: 110, cancelling: 10 },
        Crowd { demand: 140, cancelling: 0 },
    ] {
        for taking in [Taking::First, Taking::Any, Taking::Wish] {
            for showing in [Showing::All, Showing::Good { asking_for_all: 0 }, Showing::Good { asking_for_all: 25 }] {
                let way = Way { crowd, taking, showing };
                let outcomes: Vec<_> = (1..=seeds).map(|seed| month(&catalogue, way, seed)).collect();
                report(way, &outcomes, json);
            }
        }
    }
}

/// The catalogue with those openings only whose errands are of different lengths.
fn mixed(mut catalogue: Catalogue) -> Catalogue {
    for (number, opening) in (1..).zip(&mut catalogue.openings) {
        opening.number = number;
    }
    let errands = catalogue.errands.clone();
    catalogue.openings.retain(|opening| {
        let served = errands.iter().filter(|errand| opening.errands.contains(&errand.id));
        served.map(|errand| opening.whole_steps(errand.minutes)).collect::<BTreeSet<_>>().len() > 1
    });
    catalogue
}

/// Least, middle and most of all seeds.
fn report(way: Way, outcomes: &[Outcome], json: bool) {
    let of = |value: fn(&Outcome) -> f64| {
        let mut values: Vec<f64> = outcomes.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        (values[0], values[values.len() / 2], values[values.len() - 1])
    };
    let (least, middle, most) = of(|outcome| outcome.visits as f64);
    let (_, used, _) = of(|outcome| 100.0 * outcome.minutes as f64 / outcome.capacity as f64);
    let (_, away, _) = of(|outcome| outcome.turned_away as f64);
    let (_, long_away, _) = of(|outcome| 100.0 * outcome.long_turned_away as f64 / outcome.long.max(1) as f64);
    let (_, shown, _) = of(|outcome| outcome.shown as f64 / outcome.looks.max(1) as f64);
    let (taking, (showing, all)) = (
        ["first", "any", "wish"][way.taking as usize],
        match way.showing {
            Showing::All => ("all", 100),
            Showing::Good { asking_for_all } => ("good", asking_for_all),
        },
    );
    let Crowd { demand, cancelling } = way.crowd;
    if json {
        println!(
            r#"{{"demand":{demand},"cancelling":{cancelling},"taking":"{taking}","showing":"{showing}","asking_for_all":{all},"visits_min":{least},"visits_median":{middle},"visits_max":{most},"minutes_percent":{used:.1},"turned_away":{away},"long_turned_away_percent":{long_away:.1},"shown":{shown:.1}}}"#
        );
    } else {
        println!(
            "demand {demand:>3} %, cancelled {cancelling:>2} %, takes {taking:<5}, shown {showing:<4} ({all:>3} % see all): \
             visits {least:>5} {middle:>5} {most:>5}, minutes {used:>5.1} %, turned away {away:>4}, of the long {long_away:>4.1} %, {shown:>4.1} times a day"
        );
    }
}
