//! Who comes, from the address to the shapes that service and view need.
//!
//! An address names people by their numbers in the account: `1.3` are the first and the third person, `3_passport` the
//! third with another errand as well. Numbers mean nothing to anybody else, and names never stand in addresses.

use crate::error::Error;
use crate::page::Page;
use besok_core::account::{Account, AccountPerson};
use besok_core::booking::Booking;
use besok_core::errand::Errand;
use besok_core::id::ErrandId;
use besok_core::ledger::Refusal;
use besok_core::opening::local_day;
use besok_core::party::{Comer, Party};
use besok_service::booking;
use besok_view::visit::{Companion, Company, MYSELF};
use jiff::civil::Date;

/// Those who come to a visit.
pub(crate) struct Group<'a> {
    pub comers: Vec<Comer>,
    pub party: Party,
    pub company: Company<'a>,
}

impl<'a> Group<'a> {
    /// The group that an address names. People who are not the account's do not exist; a group that cannot come so is
    /// `Ok(Err(..))`.
    pub fn at(page: &'a Page, errand: &'a Errand, path: &str) -> Result<Result<Self, Refusal>, Error> {
        let Some(account) = page.account.as_ref().filter(|account| account.myself().is_some()) else {
            return if path == MYSELF { Ok(Ok(Self::anybody(errand))) } else { Err(Error::NotFound) };
        };
        let comers = comers(account, errand, path).ok_or(Error::NotFound)?;
        Ok(Self::of(page, account, errand, comers))
    }

    /// The group of these people.
    pub fn of(page: &'a Page, account: &'a Account, errand: &'a Errand, comers: Vec<Comer>) -> Result<Self, Refusal> {
        let party = booking::party(&page.web.app, account, errand, &comers)?;
        let zone = page.catalogue.time_zone();
        let day = errand.age_day(page.web.app.clock.now(), &zone);
        let company = company(page, (account, errand), &comers, (party.minutes, day));
        Ok(Self { comers, party, company })
    }

    /// Somebody who has not said who they are.
    fn anybody(errand: &'a Errand) -> Self {
        let company = Company { path: MYSELF.to_owned(), people: Vec::new(), minutes: errand.minutes };
        Self { comers: Vec::new(), party: Party::anybody(errand), company }
    }
}

/// Those who come to a booking.
pub(crate) fn company_of<'a>(
    page: &'a Page,
    (account, errand): (&'a Account, &'a Errand),
    booking: &Booking,
) -> Company<'a> {
    let minutes = (booking.ends_at.as_second() - booking.starts_at.as_second()) / 60;
    let day = local_day(booking.starts_at, &page.catalogue.time_zone());
    company(page, (account, errand), &booking.comers(), (minutes, day))
}

/// Those who come to what they wait for.
pub(crate) fn company_for<'a>(
    page: &'a Page,
    (account, errand): (&'a Account, &'a Errand),
    comers: &[Comer],
    minutes: i64,
) -> Company<'a> {
    let day = errand.age_day(page.web.app.clock.now(), &page.catalogue.time_zone());
    company(page, (account, errand), comers, (minutes, day))
}

fn company<'a>(
    page: &'a Page,
    (account, first): (&'a Account, &'a Errand),
    comers: &[Comer],
    (minutes, day): (i64, Date),
) -> Company<'a> {
    let (mut people, mut path) = (Vec::new(), Vec::new());
    // In the order of the account: whoever signs in comes first.
    for known in &account.people {
        let errands: Vec<&'a Errand> = comers
            .iter()
            .filter(|comer| comer.person == known.person.id)
            .filter_map(|comer| page.catalogue.errand(&comer.errand))
            .collect();
        if !errands.is_empty() {
            path.extend(errands.iter().map(|errand| item(known.number, first, &errand.id)));
            people.push(companion(known, first, &errands, day));
        }
    }
    Company { people, path: path.join("."), minutes }
}

fn companion<'a>(known: &'a AccountPerson, first: &Errand, errands: &[&'a Errand], day: Date) -> Companion<'a> {
    let person = &known.person;
    let mut bring = Vec::new();
    for thing in errands.iter().flat_map(|errand| errand.bring_for(person.birth_date, day)) {
        if !bring.contains(&thing) {
            bring.push(thing);
        }
    }
    Companion {
        name: person.name.as_str(),
        first: errands.iter().any(|errand| errand.id == first.id),
        besides: errands.iter().filter(|errand| errand.id != first.id).copied().collect(),
        notes: errands
            .iter()
            .filter_map(|errand| errand.age_rule(person.birth_date, day))
            .map(|rule| &rule.note)
            .collect(),
        access: &person.access,
        bring,
    }
}

/// One comer as it stands in an address.
pub(crate) fn item(number: i64, first: &Errand, errand: &ErrandId) -> String {
    if *errand == first.id { number.to_string() } else { format!("{number}_{errand}") }
}

/// Reads the people of an address.
pub(crate) fn comers(account: &Account, first: &Errand, path: &str) -> Option<Vec<Comer>> {
    let mut comers = Vec::new();
    for item in path.split('.') {
        let (number, errand) = item.split_once('_').map_or((item, first.id.clone()), |(n, errand)| (n, errand.into()));
        let known = number.parse().ok().and_then(|number| account.offered(number))?;
        comers.push(Comer::new(&known.person.id, &errand));
    }
    comers.sort();
    comers.dedup();
    Some(comers)
}
