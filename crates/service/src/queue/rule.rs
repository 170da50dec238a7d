//! How an office runs its queue: read by its staff, changed by its managers.

use crate::{App, Failure, event};
use besok_core::id::OfficeId;
use besok_core::queue::{Rule, RuleFault};
use besok_core::staff::Staff;

/// Why a rule was not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleRefusal {
    /// What is wrong with it.
    Faults(Vec<RuleFault>),
    /// Somebody has changed it since it was looked at.
    ChangedSince,
}

/// The rule of an office, and its version.
pub async fn read_rule(app: &App, office: &OfficeId) -> Result<(Rule, i64), Failure> {
    Ok(app.store.queue_rule(office).await?)
}

/// Saves a rule, over the version that was seen.
pub async fn save_rule(
    app: &App,
    staff: &Staff,
    office: &OfficeId,
    (rule, seen): (&Rule, i64),
) -> Result<Result<(), RuleRefusal>, Failure> {
    let faults = rule.faults(&app.catalogue().errands);
    if !faults.is_empty() {
        return Ok(Err(RuleRefusal::Faults(faults)));
    }
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    // Whatever is decided by it waits, or has been decided before.
    let noted = match super::today(app, office) {
        Some(day) => Some((day, tx.lock_queue(office, day).await?.version)),
        None => None,
    };
    if !tx.save_queue_rule(office, (rule, seen), now).await? {
        return Ok(Err(RuleRefusal::ChangedSince));
    }
    event::put(app, &mut tx, &staff.id, ("queue.rule", office.as_str(), &(seen + 1).to_string())).await?;
    tx.commit().await?;
    if let Some(version) = noted {
        app.news.tell_board(office, version);
    }
    Ok(Ok(()))
}
