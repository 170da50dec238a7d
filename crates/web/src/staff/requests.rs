//! Requests to book. Which of them exist for a member of staff, the service says.

mod file;
mod form;

pub(crate) use file::{choose, export, faults, look, make_file, sample};
pub(crate) use form::{change, edit, make, new};

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_core::id::InvitationId;
use besok_core::invitation::{Invitation, Stage};
use besok_core::opening::local_day;
use besok_service::Failure;
use besok_service::invitation::list::{InvitationFilter, InvitationMark, Listed, Told};
use besok_service::invitation::{self as service, ChangeRefusal};
use besok_service::staff;
use besok_view::staff::Tab;
use besok_view::staff::requests::{
    Deed, RequestHappening, RequestPage, RequestRefusal, RequestRow, RequestsPage, WithdrawPage,
};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

/// For how many days from now a request is open that names no date.
pub(super) const USUAL_DAYS: i64 = 42;

/// Which requests.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Shown {
    list: String,
    after: String,
}

impl Shown {
    fn filter(&self) -> Result<InvitationFilter, Error> {
        Ok(match self.list.as_str() {
            "" => InvitationFilter::All,
            "soon" => InvitationFilter::Soon,
            "nothing-free" => InvitationFilter::NothingFree,
            "came-back" => InvitationFilter::CameBack,
            stage => InvitationFilter::At(Stage::parse(stage).ok_or(Error::NotFound)?),
        })
    }
}

fn row(listed: &Listed) -> RequestRow<'_> {
    RequestRow { invitation: &listed.invitation, visit: listed.visit.as_ref(), stage: listed.stage }
}

/// `GET /staff/requests`
pub(crate) async fn list(page: Page, Query(shown): Query<Shown>) -> Answer {
    let after = InvitationMark::parse(&shown.after);
    let found = service::list::list(&page.web.app, page.staff()?, (shown.filter()?, ""), after).await?;
    Ok(show_list(&page, &shown.list, "", &found))
}

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Words {
    words: String,
}

/// `POST /staff/requests`
pub(crate) async fn search(page: Page, Form(form): Form<Words>) -> Answer {
    let found = service::list::list(&page.web.app, page.staff()?, (InvitationFilter::All, &form.words), None).await?;
    Ok(show_list(&page, "", form.words.trim(), &found))
}

fn show_list(page: &Page, shown: &str, words: &str, found: &service::list::Requests) -> axum::response::Response {
    let markup = RequestsPage {
        shown,
        words,
        requests: found.requests.iter().map(row).collect(),
        // Words stand in no address, so a search has one page.
        next: found.next.as_ref().map(InvitationMark::to_text).filter(|_| words.is_empty()),
        more: found.next.is_some() && !words.is_empty(),
        catalogue: &page.catalogue,
    };
    show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Requests)))
}

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: String,
}

/// `GET /staff/requests/{invitation}`
pub(crate) async fn one(page: Page, Path(id): Path<String>, Query(done): Query<Done>) -> Answer {
    show_one(&page, &id.into(), Deed::parse(&done.done), None).await
}

async fn show_one(page: &Page, id: &InvitationId, done: Option<Deed>, refused: Option<RequestRefusal>) -> Answer {
    let app = &page.web.app;
    let Told { listed, events, letters } = service::list::told(app, page.staff()?, id).await?.ok_or(Error::NotFound)?;
    let names = staff::names(app).await?;
    let name = |actor: &str| names.get(&actor.strip_prefix("staff:")?.into()).map(besok_core::person::Name::as_str);
    let letters: Vec<_> =
        letters.iter().map(|letter| (letter.created_at, letter.posted_at, letter.returned_at)).collect();
    let mut happenings: Vec<RequestHappening<'_>> = RequestHappening::stages(&listed.invitation, &letters).collect();
    happenings.extend(events.iter().map(|event| RequestHappening::event(event.at, &event.action, name(&event.actor))));
    happenings.sort_by_key(|happening| happening.at);
    let markup = RequestPage {
        request: row(&listed),
        happenings,
        done,
        refused: refused.as_ref(),
        renew_to: usual_day(page),
        catalogue: &page.catalogue,
    };
    let status = match refused {
        None => StatusCode::OK,
        Some(RequestRefusal::Day) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(_) => StatusCode::CONFLICT,
    };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Requests))))
}

fn today(page: &Page) -> Date {
    local_day(page.web.app.clock.now(), &page.catalogue.time_zone())
}

fn usual_day(page: &Page) -> Date {
    today(page).saturating_add(USUAL_DAYS.days())
}

/// The request, if it exists for whoever asks.
async fn find(page: &Page, id: &InvitationId) -> Result<Listed, Error> {
    service::list::find(&page.web.app, page.staff()?, id).await?.ok_or(Error::NotFound)
}

/// Which state of the request was looked at, and until when it is to be renewed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Seen {
    seen: i64,
    book_by: String,
}

type Changed = Result<Result<Invitation, ChangeRefusal>, Failure>;

/// Back to the request, with what stands in the way if something does.
async fn done(page: &Page, id: &InvitationId, deed: Deed, changed: Changed) -> Answer {
    match changed? {
        Ok(_) => Ok(see_other(&format!("/staff/requests/{id}?done={}", deed.as_str()))),
        Err(refusal) => show_one(page, id, None, Some(refused(refusal)?)).await,
    }
}

fn refused(refusal: ChangeRefusal) -> Result<RequestRefusal, Error> {
    Ok(match refusal {
        ChangeRefusal::NotFound => return Err(Error::NotFound),
        ChangeRefusal::ChangedSince => RequestRefusal::ChangedSince,
        ChangeRefusal::Withdrawn => RequestRefusal::Withdrawn,
        ChangeRefusal::Booked(reference) => RequestRefusal::Booked(reference),
        ChangeRefusal::LikeAnother(other) => RequestRefusal::LikeAnother(other),
        ChangeRefusal::Faults(_) => RequestRefusal::Faulty,
    })
}

/// `POST /staff/requests/{invitation}/send`
pub(crate) async fn send(page: Page, Path(id): Path<String>, Form(form): Form<Seen>) -> Answer {
    let id = id.into();
    find(&page, &id).await?;
    let sent = service::send_again(&page.web.app, &page.staff()?.id.actor(), (&id, form.seen)).await;
    done(&page, &id, Deed::Sent, sent).await
}

/// `POST /staff/requests/{invitation}/renew`
pub(crate) async fn renew(page: Page, Path(id): Path<String>, Form(form): Form<Seen>) -> Answer {
    let id = id.into();
    find(&page, &id).await?;
    let Some(day) = form.book_by.trim().parse().ok().filter(|day| *day >= today(&page)) else {
        return show_one(&page, &id, None, Some(RequestRefusal::Day)).await;
    };
    let renewed = service::renew(&page.web.app, &page.staff()?.id.actor(), (&id, form.seen), day).await;
    done(&page, &id, Deed::Renewed, renewed).await
}

/// `GET /staff/requests/{invitation}/withdraw`
pub(crate) async fn ask_withdraw(page: Page, Path(id): Path<String>) -> Answer {
    let listed = find(&page, &id.into()).await?;
    let markup = WithdrawPage { invitation: &listed.invitation };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Requests))))
}

/// `POST /staff/requests/{invitation}/withdraw`
pub(crate) async fn withdraw(page: Page, Path(id): Path<String>, Form(form): Form<Seen>) -> Answer {
    let id = id.into();
    find(&page, &id).await?;
    let withdrawn = service::withdraw(&page.web.app, &page.staff()?.id.actor(), (&id, form.seen)).await;
    done(&page, &id, Deed::Withdrawn, withdrawn).await
}
