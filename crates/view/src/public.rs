//! Pages for everybody: how to book, which errand one has, where the offices are, and what every agency must say.
//!
//! What differs between agencies comes from the catalogue; what a page says about the service itself is a text.

mod accessibility;
mod contact;
mod errands;
mod how_to_sign_in;
mod lost_mailbox;
mod offices;
mod privacy;
mod start;
mod terms;
mod waiting_list;

pub use accessibility::accessibility;
pub use contact::contact;
pub use errands::errands;
pub use how_to_sign_in::how_to_sign_in;
pub use lost_mailbox::lost_mailbox;
pub use offices::{office, offices};
pub use privacy::privacy;
pub use start::start;
pub use terms::terms;
pub use waiting_list::waiting_list;

use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::{back, email, phone};
use crate::texts::rich;
use maud::{Markup, html};

/// A page to read, with the way back to the start page.
fn page(frame: &Frame<'_>, title: &str, content: &Markup) -> Markup {
    let body = html! {
        (back(frame, &frame.link("/")))
        h1 { (title) }
        (content)
    };
    frame.page(title, Head::default(), &body)
}

/// A link to a page of ours.
fn link(frame: &Frame<'_>, path: &str, key: &str) -> Markup {
    html! { a.ds-link href=(frame.link(path)) { (frame.t(key)) } }
}

/// "By signing in you accept the terms of use": wherever one is asked to sign in.
fn accept(frame: &Frame<'_>) -> Markup {
    rich(frame.language, "public-accept", &[("terms", link(frame, "/terms", "public-accept-terms"))])
}

/// The button to My Page, which leads there by way of signing in.
fn my_page(frame: &Frame<'_>) -> Markup {
    let key = if frame.visitor.is_some() { "public-my-page" } else { "public-my-page-sign-in" };
    html! { a.ds-button data-variant="secondary" href=(frame.link("/my")) { (frame.t(key)) } }
}

/// The phone number and when it is answered.
pub(crate) fn call(frame: &Frame<'_>) -> Markup {
    let agency = frame.agency;
    html! {
        (phone(&agency.phone, &agency.phone_link)) br;
        span.hint { (dates::capital(agency.phone_hours.get(frame.language))) }
    }
}

/// A text that names the agency's email address and phone number.
fn reach(frame: &Frame<'_>, key: &str) -> Markup {
    let agency = frame.agency;
    let pieces = [("email", email(&agency.email)), ("phone", phone(&agency.phone, &agency.phone_link))];
    rich(frame.language, key, &pieces)
}
