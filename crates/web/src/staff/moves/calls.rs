//! The worklist of a bulk move: whom to phone, and what they say.

use super::find;
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use crate::visitor::flow::Keyed;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use besok_core::booking::Reference;
use besok_core::id::{BookingId, BulkMoveId};
use besok_core::ledger::Refusal;
use besok_service::bulk_move::{self as service, Call};
use besok_service::event;
use besok_view::staff::Tab;
use besok_view::staff::moves::{Call as ToPhone, CallsPage};

type ByBooking = Path<(String, String)>;

/// `GET /staff/moves/{move}/worklist`
pub(crate) async fn worklist(page: Page, Path(id): Path<String>) -> Answer {
    show_list(&page, &id.into(), None).await
}

async fn show_list(page: &Page, id: &BulkMoveId, refused: Option<&Refusal>) -> Answer {
    let (bulk_move, lines) = find(page, id).await?;
    let app = &page.web.app;
    let key = || app.random.token();
    let to_phone = || lines.iter().filter(|line| line.standing.wants_a_call());
    let seen = to_phone().filter_map(|line| Some((line, line.contact.as_ref()?)));
    let calls: Vec<ToPhone<'_>> = seen.map(|(line, contact)| ToPhone { line, contact, keys: [key(), key()] }).collect();
    let hidden = to_phone().count() - calls.len();
    event::note(app, page.staff()?, "bulk_move.calls_seen", id.as_str(), &format!("{} bookings", calls.len())).await?;
    let markup = CallsPage { bulk_move: &bulk_move, calls: &calls, hidden, catalogue: &page.catalogue, refused };
    let status = if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Moves))))
}

/// The booking of a bulk move with this reference.
async fn booking(page: &Page, id: &BulkMoveId, reference: &str) -> Result<BookingId, Error> {
    let (reference, (_, lines)) = (Reference::parse(reference).ok_or(Error::NotFound)?, find(page, id).await?);
    let line = lines.into_iter().find(|line| line.booking.reference == reference);
    line.map(|line| line.booking.id).ok_or(Error::NotFound)
}

fn back(id: &BulkMoveId) -> Response {
    see_other(&format!("/staff/moves/{id}/worklist"))
}

/// `POST /staff/moves/{move}/worklist/{booking}/accept`
pub(crate) async fn accept(page: Page, Path((id, reference)): ByBooking, Form(form): Form<Keyed>) -> Answer {
    let id = id.into();
    let booking = booking(&page, &id, &reference).await?;
    let call = Call { staff: page.staff()?, bulk_move: &id, booking: &booking, key: form.key()? };
    match service::accept(&page.web.app, call).await? {
        Ok(_) => Ok(back(&id)),
        Err(refusal) => show_list(&page, &id, Some(&refusal)).await,
    }
}

/// `POST /staff/moves/{move}/worklist/{booking}/cancel`
pub(crate) async fn cancel(page: Page, Path((id, reference)): ByBooking, Form(form): Form<Keyed>) -> Answer {
    let id = id.into();
    let booking = booking(&page, &id, &reference).await?;
    let call = Call { staff: page.staff()?, bulk_move: &id, booking: &booking, key: form.key()? };
    match service::cancel(&page.web.app, call).await? {
        Ok(_) => Ok(back(&id)),
        Err(refusal) => show_list(&page, &id, Some(&refusal)).await,
    }
}

/// `POST /staff/moves/{move}/worklist/{booking}/called`
pub(crate) async fn called(page: Page, Path((id, reference)): ByBooking) -> Answer {
    let id = id.into();
    let booking = booking(&page, &id, &reference).await?;
    let call = Call { staff: page.staff()?, bulk_move: &id, booking: &booking, key: None };
    match service::called(&page.web.app, call).await? {
        Ok(()) => Ok(back(&id)),
        Err(refusal) => show_list(&page, &id, Some(&refusal)).await,
    }
}
