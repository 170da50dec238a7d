//! Traders: gangs with a machine that looks every second and with many names. They take what they can, on the list too,
//! and sell it: the seller cancels, and the buyer's machine books in the same moment.

use super::Options;
use super::calendar::Run;
use super::chance::{About, Chance};
use super::people::{SELLABLE, Who};
use super::world::{Event, World};
use besok_core::waiting::ask_from;
use jiff::{Timestamp, ToSpan};

/// After so many sales in a row that brought nothing a gang gives up, unless it is stubborn.
const GIVES_UP: i64 = 30;
/// How often somebody lets a gang try for them.
const TRIES: usize = 3;
/// How many milliseconds it takes the buyer's machine at most to book, once the seller has cancelled.
const CLIENT: i64 = 100;

/// Some traders with one machine.
#[derive(Debug, Clone)]
pub(super) struct Gang {
    /// Whether they still trade.
    pub is_active: bool,
    /// At which millisecond of each second their machine looks.
    tick: i64,
    /// Whether a look of it is settled.
    wakes: bool,
    /// Sales in a row that brought nothing.
    failed: i64,
}

/// A sale.
#[derive(Debug, Clone)]
pub(super) struct Deal {
    gang: usize,
    alias: usize,
    buyer: usize,
    run: Run,
    stage: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Agreed,
    /// The seller has cancelled.
    HandedOver,
    Over,
}

impl Gang {
    /// Every gang.
    pub fn all(options: &Options) -> Vec<Self> {
        let tick = |gang| Chance(options.seed).between(About::Poll, gang, 0, (0, 1000));
        (0..options.gangs).map(|gang| Self { is_active: true, tick: tick(gang), wakes: false, failed: 0 }).collect()
    }
}

impl World<'_> {
    /// A name without a booking waits too, where there is a list.
    pub fn join_alias(&mut self, me: usize) {
        let Who::Alias(gang) = self.people[me].who else { return };
        if self.regime.lists() && self.gangs[gang].is_active {
            self.wait(me);
        }
    }

    /// Something has come free: within a second each machine sees it.
    pub fn wake_gangs(&mut self) {
        for gang in 0..self.gangs.len() {
            if self.gangs[gang].is_active && !self.gangs[gang].wakes {
                self.gangs[gang].wakes = true;
                let into = (self.gangs[gang].tick - self.now.as_millisecond().rem_euclid(1000)).rem_euclid(1000);
                self.plan(self.now + into.milliseconds(), Event::Poll(gang));
            }
        }
    }

    /// A machine books first for buyers what their sellers gave back, then for every name that has nothing.
    pub fn poll(&mut self, gang: usize) {
        self.gangs[gang].wakes = false;
        let sold: Vec<usize> = (0..self.deals.len())
            .filter(|deal| self.deals[*deal].gang == gang && self.deals[*deal].stage == Stage::HandedOver)
            .collect();
        for deal in sold {
            self.client(deal);
        }
        let sellable = (self.now + SELLABLE.hours(), self.errand.window(self.now).1);
        let idle = |me: &usize| self.people[*me].who == Who::Alias(gang) && self.lives[*me].booking.is_none();
        let names: Vec<usize> = (0..self.people.len()).filter(idle).collect();
        for me in names {
            let Some(run) = self.calendar.free(1, sellable).first().copied() else { return };
            self.book_public(me, run);
        }
    }

    /// Somebody asks the gangs for a time.
    pub fn buy(&mut self, me: usize) {
        let tries = self.deals.iter().filter(|deal| deal.buyer == me && deal.stage != Stage::Agreed).count();
        if self.lives[me].first.is_some() || tries >= TRIES {
            return;
        }
        if let Some((alias, run)) = self.stock(me) {
            let Who::Alias(gang) = self.people[alias].who else { return };
            self.deals.push(Deal { gang, alias, buyer: me, run, stage: Stage::Agreed });
            self.plan(self.best_moment(run), Event::HandOver(self.deals.len() - 1));
        } else {
            self.plan(self.now + 24.hours(), Event::Buy(me));
        }
    }

    /// The first time that suits the buyer, among those that the gangs have and have not promised. Where freed times go to
    /// a list, one that can be given back when nobody on it can be asked is preferred.
    fn stock(&self, me: usize) -> Option<(usize, Run)> {
        let promised = |alias: usize| self.deals.iter().any(|deal| deal.alias == alias && deal.stage == Stage::Agreed);
        let mut stock: Vec<(bool, Timestamp, usize, Run)> = Vec::new();
        for (alias, life) in self.lives.iter().enumerate() {
            let (Who::Alias(gang), Some(run)) = (self.people[alias].who, life.booking) else { continue };
            let suits = self.calendar.suits(&self.people[me].wish, run);
            let in_time = self.now <= self.errand.cancel_until(run.starts_at());
            if self.gangs[gang].is_active && suits && in_time && !promised(alias) {
                let is_offered = self.regime.lists() && self.night_before(run).is_none();
                stock.push((is_offered, run.starts_at(), alias, run));
            }
        }
        stock.into_iter().min().map(|(_, _, alias, run)| (alias, run))
    }

    /// When a time is best handed over, for traders who have read the rules: at once where it is free at once; where it
    /// cools, when it cools no more; where it goes to a list, in the night before, when nobody can be asked any more, or
    /// else as late as it can be given back.
    fn best_moment(&self, run: Run) -> Timestamp {
        let last = self.errand.cancel_until(run.starts_at());
        let moment = match (self.regime.lists(), self.regime.cools()) {
            (true, _) => self.night_before(run).unwrap_or(last),
            (false, true) => last.min(run.starts_at() - 47.hours()),
            (false, false) => self.now,
        };
        moment.max(self.now)
    }

    /// The evening before a visit that begins too early for anybody to be asked in the morning, if it can be given back then.
    fn night_before(&self, run: Run) -> Option<Timestamp> {
        let day = self.calendar.day(run.starts_at());
        let evening = self.calendar.at(day.yesterday().ok()?, 22 * 3600);
        let is_early = ask_from(run.starts_at(), &self.calendar.zone, evening).is_none();
        (is_early && evening <= self.errand.cancel_until(run.starts_at())).then_some(evening)
    }

    /// The seller cancels.
    pub fn hand_over(&mut self, nth: usize) {
        let Deal { gang, alias, buyer, run, .. } = self.deals[nth];
        let too_late = self.now > self.errand.cancel_until(run.starts_at());
        if self.lives[buyer].first.is_some() || self.lives[alias].booking != Some(run) || too_late {
            self.deals[nth].stage = Stage::Over;
            return self.earns_nothing(gang);
        }
        self.deals[nth].stage = Stage::HandedOver;
        self.counts.tries += 1;
        self.earns_nothing(gang);
        self.lives[alias].booking = None;
        self.freed(run);
        self.join_alias(alias);
        let delay = self.chance.between(About::Client, buyer, nth as i64, (0, CLIENT));
        self.plan(self.now + delay.milliseconds(), Event::Client(nth));
        self.plan(self.now + 24.hours(), Event::Buy(buyer));
    }

    /// A sale has brought nothing, or nothing yet.
    fn earns_nothing(&mut self, gang: usize) {
        self.gangs[gang].failed += 1;
        if self.gangs[gang].failed > GIVES_UP && !self.options.stubborn {
            self.gangs[gang].is_active = false;
        }
    }

    /// The buyer's machine tries to book what the seller gave back.
    pub fn client(&mut self, nth: usize) {
        let Deal { buyer, run, stage, .. } = self.deals[nth];
        if stage != Stage::HandedOver || self.lives[buyer].first.is_some() || run.starts_at() <= self.now {
            return;
        }
        let window = self.errand.window(self.now);
        if self.calendar.free(1, window).contains(&run) {
            self.book_public(buyer, run);
        }
    }

    /// Somebody has booked: whether it is what was to be handed over to them, by whichever way.
    pub fn settle_deals(&mut self, me: usize, run: Run, in_turn: bool) -> bool {
        let mut sold = None;
        for deal in self.deals.iter_mut().filter(|deal| deal.buyer == me && deal.stage == Stage::HandedOver) {
            deal.stage = Stage::Over;
            if deal.run == run {
                sold = Some(deal.gang);
            }
        }
        let Some(gang) = sold else { return false };
        self.gangs[gang].failed = 0;
        if in_turn {
            self.counts.in_turn += 1;
        } else {
            self.counts.successes += 1;
        }
        true
    }
}
