//! A catalogue written back into files: what reads them finds the same catalogue.

use super::write::{File, Table};
use super::{AGENCY, ERRANDS, HOLIDAYS, OFFICES, OPENINGS, TEXTS, TOWNS, parts};
use besok_core::catalogue::Catalogue;

/// Stands in the head of every file.
const HEAD: &str = "Written by Besök from its database. Comments of an earlier file are not in it.";

/// The files of a catalogue, each a name and a content. Closures are not among them: no file holds those.
pub fn export(catalogue: &Catalogue) -> Vec<(String, String)> {
    files(catalogue).into_iter().map(|(name, file)| (name.to_owned(), file.text)).collect()
}

/// The files, with the place of every value.
pub(super) fn files(catalogue: &Catalogue) -> Vec<(&'static str, File)> {
    let mut agency = File::headed(HEAD);
    agency.root("", &parts::agency(&catalogue.agency));
    let mut files = vec![
        (AGENCY, agency),
        (ERRANDS, tables("errand", catalogue.errands.iter().map(parts::errand))),
        (HOLIDAYS, tables("holiday", catalogue.holidays.iter().copied().map(parts::holiday))),
        (OFFICES, tables("office", catalogue.offices.iter().map(parts::office))),
        (OPENINGS, tables("opening", catalogue.openings.iter().map(parts::opening))),
        (TOWNS, tables("town", catalogue.towns.iter().map(parts::town))),
    ];
    if !catalogue.words.0.is_empty() {
        files.push((TEXTS, tables("text", parts::words(&catalogue.words))));
    }
    files
}

/// A file of tables. Their paths begin with their numbers.
pub(super) fn tables(name: &str, tables: impl IntoIterator<Item = Table>) -> File {
    let mut file = File::headed(HEAD);
    for (number, table) in tables.into_iter().enumerate() {
        file.table(name, &number.to_string(), &table);
    }
    file
}
