//! Screens of an office: the board of the waiting room, the sign at a counter, the kiosk. They hang in public, so nothing
//! on them says whose a ticket is, or what for.

mod board;
mod kiosk;
mod sign;
mod told;

pub use board::BoardPage;
pub use kiosk::{KioskPage, KioskProblem, languages};
pub use sign::{SignPage, State};
pub use told::{Told, ToldPage};

use crate::frame::{Frame, Head};
use crate::texts::{Value, t_with};
use crate::ticket::Loads;
use besok_core::language::Language;
use maud::{DOCTYPE, Markup, html};

/// After how many seconds a board or sign fetches itself anew where no script draws it.
const REFRESH: u32 = 10;

/// A page that fills a screen.
pub(crate) fn whole(frame: &Frame<'_>, (title, class): (&str, &str), head: &Markup, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(frame.language.tag()) dir=(frame.language.direction()) data-color-scheme="auto" {
            (frame.head(title, Head::default(), head))
            body.screen.(class) { (body) }
        }
    }
}

/// A board or sign: what the server draws, and what is said when it no longer does.
fn live(frame: &Frame<'_>, (title, class): (&str, &str), loads: Loads<'_>, sheet: &Markup) -> Markup {
    let body = html! {
        main #screen data-live="/screen/live" data-version=(loads.script) { (sheet) }
        div #gone role="alert" hidden {
            p { (in_all("board-offline", &[])) }
            p { (in_all("board-offline-how", &[])) }
        }
    };
    whole(frame, (title, class), &loads.head(REFRESH), &body)
}

/// A text in every full language, the office's own first.
pub(crate) fn in_all(key: &str, variables: &[(&str, Value<'_>)]) -> Markup {
    let mut languages: Vec<Language> = Language::full().collect();
    languages.sort_by_key(|language| *language != Language::DEFAULT);
    html! {
        @for language in languages {
            span.in lang=(language.tag()) dir=(language.direction()) { (t_with(language, key, variables)) } " "
        }
    }
}

/// A device that is no screen, or no longer.
pub fn no_screen(frame: &Frame<'_>) -> Markup {
    let title = frame.t("screen-none");
    let body = html! {
        h1 { (title) }
        p { (frame.t("screen-none-how")) }
    };
    frame.page(&title, Head::default(), &body)
}
