//! What an opening was before: who changed what when, and why.

use super::fields::{label, value};
use super::{StaffFrame, address};
use crate::dates;
use crate::frame::Head;
use crate::parts::back;
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::opening::{Opening, Version};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// Every version of an opening.
pub struct HistoryPage<'a> {
    /// For names.
    pub catalogue: &'a Catalogue,
    /// Which opening.
    pub opening: &'a Opening,
    /// The zone of its office.
    pub zone: &'a TimeZone,
    /// The newest first.
    pub entries: &'a [Entry<'a>],
}

/// One version, and who made it.
pub struct Entry<'a> {
    /// The version.
    pub version: &'a Version,
    /// Who, by name; none for an import.
    pub who: Option<&'a str>,
}

impl HistoryPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let name = super::title(frame, self.opening);
        let title = t_with(frame.frame.language, "openings-history-of", &[("title", name.as_ref().into())]);
        let body = html! {
            (back(&frame.frame, &address(self.opening, "")))
            div.dayhead { h1 { (title) } }
            ol.versions reversed {
                @for (index, entry) in self.entries.iter().enumerate() {
                    li.card { (self.entry(frame, entry, self.entries.get(index + 1))) }
                }
            }
        };
        frame.page(&title, Head::default(), &body)
    }

    fn entry(&self, frame: &StaffFrame<'_>, entry: &Entry<'_>, before: Option<&Entry<'_>>) -> Markup {
        let language = frame.frame.language;
        let version = entry.version;
        let number = t_with(language, "openings-version", &[("number", version.version.into())]);
        html! {
            h2 { (number) }
            p.sub {
                @if version.at > Timestamp::UNIX_EPOCH { (dates::day_of_year_and_time(language, version.at, self.zone)) " · " }
                @match entry.who { Some(who) => bdi { (who) }, None => (frame.t("openings-by-import")) }
            }
            @if !version.why.is_empty() { p.why dir="auto" { (version.why) } }
            @match before {
                None => p { (frame.t("openings-first-version")) },
                Some(before) => (self.changes(frame, version, before.version)),
            }
        }
    }

    fn changes(&self, frame: &StaffFrame<'_>, version: &Version, before: &Version) -> Markup {
        html! {
            @if version.active != before.active {
                p { @if version.active { (frame.t("openings-back-again")) } @else { (frame.t("openings-taken-out")) } }
            }
            div.scroll { table.staff {
                thead { tr {
                    th scope="col" { (frame.t("openings-what")) }
                    th scope="col" { (frame.t("openings-before")) }
                    th scope="col" { (frame.t("openings-after")) }
                } }
                tbody { @for field in version.opening.differences(&before.opening) { tr {
                    th scope="row" { (label(frame, field)) }
                    td { (value(frame, self.catalogue, &before.opening, field)) }
                    td { (value(frame, self.catalogue, &version.opening, field)) }
                } } }
            } }
        }
    }
}
