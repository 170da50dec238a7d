//! A day that is drawn anew whenever something on it changes, for as long as whoever looks at it may.

use super::day::{Dated, with};
use crate::error::Error;
use crate::page::Page;
use crate::visitor::Answer;
use axum::extract::{Path, Query};
use axum::response::sse::{Event, Sse};
use axum::response::{AppendHeaders, IntoResponse};
use besok_core::limit::TooMany;
use besok_core::office::Office;
use besok_core::staff::Permission;
use besok_service::live::{Turn, Watch};
use besok_service::{day, live, staff};
use besok_view::staff::Tab;
use futures_util::stream::unfold;
use jiff::civil::Date;
use std::convert::Infallible;
use std::time::Duration;

/// After how many seconds a stream that was one too many may be asked for again.
const LATER: i64 = 60;

/// After how long a browser whose stream has broken asks again, at first.
const AGAIN: Duration = Duration::from_secs(2);

/// One stream.
struct Stream {
    page: Page,
    office: Office,
    date: Date,
    watch: Watch,
    /// Nothing has been sent: something may have changed since the page was made.
    is_new: bool,
}

/// `GET /staff/offices/{office}/day/live`
pub(crate) async fn stream(page: Page, Path(office): Path<String>, Query(dated): Query<Dated>) -> Answer {
    let office = page.office(&office)?.clone();
    let date = dated.at(&page, &office);
    day::seen(&page.web.app, page.staff()?, &office, date).await?;
    let Some(watch) = live::watch(&page.web.app, page.staff()?, &office, date).await? else {
        return Err(Error::TooMany(TooMany { seconds: LATER }));
    };
    let stream = Stream { page, office, date, watch, is_new: true };
    let events = unfold(stream, |mut stream| async {
        let event = stream.next().await.unwrap_or_else(|error| {
            tracing::warn!(?error, "a stream ended");
            None
        })?;
        Some((Ok::<_, Infallible>(event), stream))
    });
    // A proxy that gathers what it passes on would keep it to itself.
    Ok((AppendHeaders([("x-accel-buffering", "no")]), Sse::new(events)).into_response())
}

impl Stream {
    /// What is sent next; nothing any more once the session or the role has ended.
    async fn next(&mut self) -> Result<Option<Event>, Error> {
        let app = self.page.web.app.clone();
        let turn = if self.is_new { Turn::Changed } else { self.watch.turn(&app).await? };
        self.is_new = false;
        let token = self.page.staff_session.as_deref().ok_or(Error::Forbidden)?;
        self.page.staff = staff::still_signed_in(&app, token).await?;
        let may = self.page.staff.as_ref().is_some_and(|staff| staff.may_at(Permission::SeeDay, &self.office.id));
        Ok(match turn {
            Turn::Ended => None,
            _ if !may => None,
            Turn::Quiet => Some(Event::default().event("beat").data("")),
            Turn::Changed => {
                let draw = with(&self.page, &self.office, self.date, |day| day.sheet(&self.page.staff_frame(Tab::Day)));
                Some(Event::default().retry(AGAIN).data(draw.await?.into_string()))
            }
        })
    }
}
