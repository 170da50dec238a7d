//! Requests to book that nobody answered: reminds of them, and ends those that are over. Each is locked and looked at again
//! before anything is done, so that nothing happens twice, whichever node does it and however often it starts again.

use crate::account::digest;
use crate::invitation::{mail, tell, write};
use crate::{App, Failure, event};
use besok_core::booking::State;
use besok_core::catalogue::Catalogue;
use besok_core::id::InvitationId;
use besok_core::invitation::{Channel, Invitation, NoticeKind, Reminder, Written};
use besok_core::letter::Kind;
use besok_core::office::Office;
use besok_core::opening::local_day;
use jiff::ToSpan;
use jiff::tz::TimeZone;

/// How many requests are looked at in one go.
const AT_ONCE: i64 = 200;

/// Sends every reminder of a request that is due.
pub async fn remind_asked(app: App) -> Result<(), Failure> {
    let today = local_day(app.clock.now(), &app.catalogue().time_zone());
    // A day more at either end: offices may have other zones.
    let days = (today.saturating_sub(1.day()), today.saturating_add((Reminder::DAYS + 1).days()));
    let mut skip = 0;
    loop {
        let found = app.store.invitations_to_remind(days, skip, AT_ONCE).await?;
        for (known, written) in &found {
            // One that stays in the list is passed over.
            skip += i64::from(!remind_of(&app, known, *written).await?);
        }
        if (found.len() as i64) < AT_ONCE {
            return Ok(());
        }
    }
}

/// Gives whether it left the list of those that may be due a reminder.
async fn remind_of(app: &App, known: &Invitation, written: Written) -> Result<bool, Failure> {
    let (zone, now) = (zone(&app.catalogue(), known), app.clock.now());
    if Reminder::due(known, written, &zone, now).is_none() {
        return Ok(false);
    }
    let id = &known.id;
    let mut tx = app.store.begin().await?;
    let Some(known) = tx.lock_invitation(id).await? else { return Ok(true) };
    if tx.visit_for(id).await?.is_some() {
        return Ok(true);
    }
    let Some(due) = Reminder::due(&known, tx.written(id).await?, &zone, now) else { return Ok(false) };
    match due.channel() {
        Channel::Letter => write(app, &mut tx, (&known, Kind::Reminder), now).await?,
        Channel::Email | Channel::Both => mail(app, &mut tx, (&known, Kind::Reminder), now).await?,
    }
    let reminded = Invitation { reminded: due.number(), ..known };
    tx.save_invitation(&reminded, &digest(&reminded.asked.likeness())).await?;
    event::put_by(app, &mut tx, "system", ("invitation.reminded", id.as_str(), due.channel().as_str())).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(due == Reminder::TwoDays)
}

/// Where it is day or night for whoever is asked: at the first office of theirs.
fn zone(catalogue: &Catalogue, invitation: &Invitation) -> TimeZone {
    let office = invitation.asked.offices.first().and_then(|office| catalogue.office(office));
    office.map_or_else(|| catalogue.time_zone(), Office::time_zone)
}

/// Ends requests whose last day has passed without a booking, and those whose visit is past.
pub async fn lapse(app: App) -> Result<(), Failure> {
    loop {
        let now = app.clock.now();
        let today = local_day(now, &app.catalogue().time_zone());
        let ids = app.store.invitations_over(today, now, AT_ONCE).await?;
        let mut ended = 0;
        for id in &ids {
            ended += i64::from(end(&app, id).await?);
        }
        // None ended: another node was faster, or its clock is ahead.
        if (ids.len() as i64) < AT_ONCE || ended == 0 {
            return Ok(());
        }
    }
}

/// Gives whether it was over, and had not ended before.
async fn end(app: &App, id: &InvitationId) -> Result<bool, Failure> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    let Some(known) = tx.lock_invitation(id).await?.filter(|known| known.ended_at.is_none()) else { return Ok(false) };
    let visit = tx.visit_for(id).await?;
    let lapsed = visit.is_none();
    let over = match &visit {
        Some(visit) => visit.state_at(now) == State::Past,
        None => !known.is_open(now, &app.catalogue().time_zone()),
    };
    if !over {
        return Ok(false);
    }
    let ended = Invitation { ended_at: Some(now), ..known };
    tx.save_invitation(&ended, &digest(&ended.asked.likeness())).await?;
    tx.withdraw_letters(id).await?;
    if lapsed {
        tell(app, &mut tx, id, NoticeKind::Lapsed, now).await?;
        event::put_by(app, &mut tx, "system", ("invitation.lapsed", id.as_str(), "")).await?;
    }
    tx.commit().await?;
    Ok(true)
}
