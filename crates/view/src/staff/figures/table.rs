//! Tables of figures.

use super::minutes;
use crate::texts::{t, t_with};
use besok_core::figures::{FEW, Spread};
use besok_core::language::Language;
use maud::{Markup, html};

/// With more lines than these a table is folded: the drawing above it says the most of it.
const LONG: usize = 14;

/// Figures, each with what is counted.
pub(super) fn counted(language: Language, name: &str, lines: &[([&str; 2], i64)]) -> Markup {
    let line = |([key, what], count): &([&str; 2], i64)| {
        vec![t(language, key).into_owned(), count.to_string(), t(language, what).into_owned()]
    };
    let heads = ["figures-figure", "figures-number", "figures-what"];
    table(language, &t(language, name), &heads, lines.iter().map(line))
}

/// How numbers of something are spread, line by line.
pub(super) fn spreads(language: Language, (of, head): (&str, &str), lines: &[(String, Spread)]) -> Markup {
    let line = |(name, spread): &(String, Spread)| {
        let mut cells = vec![name.clone(), spread.count.to_string()];
        cells.extend(said(language, spread));
        cells
    };
    let heads = [head, "figures-count", "figures-median", "figures-p90", "figures-most"];
    table(language, &format!("{} – {}", t(language, of), t(language, head)), &heads, lines.iter().map(line))
}

/// The middle, the ninth of ten and the largest, in minutes; of few nothing is told.
pub(super) fn said(language: Language, spread: &Spread) -> [String; 3] {
    let Spread { count, median, p90, most } = *spread;
    if count < FEW {
        return [t(language, "figures-few").into_owned(), String::new(), String::new()];
    }
    [median, p90, most]
        .map(|seconds| t_with(language, "figures-minutes", &[("minutes", minutes(seconds).into())]).into_owned())
}

/// A table, named for whoever hears it, with headings by their keys; nothing at all if there are no lines.
pub(super) fn table(
    language: Language,
    label: &str,
    heads: &[&str],
    lines: impl Iterator<Item = Vec<String>>,
) -> Markup {
    let lines: Vec<Vec<String>> = lines.collect();
    let heads: Vec<_> = heads.iter().map(|head| t(language, head)).collect();
    let cell = |at: usize, cell: &str| {
        html! { @if at == 0 { th.name scope="row" { (cell) } } @else { td data-label=(heads[at]) { (cell) } } }
    };
    let table = html! {
        div.scroll tabindex="0" role="region" aria-label=(label) {
            table.staff.figures.stack[heads.len() > 2] {
                thead { tr { @for head in &heads { th scope="col" { (head) } } } }
                tbody { @for line in &lines { tr {
                    @for (at, text) in line.iter().enumerate() { (cell(at, text)) }
                } } }
            }
        }
    };
    match lines.len() {
        0 => html! {},
        count if count > LONG => html! {
            details.more {
                summary { (t_with(language, "figures-lines", &[("count", count.into())])) span.vh { ": " (label) } }
                (table)
            }
        },
        _ => table,
    }
}
