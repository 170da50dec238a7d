//! The yardstick of `besok load ledger`: one transaction for each booking, as a careful program without a ledger would
//! make it. Same tables, constraints and indexes; the person is locked, the key claimed, the place counted under its
//! condition, and the booking, its party, its message and its event are written. No rule is decided.

use crate::engine::Tx;
use crate::error::StoreError;
use crate::sql::Value;
use sqlx::AssertSqlSafe;

/// Somebody who books, and what.
#[derive(Debug, Clone)]
pub struct Turn {
    /// Who comes.
    pub person: String,
    /// Whose account it is.
    pub account: String,
    /// The place that is taken.
    pub slot: i64,
    /// What for.
    pub errand: String,
    /// Where.
    pub office: String,
    /// From when, in seconds.
    pub starts_at: i64,
    /// The reference, unlike all others.
    pub reference: String,
}

/// What a confirmation is, as the outbox keeps it: as long as a real one.
const BODY: &str = r#"{"confirmed":{"starts_at":"2026-11-28T08:00:00Z","ends_at":"2026-11-28T08:10:00Z","office":"stockholm","errand":"passport-check","reference":"H3PX-7KCD","people":1,"sequence":0}}"#;

impl Tx {
    /// One booking. Gives whether there was a place.
    pub async fn book_alone(&mut self, turn: &Turn, now: i64) -> Result<bool, StoreError> {
        let id = |what: &str| Value::from(format!("01940000-0000-7000-8000-{what}{}", turn.reference));
        let (booking, person): (Value, Value) = (id("b"), turn.person.as_str().into());
        let key = [turn.account.as_str().into(), id("k"), "fingerprint".into(), now.into()];
        let sql = "INSERT INTO idempotency (actor, key, fingerprint, created_at) VALUES ($1, $2, $3, $4)
                   ON CONFLICT DO NOTHING";
        if self.exec(sql, &key).await? == 0 {
            return Ok(false);
        }
        self.lock("person", "id", std::slice::from_ref(&person)).await?;
        let sql = "SELECT booking FROM party WHERE person = $1 AND active = 1";
        if !self.all(sql, std::slice::from_ref(&person)).await?.is_empty() {
            return Ok(false);
        }
        let sql = "UPDATE slot SET taken = taken + 1, taken_public = taken_public + 1
                   WHERE key = $1 AND taken < planned AND taken_public < public_planned";
        if self.exec(sql, &[turn.slot.into()]).await? == 0 {
            return Ok(false);
        }
        let text = |text: &str| Value::from(text);
        let (office, errand, start) = (text(&turn.office), text(&turn.errand), Value::from(turn.starts_at));
        let sql =
            "INSERT INTO booking (id, reference, account, office, errand, starts_at, ends_at, pool, state, origin,
                                        sequence, created_at, changed_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $6 + 600, 'public', 'booked', 'my_page', 0, $7, $7)";
        let account = text(&turn.account);
        let values = [booking.clone(), text(&turn.reference), account, office, errand.clone(), start, now.into()];
        self.exec(sql, &values).await?;
        let sql = "INSERT INTO party (booking, person, errand, case_file, nth, minutes, active, added)
                   VALUES ($1, $2, $3, '', 1, 10, 1, 0)";
        self.exec(sql, &[booking.clone(), person, errand]).await?;
        let sql = "INSERT INTO booking_place (booking, slot, places) VALUES ($1, $2, 1)";
        self.exec(sql, &[booking.clone(), turn.slot.into()]).await?;
        let sql = "INSERT INTO outbox (id, channel, recipient, language, kind, body, state, attempts, due_at, error,
                                       created_at)
                   VALUES ($1, 'email', $2, 'sv', 'confirmed', $3, 'waiting', 0, $4, '', $4)";
        self.exec(sql, &[id("m"), "visitor@load.example".into(), BODY.into(), now.into()]).await?;
        let sql = "INSERT INTO event (id, at, actor, action, subject, detail) VALUES ($1, $2, $3, 'booked', $4, '{}')";
        self.exec(sql, &[id("e"), now.into(), turn.account.as_str().into(), booking]).await?;
        let sql = "UPDATE idempotency SET outcome = $3 WHERE actor = $1 AND key = $2";
        let [actor, key, ..] = key;
        self.exec(sql, &[actor, key, BODY.into()]).await?;
        Ok(true)
    }

    /// What pgbench takes its turns from: a table of them, a sequence, and the same transaction as a function.
    pub async fn make_yard(&mut self, turns: &[Turn]) -> Result<(), StoreError> {
        for sql in [
            "CREATE TABLE yard (n BIGINT PRIMARY KEY, person TEXT, account TEXT, slot BIGINT, errand TEXT, office TEXT,
                                starts_at BIGINT, reference TEXT)",
            "CREATE SEQUENCE yard_turn CACHE 1",
        ] {
            self.exec(sql, &[]).await?;
        }
        let row = |(n, turn): (usize, &Turn)| {
            let Turn { person, account, slot, errand, office, starts_at, reference } = turn.clone();
            let texts = [errand, office].map(Value::from);
            let head: [Value; 4] = [(n as i64 + 1).into(), person.into(), account.into(), slot.into()];
            head.into_iter().chain(texts).chain([starts_at.into(), reference.into()]).collect()
        };
        let rows: Vec<Vec<Value>> = turns.iter().enumerate().map(row).collect();
        self.insert("yard (n, person, account, slot, errand, office, starts_at, reference)", rows).await?;
        self.exec(AssertSqlSafe(include_str!("yardstick/function.sql").replace("BODY", BODY)), &[]).await?;
        Ok(())
    }

    /// Lets pgbench go on with the turn of this number.
    pub async fn take_turns_from(&mut self, turn: i64) -> Result<(), StoreError> {
        self.all("SELECT setval('yard_turn', $1, FALSE)", &[turn.into()]).await?;
        Ok(())
    }
}

/// The same transaction for pgbench, one statement after the other.
pub fn statements() -> String {
    include_str!("yardstick/statements.sql").replace("BODY", BODY)
}
/// The same for pgbench as one call.
pub const FUNCTION: &str = "SELECT yard_book();\n";
