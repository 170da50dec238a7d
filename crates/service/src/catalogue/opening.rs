//! `openings.toml`.

use super::ids::Ids;
use super::source::{Fields, Node};
use besok_core::errand::Errand;
use besok_core::id::{ErrandId, OfficeId};
use besok_core::opening::{Hours, Occurrence, Opening, check};
use besok_view::staff::Needed;
use jiff::civil::Time;

/// What the other files give. None where a file could not be read at all: then its ids are not held against anyone.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Ids of offices.
    pub offices: Option<&'a Ids>,
    /// Ids of errands.
    pub errand_ids: Option<&'a Ids>,
    /// The errands that could be read.
    pub errands: &'a [Errand],
}

/// The openings in order. Their numbers are given by the database.
pub fn read(file: Fields, known: Known) -> Vec<Opening> {
    let mut ids = Ids::of("opening");
    let mut earlier: Vec<Opening> = Vec::new();
    file.tables("opening", |fields| {
        let at = fields.place();
        let opening = opening(fields, &mut ids, known)?;
        if let Some(twin) = check::twin(&opening, &earlier) {
            return at.complain(&format!(
                "the opening {:?} says the same as {:?}; for more places, raise `places` there",
                opening.id.as_str(),
                twin.id.as_str()
            ));
        }
        earlier.push(opening.clone());
        Some(opening)
    })
}

fn opening(mut fields: Fields, ids: &mut Ids, known: Known) -> Option<Opening> {
    let id = fields.get("id", |node| ids.give(node));
    let office = fields.get("office", |node| office(node, known));
    let weekdays = fields.get("weekdays", |node| node.some(|node| node.weekday()));
    let from = fields.get("from", |node| node.time());
    let to = fields.get("to", |node| to(node, from));
    let length = from.zip(to).map_or(24 * 60, |(from, to)| minutes(from, to));
    let step = fields.get("step", |node| node.integer(check::steps(length)));
    let places = fields.get("places", |node| node.integer(check::PLACES));
    let staff_only = fields.get("staff_only", |node| node.integer(check::staff_only(places)));
    let errands = fields.get("errands", |node| node.some(|node| errand(node, known, check::whole(length, step))));
    let step_free = fields.maybe("step_free", |node| node.boolean());
    let valid_from = fields.get("valid_from", |node| node.date());
    let valid_to = fields.maybe("valid_to", |node| {
        let last = node.date()?;
        match valid_from {
            Some(first) if last < first => node.refuse(&format!("a day from `valid_from` on, which is {first}")),
            _ => Some(last),
        }
    });
    let publish_days = fields.get("publish_days", |node| node.integer(check::PUBLISH_DAYS));
    let publish_at = fields.maybe("publish_at", |node| node.time());
    let note = fields.maybe("note", |node| node.string().map(str::to_owned));
    let occurrences = fields.maybe("occurrences", |node| node.some(|node| occurrence(node.fields()?, step)));
    fields.close();
    Some(Opening {
        id: id?,
        number: 0,
        office: office?,
        weekdays: weekdays?,
        from: from?,
        to: to?,
        step: step?,
        places: places?,
        staff_only: staff_only?,
        errands: errands?,
        step_free: step_free?.unwrap_or(true),
        valid_from: valid_from?,
        valid_to: valid_to?,
        publish_days: publish_days?,
        publish_at: publish_at?.unwrap_or_default(),
        note: note?.unwrap_or_default(),
        occurrences: occurrences?.unwrap_or_default(),
    })
}

fn office(node: Node, known: Known) -> Option<OfficeId> {
    match known.offices {
        Some(ids) => ids.named(node),
        None => node.string().map(OfficeId::from),
    }
}

/// An errand for which there is time between opening and closing.
fn errand(node: Node, known: Known, length: i64) -> Option<ErrandId> {
    let id = match known.errand_ids {
        Some(ids) => ids.named(node)?,
        None => ErrandId::from(node.string()?),
    };
    match known.errands.iter().find(|errand| errand.id == id) {
        Some(errand) if !check::has_room(errand, length) => {
            let (id, minutes) = (id.as_str(), errand.minutes);
            let steps = format!("but the steps from `from` to `to` are {length} together");
            node.complain((Needed::Room, &format!("the errand {id:?} takes {minutes} minutes, {steps}")))
        }
        _ => Some(id),
    }
}

fn to(node: Node, from: Option<Time>) -> Option<Time> {
    let to = node.time()?;
    match from {
        Some(from) if !check::is_after(from, to) => {
            node.refuse(&format!("a time after `from`, which is {}", from.strftime("%H:%M")))
        }
        _ => Some(to),
    }
}

/// A day that differs from the rule: closed, or with hours of its own.
fn occurrence(mut fields: Fields, step: Option<i64>) -> Option<Occurrence> {
    let day = fields.get("day", |node| node.date());
    let closed = fields.maybe("closed", |node| {
        if node.boolean()? { Some(()) } else { node.refuse("true; a day with hours of its own has no such field") }
    });
    let hours = if closed == Some(None) { Some(hours(&mut fields, step)) } else { None };
    fields.close();
    let (day, _) = (day?, closed?);
    Some(Occurrence { day, hours: hours.map_or(Some(None), |hours| hours.map(Some))? })
}

fn hours(fields: &mut Fields, step: Option<i64>) -> Option<Hours> {
    let from = fields.get("from", |node| node.time());
    let to = fields.get("to", |node| {
        let to = to(node, from)?;
        match from.zip(step) {
            Some((from, step)) if !check::steps(minutes(from, to)).contains(&step) => {
                node.refuse(&format!("a time that leaves room for a step of {step} minutes"))
            }
            _ => Some(to),
        }
    });
    let places = fields.get("places", |node| node.integer(check::PLACES));
    let staff_only = fields.get("staff_only", |node| node.integer(check::staff_only(places)));
    Some(Hours { from: from?, to: to?, places: places?, staff_only: staff_only? })
}

fn minutes(from: Time, to: Time) -> i64 {
    Hours { from, to, places: 0, staff_only: 0 }.minutes()
}
