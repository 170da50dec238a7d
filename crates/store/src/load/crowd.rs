//! A whole country of people for `besok load-find`: made by few statements, because there are millions of rows.

use crate::engine::Tx;
use crate::error::StoreError;
use crate::sql::Value;
use sqlx::AssertSqlSafe;

/// Somebody, by their number among all.
#[derive(Debug, Clone)]
pub struct Somebody {
    /// The number.
    pub nth: i64,
    /// What they are called.
    pub name: String,
    /// When they were born.
    pub birth_date: String,
}

impl Somebody {
    /// The id of the person with a number.
    pub fn id(nth: i64) -> String {
        format!("01930000-0000-7000-8000-{}", 100_000_000_000 + nth)
    }

    /// Where they read their mail.
    pub fn email(nth: i64) -> String {
        format!("visitor{nth}@example.org")
    }

    /// Where they are called.
    pub fn phone(nth: i64) -> String {
        format!("07{}", 10_000_000 + nth)
    }

    /// The case of their first visit.
    pub fn case_file(nth: i64) -> String {
        format!("26-{}", 1_000_000 + nth)
    }
}

impl Tx {
    /// Makes people, each with an account.
    pub async fn make_somebodies(&mut self, people: &[Somebody]) -> Result<(), StoreError> {
        let rows = |row: &dyn Fn(&Somebody) -> Vec<Value>| people.iter().map(row).collect();
        let person = |one: &Somebody| {
            vec![
                Somebody::id(one.nth).into(),
                one.name.as_str().into(),
                one.birth_date.as_str().into(),
                "none".into(),
                0.into(),
            ]
        };
        self.insert("person (id, name, birth_date, protection, created_at)", rows(&person)).await?;
        let account = |one: &Somebody| {
            let email = Somebody::email(one.nth);
            let words =
                [Somebody::id(one.nth), "email".into(), email.clone(), email, "sv".into(), Somebody::phone(one.nth)];
            words.into_iter().map(Value::from).chain([0.into()]).collect()
        };
        self.insert("account (id, kind, subject, email, language, phone, created_at)", rows(&account)).await?;
        let own = |one: &Somebody| {
            let id = Somebody::id(one.nth);
            vec![id.as_str().into(), id.into(), "self".into(), 1.into(), 0.into()]
        };
        self.insert("account_person (account, person, relation, number, hidden)", rows(&own)).await?;
        let ids: Vec<String> = people.iter().map(|one| Somebody::id(one.nth)).collect();
        let names: Vec<(&str, &str)> =
            ids.iter().zip(people).map(|(id, one)| (id.as_str(), one.name.as_str())).collect();
        self.learn_names(&names).await
    }

    /// Makes visits number `from` to `to` - 1, spread over so many people and these offices. They have no slots: only
    /// lists read them.
    pub async fn make_visits(
        &mut self,
        (from, to): (i64, i64),
        people: i64,
        (offices, errand): (&[&str], &str),
        now: i64,
    ) -> Result<(), StoreError> {
        let office: Vec<String> = offices.iter().enumerate().map(|(at, id)| format!("WHEN {at} THEN '{id}'")).collect();
        let office = format!("CASE n % {} {} END", offices.len(), office.join(" "));
        let (reference, whose) = (reference(), format!("((n * 387401) % {people})"));
        let id = |what: &str, nth: &str| format!("'{what}-0000-7000-8000-' || CAST(100000000000 + {nth} AS TEXT)");
        let (booking, person) = (id("01940000", "n"), id("01930000", &whose));
        let series = format!(
            "WITH RECURSIVE series (n) AS
               (SELECT CAST({from} AS BIGINT) UNION ALL SELECT n + 1 FROM series WHERE n < {})",
            to - 1
        );
        // Nine of ten are past.
        let start = format!("({now} + (n % 1000 - 900) * 86400 + n % 36 * 600)");
        let state = format!("CASE WHEN {start} < {now} THEN 'past' ELSE 'booked' END");
        let sql = format!(
            "{series} INSERT INTO booking (id, reference, account, office, errand, starts_at, ends_at, pool, state,
                                           origin, sequence, created_at, changed_at)
             SELECT {booking}, {reference}, {person}, {office}, '{errand}', {start}, {start} + 600, 'public', {state},
                    'my_page', 0, 0, 0 FROM series"
        );
        let party = format!(
            "{series} INSERT INTO party (booking, person, errand, case_file, nth, minutes, active, added)
             SELECT {booking}, {person}, '{errand}',
                    CASE WHEN n < {people} THEN '26-' || CAST(1000000 + {whose} AS TEXT) ELSE '' END,
                    n, 10, CASE WHEN {start} < {now} THEN 0 ELSE 1 END, 0 FROM series"
        );
        for sql in [sql, party] {
            self.exec(AssertSqlSafe(sql), &[]).await?;
        }
        Ok(())
    }
}

/// The reference of visit number `n`, as text in a statement.
pub(super) fn reference() -> String {
    let values: Vec<String> = (0..7).map(|at| format!("(n / {} % 19)", 19_i64.pow(6 - at))).collect();
    let letter = |value: &str| format!("SUBSTR('3467CDFGHJKMNPQRTVX', CAST(1 + {value} AS INTEGER), 1)");
    let check: Vec<String> = values.iter().zip(2..).map(|(value, weight)| format!("{weight} * {value}")).collect();
    let check = format!("(({}) % 19)", check.join(" + "));
    let letters: Vec<String> = values.iter().chain([&check]).map(|value| letter(value)).collect();
    letters.join(" || ")
}
