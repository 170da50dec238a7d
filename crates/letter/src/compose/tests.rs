use super::*;
use crate::samples;

fn book(letter: &Letter) -> Book {
    let mut book = Book::default();
    book.add(letter).unwrap();
    book
}

fn sample(language: &str) -> Letter {
    samples::letters().into_iter().find(|(tag, _)| *tag == language).unwrap().1
}

fn extent(drawing: &Drawing) -> Area {
    match drawing {
        Drawing::Text { line, left, baseline, .. } => {
            Area { left: *left, top: baseline - line.size * 0.8, width: line.width, height: line.size }
        }
        Drawing::Bar(area, _) | Drawing::Frame(area) | Drawing::Link { area, .. } => *area,
        Drawing::Squares(areas) => {
            let (first, last) = (areas[0], areas[areas.len() - 1]);
            Area { width: last.right() - first.left, height: last.bottom() - first.top, ..first }
        }
    }
}

fn meets(one: Area, other: Area) -> bool {
    one.left < other.right() && other.left < one.right() && one.top < other.bottom() && other.top < one.bottom()
}

fn text(drawing: &Drawing) -> String {
    match drawing {
        Drawing::Text { line, .. } => line.runs.iter().map(|run| run.text.as_str()).collect(),
        _ => String::new(),
    }
}

/// The structure in one line: each group with what it holds.
fn outline(book: &Book, nodes: &[Node]) -> String {
    let told = |node: &Node| match node {
        Node::Group(tag, nodes) => {
            let tag = format!("{tag:?}");
            let (name, _) = tag.split_once('(').unwrap();
            format!("{name}[{}]", outline(book, nodes))
        }
        Node::Figure { description, .. } => format!("Figure({description})"),
        Node::Leaf(place) => text(&book.sheets[place.sheet].drawings[place.drawing].0),
    };
    nodes.iter().map(told).collect()
}

#[test]
fn the_window_shows_the_addresses_and_nothing_else() {
    for (language, letter) in samples::letters() {
        let book = book(&letter);
        let shown: Vec<&Drawing> = book.sheets[0]
            .drawings
            .iter()
            .map(|(drawing, _)| drawing)
            .filter(|drawing| meets(extent(drawing), SHIELD))
            .collect();
        let texts: Vec<String> = shown.iter().map(|drawing| text(drawing)).collect();
        let addresses: Vec<String> =
            std::iter::once(&letter.return_address).chain(&letter.recipient).cloned().collect();
        assert_eq!(texts, addresses, "{language}");
        for drawing in shown {
            let area = extent(drawing);
            assert!(area.left >= WINDOW.left && area.right() <= WINDOW.right());
            assert!(area.top >= WINDOW.top && area.bottom() <= WINDOW.bottom());
        }
    }
}

#[test]
fn everything_stands_on_the_page() {
    for (_, letter) in samples::letters() {
        for sheet in &book(&letter).sheets {
            for (drawing, _) in &sheet.drawings {
                let area = extent(drawing);
                assert!(area.left >= 0.0 && area.right() <= FRAME.right() + 5.0, "{}", text(drawing));
                assert!(area.top >= 0.0 && area.bottom() <= FRAME.bottom() + 5.0, "{}", text(drawing));
            }
        }
    }
}

#[test]
fn the_structure_follows_the_reading() {
    let book = book(&sample("sv"));
    let outline = outline(&book, &book.structure);
    let mut rest = outline.as_str();
    for next in [
        "Part[P[Migrationsverket]P[Migrationsverket, Box 1234, 601 70 Norrköping]",
        "P[Noor Al-Hashimi Öströmc/o LindqvistJärnvägsgatan 4, lgh 1302172 35 Sundbyberg]",
        "P[Ärende46-2026/118 204]",
        "Hn[Boka ett besök för fingeravtryck och foto]P[Du har ett ärende",
        "Hn[Det här ska du ta med]L[LI[Lbl[•]LBody[Ditt pass, eller",
        "Div[P[Boka med mobilen: rikta kameran mot rutan.]Figure(QR-kod som leder till sidan där du bokar)",
        "P[Eller gå tillLink[besok.example/kod]]P[och skriv kodenK7M4-29PX-TC3F]]",
        "P[Koden gäller bara dig.",
        "P[besok.example]]",
    ] {
        let at = rest.find(next).unwrap_or_else(|| panic!("{next} is not in {rest}"));
        rest = &rest[at + next.len()..];
    }
    assert_eq!(rest, "");
}

#[test]
fn long_text_goes_on_on_further_pages() {
    for language in ["sv", "ar"] {
        let mut letter = sample(language);
        let paragraph = "1990-02-03 ".repeat(40);
        letter.text.blocks.extend(std::iter::repeat_n(Block::Paragraph(paragraph.clone()), 30));
        let book = book(&letter);
        assert!(book.sheets.len() > 4);
        assert_eq!(outline(&book, &book.structure).matches(&format!("P[{paragraph}]")).count(), 30);
        for sheet in &book.sheets {
            let texts: Vec<Area> =
                sheet.drawings.iter().filter(|(it, _)| !text(it).is_empty()).map(|(it, _)| extent(it)).collect();
            for (number, one) in texts.iter().enumerate() {
                assert!(one.bottom() <= FRAME.bottom() + 5.0);
                assert!(!texts[number + 1..].iter().any(|other| meets(*one, *other)));
            }
        }
    }
}

#[test]
fn each_letter_begins_on_the_front_of_a_sheet() {
    let mut book = Book::default();
    let pages: Vec<_> = samples::letters().iter().map(|(_, letter)| book.add(letter).unwrap()).collect();
    assert_eq!(pages, [1..=1, 3..=4, 5..=6]);
    let numbers: Vec<String> = book
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.drawings)
        .filter(|(_, role)| *role == Role::PageNumber)
        .map(|(drawing, _)| text(drawing))
        .collect();
    assert_eq!(numbers, ["1 (1)", "1 (2)", "2 (2)", "1 (2)", "2 (2)"]);
    assert!(book.sheets[1].drawings.is_empty());
}

#[test]
fn an_address_that_does_not_fit_the_window_is_an_error() {
    let mut letter = sample("sv");
    letter.recipient.resize(6, "Sverige".into());
    assert!(Book::default().add(&letter).is_ok());
    letter.recipient.push("Norden".into());
    assert!(matches!(Book::default().add(&letter), Err(Error::Window)));
}
