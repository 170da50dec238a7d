//! What a program sends to have a request made or changed. Everything that cannot be read is told at once, together with what
//! is wrong with the rest.

use super::problem::{Problem, mistakes, no_json};
use besok_core::account::Email;
use besok_core::catalogue::Catalogue;
use besok_core::invitation::{Asked, Channel, Invitee, Reason};
use besok_core::language::Language;
use besok_core::opening::local_day;
use besok_core::person::{BirthDate, Name};
use besok_view::api::{Mistake, fault};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

/// Who is asked to come for what.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Asked)]
pub(super) struct AskedBody {
    /// The number of the case.
    #[schema(min_length = 1, max_length = 40)]
    pub case_file: String,
    /// Who must come. The first of them is addressed.
    #[schema(min_items = 1, max_items = 12)]
    pub people: Vec<PersonBody>,
    /// The ids of the offices where they may come; any office, if there is none.
    #[serde(default)]
    pub offices: Vec<String>,
    /// The last day for booking.
    #[schema(format = Date)]
    pub book_by: String,
    /// Why. `other` needs a note.
    #[schema(schema_with = reasons)]
    pub reason: String,
    /// The same in own words, at most 500 characters. People read it in this language.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub note: String,
    /// In which language they are asked.
    #[schema(schema_with = languages)]
    pub language: String,
    /// How they are asked.
    #[schema(schema_with = channels)]
    pub channel: String,
    /// The address on record. A code that is sent there proves who they are. Needed to ask by email.
    #[serde(default)]
    #[schema(format = Email)]
    pub email: Option<String>,
    /// The lines of the postal address below the name. Needed to ask by letter.
    #[serde(default)]
    #[schema(max_items = 5)]
    pub address: Vec<String>,
}

/// One who must come.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Person)]
pub(super) struct PersonBody {
    /// Their name, as the agency writes it.
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// Their date of birth; `00` stands for a month or day that is not known.
    #[schema(example = "1990-05-00")]
    pub birth_date: String,
    /// What for, by the ids of errands; the main one first.
    #[schema(min_items = 1)]
    pub errands: Vec<String>,
}

/// A new date.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Renewal)]
pub(super) struct RenewalBody {
    /// The last day for booking.
    #[schema(format = Date)]
    pub book_by: String,
}

fn one_of<'w>(words: impl Iterator<Item = &'w str>) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).build()
}

fn reasons() -> Object {
    one_of(Reason::ALL.iter().map(|reason| reason.as_str()))
}

fn channels() -> Object {
    one_of(Channel::ALL.iter().map(|channel| channel.as_str()))
}

fn languages() -> Object {
    one_of(Language::all().map(Language::tag))
}

/// Reads a body. What JSON itself or the shape of it refuses comes with its place.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Box<Problem>> {
    serde_json::from_slice(body).map_err(|error| {
        Box::new(if error.is_data() {
            mistakes(vec![Mistake::new("", "malformed", format!("The body has another shape: {error}."))])
        } else {
            no_json(&error.to_string())
        })
    })
}

/// A day, or what is wrong with it.
pub(super) fn day(text: &str) -> Result<Date, Mistake> {
    text.parse().map_err(|_| Mistake::new("/book_by", "malformed", "Write a day as YYYY-MM-DD."))
}

/// What could not be read, and something in its place so that the rest can be examined.
struct Reading(Vec<Mistake>);

impl Reading {
    fn or<T>(&mut self, read: Option<T>, instead: T, mistake: impl FnOnce() -> Mistake) -> T {
        read.unwrap_or_else(|| {
            self.0.push(mistake());
            instead
        })
    }
}

impl AskedBody {
    /// What is asked, or everything that is wrong with it.
    pub fn asked(&self, catalogue: &Catalogue, now: Timestamp) -> Result<Asked, Vec<Mistake>> {
        let mut reading = Reading(Vec::new());
        let today = local_day(now, &catalogue.time_zone());
        let people =
            self.people.iter().enumerate().map(|(nth, person)| person.invitee(nth, today, &mut reading)).collect();
        let book_by = day(&self.book_by).unwrap_or_else(|mistake| {
            reading.0.push(mistake);
            today
        });
        let choice = |field, known: Vec<&'static str>| move || Mistake::choice(field, &known);
        let reasons = Reason::ALL.iter().map(|reason| reason.as_str()).collect();
        let reason = reading.or(Reason::parse(&self.reason), Reason::Documents, choice("/reason", reasons));
        let languages = Language::all().map(Language::tag).collect();
        let language =
            reading.or(Language::from_tag(&self.language), Language::DEFAULT, choice("/language", languages));
        let channels = Channel::ALL.iter().map(|channel| channel.as_str()).collect();
        let channel = reading.or(Channel::parse(&self.channel), Channel::Email, choice("/channel", channels));
        let wrong = || Mistake::new("/email", "malformed", "Write an email address, such as name@example.org.");
        let email = self.email.as_deref().map(Email::parse).and_then(|email| reading.or(email.map(Some), None, wrong));
        let asked = Asked {
            case_file: self.case_file.trim().to_owned(),
            people,
            offices: self.offices.iter().map(|office| office.as_str().into()).collect(),
            book_by,
            reason,
            note: self.note.trim().to_owned(),
            language,
            channel,
            email,
            address: self.address.iter().map(|line| line.trim().to_owned()).collect(),
        };
        if reading.0.is_empty() { Ok(asked) } else { Err(with_the_rest(reading.0, &asked, catalogue, now)) }
    }
}

impl PersonBody {
    fn invitee(&self, nth: usize, today: Date, reading: &mut Reading) -> Invitee {
        let at = |rest: &str| format!("/people/{nth}/{rest}");
        let name = Name::parse(&self.name).ok();
        let birth_date = birth_date(&self.birth_date, today);
        Invitee {
            name: reading.or(name, Name::parse("?").expect("this is a name"), || {
                Mistake::new(at("name"), "malformed", "A name has 1 to 200 characters on one line.")
            }),
            birth_date: reading.or(birth_date, unknown_birth(), || {
                Mistake::new(
                    at("birth_date"),
                    "malformed",
                    "Write a date of birth as YYYY-MM-DD; 00 for what is not known.",
                )
            }),
            errands: self.errands.iter().map(|errand| errand.as_str().into()).collect(),
        }
    }
}

/// A date of birth as events and files have it: `00` for what is not known.
fn birth_date(text: &str, today: Date) -> Option<BirthDate> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let known = |part| if part == "00" { "" } else { part };
    BirthDate::parse(year, known(month), known(day), today).ok()
}

/// Stands in for a date of birth that could not be read.
fn unknown_birth() -> BirthDate {
    BirthDate::try_from("1900-00-00".to_owned()).expect("this is a date of birth")
}

/// Adds what is wrong with fields that could be read, as far as nothing that could not be read has a part in it.
fn with_the_rest(mut unread: Vec<Mistake>, asked: &Asked, catalogue: &Catalogue, now: Timestamp) -> Vec<Mistake> {
    let first = |field: &str| field.split('/').nth(1).unwrap_or_default().to_owned();
    let unread_first: Vec<String> = unread.iter().map(|mistake| first(&mistake.field)).collect();
    let doubtful = |field: &str| {
        let with = |other: &str| unread_first.iter().any(|unread| unread == other);
        let field = first(field);
        with(&field)
            || (field == "offices" && with("people"))
            || (["email", "address"].contains(&field.as_str()) && with("channel"))
            || (field == "note" && with("reason"))
    };
    let rest = asked.faults(catalogue, now).iter().map(|each| fault(each, asked)).collect::<Vec<_>>();
    unread.extend(rest.into_iter().filter(|mistake| !doubtful(&mistake.field)));
    unread
}
