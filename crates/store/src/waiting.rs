//! The waiting list: its rows, and whom they are about.

use crate::booking::{Source, ids};
use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::hold::Hold;
use besok_core::id::{AccountId, EntryId, ErrandId, HoldId, InvitationId, OfferId, OfficeId, PersonId};
use besok_core::ledger::Spot;
use besok_core::waiting::{Ended, Entry, List, Offer, State};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::AssertSqlSafe;
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl Source<'_> {
    /// The places in line with these ids, and all that they have been offered.
    pub async fn list(&mut self, ids: &[Value]) -> Result<List, StoreError> {
        let mut own: HashMap<String, BTreeSet<PersonId>> = HashMap::new();
        let select = "SELECT waiting, person FROM waiting_person WHERE own = 1 AND waiting";
        for row in self.among(select, ids, "").await? {
            own.entry(row.text("waiting")?).or_default().insert(PersonId(row.text("person")?));
        }
        let mut list = List::default();
        for row in self.among("SELECT * FROM waiting WHERE id", ids, "").await? {
            let persons = own.remove(&row.text("id")?).unwrap_or_default();
            let entry = entry(&row, persons)?;
            list.entries.insert(entry.id.clone(), entry);
        }
        for row in self.among("SELECT * FROM offer WHERE waiting", ids, "").await? {
            let offer = offer(&row)?;
            list.offers.insert(offer.id.clone(), offer);
        }
        Ok(list)
    }
}

impl Store {
    /// The open places in line of these persons, with what they have been offered.
    pub async fn list_of(&self, persons: &[PersonId]) -> Result<List, StoreError> {
        let persons: Vec<Value> = persons.iter().map(|person| person.as_str().into()).collect();
        let select = "SELECT DISTINCT waiting AS id FROM waiting_person WHERE open = 1 AND person";
        let rows = Source::Store(self).among(select, &persons, "").await?;
        Source::Store(self).list(&ids(&rows, "id")?).await
    }

    /// The place in line with this id, with what it has been offered.
    pub async fn list_with(&self, id: &EntryId) -> Result<List, StoreError> {
        Source::Store(self).list(&[id.as_str().into()]).await
    }

    /// The offer with this id, and whose place in line it is for.
    pub async fn offer(&self, id: &OfferId) -> Result<Option<(Offer, Entry)>, StoreError> {
        let rows = self.all("SELECT waiting AS id FROM offer WHERE id = $1", &[id.as_str().into()]).await?;
        let mut list = Source::Store(self).list(&ids(&rows, "id")?).await?;
        let entry = list.entries.pop_first().map(|(_, entry)| entry);
        Ok(list.offers.remove(id).zip(entry))
    }

    /// All who wait for one of these errands, with what they are or have been offered. Whose new bookings are paused keep
    /// their place, and are offered nothing meanwhile but what answers a request.
    pub async fn list_for(&self, errands: &[ErrandId], now: Timestamp) -> Result<List, StoreError> {
        let errands: Vec<Value> = errands.iter().map(|errand| errand.as_str().into()).collect();
        let select = "SELECT id FROM waiting WHERE state = 'waiting' AND errand";
        let unless = format!(
            "AND (invitation IS NOT NULL OR NOT EXISTS
               (SELECT 1 FROM restriction WHERE restriction.account = waiting.account AND restriction.lifted_at IS NULL
                  AND (restriction.until IS NULL OR restriction.until > {})))",
            now.as_second()
        );
        let rows = Source::Store(self).among(select, &errands, &unless).await?;
        Source::Store(self).list(&ids(&rows, "id")?).await
    }

    /// How many wait for an errand, by the office at which they would come.
    pub async fn count_waiting(&self, errand: &ErrandId) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) AS number FROM waiting WHERE errand = $1 AND state = 'waiting'";
        self.number(sql, &[errand.as_str().into()]).await
    }

    /// How many who wait for the same errand are asked before somebody, by the rule: dates that have not passed first, then
    /// who has waited longest.
    pub async fn count_ahead(&self, entry: &Entry, today: Date) -> Result<i64, StoreError> {
        let date = entry.book_by.filter(|date| today <= *date).map_or("9999-12-31".to_owned(), |date| date.to_string());
        let sql = "SELECT COUNT(*) AS number FROM
                     (SELECT id, since, CASE WHEN book_by >= $2 THEN book_by ELSE '9999-12-31' END AS date
                      FROM waiting WHERE errand = $1 AND state = 'waiting') AS other
                   WHERE date < $3 OR (date = $3 AND (since < $4 OR (since = $4 AND id < $5)))";
        let values = [
            entry.wish.errand.as_str().into(),
            today.to_string().into(),
            date.into(),
            entry.since.into(),
            entry.id.as_str().into(),
        ];
        self.number(sql, &values).await
    }

    /// For how many seconds those had waited who took an offer for an errand since an instant, at most so many of them.
    pub async fn waited(&self, errand: &ErrandId, from: Timestamp, limit: i64) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT offer.made_at - waiting.since AS waited FROM offer JOIN waiting ON waiting.id = offer.waiting
                   WHERE offer.ended_at >= $2 AND offer.ended = 'taken' AND waiting.errand = $1
                   ORDER BY offer.ended_at DESC LIMIT $3";
        let rows = self.all(sql, &[errand.as_str().into(), from.into(), limit.into()]).await?;
        rows.iter().map(|row| row.int("waited")).collect()
    }

    /// What is kept until somebody who waits is asked, at most so many.
    pub async fn listed_holds(&self, limit: i64) -> Result<Vec<Hold>, StoreError> {
        let sql = "SELECT id FROM hold WHERE waiting = 'listed' ORDER BY expires_at, id LIMIT $1";
        let rows = self.all(sql, &[limit.into()]).await?;
        Source::Store(self).holds(&ids(&rows, "id")?).await
    }

    /// Places in line that have yet to be looked for among what cools, at most so many.
    pub async fn fresh_entries(&self, limit: i64) -> Result<Vec<Entry>, StoreError> {
        let rows = self.all("SELECT id FROM waiting WHERE fresh = 1 ORDER BY id LIMIT $1", &[limit.into()]).await?;
        Ok(Source::Store(self).list(&ids(&rows, "id")?).await?.entries.into_values().collect())
    }

    /// What cools at these offices.
    pub async fn cooling_holds(&self, offices: &[OfficeId]) -> Result<Vec<Hold>, StoreError> {
        let offices: Vec<Value> = offices.iter().map(|office| office.as_str().into()).collect();
        let rows = Source::Store(self).among("SELECT id FROM hold WHERE cooling = 1 AND office", &offices, "").await?;
        Source::Store(self).holds(&ids(&rows, "id")?).await
    }

    /// Offers whose answer was due, the longest ago first, at most so many.
    pub async fn offers_due(&self, now: Timestamp, limit: i64) -> Result<Vec<OfferId>, StoreError> {
        let sql = "SELECT id FROM offer WHERE ended IS NULL AND until <= $1 ORDER BY until, id LIMIT $2";
        let rows = self.all(sql, &[now.into(), limit.into()]).await?;
        rows.iter().map(|row| Ok(OfferId(row.text("id")?))).collect()
    }

    /// Open places in line whose last day was before this one, or whose people have had their visit, at most so many.
    pub async fn entries_over(&self, today: Date, now: Timestamp, limit: i64) -> Result<Vec<EntryId>, StoreError> {
        let sql = "SELECT id FROM waiting WHERE ended_at IS NULL AND (last_day < $1 OR has <= $2)
                   ORDER BY last_day, id LIMIT $3";
        let rows = self.all(sql, &[today.to_string().into(), now.into(), limit.into()]).await?;
        rows.iter().map(|row| Ok(EntryId(row.text("id")?))).collect()
    }

    /// Open places in line whose request says something else by now: its last day, or none where it has ended or is no
    /// longer theirs. At most so many.
    pub async fn entries_outdated(&self, limit: i64) -> Result<Vec<(EntryId, Option<Date>)>, StoreError> {
        let sql = "SELECT id, last_day FROM
                     (SELECT waiting.id, waiting.book_by,
                             CASE WHEN invitation.ended_at IS NULL AND invitation.account = waiting.account
                                  THEN invitation.last_day ELSE '' END AS last_day
                      FROM waiting JOIN invitation ON invitation.id = waiting.invitation
                      WHERE waiting.ended_at IS NULL) AS asked
                   WHERE last_day <> COALESCE(book_by, '-') ORDER BY id LIMIT $1";
        let rows = self.all(sql, &[limit.into()]).await?;
        rows.iter().map(|row| Ok((EntryId(row.text("id")?), row.text("last_day")?.parse().ok()))).collect()
    }

    /// Open offers of places that the plan no longer has, at most so many.
    pub async fn offers_unplanned(&self, limit: i64) -> Result<Vec<OfferId>, StoreError> {
        let sql = "SELECT DISTINCT offer.id FROM offer
                   JOIN hold_place ON hold_place.hold = offer.hold JOIN slot ON slot.key = hold_place.slot
                   WHERE offer.ended IS NULL AND (slot.taken > slot.planned OR slot.taken_public > slot.public_planned)
                   ORDER BY offer.id LIMIT $1";
        let rows = self.all(sql, &[limit.into()]).await?;
        rows.iter().map(|row| Ok(OfferId(row.text("id")?))).collect()
    }

    /// Open offers at an office, the earliest deadline first.
    pub async fn open_offers_at(&self, office: &OfficeId) -> Result<List, StoreError> {
        let sql = "SELECT waiting AS id FROM offer WHERE ended IS NULL AND office = $1";
        let rows = self.all(sql, &[office.as_str().into()]).await?;
        Source::Store(self).list(&ids(&rows, "id")?).await
    }

    /// How offers at an office that ended since an instant did so, and how many.
    pub async fn offers_ended(&self, office: &OfficeId, from: Timestamp) -> Result<BTreeMap<Ended, i64>, StoreError> {
        let sql = "SELECT ended, COUNT(*) AS number FROM offer WHERE ended_at >= $2 AND office = $1 GROUP BY ended";
        let rows = self.all(sql, &[office.as_str().into(), from.into()]).await?;
        let ended = |row: &Row| {
            let ended = consistent("offer", "ended", &row.text("ended")?, Ended::parse)?;
            Ok((ended, row.int("number")?))
        };
        rows.iter().map(ended).collect()
    }
}

impl Tx {
    /// Notes that these have been looked for among what cools.
    pub async fn unfresh(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
        for entry in entries {
            // One that has changed meanwhile is looked for again.
            let sql =
                "UPDATE waiting SET fresh = 0 WHERE id = $1 AND wish = $2 AND state = $3 AND COALESCE(has, -1) = $4";
            let has = entry.has.map_or(-1, Timestamp::as_second);
            let values = [entry.id.as_str().into(), json(&entry.wish).into(), entry.state.as_str().into(), has.into()];
            self.exec(sql, &values).await?;
        }
        Ok(())
    }

    /// Forgets places in line that ended before an instant, with what they were offered. Gives how many.
    pub async fn forget_waiting(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        for table in ["offer", "waiting_person"] {
            let sql = format!("DELETE FROM {table} WHERE waiting IN (SELECT id FROM waiting WHERE ended_at < $1)");
            self.exec(AssertSqlSafe(sql), &[before.into()]).await?;
        }
        self.exec("DELETE FROM waiting WHERE ended_at < $1", &[before.into()]).await
    }

    /// Forgets every place in line of an account that ends. What is still offered to it is for the next in line.
    pub(crate) async fn forget_waiting_of(&mut self, account: &Value, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE hold SET waiting = 'listed', expires_at = $2 WHERE waiting = 'promised' AND id IN
                     (SELECT offer.hold FROM offer JOIN waiting ON waiting.id = offer.waiting
                      WHERE waiting.account = $1 AND offer.ended IS NULL)";
        self.exec(sql, &[account.clone(), now.into()]).await?;
        for table in ["offer", "waiting_person"] {
            let sql = format!("DELETE FROM {table} WHERE waiting IN (SELECT id FROM waiting WHERE account = $1)");
            self.exec(AssertSqlSafe(sql), std::slice::from_ref(account)).await?;
        }
        self.exec("DELETE FROM waiting WHERE account = $1", std::slice::from_ref(account)).await?;
        Ok(())
    }

    /// Saves places in line and offers as they are now.
    pub(crate) async fn save_list(
        &mut self,
        entries: &BTreeMap<&EntryId, &Entry>,
        offers: &BTreeMap<&OfferId, &Offer>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let ids = entries.keys().map(|id| id.as_str().into());
        self.delete("waiting_person", "waiting", ids).await?;
        let rows = entries.values().map(|entry| {
            vec![
                entry.id.as_str().into(),
                entry.account.as_str().into(),
                entry.wish.errand.as_str().into(),
                json(&entry.wish).into(),
                entry.since.into(),
                entry.state.as_str().into(),
                entry.invitation.as_ref().map(InvitationId::as_str).into(),
                entry.book_by.map(|date| date.to_string()).as_deref().into(),
                entry.has.into(),
                entry.missed.into(),
                entry.phone_only.into(),
                (!entry.state.is_open()).then_some(now).into(),
                (entry.state == State::Waiting).into(),
                entry.wish.latest.to_string().into(),
            ]
        });
        let table = "waiting (id, account, errand, wish, since, state, invitation, book_by, has, missed, phone_only, \
                     ended_at, fresh, last_day)";
        let or = "ON CONFLICT (id) DO UPDATE SET wish = excluded.wish, state = excluded.state,
                    book_by = excluded.book_by, has = excluded.has, missed = excluded.missed,
                    phone_only = excluded.phone_only, ended_at = excluded.ended_at, fresh = excluded.fresh,
                    last_day = excluded.last_day";
        self.insert_or(table, rows.collect(), or).await?;
        let rows = entries.values().flat_map(|entry| persons(entry));
        self.insert("waiting_person (waiting, person, errand, own, open)", rows.collect()).await?;
        let rows = offers.values().map(|offer| {
            vec![
                offer.id.as_str().into(),
                offer.entry.as_str().into(),
                offer.hold.as_str().into(),
                offer.spot.office.as_str().into(),
                offer.spot.starts_at.into(),
                offer.made_at.into(),
                offer.until.into(),
                json(&offer.reason).into(),
                offer.ended.map(Ended::as_str).into(),
                offer.ended.map(|_| now).into(),
            ]
        });
        // What ends goes first, so that no unique index sees both.
        let (ended, open): (Vec<_>, Vec<_>) = rows.partition(|row: &Vec<Value>| row[8].text().is_some());
        let table = "offer (id, waiting, hold, office, starts_at, made_at, until, reason, ended, ended_at)";
        let or = "ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, ended_at = excluded.ended_at";
        self.insert_or(table, ended, or).await?;
        self.insert_or(table, open, or).await
    }
}

/// Those who come, each with an errand, and those whose place it is besides.
fn persons(entry: &Entry) -> impl Iterator<Item = Vec<Value>> {
    let open = entry.state.is_open();
    let comes = |person: &PersonId| entry.wish.party.iter().any(|comer| comer.person == *person);
    let row = move |person: &PersonId, errand: &str| {
        let own = entry.persons.contains(person);
        vec![entry.id.as_str().into(), person.as_str().into(), errand.into(), own.into(), open.into()]
    };
    let unique: BTreeSet<(&PersonId, &str)> =
        entry.wish.party.iter().map(|comer| (&comer.person, comer.errand.as_str())).collect();
    let absent = entry.persons.iter().filter(move |person| !comes(person)).map(|person| (person, ""));
    unique.into_iter().chain(absent).map(move |(person, errand)| row(person, errand))
}

fn entry(row: &Row, persons: BTreeSet<PersonId>) -> Result<Entry, StoreError> {
    let date = row.maybe_text("book_by")?;
    Ok(Entry {
        id: EntryId(row.text("id")?),
        account: AccountId(row.text("account")?),
        persons,
        wish: consistent("waiting", "wish", &row.text("wish")?, parsed)?,
        since: row.instant("since")?,
        state: consistent("waiting", "state", &row.text("state")?, State::parse)?,
        invitation: row.maybe_text("invitation")?.map(InvitationId),
        book_by: date.map(|date| consistent("waiting", "book_by", &date, |text| text.parse().ok())).transpose()?,
        has: row.maybe_instant("has")?,
        missed: row.int("missed")?,
        phone_only: row.int("phone_only")? == 1,
    })
}

fn offer(row: &Row) -> Result<Offer, StoreError> {
    let ended = row.maybe_text("ended")?;
    Ok(Offer {
        id: OfferId(row.text("id")?),
        entry: EntryId(row.text("waiting")?),
        hold: HoldId(row.text("hold")?),
        spot: Spot { office: OfficeId(row.text("office")?), starts_at: row.instant("starts_at")? },
        made_at: row.instant("made_at")?,
        until: row.instant("until")?,
        reason: consistent("offer", "reason", &row.text("reason")?, parsed)?,
        ended: ended.map(|ended| consistent("offer", "ended", &ended, Ended::parse)).transpose()?,
    })
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("plain values have JSON")
}

fn parsed<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}
