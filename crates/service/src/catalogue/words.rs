//! `texts.toml`: the agency's own words. A catalogue need not have it.

use super::source::{Fields, Node};
use besok_core::language::Language;
use besok_core::words::Words;
use besok_view::mail::words::{self, Fault};
use besok_view::staff::Needed;
use std::collections::BTreeMap;
use toml::de::DeValue;

/// The words, by key and language.
pub fn read(file: Fields) -> Words {
    let mut lines: BTreeMap<String, usize> = BTreeMap::new();
    let words = file.tables("text", |fields| text(fields, &mut lines));
    Words(words.into_iter().collect())
}

type Said = (String, BTreeMap<String, String>);

fn text(mut fields: Fields, lines: &mut BTreeMap<String, usize>) -> Option<Said> {
    let key = fields.get("key", |node| {
        let known = words::KEYS.join(", ");
        let key = node.string_that(&format!("one of: {known}"), |key| words::KEYS.contains(&key))?;
        match lines.insert(key.to_owned(), node.line()) {
            Some(line) => node.complain(&format!("the text {key} stands in line {line} already")),
            None => Some(key),
        }
    });
    let texts = fields.get("text", |node| texts(node, key));
    fields.close();
    Some((key?.to_owned(), texts?))
}

/// In any languages; each must hold what the product's own text holds.
fn texts(node: Node, key: Option<&str>) -> Option<BTreeMap<String, String>> {
    let DeValue::Table(table) = node.value() else { return node.refuse("texts by language, like { en = \"…\" }") };
    let texts: Vec<_> = table.iter().map(|(tag, value)| said(node.inside(value), tag.get_ref(), key)).collect();
    texts.into_iter().collect()
}

fn said(node: Node, tag: &str, key: Option<&str>) -> Option<(String, String)> {
    let (tag, text) = node.string_in(tag)?;
    let (Some(key), Some(language)) = (key, Language::from_tag(&tag)) else { return Some((tag, text)) };
    match words::check(key, language, &text) {
        Ok(()) => Some((tag, text)),
        Err(fault) => {
            let what = format!("the text {key} in `{tag}`: {}", told(&fault));
            node.complain((Needed::Words(fault), &what))
        }
    }
}

fn told(fault: &Fault) -> String {
    match fault {
        Fault::Missing(name) => format!("missing variable {{${name}}}"),
        Fault::Unknown(written) => {
            format!("{{{written}}} cannot stand here; allowed are the variables of the original text, like {{$name}}")
        }
        Fault::Braces => "a brace { or } without its other half".to_owned(),
        Fault::Markup => "no markup is allowed: < and > cannot stand here".to_owned(),
        Fault::TooLong(most) => format!("longer than {most} characters"),
    }
}
