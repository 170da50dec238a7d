//! Bookings whose people are forgotten. What counts stays: office, errand, time, state, minutes, and how many came. In
//! place of the people stand the first, the second … who are nobody, the same for every booking.

use crate::booking::Source;
use crate::engine::Tx;
use crate::error::StoreError;
use crate::sql::Value;
use sqlx::AssertSqlSafe;
use std::collections::BTreeMap;

/// The account that emptied bookings have, and what their people are called, with a number after it.
pub(super) const NOBODY: &str = "nobody";

/// Rows of `party` by booking: person, errand and case.
type Parties = BTreeMap<String, Vec<[String; 3]>>;

impl Tx {
    /// Empties bookings, whose rows are locked.
    pub(super) async fn empty_bookings(&mut self, bookings: &[Value]) -> Result<(), StoreError> {
        let mut parties = Parties::new();
        let select = "SELECT booking, person, errand, case_file FROM party WHERE booking";
        for row in Source::Tx(self).among(select, bookings, "").await? {
            let member = [row.text("person")?, row.text("errand")?, row.text("case_file")?];
            parties.entry(row.text("booking")?).or_default().push(member);
        }
        let people = parties.values().map(|party| places(party, 0).len()).max().unwrap_or_default();
        self.make_nobody(people).await?;
        let rows: Vec<Vec<Value>> = parties.iter().flat_map(|(booking, party)| emptied(booking, party)).collect();
        if !rows.is_empty() {
            let (new, values) = self.table(rows);
            let sql = format!(
                "UPDATE party SET person = new.column5, case_file = new.column6, active = 0 FROM {new} AS new
                 WHERE party.booking = new.column1 AND party.person = new.column2
                   AND party.errand = new.column3 AND party.case_file = new.column4"
            );
            self.exec(AssertSqlSafe(sql), &values).await?;
        }
        // What was needed at a visit is nobody's any more.
        for table in ["reminder", "interpreter", "legacy", "legacy_proof"] {
            self.delete(table, "booking", bookings.iter().cloned()).await?;
        }
        let any_of = self.any_of();
        // What happened stays for the figures; what colleagues wrote goes.
        let sql = format!("UPDATE visit SET note = '' WHERE booking {any_of}");
        self.exec(AssertSqlSafe(sql), &[Value::List(bookings.to_vec())]).await?;
        let sql = format!(
            "UPDATE booking SET account = '{NOBODY}', state = CASE state WHEN 'booked' THEN 'past' ELSE state END
             WHERE id {any_of}"
        );
        self.exec(AssertSqlSafe(sql), &[Value::List(bookings.to_vec())]).await?;
        Ok(())
    }

    /// Makes sure that there is an account of nobody, and so many who are nobody.
    async fn make_nobody(&mut self, people: usize) -> Result<(), StoreError> {
        let sql = "INSERT INTO account (id, kind, subject, email, language, created_at, email_since, ended_at)
                   VALUES ($1, 'ended', $1, '', 'sv', 0, 0, 0) ON CONFLICT DO NOTHING";
        self.exec(sql, &[NOBODY.into()]).await?;
        let nobody =
            |number: usize| vec![name(number).into(), "–".into(), "0000-00-00".into(), "none".into(), 0.into()];
        let table = "person (id, name, birth_date, protection, created_at)";
        self.insert_missing(table, (1..=people).map(nobody).collect()).await
    }
}

fn name(number: usize) -> String {
    format!("{NOBODY}-{number}")
}

/// The different values in a column of a party, in order: their places number who they were.
fn places(party: &[[String; 3]], column: usize) -> Vec<&str> {
    let mut values: Vec<&str> = party.iter().map(|member| member[column].as_str()).collect();
    values.sort_unstable();
    values.dedup();
    values
}

/// What each row of a party was, and who it is then. People and cases that differ still do.
fn emptied(booking: &str, party: &[[String; 3]]) -> Vec<Vec<Value>> {
    let (people, cases) = (places(party, 0), places(party, 2));
    let number = |values: &[&str], value: &str| 1 + values.iter().position(|known| *known == value).unwrap_or(0);
    let row = |[person, errand, case_file]: &[String; 3]| {
        let case = if case_file.is_empty() { String::new() } else { number(&cases, case_file).to_string() };
        let new: [Value; 2] = [name(number(&people, person)).into(), case.into()];
        let old: [Value; 4] =
            [booking.into(), person.as_str().into(), errand.as_str().into(), case_file.as_str().into()];
        old.into_iter().chain(new).collect()
    };
    party.iter().map(row).collect()
}
