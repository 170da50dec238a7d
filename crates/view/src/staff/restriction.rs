//! What staff do where an account hoards: release what it has held, pause its new bookings, and answer what it says to
//! that. Every text that the person will read is shown here in the language of staff.

use super::{StaffFrame, who};
use crate::dates;
use crate::frame::Head;
use crate::my::paused::{ruled, why};
use crate::parts::{Problem, error_summary, error_text};
use crate::texts::{rich, t_with};
use besok_core::account::Account;
use besok_core::id::StaffId;
use besok_core::person::{Name, Person};
use besok_core::restriction::{Appeal, Length, NOTE_LENGTH, NoRuling, Reason, Restriction, Ruling};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::collections::HashMap;

/// The facts of the page.
pub struct RestrictPage<'a> {
    /// Who.
    pub person: &'a Person,
    /// Whose account it is.
    pub account: &'a Account,
    /// Its restrictions, the newest first.
    pub restrictions: &'a [Restriction],
    /// How many times are held for its people.
    pub held: usize,
    /// What colleagues are called.
    pub names: &'a HashMap<StaffId, Name>,
    /// What was typed.
    pub typed: Typed<'a>,
    /// Why nothing was done.
    pub problem: Option<RestrictProblem>,
    /// The instant at which the page is shown.
    pub now: Timestamp,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
}

/// What was chosen and typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed<'a> {
    /// Why.
    pub reason: Option<Reason>,
    /// For how long.
    pub length: Option<Length>,
    /// For colleagues.
    pub note: &'a str,
}

/// Why nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestrictProblem {
    /// It is not said why, or for how long.
    NotSaid,
    /// The note cannot be read, or is too long.
    Unreadable,
    /// Somebody was faster.
    Already,
    /// It is over.
    Over,
    /// No ruling was chosen.
    NoRuling,
    /// It cannot be ruled so.
    Ruling(NoRuling),
}

impl RestrictProblem {
    fn said(self) -> (&'static str, &'static str) {
        match self {
            Self::NotSaid => ("#reason", "restrict-not-said"),
            Self::Unreadable => ("#note", "restrict-unreadable"),
            Self::Already => ("#paused", "restrict-already"),
            Self::Over => ("#pause", "restrict-over"),
            Self::NoRuling => ("#ruling", "restrict-no-ruling"),
            Self::Ruling(NoRuling::NothingSaid) => ("#ruling", "restrict-nothing-said"),
            Self::Ruling(NoRuling::NeedsAnother) => ("#ruling", "restrict-needs-another"),
        }
    }
}

fn lasts(length: Length) -> &'static str {
    match length {
        Length::Week => "restrict-week",
        Length::Month => "restrict-month",
        Length::Quarter => "restrict-quarter",
        Length::Open => "restrict-open",
    }
}

fn rules(ruling: Ruling) -> &'static str {
    match ruling {
        Ruling::Mistake => "restrict-mistake",
        Ruling::Explained => "restrict-explained",
        Ruling::Enough => "restrict-enough",
        Ruling::Unexplained => "restrict-unexplained",
        Ruling::Talk => "restrict-talk",
    }
}

impl RestrictPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("restrict-title");
        let said = self.problem.map(RestrictProblem::said);
        let problems: Vec<Problem> =
            said.iter().map(|(href, key)| Problem { href: (*href).into(), text: frame.t(key) }).collect();
        let (holds, earlier): (Vec<_>, Vec<_>) = self.restrictions.iter().partition(|one| one.holds(self.now));
        let name = html! { bdi { (who(self.person, true)) } };
        let body = html! {
            p { a.ds-link href=(self.address("")) { (frame.t("frame-back")) } }
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) ": " (name) }
            p { (rich(frame.frame.language, "restrict-account", &[("names", self.names())])) }
            div.cards {
                (self.held(frame))
                @match holds.first() {
                    Some(one) => (self.paused(frame, one)),
                    None => (self.pause(frame)),
                }
            }
            @if !earlier.is_empty() {
                section { h2 { (frame.t("restrict-earlier")) } @for one in earlier { (self.earlier(frame, one)) } }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn address(&self, page: &str) -> String {
        format!("/staff/people/{}{page}", self.person.id)
    }

    /// Everybody whom it concerns.
    fn names(&self) -> Markup {
        html! {
            @for (index, known) in self.account.own().enumerate() {
                @if index > 0 { " · " }
                bdi { (known.person.name.as_str()) }
            }
        }
    }

    fn held(&self, frame: &StaffFrame<'_>) -> Markup {
        let held = t_with(frame.frame.language, "restrict-held", &[("count", self.held.into())]);
        html! {
            section.card {
                h2 { (frame.t("restrict-held-title")) }
                p { (held) }
                @if self.held > 0 {
                    p.hint { (frame.t("restrict-release-text")) }
                    form method="post" action=(self.address("/release")) {
                        button.ds-button data-variant="secondary" type="submit" { (frame.t("restrict-release")) }
                    }
                }
            }
        }
    }

    /// The form that pauses.
    fn pause(&self, frame: &StaffFrame<'_>) -> Markup {
        let wrong = (self.problem == Some(RestrictProblem::Unreadable)).then(|| frame.t("restrict-unreadable"));
        html! {
            section.card #pause tabindex="-1" {
                h2 { (frame.t("restrict-new")) }
                p { (frame.t("restrict-text")) }
                form method="post" action=(self.address("/restriction")) novalidate {
                    fieldset.ticks #reason tabindex="-1" {
                        legend { (frame.t("restrict-reason")) }
                        @for reason in Reason::ALL.iter().copied() {
                            (radio("reason", reason.as_str(), self.typed.reason == Some(reason), &frame.t(why(reason))))
                        }
                    }
                    fieldset.ticks {
                        legend { (frame.t("restrict-length")) }
                        @for length in Length::ALL.iter().copied() {
                            (radio("length", length.as_str(), self.typed.length == Some(length), &frame.t(lasts(length))))
                        }
                    }
                    div.ds-field.f {
                        label.ds-label for="note" {
                            (t_with(frame.frame.language, "frame-optional", &[("label", frame.t("restrict-note").into())]))
                        }
                        p.hint #note-hint { (frame.t("restrict-note-hint")) }
                        @if let Some(text) = &wrong { (error_text(&frame.frame, "note-error", text)) }
                        textarea.ds-input #note name="note" rows="3" dir="auto" maxlength=(NOTE_LENGTH)
                            aria-describedby=(if wrong.is_some() { "note-hint note-error" } else { "note-hint" })
                            aria-invalid=[wrong.as_ref().map(|_| "true")] { (self.typed.note) }
                    }
                    button.ds-button data-color="danger" type="submit" { (frame.t("restrict-do")) }
                }
            }
        }
    }

    /// What holds, and the form that rules over it.
    fn paused(&self, frame: &StaffFrame<'_>, one: &Restriction) -> Markup {
        let waits = one.waiting().is_some();
        let me = frame.staff.map(|staff| &staff.id);
        let mine = waits && me == Some(&one.staff);
        let allowed = |ruling: &Ruling| me.is_some_and(|me| one.may_rule(*ruling, me).is_ok());
        html! {
            section.card #paused tabindex="-1" {
                h2 { span.st.st-warn { (frame.t("restrict-paused")) } }
                (self.facts(frame, one))
                form method="post" action=(self.address("/restriction/ruling")) {
                    fieldset.ticks #ruling tabindex="-1" {
                        legend { (frame.t("restrict-ruling")) }
                        @for ruling in Ruling::ALL.iter().copied().filter(allowed) {
                            (radio("ruling", ruling.as_str(), false, &frame.t(rules(ruling))))
                        }
                    }
                    @if mine { p.hint { (frame.t("restrict-needs-another")) } }
                    button.ds-button type="submit" { (frame.t("restrict-rule")) }
                }
            }
        }
    }

    fn facts(&self, frame: &StaffFrame<'_>, one: &Restriction) -> Markup {
        let by = self.names.get(&one.staff).map_or("", Name::as_str);
        let pieces = [("date", self.time(frame, one.at)), ("name", html! { bdi { (by) } })];
        html! {
            p { (rich(frame.frame.language, "restrict-since", &pieces)) }
            p { (frame.t(why(one.reason))) }
            @if one.lifted.is_none() {
                p { @match one.until {
                    Some(until) => (self.dated(frame, "restrict-until", until)),
                    None => (frame.t("restriction-open")),
                } }
            }
            @if !one.note.is_empty() { p.hint { bdi { (one.note) } } }
            @for appeal in &one.appeals { (self.said(frame, appeal)) }
        }
    }

    fn said(&self, frame: &StaffFrame<'_>, appeal: &Appeal) -> Markup {
        html! {
            h3 { (self.dated(frame, "restrict-said", appeal.at)) }
            @for line in appeal.text.lines() { p dir="auto" { (line) } }
            @if let Some((at, ruling)) = appeal.answer {
                p { (self.dated(frame, "restriction-answer", at)) ": " (frame.t(ruled(ruling))) }
            }
        }
    }

    fn earlier(&self, frame: &StaffFrame<'_>, one: &Restriction) -> Markup {
        html! {
            div.card {
                (self.facts(frame, one))
                @match (one.lifted, one.until) {
                    (Some((at, ruling)), _) => p { (self.dated(frame, "restrict-lifted", at)) ": " (frame.t(ruled(ruling))) },
                    (None, Some(until)) => p { (self.dated(frame, "restrict-ran-out", until)) },
                    (None, None) => {},
                }
            }
        }
    }

    fn time(&self, frame: &StaffFrame<'_>, at: Timestamp) -> Markup {
        html! { bdi { (dates::day_of_year_and_time(frame.frame.language, at, self.zone)) } }
    }

    fn dated(&self, frame: &StaffFrame<'_>, key: &str, at: Timestamp) -> Markup {
        rich(frame.frame.language, key, &[("date", self.time(frame, at))])
    }
}

fn radio(name: &str, value: &str, checked: bool, text: &str) -> Markup {
    html! {
        label.tick-label {
            input.ds-input type="radio" name=(name) value=(value) checked[checked];
            span { (text) }
        }
    }
}
