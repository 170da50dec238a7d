//! The end of an account: what happens, a code, and the page after it.

use crate::page::{Page, show};
use crate::session::Cookie;
use crate::visitor::sign_in::{CodeForm, code_problem};
use crate::visitor::{Answer, my};
use axum::Form;
use axum::http::StatusCode;
use besok_core::booking::Booking;
use besok_service::account::{self as service, BeginRefusal, CODE_MINUTES, DeleteRefusal};
use besok_view::account::{self as view, DeleteCodePage, DeletePage};
use besok_view::sign_in::CodeProblem;

/// Says what happens.
pub(crate) async fn ask(page: Page) -> Answer {
    ask_page(&page, None).await
}

async fn ask_page(page: &Page, wait: Option<i64>) -> Answer {
    let now = page.web.app.clock.now();
    let bookings = service::kept_visits(&page.web.app, page.account()?).await?;
    let is_late = |booking: &&Booking| {
        page.catalogue.errand(&booking.errand).is_none_or(|errand| now > errand.cancel_until(booking.starts_at))
    };
    let visits = |late: bool| {
        let bookings = bookings.iter().filter(|booking| is_late(booking) == late);
        bookings.map(|booking| my::visit(page, booking)).collect::<Result<Vec<_>, _>>()
    };
    let status = if wait.is_some() { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::OK };
    Ok(show(status, DeletePage { visits: visits(false)?, late: visits(true)?, wait }.render(&page.frame())))
}

/// Sends the code.
pub(crate) async fn send(page: Page) -> Answer {
    match service::ask_deletion(&page.web.app, page.account()?, page.token()?, &page.network()).await? {
        Ok(()) => Ok(page.see_other("/account/delete/code")),
        Err(BeginRefusal::TooMany(minutes)) => ask_page(&page, Some(minutes)).await,
        Err(BeginRefusal::NotAnEmail) => Ok(page.see_other("/account")),
    }
}

/// Asks for the code.
pub(crate) async fn code(page: Page) -> Answer {
    code_page(&page, None)
}

fn code_page(page: &Page, problem: Option<CodeProblem>) -> Answer {
    let email = page.account()?.address().as_str();
    let markup = DeleteCodePage { email, minutes: CODE_MINUTES, problem }.render(&page.frame());
    Ok(show(if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, markup))
}

/// Deletes the account, if the code is right.
pub(crate) async fn delete(page: Page, Form(form): Form<CodeForm>) -> Answer {
    match service::delete(&page.web.app, page.account()?, page.token()?, &form.code).await? {
        Ok(()) => {
            let mut answer = page.see_other("/account-deleted");
            Cookie::Session.clear(&page.web, &mut answer);
            Ok(answer)
        }
        Err(DeleteRefusal::Code(refusal)) => code_page(&page, Some(code_problem(refusal))),
        // The first page names the visit that is in the way.
        Err(DeleteRefusal::Visit(_)) => Ok(page.see_other("/account/delete")),
    }
}

/// The page after it. Whoever is signed in still has an account.
pub(crate) async fn deleted(page: Page) -> Answer {
    if page.account.is_some() {
        return Ok(page.see_other("/account"));
    }
    Ok(show(StatusCode::OK, view::deleted(&page.frame())))
}
