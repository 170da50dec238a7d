//! Offers what was given back to those who wait, and sees to offers that nobody answered. Each step is a command of the
//! ledger, so that several nodes do nothing twice: whoever comes second finds it done.

use crate::booking::ask_itself;
use crate::waiting::{by_itself, told_of};
use crate::{App, Failure};
use besok_core::catalogue::Catalogue;
use besok_core::hold::{Hold, Purpose};
use besok_core::id::{ErrandId, OfferId};
use besok_core::ledger::{Deed, Promise, Refusal};
use besok_core::opening::local_day;
use besok_core::reminder::is_daytime;
use besok_core::waiting::{self, Choice, Freed, List, ask_from, choose};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// How many holds and entries are looked at in one go.
const AT_ONCE: i64 = 200;

/// One round: what has ended first, so that what it had is offered in the same round.
pub async fn offer(app: App) -> Result<(), Failure> {
    // What was not answered in time; and places that an opening no longer has, or on a day on which an office is closed by now.
    end(&app, app.store.offers_due(app.clock.now(), AT_ONCE).await?, waiting::Deed::Lapse).await?;
    end(&app, app.store.offers_unplanned(AT_ONCE).await?, waiting::Deed::Withdraw).await?;
    leave(&app).await?;
    follow_requests(&app).await?;
    let listed = app.store.listed_holds(AT_ONCE).await?;
    offer_each(&app, listed).await?;
    if is_daytime(&app.catalogue().time_zone(), app.clock.now()) {
        offer_cooling(&app).await?;
    }
    Ok(())
}

/// What was kept for the list goes to the first whom it fits, and so does the rest of it. What fits nobody is let go.
async fn offer_each(app: &App, holds: Vec<Hold>) -> Result<(), Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let errands: BTreeSet<ErrandId> = holds.iter().flat_map(|hold| served(&catalogue, hold)).collect();
    let errands: Vec<ErrandId> = errands.into_iter().collect();
    let mut list = app.store.list_for(&errands, now).await?;
    for hold in holds {
        let mut offered = false;
        while let Some((starts_at, choice)) = first(&catalogue, &list, &hold, now) {
            let chosen = choice.entry.clone();
            offered = promise(app, &list, &hold, (starts_at, choice)).await?;
            if offered {
                break;
            }
            // They could not have it after all: the next in line is asked in the same round.
            list.entries.remove(&chosen);
        }
        if offered {
            list = app.store.list_for(&errands, now).await?;
        } else if hold.purpose == Purpose::Listed && !in_the_morning(&catalogue, &list, &hold, now) {
            ask(app, Deed::Unlist(vec![hold.id.clone()])).await?;
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
    let fits = |hold: &Hold| {
        let mut beginnings = Freed::of(&catalogue, hold).into_iter();
        beginnings.any(|freed| fresh.iter().any(|entry| waiting::fits(entry, &freed, now).is_ok()))
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

/// Offers it to the one of those who wait, and says whether it stands.
async fn promise(
    app: &App,
    list: &List,
    hold: &Hold,
    (starts_at, choice): (Timestamp, Choice),
) -> Result<bool, Failure> {
    let Some(entry) = list.entries.get(&choice.entry) else { return Ok(false) };
    let told = told_of(app, &entry.account).await?;
    ask(app, Deed::Promise(Box::new(Promise { hold: hold.id.clone(), starts_at, choice, told }))).await
}

/// Ends offers, with a word to those who are asked.
async fn end(app: &App, offers: Vec<OfferId>, how: fn(OfferId) -> waiting::Deed) -> Result<(), Failure> {
    for id in offers {
        let Some((_, entry)) = app.store.offer(&id).await? else { continue };
        let told = told_of(app, &entry.account).await?;
        settled(&by_itself(app, how(id), told).await?);
    }
    Ok(())
}

/// Nobody waits beyond the last day that would do for them, nor after the visit than which they wanted an earlier one.
async fn leave(app: &App) -> Result<(), Failure> {
    let now = app.clock.now();
    let today = local_day(now, &app.catalogue().time_zone());
    for entry in app.store.entries_over(today, now, AT_ONCE).await? {
        settled(&by_itself(app, waiting::Deed::Leave(entry), None).await?);
    }
    Ok(())
}

/// Who waits for a request waits until its last day, and no longer than it is open and theirs.
async fn follow_requests(app: &App) -> Result<(), Failure> {
    for (entry, last_day) in app.store.entries_outdated(AT_ONCE).await? {
        let deed = match last_day {
            Some(day) => waiting::Deed::BookBy(entry, Some(day)),
            None => waiting::Deed::Leave(entry),
        };
        settled(&by_itself(app, deed, None).await?);
    }
    Ok(())
}

async fn ask(app: &App, deed: Deed) -> Result<bool, Failure> {
    Ok(settled(&ask_itself(app, deed).await?))
}

/// Whether it was done. That somebody was faster, or that it no longer fits, is no failure.
fn settled<T>(answer: &Result<T, Refusal>) -> bool {
    if let Err(refusal) = answer {
        tracing::debug!(?refusal, "something about the waiting list was not done");
    }
    answer.is_ok()
}

/// What can be settled where a hold is.
fn served(catalogue: &Catalogue, hold: &Hold) -> Vec<ErrandId> {
    let first = hold.places.first().map(|taken| taken.slot.opening());
    first.and_then(|number| catalogue.opening(number)).map(|opening| opening.errands.clone()).unwrap_or_default()
}
