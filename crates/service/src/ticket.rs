//! Tickets in one's own hand: on a phone, or taken at a kiosk. Whoever has the secret has the ticket, and nothing else.

use crate::account::digest;
use crate::queue::board::{self, Board};
use crate::queue::{self, Answer};
use crate::{App, Failure};
use besok_core::id::{BookingId, ErrandId, OfficeId};
use besok_core::queue::{Deed, Estimate, admits_walk_in, would_be};
use besok_core::visit::Visit;
use jiff::{Timestamp, ToSpan};

/// Who does it, as events name somebody who has nothing but a ticket.
pub const ON_PHONE: &str = "phone";

/// How many minutes apart the times are at which one may come back, and how many of them there are.
const BACK_STEP: i64 = 10;
const BACK_TIMES: i64 = 6;

/// Something that one can come for without an appointment today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What for.
    pub errand: ErrandId,
    /// Whether there is a ticket now.
    pub open: bool,
    /// How long one would wait; none while no open counter receives it.
    pub estimate: Option<Estimate>,
}

/// What one can come for without an appointment today at an office, and how long one would wait.
pub async fn offers(app: &App, office: &OfficeId) -> Result<Vec<Offer>, Failure> {
    let board = board::look(app, office).await?;
    Ok(board.map_or_else(Vec::new, |board| offers_at(&board, app.clock.now())))
}

/// The same at an office whose queue has been read.
pub fn offers_at(board: &Board, now: Timestamp) -> Vec<Offer> {
    let queue = &board.now.queue;
    let known = queue.catalogue.errands.iter().filter_map(|errand| Some((errand, *board.left.get(&errand.id)?)));
    known
        .map(|(errand, left)| {
            let open = admits_walk_in(queue, (errand, 1), left, now);
            let estimate = board.estimate(&would_be(queue, errand, now), now);
            Offer { errand: errand.id.clone(), open, estimate }
        })
        .collect()
}

/// Whether somebody knows what is written in the waiting room of an office today, and so is there.
pub async fn knows_room(app: &App, office: &OfficeId, typed: &str) -> Result<bool, Failure> {
    let board = board::look(app, office).await?;
    let room = board.as_ref().and_then(|board| board.now.room.as_deref());
    Ok(room.is_some_and(|room| room.eq_ignore_ascii_case(typed.trim())))
}

/// The visit whose ticket this secret has; of whatever day.
pub async fn find(app: &App, secret: &str) -> Result<Option<Visit>, Failure> {
    Ok(app.store.visit_on_phone(&digest(secret)).await?)
}

/// Whether it is of a day that is over at its office.
pub fn is_of_today(app: &App, visit: &Visit) -> bool {
    queue::today(app, &visit.office) == Some(visit.day)
}

/// Gives the ticket of a booking to another phone. Gives whether there is one today.
pub async fn follow(app: &App, booking: &BookingId, secret: &str) -> Result<bool, Failure> {
    let visits = app.store.visits_to(booking).await?;
    let Some(visit) = visits.into_iter().next().filter(|visit| is_of_today(app, visit)) else { return Ok(false) };
    let mut tx = app.store.begin().await?;
    tx.set_phone_of_visit(&visit.id, &digest(secret)).await?;
    tx.commit().await?;
    Ok(true)
}

/// They go, and give up their place.
pub async fn leave(app: &App, visit: &Visit) -> Answer {
    queue::act(app, &visit.office, ON_PHONE, Deed::Leave(visit.id.clone())).await
}

/// When one may come back, from the next ten minutes on.
pub fn times_to_come_back(now: Timestamp) -> impl Iterator<Item = Timestamp> {
    let step = BACK_STEP * 60;
    let next = (now.as_second() / step + 1) * step - now.as_second();
    (0..BACK_TIMES).map(move |nth| now + (next + nth * step).seconds())
}

/// They come back then, one of the times offered, or are back already; their place waits for them. Another time is none.
pub async fn come_back(app: &App, visit: &Visit, at: Option<Timestamp>) -> Result<bool, Failure> {
    let now = app.clock.now();
    // A page that has been open for a while offers times that are past, and that is to be back.
    let latest = now + (BACK_STEP * BACK_TIMES).minutes();
    let at = at.unwrap_or(now).max(now);
    if at > latest {
        return Ok(false);
    }
    Ok(queue::act(app, &visit.office, ON_PHONE, Deed::ComeBack(visit.id.clone(), at)).await?.is_ok())
}
