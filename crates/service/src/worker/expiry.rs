//! Gives back what expired holds keep. Until then the ledger counts their places as free already; this is for the
//! lists, which only look at counters.

use crate::{App, Failure};
use besok_core::ledger::{Actor, Command, Deed};

/// How many holds one command ends.
const AT_ONCE: i64 = 200;

pub(super) async fn expire(app: App) -> Result<(), Failure> {
    loop {
        let now = app.clock.now();
        let holds = app.store.expired_holds(now, AT_ONCE).await?;
        let count = holds.len() as i64;
        if count > 0 {
            let draw = app.random.for_command(now);
            let command = Command { actor: Actor::System, key: None, draw, deed: Deed::Expire(holds) };
            if let Err(refusal) = app.ledger.ask(command).await? {
                tracing::error!(?refusal, "expired holds were not ended");
            }
        }
        if count < AT_ONCE {
            return Ok(());
        }
    }
}
