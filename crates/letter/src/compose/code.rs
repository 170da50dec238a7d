//! The way from the paper to the web.

use krilla::tagging::Tag;
use qrcode::{EcLevel, QrCode};

use super::{BODY, Composer, FRAME, NAME};
use crate::sheet::{Area, Colour, Drawing, Node, Role, mm};
use crate::text::{self, Line, Style};
use crate::{Code, Direction, Error};

const CODE: Style = Style { size: 21.0, bold: true, tracking: 1.2 };

impl Composer<'_> {
    /// A frame with the QR code at its beginning, and beside it what can be typed instead.
    pub(super) fn code(&mut self, code: &Code) -> Result<(), Error> {
        const PADDING: f32 = mm(6.0);
        const SIDE: f32 = mm(38.0);
        const GAP: f32 = mm(2.0);
        let direction = self.direction();
        let inner = Area { left: FRAME.left + PADDING, width: FRAME.width - 2.0 * PADDING, ..FRAME };
        let area = self.inset(inner, SIDE + mm(9.0));
        let lines = |text, direction, style| text::lines(text, direction, style, area.width);
        let scan = lines(&code.scan, direction, BODY)?;
        let visit = lines(&code.visit, direction, BODY)?;
        let address = lines(&code.address, Direction::LeftToRight, NAME)?;
        let enter = lines(&code.enter, direction, BODY)?;
        let typed = lines(&code.code, Direction::LeftToRight, CODE)?;

        let texts = (scan.len() + visit.len() + enter.len()) as f32 * BODY.leading()
            + address.len() as f32 * NAME.leading()
            + typed.len() as f32 * CODE.leading()
            + 2.0 * GAP;
        let height = texts.max(SIDE) + 2.0 * PADDING;
        self.room(height + GAP)?;
        let frame = Area { top: self.y + GAP, height, ..FRAME };
        self.book.draw(self.sheet(), Drawing::Frame(frame), Role::Decoration);
        let square =
            Area { left: self.left(inner, SIDE), top: frame.top + (height - SIDE) / 2.0, width: SIDE, height: SIDE };
        self.y = frame.top + (height - texts) / 2.0;
        self.group(Tag::Div, |it| {
            it.group(Tag::P, |it| it.flow(scan, area, BODY, Colour::Ink))?;
            it.qr(code, square)?;
            it.y += GAP;
            it.group(Tag::P, |it| {
                it.flow(visit, area, BODY, Colour::Ink)?;
                it.link(code, address, area)
            })?;
            it.y += GAP;
            it.group(Tag::P, |it| {
                it.flow(enter, area, BODY, Colour::Ink)?;
                it.flow(typed, area, CODE, Colour::Ink)
            })
        })?;
        self.y = frame.bottom() + mm(5.0);
        Ok(())
    }

    fn qr(&mut self, code: &Code, area: Area) -> Result<(), Error> {
        let qr = QrCode::with_error_correction_level(&code.link, EcLevel::M).map_err(Error::Qr)?;
        let side = area.width / qr.width() as f32;
        let squares = (0..qr.width())
            .flat_map(|row| (0..qr.width()).map(move |column| (column, row)))
            .filter(|&at| qr[at] == qrcode::Color::Dark)
            .map(|(column, row)| Area {
                left: area.left + column as f32 * side,
                top: area.top + row as f32 * side,
                width: side,
                height: side,
            })
            .collect();
        let place = self.book.draw(self.sheet(), Drawing::Squares(squares), Role::Content);
        self.add(Node::Figure { place, area, description: code.description.clone() });
        Ok(())
    }

    fn link(&mut self, code: &Code, lines: Vec<Line>, area: Area) -> Result<(), Error> {
        let width = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let top = self.y;
        self.group(Tag::Link, |it| {
            it.flow(lines, area, NAME, Colour::Primary)?;
            let area = Area { left: it.left(area, width), top, width, height: it.y - top };
            let target = format!("https://{}", code.address);
            it.draw(it.sheet(), Drawing::Link { area, target, description: code.address.clone() });
            Ok(())
        })
    }
}
