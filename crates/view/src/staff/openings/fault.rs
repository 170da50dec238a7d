//! What is wrong with a form, in words.

use super::{StaffFrame, errand};
use crate::dates;
use crate::parts::Problem;
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::opening::fault::{Doubt, Fault, Field, NOTE};
use std::borrow::Cow;

/// One sentence for a fault.
pub fn sentence(frame: &StaffFrame<'_>, catalogue: &Catalogue, fault: &Fault) -> Cow<'static, str> {
    let language = frame.frame.language;
    match fault {
        Fault::NoWeekday => frame.t("openings-no-weekday"),
        Fault::NoErrand => frame.t("openings-no-errand"),
        Fault::NoOffice => frame.t("openings-no-office"),
        Fault::NoTime(_) => frame.t("openings-no-time"),
        Fault::NoDay(_) => frame.t("openings-no-day"),
        Fault::NoNumber(_, from, to) => {
            t_with(language, "openings-no-number", &[("from", (*from).into()), ("to", (*to).into())])
        }
        Fault::OverMidnight => frame.t("openings-over-midnight"),
        Fault::NoRoom(id, minutes, room) => {
            let name = errand(frame, catalogue, id);
            let values = [("errand", name.into()), ("minutes", (*minutes).into()), ("room", (*room).into())];
            t_with(language, "openings-no-room", &values)
        }
        Fault::EndsBeforeItBegins => frame.t("openings-ends-before"),
        Fault::Passed => frame.t("openings-passed"),
        Fault::NotValid(first, _) => {
            t_with(language, "openings-not-valid", &[("day", dates::date(language, *first).into())])
        }
        Fault::Twin(_) => frame.t("openings-twin"),
        Fault::Missing(_) => frame.t("openings-missing"),
        Fault::TooLong(_) => t_with(language, "openings-too-long", &[("count", (NOTE as i64).into())]),
    }
}

/// One sentence for a doubt.
pub fn doubt(frame: &StaffFrame<'_>, catalogue: &Catalogue, doubt: &Doubt) -> Cow<'static, str> {
    let language = frame.frame.language;
    match doubt {
        Doubt::Overlaps(id) => {
            let other = catalogue.openings.iter().find(|opening| opening.id == *id);
            let title = other.map_or(Cow::Owned(id.0.clone()), |other| super::title(frame, other));
            t_with(language, "openings-overlaps", &[("opening", title.as_ref().into())])
        }
        Doubt::Rest(minutes) => t_with(language, "openings-rest", &[("minutes", (*minutes).into())]),
        Doubt::Wastes(id, minutes, takes) => {
            let name = errand(frame, catalogue, id);
            let values = [("errand", name.into()), ("minutes", (*minutes).into()), ("takes", (*takes).into())];
            t_with(language, "openings-wastes", &values)
        }
    }
}

/// What is wrong in one field.
pub fn at(frame: &StaffFrame<'_>, catalogue: &Catalogue, faults: &[Fault], field: Field) -> Option<Cow<'static, str>> {
    faults.iter().find(|fault| fault.field() == field).map(|fault| sentence(frame, catalogue, fault))
}

/// All that is wrong, each with its field.
pub fn problems(frame: &StaffFrame<'_>, catalogue: &Catalogue, faults: &[Fault]) -> Vec<Problem<'static>> {
    let problem = |fault: &Fault| Problem {
        href: format!("#{}", fault.field().as_str()).into(),
        text: format!("{}: {}", super::fields::label(frame, fault.field()), sentence(frame, catalogue, fault)).into(),
    };
    faults.iter().map(problem).collect()
}
