//! Requests from a file of a spreadsheet: a row for each person. Rows of the same case with the same addressee make one
//! request, its first row is the one who is addressed, and what is the same for all of it needs to stand only there.

mod entry;
#[cfg(test)]
mod tests;

pub use entry::{Entry, RowFault, Why, born_on};
pub(crate) use entry::{day_parts, language_named};

use super::Asked;
use crate::csv::{self, line, plain};
use encoding_rs::{UTF_8, WINDOWS_1252};

/// How many rows a file can have below its first.
pub const ROWS: usize = 5000;
/// How many bytes it can have.
pub const BYTES: usize = 3 * 1024 * 1024;
/// The columns that a file must have.
const MUST: [Column; 5] = [Column::Case, Column::Name, Column::Born, Column::Errands, Column::BookBy];
/// What stands between the items of one cell; a line break does too.
const BETWEEN: [char; 3] = ['|', ';', '\n'];

csv::columns! {
    /// The case number.
    Case = "case", "case number", "case no", "arendenummer", "diarienummer", "dnr", "malnummer";
    /// Tells apart the requests of one case; any text.
    Addressee = "addressee", "adressat", "mottagare";
    /// The person's name.
    Name = "name", "full name", "namn";
    /// The person's date of birth.
    Born = "birth date", "date of birth", "born", "fodelsedatum", "fodd";
    /// The person's errands.
    Errands = "errand", "errands", "arende", "arenden";
    /// The offices; empty for any.
    Offices = "office", "offices", "kontor";
    /// The last day for booking.
    BookBy = "book by", "book by date", "boka senast", "senast";
    /// Why, one of the known reasons.
    Reason = "reason", "skal", "orsak";
    /// Why, in other words.
    Note = "note", "text", "notering";
    /// The language.
    Language = "language", "sprak";
    /// By email, letter or both.
    Channel = "channel", "kanal", "satt";
    /// The email address.
    Email = "email", "e mail", "epost", "e post";
    /// The lines of the postal address.
    Address = "address", "postal address", "adress", "postadress";
}

/// Why a file cannot be read.
pub type Unreadable = csv::Unreadable<Column>;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    columns: Vec<Option<Column>>,
    heads: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

impl Sheet {
    /// Reads a file in UTF-8 or Windows-1252, with commas, semicolons or tabs between its cells.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > BYTES {
            return Err(Unreadable::TooLarge);
        }
        let text = text(bytes)?;
        let mut records = records(&text);
        let (_, heads) = records.next().ok_or(Unreadable::Empty)?;
        let columns = csv::heads(heads.iter().map(|head| Column::parse(head)).collect(), &MUST)?;
        let rows: Vec<_> = records.take(ROWS + 1).collect();
        match rows.len() {
            0 => Err(Unreadable::Empty),
            count if count > ROWS => Err(Unreadable::TooLarge),
            _ => Ok(Self { columns, heads, rows }),
        }
    }

    /// How many rows it has below its first.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// The whole file, as we write it.
    pub fn write(&self) -> String {
        let rows = self.rows.iter().map(|(_, cells)| cells);
        std::iter::once(&self.heads).chain(rows).map(|cells| csv::line_of(cells)).collect()
    }

    /// Rows of it, each with a reason in a column of its own.
    pub fn write_with(&self, head: &str, reasons: &[(usize, String)]) -> String {
        let width = self.heads.len();
        let with = |cells: &[String], more: &str| {
            let mut cells: Vec<String> = cells.iter().take(width).cloned().collect();
            cells.resize(width, String::new());
            cells.push(more.to_owned());
            csv::line_of(&cells)
        };
        let row = |(number, reason): &(usize, String)| {
            let (_, cells) = self.rows.iter().find(|(row, _)| row == number)?;
            Some(with(cells, reason))
        };
        std::iter::once(with(&self.heads, head)).chain(reasons.iter().filter_map(row)).collect()
    }

    fn cell<'s>(&self, cells: &'s [String], column: Column) -> &'s str {
        let at = self.columns.iter().position(|known| *known == Some(column));
        at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim())
    }
}

/// Requests as a file that [`Sheet::read`] reads, each with more cells of these names in its first row, which it leaves
/// alone. A byte order mark tells spreadsheets that it is UTF-8.
pub fn write<'a>(heads: &[&str], requests: impl IntoIterator<Item = (&'a Asked, Vec<String>)>) -> String {
    let names: Vec<&str> = Column::ALL.iter().map(|column| column.name()).chain(heads.iter().copied()).collect();
    let mut file = format!("\u{feff}{}", line(&names));
    for (number, (asked, more)) in (1..).zip(requests) {
        for (nth, mut row) in entry::cells(asked, number).into_iter().enumerate() {
            let more = if nth == 0 { more.clone() } else { vec![String::new(); more.len()] };
            row.extend(more);
            file.push_str(&csv::line_of(&row));
        }
    }
    file
}

/// What is no UTF-8 is what spreadsheets in Western Europe save; there every byte is some character.
fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.contains(&0) || bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Unreadable::NoText);
    }
    let known = UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
    let text = known.unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0);
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// Rows that are not empty, each with its number as a spreadsheet counts them.
fn records(text: &str) -> impl Iterator<Item = (usize, Vec<String>)> {
    let delimiter = csv::delimiter(text.lines().next().unwrap_or_default().as_bytes());
    let reader =
        ::csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let records: Vec<_> = reader.into_records().map_while(Result::ok).take(ROWS * 2).collect();
    let cell = |cell: &str| plain(cell).replace("\r\n", "\n").replace('\r', "\n");
    (1..)
        .zip(records)
        .map(move |(number, record)| (number, record.iter().map(cell).collect::<Vec<String>>()))
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
}
