//! Unusual patterns of the last days, for a member of staff to look at. Nothing happens by itself.

use crate::search::{known_of, visible};
use crate::{App, Failure, event};
use besok_core::id::{AccountId, PersonId};
use besok_core::pattern::{DAYS, Pattern};
use besok_core::person::Person;
use besok_core::staff::Staff;
use besok_store::Found;
use jiff::{Timestamp, ToSpan};
use std::collections::{HashMap, HashSet};

/// A pattern, as a member of staff sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unusual {
    /// What.
    pub pattern: Pattern,
    /// Whose: the person whose account it is, or who did not come.
    pub person: Person,
    /// With whom, where it takes two, and whether they are known at one's offices.
    pub other: Option<(Person, bool)>,
    /// How often.
    pub times: i64,
    /// When it was last so.
    pub last_at: Timestamp,
    /// Whether the account's new bookings are paused.
    pub paused: bool,
}

/// What was found, before it is known who may be seen.
struct Row {
    pattern: Pattern,
    found: Found<PersonId>,
}

/// What is unusual, by pattern, the most frequent first. People whom this member of staff does not see whole are left
/// out, and so is a pair of whom they do not see one. That it was looked at is written down.
pub async fn unusual(app: &App, staff: &Staff) -> Result<Vec<Unusual>, Failure> {
    let mut rows = rows(app).await?;
    let ids: HashSet<PersonId> =
        rows.iter().flat_map(|row| row.found.other.iter().chain([&row.found.who])).cloned().collect();
    let ids: Vec<PersonId> = ids.into_iter().collect();
    let people = visible(app, staff, app.store.people_with_ids(&ids).await?).await?;
    let known = known_of(app, staff, &ids, &app.store.visits_of(&ids).await?).await?;
    let paused: HashSet<PersonId> = app.store.restricted_among(&ids, app.clock.now()).await?.into_iter().collect();
    let people: HashMap<PersonId, Person> = people.into_iter().map(|person| (person.id.clone(), person)).collect();
    rows.sort_by(|a, b| (a.pattern, b.found.times, b.found.last_at).cmp(&(b.pattern, a.found.times, a.found.last_at)));
    let seen = |Row { pattern, found }: Row| {
        let Found { who, other, times, last_at } = found;
        // Of two namesakes neither is the first.
        let (who, other) = match other {
            Some(other) if pattern == Pattern::SameName && !known.contains(&who) => (other, Some(who)),
            other => (who, other),
        };
        let other = match other {
            Some(other) => Some((people.get(&other)?.clone(), known.contains(&other))),
            None => None,
        };
        let person = people.get(&who).filter(|_| known.contains(&who))?.clone();
        Some(Unusual { pattern, paused: paused.contains(&who), person, other, times, last_at })
    };
    let unusual: Vec<Unusual> = rows.into_iter().filter_map(seen).collect();
    event::note(app, staff, "patterns.seen", "", &unusual.len().to_string()).await?;
    Ok(unusual)
}

/// Others with the same name and date of birth who are under another account, as far as a member of staff sees them.
/// Many share both: it is a hint, and no more.
pub async fn namesakes(app: &App, staff: &Staff, person: &PersonId) -> Result<Vec<(Person, bool)>, Failure> {
    let ids = app.store.namesakes_of(person).await?;
    let people = visible(app, staff, app.store.people_with_ids(&ids).await?).await?;
    let known = known_of(app, staff, &ids, &app.store.visits_of(&ids).await?).await?;
    Ok(people.into_iter().map(|person| (person.clone(), known.contains(&person.id))).collect())
}

async fn rows(app: &App) -> Result<Vec<Row>, Failure> {
    let (store, now) = (&app.store, app.clock.now());
    let since = now - (DAYS * 24).hours();
    let (busy, handed) = (store.busy_accounts(since).await?, store.handed_over(since).await?);
    let accounts = busy.iter().map(|(account, _)| account);
    let pairs = handed.iter().flat_map(|found| found.other.iter().chain([&found.who]));
    let accounts: Vec<AccountId> = accounts.chain(pairs).cloned().collect();
    let selves = store.selves_of(&accounts).await?;
    let mut rows = Vec::new();
    for (account, deeds) in busy {
        let Some(who) = selves.get(&account) else { continue };
        rows.extend(deeds.unusual().into_iter().map(|(pattern, times)| {
            let found = Found { who: who.clone(), other: None, times, last_at: deeds.last_at };
            Row { pattern, found }
        }));
    }
    for Found { who, other, times, last_at } in handed {
        let (who, other) = (selves.get(&who), other.and_then(|other| selves.get(&other)));
        if let (Some(who), Some(other)) = (who.cloned(), other.cloned()) {
            rows.push(Row { pattern: Pattern::HandedOver, found: Found { who, other: Some(other), times, last_at } });
        }
    }
    let offices: Vec<_> = app.catalogue().offices.iter().map(|office| office.id.clone()).collect();
    let missed = store.missed(&offices, (since, now)).await?;
    rows.extend(missed.into_iter().map(|found| Row { pattern: Pattern::Missed, found }));
    rows.extend(once(store.new_namesakes(since).await?).map(|found| Row { pattern: Pattern::SameName, found }));
    Ok(rows)
}

/// Two who are both new are one pair.
fn once(pairs: Vec<Found<PersonId>>) -> impl Iterator<Item = Found<PersonId>> {
    let mut told = HashSet::new();
    pairs.into_iter().filter(move |found| {
        let mut pair: Vec<PersonId> = found.other.iter().chain([&found.who]).cloned().collect();
        pair.sort();
        told.insert(pair)
    })
}
