//! The languages people read, and texts that exist in each of them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One language: a row of [`LANGUAGES`]. Adding one is a row there, a file of translations and the catalogue's texts.
///
/// A *partial* language is an easier form of another, its base. What it does not say itself it takes from its base, by
/// this declaration. All others are *full*: they may lack nothing.
#[derive(Debug, PartialEq, Eq)]
pub struct LanguageInfo {
    /// BCP 47 tag, as in addresses (`/sv/`) and `lang` attributes.
    pub tag: &'static str,
    /// Its name in itself and in its own script.
    pub name: &'static str,
    /// `ltr` or `rtl`, as in HTML's `dir`.
    pub direction: &'static str,
    /// For a partial language: the tag of its base.
    pub base: Option<&'static str>,
}

/// Every language of the product. The first is what people get who ask for none of them.
pub const LANGUAGES: &[LanguageInfo] = &[
    LanguageInfo { tag: "sv", name: "Svenska", direction: "ltr", base: None },
    LanguageInfo { tag: "sv-simple", name: "Lätt svenska", direction: "ltr", base: Some("sv") },
    LanguageInfo { tag: "en", name: "English", direction: "ltr", base: None },
    LanguageInfo { tag: "ar", name: "العربية", direction: "rtl", base: None },
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

    /// The languages that may lack nothing.
    pub fn full() -> impl Iterator<Item = Self> {
        Self::all().filter(|language| language.0.base.is_none())
    }

    /// The language with exactly this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::all().find(|language| language.tag() == tag)
    }

    /// The best language for a browser's `Accept-Language` header. A partial language is only ever chosen by hand.
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

    /// What dates, sorting and whatever has no text follow: the base of a partial language, a full one itself.
    #[must_use]
    pub fn base(self) -> Self {
        self.0.base.and_then(Self::from_tag).unwrap_or(self)
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

/// A text of the catalogue, by language tag. Import refuses one that lacks a full language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// The text in this language, or in its base.
    pub fn get(&self, language: Language) -> &str {
        let in_language = self.0.get(language.tag());
        in_language.or_else(|| self.0.get(language.base().tag())).map_or("", String::as_str)
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
        assert_eq!(Language::from_accept("sv-simple, en;q=0.8").tag(), "sv", "a partial language is chosen by hand");
    }

    #[test]
    fn a_base_is_a_full_language_that_is_read_the_same_way() {
        for language in Language::all() {
            assert!(Language::full().any(|full| full == language.base()), "{}", language.tag());
            assert_eq!(language.base().direction(), language.direction(), "{}", language.tag());
        }
        assert!(Language::full().all(|language| language.base() == language));
        assert_eq!(Language::DEFAULT.base(), Language::DEFAULT);
    }

    #[test]
    fn a_text_falls_back_to_the_base_and_to_nothing_else() {
        let text =
            |pairs: &[(&str, &str)]| Text(pairs.iter().map(|(tag, text)| ((*tag).into(), (*text).into())).collect());
        let easy = Language::from_tag("sv-simple").unwrap();
        assert_eq!(text(&[("sv", "Pass"), ("sv-simple", "Ditt pass")]).get(easy), "Ditt pass");
        assert_eq!(text(&[("sv", "Pass"), ("en", "Passport")]).get(easy), "Pass");
        assert_eq!(text(&[("sv-simple", "Ditt pass")]).get(Language::DEFAULT), "");
    }
}
