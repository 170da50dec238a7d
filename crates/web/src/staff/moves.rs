//! Bulk moves. Whether a bulk move is this member's, by the offices of its bookings, the service asks.

mod calls;
mod form;

pub(crate) use calls::{accept, called, cancel, worklist};
pub(crate) use form::{add, new};

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_core::bulk_move::{BulkMove, Line};
use besok_core::id::BulkMoveId;
use besok_service::bulk_move::{self as service, CloseRefusal};
use besok_service::event;
use besok_view::staff::Tab;
use besok_view::staff::moves::{MovePage, MoveRefusal, MovesPage};

/// `GET /staff/moves`
pub(crate) async fn list(page: Page) -> Answer {
    let moves = service::list(&page.web.app, page.staff()?).await?;
    let zone = page.catalogue.time_zone();
    let markup = MovesPage { moves: &moves, zone: &zone }.render(&page.staff_frame(Tab::Moves));
    Ok(show(StatusCode::OK, markup))
}

async fn find(page: &Page, id: &BulkMoveId) -> Result<(BulkMove, Vec<Line>), Error> {
    service::find(&page.web.app, page.staff()?, id).await?.ok_or(Error::NotFound)
}

/// `GET /staff/moves/{move}`
pub(crate) async fn one(page: Page, Path(id): Path<String>) -> Answer {
    show_one(&page, &id.into(), None).await
}

/// Whoever sees it sees names: that is noted.
async fn show_one(page: &Page, id: &BulkMoveId, refused: Option<MoveRefusal>) -> Answer {
    let (bulk_move, lines) = find(page, id).await?;
    let app = &page.web.app;
    event::note(app, page.staff()?, "bulk_move.seen", id.as_str(), &format!("{} bookings", lines.len())).await?;
    let now = app.clock.now();
    let markup = MovePage { bulk_move: &bulk_move, lines: &lines, catalogue: &page.catalogue, now, refused };
    let status = if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Moves))))
}

/// Back to the bulk move, with what stands in the way if something does.
async fn done(page: &Page, id: &BulkMoveId, refused: Option<MoveRefusal>) -> Answer {
    match refused {
        None => Ok(see_other(&format!("/staff/moves/{id}"))),
        refused => show_one(page, id, refused).await,
    }
}

/// `POST /staff/moves/{move}/confirm`
pub(crate) async fn confirm(page: Page, Path(id): Path<String>) -> Answer {
    let id = id.into();
    find(&page, &id).await?;
    let confirmed = service::confirm(&page.web.app, page.staff()?, &id).await?;
    done(&page, &id, (!confirmed).then_some(MoveRefusal::TooLate)).await
}

/// `POST /staff/moves/{move}/undo`
pub(crate) async fn undo(page: Page, Path(id): Path<String>) -> Answer {
    let id = id.into();
    find(&page, &id).await?;
    if service::undo(&page.web.app, page.staff()?, &id).await? {
        return Ok(see_other("/staff/moves"));
    }
    done(&page, &id, Some(MoveRefusal::TooLate)).await
}

/// `POST /staff/moves/{move}/close`
pub(crate) async fn close(page: Page, Path(id): Path<String>) -> Answer {
    let id = id.into();
    find(&page, &id).await?;
    let refused = match service::close(&page.web.app, page.staff()?, &id).await? {
        Ok(_) => None,
        Err(CloseRefusal::NotOpen) => Some(MoveRefusal::TooLate),
        Err(CloseRefusal::TooEarly) => Some(MoveRefusal::TooEarly),
        Err(CloseRefusal::ToPhone(count)) => Some(MoveRefusal::ToPhone(count)),
    };
    done(&page, &id, refused).await
}
