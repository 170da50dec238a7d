//! `offices.toml`.

use super::ids::Ids;
use super::source::Fields;
use besok_core::office::Office;
use besok_view::staff::Needed;
use jiff::tz::TimeZone;

/// The offices in order, and their ids.
pub fn read(file: Fields) -> (Vec<Office>, Ids) {
    let mut ids = Ids::of("office");
    let offices = file.tables("office", |fields| office(fields, &mut ids));
    (offices, ids)
}

fn office(mut fields: Fields, ids: &mut Ids) -> Option<Office> {
    let id = fields.get("id", |node| ids.give(node));
    let name = fields.get("name", |node| node.text());
    let street = fields.get("street", |node| node.string());
    let postcode = fields.get("postcode", |node| node.string());
    let town = fields.get("town", |node| node.string());
    let position = fields.get("position", |node| node.position());
    let zone = fields.get("zone", |node| {
        node.string_that((Needed::Zone, "a time zone like \"Europe/Stockholm\""), |name| TimeZone::get(name).is_ok())
    });
    let phone = fields.get("phone", |node| node.string());
    let phone_link = fields.get("phone_link", |node| node.phone_link());
    let access = fields.get("access", |node| node.text());
    let walk_in = fields.get("walk_in", |node| node.text());
    fields.close();
    Some(Office {
        id: id?,
        name: name?,
        street: street?.to_owned(),
        postcode: postcode?.to_owned(),
        town: town?.to_owned(),
        position: position?,
        zone: zone?.to_owned(),
        phone: phone?.to_owned(),
        phone_link: phone_link?,
        access: access?,
        walk_in: walk_in?,
    })
}
