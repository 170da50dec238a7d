//! Old bookings of the demonstration, so that the e-service for them can be tried.

use super::import;
use crate::{App, Failure};
use besok_core::account::Email;
use besok_core::catalogue::Catalogue;
use besok_core::language::Language;
use besok_core::legacy::{OldBooking, OldReference, runs};
use besok_core::opening::local_day;
use besok_core::person::{BirthDate, Name};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// What they are called, who comes, and where a code is sent: for the last one, nowhere.
pub const SAMPLES: [(&str, &str, Option<&str>); 3] = [
    ("GB-1001", "Anna Exempelsson", Some("anna@example.org")),
    ("GB-1002", "Yusuf Exempelsson", Some("yusuf@example.org")),
    ("GB-1003", "Maria Exempelsson", None),
];
/// When each of them was born.
pub const BORN: &str = "1990-01-01";
/// So many days ahead is the first of them, and each of the others on a later day.
const AHEAD: i64 = 14;
/// Within so many days there is a day for each.
const WITHIN: i64 = 60;

/// Puts them into the ledger of a demonstration that has no old bookings.
pub async fn add_samples(app: &App) -> Result<(), Failure> {
    let now = app.clock.now();
    if !app.is_demo() || app.store.count_old_bookings(now).await?.imported > 0 {
        return Ok(());
    }
    for old in samples(&app.catalogue(), now) {
        if let Err(refusal) = import(app, old).await? {
            tracing::warn!(?refusal, "an old booking of the demonstration has no place");
        }
    }
    Ok(())
}

/// The samples, each on a day of its own.
fn samples(catalogue: &Catalogue, now: Timestamp) -> Vec<OldBooking> {
    let today = local_day(now, &catalogue.time_zone());
    let mut days = (AHEAD..WITHIN).map(|days| today.saturating_add(days.days()));
    SAMPLES.iter().filter_map(|sample| days.find_map(|day| sample_on(catalogue, *sample, day))).collect()
}

/// A sample at the first time of a day, if an opening receives it then.
fn sample_on(
    catalogue: &Catalogue,
    (reference, name, email): (&str, &str, Option<&str>),
    day: Date,
) -> Option<OldBooking> {
    let blank = OldBooking {
        reference: OldReference::parse(reference)?,
        name: Name::parse(name).ok()?,
        birth_date: BirthDate::from_text(BORN)?,
        email: email.and_then(Email::parse),
        phone: None,
        errand: catalogue.errands.first()?.id.clone(),
        office: catalogue.offices.first()?.id.clone(),
        starts_at: Timestamp::UNIX_EPOCH,
        language: Language::DEFAULT,
        made_on: catalogue.agency.cutover.yesterday().ok()?,
    };
    let at_first = catalogue.openings.iter().rev().filter_map(|opening| {
        let starts_at = catalogue.slots_on(opening, day).first()?.key.starts_at();
        Some(OldBooking { office: opening.office.clone(), starts_at, ..blank.clone() })
    });
    at_first.into_iter().find(|old| !runs(catalogue, old).is_empty())
}
