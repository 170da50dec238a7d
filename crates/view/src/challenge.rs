//! The page on which a browser does the work of a challenge, and the ways on without it. Its script sends the form by
//! itself; without scripts there is a button.

use crate::booking::{office_row, when};
use crate::frame::{Frame, Head};
use crate::parts::{Problem, Row, Tone, alert, back, error_summary, hidden, summary};
use crate::sign_in::{CodeProblem, code_field, code_text};
use crate::texts::{rich, t_with};
use besok_core::office::Office;
use jiff::Timestamp;
use maud::{Markup, html};

/// The name of the field with which a code is asked for instead.
pub const WAY: &str = "way";

/// The facts of the page.
#[derive(Debug)]
pub struct ChallengePage<'a> {
    /// Path to which the form goes.
    pub action: &'a str,
    /// Path of the page before.
    pub up: &'a str,
    /// The challenge, as it comes back.
    pub challenge: &'a str,
    /// What waits meanwhile.
    pub waits: Waits<'a>,
    /// Whether the last one did not count.
    pub again: bool,
    /// Address of the script.
    pub script: &'a str,
}

/// What waits until the work is done.
#[derive(Debug)]
pub enum Waits<'a> {
    /// A time, which is not held yet. Instead of the work a code from the mailbox does.
    Time(&'a Office, Timestamp),
    /// A code for this address, and where the visitor is going. Instead of the work some patience does.
    Code {
        /// The address.
        email: &'a str,
        /// Where to go once signed in.
        next: &'a str,
        /// How many seconds that takes.
        seconds: i64,
        /// How many of them are left, if the button was pressed too early.
        left: Option<i64>,
    },
}

impl ChallengePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let left = if let Waits::Code { left, .. } = self.waits { left } else { None };
        let early = left.map(|left| t_with(frame.language, "challenge-early", &[("seconds", left.into())]));
        let problem = early.map(|text| Problem { href: "#other".into(), text });
        let body = html! {
            (back(frame, &frame.link(self.up)))
            (error_summary(frame, problem.as_slice()))
            h1 { (frame.t("challenge-title")) }
            @if self.again {
                (alert(Tone::Info, &frame.t("challenge-again"), &html! { p { (frame.t("challenge-again-why")) } }))
            }
            p { (frame.t("challenge-why")) }
            @if let Waits::Time(office, starts_at) = self.waits { (time(frame, office, starts_at)) }
            p #state role="status" data-busy=(frame.t("challenge-busy")) data-done=(frame.t("challenge-done")) {}
            (self.forms(frame))
        };
        let script = html! { script src=(self.script) defer {} };
        let title = frame.t("challenge-title");
        frame.page_with(&title, (Head { error: problem.is_some(), ..Head::default() }, &script), &body)
    }

    fn forms(&self, frame: &Frame<'_>) -> Markup {
        let action = frame.link(self.action);
        let other = |text: &str, button: Markup| {
            html! {
                section.none aria-labelledby="other" {
                    h2 #other tabindex="-1" { (frame.t("challenge-other")) }
                    p { (text) }
                    (button)
                }
            }
        };
        html! {
            form #work method="post" action=(action) data-up=(frame.link(self.up)) {
                (hidden("challenge", self.challenge))
                (hidden("answer", ""))
                @if let Waits::Code { email, next, seconds, .. } = self.waits {
                    (hidden("email", email))
                    (hidden("next", next))
                    (other(&t_with(frame.language, "challenge-wait-why", &[("seconds", seconds.into())]), html! {
                        button.ds-button data-variant="secondary" type="submit" { (frame.t("challenge-wait")) }
                    }))
                }
            }
            @if let Waits::Time(..) = self.waits {
                (other(&frame.t("challenge-code-why"), html! {
                    form method="post" action=(action) {
                        (hidden(WAY, "code"))
                        button.ds-button data-variant="secondary" type="submit" { (frame.t("challenge-code")) }
                    }
                }))
            }
        }
    }
}

/// The time, so that nobody thinks it lost, or theirs already.
fn time(frame: &Frame<'_>, office: &Office, starts_at: Timestamp) -> Markup {
    let value = html! { b { bdi { (when(frame, office, starts_at)) } } };
    let time = Row { term: frame.t("booking-time"), value, change: None };
    html! {
        (summary(frame, &[time, office_row(frame, office, None)]))
        p { (frame.t("challenge-not-held")) }
    }
}

/// The facts of the page on which a code is typed instead.
#[derive(Debug)]
pub struct ChallengeCodePage<'a> {
    /// Path to which the form goes.
    pub action: &'a str,
    /// The time that waits.
    pub time: (&'a Office, Timestamp),
    /// Where the code was sent.
    pub email: &'a str,
    /// For how many minutes it holds.
    pub minutes: i64,
    /// Why it was not accepted, or none was sent.
    pub problem: Option<CodeProblem>,
}

impl ChallengeCodePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let (title, action) = (frame.t("sign-in-code-title"), frame.link(self.action));
        let error = self.problem.map(|problem| code_text(frame, problem));
        let problem = error.clone().map(|text| Problem { href: "#code".into(), text });
        let address = html! { b { bdi { (self.email) } } };
        let (office, starts_at) = self.time;
        let body = html! {
            (back(frame, &action))
            (error_summary(frame, problem.as_slice()))
            h1 { (title) }
            p { (rich(frame.language, "sign-in-code-sent", &[("email", address)])) }
            (time(frame, office, starts_at))
            form.ask method="post" action=(action) novalidate {
                (code_field(frame, ("code", frame.t("sign-in-code")), (self.minutes, ""), error))
                button.ds-button type="submit" { (frame.t("challenge-code-go")) }
            }
            section.none aria-labelledby="no-mail" {
                h2 #no-mail { (frame.t("sign-in-no-mail")) }
                p { (frame.t("sign-in-spam")) }
                form method="post" action=(action) {
                    (hidden(WAY, "code"))
                    button.ds-button data-variant="secondary" type="submit" { (frame.t("sign-in-resend")) }
                }
            }
        };
        frame.page(&title, Head { error: problem.is_some(), ..Head::default() }, &body)
    }
}
