//! Which fields the forms have. What was typed becomes values here, wrong ones too: the rules come later.

use super::edit::Fields;
use super::write::{Table, Value};
use besok_core::language::Language;
use besok_view::mail::words;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What is typed into a field.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// One line.
    Line,
    /// A number, also with a point.
    Number,
    /// A day.
    Day,
    /// `true`, if it is ticked.
    Flag,
    /// A text in each language.
    Texts,
    /// As many of these as are filled in.
    Many(&'static Shape),
    /// Degrees north and east.
    Degrees,
    /// Fields of their own.
    Table(&'static [(&'static str, Shape)]),
}

use Shape::{Day, Degrees, Flag, Line, Many, Number, Table as Inner, Texts};

type Shapes = &'static [(&'static str, Shape)];

pub(super) const AGENCY: Shapes = &[
    ("name", Texts),
    ("domain", Line),
    ("email", Line),
    ("phone", Line),
    ("phone_link", Line),
    ("phone_hours", Texts),
    ("postal_address", Line),
    ("website", Line),
    ("supervisor", Texts),
    ("supervisor_link", Line),
    ("accessibility_faults", Many(&Texts)),
    ("data_protection_email", Line),
    ("data_protection_authority", Texts),
    ("interpreters", Many(&Inner(&[("tag", Line), ("name", Texts)]))),
    ("interpreter_days", Number),
    ("old_bookings", Line),
    ("cutover", Day),
    ("terms", Inner(&[("version", Day), ("paragraphs", Many(&Texts))])),
];

pub(super) const ERRAND: Shapes = &[
    ("name", Texts),
    ("summary", Texts),
    ("minutes", Number),
    ("together", Line),
    ("also", Many(&Line)),
    ("age_rules", Many(&Inner(&[("under", Number), ("minutes", Number), ("note", Texts)]))),
    ("bring", Many(&Texts)),
    ("bring_for_child", Many(&Texts)),
    ("ahead_days", Number),
    ("notice_minutes", Number),
    ("move_minutes", Number),
    ("cancel_minutes", Number),
    ("late", Line),
    ("release", Line),
    ("waiting_list", Flag),
    ("needs_invitation", Flag),
];

pub(super) const OFFICE: Shapes = &[
    ("name", Texts),
    ("street", Line),
    ("postcode", Line),
    ("town", Line),
    ("position", Degrees),
    ("zone", Line),
    ("phone", Line),
    ("phone_link", Line),
    ("access", Texts),
    ("walk_in", Texts),
];

/// Fields that a rule does not have stay empty.
pub(super) const HOLIDAY: Shapes =
    &[("rule", Line), ("weekday", Line), ("month", Number), ("day", Number), ("days", Number)];

/// How many rows a list in a form may have.
const MOST: usize = 200;

/// The table that was typed.
pub(super) fn read(shapes: Shapes, prefix: &str, typed: &Fields) -> Table {
    shapes.iter().map(|(name, shape)| (*name, value(*shape, &join(prefix, name), typed))).collect()
}

/// The rows that are filled in, by their numbers. An empty field is none.
pub(super) fn rows(shapes: Shapes, prefix: &str, typed: &Fields) -> Vec<(String, Table)> {
    let row = |index: String| {
        let path = join(prefix, &index);
        let mut table = read(shapes, &path, typed);
        table.retain(|(name, _)| !field(&join(&path, name), typed).is_empty());
        (index, table)
    };
    (0..MOST).map(|index| row(index.to_string())).filter(|(_, table)| !table.is_empty()).collect()
}

/// The agency's own words, a table for each key that has any.
pub(super) fn words(typed: &Fields) -> Vec<(String, Table)> {
    let table = |key: &&str| {
        let texts = languages(key, typed, |text| !text.is_empty());
        let table: Table = vec![("key", (*key).into()), ("text", Value::Texts(texts.clone()))];
        (!texts.is_empty()).then(|| ((*key).to_owned(), table))
    };
    words::KEYS.iter().filter_map(table).collect()
}

fn value(shape: Shape, path: &str, typed: &Fields) -> Value {
    match shape {
        Line => Value::Text(field(path, typed)),
        Number => number(&field(path, typed)),
        Day => match field(path, typed).parse::<Date>() {
            Ok(day) => day.into(),
            Err(_) => Value::Text(field(path, typed)),
        },
        Flag => (field(path, typed) == "true").into(),
        Texts => {
            let needed = |language: Language| language == language.base();
            let texts = Language::all().map(|language| {
                let text = field(&join(path, language.tag()), typed);
                (language, text)
            });
            let texts = texts.filter(|(language, text)| needed(*language) || !text.is_empty());
            Value::Texts(texts.map(|(language, text)| (language.tag().to_owned(), text)).collect())
        }
        Many(shape) => {
            let filled = |index: &usize| {
                let begin = join(path, &index.to_string());
                let inside = format!("{begin}.");
                typed
                    .iter()
                    .any(|(name, text)| (*name == begin || name.starts_with(&inside)) && !text.trim().is_empty())
            };
            let item = |index: usize| (index.to_string(), value(*shape, &join(path, &index.to_string()), typed));
            Value::List((0..MOST).filter(filled).map(item).collect())
        }
        Degrees => Value::list([0, 1].map(|index| number(&field(&join(path, &index.to_string()), typed)))),
        Inner(shapes) => Value::Table(read(shapes, path, typed)),
    }
}

fn languages(path: &str, typed: &Fields, wanted: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let texts = Language::all().map(|language| (language.tag().to_owned(), field(&join(path, language.tag()), typed)));
    texts.filter(|(_, text)| wanted(text)).collect()
}

/// A number as it is written in a file; what is none stands in quotes, and is refused there.
fn number(text: &str) -> Value {
    let whole = text.parse::<i64>().map(Value::from);
    whole
        .or_else(|_| match text.replace(',', ".").parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number.into()),
            _ => Err(()),
        })
        .unwrap_or_else(|()| text.into())
}

/// What was typed, on one line: pasted texts have line breaks.
fn field(path: &str, typed: &Fields) -> String {
    let text = typed.get(path).map_or("", String::as_str);
    let words: Vec<&str> = text.split([' ', '\t', '\r', '\n']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn join(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") }
}
