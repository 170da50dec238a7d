//! Idempotency keys: what each was used for, so that a form sent twice books once.

use crate::engine::Tx;
use crate::error::{StoreError, consistent, document};
use crate::sql::{Row, Value};
use besok_core::ledger::{Claim, Outcome};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// Actor and key.
type Claimed = (String, String);

impl Tx {
    /// Claims keys, each with the fingerprint of its deed, and gives what is known of them. A key that another node
    /// is just using is waited for.
    pub async fn claim(
        &mut self,
        claims: &[(Claimed, String)],
        now: Timestamp,
    ) -> Result<HashMap<Claimed, Claim>, StoreError> {
        let mut claims: Vec<_> = claims.to_vec();
        claims.sort();
        claims.dedup_by(|a, b| a.0 == b.0);
        if claims.is_empty() {
            return Ok(HashMap::new());
        }
        let row = |((actor, key), fingerprint): &(Claimed, String)| {
            vec![actor.as_str().into(), key.as_str().into(), fingerprint.as_str().into(), now.into()]
        };
        let table = "idempotency (actor, key, fingerprint, created_at)";
        self.insert_missing(table, claims.iter().map(row).collect()).await?;
        let row = |((actor, key), _): &(Claimed, String)| vec![actor.as_str().into(), key.as_str().into()];
        let (asked, values) = self.table(claims.iter().map(row).collect());
        let sql = format!(
            "SELECT idempotency.actor, idempotency.key, fingerprint, outcome FROM {asked} AS asked CROSS JOIN idempotency
             WHERE idempotency.actor = asked.column1 AND idempotency.key = asked.column2"
        );
        let known = self.all(AssertSqlSafe(sql), &values).await?;
        known.iter().map(|row| Ok(((row.text("actor")?, row.text("key")?), claim(row)?))).collect()
    }

    /// Keeps what the keys have led to. One without an outcome is given back: a refusal is decided anew.
    pub async fn settle(&mut self, claims: &HashMap<Claimed, Claim>) -> Result<(), StoreError> {
        let mut kept: Vec<Vec<Value>> = Vec::new();
        for ((actor, key), claim) in claims {
            let mut row: Vec<Value> = vec![actor.as_str().into(), key.as_str().into()];
            if let Some(outcome) = &claim.outcome {
                row.extend([claim.fingerprint.as_str().into(), document("idempotency", "outcome", outcome)?.into()]);
                kept.push(row);
            } else {
                let sql = "DELETE FROM idempotency WHERE actor = $1 AND key = $2 AND outcome IS NULL";
                self.exec(sql, &row).await?;
            }
        }
        if kept.is_empty() {
            return Ok(());
        }
        let (kept, values) = self.table(kept);
        let sql = format!(
            "UPDATE idempotency SET fingerprint = kept.column3, outcome = kept.column4 FROM {kept} AS kept
             WHERE idempotency.actor = kept.column1 AND idempotency.key = kept.column2 AND outcome IS NULL"
        );
        self.exec(AssertSqlSafe(sql), &values).await?;
        Ok(())
    }
}

fn claim(row: &Row) -> Result<Claim, StoreError> {
    let outcome = row
        .maybe_text("outcome")?
        .map(|text| consistent("idempotency", "outcome", &text, |text| serde_json::from_str::<Outcome>(text).ok()))
        .transpose()?;
    Ok(Claim { fingerprint: row.text("fingerprint")?, outcome })
}
