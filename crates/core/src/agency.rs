//! The agency itself: what the pages say about it.

use crate::invitation::words;
use crate::language::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The agency and how to reach it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// Its name, as in the page header.
    pub name: Text,
    /// Name of the domain that calendar entries and message ids carry.
    pub domain: String,
    /// The address for questions.
    pub email: String,
    /// The phone number for questions, as people write it.
    pub phone: String,
    /// The phone number as a `tel:` link takes it.
    pub phone_link: String,
    /// When the phone is answered.
    pub phone_hours: Text,
    /// Its postal address in one line, below its name: where letters go that do not reach anybody.
    #[serde(default)]
    pub postal_address: String,
    /// The agency's own website, where errands are explained.
    pub website: String,
    /// Who supervises accessibility.
    pub supervisor: Text,
    /// Where one complains about accessibility to the supervisor.
    pub supervisor_link: String,
    /// Known faults in accessibility, in plain words.
    pub accessibility_faults: Vec<Text>,
    /// Who answers for personal data.
    pub data_protection_email: String,
    /// Where one complains about how personal data is handled.
    pub data_protection_authority: Text,
    /// The day the booking service moved into My Page; earlier bookings are changed outside it.
    pub cutover: Date,
    /// The languages in which interpreters can be had.
    #[serde(default)]
    pub interpreters: Vec<Interpreters>,
    /// How many days ahead an interpreter must be asked for.
    #[serde(default)]
    pub interpreter_days: i64,
    /// Whether the bookings of the old system have taken their places.
    pub old_bookings: OldBookings,
    /// The terms of use.
    pub terms: Terms,
}

/// A language in which interpreters can be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interpreters {
    /// BCP 47 tag.
    pub tag: String,
    /// What the language is called.
    pub name: Text,
}

words! {
    /// What is known of the bookings that were made before the cutover. No time is published before that is settled: it
    /// might be somebody's already.
    OldBookings {
        /// An administrator has declared that there are none.
        None = "none",
        /// They are still to come.
        ToCome = "to_come",
        /// They are in the ledger. Later ones may follow, where there is room.
        Imported = "imported",
    }
}

/// The terms that signing in accepts. A new version is asked for again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Which version, by the day it began to hold.
    pub version: Date,
    /// One paragraph each.
    pub paragraphs: Vec<Text>,
}
