//! Text becomes lines of glyphs: which way each piece runs, which font has its characters, how they join, where lines end.

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use harfrust::{BufferClusterLevel, BufferFlags, Script, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer, script};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::{FontRef, MetadataProvider};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

use crate::{Direction, Error};

/// How text looks. Sizes are in points.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    pub size: f32,
    pub bold: bool,
    /// Room added after each glyph.
    pub tracking: f32,
}

impl Style {
    pub const fn regular(size: f32) -> Self {
        Self { size, bold: false, tracking: 0.0 }
    }

    pub const fn bold(size: f32) -> Self {
        Self { size, bold: true, tracking: 0.0 }
    }

    /// From one baseline to the next.
    pub fn leading(self) -> f32 {
        self.size * if self.size > 14.0 { 1.3 } else { 1.45 }
    }

    /// From the top of a line to its baseline.
    pub fn ascent(self) -> f32 {
        self.leading() / 2.0 + self.size * 0.36
    }
}

/// A line, its runs in the order they are read: in tagged PDF the order of drawing is the order of reading.
pub(crate) struct Line {
    pub runs: Vec<Run>,
    pub size: f32,
    pub width: f32,
    /// Of the width, what the spaces at its end take.
    spaces: f32,
}

/// Glyphs of one font that run one way.
pub(crate) struct Run {
    pub font: Font,
    pub glyphs: Vec<KrillaGlyph>,
    pub text: String,
    /// How far from the left end of the line.
    pub left: f32,
    width: f32,
}

struct Face {
    font: Font,
    reference: FontRef<'static>,
    shaper: ShaperData,
    characters: Charmap<'static>,
    /// A glyph without ink or width.
    blank: Option<GlyphId>,
    /// What the font is used for most, and how to shape that: costly to find out each time.
    script: Script,
    direction: harfrust::Direction,
    plan: ShapePlan,
}

impl Face {
    fn new(data: &'static [u8], script: Script, direction: harfrust::Direction) -> Self {
        let reference = FontRef::new(data).expect("a font file of this crate");
        let shaper = ShaperData::new(&reference);
        let plan = ShapePlan::new(&shaper.shaper(&reference).build(), direction, Some(script), None, &[]);
        Self {
            font: Font::new(data.into(), 0).expect("a font file of this crate"),
            shaper,
            blank: reference.charmap().map('\u{200b}').map(|glyph| GlyphId::new(glyph.to_u32())),
            characters: reference.charmap(),
            script,
            direction,
            plan,
            reference,
        }
    }
}

/// A weight: Latin, Greek and Cyrillic first, Arabic for what they lack.
type Family = [Face; 2];

macro_rules! family {
    ($weight:literal) => {
        LazyLock::new(|| {
            [
                Face::new(
                    include_bytes!(concat!("../fonts/NotoSans-", $weight, ".ttf")),
                    script::LATIN,
                    harfrust::Direction::LeftToRight,
                ),
                Face::new(
                    include_bytes!(concat!("../fonts/NotoSansArabic-", $weight, ".ttf")),
                    script::ARABIC,
                    harfrust::Direction::RightToLeft,
                ),
            ]
        })
    };
}

static REGULAR: LazyLock<Family> = family!("Regular");
static BOLD: LazyLock<Family> = family!("Bold");

/// The text in lines of at most this width. Each line of the text begins a new one.
pub(crate) fn lines(text: &str, direction: Direction, style: Style, width: f32) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let paragraph = prepare(paragraph, direction);
        let level = if direction == Direction::RightToLeft { Level::rtl() } else { Level::ltr() };
        let bidi = ParagraphBidiInfo::new(&paragraph, Some(level));
        let setter = Setter { bidi: &bidi, style };
        for range in setter.break_lines(width)? {
            lines.push(setter.line(range)?);
        }
    }
    Ok(lines)
}

/// The text in one line, however wide.
pub(crate) fn line(text: &str, direction: Direction, style: Style) -> Result<Line, Error> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(lines(&text, direction, style, f32::INFINITY)?.pop().unwrap_or(Line {
        runs: Vec::new(),
        size: style.size,
        width: 0.0,
        spaces: 0.0,
    }))
}

/// Every kind of space that may be broken becomes the plain one. In text from right to left each stretch of foreign words
/// and figures is isolated: else a date, a telephone number or a street and its number would be turned around piece by
/// piece, because plain figures after Arabic letters count as Arabic ones.
fn prepare(text: &str, direction: Direction) -> String {
    const ISOLATE: char = '\u{2066}';
    const POP: char = '\u{2069}';
    let mut prepared = String::new();
    // Where the stretch began, and where its last letter or figure ended.
    let mut stretch: Option<(usize, usize)> = None;
    let close = |prepared: &mut String, stretch: &mut Option<(usize, usize)>| {
        if let Some((start, end)) = stretch.take() {
            prepared.insert(end, POP);
            prepared.insert(start, ISOLATE);
        }
    };
    for character in text.chars().map(plain_space) {
        if direction == Direction::RightToLeft {
            match bidi_class(character) {
                BidiClass::L | BidiClass::EN => {
                    let start = stretch.map_or(prepared.len(), |(start, _)| start);
                    stretch = Some((start, prepared.len() + character.len_utf8()));
                }
                BidiClass::WS | BidiClass::ES | BidiClass::ET | BidiClass::CS | BidiClass::ON
                    if !"()[]{}«»،".contains(character) =>
                {
                    // The plus of a telephone number belongs to it.
                    if character == '+' && stretch.is_none() {
                        stretch = Some((prepared.len(), prepared.len() + 1));
                    }
                }
                _ => close(&mut prepared, &mut stretch),
            }
        }
        prepared.push(character);
    }
    close(&mut prepared, &mut stretch);
    prepared
}

fn plain_space(character: char) -> char {
    match character {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => '\u{a0}',
        _ if character.is_whitespace() => ' ',
        _ => character,
    }
}

/// Whether a character only steers direction or breaking and leaves no glyph.
fn is_silent(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

struct Setter<'a> {
    bidi: &'a ParagraphBidiInfo<'a>,
    style: Style,
}

impl Setter<'_> {
    /// Lines end at spaces only, so that no code, date or address is ever cut; except a word wider than a line.
    fn break_lines(&self, width: f32) -> Result<Vec<Range<usize>>, Error> {
        let text = self.bidi.text;
        let mut lines = Vec::new();
        let (mut start, mut used) = (0, 0.0);
        for word in words(text) {
            let set = self.line(word.clone())?;
            let seen = set.width - set.spaces;
            if used + seen > width && word.start > start {
                lines.push(start..word.start);
                (start, used) = (word.start, 0.0);
            }
            if seen > width {
                for (at, character) in text[word.clone()].char_indices() {
                    let at = word.start + at;
                    if at > start
                        && bidi_class(character) != BidiClass::NSM
                        && self.line(start..at + character.len_utf8())?.width > width
                    {
                        lines.push(start..at);
                        start = at;
                    }
                }
                used = self.line(start..word.end)?.width;
            } else {
                used += set.width;
            }
        }
        if start < text.len() {
            lines.push(start..text.len());
        }
        Ok(lines)
    }

    fn line(&self, range: Range<usize>) -> Result<Line, Error> {
        let mut runs: Vec<(usize, Run)> = Vec::new();
        let mut left = 0.0;
        if !range.is_empty() {
            let (levels, ranges) = self.bidi.visual_runs(range);
            for range in ranges {
                let backwards = levels[range.start].is_rtl();
                let mut stretches = self.stretches(range, backwards)?;
                if backwards {
                    stretches.reverse();
                }
                for Stretch { start, face, text } in stretches {
                    let run = shape(face, text, self.style, backwards, left);
                    left += run.width;
                    runs.push((start, run));
                }
            }
        }
        runs.sort_by_key(|&(start, _)| start);
        let runs: Vec<Run> = runs.into_iter().map(|(_, run)| run).collect();
        let spaces = runs.last().map_or(0.0, |run| {
            let end = run.text.trim_end_matches(' ').len();
            run.glyphs.iter().filter(|glyph| glyph.text_range.start >= end).map(|glyph| glyph.x_advance).sum::<f32>()
        });
        Ok(Line { runs, size: self.style.size, width: left, spaces: spaces * self.style.size })
    }

    /// Cuts text into stretches that one font has. Spaces and joiners stay with what is before them. What runs backwards is
    /// cut into words, since its glyphs are drawn from left to right.
    fn stretches(&self, range: Range<usize>, backwards: bool) -> Result<Vec<Stretch>, Error> {
        let family: &'static Family = if self.style.bold { &BOLD } else { &REGULAR };
        let mut stretches: Vec<Stretch> = Vec::new();
        for (start, character) in self.bidi.text[range.clone()].char_indices() {
            if is_silent(character) {
                continue;
            }
            let stays = matches!(character, ' ' | '\u{a0}' | '\u{200c}' | '\u{200d}');
            if let Some(last) = stretches.last_mut().filter(|_| stays) {
                last.text.push(character);
                continue;
            }
            let has = |face: &&Face| face.characters.map(character).is_some();
            let face = family.iter().find(has).ok_or(Error::Character(character))?;
            match stretches.last_mut() {
                Some(last) if std::ptr::eq(last.face, face) && !(backwards && last.text.ends_with(' ')) => {
                    last.text.push(character);
                }
                _ => stretches.push(Stretch { start: range.start + start, face, text: character.to_string() }),
            }
        }
        Ok(stretches)
    }
}

/// Text of one font, and where in the paragraph it begins.
struct Stretch {
    start: usize,
    face: &'static Face,
    text: String,
}

/// The words of a text, each with the spaces after it.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &text[start..];
        let word = rest.find(' ').unwrap_or(rest.len());
        let spaces = rest[word..].find(|character| character != ' ').unwrap_or(rest.len() - word);
        let range = start..start + word + spaces;
        start = range.end;
        (!range.is_empty()).then_some(range)
    })
}

fn shape(face: &Face, text: String, style: Style, backwards: bool, left: f32) -> Run {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.guess_segment_properties();
    buffer.set_direction(if backwards { harfrust::Direction::RightToLeft } else { harfrust::Direction::LeftToRight });
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    // Marks stay characters of their own.
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    let shaper = face.shaper.shaper(&face.reference).build();
    let units = shaper.units_per_em() as f32;
    // Figures and punctuation alone have no script.
    if buffer.script() == script::UNKNOWN {
        buffer.set_script(face.script);
    }
    let usual = buffer.script() == face.script && buffer.direction() == face.direction;
    let shaped = shaper.shape(buffer, ShapeOptions::new().plan(usual.then_some(&face.plan)));

    let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    let mut glyphs = Vec::new();
    for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        // A glyph stands for the text up to where the next one begins.
        let start = info.cluster as usize;
        let end = starts.get(starts.partition_point(|&other| other <= start)).copied().unwrap_or(text.len());
        let last = start + text[start..end].char_indices().last().map_or(0, |(at, _)| at);
        let glyph = KrillaGlyph::new(
            GlyphId::new(info.glyph_id),
            position.x_advance as f32 / units + style.tracking / style.size,
            position.x_offset as f32 / units,
            position.y_offset as f32 / units,
            0.0,
            start..end,
            None,
        );
        match face.blank {
            // Programs that extract text turn backward text around letter by letter, also within a ligature. So a ligature
            // is given its last letter only, and an invisible glyph to each of the others.
            Some(blank) if backwards && last > start => {
                glyphs.push(KrillaGlyph { text_range: last..end, ..glyph });
                for (at, letter) in text[start..last].char_indices().rev() {
                    let range = start + at..start + at + letter.len_utf8();
                    glyphs.push(KrillaGlyph::new(blank, 0.0, 0.0, 0.0, 0.0, range, None));
                }
            }
            _ => glyphs.push(glyph),
        }
    }
    let width = glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * style.size;
    Run { font: face.font.clone(), glyphs, text, left, width }
}
