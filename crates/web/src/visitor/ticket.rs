//! My ticket, on a phone: taken here, taken over from paper, or got by saying that one is there. The phone has a secret,
//! and what it may do is what somebody with the paper in hand could ask for.

use super::Answer;
use super::my::Own;
use crate::Web;
use crate::error::Error;
use crate::page::{Page, preferred, see_other, show, with_scripts};
use crate::session::{Cookie, is_secret};
use crate::stream::{self, Asked, Before, Drawn};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::response::sse::Event;
use besok_core::booking::Booking;
use besok_core::id::VisitId;
use besok_core::office::Office;
use besok_core::queue::{Arrival, Estimate, Refusal, arrival};
use besok_core::visit::Visit;
use besok_service::queue::board::{self, Board, Turn, Watch};
use besok_service::queue::{self, Walk};
use besok_service::ticket as service;
use besok_view::ticket::{Here, Loads, MOST_PEOPLE, TakePage, TakeProblem, TicketPage, no_ticket};
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;
use std::time::Duration;

/// Where a ticket is, after the language.
const PATH: &str = "/ticket";
/// After how long a browser whose stream has broken asks again.
const AGAIN: Duration = Duration::from_secs(3);
/// After how many minutes a stream ends, to be asked for again: so a network has no more of them than it may ask for.
const STREAM_MINUTES: i64 = 10;

/// The code of a paper ticket, read by a camera: from then on the secret is in no address.
pub(crate) async fn scanned(State(web): State<Web>, headers: HeaderMap, Path(secret): Path<String>) -> Answer {
    let mut answer = see_other(&format!("/{}{PATH}", preferred(&headers).tag()));
    // One that is nobody's takes no ticket away that the phone has.
    if is_secret(&secret) && service::find(&web.app, &secret).await?.is_some() {
        Cookie::Ticket.set(&web, &secret, &mut answer);
    }
    Ok(answer)
}

/// The visit whose ticket is on this phone.
async fn mine(page: &Page) -> Result<Option<Visit>, Error> {
    let Some(secret) = &page.ticket else { return Ok(None) };
    Ok(service::find(&page.web.app, secret).await?)
}

/// The visit, as something can still be done with it.
async fn to_act(page: &Page) -> Result<Option<Visit>, Error> {
    Ok(mine(page).await?.filter(|visit| service::is_of_today(&page.web.app, visit)))
}

/// My ticket.
pub(crate) async fn show_ticket(page: Page) -> Answer {
    let Some(visit) = mine(&page).await? else { return Ok(show(StatusCode::OK, no_ticket(&page.frame()))) };
    let assets = page.web.assets();
    let loads = Loads { css: assets.screen_css(), script: assets.ticket() };
    let board = board::look(&page.web.app, &visit.office).await?;
    let markup = facts(&page, &visit, board.as_deref())?.render(&page.frame(), loads);
    Ok(with_scripts(show(StatusCode::OK, markup)))
}

fn facts<'a>(page: &'a Page, visit: &'a Visit, board: Option<&Board>) -> Result<TicketPage<'a>, Error> {
    let (app, now) = (&page.web.app, page.web.app.clock.now());
    let office = page.catalogue.office(&visit.office).ok_or(Error::NotFound)?;
    let over = !service::is_of_today(app, visit);
    let mut shown = TicketPage {
        office,
        visit,
        over,
        ahead: None,
        estimate: None,
        came_late: false,
        back: service::times_to_come_back(now).collect(),
        now,
    };
    if let Some(board) = board.filter(|_| !over) {
        let queue = &board.now.queue;
        shown.ahead = queue.ahead_of(&visit.id, now);
        shown.estimate = board.estimate(visit, now);
        let punctual = |starts_at: Timestamp| visit.arrived_at <= starts_at + queue.rule.grace.minutes();
        shown.came_late = visit.booked.as_ref().is_some_and(|booked| !punctual(booked.starts_at));
    }
    Ok(shown)
}

/// One stream.
struct Stream {
    page: Page,
    visit: VisitId,
    /// Whether this phone still has the ticket.
    asked: Asked,
    watch: Watch,
    before: Before,
    until: Timestamp,
    /// Nothing has been sent: something may have changed since the page was made.
    is_new: bool,
}

/// The ticket, drawn anew whenever something happens at its office.
pub(crate) async fn stream(page: Page) -> Answer {
    let visit = mine(&page).await?.ok_or(Error::NotFound)?;
    let (app, now) = (&page.web.app, page.web.app.clock.now());
    let (watch, until) = (board::watch(app, &visit.office).await?, now + STREAM_MINUTES.minutes());
    let before = Before::default();
    let place = page.web.door.stream()?;
    Ok(stream::stream(
        Stream { page, visit: visit.id, asked: Asked::at(now), watch, before, until, is_new: true },
        place,
    ))
}

impl Stream {
    /// The visit in the queue as it was read for all who look. Whether the ticket is still this phone's is asked now and
    /// then, and whenever the queue does not have it.
    async fn visit(&mut self, board: Option<&Board>) -> Result<Option<Visit>, Error> {
        let now = self.page.web.app.clock.now();
        let known = board.and_then(|board| board.now.queue.visit(&self.visit));
        let due = self.asked.is_due(now);
        match known.filter(|_| !due) {
            Some(visit) => Ok(Some(visit.clone())),
            None => mine(&self.page).await,
        }
    }
}

impl Drawn for Stream {
    /// What is sent next. Time alone changes what is said, too: how long it takes, and that one is back.
    async fn next(&mut self) -> Result<Option<Event>, Error> {
        let turn = if self.is_new { Turn::Changed } else { self.watch.turn().await };
        self.is_new = false;
        if turn == Turn::Ended || self.page.web.app.clock.now() > self.until {
            return Ok(None);
        }
        let board = self.watch.look(&self.page.web.app).await?;
        let Some(visit) = self.visit(board.as_deref()).await? else { return Ok(None) };
        let sheet = facts(&self.page, &visit, board.as_deref())?.sheet(&self.page.frame_at(PATH));
        Ok(Some(self.before.anew(sheet, AGAIN)))
    }
}

/// They go.
pub(crate) async fn leave(page: Page) -> Answer {
    if let Some(visit) = to_act(&page).await? {
        // Whatever it is by now, the page says.
        service::leave(&page.web.app, &visit).await?.ok();
    }
    Ok(page.see_other(PATH))
}

/// The form of coming back.
#[derive(Debug, Deserialize)]
pub(crate) struct Back {
    /// When, in seconds; not given by whoever is back.
    #[serde(default)]
    at: Option<i64>,
}

/// They come back later, or are back.
pub(crate) async fn come_back(page: Page, Form(form): Form<Back>) -> Answer {
    let at = form.at.map(|at| Timestamp::from_second(at).map_err(|_| Error::NotFound)).transpose()?;
    if let Some(visit) = to_act(&page).await? {
        service::come_back(&page.web.app, &visit, at).await?;
    }
    Ok(page.see_other(PATH))
}

/// An office that gives tickets on phones; any other has no such page.
async fn office_with_tickets<'a>(page: &'a Page, id: &str) -> Result<&'a Office, Error> {
    let office = page.office(id)?;
    let (rule, _) = queue::read_rule(&page.web.app, &office.id).await?;
    if rule.phone_tickets { Ok(office) } else { Err(Error::NotFound) }
}

/// Whether a ticket is on this phone that is still good for something. One at a time.
async fn has_ticket(page: &Page) -> Result<bool, Error> {
    Ok(to_act(page).await?.is_some_and(|visit| !visit.stage.is_over()))
}

/// What one can take a ticket for, and how long one would wait.
pub(crate) async fn offer(page: Page, Path((_, office)): Path<(String, String)>, Query(there): Query<There>) -> Answer {
    let office = office_with_tickets(&page, &office).await?;
    if has_ticket(&page).await? {
        return Ok(page.see_other(PATH));
    }
    take_page(&page, office, &there.room, None).await
}

/// What the picture on the board puts into the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct There {
    room: String,
}

async fn take_page(page: &Page, office: &Office, room: &str, problem: Option<TakeProblem>) -> Answer {
    let key = page.web.app.random.token();
    let offers = service::offers(&page.web.app, &office.id).await?;
    let known = offers.iter().filter_map(|offer| of_catalogue(page, offer)).collect();
    let take = TakePage { office, offers: known, key: &key, room, problem };
    let markup = take.render(&page.frame(), page.web.assets().screen_css());
    let status = match problem {
        None => StatusCode::OK,
        Some(TakeProblem::NoneLeft) => StatusCode::CONFLICT,
        Some(TakeProblem::Room) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(show(status, markup))
}

/// An offer with what the catalogue says of its errand.
pub(crate) fn of_catalogue<'a>(
    page: &'a Page,
    offer: &service::Offer,
) -> Option<(&'a besok_core::errand::Errand, bool, Option<Estimate>)> {
    Some((page.catalogue.errand(&offer.errand)?, offer.open, offer.estimate))
}

/// The form of taking a ticket.
#[derive(Debug, Deserialize)]
pub(crate) struct Take {
    #[serde(default)]
    pub key: String,
    #[serde(default)]
    pub errand: String,
    #[serde(default)]
    pub people: Option<i64>,
    #[serde(default)]
    room: String,
}

impl Take {
    /// What is wished for; at most as many people as a page offers.
    pub fn wish(&self, page: &Page) -> Walk {
        let people = self.people.unwrap_or(1).clamp(1, MOST_PEOPLE);
        Walk { errand: self.errand.as_str().into(), people, language: page.language }
    }

    /// The secret of the ticket, as it stood in the form.
    pub fn secret(&self) -> Result<&str, Error> {
        if is_secret(&self.key) { Ok(&self.key) } else { Err(Error::Outdated) }
    }
}

/// Takes a ticket.
pub(crate) async fn take(page: Page, Path((_, office)): Path<(String, String)>, Form(form): Form<Take>) -> Answer {
    let office = office_with_tickets(&page, &office).await?;
    let secret = form.secret()?;
    if has_ticket(&page).await? {
        return Ok(page.see_other(PATH));
    }
    if !service::knows_room(&page.web.app, &office.id, &form.room).await? {
        return take_page(&page, office, &form.room, Some(TakeProblem::Room)).await;
    }
    let wish = form.wish(&page);
    match queue::take_ticket_once(&page.web.app, &office.id, service::ON_PHONE, (secret, wish)).await? {
        Ok(_) => Ok(with_ticket(&page, secret)),
        Err(Refusal::NoTicket) => take_page(&page, office, &form.room, Some(TakeProblem::NoneLeft)).await,
        Err(_) => Err(Error::NotFound),
    }
}

/// The ticket is on this phone from now on.
fn with_ticket(page: &Page, secret: &str) -> Response {
    let mut answer = page.see_other(PATH);
    Cookie::Ticket.set(&page.web, secret, &mut answer);
    answer
}

/// What saying that one is there comes to, for the page of a visit.
pub(crate) async fn here<'a>(page: &'a Page, booking: &Booking, key: &'a str) -> Result<Option<Here<'a>>, Error> {
    let app = &page.web.app;
    let Some(board) = board::look(app, &booking.office).await? else { return Ok(None) };
    let arrival = arrival(&board.now.queue, booking, app.clock.now());
    let office = page.catalogue.office(&booking.office).ok_or(Error::NotFound)?;
    Ok(Some(Here { arrival, office, key }))
}

/// The form of "I am here".
#[derive(Debug, Deserialize)]
pub(crate) struct Came {
    #[serde(default)]
    key: String,
}

/// "I am here": they wait from now on, and their ticket is on this phone.
pub(crate) async fn say_here(
    page: Page,
    Path((_, reference)): Path<(String, String)>,
    Form(form): Form<Came>,
) -> Answer {
    let own = Own::to_act(&page, &reference).await?;
    let (app, booking) = (&page.web.app, &own.booking);
    if !is_secret(&form.key) {
        return Err(Error::Outdated);
    }
    let by = format!("account:{}", page.account()?.id);
    let done = queue::arrive(app, &booking.office, (&by, false), (&booking.id, page.language)).await?;
    let arrived = matches!(done, Ok(_) | Err(Refusal::NotNow(Arrival::Here(..))));
    if arrived && service::follow(app, &booking.id, &form.key).await? {
        return Ok(with_ticket(&page, &form.key));
    }
    // Why not, the page of the visit says.
    Ok(page.see_other(&own.visit(&page)?.path()))
}
