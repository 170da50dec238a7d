//! An agency's own words in mails: which sentences it may say itself, and what they must hold.

use crate::texts::{FILES, t_with};
use besok_core::language::Language;
use besok_core::words::{WORDS_LENGTH, Words};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::collections::BTreeSet;

/// The sentences that an agency may say in its own words, in the order of a mail.
pub const KEYS: &[&str] = &[
    "mail-booked",
    "mail-moved",
    "mail-changed",
    "mail-cancelled",
    "mail-reminder",
    "mail-people",
    "mail-reference",
    "mail-change",
    "mail-early",
    "mail-again",
    "mail-contact",
];

/// Why a text cannot stand for the product's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It lacks a variable.
    Missing(String),
    /// Between braces stands something else than a variable of the original.
    Unknown(String),
    /// A brace has no other half.
    Braces,
    /// It has markup in it.
    Markup,
    /// It has more characters than that.
    TooLong(usize),
}

/// The product's own text, as a translation writes it.
pub fn original(key: &str, language: Language) -> &'static str {
    let file = |tag: &str| {
        let (_, files) = FILES.iter().find(|(known, _)| *known == tag)?;
        let (_, mail) = files.iter().find(|(name, _)| *name == "mail")?;
        mail.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))
    };
    file(language.tag()).or_else(|| file(language.base().tag())).unwrap_or_default()
}

/// Whether a text may stand for the product's own: it holds the same variables, and nothing but them and words.
pub fn check(key: &str, language: Language, text: &str) -> Result<(), Fault> {
    if text.chars().count() > WORDS_LENGTH {
        return Err(Fault::TooLong(WORDS_LENGTH));
    }
    if text.contains(['<', '>']) {
        return Err(Fault::Markup);
    }
    let wanted = variables(original(key, language)).unwrap_or_default();
    let found = variables(text)?;
    if let Some(unknown) = found.iter().find(|name| !wanted.contains(*name) && !name.starts_with('"')) {
        return Err(Fault::Unknown(unknown.clone()));
    }
    match wanted.iter().find(|name| !found.contains(*name) && !name.starts_with('"')) {
        Some(missing) => Err(Fault::Missing(missing.trim_start_matches('$').to_owned())),
        None => resource(key, text).map(|_| ()).ok_or(Fault::Braces),
    }
}

/// What stands between braces.
fn variables(text: &str) -> Result<BTreeSet<String>, Fault> {
    let mut found = BTreeSet::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, next) = after.split_once('}').ok_or(Fault::Braces)?;
        if before.contains('}') || inside.contains('{') {
            return Err(Fault::Braces);
        }
        let inside = inside.trim();
        if inside.starts_with('"') && inside != "\"\\u200E\"" && inside != "\"\\u200F\"" {
            return Err(Fault::Unknown(inside.to_owned()));
        }
        found.insert(inside.to_owned());
        rest = next;
    }
    if rest.contains('}') { Err(Fault::Braces) } else { Ok(found) }
}

/// As Fluent takes it; none if it does not.
fn resource(key: &str, text: &str) -> Option<FluentResource> {
    FluentResource::try_new(format!("{key} = {{\"\"}}{text}\n")).ok()
}

/// The words of a mail: the agency's own, or the product's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Says<'a> {
    pub language: Language,
    pub words: &'a Words,
}

impl Says<'_> {
    /// A text with variables.
    pub fn say(&self, key: &str, variables: &[(&str, FluentValue<'_>)]) -> String {
        let own = self.words.get(key, self.language).and_then(|text| self.own(key, text, variables));
        own.unwrap_or_else(|| t_with(self.language, key, variables).into_owned())
    }

    /// None if it cannot be said: what was checked before can.
    fn own(&self, key: &str, text: &str, variables: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let mut bundle = FluentBundle::new(vec![self.language.base().tag().parse().ok()?]);
        bundle.set_use_isolating(false);
        bundle.add_resource(resource(key, text)?).ok()?;
        let variables: FluentArgs<'_> = variables.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let said = bundle.format_pattern(bundle.get_message(key)?.value()?, Some(&variables), &mut errors).into_owned();
        errors.is_empty().then_some(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SV: Language = Language::DEFAULT;

    #[test]
    fn every_sentence_can_be_said_as_it_is() {
        for language in Language::all() {
            for key in KEYS {
                let text = original(key, language);
                assert!(!text.is_empty(), "{key} in {}", language.tag());
                assert_eq!(check(key, language, text), Ok(()), "{key} in {}", language.tag());
            }
        }
    }

    #[test]
    fn a_text_holds_the_variables_of_the_original_and_no_markup() {
        let check = |text: &str| check("mail-contact", SV, text);
        assert_eq!(check("Ring { $phone } eller skriv till {$email}."), Ok(()));
        assert_eq!(check("Ring { $phone }."), Err(Fault::Missing("email".into())));
        assert_eq!(check("{ $phone } { $email } { $name }"), Err(Fault::Unknown("$name".into())));
        assert_eq!(check("{ $phone } { $email } { NUMBER($phone) }"), Err(Fault::Unknown("NUMBER($phone)".into())));
        assert_eq!(check("{ $phone } { $email } { mail-code }"), Err(Fault::Unknown("mail-code".into())));
        assert_eq!(check("{ $phone } { $email } {\"x\"}"), Err(Fault::Unknown("\"x\"".into())));
        assert_eq!(check("{ $phone } { $email"), Err(Fault::Braces));
        assert_eq!(check("{ $phone } } { $email }"), Err(Fault::Braces));
        assert_eq!(check("<b>{ $phone }</b> { $email }"), Err(Fault::Markup));
        assert_eq!(check(&"x".repeat(1001)), Err(Fault::TooLong(1000)));
    }

    #[test]
    fn own_words_are_said_and_all_others_stay() {
        let own = [("sv".to_owned(), "[Ring] { $phone }, { $email }".to_owned())].into();
        let words = Words([("mail-contact".to_owned(), own)].into());
        let values = [("phone", "1".into()), ("email", "2".into())];
        assert_eq!(Says { language: SV, words: &words }.say("mail-contact", &values), "[Ring] 1, 2");
        let english = Language::from_tag("en").unwrap();
        let product = t_with(english, "mail-contact", &values).into_owned();
        assert_eq!(Says { language: english, words: &words }.say("mail-contact", &values), product);
    }
}
