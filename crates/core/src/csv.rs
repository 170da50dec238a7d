//! Lines of CSV (RFC 4180) that no spreadsheet takes for formulas.

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

/// Whether a spreadsheet would work it out, also where spaces or characters without ink come first.
fn is_formula(text: &str) -> bool {
    let inked = text.trim_start_matches(|character: char| {
        character == ' ' || character == '\u{a0}' || matches!(character, '\u{200b}'..='\u{200f}' | '\u{feff}')
    });
    inked.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%'])
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
