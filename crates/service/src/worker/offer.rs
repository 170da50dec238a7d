//! Offers what was given back to those who wait, and sees to offers that nobody answered. Each step is a command of the
//! ledger, so that several nodes do nothing twice: whoever comes second finds it done.

use crate::waiting::{by_itself, is_over, told_of};
use crate::{App, Failure};
use besok_core::catalogue::Catalogue;
use besok_core::hold::{Hold, Purpose};
use besok_core::id::ErrandId;
use besok_core::ledger::{Actor, Command, Deed, Promise, Refusal};
use besok_core::opening::local_day;
use besok_core::waiting::{self, Choice, Freed, List, ask_from, choose};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// How many holds and entries are looked at in one go.
const AT_ONCE: i64 = 200;

/// One round: answers that were due first, so that what they had is offered in the same round.
pub async fn offer(app: App) -> Result<(), Failure> {
    lapse(&app).await?;
    leave(&app).await?;
    let listed = app.store.listed_holds(AT_ONCE).await?;
    offer_each(&app, listed).await?;
    offer_cooling(&app).await
}

/// What was kept for the list goes to the first whom it fits, and so does the rest of it. What fits nobody is let go.
async fn offer_each(app: &App, holds: Vec<Hold>) -> Result<(), Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    if holds.is_empty() {
        return Ok(());
    }
    let errands: BTreeSet<ErrandId> = holds.iter().flat_map(|hold| served(&catalogue, hold)).collect();
    let errands: Vec<ErrandId> = errands.into_iter().collect();
    for hold in holds {
        // Read anew for each: the one before may have been offered to the same people.
        let list = app.store.list_for(&errands).await?;
        match first(&catalogue, &list, &hold, now) {
            Some((starts_at, choice)) => promise(app, &hold, starts_at, choice).await?,
            None if hold.purpose == Purpose::Listed && !in_the_morning(&catalogue, &list, &hold, now) => {
                let deed = Deed::Unlist(vec![hold.id.clone()]);
                ask(app, deed).await?;
            }
            None => {}
        }
    }
    Ok(())
}

/// Who has just joined, or would do with something else now, is looked for among what cools.
async fn offer_cooling(app: &App) -> Result<(), Failure> {
    let fresh = app.store.fresh_entries(AT_ONCE).await?;
    if fresh.is_empty() {
        return Ok(());
    }
    let offices: BTreeSet<_> = fresh.iter().flat_map(|entry| entry.wish.offices.clone()).collect();
    let offices: Vec<_> = offices.into_iter().collect();
    let cooling = app.store.cooling_holds(&offices).await?;
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let beginnings = |hold: &Hold| Freed::of(&catalogue, hold);
    let fits = |hold: &Hold| {
        beginnings(hold).iter().any(|freed| fresh.iter().any(|entry| waiting::fits(entry, freed, now).is_ok()))
    };
    offer_each(app, cooling.into_iter().filter(fits).collect()).await?;
    let mut tx = app.store.begin().await?;
    tx.unfresh(&fresh).await?;
    Ok(tx.commit().await?)
}

/// At which of its slots a run would be offered, and to whom; none by night.
fn first(catalogue: &Catalogue, list: &List, hold: &Hold, now: Timestamp) -> Option<(Timestamp, Choice)> {
    let beginnings = Freed::of(catalogue, hold).into_iter();
    let mut by_day = beginnings.filter(|freed| ask_from(freed.spot.starts_at, &freed.zone, now) == Some(now));
    by_day.find_map(|freed| Some((freed.spot.starts_at, choose(list, &freed, now)?)))
}

/// Whether it would be offered in the morning, if it were offered to anybody.
fn in_the_morning(catalogue: &Catalogue, list: &List, hold: &Hold, now: Timestamp) -> bool {
    Freed::of(catalogue, hold).into_iter().any(|freed| {
        let asked = ask_from(freed.spot.starts_at, &freed.zone, now).filter(|from| now < *from);
        asked.is_some_and(|from| choose(list, &freed, from).is_some())
    })
}

async fn promise(app: &App, hold: &Hold, starts_at: Timestamp, choice: Choice) -> Result<(), Failure> {
    let list = app.store.list_with(&choice.entry).await?;
    let Some(entry) = list.entries.get(&choice.entry) else { return Ok(()) };
    let told = if entry.phone_only { None } else { told_of(app, &entry.account).await? };
    let promise = Promise { hold: hold.id.clone(), starts_at, choice, told };
    ask(app, Deed::Promise(Box::new(promise))).await
}

/// Offers that were not answered in time. Who has not answered three in a row pauses, and is asked.
async fn lapse(app: &App) -> Result<(), Failure> {
    for id in app.store.offers_due(app.clock.now(), AT_ONCE).await? {
        let Some((_, entry)) = app.store.offer(&id).await? else { continue };
        let told = told_of(app, &entry.account).await?;
        settled(by_itself(app, waiting::Deed::Lapse(id), told).await?)?;
    }
    Ok(())
}

/// Nobody waits beyond the last day that would do for them.
async fn leave(app: &App) -> Result<(), Failure> {
    let today = local_day(app.clock.now(), &app.catalogue().time_zone());
    for entry in app.store.entries_over(today, AT_ONCE).await? {
        settled(by_itself(app, waiting::Deed::Leave(entry), None).await?)?;
    }
    Ok(())
}

async fn ask(app: &App, deed: Deed) -> Result<(), Failure> {
    let command = Command { actor: Actor::System, key: None, draw: app.random.for_command(app.clock.now()), deed };
    settled(app.ledger.ask(command).await?)
}

/// That somebody was faster is no failure. Anything else would be a bug, and is looked at again in the next round.
fn settled<T>(answer: Result<T, Refusal>) -> Result<(), Failure> {
    if let Err(refusal) = answer.map(drop)
        && !is_over(&refusal)
    {
        tracing::warn!(?refusal, "what was given back could not be offered");
    }
    Ok(())
}

/// What can be settled where a hold is.
fn served(catalogue: &Catalogue, hold: &Hold) -> Vec<ErrandId> {
    let first = hold.places.first().map(|taken| taken.slot.opening());
    first.and_then(|number| catalogue.opening(number)).map(|opening| opening.errands.clone()).unwrap_or_default()
}
