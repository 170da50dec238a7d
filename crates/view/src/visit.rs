//! The facts that pages of booking and moving share.

use besok_core::booking::Booking;
use besok_core::errand::Errand;
use besok_core::office::Office;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A booking as its visitor sees it.
#[derive(Debug, Clone)]
pub struct Visit<'a> {
    /// The booking.
    pub booking: &'a Booking,
    /// Where it is.
    pub office: &'a Office,
    /// What it is for.
    pub errand: &'a Errand,
    /// The names of those who come.
    pub people: Vec<&'a str>,
}

impl Visit<'_> {
    /// Its page, after the language prefix.
    pub fn path(&self) -> String {
        format!("/my/{}", self.booking.reference.as_str())
    }
}

/// What a visitor looks for a time for.
#[derive(Debug, Clone, Copy)]
pub enum Goal<'a> {
    /// A new booking for this errand.
    Book(&'a Errand),
    /// Another time for a booking.
    Move(&'a Visit<'a>),
}

impl<'a> Goal<'a> {
    /// What the visit is for.
    pub fn errand(self) -> &'a Errand {
        match self {
            Self::Book(errand) => errand,
            Self::Move(visit) => visit.errand,
        }
    }

    /// The booking that is to move.
    pub fn moving(self) -> Option<&'a Visit<'a>> {
        match self {
            Self::Book(_) => None,
            Self::Move(visit) => Some(visit),
        }
    }

    /// The page where an office is chosen, after the language prefix.
    pub fn offices_path(self) -> String {
        match self {
            Self::Book(errand) => format!("/book/{}", errand.id),
            Self::Move(visit) => format!("{}/move", visit.path()),
        }
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
