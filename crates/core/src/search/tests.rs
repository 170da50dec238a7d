//! Names in many scripts, typed well and badly.

use super::*;
use crate::booking::Reference;
use crate::legacy::OldReference;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 24);

fn close(typed: &str, name: &str) -> Option<usize> {
    closeness(&words(typed), name)
}

#[test]
fn case_and_marks_do_not_matter() {
    for (typed, name) in [
        ("asa oberg", "Åsa Öberg"),
        ("ÅSA ÖBERG", "Åsa Öberg"),
        ("O\u{308}berg", "Öberg"),
        ("lukasz obrien", "O’Brien-Łukasz"),
        ("anna karin", "Anna-Karin"),
        ("ismail yildiz", "İsmail Yıldız"),
        ("ковалев", "Ковалёв"),
    ] {
        assert_eq!(close(typed, name), Some(0), "{typed}");
    }
}

#[test]
fn forms_of_arabic_letters_do_not_matter() {
    for (typed, name) in [
        ("احمد", "أحمد"),
        ("محمد", "مُحَمَّد"),
        ("محـــمد", "محمد"),
        ("فاطمه", "فاطمة"),
        ("مصطفي", "مصطفى"),
        ("اسراء", "إسراء"),
        ("مؤمن", "مومن"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("عبدالله حسن", "حسن عبد الله"),
        ("کریم", "كريم"),
        ("علی\u{200c}رضا", "عليرضا"),
    ] {
        assert_eq!(close(typed, name), Some(0), "{typed}");
    }
}

#[test]
fn a_wrong_letter_is_forgiven_and_more_of_them_are_not() {
    assert_eq!(close("Anderson", "Maria Andersson"), Some(2));
    assert_eq!(close("Maira Andersson", "Maria Andersson"), Some(2));
    assert_eq!(close("محمود", "محمد"), Some(2));
    assert_eq!(close("Muhamed", "Mohammed"), Some(3));
    assert_eq!(close("Mar", "Maria"), Some(1), "the last word may not be finished");
    assert_eq!(close("Mar Andersson", "Maria Andersson"), None);
    assert_eq!(close("Andersson Maria Lind", "Maria Andersson"), None);
    assert_eq!(close("Bo", "Jo"), None);
}

#[test]
fn what_was_typed_is_recognised() {
    let reading = |text: &str| read(text, TODAY);
    let born = |year, month, day| Reading::BirthDate(crate::person::BirthDate { year, month, day });
    for text in ["1990-01-02", "19900102", "2/1 1990", "2.1.1990", "١٩٩٠-٠١-٠٢", "1990/1/2", "199001021234"] {
        assert_eq!(reading(text).unwrap()[0], born(1990, 1, 2), "{text}");
    }
    assert_eq!(reading("900102-1234").unwrap()[0], born(1990, 1, 2));
    assert_eq!(reading("120304").unwrap()[..2], [born(1912, 3, 4), born(2012, 3, 4)]);
    assert!(matches!(
        &reading("1990-02-30").unwrap()[..],
        [Reading::Phone(_), Reading::OldReference(_), Reading::Case(_)]
    ));
    let reference = Reference::from_number(4711);
    assert_eq!(reading(&reference.to_string().to_lowercase()).unwrap()[0], Reading::Reference(reference));
    assert_eq!(
        reading("Maria 2/1 1990 LIND").unwrap()[0],
        Reading::Name(
            vec!["maria".into(), "lind".into()],
            Some(crate::person::BirthDate { year: 1990, month: 1, day: 2 })
        )
    );
    let old = Reading::OldReference(OldReference::parse("GB-1001").unwrap());
    assert!(reading("GB-1001").unwrap().contains(&old));
    assert!(!reading("Guldbrand").unwrap().iter().any(|reading| matches!(reading, Reading::OldReference(_))));
    assert!(matches!(&reading("Anna@Example.org").unwrap()[..], [Reading::Email(_)]));
    assert!(
        reading("dnr 12-345/26")
            .unwrap()
            .contains(&Reading::Case(vec!["dnr 12-345/26".into(), "DNR 12-345/26".into()]))
    );
    assert_eq!(reading("anna@"), Err(Unreadable::NotAnEmail));
    assert_eq!(reading(" - "), Err(Unreadable::Missing));
    assert_eq!(reading(&"a".repeat(10_000)), Err(Unreadable::TooLong));
}

#[test]
fn a_phone_number_is_found_however_it_was_noted() {
    let ways = |text: &str| match &read(text, TODAY).unwrap()[..] {
        [.., Reading::Phone(ways), Reading::OldReference(_), Reading::Case(_)] => ways.clone(),
        other => panic!("{other:?}"),
    };
    for typed in ["070-123 45 67", "+46 70 123 45 67", "+46 (0)70 1234567", "0046701234567"] {
        for noted in ["0701234567", "+46701234567", "+460701234567", "0046701234567"] {
            assert!(ways(typed).contains(&noted.to_owned()), "{typed}: {noted}");
        }
    }
    assert_eq!(ways("+49 151 1234567"), ["+491511234567", "00491511234567"]);
}

/// The same word with one letter put in, left out, changed or swapped with the next.
fn mistyped(word: &str, (how, at, letter): (u8, usize, char)) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % letters.len();
    match how {
        0 => letters.insert(at, letter),
        1 => drop(letters.remove(at)),
        2 => letters[at] = letter,
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => {}
    }
    letters.into_iter().collect()
}

proptest! {
    #[test]
    fn a_word_with_one_typo_finds_itself(
        word in "[a-z]{3,12}|[ابتجدرسعفكلمنهوي]{3,10}",
        typo in (0u8..4, 0usize..12, prop::char::ranges(vec!['a'..='z', 'ب'..='ت'].into())),
    ) {
        let typed = mistyped(&word, typo);
        prop_assert!(gap(&typed, &word, false).is_some(), "{} {}", typed, word);
        prop_assert!(!keys(&typed).is_disjoint(&keys(&word)), "{} {}", typed, word);
    }

    #[test]
    fn anything_can_be_typed(text in "\\PC{0,250}") {
        if let Ok(readings) = read(&text, TODAY) {
            prop_assert!(!readings.is_empty());
        }
    }
}
