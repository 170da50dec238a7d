//! People for `besok load`, and who is signed in, made in a database of its own.

use crate::account::digest;
use crate::worker::Rule;
use crate::{App, Failure};
use besok_core::account::Email;
use besok_core::id::{AccountId, PersonId, StaffId};
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::person::{Access, BirthDate, Name, Person, Protection};
use besok_store::{Guest, Published, StaffSession};
use jiff::civil::Date;

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Who it is.
    pub person: PersonId,
    /// The account.
    pub account: AccountId,
    /// The secret of the browser.
    pub token: String,
}

/// So many people, each signed in to an account of their own.
///
/// # Panics
/// Never: the names and addresses are good ones.
pub async fn visitors(app: &App, count: usize) -> Result<Vec<Visitor>, Failure> {
    let now = app.clock.now();
    let (mut visitors, mut guests) = (Vec::new(), Vec::new());
    for number in 0..count {
        let person = Person {
            id: PersonId(app.random.id(now)),
            name: Name::parse("Load Loadsson").expect("it is a name"),
            birth_date: BirthDate { year: 1990, month: 0, day: 0 },
            protection: Protection::None,
            access: Access::default(),
        };
        let token = app.random.token();
        let account = AccountId(app.random.id(now));
        visitors.push(Visitor { person: person.id.clone(), account: account.clone(), token: token.clone() });
        guests.push(Guest {
            account,
            email: Email::parse(&format!("visitor{number}@load.example")).expect("it is an address"),
            person,
            session: digest(&token),
        });
    }
    let mut tx = app.store.begin().await?;
    tx.make_guests(&guests, now).await?;
    tx.commit().await?;
    Ok(visitors)
}

/// Signs in somebody of the staff, and gives the secret of the browser.
pub async fn at_work(app: &App, staff: &StaffId) -> Result<String, Failure> {
    let (token, now) = (app.random.token(), app.clock.now());
    let mut tx = app.store.begin().await?;
    let session = StaffSession { id: digest(&token), staff: staff.clone(), created_at: now, seen_at: now };
    tx.make_staff_session(&session).await?;
    tx.commit().await?;
    Ok(token)
}

/// Fills every opening with the times that its rule gives, as publishing would. All openings are like the first.
pub async fn publish_alike(app: &App) -> Result<(), Failure> {
    /// So many openings go in with one statement.
    const AT_ONCE: usize = 20;
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let published = app.store.published().await?;
    let Some(Published { opening, .. }) = published.first() else { return Ok(()) };
    let zone = catalogue.office(&opening.office).map_or_else(|| catalogue.time_zone(), Office::time_zone);
    let (mut day, mut minutes) = (local_day(now, &zone), Vec::new());
    let last = opening.published_to(now, &zone).unwrap_or(day);
    while day <= last {
        let times = catalogue.slots_on(opening, day).into_iter().map(|plan| plan.key.starts_at());
        minutes.extend(times.filter(|start| *start >= now).map(|start| start.as_second() / 60));
        day = day.tomorrow().unwrap_or(Date::MAX);
    }
    for some in published.chunks(AT_ONCE) {
        let mut tx = app.store.begin_unsynced().await?;
        let numbers: Vec<i64> = some.iter().map(|published| published.opening.number).collect();
        let range = (numbers.iter().min().copied().unwrap_or(0), numbers.iter().max().map_or(0, |last| last + 1));
        tx.make_slots(range, &minutes, (opening.step, opening.places)).await?;
        for published in some {
            let rule = Rule::of(&catalogue, published);
            tx.set_published(published.opening.number, &last.to_string(), rule.as_str(), true).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
