//! What can go wrong with the database. None of it is an expected answer; whoever gets one logs it.

use serde::Serialize;
use serde_json::to_string;
use std::borrow::Cow;

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database said no, or could not be reached.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// The database has said nothing for too long.
    #[error("the database does not answer")]
    Silent,
    /// The answer to a commit was lost: what was to be done is done, or not.
    #[error("the database did not say whether it has committed: {0}")]
    Unsure(Box<StoreError>),
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
    /// The schema is a later version's, and that says that this one cannot use it any more.
    #[error(
        "a later version has changed this database so that this one, with {known} migrations, cannot use it any more: \
         {needed} are needed. Start the later version"
    )]
    Outdated {
        /// How many migrations are known here.
        known: usize,
        /// How many have to be.
        needed: usize,
    },
    /// Tables point to each other in a circle, so that none can be filled first.
    #[error("the table {0} is part of a circle of foreign keys")]
    Circle(String),
    /// A column is of a type that is not copied.
    #[error("the column {column} is of the type {kind}, which cannot be copied")]
    Kind {
        /// Which column.
        column: String,
        /// Its type.
        kind: String,
    },
    /// A text has a character that PostgreSQL cannot hold.
    #[error("{table}.{column} holds a text with the character U+0000, which PostgreSQL cannot hold: take it out first")]
    Nul {
        /// In which table.
        table: String,
        /// In which column.
        column: String,
    },
}

impl StoreError {
    /// What a commit failed with, which may nevertheless have been made.
    pub(crate) fn of_commit(error: Self) -> Self {
        let lost = matches!(error, Self::Silent | Self::Database(sqlx::Error::Io(_) | sqlx::Error::Protocol(_)))
            || error.code().is_some_and(|code| ["57P01", "57P02"].contains(&code.as_ref()));
        if lost { Self::Unsure(Box::new(error)) } else { error }
    }

    /// Whether it is not known what was done.
    pub fn is_unsure(&self) -> bool {
        matches!(self, Self::Unsure(_))
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        let Self::Database(sqlx::Error::Database(error)) = self else { return None };
        error.code()
    }

    /// Whether the same work may well succeed when it is done again: a deadlock, a connection that broke, or a database
    /// that is away for now.
    pub fn is_transient(&self) -> bool {
        let error = match self {
            Self::Database(error) => error,
            other => return matches!(other, Self::Silent | Self::Unsure(_)),
        };
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::WorkerCrashed => true,
            _ if self.is_away() => true,
            sqlx::Error::Database(error) => {
                matches!(
                    error.code().as_deref(),
                    Some("40P01" | "40001" | "55P03" | "57014" | "25P03" | "53300" | "5" | "517")
                )
            }
            _ => false,
        }
    }

    /// Whether the server has gone, or is about to, or is not the one that writes: what takes its place may answer. What stands
    /// between a node and its database may break it off in the middle of a word.
    pub(crate) fn is_away(&self) -> bool {
        const CODES: [&str; 7] = ["57P01", "57P02", "57P03", "08000", "08003", "08006", "25006"];
        match self {
            Self::Database(sqlx::Error::Io(_) | sqlx::Error::Protocol(_)) => true,
            Self::Database(sqlx::Error::Database(error)) => error.code().is_some_and(|code| CODES.contains(&&*code)),
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
