//! Old bookings from the old system's file, line by line: however long it is, a line is all that is held of it, and 16
//! bytes for each reference.

mod line;
mod moment;
#[cfg(test)]
mod tests;

pub use line::{Fault, Why};

use super::OldBooking;
use crate::catalogue::{Called, Catalogue};
use crate::csv::{self, plain};
use crate::opening::local_day;
use ::csv::{ByteRecord, ReaderBuilder, Terminator};
use encoding_rs::{DecoderResult, UTF_8, WINDOWS_1252};
use jiff::Timestamp;
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read, Seek, SeekFrom};

csv::columns! {
    /// What the old system called the booking.
    Reference = "reference", "booking reference", "booking number", "referens", "bokningsnummer", "bokningsreferens";
    /// The name of the one who comes.
    Name = "name", "full name", "namn";
    /// Their date of birth.
    Born = "birth date", "date of birth", "born", "fodelsedatum", "fodd";
    /// Their email address.
    Email = "email", "e mail", "epost", "e post";
    /// Their phone number.
    Phone = "phone", "phone number", "mobile", "telefon", "telefonnummer", "mobil", "mobilnummer";
    /// What they come for.
    Errand = "errand", "arende";
    /// Where.
    Office = "office", "kontor";
    /// On which day, if the column of the time does not say.
    Day = "date", "day", "datum", "dag";
    /// When.
    Time = "time", "date and time", "start", "starts at", "tid", "datum och tid", "starttid";
    /// On which day it was booked.
    MadeOn = "made on", "booked on", "bokad", "bokad den", "bokningsdatum";
    /// Their language.
    Language = "language", "sprak";
}

/// The columns that a file must have.
const MUST: [Column; 7] =
    [Column::Reference, Column::Name, Column::Born, Column::Errand, Column::Office, Column::Time, Column::MadeOn];
/// The first line ends within so many bytes.
const START: usize = 1 << 16;

/// Why a file cannot be read.
pub type Unreadable = csv::Unreadable<Column>;

/// A file that can be read.
#[derive(Debug)]
pub struct Reader<S> {
    source: S,
    form: Form,
    columns: Vec<Option<Column>>,
    rows: usize,
}

/// How a file is written.
#[derive(Debug, Clone, Copy)]
struct Form {
    utf_8: bool,
    /// How many bytes of a byte order mark come first.
    mark: u64,
    delimiter: u8,
    /// What ends a row.
    end: u8,
}

/// A line, as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, as a spreadsheet counts.
    pub number: usize,
    /// What it says, or everything that is wrong with it.
    pub read: Result<OldBooking, Vec<Fault>>,
}

impl<S: Read + Seek> Reader<S> {
    /// Looks through a file in UTF-8 or Windows-1252, with commas, semicolons or tabs between its cells.
    pub fn open(mut source: S) -> io::Result<Result<Self, Unreadable>> {
        let Some(form) = look(&mut source)? else { return Ok(Err(Unreadable::NoText)) };
        let mut records = Records::start(&mut source, form)?;
        let Some(heads) = records.next()? else { return Ok(Err(Unreadable::Empty)) };
        let heads = heads.cells.iter().map(|cell| Column::parse(plain(&form.text(cell)))).collect();
        let columns = match csv::heads(heads, &MUST) {
            Ok(columns) => columns,
            Err(unreadable) => return Ok(Err(unreadable)),
        };
        let mut rows = 0;
        while records.next()?.is_some() {
            rows += 1;
        }
        drop(records);
        Ok(if rows == 0 { Err(Unreadable::Empty) } else { Ok(Self { source, form, columns, rows }) })
    }

    /// How many lines it has below its first, without empty ones.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Its lines, from the first.
    pub fn lines<'a>(&'a mut self, catalogue: &'a Catalogue, now: Timestamp) -> io::Result<Lines<'a, S>> {
        let mut records = Records::start(&mut self.source, self.form)?;
        records.next()?;
        Ok(Lines {
            records,
            form: self.form,
            columns: &self.columns,
            catalogue,
            called: Called::of(catalogue),
            today: local_day(now, &catalogue.time_zone()),
            seen: HashMap::new(),
        })
    }
}

/// The cells of a line, by column.
#[derive(Default)]
struct Cells([String; Column::ALL.len()]);

impl Cells {
    fn get(&self, column: Column) -> &str {
        &self.0[column as usize]
    }
}

/// The lines of a file.
pub struct Lines<'a, S: Read> {
    records: Records<'a, S>,
    form: Form,
    columns: &'a [Option<Column>],
    catalogue: &'a Catalogue,
    called: Called,
    today: jiff::civil::Date,
    /// Digests of the references, with the lines where they were first.
    seen: HashMap<u64, u32>,
}

impl<S: Read> Iterator for Lines<'_, S> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = match self.records.next() {
            Ok(record) => record?,
            Err(error) => return Some(Err(error)),
        };
        let (number, is_open) = (record.number, record.is_open);
        let mut cells = Cells::default();
        for (column, cell) in self.columns.iter().zip(record.cells.iter()) {
            if let Some(column) = column {
                plain(&self.form.text(cell)).trim().clone_into(&mut cells.0[*column as usize]);
            }
        }
        let (catalogue, called, today) = (self.catalogue, &self.called, self.today);
        let mut first = |key: &str| {
            let mut hasher = DefaultHasher::new();
            key.hash(&mut hasher);
            let line = *self.seen.entry(hasher.finish()).or_insert(number as u32) as usize;
            (line != number).then_some(line)
        };
        let read = line::read(&cells, is_open, (catalogue, called, today), &mut first);
        Some(Ok(Line { number, read }))
    }
}

impl Form {
    /// A cell as text. What stands between cells is the same byte in both encodings.
    fn text<'c>(&self, cell: &'c [u8]) -> Cow<'c, str> {
        if self.utf_8 { String::from_utf8_lossy(cell) } else { WINDOWS_1252.decode_without_bom_handling(cell).0 }
    }
}

/// How a file is written, from all of its bytes; none if it is no text. What is no UTF-8 is what spreadsheets in Western
/// Europe save; there every byte is some character.
fn look<S: Read + Seek>(source: &mut S) -> io::Result<Option<Form>> {
    source.seek(SeekFrom::Start(0))?;
    let (mut bytes, mut text) = (vec![0; 1 << 16], vec![0; (1 << 16) + 16]);
    let mut decoder = UTF_8.new_decoder_without_bom_handling();
    let (mut utf_8, mut start, mut has_newline) = (true, Vec::new(), false);
    loop {
        let length = source.read(&mut bytes)?;
        let read = &bytes[..length];
        if read.contains(&0) {
            return Ok(None);
        }
        let mut rest = read;
        while utf_8 {
            let (result, used, _) = decoder.decode_to_utf8_without_replacement(rest, &mut text, length == 0);
            rest = &rest[used..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => utf_8 = false,
            }
        }
        has_newline |= read.contains(&b'\n');
        if start.len() < START {
            start.extend_from_slice(read);
        }
        if length == 0 {
            break;
        }
    }
    if start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]) {
        return Ok(None);
    }
    let mark = if start.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
    // As old Macintoshes did, if nothing else ends a row.
    let end = if has_newline { b'\n' } else { b'\r' };
    let first = start.split(|byte| matches!(byte, b'\n' | b'\r')).find(|line| !line.trim_ascii().is_empty());
    Ok(Some(Form { utf_8, mark, delimiter: csv::delimiter(first.unwrap_or_default()), end }))
}

/// The rows of a file that are not empty.
struct Records<'s, S: Read> {
    reader: ::csv::Reader<io::Chain<&'s mut S, &'static [u8]>>,
    cells: ByteRecord,
    /// The number of the row before.
    number: usize,
    /// How many line breaks were in cells.
    inside: u64,
}

/// A row.
struct Record<'r> {
    number: usize,
    cells: &'r ByteRecord,
    /// Whether a quote in it has no end, so that all that follows is in it.
    is_open: bool,
}

impl<'s, S: Read + Seek> Records<'s, S> {
    fn start(source: &'s mut S, form: Form) -> io::Result<Self> {
        source.seek(SeekFrom::Start(form.mark))?;
        // A row is put after the last one, to know whether a quoted cell was still open there. No text has it.
        let end: &[u8] = if form.end == b'\n' { b"\n\0" } else { b"\r\0" };
        let reader = ReaderBuilder::new()
            .delimiter(form.delimiter)
            .terminator(Terminator::Any(form.end))
            .has_headers(false)
            .flexible(true)
            .from_reader(source.chain(end));
        Ok(Self { reader, cells: ByteRecord::new(), number: 0, inside: 0 })
    }
}

impl<S: Read> Records<'_, S> {
    fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        loop {
            let more = self.reader.read_byte_record(&mut self.cells).map_err(io::Error::from)?;
            if !more || self.cells.as_slice() == b"\0" {
                return Ok(None);
            }
            let is_open = self.cells.as_slice().ends_with(b"\0");
            // Empty lines are rows too, though the reader passes over them; line breaks in cells are none.
            self.inside += self.cells.as_slice().split(|byte| *byte == b'\n').count() as u64 - 1;
            let ended = self.reader.position().line() - 1 + u64::from(is_open);
            self.number = (self.number + 1).max(ended.saturating_sub(self.inside) as usize);
            if self.cells.iter().any(|cell| !cell.trim_ascii().is_empty()) {
                break;
            }
        }
        let is_open = self.cells.as_slice().ends_with(b"\0");
        Ok(Some(Record { number: self.number, cells: &self.cells, is_open }))
    }
}
