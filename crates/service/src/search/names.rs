//! Finding people by name, in steps: as it was typed, then with a last word that is not finished, then with letters
//! that are wrong. Each step is taken only if those before it gave too few, and all of them together look at no more
//! than a number of index entries that is the same however many people there are.

use super::LOOKED_AT;
use crate::{App, Failure};
use besok_core::person::{BirthDate, Person};
use besok_core::search::{HITS, beginning, closeness, gap, keys, number};
use besok_store::NameWord;
use std::collections::BTreeSet;

/// So many index entries at most are looked at for one search.
const ENTRIES: usize = 24_000;
/// So many words at most stand for one that was typed.
const CANDIDATES: usize = 40;
/// So many of those whom the index gives are compared: more than are shown, because the order is by closeness.
const COMPARED: usize = 4 * HITS;

/// What stands for each word that was typed.
type Candidates = Vec<Vec<NameWord>>;

/// People with such a name, the closest first, and whether there are more.
pub async fn find(app: &App, typed: &[String], born: Option<BirthDate>) -> Result<(Vec<Person>, bool), Failure> {
    if let Some(date) = born {
        let people = app.store.people_born(date, LOOKED_AT * 10).await?;
        return Ok((sorted(typed, people), false));
    }
    let exact: Vec<i64> = typed.iter().map(|word| number(word)).collect();
    let exact = app.store.words_numbered(&exact).await?;
    let (mut left, mut numbers, mut more) = (ENTRIES, BTreeSet::new(), false);
    for step in [Step::Typed, Step::Unfinished, Step::Wrong] {
        let mut words = app.store.words_with(&step.keys(typed)).await?;
        words.extend_from_slice(&exact);
        let (candidates, cut) = step.candidates(typed, &words);
        if let Some(sets) = sets(candidates) {
            more |= cut;
            let (driving, cost) = (sets.driving, sets.cost);
            let look_at = (left / cost).min(driving);
            more |= look_at < driving;
            left = left.saturating_sub(look_at * cost);
            let found = app.store.having_words(&sets.words, look_at, COMPARED).await?;
            more |= found.len() >= COMPARED;
            numbers.extend(found);
        }
        if numbers.len() > HITS || left == 0 {
            break;
        }
    }
    let numbers: Vec<i64> = numbers.into_iter().collect();
    let people = app.store.people_numbered(&numbers).await?;
    Ok((sorted(typed, people), more))
}

/// How what was typed is understood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// As it is.
    Typed,
    /// The last word goes on.
    Unfinished,
    /// Letters are wrong.
    Wrong,
}

impl Step {
    /// By which keys the words are found that are looked for beside those that were typed.
    fn keys(self, typed: &[String]) -> Vec<i64> {
        let mut all = BTreeSet::new();
        if self != Self::Typed {
            all.extend(typed.last().and_then(|word| beginning(word)));
        }
        if self == Self::Wrong {
            all.extend(typed.iter().flat_map(|word| keys(word)));
        }
        all.into_iter().collect()
    }

    /// What stands for each word, and whether something had to be left out.
    fn candidates(self, typed: &[String], words: &[NameWord]) -> (Candidates, bool) {
        let furthest = match self {
            Self::Typed => 0,
            Self::Unfinished => 1,
            Self::Wrong => usize::MAX,
        };
        let like = |(at, word): (usize, &String)| {
            let gap = |known: &NameWord| gap(word, &known.word, at + 1 == typed.len()).filter(|gap| *gap <= furthest);
            let mut like: Vec<(usize, &NameWord)> =
                words.iter().filter_map(|known| Some((gap(known)?, known))).collect();
            like.sort_by_key(|(gap, known)| (*gap, -known.persons, known.number));
            like.dedup_by_key(|(_, known)| known.number);
            like.into_iter().map(|(_, known)| known.clone()).collect()
        };
        let mut candidates: Candidates = typed.iter().enumerate().map(like).collect();
        let cut = candidates.iter().any(|set| set.len() > CANDIDATES);
        for set in &mut candidates {
            set.truncate(CANDIDATES);
        }
        (candidates, cut)
    }
}

/// The words to ask for, the cheapest to begin with first.
struct Sets {
    words: Vec<Vec<i64>>,
    /// How many entries the first of them has.
    driving: usize,
    /// How many entries are looked at for each of those.
    cost: usize,
}

/// None if nobody has a name with one of the words.
fn sets(mut candidates: Candidates) -> Option<Sets> {
    if candidates.iter().any(Vec::is_empty) {
        return None;
    }
    let entries = |set: &[NameWord]| set.iter().map(|word| word.persons as usize).sum::<usize>();
    let all: usize = candidates.iter().map(Vec::len).sum();
    candidates.sort_by_key(|set| entries(set) * (1 + all - set.len()));
    let driving = entries(&candidates[0]);
    let words = candidates.iter().map(|set| set.iter().map(|word| word.number).collect()).collect();
    Some(Sets { words, driving, cost: 1 + all - candidates[0].len() })
}

/// Those whose names have every word that was typed, the closest first.
fn sorted(typed: &[String], people: Vec<Person>) -> Vec<Person> {
    let mut close: Vec<(usize, Person)> =
        people.into_iter().filter_map(|person| Some((closeness(typed, person.name.as_str())?, person))).collect();
    close.sort_by(|(a, one), (b, other)| {
        (a, one.name.as_str().len(), &one.id).cmp(&(b, other.name.as_str().len(), &other.id))
    });
    close.into_iter().map(|(_, person)| person).collect()
}
