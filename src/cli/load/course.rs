//! What one visitor does, in the addresses and forms of the site.

use super::Scenario;
use super::connection::{Connection, Reply, Request};
use super::stage::Set;
use anyhow::{Context, Result, bail};
use besok_core::id::PersonId;
use besok_core::opening::local_day;
use besok_view::visit::{Company, Goal, MYSELF, start_name};
use jiff::Timestamp;
use serde::Serialize;
use std::net::SocketAddr;
use std::sync::Arc;

/// As what free times are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum As {
    /// The page on which a time is chosen.
    Html,
    /// The answer for other programs.
    Json,
}

/// What is to be done, on what, and where.
pub struct Course {
    /// What visitors do.
    pub scenario: Scenario,
    /// Where the server listens.
    pub server: SocketAddr,
    shown: Option<As>,
    set: Arc<Set>,
}

/// What a visitor has come to.
pub enum Done {
    /// Free times were told.
    Told,
    /// A time is held.
    Held(PersonId, Timestamp),
    /// A booking is made, with this reference.
    Booked(String),
    /// Somebody else had the last place.
    Gone,
    /// There is more to do than can be done: to come again later.
    Refused,
}

impl Course {
    /// What is to be done on a set.
    pub fn new(scenario: Scenario, shown: Option<As>, server: SocketAddr, set: Arc<Set>) -> Self {
        Self { scenario, server, shown, set }
    }

    /// For how many turns there are people and times: without end where nothing is used up.
    pub fn turns(&self, clients: usize) -> usize {
        match self.scenario {
            Scenario::Availability => usize::MAX,
            Scenario::Hold | Scenario::Book => self.set.visitors.len(),
            Scenario::Race => (self.set.visitors.len() - clients).min(self.set.times.len()),
        }
    }

    /// One turn: each is another visitor's, at another time.
    pub async fn turn(&self, connection: &mut Connection, turn: usize) -> Result<Done> {
        match self.scenario {
            Scenario::Availability => self.ask(connection, turn).await,
            Scenario::Hold => self.hold(connection, turn).await,
            Scenario::Book => {
                let held = self.hold(connection, turn).await?;
                if matches!(held, Done::Refused) { Ok(held) } else { self.confirm(connection, turn, turn).await }
            }
            Scenario::Race => self.confirm(connection, turn, turn).await,
        }
    }

    async fn ask(&self, connection: &mut Connection, turn: usize) -> Result<Done> {
        let place = Place::of(&self.set, turn);
        let path = if self.shown == Some(As::Json) { place.json } else { place.times };
        let reply = connection.send(&Request { path: &path, from: network(turn), ..Request::default() }).await?;
        match reply.status {
            200 => Ok(Done::Told),
            503 => Ok(Done::Refused),
            other => bail!("{path} answered {other}"),
        }
    }

    /// A visitor holds the time of their turn.
    pub async fn hold(&self, connection: &mut Connection, turn: usize) -> Result<Done> {
        let place = Place::of(&self.set, turn);
        let form = format!("start={}", start_name(place.starts_at));
        let reply = self.post(connection, turn, (&place.times, &form)).await?;
        if reply.status == 503 {
            return Ok(Done::Refused);
        }
        if reply.location.as_deref() != Some(&place.check) {
            bail!("{} was not held but answered {} {:?}", place.check, reply.status, reply.location);
        }
        Ok(Done::Held(self.set.visitors[turn].person.clone(), place.starts_at))
    }

    /// A visitor confirms the time of a turn.
    pub async fn confirm(&self, connection: &mut Connection, visitor: usize, turn: usize) -> Result<Done> {
        let place = Place::of(&self.set, turn);
        let (path, form) = (format!("{}/confirm", place.check), format!("key={turn:064x}"));
        let reply = self.post(connection, visitor, (&path, &form)).await?;
        if reply.status == 409 && self.scenario == Scenario::Race {
            return Ok(Done::Gone);
        }
        if reply.status == 503 {
            return Ok(Done::Refused);
        }
        let location = reply.location.unwrap_or_default();
        let reference = location.strip_prefix("/en/my/").and_then(|rest| rest.strip_suffix("/booked"));
        let reference = reference.with_context(|| format!("{path} answered {} {location}", reply.status))?;
        Ok(Done::Booked(reference.to_owned()))
    }

    async fn post(&self, connection: &mut Connection, visitor: usize, (path, form): (&str, &str)) -> Result<Reply> {
        let cookie = Some(("besok", self.set.visitors[visitor].token.as_str()));
        connection.send(&Request { path, form: Some(form), cookie, from: network(visitor) }).await
    }
}

/// A time at an office, in addresses.
struct Place {
    starts_at: Timestamp,
    times: String,
    check: String,
    json: String,
}

impl Place {
    /// That of a turn: neighbours in turn are far from each other in time, or at other offices.
    fn of(set: &Set, turn: usize) -> Self {
        const STRIDE: usize = 7_919;
        let (office, starts_at) = &set.times[turn % set.times.len() * STRIDE % set.times.len()];
        let alone = Company { path: MYSELF.to_owned(), people: Vec::new(), minutes: set.errand.minutes };
        let goal = Goal::book(&set.errand, &alone);
        Self {
            starts_at: *starts_at,
            times: format!("/en{}", goal.times_path(office)),
            check: format!("/en{}", goal.check_path(office, *starts_at)),
            json: format!(
                "/api/v1/errands/{}/offices/{}/times?from={day}&to={day}",
                set.errand.id,
                office.id,
                day = local_day(*starts_at, &office.time_zone())
            ),
        }
    }
}

/// A network of one's own: numbers in turn are far from each other.
fn network(number: usize) -> u32 {
    (number as u32).wrapping_mul(2_654_435_761)
}
