//! Lines of CSV (RFC 4180) that no spreadsheet takes for formulas, and what is the same for all files of spreadsheets
//! that we read.

/// An enum of the columns of a file, each with the names that it can have in the first row. The names are folded:
/// without marks, in small letters.
macro_rules! columns {
    ($($(#[$doc:meta])* $column:ident = $name:literal $(, $other:literal)*;)+) => {
        /// What a column holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column { $($(#[$doc])* $column),+ }

        impl Column {
            /// Each of them, in the order in which we write them.
            pub const ALL: &[Self] = &[$(Self::$column),+];

            /// Its name in the first row.
            pub fn name(self) -> &'static str {
                match self { $(Self::$column => $name),+ }
            }

            /// From its name in the first row, in English or Swedish, whatever its case and marks.
            fn parse(name: &str) -> Option<Self> {
                match &*$crate::search::fold(name) { $($name $(| $other)* => Some(Self::$column),)+ _ => None }
            }
        }
    };
}

pub(crate) use columns;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable<Column> {
    /// Nothing is in it.
    Empty,
    /// It is in UTF-16, or no text at all.
    NoText,
    /// It is too large, or has too many rows.
    TooLarge,
    /// Its first row lacks the names of these columns.
    Columns(Vec<Column>),
    /// Its first row names this column twice.
    Twice(Column),
}

/// What stands between the cells, by the first line.
pub(crate) fn delimiter(first: &[u8]) -> u8 {
    let count = |delimiter: u8| first.split(|byte| *byte == delimiter).count();
    let most = [b';', b'\t', b','].into_iter().max_by_key(|delimiter| (count(*delimiter), *delimiter == b','));
    most.unwrap_or(b',')
}

/// What each column holds, by the names in the first row. Those that we do not know are left alone.
pub(crate) fn heads<Column: Copy + Eq>(
    known: Vec<Option<Column>>,
    must: &[Column],
) -> Result<Vec<Option<Column>>, Unreadable<Column>> {
    let lacks: Vec<Column> = must.iter().copied().filter(|column| !known.contains(&Some(*column))).collect();
    if !lacks.is_empty() {
        return Err(Unreadable::Columns(lacks));
    }
    let mut twice = known.iter().enumerate().filter(|(at, column)| known[..*at].contains(column));
    match twice.find_map(|(_, column)| *column) {
        Some(column) => Err(Unreadable::Twice(column)),
        None => Ok(known),
    }
}

/// A line of these cells.
pub(crate) fn line_of(cells: &[String]) -> String {
    line(&cells.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A line of these cells.
pub fn line(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    cells.join(",") + "\r\n"
}

/// A cell. An apostrophe goes before what a spreadsheet would work out instead of showing it, and before what would
/// otherwise be read back without its own.
fn cell(text: &str) -> String {
    let text = if is_formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// A cell as it was before [`line`] put an apostrophe to it.
pub fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if is_formula(text.trim_start_matches('\'')) => text,
        _ => cell,
    }
}

/// Whether a cell is a formula, and not only something that could be taken for one, as `+46 8 …` or `-` are.
pub(crate) fn is_surely_formula(cell: &str) -> bool {
    is_formula(cell) && !inked(cell).starts_with(['+', '-', '＋', '－'])
}

/// Whether a spreadsheet would work it out, also where spaces or characters without ink come first.
fn is_formula(text: &str) -> bool {
    inked(text).starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%'])
}

fn inked(text: &str) -> &str {
    text.trim_start_matches(|character: char| {
        character == ' ' || character == '\u{a0}' || matches!(character, '\u{200b}'..='\u{200f}' | '\u{feff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_cells_stay_as_they_are() {
        assert_eq!(
            line(&["2026-12-08T08:00:00Z", "booking.made", "", "Åsa"]),
            "2026-12-08T08:00:00Z,booking.made,,Åsa\r\n"
        );
    }

    #[test]
    fn formulas_are_neutralised() {
        for formula in
            ["=1+1", "+46", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "\u{200b}=1", "\u{feff}@x", "＝1", "|x", "%x"]
        {
            let cell = cell(formula);
            assert!(cell.starts_with('\'') || cell.starts_with("\"'"), "{formula:?} became {cell:?}");
        }
        assert_eq!(cell("'=1"), "''=1");
        for text in ["=1", "'=1", "''+", "O'Neill", "'"] {
            assert_eq!(plain(&cell(text)), text);
        }
        assert_eq!(cell("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    }

    #[test]
    fn separators_quotes_and_line_breaks_stay_in_their_cell() {
        assert_eq!(
            line(&["a,b", "say \"no\"", "two\nlines", "a;=b"]),
            "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"a;=b\"\r\n"
        );
    }
}
