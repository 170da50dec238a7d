//! Every letter in every language.

use super::samples;
use super::show::shows_to_staff;
use crate::letter::{Facts, letter};
use crate::staff::{BatchPage, LetterProblem, LettersPage, Tab};
use besok_core::id::OfficeId;
use besok_core::invitation::{Asked, Channel, Code, Invitation, Invitee, Reason};
use besok_core::language::Language;
use besok_core::letter::{Batch, Kind, Number, State};
use besok_core::person::{BirthDate, Name};
use besok_letter::{Block, Letter, Part};
use jiff::civil::date;

fn invitee(name: &str, year: i16) -> Invitee {
    let birth_date = BirthDate { year, month: 3, day: 14 };
    Invitee { name: Name::parse(name).unwrap(), birth_date, errands: vec![samples::errand().id] }
}

fn invitation(language: Language, offices: Vec<OfficeId>) -> Invitation {
    let last_day = date(2026, 4, 17);
    let asked = Asked {
        case_file: "46-2026/118204".to_owned(),
        people: vec![invitee("Noor Al-Hashimi Öström", 1988), invitee("سامي الهاشمي", 2019)],
        offices,
        book_by: last_day,
        reason: Reason::Biometrics,
        note: "Ta med intyget från skolan.".to_owned(),
        language,
        channel: Channel::Letter,
        email: None,
        address: ["c/o Lindqvist", "Järnvägsgatan 4, lgh 1302", "172 35 Sundbyberg"].map(str::to_owned).into(),
    };
    Invitation::new("0192".into(), asked, "staff:sten".to_owned(), samples::at("2026-03-01T09:00:00Z"))
}

fn letters(language: Language) -> Vec<(&'static str, Letter)> {
    let catalogue = samples::catalogue();
    let offices = catalogue.offices.iter().map(|office| office.id.clone()).collect();
    let (number, code) = (Number::from_number(48_120_937_651), Code::from_number(46_000_000_000_000));
    let write = |(kind, offices): (Kind, Vec<OfficeId>)| {
        let invitation = invitation(language, offices);
        let facts = Facts {
            invitation: &invitation,
            kind,
            number: &number,
            code: &code,
            day: date(2026, 3, 2),
            catalogue: &catalogue,
            base_url: "https://besok.example",
        };
        (kind.as_str(), letter(&facts))
    };
    [(Kind::Request, offices), (Kind::Reminder, Vec::new())].map(write).into()
}

/// A letter as text, the way it is read.
fn text(letter: &Letter) -> String {
    let mut lines = vec![letter.title.clone(), letter.return_address.clone()];
    lines.extend(letter.recipient.iter().cloned());
    for part in [Some(&letter.text), letter.beside.as_ref()].into_iter().flatten() {
        lines.push(format!("\n--- {} {:?}: {}", part.language.tag, part.language.direction, part.sender));
        lines.extend(part.references.iter().map(|refers| format!("{}: {}", refers.label, refers.value)));
        lines.push(format!("# {}", part.heading));
        lines.extend(part.blocks.iter().map(block));
        lines.extend(part.contact.iter().cloned());
    }
    lines.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(text) => format!("## {text}"),
        Block::Paragraph(text) => text.clone(),
        Block::List(items) => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
        Block::Code(code) => format!(
            "[{}] {} ({}) {} {} {} {}",
            code.link, code.scan, code.description, code.visit, code.address, code.enter, code.code
        ),
    }
}

#[test]
fn letters_in_every_language() {
    for language in Language::all() {
        for (kind, letter) in letters(language) {
            insta::assert_snapshot!(format!("letter_{kind}.{}", language.tag()), text(&letter));
        }
    }
}

#[test]
fn letters_are_one_sheet_with_the_agencys_language_on_the_back() {
    for language in Language::all() {
        for (kind, letter) in letters(language) {
            let sides = if language == Language::DEFAULT { 1..=2 } else { 1..=4 };
            let bound = besok_letter::bind(&letter.title, std::slice::from_ref(&letter)).unwrap();
            assert!(sides.contains(bound.pages[0].end()), "{kind} in {}: {:?}", language.tag(), bound.pages);
            let own = letter.beside.as_ref().map_or(&letter.text, |part: &Part| part);
            assert_eq!(own.language.tag, Language::DEFAULT.tag());
        }
    }
}

fn queued(number: u64, problem: &str) -> besok_core::letter::Letter {
    besok_core::letter::Letter {
        id: format!("0192-{number}"),
        number: Number::from_number(number),
        invitation: "0192".into(),
        kind: Kind::Request,
        code: Some(Code::from_number(1)),
        state: State::Waiting,
        batch: None,
        problem: problem.to_owned(),
        created_at: samples::at("2026-03-02T08:00:00Z"),
        posted_at: None,
        returned_at: None,
    }
}

#[test]
fn the_queue_and_a_batch() {
    let (zone, asked) = (samples::sundbyberg().time_zone(), invitation(Language::DEFAULT, Vec::new()));
    let (good, bad) = (queued(48_120_937_651, ""), queued(7, "🌸"));
    let made = |posted_at| Batch {
        id: "0193".to_owned(),
        made_by: "s".into(),
        made_at: samples::at("2026-03-01T09:00:00Z"),
        posted_at,
    };
    let (open, posted) = (made(None), made(Some(samples::at("2026-03-01T12:00:00Z"))));
    shows_to_staff("staff_letters", Tab::Letters, |frame| {
        LettersPage {
            waiting: vec![(&good, &asked), (&bad, &asked)],
            hidden: 2,
            batches: vec![(&open, "Rut", 2), (&posted, "Rut", 250)],
            zone: &zone,
            typed: "123",
            done: None,
            problem: Some(LetterProblem::NoNumber),
        }
        .render(frame)
    });
    shows_to_staff("staff_letter_batch", Tab::Letters, |frame| {
        BatchPage { batch: &open, by: "Rut", letters: vec![(&good, &asked)], taken_out: 1, zone: &zone }.render(frame)
    });
}
