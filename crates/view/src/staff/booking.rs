//! One visit, as staff see it.

use super::{Happening, StaffFrame, happenings, state};
use crate::booking::access_row;
use crate::dates;
use crate::frame::Head;
use crate::my::cancel::reasons;
use crate::parts::{Problem, Row, back, companions, error_summary, summary};
use crate::visit::Visit;
use besok_core::booking::{Origin, State};
use besok_core::id::PersonId;
use besok_core::ledger::{CancelReason, Override};
use besok_core::opening::local_day;
use besok_core::staff::Permission;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// The facts of the page.
pub struct BookingPage<'a> {
    /// The visit.
    pub visit: &'a Visit<'a>,
    /// Who comes, for the links to their pages.
    pub people: Vec<(&'a PersonId, &'a str)>,
    /// What happened, the newest first.
    pub history: Vec<Happening<'a>>,
    /// Whether the account has an address.
    pub has_email: bool,
    /// The instant at which the page is shown.
    pub now: Timestamp,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
    /// Makes cancelling twice harmless.
    pub key: &'a str,
    /// The reason for cancelling that was chosen before.
    pub reason: Option<CancelReason>,
    /// Why it was not done.
    pub refused: Option<String>,
}

impl BookingPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let (language, visit) = (frame.frame.language, self.visit);
        let booking = visit.booking;
        let title = format!("{} {}", frame.t("visit-title"), booking.reference);
        let problems: Vec<Problem> =
            self.refused.iter().map(|text| Problem { href: "#cancel".into(), text: text.clone().into() }).collect();
        let row = |key, value| Row { term: frame.t(key), value, change: None };
        let time = dates::day_of_year_and_time(language, booking.starts_at, &visit.office.time_zone());
        // What each comes for needs saying only where there are several.
        let people = html! {
            @if self.people.len() != 1 { (companions(&frame.frame, &visit.company)) }
            @for (id, name) in &self.people { a.ds-link.tl href={ "/staff/people/" (id) } { bdi { (name) } } " " }
        };
        let day = local_day(booking.starts_at, &visit.office.time_zone());
        let sees_day = frame.staff.is_some_and(|staff| staff.may_at(Permission::SeeDay, &visit.office.id));
        let mut rows = vec![
            row("visit-state", html! { (state(frame, booking.state_at(self.now))) }),
            row("visit-time", html! { b { bdi { (time) } } }),
            row("visit-office", html! { (visit.office.name.get(language)) }),
            row("visit-errand", html! { (visit.errand.name.get(language)) }),
            row("visit-people", people),
        ];
        rows.extend(access_row(&frame.frame, &visit.company));
        let by = match booking.origin {
            Origin::Staff => "visit-by-staff",
            Origin::Legacy => "visit-by-old-system",
            Origin::MyPage | Origin::Invitation => "visit-by-visitor",
        };
        rows.push(row("visit-made", html! { (frame.t(by)) }));
        let may = frame.staff.is_some_and(|staff| staff.may_at(Permission::HelpPerson, &visit.office.id));
        let to_come = booking.state_at(self.now) == State::Booked;
        let body = html! {
            @if sees_day { (back(&frame.frame, &format!("/staff/offices/{}/day?date={day}", visit.office.id))) }
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (frame.t("visit-title")) " " bdi { (booking.reference) } }
            @if !self.has_email { p.card { (frame.t("visit-no-email")) } }
            (summary(&frame.frame, &rows))
            div.btns {
                @if may && to_come {
                    a.ds-button href=(self.address(&format!("move/{}", visit.office.id))) { (frame.t("visit-move")) }
                }
                a.ds-button data-variant="secondary" href=(self.address("letter")) { (frame.t("visit-letter")) }
            }
            @if may && to_come { (self.cancel(frame)) }
            section { h2 { (frame.t("person-history")) } (happenings(frame, &self.history, self.zone)) }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn address(&self, page: &str) -> String {
        format!("/staff/bookings/{}/{page}", self.visit.booking.reference.as_str())
    }

    fn cancel(&self, frame: &StaffFrame<'_>) -> Markup {
        let late = self.now > self.visit.errand.cancel_until(self.visit.booking.starts_at);
        html! {
            details #cancel open[self.refused.is_some()] {
                summary { (frame.t("visit-cancel")) }
                form.narrow method="post" action=(self.address("cancel")) {
                    (crate::parts::hidden("key", self.key))
                    p { (frame.t("visit-cancel-text")) }
                    (reasons(&frame.frame, "visit-reason", (self.reason, reason_key)))
                    @if late { (beyond(frame, None)) }
                    button.ds-button data-color="danger" type="submit" { (frame.t("visit-cancel-yes")) }
                }
            }
        }
    }
}

fn reason_key(reason: CancelReason) -> &'static str {
    match reason {
        CancelReason::CannotCome => "visit-reason-cannot-come",
        CancelReason::NoLongerNeeded => "visit-reason-no-longer-needed",
        CancelReason::OtherTime => "visit-reason-other-time",
        CancelReason::Other => "visit-reason-other",
    }
}

/// The choice of a reason to go beyond a limit, for those who may.
pub(super) fn beyond(frame: &StaffFrame<'_>, chosen: Option<Override>) -> Markup {
    let may = frame.staff.is_some_and(|staff| staff.may(Permission::Override));
    html! {
        @if may {
            div.ds-field.f {
                label.ds-label for="beyond" { (frame.t("help-beyond")) }
                select.ds-input #beyond name="beyond" {
                    option value="" { (frame.t("help-beyond-no")) }
                    @for reason in Override::ALL {
                        option value=(reason.as_str()) selected[chosen == Some(reason)] { (reason_text(frame, reason)) }
                    }
                }
            }
        }
    }
}

fn reason_text(frame: &StaffFrame<'_>, reason: Override) -> std::borrow::Cow<'static, str> {
    frame.t(match reason {
        Override::Deadline => "help-beyond-deadline",
        Override::Health => "help-beyond-health",
        Override::AgencyFault => "help-beyond-agency-fault",
        Override::OtherAuthority => "help-beyond-other-authority",
        Override::Other => "help-beyond-other",
    })
}
