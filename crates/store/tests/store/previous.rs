//! The release before this one goes on beside it, on the schema of this one: for as long as nodes are exchanged one by
//! one, and when somebody goes back.
//!
//! `previous/statements.jsonl` is what that release asks its databases, collected by `./test statements` in its tree.

use besok_store::fixture::{Fixture, each_engine, on};
use serde_json::Value;

const STATEMENTS: &str = include_str!("../previous/statements.jsonl");
/// Constraints that are new to that release, and why they refuse nothing that it writes.
const HARMLESS: &[(&str, &str)] = &[];

fn lines() -> Vec<Value> {
    STATEMENTS.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// How many migrations that release has.
fn migrations() -> usize {
    let numbers: Vec<u64> = lines().iter().filter_map(|line| line["migrations"].as_u64()).collect();
    assert_eq!(numbers.len(), 1, "collected from one version");
    numbers[0] as usize
}

/// What that release asks an engine: each statement with the kinds of its parameters.
fn statements(engine: &str) -> Vec<(String, String)> {
    let of_engine = lines().into_iter().filter(|line| line["engine"] == engine);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let statements: Vec<_> = of_engine.map(|line| (text(&line["sql"]), text(&line["kinds"]))).collect();
    assert!(statements.len() > 300, "{engine}: {}", statements.len());
    statements
}

/// The table and the columns of an INSERT; none of another statement.
fn insert(sql: &str) -> Option<(&str, Vec<&str>)> {
    let (_, into) = sql.split_once("INSERT INTO ")?;
    let (table, rest) = into.split_at(into.find([' ', '(', '\n']).unwrap_or(into.len()));
    let columns = rest.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let columns = columns.unwrap_or_else(|| panic!("an INSERT names its columns, or a new one breaks it: {sql}")).0;
    Some((table, columns.split(',').map(str::trim).collect()))
}

#[tokio::test]
async fn what_it_asks_can_be_answered() {
    each_engine(|fixture| async move {
        for (sql, kinds) in statements(fixture.engine()) {
            fixture.plan(&sql, &kinds).await.unwrap_or_else(|error| panic!("{error}: {sql}"));
        }
    })
    .await;
}

#[tokio::test]
async fn what_it_writes_is_not_refused() {
    on(Fixture::empty_postgres().await, |fixture| async move {
        fixture.store.migrate_to(migrations()).await.unwrap();
        let before = fixture.rules().await.unwrap();
        fixture.store.migrate().await.unwrap();
        let now = fixture.rules().await.unwrap();
        let mut stricter = now.stricter_than(&before);
        stricter.retain(|rule| !HARMLESS.iter().any(|(harmless, _)| harmless == rule));
        assert_eq!(stricter, [] as [String; 0], "a release later, or with a reason in HARMLESS");
        for engine in ["SQLite", "PostgreSQL"] {
            let inserts: Vec<_> =
                statements(engine).into_iter().filter(|(sql, _)| sql.contains("INSERT INTO ")).collect();
            assert!(inserts.len() > 50, "{}", inserts.len());
            for (sql, _) in inserts {
                let (table, columns) = insert(&sql).unwrap();
                assert_eq!(now.missing(table, &columns), [] as [String; 0], "not said by {sql}");
            }
        }
    })
    .await;
}

/// What would break that release is seen: each of these is a contraction, which is for the release after.
#[tokio::test]
async fn contractions_are_seen() {
    on(Fixture::postgres().await, |fixture| async move {
        let before = fixture.rules().await.unwrap();
        for harmless in [
            "ALTER TABLE person ADD COLUMN shoes BIGINT NOT NULL DEFAULT 0 CHECK (shoes >= 0)",
            "CREATE TABLE shoe (id TEXT PRIMARY KEY, person TEXT NOT NULL UNIQUE REFERENCES person (id))",
            "CREATE INDEX person_shoes ON person (shoes)",
        ] {
            fixture.tamper(harmless).await.unwrap();
        }
        assert_eq!(fixture.rules().await.unwrap().stricter_than(&before), [] as [String; 0]);
        for (contraction, told) in [
            ("ALTER TABLE person ADD CHECK (name <> 'x')", "person has a new CHECK"),
            ("CREATE UNIQUE INDEX one_name ON person (name)", "person has a new UNIQUE"),
            ("ALTER TABLE event ADD FOREIGN KEY (subject) REFERENCES person (id)", "event has a new FOREIGN KEY"),
            ("ALTER TABLE person ALTER interpreter SET NOT NULL", "person.interpreter is no longer text or NULL"),
            ("ALTER TABLE person DROP COLUMN access_other", "person.access_other is no longer text"),
        ] {
            let before = fixture.rules().await.unwrap();
            fixture.tamper(contraction).await.unwrap();
            let stricter = fixture.rules().await.unwrap().stricter_than(&before);
            assert!(stricter.len() == 1 && stricter[0].starts_with(told), "{stricter:?}");
        }
        assert!(fixture.plan("SELECT access_other FROM person WHERE id = $1", "t").await.is_err());
        let named = ["id", "name", "birth_date", "protection", "created_at", "interpreter"];
        assert_eq!(fixture.rules().await.unwrap().missing("person", &named), [] as [String; 0]);
        fixture.tamper("ALTER TABLE person ADD COLUMN hat TEXT NOT NULL").await.unwrap();
        assert_eq!(fixture.rules().await.unwrap().missing("person", &named), ["hat"]);
        let upsert = "INSERT INTO rate (network, since, node, count) VALUES ($1, $2, $3, $4)
                      ON CONFLICT (since, network, node) DO UPDATE SET count = excluded.count";
        fixture.plan(upsert, "titi").await.unwrap();
        fixture.tamper("ALTER TABLE rate DROP CONSTRAINT rate_pkey").await.unwrap();
        fixture.plan(upsert, "titi").await.unwrap_err();
    })
    .await;
}
