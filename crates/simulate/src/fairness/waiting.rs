//! The waiting list of the model: who is asked is core's rule; here is only what people do, and where the places are.

use super::calendar::{Run, STEP};
use super::chance::About;
use super::people::{Kind, Who};
use super::world::{Event, Kept, World};
use besok_core::id::{EntryId, HoldId, OfferId};
use besok_core::waiting::{Deed, Offer, State, ask_from, choose, decide};
use jiff::{Timestamp, ToSpan};

/// How many offers are never answered, and how many of the others are declined.
/// In how many days another date is, once one has passed.
const RENEWED: i64 = 14;
const MISSED: f64 = 0.1;
const DECLINED: f64 = 0.15;

impl World<'_> {
    /// Somebody joins the list, or waits again after a pause.
    pub fn wait(&mut self, me: usize) {
        if let Some(entry) = self.lives[me].entry.clone() {
            if self.list.entries.get(&entry).is_some_and(|entry| entry.state == State::Paused) {
                self.put(&Deed::Resume(entry));
            }
            return;
        }
        self.lives[me].entries += 1;
        let id = format!("{me}.{}", self.lives[me].entries);
        let entry = self.people[me].entry(id.clone(), self.now);
        self.lives[me].entry = Some(EntryId(id));
        self.put(&Deed::Join(Box::new(entry)));
    }

    /// The officer sets another date.
    pub fn renew(&mut self, me: usize) {
        if let Some(entry) = self.lives[me].entry.clone() {
            let date = self.calendar.day(self.now).saturating_add(RENEWED.days());
            self.put(&Deed::BookBy(entry, Some(date)));
            self.plan(self.calendar.at(date, (24 + 9) * 3600), Event::Renew(me));
        }
    }

    /// A hold keeps a run that came free, for the list.
    pub fn keep(&mut self, run: Run, cools: bool) {
        let hold = HoldId(self.number().to_string());
        self.kept.insert(hold.clone(), Kept { run, cools });
        self.plan(self.now, Event::Ask(hold));
    }

    /// The list is asked about a run: each part of it is offered to the first whom it fits, and the parts that fit nobody
    /// go on.
    pub fn ask(&mut self, hold: &HoldId) {
        let Some(kept) = self.kept.remove(hold) else { return };
        match ask_from(kept.run.starts_at(), &self.calendar.zone, self.now) {
            None => return self.go_on(kept),
            Some(then) if then > self.now => {
                self.kept.insert(hold.clone(), kept);
                return self.plan(then, Event::Ask(hold.clone()));
            }
            Some(_) => {}
        }
        let (mut rest, mut left): (Option<Run>, Option<Run>) = (Some(kept.run), None);
        while let Some(run) = rest {
            if let Some(slots) = self.offer(run) {
                if let Some(left) = left.take() {
                    self.go_on(Kept { run: left, ..kept });
                }
                rest = run.split(slots).1;
            } else {
                left = Some(left.map_or(run.split(1).0, |left| Run { slots: left.slots + 1, ..left }));
                rest = run.split(1).1;
            }
        }
        if let Some(left) = left {
            self.go_on(Kept { run: left, ..kept });
        }
    }

    /// What nobody on the list is asked about.
    fn go_on(&mut self, kept: Kept) {
        if kept.cools { self.cool(kept.run) } else { self.public(kept.run) }
    }

    /// Offers the beginning of a run to whom the rule says, and says how many slots they take.
    fn offer(&mut self, run: Run) -> Option<i64> {
        let (hold, id) = (HoldId(self.number().to_string()), OfferId(self.number().to_string()));
        let freed = self.calendar.freed(hold.as_str(), run);
        let choice = choose(&self.list, &freed, self.now)?;
        let offered = decide(&mut self.list, &Deed::Offer(id.clone(), Box::new(freed), Box::new(choice)), self.now);
        offered.unwrap_or_else(|refusal| unreachable!("a new hold by day: {refusal:?}"));
        let offer = self.list.offers[&id].clone();
        let slots = self.list.entries[&offer.entry].wish.minutes / STEP;
        self.kept.insert(hold, Kept { run: run.split(slots).0, cools: self.regime.cools() });
        self.plan(offer.until, Event::Lapse(id));
        self.answers(&offer);
        Some(slots)
    }

    /// When and how somebody answers, if they do.
    fn answers(&mut self, offer: &Offer) {
        let Some(me) = whose(&offer.entry) else { return };
        let nth = self.lives[me].offers;
        self.lives[me].offers += 1;
        let part = |about: About| self.chance.part(about, me, nth);
        let (at, yes) = match self.people[me].who {
            Who::Alias(gang) if self.gangs[gang].is_active => (self.now + 1.second(), true),
            Who::Alias(_) => return,
            Who::Honest(_) if part(About::Misses) < MISSED => return,
            Who::Honest(Kind::Web) => {
                (self.now + ((part(About::Answers) * 4.0 * 3600.0) as i64).seconds(), part(About::Declines) >= DECLINED)
            }
            Who::Honest(_) => (self.reads(me), part(About::Declines) >= DECLINED),
        };
        if at < offer.until {
            self.plan(at, Event::Answer(offer.id.clone(), yes));
        }
    }

    /// When somebody reads their messages next, or is reached by phone.
    fn reads(&self, me: usize) -> Timestamp {
        self.people[me].next_look(me, (self.chance, &self.calendar), self.now)
    }

    /// An offer is answered, or its deadline passes. One that has ended meanwhile is left alone.
    pub fn answer(&mut self, deed: &Deed) {
        let (Deed::Take(id) | Deed::Decline(id) | Deed::Lapse(id)) = deed else { return };
        let Some(offer) = self.list.offers.get(id).filter(|offer| offer.ended.is_none()).cloned() else { return };
        self.put(deed);
        if let (Deed::Take(_), Some(me)) = (deed, whose(&offer.entry)) {
            let kept = self.kept.remove(&offer.hold).expect("a hold keeps what is offered");
            self.lives[me].entry = None;
            self.book(me, kept.run, true);
        }
    }

    /// Puts a deed to core. What nobody is offered any more goes to the next.
    pub fn put(&mut self, deed: &Deed) {
        match decide(&mut self.list, deed, self.now) {
            Ok(done) => {
                let freed: Vec<HoldId> = done.freed().cloned().collect();
                for hold in freed {
                    self.plan(self.now, Event::Ask(hold));
                }
            }
            Err(refusal) => unreachable!("{deed:?} is refused: {refusal:?}"),
        }
    }

    /// Forgets entries and offers that no decision asks for any more.
    pub fn forget(&mut self) {
        let now = self.now;
        self.list.entries.retain(|_, entry| entry.state.is_open());
        self.list.offers.retain(|_, offer| offer.ended.is_none() || offer.spot.starts_at > now);
    }
}

/// Whose an entry is.
fn whose(entry: &EntryId) -> Option<usize> {
    entry.as_str().split('.').next()?.parse().ok()
}
