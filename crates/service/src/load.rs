//! People for `besok load`, and who is signed in, made in a database of its own.

use crate::account::digest;
use crate::{App, Failure};
use besok_core::account::Email;
use besok_core::id::{AccountId, PersonId, StaffId};
use besok_core::person::{Access, BirthDate, Name, Person, Protection};
use besok_store::{Guest, StaffSession};

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
