//! Forms have the rules of the files, and a mistake belongs to its field.

use super::super::{Mistake, Part, Typed, apply, fields, sample};
use besok_view::staff::Needed;

fn passport() -> Part {
    Part::Errand("passport".into())
}

fn typed(part: &Part, changes: &[(&str, &str)]) -> Typed {
    let mut typed = fields(&sample(), part).unwrap();
    typed.extend(changes.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())));
    typed
}

fn mistakes(part: &Part, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let refused = apply(&sample(), part, &typed(part, changes)).unwrap_err();
    refused.into_iter().map(|Mistake { field, what, .. }| (field, what)).collect()
}

#[test]
fn a_form_that_nobody_touched_changes_nothing() {
    let sample = sample();
    let errands = sample.errands.iter().map(|errand| Part::Errand(errand.id.clone()));
    let offices = sample.offices.iter().map(|office| Part::Office(office.id.clone()));
    for part in errands.chain(offices).chain([Part::Agency, Part::Holidays, Part::Words]) {
        let fields = fields(&sample, &part).unwrap();
        assert!(apply(&sample, &part, &fields).unwrap() == sample, "{part:?}");
    }
}

#[test]
fn lists_grow_and_shrink_by_their_rows() {
    let sample = sample();
    let bring = |changes: &[(&str, &str)]| {
        let edited = apply(&sample, &passport(), &typed(&passport(), changes)).unwrap();
        edited.errands[0].bring.iter().map(|text| text.0["en"].clone()).collect::<Vec<_>>()
    };
    let before = bring(&[]);
    let more = bring(&[("bring.7.sv", "Penna"), ("bring.7.en", "A  pen\r\n"), ("bring.7.ar", "قلم")]);
    assert_eq!(more[..before.len()], before);
    assert_eq!(more.last().unwrap(), "A pen", "pasted spaces and line breaks are one");
    let blank = [("bring.0.sv", ""), ("bring.0.sv-simple", " "), ("bring.0.en", ""), ("bring.0.ar", "")];
    assert_eq!(bring(&blank), before[1..]);
}

#[test]
fn a_mistake_points_to_its_field() {
    let told = mistakes(&passport(), &[("minutes", "ten"), ("name.en", " "), ("bring.0.ar", ""), ("ahead_days", "0")]);
    let fields: Vec<&str> = told.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["name.en", "minutes", "bring.0.ar", "ahead_days"]);
    assert_eq!(told[1].1, "`minutes` is \"ten\"; allowed is a whole number from 1 to 480");
    let office = Part::Office("sundbyberg".into());
    let told = mistakes(&office, &[("position.0", "north"), ("zone", "Europe/Sundbyberg"), ("phone_link", "08-1")]);
    let fields: Vec<&str> = told.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["position.0", "zone", "phone_link"]);
    let told = mistakes(&Part::Agency, &[("terms.version", "soon"), ("email", "nobody")]);
    let fields: Vec<&str> = told.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["email", "terms.version"]);
    let told = mistakes(&Part::Holidays, &[("0.month", "13"), ("40.rule", "easter")]);
    let fields: Vec<&str> = told.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["0.month", "40"]);
}

#[test]
fn what_does_not_fit_elsewhere_is_told_without_a_field() {
    let told = mistakes(&passport(), &[("minutes", "480")]);
    assert!(told.iter().all(|(field, _)| field.is_empty()), "{told:?}");
    assert!(told[0].1.contains("passport") && told[0].1.contains("480 minutes"), "{told:?}");
}

#[test]
fn hostile_input_stays_text() {
    let hostile = "\"]\n[[errand]]\nid = \"evil\" # ${x} <script> \u{7f}\u{0}";
    let told = mistakes(&passport(), &[("name.sv", hostile)]);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, "name.sv", "control characters are refused");
    let text = "\"] [[errand]] id = \"evil\" \\u0041 {x} <b>";
    let edited = apply(&sample(), &passport(), &typed(&passport(), &[("name.sv", text)])).unwrap();
    assert_eq!(edited.errands.len(), sample().errands.len());
    assert_eq!(edited.errands[0].name.0["sv"], text);
}

#[test]
fn own_words_hold_the_variables_of_the_original() {
    let words = |changes: &[(&str, &str)]| apply(&sample(), &Part::Words, &typed(&Part::Words, changes));
    let edited = words(&[("mail-contact.en", "Ask { $phone } or {$email}"), ("mail-early.sv", " ")]).unwrap();
    assert_eq!(edited.words.0.len(), 1);
    assert_eq!(edited.words.0["mail-contact"]["en"], "Ask { $phone } or {$email}");
    let refused = words(&[
        ("mail-contact.sv", "Ring { $phone }"),
        ("mail-early.en", "<b>Early</b>"),
        ("mail-change.ar", "{ $office }"),
    ]);
    let refused = refused.unwrap_err();
    let told: Vec<(&str, &str)> =
        refused.iter().map(|mistake| (mistake.field.as_str(), mistake.what.split(": ").last().unwrap())).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.contains(&("mail-contact.sv", "missing variable {$email}")), "{told:?}");
    assert!(told.iter().any(|(field, what)| *field == "mail-early.en" && what.contains("< and >")), "{told:?}");
    assert!(told.iter().any(|(field, what)| *field == "mail-change.ar" && what.contains("{$office}")), "{told:?}");
}

/// Whoever edits in a form is not told of files.
#[test]
fn a_mistake_of_a_form_has_words_for_forms() {
    let changes: [(Part, &[(&str, &str)]); 5] = [
        (passport(), &[("minutes", "ten"), ("name.en", " "), ("notice_minutes", "40000"), ("ahead_days", "1")]),
        (Part::Office("sundbyberg".into()), &[("position.0", "91"), ("zone", "x"), ("phone_link", "1"), ("phone", "")]),
        (Part::Agency, &[("terms.version", "x"), ("email", "x"), ("domain", "x"), ("website", "x")]),
        (Part::Holidays, &[("0.month", "2"), ("0.day", "30"), ("40.rule", "easter"), ("40.month", "1")]),
        (Part::Words, &[("mail-contact.sv", "Ring"), ("mail-early.en", "<b>")]),
    ];
    for (part, changes) in changes {
        let refused = apply(&sample(), &part, &typed(&part, changes)).unwrap_err();
        assert!(refused.len() > 1, "{part:?} {refused:?}");
        let lacking: Vec<_> = refused.iter().filter(|mistake| mistake.needed.is_none()).collect();
        assert!(lacking.is_empty(), "{lacking:?}");
    }
    let refused = apply(&sample(), &passport(), &typed(&passport(), &[("minutes", "480")])).unwrap_err();
    assert!(refused.iter().all(|mistake| mistake.needed == Some(Needed::Room)), "{refused:?}");
}
