//! How long a database may be silent. A server that is stuck answers nothing, and says nothing of it; a connection to
//! it is then given up, with whatever waits on it, so that a place in the pool is not gone with it.

use super::{BATCHES, CONNECTIONS, STATEMENTS, Store};
use crate::error::StoreError;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPoolOptions};
use sqlx::{AssertSqlSafe, Connection, Executor};
use std::time::{Duration, Instant};

/// For how long whoever serves people waits for a turn, or for a statement.
pub(super) const PATIENCE: Duration = Duration::from_secs(6);
/// For how long a server is waited for that is away, where nobody waits.
const AWAY: Duration = Duration::from_secs(10);
/// How long a connection that is tried may take to answer.
const TRY: Duration = Duration::from_secs(2);
/// For how long a connection may have been idle to be used untried.
const FRESH: Duration = Duration::from_secs(1);

/// Opens a server. Where there is patience to lose, the server knows it too: it stops what nobody waits for any more, and
/// lets go of what a node had locked that then fell silent.
pub(super) async fn postgres(options: PgConnectOptions, patience: Option<Duration>) -> Result<Store, StoreError> {
    // Statements are short: to compile one takes longer than it does. With scans forbidden below every plan that cannot do
    // without one would seem worth it.
    let options = options.statement_cache_capacity(STATEMENTS).options([("jit", "off")]);
    // Batches look rows up by keys, however many: one plan fits all, and planning costs more than they do. It is by indexes
    // also where the server has not looked through its tables yet, or thinks them small.
    let for_batches = options.clone().options([
        ("plan_cache_mode", "force_generic_plan"),
        ("enable_seqscan", "off"),
        ("enable_hashjoin", "off"),
        ("enable_mergejoin", "off"),
    ]);
    let pool = pool(patience);
    // Twice as many, because a connection is tried before it can be used again.
    let batches = pool.clone().max_connections(2 * BATCHES as u32).connect_lazy_with(for_batches);
    let pool = pool.max_connections(CONNECTIONS);
    let pool = again(Some(AWAY), || async { Ok(pool.clone().connect_with(options.clone()).await?) }).await?;
    Ok(Store::Postgres { pool, batches, patience })
}

fn pool(patience: Option<Duration>) -> PgPoolOptions {
    let limits = patience.map_or_else(String::new, |patience| {
        let (once, thrice) = (patience.as_millis(), 3 * patience.as_millis());
        format!(
            "SET statement_timeout = {once}; SET lock_timeout = {once}; SET idle_in_transaction_session_timeout = {thrice}"
        )
    });
    PgPoolOptions::new()
        .acquire_timeout(patience.unwrap_or(Duration::from_secs(10)))
        .after_connect(move |connection, _| {
            let limits = AssertSqlSafe(limits.clone());
            Box::pin(async move { connection.execute(limits).await.map(drop) })
        })
        // Both in place of the pool's own, which wait for an answer without end.
        .test_before_acquire(false)
        .before_acquire(|connection, is| {
            Box::pin(async move { if is.idle_for > FRESH { tried(connection).await } else { Ok(true) } })
        })
        .after_release(|connection, _| Box::pin(tried(connection)))
}

/// Whether a connection answers. Whoever used it last may have left in the middle of a statement.
async fn tried(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    tokio::time::timeout(TRY, connection.ping()).await.map_err(|_| sqlx::Error::PoolTimedOut)??;
    Ok(true)
}

/// Asks until the server is back, or there is no more patience: only for what leaves nothing behind, to connect, to begin and
/// to read. What writes is not simply done again: the ledger looks at its keys first.
pub(super) async fn again<T, A>(patience: Option<Duration>, mut ask: impl FnMut() -> A) -> Result<T, StoreError>
where
    A: Future<Output = Result<T, StoreError>>,
{
    let (began, mut pause) = (Instant::now(), Duration::from_millis(20));
    loop {
        match heard(patience, ask()).await {
            Err(error) if error.is_away() && began.elapsed() < patience.unwrap_or(AWAY) => {
                tracing::debug!(%error, "the database is asked again");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(Duration::from_millis(500));
            }
            answer => return answer,
        }
    }
}

/// What a database answers, if it does so in time.
pub(super) async fn heard<T, E>(
    patience: Option<Duration>,
    answer: impl Future<Output = Result<T, E>>,
) -> Result<T, StoreError>
where
    StoreError: From<E>,
{
    match patience {
        None => Ok(answer.await?),
        // A server stops a statement by itself, and says so; it has a moment more for that.
        Some(patience) => Ok(tokio::time::timeout(patience + TRY, answer).await.map_err(|_| StoreError::Silent)??),
    }
}
