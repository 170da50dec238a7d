//! The mailbox of a demonstration, where mails go when there is no mail server.

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::Row;
use besok_core::message::Mailed;

impl Tx {
    /// Puts mails into the mailbox; a repeat changes nothing.
    pub async fn put_mailed(&mut self, mails: &[&Mailed]) -> Result<(), StoreError> {
        let row = |mail: &&Mailed| {
            vec![
                mail.id.as_str().into(),
                mail.to.as_str().into(),
                mail.subject.as_str().into(),
                mail.body.as_str().into(),
                mail.calendar.as_deref().into(),
                mail.at.into(),
            ]
        };
        let table = "mailbox (id, recipient, subject, body, calendar, sent_at)";
        self.insert_missing(table, mails.iter().map(row).collect()).await
    }
}

impl Store {
    /// The newest mails, at most a hundred.
    pub async fn mailbox(&self) -> Result<Vec<Mailed>, StoreError> {
        let sql = "SELECT * FROM mailbox ORDER BY sent_at DESC, id DESC LIMIT 100";
        self.all(sql, &[]).await?.iter().map(mailed).collect()
    }

    /// One mail.
    pub async fn mailed(&self, id: &str) -> Result<Option<Mailed>, StoreError> {
        self.all("SELECT * FROM mailbox WHERE id = $1", &[id.into()]).await?.first().map(mailed).transpose()
    }
}

fn mailed(row: &Row) -> Result<Mailed, StoreError> {
    Ok(Mailed {
        id: row.text("id")?,
        to: row.text("recipient")?,
        subject: row.text("subject")?,
        body: row.text("body")?,
        calendar: row.maybe_text("calendar")?,
        at: row.instant("sent_at")?,
    })
}
