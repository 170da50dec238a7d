//! What staff did and saw, written down. What changes something writes its event with the change; what only reads
//! writes it here. And what everybody did, looked for and exported.

mod export;
mod search;

pub use export::{Export, Format, export};
pub use search::{Page, Wanted, actions, find};

use crate::{App, Failure};
use besok_core::event::Event;
use besok_core::id::StaffId;
use besok_core::staff::Staff;
use besok_store::Tx;

/// Notes what a member of staff saw or did. Ids, never names or words that were searched for.
pub async fn note(app: &App, staff: &Staff, action: &'static str, subject: &str, detail: &str) -> Result<(), Failure> {
    let mut tx = app.store.begin().await?;
    put(app, &mut tx, &staff.id, (action, subject, detail)).await?;
    Ok(tx.commit().await?)
}

/// The same, together with what was changed.
pub(crate) async fn put(
    app: &App,
    tx: &mut Tx,
    staff: &StaffId,
    (action, subject, detail): (&'static str, &str, &str),
) -> Result<(), Failure> {
    put_by(app, tx, &staff.actor(), (action, subject, detail)).await
}

/// The same of anybody, as events name them.
pub(crate) async fn put_by(
    app: &App,
    tx: &mut Tx,
    by: &str,
    (action, subject, detail): (&'static str, &str, &str),
) -> Result<(), Failure> {
    let now = app.clock.now();
    let event = Event {
        id: app.random.id(now),
        at: now,
        actor: by.to_owned(),
        action,
        subject: subject.to_owned(),
        detail: detail.to_owned(),
    };
    Ok(tx.put_events(&[&event]).await?)
}
