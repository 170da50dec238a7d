//! The documents as others get them.

#[path = "../examples/letters/samples.rs"]
mod samples;

use besok_letter::{Error, bind, typeset};

fn holds(pdf: &[u8], text: &str) -> bool {
    pdf.windows(text.len()).any(|window| window == text.as_bytes())
}

/// The writer refuses what breaks the rules of PDF/UA it can check; here is what it has to be told.
#[test]
fn a_letter_says_that_it_is_accessible_and_in_which_languages() {
    for (language, letter) in samples::letters() {
        let pdf = typeset(&letter).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"));
        for text in ["pdfuaid:part>1<", "/Marked true", "/DisplayDocTitle true", &format!("/Lang({language})")] {
            assert!(holds(&pdf, text), "{language}: {text}");
        }
        assert!(holds(&pdf, "/Lang(sv)"), "{language}");
        assert!(holds(&pdf, &letter.title), "{language}");
        assert_eq!(holds(&pdf, "/Direction/R2L"), language == "ar");
        assert!(holds(&pdf, "(https://besok.example/kod)"), "{language}");
    }
}

#[test]
fn the_same_letter_is_the_same_bytes() {
    for (language, letter) in samples::letters() {
        assert!(typeset(&letter).unwrap() == typeset(&letter).unwrap(), "{language}");
    }
}

#[test]
fn many_letters_are_one_document_that_shares_its_fonts() {
    let letters: Vec<_> = samples::letters().into_iter().map(|(_, letter)| letter).collect();
    let apart: usize = letters.iter().map(|letter| typeset(letter).unwrap().len()).sum();
    let bound = bind("Brev", &letters).unwrap();
    assert_eq!(bound.pages, [1..=1, 3..=4, 5..=6]);
    assert!(bound.pdf.len() < apart);
    assert!(matches!(bind("Brev", &[]), Err(Error::Nothing)));
}
