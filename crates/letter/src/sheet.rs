//! Pages of A4: what is drawn where, and what it is. Lengths are in points, from the top left corner.

use krilla::tagging::TagKind;

use crate::text::Line;

/// A rectangle on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

impl Area {
    pub(crate) const fn millimetres(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self { left: mm(left), top: mm(top), width: mm(width), height: mm(height) }
    }

    pub fn right(self) -> f32 {
        self.left + self.width
    }

    pub fn bottom(self) -> f32 {
        self.top + self.height
    }
}

pub(crate) const fn mm(length: f32) -> f32 {
    length * 72.0 / 25.4
}

pub(crate) const PAGE: Area = Area::millimetres(0.0, 0.0, 210.0, 297.0);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    Ink,
    Quiet,
    Primary,
    Hairline,
}

/// Something to draw.
pub(crate) enum Drawing {
    /// From the left end of the line, on its baseline.
    Text {
        line: Line,
        left: f32,
        baseline: f32,
        colour: Colour,
    },
    Bar(Area, Colour),
    Frame(Area),
    /// The dark squares of a QR code.
    Squares(Vec<Area>),
    /// What of the page leads where.
    Link {
        area: Area,
        target: String,
        description: String,
    },
}

/// Whether a drawing belongs to the text or only to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Content,
    Decoration,
    Header,
    PageNumber,
}

#[derive(Default)]
pub(crate) struct Sheet {
    pub drawings: Vec<(Drawing, Role)>,
}

/// A drawing, by its page and its place there.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub sheet: usize,
    pub drawing: usize,
}

/// The logical structure over the drawings, in the order of reading.
pub(crate) enum Node {
    Group(TagKind, Vec<Node>),
    Figure { place: Place, area: Area, description: String },
    Leaf(Place),
}

/// Pages, their structure, and where each letter begins.
#[derive(Default)]
pub(crate) struct Book {
    pub sheets: Vec<Sheet>,
    pub structure: Vec<Node>,
    pub contents: Vec<(String, usize)>,
}

impl Book {
    /// Draws on a page.
    pub fn draw(&mut self, sheet: usize, drawing: Drawing, role: Role) -> Place {
        let drawings = &mut self.sheets[sheet].drawings;
        drawings.push((drawing, role));
        Place { sheet, drawing: drawings.len() - 1 }
    }
}
