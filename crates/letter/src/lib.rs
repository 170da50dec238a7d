//! Typesets official letters as tagged PDF/UA-1 documents. Facts in, bytes out; the fonts are in the binary.
//!
//! `text` makes lines of glyphs, `compose` lays them on the pages of `sheet` and says what each is, `print` writes the PDF.

#![allow(clippy::cast_precision_loss, reason = "lines, pages and modules are counted in tens")]

mod compose;
mod print;
mod sheet;
mod text;

#[cfg(test)]
extern crate self as besok_letter;
#[cfg(test)]
#[path = "../examples/letters/samples.rs"]
mod samples;

use std::ops::RangeInclusive;

pub use compose::WINDOW;
pub use sheet::Area;

/// A letter to one recipient: the text in their language, and the agency's own version of it after that.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The title of the document, in the language of `text`.
    pub title: String,
    /// Where undelivered mail goes, in one line; shows in the envelope's window.
    pub return_address: String,
    /// Shows in the envelope's window: six lines at most.
    pub recipient: Vec<String>,
    pub text: Part,
    /// Begins on a page of its own: on the back of the sheet where `text` fits the front.
    pub beside: Option<Part>,
}

/// The letter in one language.
#[derive(Clone, Debug)]
pub struct Part {
    pub language: Language,
    /// The agency's name in this language.
    pub sender: String,
    /// The date, the case and the like.
    pub references: Vec<Reference>,
    pub heading: String,
    pub blocks: Vec<Block>,
    /// How to reach the agency, at the foot of the first page: each beside the other.
    pub contact: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Language {
    /// A BCP 47 tag such as `sv`.
    pub tag: String,
    pub direction: Direction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

#[derive(Clone, Debug)]
pub struct Reference {
    pub label: String,
    pub value: String,
}

#[derive(Clone, Debug)]
pub enum Block {
    Heading(String),
    Paragraph(String),
    List(Vec<String>),
    Code(Code),
}

/// How to get from the paper to the web: a QR code to scan, or an address and a code to type.
#[derive(Clone, Debug)]
pub struct Code {
    /// Says to scan the code.
    pub scan: String,
    /// What the QR code holds.
    pub link: String,
    /// Says what the QR code is, for those who do not see it.
    pub description: String,
    /// Says to go to the address.
    pub visit: String,
    /// The address to type, without `https://`.
    pub address: String,
    /// Says to write the code.
    pub enter: String,
    pub code: String,
}

/// Letters in one document, as a print shop takes them.
#[derive(Clone, Debug)]
pub struct Bound {
    pub pdf: Vec<u8>,
    /// The pages of each letter, counted from 1.
    pub pages: Vec<RangeInclusive<usize>>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no letter to print")]
    Nothing,
    #[error("the fonts have no {0:?} (U+{code:04X})", code = u32::from(*.0))]
    Character(char),
    #[error("an address does not fit the window of the envelope")]
    Window,
    #[error("the QR code cannot hold the link")]
    Qr(qrcode::types::QrError),
    #[error("the document cannot be written: {0:?}")]
    Pdf(krilla::error::KrillaError),
}

/// One letter as a document.
pub fn typeset(letter: &Letter) -> Result<Vec<u8>, Error> {
    Ok(bind(&letter.title, std::slice::from_ref(letter))?.pdf)
}

/// Many letters as one document, each beginning on the front of a sheet.
pub fn bind(title: &str, letters: &[Letter]) -> Result<Bound, Error> {
    let first = letters.first().ok_or(Error::Nothing)?;
    let mut book = sheet::Book::default();
    let pages = letters.iter().map(|letter| book.add(letter)).collect::<Result<_, _>>()?;
    Ok(Bound { pdf: print::print(title, &first.text.language, book)?, pages })
}
