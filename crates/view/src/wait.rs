//! How long one waits, in words.

use crate::texts::t_with;
use besok_core::language::Language;
use besok_core::queue::Estimate;
use std::borrow::Cow;

/// `20 to 40 minutes`; what is not known is said to be so.
pub fn wait(language: Language, estimate: Option<Estimate>) -> Cow<'static, str> {
    let Some(Estimate { from, to }) = estimate else { return t_with(language, "queue-wait-unknown", &[]) };
    match (from, to) {
        (_, 0) => t_with(language, "queue-wait-soon", &[]),
        (0, to) => t_with(language, "queue-wait-most", &[("to", to.into())]),
        (from, to) => t_with(language, "queue-wait-range", &[("from", from.into()), ("to", to.into())]),
    }
}
