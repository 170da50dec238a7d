//! What staff do for single bookings of a bulk move, on the phone, and for the rest in the end.

use super::draft::actor;
use super::{find, send};
use crate::booking::{Asked, ask, booked};
use crate::desk::told;
use crate::event;
use crate::{App, Failure};
use besok_core::booking::Booking;
use besok_core::bulk_move::{After, BulkMove, Line, Stage, Standing};
use besok_core::id::{BookingId, BulkMoveId};
use besok_core::ledger::{Actor, Deed, Override, Refusal, StaffActor};
use besok_core::staff::Staff;

/// Why a bulk move cannot be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloseRefusal {
    /// There is none, or it is not at that point.
    NotOpen,
    /// People may still answer.
    TooEarly,
    /// So many have neither had a message nor been phoned.
    ToPhone(usize),
}

/// A form about one booking of a bulk move.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// Who phoned.
    pub staff: &'a Staff,
    /// In which bulk move.
    pub bulk_move: &'a BulkMoveId,
    /// About which booking.
    pub booking: &'a BookingId,
    /// Makes a repeat of the same form harmless.
    pub key: Option<&'a str>,
}

impl Call<'_> {
    /// The booking, if people have been told of the bulk move: whom one may not see one does not phone.
    async fn line(&self, app: &App) -> Result<Option<Line>, Failure> {
        let found = find(app, self.staff, self.bulk_move).await?;
        let told = found.filter(|(bulk_move, _)| matches!(bulk_move.stage, Stage::Sent | Stage::Closed));
        let line = told.and_then(|(_, lines)| lines.into_iter().find(|line| line.item.booking == *self.booking));
        Ok(line.filter(|line| line.contact.is_some()))
    }
}

/// Accepts the offered time for the people of a booking: they said so.
pub async fn accept(app: &App, call: Call<'_>) -> Asked<Booking> {
    let Some(line) = call.line(app).await? else { return Ok(Err(Refusal::NotFound)) };
    let Some((to, _)) = line.item.offer else { return Ok(Err(Refusal::NotFound)) };
    let deed = Deed::Move { booking: line.booking.id.clone(), party: None, to };
    answer(app, call, (line.standing, &line.booking), (Standing::Accepted, deed)).await
}

/// Cancels a booking: its people said so.
pub async fn cancel(app: &App, call: Call<'_>) -> Asked<Booking> {
    let Some(line) = call.line(app).await? else { return Ok(Err(Refusal::NotFound)) };
    let deed = Deed::Cancel { booking: line.booking.id.clone(), reason: None };
    answer(app, call, (line.standing, &line.booking), (Standing::Cancelled, deed)).await
}

/// A form that is sent again has done its deed. What is settled in another way is not to be undone by an older list.
async fn answer(
    app: &App,
    call: Call<'_>,
    (standing, booking): (Standing, &Booking),
    (wanted, deed): (Standing, Deed),
) -> Asked<Booking> {
    if standing == wanted {
        return Ok(Ok(booking.clone()));
    }
    if standing.is_settled() {
        return Ok(Err(Refusal::ChangedSince));
    }
    settle(app, call.staff, booking, (deed, call.key)).await
}

/// Notes that somebody phoned and nothing came of it yet.
pub async fn called(app: &App, call: Call<'_>) -> Asked<()> {
    let Some(line) = call.line(app).await? else { return Ok(Err(Refusal::NotFound)) };
    if line.standing.is_settled() {
        return Ok(if line.item.called.is_some() { Ok(()) } else { Err(Refusal::ChangedSince) });
    }
    let mut tx = app.store.begin().await?;
    tx.set_called(call.bulk_move, call.booking, (&call.staff.id, app.clock.now())).await?;
    event::put(app, &mut tx, &call.staff.id, ("booking.called", call.booking.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Applies the agency's rule to those who did not answer, and ends the bulk move. Gives how many it could not be applied
/// to: they keep what they have.
pub async fn close(app: &App, staff: &Staff, id: &BulkMoveId) -> Result<Result<usize, CloseRefusal>, Failure> {
    let found = find(app, staff, id).await?.filter(|(bulk_move, _)| bulk_move.stage == Stage::Sent);
    let Some((bulk_move, lines)) = found else { return Ok(Err(CloseRefusal::NotOpen)) };
    if app.clock.now() < bulk_move.answer_until {
        return Ok(Err(CloseRefusal::TooEarly));
    }
    let unheard = lines.iter().filter(|line| !line.standing.is_settled() && !has_heard(line)).count();
    if unheard > 0 && bulk_move.after != After::Keep {
        return Ok(Err(CloseRefusal::ToPhone(unheard)));
    }
    let mut left = 0;
    for line in lines.iter().filter(|line| !line.standing.is_settled()) {
        left += usize::from(!apply(app, staff, &bulk_move, line).await?);
    }
    let mut tx = app.store.begin().await?;
    if !tx.set_stage(id, (Stage::Sent, Stage::Closed), None).await? {
        return Ok(Err(CloseRefusal::NotOpen));
    }
    let detail = format!("{}, {left} left", bulk_move.after.as_str());
    event::put(app, &mut tx, &staff.id, ("bulk_move.closed", id.as_str(), &detail)).await?;
    tx.commit().await?;
    send::give_back(app).await?;
    Ok(Ok(left))
}

/// Whether the people of a booking know that it has to move: by a message, which goes to those who are offered a time,
/// or by phone. The rule is for those who know.
fn has_heard(line: &Line) -> bool {
    let mailed = line.item.offer.is_some() && line.contact.as_ref().is_some_and(|contact| contact.has_email);
    mailed || line.item.called.is_some()
}

/// Gives whether the rule could be applied.
async fn apply(app: &App, staff: &Staff, bulk_move: &BulkMove, line: &Line) -> Result<bool, Failure> {
    let booking = line.booking.id.clone();
    let deed = match (bulk_move.after, &line.item.offer) {
        (After::Keep, _) => return Ok(true),
        (After::Move, None) => return Ok(false),
        (After::Move, Some((to, _))) => Deed::Move { booking, party: None, to: to.clone() },
        (After::Cancel, _) => Deed::Cancel { booking, reason: None },
    };
    Ok(settle(app, staff, &line.booking, (deed, None)).await?.is_ok())
}

/// It is the agency that could not keep the time, so no limit stands in the way.
async fn settle(app: &App, staff: &Staff, booking: &Booking, (deed, key): (Deed, Option<&str>)) -> Asked<Booking> {
    let account = app.store.account(&booking.account).await?;
    let actor = actor(staff, booking, account.as_ref().and_then(told));
    let actor = StaffActor { beyond: Some(Override::AgencyFault), ..actor };
    booked(ask(app, (Actor::Staff(actor), key), deed).await)
}
