//! Pages that are drawn anew while somebody looks at them, over server-sent events.

use crate::error::Error;
use axum::response::sse::{Event, Sse};
use axum::response::{AppendHeaders, IntoResponse, Response};
use futures_util::stream::unfold;
use jiff::{Timestamp, ToSpan};
use maud::Markup;
use std::convert::Infallible;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;

/// Something that is drawn again and again.
pub(crate) trait Drawn: Send + 'static {
    /// What is sent next, once there is something to send; none when nothing follows any more.
    fn next(&mut self) -> impl Future<Output = Result<Option<Event>, Error>> + Send;
}

/// The answer that goes on until there is nothing more to draw. It keeps its place as long.
pub(crate) fn stream(drawn: impl Drawn, place: OwnedSemaphorePermit) -> Response {
    let events = unfold((drawn, place), |(mut drawn, place)| async {
        let event = drawn.next().await.unwrap_or_else(|error| {
            tracing::warn!(?error, "a stream ended");
            None
        })?;
        Some((Ok::<_, Infallible>(event), (drawn, place)))
    });
    // A proxy that gathers what it passes on would keep it to itself.
    (AppendHeaders([("x-accel-buffering", "no")]), Sse::new(events)).into_response()
}

/// A page, or a part of one, as it is now. A browser whose stream has broken asks `again` after so long, at first.
pub(crate) fn anew(markup: Markup, again: Duration) -> Event {
    Event::default().retry(again).data(markup.into_string())
}

/// What a browser has before it, as a digest: the same is not sent again, be it to a thousand screens every few seconds.
#[derive(Debug, Default)]
pub(crate) struct Before(Option<u64>);

impl Before {
    /// The page if it is not what the browser has, and otherwise only that the server is still there.
    pub(crate) fn anew(&mut self, markup: Markup, again: Duration) -> Event {
        let mut hasher = DefaultHasher::new();
        markup.0.hash(&mut hasher);
        let drawn = Some(hasher.finish());
        if std::mem::replace(&mut self.0, drawn) == drawn { beat() } else { anew(markup, again) }
    }
}

/// After how many seconds it is asked again whether whoever looks still may: not at each change, which may be drawn for
/// thousands at once.
const ASK_SECONDS: i64 = 5;

/// When that was asked last.
#[derive(Debug)]
pub(crate) struct Asked(Timestamp);

impl Asked {
    /// Just now.
    pub(crate) fn at(now: Timestamp) -> Self {
        Self(now)
    }

    /// Whether it is to be asked again, as it then is.
    pub(crate) fn is_due(&mut self, now: Timestamp) -> bool {
        let due = now >= self.0 + ASK_SECONDS.seconds();
        if due {
            self.0 = now;
        }
        due
    }
}

/// Nothing new, but still there. Browsers pass on no event without data.
pub(crate) fn beat() -> Event {
    Event::default().event("beat").data("still here")
}
