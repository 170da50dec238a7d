//! Persons by the words of their names. The words are kept in the transaction that makes, renames or forgets somebody;
//! those of older databases are read in by a worker.
//!
//! Every table is asked by equality alone, so that both engines need nothing but an index. A search begins with the
//! rarest of its words and probes for the others.

use crate::booking::Source;
use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::{Row, Value};
use besok_core::search::{beginnings, keys, number, words};
use sqlx::AssertSqlSafe;
use std::collections::{BTreeMap, BTreeSet};

/// So many words at most are tried that are like one that was typed, the most frequent first.
const LIKES: usize = 300;

/// A word that somebody has in their name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameWord {
    /// The number by which tables know it.
    pub number: i64,
    /// The word.
    pub word: String,
    /// How many persons have it.
    pub persons: i64,
}

impl Tx {
    /// Reads in the names of persons that are new, or new to the search.
    pub async fn learn_names(&mut self, persons: &[(&str, &str)]) -> Result<(), StoreError> {
        let mut counts = BTreeMap::<(i64, String), i64>::new();
        let (mut numbers, mut pairs) = (Vec::new(), Vec::new());
        for (id, name) in persons {
            numbers.push(vec![(*id).into(), number(id).into()]);
            for word in words(name) {
                pairs.push(vec![number(&word).into(), number(id).into()]);
                *counts.entry((number(&word), word)).or_default() += 1;
            }
        }
        if numbers.is_empty() {
            return Ok(());
        }
        self.learn_whole_names(persons).await?;
        let (new, values) = self.table(numbers);
        let sql = format!("UPDATE person SET number = new.column2 FROM {new} AS new WHERE person.id = new.column1");
        self.exec(AssertSqlSafe(sql), &values).await?;
        let known: BTreeMap<i64, &str> = counts.keys().map(|(number, word)| (*number, word.as_str())).collect();
        // In the order of the numbers, in which everybody locks them.
        let rows =
            counts.iter().map(|((number, word), count)| vec![(*number).into(), word.as_str().into(), (*count).into()]);
        let or = "ON CONFLICT (number) DO UPDATE SET persons = name_word.persons + excluded.persons";
        self.insert_or("name_word (number, word, persons)", rows.collect(), or).await?;
        self.learn_likes(&known).await?;
        self.insert_missing("person_word (word, person)", pairs).await
    }

    /// What new words have in common with their likes. The words are locked by now.
    async fn learn_likes(&mut self, words: &BTreeMap<i64, &str>) -> Result<(), StoreError> {
        let select = "SELECT near FROM name_near WHERE near = word AND near";
        let numbers: Vec<Value> = words.keys().map(|number| (*number).into()).collect();
        let rows = Source::Tx(self).among(select, &numbers, "").await?;
        let known = rows.iter().map(|row| row.int("near")).collect::<Result<BTreeSet<i64>, _>>()?;
        let new = words.iter().filter(|(number, _)| !known.contains(number));
        let likes = new.flat_map(|(number, word)| {
            let likes: BTreeSet<i64> = keys(word).into_iter().chain(beginnings(word)).collect();
            likes.into_iter().map(|near| vec![near.into(), (*number).into()])
        });
        self.insert_missing("name_near (near, word)", likes.collect()).await
    }

    /// Forgets the names of persons, before they change or go. Words that nobody has any more go with them.
    pub(crate) async fn forget_names(&mut self, persons: &[Value]) -> Result<(), StoreError> {
        let select = "SELECT number, name FROM person WHERE number IS NOT NULL AND id";
        let (mut counts, mut pairs) = (BTreeMap::<i64, (String, i64)>::new(), Vec::new());
        for row in Source::Tx(self).among(select, persons, "").await? {
            for word in words(&row.text("name")?) {
                pairs.push(vec![number(&word).into(), row.int("number")?.into()]);
                counts.entry(number(&word)).or_insert((word, 0)).1 += 1;
            }
        }
        if pairs.is_empty() {
            return Ok(());
        }
        let sql = format!("UPDATE person SET number = NULL, whole_name = NULL WHERE id {}", self.any_of());
        self.exec(AssertSqlSafe(sql), &[Value::List(persons.to_vec())]).await?;
        self.delete_pairs("person_word", ["word", "person"], pairs).await?;
        let numbers: Vec<Value> = counts.keys().map(|number| (*number).into()).collect();
        self.lock("name_word", "number", &numbers).await?;
        let less = counts.iter().map(|(number, (_, count))| vec![(*number).into(), (*count).into()]);
        let (less, values) = self.table(less.collect());
        let sql = format!(
            "UPDATE name_word SET persons = persons - less.column2 FROM {less} AS less WHERE number = less.column1"
        );
        self.exec(AssertSqlSafe(sql), &values).await?;
        self.forget_words(&numbers, &counts).await
    }

    async fn forget_words(
        &mut self,
        numbers: &[Value],
        words: &BTreeMap<i64, (String, i64)>,
    ) -> Result<(), StoreError> {
        let select = "SELECT number FROM name_word WHERE persons = 0 AND number";
        let mut likes = Vec::new();
        let mut unused = Vec::new();
        for row in Source::Tx(self).among(select, numbers, "").await? {
            let number = row.int("number")?;
            let Some((word, _)) = words.get(&number) else { continue };
            unused.push(Value::from(number));
            let near: BTreeSet<i64> = keys(word).into_iter().chain(beginnings(word)).collect();
            likes.extend(near.into_iter().map(|near| vec![near.into(), number.into()]));
        }
        self.delete_pairs("name_near", ["near", "word"], likes).await?;
        self.delete("name_word", "number", unused.into_iter()).await
    }

    async fn delete_pairs(&mut self, table: &str, [a, b]: [&str; 2], pairs: Vec<Vec<Value>>) -> Result<(), StoreError> {
        if pairs.is_empty() {
            return Ok(());
        }
        let (gone, values) = self.table(pairs);
        let sql = format!("DELETE FROM {table} WHERE ({a}, {b}) IN (SELECT column1, column2 FROM {gone} AS gone)");
        self.exec(AssertSqlSafe(sql), &values).await?;
        Ok(())
    }

    /// Reads in some of the persons that the search does not know yet; gives how many.
    pub async fn learn_some_names(&mut self, at_once: i64) -> Result<usize, StoreError> {
        let sql = format!(
            "SELECT id, name FROM person WHERE id IN
               (SELECT id FROM person WHERE number IS NULL ORDER BY id LIMIT $1 {})",
            self.skip_locked()
        );
        let rows = self.all(AssertSqlSafe(sql), &[at_once.into()]).await?;
        let persons: Vec<(String, String)> =
            rows.iter().map(|row| Ok((row.text("id")?, row.text("name")?))).collect::<Result<_, StoreError>>()?;
        let persons: Vec<(&str, &str)> = persons.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
        self.learn_names(&persons).await?;
        Ok(persons.len())
    }
}

impl Store {
    /// The words with one of these keys, the most frequent first.
    pub async fn words_with(&self, keys: &[i64]) -> Result<Vec<NameWord>, StoreError> {
        let select = "SELECT DISTINCT name_word.number, name_word.word, name_word.persons
                      FROM name_near JOIN name_word ON name_word.number = name_near.word WHERE name_near.near";
        self.words(select, keys, &format!("ORDER BY name_word.persons DESC LIMIT {LIKES}")).await
    }

    /// The words with these numbers.
    pub async fn words_numbered(&self, numbers: &[i64]) -> Result<Vec<NameWord>, StoreError> {
        self.words("SELECT number, word, persons FROM name_word WHERE number", numbers, "").await
    }

    async fn words(&self, select: &str, by: &[i64], rest: &str) -> Result<Vec<NameWord>, StoreError> {
        let by: Vec<Value> = by.iter().map(|number| (*number).into()).collect();
        let word = |row: &Row| {
            Ok(NameWord { number: row.int("number")?, word: row.text("word")?, persons: row.int("persons")? })
        };
        Source::Store(self).among(select, &by, rest).await?.iter().map(word).collect()
    }

    /// Numbers of persons that have a word of each set, at most so many of them. So many at most of those that have a
    /// word of the first set are looked at.
    pub async fn having_words(&self, sets: &[Vec<i64>], look_at: usize, most: usize) -> Result<Vec<i64>, StoreError> {
        if sets.iter().any(Vec::is_empty) {
            return Ok(Vec::new());
        }
        let values: Vec<Value> =
            sets.iter().map(|set| Value::List(set.iter().map(|word| (*word).into()).collect())).collect();
        let others: Vec<String> = (2..=sets.len())
            .map(|nth| {
                let any_of = self.any_of_nth(nth);
                format!(
                    "AND EXISTS (SELECT 1 FROM person_word AS other{nth}
                       WHERE other{nth}.word {any_of} AND other{nth}.person = first.person)"
                )
            })
            .collect();
        let sql = format!(
            "SELECT first.person FROM
               (SELECT person FROM person_word WHERE word {} LIMIT {look_at}) AS first
             WHERE TRUE {} LIMIT {most}",
            self.any_of_nth(1),
            others.join(" ")
        );
        let rows = self.all(AssertSqlSafe(sql), &values).await?;
        let found = rows.iter().map(|row| row.int("person")).collect::<Result<BTreeSet<i64>, _>>()?;
        Ok(found.into_iter().collect())
    }
}
