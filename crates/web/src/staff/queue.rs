//! The queue of an office: its rule, read and changed; and the streams by which its pages stay as it is.

mod fields;

use super::{counter, figures, reception};
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::stream::{self, Before, Drawn, beat};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::sse::Event;
use besok_core::office::Office;
use besok_core::queue::{Deed, Rule, RuleFault};
use besok_core::staff::Permission;
use besok_service::queue::board::{self, Board, Turn, Watch};
use besok_service::queue::{RuleRefusal, read_rule, save_rule};
use besok_service::{queue, staff};
use besok_view::staff::queue::{QueuePage, RuleFormPage};
use besok_view::staff::{Line, Tab};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;

/// After how long a browser whose stream has broken asks again, at first.
const AGAIN: Duration = Duration::from_secs(2);

/// The queue of an office, as it is now.
pub(super) async fn now(page: &Page, office: &Office) -> Result<Arc<Board>, Error> {
    board::look(&page.web.app, &office.id).await?.ok_or(Error::NotFound)
}

/// Whose page a stream is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Live {
    /// A counter's.
    Counter,
    /// Reception's.
    Reception,
    /// That of figures, on today's.
    Figures,
}

struct Stream {
    page: Page,
    office: Office,
    live: Live,
    watch: Watch,
    before: Before,
    /// Nothing has been sent: something may have changed since the page was made.
    is_new: bool,
}

/// A page that is drawn anew whenever the queue changes, for as long as whoever looks at it may.
pub(super) async fn stream_of(page: Page, office: &str, live: Live) -> Answer {
    let office = page.office(office)?.clone();
    let watch = board::watch(&page.web.app, &office.id).await?;
    let place = page.web.door.stream()?;
    Ok(stream::stream(Stream { page, office, live, watch, before: Before::default(), is_new: true }, place))
}

impl Drawn for Stream {
    /// What is sent next; nothing any more once the session or the role has ended.
    async fn next(&mut self) -> Result<Option<Event>, Error> {
        let app = self.page.web.app.clone();
        let turn = if self.is_new { Turn::Changed } else { self.watch.turn().await };
        self.is_new = false;
        let token = self.page.staff_session.as_deref().ok_or(Error::Forbidden)?;
        self.page.staff = staff::still_signed_in(&app, token).await?;
        let needed = match self.live {
            Live::Counter => Permission::Counter,
            Live::Reception => Permission::Reception,
            Live::Figures => Permission::Figures,
        };
        let may = self.page.staff.as_ref().is_some_and(|staff| staff.may_at(needed, &self.office.id));
        Ok(match turn {
            Turn::Ended => None,
            _ if !may => None,
            // The longest wait grows while nothing happens.
            Turn::Quiet if self.live != Live::Figures => Some(beat()),
            Turn::Quiet | Turn::Changed => {
                let board = self.watch.look(&app).await?.ok_or(Error::NotFound)?;
                let names = staff::names(&app).await?;
                let line = Line { queue: &board.now.queue, names: &names, now: app.clock.now() };
                let sheet = match self.live {
                    Live::Counter => counter::sheet(&self.page, &board, line)?,
                    Live::Reception => reception::sheet(&self.page, line),
                    Live::Figures => figures::sheet(&self.page, &self.office, &board),
                };
                Some(self.before.anew(sheet, AGAIN))
            }
        })
    }
}

/// What stands in the address of the page of a rule.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Shown {
    saved: Option<String>,
    vacated: Option<i64>,
}

/// `GET /staff/offices/{office}/queue`
pub(crate) async fn page(page: Page, Path(office): Path<String>, Query(shown): Query<Shown>) -> Answer {
    let office = page.office(&office)?;
    let (board, names) = (now(&page, office).await?, staff::names(&page.web.app).await?);
    let markup = QueuePage {
        line: Line { queue: &board.now.queue, names: &names, now: page.web.app.clock.now() },
        may_change: page.staff()?.may_at(Permission::QueueRule, &office.id),
        saved: shown.saved.is_some(),
        vacated: shown.vacated,
        room: board.now.room.as_deref(),
    };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Queue))))
}

/// Which counter is freed.
#[derive(Debug, Deserialize)]
pub(crate) struct Vacated {
    counter: i64,
}

/// `POST /staff/offices/{office}/queue/vacate`
pub(crate) async fn vacate(page: Page, Path(office): Path<String>, Form(Vacated { counter }): Form<Vacated>) -> Answer {
    let office = page.office(&office)?;
    let freed = queue::act(&page.web.app, &office.id, &page.staff()?.id.actor(), Deed::Vacate(counter)).await?;
    // One that nobody sits at any more is free as well.
    let said = if freed.is_ok() { format!("?vacated={counter}") } else { String::new() };
    Ok(see_other(&format!("/staff/offices/{}/queue{said}", office.id)))
}

/// `GET /staff/offices/{office}/queue/rule`
pub(crate) async fn form(page: Page, Path(office): Path<String>) -> Answer {
    let office = page.office(&office)?;
    let (rule, seen) = read_rule(&page.web.app, &office.id).await?;
    Filled { typed: &rule, faults: &[], seen, theirs: None, example: false }.answer(&page, office, StatusCode::OK).await
}

/// `POST /staff/offices/{office}/queue/rule`
pub(crate) async fn save(page: Page, Path(office): Path<String>, Form(sent): Form<Vec<(String, String)>>) -> Answer {
    let (app, office) = (&page.web.app, page.office(&office)?);
    let fields::Sent { rule, seen, saves } = fields::read(&sent).ok_or(Error::Outdated)?;
    let filled = Filled { typed: &rule, faults: &[], seen, theirs: None, example: false };
    if !saves {
        let faults = rule.faults(&page.catalogue.errands);
        let (status, example) = (status(&faults), faults.is_empty());
        return Filled { faults: &faults, example, ..filled }.answer(&page, office, status).await;
    }
    match save_rule(app, page.staff()?, &office.id, (&rule, seen)).await? {
        Ok(()) => Ok(see_other(&format!("/staff/offices/{}/queue?saved=1", office.id))),
        Err(RuleRefusal::Faults(faults)) => {
            Filled { faults: &faults, ..filled }.answer(&page, office, status(&faults)).await
        }
        // Whoever saves once more has seen this.
        Err(RuleRefusal::ChangedSince) => {
            let (theirs, seen) = read_rule(app, &office.id).await?;
            Filled { seen, theirs: Some(&theirs), ..filled }.answer(&page, office, StatusCode::CONFLICT).await
        }
    }
}

fn status(faults: &[RuleFault]) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// A form, shown.
struct Filled<'a> {
    typed: &'a Rule,
    faults: &'a [RuleFault],
    seen: i64,
    theirs: Option<&'a Rule>,
    example: bool,
}

impl Filled<'_> {
    async fn answer(self, page: &Page, office: &Office, status: StatusCode) -> Answer {
        let (board, names) = (now(page, office).await?, staff::names(&page.web.app).await?);
        let markup = RuleFormPage {
            line: Line { queue: &board.now.queue, names: &names, now: page.web.app.clock.now() },
            typed: self.typed,
            faults: self.faults,
            seen: self.seen,
            theirs: self.theirs,
            example: self.example,
        };
        Ok(show(status, markup.render(&page.staff_frame(Tab::Queue))))
    }
}
