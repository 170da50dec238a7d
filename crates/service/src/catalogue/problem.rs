//! What is wrong with a catalogue, and where, in words for the person who wrote it.

use besok_view::staff::Needed;
use std::fmt;

/// One mistake. It says what is allowed, so that one reading is enough to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// In which file.
    pub file: String,
    /// In which line, counted from 1. None if the file itself is what is wrong.
    pub line: Option<usize>,
    /// Where in the file, in bytes.
    pub at: usize,
    /// What is wrong and what is allowed.
    pub what: String,
    /// The same for a form; none for what no form can have.
    pub needed: Option<Needed>,
}

/// What is said of a mistake: in a file, and in a form that can have it.
pub struct Said {
    /// In a file.
    pub file: String,
    /// In a form.
    pub form: Option<Needed>,
}

impl<T: AsRef<str> + ?Sized> From<&T> for Said {
    fn from(file: &T) -> Self {
        Self { file: file.as_ref().to_owned(), form: None }
    }
}

impl<T: AsRef<str> + ?Sized> From<(Needed, &T)> for Said {
    fn from((form, file): (Needed, &T)) -> Self {
        Self { file: file.as_ref().to_owned(), form: Some(form) }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.what),
            None => write!(f, "{}: {}", self.file, self.what),
        }
    }
}

impl std::error::Error for Problem {}
