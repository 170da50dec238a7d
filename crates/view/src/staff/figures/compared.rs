//! Offices beside each other.

use super::table::said;
use super::{FiguresPage, address};
use crate::staff::StaffFrame;
use besok_core::figures::Figures;
use besok_core::id::OfficeId;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// What offices are compared by.
const HEADS: [&str; 6] =
    ["figures-arrivals", "figures-walk-ins", "figures-median", "figures-p90", "figures-no-shows", "figures-capacity"];

impl FiguresPage<'_> {
    /// A line for each office, in the order of the catalogue, which leads to its own figures; and one for all of them.
    pub(super) fn compared(
        &self,
        frame: &StaffFrame<'_>,
        (all, offices): (&Figures, &BTreeMap<OfficeId, Figures>),
    ) -> Markup {
        const WHAT: [[&str; 2]; 4] = [
            ["figures-arrivals", "figures-arrivals-what"],
            ["figures-waits", "figures-waits-what"],
            ["figures-no-shows", "figures-no-show-share-what"],
            ["figures-capacity", "figures-capacity-what"],
        ];
        let language = frame.frame.language;
        let here = self.catalogue.offices.iter();
        let lines = here.filter_map(|office| Some((office, offices.get(&office.id)?)));
        html! {
            h2 { (frame.t("figures-offices")) }
            p { (frame.t("figures-compared-what")) }
            div.scroll tabindex="0" role="region" aria-label=(frame.t("figures-offices")) { table.staff.figures.stack {
                thead { tr {
                    th scope="col" { (frame.t("figures-office")) }
                    @for head in HEADS { th.num scope="col" { (frame.t(head)) } }
                } }
                tbody { @for (office, figures) in lines { tr {
                    th.name scope="row" {
                        a.ds-link href=(address(Some(office), "figures", self.days)) { (office.name.get(language)) }
                    }
                    (cells(frame, figures))
                } } }
                tfoot { tr { th.name scope="row" { (frame.t("figures-together")) } (cells(frame, all)) } }
            } }
            dl.what { @for [name, what] in WHAT { div { dt { (frame.t(name)) } dd { (frame.t(what)) } } } }
        }
    }
}

fn cells(frame: &StaffFrame<'_>, figures: &Figures) -> Markup {
    let [median, p90, _] = said(frame.frame.language, &figures.waits);
    let share = |share: Option<i64>| share.map_or_else(|| "–".to_owned(), |share| format!("{share} %"));
    let cells = [
        figures.arrivals().to_string(),
        figures.walk_ins.to_string(),
        median,
        p90,
        share(figures.appointments.no_show_share()),
        share(figures.places().share()),
    ];
    html! { @for (head, cell) in HEADS.iter().zip(cells) { td.num data-label=(frame.t(head)) { (cell) } } }
}
