//! Drawings. All are decoration: the word beside them says the same.

use maud::{Markup, html};

/// The mark in the page header.
pub fn mark() -> Markup {
    html! {
        svg.mark aria-hidden="true" width="36" height="36" viewBox="0 0 36 36" {
            rect width="36" height="36" rx="8" fill="var(--brand)" {}
            path d="M8 25V13l10 7 10-7v12" fill="none" stroke="var(--on)" stroke-width="3" stroke-linejoin="round"
                stroke-linecap="round" {}
        }
    }
}

/// A globe, beside the languages.
pub fn globe() -> Markup {
    html! {
        svg.globe aria-hidden="true" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor"
            stroke-width="1.8" {
            circle cx="12" cy="12" r="9" {}
            path d="M3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18" {}
        }
    }
}

/// A check mark, for what is chosen or done.
pub fn tick() -> Markup {
    html! {
        svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20" {
            path d="M4 10.5l4 4 8-9" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"
                stroke-linejoin="round" {}
        }
    }
}

/// An arrow towards where the line begins; it turns with the direction of the script.
pub fn arrow_back() -> Markup {
    html! { span.ar aria-hidden="true" {} }
}

/// An arrow towards where the line ends.
pub fn arrow_on() -> Markup {
    html! { span.ar.nx aria-hidden="true" {} }
}
