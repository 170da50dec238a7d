//! Who did what when, its export, and what is due for disposal.

use crate::error::Error;
use crate::page::{Page, show};
use crate::visitor::Answer;
use axum::body::{Body, Bytes};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use besok_core::api_key::ApiKey;
use besok_core::event::{By, Mark};
use besok_core::id::StaffId;
use besok_core::opening::local_day;
use besok_core::person::Name;
use besok_service::event::{self, Export, Format, Wanted};
use besok_service::{api_key, doctor, staff};
use besok_view::staff::{Asked, EventLine, EventsPage, RetentionLine, RetentionPage, Tab};
use futures_util::Stream;
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::Deserialize;
use std::collections::HashMap;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::{self, Receiver, Sender};

/// How many days a list goes back that names none.
const DAYS: i64 = 7;
/// How many pieces of a file wait for whoever downloads it.
const AHEAD: usize = 2;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct EventFields {
    from: String,
    to: String,
    by: String,
    action: String,
    subject: String,
    after: String,
}

impl EventFields {
    /// The last days, where none are named.
    fn or_last_days(mut self, page: &Page) -> Self {
        let today = local_day(page.web.app.clock.now(), &page.catalogue.time_zone());
        let first = today.checked_sub((DAYS - 1).days()).unwrap_or(today);
        if self.from.is_empty() {
            self.from = first.to_string();
        }
        if self.to.is_empty() {
            self.to = today.to_string();
        }
        self
    }

    /// In terms of the service; none if the days are none.
    fn wanted(&self, zone: &TimeZone) -> Option<Wanted> {
        let (from, to): (Date, Date) = (self.from.parse().ok()?, self.to.parse().ok()?);
        let start = |day: Date| zone.to_ambiguous_timestamp(day.to_datetime(Time::midnight())).compatible().ok();
        let text = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        (from <= to).then_some(())?;
        Some(Wanted {
            from: start(from)?,
            to: start(to.tomorrow().ok()?)?,
            by: match self.by.as_str() {
                "" => None,
                "visitors" => Some(By::Visitors),
                actor => Some(By::Actor(actor.to_owned())),
            },
            action: text(&self.action),
            subject: text(&self.subject),
        })
    }

    fn asked(&self, days_wrong: bool) -> Asked<'_> {
        let Self { from, to, by, action, subject, .. } = self;
        Asked { from, to, days_wrong, by, action, subject }
    }
}

/// `GET /staff/events`
pub(crate) async fn list(page: Page, Query(fields): Query<EventFields>) -> Answer {
    let (app, zone) = (&page.web.app, page.catalogue.time_zone());
    let fields = fields.or_last_days(&page);
    let wanted = fields.wanted(&zone);
    let found = match &wanted {
        Some(wanted) => event::find(app, wanted, Mark::parse(&fields.after).as_ref()).await?,
        None => event::Page::default(),
    };
    let (actions, names, systems) = (event::actions(app).await?, staff::names(app).await?, api_key::all(app).await?);
    let markup = EventsPage {
        asked: fields.asked(wanted.is_none()),
        events: found
            .events
            .iter()
            .map(|event| EventLine {
                at: event.at,
                actor: &event.actor,
                name: name_of(&event.actor, &names, &systems),
                action: &event.action,
                subject: &event.subject,
                reference: found.references.get(&event.subject),
                detail: &event.detail,
            })
            .collect(),
        actions: &actions,
        staff: by_name(&names),
        systems: &systems,
        next: found.next.map(|mark| mark.to_text()),
        zone: &zone,
    };
    let status = if wanted.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Events))))
}

fn name_of<'n>(actor: &str, names: &'n HashMap<StaffId, Name>, systems: &'n [ApiKey]) -> Option<&'n str> {
    match actor.split_once(':')? {
        ("staff", id) => names.get(&StaffId::from(id)).map(Name::as_str),
        ("key", id) => systems.iter().find(|key| key.id.as_str() == id).map(|key| key.name.as_str()),
        _ => None,
    }
}

fn by_name(names: &HashMap<StaffId, Name>) -> Vec<(&StaffId, &Name)> {
    let mut staff: Vec<(&StaffId, &Name)> = names.iter().collect();
    staff.sort_by_key(|(id, name)| (name.as_str(), id.as_str()));
    staff
}

/// `GET /staff/events/export.csv`
pub(crate) async fn csv(page: Page, Query(fields): Query<EventFields>) -> Answer {
    download(&page, fields, Format::Csv).await
}

/// `GET /staff/events/export.jsonl`
pub(crate) async fn json(page: Page, Query(fields): Query<EventFields>) -> Answer {
    download(&page, fields, Format::JsonLines).await
}

/// The export is an event before its first line leaves.
async fn download(page: &Page, fields: EventFields, format: Format) -> Answer {
    let app = &page.web.app;
    let fields = fields.or_last_days(page);
    let wanted = fields.wanted(&page.catalogue.time_zone()).ok_or(Error::NotFound)?;
    let names = staff::names(app).await?;
    let staff_names = names.into_iter().map(|(id, name)| (id.actor(), name.as_str().to_owned()));
    let systems = api_key::all(app).await?.into_iter().map(|key| (key.actor(), key.name));
    let names = staff_names.chain(systems).collect();
    let export = event::export(app, page.staff()?, &wanted, format, names).await?;
    let (kind, ending) = match format {
        Format::Csv => ("text/csv; charset=utf-8", "csv"),
        Format::JsonLines => ("application/jsonl; charset=utf-8", "jsonl"),
    };
    let name = format!("attachment; filename=\"events-{}-{}.{ending}\"", fields.from, fields.to);
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, name)], Body::from_stream(pieces(export)))
        .into_response())
}

/// The pieces of a file, read only as fast as they are taken, and no longer than somebody takes them.
fn pieces(export: Export) -> Pieces {
    let (sender, receiver) = mpsc::channel(AHEAD);
    tokio::spawn(send(export, sender));
    Pieces(receiver)
}

async fn send(mut export: Export, sender: Sender<io::Result<Bytes>>) {
    loop {
        let piece = match export.next().await {
            Ok(Some(piece)) => Ok(Bytes::from(piece)),
            Ok(None) => return,
            // The download breaks off, so that nobody takes the part for the whole.
            Err(failure) => {
                tracing::error!(error = %failure, "an export of events broke off");
                Err(io::Error::other("the database failed"))
            }
        };
        let broken = piece.is_err();
        if sender.send(piece).await.is_err() || broken {
            return;
        }
    }
}

struct Pieces(Receiver<io::Result<Bytes>>);

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}

/// `GET /staff/events/retention`
pub(crate) async fn retention(page: Page) -> Result<Response, Error> {
    let app = &page.web.app;
    let kept = doctor::retention(&app.store, &app.retention, app.clock.now()).await?;
    let lines = kept.into_iter().map(|kept| RetentionLine {
        kind: kept.kind,
        count: kept.count,
        due: kept.due.map(|(rule, up_to, due)| (rule, local_day(up_to, &TimeZone::UTC), due)),
    });
    let markup =
        RetentionPage { lines: lines.collect(), events_outlive_bookings: app.retention.events_outlive_bookings() };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Events))))
}
