//! A change of address: the new one, then the codes that both addresses got.

use super::{Done, done};
use crate::page::{Page, show};
use crate::visitor::Answer;
use crate::visitor::sign_in::code_problem;
use axum::Form;
use axum::http::StatusCode;
use besok_core::account::Email;
use besok_service::account::{self as service, BeginRefusal, CODE_MINUTES, ChangeRefusal};
use besok_view::account::{EmailChangePage, EmailChangeProblem, EmailCodesPage};
use serde::Deserialize;

/// The form of the first page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct EmailForm {
    #[serde(default)]
    email: String,
}

/// Asks for the new address.
pub(crate) async fn ask(page: Page) -> Answer {
    email_page(&page, "", None)
}

fn email_page(page: &Page, email: &str, problem: Option<EmailChangeProblem>) -> Answer {
    let old = page.account()?.address().as_str();
    let status = match problem {
        None => StatusCode::OK,
        Some(EmailChangeProblem::TooMany(_)) => StatusCode::TOO_MANY_REQUESTS,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(show(status, EmailChangePage { old, email, problem }.render(&page.frame())))
}

/// Sends the codes.
pub(crate) async fn send(page: Page, Form(form): Form<EmailForm>) -> Answer {
    let account = page.account()?;
    let problem = match service::ask_change(&page.web.app, account, page.token()?, &form.email, &page.network()).await?
    {
        Ok(()) => return Ok(page.see_other("/account/email/codes")),
        Err(BeginRefusal::TooMany(minutes)) => EmailChangeProblem::TooMany(minutes),
        Err(BeginRefusal::NotAnEmail) if form.email.trim().is_empty() => EmailChangeProblem::Missing,
        Err(BeginRefusal::NotAnEmail) if Email::parse(&form.email).is_some() => EmailChangeProblem::Same,
        Err(BeginRefusal::NotAnEmail) => EmailChangeProblem::Invalid,
    };
    email_page(&page, &form.email, Some(problem))
}

/// The form of the second page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct CodesForm {
    #[serde(default)]
    old: String,
    #[serde(default)]
    new: String,
}

/// Asks for both codes.
pub(crate) async fn codes(page: Page) -> Answer {
    codes_page(&page, &CodesForm::default(), ChangeRefusal::default()).await
}

async fn codes_page(page: &Page, form: &CodesForm, refused: ChangeRefusal) -> Answer {
    // Used, or asked for in another session: the way on is the beginning.
    let Some(new) = service::pending_change(&page.web.app, page.token()?).await? else {
        return Ok(page.see_other("/account/email"));
    };
    let markup = EmailCodesPage {
        old: page.account()?.address().as_str(),
        new: new.as_str(),
        typed: (&form.old, &form.new),
        minutes: CODE_MINUTES,
        problems: (refused.old.map(code_problem), refused.new.map(code_problem)),
    };
    let fine = refused == ChangeRefusal::default();
    let status = if fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(show(status, markup.render(&page.frame())))
}

/// Changes the address, if both codes are right.
pub(crate) async fn change(page: Page, Form(form): Form<CodesForm>) -> Answer {
    let account = page.account()?;
    match service::change(&page.web.app, account, page.token()?, (&form.old, &form.new)).await? {
        Ok(()) => Ok(done(&page, Done::Email)),
        Err(refused) => codes_page(&page, &form, refused).await,
    }
}
