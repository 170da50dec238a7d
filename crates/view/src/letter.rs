//! Letters on paper that ask somebody to book, and remind of it: in the language of the one who is asked, and in the
//! agency's own beside it, for whoever helps.
//!
//! An envelope is opened by the one to whom it is sent: unlike a mail, a letter says what it is about.

use crate::dates;
use crate::mail::place;
use crate::request::reason;
use crate::texts::{Value, t, t_with};
use besok_core::catalogue::Catalogue;
use besok_core::id::ErrandId;
use besok_core::invitation::{Code, Invitation, Invitee, Reason};
use besok_core::language::Language;
use besok_core::letter::{Kind, Number};
use besok_letter::{Block, Direction, Language as Script, Letter, Part, Reference};
use jiff::civil::Date;

/// What a letter is made of.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// What is asked of whom.
    pub invitation: &'a Invitation,
    /// Whether it was asked before.
    pub kind: Kind,
    /// What stands in the window of the envelope.
    pub number: &'a Number,
    /// What is typed to answer.
    pub code: &'a Code,
    /// The date of the letter.
    pub day: Date,
    /// For the names of errands and offices, and for the agency.
    pub catalogue: &'a Catalogue,
    /// Where people reach the product.
    pub base_url: &'a str,
}

/// The letter. The agency's own language comes second, unless it is the first already.
pub fn letter(facts: &Facts<'_>) -> Letter {
    let asked = &facts.invitation.asked;
    let (language, own) = (asked.language, Language::DEFAULT);
    let text = part(facts, language);
    let agency = &facts.catalogue.agency;
    let back = [agency.name.get(own), agency.postal_address.as_str()].map(str::to_owned);
    let back: Vec<String> = back.into_iter().filter(|line| !line.is_empty()).collect();
    let name = facts.invitation.addressee().name.as_str().to_owned();
    Letter {
        title: text.heading.clone(),
        return_address: format!("{} · {}", back.join(", "), facts.number),
        recipient: std::iter::once(name).chain(asked.address.iter().cloned()).collect(),
        beside: (language != own).then(|| part(facts, own)),
        text,
    }
}

fn part(facts: &Facts<'_>, language: Language) -> Part {
    let agency = &facts.catalogue.agency;
    let name = agency.name.get(language).to_owned();
    let date = dates::date(language, facts.invitation.last_day);
    let heading = match facts.kind {
        Kind::Request => "letter-heading",
        Kind::Reminder => "letter-heading-reminder",
    };
    let refers = |key, value| Reference { label: t(language, key).into_owned(), value };
    Part {
        language: Script {
            tag: language.tag().to_owned(),
            direction: if language.direction() == "rtl" { Direction::RightToLeft } else { Direction::LeftToRight },
        },
        references: vec![
            refers("letter-date", dates::date(language, facts.day)),
            refers("letter-case", facts.invitation.asked.case_file.clone()),
            refers("letter-by", date.clone()),
        ],
        heading: said(language, heading, &[("date", date)]),
        blocks: blocks(facts, language),
        contact: vec![
            [name.as_str(), agency.postal_address.as_str()].join("\n").trim_end().to_owned(),
            format!("{}\n{}", agency.phone, agency.phone_hours.get(language)),
            bare(facts.base_url).to_owned(),
        ],
        sender: name,
    }
}

fn blocks(facts: &Facts<'_>, language: Language) -> Vec<Block> {
    let (asked, agency) = (&facts.invitation.asked, &facts.catalogue.agency);
    let paragraph = |key: &str, values: &[(&str, String)]| Block::Paragraph(said(language, key, values));
    let heading = |key| Block::Heading(t(language, key).into_owned());
    let by = dates::day_of_year(language, facts.invitation.last_day);
    let mut blocks = Vec::new();
    if facts.kind == Kind::Reminder {
        blocks.push(paragraph("letter-again", &[]));
    }
    blocks.push(paragraph("letter-asks", &[]));
    blocks.push(Block::List(asked.people.iter().map(|invitee| person(facts, language, invitee)).collect()));
    blocks
        .extend((asked.reason != Reason::Other).then(|| Block::Paragraph(reason(language, asked.reason).into_owned())));
    // In the officer's own words, whatever language they are in.
    let note = asked.note.trim();
    blocks.extend((!note.is_empty()).then(|| Block::Paragraph(isolated(note))));
    blocks.extend([heading("letter-how"), paragraph("letter-until", &[("date", by)]), code(facts, language)]);
    blocks.push(paragraph("letter-secret", &[]));
    let phone = [("phone", isolated(&agency.phone)), ("hours", agency.phone_hours.get(language).to_owned())];
    blocks.push(paragraph("letter-phone", &phone));
    blocks.push(heading("letter-where"));
    let offices = asked.offices.iter().filter_map(|id| facts.catalogue.office(id));
    let places: Vec<String> = offices.map(|office| place(language, office)).collect();
    blocks.push(if places.is_empty() { paragraph("letter-anywhere", &[]) } else { Block::List(places) });
    blocks.extend([heading("letter-otherwise"), paragraph("letter-otherwise-text", &[])]);
    let page = format!("{}/{}/privacy", bare(facts.base_url), language.tag());
    let data = [("page", isolated(&page)), ("email", isolated(&agency.data_protection_email))];
    blocks.push(paragraph("letter-data", &data));
    blocks
}

/// Who comes, and what for. An errand that has left the catalogue is not named.
fn person(facts: &Facts<'_>, language: Language, invitee: &Invitee) -> String {
    let name = |id: &ErrandId| facts.catalogue.errand(id).map(|errand| errand.name.get(language));
    let errands: Vec<&str> = invitee.errands.iter().filter_map(name).collect();
    let values = [
        ("name", isolated(invitee.name.as_str())),
        ("born", dates::birth_date(language, invitee.birth_date)),
        ("errands", errands.join("; ")),
    ];
    said(language, "letter-person", &values)
}

fn code(facts: &Facts<'_>, language: Language) -> Block {
    let word = |key| t(language, key).into_owned();
    Block::Code(besok_letter::Code {
        scan: word("letter-scan"),
        link: format!("{}/r/{}", facts.base_url, facts.code.as_str()),
        description: word("letter-qr"),
        visit: word("letter-visit"),
        address: format!("{}/r", bare(facts.base_url)),
        enter: word("letter-enter"),
        code: facts.code.to_string(),
    })
}

/// An address as people type it.
fn bare(base_url: &str) -> &str {
    base_url.split_once("://").map_or(base_url, |(_, rest)| rest)
}

/// What may run the other way than the text around it.
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

fn said(language: Language, key: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, Value<'_>)> = values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    t_with(language, key, &values).into_owned()
}
