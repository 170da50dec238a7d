//! The agency of the model: three offices, their openings, and the places in them, by core's own rules.

use besok_core::availability::{Need, run, starts};
use besok_core::closure::Closed;
use besok_core::errand::{Errand, Together};
use besok_core::language::Text;
use besok_core::opening::Opening;
use besok_core::release::Release;
use besok_core::slot::{PlannedSlot, Pool, Slot, SlotKey};
use besok_core::visit::Late;
use besok_core::waiting::{Freed, Wish};
use jiff::civil::{Date, Time, Weekday, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::{BTreeMap, BTreeSet};

/// Minutes of a visit of one person, and of a step.
pub(super) const STEP: i64 = 30;
/// For how many days ahead times are published: one more day each morning.
pub(super) const PUBLISHED: i64 = 14;
/// Places on a working day: the large office, the middle one, the small one.
pub(super) const DAILY: i64 = 24 + 12 + 6;
/// The offices.
pub(super) const OFFICES: [&str; 3] = ["large", "middle", "small"];

/// Slots that follow each other in one opening, one place of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Run {
    pub first: SlotKey,
    pub slots: i64,
}

impl Run {
    pub fn keys(self) -> impl Iterator<Item = SlotKey> {
        (0..self.slots).map(move |nth| self.first.later(nth * STEP))
    }

    pub fn starts_at(self) -> Timestamp {
        self.first.starts_at()
    }

    /// The first so many slots, and what is left behind them.
    pub fn split(self, slots: i64) -> (Self, Option<Self>) {
        let rest = Self { first: self.first.later(slots * STEP), slots: self.slots - slots };
        (Self { slots, ..self }, (rest.slots > 0).then_some(rest))
    }
}

/// Openings and their slots.
pub(super) struct Calendar {
    pub zone: TimeZone,
    openings: Vec<Opening>,
    slots: BTreeMap<SlotKey, Slot>,
    /// Those with a place that the public may take.
    free: BTreeSet<SlotKey>,
}

impl Calendar {
    pub fn new(from: Date, zone: TimeZone) -> Self {
        let opening = |number: i64, to: i8, places: i64| opening(from, number, to, places);
        let openings = vec![opening(0, 15, 2), opening(1, 15, 1), opening(2, 12, 1)];
        Self { zone, openings, slots: BTreeMap::new(), free: BTreeSet::new() }
    }

    /// Lays the slots of a day. Who may have them first is settled by whoever asks: a run for each place side by side is kept.
    pub fn publish(&mut self, day: Date) -> Vec<Run> {
        let mut runs = Vec::new();
        for opening in &self.openings {
            let planned = opening.slots_on(day, &self.zone, Closed { holidays: &[], closures: &[] });
            let Some(first) = planned.first() else { continue };
            let run = Run { first: first.key, slots: planned.len() as i64 };
            runs.extend(std::iter::repeat_n(run, opening.places as usize));
            for PlannedSlot { key, step, planned, public_planned } in planned {
                let (capacity, public_capacity) = (planned, public_planned);
                let (taken, taken_public) = (planned, public_planned);
                let slot = Slot { key, step, planned, capacity, taken, public_planned, public_capacity, taken_public };
                self.slots.insert(key, slot);
            }
        }
        runs
    }

    /// The days whose slots are published in the morning of a day.
    pub fn published_on(&self, now: Timestamp) -> Option<Date> {
        self.openings.first().and_then(|opening| opening.published_to(now, &self.zone))
    }

    /// Gives a place of each slot to the public.
    pub fn give(&mut self, run: Run) {
        self.change(run, -1);
    }

    /// Takes a place of each slot from the public.
    pub fn take(&mut self, run: Run) {
        self.change(run, 1);
    }

    /// # Panics
    /// If a slot had less than nothing or more than all: the model has lost count.
    fn change(&mut self, run: Run, places: i64) {
        for key in run.keys() {
            let slot = self.slots.get_mut(&key).expect("runs are of published slots");
            slot.taken += places;
            slot.taken_public += places;
            assert!((0..=slot.capacity).contains(&slot.taken), "places add up");
            if slot.free(Pool::Public) > 0 {
                self.free.insert(key)
            } else {
                self.free.remove(&key)
            };
        }
    }

    /// The runs that the public can book now, each start of each office once, in order.
    pub fn free(&self, slots: i64, (from, to): (Timestamp, Timestamp)) -> Vec<Run> {
        let need = Need { minutes: slots * STEP, places: 1, pool: Pool::Public };
        let free: Vec<Slot> = self.free.iter().map(|key| self.slots[key]).collect();
        let of =
            |number: i64| -> Vec<Slot> { free.iter().filter(|slot| slot.key.opening() == number).copied().collect() };
        let mut runs: Vec<Run> = self
            .openings
            .iter()
            .flat_map(|opening| {
                let starts = starts(&of(opening.number), need).into_iter().filter(|start| (from..=to).contains(start));
                starts.map(|start| SlotKey::new(opening.number, start)).collect::<Vec<_>>()
            })
            .map(|first| Run { first, slots: run(&self.slots[&first], need).count() as i64 })
            .collect();
        runs.sort_by_key(|run| (run.starts_at(), run.first));
        runs
    }

    /// Whether a run would do for somebody.
    pub fn suits(&self, wish: &Wish, run: Run) -> bool {
        let office = &self.openings[run.first.opening() as usize].office;
        wish.offices.contains(office) && wish.fits(&self.freed("", run)).is_ok()
    }

    /// A run as the waiting list sees it.
    pub fn freed(&self, hold: &str, run: Run) -> Freed {
        let opening = &self.openings[run.first.opening() as usize];
        Freed::new(hold.into(), opening, run.starts_at(), (run.slots * STEP, 1), &self.zone)
    }

    /// Every slot that has been published, with the places that it has and the local day.
    pub fn all(&self) -> impl Iterator<Item = (&Slot, Date)> {
        self.slots.values().map(|slot| (slot, self.day(slot.key.starts_at())))
    }

    /// The local day of an instant.
    pub fn day(&self, instant: Timestamp) -> Date {
        self.zone.to_datetime(instant).date()
    }

    /// A local time.
    ///
    /// # Panics
    /// Not within thousands of years of today.
    pub fn at(&self, day: Date, seconds: i64) -> Timestamp {
        let local = day.to_datetime(Time::midnight()) + seconds.seconds();
        self.zone.to_ambiguous_timestamp(local).compatible().expect("the model is of our time")
    }
}

fn opening(from: Date, number: i64, to: i8, places: i64) -> Opening {
    Opening {
        id: OFFICES[number as usize].into(),
        number,
        office: OFFICES[number as usize].into(),
        weekdays: Weekday::Monday.cycle_forward().take(5).collect(),
        from: time(9, 0, 0, 0),
        to: time(to, 0, 0, 0),
        step: STEP,
        places,
        staff_only: 0,
        errands: vec![errand().id],
        step_free: true,
        valid_from: from,
        valid_to: None,
        publish_days: PUBLISHED,
        publish_at: time(8, 0, 0, 0),
        note: String::new(),
        occurrences: Vec::new(),
    }
}

/// The errand that everybody comes for.
pub(super) fn errand() -> Errand {
    Errand {
        id: "visit".into(),
        name: Text::default(),
        summary: Text::default(),
        minutes: STEP,
        together: Together::Succession,
        also: Vec::new(),
        age_rules: Vec::new(),
        bring: Vec::new(),
        bring_for_child: Vec::new(),
        ahead_days: 60,
        notice_minutes: 60,
        move_minutes: 60,
        cancel_minutes: 72 * 60,
        late: Late::default(),
        release: Release::Cooling { longest_hours: 72 },
        waiting_list: false,
        needs_invitation: false,
    }
}
