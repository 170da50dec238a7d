//! Registering somebody at the desk or on the phone, with an address or without one.

use crate::person::{AccessRefusal, Typed, readable};
use crate::search::visible;
use crate::{App, Failure, event, person};
use besok_core::account::{Account, Email, Phone};
use besok_core::id::{AccountId, PersonId};
use besok_core::language::Language;
use besok_core::person::{Access, BirthDateError, NameError, Person};
use besok_core::staff::{Permission, Staff};

/// Somebody as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Newcomer {
    /// Name and date of birth.
    pub person: Typed,
    /// An address, or empty.
    pub email: String,
    /// A phone number, or empty.
    pub phone: String,
    /// In which language they are written to.
    pub language: Option<Language>,
    /// What they need at a visit.
    pub access: Access,
    /// Whether staff have seen those who may be the same.
    pub sure: bool,
}

/// Why nobody was registered, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegisterRefusal {
    /// The name.
    pub name: Option<NameError>,
    /// The date of birth.
    pub birth_date: Option<BirthDateError>,
    /// The address is none.
    pub email: bool,
    /// The number is none.
    pub phone: bool,
    /// The needs.
    pub access: Option<AccessRefusal>,
    /// Somebody has this address already.
    pub taken: Option<PersonId>,
    /// People with the same name and date of birth: it is asked about them once.
    pub alike: Vec<Person>,
}

/// Registers somebody who has no account yet.
pub async fn register(app: &App, staff: &Staff, new: &Newcomer) -> Result<Result<PersonId, RegisterRefusal>, Failure> {
    let read = person::read(app, &new.person.name, [&new.person.year, &new.person.month, &new.person.day]);
    let email = optional(&new.email, Email::parse);
    let phone = optional(&new.phone, Phone::parse);
    let access = readable(app, new.access.clone());
    let (Ok(person), Ok(email), Ok(phone), Ok(access)) = (&read, &email, &phone, &access) else {
        let (name, birth_date) = read.err().unwrap_or_default();
        return Ok(Err(RegisterRefusal {
            name,
            birth_date,
            email: email.is_err(),
            phone: phone.is_err(),
            access: access.err(),
            ..RegisterRefusal::default()
        }));
    };
    if let Some(email) = email
        && let Some(holder) = app.store.account_at(email).await?
    {
        return Ok(Err(taken(app, staff, &holder).await?));
    }
    let alike = if new.sure { Vec::new() } else { alike(app, staff, person).await? };
    if !alike.is_empty() {
        return Ok(Err(RegisterRefusal { alike, ..RegisterRefusal::default() }));
    }
    let person = Person { access: access.clone(), ..person.clone() };
    let reached = (email.as_ref(), phone.as_ref(), new.language.unwrap_or(Language::DEFAULT));
    if !save(app, staff, &person, reached).await?
        && let Some(email) = email
        && let Some(faster) = app.store.account_at(email).await?
    {
        return Ok(Err(taken(app, staff, &faster).await?));
    }
    Ok(Ok(person.id))
}

/// The address is somebody's. Who that is, is told to those who may see them.
async fn taken(app: &App, staff: &Staff, holder: &Account) -> Result<RegisterRefusal, Failure> {
    let seen = visible(app, staff, holder.myself().cloned().into_iter().collect()).await?;
    let taken = seen.first().map(|person| person.id.clone());
    Ok(RegisterRefusal { email: taken.is_none(), taken, ..RegisterRefusal::default() })
}

/// Gives whether it was saved: not if somebody has got the address meanwhile.
async fn save(
    app: &App,
    staff: &Staff,
    person: &Person,
    (email, phone, language): (Option<&Email>, Option<&Phone>, Language),
) -> Result<bool, Failure> {
    let now = app.clock.now();
    let id = AccountId(app.random.id(now));
    let mut tx = app.store.begin().await?;
    let id = if let Some(email) = email {
        tx.find_or_make_account(&id, email, language, now).await?
    } else {
        tx.make_desk_account(&id, language, now).await?;
        id
    };
    if !tx.make_self(&id, person, now).await? {
        return Ok(false);
    }
    tx.set_access(&person.id, &person.access).await?;
    let mut here = staff.duties.iter().filter(|duty| duty.role.has(Permission::HelpPerson));
    let office = here.find_map(|duty| duty.office.as_ref());
    tx.note_registration(&id, office, phone).await?;
    event::put(app, &mut tx, &staff.id, ("person.registered", person.id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(true)
}

/// Those with the same name, but for marks and letters that are written in several ways, and the same date of birth.
async fn alike(app: &App, staff: &Staff, person: &Person) -> Result<Vec<Person>, Failure> {
    let same = |known: &Person| {
        besok_core::search::fold(known.name.as_str()) == besok_core::search::fold(person.name.as_str())
    };
    let alike = app.store.people_born(person.birth_date, 10_000).await?.into_iter().filter(same).take(5).collect();
    visible(app, staff, alike).await
}

pub(crate) fn optional<T>(typed: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ()> {
    if typed.trim().is_empty() { Ok(None) } else { parse(typed).map(Some).ok_or(()) }
}
