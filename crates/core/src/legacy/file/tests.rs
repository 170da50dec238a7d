//! Files of old bookings: whatever bytes they are.

use super::*;
use crate::bulk_move::tests::{catalogue as sample, minute};
use crate::language::Language;
use crate::person::{BirthDateError, NameError};
use jiff::civil::{Weekday, date};
use proptest::prelude::*;
use std::io::Cursor;

const HEAD: &str = "reference;name;birth date;email;phone;errand;office;time;made on";
const GOOD: &str = "GB-1;Åsa Öberg;1990-04-12;asa@example.org;+46 8 123 45;ten;near;2026-12-08 09:20;2026-02-01";

/// Offices that keep the clocks of Stockholm and are open every day, and one that is no more.
fn catalogue() -> Catalogue {
    let mut catalogue = sample();
    for office in &mut catalogue.offices {
        office.zone = "Europe/Stockholm".to_owned();
    }
    for opening in &mut catalogue.openings {
        opening.weekdays = Weekday::Monday.cycle_forward().take(7).collect();
    }
    let mut former = catalogue.offices[0].clone();
    former.id = "gone".into();
    catalogue.former.offices.push(former);
    catalogue
}

fn open(bytes: &[u8]) -> Result<Reader<Cursor<&[u8]>>, Unreadable> {
    Reader::open(Cursor::new(bytes)).unwrap()
}

fn lines_of(bytes: &[u8]) -> Vec<Line> {
    let catalogue = catalogue();
    let mut reader = open(bytes).unwrap();
    let rows = reader.rows();
    let lines: Vec<Line> = reader.lines(&catalogue, minute(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(lines.len(), rows, "the first pass counts what the second gives");
    lines
}

fn lines(rows: &str) -> Vec<Line> {
    lines_of(format!("{HEAD}\n{rows}").as_bytes())
}

fn only(bytes: &[u8]) -> OldBooking {
    let mut lines = lines_of(bytes);
    assert_eq!(lines.len(), 1, "{lines:?}");
    lines.remove(0).read.unwrap()
}

/// What is wrong with the good line if one cell of it is another.
fn faults(column: &str, cell: &str) -> Vec<(Column, Why)> {
    let at = HEAD.split(';').position(|head| head == column).unwrap();
    let mut cells: Vec<&str> = GOOD.split(';').collect();
    cells[at] = cell;
    let faults = lines(&cells.join(";")).remove(0).read.err().unwrap_or_default();
    faults.into_iter().map(|fault| (fault.column, fault.why)).collect()
}

fn starts(cell: &str) -> Timestamp {
    only(format!("{HEAD}\n{}", GOOD.replace("2026-12-08 09:20", cell)).as_bytes()).starts_at
}

#[test]
fn what_spreadsheets_save_is_read_the_same() {
    let whole = format!("{HEAD}\r\n{GOOD}\r\n");
    let old = only(whole.as_bytes());
    assert_eq!((old.reference.key(), old.name.as_str()), ("GB1", "Åsa Öberg"));
    assert_eq!((old.starts_at.to_string(), old.made_on), ("2026-12-08T08:20:00Z".to_owned(), date(2026, 2, 1)));
    assert_eq!((old.errand.as_str(), old.office.as_str()), ("ten", "near"));
    let windows = WINDOWS_1252.encode(&whole).0;
    assert!(std::str::from_utf8(&windows).is_err());
    let (marked, quoted) =
        (format!("\u{feff}{whole}"), whole.replace(";ten;", ";\"ten\";").replace(";2026-02-01", ";\"2026-02-01\""));
    let (commas, tabs) = (whole.replace(';', ","), whole.replace(';', "\t"));
    let (newlines, returns) = (whole.replace("\r\n", "\n"), whole.replace("\r\n", "\r"));
    for text in [&marked, &quoted, &commas, &tabs, &newlines, &returns, whole.trim_end()] {
        assert_eq!(only(text.as_bytes()), old, "{text:?}");
    }
    assert_eq!(only(&windows), old);
    let swedish = "Bokningsnummer;Namn;Födelsedatum;E-post;Telefon;Ärende;Kontor;Tid;Bokad";
    assert_eq!(only(whole.replace(HEAD, swedish).as_bytes()), old);
    let more = "Anteckning;språk;".to_owned() + HEAD + "\nx;Svenska;" + GOOD;
    assert_eq!(only(more.as_bytes()), old, "columns that are not known are left alone");
}

#[test]
fn the_encoding_is_one_for_the_whole_file() {
    // The first line would be UTF-8 if the last were.
    let mut bytes = format!("{HEAD}\n{GOOD}\n").into_bytes();
    bytes.extend_from_slice(&WINDOWS_1252.encode(&GOOD.replace("GB-1", "GB-2")).0);
    let names: Vec<String> =
        lines_of(&bytes).into_iter().map(|line| line.read.unwrap().name.as_str().to_owned()).collect();
    assert_eq!(names, ["Ã…sa Ã–berg", "Åsa Öberg"]);
    // A character may lie across what is read at once.
    for length in 65_530..65_540 {
        let head = format!("{HEAD};{}", "x".repeat(length - HEAD.len() - 3));
        let name = lines_of(format!("{head}\n{GOOD}").as_bytes()).remove(0).read.unwrap().name;
        assert_eq!(name.as_str(), "Åsa Öberg", "{length}");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let utf16: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let twice = format!("{HEAD};namn\n{GOOD};x");
    for (bytes, why) in [
        (&b""[..], Unreadable::Empty),
        (HEAD.as_bytes(), Unreadable::Empty),
        (b"\n\r\n \n", Unreadable::Empty),
        (&utf16, Unreadable::NoText),
        (b"\xff\xfec", Unreadable::NoText),
        (
            b"reference,name,time,errand\n1,2,3,4",
            Unreadable::Columns(vec![Column::Born, Column::Office, Column::MadeOn]),
        ),
        (twice.as_bytes(), Unreadable::Twice(Column::Name)),
    ] {
        assert_eq!(open(bytes).err(), Some(why));
    }
}

#[test]
fn numbers_are_those_of_spreadsheets() {
    let cell = |number: usize| GOOD.replace("GB-1", &format!("GB-{number}"));
    for end in ["\n", "\r\n"] {
        let head = format!("{HEAD};note");
        let rows = [
            format!("{};\"two{end}{end}lines\"", cell(1)),
            String::new(),
            cell(2),
            ";;;;;;;;;".to_owned(),
            String::new(),
            cell(3),
        ];
        let file = format!("{end}{head}{end}{}", rows.join(end));
        let numbers: Vec<usize> = lines_of(file.as_bytes()).into_iter().map(|line| line.number).collect();
        assert_eq!(numbers, [3, 5, 8]);
    }
}

#[test]
fn a_quote_without_an_end_is_said_and_drops_no_line_unseen() {
    let rows = format!("{GOOD}\n\n\"GB-2;{}\n{}", &GOOD[5..], GOOD.replace("GB-1", "GB-3"));
    let lines = lines(&rows);
    assert_eq!(lines.len(), 2);
    let faults = lines[1].read.as_ref().unwrap_err();
    assert_eq!((lines[1].number, faults.len(), faults[0].why), (4, 1, Why::OpenQuote));
}

#[test]
fn times_are_read_as_old_systems_write_them() {
    for same in [
        "2026-12-08 09:20",
        "2026-12-08T09:20",
        "2026-12-08T09:20:00",
        "2026-12-08 09:20:00.000",
        "20261208 9.20",
        "2026/12/08 09:20",
        "8.12.2026 09:20",
        "08.12.2026 09.20",
        "2026-12-08T08:20Z",
        "2026-12-08 08:20:00 Z",
        "2026-12-08T09:20:00+01:00",
        "2026-12-08T10:20+0200",
        "2026-12-08 05:20-03",
    ] {
        assert_eq!(starts(same).to_string(), "2026-12-08T08:20:00Z", "{same}");
    }
    let apart = format!("date;{HEAD}\n2026-12-08;{}", GOOD.replace("2026-12-08 09:20", "09:20"));
    assert_eq!(only(apart.as_bytes()).starts_at, starts("2026-12-08 09:20"));
    for none in [
        "2026-02-30 09:20",
        "2026-13-01 09:20",
        "31.11.2026 09:20",
        "8/12/2026 09:20",
        "26-12-08 09:20",
        "2026-12-08",
        "2026-12-08 24:00",
        "2026-12-08 09:60",
        "2026-12-08 09:20:30",
        "2026-12-08 09:20:00:00:00",
        "2026-12-08 09:20+99",
        "2026-12-08 09:20 am",
        "46364,389",
        "tomorrow",
    ] {
        assert_eq!(faults("time", none), [(Column::Time, Why::NoTime)], "{none}");
    }
}

#[test]
fn a_time_that_the_clocks_skip_or_have_twice_is_no_guess() {
    assert_eq!(faults("time", "2026-03-29 02:30"), [(Column::Time, Why::Skipped)]);
    assert_eq!(faults("time", "2026-10-25 02:30"), [(Column::Time, Why::Twice)]);
    assert_eq!(starts("2026-10-25 02:30+02:00").to_string(), "2026-10-25T00:30:00Z");
    assert_eq!(starts("2026-10-25 02:30+01:00").to_string(), "2026-10-25T01:30:00Z");
}

#[test]
fn every_kind_of_fault_has_its_column() {
    let long = "x".repeat(41);
    for (column, cell, of, why) in [
        ("reference", "", Column::Reference, Why::Missing),
        ("reference", " - ", Column::Reference, Why::Reference),
        ("reference", &long, Column::Reference, Why::Reference),
        ("reference", "=1+1", Column::Reference, Why::Formula),
        ("name", "", Column::Name, Why::Missing),
        ("name", "'@SUM(A1)", Column::Name, Why::Formula),
        ("name", "\u{7}", Column::Name, Why::Name(NameError::Unprintable)),
        ("birth date", "", Column::Born, Why::Missing),
        ("birth date", "1990-02-30", Column::Born, Why::Born(BirthDateError::Impossible)),
        ("birth date", "2990-02-03", Column::Born, Why::Born(BirthDateError::Future)),
        ("email", "asa@", Column::Email, Why::Email),
        ("phone", "call me", Column::Phone, Why::Phone),
        ("errand", "", Column::Errand, Why::Missing),
        ("errand", "eleven", Column::Errand, Why::Unknown),
        ("office", "", Column::Office, Why::Missing),
        ("office", "nowhere", Column::Office, Why::Unknown),
        ("office", "Gone", Column::Office, Why::FormerOffice),
        ("time", "", Column::Time, Why::Missing),
        ("time", "2026-12-08 22:55", Column::Time, Why::NoOpening),
        ("time", "2026-12-08 23:20", Column::Time, Why::NoOpening),
        ("time", "2025-12-08 09:20", Column::Time, Why::NoOpening),
        ("made on", "", Column::MadeOn, Why::Missing),
        ("made on", "2026-02-29", Column::MadeOn, Why::NoDay),
        ("made on", "2026-03-05", Column::MadeOn, Why::AfterCutover),
    ] {
        let found = faults(column, cell);
        assert!(found.contains(&(of, why)), "{column} {cell:?}: {found:?}");
    }
    assert_eq!(faults("made on", "2026-03-04 23:59"), []);
    let early = GOOD.replace("2026-12-08 09:20", "2026-01-31 09:20");
    let faults = lines(&early).remove(0).read.unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.why).collect::<Vec<_>>(), [Why::AfterVisit]);
    let same_day = GOOD.replace("2026-12-08 09:20", "2026-02-01 09:20");
    assert!(lines(&same_day)[0].read.is_ok());
}

#[test]
fn all_faults_of_a_line_are_told_at_once_with_what_was_typed() {
    let long = "y".repeat(500);
    let line = lines(&format!(" ;;1990;x;y;{long};gone;never;2026-04-01")).remove(0);
    let faults = line.read.unwrap_err();
    let columns: Vec<Column> = faults.iter().map(|fault| fault.column).collect();
    assert_eq!(line.number, 2);
    assert_eq!(
        columns,
        [
            Column::Reference,
            Column::Name,
            Column::Email,
            Column::Phone,
            Column::Errand,
            Column::Office,
            Column::Time,
            Column::MadeOn
        ]
    );
    assert_eq!(faults[4].typed, "y".repeat(100));
    assert_eq!(faults[6].typed, "never");
}

#[test]
fn a_reference_stands_once_however_it_is_written() {
    let rows = format!("{GOOD}\n{}\n{GOOD}", GOOD.replace("GB-1", "gb 1"));
    let whys: Vec<Option<Why>> =
        lines(&rows).into_iter().map(|line| line.read.err().map(|faults| faults[0].why)).collect();
    assert_eq!(whys, [None, Some(Why::Duplicate(2)), Some(Why::Duplicate(2))]);
}

#[test]
fn nobody_needs_an_address_and_everybody_has_a_language() {
    let old = only(format!("{HEAD};language\n{};ar", GOOD.replace("asa@example.org;+46 8 123 45", ";")).as_bytes());
    assert_eq!((old.email, old.phone, old.language), (None, None, Language::from_tag("ar").unwrap()));
    let lines = lines_of(format!("{HEAD};language\n{GOOD};Klingon").as_bytes());
    assert_eq!(lines[0].read.as_ref().unwrap_err()[0].why, Why::Unknown);
    assert_eq!(only(format!("{HEAD}\n{GOOD}").as_bytes()).language, Language::DEFAULT);
}

proptest! {
    #[test]
    fn whatever_the_bytes_numbers_are_in_order(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        pieces in prop::collection::vec(
            prop::sample::select(vec!["\"", ";", "\n", "\r\n", "\r", "x", " ", "=1", "\"\"", GOOD, "\n\n"]), 0..30),
    ) {
        let mut file = format!("{HEAD}\n{}", pieces.concat()).into_bytes();
        file.extend_from_slice(&bytes);
        for file in [&bytes, &file] {
            let Ok(mut reader) = open(file) else { continue };
            let (rows, catalogue) = (reader.rows(), catalogue());
            let lines: Vec<Line> = reader.lines(&catalogue, minute(0)).unwrap().map(Result::unwrap).collect();
            prop_assert_eq!(lines.len(), rows);
            prop_assert!(lines.windows(2).all(|pair| pair[0].number < pair[1].number));
            prop_assert!(lines.iter().all(|line| line.number > 1));
            prop_assert!(lines.iter().all(|line| !line.read.as_ref().is_err_and(Vec::is_empty)));
        }
    }

    /// Quoted cells with line breaks, empty rows, and row ends of both kinds: each row keeps its number.
    #[test]
    fn numbers_are_counted_as_they_were_written(
        rows in prop::collection::vec((0_usize..3, 0_usize..3), 1..20),
        crlf in any::<bool>(),
        ended in any::<bool>(),
    ) {
        let end = if crlf { "\r\n" } else { "\n" };
        let (mut file, mut number, mut wanted) = (format!("{HEAD};note"), 1, Vec::new());
        for (nth, (empty, inside)) in rows.iter().enumerate() {
            file.push_str(&end.repeat(empty + 1));
            number += empty + 1;
            wanted.push(number);
            let line = GOOD.replace("GB-1", &format!("GB-{nth}"));
            file.extend([&line, ";\"a", &end.repeat(*inside), "\""]);
        }
        if ended {
            file.push_str(end);
        }
        let numbers: Vec<usize> = lines_of(file.as_bytes()).into_iter().map(|line| line.number).collect();
        prop_assert_eq!(numbers, wanted);
    }
}
