//! Placeholder until the public pages land.
use crate::frame::{Frame, Head};
use besok_core::{catalogue::Catalogue, office::Office};
use maud::{Markup, html};
pub fn start(frame: &Frame<'_>, _: &Catalogue) -> Markup { frame.page("start", Head::default(), &html! {}) }
pub fn errands(frame: &Frame<'_>, c: &Catalogue) -> Markup { start(frame, c) }
pub fn offices(frame: &Frame<'_>, c: &Catalogue) -> Markup { start(frame, c) }
pub fn office(frame: &Frame<'_>, _: &Office, c: &Catalogue) -> Markup { start(frame, c) }
pub fn how_to_sign_in(frame: &Frame<'_>) -> Markup { frame.page("start", Head::default(), &html! {}) }
pub fn terms(frame: &Frame<'_>) -> Markup { how_to_sign_in(frame) }
pub fn contact(frame: &Frame<'_>) -> Markup { how_to_sign_in(frame) }
pub fn accessibility(frame: &Frame<'_>) -> Markup { how_to_sign_in(frame) }
pub fn privacy(frame: &Frame<'_>) -> Markup { how_to_sign_in(frame) }
