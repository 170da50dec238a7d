//! An agency's own words for sentences of its mails.

use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many characters one sentence may have.
pub const WORDS_LENGTH: usize = 1000;

/// By the key of the text and the tag of the language. What is not here is said in the product's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, BTreeMap<String, String>>);

impl Words {
    /// The agency's words in exactly this language: easy language is not the other one's.
    pub fn get(&self, key: &str, language: Language) -> Option<&str> {
        self.0.get(key)?.get(language.tag()).map(String::as_str)
    }
}
