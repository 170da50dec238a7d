//! Screens of an office. A device becomes one by a link that a manager made: its secret becomes a cookie at once, and is in no
//! history. What it may see is its own office's, and of its own kind.

pub(crate) mod kiosk;

use crate::Web;
use crate::error::Error;
use crate::page::{Page, see_other, show, with_scripts};
use crate::session::{Cookie, is_secret};
use crate::stream::{self, Asked, Before, Drawn};
use crate::visitor::Answer;
use axum::extract::{Path, State as Held};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::response::sse::Event;
use besok_core::language::Language;
use besok_core::queue::would_be;
use besok_core::screen::{Screen, ScreenKind};
use besok_service::queue::board::{self, Board, Turn, Watch};
use besok_service::{screen as service, ticket};
use besok_view::frame::Frame;
use besok_view::screen::{BoardPage, SignPage, State, no_screen};
use besok_view::ticket::Loads;
use jiff::civil::Time;
use maud::Markup;
use std::time::Duration;

/// Where a screen is.
const PATH: &str = "/screen";
/// After how long a browser whose stream has broken asks again.
const AGAIN: Duration = Duration::from_secs(2);

/// Makes the device the screen whose secret it has.
pub(crate) async fn open(page: Page, Held(web): Held<Web>, Path(secret): Path<String>) -> Answer {
    if !is_secret(&secret) || service::find(&web.app, &secret).await?.is_none() {
        return Ok(none(&page));
    }
    let mut answer = see_other(PATH);
    Cookie::Screen.set(&web, &secret, &mut answer);
    Ok(answer)
}

/// The page of a device that is no screen, or no longer.
pub(crate) fn none(page: &Page) -> Response {
    show(StatusCode::NOT_FOUND, no_screen(&page.frame()))
}

/// What the device shows.
pub(crate) async fn show_screen(page: Page) -> Answer {
    let screen = page.screen()?;
    if screen.kind == ScreenKind::Kiosk {
        return kiosk::languages(&page);
    }
    let board = board::look(&page.web.app, &screen.office).await?.ok_or(Error::NotFound)?;
    let drawn = draw(&page, screen, &board, true)?;
    Ok(with_scripts(show(StatusCode::OK, drawn)))
}

/// In the office's language, whatever the device's is.
fn frame(page: &Page) -> Frame<'_> {
    Frame { language: Language::DEFAULT, path: "/", ..page.frame() }
}

fn loads(page: &Page) -> Loads<'_> {
    let assets = page.web.assets();
    Loads { css: assets.screen_css(), script: assets.screen() }
}

/// A board or sign; the whole page, or what is drawn anew of it.
fn draw(page: &Page, screen: &Screen, board: &Board, whole: bool) -> Result<Markup, Error> {
    let (frame, loads) = (frame(page), loads(page));
    if let Some(counter) = screen.counter.filter(|_| screen.kind == ScreenKind::Sign) {
        let sign = sign(board, counter);
        return Ok(if whole { sign.render(&frame, loads) } else { sign.sheet(loads) });
    }
    let (queue, now) = (&board.now.queue, page.web.app.clock.now());
    let offers = ticket::offers_at(board, now);
    // The shortest of them would promise too much, and the longest frighten: the first errand that has a ticket.
    let open = offers.iter().find(|offer| offer.open).and_then(|offer| queue.catalogue.errand(&offer.errand));
    let walk_in = open.map(|errand| board.estimate(&would_be(queue, errand, now), now));
    let hours = hours_today(board);
    let link = board.now.room.as_ref().map(|room| {
        let (base, language) = (&page.web.app.base_url, Language::DEFAULT.tag());
        format!("{base}/{language}/offices/{}/ticket?room={room}", screen.office)
    });
    let phone = link.as_deref().zip(board.now.room.as_deref());
    let office = page.catalogue.office(&screen.office).ok_or(Error::NotFound)?;
    let shown = BoardPage { office, queue, walk_in, hours: &hours, message: &board.message, phone, now };
    Ok(if whole { shown.render(&frame, loads) } else { shown.sheet(loads) })
}

fn sign(board: &Board, counter: i64) -> SignPage<'_> {
    let queue = &board.now.queue;
    let state = match queue.seat(counter) {
        None => State::Closed,
        Some(seat) if seat.paused => State::Paused,
        Some(_) => State::Open,
    };
    SignPage { counter, visit: queue.at_counter(counter), state }
}

/// When one can come without an appointment today, for whatever.
fn hours_today(board: &Board) -> Vec<(Time, Time)> {
    let (rule, weekday) = (&board.now.queue.rule, board.now.queue.day.weekday());
    let mut hours: Vec<_> =
        rule.walk_ins.iter().filter(|hours| hours.is_on(weekday)).map(|hours| (hours.from, hours.to)).collect();
    hours.sort_unstable();
    hours.dedup();
    hours
}

/// One stream.
struct Stream {
    page: Page,
    secret: String,
    screen: Screen,
    /// Whether the screen is still in use.
    asked: Asked,
    watch: Watch,
    before: Before,
    /// Nothing has been sent: something may have changed since the page was made.
    is_new: bool,
}

/// The board or sign, drawn anew whenever something happens, and every few seconds: what was called grows old.
pub(crate) async fn stream(page: Page, headers: HeaderMap) -> Answer {
    let screen = page.screen()?.clone();
    let secret = Cookie::Screen.read(&page.web, &headers).ok_or(Error::NotFound)?;
    if screen.kind == ScreenKind::Kiosk {
        return Err(Error::NotFound);
    }
    let (watch, asked) = (board::watch(&page.web.app, &screen.office).await?, Asked::at(page.web.app.clock.now()));
    let before = Before::default();
    let place = page.web.door.stream()?;
    Ok(stream::stream(Stream { page, secret, screen, asked, watch, before, is_new: true }, place))
}

impl Stream {
    /// Whether the screen is in use, as far as was asked.
    async fn is_in_use(&mut self) -> Result<bool, Error> {
        let app = &self.page.web.app;
        Ok(!self.asked.is_due(app.clock.now()) || service::find(app, &self.secret).await?.is_some())
    }
}

impl Drawn for Stream {
    /// What is sent next; nothing any more once the screen was ended.
    async fn next(&mut self) -> Result<Option<Event>, Error> {
        let turn = if self.is_new { Turn::Changed } else { self.watch.turn().await };
        self.is_new = false;
        if turn == Turn::Ended || !self.is_in_use().await? {
            return Ok(None);
        }
        let board = self.watch.look(&self.page.web.app).await?.ok_or(Error::NotFound)?;
        let sheet = draw(&self.page, &self.screen, &board, false)?;
        Ok(Some(self.before.anew(sheet, AGAIN)))
    }
}
