//! Calendar files, as calendar programs read them.

use super::samples;
use crate::calendar::{Entry, Method};
use besok_core::language::Language;
use besok_core::message::Appointment;
use besok_core::office::Office;

const TO: Method<'static> = Method::Request("anna@example.org");

fn file(language: Language, office: &Office, method: Method<'_>) -> String {
    let appointment = Appointment::from(&samples::booking());
    let agency = samples::agency();
    Entry { language, appointment: &appointment, office, agency: &agency, base_url: "https://besok.example" }
        .render(method)
}

#[test]
fn files_in_every_language() {
    for language in Language::all() {
        for method in [Method::Publish { cancelled: false }, TO, Method::Cancel("anna@example.org")] {
            let text = file(language, &samples::sundbyberg(), method);
            let name = format!("calendar_{}.{}", method.as_str(), language.tag());
            insta::assert_snapshot!(name, text.replace("\r\n", "\n"));
        }
    }
}

#[test]
fn lines_end_and_fold_as_the_standard_says() {
    let text = file(Language::DEFAULT, &samples::sundbyberg(), TO);
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "no line has more than 75 octets");
    assert!(text.contains("\r\n "), "the description is long enough to fold");
}

#[test]
fn what_has_a_meaning_is_escaped() {
    let office = samples::office("x", "Söder; norr, öst \\ väst", "Gatan 1\nBEGIN:VALARM");
    let text = file(Language::DEFAULT, &office, TO).replace("\r\n ", "");
    assert!(text.contains(r"LOCATION;LANGUAGE=sv:Söder\; norr\, öst \\ väst\, Gatan 1\nBEGIN:VALARM"), "{text}");
}

#[test]
fn an_update_keeps_the_uid_and_raises_the_sequence() {
    let first = file(Language::DEFAULT, &samples::sundbyberg(), TO);
    let reference = samples::booking().reference;
    assert!(first.contains(&format!("UID:{}@besok.example\r\n", reference.as_str())));
    assert!(first.contains("SEQUENCE:0\r\n"));
}

#[test]
fn the_same_facts_give_the_same_file() {
    let once = || file(Language::DEFAULT, &samples::sundbyberg(), TO);
    assert_eq!(once(), once());
}
