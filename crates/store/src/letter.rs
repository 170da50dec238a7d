//! Letters, from when they are due.

use crate::engine::Tx;
use crate::error::StoreError;
use besok_core::id::InvitationId;
use besok_core::invitation::Code;
use jiff::Timestamp;

/// What a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// A request to book.
    Request,
    /// A reminder of one.
    Reminder,
}

impl LetterKind {
    /// As it stands in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Reminder => "reminder",
        }
    }
}

impl Tx {
    /// Puts a letter into the print queue. What waits there for the same request is no longer printed.
    pub async fn insert_letter(
        &mut self,
        id: &str,
        invitation: &InvitationId,
        (kind, code): (LetterKind, &Code),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.withdraw_letters(invitation).await?;
        let sql =
            "INSERT INTO letter (id, invitation, kind, code, state, created_at) VALUES ($1, $2, $3, $4, 'waiting', $5)";
        let values = [id.into(), invitation.as_str().into(), kind.as_str().into(), code.as_str().into(), now.into()];
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Takes the letters of a request out of the queue that have not been printed.
    pub async fn withdraw_letters(&mut self, invitation: &InvitationId) -> Result<(), StoreError> {
        let sql = "UPDATE letter SET state = 'withdrawn', code = '' WHERE invitation = $1 AND state = 'waiting'";
        self.exec(sql, &[invitation.as_str().into()]).await?;
        Ok(())
    }
}
