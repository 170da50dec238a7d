//! What the old system has given away more often than there is room for.

use crate::{App, Failure};
use besok_core::id::OfficeId;
use besok_core::opening::local_day;
use besok_core::slot::Slot;
use jiff::Timestamp;
use std::collections::HashMap;

/// A time with more visits than its opening plans, old bookings among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surplus {
    /// Where.
    pub office: OfficeId,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How many are too many.
    pub above: i64,
}

/// Every such time to come, by opening and time. It is read off the ledger: so it is the same after an import that was
/// killed, and ends as people cancel or move.
pub async fn surplus(app: &App) -> Result<Vec<Surplus>, Failure> {
    let (catalogue, mut plans) = (app.catalogue(), HashMap::new());
    let mut all = Vec::new();
    for Slot { key, taken, .. } in app.store.old_slots(app.clock.now()).await? {
        let Some(opening) = catalogue.opening(key.opening()) else { continue };
        let Some(office) = catalogue.office(&opening.office) else { continue };
        let day = local_day(key.starts_at(), &office.time_zone());
        let plan = plans.entry((opening.number, day)).or_insert_with(|| {
            let slots = catalogue.slots_on(opening, day);
            slots.into_iter().map(|slot| (slot.key, slot.planned)).collect::<HashMap<_, _>>()
        });
        let above = taken - plan.get(&key).copied().unwrap_or(0);
        if above > 0 {
            all.push(Surplus { office: office.id.clone(), starts_at: key.starts_at(), above });
        }
    }
    Ok(all)
}
