//! The kiosk: a touch device where people say that they are there, or take a ticket. Three pages at most: the language,
//! the way in, and what came of it. Controls are in the lower half, in reach of a wheelchair; a person is always offered
//! besides.

use super::{in_all, whole};
use crate::frame::Frame;
use crate::parts::{Problem, error_summary, hidden, icon};
use crate::texts::t;
use crate::ticket::{Loads, choices};
use besok_core::booking::REFERENCE_CHARACTERS;
use besok_core::errand::Errand;
use besok_core::language::Language;
use besok_core::office::Office;
use besok_core::queue::Estimate;
use maud::{Markup, html};

/// Letters of initials, as they stand on keys.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ";
const DIGITS: &str = "1234567890";

/// The first page: every language, in its own script.
pub fn languages(frame: &Frame<'_>, office: &Office, loads: Loads<'_>) -> Markup {
    let title = office.name.get(Language::DEFAULT);
    let body = html! {
        (head(frame, office))
        main #main {
            h1.vh { (title) }
            div.greet { @for language in Language::full() { p lang=(language.tag()) dir=(language.direction()) { (t(language, "kiosk-welcome")) } } }
            p.person { (in_all("kiosk-person", &[])) }
            ul.languages {
                @for language in Language::all() {
                    li { a href={ "/" (language.tag()) "/kiosk" } lang=(language.tag()) dir=(language.direction()) {
                        b { (language.name()) } span { (t(language, "kiosk-touch")) }
                    } }
                }
            }
        }
    };
    kiosk(frame, title, loads, &body)
}

/// The facts of the second page.
pub struct KioskPage<'a> {
    /// Where.
    pub office: &'a Office,
    /// What one can come for without an appointment today, whether there is a ticket now, and how long one would wait.
    pub offers: Vec<(&'a Errand, bool, Option<Estimate>)>,
    /// The secret of a ticket that is taken here.
    pub key: &'a str,
    /// What is to be corrected.
    pub problem: Option<KioskProblem>,
}

/// What somebody has to type first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KioskProblem {
    /// The reference.
    Reference,
    /// The date of birth and the initials.
    Birth,
}

impl KioskPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>, loads: Loads<'_>) -> Markup {
        let problem = self.problem.map(|problem| match problem {
            KioskProblem::Reference => Problem { href: "#reference".into(), text: frame.t("kiosk-reference-missing") },
            KioskProblem::Birth => Problem { href: "#year".into(), text: frame.t("kiosk-birth-missing") },
        });
        let by_birth = self.problem == Some(KioskProblem::Birth);
        let title = frame.t("kiosk-title");
        let body = html! {
            (head(frame, self.office))
            main #main {
                (error_summary(frame, problem.as_slice()))
                h1 { (title) }
                p.lead { (frame.t("kiosk-intro")) }
                div.ways {
                    (way(frame, "kiosk-booked", !by_birth, &self.reference(frame)))
                    (way(frame, "kiosk-birth", by_birth, &self.birth(frame)))
                    (way(frame, "kiosk-walk-in", false, &self.walk_in(frame)))
                }
            }
            (foot(frame))
        };
        kiosk(frame, &title, loads, &body)
    }

    /// A reader types into the field and ends with Enter; fingers use the keys; a camera fills it in.
    fn reference(&self, frame: &Frame<'_>) -> Markup {
        html! {
            form #by-reference method="post" action=(frame.link("/kiosk/reference")) {
                (hidden("key", self.key))
                label for="reference" { (frame.t("kiosk-reference")) }
                p.hint #reference-hint { (frame.t("kiosk-reference-hint")) }
                input #reference name="reference" dir="ltr" inputmode="none" autocomplete="off" autocapitalize="characters"
                    spellcheck="false" maxlength="20" autofocus aria-describedby="reference-hint";
                video #sight hidden muted playsinline {}
                (keys(frame, REFERENCE_CHARACTERS, true))
                div.go {
                    button #camera type="button" hidden { (frame.t("kiosk-camera")) }
                    button.main type="submit" { (frame.t("kiosk-register")) }
                }
            }
        }
    }

    fn birth(&self, frame: &Frame<'_>) -> Markup {
        let fields = [("year", "welcome-year", 4), ("month", "welcome-month", 2), ("day", "welcome-day", 2)];
        html! {
            form #by-birth method="post" action=(frame.link("/kiosk/birth")) {
                (hidden("key", self.key))
                p.hint { (frame.t("kiosk-birth-hint")) }
                div.fields {
                    @for (name, label, length) in fields {
                        div { label for=(name) { (frame.t(label)) }
                            input id=(name) name=(name) dir="ltr" inputmode="none" autocomplete="off" maxlength=(length); }
                    }
                    div { label for="initials" { (frame.t("kiosk-initials")) }
                        input #initials name="initials" inputmode="none" autocomplete="off" spellcheck="false" maxlength="2"; }
                }
                (keys(frame, DIGITS, true))
                (keys(frame, LETTERS, false))
                div.go { button.main type="submit" { (frame.t("kiosk-register")) } }
            }
        }
    }

    fn walk_in(&self, frame: &Frame<'_>) -> Markup {
        html! {
            @if self.offers.iter().any(|(_, open, _)| *open) {
                form method="post" action=(frame.link("/kiosk/ticket")) {
                    (hidden("key", self.key))
                    (choices(frame, &self.offers))
                }
            } @else {
                p { b { (frame.t("take-none")) } }
                p { (frame.t("kiosk-reception")) }
            }
        }
    }
}

/// One of the ways in; opening it closes the others.
fn way(frame: &Frame<'_>, key: &str, open: bool, body: &Markup) -> Markup {
    html! {
        details.way name="way" open[open] {
            summary { (frame.t(key)) }
            div.inside { (body) }
        }
    }
}

/// Keys for fingers. A script types with them; without one a keyboard does.
fn keys(frame: &Frame<'_>, characters: &str, erases: bool) -> Markup {
    html! {
        div.keys dir="ltr" hidden {
            @for character in characters.chars() { button type="button" data-type=(character) { (character) } }
            @if erases { button.erase type="button" data-type="" aria-label=(frame.t("kiosk-erase")) { "⌫" } }
        }
    }
}

fn head(frame: &Frame<'_>, office: &Office) -> Markup {
    html! {
        header.kiosk-top {
            p.brand { (icon::mark()) (frame.agency.name.get(frame.language)) }
            p { (office.name.get(frame.language)) }
        }
    }
}

/// What is on every page but the first: somebody to ask, the voice, the contrast, the languages.
pub(super) fn foot(frame: &Frame<'_>) -> Markup {
    html! {
        footer.kiosk-foot {
            p.person { (frame.t("kiosk-person")) }
            div.tools {
                a href="/screen" { (frame.t("kiosk-over")) }
                button #aloud type="button" hidden { (frame.t("kiosk-aloud")) }
                button #contrast type="button" aria-pressed="false" hidden { (frame.t("kiosk-contrast")) }
            }
        }
        dialog #idle aria-labelledby="idle-title" {
            h2 #idle-title { (frame.t("kiosk-idle")) }
            p { (frame.t("kiosk-idle-how")) " " b #idle-left { "10" } }
            button.main #stay type="button" { (frame.t("kiosk-stay")) }
        }
    }
}

/// A page of a kiosk.
pub(super) fn kiosk(frame: &Frame<'_>, title: &str, loads: Loads<'_>, body: &Markup) -> Markup {
    let head = html! {
        link rel="stylesheet" href=(loads.css);
        script src=(loads.script) defer {}
    };
    whole(frame, (title, "kiosk"), &head, body)
}
