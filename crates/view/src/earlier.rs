//! Bookings made before the cutover, outside My Page: what one has from the old confirmation, a code, and the way into
//! My Page. What is said before the code tells nothing of any booking. The booking itself is shown as on My Page.

mod ask;
mod code;
mod take_over;

pub use ask::{AskPage, Hint, Problems, ReferenceProblem, Stands, locked};
pub use code::CodePage;
pub use take_over::TakeOverPage;

use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::phone;
use crate::public::call;
use crate::texts::{rich, t_with};
use besok_core::office::Office;
use maud::{Markup, html};
use std::borrow::Cow;

/// The page of a booking that was proved and is changed on My Page: it was made there, or taken over.
pub fn elsewhere(frame: &Frame<'_>, path: &str) -> Markup {
    let title = frame.t("earlier-elsewhere");
    let phone = phone(&frame.agency.phone, &frame.agency.phone_link);
    let body = html! {
        h1 { (title) }
        p { (rich(frame.language, "earlier-elsewhere-why", &[("phone", phone)])) }
        p { a.ds-button href=(frame.link(path)) { (frame.t("public-my-page")) } }
    };
    frame.page(&title, Head::default(), &body)
}

/// A text that names the day of the cutover.
fn with_date(frame: &Frame<'_>, key: &str) -> Cow<'static, str> {
    let date = dates::date(frame.language, frame.agency.cutover);
    t_with(frame.language, key, &[("date", date.into())])
}

/// Whom to call: the office of the visit, or the agency.
fn calls(frame: &Frame<'_>, offices: &[Office]) -> Markup {
    html! {
        ul {
            @for office in offices {
                li {
                    b { (office.name.get(frame.language)) } br;
                    (phone(&office.phone, &office.phone_link))
                }
            }
        }
        p { (frame.t("earlier-call-agency")) br; (call(frame)) }
    }
}
