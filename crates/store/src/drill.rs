//! What `besok drill check` looks up, to hold it against what visitors were answered.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::booking::State;
use jiff::Timestamp;
use std::collections::HashMap;

/// How a person's booking stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stood {
    /// Its reference.
    pub reference: String,
    /// Who comes.
    pub person: String,
    /// Where.
    pub office: String,
    /// When.
    pub starts_at: Timestamp,
    /// Whether it is to come, cancelled or past.
    pub state: State,
}

/// What must not be in any database at rest; each a list of what is wrong.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Lying {
    /// References of bookings that do not have just the places of their time.
    pub misplaced: Vec<String>,
    /// Persons with more than one booking to come for the same errand and case.
    pub doubled: Vec<String>,
    /// Holds that ran out before the given instant and are still there.
    pub stuck_holds: Vec<String>,
    /// Idempotency keys that were claimed and lead to nothing.
    pub open_claims: Vec<String>,
}

/// What the outbox says of the mails to people who have accounts.
#[derive(Debug, Default)]
pub struct Mails {
    /// How many were written, by person and kind.
    pub written: HashMap<(String, String), usize>,
    /// The state of each message that goes by mail: `waiting`, `sent` or `undeliverable`.
    pub states: HashMap<String, String>,
}

impl Tx {
    /// Lets everybody who is signed in be as if last seen at this instant, which may be to come.
    pub async fn see_sessions(&mut self, seen: Timestamp) -> Result<(), StoreError> {
        self.exec("UPDATE session SET seen_at = $1", &[seen.into()]).await?;
        Ok(())
    }

    /// Makes every message due that waits, whoever has leased it. Nobody may be sending one.
    pub async fn make_due(&mut self) -> Result<u64, StoreError> {
        self.exec("UPDATE outbox SET due_at = 0 WHERE state = 'waiting'", &[]).await
    }
}

impl Store {
    /// How every booking stands.
    pub async fn stood(&self) -> Result<Vec<Stood>, StoreError> {
        let sql = "SELECT booking.reference, party.person, booking.office, booking.starts_at, booking.state
                   FROM booking JOIN party ON party.booking = booking.id ORDER BY booking.id";
        let stood = |row: &Row| {
            Ok(Stood {
                reference: row.text("reference")?,
                person: row.text("person")?,
                office: row.text("office")?,
                starts_at: row.instant("starts_at")?,
                state: consistent("booking", "state", &row.text("state")?, State::parse)?,
            })
        };
        self.all(sql, &[]).await?.iter().map(stood).collect()
    }

    /// What must not be there: of holds, what ran out before an instant.
    pub async fn lying(&self, expired: Timestamp) -> Result<Lying, StoreError> {
        // A booking to come has all steps from its start to its end and no other; any other has none.
        let misplaced = "
            SELECT booking.reference AS name FROM booking LEFT JOIN (
                SELECT booking_place.booking, COUNT(DISTINCT slot.opening) AS openings, MIN(slot.starts_at) AS first,
                       MAX(slot.starts_at + slot.step * 60) AS last, CAST(SUM(slot.step * 60) AS BIGINT) AS seconds
                FROM booking_place JOIN slot ON slot.key = booking_place.slot GROUP BY booking_place.booking
            ) AS run ON run.booking = booking.id
            WHERE (booking.state = 'booked' AND
                   (run.booking IS NULL OR run.openings <> 1 OR run.first <> booking.starts_at
                    OR run.last < booking.ends_at OR run.seconds <> run.last - run.first))
               OR (booking.state = 'cancelled' AND run.booking IS NOT NULL)
            ORDER BY 1";
        let doubled = "SELECT person AS name FROM party WHERE active = 1
                       GROUP BY person, errand, case_file HAVING COUNT(*) > 1 ORDER BY 1";
        let stuck_holds = "SELECT id AS name FROM hold WHERE expires_at < $1 ORDER BY 1";
        let open_claims = "SELECT actor || ' ' || key AS name FROM idempotency WHERE outcome IS NULL ORDER BY 1";
        let names = async |sql: &'static str, values: &[Value]| {
            let rows = self.all(sql, values).await?;
            rows.iter().map(|row: &Row| row.text("name")).collect::<Result<Vec<_>, StoreError>>()
        };
        Ok(Lying {
            misplaced: names(misplaced, &[]).await?,
            doubled: names(doubled, &[]).await?,
            stuck_holds: names(stuck_holds, &[expired.into()]).await?,
            open_claims: names(open_claims, &[]).await?,
        })
    }

    /// What became of the mails.
    pub async fn mails(&self) -> Result<Mails, StoreError> {
        let written = "SELECT account_person.person, outbox.kind, COUNT(*) AS number
                       FROM outbox JOIN account ON account.email = outbox.recipient
                       JOIN account_person ON account_person.account = account.id AND account_person.relation = 'self'
                       WHERE outbox.channel = 'email' GROUP BY account_person.person, outbox.kind";
        let mut mails = Mails::default();
        for row in self.all(written, &[]).await? {
            let count = usize::try_from(row.int("number")?).unwrap_or(0);
            mails.written.insert((row.text("person")?, row.text("kind")?), count);
        }
        for row in self.all("SELECT id, state FROM outbox WHERE channel = 'email'", &[]).await? {
            mails.states.insert(row.text("id")?, row.text("state")?);
        }
        Ok(mails)
    }
}
