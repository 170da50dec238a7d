//! The agency itself: what the pages say about it.

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
    /// The day the booking service moved into My Page; earlier bookings are changed elsewhere.
    pub cutover: Date,
    /// Where bookings made before the cutover are changed.
    pub cutover_link: String,
    /// The terms of use.
    pub terms: Terms,
}

/// The terms that signing in accepts. A new version is asked for again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Which version, by the day it began to hold.
    pub version: Date,
    /// One paragraph each.
    pub paragraphs: Vec<Text>,
}
