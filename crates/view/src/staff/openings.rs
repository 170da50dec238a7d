//! Openings and closures: what an office has, the forms, what a change would do, and what was changed before.

mod closures;
mod day;
mod fault;
mod fields;
mod filled;
mod form;
mod history;
mod list;
mod preview;

pub use closures::{ClosureForm, ClosuresPage, EndPage};
pub use day::DayForm;
pub use filled::Filled;
pub use form::{OpeningForm, Theirs};
pub use history::{Entry, HistoryPage};
pub use list::ListPage;
pub use preview::{PreviewPage, SHOWN, Saving};

use super::StaffFrame;
use crate::dates;
use crate::parts::icon;
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::id::ErrandId;
use besok_core::opening::Opening;
use jiff::civil::Weekday;
use maud::{Markup, html};
use std::borrow::Cow;

/// The address of an office's openings.
fn address(opening: &Opening, rest: &str) -> String {
    format!("/staff/offices/{}/openings/{}{rest}", opening.office, opening.id)
}

/// `Mon, Tue, Wed`
fn weekdays(frame: &StaffFrame<'_>, weekdays: &[Weekday]) -> String {
    let week = Weekday::Monday.cycle_forward().take(7).filter(|weekday| weekdays.contains(weekday));
    let names: Vec<String> = week.map(|weekday| dates::weekday_short(frame.frame.language, weekday)).collect();
    names.join(" · ")
}

/// What a visitor chooses.
fn errand<'a>(frame: &StaffFrame<'_>, catalogue: &'a Catalogue, id: &'a ErrandId) -> &'a str {
    catalogue.errand(id).map_or(id.as_str(), |errand| errand.name.get(frame.frame.language))
}

/// Which opening it is, in few words.
pub fn title(frame: &StaffFrame<'_>, opening: &Opening) -> Cow<'static, str> {
    let hours = dates::hours(frame.frame.language, opening.from, opening.to);
    Cow::Owned(format!("{} {hours}", weekdays(frame, &opening.weekdays)))
}

/// What was just saved. It takes the focus, so that it is read first.
fn saved(frame: &StaffFrame<'_>, left: usize) -> Markup {
    html! {
        div.done role="status" tabindex="-1" autofocus {
            (icon::tick())
            div {
                p { strong { (frame.t("openings-saved")) } }
                p { (frame.t("openings-saved-text")) }
                @if left > 0 { p { (t_with(frame.frame.language, "openings-not-cancelled", &[("count", left.into())])) } }
            }
        }
    }
}
