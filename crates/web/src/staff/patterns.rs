//! Unusual patterns, and messages that wait for an answer.

use crate::page::{Page, show};
use crate::visitor::Answer;
use axum::http::StatusCode;
use besok_service::{pattern, restriction};
use besok_view::staff::{Appealed, PatternLine, PatternsPage, Tab};

/// `GET /staff/patterns`
pub(crate) async fn list(page: Page) -> Answer {
    let (app, staff) = (&page.web.app, page.staff()?);
    let (unusual, waiting) = (pattern::unusual(app, staff).await?, restriction::waiting(app, staff).await?);
    let zone = page.catalogue.time_zone();
    let lines = unusual.iter().map(|one| PatternLine {
        pattern: one.pattern,
        person: &one.person,
        other: one.other.as_ref().map(|(person, known)| (person, *known)),
        times: one.times,
        last_at: one.last_at,
        paused: one.paused,
    });
    let appeals = waiting.iter().map(|(visitor, appeal)| Appealed { person: &visitor.person, at: appeal.at });
    let markup = PatternsPage { appeals: appeals.collect(), lines: lines.collect(), zone: &zone };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Find))))
}
