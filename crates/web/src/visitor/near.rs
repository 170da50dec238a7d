//! From where a visitor comes: `?town=Uppsala` in the address, so that it survives Back and a change of language.

use besok_core::catalogue::Catalogue;
use besok_core::town::search;
use besok_view::near::{Near, SOONEST};
use besok_view::visit::OfficeChoice;
use serde::Deserialize;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct FromTown {
    #[serde(default)]
    town: String,
    #[serde(default)]
    order: String,
}

impl FromTown {
    /// Somebody from a town.
    pub fn town(town: &str) -> Self {
        Self { town: town.to_owned(), ..Self::default() }
    }

    /// What that means, for the page at a path.
    pub fn near<'a>(&'a self, catalogue: &'a Catalogue, path: String) -> Near<'a> {
        let asked = self.town.trim();
        let found = (!asked.is_empty()).then(|| search(&catalogue.towns, asked));
        Near { asked, found, soonest: self.order == SOONEST, path }
    }
}

/// Puts offices in order: the nearest first if a town is known, else the soonest, those without any time last.
pub(crate) fn arrange(offices: &mut [OfficeChoice<'_>], near: &Near<'_>) {
    for choice in &mut *offices {
        choice.kilometres = near.kilometres_to(choice.office.position);
    }
    offices.sort_by_key(|choice| {
        let distance = choice.kilometres.filter(|_| !near.soonest);
        (distance, choice.first.is_none(), choice.first)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use besok_core::town::Town;

    /// The order of four offices, which the catalogue has in the order of the alphabet.
    fn order(query: &str) -> Vec<String> {
        let mut catalogue = besok_service::catalogue::sample();
        catalogue.towns =
            vec![Town { name: "Uppsala".into(), position: (59.86, 17.64).into(), names: [].into(), also: Vec::new() }];
        let asked: FromTown = address(query);
        let first = |id: &str| match id {
            "boden" => Some("2026-12-08T08:00:00Z".parse().unwrap()),
            "uppsala" => None,
            _ => Some("2026-12-09T08:00:00Z".parse().unwrap()),
        };
        let mut offices: Vec<OfficeChoice<'_>> = catalogue
            .offices
            .iter()
            .filter(|office| ["boden", "malmo", "uppsala", "vasteras"].contains(&office.id.as_str()))
            .map(|office| OfficeChoice { office, first: first(office.id.as_str()), most: None, kilometres: None })
            .collect();
        arrange(&mut offices, &asked.near(&catalogue, String::new()));
        offices.iter().map(|choice| choice.office.id.to_string()).collect()
    }

    fn address(query: &str) -> FromTown {
        let uri: axum::http::Uri = format!("/?{query}").parse().unwrap();
        axum::extract::Query::try_from_uri(&uri).unwrap().0
    }

    #[test]
    fn the_soonest_comes_first_and_the_nearest_if_a_town_is_known() {
        let soonest = ["boden", "malmo", "vasteras", "uppsala"];
        assert_eq!(order(""), soonest);
        assert_eq!(order("town=Paris"), soonest);
        assert_eq!(order("town=upsala"), soonest, "a guess is asked about first");
        assert_eq!(order("town=+uppsala"), ["uppsala", "vasteras", "malmo", "boden"]);
        assert_eq!(order("town=uppsala&order=soonest"), soonest);
    }
}
