//! Who did what when: the list that staff look through, and what is due for disposal.

mod retention;
pub(crate) mod words;

pub use retention::{RetentionLine, RetentionPage};

use super::StaffFrame;
use crate::frame::{Head, encode};
use crate::parts::{Field, Problem, error_summary};
use besok_core::api_key::ApiKey;
use besok_core::booking::Reference;
use besok_core::event::group;
use besok_core::id::StaffId;
use besok_core::person::Name;
use besok_core::staff::Permission;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::fmt::Write;

/// Events that were looked for.
pub struct EventsPage<'a> {
    /// What was asked.
    pub asked: Asked<'a>,
    /// Events, the newest first.
    pub events: Vec<EventLine<'a>>,
    /// Every action that there is.
    pub actions: &'a [String],
    /// Staff, also those who have left.
    pub staff: Vec<(&'a StaffId, &'a Name)>,
    /// Keys of other systems, also those that were ended.
    pub systems: &'a [ApiKey],
    /// Where the next page begins.
    pub next: Option<String>,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
}

/// What was asked, as it was typed.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The first day.
    pub from: &'a str,
    /// The last day.
    pub to: &'a str,
    /// Whether they are days, the one not after the other.
    pub days_wrong: bool,
    /// `visitors`, or an actor.
    pub by: &'a str,
    /// An action or a group of them.
    pub action: &'a str,
    /// A reference, or an id.
    pub subject: &'a str,
}

/// One event.
pub struct EventLine<'a> {
    /// When.
    pub at: Timestamp,
    /// Who did it, as events name actors.
    pub actor: &'a str,
    /// Their name, if they are staff or a system.
    pub name: Option<&'a str>,
    /// What.
    pub action: &'a str,
    /// To what.
    pub subject: &'a str,
    /// The reference, if that is a booking.
    pub reference: Option<&'a Reference>,
    /// What else is worth knowing.
    pub detail: &'a str,
}

impl Asked<'_> {
    /// The same, in an address.
    fn query(&self) -> String {
        let mut query = String::from("?");
        let parts =
            [("from", self.from), ("to", self.to), ("by", self.by), ("action", self.action), ("subject", self.subject)];
        for (name, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
            let _ = write!(query, "{name}={}&", encode(value));
        }
        query.pop();
        query
    }
}

impl EventsPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("staff-events");
        let wrong = self.asked.days_wrong.then(|| frame.t("events-days-wrong"));
        let problems: Vec<Problem<'_>> =
            wrong.iter().map(|text| Problem { href: "#from".into(), text: text.clone() }).collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            div.dayhead {
                h1.ds-heading { (title) }
                a.ds-link href="/staff/events/retention" { (frame.t("events-retention")) }
            }
            (self.form(frame))
            @if self.events.is_empty() {
                p.empty { (frame.t("events-none")) }
            } @else {
                (self.table(frame))
            }
            nav.row.btns aria-label=(frame.t("events-more")) {
                @if let Some(next) = &self.next {
                    a.ds-button data-variant="secondary" href={ "/staff/events" (self.asked.query()) "&after=" (next) } {
                        (frame.t("events-older"))
                    }
                }
                @if !self.asked.days_wrong {
                    a.ds-button data-variant="secondary" href={ "/staff/events/export.csv" (self.asked.query()) } {
                        (frame.t("events-csv"))
                    }
                    a.ds-button data-variant="secondary" href={ "/staff/events/export.jsonl" (self.asked.query()) } {
                        (frame.t("events-json"))
                    }
                }
            }
            p.hint { (frame.t("events-export-hint")) }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn form(&self, frame: &StaffFrame<'_>) -> Markup {
        let day = |name, label, value, error| Field { name, label, value, error, kind: "date", ..Field::default() };
        let wrong = || self.asked.days_wrong.then(|| frame.t("events-days-wrong"));
        let subject = Field {
            name: "subject",
            label: frame.t("events-subject"),
            hint: Some(frame.t("events-subject-hint")),
            value: self.asked.subject,
            ..Field::default()
        };
        html! {
            form.form-grid.events-filter method="get" action="/staff/events" {
                (day("from", frame.t("events-from"), self.asked.from, wrong()).render(&frame.frame))
                (day("to", frame.t("events-to"), self.asked.to, None).render(&frame.frame))
                (self.who(frame))
                (self.what(frame))
                (subject.render(&frame.frame))
                div.btns { button.ds-button type="submit" { (frame.t("events-show")) } }
            }
        }
    }

    fn who(&self, frame: &StaffFrame<'_>) -> Markup {
        let by = self.asked.by;
        html! {
            div.ds-field.f {
                label.ds-label for="by" { (frame.t("events-by")) }
                select.ds-input #by name="by" {
                    option value="" { (frame.t("events-anybody")) }
                    option value="visitors" selected[by == "visitors"] { (frame.t("events-visitors")) }
                    option value="system" selected[by == "system"] { (frame.t("events-system")) }
                    optgroup label=(frame.t("events-staff")) {
                        @for (id, name) in &self.staff {
                            @let value = id.actor();
                            option value=(value) selected[by == value] { (name.as_str()) }
                        }
                    }
                    @if !self.systems.is_empty() {
                        optgroup label=(frame.t("staff-integrations")) {
                            @for key in self.systems {
                                @let value = key.actor();
                                option value=(value) selected[by == value] { (key.name) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn what(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let mut groups: Vec<&str> = self.actions.iter().map(|action| group(action)).collect();
        groups.dedup();
        let action = self.asked.action;
        html! {
            div.ds-field.f {
                label.ds-label for="action" { (frame.t("events-action")) }
                select.ds-input #action name="action" {
                    option value="" { (frame.t("events-anything")) }
                    @for each in groups {
                        optgroup label=(words::group(language, each)) {
                            option value=(each) selected[action == each] { (words::all_of(language, each)) }
                            @for one in self.actions.iter().filter(|one| group(one) == each) {
                                option value=(one) selected[action == *one] { (words::action(language, one)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn table(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.scroll tabindex="0" role="region" aria-label=(frame.t("staff-events")) {
                table.staff.stack.events {
                    thead { tr {
                        th scope="col" { (frame.t("events-at")) }
                        th scope="col" { (frame.t("events-by")) }
                        th scope="col" { (frame.t("events-action")) }
                        th scope="col" { (frame.t("events-to-what")) }
                        th scope="col" { (frame.t("events-detail")) }
                    } }
                    tbody { @for event in &self.events { (event.row(frame, self.zone)) } }
                }
            }
        }
    }
}

impl EventLine<'_> {
    fn row(&self, frame: &StaffFrame<'_>, zone: &TimeZone) -> Markup {
        let local = zone.to_datetime(self.at);
        html! {
            tr {
                td.num { time datetime=(self.at) dir="ltr" { (local.strftime("%F %T")) } }
                td data-label=(frame.t("events-by")) { (self.who(frame)) }
                td data-label=(frame.t("events-action")) { (words::action(frame.frame.language, self.action)) }
                td data-label=(frame.t("events-to-what")) { (self.to_what(frame)) }
                td data-label=(frame.t("events-detail")) { bdi.tk { (self.detail) } }
            }
        }
    }

    fn who(&self, frame: &StaffFrame<'_>) -> Markup {
        match (self.name, self.actor.split_once(':')) {
            (Some(name), _) => html! { bdi { (name) } },
            (None, Some(("account", id))) => html! { (frame.t("events-visitor")) " " bdi.sub.tk { (id) } },
            (None, None) if self.actor == "system" => html! { (frame.t("events-system")) },
            _ => html! { bdi.tk { (self.actor) } },
        }
    }

    /// A link for whoever may follow it; what is behind it asks once more.
    fn to_what(&self, frame: &StaffFrame<'_>) -> Markup {
        let follows = frame.staff.is_some_and(|staff| staff.may(Permission::FindPerson));
        match self.reference {
            Some(reference) if follows => html! {
                a.ds-link.tk href={ "/staff/bookings/" (reference.as_str()) } { bdi { (reference) } }
            },
            Some(reference) => html! { bdi.tk { (reference) } },
            None if follows && group(self.action) == "person" => html! {
                a.ds-link.tk href={ "/staff/people/" (self.subject) } { bdi { (self.subject) } }
            },
            None => html! { bdi.tk { (self.subject) } },
        }
    }
}
