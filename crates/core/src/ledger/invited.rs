//! What a request to book allows and settles: it opens its errands to its own people, for one visit at a time.

use super::{Actor, Change, Command, Facts, Refusal, Spot, Wish};
use crate::booking::{Booking, State};
use crate::invitation::{Invitation, Notice, NoticeKind};
use crate::message::Appointment;
use crate::party::Comer;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// The request that a wish answers, if it names one. The wish must be what was asked for, no more and no less, by the
/// account whose request it is; and there is one visit for a request, whoever books and whatever has passed.
pub(super) fn check_asked<'f>(
    facts: &'f Facts<'_>,
    command: &Command,
    wish: &Wish,
    now: Timestamp,
) -> Result<Option<&'f Invitation>, Refusal> {
    let Some(id) = &wish.invitation else { return Ok(None) };
    let asked = facts.invitations.get(id).ok_or(Refusal::NotFound)?;
    if asked.account.is_none() || asked.account.as_ref() != command.actor.account() {
        return Err(Refusal::NotFound);
    }
    let visit = facts
        .bookings
        .values()
        .find(|booking| booking.invitation.as_ref() == Some(id) && booking.state != State::Cancelled);
    if let Some(visit) = visit {
        return Err(Refusal::AskedAndBooked(visit.reference.clone()));
    }
    if !asked.is_open(now, &facts.catalogue.time_zone()) {
        return Err(Refusal::NoLongerAsked);
    }
    let all: BTreeSet<Comer> = asked.comers().into_iter().collect();
    let same = wish.errand == *asked.errand() && wish.party.iter().cloned().collect::<BTreeSet<_>>() == all;
    if same && asked.takes_place_at(&wish.spot.office) { Ok(Some(asked)) } else { Err(Refusal::NotAsked) }
}

/// Whether a visit that answers a request still does so afterwards. Staff with a reason may move it anywhere.
pub(super) fn check_stays(
    facts: &Facts,
    actor: &Actor,
    (old, comers): (&Booking, &[Comer]),
    to: &Spot,
) -> Result<(), Refusal> {
    let Some(id) = &old.invitation else { return Ok(()) };
    let before: BTreeSet<Comer> = old.comers().into_iter().collect();
    if comers.iter().cloned().collect::<BTreeSet<_>>() != before {
        return Err(Refusal::AskedPeople);
    }
    let elsewhere = facts.invitations.get(id).is_some_and(|asked| !asked.takes_place_at(&to.office));
    if elsewhere && actor.beyond().is_none() { Err(Refusal::NotAsked) } else { Ok(()) }
}

/// What the case system hears of a visit that answers a request.
pub(super) fn notice(command: &Command, booking: &Booking, kind: NoticeKind, now: Timestamp) -> Option<Change> {
    let invitation = booking.invitation.clone()?;
    let booking = Some(Appointment::from(booking));
    Some(Change::Notice(Notice { id: command.draw.event.clone(), invitation, kind, booking, at: now }))
}
