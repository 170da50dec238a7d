//! A day goes by: from one thing that happens to the next, each put to the rule of `core` as counters and kiosks do.

use super::crowd::{Comer, Draw, Plan, crowd};
use super::scenario::Scenario;
use super::town::{at, catalogue, later, office};
use besok_core::booking::{Booking, Origin, Reference, State};
use besok_core::id::{StaffId, VisitId};
use besok_core::language::Language;
use besok_core::queue::{Arrival, Deed, Queue, Refusal, decide};
use besok_core::slot::Pool;
use besok_core::visit::{Outcome, Stage, Visit};
use jiff::civil::Time;
use jiff::{Timestamp, ToSpan};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::sync::Arc;

/// A day as it went.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// Everybody who registered. Who still waits was not served.
    pub visits: Vec<Visit>,
    /// How many were booked.
    pub booked: usize,
    /// Who came and was not let in: too late for the appointment, or without a ticket.
    pub turned_away: usize,
    /// When the office closed.
    pub closed_at: Timestamp,
    /// Minutes in which counters were open, all together, without overtime.
    pub open: f64,
    /// How many waited at once, at the most.
    pub longest: usize,
}

/// What happens next. At the same instant whoever is done goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Ends(i64),
    Starts(i64),
    Opens,
    Comes(usize),
}

/// A day on its way.
struct Course<'s> {
    scenario: &'s Scenario,
    plan: &'s Plan,
    crowd: Vec<Comer>,
    queue: Queue,
    events: BinaryHeap<Reverse<(Timestamp, Event)>>,
    service: HashMap<VisitId, f64>,
    /// Counters that have nobody, and so are worth asking.
    idle: BTreeSet<i64>,
    over: Vec<Visit>,
    turned_away: usize,
    longest: usize,
}

impl Day {
    /// Lets a day go by.
    ///
    /// # Panics
    /// If the rule has a fault: two counters with one number.
    pub fn passed(scenario: &Scenario, draw: Draw, plan: &Plan) -> Self {
        let mut course = Course::new(scenario, draw, plan);
        course.open();
        while let Some(Reverse((now, event))) = course.events.pop() {
            course.happens(event, now);
            course.call(now);
            course.longest = course.longest.max(course.waiting());
        }
        course.over.append(&mut course.queue.visits);
        Self {
            booked: plan.booked.len(),
            turned_away: course.turned_away,
            closed_at: scenario.closes_at(),
            open: (scenario.minutes() * scenario.rule.counters.len() as i64) as f64,
            longest: course.longest,
            visits: course.over,
        }
    }
}

impl<'s> Course<'s> {
    fn new(scenario: &'s Scenario, draw: Draw, plan: &'s Plan) -> Self {
        let (crowd, day) = (crowd(scenario, draw, &plan.booked), scenario.day);
        let opens = scenario.hours.iter().map(|hours| (at(day, hours.from), Event::Opens));
        let comes = crowd.iter().enumerate().map(|(nth, comer)| (comer.comes_at, Event::Comes(nth)));
        let events = opens.chain(comes).map(Reverse).collect();
        let queue = Queue {
            catalogue: Arc::new(catalogue(scenario)),
            office: office(),
            day,
            rule: scenario.rule.clone(),
            visits: Vec::new(),
            seats: Vec::new(),
        };
        Self {
            scenario,
            plan,
            crowd,
            queue,
            events,
            service: HashMap::new(),
            idle: BTreeSet::new(),
            over: Vec::new(),
            turned_away: 0,
            longest: 0,
        }
    }

    fn open(&mut self) {
        for counter in &self.scenario.rule.counters {
            let deed = Deed::Open(counter.number, StaffId(counter.number.to_string()));
            self.done(&deed, at(self.scenario.day, Time::midnight()));
            self.idle.insert(counter.number);
        }
    }

    fn happens(&mut self, event: Event, now: Timestamp) {
        match event {
            Event::Opens => {}
            Event::Comes(nth) => self.comes(nth, now),
            Event::Starts(counter) => {
                let visit = self.done(&Deed::Start(counter), now).expect("whoever was called begins");
                let minutes = self.service.get(&visit.id).copied().unwrap_or(0.0);
                self.events.push(Reverse((later(now, minutes), Event::Ends(counter))));
            }
            Event::Ends(counter) => {
                let visit = self.done(&Deed::Finish(counter, Outcome::Settled, String::new()), now);
                self.goes(&visit.expect("whoever was served ends"));
                self.idle.insert(counter);
            }
        }
    }

    /// Whoever is done leaves the queue, or each decision would look at the whole day. Without an appointment they take a
    /// ticket of the day's with them: the rule counts those that were given, and they are no longer there to be counted.
    fn goes(&mut self, visit: &Visit) {
        self.queue.visits.retain(|other| other.id != visit.id);
        if visit.booked.is_none() {
            let theirs = self.queue.rule.walk_ins.iter_mut().filter(|hours| hours.errands.contains(&visit.errand));
            theirs.for_each(|hours| hours.daily -= 1);
        }
        self.over.push(visit.clone());
    }

    /// Somebody is at the door. Whoever is too early registers as soon as they may.
    fn comes(&mut self, nth: usize, now: Timestamp) {
        let comer = self.crowd[nth];
        let id = VisitId(nth.to_string());
        let deed = match comer.starts_at {
            Some(starts_at) => self.arrive(id.clone(), (nth, comer.kind), starts_at),
            None => self.take_ticket(id.clone(), comer.kind, now),
        };
        match decide(&mut self.queue, &deed, now) {
            Ok(_) => {
                self.service.insert(id, comer.service);
            }
            Err(Refusal::NotNow(Arrival::TooEarly(from))) => self.events.push(Reverse((from, Event::Comes(nth)))),
            Err(_) => self.turned_away += 1,
        }
    }

    fn arrive(&self, id: VisitId, (nth, kind): (usize, usize), starts_at: Timestamp) -> Deed {
        let kind = &self.scenario.errands[kind];
        let booking = Booking {
            id: id.as_str().into(),
            reference: Reference::from_number(nth as u64),
            account: "account".into(),
            office: office(),
            errand: kind.errand.clone(),
            starts_at,
            ends_at: starts_at + kind.minutes.minutes(),
            pool: Pool::Public,
            state: State::Booked,
            origin: Origin::MyPage,
            invitation: None,
            sequence: 0,
            created_at: Timestamp::UNIX_EPOCH,
            changed_at: Timestamp::UNIX_EPOCH,
            party: Vec::new(),
            places: Vec::new(),
        };
        Deed::Arrive { id, booking: Box::new(booking), language: Language::DEFAULT, by_staff: false }
    }

    fn take_ticket(&self, id: VisitId, kind: usize, now: Timestamp) -> Deed {
        let free = self.plan.free.iter().filter(|(starts_at, _)| *starts_at >= now);
        Deed::TakeTicket {
            id,
            errand: self.scenario.errands[kind].errand.clone(),
            people: 1,
            language: Language::DEFAULT,
            left: free.map(|(_, minutes)| minutes).sum(),
            by_staff: false,
        }
    }

    fn waiting(&self) -> usize {
        self.queue.visits.iter().filter(|visit| visit.stage == Stage::Waiting).count()
    }

    /// Every counter that has nobody calls whoever is next.
    fn call(&mut self, now: Timestamp) {
        if !self.scenario.calls_at(now) {
            return;
        }
        for counter in self.idle.clone() {
            // Where nobody waits nobody is called: that need not be asked at each counter.
            if self.waiting() == 0 {
                break;
            }
            if decide(&mut self.queue, &Deed::CallNext(counter), now).is_ok() {
                self.idle.remove(&counter);
                self.events.push(Reverse((later(now, self.scenario.to_counter), Event::Starts(counter))));
            }
        }
    }

    /// Does what the rule has no reason to refuse.
    fn done(&mut self, deed: &Deed, now: Timestamp) -> Option<Visit> {
        decide(&mut self.queue, deed, now).expect("a counter with one number does one thing after the other").visit
    }
}
