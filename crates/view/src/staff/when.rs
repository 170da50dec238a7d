//! Where in time one is: the heading of a day, a week or a month, the way back and forth, and the other views of it.

use super::StaffFrame;
use besok_core::office::Office;
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};

/// A view of an office in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// A day, its counters side by side.
    Day,
    /// A day as a list.
    List,
    /// A week.
    Week,
    /// A month.
    Month,
}

/// Where in time a page is.
#[derive(Debug, Clone, Copy)]
pub(super) struct When<'a> {
    /// Where.
    pub office: &'a Office,
    /// Which day, or any day of the week or month.
    pub date: Date,
    /// Today, there.
    pub today: Date,
    /// Which view.
    pub view: View,
}

impl View {
    const ALL: [Self; 4] = [Self::Day, Self::List, Self::Week, Self::Month];

    fn path(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::List => "day/list",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Day => "staff-when-day",
            Self::List => "staff-when-list",
            Self::Week => "staff-when-week",
            Self::Month => "staff-when-month",
        }
    }

    /// The words for the way back, the way on, and for where one is now.
    fn ways(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Day | Self::List => ("staff-when-day-back", "staff-when-day-on", "staff-when-today"),
            Self::Week => ("staff-when-week-back", "staff-when-week-on", "staff-when-this-week"),
            Self::Month => ("staff-when-month-back", "staff-when-month-on", "staff-when-this-month"),
        }
    }

    /// So many days, weeks or months later. The calendar has an end, where one stays.
    fn later(self, date: Date, count: i64) -> Date {
        let span = match self {
            Self::Day | Self::List => count.days(),
            Self::Week => count.weeks(),
            Self::Month => count.months(),
        };
        date.checked_add(span).unwrap_or(date)
    }
}

impl When<'_> {
    /// The address of a view on a day.
    pub fn address(&self, view: View, date: Date) -> String {
        format!("/staff/offices/{}/{}?date={date}", self.office.id, view.path())
    }

    /// Heading and tools, the other views, and some figures beside them.
    pub fn head(&self, frame: &StaffFrame<'_>, title: &str, figures: &Markup) -> Markup {
        html! {
            div.dayhead {
                h1 { (title) }
                div.toolbar { (self.ways(frame)) (self.choose(frame)) }
            }
            div.viewhead {
                nav.tabs aria-label=(frame.t("staff-when-views")) {
                    @for view in View::ALL {
                        a href=(self.address(view, self.date)) aria-current=[(view == self.view).then_some("page")] {
                            (frame.t(view.name()))
                        }
                    }
                    a href={ "/staff/offices/" (self.office.id) "/day/print?date=" (self.date) } {
                        (frame.t("staff-when-print"))
                    }
                }
                (figures)
            }
        }
    }

    fn ways(&self, frame: &StaffFrame<'_>) -> Markup {
        let (back, on, now) = self.view.ways();
        let to = |count| self.address(self.view, self.view.later(self.date, count));
        html! {
            a.ds-button data-variant="secondary" rel="prev" href=(to(-1)) { (frame.t(back)) }
            a.ds-button data-variant="secondary" rel="next" href=(to(1)) { (frame.t(on)) }
            @if !self.is_now() {
                a.ds-button data-variant="secondary" href=(self.address(self.view, self.today)) { (frame.t(now)) }
            }
        }
    }

    fn is_now(&self) -> bool {
        match self.view {
            View::Day | View::List => self.date == self.today,
            View::Week => monday(self.date) == monday(self.today),
            View::Month => self.date.first_of_month() == self.today.first_of_month(),
        }
    }

    /// A date that is typed or picked. It keeps what is half typed when the page around it is drawn anew.
    fn choose(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            form #choose method="get" action={ "/staff/offices/" (self.office.id) "/" (self.view.path()) } hx-morph-skip {
                label.vh for="date" { (frame.t("staff-when-date")) }
                input.ds-input #date type="date" name="date" value=(self.date);
                button.ds-button data-variant="secondary" type="submit" { (frame.t("staff-when-show")) }
            }
        }
    }
}

/// The Monday of a day's week.
pub(super) fn monday(date: Date) -> Date {
    date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).unwrap_or(date)
}
