//! What other programs are told when something is wrong. In English, as the description of the API is.

use besok_core::id::OfficeId;
use besok_core::invitation::{ADDRESS, Asked, CASE, Fault, NOTE, PEOPLE};

/// One thing that is wrong in what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where: a JSON pointer into the body, or the name of a parameter or header.
    pub field: String,
    /// What, for programs.
    pub code: &'static str,
    /// What, for people.
    pub detail: String,
}

impl Mistake {
    /// A mistake in a field.
    pub fn new(field: impl Into<String>, code: &'static str, detail: impl Into<String>) -> Self {
        Self { field: field.into(), code, detail: detail.into() }
    }

    /// A value that is none of a list.
    pub fn choice(field: impl Into<String>, known: &[&str]) -> Self {
        Self::new(field, "unknown", format!("This is one of: {}.", known.join(", ")))
    }
}

/// What is wrong with a request to book.
pub fn fault(fault: &Fault, asked: &Asked) -> Mistake {
    let person = |nth: &usize, rest: &str| format!("/people/{nth}{rest}");
    let (lines, length) = ADDRESS;
    match fault {
        Fault::Case => {
            Mistake::new("/case_file", "length", format!("The number of the case has 1 to {CASE} characters."))
        }
        Fault::People => Mistake::new("/people", "length", format!("A request names 1 to {PEOPLE} people.")),
        Fault::Twice(nth) => Mistake::new(person(nth, ""), "repeated", "This person is named twice."),
        Fault::Errand(nth) => {
            Mistake::new(person(nth, "/errands"), "unknown", "Name one or more errands by their ids.")
        }
        Fault::Apart(nth) => Mistake::new(
            person(nth, "/errands"),
            "apart",
            "These errands cannot be settled in one visit with the first errand of the first person.",
        ),
        Fault::NeedNotCome(nth) => {
            Mistake::new(person(nth, ""), "need-not-come", "This child is too young to need to come.")
        }
        Fault::Office(nth) => Mistake::new(format!("/offices/{nth}"), "unknown", "There is no such office."),
        Fault::DoesNotFit(office) => Mistake::new(
            place_of(office, asked),
            "does-not-fit",
            "All of this does not fit into one visit at this office.",
        ),
        Fault::Nowhere => {
            Mistake::new("/people", "does-not-fit", "There is no office where all of this fits into one visit.")
        }
        Fault::Passed => Mistake::new("/book_by", "passed", "This day has passed."),
        Fault::FarAhead => Mistake::new("/book_by", "far-ahead", "This day is more than a year away."),
        Fault::Unexplained => Mistake::new("/note", "missing", "The reason “other” needs a note that says more."),
        Fault::Note => Mistake::new("/note", "length", format!("A note has at most {NOTE} characters.")),
        Fault::Email => Mistake::new("/email", "missing", "A request by email needs an email address."),
        Fault::Address => Mistake::new("/address", "missing", "A request by letter needs a postal address."),
        Fault::AddressSize => Mistake::new(
            "/address",
            "length",
            format!("A postal address has at most {lines} lines below the name, of at most {length} characters."),
        ),
    }
}

fn place_of(office: &OfficeId, asked: &Asked) -> String {
    let nth = asked.offices.iter().position(|named| named == office);
    nth.map_or_else(|| "/offices".to_owned(), |nth| format!("/offices/{nth}"))
}
