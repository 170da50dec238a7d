//! One file as a tree whose every value knows its line.
//!
//! Deserialising into types would end at the first mistake. This walks the tree instead: each value that cannot
//! be read becomes a problem and a `None`, and reading goes on. Read every field before the first `?`.

use super::problem::{Problem, Said};
use besok_view::staff::Needed;
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file, and the problems found in it so far.
pub struct Source<'a> {
    file: &'a str,
    content: &'a str,
    problems: RefCell<Vec<Problem>>,
}

impl Source<'_> {
    /// Reads one file. What has errors of syntax is not read further, because its tree would have holes.
    pub fn read<T>(file: &str, content: &str, read: impl FnOnce(Fields) -> T) -> (Option<T>, Vec<Problem>) {
        let source = Source { file, content, problems: RefCell::default() };
        let (tree, errors) = DeTable::parse_recoverable(content);
        for error in &errors {
            source.problem(error.span().map_or(0, |span| span.start), error.message());
        }
        let root = Fields { source: &source, what: file, at: 0, table: tree.get_ref(), known: Vec::new() };
        let result = errors.is_empty().then(|| read(root));
        let mut problems = source.problems.into_inner();
        problems.sort_by_key(|problem| problem.line);
        (result, problems)
    }

    fn problem(&self, at: usize, what: impl Into<Said>) {
        let (line, Said { file: what, form: needed }) = (Some(self.line(at)), what.into());
        self.problems.borrow_mut().push(Problem { file: self.file.to_owned(), line, at, what, needed });
    }

    fn line(&self, at: usize) -> usize {
        1 + self.content.get(..at).unwrap_or(self.content).matches('\n').count()
    }

    /// A value as it was written; of a long one the beginning.
    fn quote(&self, span: Range<usize>) -> String {
        let written = self.content.get(span).unwrap_or_default();
        let start: String = written.lines().next().unwrap_or_default().chars().take(40).collect();
        if start.len() < written.len() { format!("{start}…") } else { start }
    }
}

/// Where something stands.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    source: &'a Source<'a>,
    at: usize,
}

impl Place<'_> {
    /// Reports a problem here, and gives None.
    pub fn complain<T>(&self, what: impl Into<Said>) -> Option<T> {
        self.source.problem(self.at, what);
        None
    }
}

/// A value, and the field in which it stands.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    source: &'a Source<'a>,
    field: &'a str,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Node<'a> {
    /// The value itself.
    pub fn value(&self) -> &'a DeValue<'a> {
        self.value.get_ref()
    }

    /// In which line it stands.
    pub fn line(&self) -> usize {
        self.source.line(self.value.span().start)
    }

    /// Reports that something else than this is allowed here, and gives None.
    pub fn refuse<T>(&self, allowed: impl Into<Said>) -> Option<T> {
        let (written, allowed) = (self.source.quote(self.value.span()), allowed.into());
        let file = format!("`{}` is {written}; allowed is {}", self.field, allowed.file);
        self.complain(Said { file, ..allowed })
    }

    /// Reports a problem of this value, and gives None.
    pub fn complain<T>(&self, what: impl Into<Said>) -> Option<T> {
        self.source.problem(self.value.span().start, what);
        None
    }

    /// A value inside this one.
    pub fn inside(&self, value: &'a Spanned<DeValue<'a>>) -> Self {
        Node { value, ..*self }
    }

    /// The field in which it stands, for messages.
    pub fn field(&self) -> &'a str {
        self.field
    }

    /// Reads each value of a list, also those after a wrong one. None if any was wrong.
    pub fn each<T>(&self, mut read: impl FnMut(Node<'a>) -> Option<T>) -> Option<Vec<T>> {
        let DeValue::Array(list) = self.value() else { return self.refuse("a list in [ ]") };
        let read: Vec<Option<T>> = list.iter().map(|value| read(self.inside(value))).collect();
        read.into_iter().collect()
    }

    /// The fields of a table.
    pub fn fields(&self) -> Option<Fields<'a>> {
        let DeValue::Table(table) = self.value() else { return self.refuse("a table") };
        Some(Fields { source: self.source, what: self.field, at: self.value.span().start, table, known: Vec::new() })
    }
}

/// The fields of one table, and which of them were asked for.
pub struct Fields<'a> {
    source: &'a Source<'a>,
    what: &'a str,
    at: usize,
    table: &'a DeTable<'a>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// Reads a field that must be there.
    pub fn get<T>(&mut self, field: &'static str, read: impl FnOnce(Node<'a>) -> Option<T>) -> Option<T> {
        match self.find(field) {
            Some(node) => read(node),
            None => self.complain((Needed::Row, &format!("`{}` needs the field `{field}`", self.what))),
        }
    }

    /// Reads a field that may be left out. The outer None says that it is there and wrong.
    #[expect(clippy::option_option, reason = "left out and wrong are two answers")]
    pub fn maybe<T>(&mut self, field: &'static str, read: impl FnOnce(Node<'a>) -> Option<T>) -> Option<Option<T>> {
        self.find(field).map_or(Some(None), |node| read(node).map(Some))
    }

    /// Reads the tables `[[field]]`, of which there must be one at least. Wrong ones are left out.
    pub fn tables<T>(mut self, field: &'static str, mut read: impl FnMut(Fields<'a>) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        match self.find(field).map(|node| (node, node.value())) {
            Some((_, DeValue::Array(list))) if list.is_empty() => self.needs_one(field),
            Some((node, _)) => {
                node.each(|node| node.fields().map(|fields| found.extend(read(fields))));
            }
            None => self.needs_one(field),
        }
        self.close();
        found
    }

    /// Where the table begins.
    pub fn place(&self) -> Place<'a> {
        Place { source: self.source, at: self.at }
    }

    /// Reports a problem of the whole table, and gives None.
    pub fn complain<T>(&self, what: impl Into<Said>) -> Option<T> {
        self.place().complain(what)
    }

    /// Reports the fields that nobody asked for.
    pub fn close(self) {
        for key in self.table.keys().filter(|key| !self.known.contains(&key.get_ref().as_ref())) {
            let known = self.known.join(", ");
            let what = format!("unknown field `{}`; the fields of `{}` are: {known}", key.get_ref(), self.what);
            self.source.problem(key.span().start, (Needed::Row, &what));
        }
    }

    fn needs_one(&self, field: &str) {
        self.source.problem(self.at, &format!("at least one [[{field}]] is needed"));
    }

    fn find(&mut self, field: &'static str) -> Option<Node<'a>> {
        self.known.push(field);
        self.table.get(field).map(|value| Node { source: self.source, field, value })
    }
}
