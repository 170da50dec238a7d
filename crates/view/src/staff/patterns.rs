//! Unusual patterns of the last days, and messages that wait for an answer. The page shows and blocks nobody.

use super::{StaffFrame, who};
use crate::dates;
use crate::frame::Head;
use crate::texts::t_with;
use besok_core::pattern::{CANCELLED, DAYS, HANDED_SECONDS, LET_GO, MISSED, MOVED, Pattern};
use besok_core::person::Person;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct PatternsPage<'a> {
    /// What waits for an answer, the longest wait first.
    pub appeals: Vec<Appealed<'a>>,
    /// What is unusual, by pattern.
    pub lines: Vec<PatternLine<'a>>,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
}

/// A message that waits.
pub struct Appealed<'a> {
    /// Who wrote it.
    pub person: &'a Person,
    /// When.
    pub at: Timestamp,
}

/// One who did something unusual.
pub struct PatternLine<'a> {
    /// What.
    pub pattern: Pattern,
    /// Who.
    pub person: &'a Person,
    /// With whom, and whether they are known at one's offices.
    pub other: Option<(&'a Person, bool)>,
    /// How often.
    pub times: i64,
    /// When it was last so.
    pub last_at: Timestamp,
    /// Whether new bookings are paused.
    pub paused: bool,
}

/// The heading of a pattern, what it means, and from which number on it is shown.
fn words(pattern: Pattern) -> (&'static str, &'static str, i64) {
    match pattern {
        Pattern::HandedOver => ("patterns-handed-over", "patterns-handed-over-text", HANDED_SECONDS),
        Pattern::SameName => ("patterns-same-name", "patterns-same-name-text", 1),
        Pattern::LetGo => ("patterns-let-go", "patterns-let-go-text", LET_GO),
        Pattern::Moved => ("patterns-moved", "patterns-moved-text", MOVED),
        Pattern::Cancelled => ("patterns-cancelled", "patterns-cancelled-text", CANCELLED),
        Pattern::Missed => ("patterns-missed", "patterns-missed-text", MISSED),
    }
}

impl PatternsPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("patterns-title");
        let days = [("days", DAYS.into())];
        let body = html! {
            h1.ds-heading { (title) }
            p { (t_with(frame.frame.language, "patterns-text", &days)) }
            @if !self.appeals.is_empty() { (self.appeals(frame)) }
            @if self.lines.is_empty() { p { (t_with(frame.frame.language, "patterns-none", &days)) } }
            @for pattern in Pattern::ALL { (self.one(frame, pattern)) }
        };
        frame.page(&title, Head::default(), &body)
    }

    fn appeals(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            section.card {
                h2 { (frame.t("patterns-appeals")) }
                ul.plain {
                    @for appeal in &self.appeals {
                        li {
                            a.ds-link href={ "/staff/people/" (appeal.person.id) "/restriction" } {
                                bdi { (who(appeal.person, true)) }
                            }
                            " " span.hint { (self.time(frame, appeal.at)) }
                        }
                    }
                }
            }
        }
    }

    fn one(&self, frame: &StaffFrame<'_>, pattern: Pattern) -> Markup {
        let lines: Vec<_> = self.lines.iter().filter(|line| line.pattern == pattern).collect();
        let (heading, text, least) = words(pattern);
        html! {
            @if !lines.is_empty() {
                section {
                    h2 id=(heading) { (frame.t(heading)) }
                    p { (t_with(frame.frame.language, text, &[("least", least.into())])) }
                    div.scroll tabindex="0" role="region" aria-labelledby=(heading) {
                        table.staff.stack {
                            thead { tr {
                                th scope="col" { (frame.t("person-name")) }
                                @if lines[0].other.is_some() { th scope="col" { (frame.t("patterns-with")) } }
                                @else { th scope="col" { (frame.t("patterns-times")) } }
                                th scope="col" { (frame.t("patterns-last")) }
                                th scope="col" { (frame.t("patterns-do")) }
                            } }
                            tbody { @for line in lines { (self.line(frame, line)) } }
                        }
                    }
                }
            }
        }
    }

    fn line(&self, frame: &StaffFrame<'_>, line: &PatternLine<'_>) -> Markup {
        let name = who(line.person, true);
        html! {
            tr {
                th.name scope="row" {
                    a.ds-link href={ "/staff/people/" (line.person.id) } { bdi { (name) } }
                    " " span.hint { (dates::birth_date(frame.frame.language, line.person.birth_date)) }
                    @if line.paused { br; span.st.st-warn { (frame.t("restrict-paused")) } }
                }
                @if let Some((other, known)) = line.other {
                    td data-label=(frame.t("patterns-with")) {
                        a.ds-link href={ "/staff/people/" (other.id) } { bdi { (who(other, known)) } }
                        @if !known { " " span.tag { (frame.t("person-elsewhere")) } }
                    }
                } @else {
                    td data-label=(frame.t("patterns-times")) { (times(frame, line.times)) }
                }
                td data-label=(frame.t("patterns-last")) { (self.time(frame, line.last_at)) }
                td data-label=(frame.t("patterns-do")) {
                    a.ds-link href={ "/staff/people/" (line.person.id) "/restriction" } {
                        (frame.t("restrict-title")) span.vh { ": " bdi { (name) } }
                    }
                }
            }
        }
    }

    fn time(&self, frame: &StaffFrame<'_>, at: Timestamp) -> Markup {
        html! { bdi { (dates::day_and_time(frame.frame.language, at, self.zone)) } }
    }
}

fn times(frame: &StaffFrame<'_>, count: i64) -> Cow<'static, str> {
    t_with(frame.frame.language, "patterns-count", &[("count", count.into())])
}
