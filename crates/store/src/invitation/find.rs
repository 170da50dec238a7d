//! Requests to book, looked for by case and by when something happened to them.

use crate::booking::{Source, ids};
use crate::engine::Store;
use crate::error::StoreError;
use crate::sql::Value;
use besok_core::event::Mark;
use besok_core::invitation::Invitation;
use jiff::Timestamp;

/// What happened to a request: to itself, as an event that is more than a look, or as a notice.
const CHANGED: &str = "(made_at >= $5 OR sent_at >= $5 OR opened_at >= $5 OR signed_in_at >= $5 OR tried_at >= $5
     OR ended_at >= $5
     OR EXISTS (SELECT 1 FROM notice WHERE notice.invitation = invitation.id AND notice.at >= $5)
     OR EXISTS (SELECT 1 FROM event WHERE event.subject = invitation.id AND event.at >= $5
                AND event.action <> 'invitation.seen'))";

impl Store {
    /// At most so many requests after a mark, the earliest made first; those of a case, and those to which something
    /// happened since, where that is said.
    pub async fn invitations_after(
        &self,
        (case_file, changed_since): (Option<&str>, Option<Timestamp>),
        after: Option<&Mark>,
        limit: i64,
    ) -> Result<Vec<Invitation>, StoreError> {
        let (at, id) = after.map_or((i64::MIN, ""), |mark| (mark.at.as_second(), &mark.id));
        let of_case = if case_file.is_some() { "case_file = $4" } else { "$4 = ''" };
        let changed = if changed_since.is_some() { CHANGED } else { "$5 = 0" };
        let sql = format!(
            "SELECT id FROM invitation WHERE made_at >= $1 AND (made_at > $1 OR id > $2) AND {of_case} AND {changed}
             ORDER BY made_at, id LIMIT $3"
        );
        let since = changed_since.map_or(0, Timestamp::as_second);
        let values: [Value; 5] =
            [at.into(), id.into(), limit.into(), case_file.unwrap_or_default().into(), since.into()];
        let rows = self.all(sqlx::AssertSqlSafe(sql), &values).await?;
        Source::Store(self).invitations(&ids(&rows, "id")?).await
    }
}
