//! Who comes on a day: those who have an appointment, if they do come, and people without one.

use super::scenario::Scenario;
use super::town::{at, later};
use crate::chance::Dice;
use besok_core::opening::Hours;
use jiff::Timestamp;

/// Which day of which seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draw {
    /// From which everything is drawn.
    pub seed: u64,
    /// Which day, counted from 0.
    pub day: u64,
}

/// What dice are thrown for: the first part of their names.
#[derive(Debug, Clone, Copy)]
pub(crate) enum For {
    Kind,
    Place,
    Booked,
    Interval,
    WalkIn,
    Requests,
    Again,
}

impl Draw {
    /// Dice of that day.
    pub(crate) fn dice(self, what: For, who: u64) -> Dice {
        Dice::new(self.seed, [self.day, what as u64, who])
    }
}

/// The appointments of a day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// Those that were given.
    pub booked: Vec<Appointment>,
    /// From when, and for how many minutes, a place was left that nobody took.
    pub free: Vec<(Timestamp, i64)>,
}

/// An appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appointment {
    /// By what its dice are known.
    pub name: u64,
    /// What for: which of the scenario's kinds.
    pub kind: usize,
    /// From when.
    pub starts_at: Timestamp,
}

/// Somebody who has come, or comes yet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comer {
    /// What for: which of the scenario's kinds.
    pub kind: usize,
    /// From when they are booked; none without an appointment.
    pub starts_at: Option<Timestamp>,
    /// When they come.
    pub comes_at: Timestamp,
    /// How many minutes a counter takes with them.
    pub service: f64,
}

impl Plan {
    /// Draws the appointments of a day. Side by side they follow each other without a gap, each as long as its errand says.
    pub fn drawn(scenario: &Scenario, draw: Draw) -> Self {
        let mut places = Vec::new();
        for (span, hours) in scenario.hours.iter().enumerate() {
            for column in 0..hours.places {
                places.extend(column_of(scenario, draw, (span as u64) << 32 | (column as u64) << 16, *hours));
            }
        }
        places.sort_by_key(|place| (place.starts_at, place.name));
        let twins: Vec<Appointment> = twins(&places, scenario.overbooking).collect();
        let all = places.into_iter().chain(twins);
        let (booked, free): (_, Vec<Appointment>) =
            all.partition(|place| draw.dice(For::Place, place.name).happens(scenario.booked));
        let free = free.into_iter().map(|place| (place.starts_at, scenario.errands[place.kind].minutes));
        Self { booked, free: free.collect() }
    }
}

/// One place's appointments, one after the other.
fn column_of(scenario: &Scenario, draw: Draw, name: u64, hours: Hours) -> Vec<Appointment> {
    let (mut starts_at, end) = (at(scenario.day, hours.from), at(scenario.day, hours.to));
    let mut column = Vec::new();
    for name in name.. {
        let weights = scenario.errands.iter().map(|kind| kind.booked);
        let Some(kind) = draw.dice(For::Kind, name).choose(weights) else { break };
        let ends_at = later(starts_at, scenario.errands[kind].minutes as f64);
        if ends_at > end || ends_at == starts_at {
            break;
        }
        column.push(Appointment { name, kind, starts_at });
        starts_at = ends_at;
    }
    column
}

/// Names of appointments above the plan.
const TWIN: u64 = 1 << 48;

/// As many of these once more as a share says, evenly over the day.
fn twins(places: &[Appointment], share: f64) -> impl Iterator<Item = Appointment> {
    let up_to = move |nth: usize| (nth as f64 * share + 0.5).floor() as u64;
    places.iter().enumerate().flat_map(move |(nth, place)| {
        (up_to(nth)..up_to(nth + 1)).map(|twin| Appointment { name: (TWIN * (twin + 1)) | place.name, ..*place })
    })
}

/// Who comes to a day with these appointments, in the order in which they come.
pub fn crowd(scenario: &Scenario, draw: Draw, booked: &[Appointment]) -> Vec<Comer> {
    let mut crowd: Vec<Comer> = booked.iter().filter_map(|booked| comer(scenario, draw, booked)).collect();
    crowd.extend(walk_ins(scenario, draw));
    crowd.sort_by_key(|comer| (comer.comes_at, comer.starts_at));
    crowd
}

/// Whoever has an appointment, if they come.
pub(crate) fn comer(scenario: &Scenario, draw: Draw, appointment: &Appointment) -> Option<Comer> {
    let Appointment { name, kind, starts_at } = *appointment;
    let mut dice = draw.dice(For::Booked, name);
    // Each is thrown, whatever the other says: so a share that changes changes nobody else's minutes.
    let (away, late) = (dice.happens(scenario.no_show), scenario.punctuality.draw(&mut dice));
    let service = scenario.errands[kind].service.draw(&mut dice);
    let comes_at = later(starts_at, late);
    (!away).then_some(Comer { kind, starts_at: Some(starts_at), comes_at, service })
}

/// A Poisson process whose rate changes by the hour.
fn walk_ins(scenario: &Scenario, draw: Draw) -> Vec<Comer> {
    let mut intervals = draw.dice(For::Interval, 0);
    let mut left = intervals.exponential();
    let mut minutes = Vec::new();
    for (hour, rate) in &scenario.walk_ins {
        let mut spent = 0.0;
        while left < rate * (1.0 - spent) {
            spent += left / rate;
            minutes.push(60.0 * (f64::from(*hour) + spent));
            left = intervals.exponential();
        }
        left -= rate * (1.0 - spent);
    }
    let midnight = at(scenario.day, jiff::civil::Time::midnight());
    let weights = scenario.errands.iter().map(|kind| kind.walk_in);
    let comers = minutes.into_iter().enumerate().filter_map(|(nth, minute)| {
        let mut dice = draw.dice(For::WalkIn, nth as u64);
        let kind = dice.choose(weights.clone())?;
        let service = scenario.errands[kind].service.draw(&mut dice);
        Some(Comer { kind, starts_at: None, comes_at: later(midnight, minute), service })
    });
    comers.collect()
}
