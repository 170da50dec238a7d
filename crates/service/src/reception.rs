//! What reception looks for: whoever stands before them, by a reference, a ticket, a name or a date of birth.

use crate::{App, Failure, day, event};
use besok_core::booking::Booking;
use besok_core::day::{Entry, Visit as Visiting};
use besok_core::id::{BookingId, PersonId};
use besok_core::language::Language;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::queue::{Arrival, Queue, arrival};
use besok_core::search::{HITS, Reading, Unreadable, closeness, read};
use besok_core::staff::Staff;
use besok_core::visit::{Ticket, Visit};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Tickets of today with that number.
    pub tickets: Vec<Visit>,
    /// Bookings that it can mean.
    pub bookings: Vec<Match>,
    /// There are more: more has to be said.
    pub more: bool,
}

/// A booking that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Which.
    pub booking: BookingId,
    /// The booking, as far as whoever looks may see it: nobody is named whose identity is protected, or who goes
    /// elsewhere.
    pub entry: Entry,
    /// In which language they may want to be called.
    pub language: Language,
    /// What registering comes to now.
    pub arrival: Arrival,
}

/// Finds who has come to an office today. A reference is found wherever and whenever it is for.
pub async fn find(
    app: &App,
    staff: &Staff,
    office: &Office,
    (queue, text): (&Queue, &str),
) -> Result<Result<Found, Unreadable>, Failure> {
    if let Some(number) = ticket(text) {
        let tickets = queue.visits.iter().filter(|visit| visit.ticket.number == number).cloned().collect();
        return Ok(Ok(Found { tickets, ..Found::default() }));
    }
    let readings = match read(text, local_day(app.clock.now(), &app.catalogue().time_zone())) {
        Ok(readings) => readings,
        Err(unreadable) => return Ok(Err(unreadable)),
    };
    let now = app.clock.now();
    let today = day::bookings(app, office, queue.day).await?;
    let (mut found, mut seen): (Vec<Match>, BTreeSet<BookingId>) = (Vec::new(), BTreeSet::new());
    for reading in &readings {
        let bookings = match reading {
            Reading::Reference(reference) => app.store.booking(reference).await?.into_iter().collect(),
            Reading::OldReference(reference) => app.store.old_booking(reference).await?.into_iter().collect(),
            Reading::Name(..) | Reading::BirthDate(_) => today.clone(),
            Reading::Email(_) | Reading::Phone(_) | Reading::Case(_) => Vec::new(),
        };
        for one in matches(app, (staff, office), (queue, bookings), now).await? {
            if fits(reading, &one) && seen.insert(one.booking.clone()) {
                found.push(one);
            }
        }
    }
    event::note(app, staff, "search.done", office.id.as_str(), &found.len().to_string()).await?;
    let more = found.len() > HITS;
    found.truncate(HITS);
    Ok(Ok(Found { tickets: Vec::new(), bookings: found, more }))
}

/// Bookings as they are shown to somebody.
async fn matches(
    app: &App,
    (staff, office): (&Staff, &Office),
    (queue, bookings): (&Queue, Vec<Booking>),
    now: Timestamp,
) -> Result<Vec<Match>, Failure> {
    let persons: BTreeSet<PersonId> =
        bookings.iter().flat_map(|booking| &booking.party).map(|member| member.person.clone()).collect();
    let known = app.store.persons(&persons.into_iter().collect::<Vec<_>>()).await?;
    let shown = |booking: Booking| {
        let (id, arrival, here) = (booking.id.clone(), arrival(queue, &booking, now), booking.office == office.id);
        let mut entry = Entry::of(booking, &known, staff.protected, now);
        entry.visit = entry.visit.filter(|_| here);
        let needs = entry.visit.as_ref().map(Visiting::needs);
        let spoken = needs.and_then(|needs| needs.interpreters.first().copied().and_then(Language::from_tag));
        let language = spoken.unwrap_or(Language::DEFAULT);
        Match { booking: id, entry, language, arrival }
    };
    Ok(bookings.into_iter().map(shown).collect())
}

/// Whether a booking is what was meant. References have been looked up; nobody is found by a name who is not shown.
fn fits(reading: &Reading, one: &Match) -> bool {
    let persons = one.entry.visit.iter().flat_map(|visit| &visit.persons);
    match reading {
        Reading::Name(words, born) => persons.into_iter().any(|person| {
            closeness(words, person.name.as_str()).is_some() && born.is_none_or(|born| person.birth_date == born)
        }),
        Reading::BirthDate(born) => persons.into_iter().any(|person| person.birth_date == *born),
        _ => true,
    }
}

/// `A12`, `w 12` and `12` are tickets.
fn ticket(text: &str) -> Option<i64> {
    let text = text.trim().trim_start_matches(['A', 'a', 'W', 'w']).trim_start();
    let figures = (1..=Ticket::FIGURES).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if figures { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_typed_with_or_without_its_letter() {
        for text in ["A12", " a12", "W 12", "12"] {
            assert_eq!(ticket(text), Some(12), "{text}");
        }
        for other in ["A", "", "12345", "Anna 12", "AB12", "1990-01-02"] {
            assert_eq!(ticket(other), None, "{other}");
        }
    }
}
