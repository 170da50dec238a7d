//! Finding a town by what somebody writes: without the marks on å, ä and ö, with a name of another language, only
//! its beginning, or a little wrong. People who have been here for a month write "goteborg".

use super::Town;
use crate::search::{distance, fold};

/// So many towns at most are offered where several are meant.
const OFFERED: usize = 8;
/// From this length on a name may be a little wrong.
const LONG_ENOUGH: usize = 4;
/// What is longer than this is no name of a town.
const TOO_LONG: usize = 60;

/// What a search gave.
#[derive(Debug, Clone, PartialEq)]
pub enum Found<'a> {
    /// This town.
    Town(&'a Town),
    /// One of these, the likeliest first; there may be more.
    Several(Vec<&'a Town>),
    /// None.
    Nothing,
}

/// The town of that name. The name as it is written wins, then the name without marks, then what begins so, then
/// what is nearly so: a guess is never taken without asking, unless only one town begins so.
pub fn search<'a>(towns: &'a [Town], text: &str) -> Found<'a> {
    let (exact, wanted) = (text.trim().to_lowercase(), fold(text));
    if wanted.is_empty() {
        return Found::Nothing;
    }
    let that = |matches: &dyn Fn(&str) -> bool| -> Vec<&Town> {
        towns.iter().filter(|town| town.all_names().any(matches)).collect()
    };
    let ways = [
        that(&|name| name.to_lowercase() == exact),
        that(&|name| fold(name) == wanted),
        that(&|name| fold(name).starts_with(&wanted)),
    ];
    match ways.into_iter().find(|towns| !towns.is_empty()) {
        Some(towns) if towns.len() == 1 => Found::Town(towns[0]),
        Some(mut towns) => {
            towns.truncate(OFFERED);
            Found::Several(towns)
        }
        None => nearly(towns, &wanted),
    }
}

/// Towns whose names differ in a letter or two.
fn nearly<'a>(towns: &'a [Town], wanted: &str) -> Found<'a> {
    let length = wanted.chars().count();
    if !(LONG_ENOUGH..=TOO_LONG).contains(&length) {
        return Found::Nothing;
    }
    let allowed = if length < 2 * LONG_ENOUGH { 1 } else { 2 };
    let off = |town: &Town| town.all_names().map(|name| distance(&fold(name), wanted)).min();
    let mut near: Vec<(usize, &Town)> =
        towns.iter().filter_map(|town| Some((off(town).filter(|off| *off <= allowed)?, town))).collect();
    near.sort_by_key(|(off, _)| *off);
    let near: Vec<&Town> = near.into_iter().map(|(_, town)| town).take(OFFERED).collect();
    if near.is_empty() { Found::Nothing } else { Found::Several(near) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::town::Position;

    fn town(name: &str, others: &[&str]) -> Town {
        Town {
            name: name.into(),
            position: Position { north: 0.0, east: 0.0 },
            names: [("ar".into(), others[0].into())].into(),
            also: others[1..].iter().map(|name| (*name).into()).collect(),
        }
    }

    fn found(text: &str) -> Vec<String> {
        let towns = [
            town("Göteborg", &["غوتنبرغ", "Gothenburg"]),
            town("Habo", &["Habo"]),
            town("Håbo", &["Håbo", "Bålsta"]),
            town("Upplands Väsby", &["أوبلاندس"]),
            town("Upplands-Bro", &["Upplands-Bro"]),
            town("Öckerö", &["Öckerö"]),
        ];
        match search(&towns, text) {
            Found::Town(town) => vec![town.name.clone()],
            Found::Several(towns) => towns.iter().map(|town| format!("{}?", town.name)).collect(),
            Found::Nothing => Vec::new(),
        }
    }

    #[test]
    fn case_marks_and_spaces_do_not_matter() {
        for text in
            ["Göteborg", "goteborg", "  GÖTEBORG ", "Gothenburg", "go\u{308}teborg", "غوتنبرغ", "غُوتَنبرغ", "göte"]
        {
            assert_eq!(found(text), ["Göteborg"], "{text}");
        }
        assert_eq!(found("upplands bro"), ["Upplands-Bro"]);
        assert_eq!(found("Upplands - Väsby"), ["Upplands Väsby"]);
        assert_eq!(found("اوبلاندس"), ["Upplands Väsby"]);
        assert_eq!(found("ockero"), ["Öckerö"]);
    }

    #[test]
    fn a_name_as_it_is_written_wins() {
        assert_eq!(found("habo"), ["Habo"]);
        assert_eq!(found("Håbo"), ["Håbo"]);
        assert_eq!(found("hábo"), ["Habo?", "Håbo?"]);
        assert_eq!(found("balsta"), ["Håbo"]);
    }

    #[test]
    fn several_are_asked_about_and_so_is_a_guess() {
        assert_eq!(found("uppl"), ["Upplands Väsby?", "Upplands-Bro?"]);
        for text in ["Gotheburg", "gohtenburg", "goeteborg", "ockerö "] {
            assert!(!found(text).is_empty(), "{text}");
        }
        assert_eq!(found("gotenborg"), ["Göteborg?"]);
        assert_eq!(found("Habu"), ["Habo?", "Håbo?"]);
    }

    #[test]
    fn what_is_no_town_is_not_found() {
        for text in ["", "  ", "-", "Paris", "x", "habitat", "🙂", &"a".repeat(500)] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
