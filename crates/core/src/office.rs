//! Offices: where a visit takes place.

use crate::id::OfficeId;
use crate::language::Text;
use crate::town::Position;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// One office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Office {
    /// Its name in addresses.
    pub id: OfficeId,
    /// The town, as people say it.
    pub name: Text,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Postal town.
    pub town: String,
    /// Where it is on a map.
    pub position: Position,
    /// IANA time zone; all its times are shown in it.
    pub zone: String,
    /// Phone, as people write it.
    pub phone: String,
    /// Phone, as a `tel:` link takes it.
    pub phone_link: String,
    /// How to get in: door, floor, lift.
    pub access: Text,
    /// When one can come without an appointment.
    pub walk_in: Text,
}

impl Office {
    /// The office's time zone.
    ///
    /// # Panics
    /// If the zone is unknown; import and loading refuse such an office.
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).expect("zones are checked on import")
    }

    /// A map of the place.
    pub fn map_link(&self) -> String {
        let Position { north, east } = self.position;
        format!("https://www.openstreetmap.org/?mlat={north}&mlon={east}#map=17/{north}/{east}")
    }
}
