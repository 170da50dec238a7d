//! Finding a person: one field, whatever is typed into it.
//!
//! Whose identity is protected is found by nobody but those named for it. Who was never at one's offices is found, so
//! that they can be helped, but not shown whole. That a search was made is written down, and how many it found; never
//! what was typed.

mod names;

use crate::{App, Failure, event};
use besok_core::booking::{Booking, State};
use besok_core::id::{OfficeId, PersonId};
use besok_core::opening::local_day;
use besok_core::person::{Person, Protection};
use besok_core::search::{HITS, Reading, Unreadable, read};
use besok_core::staff::{Permission, Staff};
use besok_store::Visit;
use jiff::Timestamp;
use std::collections::HashSet;

/// So many people with one phone number, one case or one date of birth are looked at.
const LOOKED_AT: usize = 400;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Whom, the likeliest first.
    pub hits: Vec<Hit>,
    /// There are more: more has to be said.
    pub more: bool,
}

/// Somebody who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Who.
    pub person: Person,
    /// Whether they have, had or will have anything to do with one's offices. Others are not shown whole.
    pub known: bool,
    /// Their next visit: where and when.
    pub next: Option<(OfficeId, Timestamp)>,
    /// Their last visit.
    pub last: Option<(OfficeId, Timestamp)>,
}

/// Finds people by what a member of staff typed.
pub async fn find(app: &App, staff: &Staff, text: &str) -> Result<Result<Found, Unreadable>, Failure> {
    let readings = match read(text, local_day(app.clock.now(), &app.catalogue().time_zone())) {
        Ok(readings) => readings,
        Err(unreadable) => return Ok(Err(unreadable)),
    };
    let (mut people, mut more) = (Vec::<Person>::new(), false);
    for reading in &readings {
        let (found, further) = people_for(app, reading).await?;
        more |= further;
        for person in found {
            if people.iter().all(|known| known.id != person.id) {
                people.push(person);
            }
        }
    }
    let mut people = visible(app, staff, people).await?;
    more |= people.len() > HITS;
    people.truncate(HITS);
    event::note(app, staff, "search.done", "", &people.len().to_string()).await?;
    Ok(Ok(Found { hits: hits(app, staff, people).await?, more }))
}

/// Whether somebody exists for a member of staff.
pub(crate) fn may_see(staff: &Staff, person: &Person) -> bool {
    staff.protected || person.protection != Protection::Protected
}

/// Those of them who exist for a member of staff. Where a household has somebody with a protected identity, all of it is
/// for those named for them: a child's page would tell where the parent is to be found.
pub(crate) async fn visible(app: &App, staff: &Staff, people: Vec<Person>) -> Result<Vec<Person>, Failure> {
    if staff.protected {
        return Ok(people);
    }
    let ids: Vec<PersonId> = people.iter().map(|person| person.id.clone()).collect();
    let hidden = app.store.beside_protected(&ids).await?;
    Ok(people.into_iter().filter(|person| may_see(staff, person) && !hidden.contains(&person.id)).collect())
}

/// Whom a reading can mean, and whether there are more of them.
async fn people_for(app: &App, reading: &Reading) -> Result<(Vec<Person>, bool), Failure> {
    let store = &app.store;
    let mut people = match reading {
        Reading::Reference(reference) => {
            let booking = store.booking(reference).await?;
            store.people_with_ids(&those_who_come(booking)).await?
        }
        Reading::OldReference(reference) => {
            let booking = store.old_booking(reference).await?;
            store.people_with_ids(&those_who_come(booking)).await?
        }
        Reading::Email(email) => store.people_at_email(email).await?,
        Reading::BirthDate(date) => store.people_born(*date, LOOKED_AT).await?,
        Reading::Phone(ways) => store.people_with_phone(ways, LOOKED_AT).await?,
        Reading::Case(ways) => store.people_with_case(ways, LOOKED_AT).await?,
        Reading::Name(words, born) => return names::find(app, words, *born).await,
    };
    people.sort_by(|a, b| (a.name.as_str(), &a.id).cmp(&(b.name.as_str(), &b.id)));
    let more = people.len() >= LOOKED_AT;
    Ok((people, more))
}

fn those_who_come(booking: Option<Booking>) -> Vec<PersonId> {
    booking.into_iter().flat_map(|booking| booking.party).map(|member| member.person).collect()
}

async fn hits(app: &App, staff: &Staff, people: Vec<Person>) -> Result<Vec<Hit>, Failure> {
    let ids: Vec<PersonId> = people.iter().map(|person| person.id.clone()).collect();
    let visits = app.store.visits_of(&ids).await?;
    let known = known_of(app, staff, &ids, &visits).await?;
    let now = app.clock.now();
    let hit = |person: Person| {
        let theirs = || visits.iter().filter(|visit| visit.person == person.id && visit.state != State::Cancelled);
        let place = |visit: &Visit| (visit.office.clone(), visit.starts_at);
        Hit {
            known: known.contains(&person.id),
            next: theirs().filter(|visit| visit.ends_at > now).map(place).next_back(),
            last: theirs().find(|visit| visit.ends_at <= now).map(place),
            person,
        }
    };
    Ok(people.into_iter().map(hit).collect())
}

/// Which of these have, had or will have anything to do with the offices of a member of staff.
pub(crate) async fn known_of(
    app: &App,
    staff: &Staff,
    ids: &[PersonId],
    visits: &[Visit],
) -> Result<HashSet<PersonId>, Failure> {
    if staff.may_everywhere(Permission::FindPerson) {
        return Ok(ids.iter().cloned().collect());
    }
    let here = |office: &OfficeId| staff.may_at(Permission::FindPerson, office);
    let registered = app.store.registered_at(ids).await?;
    let registered = registered.into_iter().filter(|(_, office)| here(office)).map(|(person, _)| person);
    let visited = visits.iter().filter(|visit| here(&visit.office)).map(|visit| visit.person.clone());
    Ok(registered.chain(visited).collect())
}
