//! What a member of staff does at the counter at which they sit, and with a ticket in their hands.

use super::{Locked, Walk, lock, minutes_left, settle};
use crate::account::digest;
use crate::{App, Failure, event};
use besok_core::id::{OfficeId, VisitId};
use besok_core::queue::{Deed, Refusal};
use besok_core::staff::Staff;
use besok_core::visit::Visit;

/// How long the key of a form is, and an id.
const KEY: usize = 36;

/// What a button at a counter came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    /// It is done.
    Done,
    /// Something has been done there since the page was made: it was pressed twice, or the page is old.
    Changed,
    /// It is not done, and why.
    Refused(Refusal),
}

/// Does something at whichever counter somebody sits at. `seen` is the mark of the page on which the button is
/// ([`besok_core::queue::Queue::mark`]); none for what may be done whatever happens.
pub async fn press(
    app: &App,
    staff: &Staff,
    office: &OfficeId,
    (seen, deed): (Option<&str>, impl FnOnce(i64) -> Deed + Send),
) -> Result<Pressed, Failure> {
    let Some(locked) = lock(app, office).await? else { return Ok(Pressed::Refused(Refusal::NotFound)) };
    let queue = &locked.known.queue;
    let Some(counter) = queue.seat_of(&staff.id).map(|seat| seat.counter) else {
        return Ok(Pressed::Refused(Refusal::NotOpen));
    };
    if seen.is_some_and(|seen| seen != queue.mark(counter)) {
        return Ok(Pressed::Changed);
    }
    let answer = settle(app, locked, (&staff.id.actor(), deed(counter), None)).await?;
    Ok(answer.map_or_else(Pressed::Refused, |_| Pressed::Done))
}

/// Gives a ticket to somebody without an appointment, whatever the limits. The visit's id comes from the form's
/// key: a form that is sent twice gives one ticket. None if there is no such errand, or the key is none.
pub async fn give_ticket(
    app: &App,
    staff: &Staff,
    office: &OfficeId,
    (key, wish): (&str, Walk),
) -> Result<Option<Visit>, Failure> {
    if !is_key(key) {
        return Ok(None);
    }
    let left = minutes_left(app, office, &wish.errand).await?;
    let Some(locked) = lock(app, office).await? else { return Ok(None) };
    // Of the day and the office as well, so that no key leads to a visit of another.
    let id = VisitId(digest(&format!("{office} {} {key}", locked.known.queue.day))[..KEY].to_owned());
    if let Some(visit) = locked.known.queue.visit(&id) {
        return Ok(Some(visit.clone()));
    }
    let answer = settle(app, locked, (&staff.id.actor(), wish.deed(id, left, true), None)).await?;
    Ok(answer.ok().and_then(|done| done.visit))
}

/// Whether a key looks as one that was drawn.
fn is_key(key: &str) -> bool {
    key.len() == KEY && key.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// Gives a ticket of today to whoever holds it on paper: the secret with which they follow it on a phone. One that was
/// given before is worth nothing from then on.
pub async fn hand_over(
    app: &App,
    staff: &Staff,
    office: &OfficeId,
    id: &VisitId,
) -> Result<Option<(Visit, String)>, Failure> {
    let Some(Locked { mut tx, known }) = lock(app, office).await? else { return Ok(None) };
    let Some(visit) = known.queue.visit(id).filter(|visit| !visit.stage.is_over()) else { return Ok(None) };
    let secret = app.random.token();
    tx.set_phone_of_visit(id, &digest(&secret)).await?;
    let detail = format!("{office} {} {}", known.queue.day, visit.ticket);
    event::put(app, &mut tx, &staff.id, ("visit.printed", id.as_str(), &detail)).await?;
    tx.commit().await?;
    app.news.tell_board(office, (known.queue.day, known.version));
    Ok(Some((visit.clone(), secret)))
}
