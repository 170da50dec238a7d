//! What one visitor does, in the addresses and forms of the site: one thing after the other, each as an answer allows.

use super::answers::{Answer, Answers, Came, Standing};
use super::asker::Asker;
use super::kit::{Kit, Somebody, Time};
use crate::cli::load::{Reply, Request};
use anyhow::{Context, Result};
use besok_simulate::chance::Dice;
use std::sync::Arc;

/// How often visitors want one of the few times that everybody wants.
const POPULAR: f64 = 0.2;
/// How many those are.
const POPULAR_TIMES: usize = 8;
/// How often the check of the answers takes so long that the hold is extended.
const SLOW: f64 = 0.15;
/// How often somebody leaves without confirming.
const LEAVES: f64 = 0.05;
/// How often somebody who has a booking moves it, and does not cancel it.
const MOVES: f64 = 0.6;

/// A visitor's browser, which different people use one after the other.
pub struct Visitor {
    /// What there is.
    pub kit: Arc<Kit>,
    /// Where answers are written.
    pub answers: Arc<Answers>,
    /// How they ask.
    pub asker: Asker,
    /// Their luck.
    pub dice: Dice,
    /// The beginning of the keys of their forms, 48 digits.
    pub keys: String,
    /// How many forms they have sent with a key.
    pub forms: u64,
}

/// What has come of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// A booking was made.
    Booked,
    /// A booking was moved.
    Moved,
    /// A booking was cancelled.
    Cancelled,
    /// Somebody left without confirming.
    Left,
    /// The time could not be had.
    Refused,
}

impl Visitor {
    /// Lets somebody do the next thing, from how they stand. An error is what no visitor should meet; they ask for
    /// nothing more then.
    pub async fn visit(&mut self, nth: usize, standing: &mut Standing) -> Result<Done> {
        let who = self.kit.people[nth].clone();
        let time = self.choose(standing);
        let done = match standing.booked.clone() {
            None => self.book((&who, nth), standing, time).await,
            Some((reference, _)) if self.dice.happens(MOVES) => {
                self.reschedule((&who, nth), standing, (reference, time)).await
            }
            Some((reference, _)) => self.cancel((&who, nth), standing, reference).await,
        };
        if let Err(error) = &done {
            let asked = standing.booked.as_ref().map_or_else(|| "book".to_owned(), |(reference, _)| reference.clone());
            self.note(&who, standing, Came::Unknown { asked, why: format!("{error:#}") })?;
        }
        done
    }

    async fn book(&mut self, who: (&Somebody, usize), standing: &mut Standing, time: Time) -> Result<Done> {
        let path = self.kit.book_path(&time);
        if let Some(done) = self.hold(who, standing, (&path, &time)).await? {
            return Ok(done);
        }
        let confirm = format!("{path}/{}/confirm", time.start);
        let form = self.keyed();
        let reply = self.post(who, &confirm, &form).await?;
        if reply.status == 409 {
            return Ok(Done::Refused);
        }
        let reference = reference(&reply, "booked").with_context(|| said(&confirm, &reply))?;
        self.note(who.0, standing, Came::Booked { reference, time })?;
        Ok(Done::Booked)
    }

    async fn reschedule(
        &mut self,
        who: (&Somebody, usize),
        standing: &mut Standing,
        (reference, time): (String, Time),
    ) -> Result<Done> {
        let path = format!("/en/my/{reference}/move/{}", time.office);
        if let Some(done) = self.hold(who, standing, (&path, &time)).await? {
            return Ok(done);
        }
        let confirm = format!("{path}/{}/confirm", time.start);
        let form = self.keyed();
        let reply = self.post(who, &confirm, &form).await?;
        if reply.status == 409 {
            return Ok(Done::Refused);
        }
        let moved = self::reference(&reply, "moved").filter(|moved| *moved == reference);
        moved.with_context(|| said(&confirm, &reply))?;
        self.note(who.0, standing, Came::Moved { reference, time })?;
        Ok(Done::Moved)
    }

    async fn cancel(&mut self, who: (&Somebody, usize), standing: &mut Standing, reference: String) -> Result<Done> {
        let path = format!("/en/my/{reference}/cancel");
        let form = self.keyed();
        let reply = self.post(who, &path, &form).await?;
        let cancelled = self::reference(&reply, "cancelled").filter(|cancelled| *cancelled == reference);
        cancelled.with_context(|| said(&path, &reply))?;
        self.note(who.0, standing, Came::Cancelled { reference })?;
        Ok(Done::Cancelled)
    }

    /// Holds a time, sometimes for longer. Gives what it came to where that is the end.
    async fn hold(
        &mut self,
        who: (&Somebody, usize),
        standing: &mut Standing,
        (path, time): (&str, &Time),
    ) -> Result<Option<Done>> {
        let check = format!("{path}/{}", time.start);
        let reply = self.post(who, path, &format!("start={}", time.start)).await?;
        if reply.status == 409 {
            return Ok(Some(Done::Refused));
        }
        is_at(&reply, &check).then_some(()).with_context(|| said(path, &reply))?;
        self.note(who.0, standing, Came::Held(time.clone()))?;
        if self.dice.happens(SLOW) {
            let extend = format!("{check}/extend");
            let form = self.keyed();
            let reply = self.post(who, &extend, &form).await?;
            is_at(&reply, &format!("{check}#held")).then_some(()).with_context(|| said(&extend, &reply))?;
            self.note(who.0, standing, Came::Extended(time.clone()))?;
        }
        Ok(self.dice.happens(LEAVES).then_some(Done::Left))
    }

    /// Another time than they have.
    fn choose(&mut self, standing: &Standing) -> Time {
        loop {
            let count = if self.dice.happens(POPULAR) { POPULAR_TIMES } else { usize::MAX }.min(self.kit.times.len());
            let time = &self.kit.times[below(&mut self.dice, count)];
            if standing.booked.as_ref().is_none_or(|(_, has)| has != time) {
                return time.clone();
            }
        }
    }

    /// A form with a key that no other has, and that stays its own when it is sent again.
    fn keyed(&mut self) -> String {
        self.forms += 1;
        format!("key={}{:016x}", self.keys, self.forms)
    }

    async fn post(&mut self, (who, nth): (&Somebody, usize), path: &str, form: &str) -> Result<Reply> {
        let cookie = Some(("besok", who.token.as_str()));
        // A network of one's own: numbers in turn are far from each other.
        let from = (nth as u32).wrapping_mul(2_654_435_761);
        self.asker.ask(&Request { path, form: Some(form), cookie, from }).await
    }

    fn note(&self, who: &Somebody, standing: &mut Standing, came: Came) -> Result<()> {
        standing.take(&came);
        self.answers.write(&Answer { person: who.person.clone(), came })
    }
}

/// One of so many.
#[expect(clippy::cast_precision_loss, reason = "there are few")]
pub fn below(dice: &mut Dice, count: usize) -> usize {
    (dice.unit() * count as f64) as usize
}

fn is_at(reply: &Reply, path: &str) -> bool {
    reply.status == 303 && reply.location.as_deref() == Some(path)
}

/// The reference of a booking whose page says that this was done.
fn reference(reply: &Reply, done: &str) -> Option<String> {
    let location = reply.location.as_deref().filter(|_| reply.status == 303)?;
    Some(location.strip_prefix("/en/my/")?.strip_suffix(done)?.strip_suffix('/')?.to_owned())
}

fn said(path: &str, reply: &Reply) -> String {
    format!("{path} answered {} {}", reply.status, reply.location.as_deref().unwrap_or_default())
}
