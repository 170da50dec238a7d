//! The languages people read, and texts that exist in each of them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One language: a row of [`LANGUAGES`]. Adding one is a row there, a file of translations and the catalogue's texts.
#[derive(Debug, PartialEq, Eq)]
pub struct LanguageInfo {
    /// BCP 47 tag, as in addresses (`/sv/`) and `lang` attributes.
    pub tag: &'static str,
    /// Its name in itself and in its own script.
    pub name: &'static str,
    /// `ltr` or `rtl`, as in HTML's `dir`.
    pub direction: &'static str,
}

/// Every language of the product. The first is what people get who ask for none of them.
pub const LANGUAGES: &[LanguageInfo] = &[
    LanguageInfo { tag: "sv", name: "Svenska", direction: "ltr" },
    LanguageInfo { tag: "en", name: "English", direction: "ltr" },
    LanguageInfo { tag: "ar", name: "العربية", direction: "rtl" },
];

/// A language that the product speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language(&'static LanguageInfo);

impl Language {
    /// What people get who ask for no language that there is.
    pub const DEFAULT: Self = Self(&LANGUAGES[0]);

    /// Every language, in the order in which the picker shows them.
    pub fn all() -> impl Iterator<Item = Self> {
        LANGUAGES.iter().map(Self)
    }

    /// The language with exactly this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::all().find(|language| language.tag() == tag)
    }

    /// The best language for a browser's `Accept-Language` header.
    pub fn from_accept(header: &str) -> Self {
        let mut wishes: Vec<(f32, &str)> = header
            .split(',')
            .filter_map(|part| {
                let mut fields = part.split(';');
                let tag = fields.next()?.trim();
                let weight = fields.find_map(|field| field.trim().strip_prefix("q=")?.parse().ok());
                Some((weight.unwrap_or(1.0), tag))
            })
            .collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes
            .iter()
            .filter(|(weight, _)| *weight > 0.0)
            .find_map(|(_, tag)| Self::from_tag(&tag.split('-').next()?.to_ascii_lowercase()))
            .unwrap_or(Self::DEFAULT)
    }

    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        self.0.tag
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        self.0.direction
    }
}

impl Serialize for Language {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Self::from_tag(&tag).ok_or_else(|| serde::de::Error::custom(format!("no language {tag}")))
    }
}

/// A text of the catalogue in every language, by tag. Import refuses one that lacks a language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// The text in this language.
    pub fn get(&self, language: Language) -> &str {
        self.0.get(language.tag()).map_or("", String::as_str)
    }

    /// The languages in which this text is missing or empty.
    pub fn missing(&self) -> impl Iterator<Item = Language> {
        Language::all().filter(|language| self.get(*language).trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_best_wish_wins() {
        assert_eq!(Language::from_accept("de, en-GB;q=0.8, sv;q=0.3").tag(), "en");
        assert_eq!(Language::from_accept("en;q=0.2, sv-SE;q=0.9").tag(), "sv");
        assert_eq!(Language::from_accept("sv;q=0, en;q=0.1").tag(), "en");
        assert_eq!(Language::from_accept("ar-SY, en;q=0.8").tag(), "ar");
        assert_eq!(Language::from_accept("").tag(), "sv");
        assert_eq!(Language::from_accept(";;q=,,,").tag(), "sv");
    }
}
