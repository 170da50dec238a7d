//! Faults, in words.

use besok_core::catalogue::Catalogue;
use besok_core::ledger::Refusal;
use besok_core::legacy::file::{Column, Fault, Why};
use besok_core::person::{BirthDateError, NameError};
use besok_service::legacy::file::Wrong;

/// Each fault of a line: the column, what was typed, and what is wrong with it.
pub fn of(wrong: &Wrong, catalogue: &Catalogue) -> Vec<[String; 3]> {
    match wrong {
        Wrong::Read(faults) => faults.iter().map(|fault| read(fault, catalogue)).collect(),
        Wrong::Refused(refused) => vec![[String::new(), String::new(), refusal(refused)]],
    }
}

/// Why the ledger does not take an old booking.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::DeclaredNone => {
            "the agency declares that there are no old bookings: set old_bookings to \"to_come\" first".to_owned()
        }
        Refusal::SaidOtherwise => "it is in already, and the line said something else then".to_owned(),
        Refusal::AlreadyPast => "the visit is past".to_owned(),
        Refusal::NotOffered => "the office receives nobody for the errand then".to_owned(),
        other => format!("{other:?}"),
    }
}

fn read(Fault { column, typed, why }: &Fault, catalogue: &Catalogue) -> [String; 3] {
    let offices = || catalogue.offices.iter().map(|office| office.id.as_str()).collect::<Vec<_>>().join(", ");
    let errands = || catalogue.errands.iter().map(|errand| errand.id.as_str()).collect::<Vec<_>>().join(", ");
    let reason = match why {
        Why::Missing => "nothing stands there".to_owned(),
        Why::OpenQuote => "a quote has no end, so all that follows is taken for one cell".to_owned(),
        Why::Formula => "it is a formula".to_owned(),
        Why::Reference => "it is no reference".to_owned(),
        Why::Duplicate(line) => format!("line {line} has the same reference"),
        Why::Name(NameError::Missing) => "nothing stands there".to_owned(),
        Why::Name(NameError::TooLong) => "the name is too long".to_owned(),
        Why::Name(NameError::Unprintable) => "the name has characters that cannot be printed".to_owned(),
        Why::Born(BirthDateError::Missing) => "it has no year".to_owned(),
        Why::Born(BirthDateError::Impossible) => "there is no such day".to_owned(),
        Why::Born(BirthDateError::Future) => "the day is in the future".to_owned(),
        Why::Email => "it is no email address".to_owned(),
        Why::Phone => "it is no phone number".to_owned(),
        Why::Unknown => match column {
            Column::Errand => format!("there is no such errand; there are {}", errands()),
            Column::Office => format!("there is no such office; there are {}", offices()),
            _ => "nothing has this name".to_owned(),
        },
        Why::FormerOffice => format!("the office is no more; there are {}", offices()),
        Why::NoDay => "it is no day".to_owned(),
        Why::NoTime => "it is no time of a day that there is".to_owned(),
        Why::Skipped => "the clocks go forward over this time".to_owned(),
        Why::Twice => "the clocks go back over this time: write which one, as +02:00 or +01:00".to_owned(),
        Why::NoOpening => "the office receives nobody for the errand then".to_owned(),
        Why::AfterCutover => {
            format!("it was made on {} or later, when the old system took no bookings", catalogue.agency.cutover)
        }
        Why::AfterVisit => "it was made after the visit".to_owned(),
    };
    [column.name().to_owned(), typed.clone(), reason]
}
