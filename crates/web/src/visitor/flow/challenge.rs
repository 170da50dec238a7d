//! Before a time is held: a challenge where there is one, met by the browser or by a code from the mailbox. The way to it
//! stands in the address like every answer, so that nothing is lost by it.

use super::Step;
use crate::error::Error;
use crate::page::{show, with_scripts};
use crate::visitor::Answer;
use crate::visitor::sign_in::code_problem;
use axum::http::StatusCode;
use axum::response::Response;
use besok_core::challenge::{Aim, LIGHTEST};
use besok_core::hold::Hold;
use besok_core::ledger::{Refusal, Spot};
use besok_service::account::{self, BeginRefusal, CODE_MINUTES};
use besok_service::challenge::{self, About, Met};
use besok_view::challenge::{ChallengeCodePage, ChallengePage, Waits};
use besok_view::sign_in::CodeProblem;
use serde::Deserialize;
use std::ops::ControlFlow;

/// The form of the challenge's page, and the button that holds a time again.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Proof {
    #[serde(default)]
    challenge: String,
    #[serde(default)]
    answer: String,
    /// `code` asks for one.
    #[serde(default)]
    way: String,
    /// The code, where one was typed.
    code: Option<String>,
}

/// Which of the challenge's pages is looked at.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Stage {
    /// The last challenge did not count.
    again: Option<String>,
    /// A code was sent.
    code: Option<String>,
}

/// What there is to show before a hold.
enum Gate {
    Open,
    /// Open once, and the pass is used up by it.
    Pass,
    Shut(Response),
}

impl Step<'_> {
    /// Asks for the time to be held, unless something has to be done before: then there is another page.
    pub(super) async fn hold_by(
        &self,
        spot: &Spot,
        proof: &Proof,
    ) -> Result<ControlFlow<Response, Result<Hold, Refusal>>, Error> {
        let used = match self.gate(spot, proof).await? {
            Gate::Shut(answer) => return Ok(ControlFlow::Break(answer)),
            Gate::Pass => true,
            Gate::Open => false,
        };
        let held = self.ask_hold(spot).await?;
        if used && held.is_err() {
            account::give_pass_back(&self.page().web.app, self.page().token()?).await?;
        }
        Ok(ControlFlow::Continue(held))
    }

    async fn gate(&self, spot: &Spot, proof: &Proof) -> Result<Gate, Error> {
        let page = self.page();
        // Whoever changes an old booking has just typed a code for it.
        if page.proved.is_some() {
            return Ok(Gate::Open);
        }
        if proof.way == "code" {
            return Ok(Gate::Shut(self.send_code(spot).await?));
        }
        let app = &page.web.app;
        if let Some(code) = &proof.code
            && let Err(refusal) = account::earn_pass(app, page.token()?, code).await?
        {
            return Ok(Gate::Shut(self.code_page(spot, Some(code_problem(refusal)))?));
        }
        if challenge::for_hold(app, page.account()?, page.source).await?.is_none() {
            return Ok(Gate::Open);
        }
        let path = self.hold_path(spot);
        if !proof.challenge.is_empty() {
            let met = Met { challenge: &proof.challenge, answer: &proof.answer };
            return Ok(match challenge::meet(app, self.about()?, met).await? {
                Ok(()) => Gate::Open,
                Err(unmet) => {
                    tracing::debug!(?unmet, "a challenge did not count");
                    Gate::Shut(page.see_other(&format!("{path}?again")))
                }
            });
        }
        let passes = account::take_pass(app, page.token()?).await?;
        Ok(if passes { Gate::Pass } else { Gate::Shut(page.see_other(&path)) })
    }

    /// The page on which the browser works, or the one on which a code is typed instead.
    pub(super) async fn challenge(&self, start: &str, stage: &Stage) -> Answer {
        let (page, spot) = (self.page(), self.spot(start)?);
        if stage.code.is_some() {
            return self.code_page(&spot, None);
        }
        let app = &page.web.app;
        let bits = challenge::for_hold(app, page.account()?, page.source).await?.unwrap_or(LIGHTEST);
        let markup = ChallengePage {
            action: &self.hold_path(&spot),
            up: &self.goal().times_path(self.office),
            challenge: &challenge::give(app, self.about()?, bits),
            waits: Waits::Time(self.office, spot.starts_at),
            again: stage.again.is_some(),
            script: page.web.assets().challenge(),
        };
        Ok(with_scripts(show(StatusCode::OK, markup.render(&page.frame()))))
    }

    async fn send_code(&self, spot: &Spot) -> Answer {
        let (page, app) = (self.page(), &self.page().web.app);
        match account::ask_pass(app, page.account()?, page.token()?, &page.network(), page.language).await? {
            Ok(()) => Ok(page.see_other(&format!("{}?code", self.hold_path(spot)))),
            Err(BeginRefusal::TooMany(minutes)) => self.code_page(spot, Some(CodeProblem::TooMany(minutes))),
            Err(BeginRefusal::NotAnEmail) => Err(Error::NotFound),
        }
    }

    fn code_page(&self, spot: &Spot, problem: Option<CodeProblem>) -> Answer {
        let (page, action) = (self.page(), self.hold_path(spot));
        let time = (self.office, spot.starts_at);
        let email = page.account()?.address().as_str();
        let markup = ChallengeCodePage { action: &action, time, email, minutes: CODE_MINUTES, problem };
        let status = match problem {
            None => StatusCode::OK,
            Some(CodeProblem::TooMany(_)) => StatusCode::TOO_MANY_REQUESTS,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Ok(show(status, markup.render(&page.frame_at(&format!("{action}?code")))))
    }

    fn about(&self) -> Result<About<'_>, Error> {
        Ok(About { aim: Aim::Hold, whose: self.page().account()?.id.as_str() })
    }

    fn hold_path(&self, spot: &Spot) -> String {
        format!("{}/hold", self.goal().check_path(self.office, spot.starts_at))
    }
}
