//! Visits and the queues they stand in.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent, document};
use crate::sql::{Row, Value};
use besok_core::id::{BookingId, ErrandId, OfficeId, StaffId, VisitId};
use besok_core::language::Language;
use besok_core::queue::{Change, Rule, Seat};
use besok_core::visit::{Booked, Late, Outcome, Priority, Stage, Ticket, Visit};
use jiff::Timestamp;
use jiff::civil::Date;

/// What is remembered of the queue of an office on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueDay {
    /// Raised by everything that happens in it; 0 if nothing has.
    pub version: i64,
    /// What is written in the waiting room, once it is asked for.
    pub room: Option<String>,
    /// How the office runs it, and the version of that; the product's own rule is version 0.
    pub rule: (Rule, i64),
    /// Every visit of the day.
    pub visits: Vec<Visit>,
    /// Who sits at which counter.
    pub seats: Vec<Seat>,
}

/// The booking of a visit, if it is no longer what they came for: cancelled, or moved to another place or day.
macro_rules! changed_booking {
    ($what:literal) => {
        concat!(
            "SELECT ",
            $what,
            " FROM booking WHERE booking.id = visit.booking AND (booking.state = 'cancelled'
             OR booking.office <> visit.office OR ABS(booking.starts_at - visit.starts_at) >= 43200)"
        )
    };
}
/// Visits, each with when its booking ceased to be what they came for.
macro_rules! visits {
    () => {
        concat!("SELECT visit.*, (", changed_booking!("booking.changed_at"), ") AS gone_at FROM visit")
    };
}
/// Those at an office or several, which follow.
pub(crate) const VISITS_AT: &str = concat!(visits!(), " WHERE office");
const VISITS: &str = concat!(visits!(), " WHERE office = $1 AND day = $2 ORDER BY number");
/// Whoever waits with a booking that has changed has gone when it did. Not whom a counter has begun with: they sit there.
const LEAVE: &str = concat!(
    "UPDATE visit SET stage = 'left', sequence = sequence + 1, ended_at = (",
    changed_booking!("booking.changed_at"),
    ")
     WHERE office = $1 AND day = $2 AND stage = 'waiting' AND started_at IS NULL
       AND EXISTS (",
    changed_booking!("1"),
    ")"
);
/// Whoever waits with a booking that was moved within the day waits for its new time. One that was moved further is another
/// visit, also while they are sent from counter to counter.
const FOLLOW: &str = concat!(
    "UPDATE visit SET starts_at = (SELECT booking.starts_at FROM booking WHERE booking.id = visit.booking)
     WHERE office = $1 AND day = $2 AND stage = 'waiting'
       AND EXISTS (SELECT 1 FROM booking WHERE booking.id = visit.booking AND booking.starts_at <> visit.starts_at)
       AND NOT EXISTS (",
    changed_booking!("1"),
    ")"
);
const SEATS: &str = "SELECT * FROM seat WHERE office = $1 AND day = $2 ORDER BY counter";
const RULE: &str = "SELECT data, version FROM queue_rule WHERE office = $1";
const ON_PHONE: &str = "SELECT * FROM visit WHERE phone = $1 ORDER BY arrived_at DESC, number DESC LIMIT 1";
const VERSION: &str = "SELECT version, room FROM queue_day WHERE office = $1 AND day = $2";

impl Store {
    /// The queue of an office on a day, as it is now.
    pub async fn queue_day(&self, office: &OfficeId, day: Date) -> Result<QueueDay, StoreError> {
        let at = key(office, day);
        // The version first: what happens in between is read with the next one.
        let day = self.all(VERSION, &at).await?;
        let visits = self.all(VISITS, &at).await?;
        let seats = self.all(SEATS, &at).await?;
        queue_day(&day, &self.all(RULE, &at[..1]).await?, &visits, &seats)
    }

    /// The version of the queue of an office on a day.
    pub async fn queue_version(&self, office: &OfficeId, day: Date) -> Result<i64, StoreError> {
        version(&self.all(VERSION, &key(office, day)).await?)
    }

    /// How an office runs its queue, and the version of that.
    pub async fn queue_rule(&self, office: &OfficeId) -> Result<(Rule, i64), StoreError> {
        rule(&self.all(RULE, &[office.as_str().into()]).await?)
    }

    /// The visit with this id.
    pub async fn visit(&self, id: &VisitId) -> Result<Option<Visit>, StoreError> {
        self.all("SELECT * FROM visit WHERE id = $1", &[id.as_str().into()]).await?.first().map(visit).transpose()
    }

    /// The visit that is on the phone with this secret, given as a digest. The last one, if there were several.
    pub async fn visit_on_phone(&self, phone: &str) -> Result<Option<Visit>, StoreError> {
        self.all(ON_PHONE, &[phone.into()]).await?.first().map(visit).transpose()
    }

    /// The visits of a booking, the last one first.
    pub async fn visits_to(&self, booking: &BookingId) -> Result<Vec<Visit>, StoreError> {
        let sql = "SELECT * FROM visit WHERE booking = $1 ORDER BY arrived_at DESC";
        self.all(sql, &[booking.as_str().into()]).await?.iter().map(visit).collect()
    }
}

impl Store {
    /// How many minutes each visit took for a person, of those that were received at an office since an instant.
    pub async fn service_minutes(
        &self,
        office: &OfficeId,
        since: Timestamp,
    ) -> Result<Vec<(ErrandId, i64)>, StoreError> {
        let sql = "SELECT errand, (ended_at - started_at) / 60 / people AS minutes FROM visit
                   WHERE office = $1 AND arrived_at > $2 AND stage = 'done' AND started_at IS NOT NULL
                   ORDER BY arrived_at DESC LIMIT 5000";
        let rows = self.all(sql, &[office.as_str().into(), since.into()]).await?;
        rows.iter().map(|row| Ok((ErrandId(row.text("errand")?), row.int("minutes")?))).collect()
    }
}

impl Tx {
    /// Locks the queue of an office on a day, and reads it. Whatever anybody does in it waits for the end of the
    /// transaction.
    pub async fn lock_queue(&mut self, office: &OfficeId, day: Date) -> Result<QueueDay, StoreError> {
        let at = key(office, day);
        let sql = "INSERT INTO queue_day (office, day, version) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING";
        self.exec(sql, &at).await?;
        // The update is the lock, on either engine.
        let sql = "UPDATE queue_day SET version = version + 1 WHERE office = $1 AND day = $2 RETURNING version, room";
        let day = self.all(sql, &at).await?;
        self.exec(LEAVE, &at).await?;
        self.exec(FOLLOW, &at).await?;
        let visits = self.all(VISITS, &at).await?;
        let seats = self.all(SEATS, &at).await?;
        queue_day(&day, &self.all(RULE, &at[..1]).await?, &visits, &seats)
    }

    /// Notes what is written in the waiting room, in a queue that is locked.
    pub async fn set_room(&mut self, office: &OfficeId, day: Date, room: &str) -> Result<(), StoreError> {
        let [office, day] = key(office, day);
        self.exec("UPDATE queue_day SET room = $3 WHERE office = $1 AND day = $2", &[office, day, room.into()]).await?;
        Ok(())
    }

    /// Saves what was decided for a queue that is locked.
    pub async fn save_queue(&mut self, office: &OfficeId, day: Date, changes: &[Change]) -> Result<(), StoreError> {
        for change in changes {
            match change {
                Change::Visit(visit) => self.save_visit(visit).await?,
                Change::Seat(seat) => self.save_seat(office, day, seat).await?,
                Change::SeatLeft(counter) => {
                    let [office, day] = key(office, day);
                    let sql = "DELETE FROM seat WHERE office = $1 AND day = $2 AND counter = $3";
                    self.exec(sql, &[office, day, (*counter).into()]).await?;
                }
            }
        }
        Ok(())
    }

    async fn save_visit(&mut self, visit: &Visit) -> Result<(), StoreError> {
        let booked = visit.booked.as_ref();
        let [office, day] = key(&visit.office, visit.day);
        let values = [
            visit.id.as_str().into(),
            office,
            day,
            visit.ticket.number.into(),
            booked.map(|booked| booked.booking.as_str()).into(),
            booked.map(|booked| booked.starts_at).into(),
            booked.map_or(Late::Kept, |booked| booked.late).as_str().into(),
            visit.errand.as_str().into(),
            visit.people.into(),
            visit.minutes.into(),
            visit.language.tag().into(),
            visit.arrived_at.into(),
            visit.priority.map(Priority::as_str).into(),
            visit.front.into(),
            visit.back_at.into(),
            visit.not_before.into(),
            visit.counter.into(),
            visit.stage.as_str().into(),
            visit.calls.into(),
            visit.called_at.into(),
            visit.started_at.into(),
            visit.ended_at.into(),
            visit.outcome.map(Outcome::as_str).into(),
            visit.note.as_str().into(),
            visit.sequence.into(),
        ];
        let sql =
            "INSERT INTO visit (id, office, day, number, booking, starts_at, late, errand, people, minutes, language,
                       arrived_at, priority, front, back_at, not_before, counter, stage, calls, called_at, started_at,
                       ended_at, outcome, note, sequence, first_called_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                       $21, $22, $23, $24, $25, $20)
                   ON CONFLICT (id) DO UPDATE SET late = excluded.late, errand = excluded.errand,
                       priority = excluded.priority, front = excluded.front, back_at = excluded.back_at,
                       not_before = excluded.not_before, counter = excluded.counter, stage = excluded.stage,
                       calls = excluded.calls, called_at = excluded.called_at, started_at = excluded.started_at,
                       ended_at = excluded.ended_at, outcome = excluded.outcome, note = excluded.note,
                       sequence = excluded.sequence,
                       told_next = CASE WHEN excluded.stage = 'waiting' AND visit.stage <> 'waiting' THEN 0
                                        ELSE visit.told_next END,
                       told_call = CASE WHEN excluded.stage = 'waiting' THEN 0 ELSE visit.told_call END,
                       first_called_at = CASE WHEN excluded.called_at IS NULL THEN NULL
                                              ELSE COALESCE(visit.first_called_at, excluded.called_at) END";
        self.exec(sql, &values).await?;
        Ok(())
    }

    async fn save_seat(&mut self, office: &OfficeId, day: Date, seat: &Seat) -> Result<(), StoreError> {
        let before = seat.before.as_ref().map(|before| document("seat", "before", before)).transpose()?;
        let [office, day] = key(office, day);
        let values = [
            office,
            day,
            seat.counter.into(),
            seat.staff.as_str().into(),
            seat.since.into(),
            seat.paused.into(),
            seat.alarm_at.into(),
            before.as_deref().into(),
        ];
        let sql = "INSERT INTO seat (office, day, counter, staff, since, paused, alarm_at, before)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                   ON CONFLICT (office, day, counter) DO UPDATE SET staff = excluded.staff, since = excluded.since,
                       paused = excluded.paused, alarm_at = excluded.alarm_at, before = excluded.before";
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// The visit that is on the phone with this secret, given as a digest.
    pub async fn visit_on_phone(&mut self, phone: &str) -> Result<Option<Visit>, StoreError> {
        self.all(ON_PHONE, &[phone.into()]).await?.first().map(visit).transpose()
    }

    /// Notes that somebody was told that they are next, or (`called`) that they are called. Gives whether it is the first
    /// time.
    pub async fn note_told(&mut self, id: &VisitId, called: bool) -> Result<bool, StoreError> {
        let sql = if called {
            "UPDATE visit SET told_call = 1 WHERE id = $1 AND told_call = 0"
        } else {
            "UPDATE visit SET told_next = 1 WHERE id = $1 AND told_next = 0"
        };
        Ok(self.exec(sql, &[id.as_str().into()]).await? == 1)
    }

    /// Gives a visit to a phone, known by a digest of its secret.
    pub async fn set_phone_of_visit(&mut self, visit: &VisitId, phone: &str) -> Result<(), StoreError> {
        self.exec("UPDATE visit SET phone = $2 WHERE id = $1", &[visit.as_str().into(), phone.into()]).await?;
        Ok(())
    }

    /// Forgets on which phones tickets were that were taken before an instant.
    pub async fn forget_phones_of_visits(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        let sql = "UPDATE visit SET phone = NULL WHERE phone IS NOT NULL AND arrived_at < $1";
        self.exec(sql, &[before.into()]).await
    }

    /// Forgets what was to be taken back at counters before an instant: it holds what was written of a visit.
    pub async fn forget_undone(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.exec("UPDATE seat SET before = NULL WHERE before IS NOT NULL AND since < $1", &[before.into()]).await
    }

    /// Forgets what colleagues wrote of visits without an appointment, of those before an instant. What counts stays.
    pub async fn forget_notes_of_walk_ins(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        let sql = "UPDATE visit SET note = '' WHERE note <> '' AND booking IS NULL AND arrived_at < $1";
        self.exec(sql, &[before.into()]).await
    }

    /// Saves how an office runs its queue, as the version after one that was seen. Gives whether that was still the
    /// newest.
    pub async fn save_queue_rule(
        &mut self,
        office: &OfficeId,
        (rule, seen): (&Rule, i64),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let data = document("queue_rule", "data", rule)?;
        let values = [office.as_str().into(), data.into(), (seen + 1).into(), now.into(), seen.into()];
        let sql = if seen == 0 {
            "INSERT INTO queue_rule (office, data, version, changed_at) SELECT $1, $2, $3, $4 WHERE $5 = 0
             ON CONFLICT DO NOTHING"
        } else {
            "UPDATE queue_rule SET data = $2, version = $3, changed_at = $4 WHERE office = $1 AND version = $5"
        };
        Ok(self.exec(sql, &values).await? == 1)
    }
}

fn key(office: &OfficeId, day: Date) -> [Value; 2] {
    [office.as_str().into(), day.to_string().into()]
}

fn version(rows: &[Row]) -> Result<i64, StoreError> {
    rows.first().map_or(Ok(0), |row| row.int("version"))
}

fn rule(rows: &[Row]) -> Result<(Rule, i64), StoreError> {
    let Some(row) = rows.first() else { return Ok((Rule::default(), 0)) };
    let data = consistent("queue_rule", "data", &row.text("data")?, |text| serde_json::from_str(text).ok())?;
    Ok((data, row.int("version")?))
}

fn queue_day(day: &[Row], rules: &[Row], visits: &[Row], seats: &[Row]) -> Result<QueueDay, StoreError> {
    Ok(QueueDay {
        version: version(day)?,
        room: day.first().map_or(Ok(None), |row| row.maybe_text("room"))?,
        rule: rule(rules)?,
        visits: visits.iter().map(there).collect::<Result<_, _>>()?,
        seats: seats.iter().map(seat).collect::<Result<_, _>>()?,
    })
}

/// A row of [`VISITS`]. That somebody has gone is seen at once, and saved with whatever happens next.
pub(crate) fn there(row: &Row) -> Result<Visit, StoreError> {
    let (visit, gone_at) = (visit(row)?, row.maybe_instant("gone_at")?);
    Ok(match gone_at.filter(|_| visit.stage == Stage::Waiting && visit.started_at.is_none()) {
        Some(ended_at) => Visit { stage: Stage::Left, ended_at: Some(ended_at), ..visit },
        None => visit,
    })
}

/// A row of `visit`.
pub(crate) fn visit(row: &Row) -> Result<Visit, StoreError> {
    let booked = match (row.maybe_text("booking")?, row.maybe_instant("starts_at")?) {
        (Some(booking), Some(starts_at)) => {
            let late = consistent("visit", "late", &row.text("late")?, Late::parse)?;
            Some(Booked { booking: BookingId(booking), starts_at, late })
        }
        _ => None,
    };
    let priority = row.maybe_text("priority")?;
    let outcome = row.maybe_text("outcome")?;
    Ok(Visit {
        id: VisitId(row.text("id")?),
        office: OfficeId(row.text("office")?),
        day: consistent("visit", "day", &row.text("day")?, |text| text.parse().ok())?,
        ticket: Ticket { number: row.int("number")?, booked: booked.is_some() },
        booked,
        errand: ErrandId(row.text("errand")?),
        people: row.int("people")?,
        minutes: row.int("minutes")?,
        language: consistent("visit", "language", &row.text("language")?, Language::from_tag)?,
        arrived_at: row.instant("arrived_at")?,
        priority: priority.map(|text| consistent("visit", "priority", &text, Priority::parse)).transpose()?,
        front: row.int("front")? == 1,
        back_at: row.maybe_instant("back_at")?,
        not_before: row.maybe_instant("not_before")?,
        counter: row.maybe_int("counter")?,
        stage: consistent("visit", "stage", &row.text("stage")?, Stage::parse)?,
        calls: row.int("calls")?,
        called_at: row.maybe_instant("called_at")?,
        started_at: row.maybe_instant("started_at")?,
        ended_at: row.maybe_instant("ended_at")?,
        outcome: outcome.map(|text| consistent("visit", "outcome", &text, Outcome::parse)).transpose()?,
        note: row.text("note")?,
        sequence: row.int("sequence")?,
    })
}

fn seat(row: &Row) -> Result<Seat, StoreError> {
    let before = row.maybe_text("before")?;
    Ok(Seat {
        counter: row.int("counter")?,
        staff: StaffId(row.text("staff")?),
        since: row.instant("since")?,
        paused: row.int("paused")? == 1,
        alarm_at: row.maybe_instant("alarm_at")?,
        before: before
            .map(|text| consistent("seat", "before", &text, |text| serde_json::from_str(text).ok()))
            .transpose()?,
    })
}
