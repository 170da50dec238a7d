//! Signing in: an address, a code, and at the first time who one is.

use super::{Answer, booking, request};
use crate::error::Error;
use crate::page::{Page, safe_next, see_other, show, with_scripts};
use crate::session::Cookie;
use axum::Form;
use axum::extract::Query;
use axum::http::header::USER_AGENT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use besok_core::account::Email;
use besok_core::challenge::Aim;
use besok_core::device::Device;
use besok_core::language::Language;
use besok_service::account::{self, BeginRefusal, CODE_MINUTES, Pending, Profile, ProfileRefusal, VerifyRefusal};
use besok_service::challenge::{self, About, Met, Unmet, WAIT_SECONDS};
use besok_view::challenge::{ChallengePage, Waits};
use besok_view::frame::encode;
use besok_view::sign_in::{
    Answers, BirthDateFields, CodePage, CodeProblem, EmailPage, EmailProblem, WelcomePage, WelcomeProblems,
};
use serde::Deserialize;

/// Where to go once signed in.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Next {
    #[serde(default)]
    next: String,
}

/// The form of the first page, and of the challenge after it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct EmailForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    next: String,
    #[serde(default)]
    challenge: String,
    #[serde(default)]
    answer: String,
}

/// The form of the second page.
#[derive(Debug, Deserialize)]
pub(crate) struct CodeForm {
    #[serde(default)]
    pub code: String,
}

/// The form of the first sign-in.
#[derive(Debug, Deserialize)]
pub(crate) struct WelcomeForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    year: String,
    #[serde(default)]
    month: String,
    #[serde(default)]
    day: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    next: String,
}

/// Asks for the address.
pub(crate) async fn email(page: Page, Query(next): Query<Next>) -> Answer {
    if page.account.is_some() {
        return Ok(page.see_other(safe_next(&next.next)));
    }
    let form = EmailForm { next: next.next, ..EmailForm::default() };
    Ok(email_page(&page, &form, None))
}

fn email_page(page: &Page, form: &EmailForm, problem: Option<EmailProblem>) -> Response {
    let path = format!("/sign-in?next={}", encode(safe_next(&form.next)));
    let chosen = booking::chosen(page, safe_next(&form.next));
    let markup = EmailPage { email: &form.email, next: safe_next(&form.next), chosen, problem };
    let markup = markup.render(&page.frame_at(&path));
    let status = match problem {
        None => StatusCode::OK,
        Some(EmailProblem::Missing | EmailProblem::Invalid) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(EmailProblem::TooMany(_)) => StatusCode::TOO_MANY_REQUESTS,
    };
    show(status, markup)
}

/// Sends the code.
pub(crate) async fn send_code(page: Page, Form(form): Form<EmailForm>) -> Answer {
    let next = safe_next(&form.next);
    if let Some(answer) = challenge_first(&page, &form).await? {
        return Ok(answer);
    }
    match account::begin(&page.web.app, &form.email, next, &page.network(), page.language).await? {
        Ok(token) => {
            let mut answer = page.see_other("/sign-in/code");
            Cookie::SignIn.set(&page.web, &token, &mut answer);
            Ok(answer)
        }
        Err(BeginRefusal::NotAnEmail) => {
            let missing = form.email.trim().is_empty();
            let problem = if missing { EmailProblem::Missing } else { EmailProblem::Invalid };
            Ok(email_page(&page, &form, Some(problem)))
        }
        Err(BeginRefusal::TooMany(minutes)) => Ok(email_page(&page, &form, Some(EmailProblem::TooMany(minutes)))),
    }
}

/// The page of a challenge, where there is one that has not been met. Nothing of the form is lost by it.
async fn challenge_first(page: &Page, form: &EmailForm) -> Result<Option<Response>, Error> {
    let Some(email) = Email::parse(&form.email) else { return Ok(None) };
    let app = &page.web.app;
    let Some(bits) = challenge::for_sign_in(app, &page.network(), page.source).await? else { return Ok(None) };
    let about = About { aim: Aim::SignIn, whose: email.as_str() };
    let met = Met { challenge: &form.challenge, answer: &form.answer };
    let unmet = if form.challenge.is_empty() { None } else { Some(challenge::meet(app, about, met).await?) };
    let (challenge, left) = match unmet {
        Some(Ok(())) => return Ok(None),
        // Whoever waits goes on waiting for the same.
        Some(Err(Unmet::Early(left))) => (form.challenge.clone(), Some(left)),
        Some(Err(_)) | None => (challenge::give(app, about, bits), None),
    };
    let next = safe_next(&form.next);
    let up = format!("/sign-in?next={}", encode(next));
    let markup = ChallengePage {
        action: "/sign-in",
        up: &up,
        challenge: &challenge,
        waits: Waits::Code { email: &form.email, next, seconds: WAIT_SECONDS, left },
        again: unmet.is_some() && left.is_none(),
        script: page.web.assets().challenge(),
    };
    let status = if unmet.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(Some(with_scripts(show(status, markup.render(&page.frame_at(&up))))))
}

/// Asks for the code.
pub(crate) async fn code(page: Page, Query(sent): Query<Resent>) -> Answer {
    code_page(&page, sent.again.is_some(), None).await
}

/// Whether the code was sent again.
#[derive(Debug, Deserialize)]
pub(crate) struct Resent {
    again: Option<String>,
}

async fn code_page(page: &Page, resent: bool, problem: Option<CodeProblem>) -> Answer {
    let pending = match &page.sign_in {
        Some(token) => account::pending(&page.web.app, token).await?,
        None => None,
    };
    // Used, or of another browser: the way on is the beginning.
    let Some(Pending { email, concealed, next }) = pending else { return Ok(page.see_other("/sign-in")) };
    let first = if concealed { next } else { format!("/sign-in?next={}", encode(safe_next(&next))) };
    let email = if concealed { email.concealed() } else { email.as_str().to_owned() };
    let markup = CodePage { email: &email, concealed, first: &first, minutes: CODE_MINUTES, resent, problem }
        .render(&page.frame_at("/sign-in/code"));
    let status = match problem {
        None => StatusCode::OK,
        Some(CodeProblem::TooMany(_)) => StatusCode::TOO_MANY_REQUESTS,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(show(status, markup))
}

/// Sends another code to the same address.
pub(crate) async fn resend(page: Page) -> Answer {
    let Some(token) = &page.sign_in else { return Ok(page.see_other("/sign-in")) };
    let Some(under_way) = account::pending(&page.web.app, token).await? else {
        return Ok(page.see_other("/sign-in"));
    };
    match account::begin_again(&page.web.app, &under_way, &page.network(), page.language).await? {
        Ok(token) => {
            let mut answer = page.see_other("/sign-in/code?again");
            Cookie::SignIn.set(&page.web, &token, &mut answer);
            Ok(answer)
        }
        Err(BeginRefusal::TooMany(minutes)) => code_page(&page, false, Some(CodeProblem::TooMany(minutes))).await,
        Err(BeginRefusal::NotAnEmail) => Err(Error::NotFound),
    }
}

/// Tries the code. The session that begins has a secret of its own, so that none from before is worth anything.
pub(crate) async fn verify(page: Page, headers: HeaderMap, Form(form): Form<CodeForm>) -> Answer {
    let Some(token) = &page.sign_in else { return Ok(page.see_other("/sign-in")) };
    let device = device(&headers);
    let problem = match account::verify(&page.web.app, token, &form.code, page.language, device).await? {
        Ok(signed_in) => {
            if let Some(old) = &page.session {
                account::sign_out(&page.web.app, old).await?;
            }
            let next = safe_next(&signed_in.next).to_owned();
            let page = request::take_up(Page { account: Some(signed_in.account), ..page }, &next).await?;
            let complete = page.account()?.myself().is_some();
            let mut answer = if complete || next == request::PATH {
                booking::resume(&page, &next).await?;
                page.see_other(&next)
            } else {
                page.see_other(&format!("/welcome?next={}", encode(&next)))
            };
            Cookie::Session.set(&page.web, &signed_in.token, &mut answer);
            Cookie::SignIn.clear(&page.web, &mut answer);
            return Ok(answer);
        }
        Err(refusal) => code_problem(refusal),
    };
    code_page(&page, false, Some(problem)).await
}

/// Why a code was not accepted, for pages.
pub(crate) fn code_problem(refusal: VerifyRefusal) -> CodeProblem {
    match refusal {
        VerifyRefusal::Malformed => CodeProblem::Malformed,
        VerifyRefusal::Wrong(left) => CodeProblem::Wrong(left),
        VerifyRefusal::Exhausted => CodeProblem::Exhausted,
        VerifyRefusal::Expired => CodeProblem::Expired,
    }
}

fn device(headers: &HeaderMap) -> Device {
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok());
    Device::from_user_agent(agent.unwrap_or(""))
}

/// Ends the session.
pub(crate) async fn sign_out(page: Page) -> Answer {
    if let Some(token) = &page.session {
        account::sign_out(&page.web.app, token).await?;
    }
    let mut answer = page.see_other("/");
    Cookie::Session.clear(&page.web, &mut answer);
    Ok(answer)
}

/// Asks who one is, at the first sign-in.
pub(crate) async fn welcome(page: Page, Query(next): Query<Next>) -> Answer {
    if page.account()?.myself().is_some() {
        return Ok(page.see_other(safe_next(&next.next)));
    }
    let form = Profile::default();
    Ok(welcome_page(&page, &form, page.language, &next.next, ProfileRefusal::default()))
}

fn welcome_page(page: &Page, form: &Profile, language: Language, next: &str, refused: ProfileRefusal) -> Response {
    let next = safe_next(next);
    let path = format!("/welcome?next={}", encode(next));
    let answers = Answers {
        name: &form.name,
        born: BirthDateFields { year: &form.year, month: &form.month, day: &form.day },
        phone: &form.phone,
        language,
    };
    let problems = WelcomeProblems { name: refused.name, birth_date: refused.birth_date, phone: refused.phone };
    let status = if refused == ProfileRefusal::default() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show(status, WelcomePage { answers, next, problems }.render(&page.frame_at(&path)))
}

/// Notes who one is, and goes on in the language that was chosen.
pub(crate) async fn complete(page: Page, Form(form): Form<WelcomeForm>) -> Answer {
    let language = Language::from_tag(&form.language).unwrap_or(page.language);
    let profile = Profile { name: form.name, year: form.year, month: form.month, day: form.day, phone: form.phone };
    let id = page.account()?.id.clone();
    if let Err(refused) = account::complete(&page.web.app, &id, &profile, language).await? {
        return Ok(welcome_page(&page, &profile, language, &form.next, refused));
    }
    let account = account::find(&page.web.app, &id).await?.ok_or(Error::NotFound)?;
    let page = Page { account: Some(account), language, ..page };
    let next = safe_next(&form.next).to_owned();
    booking::resume(&page, &next).await?;
    Ok(see_other(&page.link(&next)))
}
