//! Writes the pages as a tagged PDF/UA-1 document.

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::{Metadata, TextDirection};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{self, Artifact, ArtifactType, BBox, ContentTag, Identifier, SpanTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

use crate::sheet::{Area, Book, Colour, Drawing, Node, PAGE, Place, Role, Sheet};
use crate::{Direction, Error, Language};

impl Colour {
    fn rgb(self) -> rgb::Color {
        match self {
            Self::Ink => rgb::Color::new(0x1B, 0x24, 0x2C),
            Self::Quiet => rgb::Color::new(0x55, 0x60, 0x6A),
            Self::Primary => rgb::Color::new(0x0B, 0x4F, 0x6C),
            Self::Hairline => rgb::Color::new(0xA9, 0xB5, 0xBC),
        }
    }
}

pub(crate) fn print(title: &str, language: &Language, book: Book) -> Result<Vec<u8>, Error> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let mut document = Document::new_with(SerializeSettings {
        configuration: configuration.expect("PDF/UA-1 alone contradicts nothing"),
        ..SerializeSettings::default()
    });
    let direction = match language.direction {
        Direction::LeftToRight => TextDirection::LeftToRight,
        Direction::RightToLeft => TextDirection::RightToLeft,
    };
    document.set_metadata(Metadata::new().title(title.into()).language(language.tag.clone()).text_direction(direction));

    let mut outline = Outline::new();
    for (title, sheet) in book.contents {
        outline.push_child(OutlineNode::new(title, XyzDestination::new(sheet, Point::from_xy(0.0, 0.0))));
    }
    document.set_outline(outline);

    let mut identifiers: Vec<Vec<Option<Identifier>>> =
        book.sheets.iter().map(|sheet| print_sheet(&mut document, sheet)).collect();
    let mut take = |place: Place| identifiers[place.sheet][place.drawing].take().expect("content, placed once");
    let mut tree = TagTree::new();
    for node in book.structure {
        tree.push(tagged(node, &mut take));
    }
    document.set_tag_tree(tree);
    document.finish().map_err(Error::Pdf)
}

fn tagged(node: Node, take: &mut impl FnMut(Place) -> Identifier) -> tagging::Node {
    match node {
        Node::Leaf(place) => take(place).into(),
        Node::Figure { place, area, description } => {
            let bounds = BBox::new(place.sheet, rect(area));
            let tag = Tag::Figure(Some(description)).with_bbox(Some(bounds));
            TagGroup::with_children(tag, vec![take(place).into()]).into()
        }
        Node::Group(tag, nodes) => {
            let children = nodes.into_iter().map(|node| tagged(node, take)).collect();
            TagGroup::with_children(tag, children).into()
        }
    }
}

/// Prints a page; for each drawing that is content, what the structure calls it by.
fn print_sheet(document: &mut Document, sheet: &Sheet) -> Vec<Option<Identifier>> {
    let size = PageSettings::from_wh(PAGE.width, PAGE.height).expect("A4 has a size");
    let mut page = document.start_page_with(size);
    let mut identifiers = Vec::new();
    let mut surface = page.surface();
    for (drawing, role) in &sheet.drawings {
        if matches!(drawing, Drawing::Link { .. }) {
            identifiers.push(None);
            continue;
        }
        let identifier = surface.start_tagged(match (role, drawing) {
            (Role::Content, Drawing::Text { .. }) => ContentTag::Span(SpanTag::empty()),
            (Role::Content, _) => ContentTag::Other,
            (Role::Decoration, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
            (Role::Header, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)),
            (Role::PageNumber, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber)),
        });
        draw(&mut surface, drawing);
        surface.end_tagged();
        identifiers.push((*role == Role::Content).then_some(identifier));
    }
    surface.finish();
    for ((drawing, _), identifier) in sheet.drawings.iter().zip(&mut identifiers) {
        if let Drawing::Link { area, target, description } = drawing {
            let target = Target::Action(Action::Link(LinkAction::new(target.clone())));
            let link = Annotation::new_link(LinkAnnotation::new(rect(*area), target), Some(description.clone()));
            *identifier = Some(page.add_tagged_annotation(link));
        }
    }
    page.finish();
    identifiers
}

fn draw(surface: &mut Surface<'_>, drawing: &Drawing) {
    match drawing {
        Drawing::Text { line, left, baseline, colour } => {
            fill(surface, *colour);
            for run in &line.runs {
                let start = Point::from_xy(left + run.left, *baseline);
                surface.draw_glyphs(start, &run.glyphs, run.font.clone(), &run.text, line.size, false);
            }
        }
        Drawing::Bar(area, colour) => {
            fill(surface, *colour);
            surface.draw_path(&path(std::slice::from_ref(area)));
        }
        Drawing::Squares(areas) => {
            fill(surface, Colour::Ink);
            surface.draw_path(&path(areas));
        }
        Drawing::Frame(area) => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke { paint: Colour::Primary.rgb().into(), width: 1.0, ..Stroke::default() }));
            surface.draw_path(&rounded(*area));
            surface.set_stroke(None);
        }
        Drawing::Link { .. } => {}
    }
}

fn fill(surface: &mut Surface<'_>, colour: Colour) {
    let opacity = NormalizedF32::ONE;
    surface.set_fill(Some(Fill { paint: colour.rgb().into(), opacity, ..Fill::default() }));
}

fn rect(area: Area) -> Rect {
    Rect::from_xywh(area.left, area.top, area.width, area.height).expect("areas have a size")
}

fn path(areas: &[Area]) -> Path {
    let mut path = PathBuilder::new();
    for area in areas {
        path.push_rect(rect(*area));
    }
    path.finish().expect("at least one area")
}

/// A rectangle with the rounded corners of the web pages.
fn rounded(area: Area) -> Path {
    const RADIUS: f32 = 6.0;
    /// How far the handles of a quarter circle lie from its ends.
    const HANDLE: f32 = RADIUS * 0.4477;
    let (left, top, right, bottom) = (area.left, area.top, area.right(), area.bottom());
    let mut path = PathBuilder::new();
    path.move_to(left + RADIUS, top);
    path.line_to(right - RADIUS, top);
    path.cubic_to(right - HANDLE, top, right, top + HANDLE, right, top + RADIUS);
    path.line_to(right, bottom - RADIUS);
    path.cubic_to(right, bottom - HANDLE, right - HANDLE, bottom, right - RADIUS, bottom);
    path.line_to(left + RADIUS, bottom);
    path.cubic_to(left + HANDLE, bottom, left, bottom - HANDLE, left, bottom - RADIUS);
    path.line_to(left, top + RADIUS);
    path.cubic_to(left, top + HANDLE, left + HANDLE, top, left + RADIUS, top);
    path.close();
    path.finish().expect("a frame has a size")
}
