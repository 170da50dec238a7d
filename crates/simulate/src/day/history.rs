//! A scenario of an office's own history: how long visits took, who came when, and who did not come.
//!
//! What too few visits tell is assumed instead, and said to be.

use super::scenario::{Kind, Scenario};
use super::town::minutes_between;
use crate::chance::Minutes;
use besok_core::booking::State;
use besok_core::errand::Errand;
use besok_core::figures::{Came, Figures, Material, Places, Planned, Spread, service};
use besok_core::opening::Hours;
use besok_core::queue::{Rule, WalkIn};
use jiff::Timestamp;
use jiff::civil::{Date, Time, time};
use jiff::tz::TimeZone;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Of fewer than so many nothing is learnt.
pub const ENOUGH: usize = 20;
/// On fewer than so many days nothing is learnt about days.
const ENOUGH_DAYS: usize = 5;

/// What is known of an office.
#[derive(Debug, Clone)]
pub struct Known<'k> {
    /// For which day: its weekday says which hours without an appointment there are.
    pub day: Date,
    /// The hours of its openings on that day, in any order.
    pub hours: &'k [Hours],
    /// Its rule, with its counters.
    pub rule: &'k Rule,
    /// The errands that it receives.
    pub errands: Vec<&'k Errand>,
    /// What happened there lately.
    pub material: &'k Material,
    /// Its time zone.
    pub zone: TimeZone,
    /// Which instant it is.
    pub now: Timestamp,
}

/// Something that history does not tell, and that is taken from [`Scenario::example`] or from the errand itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumed {
    /// How long visits of some errand take.
    Services,
    /// Who does not come.
    NoShow,
    /// How punctual people are.
    Punctuality,
    /// How many come without an appointment.
    WalkIns,
    /// How much of the places is booked.
    Booked,
    /// How many counters are open.
    Counters,
}

/// A scenario, and what of it is assumed.
#[derive(Debug, Clone, PartialEq)]
pub struct Learnt {
    /// The scenario.
    pub scenario: Scenario,
    /// What history does not tell.
    pub assumed: BTreeSet<Assumed>,
}

impl Known<'_> {
    /// The scenario that this makes.
    pub fn learn(&self) -> Learnt {
        let (example, mut assumed) = (Scenario::example(), BTreeSet::new());
        let kinds: Vec<_> = self.errands.iter().map(|errand| self.kind(errand)).collect();
        if kinds.iter().any(|(kind, measured)| !measured && kind.booked + kind.walk_in > 0.0) {
            assumed.insert(Assumed::Services);
        }
        let mut or = Or(assumed);
        let hours = side_by_side(self.hours);
        let most = hours.iter().map(|hours| hours.places).max().unwrap_or(1);
        let counters = or.assume(Assumed::Counters, self.counters(), most);
        let scenario = Scenario {
            day: self.day,
            rule: self.rule.clone(),
            errands: kinds.into_iter().map(|(kind, _)| kind).collect(),
            booked: or.assume(Assumed::Booked, self.booked(), example.booked),
            no_show: or.assume(Assumed::NoShow, self.no_show(), example.no_show),
            punctuality: or.assume(Assumed::Punctuality, self.punctuality(), example.punctuality),
            walk_ins: or.assume(Assumed::WalkIns, self.walk_ins(), self.usual_walk_ins()),
            hours,
            ..Scenario::example()
        };
        Learnt { scenario: scenario.with_counters(counters), assumed: or.0 }
    }

    /// An errand, and whether its time was measured. What was never asked for is as likely as anything else, where nothing
    /// was asked for at all.
    fn kind(&self, errand: &Errand) -> (Kind, bool) {
        let theirs = |came: &&Came| came.errand == errand.id;
        let planned = self.kept().filter(|planned| planned.errand == errand.id);
        let minutes: Vec<f64> = planned.map(|planned| minutes_between(planned.starts_at, planned.ends_at)).collect();
        let walk_ins = self.material.came.iter().filter(|came| came.starts_at.is_none()).filter(theirs).count();
        let services = self.material.came.iter().filter(theirs).filter_map(service);
        let services: Vec<f64> = services.map(|seconds| seconds as f64 / 60.0).collect();
        let booked_minutes = mean(&minutes).map_or(errand.minutes, |mean| (mean.round() as i64).max(1));
        let unknown = if self.material.planned.is_empty() && self.material.came.is_empty() { 1.0 } else { 0.0 };
        let often = (minutes.len() as f64 + unknown, walk_ins as f64 + unknown);
        let usual = Kind {
            late: errand.late,
            ..Kind::usual(errand.id.clone(), (booked_minutes, booked_minutes as f64), often)
        };
        if services.len() >= ENOUGH {
            (Kind { service: Minutes::Measured(services), ..usual }, true)
        } else {
            (usual, false)
        }
    }

    fn kept(&self) -> impl Iterator<Item = &Planned> {
        self.material.planned.iter().filter(|planned| planned.state != State::Cancelled)
    }

    fn booked(&self) -> Option<f64> {
        let mut all = Places::default();
        self.material.places.values().for_each(|places| all += *places);
        (all.places >= ENOUGH as i64).then(|| (all.taken as f64 / all.places as f64).min(1.0))
    }

    fn no_show(&self) -> Option<f64> {
        let appointments = Figures::of(self.material, self.now).appointments;
        (appointments.due >= ENOUGH as i64).then(|| appointments.no_shows as f64 / appointments.due as f64)
    }

    fn punctuality(&self) -> Option<Minutes> {
        let late = self.material.came.iter().filter_map(|came| Some(minutes_between(came.starts_at?, came.arrived_at)));
        let late: Vec<f64> = late.collect();
        (late.len() >= ENOUGH).then_some(Minutes::Measured(late))
    }

    /// By the hour, on days of the week on which there are tickets and on which anybody came at all.
    fn walk_ins(&self) -> Option<BTreeMap<i8, f64>> {
        let on = |came: &&Came| self.rule.walk_ins.iter().any(|hours| hours.is_on(came.day.weekday()));
        let days: BTreeSet<Date> = self.material.came.iter().filter(on).map(|came| came.day).collect();
        let mut hours = BTreeMap::new();
        for came in self.material.came.iter().filter(on).filter(|came| came.starts_at.is_none()) {
            *hours.entry(self.zone.to_datetime(came.arrived_at).hour()).or_insert(0.0) += 1.0 / days.len() as f64;
        }
        (days.len() >= ENOUGH_DAYS).then_some(hours)
    }

    /// As many as in the example, in the hours for it; nobody where there are none.
    fn usual_walk_ins(&self) -> BTreeMap<i8, f64> {
        let rate = Scenario::example().walk_ins.values().copied().next().unwrap_or(0.0);
        let tickets = |hour: &i8| {
            let open = |hours: &&WalkIn| hours.is_on(self.day.weekday());
            let at = |hours: &WalkIn| hours.from.hour() <= *hour && time(*hour, 0, 0, 0) < hours.to;
            self.rule.walk_ins.iter().filter(open).any(at)
        };
        (0..24).filter(tickets).map(|hour| (hour, rate)).collect()
    }

    /// How many counters had anybody, on the day in the middle.
    fn counters(&self) -> Option<i64> {
        let mut days: BTreeMap<Date, BTreeSet<i64>> = BTreeMap::new();
        for came in &self.material.came {
            days.entry(came.day).or_default().extend(came.counter);
        }
        let counters = Spread::of(days.values().map(|counters| counters.len() as i64).collect());
        (days.len() >= ENOUGH_DAYS && counters.median > 0).then_some(counters.median)
    }
}

/// Takes what was learnt, or assumes something and remembers that.
struct Or(BTreeSet<Assumed>);

impl Or {
    fn assume<T>(&mut self, what: Assumed, learnt: Option<T>, usual: T) -> T {
        learnt.unwrap_or_else(|| {
            self.0.insert(what);
            usual
        })
    }
}

/// Openings beside each other as hours that follow each other: from each beginning or end to the next, all places together.
fn side_by_side(openings: &[Hours]) -> Vec<Hours> {
    let edges: BTreeSet<Time> = openings.iter().flat_map(|hours| [hours.from, hours.to]).collect();
    let edges: Vec<Time> = edges.into_iter().collect();
    let mut all: Vec<Hours> = Vec::new();
    for (from, to) in edges.iter().copied().zip(edges.iter().copied().skip(1)) {
        let open = openings.iter().filter(|hours| hours.from <= from && to <= hours.to);
        let places: i64 = open.map(|hours| hours.places).sum();
        match all.last_mut().filter(|last| last.to == from && last.places == places) {
            Some(last) => last.to = to,
            None if places > 0 => all.push(Hours { from, to, places, staff_only: 0 }),
            None => {}
        }
    }
    all
}

fn mean(numbers: &[f64]) -> Option<f64> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}
