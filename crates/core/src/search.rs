//! Finding a person by what somebody types or says: what it can be, and how near a name is to it.
//!
//! `sought` reads what was typed. Names are compared in `words` without case, marks and the many forms of a letter;
//! `near` gives the keys by which a word is found although a letter is wrong, so that a database needs no more than an
//! index to look them up.

mod near;
mod sought;
mod words;

pub use near::{beginning, beginnings, distance, keys, number};
pub use sought::{NAMES, Reading, Unreadable, read};
pub use words::{fold, has_initials, words};

/// So many hits are shown.
pub const HITS: usize = 25;

/// How far a word that was typed is from one of a name: 0 the same, 1 its beginning, more where letters differ. `open`
/// is the last word, which may not be finished.
pub fn gap(typed: &str, word: &str, open: bool) -> Option<usize> {
    if typed == word {
        return Some(0);
    }
    if open && typed.chars().nth(1).is_some() && word.starts_with(typed) {
        return Some(1);
    }
    let (shorter, longer) = (typed.chars().count(), word.chars().count());
    let (shorter, longer) = (shorter.min(longer), shorter.max(longer));
    let allowed = match longer {
        0..=2 => 0,
        3..=7 => 1,
        _ => 2,
    };
    (longer - shorter <= allowed).then(|| distance(typed, word)).filter(|off| *off <= allowed).map(|off| off + 1)
}

/// How far a name is from the words that were typed; none if one of them is not in it.
pub fn closeness(typed: &[String], name: &str) -> Option<usize> {
    let known = words(name);
    let gaps = typed.iter().enumerate().map(|(at, word)| {
        let open = at + 1 == typed.len();
        known.iter().filter_map(|known| gap(word, known, open)).min()
    });
    gaps.sum()
}

#[cfg(test)]
mod tests;
