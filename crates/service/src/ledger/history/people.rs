//! Who asks: visitors, somebody of the staff, and the worker that ends holds. Few places, so that they are in each other's
//! way; and whoever hears nothing asks again with the same key, at whichever node.

use super::town;
use super::turns::wait;
use super::world::World;
use besok_core::booking::{Booking, State};
use besok_core::hold::Hold;
use besok_core::id::{AccountId, BookingId, ErrandId, PersonId};
use besok_core::ledger::{Actor, Command, Deed, Spot, StaffActor, Wish};
use besok_core::party::Comer;
use jiff::Timestamp;
use std::rc::Rc;
use std::task::Poll;

/// How often somebody asks who hears nothing.
const ASKS: usize = 5;

/// Somebody who asks.
pub(super) struct Asker {
    world: Rc<World>,
    name: String,
    actor: Actor,
    asked: usize,
}

impl Asker {
    /// Somebody with an account, at one of their devices.
    pub fn visitor(world: &Rc<World>, device: &str, account: &str) -> Self {
        let account = AccountId::from(account);
        let (persons, told) = (town::people(&account), town::told(&account));
        let name = device.to_owned();
        Self { world: world.clone(), name, actor: Actor::Visitor { account, persons, told }, asked: 0 }
    }

    /// Somebody of the staff, who helps the people of an account.
    pub fn staff(world: &Rc<World>, name: &str, account: &str) -> Self {
        let account = AccountId::from(account);
        let (persons, told) = (town::people(&account), town::told(&account));
        let staff = StaffActor { staff: name.into(), account, persons, told, beyond: None, seen: None, says: None };
        Self { world: world.clone(), name: name.to_owned(), actor: Actor::Staff(staff), asked: 0 }
    }

    /// The worker of the product.
    pub fn worker(world: &Rc<World>) -> Self {
        Self { world: world.clone(), name: "worker".to_owned(), actor: Actor::System, asked: 0 }
    }

    /// Wants so many things, one after the other.
    pub async fn want(mut self, things: usize) {
        for _ in 0..things {
            let turns = self.below(40);
            wait(turns).await;
            let Some(deed) = self.choose() else { continue };
            self.asked += 1;
            let key = format!("{} {}", self.name, self.asked);
            self.insist(&deed, &key).await;
            if self.below(8) == 0 {
                // The same form once more, or the same key for something else.
                let deed = if self.below(2) == 0 { Some(deed) } else { self.choose() };
                if let Some(deed) = deed {
                    self.insist(&deed, &key).await;
                }
            }
        }
    }

    /// Asks until there is an answer, or no more hope.
    async fn insist(&mut self, deed: &Deed, key: &str) {
        for _ in 0..ASKS {
            let key = (self.actor != Actor::System).then(|| key.to_owned());
            let draw = self.world.draw();
            let command = Command { actor: self.actor.clone(), key, draw, deed: deed.clone() };
            let node = self.below(2);
            let number = self.world.note(command.clone());
            let patience = if self.below(4) == 0 { self.below(120) } else { usize::MAX };
            let answered = match self.world.ledger(node) {
                Some(ledger) => patiently(ledger.ask(command), patience).await,
                None => None,
            };
            if let Some(Ok(answer)) = answered {
                return self.world.note_answer(number, answer);
            }
            let turns = self.below(20);
            wait(turns).await;
        }
    }

    fn below(&self, most: usize) -> usize {
        self.world.database.state().dice.below(most)
    }

    fn pick<T: Clone>(&self, of: &[T]) -> Option<T> {
        self.world.database.state().dice.pick(of).cloned()
    }

    /// What to want next, by what a page would show at this moment.
    fn choose(&self) -> Option<Deed> {
        match &self.actor {
            Actor::System => self.lapsed(),
            Actor::Visitor { .. } => Some(self.for_visitor()),
            Actor::Staff(_) => self.for_staff(),
        }
    }

    fn lapsed(&self) -> Option<Deed> {
        let now = Timestamp::from_second(self.world.database.state().clock).ok()?;
        let rows = self.world.database.rows();
        let lapsed: Vec<_> =
            rows.holds.values().filter(|hold| !hold.is_live(now)).map(|hold| hold.id.clone()).collect();
        (!lapsed.is_empty()).then_some(Deed::Expire(lapsed))
    }

    fn for_visitor(&self) -> Deed {
        let (hold, booking) = (self.pick(&self.holds()), self.pick(&self.bookings()));
        match (hold, booking, self.below(10)) {
            (Some(hold), _, 0..=4) => confirm(hold),
            (Some(hold), _, 5 | 6) => Deed::Extend(hold.id),
            (_, Some(booking), 0 | 7) => cancel(booking.id),
            (_, Some(booking), 1 | 2) => Deed::HoldMove { to: self.spot(&booking), booking: booking.id, party: None },
            (_, Some(booking), 3 | 8) => Deed::Move { to: self.spot(&booking), booking: booking.id, party: None },
            (_, Some(booking), 9) => Deed::Withdraw(booking.id),
            (_, _, 0..=1) => Deed::Book(self.wish()),
            _ => Deed::Hold(self.wish()),
        }
    }

    fn for_staff(&self) -> Option<Deed> {
        match (self.pick(&self.bookings()), self.below(8)) {
            (Some(booking), 0) => Some(cancel(booking.id)),
            (Some(booking), 1 | 2) => Some(Deed::Move { to: self.spot(&booking), booking: booking.id, party: None }),
            (Some(booking), 3 | 4) => {
                let until = Timestamp::from_second(self.world.database.state().clock + 1200).ok()?;
                Some(Deed::Offer { to: self.spot(&booking), booking: booking.id, until })
            }
            (Some(booking), 5) => Some(Deed::Withdraw(booking.id)),
            (_, 6) => Some(Deed::Release),
            _ => Some(Deed::Book(self.wish())),
        }
    }

    /// What the account's people hold.
    fn holds(&self) -> Vec<Hold> {
        let theirs = |hold: &&Hold| hold.party.iter().any(|comer| self.actor.persons().contains(&comer.person));
        self.world.database.rows().holds.values().filter(theirs).cloned().collect()
    }

    fn bookings(&self) -> Vec<Booking> {
        let theirs = |booking: &&Booking| {
            booking.state == State::Booked
                && booking.party.iter().any(|member| self.actor.persons().contains(&member.person))
        };
        self.world.database.rows().bookings.values().filter(theirs).cloned().collect()
    }

    /// One or all of the account's people, for an errand and a time at which they fit.
    fn wish(&self) -> Wish {
        let (errand, minutes) = town::ERRANDS[self.below(town::ERRANDS.len())];
        let errand = ErrandId::from(errand);
        let persons = self.actor.persons();
        let all = persons.len() as i64 * minutes <= town::SLOTS * town::STEP && self.below(3) == 0;
        let persons: &[PersonId] = if all { persons } else { &persons[..1] };
        let party: Vec<Comer> = persons.iter().map(|person| Comer::new(person, &errand)).collect();
        let spot = self.spot_for(minutes * party.len() as i64);
        Wish { errand, party, spot, invitation: None }
    }

    fn spot(&self, booking: &Booking) -> Spot {
        self.spot_for(booking.party.iter().map(|member| member.minutes).sum())
    }

    fn spot_for(&self, minutes: i64) -> Spot {
        town::spot(self.below((town::SLOTS - minutes / town::STEP + 1).max(1) as usize) as i64)
    }
}

/// What a hold is for.
fn confirm(hold: Hold) -> Deed {
    let to = hold.spot();
    match hold.booking().cloned() {
        Some(booking) => Deed::Move { booking, party: None, to },
        None => Deed::Book(Wish { errand: hold.errand, party: hold.party, spot: to, invitation: None }),
    }
}

fn cancel(booking: BookingId) -> Deed {
    Deed::Cancel { booking, reason: None }
}

/// Waits for an answer, but not for more than so many turns.
async fn patiently<T>(answer: impl Future<Output = T>, patience: usize) -> Option<T> {
    let mut answer = Box::pin(answer);
    let mut left = patience;
    std::future::poll_fn(|context| match answer.as_mut().poll(context) {
        Poll::Ready(answer) => Poll::Ready(Some(answer)),
        Poll::Pending if left == 0 => Poll::Ready(None),
        Poll::Pending => {
            if patience < usize::MAX {
                left -= 1;
                context.waker().wake_by_ref();
            }
            Poll::Pending
        }
    })
    .await
}
