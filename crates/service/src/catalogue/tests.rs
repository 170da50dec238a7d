//! The sample holds what it should, and each mistake is told with its place.

mod edit;
mod export;
mod mistakes;

use super::{read_dir, sample};
use besok_core::catalogue::Catalogue;
use besok_core::holiday::is_holiday;
use besok_core::slot::PlannedSlot;
use besok_core::town::{Found, Position, search};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use std::path::Path;

fn slots(catalogue: &Catalogue, day: Date) -> Vec<PlannedSlot> {
    catalogue.openings.iter().flat_map(|opening| catalogue.slots_on(opening, day)).collect()
}

#[test]
fn the_sample_is_valid_wherever_it_is_read_from() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue");
    assert_eq!(read_dir(&folder).unwrap(), sample());
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let error = read_dir(Path::new("no/such/folder")).unwrap_err();
    assert_eq!(error.to_string(), "cannot read no/such/folder");
}

#[test]
fn the_sample_has_eleven_offices_and_the_six_errands_in_order() {
    let sample = sample();
    assert_eq!(sample.offices.len(), 11);
    let errands: Vec<_> = sample.errands.iter().map(|errand| errand.id.as_str()).collect();
    let open = ["passport", "biometrics", "visitor-permit", "travel-document-apply", "travel-document-collect"];
    assert_eq!(errands, [&open[..], &["interview"]].concat());
    assert_eq!(sample.agency.cutover, date(2026, 3, 5));
}

#[test]
fn the_towns_are_the_municipalities_of_sweden() {
    let towns = sample().towns;
    assert_eq!(towns.len(), 290);
    for town in &towns {
        let Position { north, east } = town.position;
        assert!((55.2..69.1).contains(&north) && (10.9..24.2).contains(&east), "{} lies elsewhere", town.name);
        for name in town.all_names() {
            assert!(matches!(search(&towns, name), Found::Town(found) if found == town), "{name} is ambiguous");
        }
    }
    for (name, north, east) in [
        ("Stockholm", 59.33, 18.07),
        ("Kiruna", 67.86, 20.23),
        ("Malmö", 55.60, 13.00),
        ("Boden", 65.83, 21.69),
        ("Visby", 57.64, 18.30),
        ("Sveg", 62.04, 14.36),
        ("غوتنبرغ", 57.71, 11.97),
    ] {
        let Found::Town(town) = search(&towns, name) else { panic!("no town {name}") };
        assert!(town.position.kilometres_to(Position { north, east }) <= 2, "{name} is at {:?}", town.position);
    }
}

#[test]
fn offices_stand_in_their_towns() {
    let sample = sample();
    for office in &sample.offices {
        let Found::Town(town) = search(&sample.towns, &office.town) else { panic!("no town {}", office.town) };
        assert!(town.position.kilometres_to(office.position) <= 3, "{}", office.id);
    }
}

#[test]
fn every_open_errand_is_served_by_several_offices_but_not_by_all() {
    let sample = sample();
    let offices = |errand| -> BTreeSet<_> {
        let serving = sample.openings.iter().filter(|opening| opening.errands.contains(errand));
        serving.map(|opening| opening.office.clone()).collect()
    };
    let open = sample.errands.iter().filter(|errand| !errand.needs_invitation);
    let counts: Vec<_> = open.map(|errand| offices(&errand.id).len()).collect();
    assert!(counts.iter().all(|count| *count > 5), "{counts:?}");
    assert!(counts.iter().any(|count| *count < sample.offices.len()), "{counts:?}");
}

#[test]
fn every_office_has_an_opening_and_leaves_places_to_the_public() {
    let sample = sample();
    for office in &sample.offices {
        let mut openings = sample.openings.iter().filter(|opening| opening.office == office.id);
        assert!(openings.any(|opening| opening.staff_only < opening.places), "{}", office.id);
    }
}

#[test]
fn errands_fill_the_steps_in_which_they_are_received() {
    let sample = sample();
    for opening in sample.openings.iter().filter(|opening| opening.step > 20) {
        for errand in opening.errands.iter().filter_map(|id| sample.errand(id)) {
            assert_eq!(errand.minutes % opening.step, 0, "{} {}", opening.id, errand.id);
        }
    }
}

#[test]
fn a_normal_day_has_slots_and_a_closed_day_has_none() {
    let sample = sample();
    let tuesday = date(2026, 12, 8);
    assert!(slots(&sample, tuesday).len() > 300);
    for closed in [date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 6), date(2027, 3, 26), date(2026, 12, 6)] {
        assert_eq!(slots(&sample, closed), [], "{closed}");
    }
}

#[test]
fn holidays_as_published() {
    let rules = sample().holidays;
    let closed = |year: i16| -> Vec<String> {
        let days = date(year, 1, 1).series(jiff::Span::new().days(1)).take_while(|day| day.year() == year);
        days.filter(|day| is_holiday(&rules, *day)).map(|day| day.strftime("%m-%d").to_string()).collect()
    };
    let of_2026 =
        "01-01 01-06 04-03 04-04 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31";
    assert_eq!(closed(2026).join(" "), of_2026);
    let of_2027 =
        "01-01 01-06 03-26 03-27 03-28 03-29 05-01 05-06 05-16 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31";
    assert_eq!(closed(2027).join(" "), of_2027);
}
