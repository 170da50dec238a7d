//! What unusual patterns are read from. Each query is bounded by its days, and by how many rows it looks at, the newest
//! of them first.

use crate::booking::Source;
use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::{Row, Value};
use besok_core::id::{AccountId, OfficeId, PersonId};
use besok_core::pattern::{CANCELLED, Deeds, HANDED_SECONDS, LET_GO, MISSED, MOVED};
use besok_core::search::{number, words};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// So many events, bookings or persons at most are looked at.
const LOOKED_AT: i64 = 50_000;
/// So many new persons at most are compared with everybody.
const COMPARED: i64 = 1_000;
/// So many of a pattern at most are given.
const GIVEN: i64 = 50;

/// An account or a person whose pattern is unusual, with another one where it takes two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// Which.
    pub who: T,
    /// With whom.
    pub other: Option<T>,
    /// How often.
    pub times: i64,
    /// When it was last so.
    pub last_at: Timestamp,
}

/// A name as it is compared with others as a whole: its words, in whatever order.
fn whole(name: &str) -> i64 {
    let mut words = words(name);
    words.sort();
    number(&words.join(" "))
}

impl Store {
    /// What accounts did since an instant that did much of something.
    pub async fn busy_accounts(&self, since: Timestamp) -> Result<Vec<(AccountId, Deeds)>, StoreError> {
        let actions = ["hold.made", "booking.made", "booking.moved", "booking.changed", "booking.cancelled"];
        let one = |(at, action): (usize, &str)| {
            format!(
                "SELECT actor, action, at FROM (SELECT actor, action, at FROM event WHERE action = '{action}'
                 AND at >= $1 ORDER BY at DESC, id DESC LIMIT {LOOKED_AT}) AS some{at}"
            )
        };
        let some: Vec<String> = actions.into_iter().enumerate().map(one).collect();
        let sum = |actions: &str| format!("CAST(SUM(CASE WHEN action IN ({actions}) THEN 1 ELSE 0 END) AS BIGINT)");
        let [held, used, moved, cancelled] = [
            sum("'hold.made'"),
            sum("'booking.made', 'booking.moved', 'booking.changed'"),
            sum("'booking.moved'"),
            sum("'booking.cancelled'"),
        ];
        let sql = format!(
            "SELECT actor, {held} AS held, {used} AS used, {moved} AS moved, {cancelled} AS cancelled,
                 MAX(at) AS last_at
             FROM ({}) AS deed WHERE SUBSTR(actor, 1, 8) = 'account:' GROUP BY actor
             HAVING {held} - {used} >= {LET_GO} OR {moved} >= {MOVED} OR {cancelled} >= {CANCELLED}
             ORDER BY held DESC, actor LIMIT {}",
            some.join(" UNION ALL "),
            3 * GIVEN
        );
        let deeds = |row: &Row| {
            let deeds = Deeds {
                held: row.int("held")?,
                used: row.int("used")?,
                moved: row.int("moved")?,
                cancelled: row.int("cancelled")?,
                last_at: row.instant("last_at")?,
            };
            Ok((AccountId(row.text("actor")?["account:".len()..].to_owned()), deeds))
        };
        self.all(AssertSqlSafe(sql), &[since.into()]).await?.iter().map(deeds).collect()
    }

    /// Accounts whose cancelled time another account had within seconds, unless the waiting list offered it.
    pub async fn handed_over(&self, since: Timestamp) -> Result<Vec<Found<AccountId>>, StoreError> {
        let sql = format!(
            "SELECT gave.account AS who, took.account AS other, COUNT(*) AS times, MAX(took.created_at) AS last_at
             FROM (SELECT subject, at FROM event WHERE action = 'booking.cancelled' AND at >= $1
                   ORDER BY at DESC, id DESC LIMIT {LOOKED_AT}) AS cancelled
             JOIN booking AS gave ON gave.id = cancelled.subject
             JOIN booking AS took ON took.office = gave.office AND took.starts_at = gave.starts_at
               AND took.created_at >= cancelled.at AND took.created_at <= cancelled.at + {HANDED_SECONDS}
               AND took.account <> gave.account
             WHERE gave.account <> 'nobody' AND took.account <> 'nobody'
               AND NOT EXISTS (SELECT 1 FROM waiting JOIN offer ON offer.waiting = waiting.id
                               WHERE waiting.account = took.account AND offer.office = took.office
                                 AND offer.starts_at = took.starts_at AND offer.ended = 'taken')
             GROUP BY gave.account, took.account ORDER BY times DESC, last_at DESC LIMIT {GIVEN}"
        );
        let found = |row: &Row| found(row, AccountId);
        self.all(AssertSqlSafe(sql), &[since.into()]).await?.iter().map(found).collect()
    }

    /// Persons who did not come to several bookings at these offices, on days on which others were registered there.
    pub async fn missed(
        &self,
        offices: &[OfficeId],
        (since, now): (Timestamp, Timestamp),
    ) -> Result<Vec<Found<PersonId>>, StoreError> {
        let offices: Vec<Value> = offices.iter().map(|office| office.as_str().into()).collect();
        let select = "SELECT party.person AS who, COUNT(DISTINCT due.id) AS times, MAX(due.starts_at) AS last_at
            FROM (SELECT id, office, starts_at FROM booking WHERE office";
        let rest = format!(
            "AND starts_at >= {} AND starts_at < {} AND ends_at < {1} AND state <> 'cancelled'
               ORDER BY starts_at DESC LIMIT {LOOKED_AT}) AS due
             JOIN party ON party.booking = due.id
             WHERE NOT EXISTS (SELECT 1 FROM visit WHERE visit.booking = due.id AND visit.starts_at = due.starts_at
                                 AND visit.stage IN ('waiting', 'called', 'serving', 'done'))
               AND EXISTS (SELECT 1 FROM visit WHERE visit.office = due.office
                             AND visit.arrived_at > due.starts_at - 43200 AND visit.arrived_at < due.starts_at + 43200)
             GROUP BY party.person HAVING COUNT(DISTINCT due.id) >= {MISSED}
             ORDER BY times DESC, last_at DESC LIMIT {GIVEN}",
            since.as_second(),
            now.as_second()
        );
        let rows = Source::Store(self).among(select, &offices, &rest).await?;
        let found = |row: &Row| {
            let (times, last_at) = (row.int("times")?, row.instant("last_at")?);
            Ok(Found { who: PersonId(row.text("who")?), other: None, times, last_at })
        };
        rows.iter().map(found).collect()
    }

    /// Persons who came into an account since an instant and have the name and date of birth of somebody of another one.
    pub async fn new_namesakes(&self, since: Timestamp) -> Result<Vec<Found<PersonId>>, StoreError> {
        let of = format!(
            "(SELECT id, birth_date, whole_name, created_at FROM person WHERE created_at >= $1
              ORDER BY created_at DESC LIMIT {COMPARED})"
        );
        let sql = format!("{} ORDER BY last_at DESC LIMIT {GIVEN}", namesakes(&of));
        let found = |row: &Row| found(row, PersonId);
        self.all(AssertSqlSafe(sql), &[since.into()]).await?.iter().map(found).collect()
    }

    /// Persons of other accounts with this one's name and date of birth.
    pub async fn namesakes_of(&self, person: &PersonId) -> Result<Vec<PersonId>, StoreError> {
        let sql = format!("{} ORDER BY other LIMIT {GIVEN}", namesakes("(SELECT * FROM person WHERE id = $1)"));
        let rows = self.all(AssertSqlSafe(sql), &[person.as_str().into()]).await?;
        rows.iter().map(|row| Ok(PersonId(row.text("other")?))).collect()
    }

    /// Of each account the person whose it is.
    pub async fn selves_of(&self, accounts: &[AccountId]) -> Result<HashMap<AccountId, PersonId>, StoreError> {
        let accounts: Vec<Value> = accounts.iter().map(|account| account.as_str().into()).collect();
        let select = "SELECT account, person FROM account_person WHERE relation = 'self' AND account";
        let rows = Source::Store(self).among(select, &accounts, "").await?;
        rows.iter().map(|row| Ok((AccountId(row.text("account")?), PersonId(row.text("person")?)))).collect()
    }

    /// Which of these persons are of an account that is restricted.
    pub async fn restricted_among(&self, persons: &[PersonId], now: Timestamp) -> Result<Vec<PersonId>, StoreError> {
        let persons: Vec<Value> = persons.iter().map(|person| person.as_str().into()).collect();
        let select = format!(
            "SELECT account_person.person FROM account_person
             JOIN restriction ON restriction.account = account_person.account AND restriction.lifted_at IS NULL
               AND (restriction.until IS NULL OR restriction.until > {})
             WHERE account_person.relation <> 'represented' AND account_person.person",
            now.as_second()
        );
        let rows = Source::Store(self).among(&select, &persons, "").await?;
        rows.iter().map(|row| Ok(PersonId(row.text("person")?))).collect()
    }
}

/// The persons of a table, each with those of other accounts who have the same name and date of birth. Each old booking
/// has an account of its own: those are left out.
fn namesakes(of: &str) -> String {
    format!(
        "SELECT one.id AS who, other.id AS other, CAST(1 AS BIGINT) AS times, one.created_at AS last_at
         FROM {of} AS one
         JOIN person AS other ON other.birth_date = one.birth_date AND other.whole_name = one.whole_name
           AND other.id <> one.id
         JOIN account_person AS here ON here.person = one.id AND here.relation <> 'represented'
         JOIN account_person AS there ON there.person = other.id AND there.relation <> 'represented'
           AND there.account <> here.account
         JOIN account AS mine ON mine.id = here.account AND mine.kind <> 'legacy'
         JOIN account AS theirs ON theirs.id = there.account AND theirs.kind <> 'legacy'"
    )
}

fn found<T>(row: &Row, id: impl Fn(String) -> T) -> Result<Found<T>, StoreError> {
    let (times, last_at) = (row.int("times")?, row.instant("last_at")?);
    Ok(Found { who: id(row.text("who")?), other: Some(id(row.text("other")?)), times, last_at })
}

impl Tx {
    /// Notes the whole names of persons, by which they are compared.
    pub(crate) async fn learn_whole_names(&mut self, persons: &[(&str, &str)]) -> Result<(), StoreError> {
        let rows: Vec<Vec<Value>> = persons.iter().map(|(id, name)| vec![(*id).into(), whole(name).into()]).collect();
        if rows.is_empty() {
            return Ok(());
        }
        let (new, values) = self.table(rows);
        let sql = format!("UPDATE person SET whole_name = new.column2 FROM {new} AS new WHERE person.id = new.column1");
        self.exec(AssertSqlSafe(sql), &values).await?;
        Ok(())
    }

    /// Reads in some of the persons whose whole names are not known yet; gives how many.
    pub async fn learn_some_whole_names(&mut self, at_once: i64) -> Result<usize, StoreError> {
        let sql = format!(
            "SELECT id, name FROM person WHERE id IN
               (SELECT id FROM person WHERE whole_name IS NULL ORDER BY id LIMIT $1 {})",
            self.skip_locked()
        );
        let rows = self.all(AssertSqlSafe(sql), &[at_once.into()]).await?;
        let persons: Vec<(String, String)> =
            rows.iter().map(|row| Ok((row.text("id")?, row.text("name")?))).collect::<Result<_, StoreError>>()?;
        let persons: Vec<(&str, &str)> = persons.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
        self.learn_whole_names(&persons).await?;
        Ok(persons.len())
    }
}
