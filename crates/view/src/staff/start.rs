//! Where staff begin: their offices, and what else is theirs.

use super::{StaffFrame, Tab};
use crate::frame::Head;
use besok_core::catalogue::Catalogue;
use besok_core::office::Office;
use besok_core::staff::{Permission, Staff};
use maud::{Markup, html};

/// The page.
pub fn start(frame: &StaffFrame<'_>, staff: &Staff, catalogue: &Catalogue) -> Markup {
    const OF_OFFICE: [Tab; 8] =
        [Tab::Day, Tab::Week, Tab::Counter, Tab::Reception, Tab::Queue, Tab::Waiting, Tab::Figures, Tab::Openings];
    let title = frame.t("staff-offices");
    let is_mine = |office: &&Office| Permission::ALL.into_iter().any(|permission| staff.may_at(permission, &office.id));
    let more: Vec<(Tab, String)> =
        Tab::ALL.into_iter().filter_map(|tab| Some((tab, tab.address(staff, None)?))).collect();
    let name = |tab: Tab| frame.t(if tab == Tab::Figures { "figures-all-title" } else { tab.key() });
    let body = html! {
        h1.ds-heading { (title) }
        @if staff.duties.is_empty() { p { (frame.t("staff-no-duties")) } }
        ul.offices {
            @for office in catalogue.offices.iter().filter(is_mine) {
                li.card {
                    h2 { (office.name.get(frame.frame.language)) }
                    p.row {
                        @for tab in OF_OFFICE {
                            @if let Some(address) = tab.address(staff, Some(office)) {
                                a.ds-link href=(address) {
                                    (frame.t(tab.key())) span.vh { ": " (office.name.get(frame.frame.language)) }
                                }
                            }
                        }
                    }
                }
            }
        }
        @if !more.is_empty() {
            h2 { (frame.t("staff-more")) }
            ul.links { @for (tab, address) in more { li { a.ds-link href=(address) { (name(tab)) } } } }
        }
    };
    frame.page(&title, Head::default(), &body)
}
