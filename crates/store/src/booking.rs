//! Bookings and holds as they are read: rows, parties and places put together.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::booking::{Booking, Member, Origin, Reference, State};
use besok_core::hold::{Hold, Purpose};
use besok_core::id::{AccountId, BookingId, ErrandId, HoldId, InvitationId, OfficeId, PersonId};
use besok_core::party::Comer;
use besok_core::slot::{Pool, SlotKey, Taken};
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// Where rows are read: alone, or within a transaction that has locked them.
pub(crate) enum Source<'a> {
    /// Alone.
    Store(&'a Store),
    /// Within a transaction.
    Tx(&'a mut Tx),
}

impl Source<'_> {
    /// Rows of a table whose column is one of these ids, however many.
    pub async fn among(&mut self, select: &str, ids: &[Value], rest: &str) -> Result<Vec<Row>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let ids = [Value::List(ids.to_vec())];
        match self {
            Self::Store(store) => {
                let sql = format!("{select} {} {rest}", store.any_of());
                store.all(AssertSqlSafe(sql), &ids).await
            }
            Self::Tx(tx) => {
                let sql = format!("{select} {} {rest}", tx.any_of());
                tx.all(AssertSqlSafe(sql), &ids).await
            }
        }
    }

    /// The bookings with these ids, in the order of their starts.
    pub async fn bookings(&mut self, ids: &[Value]) -> Result<Vec<Booking>, StoreError> {
        let mut parties: HashMap<String, Vec<Member>> = HashMap::new();
        let select = "SELECT booking, person, errand, case_file, minutes, added, nth FROM party WHERE booking";
        for row in self.among(select, ids, "").await? {
            parties.entry(row.text("booking")?).or_default().push(Member {
                person: PersonId(row.text("person")?),
                errand: ErrandId(row.text("errand")?),
                case_file: row.text("case_file")?,
                minutes: row.int("minutes")?,
                added: row.int("added")? == 1,
                nth: row.int("nth")?,
            });
        }
        let mut places = self.places("booking", ids).await?;
        let mut bookings = Vec::new();
        for row in self.among("SELECT * FROM booking WHERE id", ids, "").await? {
            let id = row.text("id")?;
            let mut party = parties.remove(&id).unwrap_or_default();
            // A database may order texts by the rules of a language; parties are compared by bytes.
            party.sort_by(|a, b| (&a.person, &a.errand, &a.case_file).cmp(&(&b.person, &b.errand, &b.case_file)));
            let places = places.remove(&id).unwrap_or_default();
            bookings.push(booking(&row, party, places)?);
        }
        bookings.sort_by(|a, b| (a.starts_at, &a.id).cmp(&(b.starts_at, &b.id)));
        Ok(bookings)
    }

    /// The holds with these ids.
    pub async fn holds(&mut self, ids: &[Value]) -> Result<Vec<Hold>, StoreError> {
        let mut parties: HashMap<String, Vec<Comer>> = HashMap::new();
        let select = "SELECT hold, person, errand, case_file FROM hold_party WHERE hold";
        for row in self.among(select, ids, "").await? {
            parties.entry(row.text("hold")?).or_default().push(comer(&row)?);
        }
        let mut places = self.places("hold", ids).await?;
        let mut holds = Vec::new();
        for row in self.among("SELECT * FROM hold WHERE id", ids, "ORDER BY id").await? {
            let id = row.text("id")?;
            let mut party = parties.remove(&id).unwrap_or_default();
            party.sort();
            let places = places.remove(&id).unwrap_or_default();
            holds.push(hold(&row, party, places)?);
        }
        Ok(holds)
    }

    async fn places(&mut self, of: &str, ids: &[Value]) -> Result<HashMap<String, Vec<Taken>>, StoreError> {
        let select = format!("SELECT {of} AS owner, slot, places FROM {of}_place WHERE {of}");
        let mut places: HashMap<String, Vec<Taken>> = HashMap::new();
        for row in self.among(&select, ids, "ORDER BY slot").await? {
            let taken = Taken { slot: SlotKey(row.int("slot")?), places: row.int("places")? };
            places.entry(row.text("owner")?).or_default().push(taken);
        }
        Ok(places)
    }
}

fn booking(row: &Row, party: Vec<Member>, places: Vec<Taken>) -> Result<Booking, StoreError> {
    Ok(Booking {
        id: BookingId(row.text("id")?),
        reference: consistent("booking", "reference", &row.text("reference")?, Reference::parse)?,
        account: AccountId(row.text("account")?),
        office: OfficeId(row.text("office")?),
        errand: ErrandId(row.text("errand")?),
        starts_at: row.instant("starts_at")?,
        ends_at: row.instant("ends_at")?,
        pool: consistent("booking", "pool", &row.text("pool")?, Pool::parse)?,
        state: consistent("booking", "state", &row.text("state")?, State::parse)?,
        origin: consistent("booking", "origin", &row.text("origin")?, Origin::parse)?,
        invitation: row.maybe_text("invitation")?.map(InvitationId),
        sequence: row.int("sequence")?,
        created_at: row.instant("created_at")?,
        changed_at: row.instant("changed_at")?,
        party,
        places,
    })
}

/// A row of `party` or `hold_party` as a wish says it.
pub(crate) fn comer(row: &Row) -> Result<Comer, StoreError> {
    Ok(Comer {
        person: PersonId(row.text("person")?),
        errand: ErrandId(row.text("errand")?),
        case_file: row.text("case_file")?,
    })
}

fn hold(row: &Row, party: Vec<Comer>, places: Vec<Taken>) -> Result<Hold, StoreError> {
    let purpose = match (row.maybe_text("booking")?, row.int("offered")?) {
        (None, _) if row.text("waiting")? == "listed" => Purpose::Listed,
        (None, _) if row.text("waiting")? == "promised" => Purpose::Promised,
        (None, _) if row.int("cooling")? == 1 => Purpose::Cooling,
        (None, _) => Purpose::Checking,
        (Some(booking), 0) => Purpose::Moving(BookingId(booking)),
        (Some(booking), _) => Purpose::Offered(BookingId(booking)),
    };
    Ok(Hold {
        id: HoldId(row.text("id")?),
        errand: ErrandId(row.text("errand")?),
        party,
        office: OfficeId(row.text("office")?),
        starts_at: row.instant("starts_at")?,
        purpose,
        pool: consistent("hold", "pool", &row.text("pool")?, Pool::parse)?,
        expires_at: row.instant("expires_at")?,
        extensions: row.int("extensions")?,
        places,
    })
}

impl Store {
    /// The booking with this reference.
    pub async fn booking(&self, reference: &Reference) -> Result<Option<Booking>, StoreError> {
        let rows = self.all("SELECT id FROM booking WHERE reference = $1", &[reference.as_str().into()]).await?;
        let ids = ids(&rows, "id")?;
        Ok(Source::Store(self).bookings(&ids).await?.pop())
    }

    /// The booking with this id.
    pub async fn booking_with(&self, id: &BookingId) -> Result<Option<Booking>, StoreError> {
        Ok(Source::Store(self).bookings(&[id.as_str().into()]).await?.pop())
    }

    /// Every booking of these persons, in the order of their starts.
    pub async fn bookings_of(&self, persons: &[PersonId]) -> Result<Vec<Booking>, StoreError> {
        let persons: Vec<Value> = persons.iter().map(|person| person.as_str().into()).collect();
        let rows = Source::Store(self).among("SELECT DISTINCT booking FROM party WHERE person", &persons, "").await?;
        Source::Store(self).bookings(&ids(&rows, "booking")?).await
    }

    /// The holds of these persons.
    pub async fn holds_of(&self, persons: &[PersonId]) -> Result<Vec<Hold>, StoreError> {
        let persons: Vec<Value> = persons.iter().map(|person| person.as_str().into()).collect();
        let rows = Source::Store(self).among("SELECT DISTINCT hold FROM hold_party WHERE person", &persons, "").await?;
        Source::Store(self).holds(&ids(&rows, "hold")?).await
    }

    /// The holds for these bookings: for their moves, and what is offered to them.
    pub async fn holds_for(&self, bookings: &[BookingId]) -> Result<Vec<Hold>, StoreError> {
        let bookings: Vec<Value> = bookings.iter().map(|booking| booking.as_str().into()).collect();
        let rows = Source::Store(self).among("SELECT id FROM hold WHERE booking", &bookings, "").await?;
        Source::Store(self).holds(&ids(&rows, "id")?).await
    }

    /// Holds that have run out, the oldest first, at most so many. What somebody was offered lapses by itself.
    pub async fn expired_holds(&self, now: jiff::Timestamp, limit: i64) -> Result<Vec<HoldId>, StoreError> {
        let sql = "SELECT id FROM hold WHERE expires_at <= $1 AND waiting <> 'promised' ORDER BY expires_at LIMIT $2";
        let rows = self.all(sql, &[now.into(), limit.into()]).await?;
        rows.iter().map(|row| Ok(HoldId(row.text("id")?))).collect()
    }
}

impl Tx {
    /// The booking with this id, locked.
    pub async fn lock_booking(&mut self, id: &BookingId) -> Result<Option<Booking>, StoreError> {
        let id: Value = id.as_str().into();
        self.lock("booking", "id", std::slice::from_ref(&id)).await?;
        Ok(Source::Tx(self).bookings(&[id]).await?.pop())
    }
}

/// The ids in a column.
pub(crate) fn ids(rows: &[Row], column: &str) -> Result<Vec<Value>, StoreError> {
    rows.iter().map(|row| Ok(row.text(column)?.into())).collect()
}
