//! Staff correct what is kept of somebody: a name that was misheard, a new phone number, other needs.

use crate::person::{AccessRefusal, readable};
use crate::random::hex;
use crate::register::optional;
use crate::{App, Failure, event, visitor};
use besok_core::account::{Account, Phone};
use besok_core::id::PersonId;
use besok_core::language::Language;
use besok_core::person::{Access, Name, NameError, Person};
use besok_core::staff::{Permission, Staff};
use sha2::{Digest, Sha256};

/// The details as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Full name.
    pub name: String,
    /// The phone number of the account, or empty.
    pub phone: String,
    /// In which language the account is written to; none to leave it.
    pub language: Option<Language>,
    /// What the person needs at a visit.
    pub access: Access,
}

/// Why nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DetailsRefusal {
    /// There is no such person, or they are not known at one's offices, or their account has ended.
    NotFound,
    /// Something typed is wrong.
    Wrong {
        /// The name.
        name: Option<NameError>,
        /// The number is none.
        phone: bool,
        /// The needs.
        access: Option<AccessRefusal>,
    },
    /// Somebody else has changed them since.
    Changed,
}

/// A digest of the details of a person: it says later whether they are still so.
pub fn version(person: &Person, account: &Account) -> String {
    hex(&Sha256::digest(format!("{:?}", (&person.name, &person.access, &account.phone, account.language))))
}

/// Changes the details of a person and of their account, if they still are what `seen` says.
pub async fn change(
    app: &App,
    staff: &Staff,
    id: &PersonId,
    (typed, seen): (&Typed, &str),
) -> Result<Result<(), DetailsRefusal>, Failure> {
    let known = visitor::find(app, staff, id).await?.filter(|visitor| visitor.known);
    let Some(account) = known.and_then(|visitor| visitor.account).filter(|_| staff.may(Permission::HelpPerson)) else {
        return Ok(Err(DetailsRefusal::NotFound));
    };
    let (name, phone) = (Name::parse(&typed.name), optional(&typed.phone, Phone::parse));
    let access = readable(app, typed.access.clone());
    let (Ok(name), Ok(phone), Ok(access)) = (&name, &phone, &access) else {
        let (name, phone, access) = (name.err(), phone.is_err(), access.err());
        return Ok(Err(DetailsRefusal::Wrong { name, phone, access }));
    };
    let mut tx = app.store.begin().await?;
    tx.lock_details(&account.id, id).await?;
    // Nobody else changes them before this ends: what is read here is what will be replaced.
    let now = app.store.account(&account.id).await?;
    let Some((now, person)) = now.as_ref().and_then(|now| Some((now, &now.known(id)?.person))) else {
        return Ok(Err(DetailsRefusal::NotFound));
    };
    let language = typed.language.unwrap_or(now.language);
    let changes = [
        ("name", *name != person.name),
        ("needs", *access != person.access),
        ("phone", *phone != now.phone),
        ("language", language != now.language),
    ];
    let changes: Vec<&str> = changes.into_iter().filter_map(|(what, differs)| differs.then_some(what)).collect();
    if changes.is_empty() {
        return Ok(Ok(()));
    }
    if version(person, now) != seen {
        return Ok(Err(DetailsRefusal::Changed));
    }
    if *name != person.name {
        tx.set_name(id, name).await?;
    }
    tx.set_access(id, access).await?;
    tx.set_phone(&now.id, phone.as_ref()).await?;
    tx.set_language(&now.id, language).await?;
    event::put(app, &mut tx, &staff.id, ("person.changed", id.as_str(), &changes.join(" "))).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
