//! `towns.toml`.

use super::source::{Fields, Node};
use besok_core::town::Town;
use std::collections::{BTreeMap, HashMap};
use toml::de::DeValue;

/// The towns.
pub fn read(file: Fields) -> Vec<Town> {
    let mut lines = HashMap::new();
    file.tables("town", |fields| town(fields, &mut lines))
}

/// A name is given once, because it stands in addresses.
fn town(mut fields: Fields, lines: &mut HashMap<String, usize>) -> Option<Town> {
    let name = fields.get("name", |node| {
        let name = node.string()?;
        match lines.insert(name.to_owned(), node.line()) {
            Some(line) => node.complain(&format!("the town {name} stands in line {line} already")),
            None => Some(name.to_owned()),
        }
    });
    let position = fields.get("position", |node| node.position());
    let names = fields.maybe("names", names);
    let also = fields.maybe("also", |node| node.some(|name| name.string().map(str::to_owned)));
    fields.close();
    Some(Town { name: name?, position: position?, names: names?.unwrap_or_default(), also: also?.unwrap_or_default() })
}

/// Names in those languages in which they differ.
fn names(node: Node) -> Option<BTreeMap<String, String>> {
    let DeValue::Table(table) = node.value() else {
        return node.refuse("names by language, like { en = \"Gothenburg\" }");
    };
    let names: Vec<_> = table.iter().map(|(tag, value)| node.inside(value).string_in(tag.get_ref())).collect();
    names.into_iter().collect()
}
