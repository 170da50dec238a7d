//! A QR code as a drawing in the page.

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// How many modules stay empty around a code, so that cameras find it.
const QUIET: usize = 4;

/// A code that says a text, such as an address. Nothing is drawn of a text that is too long for any code.
pub fn qr(text: &str, label: &str) -> Markup {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return html! {} };
    let side = code.width() + 2 * QUIET;
    let mut dark = String::new();
    for row in 0..code.width() {
        for column in (0..code.width()).filter(|column| code[(*column, row)] == Color::Dark) {
            let _ = write!(dark, "M{} {}h1v1h-1z", column + QUIET, row + QUIET);
        }
    }
    html! {
        svg.qr role="img" aria-label=(label) width="160" height="160" viewBox={ "0 0 " (side) " " (side) } shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(dark) fill="#000" {}
        }
    }
}
