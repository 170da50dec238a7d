//! Where there is no time: never a blank calendar.

use super::pages::{PATH, time_page};
use super::samples::{self, at};
use super::show::shows;
use crate::booking::TimePage;
use crate::visit::{Goal, OfficeChoice};
use besok_core::errand::Errand;
use besok_core::release::Release;

/// The page of an errand without a free time, beside offices that have one.
fn nothing(name: &str, errand: &Errand, others: &[OfficeChoice<'_>]) {
    let office = samples::sundbyberg();
    shows(name, PATH, |frame| {
        let company = samples::alone(errand);
        let empty = time_page(Goal::book(errand, &company), &office);
        let nothing =
            TimePage { first: None, days: [].into(), day: None, times: Vec::new(), others: others.to_vec(), ..empty };
        nothing.render(frame)
    });
}

#[test]
fn other_offices_have_some() {
    let boden = samples::office("boden", "Boden", "Garnisonsgatan 1");
    let first = Some(at("2026-12-09T10:00:00Z"));
    let others = [OfficeChoice { office: &boden, first, most: None, kilometres: Some(712) }];
    nothing("book_time_nothing", &samples::errand(), &others);
}

/// When new times come and how many wait is said where nothing is free.
#[test]
fn others_wait_and_new_times_are_announced() {
    let office = samples::sundbyberg();
    let errand = Errand { waiting_list: true, ..samples::errand() };
    shows("book_time_waiting", PATH, |frame| {
        let company = samples::alone(&errand);
        let empty = time_page(Goal::book(&errand, &company), &office);
        let (next_times, waiting) = (Some(at("2026-12-09T07:00:00Z")), Some(12));
        let nothing = TimePage { first: None, days: [].into(), day: None, times: Vec::new(), ..empty };
        TimePage { next_times, waiting, ..nothing }.render(frame)
    });
}

/// Where what is given back cools, the page says that reloading is of no use.
#[test]
fn some_may_cool() {
    let errand = Errand { release: Release::Cooling { longest_hours: 72 }, ..samples::errand() };
    nothing("book_time_cooling", &errand, &[]);
}
