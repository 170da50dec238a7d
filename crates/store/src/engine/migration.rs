//! The schema: how it came to be, and who can use it.

use crate::engine::Store;
use crate::error::StoreError;
use crate::sql::Value;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr};

impl Store {
    /// Brings the schema up to date. Nodes that start together wait for each other. A schema that a later version has
    /// extended is left as it is; one that this version cannot use any more is refused.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        self.run(&self.migrator(MIGRATIONS.len())).await?;
        let later = "SELECT description FROM _sqlx_migrations WHERE version > $1";
        for row in self.all(later, &[Value::from(MIGRATIONS.len() as i64)]).await? {
            let (known, description) = (MIGRATIONS.len(), row.text("description")?);
            let needed = description.strip_prefix(NEEDS).map(|rest| rest.split(':').next().unwrap_or(rest));
            // What cannot be read is nothing to go on with.
            let needed = needed.map(|number| number.parse().unwrap_or(usize::MAX));
            if let Some(needed) = needed.filter(|needed| *needed > known) {
                return Err(StoreError::Outdated { known, needed });
            }
        }
        Ok(())
    }

    /// How many migrations this version knows.
    pub fn version() -> usize {
        MIGRATIONS.len()
    }

    /// Brings the schema to an earlier state, for tests of the migrations after it.
    #[cfg(feature = "fixture")]
    pub async fn migrate_to(&self, version: usize) -> Result<(), StoreError> {
        self.run(&self.migrator(version)).await
    }

    /// The first so many migrations.
    fn migrator(&self, count: usize) -> Migrator {
        let engine = usize::from(matches!(self, Self::Postgres { .. }));
        let migrations = (1..).zip(MIGRATIONS).take(count).map(|(version, (name, sql))| {
            let own = OWN_WORDS.iter().find(|(of, _)| of == name).map_or("", |(_, words)| words[engine]);
            let sql = AssertSqlSafe(format!("{sql}{own}")).into_sql_str();
            Migration::new(version, (*name).into(), MigrationType::Simple, sql, false)
        });
        let mut migrator = Migrator::with_migrations(migrations.collect());
        // A node of the version before may start again beside one that has extended the schema.
        migrator.set_ignore_missing(true);
        migrator
    }

    async fn run(&self, migrator: &Migrator) -> Result<(), StoreError> {
        match self {
            Self::Sqlite { write, .. } => migrator.run(write).await?,
            Self::Postgres { pool, .. } => migrator.run(pool).await?,
        }
        Ok(())
    }
}

/// How a migration's name begins that takes away what older versions use: `needs 40: …` stops those that know fewer than
/// forty. Every other one only extends, so that the version before it goes on.
const NEEDS: &str = "needs ";

/// The migrations, in their order. They only ever grow in number.
const MIGRATIONS: &[(&str, &str)] = &[
    ("initial", include_str!("../../migrations/0001_initial.sql")),
    ("reminder", include_str!("../../migrations/0002_reminder.sql")),
    ("family", include_str!("../../migrations/0003_family.sql")),
    ("account", include_str!("../../migrations/0004_account.sql")),
    ("representative", include_str!("../../migrations/0005_representative.sql")),
    ("limit", include_str!("../../migrations/0006_limit.sql")),
    ("staff", include_str!("../../migrations/0007_staff.sql")),
    ("opening", include_str!("../../migrations/0008_opening.sql")),
    ("move", include_str!("../../migrations/0009_move.sql")),
    ("find", include_str!("../../migrations/0010_find.sql")),
    ("retention", include_str!("../../migrations/0011_retention.sql")),
    ("desk", include_str!("../../migrations/0012_desk.sql")),
    ("bulk move", include_str!("../../migrations/0013_bulk_move.sql")),
    ("day", include_str!("../../migrations/0014_day.sql")),
    ("invitation", include_str!("../../migrations/0015_invitation.sql")),
    ("letter", include_str!("../../migrations/0016_letter.sql")),
    ("integration", include_str!("../../migrations/0017_integration.sql")),
    ("imported", include_str!("../../migrations/0018_imported.sql")),
    ("code try", include_str!("../../migrations/0019_code_try.sql")),
    ("invitation words", include_str!("../../migrations/0020_invitation_words.sql")),
    ("sms", include_str!("../../migrations/0021_sms.sql")),
    ("legacy", include_str!("../../migrations/0022_legacy.sql")),
    ("visit", include_str!("../../migrations/0023_visit.sql")),
    ("first free", include_str!("../../migrations/0026_first_free.sql")),
    ("screen try", include_str!("../../migrations/0027_screen_try.sql")),
    ("board message", include_str!("../../migrations/0028_board_message.sql")),
    ("cooling", include_str!("../../migrations/0029_cooling.sql")),
    ("visit day", include_str!("../../migrations/0030_visit_day.sql")),
    ("room", include_str!("../../migrations/0031_room.sql")),
    ("waiting", include_str!("../../migrations/0032_waiting.sql")),
    ("challenge", include_str!("../../migrations/0034_challenge.sql")),
    ("abuse", include_str!("../../migrations/0035_abuse.sql")),
    ("news", include_str!("../../migrations/0036_news.sql")),
    ("transfer", include_str!("../../migrations/0037_transfer.sql")),
];

/// What some of them say besides to each engine in its own words, SQLite first: there is no common SQL for triggers.
const OWN_WORDS: &[(&str, [&str; 2])] = &[(
    "retention",
    [
        include_str!("../../migrations/0011_retention_sqlite.sql"),
        include_str!("../../migrations/0011_retention_postgres.sql"),
    ],
)];
