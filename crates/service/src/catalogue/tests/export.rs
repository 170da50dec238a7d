//! What is exported is read as what it was.

use super::super::{export, parse, sample};
use besok_core::catalogue::Catalogue;
use besok_core::errand::Together;
use besok_core::holiday::Holiday;
use besok_core::language::{Language, Text};
use besok_core::words::Words;
use jiff::civil::Weekday;
use proptest::prelude::*;

/// Any line that a catalogue may hold.
fn line() -> impl Strategy<Value = String> {
    let tricky = prop_oneof!["\\PC{1,30}", "[\"'\\\\#={}\\[\\],]{1,8}", Just("مرحبًا \"هنا\" \\ \u{200F}".to_owned())];
    tricky.prop_filter("not blank", |text| !text.trim().is_empty() && !text.contains(char::is_control))
}

fn text() -> impl Strategy<Value = Text> {
    (line(), line(), line(), proptest::option::of(line())).prop_map(|(sv, en, ar, easy)| {
        let full = [("sv", sv), ("en", en), ("ar", ar)].map(|(tag, text)| (tag.to_owned(), text));
        Text(full.into_iter().chain(easy.map(|text| ("sv-simple".to_owned(), text))).collect())
    })
}

fn holiday() -> impl Strategy<Value = Holiday> {
    prop_oneof![
        (1..=12_i8, 1..=28_i8).prop_map(|(month, day)| Holiday::Fixed { month, day }),
        (-80..=250_i32).prop_map(|days| Holiday::Easter { days }),
        (1..=11_i8, 1..=28_i8, 1..=7_i8).prop_map(|(month, day, weekday)| Holiday::WeekdayFrom {
            weekday: Weekday::from_monday_one_offset(weekday).unwrap(),
            month,
            day,
        }),
    ]
}

fn edited() -> impl Strategy<Value = Catalogue> {
    let texts = || proptest::collection::vec(text(), 0..4);
    let words = proptest::option::of((line(), line()));
    let errand = (text(), texts(), texts(), 1..=10_i64, 1..=730_i64, any::<bool>());
    let office = (text(), line(), -90.0..90.0_f64, -180.0..180.0_f64);
    let agency = (text(), texts(), line());
    (errand, office, agency, proptest::collection::vec(holiday(), 1..8), words).prop_map(
        |(errand, office, agency, holidays, words)| {
            let mut catalogue = sample();
            let first = &mut catalogue.errands[0];
            (first.name, first.bring, first.bring_for_child) = (errand.0, errand.1, errand.2);
            (first.minutes, first.ahead_days, first.needs_invitation) = (errand.3, errand.4, errand.5);
            first.notice_minutes = 0;
            first.together = if errand.5 { Together::SideBySide } else { Together::Succession };
            let here = &mut catalogue.offices[3];
            (here.access, here.street, here.position) = (office.0, office.1, (office.2, office.3).into());
            let about = &mut catalogue.agency;
            (about.phone_hours, about.accessibility_faults, about.phone) = agency;
            catalogue.holidays = holidays;
            if let Some((sv, en)) = words {
                let plain = |text: String| text.replace(['{', '}', '<', '>'], "-");
                let texts = [("sv".to_owned(), plain(sv)), ("en".to_owned(), plain(en))].into();
                catalogue.words = Words([("mail-early".to_owned(), texts)].into());
            }
            catalogue
        },
    )
}

#[test]
fn the_sample_survives() {
    let sample = sample();
    let files = export(&sample);
    assert_eq!(files.len(), 6);
    assert!(files.iter().all(|(_, text)| text.starts_with("# Written by Besök")));
    assert_eq!(parse(&files).unwrap(), sample);
}

#[test]
fn own_words_have_a_file_of_their_own() {
    let mut catalogue = sample();
    let texts = Language::full().map(|language| (language.tag().to_owned(), "Kom i tid.".to_owned())).collect();
    catalogue.words = Words([("mail-early".to_owned(), texts)].into());
    let files = export(&catalogue);
    assert!(files.iter().any(|(name, _)| name == "texts.toml"));
    assert_eq!(parse(&files).unwrap(), catalogue);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_edit_survives(catalogue in edited()) {
        let read = parse(&export(&catalogue)).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        prop_assert_eq!(read, catalogue);
    }
}
