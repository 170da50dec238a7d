//! The facts that pages of booking and moving share.

use crate::request::path;
use besok_core::booking::{Booking, Origin, Reference};
use besok_core::errand::Errand;
use besok_core::invitation::Invitation;
use besok_core::language::Text;
use besok_core::message::To;
use besok_core::office::Office;
use besok_core::person::Access;
use besok_core::representation::{Mandate, Scope};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Where a visit is changed: on My Page, or outside it as long as it is an old booking.
pub fn page_of(reference: &Reference, old: bool) -> String {
    format!("/{}/{}", if old { "earlier" } else { "my" }, reference.as_str())
}

/// Where the messages of whoever is asked go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached<'a> {
    /// To an address.
    Email(&'a str),
    /// To a phone.
    Phone(&'a str),
    /// Nowhere.
    Nowhere,
}

impl<'a> From<Option<&'a To>> for Reached<'a> {
    fn from(to: Option<&'a To>) -> Self {
        match to {
            Some(To::Email(email)) => Self::Email(email.as_str()),
            Some(To::Phone(phone)) => Self::Phone(phone.as_str()),
            None => Self::Nowhere,
        }
    }
}

/// The party of whoever signs in, alone, as it stands in addresses. Nobody else can be named before that.
pub const MYSELF: &str = "1";

/// Those who come, as pages tell of them.
#[derive(Debug, Clone)]
pub struct Company<'a> {
    /// As it stands in addresses: the numbers of the account's persons, `1.3`; with an errand besides the first one
    /// `3_passport`.
    pub path: String,
    /// Who comes; nobody while nobody has been named.
    pub people: Vec<Companion<'a>>,
    /// How long it takes.
    pub minutes: i64,
}

/// One who comes.
#[derive(Debug, Clone)]
pub struct Companion<'a> {
    /// The name.
    pub name: &'a str,
    /// The errands besides the first one; where this one does not come for that, all of them.
    pub besides: Vec<&'a Errand>,
    /// Whether this one comes for the first errand.
    pub first: bool,
    /// What is different at this one's age.
    pub notes: Vec<&'a Text>,
    /// What this one needs at the visit.
    pub access: &'a Access,
    /// What this one brings.
    pub bring: Vec<&'a Text>,
}

impl Company<'_> {
    /// How many people come; one where nobody has been named yet.
    pub fn count(&self) -> usize {
        self.people.len().max(1)
    }
}

/// A booking as its visitor sees it.
#[derive(Debug, Clone)]
pub struct Visit<'a> {
    /// The booking.
    pub booking: &'a Booking,
    /// Where it is.
    pub office: &'a Office,
    /// What it is for, first of all.
    pub errand: &'a Errand,
    /// Who comes.
    pub company: Company<'a>,
    /// By what right it is seen, where it is another account's.
    pub mandate: Option<&'a Mandate>,
    /// The request that it answers, where the page tells of it.
    pub asked: Option<Asking<'a>>,
}

/// A request to book, as a page about its visit needs it.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// The request.
    pub invitation: &'a Invitation,
    /// Whether it could be booked again if its visit were cancelled now.
    pub open: bool,
}

impl Visit<'_> {
    /// Its page, after the language prefix.
    pub fn path(&self) -> String {
        page_of(&self.booking.reference, self.is_old())
    }

    /// Whether it is changed outside My Page.
    pub fn is_old(&self) -> bool {
        self.booking.origin == Origin::Legacy
    }

    /// Whether whoever sees it may also change it.
    pub fn may_change(&self) -> bool {
        self.mandate.is_none_or(|mandate| mandate.scope == Scope::Act)
    }

    /// Whether it is at this time at this office.
    pub fn is_at(&self, office: &Office, starts_at: Timestamp) -> bool {
        self.office.id == office.id && self.booking.starts_at == starts_at
    }
}

/// What a visitor looks for a time for.
#[derive(Debug, Clone, Copy)]
pub struct Goal<'a> {
    /// What the visit is for, first of all.
    pub errand: &'a Errand,
    /// Who comes.
    pub company: &'a Company<'a>,
    /// The booking that is to change; none for a new one.
    pub moving: Option<&'a Visit<'a>>,
    /// Whether other people come than do now.
    pub regroups: bool,
    /// The request that says who comes, what for and where.
    pub asked: Option<&'a Invitation>,
}

impl<'a> Goal<'a> {
    /// A new booking.
    pub fn book(errand: &'a Errand, company: &'a Company<'a>) -> Self {
        Self { errand, company, moving: None, regroups: false, asked: None }
    }

    /// A new booking that answers a request.
    pub fn answer(asked: &'a Invitation, errand: &'a Errand, company: &'a Company<'a>) -> Self {
        Self { asked: Some(asked), ..Self::book(errand, company) }
    }

    /// Another time for a booking.
    pub fn moved(visit: &'a Visit<'a>) -> Self {
        let asked = visit.asked.map(|asked| asked.invitation);
        Self { errand: visit.errand, company: &visit.company, moving: Some(visit), regroups: false, asked }
    }

    /// Other people for a booking.
    pub fn regrouped(visit: &'a Visit<'a>, errand: &'a Errand, company: &'a Company<'a>) -> Self {
        Self { regroups: true, errand, company, ..Self::moved(visit) }
    }

    /// The page where it is said who comes, after the language prefix.
    pub fn people_path(self) -> String {
        let page = match self.moving {
            None => format!("/book/{}", self.errand.id),
            Some(visit) => format!("{}/people", visit.path()),
        };
        format!("{page}?party={}", self.company.path)
    }

    /// The page where an office is chosen.
    pub fn offices_path(self) -> String {
        match (self.moving, self.asked) {
            (None, Some(asked)) => format!("{}/book", path(asked)),
            (None, None) => format!("/book/{}/{}", self.errand.id, self.company.path),
            (Some(visit), _) if self.regroups => format!("{}/people/{}", visit.path(), self.company.path),
            (Some(visit), _) => format!("{}/move", visit.path()),
        }
    }

    /// Whether all of it may be chosen: no booking and no request says it already.
    pub fn is_free(self) -> bool {
        self.moving.is_none() && self.asked.is_none()
    }

    /// Whether this is an office where the visit can take place.
    pub fn takes_place_at(self, office: &Office) -> bool {
        self.asked.is_none_or(|asked| asked.takes_place_at(&office.id))
    }

    /// The page where a time at an office is chosen.
    pub fn times_path(self, office: &Office) -> String {
        format!("{}/{}", self.offices_path(), office.id)
    }

    /// The page where a chosen time is checked.
    pub fn check_path(self, office: &Office, starts_at: Timestamp) -> String {
        format!("{}/{}", self.times_path(office), start_name(starts_at))
    }
}

/// An office, and when it first has time for the visit.
#[derive(Debug, Clone)]
pub struct OfficeChoice<'a> {
    /// The office.
    pub office: &'a Office,
    /// Its first free time; none if there is no free time.
    pub first: Option<Timestamp>,
    /// How many people it can receive in one visit, where not all of them.
    pub most: Option<usize>,
    /// How far it is from the visitor's town, if they have said which.
    pub kilometres: Option<u32>,
}

/// A start as it stands in addresses: `20261208T0820Z`.
pub fn start_name(starts_at: Timestamp) -> String {
    TimeZone::UTC.to_datetime(starts_at).strftime("%Y%m%dT%H%MZ").to_string()
}

/// A start from an address.
pub fn parse_start(text: &str) -> Option<Timestamp> {
    let exact = text.len() == 14 && text.is_ascii();
    let local = jiff::civil::DateTime::strptime("%Y%m%dT%H%MZ", text).ok().filter(|_| exact)?;
    TimeZone::UTC.to_timestamp(local).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_survive_the_address() {
        let start: Timestamp = "2026-12-08T08:20:00Z".parse().unwrap();
        assert_eq!(start_name(start), "20261208T0820Z");
        assert_eq!(parse_start("20261208T0820Z"), Some(start));
        for bad in ["", "2026-12-08T08:20", "20261208T0820", "20261308T0820Z", "20261208T2520Z", "åäö61208T0820Z"] {
            assert_eq!(parse_start(bad), None, "{bad}");
        }
    }
}
