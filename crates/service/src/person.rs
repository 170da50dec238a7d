//! The persons of an account: who else comes, and what each needs.

use crate::{App, Failure};
use besok_core::account::{Account, PEOPLE};
use besok_core::id::PersonId;
use besok_core::opening::local_day;
use besok_core::person::{ACCESS_LENGTH, Access, BirthDate, BirthDateError, Name, NameError, Person, Protection};

/// A person as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Full name.
    pub name: String,
    /// Year of birth.
    pub year: String,
    /// Month, or empty.
    pub month: String,
    /// Day, or empty.
    pub day: String,
}

/// Why a person was not added, field by field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AddRefusal {
    /// The name.
    pub name: Option<NameError>,
    /// The date of birth.
    pub birth_date: Option<BirthDateError>,
    /// The account holds as many persons as it can.
    pub full: bool,
}

/// Why a person's needs were not noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccessRefusal {
    /// There are no interpreters for this language.
    NoInterpreter,
    /// The text has more than [`ACCESS_LENGTH`] characters, or some that cannot be shown.
    Unreadable,
    /// No such person in the account.
    NotFound,
}

/// Adds somebody to an account, to book for them. Gives their number there.
pub async fn add(app: &App, account: &Account, typed: &Typed) -> Result<Result<i64, AddRefusal>, Failure> {
    let person = match read(app, &typed.name, [&typed.year, &typed.month, &typed.day]) {
        Ok(person) => person,
        Err((name, birth_date)) => return Ok(Err(AddRefusal { name, birth_date, full: false })),
    };
    let mut tx = app.store.begin().await?;
    let added = tx.add_family(&account.id, &person, PEOPLE, app.clock.now()).await?;
    tx.commit().await?;
    Ok(added.ok_or(AddRefusal { full: true, ..AddRefusal::default() }))
}

/// Reads a name, and year, month and day of birth. Gives what is wrong with either.
pub(crate) fn read(
    app: &App,
    name: &str,
    [year, month, day]: [&str; 3],
) -> Result<Person, (Option<NameError>, Option<BirthDateError>)> {
    let now = app.clock.now();
    let today = local_day(now, &app.catalogue().time_zone());
    match (Name::parse(name), BirthDate::parse(year, month, day, today)) {
        (Ok(name), Ok(birth_date)) => Ok(Person {
            id: PersonId(app.random.id(now)),
            name,
            birth_date,
            protection: Protection::None,
            access: Access::default(),
        }),
        (name, birth_date) => Err((name.err(), birth_date.err())),
    }
}

/// No longer offers somebody for new visits. Gives whether it may: not who has a visit to come, and not oneself.
pub async fn hide(app: &App, account: &Account, number: i64) -> Result<bool, Failure> {
    let Some(known) = account.numbered(number) else { return Ok(false) };
    let mut tx = app.store.begin().await?;
    let hidden = tx.hide_person(&account.id, &known.person.id, app.clock.now()).await?;
    tx.commit().await?;
    Ok(hidden)
}

/// Notes what a person of an account needs at a visit.
pub async fn set_access(
    app: &App,
    account: &Account,
    number: i64,
    access: Access,
) -> Result<Result<(), AccessRefusal>, Failure> {
    let Some(known) = account.numbered(number).filter(|known| known.may_act()) else {
        return Ok(Err(AccessRefusal::NotFound));
    };
    let access = match readable(app, access) {
        Ok(access) => access,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if access != known.person.access {
        let mut tx = app.store.begin().await?;
        tx.set_access(&known.person.id, &access).await?;
        tx.commit().await?;
    }
    Ok(Ok(()))
}

/// Needs as they may be noted.
pub(crate) fn readable(app: &App, access: Access) -> Result<Access, AccessRefusal> {
    let catalogue = app.catalogue();
    let offered = |tag: &String| catalogue.agency.interpreters.iter().any(|language| language.tag == *tag);
    if !access.interpreter.as_ref().is_none_or(offered) {
        return Err(AccessRefusal::NoInterpreter);
    }
    let other = access.other.split_whitespace().collect::<Vec<_>>().join(" ");
    if other.chars().count() > ACCESS_LENGTH || other.chars().any(char::is_control) {
        return Err(AccessRefusal::Unreadable);
    }
    Ok(Access { other, ..access })
}
