//! Another address for somebody who cannot read their mail any more.

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_core::id::PersonId;
use besok_core::person::Name;
use besok_core::readdress::Document;
use besok_service::readdress::{self as service, ReaddressRefusal};
use besok_service::visitor::Visitor;
use besok_service::{staff, visitor};
use besok_view::staff::{MailboxPage, MailboxProblem, MailboxesPage, Tab, WaitingMailbox};
use serde::Deserialize;

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct MailboxForm {
    document: String,
    email: String,
}

async fn find(page: &Page, person: &PersonId) -> Result<Visitor, Error> {
    let found = visitor::find(&page.web.app, page.staff()?, person).await?;
    found.filter(|visitor| visitor.account.is_some()).ok_or(Error::NotFound)
}

/// `GET /staff/people/{person}/mailbox`
pub(crate) async fn form(page: Page, Path(person): Path<String>) -> Answer {
    show_form(&page, &find(&page, &person.into()).await?, &MailboxForm::default(), None)
}

/// `POST /staff/people/{person}/mailbox`
pub(crate) async fn ask(page: Page, Path(person): Path<String>, Form(form): Form<MailboxForm>) -> Answer {
    let visitor = find(&page, &person.into()).await?;
    let typed = (Document::parse(&form.document), form.email.as_str());
    match service::ask(&page.web.app, page.staff()?, &visitor.person.id, typed).await? {
        Ok(()) => Ok(see_other("/staff/mailboxes")),
        Err(ReaddressRefusal::NotFound) => Err(Error::NotFound),
        Err(refusal) => show_form(&page, &visitor, &form, Some(said(refusal))),
    }
}

fn show_form(page: &Page, visitor: &Visitor, form: &MailboxForm, problem: Option<MailboxProblem>) -> Answer {
    let mut person = visitor.person.clone();
    if !visitor.known {
        person.name = Name::parse(&person.name.short()).map_err(|_| Error::NotFound)?;
    }
    let markup =
        MailboxPage { person: &person, document: Document::parse(&form.document), email: &form.email, problem };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Find))))
}

fn said(refusal: ReaddressRefusal) -> MailboxProblem {
    match refusal {
        ReaddressRefusal::NotAnEmail => MailboxProblem::NotAnEmail,
        ReaddressRefusal::NoDocument => MailboxProblem::NoDocument,
        ReaddressRefusal::Same => MailboxProblem::Same,
        ReaddressRefusal::Taken => MailboxProblem::Taken,
        ReaddressRefusal::NeedsAnother => MailboxProblem::NeedsAnother,
        ReaddressRefusal::Over | ReaddressRefusal::NotFound => MailboxProblem::Over,
    }
}

/// `GET /staff/mailboxes`
pub(crate) async fn list(page: Page) -> Answer {
    show_list(&page, None).await
}

async fn show_list(page: &Page, problem: Option<MailboxProblem>) -> Answer {
    let (app, me) = (&page.web.app, page.staff()?);
    let (waiting, names) = (service::waiting(app, me).await?, staff::names(app).await?);
    let (zone, now) = (page.catalogue.time_zone(), app.clock.now());
    let markup = MailboxesPage {
        waiting: waiting
            .iter()
            .map(|waits| WaitingMailbox {
                readdress: &waits.readdress,
                name: &waits.name,
                by: names.get(&waits.readdress.asked_by).map_or("", Name::as_str),
                may_confirm: waits.readdress.may_confirm(&me.id, now),
            })
            .collect(),
        zone: &zone,
        problem,
    };
    let status = if problem.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Find))))
}

/// `POST /staff/mailboxes/{id}/confirm`
pub(crate) async fn confirm(page: Page, Path(id): Path<String>) -> Answer {
    let result = service::confirm(&page.web.app, page.staff()?, &id).await?;
    done(&page, result).await
}

/// `POST /staff/mailboxes/{id}/decline`
pub(crate) async fn decline(page: Page, Path(id): Path<String>) -> Answer {
    let result = service::decline(&page.web.app, page.staff()?, &id).await?;
    done(&page, result).await
}

async fn done(page: &Page, result: Result<(), ReaddressRefusal>) -> Answer {
    match result {
        Ok(()) => Ok(see_other("/staff/mailboxes")),
        Err(refusal) => show_list(page, Some(said(refusal))).await,
    }
}
