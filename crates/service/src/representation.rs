//! Representatives: naming one, accepting, and the end of it. What a representative may do is checked where it is done:
//! the ledger reads it anew for each command.

use crate::{App, Failure};
use besok_core::account::{Account, AccountPerson, Email};
use besok_core::event::Event;
use besok_core::id::MessageId;
use besok_core::message::{Body, Message, To};
use besok_core::opening::local_day;
use besok_core::representation::{DAYS, NAMED_IN_A_DAY, Representation, Scope, may_be_shared};
use besok_store::Tx;
use jiff::{Timestamp, ToSpan};

/// A representative as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Naming {
    /// The address.
    pub email: String,
    /// The numbers of the account's persons.
    pub numbers: Vec<i64>,
    /// What they may do.
    pub scope: Option<Scope>,
    /// For how many days.
    pub days: Option<i64>,
}

/// What is wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressRefusal {
    /// It cannot be one.
    NotAnEmail,
    /// It is the account's own.
    Own,
    /// It has been named already.
    Already,
    /// So many were named today that no more can be.
    TooMany,
}

/// Why nobody was named, field by field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NameRefusal {
    /// The address.
    pub email: Option<AddressRefusal>,
    /// Nobody was chosen, or somebody who cannot be shared.
    pub persons: bool,
    /// Nothing was chosen that they may do.
    pub scope: bool,
    /// No time was chosen.
    pub days: bool,
}

/// The persons of an account that can be shared, and whether there are others that cannot.
pub fn sharable(account: &Account) -> (Vec<&AccountPerson>, bool) {
    let own = || account.own().filter(|known| !known.hidden);
    (own().filter(|known| may_be_shared(&known.person)).collect(), own().any(|known| !may_be_shared(&known.person)))
}

/// Names somebody by their address, who gets a mail. Whether the address has an account is nobody's business.
pub async fn name(app: &App, account: &Account, naming: &Naming) -> Result<Result<(), NameRefusal>, Failure> {
    let now = app.clock.now();
    let email = Email::parse(&naming.email);
    let chosen: Vec<_> =
        sharable(account).0.into_iter().filter(|known| naming.numbers.contains(&known.number)).collect();
    let days = naming.days.filter(|days| DAYS.contains(days));
    let named = named(app, account).await?;
    let refusal = NameRefusal {
        email: match &email {
            None => Some(AddressRefusal::NotAnEmail),
            Some(email) if *email == *account.address() => Some(AddressRefusal::Own),
            Some(email) if named.iter().any(|one| one.email == *email) => Some(AddressRefusal::Already),
            Some(_) => None,
        },
        persons: chosen.is_empty() || chosen.len() != naming.numbers.len(),
        scope: naming.scope.is_none(),
        days: days.is_none(),
    };
    let (Some(email), Some(scope), Some(days), true) = (email, naming.scope, days, refusal == NameRefusal::default())
    else {
        return Ok(Err(refusal));
    };
    let new = Representation {
        id: app.random.id(now),
        client: account.id.clone(),
        client_name: String::new(),
        email: email.clone(),
        persons: chosen.iter().map(|known| (known.person.id.clone(), known.person.name.as_str().to_owned())).collect(),
        scope,
        until: midnight_after(app, now, days),
        accepted_at: None,
    };
    let mut tx = app.store.begin().await?;
    if tx.count_named(&account.id, now - 24.hours()).await? >= NAMED_IN_A_DAY {
        return Ok(Err(NameRefusal { email: Some(AddressRefusal::TooMany), ..refusal }));
    }
    // Alone by now: a form that was sent twice names once.
    if tx.is_named(&account.id, &email, now).await? {
        return Ok(Err(NameRefusal { email: Some(AddressRefusal::Already), ..refusal }));
    }
    tx.put_representation(&new, now).await?;
    let id = MessageId(app.random.id(now));
    let message = Message { id, to: To::Email(email), language: account.language, body: Body::Named };
    tx.put_messages(&[&message], now).await?;
    note(app, &mut tx, account, ("representation.named", &new.id)).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(Ok(()))
}

/// Midnight at the end of the last of so many days, where the agency is.
fn midnight_after(app: &App, now: Timestamp, days: i64) -> Timestamp {
    let zone = app.catalogue().time_zone();
    let day = local_day(now, &zone).checked_add(days.days()).ok();
    day.and_then(|day| zone.to_timestamp(day.at(0, 0, 0, 0)).ok()).unwrap_or(now + (24 * days).hours())
}

/// Whom an account has named.
pub async fn named(app: &App, account: &Account) -> Result<Vec<Representation>, Failure> {
    Ok(app.store.named_by(&account.id, app.clock.now()).await?)
}

/// For whom an account acts.
pub async fn acting(app: &App, account: &Account) -> Result<Vec<Representation>, Failure> {
    Ok(app.store.represented_by(&account.id, app.clock.now()).await?)
}

/// Who has named this account's address and waits for an answer.
pub async fn invitations(app: &App, account: &Account) -> Result<Vec<Representation>, Failure> {
    Ok(app.store.invitations(account.address(), app.clock.now()).await?)
}

/// Accepts. Gives whether it still could; somebody else's is none.
pub async fn accept(app: &App, account: &Account, id: &str) -> Result<bool, Failure> {
    let invited = invitations(app, account).await?;
    let Some(found) = invited.iter().find(|one| one.id == id) else { return Ok(false) };
    let mut tx = app.store.begin().await?;
    if !tx.accept_representation(&found.id, (&account.id, account.address()), app.clock.now()).await? {
        return Ok(false);
    }
    note(app, &mut tx, account, ("representation.accepted", id)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Ends a representation at once, for whoever named, was named or acts. Gives whether there was one of theirs.
pub async fn end(app: &App, account: &Account, id: &str) -> Result<bool, Failure> {
    let theirs = [named(app, account).await?, acting(app, account).await?, invitations(app, account).await?];
    let Some(found) = theirs.iter().flatten().find(|one| one.id == id) else { return Ok(false) };
    let mut tx = app.store.begin().await?;
    let ended = tx.end_representation(&found.id, app.clock.now()).await?;
    if ended {
        note(app, &mut tx, account, ("representation.ended", id)).await?;
    }
    tx.commit().await?;
    Ok(ended)
}

async fn note(app: &App, tx: &mut Tx, account: &Account, (action, id): (&'static str, &str)) -> Result<(), Failure> {
    let now = app.clock.now();
    let event = Event {
        id: app.random.id(now),
        at: now,
        actor: format!("account:{}", account.id),
        action,
        subject: id.to_owned(),
        detail: String::new(),
    };
    Ok(tx.put_events(&[&event]).await?)
}
