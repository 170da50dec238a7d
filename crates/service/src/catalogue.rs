//! The catalogue as files: TOML in, checked types out.
//!
//! A catalogue is six files, and a seventh if the agency has words of its own, described in `catalogue/README.md`. Every mistake in all of them is reported at once,
//! each with its file and line and with what is allowed.

mod agency;
mod edit;
mod errand;
mod export;
mod holiday;
mod ids;
mod office;
mod opening;
mod parts;
mod problem;
mod save;
mod shape;
mod source;
mod town;
mod value;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use edit::{Fields as Typed, Mistake, Part, apply, fields};
pub use export::export;
pub use problem::Problem;
pub use save::{ClosedDay, EditRefusal, closed_days, save, version};

use besok_core::catalogue::{Catalogue, Former};
use besok_core::words::Words;
use opening::Known;
use rust_embed::RustEmbed;
use source::{Fields, Source};
use std::path::{Path, PathBuf};

const AGENCY: &str = "agency.toml";
const ERRANDS: &str = "errands.toml";
const HOLIDAYS: &str = "holidays.toml";
const OFFICES: &str = "offices.toml";
const OPENINGS: &str = "openings.toml";
const TOWNS: &str = "towns.toml";
/// The one that may be missing.
const TEXTS: &str = "texts.toml";
const FILES: [&str; 7] = [AGENCY, ERRANDS, HOLIDAYS, OFFICES, OPENINGS, TOWNS, TEXTS];

#[derive(RustEmbed)]
#[folder = "../../catalogue"]
struct Sample;

/// Why a folder gave no catalogue.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The folder or a file in it cannot be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The files have mistakes: one line each.
    #[error("{}", lines(.0))]
    Wrong(Vec<Problem>),
}

/// Reads a catalogue from files, each a name and a content.
pub fn parse(files: &[(String, String)]) -> Result<Catalogue, Vec<Problem>> {
    let mut reading = Reading { files, problems: unknown_files(files) };
    let agency = reading.file(AGENCY, agency::read).flatten();
    let (errands, errand_ids) = reading.file(ERRANDS, errand::read).unzip();
    let errands = errands.unwrap_or_default();
    let holidays = reading.file(HOLIDAYS, holiday::read);
    let (offices, office_ids) = reading.file(OFFICES, office::read).unzip();
    let known = Known { offices: office_ids.as_ref(), errand_ids: errand_ids.as_ref(), errands: &errands };
    let openings = reading.file(OPENINGS, |file| opening::read(file, known));
    let towns = reading.file(TOWNS, town::read);
    let has_words = files.iter().any(|(name, _)| name == TEXTS);
    let words = if has_words { reading.file(TEXTS, words::read) } else { Some(Words::default()) };
    match (agency, offices, holidays, openings, towns.zip(words)) {
        (Some(agency), Some(offices), Some(holidays), Some(openings), Some((towns, words)))
            if reading.problems.is_empty() =>
        {
            Ok(Catalogue {
                agency,
                offices,
                errands,
                openings,
                holidays,
                closures: Vec::new(),
                towns,
                words,
                former: Former::default(),
            })
        }
        _ => Err(reading.problems),
    }
}

/// Reads the files of a folder whose names end in `.toml`.
pub fn read_dir(folder: &Path) -> Result<Catalogue, ReadError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        |source| ReadError::Unreadable { path, source }
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, std::fs::read_to_string(&path).map_err(unreadable(&path))?));
        }
    }
    files.sort();
    parse(&files).map_err(ReadError::Wrong)
}

/// The sample agency, which is part of the program.
///
/// # Panics
/// If the sample has mistakes; a test holds that it has none.
pub fn sample() -> Catalogue {
    parse(&sample_files()).unwrap_or_else(|problems| panic!("the sample catalogue is wrong:\n{}", lines(&problems)))
}

fn sample_files() -> Vec<(String, String)> {
    let content = |name: &str| Sample::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned());
    FILES.iter().filter_map(|name| Some(((*name).to_owned(), content(name)?))).collect()
}

fn unknown_files(files: &[(String, String)]) -> Vec<Problem> {
    let what = format!("no such file is known; the files of a catalogue are: {}", FILES.join(", "));
    let unknown = files.iter().filter(|(name, _)| !FILES.contains(&name.as_str()));
    unknown
        .map(|(file, _)| Problem { file: file.clone(), line: None, at: 0, what: what.clone(), needed: None })
        .collect()
}

pub(crate) fn lines(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
}

/// The files, and the problems in those read so far.
struct Reading<'a> {
    files: &'a [(String, String)],
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn file<T>(&mut self, name: &str, read: impl FnOnce(Fields) -> T) -> Option<T> {
        let Some((_, content)) = self.files.iter().find(|(file, _)| file == name) else {
            let what = "this file is missing; every catalogue needs it".to_owned();
            self.problems.push(Problem { file: name.to_owned(), line: None, at: 0, what, needed: None });
            return None;
        };
        let (result, problems) = Source::read(name, content, read);
        self.problems.extend(problems);
        result
    }
}
