//! Requests to book, as whoever is asked meets them: the code of a letter, who one is, what is asked, and a proof for
//! those who found nothing free. What is said before somebody has proved who they are tells nothing of the request.

mod asked;
mod code;
mod over;
mod prove;
pub mod tried;

pub use asked::{AskedPage, State};
pub(crate) use asked::{card as asked_card, date as asked_date};
pub use code::{LetterPage, LetterProblem};
pub use over::{Over, over};
pub use prove::{AccountPage, BirthPage, BirthProblem, MailPage};

use crate::frame::Frame;
use crate::parts::phone;
use crate::texts::{rich, t};
use besok_core::invitation::{Invitation, Reason};
use besok_core::language::Language;
use maud::{Markup, html};
use std::borrow::Cow;

/// The page of an account's request, after the language prefix.
pub fn path(asked: &Invitation) -> String {
    format!("/my/requests/{}", asked.id)
}

/// A text that names the agency's phone number.
fn with_phone(frame: &Frame<'_>, key: &str) -> Markup {
    rich(frame.language, key, &[("phone", phone(&frame.agency.phone, &frame.agency.phone_link))])
}

/// "By signing in you accept the terms of use".
fn accept(frame: &Frame<'_>) -> Markup {
    let terms = html! { a.ds-link href=(frame.link("/terms")) { (frame.t("sign-in-terms")) } };
    html! { p { (rich(frame.language, "sign-in-accept", &[("terms", terms)])) } }
}

/// Why somebody is asked to come: the same words on pages, in letters and for officers.
pub fn reason(language: Language, reason: Reason) -> Cow<'static, str> {
    let key = match reason {
        Reason::Biometrics => "reason-biometrics",
        Reason::Passport => "reason-passport",
        Reason::Documents => "reason-documents",
        Reason::Interview => "reason-interview",
        Reason::Decision => "reason-decision",
        Reason::Other => "reason-other",
    };
    t(language, key)
}
