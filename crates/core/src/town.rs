//! Towns: from where people set out. They choose one to see which offices are near.

mod search;

pub use search::{Found, search};

use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Mean radius of the earth.
const EARTH_KM: f64 = 6371.0;

/// A place on the earth, in degrees (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "(f64, f64)", into = "(f64, f64)")]
pub struct Position {
    /// Degrees north.
    pub north: f64,
    /// Degrees east.
    pub east: f64,
}

impl Position {
    /// How far it is as the crow flies, in whole kilometres: people ask which office is near, not for a route.
    pub fn kilometres_to(self, other: Self) -> u32 {
        let north = (other.north - self.north).to_radians();
        let east = (other.east - self.east).to_radians();
        let across = self.north.to_radians().cos() * other.north.to_radians().cos();
        let half_chord = (north / 2.0).sin().powi(2) + across * (east / 2.0).sin().powi(2);
        (2.0 * EARTH_KM * half_chord.sqrt().min(1.0).asin()).round() as u32
    }
}

impl From<(f64, f64)> for Position {
    fn from((north, east): (f64, f64)) -> Self {
        Self { north, east }
    }
}

impl From<Position> for (f64, f64) {
    fn from(position: Position) -> Self {
        (position.north, position.east)
    }
}

/// A town or municipality.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Town {
    /// Its name, as it stands on its signs.
    pub name: String,
    /// Where most of its people live.
    pub position: Position,
    /// Its names in other languages, by tag, where they differ.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<String, String>,
    /// Under which names it is found as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

impl Town {
    /// Its name in this language.
    pub fn name(&self, language: Language) -> &str {
        self.names.get(language.tag()).unwrap_or(&self.name)
    }

    /// Every name by which somebody may ask for it.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(self.names.values()).chain(&self.also).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(north: f64, east: f64) -> Position {
        Position { north, east }
    }

    #[test]
    fn distances_as_on_a_map() {
        let (stockholm, malmo) = (at(59.33, 18.07), at(55.60, 13.00));
        assert_eq!(stockholm.kilometres_to(malmo), 513);
        assert_eq!(at(67.86, 20.23).kilometres_to(at(65.83, 21.69)), 235, "Kiruna to Boden");
        assert_eq!(at(57.70, 11.97).kilometres_to(at(57.66, 12.01)), 5, "Göteborg to Mölndal");
        assert_eq!(at(-10.0, 179.0).kilometres_to(at(-10.0, -179.0)), 219, "across the date line");
        assert_eq!(at(90.0, 0.0).kilometres_to(at(-90.0, 0.0)), 20015, "from pole to pole");
    }

    proptest! {
        #[test]
        fn both_ways_are_as_far(a in -90.0..90.0f64, b in -180.0..180.0f64, c in -90.0..90.0f64, d in -180.0..180.0f64) {
            let (here, there) = (at(a, b), at(c, d));
            prop_assert_eq!(here.kilometres_to(there), there.kilometres_to(here));
            prop_assert_eq!(here.kilometres_to(here), 0);
            prop_assert!(here.kilometres_to(there) <= 20016);
        }
    }

    #[test]
    fn a_position_is_stored_as_a_pair() {
        let text = serde_json::to_string(&at(59.5, 18.0)).unwrap();
        assert_eq!(text, "[59.5,18.0]");
        assert_eq!(serde_json::from_str::<Position>(&text).unwrap(), at(59.5, 18.0));
    }
}
