//! A request to book, from its link or its letter's code to the account that answers it. Links and codes become a cookie
//! and leave the address at once; the page behind it shows nothing of the request before its person is proved.

pub(crate) mod asked;

use super::Answer;
use crate::Web;
use crate::error::Error;
use crate::page::{Page, preferred, see_other, show};
use crate::session::{Cookie, is_secret};
use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use besok_core::invitation::{Code, Invitation, Stage};
use besok_core::opening::local_day;
use besok_core::person::BirthDate;
use besok_service::account::BeginRefusal;
use besok_service::invitation::{self as service, BindRefusal, BirthRefusal, Found};
use besok_view::request::{
    AccountPage, BirthPage, BirthProblem, LetterPage, LetterProblem, MailPage, Over, over, path,
};
use besok_view::sign_in::{BirthDateFields, EmailProblem};
use serde::Deserialize;

/// Where a request is answered, after the language.
pub(crate) const PATH: &str = "/request";

/// The short address of letters: on to the page in the browser's language.
pub(crate) async fn short(headers: HeaderMap) -> Response {
    see_other(&format!("/{}{PATH}", preferred(&headers).tag()))
}

/// The code of a letter, read by a camera.
pub(crate) async fn scanned(State(web): State<Web>, headers: HeaderMap, Path(code): Path<String>) -> Response {
    let mut answer = short(headers).await;
    if let Some(code) = Code::parse(&code) {
        Cookie::Request.set(&web, code.as_str(), &mut answer);
    }
    answer
}

/// The link of a mail. Nothing is looked up, noted or shown before the page behind it is asked for with the cookie: a
/// scanner that follows links opens nothing.
pub(crate) async fn linked(page: Page, Path((_, secret)): Path<(String, String)>) -> Response {
    let mut answer = page.see_other(PATH);
    if is_secret(&secret) {
        Cookie::Request.set(&page.web, &secret, &mut answer);
    }
    answer
}

/// The form of the code.
#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    code: String,
}

/// The code of a letter, typed.
pub(crate) async fn typed(page: Page, Form(form): Form<Typed>) -> Answer {
    let Some(code) = Code::parse(&form.code) else {
        let missing = form.code.trim().is_empty();
        let problem = if missing { LetterProblem::Missing } else { LetterProblem::Malformed };
        return Ok(letter_page(&page, &form.code, Some(problem)));
    };
    let mut answer = page.see_other(PATH);
    Cookie::Request.set(&page.web, code.as_str(), &mut answer);
    Ok(answer)
}

fn letter_page(page: &Page, code: &str, problem: Option<LetterProblem>) -> Response {
    let status = match problem {
        None => StatusCode::OK,
        Some(LetterProblem::TooMany(_)) => StatusCode::TOO_MANY_REQUESTS,
        Some(LetterProblem::Missing | LetterProblem::Malformed) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    show(status, LetterPage { code, problem }.render(&page.frame_at(PATH)))
}

/// The next step for whoever has opened a request; for anybody else, the field for a letter's code.
pub(crate) async fn request(page: Page) -> Answer {
    let Some(secret) = &page.request else { return Ok(letter_page(&page, "", None)) };
    let asked = match service::look_up(&page.web.app, secret, &page.network()).await? {
        Found::TooMany(minutes) => return Ok(letter_page(&page, "", Some(LetterProblem::TooMany(minutes)))),
        Found::Nothing => return Ok(over_page(&page, Over::Unknown)),
        Found::Letter => return Ok(birth_page(&page, BirthDateFields::default(), None)),
        Found::Over(asked, stage) if !is_theirs(&page, &asked) => {
            let why = if stage == Stage::Withdrawn { Over::Withdrawn } else { Over::Lapsed(asked.last_day) };
            return Ok(over_page(&page, why));
        }
        Found::Mail(asked, email) => {
            let proved = page.account.as_ref().is_some_and(|account| service::is_for(&asked, account));
            if !proved {
                return Ok(show(StatusCode::OK, MailPage { email: &email, problem: None }.render(&page.frame())));
            }
            asked
        }
        Found::Proved(_) => {
            let signed_in = page.account.as_ref().map(|account| account.address().as_str());
            return Ok(show(StatusCode::OK, AccountPage { signed_in }.render(&page.frame())));
        }
        Found::Over(asked, _) => asked,
    };
    bind(&page, &asked).await
}

/// Whether the request is that of whoever is signed in.
fn is_theirs(page: &Page, asked: &Invitation) -> bool {
    page.account.as_ref().is_some_and(|account| asked.account.as_ref() == Some(&account.id))
}

/// Makes it the account's, and goes on to what is asked.
async fn bind(page: &Page, asked: &Invitation) -> Answer {
    match service::bind(&page.web.app, &page.account()?.id, asked).await? {
        Ok(asked) => {
            let mut answer = page.see_other(&path(&asked));
            Cookie::Request.clear(&page.web, &mut answer);
            Ok(answer)
        }
        Err(BindRefusal::Elsewhere) => Ok(over_page(page, Over::Elsewhere)),
        // What it is now, this page says.
        Err(BindRefusal::ChangedSince | BindRefusal::Over) => Ok(page.see_other(PATH)),
        Err(BindRefusal::NotFound) => Err(Error::NotFound),
    }
}

fn over_page(page: &Page, why: Over) -> Response {
    show(StatusCode::OK, over(&page.frame_at(PATH), why))
}

/// Sends a code to the address on record.
pub(crate) async fn send_code(page: Page) -> Answer {
    let Some(secret) = &page.request else { return Ok(page.see_other(PATH)) };
    let Found::Mail(_, email) = service::look_up(&page.web.app, secret, &page.network()).await? else {
        return Ok(page.see_other(PATH));
    };
    match service::begin(&page.web.app, &email, (PATH, &page.network()), page.language).await? {
        Ok(token) => {
            let mut answer = page.see_other("/sign-in/code");
            Cookie::SignIn.set(&page.web, &token, &mut answer);
            Ok(answer)
        }
        Err(BeginRefusal::TooMany(minutes)) => {
            let problem = Some(EmailProblem::TooMany(minutes));
            let markup = MailPage { email: &email, problem }.render(&page.frame_at(PATH));
            Ok(show(StatusCode::TOO_MANY_REQUESTS, markup))
        }
        Err(BeginRefusal::NotAnEmail) => Err(Error::NotFound),
    }
}

/// The form of the date of birth.
#[derive(Debug, Deserialize)]
pub(crate) struct Born {
    #[serde(default)]
    year: String,
    #[serde(default)]
    month: String,
    #[serde(default)]
    day: String,
}

/// The date of birth of a letter's addressee. A right one changes the cookie: from then on it stands for both.
pub(crate) async fn birth(page: Page, Form(form): Form<Born>) -> Answer {
    let code = page.request.as_deref().and_then(Code::parse);
    let Some(code) = code else { return Ok(page.see_other(PATH)) };
    let fields = BirthDateFields { year: &form.year, month: &form.month, day: &form.day };
    let today = local_day(page.web.app.clock.now(), &page.catalogue.time_zone());
    let born = match BirthDate::parse(&form.year, &form.month, &form.day, today) {
        Ok(born) => born,
        Err(error) => return Ok(birth_page(&page, fields, Some(BirthProblem::Unreadable(error)))),
    };
    let problem = match service::prove_by_birth(&page.web.app, &code, born, &page.network()).await? {
        Ok(secret) => {
            let mut answer = page.see_other(PATH);
            Cookie::Request.set(&page.web, &secret, &mut answer);
            return Ok(answer);
        }
        Err(BirthRefusal::Wrong(left)) => BirthProblem::Wrong(left),
        Err(BirthRefusal::Locked) => BirthProblem::Locked,
        Err(BirthRefusal::TooMany(minutes)) => BirthProblem::TooMany(minutes),
    };
    Ok(birth_page(&page, fields, Some(problem)))
}

fn birth_page(page: &Page, born: BirthDateFields<'_>, problem: Option<BirthProblem>) -> Response {
    let status = match problem {
        None => StatusCode::OK,
        Some(BirthProblem::TooMany(_) | BirthProblem::Locked) => StatusCode::TOO_MANY_REQUESTS,
        Some(BirthProblem::Unreadable(_) | BirthProblem::Wrong(_)) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    show(status, BirthPage { born, problem }.render(&page.frame_at(PATH)))
}

/// Whoever is signed in takes a letter that they have proved.
pub(crate) async fn take(page: Page) -> Answer {
    match &page.request {
        Some(secret) => match service::look_up(&page.web.app, secret, &page.network()).await? {
            Found::Proved(asked) => bind(&page, &asked).await,
            _ => Ok(page.see_other(PATH)),
        },
        None => Ok(page.see_other(PATH)),
    }
}

/// Another letter, or another person at this computer.
pub(crate) async fn forget(page: Page) -> Response {
    let mut answer = page.see_other(PATH);
    Cookie::Request.clear(&page.web, &mut answer);
    answer
}

/// After signing in on the way to a request: makes it the account's, if that proves it. Gives the page with the account
/// as it is then.
pub(crate) async fn take_up(page: Page, next: &str) -> Result<Page, Error> {
    let Some(secret) = page.request.as_deref().filter(|_| next == PATH) else { return Ok(page) };
    let asked = match service::look_up(&page.web.app, secret, &page.network()).await? {
        Found::Mail(asked, _) if service::is_for(&asked, page.account()?) => asked,
        Found::Proved(asked) => asked,
        _ => return Ok(page),
    };
    if let Err(refusal) = service::bind(&page.web.app, &page.account()?.id, &asked).await? {
        tracing::debug!(?refusal, "the request was not taken up after signing in");
    }
    page.again().await
}
