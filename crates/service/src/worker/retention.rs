//! Forgets what has served its time.

use crate::account::IDLE_MINUTES;
use crate::{App, Failure};
use jiff::ToSpan;

/// For how many hours an accepted outcome is given again.
const KEY_HOURS: i64 = 72;
/// For how many hours a sign-in is remembered, to count codes.
const SIGN_IN_HOURS: i64 = 24;

/// For how many minutes it is remembered which networks were busy.
const RATE_MINUTES: i64 = 10;

/// For how many minutes it is remembered how many holds a person had made: as long as they are counted.
const HOLD_MINUTES: i64 = 60;

/// Forgets everything that is old enough.
pub async fn forget(app: App) -> Result<(), Failure> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    tx.forget_keys(now - KEY_HOURS.hours()).await?;
    tx.forget_sign_ins(now - SIGN_IN_HOURS.hours()).await?;
    tx.forget_rates(now - RATE_MINUTES.minutes()).await?;
    tx.forget_recent_holds(now - HOLD_MINUTES.minutes()).await?;
    tx.forget_sessions(now - IDLE_MINUTES.minutes()).await?;
    Ok(tx.commit().await?)
}
