//! Who looks at a queue: kiosks, boards, signs, counters and phones. A change is read once and shown to all of them.
//!
//! What nodes commit is known by their words (`news`). A worker compares versions as well, of those offices that somebody
//! looks at: each second while words are not heard, and now and then while they are.

use super::{Snapshot, minutes_left, read, today, with_room};
use crate::{App, Failure};
use besok_core::booking::State;
use besok_core::id::{BookingId, ErrandId, OfficeId, VisitId};
use besok_core::language::Language;
use besok_core::queue::{Estimate, Speeds, estimate};
use besok_core::screen::Message;
use besok_core::visit::{Booked, Late, Ticket, Visit};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// How long changes are gathered before they are shown.
const GATHER: Duration = Duration::from_millis(100);
/// After how long a stream says that it is still there.
const BEAT: Duration = Duration::from_secs(5);
/// How far ahead bookings count for how long somebody waits.
const AHEAD_HOURS: i64 = 3;
/// Over how many days visits say how long they take, and how many of an errand there must be.
const SPEED_DAYS: i64 = 30;
const SPEED_VISITS: usize = 10;
/// For how many minutes that is remembered.
const SPEED_MINUTES: i64 = 60;
/// For how many seconds a reading is good while nothing happens in the queue: bookings and free places change outside it.
const FRESH_SECONDS: i64 = 30;
/// How many of its rounds later the worker compares versions while words are heard.
const REPAIR: u32 = 15;

/// A queue as those who look at it see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// The queue.
    pub now: Snapshot,
    /// Those who are booked for the next hours and have not come yet.
    pub expected: Vec<Visit>,
    /// How many minutes of capacity are left today for each errand that one can come for without an appointment.
    pub left: HashMap<ErrandId, i64>,
    /// What everybody in the waiting room is told.
    pub message: Message,
    /// How long visits take here.
    pub speeds: Speeds,
}

impl Board {
    /// How long a visit will wait, one that is here or one that would be.
    pub fn estimate(&self, visit: &Visit, now: Timestamp) -> Option<Estimate> {
        estimate(&self.now.queue, visit, (&self.expected, &self.speeds), now)
    }
}

/// Everybody who looks at a queue.
#[derive(Debug, Default)]
pub struct Boards {
    offices: Mutex<HashMap<OfficeId, Arc<Office>>>,
    /// Rounds since versions were compared.
    rounds: AtomicU32,
}

/// A day, and a version of its queue: the later day, or the higher version, is the newer one.
pub(crate) type Version = (Date, i64);

#[derive(Debug)]
struct Office {
    version: watch::Sender<Version>,
    last: tokio::sync::Mutex<Option<(Timestamp, Arc<Board>)>>,
    speeds: tokio::sync::Mutex<Option<(Timestamp, Speeds)>>,
}

/// Somebody who looks at a queue.
#[derive(Debug)]
pub struct Watch {
    office: OfficeId,
    held: Arc<Office>,
    version: watch::Receiver<Version>,
    ended: watch::Receiver<bool>,
}

/// What happened to a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It is to be drawn anew.
    Changed,
    /// Nothing, for a while.
    Quiet,
    /// The server ends.
    Ended,
}

impl Boards {
    fn office(&self, office: &OfficeId) -> Arc<Office> {
        let mut offices = self.offices.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || {
            let (last, speeds) = (tokio::sync::Mutex::default(), tokio::sync::Mutex::default());
            Arc::new(Office { version: watch::Sender::new((Date::MIN, 0)), last, speeds })
        };
        offices.entry(office.clone()).or_insert_with(new).clone()
    }

    /// Notes that a queue has a version. An older one that is noted later changes nothing.
    pub(crate) fn note(&self, office: &OfficeId, version: Version) {
        self.office(office).note(version);
    }

    /// Notes that any queue may have another version.
    pub(crate) fn doubt(&self) {
        self.rounds.store(REPAIR, Ordering::Relaxed);
    }

    fn watched(&self) -> Vec<OfficeId> {
        let offices = self.offices.lock().unwrap_or_else(PoisonError::into_inner);
        let watched = offices.iter().filter(|(_, office)| office.version.receiver_count() > 0);
        watched.map(|(id, _)| id.clone()).collect()
    }
}

impl Office {
    fn note(&self, version: Version) {
        self.version.send_if_modified(|known| {
            let newer = version > *known;
            *known = version.max(*known);
            newer
        });
    }

    /// The queue in this version or a newer one, read at most once for all who want it.
    async fn at(&self, app: &App, office: &OfficeId, version: Version) -> Result<Arc<Board>, Failure> {
        let (mut last, now) = (self.last.lock().await, app.clock.now());
        if let Some((read_at, board)) = last.as_ref()
            && (board.now.queue.day, board.now.version) >= version
            && now < *read_at + FRESH_SECONDS.seconds()
        {
            return Ok(board.clone());
        }
        let read = read(app, office, version.0).await?;
        // Everybody sees the queue, also while it cannot be written.
        let snapshot = with_room(app, office, read.clone()).await.unwrap_or_else(|failure| {
            tracing::warn!(%failure, "no code for a waiting room");
            read
        });
        let (expected, left) = (expected(app, &snapshot).await?, left(app, &snapshot).await?);
        let (message, speeds) = (app.store.board_message(office).await?, speeds(app, office, self).await?);
        let board = Arc::new(Board { expected, left, message, speeds, now: snapshot });
        *last = Some((now, board.clone()));
        Ok(board)
    }
}

/// The queue of an office today, as the database has it.
pub async fn look(app: &App, office: &OfficeId) -> Result<Option<Arc<Board>>, Failure> {
    let Some(day) = today(app, office) else { return Ok(None) };
    let held = app.boards.office(office);
    let version = (day, app.store.queue_version(office, day).await?);
    held.note(version);
    held.at(app, office, version).await.map(Some)
}

/// Begins to look at the queue of an office, as the database has it now.
pub async fn watch(app: &App, office: &OfficeId) -> Result<Watch, Failure> {
    let held = app.boards.office(office);
    if let Some(day) = today(app, office) {
        held.note((day, app.store.queue_version(office, day).await?));
    }
    let mut version = held.version.subscribe();
    version.mark_unchanged();
    Ok(Watch { office: office.clone(), held, version, ended: app.live.ending() })
}

impl Watch {
    /// Waits for what happens next, and not for long.
    pub async fn turn(&mut self) -> Turn {
        let mut ended = self.ended.clone();
        let over = async { ended.wait_for(|ended| *ended).await.is_ok() };
        tokio::select! {
            changed = self.version.changed() => if changed.is_err() { return Turn::Ended },
            () = tokio::time::sleep(BEAT) => return Turn::Quiet,
            _ = over => return Turn::Ended,
        }
        tokio::time::sleep(GATHER).await;
        self.version.mark_unchanged();
        Turn::Changed
    }

    /// The queue of the office today, as this node knows it: of thousands who look, none asks the database by itself.
    pub async fn look(&self, app: &App) -> Result<Option<Arc<Board>>, Failure> {
        let Some(day) = today(app, &self.office) else { return Ok(None) };
        let known = *self.version.borrow();
        self.held.at(app, &self.office, known.max((day, 0))).await.map(Some)
    }
}

/// Finds what other nodes have committed and nobody has said.
pub async fn follow(app: App) -> Result<(), Failure> {
    if app.news.is_heard() && app.boards.rounds.fetch_add(1, Ordering::Relaxed) < REPAIR {
        return Ok(());
    }
    app.boards.rounds.store(0, Ordering::Relaxed);
    for office in app.boards.watched() {
        if let Some(day) = today(&app, &office) {
            app.boards.note(&office, (day, app.store.queue_version(&office, day).await?));
        }
    }
    Ok(())
}

/// Those who are booked for the next hours and have not come yet, as if they came in time.
async fn expected(app: &App, now: &Snapshot) -> Result<Vec<Visit>, Failure> {
    let (queue, from) = (&now.queue, app.clock.now());
    let span = (from - queue.rule.grace.minutes(), from + AHEAD_HOURS.hours());
    let bookings = app.store.bookings_within(&queue.office, span).await?;
    let is_for = |visit: &Visit, id| visit.booked.as_ref().is_some_and(|booked| booked.booking == id);
    let here = |id: BookingId| queue.visits.iter().any(|visit| !visit.stage.is_given_up() && is_for(visit, id.clone()));
    let to_come = bookings.into_iter().filter(|booking| booking.state == State::Booked && !here(booking.id.clone()));
    Ok(to_come
        .map(|booking| {
            let (id, ticket) = (VisitId(booking.id.0.clone()), Ticket { number: i64::MAX, booked: true });
            let (here, starts_at) = ((queue.office.clone(), queue.day), booking.starts_at);
            let people = booking.people() as i64;
            Visit {
                people,
                minutes: (booking.ends_at.as_second() - starts_at.as_second()) / 60,
                booked: Some(Booked { booking: booking.id, starts_at, late: Late::Kept }),
                ..Visit::new(id, here, ticket, (booking.errand, Language::DEFAULT), starts_at)
            }
        })
        .collect())
}

/// How many minutes are left for each errand that one can come for without an appointment today.
async fn left(app: &App, now: &Snapshot) -> Result<HashMap<ErrandId, i64>, Failure> {
    let (queue, mut left) = (&now.queue, HashMap::new());
    for errand in &queue.catalogue.errands {
        if queue.rule.walk_ins_on(&errand.id, queue.day).next().is_some() {
            left.insert(errand.id.clone(), minutes_left(app, &queue.office, &errand.id).await?);
        }
    }
    Ok(left)
}

/// How long visits of each errand take here for a person: the middle one of the last weeks, where there are enough.
async fn speeds(app: &App, office: &OfficeId, held: &Office) -> Result<Speeds, Failure> {
    let (mut known, now) = (held.speeds.lock().await, app.clock.now());
    if let Some((at, speeds)) = known.as_ref()
        && now < *at + SPEED_MINUTES.minutes()
    {
        return Ok(speeds.clone());
    }
    let mut all: HashMap<_, Vec<i64>> = HashMap::new();
    for (errand, minutes) in app.store.service_minutes(office, now - (SPEED_DAYS * 24).hours()).await? {
        all.entry(errand).or_default().push(minutes);
    }
    all.retain(|_, minutes| minutes.len() >= SPEED_VISITS);
    let middle = |mut minutes: Vec<i64>| {
        minutes.sort_unstable();
        minutes[minutes.len() / 2].max(1)
    };
    let speeds: Speeds = all.into_iter().map(|(errand, minutes)| (errand, middle(minutes))).collect();
    *known = Some((now, speeds.clone()));
    Ok(speeds)
}
