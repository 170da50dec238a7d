//! Nothing free: that is checked here, not claimed by whoever asks. The request stays open for longer, and the officer
//! hears of it.

use super::{find, tell};
use crate::availability::{Sought, first_times};
use crate::booking::Asker;
use crate::{App, Failure, booking, event, waiting};
use besok_core::account::Account;
use besok_core::id::InvitationId;
use besok_core::invitation::{Invitation, NoticeKind};
use besok_core::ledger::Refusal;
use besok_core::opening::local_day;
use besok_core::party::Party;
use besok_core::waiting::Wish;

/// The party of a request that is the account's.
pub fn party(app: &App, account: &Account, asked: &Invitation) -> Result<Party, Refusal> {
    let catalogue = app.catalogue();
    let errand = catalogue.errand(asked.errand()).ok_or(Refusal::NotOffered)?;
    booking::party(app, account, errand, &asked.comers())
}

/// Whether none of the offices that are asked for has a time for those who are asked, nor is one held for them.
pub async fn nothing_free(app: &App, account: &Account, asked: &Invitation) -> Result<bool, Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let (Ok(party), Some(errand)) = (party(app, account, asked), catalogue.errand(asked.errand())) else {
        // Whoever cannot come so at all has to call: no time would help.
        return Ok(false);
    };
    let firsts = first_times(app, Sought::new(errand, &party)).await?;
    if firsts.iter().any(|(office, first)| first.is_some() && asked.takes_place_at(office)) {
        return Ok(false);
    }
    let hold = booking::hold_for(app, account, &asked.comers()).await?;
    Ok(!hold.is_some_and(|hold| hold.is_live(now)))
}

/// Notes that the account's person found nothing free: the request stays open for longer. Gives the request as it is
/// then; none if it cannot be answered any more, is answered, or there is a time after all. On one day it is noted
/// once.
pub async fn try_in_vain(app: &App, account: &Account, id: &InvitationId) -> Result<Option<Invitation>, Failure> {
    let Some(asked) = find(app, account, id).await? else { return Ok(None) };
    if !nothing_free(app, account, &asked).await? {
        return Ok(None);
    }
    let (now, zone) = (app.clock.now(), app.catalogue().time_zone());
    let mut tx = app.store.begin().await?;
    let Some(asked) = tx.lock_invitation(id).await? else { return Ok(None) };
    let theirs = asked.account.as_ref() == Some(&account.id);
    if !theirs || !asked.is_open(now, &zone) || tx.visit_for(id).await?.is_some() {
        return Ok(None);
    }
    if asked.tried_at.is_some_and(|at| local_day(at, &zone) == local_day(now, &zone)) {
        return Ok(Some(asked));
    }
    let tried = asked.tried(now, &zone);
    tx.note_invitation_tried(&tried).await?;
    tell(app, &mut tx, id, NoticeKind::NothingFree, now).await?;
    event::put_by(app, &mut tx, &format!("account:{}", account.id), ("invitation.tried", id.as_str(), "")).await?;
    tx.commit().await?;
    wait(app, account, &tried).await?;
    Ok(Some(tried))
}

/// Who finds nothing waits, without having to ask: until the last day, and before those whom the agency has not asked.
async fn wait(app: &App, account: &Account, asked: &Invitation) -> Result<(), Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let offices = catalogue.offices.iter().filter(|office| asked.takes_place_at(&office.id));
    let offices = offices.map(|office| office.id.clone()).collect();
    let days = (local_day(now, &catalogue.time_zone()), asked.last_day);
    let wish = Wish::any_time(asked.errand().clone(), asked.comers(), offices, days);
    let joined = waiting::join(app, Asker { account, key: None }, wish, Some(asked.id.clone())).await?;
    if let Err(refusal) = joined {
        // Most often because they wait already, or because the errand has no list.
        tracing::debug!(?refusal, "who found nothing was not put on the waiting list");
    }
    Ok(())
}
