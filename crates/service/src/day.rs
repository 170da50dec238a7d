//! The day, the week and the month of an office, for its staff.

use crate::{App, Failure, event};
use besok_core::booking::Booking;
use besok_core::day::{Day, Entry, span};
use besok_core::id::{OfficeId, PersonId, StaffId};
use besok_core::office::Office;
use besok_core::slot::Slot;
use besok_core::staff::Staff;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

/// For how many minutes a look at a day counts as one, however often it is drawn anew.
const LOOK_MINUTES: i64 = 10;

/// Who has looked at which day, and when it was last noted.
#[derive(Debug, Default)]
pub(crate) struct Looks(Mutex<HashMap<(StaffId, OfficeId, Date), Timestamp>>);

/// The day of an office, as far as a member of staff may see it.
pub async fn read(app: &App, staff: &Staff, office: &Office, date: Date) -> Result<Day, Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let span = span(date, date, &office.time_zone());
    let bookings = bookings(app, office, date).await?;
    let persons: BTreeSet<&PersonId> =
        bookings.iter().flat_map(|booking| &booking.party).map(|member| &member.person).collect();
    let known = app.store.persons(&persons.into_iter().cloned().collect::<Vec<_>>()).await?;
    let slots = app.store.slots_within(&openings(app, office, &bookings), span).await?;
    let entries = bookings.into_iter().map(|booking| Entry::of(booking, &known, staff.protected, now)).collect();
    Ok(Day::of(&catalogue, office, date, (&slots, entries), now))
}

/// The bookings of a day, whoever they are of.
pub(crate) async fn bookings(app: &App, office: &Office, date: Date) -> Result<Vec<Booking>, Failure> {
    Ok(app.store.bookings_within(&office.id, span(date, date, &office.time_zone())).await?)
}

/// The slots of an office from one day to another.
pub async fn slots(app: &App, office: &Office, first: Date, last: Date) -> Result<Vec<Slot>, Failure> {
    Ok(app.store.slots_within(&openings(app, office, &[]), span(first, last, &office.time_zone())).await?)
}

/// Notes that a member has opened a day. Once in a while: what is drawn anew while it is open is the same look.
pub async fn seen(app: &App, staff: &Staff, office: &Office, date: Date) -> Result<(), Failure> {
    if app.looks.is_new((staff.id.clone(), office.id.clone(), date), app.clock.now()) {
        event::note(app, staff, "day.seen", office.id.as_str(), &date.to_string()).await?;
    }
    Ok(())
}

/// The numbers of the openings of an office, with those that it has no more but where somebody still comes.
pub(crate) fn openings(app: &App, office: &Office, bookings: &[Booking]) -> Vec<i64> {
    let catalogue = app.catalogue();
    let now = catalogue.openings.iter().filter(|opening| opening.office == office.id).map(|opening| opening.number);
    let used = bookings.iter().flat_map(|booking| &booking.places).map(|taken| taken.slot.opening());
    now.chain(used).collect::<BTreeSet<i64>>().into_iter().collect()
}

impl Looks {
    fn is_new(&self, look: (StaffId, OfficeId, Date), now: Timestamp) -> bool {
        let mut looks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        looks.retain(|_, at| now < *at + LOOK_MINUTES.minutes());
        let new = !looks.contains_key(&look);
        if new {
            looks.insert(look, now);
        }
        new
    }
}
