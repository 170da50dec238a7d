//! Reception: who has come, tickets, and who goes first. What is looked for is sent in a form, and stands in no address.

use super::queue::{Live, now, stream_of};
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use besok_core::errand::Errand;
use besok_core::id::{ErrandId, VisitId};
use besok_core::language::Language;
use besok_core::office::Office;
use besok_core::queue::{Arrival, Deed, Refusal, admits_walk_in, would_be};
use besok_core::search::Unreadable;
use besok_core::visit::{FrontReason, Priority, Visit};
use besok_service::queue::board::Board;
use besok_service::{day, queue, reception, staff};
use besok_view::staff::reception::{Comer, Found, MOST_PEOPLE, ReceptionPage, TicketPage, TicketSaid, Walk, paper};
use besok_view::staff::{Line, Tab};
use jiff::Timestamp;
use jiff::civil::Time;
use maud::Markup;
use serde::Deserialize;

/// `GET /staff/offices/{office}/reception`
pub(crate) async fn page(page: Page, Path(office): Path<String>) -> Answer {
    show_page(&page, page.office(&office)?, Looked::default()).await
}

/// `GET /staff/offices/{office}/reception/live`
pub(crate) async fn stream(page: Page, Path(office): Path<String>) -> Answer {
    stream_of(page, &office, Live::Reception).await
}

/// What of the page is drawn anew.
pub(super) fn sheet(page: &Page, line: Line<'_>) -> Markup {
    let blank = ReceptionPage { line, typed: "", found: None, problem: None, walks: &[], key: "", people_wrong: false };
    blank.sheet(&page.staff_frame(Tab::Reception))
}

/// What was looked for, and what came of it.
#[derive(Debug, Default)]
struct Looked<'a> {
    typed: &'a str,
    found: Option<&'a reception::Found>,
    problem: Option<Unreadable>,
    people_wrong: bool,
}

async fn show_page(page: &Page, office: &Office, looked: Looked<'_>) -> Answer {
    let app = &page.web.app;
    let (board, names) = (now(page, office).await?, staff::names(app).await?);
    let found = looked.found.map(|found| Found {
        tickets: &found.tickets,
        bookings: found.bookings.iter().map(comer).collect(),
        more: found.more,
    });
    let wrong = looked.problem.is_some() || looked.people_wrong;
    let scripts = [page.web.assets().live()];
    let markup = ReceptionPage {
        line: Line { queue: &board.now.queue, names: &names, now: app.clock.now() },
        typed: looked.typed,
        found: found.as_ref(),
        problem: looked.problem,
        walks: &walks(&board, page.web.app.clock.now()),
        key: &app.random.id(app.clock.now()),
        people_wrong: looked.people_wrong,
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Reception).with(&scripts))))
}

fn comer(found: &reception::Match) -> Comer<'_> {
    Comer { booking: &found.booking, entry: &found.entry, language: found.language, arrival: &found.arrival }
}

/// What one could come for without an appointment, and how long that would take: what some counter receives.
fn walks(board: &Board, now: Timestamp) -> Vec<Walk> {
    let queue = &board.now.queue;
    let received = |errand: &&Errand| queue.rule.counters.iter().any(|counter| counter.receives(&errand.id));
    let walk = |errand: &Errand| {
        // Nothing is said to be left where one cannot come without an appointment at all.
        let left = board.left.get(&errand.id).copied().unwrap_or(0);
        let estimate = board.estimate(&would_be(queue, errand, now), now);
        Walk { errand: errand.id.clone(), estimate, open: admits_walk_in(queue, (errand, 1), left, now) }
    };
    queue.catalogue.errands.iter().filter(received).map(walk).collect()
}

/// Who is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Words {
    words: String,
}

/// `POST /staff/offices/{office}/reception/find`
pub(crate) async fn find(page: Page, Path(office): Path<String>, Form(form): Form<Words>) -> Answer {
    let (app, office, member) = (&page.web.app, page.office(&office)?, page.staff()?);
    let board = now(&page, office).await?;
    day::seen(app, member, office, board.now.queue.day).await?;
    let found = reception::find(app, member, office, (&board.now.queue, &form.words)).await?;
    let typed = form.words.as_str();
    let looked = match &found {
        Ok(found) => Looked { typed, found: Some(found), ..Looked::default() },
        Err(problem) => Looked { typed, problem: Some(*problem), ..Looked::default() },
    };
    show_page(&page, office, looked).await
}

/// Who registers.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Comes {
    booking: String,
    language: String,
    anyway: String,
}

/// `POST /staff/offices/{office}/reception/register`
pub(crate) async fn register(page: Page, Path(office): Path<String>, Form(comes): Form<Comes>) -> Answer {
    let (app, office, member) = (&page.web.app, page.office(&office)?, page.staff()?);
    let language = Language::from_tag(&comes.language).ok_or(Error::Outdated)?;
    let by = member.id.actor();
    let booking = comes.booking.into();
    match queue::arrive(app, &office.id, (&by, comes.anyway == "1"), (&booking, language)).await? {
        Ok(done) => done.visit.map_or(Err(Error::NotFound), |visit| Ok(to_ticket(office, &visit))),
        // Pressed twice, or registered elsewhere meanwhile: there they are.
        Err(Refusal::NotNow(Arrival::Here(ticket, _))) => {
            let board = now(&page, office).await?;
            let here = board.now.queue.visits.iter().find(|visit| visit.ticket == ticket);
            here.map_or(Err(Error::NotFound), |visit| Ok(to_ticket(office, visit)))
        }
        // It has become so since the page was made.
        Err(Refusal::NotNow(_)) => Err(Error::Outdated),
        Err(_) => Err(Error::NotFound),
    }
}

fn to_ticket(office: &Office, visit: &Visit) -> Response {
    see_other(&format!("/staff/offices/{}/reception/tickets/{}", office.id, visit.id))
}

/// Who comes without an appointment.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct NewTicket {
    key: String,
    errand: String,
    people: String,
    language: String,
}

/// `POST /staff/offices/{office}/reception/ticket`
pub(crate) async fn give(page: Page, Path(office): Path<String>, Form(typed): Form<NewTicket>) -> Answer {
    let (app, office, member) = (&page.web.app, page.office(&office)?, page.staff()?);
    let language = Language::from_tag(&typed.language).ok_or(Error::Outdated)?;
    let people = typed.people.trim().parse().ok().filter(|people| (1..=MOST_PEOPLE).contains(people));
    let Some(people) = people else {
        return show_page(&page, office, Looked { people_wrong: true, ..Looked::default() }).await;
    };
    let wish = queue::Walk { errand: ErrandId(typed.errand), people, language };
    let given = queue::give_ticket(app, member, &office.id, (&typed.key, wish)).await?;
    given.map_or(Err(Error::Outdated), |visit| Ok(to_ticket(office, &visit)))
}

/// `GET /staff/offices/{office}/reception/tickets/{visit}`
pub(crate) async fn ticket(page: Page, Path((office, visit)): Path<(String, String)>) -> Answer {
    show_ticket(&page, page.office(&office)?, &visit.into(), None).await
}

async fn show_ticket(page: &Page, office: &Office, id: &VisitId, said: Option<TicketSaid>) -> Answer {
    let app = &page.web.app;
    let (board, names, now) = (now(page, office).await?, staff::names(app).await?, app.clock.now());
    let visit = board.now.queue.visit(id).ok_or(Error::NotFound)?;
    let markup = TicketPage {
        line: Line { queue: &board.now.queue, names: &names, now },
        visit,
        estimate: board.estimate(visit, now),
        said,
    };
    let status = match said {
        None => StatusCode::OK,
        Some(TicketSaid::NotWaiting) => StatusCode::CONFLICT,
        Some(TicketSaid::Time) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Reception))))
}

/// What is done with a ticket.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Change {
    deed: String,
    reason: String,
    at: String,
}

/// `POST /staff/offices/{office}/reception/tickets/{visit}/change`
pub(crate) async fn change(
    page: Page,
    Path((office, visit)): Path<(String, String)>,
    Form(change): Form<Change>,
) -> Answer {
    let (app, office, id) = (&page.web.app, page.office(&office)?, VisitId(visit));
    let deed = match change.deed.as_str() {
        "late-kept" => Deed::SettleLate(id.clone(), true),
        "late-walk-in" => Deed::SettleLate(id.clone(), false),
        "front" => Deed::ToFront(id.clone(), FrontReason::parse(&change.reason).ok_or(Error::Outdated)?),
        "no-priority" => Deed::Prioritise(id.clone(), None),
        "leave" => Deed::Leave(id.clone()),
        "back" => match later_today(office, &change.at, app.clock.now()) {
            Some(at) => Deed::ComeBack(id.clone(), at),
            None => return show_ticket(&page, office, &id, Some(TicketSaid::Time)).await,
        },
        other => Deed::Prioritise(id.clone(), Some(Priority::parse(other).ok_or(Error::Outdated)?)),
    };
    match queue::act(app, &office.id, &page.staff()?.id.actor(), deed).await? {
        Ok(_) => Ok(see_other(&format!("/staff/offices/{}/reception/tickets/{id}", office.id))),
        Err(Refusal::NotWaiting) => show_ticket(&page, office, &id, Some(TicketSaid::NotWaiting)).await,
        Err(_) => Err(Error::NotFound),
    }
}

/// A time of today at an office that is still to come.
fn later_today(office: &Office, typed: &str, now: Timestamp) -> Option<Timestamp> {
    let (zone, time) = (office.time_zone(), typed.trim().parse::<Time>().ok()?);
    let at = zone.to_ambiguous_timestamp(zone.to_datetime(now).date().to_datetime(time)).compatible().ok()?;
    (at > now).then_some(at)
}

/// `POST /staff/offices/{office}/reception/tickets/{visit}/print`
pub(crate) async fn print(page: Page, Path((office, visit)): Path<(String, String)>) -> Answer {
    let (app, office) = (&page.web.app, page.office(&office)?);
    let (visit, secret) =
        queue::hand_over(app, page.staff()?, &office.id, &visit.into()).await?.ok_or(Error::NotFound)?;
    let (board, now) = (now(&page, office).await?, app.clock.now());
    let link = format!("{}/t/{secret}", app.base_url);
    let estimate = board.estimate(&visit, now);
    Ok(show(StatusCode::OK, paper(&page.staff_frame(Tab::Reception), (&visit, office), (estimate, &link), now)))
}
