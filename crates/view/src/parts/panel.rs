//! Boxes that say one thing: it worked, take care, go here.

use maud::{Markup, html};

/// How serious an alert is. A drawn shape says the same as the colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Something needs the visitor.
    Warning,
    /// Something did not work.
    Danger,
}

impl Tone {
    fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// A box that stands out.
pub fn alert(tone: Tone, title: &str, body: &Markup) -> Markup {
    html! {
        div.ds-alert data-color=(tone.as_str()) {
            h2 { (title) }
            (body)
        }
    }
}

/// What was just done. It takes the focus, so that it is read first.
pub fn success(title: &str, body: &Markup) -> Markup {
    html! {
        div.done role="status" tabindex="-1" autofocus {
            (super::icon::tick())
            div { h1 { (title) } (body) }
        }
    }
}

/// A card that is one link.
pub struct Card<'a> {
    /// Where it leads.
    pub href: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// Whether it stands below a heading of the second level.
    pub below: bool,
    /// A few words more.
    pub body: Markup,
}

/// One card of a list. Its title may run the other way, as a mail's subject does. Only the title is the link's text; the style stretches it over the card.
pub fn card(card: &Card<'_>) -> Markup {
    let link = html! { a.ds-link href=(card.href) { bdi { (card.title) } } };
    html! {
        li.pick {
            @if card.below { h3 { (link) } } @else { h2 { (link) } }
            (card.body)
            (super::icon::arrow_on())
        }
    }
}
