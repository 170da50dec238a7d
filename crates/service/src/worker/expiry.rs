//! Gives back what expired holds keep. Until then the ledger counts their places as free already; this is for the
//! lists, which only look at counters.

use crate::booking::ask_itself;
use crate::{App, Failure};
use besok_core::ledger::{Deed, Outcome};

/// How many holds one command ends.
const AT_ONCE: i64 = 200;

/// Ends every hold that has run out.
pub async fn expire(app: App) -> Result<(), Failure> {
    loop {
        let now = app.clock.now();
        let holds = app.store.expired_holds(now, AT_ONCE).await?;
        let count = holds.len() as i64;
        if count == 0 {
            return Ok(());
        }
        let ended = ask_itself(&app, Deed::Expire(holds)).await?;
        // None ended: another node was faster, or the database's clock is behind this one's.
        if count < AT_ONCE || !matches!(ended, Ok(Outcome::Expired(1..))) {
            return Ok(());
        }
    }
}
