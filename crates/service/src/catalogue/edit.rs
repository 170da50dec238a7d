//! Edits from forms. What was typed is written into the files of the catalogue, and the files are read: so a form has the
//! rules of the files and their words, and a mistake in a file is a mistake in a field.

use super::export::{files, tables};
use super::shape::{self, read};
use super::write::{File, Table, Value};
use super::{AGENCY, ERRANDS, HOLIDAYS, OFFICES, Problem, TEXTS, parse, parts};
use besok_core::catalogue::Catalogue;
use besok_core::id::{ErrandId, OfficeId};
use besok_view::staff::Needed;
use std::collections::BTreeMap;

/// What is typed into a form, by the path of each field: `bring.0.sv`.
pub type Fields = BTreeMap<String, String>;

/// What one form edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The agency and its terms.
    Agency,
    /// One errand.
    Errand(ErrandId),
    /// One office.
    Office(OfficeId),
    /// The days on which everything is closed.
    Holidays,
    /// The agency's own words for its mails.
    Words,
}

/// A mistake in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The path of the field; empty for what is wrong elsewhere.
    pub field: String,
    /// What is wrong and what is allowed.
    pub what: String,
    /// The same in the words of the form; none for what forms cannot have.
    pub needed: Option<Needed>,
}

impl Part {
    /// As events name it.
    pub fn name(&self) -> String {
        match self {
            Self::Agency => "agency".to_owned(),
            Self::Errand(id) => id.to_string(),
            Self::Office(id) => id.to_string(),
            Self::Holidays => "holidays".to_owned(),
            Self::Words => "texts".to_owned(),
        }
    }

    /// Its file, and its place among the tables there.
    fn place(&self, catalogue: &Catalogue) -> Option<(&'static str, usize)> {
        Some(match self {
            Self::Agency => (AGENCY, 0),
            Self::Errand(id) => (ERRANDS, catalogue.errands.iter().position(|errand| errand.id == *id)?),
            Self::Office(id) => (OFFICES, catalogue.offices.iter().position(|office| office.id == *id)?),
            Self::Holidays => (HOLIDAYS, 0),
            Self::Words => (TEXTS, 0),
        })
    }
}

/// What a form is filled with; none if there is no such part.
pub fn fields(catalogue: &Catalogue, part: &Part) -> Option<Fields> {
    let (_, at) = part.place(catalogue)?;
    let mut fields = Fields::new();
    match part {
        Part::Agency => flatten("", &Value::Table(parts::agency(&catalogue.agency)), &mut fields),
        Part::Errand(_) => flatten("", &Value::Table(parts::errand(&catalogue.errands[at])), &mut fields),
        Part::Office(_) => flatten("", &Value::Table(parts::office(&catalogue.offices[at])), &mut fields),
        Part::Holidays => {
            for (index, holiday) in catalogue.holidays.iter().enumerate() {
                flatten(&index.to_string(), &Value::Table(parts::holiday(*holiday)), &mut fields);
            }
        }
        Part::Words => {
            let texts = catalogue.words.0.iter();
            fields.extend(
                texts.flat_map(|(key, texts)| {
                    texts.iter().map(move |(tag, text)| (format!("{key}.{tag}"), text.clone()))
                }),
            );
        }
    }
    Some(fields)
}

/// The catalogue with a part as it was typed, or every mistake in it.
pub fn apply(catalogue: &Catalogue, part: &Part, typed: &Fields) -> Result<Catalogue, Vec<Mistake>> {
    let Some((name, at)) = part.place(catalogue) else { return Err(Vec::new()) };
    let (edited, prefix) = written(catalogue, part, at, typed);
    let mut all: Vec<(String, String)> =
        files(catalogue).into_iter().map(|(name, file)| (name.to_owned(), file.text)).collect();
    all.retain(|(other, _)| other != name);
    if *part != Part::Words || edited.text.contains("[[text]]") {
        all.push((name.to_owned(), edited.text.clone()));
    }
    let read = parse(&all).map_err(|problems| mistakes(&problems, name, &edited, &prefix))?;
    let current = catalogue.clone();
    Ok(match part {
        Part::Agency => Catalogue { agency: read.agency, ..current },
        Part::Errand(_) => Catalogue { errands: read.errands, ..current },
        Part::Office(_) => Catalogue { offices: read.offices, ..current },
        Part::Holidays => Catalogue { holidays: read.holidays, ..current },
        Part::Words => Catalogue { words: read.words, ..current },
    })
}

/// The file with the typed part in it, and what the paths of its fields begin with there.
fn written(catalogue: &Catalogue, part: &Part, at: usize, typed: &Fields) -> (File, String) {
    let table = |shape, id: &str| {
        let mut table = read(shape, "", typed);
        if !id.is_empty() {
            table.insert(0, ("id", id.into()));
        }
        table
    };
    let among = |mut all: Vec<Table>, one: Table| {
        all[at] = one;
        all
    };
    match part {
        Part::Agency => {
            let mut file = File::default();
            file.root("", &table(shape::AGENCY, ""));
            (file, String::new())
        }
        Part::Errand(id) => {
            let all = catalogue.errands.iter().map(parts::errand).collect();
            (tables("errand", among(all, table(shape::ERRAND, id.as_str()))), format!("{at}."))
        }
        Part::Office(id) => {
            let all = catalogue.offices.iter().map(parts::office).collect();
            (tables("office", among(all, table(shape::OFFICE, id.as_str()))), format!("{at}."))
        }
        Part::Holidays => {
            let mut file = File::default();
            for (index, table) in shape::rows(shape::HOLIDAY, "", typed) {
                file.table("holiday", &index, &table);
            }
            (file, String::new())
        }
        Part::Words => {
            let mut file = File::default();
            for (key, table) in shape::words(typed) {
                file.table("text", &key, &table);
            }
            (file, String::new())
        }
    }
}

fn mistakes(problems: &[Problem], name: &str, edited: &File, prefix: &str) -> Vec<Mistake> {
    let mistake = |problem: &Problem| {
        let path = if problem.file == name { edited.path(problem.at).strip_prefix(prefix) } else { None };
        // The words of a mail are typed into fields of their own, not into a table named `text`.
        let field = path.unwrap_or_default().replace(".text.", ".");
        Mistake { field, what: problem.what.clone(), needed: problem.needed.clone() }
    };
    problems.iter().map(mistake).collect()
}

/// A value as the fields that a form shows.
fn flatten(path: &str, value: &Value, fields: &mut Fields) {
    let join = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Text(text) | Value::Plain(text) => _ = fields.insert(path.to_owned(), text.clone()),
        Value::Texts(texts) => fields.extend(texts.iter().map(|(tag, text)| (join(tag), text.clone()))),
        Value::List(items) => items.iter().for_each(|(name, item)| flatten(&join(name), item, fields)),
        Value::Table(table) => table.iter().for_each(|(name, item)| flatten(&join(name), item, fields)),
    }
}
