//! One request of a file, and what is wrong with its rows.

use super::{BETWEEN, Column, Sheet};
use crate::account::Email;
use crate::catalogue::{Called, Catalogue};
use crate::id::{ErrandId, OfficeId};
use crate::invitation::{Asked, Channel, Fault, Invitee, Reason};
use crate::language::Language;
use crate::opening::local_day;
use crate::person::{BirthDate, BirthDateError, Name, NameError};
use crate::search::fold;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;

/// One request of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The numbers of its rows, as a spreadsheet counts them.
    pub rows: Vec<usize>,
    /// What is asked, or everything that is wrong.
    pub asked: Result<Asked, Vec<RowFault>>,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// The number of the row.
    pub row: usize,
    /// The column.
    pub column: Column,
    /// What.
    pub why: Why,
}

/// In which way it is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It is empty.
    Missing,
    /// There is nothing of this name.
    Unknown(String),
    /// It is no day.
    NoDay,
    /// The first row of the request says something else.
    Differs(usize),
    /// The name is none.
    Name(NameError),
    /// The birth date is none.
    Born(BirthDateError),
    /// Something is wrong with the request as a whole.
    Asked(Fault),
}

/// What every row of a request says the same, or leaves to the first.
const SHARED: [Column; 8] = [
    Column::Offices,
    Column::BookBy,
    Column::Reason,
    Column::Note,
    Column::Language,
    Column::Channel,
    Column::Email,
    Column::Address,
];

type Row = (usize, Vec<String>);

impl Sheet {
    /// Its requests, in the order of their first rows.
    pub fn entries(&self, catalogue: &Catalogue, now: Timestamp) -> Vec<Entry> {
        let (mut groups, mut known) = (Vec::<Vec<&Row>>::new(), HashMap::new());
        for row in &self.rows {
            let [case, addressee] = [Column::Case, Column::Addressee].map(|column| fold(self.cell(&row.1, column)));
            // Without a case number there is nothing to join rows by.
            let nth =
                if case.is_empty() { groups.len() } else { *known.entry((case, addressee)).or_insert(groups.len()) };
            match groups.get_mut(nth) {
                Some(group) => group.push(row),
                None => groups.push(vec![row]),
            }
        }
        let called = Called::of(catalogue);
        let reading = |rows| Reading { sheet: self, catalogue, called: &called, now, rows, faults: Vec::new() };
        groups.into_iter().map(|rows| reading(rows).entry()).collect()
    }
}

/// The reading of one request.
struct Reading<'a> {
    sheet: &'a Sheet,
    catalogue: &'a Catalogue,
    called: &'a Called,
    now: Timestamp,
    rows: Vec<&'a Row>,
    faults: Vec<RowFault>,
}

impl<'a> Reading<'a> {
    fn entry(mut self) -> Entry {
        self.compare();
        let asked = self.asked();
        if let Some(asked) = asked.as_ref().filter(|_| self.faults.is_empty()) {
            for fault in asked.faults(self.catalogue, self.now) {
                let (nth, column) = place(&fault);
                let row = self.rows.get(nth).unwrap_or(&self.rows[0]).0;
                self.faults.push(RowFault { row, column, why: Why::Asked(fault) });
            }
        }
        self.faults.sort_by_key(|fault| (fault.row, fault.column));
        let rows = self.rows.iter().map(|(number, _)| *number).collect();
        Entry { rows, asked: asked.filter(|_| self.faults.is_empty()).ok_or(self.faults) }
    }

    fn fault(&mut self, row: usize, column: Column, why: Why) {
        self.faults.push(RowFault { row, column, why });
    }

    /// The cell of the first row.
    fn shared(&self, column: Column) -> (usize, &'a str) {
        let (number, cells) = self.rows[0];
        (*number, self.sheet.cell(cells, column))
    }

    fn compare(&mut self) {
        for column in SHARED {
            let (first, said) = self.shared(column);
            let differs =
                |row: &&&Row| !matches!(self.sheet.cell(&row.1, column), "") && self.sheet.cell(&row.1, column) != said;
            let rows: Vec<usize> = self.rows.iter().skip(1).filter(differs).map(|row| row.0).collect();
            for row in rows {
                self.fault(row, column, Why::Differs(first));
            }
        }
    }

    fn asked(&mut self) -> Option<Asked> {
        let people: Vec<_> = self.rows.clone().into_iter().map(|row| self.invitee(row)).collect();
        let offices = self.offices();
        let book_by = self.book_by();
        let reason = self.known(Column::Reason, Reason::Other, reason_named);
        let language = self.known(Column::Language, Language::DEFAULT, language_named);
        let email = self.known(Column::Email, None, |text| Email::parse(text).map(Some));
        let address = split(self.shared(Column::Address).1, &['|', '\n']);
        let usual = match (email.is_some(), address.is_empty()) {
            (true, false) => Channel::Both,
            (false, false) => Channel::Letter,
            _ => Channel::Email,
        };
        let channel = self.known(Column::Channel, usual, channel_named);
        let (_, case) = self.shared(Column::Case);
        Some(Asked {
            case_file: case.to_owned(),
            people: people.into_iter().collect::<Option<_>>()?,
            offices,
            book_by: book_by?,
            reason,
            note: self.shared(Column::Note).1.to_owned(),
            language,
            channel,
            email,
            address,
        })
    }

    fn invitee(&mut self, (number, cells): &'a Row) -> Option<Invitee> {
        let cell = |column| self.sheet.cell(cells, column);
        let (name, born, errands) = (cell(Column::Name), cell(Column::Born), cell(Column::Errands));
        let name = match Name::parse(name) {
            Ok(name) => Some(name),
            Err(error) => {
                self.fault(*number, Column::Name, Why::Name(error));
                None
            }
        };
        let today = local_day(self.now, &self.catalogue.time_zone());
        let born = match born_on(born, today) {
            Ok(born) => Some(born),
            Err(error) => {
                self.fault(*number, Column::Born, Why::Born(error));
                None
            }
        };
        // Family comes for what the one who is addressed comes for, unless it says otherwise.
        let errands = if errands.is_empty() { self.shared(Column::Errands).1 } else { errands };
        let errands = self.errands(*number, errands);
        Some(Invitee { name: name?, birth_date: born?, errands: errands? })
    }

    fn errands(&mut self, number: usize, text: &str) -> Option<Vec<ErrandId>> {
        let names = split(text, &BETWEEN);
        if names.is_empty() {
            self.fault(number, Column::Errands, Why::Missing);
            return None;
        }
        let called = self.called;
        self.all_known(number, Column::Errands, &names, |name| called.errand(name))
    }

    fn offices(&mut self) -> Vec<OfficeId> {
        let (number, text) = self.shared(Column::Offices);
        let names = split(text, &BETWEEN);
        let called = self.called;
        self.all_known(number, Column::Offices, &names, |name| called.office(name)).unwrap_or_default()
    }

    fn all_known<T: Clone + 'a>(
        &mut self,
        number: usize,
        column: Column,
        names: &[String],
        find: impl Fn(&String) -> Option<&'a T>,
    ) -> Option<Vec<T>> {
        let mut known = Vec::new();
        for name in names {
            match find(name) {
                Some(one) => known.push(one.clone()),
                None => self.fault(number, column, Why::Unknown(name.clone())),
            }
        }
        (known.len() == names.len()).then_some(known)
    }

    fn book_by(&mut self) -> Option<Date> {
        let (number, text) = self.shared(Column::BookBy);
        let [year, month, day] = day_parts(text).map(|part| part.parse::<i16>().ok());
        let date = || Date::new(year?, month?.try_into().ok()?, day?.try_into().ok()?).ok();
        let date = date();
        match date {
            None if text.is_empty() => self.fault(number, Column::BookBy, Why::Missing),
            None => self.fault(number, Column::BookBy, Why::NoDay),
            Some(_) => {}
        }
        date
    }

    /// What a cell of the first row names; the usual where it is empty.
    fn known<T>(&mut self, column: Column, usual: T, read: impl Fn(&str) -> Option<T>) -> T {
        let (number, text) = self.shared(column);
        if text.is_empty() {
            return usual;
        }
        read(text).unwrap_or_else(|| {
            self.fault(number, column, Why::Unknown(text.to_owned()));
            usual
        })
    }
}

fn reason_named(text: &str) -> Option<Reason> {
    Reason::parse(&text.to_lowercase())
}

pub(crate) fn language_named(text: &str) -> Option<Language> {
    Language::from_tag(&text.to_lowercase())
        .or_else(|| Language::all().find(|language| fold(language.name()) == fold(text)))
}

fn channel_named(text: &str) -> Option<Channel> {
    match &*fold(text) {
        "email" | "e mail" | "epost" | "e post" => Some(Channel::Email),
        "letter" | "brev" => Some(Channel::Letter),
        "both" | "bada" => Some(Channel::Both),
        _ => None,
    }
}

/// A date of birth as officers write it: `1990-04-12`, or only `1990` where no more is known.
pub fn born_on(text: &str, today: Date) -> Result<BirthDate, BirthDateError> {
    let [year, month, day] = day_parts(text.trim());
    BirthDate::parse(year, month, day, today)
}

/// `1990-04-12`, `1990/4/12`, `19900412`, `1990`: the year comes first.
pub(crate) fn day_parts(text: &str) -> [&str; 3] {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return [&text[..4], &text[4..6], &text[6..]];
    }
    let mut parts = text.splitn(3, ['-', '/', '.']).map(str::trim);
    [(); 3].map(|()| parts.next().unwrap_or_default())
}

fn split(text: &str, between: &[char]) -> Vec<String> {
    text.split(between).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// In whose row and in which column a fault is.
fn place(fault: &Fault) -> (usize, Column) {
    match fault {
        Fault::Case => (0, Column::Case),
        Fault::People => (0, Column::Name),
        Fault::Twice(nth) => (*nth, Column::Name),
        Fault::Errand(nth) | Fault::Apart(nth) => (*nth, Column::Errands),
        Fault::NeedNotCome(nth) => (*nth, Column::Born),
        Fault::Office(_) | Fault::DoesNotFit(_) | Fault::Nowhere => (0, Column::Offices),
        Fault::Passed | Fault::FarAhead => (0, Column::BookBy),
        Fault::Unexplained | Fault::Note => (0, Column::Note),
        Fault::Email => (0, Column::Email),
        Fault::Address | Fault::AddressSize => (0, Column::Address),
    }
}

/// A request as rows, in the order of the columns. Its number tells it from others of the case.
pub(super) fn cells(asked: &Asked, number: usize) -> Vec<Vec<String>> {
    let row = |(nth, invitee): (usize, &Invitee)| {
        let cell = |column: &Column| {
            let shared = |text: String| if nth == 0 { text } else { String::new() };
            match column {
                Column::Case => asked.case_file.clone(),
                Column::Addressee => number.to_string(),
                Column::Name => invitee.name.as_str().to_owned(),
                Column::Born => invitee.birth_date.to_string(),
                Column::Errands => invitee.errands.iter().map(ErrandId::as_str).collect::<Vec<_>>().join("|"),
                Column::Offices => shared(asked.offices.iter().map(OfficeId::as_str).collect::<Vec<_>>().join("|")),
                Column::BookBy => shared(asked.book_by.to_string()),
                Column::Reason => shared(asked.reason.as_str().to_owned()),
                Column::Note => shared(asked.note.clone()),
                Column::Language => shared(asked.language.tag().to_owned()),
                Column::Channel => shared(asked.channel.as_str().to_owned()),
                Column::Email => shared(asked.email.as_ref().map_or(String::new(), |email| email.as_str().to_owned())),
                Column::Address => shared(asked.address.join("\n")),
            }
        };
        Column::ALL.iter().map(cell).collect()
    };
    asked.people.iter().enumerate().map(row).collect()
}
