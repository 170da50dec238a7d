//! Values as they are written into the files of a catalogue, each with the place where it stands: so a form can be
//! written down, read by the rules of the files, and told its mistakes field by field.

use besok_core::language::{Language, Text};
use jiff::civil::{Date, Time};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The fields of a table, in order.
pub(super) type Table = Vec<(&'static str, Value)>;

/// A value of a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Text in quotes.
    Text(String),
    /// A number, a day, a time, or true or false.
    Plain(String),
    /// A text by language.
    Texts(BTreeMap<String, String>),
    /// A list. Each item has the name of its place, because a form leaves gaps.
    List(Vec<(String, Value)>),
    /// A table.
    Table(Table),
}

impl Value {
    /// A list whose places are numbered.
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        Self::List(items.into_iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect())
    }

    /// Texts.
    pub fn texts(texts: &[Text]) -> Self {
        Self::list(texts.iter().map(Self::from))
    }

    fn is_short(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Plain(_))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Text> for Value {
    fn from(text: &Text) -> Self {
        Self::Texts(text.0.clone())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Plain(number.to_string())
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Plain(flag.to_string())
    }
}

impl From<f64> for Value {
    fn from(degrees: f64) -> Self {
        Self::Plain(format!("{degrees:?}"))
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Plain(day.to_string())
    }
}

impl From<Time> for Value {
    fn from(time: Time) -> Self {
        Self::Plain(time.strftime("%H:%M:%S").to_string())
    }
}

/// A file being written.
#[derive(Debug, Default)]
pub(super) struct File {
    /// What is written so far.
    pub text: String,
    /// Where each value begins, by its path: `bring.0.sv`.
    places: Vec<(usize, String)>,
}

impl File {
    /// A file that begins with a comment.
    pub fn headed(comment: &str) -> Self {
        Self { text: format!("# {comment}\n"), places: Vec::new() }
    }

    /// The fields of the file itself. Tables come last, each under its name.
    pub fn root(&mut self, prefix: &str, table: &Table) {
        self.text.push('\n');
        let (tables, fields): (Vec<_>, Vec<_>) = table.iter().partition(|(_, value)| matches!(value, Value::Table(_)));
        self.fields(prefix, fields);
        for (name, value) in tables {
            if let Value::Table(table) = value {
                let _ = write!(self.text, "\n[{name}]\n");
                self.fields(&join(prefix, name), table.iter());
            }
        }
    }

    /// One more `[[name]]`.
    pub fn table(&mut self, name: &str, prefix: &str, table: &Table) {
        self.text.push('\n');
        self.places.push((self.text.len(), prefix.to_owned()));
        let _ = writeln!(self.text, "[[{name}]]");
        self.fields(prefix, table.iter());
    }

    /// The path of the value at this offset.
    pub fn path(&self, at: usize) -> &str {
        self.places.iter().take_while(|(begins, _)| *begins <= at).last().map_or("", |(_, path)| path)
    }

    fn fields<'v>(&mut self, prefix: &str, fields: impl IntoIterator<Item = &'v (&'static str, Value)>) {
        for (name, value) in fields {
            let _ = write!(self.text, "{name} = ");
            self.value(&join(prefix, name), value);
            self.text.push('\n');
        }
    }

    fn value(&mut self, path: &str, value: &Value) {
        self.places.push((self.text.len(), path.to_owned()));
        match value {
            Value::Text(text) => self.text.push_str(&quoted(text)),
            Value::Plain(text) => self.text.push_str(text),
            Value::Texts(texts) => {
                let known = Language::all().map(Language::tag).filter(|tag| texts.contains_key(*tag));
                let texts = known.map(|tag| (tag, Value::Text(texts[tag].clone())));
                self.braced(path, &texts.collect());
            }
            Value::Table(table) => self.braced(path, table),
            Value::List(items) => self.list(path, items),
        }
    }

    fn braced(&mut self, path: &str, table: &Table) {
        self.text.push('{');
        for (index, (name, value)) in table.iter().enumerate() {
            let _ = write!(self.text, "{} {name} = ", if index == 0 { "" } else { "," });
            self.value(&join(path, name), value);
        }
        self.text.push_str(" }");
    }

    fn list(&mut self, path: &str, items: &[(String, Value)]) {
        let short = items.iter().all(|(_, item)| item.is_short());
        self.text.push('[');
        for (index, (name, item)) in items.iter().enumerate() {
            self.text.push_str(match (short, index) {
                (true, 0) => "",
                (true, _) => ", ",
                (false, _) => "\n  ",
            });
            self.value(&join(path, name), item);
            self.text.push_str(if short { "" } else { "," });
        }
        self.text.push_str(if short { "]" } else { "\n]" });
    }
}

fn join(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") }
}

/// In quotes, whatever is in it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            control if control.is_control() => _ = write!(quoted, "\\U{:08X}", u32::from(control)),
            character => quoted.push(character),
        }
    }
    quoted + "\""
}
