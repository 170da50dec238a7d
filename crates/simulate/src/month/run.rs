//! One month goes by.

use super::Month;
use super::diary::{Diary, catalogue};
use crate::day::crowd::{For, comer};
use crate::day::town::at;
use crate::day::{Day, Draw, Sample, Scenario};
use besok_core::figures::Spread;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday, time};
use std::collections::VecDeque;

/// What became of a month.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    /// How many asked for a time in the month.
    pub asked: usize,
    /// Of those, who found none on the day on which they asked.
    pub nothing_free: usize,
    /// Of those, for how many days each waited who got a time.
    pub days: Vec<i64>,
    /// Minutes of appointments that the month had, and how many were taken.
    pub minutes: (i64, i64),
    /// Who had a time in the month and did not come.
    pub no_shows: usize,
    /// The days on which the office was open.
    pub at_the_office: Vec<Sample>,
}

/// Somebody who wants a time.
#[derive(Debug, Clone, Copy)]
struct Asker {
    name: u64,
    kind: usize,
    asked: Date,
}

/// A month on its way.
struct Course<'m> {
    month: &'m Month,
    /// The seed, and which month.
    from: (u64, u64),
    end: Date,
    diary: Diary<'m>,
    askers: VecDeque<Asker>,
    /// For each kind of errand, the first day that may still have room: nothing is given back here.
    room_from: Vec<Date>,
    names: u64,
    tally: Tally,
}

impl Tally {
    /// Lets a month go by, from before it begins until after it has ended.
    pub fn of(month: &Month, from: (u64, u64)) -> Self {
        let open = (0..7).filter(|day| month.open[*day]);
        let open: Vec<_> = open.filter_map(|day| Weekday::from_monday_zero_offset(day as i8).ok()).collect();
        let catalogue = catalogue(&month.scenario, &open);
        let (begin, end) = (month.first - month.ahead.days(), month.first + 1.month());
        let mut course = Course {
            month,
            from,
            end,
            diary: Diary::new(&month.scenario, &catalogue),
            askers: VecDeque::new(),
            room_from: vec![begin; month.scenario.errands.len()],
            names: 0,
            tally: Self::default(),
        };
        for day in begin.series(1.day()).take(month.ahead as usize) {
            course.diary.publish(day);
        }
        for day in begin.series(1.day()).take_while(|day| *day < end + month.ahead.days()) {
            course.visits(day);
            course.diary.publish(day + month.ahead.days());
            course.requests(day);
            course.book(day);
        }
        course.tally
    }

    /// How long people waited until their visit: half of them no longer, and nine of ten.
    pub fn days_waited(&self) -> Option<(f64, f64)> {
        let days = Spread::of(self.days.clone());
        (days.count > 0).then_some((days.median as f64, days.p90 as f64))
    }

    /// The mean of a number over the days that have it.
    pub fn on_a_mean_day(&self, number: fn(&Sample) -> Option<f64>) -> Option<f64> {
        let numbers: Vec<f64> = self.at_the_office.iter().filter_map(number).collect();
        super::share(numbers.iter().sum(), numbers.len() as f64)
    }
}

impl Course<'_> {
    fn is_in_month(&self, day: Date) -> bool {
        (self.month.first..self.end).contains(&day)
    }

    /// The dice of one day of this month.
    fn draw(&self, day: Date) -> Draw {
        let nth = (day - self.month.first).get_days();
        Draw { seed: self.from.0, day: (self.from.1 << 32) + (i64::from(nth) + self.month.ahead) as u64 }
    }

    fn weekday(day: Date) -> usize {
        day.weekday().to_monday_zero_offset() as usize
    }

    /// The day at the office.
    fn visits(&mut self, day: Date) {
        if !self.month.open[Self::weekday(day)] {
            return;
        }
        let (draw, scenario) = (self.draw(day), Scenario { day, ..self.month.scenario.clone() });
        let plan = self.diary.plan(day);
        let away: Vec<_> = plan.booked.iter().filter(|booked| comer(&scenario, draw, booked).is_none()).collect();
        let again = away.iter().filter(|booked| draw.dice(For::Again, booked.name).happens(self.month.again));
        let again: Vec<usize> = again.map(|booked| booked.kind).collect();
        if self.is_in_month(day) {
            let (all, taken) = self.diary.taken(day);
            self.tally.minutes = (self.tally.minutes.0 + all, self.tally.minutes.1 + taken);
            self.tally.no_shows += away.len();
            self.tally.at_the_office.push(Sample::of(&Day::passed(&scenario, draw, &plan)));
        }
        for kind in again {
            self.asks(kind, day);
        }
    }

    /// Who wants a time from this day on.
    fn requests(&mut self, day: Date) {
        let mut dice = self.draw(day).dice(For::Requests, 0);
        let weights = self.month.scenario.errands.iter().map(|kind| kind.booked);
        for _ in 0..dice.count(self.month.requests[Self::weekday(day)]) {
            if let Some(kind) = dice.choose(weights.clone()) {
                self.asks(kind, day);
            }
        }
    }

    fn asks(&mut self, kind: usize, day: Date) {
        self.names += 1;
        self.askers.push_back(Asker { name: self.names, kind, asked: day });
        self.tally.asked += usize::from(self.is_in_month(day));
    }

    /// In the evening whoever has no time looks for one, from the next day on.
    fn book(&mut self, day: Date) {
        let now = at(day, time(20, 0, 0, 0));
        for _ in 0..self.askers.len() {
            let Some(asker) = self.askers.pop_front() else { break };
            let visit =
                self.first_free(asker, day).filter(|visit| self.diary.book((asker.name, asker.kind), *visit, now));
            let counts = self.is_in_month(asker.asked);
            match visit {
                Some(visit) if counts => self.tally.days.push((visit - asker.asked).get_days().into()),
                Some(_) => {}
                None => {
                    self.tally.nothing_free += usize::from(counts && asker.asked == day);
                    self.askers.push_back(asker);
                }
            }
        }
    }

    /// The first day that has room for them.
    fn first_free(&mut self, asker: Asker, day: Date) -> Option<Date> {
        let from = self.room_from[asker.kind].max(day + 1.day());
        let mut days = from.series(1.day()).take_while(|visit| *visit <= day + self.month.ahead.days());
        let found = days.find(|visit| self.diary.has_room(asker.kind, *visit));
        self.room_from[asker.kind] = found.unwrap_or(day + (self.month.ahead + 1).days());
        found
    }
}
