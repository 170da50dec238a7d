//! Registering at a kiosk, by the booking's reference, or by date of birth and initials.
//!
//! Anybody may stand there. So what is tried in vain is counted for each kiosk, and slowed down; and whoever comes with a
//! date of birth and initials is told a ticket's number or to ask at reception, and nothing of a booking.

use crate::queue::{self, board};
use crate::{App, Failure, ticket};
use besok_core::booking::{Booking, Reference, State};
use besok_core::day::span;
use besok_core::id::PersonId;
use besok_core::language::Language;
use besok_core::person::{BirthDate, Protection};
use besok_core::queue::{Arrival, Refusal, arrival};
use besok_core::screen::{PAUSE_SECONDS, Screen, TRIES};
use besok_core::search::has_initials;
use besok_core::visit::Visit;
use std::collections::BTreeSet;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// They have a ticket now.
    Ticket(Box<Visit>),
    /// They have none, and why; of this booking.
    NotNow(Arrival, Box<Booking>),
    /// Nobody in particular was found: reception has to look.
    Ask,
    /// Too much was tried here lately.
    Slow,
}

/// Registers by a reference that was scanned or typed. `secret` is that of the ticket, for a phone.
pub async fn by_reference(
    app: &App,
    screen: &Screen,
    typed: &str,
    (secret, language): (&str, Language),
) -> Result<Came, Failure> {
    // What cannot be a reference guesses nothing: a code for something else was held before the reader.
    let Some(reference) = Reference::parse(typed) else { return Ok(Came::Ask) };
    if !try_once(app, screen).await? {
        return Ok(Came::Slow);
    }
    let Some(booking) = app.store.booking(&reference).await? else { return Ok(Came::Ask) };
    forgive(app, screen).await?;
    register(app, screen, booking, (secret, language)).await
}

/// Registers by date of birth and initials. Only whoever is alone in having both among those who are booked here today, and
/// may register now, is registered; nobody of whom others must not learn that they are here. All else is one answer.
pub async fn by_birth(
    app: &App,
    screen: &Screen,
    (born, initials): (BirthDate, &str),
    (secret, language): (&str, Language),
) -> Result<Came, Failure> {
    if !try_once(app, screen).await? {
        return Ok(Came::Slow);
    }
    let mut found = booked_today(app, screen, (born, initials)).await?;
    let (Some(booking), true) = (found.pop(), found.is_empty()) else { return Ok(Came::Ask) };
    let Some(board) = board::look(app, &screen.office).await? else { return Ok(Came::Ask) };
    match arrival(&board.now.queue, &booking, app.clock.now()) {
        Arrival::Now | Arrival::Here(..) => {}
        _ => return Ok(Came::Ask),
    }
    forgive(app, screen).await?;
    match register(app, screen, booking, (secret, language)).await? {
        Came::NotNow(arrival, _) if !matches!(arrival, Arrival::Here(..)) => Ok(Came::Ask),
        came => Ok(came),
    }
}

/// Everybody who is booked here today with this date of birth and these initials. A day or month that is not on record is
/// no proof of one that was typed: whoever was born then gives what is on record.
async fn booked_today(
    app: &App,
    screen: &Screen,
    (born, initials): (BirthDate, &str),
) -> Result<Vec<Booking>, Failure> {
    let catalogue = app.catalogue();
    let (Some(day), Some(office)) = (queue::today(app, &screen.office), catalogue.office(&screen.office)) else {
        return Ok(Vec::new());
    };
    let bookings = app.store.bookings_within(&screen.office, span(day, day, &office.time_zone())).await?;
    let here = bookings.into_iter().filter(|booking| booking.state != State::Cancelled).collect::<Vec<_>>();
    let ids: BTreeSet<&PersonId> =
        here.iter().flat_map(|booking| &booking.party).map(|member| &member.person).collect();
    let persons = app.store.persons(&ids.into_iter().cloned().collect::<Vec<_>>()).await?;
    let is_meant = |id: &PersonId| {
        persons.get(id).is_some_and(|person| person.birth_date == born && has_initials(person.name.as_str(), initials))
    };
    let is_hidden = |id: &PersonId| persons.get(id).is_none_or(|person| person.protection != Protection::None);
    let with =
        |booking: &Booking, is: &dyn Fn(&PersonId) -> bool| booking.party.iter().any(|member| is(&member.person));
    let meant: Vec<_> = here.into_iter().filter(|booking| with(booking, &is_meant)).collect();
    // Not only theirs are left out: whoever has the same date and initials would be let in as the only one.
    let hidden = meant.iter().any(|booking| with(booking, &is_hidden));
    Ok(if hidden { Vec::new() } else { meant })
}

async fn register(
    app: &App,
    screen: &Screen,
    booking: Booking,
    (secret, language): (&str, Language),
) -> Result<Came, Failure> {
    match queue::arrive(app, &screen.office, (&screen.actor(), false), (&booking.id, language)).await? {
        Ok(done) => {
            ticket::follow(app, &booking.id, secret).await?;
            Ok(done.visit.map_or(Came::Ask, |visit| Came::Ticket(Box::new(visit))))
        }
        Err(Refusal::NotNow(arrival)) => Ok(Came::NotNow(arrival, Box::new(booking))),
        Err(_) => Ok(Came::Ask),
    }
}

async fn try_once(app: &App, screen: &Screen) -> Result<bool, Failure> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    let may = tx.try_at_screen(&screen.id, (TRIES, PAUSE_SECONDS), now).await?;
    tx.commit().await?;
    Ok(may)
}

async fn forgive(app: &App, screen: &Screen) -> Result<(), Failure> {
    let mut tx = app.store.begin().await?;
    tx.forgive_screen(&screen.id, PAUSE_SECONDS).await?;
    Ok(tx.commit().await?)
}
