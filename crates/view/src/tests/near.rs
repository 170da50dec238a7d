//! Offices near a town, on the page of a booking and on that of all offices.

use super::samples::{self, towns};
use super::show::shows;
use crate::booking::OfficePage;
use crate::near::Near;
use crate::public;
use crate::visit::{Goal, OfficeChoice};
use besok_core::catalogue::Catalogue;
use besok_core::town::{Town, search};

fn near<'a>(towns: &'a [Town], asked: &'a str, soonest: bool, path: &str) -> Near<'a> {
    Near { asked, found: Some(search(towns, asked)), soonest, path: path.to_owned() }
}

#[test]
fn where_to_book() {
    let (errand, towns) = (samples::errand(), towns());
    let sundbyberg = samples::sundbyberg();
    let boden = samples::office("boden", "Boden", "Garnisonsgatan 1");
    let first = Some("2026-12-08T08:20:00Z".parse().unwrap());
    for (name, asked, soonest) in [
        ("near_town", "uppsala", false),
        ("near_town_soonest", "Uppsala", true),
        ("near_here", "sundbyberg", false),
        ("near_which", "upp", false),
        ("near_nothing", "<Pari\"s>", false),
    ] {
        let near = near(&towns, asked, soonest, "/book/fingerprints");
        let kilometres = near.kilometres_to(sundbyberg.position);
        let offices = vec![
            OfficeChoice { office: &sundbyberg, first, most: None, kilometres },
            OfficeChoice { office: &boden, first: None, most: None, kilometres },
        ];
        let company = samples::alone(&errand);
        let page = OfficePage { goal: Goal::book(&errand, &company), offices, near, booked: None };
        shows(name, "/book/fingerprints?town=x", |frame| page.render(frame));
    }
}

#[test]
fn all_offices() {
    let towns = towns();
    let boden = samples::office("boden", "Boden", "Garnisonsgatan 1");
    let mut kiruna = samples::office("kiruna", "Kiruna", "Vänortsgatan 2");
    kiruna.position = (67.86, 20.23).into();
    let catalogue = Catalogue { offices: vec![kiruna, boden], ..samples::catalogue() };
    for (name, asked) in [("near_all", "Uppsala"), ("near_all_nothing", "Paris")] {
        shows(name, "/offices?town=x", |frame| {
            public::offices(frame, &catalogue, &near(&towns, asked, false, "/offices"))
        });
    }
}
