//! A day that is drawn anew whenever something on it changes, for as long as whoever looks at it may.

use super::day::{Dated, with};
use crate::error::Error;
use crate::page::Page;
use crate::stream::{self, Drawn, anew, beat};
use crate::visitor::Answer;
use axum::extract::{Path, Query};
use axum::response::sse::Event;
use besok_core::limit::TooMany;
use besok_core::office::Office;
use besok_core::staff::Permission;
use besok_service::live::{Turn, Watch};
use besok_service::{day, live, staff};
use besok_view::staff::Tab;
use jiff::civil::Date;
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
    let place = page.web.door.stream()?;
    Ok(stream::stream(Stream { page, office, date, watch, is_new: true }, place))
}

impl Drawn for Stream {
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
            Turn::Quiet => Some(beat()),
            Turn::Changed => {
                let draw = with(&self.page, &self.office, self.date, |day| day.sheet(&self.page.staff_frame(Tab::Day)));
                Some(anew(draw.await?, AGAIN))
            }
        })
    }
}
