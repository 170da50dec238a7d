//! A very large agency for `besok load-scale`: times of many openings, and visits of years.

use super::crowd::reference;
use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::Value;
use sqlx::AssertSqlSafe;

impl Store {
    /// How many bytes the database has on the disk, as far as it says so.
    pub async fn bytes(&self) -> Result<i64, StoreError> {
        let sql = if self.has_nodes() {
            "SELECT pg_database_size(current_database()) AS number"
        } else {
            "SELECT page_count * page_size AS number FROM pragma_page_count(), pragma_page_size()"
        };
        self.number(sql, &[]).await
    }
}

impl Tx {
    /// Makes free slots of the openings number `from` to `to` - 1, each of them at these minutes since 1970.
    pub async fn make_slots(
        &mut self,
        (from, to): (i64, i64),
        minutes: &[i64],
        (step, places): (i64, i64),
    ) -> Result<(), StoreError> {
        let (minute, mut values) = self.table(minutes.iter().map(|minute| vec![(*minute).into()]).collect());
        let (first, end) = (values.len() + 1, values.len() + 2);
        let sql = format!(
            "INSERT INTO slot (key, opening, starts_at, step, planned, capacity, taken, public_planned,
                               public_capacity, taken_public)
             SELECT opening.number * 4294967296 + minute.column1, opening.number, minute.column1 * 60, {step}, {places},
                    {places}, 0, {places}, {places}, 0
             FROM opening CROSS JOIN {minute} AS minute WHERE opening.number >= ${first} AND opening.number < ${end}"
        );
        values.extend([Value::from(from), Value::from(to)]);
        self.exec(AssertSqlSafe(sql), &values).await?;
        Ok(())
    }

    /// Makes visits number `from` to `to` - 1 on the thousand days before an instant: those of so many people, at the
    /// offices `office-0`, `office-1` … They have no slots any more.
    pub async fn make_past_visits(
        &mut self,
        (from, to): (i64, i64),
        (people, offices): (i64, i64),
        (errand, before): (&str, i64),
    ) -> Result<(), StoreError> {
        let series = format!(
            "WITH RECURSIVE series (n) AS
               (SELECT CAST({from} AS BIGINT) UNION ALL SELECT n + 1 FROM series WHERE n < {})",
            to - 1
        );
        let booking = "'01940000-0000-7000-8000-' || CAST(100000000000 + n AS TEXT)";
        let person = format!("'01930000-0000-7000-8000-' || CAST(100000000000 + (n * 387401) % {people} AS TEXT)");
        let start = format!("({before} - (n % 1000 + 1) * 86400 + n % 36 * 600)");
        let sql = format!(
            "{series} INSERT INTO booking (id, reference, account, office, errand, starts_at, ends_at, pool, state,
                                           origin, sequence, created_at, changed_at)
             SELECT {booking}, {}, {person}, 'office-' || CAST(n % {offices} AS TEXT), '{errand}', {start},
                    {start} + 600, 'public', 'booked', 'my_page', 0, {start} - 864000, {start} - 864000 FROM series",
            reference()
        );
        let party = format!(
            "{series} INSERT INTO party (booking, person, errand, case_file, nth, minutes, active, added)
             SELECT {booking}, {person}, '{errand}', '', n, 10, 1, 0 FROM series"
        );
        for sql in [sql, party] {
            self.exec(AssertSqlSafe(sql), &[]).await?;
        }
        Ok(())
    }
}
