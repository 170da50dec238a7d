//! Interpreters: the worklist of those who book them.

use crate::search::may_see;
use crate::{App, Failure, event};
use besok_core::booking::{Booking, Reference};
use besok_core::id::{BookingId, PersonId};
use besok_core::interpreter::{Arranged, How, Standing, standing};
use besok_core::person::Person;
use besok_core::staff::{Permission, Staff};
use std::collections::{BTreeSet, HashMap};

/// A visit for which an interpreter has to be there, or had to be.
#[derive(Debug, Clone)]
pub struct Order {
    /// The visit.
    pub booking: Booking,
    /// The tag of the language.
    pub language: String,
    /// What was done.
    pub arranged: Option<Arranged>,
    /// What has to be done.
    pub standing: Standing,
}

/// The visits to come at the offices of a member of staff that need an interpreter, the soonest first.
pub async fn orders(app: &App, staff: &Staff) -> Result<Vec<Order>, Failure> {
    let mut bookings = app.store.interpreted(app.clock.now()).await?;
    bookings.retain(|booking| staff.may_at(Permission::HelpPerson, &booking.office));
    let ids: Vec<BookingId> = bookings.iter().map(|booking| booking.id.clone()).collect();
    let arranged = app.store.arranged(&ids).await?;
    let people = people(app, &bookings).await?;
    let mut orders = Vec::new();
    for booking in bookings {
        let party = || booking.party.iter().filter_map(|member| people.get(&member.person));
        // Where somebody comes whom this member of staff may not see, the visit is not shown at all.
        if !party().all(|person| may_see(staff, person)) {
            continue;
        }
        let needed: BTreeSet<&str> = party().filter_map(|person| person.access.interpreter.as_deref()).collect();
        let known = arranged.keys().filter(|(id, _)| *id == booking.id).map(|(_, language)| language.as_str());
        for language in needed.iter().copied().chain(known).collect::<BTreeSet<_>>() {
            let done = arranged.get(&(booking.id.clone(), language.to_owned()));
            let standing = standing(&booking, done, needed.contains(language));
            if standing != Standing::Nothing {
                let language = language.to_owned();
                orders.push(Order { booking: booking.clone(), language, arranged: done.cloned(), standing });
            }
        }
    }
    Ok(orders)
}

async fn people(app: &App, bookings: &[Booking]) -> Result<HashMap<PersonId, Person>, Failure> {
    let ids: BTreeSet<&PersonId> =
        bookings.iter().flat_map(|booking| &booking.party).map(|member| &member.person).collect();
    let ids: Vec<PersonId> = ids.into_iter().cloned().collect();
    Ok(app.store.people_with_ids(&ids).await?.into_iter().map(|person| (person.id.clone(), person)).collect())
}

/// Notes what was done. Gives whether there is such a visit that needs it.
pub async fn arrange(
    app: &App,
    staff: &Staff,
    (reference, language): (&Reference, &str),
    how: How,
) -> Result<bool, Failure> {
    let orders = orders(app, staff).await?;
    let found = orders.into_iter().find(|order| order.booking.reference == *reference && order.language == language);
    let Some(Order { booking, .. }) = found else { return Ok(false) };
    let now = app.clock.now();
    let arranged = Arranged {
        how,
        office: booking.office.clone(),
        starts_at: booking.starts_at,
        staff: staff.id.clone(),
        at: now,
    };
    let mut tx = app.store.begin().await?;
    tx.arrange(&booking.id, language, &arranged).await?;
    let detail = format!("{language} {}", how.as_str());
    event::put(app, &mut tx, &staff.id, ("interpreter.arranged", booking.id.as_str(), &detail)).await?;
    tx.commit().await?;
    Ok(true)
}
