//! Openings and closures, as staff see them.

use super::samples;
use super::show::shows_to_staff;
use crate::staff::Tab;
use crate::staff::openings::{
    ClosureForm, ClosuresPage, DayForm, EndPage, Entry, Filled, HistoryPage, ListPage, OpeningForm, PreviewPage,
    Saving, Theirs,
};
use besok_core::catalogue::Catalogue;
use besok_core::closure::{Closure, Made, Part};
use besok_core::opening::effect::{Affected, DayChange, Outside, Preview};
use besok_core::opening::fault::{Doubt, Fault, Field};
use besok_core::opening::{Hours, Occurrence, Opening, Version};
use jiff::civil::{Date, Weekday, date, time};
use jiff::tz::TimeZone;

const TODAY: Date = date(2026, 11, 24);
const CHRISTMAS_EVE: Date = date(2026, 12, 24);

fn morning() -> Opening {
    Opening {
        id: "sundbyberg-morning".into(),
        number: 1,
        office: "sundbyberg".into(),
        weekdays: vec![Weekday::Monday, Weekday::Tuesday],
        from: time(8, 0, 0, 0),
        to: time(12, 0, 0, 0),
        step: 20,
        places: 4,
        staff_only: 1,
        errands: vec!["fingerprints".into()],
        step_free: false,
        valid_from: date(2026, 1, 1),
        valid_to: None,
        publish_days: 60,
        publish_at: time(8, 0, 0, 0),
        note: "Counter 1 to 4".to_owned(),
        occurrences: vec![Occurrence { day: CHRISTMAS_EVE, hours: None }],
    }
}

fn afternoon() -> Opening {
    let hours = Hours { from: time(13, 0, 0, 0), to: time(14, 0, 0, 0), places: 2, staff_only: 0 };
    Opening {
        id: "sundbyberg-afternoon".into(),
        number: 2,
        from: time(13, 0, 0, 0),
        to: time(16, 0, 0, 0),
        note: String::new(),
        occurrences: vec![Occurrence { day: date(2026, 11, 30), hours: Some(hours) }],
        valid_to: Some(date(2027, 6, 30)),
        ..morning()
    }
}

fn closure() -> Closure {
    Closure {
        id: "0197".into(),
        offices: vec!["sundbyberg".into(), "boden".into()],
        first: date(2026, 12, 28),
        last: date(2026, 12, 30),
        part: Some(Part { from: time(12, 0, 0, 0), to: time(16, 0, 0, 0) }),
        note: "Rebuilding".to_owned(),
    }
}

fn catalogue() -> Catalogue {
    let ended = Opening { id: "old".into(), valid_to: Some(date(2026, 3, 1)), ..morning() };
    Catalogue { openings: vec![morning(), afternoon(), ended], closures: vec![closure()], ..samples::catalogue() }
}

fn affected() -> Vec<Affected> {
    let one = Affected { booking: samples::booking(), why: Outside::Closed, already: false };
    vec![
        one.clone(),
        Affected { why: Outside::InExcess, already: true, ..one.clone() },
        Affected { why: Outside::NotServed, ..one },
    ]
}

fn preview() -> Preview {
    let more = DayChange { times_made: 24, places_made: 96, ..DayChange::default() };
    let fewer = DayChange { times_withdrawn: 12, places_withdrawn: 48, ..DayChange::default() };
    Preview { days: [(TODAY, more), (CHRISTMAS_EVE, fewer)].into(), affected: affected() }
}

#[test]
fn list() {
    let (catalogue, office) = (catalogue(), samples::sundbyberg());
    shows_to_staff("openings_list", Tab::Openings, |frame| {
        ListPage { catalogue: &catalogue, office: &office, today: TODAY, outside: &[], saved: None }.render(frame)
    });
    shows_to_staff("openings_saved", Tab::Openings, |frame| {
        let outside = affected();
        ListPage { catalogue: &catalogue, office: &office, today: TODAY, outside: &outside, saved: Some(2) }
            .render(frame)
    });
    let empty = samples::catalogue();
    shows_to_staff("openings_none", Tab::Openings, |frame| {
        ListPage { catalogue: &empty, office: &office, today: TODAY, outside: &[], saved: None }.render(frame)
    });
}

#[test]
fn form() {
    let (catalogue, office, opening) = (catalogue(), samples::sundbyberg(), morning());
    let filled = Filled::of(&opening).with("version", "3");
    let plain = OpeningForm {
        catalogue: &catalogue,
        office: &office,
        opening: Some(&opening),
        filled: &filled,
        faults: &[],
        doubts: &[],
        theirs: None,
    };
    shows_to_staff("openings_form", Tab::Openings, |frame| plain.render(frame));
    let faults = [
        Fault::NoWeekday,
        Fault::NoTime(Field::From),
        Fault::OverMidnight,
        Fault::NoNumber(Field::Places, 1, 1000),
        Fault::NoRoom("fingerprints".into(), 20, 10),
        Fault::EndsBeforeItBegins,
    ];
    let empty = Filled::default();
    shows_to_staff("openings_form_faults", Tab::Openings, |frame| {
        OpeningForm { opening: None, filled: &empty, faults: &faults, ..plain }.render(frame)
    });
    let doubts =
        [Doubt::Overlaps("sundbyberg-afternoon".into()), Doubt::Rest(5), Doubt::Wastes("fingerprints".into(), 20, 25)];
    shows_to_staff("openings_form_doubts", Tab::Openings, |frame| {
        OpeningForm { doubts: &doubts, ..plain }.render(frame)
    });
    let (own, theirs) = (Opening { places: 2, ..morning() }, Opening { places: 7, note: String::new(), ..morning() });
    let theirs = Theirs { theirs: &theirs, own: &own, who: "Olle Kollega", at: samples::at("2026-11-24T10:00:00Z") };
    shows_to_staff("openings_form_conflict", Tab::Openings, |frame| {
        OpeningForm { theirs: Some(theirs), ..plain }.render(frame)
    });
}

#[test]
fn one_day() {
    let (catalogue, opening) = (catalogue(), morning());
    let filled = Filled::of_hours(&opening.hours()).with("how", "closed").with("version", "3");
    let faults = [Fault::NotValid(date(2026, 1, 1), None), Fault::NoNumber(Field::StaffOnly, 0, 4)];
    shows_to_staff("openings_day", Tab::Openings, |frame| {
        let day = date(2026, 12, 1);
        let faults = &faults;
        DayForm { catalogue: &catalogue, opening: &opening, day, filled: &filled, faults, changed: true }.render(frame)
    });
}

#[test]
fn what_would_change() {
    let (catalogue, filled) = (catalogue(), Filled::of(&morning()).with("all", "move"));
    let saving = Saving {
        back: "/staff/offices/sundbyberg/openings/sundbyberg-morning",
        action: "/staff/offices/sundbyberg/openings/sundbyberg-morning",
        filled: &filled,
        seen: samples::at("2026-11-24T10:00:00Z"),
        words: &[Field::Why, Field::Note],
        may_move: true,
        hidden: 1,
    };
    let faults = [Fault::Missing(Field::Why), Fault::TooLong(Field::Note)];
    shows_to_staff("openings_preview", Tab::Openings, |frame| {
        let preview = preview();
        PreviewPage { catalogue: &catalogue, title: "Sundbyberg".into(), preview: &preview, saving, faults: &faults }
            .render(frame)
    });
    shows_to_staff("openings_preview_nothing", Tab::Openings, |frame| {
        let preview = Preview::default();
        PreviewPage { catalogue: &catalogue, title: "Sundbyberg".into(), preview: &preview, saving, faults: &[] }
            .render(frame)
    });
}

#[test]
fn history() {
    let (catalogue, opening, zone) = (catalogue(), morning(), TimeZone::get("Europe/Stockholm").unwrap());
    let version = |version, opening, why: &str| Version {
        version,
        active: true,
        opening,
        at: samples::at("2026-11-24T10:00:00Z"),
        actor: String::new(),
        why: why.to_owned(),
    };
    let (new, old) = (version(2, morning(), "More of us"), version(1, afternoon(), ""));
    let entries = [Entry { version: &new, who: Some("Maria Chef") }, Entry { version: &old, who: None }];
    shows_to_staff("openings_history", Tab::Openings, |frame| {
        HistoryPage { catalogue: &catalogue, opening: &opening, zone: &zone, entries: &entries }.render(frame)
    });
}

#[test]
fn closures() {
    let catalogue = catalogue();
    let made = |active| Made {
        closure: closure(),
        active,
        at: samples::at("2026-11-24T10:00:00Z"),
        actor: "staff:maria".to_owned(),
    };
    let closures = [(made(true), "Maria Chef".to_owned()), (made(false), "Maria Chef".to_owned())];
    shows_to_staff("closures_list", Tab::Openings, |frame| {
        let closures = &closures;
        ClosuresPage { catalogue: &catalogue, closures, today: TODAY, outside: &[], saved: Some(0) }.render(frame)
    });
    let (sundbyberg, filled) = (samples::sundbyberg(), Filled::default().with("part", "part"));
    shows_to_staff("closures_new", Tab::Openings, |frame| {
        let faults = [Fault::NoOffice, Fault::NoDay(Field::First), Fault::Passed];
        ClosureForm { catalogue: &catalogue, offices: &[&sundbyberg], filled: &filled, faults: &faults }.render(frame)
    });
    shows_to_staff("closures_end", Tab::Openings, |frame| {
        let preview = Preview { affected: Vec::new(), ..preview() };
        EndPage { closure: &closure(), day: date(2026, 12, 29), preview: &preview }.render(frame)
    });
}
