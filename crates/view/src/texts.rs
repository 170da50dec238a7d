//! The words of the product, in every language.
//!
//! Fluent files are compiled in and parsed once. Isolation marks are off, because they would end up in subjects and
//! calendar files. Pages put `<bdi>` around what could run the other way; where none can stand, the translation has a
//! mark of its own before the number (`{ "\u200E" }`).

use besok_core::language::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use maud::{Markup, html};
use std::borrow::Cow;
use std::sync::LazyLock;

pub use fluent_bundle::FluentValue as Value;

macro_rules! files {
    ($tag:literal: $($name:literal)+) => {
        ($tag, &[$(($name, include_str!(concat!("../translations/", $tag, "/", $name, ".ftl")))),+])
    };
}

/// A whole language.
macro_rules! full {
    ($tag:literal) => {
        files!($tag: "account" "booking" "challenge" "dates" "earlier" "error" "frame" "letter" "mail" "my" "near" "people" "public" "queue" "reason" "refusal"
            "request" "restriction" "sign_in" "staff" "staff_catalogue" "staff_cutover" "staff_day" "staff_events" "staff_figures" "staff_find" "staff_integrations"
            "staff_letters" "staff_members" "staff_moves" "staff_openings" "staff_patterns" "staff_queue" "staff_requests" "staff_simulate" "staff_waiting" "waiting")
    };
}

/// A language for visitors alone: staff pages are not offered in it.
macro_rules! visitors {
    ($tag:literal) => {
        files!($tag: "account" "booking" "challenge" "dates" "earlier" "error" "frame" "letter" "mail" "my" "near" "people" "public" "queue" "reason" "refusal"
            "request" "restriction" "sign_in" "waiting")
    };
}

/// A language's tag, and its files by name.
pub(crate) type Files = (&'static str, &'static [(&'static str, &'static str)]);

pub(crate) const FILES: &[Files] = &[full!("sv"), full!("en"), full!("ar"), visitors!("sv-simple")];

struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

static TEXTS: LazyLock<Vec<Texts>> = LazyLock::new(|| Language::all().map(Texts::of).collect());

impl Texts {
    /// # Panics
    /// If the texts of a language are missing or malformed; they are part of the binary, and a test reads them all.
    fn of(language: Language) -> Self {
        let base = language.base();
        let mut bundle = FluentBundle::new_concurrent(vec![base.tag().parse().expect("a language tag")]);
        bundle.set_use_isolating(false);
        for resource in resources(base) {
            bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{}: {errors:?}", base.tag()));
        }
        if language != base {
            resources(language).for_each(|resource| bundle.add_resource_overriding(resource));
        }
        Self { language, bundle }
    }
}

fn resources(language: Language) -> impl Iterator<Item = FluentResource> {
    let (tag, files) = FILES.iter().find(|(tag, _)| *tag == language.tag()).expect("every language has its texts");
    files.iter().map(move |(name, text)| {
        FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(_, errors)| panic!("{tag}/{name}.ftl: {errors:?}"))
    })
}

/// A text without variables.
pub fn t(language: Language, key: &str) -> Cow<'static, str> {
    t_with(language, key, &[])
}

/// A text with variables: `t_with(language, "steps", &[("step", 3.into())])`.
///
/// # Panics
/// In debug builds and tests, if there is no such text or a variable is missing.
pub fn t_with(language: Language, key: &str, variables: &[(&str, Value<'_>)]) -> Cow<'static, str> {
    let texts = TEXTS.iter().find(|texts| texts.language == language);
    let pattern = texts.and_then(|texts| Some((texts, texts.bundle.get_message(key)?.value()?)));
    let Some((texts, pattern)) = pattern else {
        debug_assert!(false, "no text {key} in {}", language.tag());
        return Cow::Owned(key.to_owned());
    };
    let variables: FluentArgs<'_> = variables.iter().map(|(name, value)| (*name, value.clone())).collect();
    let mut errors = Vec::new();
    let text = texts.bundle.format_pattern(pattern, Some(&variables), &mut errors).into_owned();
    debug_assert!(errors.is_empty(), "{key} in {}: {errors:?}", language.tag());
    Cow::Owned(text)
}

/// A text with links, times or names in it: each variable is a piece of HTML.
pub fn rich(language: Language, key: &str, pieces: &[(&str, Markup)]) -> Markup {
    const MARK: char = '\u{1}';
    let marks: Vec<(&str, Value<'_>)> = pieces
        .iter()
        .enumerate()
        .map(|(index, (name, _))| (*name, Value::from(format!("{MARK}{index}{MARK}"))))
        .collect();
    let text = t_with(language, key, &marks);
    html! {
        @for (index, part) in text.split(MARK).enumerate() {
            @if index % 2 == 0 { (part) }
            @else if let Some((_, piece)) = part.parse().ok().and_then(|at: usize| pieces.get(at)) { (piece) }
        }
    }
}
