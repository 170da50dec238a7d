//! All that can be edited, and the files.

use crate::frame::Head;
use crate::staff::{StaffFrame, cutover};
use besok_core::catalogue::Catalogue;
use maud::{Markup, html};

/// The page. `files` are the names of the files that can be downloaded.
pub fn overview(frame: &StaffFrame<'_>, catalogue: &Catalogue, files: &[String], saved: bool) -> Markup {
    let (title, language) = (frame.t("staff-catalogue"), frame.frame.language);
    let body = html! {
        h1.ds-heading { (title) }
        @if saved { div.ds-alert data-color="success" role="status" { p { (frame.t("texts-saved")) } } }
        div.cards {
            section.card {
                h2 { (frame.t("texts-errands")) }
                ul.plain { @for errand in &catalogue.errands { li {
                    a.ds-link href={ "/staff/catalogue/errands/" (errand.id) } { (errand.name.get(language)) }
                    " " span.sub { (crate::texts::t_with(language, "texts-takes", &[("minutes", errand.minutes.into())])) }
                } } }
            }
            section.card {
                h2 { (frame.t("texts-offices")) }
                ul.plain { @for office in &catalogue.offices { li {
                    a.ds-link href={ "/staff/catalogue/offices/" (office.id) } { (office.name.get(language)) }
                    " " span.sub { bdi { (office.street) } }
                } } }
            }
            section.card {
                h2 { (frame.t("texts-others")) }
                ul.plain {
                    li { a.ds-link href="/staff/catalogue/agency" { (frame.t("texts-agency")) } }
                    li { a.ds-link href="/staff/catalogue/holidays" { (frame.t("texts-holidays")) } }
                    li { a.ds-link href="/staff/catalogue/words" { (frame.t("texts-words")) } }
                    li { a.ds-link href="/staff/old-bookings" { (cutover::title(frame, catalogue)) } }
                }
            }
            section.card {
                h2 { (frame.t("texts-files")) }
                p.hint { (frame.t("texts-files-hint")) }
                ul.plain { @for file in files { li {
                    a.ds-link href={ "/staff/catalogue/files/" (file) } { bdi { (file) } }
                } } }
            }
        }
    };
    frame.page(&title, Head::default(), &body)
}
