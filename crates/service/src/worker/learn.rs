//! Reads in the names of people who were there before names could be searched. New ones are read in as they are made.

use crate::{App, Failure};

/// So many at once: what else is written waits for no longer than that takes.
const AT_ONCE: i64 = 200;

/// Reads in every name that the search does not know yet.
pub async fn learn(app: App) -> Result<(), Failure> {
    loop {
        let mut tx = app.store.begin_unsynced().await?;
        let count = tx.learn_some_names(AT_ONCE).await? + tx.learn_some_whole_names(AT_ONCE).await?;
        tx.commit().await?;
        if count == 0 {
            return Ok(());
        }
        // Whoever waits to write comes first.
        tokio::task::yield_now().await;
    }
}
