//! `errands.toml`.

use super::ids::Ids;
use super::source::{Fields, Node};
use besok_core::errand::{ADULT, AgeRule, Errand, Together};
use besok_core::id::ErrandId;
use besok_core::release::Release;
use besok_core::visit::Late;
use besok_view::staff::Needed;

const DAY: i64 = 24 * 60;
/// The longest time before a visit at which booking, moving or cancelling may already end.
const MONTH: i64 = 30 * DAY;

/// The errands in order, and their ids.
pub fn read(file: Fields) -> (Vec<Errand>, Ids) {
    let mut ids = Ids::of("errand");
    let mut named = Vec::new();
    let errands = file.tables("errand", |fields| errand(fields, &mut ids, &mut named));
    // An errand may name one that stands further down.
    for node in named {
        ids.named::<ErrandId>(node);
    }
    (errands, ids)
}

fn errand<'a>(mut fields: Fields<'a>, ids: &mut Ids, named: &mut Vec<Node<'a>>) -> Option<Errand> {
    let id = fields.get("id", |node| ids.give(node));
    let name = fields.get("name", |node| node.text());
    let summary = fields.get("summary", |node| node.text());
    let minutes = fields.get("minutes", |node| node.integer(1..=480));
    let together = fields.maybe("together", together);
    let also = fields.maybe("also", |node| {
        node.each(|node| {
            named.push(node);
            node.string().map(ErrandId::from)
        })
    });
    let age_rules = fields.maybe("age_rules", |node| node.each(|node| age_rule(node, minutes.unwrap_or(480))));
    let bring = fields.get("bring", |node| node.each(|node| node.text()));
    let bring_for_child = fields.maybe("bring_for_child", |node| node.each(|node| node.text()));
    let ahead_days = fields.get("ahead_days", |node| node.integer(1..=730));
    let notice_minutes = fields.get("notice_minutes", |node| {
        let notice = node.integer(0..=MONTH)?;
        match ahead_days {
            Some(days) if notice >= days * DAY => node
                .refuse((Needed::Less(days * DAY), &format!("less than {}, the minutes of `ahead_days`", days * DAY))),
            _ => Some(notice),
        }
    });
    let move_minutes = fields.get("move_minutes", |node| node.integer(0..=MONTH));
    let cancel_minutes = fields.get("cancel_minutes", |node| node.integer(0..=MONTH));
    let late = fields.maybe("late", |node| match node.value().as_str().and_then(Late::parse) {
        Some(late) => Some(late),
        None => node.refuse("\"kept\", \"walk_in\" or \"reception\""),
    });
    let release = fields.get("release", |node| match node.value().as_str() {
        Some(text) if let Ok(release) = text.parse::<Release>() => Some(release),
        _ => node.refuse("\"immediate\", or \"cooling 72\" with hours from 1 to 336"),
    });
    let waiting_list = fields.maybe("waiting_list", |node| node.boolean());
    let needs_invitation = fields.get("needs_invitation", |node| node.boolean());
    fields.close();
    Some(Errand {
        id: id?,
        name: name?,
        summary: summary?,
        minutes: minutes?,
        together: together?.unwrap_or_default(),
        also: also?.unwrap_or_default(),
        age_rules: age_rules?.unwrap_or_default(),
        bring: bring?,
        bring_for_child: bring_for_child?.unwrap_or_default(),
        ahead_days: ahead_days?,
        notice_minutes: notice_minutes?,
        move_minutes: move_minutes?,
        cancel_minutes: cancel_minutes?,
        late: late?.unwrap_or_default(),
        release: release?,
        waiting_list: waiting_list?.unwrap_or_default(),
        needs_invitation: needs_invitation?,
    })
}

fn together(node: Node) -> Option<Together> {
    match node.value().as_str() {
        Some("succession") => Some(Together::Succession),
        Some("side_by_side") => Some(Together::SideBySide),
        _ => node.refuse("\"succession\" or \"side_by_side\""),
    }
}

/// A child never takes longer than a grown-up: times are looked for with that in mind.
fn age_rule(node: Node, most: i64) -> Option<AgeRule> {
    let mut fields = node.fields()?;
    let under = fields.get("under", |node| node.integer(1..=ADULT));
    let minutes = fields.get("minutes", |node| node.integer(0..=most));
    let note = fields.get("note", |node| node.text());
    fields.close();
    Some(AgeRule { under: under?, minutes: minutes?, note: note? })
}
