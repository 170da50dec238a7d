//! Who an account is, and how it is spoken to.

use super::note;
use crate::{App, Failure, person};
use besok_core::account::Phone;
use besok_core::id::AccountId;
use besok_core::language::Language;
use besok_core::person::{BirthDateError, NameError};

/// What is wrong with a person's details, field by field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProfileRefusal {
    /// The name.
    pub name: Option<NameError>,
    /// The date of birth.
    pub birth_date: Option<BirthDateError>,
    /// The phone number is none.
    pub phone: bool,
}

/// A person's details as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Full name.
    pub name: String,
    /// Year of birth.
    pub year: String,
    /// Month, or empty.
    pub month: String,
    /// Day, or empty.
    pub day: String,
    /// Phone, or empty.
    pub phone: String,
}

/// Completes an account at its first sign-in: who it is, and how it is spoken to.
pub async fn complete(
    app: &App,
    account: &AccountId,
    profile: &Profile,
    language: Language,
) -> Result<Result<(), ProfileRefusal>, Failure> {
    let person = person::read(app, &profile.name, [&profile.year, &profile.month, &profile.day]);
    let phone = phone(&profile.phone);
    let (Ok(person), Ok(phone)) = (&person, &phone) else {
        let (name, birth_date) = person.err().unwrap_or_default();
        return Ok(Err(ProfileRefusal { name, birth_date, phone: phone.is_err() }));
    };
    let mut tx = app.store.begin().await?;
    if tx.make_self(account, person, app.clock.now()).await? {
        tx.set_language(account, language).await?;
        tx.set_phone(account, phone.as_ref()).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// Changes the phone number; an empty one takes it away. Gives whether it is one.
pub async fn set_phone(app: &App, account: &AccountId, typed: &str) -> Result<bool, Failure> {
    let Ok(phone) = phone(typed) else { return Ok(false) };
    let mut tx = app.store.begin().await?;
    tx.set_phone(account, phone.as_ref()).await?;
    note(app, &mut tx, account, "account.phone_changed").await?;
    tx.commit().await?;
    Ok(true)
}

/// Changes the language in which an account is written to.
pub async fn set_language(app: &App, account: &AccountId, language: Language) -> Result<(), Failure> {
    let mut tx = app.store.begin().await?;
    tx.set_language(account, language).await?;
    note(app, &mut tx, account, "account.language_changed").await?;
    Ok(tx.commit().await?)
}

/// A number, none, or something that is no number.
fn phone(typed: &str) -> Result<Option<Phone>, ()> {
    if typed.trim().is_empty() { Ok(None) } else { Phone::parse(typed).map(Some).ok_or(()) }
}
