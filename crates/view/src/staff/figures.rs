//! What happened in a period, at an office or at several compared: figures in tables, each with what is counted beside it,
//! and drawings of some.

mod chart;
mod compared;
mod now;
mod sections;
mod table;

pub use now::Now;

use super::StaffFrame;
use crate::frame::Head;
use crate::parts::{Problem, error_summary};
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::figures::{Figures, LONGEST_PERIOD, Period};
use besok_core::id::OfficeId;
use besok_core::office::Office;
use besok_core::staff::{Permission, Staff};
use jiff::civil::Date;
use maud::{Markup, html};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The facts of the page.
#[derive(Debug, Clone, Copy)]
pub struct FiguresPage<'a> {
    /// Where.
    pub place: Place<'a>,
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// From which day to which, as it was asked.
    pub days: (Date, Date),
    /// Which day it is there.
    pub today: Date,
    /// What was counted; none if the days are no period.
    pub figures: Option<&'a Figures>,
}

/// Where figures are from.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// An office; and how its queue stands, if the period is today.
    One(&'a Office, Option<Now<'a>>),
    /// All offices whose figures one may see, with those of each.
    All(&'a BTreeMap<OfficeId, Figures>),
}

impl FiguresPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let title = match self.place {
            Place::One(office, _) => t_with(language, "figures-title", &[("office", office.name.get(language).into())]),
            Place::All(_) => frame.t("figures-all-title"),
        };
        let wrong = self.figures.is_none();
        let problem = t_with(language, "figures-wrong-days", &[("days", LONGEST_PERIOD.into())]);
        let problems: Vec<Problem> =
            wrong.then(|| Problem { href: "#from".into(), text: problem.clone() }).into_iter().collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            div.dayhead {
                h1 { (title) }
                @if self.may_compare(frame) {
                    a.ds-link href=(address(None, "figures", self.days)) { (frame.t("figures-compare")) }
                }
            }
            (self.period(frame, wrong.then_some(&problem)))
            @if let Some(figures) = self.figures {
                p.hint { (frame.t("figures-nobody")) }
                @match self.place {
                    Place::One(_, now) => @if let Some(now) = now { (now.live(frame, self)) },
                    Place::All(offices) => (self.compared(frame, (figures, offices))),
                }
                (self.sections(frame, figures))
                div.toolbar {
                    a.ds-button data-variant="secondary" href=(self.address("figures.csv")) { (frame.t("figures-csv")) }
                    a.ds-button data-variant="secondary" href=(self.address("figures.json")) { (frame.t("figures-json")) }
                }
            }
        };
        frame.page(&title, Head { error: wrong, ..Head::default() }, &body)
    }

    /// Whether there are others to compare an office with.
    fn may_compare(&self, frame: &StaffFrame<'_>) -> bool {
        let several = |staff: &Staff| staff.offices(Permission::Figures, self.catalogue).len() > 1;
        matches!(self.place, Place::One(..)) && frame.staff.is_some_and(several)
    }

    fn address(&self, page: &str) -> String {
        self.address_of(page, self.days)
    }

    fn address_of(&self, page: &str, days: (Date, Date)) -> String {
        match self.place {
            Place::One(office, _) => address(Some(office), page, days),
            Place::All(_) => address(None, page, days),
        }
    }

    /// Periods that have a name, and any two days.
    fn period(&self, frame: &StaffFrame<'_>, problem: Option<&Cow<'_, str>>) -> Markup {
        let (from, to) = self.days;
        // On a Monday the week is today. One name is enough.
        let chosen = Period::ALL.into_iter().find(|period| period.days(self.today) == self.days);
        let day = |id: &str, key: &str, value: Date| {
            html! {
                div.ds-field {
                    label.ds-label for=(id) { (frame.t(key)) }
                    input.ds-input #(id) type="date" name=(id) value=(value) aria-invalid=[problem.map(|_| "true")]
                        aria-describedby=[problem.map(|_| "days-error")];
                }
            }
        };
        html! {
            nav.row.tabs aria-label=(frame.t("figures-periods")) {
                @for period in Period::ALL {
                    a.tl href=(self.address_of("figures", period.days(self.today)))
                        aria-current=[(chosen == Some(period)).then_some("page")] { (frame.t(name(period))) }
                }
            }
            @if let Some(problem) = problem { p.ds-validation-message #days-error { (problem) } }
            div.toolbar { form method="get" {
                (day("from", "figures-from", from)) (day("to", "figures-to", to))
                button.ds-button type="submit" { (frame.t("figures-show")) }
            } }
        }
    }
}

fn name(period: Period) -> &'static str {
    match period {
        Period::Today => "figures-today",
        Period::Yesterday => "figures-yesterday",
        Period::ThisWeek => "figures-this-week",
        Period::LastWeek => "figures-last-week",
        Period::ThisMonth => "figures-this-month",
        Period::LastMonth => "figures-last-month",
    }
}

/// The address of a page of figures: of an office, or of all of them.
fn address(office: Option<&Office>, page: &str, (from, to): (Date, Date)) -> String {
    let folder = office.map_or_else(|| "/staff".to_owned(), |office| format!("/staff/offices/{}", office.id));
    format!("{folder}/{page}?from={from}&to={to}")
}

fn minutes(seconds: i64) -> i64 {
    (seconds + 30) / 60
}
