//! What is forgotten: rows that served for a while and are nobody's record. What is a record is disposed of under a
//! decision: `retention/`.

mod booking;
mod disposal;

use crate::engine::Tx;
use crate::error::StoreError;
use jiff::Timestamp;

impl Tx {
    /// Forgets idempotency keys made before an instant. Gives how many.
    pub async fn forget_keys(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.exec("DELETE FROM idempotency WHERE created_at < $1", &[before.into()]).await
    }

    /// Forgets sign-ins that began before an instant. Gives how many.
    pub async fn forget_sign_ins(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.exec("DELETE FROM sign_in WHERE created_at < $1", &[before.into()]).await
    }

    /// Ends sessions not used since an instant. Gives how many.
    pub async fn forget_sessions(&mut self, unseen_since: Timestamp) -> Result<u64, StoreError> {
        self.exec("DELETE FROM session WHERE seen_at < $1", &[unseen_since.into()]).await
    }
}
