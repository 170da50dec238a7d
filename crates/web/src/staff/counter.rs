//! A counter: where one sits down, and what is done there. Each button is a form; one that is pressed twice is done once.

use super::queue::{Live, now, stream_of};
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_core::id::{ErrandId, VisitId};
use besok_core::queue::{Deed, Onward, Refusal};
use besok_core::visit::{NOTE_LENGTH, Outcome};
use besok_service::queue::board::Board;
use besok_service::queue::{self, Pressed};
use besok_service::{day, staff};
use besok_view::staff::counter::{CounterPage, CounterSaid, There};
use besok_view::staff::{Line, Tab};
use maud::Markup;
use serde::Deserialize;

/// What was answered to the last button.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Said {
    said: String,
}

/// `GET /staff/offices/{office}/counter`
pub(crate) async fn page(page: Page, Path(office): Path<String>, Query(said): Query<Said>) -> Answer {
    let (app, office, member) = (&page.web.app, page.office(&office)?.clone(), page.staff()?);
    let board = now(&page, &office).await?;
    let seat = board.now.queue.seat_of(&member.id);
    let visit = seat.and_then(|seat| board.now.queue.at_counter(seat.counter));
    let booking = visit.and_then(|visit| visit.booked.as_ref()).map(|booked| &booked.booking);
    let day = match booking {
        Some(_) => {
            day::seen(app, member, &office, board.now.queue.day).await?;
            Some(day::read(app, member, &office, board.now.queue.day).await?)
        }
        None => None,
    };
    let booked = day.iter().flat_map(|day| &day.entries).filter_map(|entry| entry.visit.as_ref());
    let booked = booked.into_iter().find(|known| Some(&known.booking.id) == booking);
    let there = match (booking, booked) {
        (None, _) => There::Unknown,
        (Some(_), None) => There::Hidden,
        (Some(_), Some(booked)) => There::Booked(booked),
    };
    let names = staff::names(app).await?;
    let line = Line { queue: &board.now.queue, names: &names, now: app.clock.now() };
    let scripts = [page.web.assets().live(), page.web.assets().counter()];
    let markup = CounterPage { line, seat, there, said: CounterSaid::parse(&said.said) };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Counter).with(&scripts))))
}

/// `GET /staff/offices/{office}/counter/live`
pub(crate) async fn stream(page: Page, Path(office): Path<String>) -> Answer {
    stream_of(page, &office, Live::Counter).await
}

/// What of the page is drawn anew.
pub(super) fn sheet(page: &Page, board: &Board, line: Line<'_>) -> Result<Markup, Error> {
    let seat = board.now.queue.seat_of(&page.staff()?.id);
    let markup = CounterPage { line, seat, there: There::Unknown, said: None };
    Ok(markup.sheet(&page.staff_frame(Tab::Counter)))
}

/// Where somebody sits down.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    counter: i64,
}

/// `POST /staff/offices/{office}/counter/open`
pub(crate) async fn open(page: Page, Path(office): Path<String>, Form(chosen): Form<Chosen>) -> Answer {
    let (office, member) = (page.office(&office)?, page.staff()?);
    let deed = Deed::Open(chosen.counter, member.id.clone());
    let answer = queue::act(&page.web.app, &office.id, &member.id.actor(), deed).await?;
    answered(office.id.as_str(), answer.map_or_else(Pressed::Refused, |_| Pressed::Done))
}

/// A button.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Button {
    deed: String,
    seen: String,
    visit: String,
    outcome: String,
    note: String,
    to: String,
}

/// `POST /staff/offices/{office}/counter`
pub(crate) async fn press(page: Page, Path(office): Path<String>, Form(button): Form<Button>) -> Answer {
    let (office, member) = (page.office(&office)?, page.staff()?);
    let deed = button.deed().ok_or(Error::Outdated)?;
    // Help is called for and called off whatever has happened since the page was made.
    let seen = Some(button.seen.as_str()).filter(|_| !matches!(button.deed.as_str(), "alarm" | "calm"));
    let pressed = queue::press(&page.web.app, member, &office.id, (seen, deed)).await?;
    answered(office.id.as_str(), pressed)
}

impl Button {
    /// What it does at a counter.
    fn deed(&self) -> Option<Box<dyn FnOnce(i64) -> Deed + Send>> {
        let visit = VisitId::from(self.visit.as_str());
        Some(match self.deed.as_str() {
            "next" => Box::new(Deed::CallNext),
            "call" => Box::new(|counter| Deed::Call(counter, visit)),
            "again" => Box::new(Deed::CallAgain),
            "not-here" => Box::new(Deed::NotHere),
            "start" => Box::new(Deed::Start),
            "finish" => {
                let (outcome, note) = (Outcome::parse(&self.outcome)?, note(&self.note)?);
                Box::new(move |counter| Deed::Finish(counter, outcome, note))
            }
            "send-on" => {
                let onward = onward(&self.to)?;
                Box::new(|counter| Deed::SendOn(counter, onward))
            }
            "pause" => Box::new(|counter| Deed::Pause(counter, true)),
            "go-on" => Box::new(|counter| Deed::Pause(counter, false)),
            "undo" => Box::new(Deed::Undo),
            "leave" => Box::new(Deed::Close),
            "alarm" => Box::new(|counter| Deed::Alarm(counter, true)),
            "calm" => Box::new(|counter| Deed::Alarm(counter, false)),
            _ => return None,
        })
    }
}

/// A note as it was typed; none if it is longer than the form lets anybody type.
fn note(typed: &str) -> Option<String> {
    let note = typed.replace("\r\n", "\n").trim().to_owned();
    let plain = note.chars().all(|one| one == '\n' || !one.is_control());
    (plain && note.chars().count() <= NOTE_LENGTH).then_some(note)
}

fn onward(typed: &str) -> Option<Onward> {
    match typed.split_once(':')? {
        ("counter", number) => number.parse().ok().map(Onward::Counter),
        ("errand", errand) => Some(Onward::Errand(ErrandId::from(errand))),
        _ => None,
    }
}

/// Back to the page, which shows how it is by now. What a second press is refused for has been done.
fn answered(office: &str, pressed: Pressed) -> Answer {
    let page = format!("/staff/offices/{office}/counter");
    let said = match pressed {
        Pressed::Done | Pressed::Changed => return Ok(see_other(&page)),
        Pressed::Refused(refusal) => refusal,
    };
    let said = match said {
        Refusal::NotFound | Refusal::NotNow(_) | Refusal::NoTicket => return Err(Error::NotFound),
        Refusal::NobodyThere | Refusal::NotOpen => return Ok(see_other(&page)),
        Refusal::NobodyWaits => CounterSaid::NobodyWaits,
        Refusal::NotWaiting => CounterSaid::NotWaiting,
        Refusal::Busy(_) => CounterSaid::StillThere,
        Refusal::Occupied(_) => CounterSaid::Occupied,
        Refusal::NothingToUndo => CounterSaid::NothingToUndo,
    };
    Ok(see_other(&format!("{page}?said={}", said.as_str())))
}
