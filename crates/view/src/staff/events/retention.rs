//! For how long what is kept, by which decision, and what is due.

use crate::dates;
use crate::frame::Head;
use crate::staff::StaffFrame;
use crate::texts::t_with;
use besok_core::retention::{Kind, Rule};
use jiff::civil::Date;
use maud::{Markup, html};

/// What is kept of each kind.
pub struct RetentionPage<'a> {
    /// A line for each.
    pub lines: Vec<RetentionLine<'a>>,
    /// Whether events still tell who had a booking when the booking no longer does.
    pub events_outlive_bookings: bool,
}

/// One kind.
pub struct RetentionLine<'a> {
    /// Which.
    pub kind: Kind,
    /// How many still name somebody.
    pub count: i64,
    /// The rule, the day up to which it reaches, and how many are due; none while no decision is named.
    pub due: Option<(&'a Rule, Date, i64)>,
}

impl RetentionPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("events-retention");
        let body = html! {
            p { a.ds-link href="/staff/events" { (frame.t("staff-events")) } }
            h1.ds-heading { (title) }
            p { (frame.t("events-retention-text")) }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table.staff.stack {
                    thead { tr {
                        th scope="col" { (frame.t("events-kind")) }
                        th.num scope="col" { (frame.t("events-kept")) }
                        th scope="col" { (frame.t("events-rule")) }
                        th scope="col" { (frame.t("events-decision")) }
                        th.num scope="col" { (frame.t("events-due")) }
                    } }
                    tbody { @for line in &self.lines { (line.row(frame)) } }
                }
            }
            @if self.events_outlive_bookings { p.hint { (frame.t("events-outlive")) } }
        };
        frame.page(&title, Head::default(), &body)
    }
}

impl RetentionLine<'_> {
    fn row(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        html! {
            tr {
                th scope="row" { (frame.t(name(self.kind))) }
                td.num data-label=(frame.t("events-kept")) { (self.count) }
                @match self.due {
                    None => td colspan="3" { span.st.st-wait { (frame.t("events-no-decision")) } },
                    Some((rule, day, due)) => {
                        td data-label=(frame.t("events-rule")) {
                            (t_with(language, "events-days", &[("days", rule.days.into())]))
                            " " span.sub { (t_with(language, "events-before", &[("day", dates::date(language, day).into())])) }
                        }
                        td data-label=(frame.t("events-decision")) { bdi { (rule.decision) } }
                        td.num data-label=(frame.t("events-due")) { (due) }
                    }
                }
            }
        }
    }
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Bookings => "events-kind-bookings",
        Kind::Accounts => "events-kind-accounts",
        Kind::Persons => "events-kind-persons",
        Kind::Representations => "events-kind-representations",
        Kind::Messages => "events-kind-messages",
        Kind::Events => "events-kind-events",
    }
}
