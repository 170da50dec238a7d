//! The mailbox of a demonstration, for the page that shows it.

use crate::{App, Failure};
use besok_core::message::Mailed;

/// The newest mails.
pub async fn list(app: &App) -> Result<Vec<Mailed>, Failure> {
    Ok(app.store.mailbox().await?)
}

/// One mail.
pub async fn find(app: &App, id: &str) -> Result<Option<Mailed>, Failure> {
    Ok(app.store.mailed(id).await?)
}
