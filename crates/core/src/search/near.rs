//! Words that are nearly the same. Two words that differ by one letter, put in, left out, changed or swapped with its
//! neighbour, have something in common: themselves, or what is left of each without one letter. A database that keeps
//! those of every word finds the likes of another by equality alone.

use std::collections::BTreeSet;

/// Words of fewer letters are found only as they are.
const SHORTEST: usize = 3;
/// By how many of its first letters a word is found at most.
const BEGINNING: usize = 6;

/// The number by which tables know a word, and a person: a digest of the text (FNV-1a, 63 bits).
pub fn number(text: &str) -> i64 {
    let digest = |digest: u64, byte: u8| (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    (text.bytes().fold(0xcbf2_9ce4_8422_2325, digest) >> 1) as i64
}

/// What a word has in common with its likes: itself, and itself without each of its letters.
pub fn keys(word: &str) -> BTreeSet<i64> {
    let letters: Vec<char> = word.chars().collect();
    let without = |left_out: usize| -> String {
        let rest = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
        rest.map(|(_, letter)| letter).collect()
    };
    let shorter = if letters.len() < SHORTEST { 0 } else { letters.len() };
    (0..shorter).map(|left_out| number(&without(left_out))).chain([number(word)]).collect()
}

/// The keys of the beginnings of a word.
pub fn beginnings(word: &str) -> BTreeSet<i64> {
    (2..=BEGINNING.min(word.chars().count())).map(|length| key_of_beginning(word, length)).collect()
}

/// By which key words that begin so are found: with more letters by the first of them. None for a single letter.
pub fn beginning(typed: &str) -> Option<i64> {
    let length = typed.chars().count();
    (length >= 2).then(|| key_of_beginning(typed, length.min(BEGINNING)))
}

fn key_of_beginning(word: &str, length: usize) -> i64 {
    let first: String = word.chars().take(length).collect();
    number(&format!("{first}…"))
}

/// How many letters have to be put in, left out or changed, with two that changed places as one.
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
