//! Old bookings: which are in the ledger, and who has proved that one is theirs.

mod upload;

pub use upload::LegacyUpload;

use crate::booking::{Source, ids};
use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::ledger::Plan;
use crate::slot::{SLOT, slot};
use crate::sql::{Row, Value};
use besok_core::account::{Email, Phone};
use besok_core::booking::Booking;
use besok_core::id::BookingId;
use besok_core::ledger::{Facts, Imported};
use besok_core::legacy::{Counts, Known, OldReference};
use besok_core::slot::Slot;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// What was typed for an old booking, in one browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyProof {
    /// A digest of the browser's secret.
    pub id: String,
    /// A digest of the reference that was typed.
    pub typed: String,
    /// The booking; none if nothing fits what was typed.
    pub booking: Option<BookingId>,
    /// The code, sealed under the browser's secret.
    pub code: String,
    /// How many codes were typed.
    pub tries: i64,
    /// From which network.
    pub network: String,
    /// When the reference was typed.
    pub created_at: Timestamp,
    /// Until when the code, or what it proved, holds.
    pub expires_at: Timestamp,
    /// When the right code was typed.
    pub proved_at: Option<Timestamp>,
}

impl Store {
    /// The booking with a reference of the old system, whatever it has become.
    pub async fn old_booking(&self, reference: &OldReference) -> Result<Option<Booking>, StoreError> {
        let rows = self.all("SELECT booking AS id FROM legacy WHERE reference = $1", &[reference.key().into()]).await?;
        Ok(Source::Store(self).bookings(&ids(&rows, "id")?).await?.pop())
    }

    /// What the old system called a booking; none if it was not made there.
    pub async fn old_reference(&self, booking: &BookingId) -> Result<Option<String>, StoreError> {
        let rows = self.all("SELECT written FROM legacy WHERE booking = $1", &[booking.as_str().into()]).await?;
        rows.first().map(|row| row.text("written")).transpose()
    }

    /// Digests of the lines of those old bookings that are in, by the keys of their references.
    pub async fn old_digests(&self, keys: &[&str]) -> Result<HashMap<String, String>, StoreError> {
        let keys: Vec<Value> = keys.iter().map(|key| (*key).into()).collect();
        let rows = Source::Store(self).among("SELECT reference, digest FROM legacy WHERE reference", &keys, "").await?;
        rows.iter().map(|row| Ok((row.text("reference")?, row.text("digest")?))).collect()
    }

    /// The slots on which old bookings lie that are still to come.
    pub async fn old_slots(&self, now: Timestamp) -> Result<Vec<Slot>, StoreError> {
        let sql = format!(
            "SELECT {SLOT} FROM slot WHERE key IN
                 (SELECT booking_place.slot FROM booking JOIN booking_place ON booking_place.booking = booking.id
                  WHERE booking.origin = 'legacy' AND booking.state = 'booked' AND booking.ends_at > $1)
             ORDER BY key"
        );
        self.all(AssertSqlSafe(sql), &[now.into()]).await?.iter().map(slot).collect()
    }

    /// Whether an old booking is still to come, or under way, outside My Page.
    pub async fn has_old_bookings(&self, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM booking WHERE origin = 'legacy' AND state = 'booked' AND ends_at > $1 LIMIT 1";
        Ok(!self.all(sql, &[now.into()]).await?.is_empty())
    }

    /// How the old bookings stand.
    pub async fn count_old_bookings(&self, now: Timestamp) -> Result<Counts, StoreError> {
        let sql = "
            SELECT COUNT(*) AS imported,
                   COUNT(CASE WHEN to_come = 1 AND origin = 'legacy' THEN 1 END) AS to_come,
                   COUNT(CASE WHEN to_come = 1 AND origin = 'legacy' AND email = '' AND phone IS NULL THEN 1 END)
                       AS unreached,
                   COUNT(CASE WHEN origin <> 'legacy' THEN 1 END) AS taken_over,
                   COUNT(CASE WHEN origin = 'legacy' AND state = 'cancelled' THEN 1 END) AS cancelled,
                   COUNT(CASE WHEN origin = 'legacy' AND state <> 'cancelled' AND to_come = 0 THEN 1 END) AS past,
                   MAX(CASE WHEN to_come = 1 AND origin = 'legacy' THEN ends_at END) AS last
            FROM (SELECT booking.origin, booking.state, booking.ends_at, account.email, account.phone,
                         CASE WHEN booking.state = 'booked' AND booking.ends_at > $1 THEN 1 ELSE 0 END AS to_come
                  FROM legacy JOIN booking ON booking.id = legacy.booking
                  JOIN account ON account.id = booking.account) AS old";
        let rows = self.all(sql, &[now.into()]).await?;
        let Some(row) = rows.first() else { return Ok(Counts::default()) };
        Ok(Counts {
            imported: row.int("imported")?,
            to_come: row.int("to_come")?,
            unreached: row.int("unreached")?,
            taken_over: row.int("taken_over")?,
            cancelled: row.int("cancelled")?,
            past: row.int("past")?,
            last: row.maybe_instant("last")?,
        })
    }

    /// What was typed in the browser with this secret, given as a digest.
    pub async fn legacy_proof(&self, id: &str) -> Result<Option<LegacyProof>, StoreError> {
        let rows = self.all("SELECT * FROM legacy_proof WHERE id = $1", &[id.into()]).await?;
        rows.first().map(proof).transpose()
    }
}

fn proof(row: &Row) -> Result<LegacyProof, StoreError> {
    Ok(LegacyProof {
        id: row.text("id")?,
        typed: row.text("typed")?,
        booking: row.maybe_text("booking")?.map(BookingId),
        code: row.text("code")?,
        tries: row.int("tries")?,
        network: row.text("network")?,
        created_at: row.instant("created_at")?,
        expires_at: row.instant("expires_at")?,
        proved_at: row.maybe_instant("proved_at")?,
    })
}

impl Tx {
    /// When a reference was typed since an instant, in order; given as a digest.
    pub async fn legacy_tries(&mut self, typed: &str, since: Timestamp) -> Result<Vec<Timestamp>, StoreError> {
        let sql = "SELECT created_at FROM legacy_proof WHERE typed = $1 AND created_at > $2 ORDER BY created_at";
        self.all(sql, &[typed.into(), since.into()]).await?.iter().map(|row| row.instant("created_at")).collect()
    }

    /// How many references were typed since an instant, from a network and in all.
    pub async fn count_legacy_tries(&mut self, network: &str, since: Timestamp) -> Result<(i64, i64), StoreError> {
        let sql = "SELECT (SELECT COUNT(*) FROM legacy_proof WHERE network = $1 AND created_at > $2) AS here,
                          (SELECT COUNT(*) FROM legacy_proof WHERE created_at > $2) AS everywhere";
        let rows = self.all(sql, &[network.into(), since.into()]).await?;
        rows.first().map_or(Ok((0, 0)), |row| Ok((row.int("here")?, row.int("everywhere")?)))
    }

    /// Notes what was typed.
    pub async fn put_legacy_proof(&mut self, proof: &LegacyProof) -> Result<(), StoreError> {
        let values = [
            proof.id.as_str().into(),
            proof.typed.as_str().into(),
            proof.booking.as_ref().map(BookingId::as_str).into(),
            proof.code.as_str().into(),
            proof.tries.into(),
            proof.network.as_str().into(),
            proof.created_at.into(),
            proof.expires_at.into(),
            proof.proved_at.into(),
        ];
        let sql = "INSERT INTO legacy_proof
                       (id, typed, booking, code, tries, network, created_at, expires_at, proved_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Counts one more try of a code, if it has had fewer than so many and still holds. Gives how many it has had.
    pub async fn try_legacy_code(&mut self, id: &str, now: Timestamp, most: i64) -> Result<Option<i64>, StoreError> {
        let sql = "UPDATE legacy_proof SET tries = tries + 1
                   WHERE id = $1 AND tries < $2 AND expires_at > $3 AND proved_at IS NULL RETURNING tries";
        let rows = self.all(sql, &[id.into(), most.into(), now.into()]).await?;
        rows.first().map(|row| row.int("tries")).transpose()
    }

    /// Notes that the right code was typed, under a new secret. Gives whether it is the first time.
    pub async fn prove_legacy(
        &mut self,
        id: &str,
        (new, expires_at): (&str, Timestamp),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE legacy_proof SET id = $2, expires_at = $3, proved_at = $4
                   WHERE id = $1 AND proved_at IS NULL AND booking IS NOT NULL";
        Ok(self.exec(sql, &[id.into(), new.into(), expires_at.into(), now.into()]).await? == 1)
    }

    /// Ends what was proved in the browser with this secret.
    pub async fn end_legacy_proof(&mut self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        self.exec("UPDATE legacy_proof SET expires_at = $2 WHERE id = $1", &[id.into(), now.into()]).await?;
        Ok(())
    }

    /// Forgets what was typed before an instant.
    pub async fn forget_legacy_proofs(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        let sql = "DELETE FROM legacy_proof WHERE created_at < $1 AND expires_at < $1";
        self.exec(sql, &[before.into()]).await
    }

    /// What is known of the old bookings that a plan imports.
    pub(crate) async fn read_old_bookings(&mut self, plan: &Plan, facts: &mut Facts<'_>) -> Result<(), StoreError> {
        let keys: Vec<Value> = plan.old.iter().cloned().collect();
        let select = "SELECT reference, booking, digest FROM legacy WHERE reference";
        for row in Source::Tx(self).among(select, &keys, "").await? {
            let known = Known { booking: BookingId(row.text("booking")?), digest: row.text("digest")? };
            facts.old.insert(row.text("reference")?, known);
        }
        Ok(())
    }

    /// The account and the person of each old booking that came in. Their names are read in afterwards, by the worker
    /// that learns names: an import has other things to do.
    pub(crate) async fn insert_old_people(&mut self, imported: &[&Imported]) -> Result<(), StoreError> {
        let each = |row: fn(&Imported) -> Vec<Value>| imported.iter().map(|imported| row(imported)).collect::<Vec<_>>();
        let accounts = each(|Imported { import, at, .. }| {
            let email = import.old.email.as_ref().map_or("", Email::as_str);
            let (id, phone) = (import.account.as_str(), import.old.phone.as_ref().map(Phone::as_str));
            let language = import.old.language.tag();
            let [at1, at2, at3]: [Value; 3] = [(*at).into(), (*at).into(), (*at).into()];
            vec![id.into(), "legacy".into(), id.into(), email.into(), language.into(), phone.into(), at1, at2, at3]
        });
        let table = "account (id, kind, subject, email, language, phone, created_at, email_since, seen_at)";
        self.insert(table, accounts).await?;
        let persons = each(|Imported { import, at, .. }| {
            let person = import.old.person(&import.person);
            let born = person.birth_date.to_string();
            let [id, name, level] = [person.id.as_str(), person.name.as_str(), person.protection.as_str()];
            vec![id.into(), name.into(), born.into(), level.into(), (*at).into()]
        });
        self.insert("person (id, name, birth_date, protection, created_at)", persons).await?;
        let relations = each(|Imported { import, .. }| {
            vec![import.account.as_str().into(), import.person.as_str().into(), "self".into(), 1.into(), 0.into()]
        });
        self.insert("account_person (account, person, relation, number, hidden)", relations).await
    }

    /// Which booking each old one became.
    pub(crate) async fn insert_old_references(&mut self, imported: &[&Imported]) -> Result<(), StoreError> {
        let row = |imported: &&Imported| {
            let Imported { import, booking, at } = imported;
            let reference = &import.old.reference;
            let texts = [reference.key(), reference.as_str(), booking.as_str(), &import.digest];
            texts.map(Value::from).into_iter().chain([(*at).into()]).collect()
        };
        let rows = imported.iter().map(row).collect();
        self.insert("legacy (reference, written, booking, digest, imported_at)", rows).await
    }
}
