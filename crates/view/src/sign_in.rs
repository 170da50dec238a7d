//! Signing in: an address, a code from the mail, and, the first time, who one is.

mod code;
mod email;
mod welcome;

pub use code::{CodePage, CodeProblem};
pub(crate) use code::{code_field, code_text};
pub use email::{Chosen, EmailPage, EmailProblem};
pub use welcome::{Answers, BirthDateFields, WelcomePage, WelcomeProblems};
pub(crate) use welcome::{birth_date_key, language_field, name_text, phone_field};

use crate::frame::Frame;
use crate::texts::t_with;

/// Too many codes were asked for. Whoever cannot wait can call.
pub(crate) fn too_many(frame: &Frame<'_>, minutes: i64) -> String {
    let phone = frame.agency.phone.as_str();
    t_with(frame.language, "sign-in-too-many", &[("minutes", minutes.into()), ("phone", phone.into())]).into_owned()
}
