//! What can go wrong with the database. None of it is an expected answer; whoever gets one logs it.

use serde::Serialize;
use serde_json::to_string;

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database said no, or could not be reached.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error(transparent)]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A row holds something that it cannot hold.
    #[error("{table}.{column} holds {value:?}")]
    Inconsistent {
        /// Which table.
        table: &'static str,
        /// Which column.
        column: &'static str,
        /// What it holds.
        value: String,
    },
    /// The database's address is of no known kind.
    #[error("an address that begins with {0:?} is no database: write sqlite:FILE or postgres://USER@HOST/NAME")]
    UnknownDatabase(String),
}

impl StoreError {
    /// Whether the same work may well succeed when it is done again: a deadlock, or a connection that broke.
    pub fn is_transient(&self) -> bool {
        let Self::Database(error) = self else { return false };
        match error {
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed => true,
            sqlx::Error::Database(error) => {
                matches!(
                    error.code().as_deref(),
                    Some(
                        "40P01"
                            | "40001"
                            | "57P01"
                            | "57P02"
                            | "57P03"
                            | "08000"
                            | "08003"
                            | "08006"
                            | "53300"
                            | "25006"
                            | "5"
                            | "517"
                    )
                )
            }
            _ => false,
        }
    }

    /// Whether a row was refused because another has the same value in this unique column. Each engine names the
    /// constraint in its own way.
    pub fn is_taken(&self, table: &str, column: &str) -> bool {
        let Self::Database(sqlx::Error::Database(error)) = self else { return false };
        error.is_unique_violation()
            && (error.constraint() == Some(&format!("{table}_{column}_key"))
                || error.message().ends_with(&format!("{table}.{column}")))
    }

    /// Whether a constraint of the database stopped what the ledger had allowed: a bug, to be logged as one.
    pub fn is_violation(&self) -> bool {
        let Self::Database(sqlx::Error::Database(error)) = self else { return false };
        error.is_unique_violation() || error.is_check_violation() || error.is_foreign_key_violation()
    }
}

/// For columns that hold one of a few words, an instant or a document.
pub(crate) fn consistent<T>(
    table: &'static str,
    column: &'static str,
    value: &str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, StoreError> {
    parse(value).ok_or_else(|| StoreError::Inconsistent { table, column, value: value.to_owned() })
}

/// The other way round: a document for a column.
pub(crate) fn document(
    table: &'static str,
    column: &'static str,
    value: &impl Serialize,
) -> Result<String, StoreError> {
    to_string(value).map_err(|error| StoreError::Inconsistent { table, column, value: error.to_string() })
}
