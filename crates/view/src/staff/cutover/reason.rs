//! Why a file cannot be read, and a line of it is refused: as the page tells it, and the command line.

use crate::dates;
use crate::refusal::refusal;
use crate::texts::{t, t_with};
use besok_core::agency::Agency;
use besok_core::catalogue::Catalogue;
use besok_core::language::Language;
use besok_core::ledger::Refusal;
use besok_core::legacy::file::{Column, Fault, Unreadable, Why};
use besok_core::person::{BirthDateError, NameError};

/// Why a file cannot be read, and what to do.
pub fn unreadable(language: Language, why: &Unreadable) -> String {
    let text = match why {
        Unreadable::Empty => t(language, "cutover-empty"),
        Unreadable::NoText => t(language, "cutover-no-text"),
        Unreadable::TooLarge => t(language, "cutover-too-large"),
        Unreadable::Columns(columns) => {
            let names = columns.iter().map(|column| column.name()).collect::<Vec<_>>().join(", ");
            t_with(language, "cutover-no-columns", &[("columns", names.into())])
        }
        Unreadable::Twice(column) => t_with(language, "cutover-column-twice", &[("column", column.name().into())]),
    };
    text.into_owned()
}

/// Why the ledger does not take an old booking: no column, nothing typed, and the reason.
pub fn refused(language: Language, why: &Refusal, agency: &Agency) -> [String; 3] {
    let text = match why {
        Refusal::NotOffered => t(language, "cutover-why-no-opening").into_owned(),
        other => refusal(language, other, agency, None),
    };
    [String::new(), String::new(), text]
}

/// A fault of a line: its column, what was typed there, and what is wrong with it.
pub fn reason(language: Language, Fault { column, typed, why }: &Fault, catalogue: &Catalogue) -> [String; 3] {
    let text = |key| t(language, key).into_owned();
    let with = |key, names: Vec<&str>| t_with(language, key, &[("names", names.join(", ").into())]).into_owned();
    let offices = || catalogue.offices.iter().map(|office| office.id.as_str()).collect();
    let errands = || catalogue.errands.iter().map(|errand| errand.id.as_str()).collect();
    let why = match why {
        Why::Missing | Why::Name(NameError::Missing) => text("cutover-why-missing"),
        Why::OpenQuote => text("cutover-why-open-quote"),
        Why::Formula => text("cutover-why-formula"),
        Why::Reference => text("cutover-why-reference"),
        Why::Duplicate(line) => t_with(language, "cutover-why-duplicate", &[("line", (*line).into())]).into_owned(),
        Why::Name(NameError::TooLong) => text("cutover-why-name-long"),
        Why::Name(NameError::Unprintable) => text("cutover-why-name-unprintable"),
        Why::Born(BirthDateError::Missing) => text("cutover-why-born-missing"),
        Why::Born(BirthDateError::Impossible) | Why::NoDay => text("cutover-why-no-day"),
        Why::Born(BirthDateError::Future) => text("cutover-why-future"),
        Why::Email => text("cutover-why-email"),
        Why::Phone => text("cutover-why-phone"),
        Why::Unknown => match column {
            Column::Errand => with("cutover-why-errand", errands()),
            Column::Office => with("cutover-why-office", offices()),
            _ => text("cutover-why-unknown"),
        },
        Why::FormerOffice => with("cutover-why-former-office", offices()),
        Why::NoTime => text("cutover-why-no-time"),
        Why::Skipped => text("cutover-why-skipped"),
        Why::Twice => text("cutover-why-twice"),
        Why::NoOpening => text("cutover-why-no-opening"),
        Why::AfterCutover => {
            let date = dates::date(language, catalogue.agency.cutover);
            t_with(language, "cutover-why-after-cutover", &[("date", date.into())]).into_owned()
        }
        Why::AfterVisit => text("cutover-why-after-visit"),
    };
    [column.name().to_owned(), typed.clone(), why]
}
