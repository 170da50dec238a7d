//! The kiosk: one says that one is there, or takes a ticket. Its answers are pages of their own, never addresses that
//! somebody could go back to.

use crate::error::Error;
use crate::page::{Page, show, with_scripts};
use crate::session::is_secret;
use crate::visitor::Answer;
use crate::visitor::ticket::{Take, of_catalogue};
use axum::Form;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use besok_core::booking::Booking;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::person::BirthDate;
use besok_core::queue::{Arrival, Refusal};
use besok_core::visit::Visit;
use besok_service::kiosk::{self as service, Came};
use besok_service::queue::{self, board};
use besok_service::ticket as tickets;
use besok_view::screen::{KioskPage, KioskProblem, Told, ToldPage, languages as languages_page};
use besok_view::ticket::Loads;
use maud::Markup;
use serde::Deserialize;

fn loads(page: &Page) -> Loads<'_> {
    let assets = page.web.assets();
    Loads { css: assets.screen_css(), script: assets.kiosk() }
}

fn office(page: &Page) -> Result<&Office, Error> {
    page.catalogue.office(&page.screen()?.office).ok_or(Error::NotFound)
}

/// A page of a kiosk, which alone may look through its camera.
fn shown(status: StatusCode, markup: Markup) -> Response {
    let mut answer = with_scripts(show(status, markup));
    let policy = HeaderValue::from_static("camera=(self), geolocation=(), microphone=()");
    answer.headers_mut().insert(HeaderName::from_static("permissions-policy"), policy);
    answer
}

/// The first page.
pub(crate) fn languages(page: &Page) -> Answer {
    let frame = super::frame(page);
    Ok(shown(StatusCode::OK, languages_page(&frame, office(page)?, loads(page))))
}

/// The second: the ways in.
pub(crate) async fn ways(page: Page) -> Answer {
    ways_page(&page, None).await
}

async fn ways_page(page: &Page, problem: Option<KioskProblem>) -> Answer {
    let office = office(page)?;
    let key = page.web.app.random.token();
    let offers = tickets::offers(&page.web.app, &office.id).await?;
    let offers = offers.iter().filter_map(|offer| of_catalogue(page, offer)).collect();
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let markup = KioskPage { office, offers, key: &key, problem }.render(&page.frame(), loads(page));
    Ok(shown(status, markup))
}

fn told(page: &Page, told: Told<'_>) -> Answer {
    let status = match &told {
        Told::Ticket { .. } | Told::Here(..) => StatusCode::OK,
        Told::Slow => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::CONFLICT,
    };
    let told = ToldPage { office: office(page)?, told, now: page.web.app.clock.now() };
    Ok(shown(status, told.render(&page.frame(), loads(page))))
}

/// A ticket, with its place in the line and its way to a phone.
async fn ticket<'a>(page: &Page, visit: &Visit, secret: &str) -> Result<Told<'a>, Error> {
    let (app, now) = (&page.web.app, page.web.app.clock.now());
    let board = board::look(app, &visit.office).await?.ok_or(Error::NotFound)?;
    Ok(Told::Ticket {
        ticket: visit.ticket,
        ahead: board.now.queue.ahead_of(&visit.id, now),
        estimate: board.estimate(visit, now),
        link: Some(format!("{}/t/{secret}", app.base_url)),
    })
}

/// The form of the reference.
#[derive(Debug, Deserialize)]
pub(crate) struct ByReference {
    #[serde(default)]
    key: String,
    #[serde(default)]
    reference: String,
}

/// Registers by a reference that was scanned or typed.
pub(crate) async fn by_reference(page: Page, Form(form): Form<ByReference>) -> Answer {
    if form.reference.trim().is_empty() {
        return ways_page(&page, Some(KioskProblem::Reference)).await;
    }
    let secret = secret(&form.key)?;
    let came = service::by_reference(&page.web.app, page.screen()?, &form.reference, (secret, page.language)).await?;
    came_to(&page, came, secret).await
}

/// The form of the date of birth.
#[derive(Debug, Deserialize)]
pub(crate) struct ByBirth {
    #[serde(default)]
    key: String,
    #[serde(default)]
    year: String,
    #[serde(default)]
    month: String,
    #[serde(default)]
    day: String,
    #[serde(default)]
    initials: String,
}

/// Registers by date of birth and initials.
pub(crate) async fn by_birth(page: Page, Form(form): Form<ByBirth>) -> Answer {
    let today = local_day(page.web.app.clock.now(), &office(&page)?.time_zone());
    let Ok(born) = BirthDate::parse(&form.year, &form.month, &form.day, today) else {
        return ways_page(&page, Some(KioskProblem::Birth)).await;
    };
    if form.initials.trim().is_empty() {
        return ways_page(&page, Some(KioskProblem::Birth)).await;
    }
    let secret = secret(&form.key)?;
    let who = (born, form.initials.as_str());
    let came = service::by_birth(&page.web.app, page.screen()?, who, (secret, page.language)).await?;
    came_to(&page, came, secret).await
}

fn secret(key: &str) -> Result<&str, Error> {
    if is_secret(key) { Ok(key) } else { Err(Error::Outdated) }
}

async fn came_to(page: &Page, came: Came, secret: &str) -> Answer {
    match came {
        Came::Ticket(visit) => told(page, ticket(page, &visit, secret).await?),
        Came::NotNow(arrival, booking) => told(page, not_now(page, arrival, &booking)),
        Came::Ask => told(page, Told::Ask),
        Came::Slow => told(page, Told::Slow),
    }
}

/// Why one cannot register now. Whoever has the reference knows when and where anyway.
fn not_now<'a>(page: &'a Page, arrival: Arrival, booking: &Booking) -> Told<'a> {
    match arrival {
        Arrival::Here(ticket, stage) => Told::Here(ticket, stage),
        Arrival::TooEarly(from) => Told::TooEarly(from),
        Arrival::TooLate => Told::TooLate,
        Arrival::OtherDay => page
            .catalogue
            .office(&booking.office)
            .map_or(Told::Ask, |office| Told::OtherDay(local_day(booking.starts_at, &office.time_zone()))),
        Arrival::OtherOffice(id) => page.catalogue.office(&id).map_or(Told::Ask, Told::OtherOffice),
        Arrival::Cancelled => Told::Cancelled,
        // It is possible by now.
        Arrival::Now => Told::Ask,
    }
}

/// Takes a ticket without an appointment.
pub(crate) async fn take(page: Page, Form(form): Form<Take>) -> Answer {
    let (screen, secret) = (page.screen()?, form.secret()?);
    let wish = form.wish(&page);
    match queue::take_ticket_once(&page.web.app, &screen.office, &screen.actor(), (secret, wish)).await? {
        Ok(done) => match done.visit {
            Some(visit) => told(&page, ticket(&page, &visit, secret).await?),
            None => told(&page, Told::Ask),
        },
        Err(Refusal::NoTicket) => told(&page, Told::NoTicket),
        Err(_) => Err(Error::NotFound),
    }
}
