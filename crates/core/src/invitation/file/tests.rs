//! Files of requests: whatever bytes they are.

use super::*;
use crate::account::Email;
use crate::bulk_move::tests::{catalogue, minute};
use crate::invitation::{Channel, Fault, Invitee, Reason};
use crate::language::Language;
use crate::person::{BirthDate, BirthDateError, Name};
use jiff::civil::date;
use proptest::prelude::*;

const HEAD: &str = "case;name;birth date;errand;book by;email;reason;note";

fn sheet(rows: &str) -> Sheet {
    Sheet::read(format!("{HEAD}\n{rows}").as_bytes()).unwrap()
}

fn entries(sheet: &Sheet) -> Vec<Entry> {
    sheet.entries(&catalogue(), minute(0))
}

fn only(sheet: &Sheet) -> Asked {
    let mut entries = entries(sheet);
    assert_eq!(entries.len(), 1, "{entries:?}");
    entries.remove(0).asked.unwrap()
}

fn faults(rows: &str) -> Vec<(usize, Column, Why)> {
    let faults = entries(&sheet(rows)).into_iter().filter_map(|entry| entry.asked.err()).flatten();
    faults.map(|fault| (fault.row, fault.column, fault.why)).collect()
}

const GOOD: &str = "1-1;Åsa Öberg;1990-04-12;ten;2026-12-20;asa@example.org;biometrics;";

#[test]
fn what_spreadsheets_save_is_read_the_same() {
    let asked = only(&sheet(GOOD));
    assert_eq!(asked.people[0].name.as_str(), "Åsa Öberg");
    assert_eq!((asked.book_by, asked.channel), (date(2026, 12, 20), Channel::Email));
    let whole = format!("{HEAD}\r\n{GOOD}\r\n");
    let windows = WINDOWS_1252.encode(&whole).0;
    assert!(std::str::from_utf8(&windows).is_err());
    let marked = format!("\u{feff}{whole}");
    let (commas, tabs) = (whole.replace(';', ","), whole.replace(';', "\t"));
    for bytes in [&windows[..], marked.as_bytes(), commas.as_bytes(), tabs.as_bytes()] {
        assert_eq!(only(&Sheet::read(bytes).unwrap()), asked);
    }
    let swedish = whole.replace(HEAD, "Ärendenummer;Namn;Födelsedatum;Ärende;Boka senast;E-post;Skäl;Notering");
    assert_eq!(only(&Sheet::read(swedish.as_bytes()).unwrap()), asked);
}

#[test]
fn what_cannot_be_read_says_why() {
    let utf16: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let long = format!("{HEAD}\n{}", format!("{GOOD}\n").repeat(ROWS + 1));
    let twice = format!("{HEAD};namn\n{GOOD};x");
    for (bytes, why) in [
        (&b""[..], Unreadable::Empty),
        (HEAD.as_bytes(), Unreadable::Empty),
        (&utf16, Unreadable::NoText),
        (b"\xff\xfec", Unreadable::NoText),
        (long.as_bytes(), Unreadable::TooLarge),
        (&vec![b' '; BYTES + 1], Unreadable::TooLarge),
        (b"case,name,x\n1,2,3", Unreadable::Columns(vec![Column::Born, Column::Errands, Column::BookBy])),
        (twice.as_bytes(), Unreadable::Twice(Column::Name)),
    ] {
        assert_eq!(Sheet::read(bytes), Err(why));
    }
}

#[test]
fn a_family_is_one_request_and_line_breaks_stay_in_their_cell() {
    let rows =
        "1-1;Åsa Öberg;1990;ten;20261220;a@example.org;other;\"Come\r\nboth\"\n\n 1-1 ;Bo Öberg;2015-01-02;;;;;\n";
    let asked = only(&sheet(rows));
    assert_eq!(asked.people.len(), 2);
    assert_eq!(asked.people[1].errands, asked.people[0].errands);
    assert_eq!(asked.note, "Come\nboth");
    let apart = format!("addressee;{HEAD}\n1;{GOOD}\n2;{}", GOOD.replace("Åsa", "Eva"));
    assert_eq!(entries(&Sheet::read(apart.as_bytes()).unwrap()).len(), 2);
}

#[test]
fn each_fault_says_its_row_and_column() {
    let why = |rows: &str| faults(rows).remove(0);
    let with = |from: &str, to: &str| GOOD.replace(from, to);
    assert_eq!(faults(GOOD), []);
    assert_eq!(why(&with("ten", "tan")), (2, Column::Errands, Why::Unknown("tan".to_owned())));
    assert_eq!(why(&with("ten", "")), (2, Column::Errands, Why::Missing));
    assert_eq!(why(&with("2026-12-20", "2026-02-30")), (2, Column::BookBy, Why::NoDay));
    assert_eq!(why(&with("2026-12-20", "2020-01-01")), (2, Column::BookBy, Why::Asked(Fault::Passed)));
    assert_eq!(why(&with("1990-04-12", "1990-02-31")), (2, Column::Born, Why::Born(BirthDateError::Impossible)));
    assert_eq!(why(&with("biometrics", "because")), (2, Column::Reason, Why::Unknown("because".to_owned())));
    assert_eq!(why(&with("asa@example.org", "asa")), (2, Column::Email, Why::Unknown("asa".to_owned())));
    assert_eq!(why(&with("asa@example.org", "")), (2, Column::Email, Why::Asked(Fault::Email)));
    assert_eq!(why(&with("1-1", "")), (2, Column::Case, Why::Asked(Fault::Case)));
    let other = format!("{GOOD}\n{}", with("Åsa", "Bo").replace("2026-12-20", "2026-12-21"));
    assert_eq!(faults(&other), [(3, Column::BookBy, Why::Differs(2))]);
    let twice = format!("{GOOD}\n{GOOD}");
    assert_eq!(faults(&twice), [(3, Column::Name, Why::Asked(Fault::Twice(1)))]);
}

#[test]
fn bad_rows_come_back_with_their_reasons() {
    let sheet = sheet(&format!("{GOOD}\n=1+1;x;y"));
    let file = sheet.write_with("fault", &[(3, "no day".to_owned())]);
    assert_eq!(file, format!("{},fault\r\n'=1+1,x,y,,,,,,no day\r\n", HEAD.replace(';', ",")));
    assert_eq!(Sheet::read(sheet.write().as_bytes()).unwrap(), sheet);
}

fn request() -> impl Strategy<Value = Asked> {
    let name = "[A-Za-zÅÄÖåäöء-ي' -]{2,30}".prop_filter_map("a name", |name| Name::parse(&name).ok());
    let born = (1930i16..2020, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| BirthDate { year, month, day });
    let people = prop::collection::vec((name, born), 1..4);
    let note = "[ -~åäö=+@\t\n;,\"'-]{1,60}".prop_map(|note| note.trim().to_owned());
    let address = prop::collection::vec("[A-Za-z0-9=+@'-][A-Za-z0-9 ,;\"'=+]{0,20}", 1..4);
    (people, note, address, 0usize..3).prop_map(|(people, note, address, channel)| Asked {
        case_file: "1-1".to_owned(),
        people: people
            .into_iter()
            .map(|(name, birth_date)| Invitee { name, birth_date, errands: vec!["ten".into()] })
            .collect(),
        offices: vec!["near".into()],
        book_by: date(2026, 12, 20),
        reason: Reason::Documents,
        note,
        language: Language::DEFAULT,
        channel: Channel::ALL[channel],
        email: Email::parse("a@example.org"),
        address: address.iter().map(|line| line.trim().to_owned()).collect(),
    })
}

proptest! {
    #[test]
    fn whatever_bytes_are_read_without_a_crash(bytes in prop::collection::vec(any::<u8>(), 0..400), head in any::<bool>()) {
        let bytes = if head { [HEAD.as_bytes(), b"\n", &bytes].concat() } else { bytes };
        if let Ok(sheet) = Sheet::read(&bytes) {
            let entries = entries(&sheet);
            let rows: usize = entries.iter().map(|entry| entry.rows.len()).sum();
            prop_assert_eq!(rows, sheet.count());
        }
    }

    #[test]
    fn what_is_written_reads_back_the_same(asked in request()) {
        let sheet = Sheet::read(write(&["stage"], [&asked, &asked].map(|asked| (asked, vec!["sent".to_owned()]))).as_bytes()).unwrap();
        let entries = entries(&sheet);
        prop_assert_eq!(entries.len(), 2);
        for entry in entries {
            match entry.asked {
                Ok(read) => prop_assert_eq!(read, asked.clone()),
                // The same person may have been drawn twice; what is wrong then is wrong with the request itself.
                Err(faults) => prop_assert!(!asked.faults(&catalogue(), minute(0)).is_empty(), "{:?}", faults),
            }
        }
    }
}
