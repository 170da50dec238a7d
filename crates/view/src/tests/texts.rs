//! The translations: the same keys in every language and file, none of them without use.

use crate::staff::events::words::{action, group};
use crate::texts::{FILES, rich, t, t_with};
use besok_core::language::Language;
use maud::html;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn keys(text: &str) -> BTreeSet<&str> {
    let entries = text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
    entries.filter_map(|line| line.split_once(" =").map(|(key, _)| key)).collect()
}

fn files(language: Language) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let (_, files) = FILES.iter().find(|(tag, _)| *tag == language.tag()).unwrap();
    files.iter().map(|(name, text)| (*name, keys(text))).collect()
}

#[test]
fn every_full_language_has_every_text() {
    for language in Language::full() {
        assert_eq!(files(Language::DEFAULT), files(language), "{} and {}", Language::DEFAULT.tag(), language.tag());
    }
}

/// What a partial language may leave to its base: how far the law is met is said in the law's words.
const FROM_BASE: &str = "accessibility-status-";

#[test]
fn a_partial_language_says_all_but_the_words_of_the_law_itself() {
    for language in Language::all().filter(|language| language.base() != *language) {
        let (base, own) = (files(language.base()), files(language));
        // Staff pages are not offered in it.
        for (name, mut must) in base.into_iter().filter(|(name, _)| !name.starts_with("staff")) {
            let found = &own[name];
            assert!(found.is_subset(&must), "{name}.ftl: {} has what its base has not", language.tag());
            must.retain(|key| !key.starts_with(FROM_BASE));
            let lacks: Vec<_> = must.difference(found).collect();
            assert!(lacks.is_empty(), "{name}.ftl: {} lacks {lacks:?}", language.tag());
        }
    }
}

#[test]
fn what_a_partial_language_lacks_its_base_says() {
    let easy = Language::from_tag("sv-simple").unwrap();
    assert_eq!(t(easy, "accessibility-status-full"), t(easy.base(), "accessibility-status-full"));
    assert_ne!(t(easy, "booking-office-title"), t(easy.base(), "booking-office-title"));
    assert_eq!(t_with(easy, "booking-count", &[("count", 1.into())]), "1 ledig tid");
}

#[test]
fn every_text_is_used() {
    let mut source = String::new();
    read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(), &mut source);
    for (name, text) in FILES[0].1 {
        for key in keys(text) {
            assert!(source.contains(&format!("\"{key}\"")), "{name}.ftl: nothing uses {key}");
        }
    }
}

fn read(folder: &Path, source: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, source);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            source.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// What is written down of a kind of thing that has words has words too.
#[test]
fn every_action_has_words() {
    let mut source = String::new();
    for folder in ["core/src", "service/src", "web/src"] {
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder), &mut source);
    }
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let literals: BTreeSet<&str> = source.split('"').collect();
    let deeds = literals.into_iter().filter_map(|text| text.split_once('.')).filter(|(thing, deed)| {
        let is_file = ["css", "csv", "ics", "js", "pdf", "toml"].contains(deed);
        plain(thing) && plain(deed) && !is_file && group(Language::DEFAULT, thing) != *thing
    });
    let deeds: Vec<_> = deeds.collect();
    assert!(deeds.len() > 40 && deeds.contains(&("mailbox", "asked")), "{deeds:?}");
    // In English a word may be as it is written down.
    for language in Language::full().filter(|language| language.tag() != "en") {
        for (thing, deed) in &deeds {
            let whole = format!("{thing}.{deed}");
            let said = action(language, &whole);
            assert!(!said.ends_with(&format!(": {deed}")), "{whole} in {}: {said}", language.tag());
        }
    }
}

/// Plurals as CLDR has them: Arabic has six forms, and one that is left out reads wrong.
#[test]
fn arabic_counts_have_all_their_forms() {
    let files = FILES.iter().find(|(tag, _)| *tag == "ar").unwrap().1;
    for (name, text) in files {
        for choice in text.split("->\n").skip(1) {
            let forms: Vec<&str> = choice
                .lines()
                .map_while(|line| line.trim_start().trim_start_matches('*').strip_prefix('[')?.split(']').next())
                .filter(|form| form.parse::<i64>().is_err())
                .collect();
            assert_eq!(forms, ["zero", "one", "two", "few", "many", "other"], "{name}.ftl: {choice}");
        }
    }
}

/// Without a mark, `08-465 004 00` after Arabic letters is shown `00 004 465-08`. Where a page puts `<bdi>` none is needed.
#[test]
fn numbers_in_plain_text_keep_their_order() {
    let number = "08-465 004 00";
    let keys = ["mail-reference", "refusal-already-booked"].map(|key| (key, "reference"));
    let phones = ["mail-contact", "sign-in-too-many", "refusal-needs-invitation", "refusal-too-late-to-move"];
    let phones =
        phones.iter().chain(&["refusal-too-late-to-cancel", "refusal-too-many-holds"]).map(|key| (*key, "phone"));
    for language in Language::all().filter(|language| language.direction() == "rtl") {
        for (key, variable) in phones.clone().chain(keys) {
            let values = [(variable, number.into()), ("email", "a@b.example".into()), ("minutes", 5.into())];
            let text = t_with(language, key, &values);
            assert!(text.contains(&format!("\u{200E}{number}")), "{key} in {}: {text}", language.tag());
        }
    }
}

#[test]
fn pieces_of_html_stand_in_their_place_and_texts_are_escaped() {
    let english = Language::from_tag("en").unwrap();
    let link = html! { a href="tel:1" { "1" } };
    let text = rich(english, "booking-call", &[("phone", link), ("hours", html! { ("9 < 15") })]).into_string();
    assert_eq!(text, r#"Call us on <a href="tel:1">1</a> (9 &lt; 15)"#);
    assert_eq!(t_with(english, "booking-count", &[("count", 1.into())]), "1 free time");
}
