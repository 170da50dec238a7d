//! Lays a letter out on pages, from top to bottom and in the order it is read.

mod code;
#[cfg(test)]
mod tests;

use std::num::NonZeroU16;
use std::ops::RangeInclusive;

use krilla::tagging::{ListNumbering, Tag, TagKind};

use crate::sheet::{Area, Book, Colour, Drawing, Node, Role, Sheet, mm};
use crate::text::{self, Line, Style};
use crate::{Block, Direction, Error, Letter, Part};

/// The field that shows in the window of the envelope: a left window as in DIN 5008 form B, for DL and C6/C5 (the sheet
/// folded in three) and C5 (folded in two).
pub const WINDOW: Area = Area::millimetres(20.0, 45.0, 85.0, 45.0);

/// A sheet moves in its envelope, and Nordic left windows begin higher and are wider: nothing but the addresses stands here.
#[cfg(test)]
const SHIELD: Area = Area::millimetres(0.0, 38.0, 124.0, 56.0);

/// The addresses lie where both kinds of window show them.
const RETURN_ADDRESS: Area = Area::millimetres(25.0, 47.0, 78.0, 4.4);
const RECIPIENT: Area = Area::millimetres(25.0, 52.6, 78.0, 26.4);

/// Where the sheet is folded: in three, and for C5 in two.
const FOLDS: [f32; 3] = [mm(105.0), mm(148.5), mm(210.0)];

const FRAME: Area = Area::millimetres(25.0, 15.0, 160.0, 270.0);
/// Beside the window.
const REFERENCES: Area = Area::millimetres(126.0, 46.0, 59.0, 45.0);
const BELOW_WINDOW: f32 = mm(103.0);
const BELOW_HEADER: f32 = mm(36.0);
const HEADER_BASELINE: f32 = FRAME.top + mm(9.0);
/// Long lines are hard to read.
const MEASURE: f32 = mm(148.0);

const BODY: Style = Style::regular(11.0);
const SMALL: Style = Style::regular(8.5);
const TITLE: Style = Style::bold(17.0);
const SUBTITLE: Style = Style::bold(12.0);
const NAME: Style = Style::bold(13.0);

impl Book {
    /// Lays out a letter, beginning on the front of a sheet, and says which pages it has.
    pub fn add(&mut self, letter: &Letter) -> Result<RangeInclusive<usize>, Error> {
        if self.sheets.len() % 2 == 1 {
            self.sheets.push(Sheet::default());
        }
        let first = self.sheets.len();
        self.contents.push((letter.title.clone(), first));
        let mut directions = Vec::new();
        for (part, envelope) in [(Some(&letter.text), Some(letter)), (letter.beside.as_ref(), None)] {
            if let Some(part) = part {
                let part = Composer::new(self, part).compose(envelope)?;
                self.structure.push(part);
            }
            directions.resize(self.sheets.len() - first, part.map(|part| part.language.direction));
        }
        let total = directions.len();
        for (index, direction) in directions.into_iter().flatten().enumerate() {
            let line = text::line(&format!("{} ({total})", index + 1), Direction::LeftToRight, SMALL)?;
            let left = match direction {
                Direction::LeftToRight => FRAME.right() - line.width,
                Direction::RightToLeft => FRAME.left,
            };
            let number = Drawing::Text { line, left, baseline: HEADER_BASELINE, colour: Colour::Quiet };
            self.draw(first + index, number, Role::PageNumber);
        }
        Ok(first + 1..=first + total)
    }
}

/// Lays out one part of a letter.
struct Composer<'a> {
    book: &'a mut Book,
    part: &'a Part,
    /// The open groups, innermost last; the first is the part.
    groups: Vec<(TagKind, Vec<Node>)>,
    /// Where the next thing begins.
    y: f32,
    /// Where the page is full.
    floor: f32,
}

/// Texts beside each other.
struct Columns {
    cells: Vec<Cell>,
    height: f32,
}

struct Cell {
    area: Area,
    /// Each with its baseline, counted from the top of the cell.
    lines: Vec<(Line, f32, Colour)>,
}

impl<'a> Composer<'a> {
    fn new(book: &'a mut Book, part: &'a Part) -> Self {
        let tag = TagKind::from(Tag::Part.with_lang(Some(part.language.tag.clone())));
        Self { book, part, groups: vec![(tag, Vec::new())], y: 0.0, floor: 0.0 }
    }

    fn compose(mut self, envelope: Option<&Letter>) -> Result<Node, Error> {
        let part = self.part;
        let contact: Vec<_> = part.contact.iter().map(|text| (None, text.as_str())).collect();
        let contact = self.columns(&contact, FRAME)?;
        let foot = FRAME.bottom() - contact.height;
        self.page(Role::Content)?;
        let first = self.sheet();
        self.floor = foot - mm(8.0);

        let references: Vec<_> =
            part.references.iter().map(|one| (Some(one.label.as_str()), one.value.as_str())).collect();
        if let Some(letter) = envelope {
            self.envelope(letter)?;
            self.y = REFERENCES.top;
            for reference in references {
                let column = self.columns(&[reference], REFERENCES)?;
                self.put_columns(first, column)?;
                self.y += mm(2.0);
            }
            self.y = self.y.max(BELOW_WINDOW);
        } else {
            let columns = self.columns(&references, FRAME)?;
            self.put_columns(first, columns)?;
            self.y += mm(9.0);
        }

        self.heading(1, &part.heading, TITLE)?;
        for block in &part.blocks {
            match block {
                Block::Heading(text) => self.heading(2, text, SUBTITLE)?,
                Block::Paragraph(text) => self.paragraph(text)?,
                Block::List(items) => self.list(items)?,
                Block::Code(code) => self.code(code)?,
            }
        }

        self.book.draw(
            first,
            Drawing::Bar(Area { top: foot - mm(3.0), height: 0.5, ..FRAME }, Colour::Hairline),
            Role::Decoration,
        );
        self.y = foot;
        self.put_columns(first, contact)?;
        let (tag, nodes) = self.groups.remove(0);
        Ok(Node::Group(tag, nodes))
    }

    /// A new page with its header, which belongs to the text on the first page only.
    fn page(&mut self, role: Role) -> Result<(), Error> {
        self.book.sheets.push(Sheet::default());
        let bar = Drawing::Bar(Area { height: mm(1.0), ..FRAME }, Colour::Primary);
        self.book.draw(self.sheet(), bar, Role::Decoration);
        let line = text::line(&self.part.sender, self.direction(), NAME)?;
        let left = self.left(FRAME, line.width);
        let sender = Drawing::Text { line, left, baseline: HEADER_BASELINE, colour: Colour::Primary };
        if role == Role::Content {
            self.group(Tag::P, |it| {
                it.draw(it.sheet(), sender);
                Ok(())
            })?;
        } else {
            self.book.draw(self.sheet(), sender, role);
        }
        self.y = BELOW_HEADER;
        self.floor = FRAME.bottom();
        Ok(())
    }

    /// What belongs to the envelope: the fold marks and the addresses in the window.
    fn envelope(&mut self, letter: &Letter) -> Result<(), Error> {
        for fold in FOLDS {
            let mark = Area { left: mm(6.0), top: fold, width: mm(4.0), height: 0.5 };
            self.book.draw(self.sheet(), Drawing::Bar(mark, Colour::Hairline), Role::Decoration);
        }
        let recipient = letter.recipient.join("\n");
        // Long ones are set smaller before they are refused.
        for (text, sizes, colour, area) in [
            (&letter.return_address, &[6.5, 6.0, 5.5, 5.0][..], Colour::Quiet, RETURN_ADDRESS),
            (&recipient, &[10.5, 9.5][..], Colour::Ink, RECIPIENT),
        ] {
            const LEADING: f32 = mm(4.4);
            // Addresses are written as the post reads them, whatever the language of the letter.
            let set = |size: &f32| text::lines(text, Direction::LeftToRight, Style::regular(*size), area.width);
            let sizes = sizes.iter().map(set).collect::<Result<Vec<_>, _>>()?;
            let fits = |lines: &Vec<_>| lines.len() as f32 * LEADING <= area.height + 0.1;
            let lines = sizes.into_iter().find(fits).ok_or(Error::Window)?;
            self.group(Tag::P, |it| {
                for (number, line) in lines.into_iter().enumerate() {
                    let baseline = area.top + mm(3.2) + number as f32 * LEADING;
                    it.draw(it.sheet(), Drawing::Text { line, left: area.left, baseline, colour });
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    fn heading(&mut self, level: u16, text: &str, style: Style) -> Result<(), Error> {
        let lines = text::lines(text, self.direction(), style, FRAME.width)?;
        // A heading stands on the page of what it heads.
        self.room(lines.len() as f32 * style.leading() + 3.0 * BODY.leading())?;
        let (before, after, colour) =
            if level == 1 { (0.0, mm(3.0), Colour::Primary) } else { (mm(1.5), mm(0.7), Colour::Ink) };
        self.y += before;
        let tag = Tag::Hn(NonZeroU16::new(level).expect("headings count from 1"), Some(text.into()));
        self.group(tag, |it| it.flow(lines, FRAME, style, colour))?;
        self.y += after;
        Ok(())
    }

    fn paragraph(&mut self, text: &str) -> Result<(), Error> {
        let area = self.measure();
        let lines = text::lines(text, self.direction(), BODY, area.width)?;
        self.room(lines.len().min(2) as f32 * BODY.leading())?;
        self.group(Tag::P, |it| it.flow(lines, area, BODY, Colour::Ink))?;
        self.y += mm(2.6);
        Ok(())
    }

    fn list(&mut self, items: &[String]) -> Result<(), Error> {
        let mark = self.inset(self.measure(), mm(1.5));
        let body = self.inset(self.measure(), mm(6.0));
        self.group(Tag::L(ListNumbering::Disc), |it| {
            for item in items {
                let bullet = text::lines("•", it.direction(), BODY, body.width)?;
                let lines = text::lines(item, it.direction(), BODY, body.width)?;
                it.room(lines.len().min(2) as f32 * BODY.leading())?;
                it.group(Tag::LI, |it| {
                    let top = it.y;
                    it.group(Tag::Lbl, |it| it.flow(bullet, mark, BODY, Colour::Primary))?;
                    it.y = top;
                    it.group(Tag::LBody, |it| it.flow(lines, body, BODY, Colour::Ink))
                })?;
                it.y += mm(0.8);
            }
            Ok(())
        })?;
        self.y += mm(1.8);
        Ok(())
    }

    /// Lays out texts beside each other, each under its label.
    fn columns(&self, items: &[(Option<&str>, &str)], area: Area) -> Result<Columns, Error> {
        const GAP: f32 = mm(5.0);
        let width = (area.width + GAP) / items.len().max(1) as f32 - GAP;
        let mut columns = Columns { cells: Vec::new(), height: 0.0 };
        for (number, &(label, text)) in items.iter().enumerate() {
            let rest = self.inset(area, number as f32 * (width + GAP));
            let area = Area { left: self.left(rest, width), width, ..area };
            let (style, colour) = if label.is_some() { (BODY, Colour::Ink) } else { (SMALL, Colour::Quiet) };
            let mut height = 0.0;
            let mut lines = Vec::new();
            for (text, style, colour) in [(label.unwrap_or_default(), SMALL, Colour::Quiet), (text, style, colour)] {
                for line in text::lines(text, self.direction(), style, width)? {
                    lines.push((line, height + style.ascent(), colour));
                    height += style.leading();
                }
            }
            columns.height = columns.height.max(height);
            columns.cells.push(Cell { area, lines });
        }
        Ok(columns)
    }

    fn put_columns(&mut self, sheet: usize, columns: Columns) -> Result<(), Error> {
        for Cell { area, lines } in columns.cells {
            self.group(Tag::P, |it| {
                for (line, baseline, colour) in lines {
                    let left = it.left(area, line.width);
                    it.draw(sheet, Drawing::Text { line, left, baseline: it.y + baseline, colour });
                }
                Ok(())
            })?;
        }
        self.y += columns.height;
        Ok(())
    }

    /// Puts lines under each other, on further pages where this one is full.
    fn flow(&mut self, lines: Vec<Line>, area: Area, style: Style, colour: Colour) -> Result<(), Error> {
        for line in lines {
            self.room(style.leading())?;
            let left = self.left(area, line.width);
            self.draw(self.sheet(), Drawing::Text { line, left, baseline: self.y + style.ascent(), colour });
            self.y += style.leading();
        }
        Ok(())
    }

    /// Makes sure that this height is left, on a new page if need be.
    fn room(&mut self, height: f32) -> Result<(), Error> {
        if self.y + height > self.floor { self.page(Role::Header) } else { Ok(()) }
    }

    fn group(
        &mut self,
        tag: impl Into<TagKind>,
        fill: impl FnOnce(&mut Self) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.groups.push((tag.into(), Vec::new()));
        fill(self)?;
        if let Some((tag, nodes)) = self.groups.pop() {
            self.add(Node::Group(tag, nodes));
        }
        Ok(())
    }

    fn add(&mut self, node: Node) {
        if let Some((_, nodes)) = self.groups.last_mut() {
            nodes.push(node);
        }
    }

    /// Draws something that is read.
    fn draw(&mut self, sheet: usize, drawing: Drawing) {
        let place = self.book.draw(sheet, drawing, Role::Content);
        self.add(Node::Leaf(place));
    }

    /// The page that is being filled.
    fn sheet(&self) -> usize {
        self.book.sheets.len() - 1
    }

    fn direction(&self) -> Direction {
        self.part.language.direction
    }

    /// Where something of this width begins that stands at the beginning of lines.
    fn left(&self, area: Area, width: f32) -> f32 {
        match self.direction() {
            Direction::LeftToRight => area.left,
            Direction::RightToLeft => area.right() - width,
        }
    }

    /// The area without so much of its beginning.
    fn inset(&self, area: Area, by: f32) -> Area {
        let width = area.width - by;
        let left = match self.direction() {
            Direction::LeftToRight => area.left + by,
            Direction::RightToLeft => area.left,
        };
        Area { left, width, ..area }
    }

    fn measure(&self) -> Area {
        Area { left: self.left(FRAME, MEASURE), width: MEASURE, ..FRAME }
    }
}
