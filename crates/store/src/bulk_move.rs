//! Bulk moves and their bookings.

use crate::booking::{Source, ids};
use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::account::Phone;
use besok_core::booking::Booking;
use besok_core::bulk_move::{After, BulkMove, Contact, Item, Reason, Stage};
use besok_core::id::{BookingId, BulkMoveId, HoldId, OfficeId, StaffId};
use besok_core::ledger::Spot;
use besok_core::person::{Name, Protection};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

impl Tx {
    /// Writes a new bulk move down, with its bookings.
    pub async fn add_bulk_move(&mut self, new: &BulkMove, items: &[Item]) -> Result<(), StoreError> {
        let row = vec![
            new.id.as_str().into(),
            new.reason.as_str().into(),
            new.made_by.as_str().into(),
            new.created_at.into(),
            0.into(),
            new.answer_until.into(),
            new.after.as_str().into(),
            new.stage.as_str().into(),
        ];
        let table = "bulk_move (id, reason, made_by, created_at, send_at, answer_until, after_calls, stage)";
        self.insert(table, vec![row]).await?;
        let item = |item: &Item| {
            let (office, starts_at, hold) = offer_values(item);
            vec![
                new.id.as_str().into(),
                item.booking.as_str().into(),
                item.from.office.as_str().into(),
                item.from.starts_at.into(),
                office,
                starts_at,
                hold,
                0.into(),
                "".into(),
            ]
        };
        let table = "bulk_move_item (bulk_move, booking, from_office, from_starts_at, to_office, to_starts_at, hold, \
                     called_at, called_by)";
        self.insert(table, items.iter().map(item).collect()).await
    }

    /// Notes what a booking is offered.
    pub async fn set_offer(&mut self, bulk_move: &BulkMoveId, item: &Item) -> Result<(), StoreError> {
        let (office, starts_at, hold) = offer_values(item);
        let sql = "UPDATE bulk_move_item SET to_office = $3, to_starts_at = $4, hold = $5
                   WHERE bulk_move = $1 AND booking = $2";
        let id = [bulk_move.as_str().into(), item.booking.as_str().into(), office, starts_at, hold];
        self.exec(sql, &id).await?;
        Ok(())
    }

    /// Notes that somebody phoned.
    pub async fn set_called(
        &mut self,
        bulk_move: &BulkMoveId,
        booking: &BookingId,
        (by, at): (&StaffId, Timestamp),
    ) -> Result<(), StoreError> {
        let sql = "UPDATE bulk_move_item SET called_at = $3, called_by = $4 WHERE bulk_move = $1 AND booking = $2";
        let values = [bulk_move.as_str().into(), booking.as_str().into(), at.into(), by.as_str().into()];
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Brings a bulk move from one stage to the next. Gives whether it was there: of two who try, one does it.
    pub async fn set_stage(
        &mut self,
        id: &BulkMoveId,
        (from, to): (Stage, Stage),
        send_at: Option<Timestamp>,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE bulk_move SET stage = $3, send_at = CASE WHEN $4 = 0 THEN send_at ELSE $4 END
                   WHERE id = $1 AND stage = $2";
        let send_at = send_at.map_or(0, Timestamp::as_second);
        let values = [id.as_str().into(), from.as_str().into(), to.as_str().into(), send_at.into()];
        Ok(self.exec(sql, &values).await? == 1)
    }
}

fn offer_values(item: &Item) -> (Value, Value, Value) {
    match &item.offer {
        Some((to, hold)) => (to.office.as_str().into(), to.starts_at.into(), hold.as_str().into()),
        None => ("".into(), 0.into(), "".into()),
    }
}

impl Store {
    /// Bulk moves, the latest first, at most so many: all of them, or those of bookings at these offices only. Those
    /// that never were are left out.
    pub async fn bulk_moves(&self, offices: Option<&[OfficeId]>, limit: i64) -> Result<Vec<BulkMove>, StoreError> {
        let (mut of, mut values) = (String::new(), vec![limit.into()]);
        if let Some(offices) = offices {
            if offices.is_empty() {
                return Ok(Vec::new());
            }
            of = format!(
                "AND NOT EXISTS (SELECT 1 FROM bulk_move_item AS item
                                 WHERE item.bulk_move = bulk_move.id AND NOT (item.from_office {}))",
                self.any_of_nth(2)
            );
            values.push(Value::List(offices.iter().map(|office| office.as_str().into()).collect()));
        }
        let sql =
            format!("SELECT * FROM bulk_move WHERE stage <> 'undone' {of} ORDER BY created_at DESC, id DESC LIMIT $1");
        self.all(AssertSqlSafe(sql), &values).await?.iter().map(bulk_move).collect()
    }

    /// The bulk move with this id.
    pub async fn bulk_move(&self, id: &BulkMoveId) -> Result<Option<BulkMove>, StoreError> {
        let rows = self.all("SELECT * FROM bulk_move WHERE id = $1", &[id.as_str().into()]).await?;
        rows.first().map(bulk_move).transpose()
    }

    /// Bulk moves whose messages are due, and drafts that were made before an instant.
    pub async fn bulk_moves_due(&self, now: Timestamp, drafted: Timestamp) -> Result<Vec<BulkMove>, StoreError> {
        let sql = "SELECT * FROM bulk_move WHERE stage IN ('draft', 'confirmed')
                   AND (stage = 'confirmed' AND send_at <= $1 OR stage = 'draft' AND created_at <= $2) ORDER BY id";
        self.all(sql, &[now.into(), drafted.into()]).await?.iter().map(bulk_move).collect()
    }

    /// The bookings of each of these bulk moves, those that were soonest first.
    pub async fn bulk_move_items(&self, of: &[BulkMoveId]) -> Result<HashMap<BulkMoveId, Vec<Item>>, StoreError> {
        let of: Vec<Value> = of.iter().map(|id| id.as_str().into()).collect();
        let select = "SELECT * FROM bulk_move_item WHERE bulk_move";
        let mut items: HashMap<BulkMoveId, Vec<Item>> = HashMap::new();
        for row in Source::Store(self).among(select, &of, "ORDER BY from_starts_at, booking").await? {
            items.entry(BulkMoveId(row.text("bulk_move")?)).or_default().push(item(&row)?);
        }
        Ok(items)
    }

    /// Of what is offered to these bookings, that which they have been told of: with the hold, until when they are to
    /// answer.
    pub async fn told_offers(&self, bookings: &[BookingId]) -> Result<HashMap<HoldId, Timestamp>, StoreError> {
        let bookings: Vec<Value> = bookings.iter().map(|booking| booking.as_str().into()).collect();
        let select = "SELECT item.hold, bulk_move.answer_until FROM bulk_move_item AS item
                      JOIN bulk_move ON bulk_move.id = item.bulk_move AND bulk_move.stage = 'sent'
                      WHERE item.booking";
        let rows = Source::Store(self).among(select, &bookings, "").await?;
        rows.iter().map(|row| Ok((HoldId(row.text("hold")?), row.instant("answer_until")?))).collect()
    }

    /// Holds that still keep a time though their bulk move is undone or closed, and for which bookings: those after a
    /// hold, at most so many.
    pub async fn stale_offers(&self, after: &HoldId, limit: i64) -> Result<Vec<(HoldId, BookingId)>, StoreError> {
        let sql = "SELECT hold.id, hold.booking FROM hold
                   JOIN bulk_move_item AS item ON item.hold = hold.id
                   JOIN bulk_move ON bulk_move.id = item.bulk_move
                   WHERE hold.offered = 1 AND hold.id > $1 AND bulk_move.stage IN ('undone', 'closed')
                   ORDER BY hold.id LIMIT $2";
        let rows = self.all(sql, &[after.as_str().into(), limit.into()]).await?;
        rows.iter().map(|row| Ok((HoldId(row.text("id")?), BookingId(row.text("booking")?)))).collect()
    }

    /// The bookings with these ids, in the order of their starts.
    pub async fn bookings_with(&self, ids: &[BookingId]) -> Result<Vec<Booking>, StoreError> {
        let ids: Vec<Value> = ids.iter().map(|booking| booking.as_str().into()).collect();
        Source::Store(self).bookings(&ids).await
    }

    /// Bookings of an office that start in `[from, to)` and have not been cancelled.
    pub async fn bookings_at(
        &self,
        office: &OfficeId,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Booking>, StoreError> {
        let sql =
            "SELECT id FROM booking WHERE office = $1 AND starts_at >= $2 AND starts_at < $3 AND state = 'booked'";
        let rows = self.all(sql, &[office.as_str().into(), from.into(), to.into()]).await?;
        Source::Store(self).bookings(&ids(&rows, "id")?).await
    }

    /// Whom to phone about each of these bookings.
    pub async fn contacts(&self, bookings: &[BookingId]) -> Result<HashMap<BookingId, Contact>, StoreError> {
        let bookings: Vec<Value> = bookings.iter().map(|booking| booking.as_str().into()).collect();
        let select = "SELECT party.booking, person.name, person.protection, account.phone, account.email FROM party
                      JOIN booking ON booking.id = party.booking
                      JOIN account ON account.id = booking.account
                      JOIN person ON person.id = party.person
                      LEFT JOIN account_person AS known
                           ON known.person = party.person AND known.account = booking.account
                      WHERE party.booking";
        let mut contacts: HashMap<BookingId, Contact> = HashMap::new();
        for row in Source::Store(self).among(select, &bookings, "ORDER BY known.number, party.person").await? {
            let protection = consistent("person", "protection", &row.text("protection")?, Protection::parse)?;
            let is_protected = protection == Protection::Protected;
            let phone = row.maybe_text("phone")?.as_deref().and_then(Phone::parse);
            let name = consistent("person", "name", &row.text("name")?, |name| Name::parse(name).ok())?;
            let contact = Contact { name, is_protected, phone, has_email: !row.text("email")?.is_empty() };
            let first = contacts.entry(BookingId(row.text("booking")?)).or_insert(contact);
            first.is_protected |= is_protected;
        }
        Ok(contacts)
    }
}

fn bulk_move(row: &Row) -> Result<BulkMove, StoreError> {
    let send_at = row.instant("send_at")?;
    Ok(BulkMove {
        id: BulkMoveId(row.text("id")?),
        reason: consistent("bulk_move", "reason", &row.text("reason")?, Reason::parse)?,
        made_by: StaffId(row.text("made_by")?),
        created_at: row.instant("created_at")?,
        send_at: (send_at > Timestamp::UNIX_EPOCH).then_some(send_at),
        answer_until: row.instant("answer_until")?,
        after: consistent("bulk_move", "after_calls", &row.text("after_calls")?, After::parse)?,
        stage: consistent("bulk_move", "stage", &row.text("stage")?, Stage::parse)?,
    })
}

fn item(row: &Row) -> Result<Item, StoreError> {
    let (hold, called_at) = (row.text("hold")?, row.instant("called_at")?);
    let to = Spot { office: OfficeId(row.text("to_office")?), starts_at: row.instant("to_starts_at")? };
    Ok(Item {
        booking: BookingId(row.text("booking")?),
        from: Spot { office: OfficeId(row.text("from_office")?), starts_at: row.instant("from_starts_at")? },
        offer: (!hold.is_empty()).then_some((to, HoldId(hold))),
        called: (called_at > Timestamp::UNIX_EPOCH).then_some((called_at, StaffId(row.text("called_by")?))),
    })
}
