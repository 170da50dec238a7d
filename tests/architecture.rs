//! Holds the map against the land: the table of crates in `docs/architecture.md` against the manifests.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The crates of ours that a manifest depends on (not for tests).
fn dependencies(manifest: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(manifest).unwrap();
    let section = text.split("\n[dependencies]\n").nth(1).unwrap_or("");
    let section = section.split("\n[").next().unwrap_or("");
    let names = section.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
    names.filter(|name| name.starts_with("besok-")).map(str::to_owned).collect()
}

/// Rows of the table: a crate, and what it may use.
fn table() -> Vec<(String, String)> {
    let text = fs::read_to_string("docs/architecture.md").unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| `besok"));
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        (cells[1].trim_matches('`').to_owned(), cells[3].to_owned())
    })
    .collect()
}

#[test]
fn every_crate_is_on_the_map_and_uses_what_it_may() {
    let folders = fs::read_dir("crates").unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut crates: BTreeSet<String> = folders.map(|folder| format!("besok-{folder}")).collect();
    crates.insert("besok".to_owned());
    let table = table();
    assert_eq!(table.iter().map(|(name, _)| name.clone()).collect::<BTreeSet<_>>(), crates);
    for (name, may) in &table {
        let manifest = match name.strip_prefix("besok-") {
            Some(folder) => Path::new("crates").join(folder).join("Cargo.toml"),
            None => "Cargo.toml".into(),
        };
        for used in dependencies(&manifest) {
            assert!(may == "all" || may.contains(&format!("`{used}`")), "{name} uses {used}, the map allows {may}");
        }
    }
}
