//! `errands.toml`.

use super::ids::Ids;
use super::source::Fields;
use besok_core::errand::{Errand, Release};

const DAY: i64 = 24 * 60;
/// The longest time before a visit at which booking, moving or cancelling may already end.
const MONTH: i64 = 30 * DAY;

/// The errands in order, and their ids.
pub fn read(file: Fields) -> (Vec<Errand>, Ids) {
    let mut ids = Ids::of("errand");
    let errands = file.tables("errand", |fields| errand(fields, &mut ids));
    (errands, ids)
}

fn errand(mut fields: Fields, ids: &mut Ids) -> Option<Errand> {
    let id = fields.get("id", |node| ids.give(node));
    let name = fields.get("name", |node| node.text());
    let summary = fields.get("summary", |node| node.text());
    let minutes = fields.get("minutes", |node| node.integer(1..=480));
    let bring = fields.get("bring", |node| node.each(|node| node.text()));
    let ahead_days = fields.get("ahead_days", |node| node.integer(1..=730));
    let notice_minutes = fields.get("notice_minutes", |node| {
        let notice = node.integer(0..=MONTH)?;
        match ahead_days {
            Some(days) if notice >= days * DAY => {
                node.refuse(&format!("less than {}, the minutes of `ahead_days`", days * DAY))
            }
            _ => Some(notice),
        }
    });
    let move_minutes = fields.get("move_minutes", |node| node.integer(0..=MONTH));
    let cancel_minutes = fields.get("cancel_minutes", |node| node.integer(0..=MONTH));
    let release = fields.get("release", |node| match node.value().as_str() {
        Some("immediate") => Some(Release::Immediate),
        _ => node.refuse("\"immediate\""),
    });
    let needs_invitation = fields.get("needs_invitation", |node| node.boolean());
    fields.close();
    Some(Errand {
        id: id?,
        name: name?,
        summary: summary?,
        minutes: minutes?,
        bring: bring?,
        ahead_days: ahead_days?,
        notice_minutes: notice_minutes?,
        move_minutes: move_minutes?,
        cancel_minutes: cancel_minutes?,
        release: release?,
        needs_invitation: needs_invitation?,
    })
}
