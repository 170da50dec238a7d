//! What has changed on whose day, for those who have it before them.
//!
//! What nodes commit is known by their words (`news`). The day's mark is compared as well, now and then while they are
//! heard and every few seconds while they are not, and only while somebody looks.

use crate::day::openings;
use crate::{App, Failure};
use besok_core::catalogue::Catalogue;
use besok_core::day::span;
use besok_core::id::{OfficeId, StaffId};
use besok_core::ledger::Change;
use besok_core::office::Office;
use besok_core::slot::SlotKey;
use besok_core::staff::Staff;
use besok_store::{DayMark, Span};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{broadcast, watch};

/// How many days one member may have before them at once: some tabs, not a flood.
const STREAMS: usize = 8;
/// How often it is asked whether whoever looks still may, and whether anything has changed if nobody says so.
const LOOK: Duration = Duration::from_secs(5);
/// How many such looks later marks are compared while everything is heard.
const REPAIR: u32 = 6;
/// How long changes are gathered before they are shown: a batch of bookings is one new picture.
const GATHER: Duration = Duration::from_millis(250);
/// How many changes may wait for a slow reader, who then simply looks anew.
const WAITING: usize = 256;

/// Everybody who has a day before them.
#[derive(Debug)]
pub struct Live {
    /// Offices and days in UTC on which something has changed; none where it may be any.
    changes: broadcast::Sender<Option<(OfficeId, i64)>>,
    ended: watch::Sender<bool>,
    streams: Arc<Mutex<HashMap<StaffId, usize>>>,
}

/// A day that somebody has before them.
#[derive(Debug)]
pub struct Watch {
    office: Office,
    span: Span,
    mark: DayMark,
    minute: i64,
    /// Looks since the mark was compared.
    looks: u32,
    changes: broadcast::Receiver<Option<(OfficeId, i64)>>,
    ended: watch::Receiver<bool>,
    _place: Place,
}

/// What happened to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It is to be drawn anew.
    Changed,
    /// Nothing, for a while.
    Quiet,
    /// The server ends.
    Ended,
}

impl Default for Live {
    fn default() -> Self {
        Self { changes: broadcast::Sender::new(WAITING), ended: watch::Sender::new(false), streams: Arc::default() }
    }
}

impl Live {
    /// Notes on which days of which offices something has changed.
    pub(crate) fn note(&self, days: &BTreeSet<(OfficeId, i64)>) {
        for day in days {
            // There may be nobody who looks.
            let _ = self.changes.send(Some(day.clone()));
        }
    }

    /// Notes that anything may have changed.
    pub(crate) fn doubt(&self) {
        let _ = self.changes.send(None);
    }

    /// Tells when every stream ends.
    pub(crate) fn ending(&self) -> watch::Receiver<bool> {
        self.ended.subscribe()
    }

    /// Ends every stream.
    pub fn end(&self) {
        self.ended.send_replace(true);
    }
}

/// Begins to watch a day for a member of staff; none if they watch too many.
pub async fn watch(app: &App, staff: &Staff, office: &Office, date: Date) -> Result<Option<Watch>, Failure> {
    let Some(place) = Place::take(&app.live.streams, &staff.id) else { return Ok(None) };
    // Before the mark is read: what changes in between is not lost.
    let (changes, ended) = (app.live.changes.subscribe(), app.live.ended.subscribe());
    let span = span(date, date, &office.time_zone());
    let mark = app.store.day_mark(&office.id, &openings(app, office, &[]), span).await?;
    let minute = minute(app.clock.now());
    Ok(Some(Watch { office: office.clone(), span, mark, minute, looks: 0, changes, ended, _place: place }))
}

impl Watch {
    /// Waits for what happens next, and not for long.
    pub async fn turn(&mut self, app: &App) -> Result<Turn, Failure> {
        let mut ended = self.ended.clone();
        // The sender lives in the app: it is not gone before the stream.
        let over = async { ended.wait_for(|ended| *ended).await.is_ok() };
        tokio::select! {
            () = self.noted() => {
                tokio::time::sleep(GATHER).await;
                self.looks = REPAIR;
            }
            () = tokio::time::sleep(LOOK) => self.looks += 1,
            _ = over => return Ok(Turn::Ended),
        }
        while self.changes.try_recv().is_ok() {}
        let mut changed = false;
        if self.looks >= REPAIR || !app.news.is_heard() {
            let mark = app.store.day_mark(&self.office.id, &openings(app, &self.office, &[]), self.span).await?;
            changed = mark != self.mark;
            (self.mark, self.looks) = (mark, 0);
        }
        // The line that says what time it is moves on.
        let (now, before) = (app.clock.now(), self.minute);
        if (self.span.0..self.span.1).contains(&now) {
            self.minute = minute(now);
        }
        Ok(if changed || self.minute != before { Turn::Changed } else { Turn::Quiet })
    }

    /// Waits until something may have changed on this day.
    async fn noted(&mut self) {
        let (from, to) = self.span;
        let days = utc_day(from)..=utc_day(to);
        loop {
            match self.changes.recv().await {
                Ok(Some((office, day))) if office != self.office.id || !days.contains(&day) => {}
                _ => return,
            }
        }
    }
}

/// The days that changes are about, in UTC.
pub(crate) fn days(catalogue: &Catalogue, changes: &[Change]) -> BTreeSet<(OfficeId, i64)> {
    // Many are about the same day: one copy is enough.
    let days: BTreeSet<(&OfficeId, i64)> = changes.iter().filter_map(|change| day(catalogue, change)).collect();
    days.into_iter().map(|(office, day)| (office.clone(), day)).collect()
}

/// The day that a change is about, in UTC.
fn day<'c>(catalogue: &'c Catalogue, change: &'c Change) -> Option<(&'c OfficeId, i64)> {
    let of_slot = |key: SlotKey| Some((&catalogue.opening(key.opening())?.office, utc_day(key.starts_at())));
    match change {
        Change::Take { slot, .. } => of_slot(*slot),
        Change::SlotMade(slot) | Change::SlotPlanned(slot) => of_slot(slot.key),
        Change::SlotWithdrawn(key) => of_slot(*key),
        Change::BookingMade(booking) | Change::BookingChanged(booking) => {
            Some((&booking.office, utc_day(booking.starts_at)))
        }
        _ => None,
    }
}

fn utc_day(instant: Timestamp) -> i64 {
    instant.as_second().div_euclid(24 * 3600)
}

fn minute(instant: Timestamp) -> i64 {
    instant.as_second().div_euclid(60)
}

/// One of the streams that a member may have. Given back when it is dropped.
#[derive(Debug)]
struct Place {
    streams: Arc<Mutex<HashMap<StaffId, usize>>>,
    staff: StaffId,
}

impl Place {
    fn take(streams: &Arc<Mutex<HashMap<StaffId, usize>>>, staff: &StaffId) -> Option<Self> {
        let mut all = streams.lock().unwrap_or_else(PoisonError::into_inner);
        let mine = all.entry(staff.clone()).or_default();
        if *mine >= STREAMS {
            return None;
        }
        *mine += 1;
        Some(Self { streams: streams.clone(), staff: staff.clone() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut all = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mine) = all.get_mut(&self.staff) {
            *mine -= 1;
            if *mine == 0 {
                all.remove(&self.staff);
            }
        }
    }
}
