//! The ids of one kind: each once where they are given, and known where they are named.

use super::source::Node;
use std::collections::BTreeMap;

/// Every id that a file gives, with its line: also those of entries with other mistakes, so that a mistake in an
/// office is not told again for each of its openings.
pub struct Ids {
    what: &'static str,
    lines: BTreeMap<String, usize>,
}

impl Ids {
    /// None yet, of this kind of thing.
    pub fn of(what: &'static str) -> Self {
        Self { what, lines: BTreeMap::new() }
    }

    /// An id where it is given.
    pub fn give<T: From<String>>(&mut self, node: Node) -> Option<T> {
        let in_addresses =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        let id = node.string_that("an id of a-z, 0-9 and -", in_addresses)?;
        if let Some(line) = self.lines.get(id) {
            let what = self.what;
            return node
                .complain(&format!("the id {id:?} is that of the {what} in line {line}; each id is given once"));
        }
        self.lines.insert(id.to_owned(), node.line());
        Some(T::from(id.to_owned()))
    }

    /// An id where it is named.
    pub fn named<T: From<String>>(&self, node: Node) -> Option<T> {
        let id = node.string()?;
        if self.lines.contains_key(id) {
            return Some(T::from(id.to_owned()));
        }
        let known: Vec<&str> = self.lines.keys().map(String::as_str).collect();
        node.complain(&format!("there is no {} {id:?}; there are: {}", self.what, known.join(", ")))
    }
}
