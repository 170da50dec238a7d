//! Closures: staff close offices for a while, and open them again.

use crate::opening::{self, Refused};
use crate::{App, Failure, event};
use besok_core::catalogue::Catalogue;
use besok_core::closure::{Closure, Made};
use besok_core::id::ClosureId;
use besok_core::opening::local_day;
use besok_core::staff::{Permission, Staff};
use besok_store::Mark;
use jiff::civil::Date;

/// The closures of the offices where somebody may close, the latest first: those that hold, and those taken back.
pub async fn all(app: &App, staff: &Staff) -> Result<Vec<Made>, Failure> {
    let mut closures = app.store.closures().await?;
    closures.retain(|made| made.closure.offices.iter().any(|office| staff.may_at(Permission::Openings, office)));
    closures.sort_by_key(|made| std::cmp::Reverse(made.closure.first));
    Ok(closures)
}

/// The catalogue with one more closure.
pub fn edited(catalogue: &Catalogue, closure: &Closure) -> Catalogue {
    let mut edited = catalogue.clone();
    edited.closures.push(closure.clone());
    edited
}

/// The catalogue with a closure that ends before a day.
pub fn ended(catalogue: &Catalogue, closure: &Closure, before: Date) -> Catalogue {
    let mut edited = catalogue.clone();
    edited.closures.retain(|other| other.id != closure.id);
    edited.closures.extend(closure.ended(before));
    edited
}

/// Closes offices, and takes their times back. The same closure again changes nothing.
pub async fn save(app: &App, staff: &Staff, closure: &Closure) -> Result<Result<(), Refused>, Failure> {
    if !may(staff, closure) {
        return Ok(Err(Refused::NotFound));
    }
    let mut tx = app.store.begin().await?;
    tx.lock_catalogue().await?;
    if let Some(made) = tx.closure(&closure.id).await? {
        return Ok(if made.closure == *closure { Ok(()) } else { Err(Refused::NotFound) });
    }
    let actor = staff.id.actor();
    tx.save_closure(closure, Mark { at: app.clock.now(), actor: &actor, why: &closure.note }).await?;
    event::put(app, &mut tx, &staff.id, ("closure.made", closure.id.as_str(), &days(closure))).await?;
    tx.commit().await?;
    opening::publish(app).await;
    Ok(Ok(()))
}

/// Ends a closure before a day, so that its times come back from that day on. A day that has passed stays closed, and
/// today is the earliest. One of which nothing is left is taken back.
pub async fn end(app: &App, staff: &Staff, id: &ClosureId, before: Date) -> Result<Result<(), Refused>, Failure> {
    let mut tx = app.store.begin().await?;
    tx.lock_catalogue().await?;
    let Some(made) = tx.closure(id).await?.filter(|made| may(staff, &made.closure)) else {
        return Ok(Err(Refused::NotFound));
    };
    if !made.active {
        return Ok(Ok(()));
    }
    let today = today(app, &made.closure);
    match made.closure.ended(before.max(today)) {
        Some(ended) if ended == made.closure => return Ok(Ok(())),
        Some(ended) => {
            let actor = staff.id.actor();
            tx.save_closure(&ended, Mark { at: app.clock.now(), actor: &actor, why: "" }).await?;
            event::put(app, &mut tx, &staff.id, ("closure.ended", id.as_str(), &days(&ended))).await?;
        }
        None => {
            tx.withdraw_closure(id).await?;
            event::put(app, &mut tx, &staff.id, ("closure.withdrawn", id.as_str(), &days(&made.closure))).await?;
        }
    }
    tx.commit().await?;
    opening::publish(app).await;
    Ok(Ok(()))
}

/// Today at the first of the offices.
pub fn today(app: &App, closure: &Closure) -> Date {
    let catalogue = app.catalogue();
    let office = closure.offices.first().and_then(|office| catalogue.office(office));
    let zone = office.map_or_else(|| catalogue.time_zone(), besok_core::office::Office::time_zone);
    local_day(app.clock.now(), &zone)
}

/// Who closes several offices must be allowed to at each of them.
fn may(staff: &Staff, closure: &Closure) -> bool {
    !closure.offices.is_empty() && closure.offices.iter().all(|office| staff.may_at(Permission::Openings, office))
}

fn days(closure: &Closure) -> String {
    let offices: Vec<&str> = closure.offices.iter().map(besok_core::id::OfficeId::as_str).collect();
    format!("{} to {}, offices {}", closure.first, closure.last, offices.join(" "))
}
