//! What the forms of the flow do: hold, hold for longer, confirm. Booking and moving differ in one call each.

use super::{Choice, Keyed, Proof, Shown, Step, is_final};
use crate::error::Error;
use crate::visitor::Answer;
use crate::visitor::my::path_of;
use besok_core::hold::Hold;
use besok_core::ledger::{Refusal, Spot, Wish};
use besok_service::booking as service;
use besok_view::booking::TimeProblem;
use besok_view::frame::encode;
use std::ops::ControlFlow;

impl Step<'_> {
    /// The form of the time page: holds the chosen time. Whoever is not signed in goes there first.
    pub async fn choose(&self, choice: &Choice) -> Answer {
        let Some(starts_at) = choice.chosen() else {
            return self.time_page(&choice.shown, Some(TimeProblem::NotChosen)).await;
        };
        let (page, check) = (self.page(), self.goal().check_path(self.office, starts_at));
        match &page.account {
            None => return Ok(page.see_other(&format!("/sign-in?next={}", encode(&check)))),
            Some(account) if account.myself().is_none() => {
                return Ok(page.see_other(&format!("/welcome?next={}", encode(&check))));
            }
            Some(_) => {}
        }
        let spot = Spot { office: self.office.id.clone(), starts_at };
        match self.hold_by(&spot, &Proof::default()).await? {
            ControlFlow::Break(answer) => Ok(answer),
            ControlFlow::Continue(Ok(_)) => Ok(page.see_other(&check)),
            ControlFlow::Continue(Err(refusal)) => self.refused(&choice.shown, &spot, &refusal).await,
        }
    }

    /// Holds the time of the check page again, or that of the challenge.
    pub async fn hold(&self, start: &str, proof: &Proof) -> Answer {
        let spot = self.spot(start)?;
        match self.hold_by(&spot, proof).await? {
            ControlFlow::Break(answer) => Ok(answer),
            ControlFlow::Continue(held) => self.checked(&spot, held).await,
        }
    }

    /// Holds it for longer.
    pub async fn extend(&self, start: &str, form: &Keyed) -> Answer {
        let spot = self.spot(start)?;
        let asker = self.page().asker(form.key()?)?;
        let held = service::extend(&self.page().web.app, asker, &self.search.group.comers, &spot).await?;
        self.checked(&spot, held).await
    }

    /// Books, or moves the booking.
    pub async fn confirm(&self, start: &str, form: &Keyed) -> Answer {
        let spot = self.spot(start)?;
        let (app, asker) = (&self.page().web.app, self.page().asker(form.key()?)?);
        let (booked, done) = match self.goal().moving {
            None => (service::confirm(app, asker, self.wish(&spot)).await?, "booked"),
            Some(visit) => {
                let (reference, party) = (&visit.booking.reference, self.search.regrouped());
                // Sent once more after it was done, the form of a move finds the visit at its new time already.
                let same = self.goal().regroups && visit.is_at(self.office, spot.starts_at);
                let done = if same { "changed" } else { "moved" };
                (service::reschedule(app, asker, reference, party, spot.clone()).await?, done)
            }
        };
        match booked {
            Ok(booking) => Ok(self.page().see_other(&format!("{}/{done}", path_of(&booking)))),
            Err(refusal) => self.refused(&Shown::default(), &spot, &refusal).await,
        }
    }

    /// Asks for the time to be held. That needs no key: to ask again for what one holds changes nothing.
    pub async fn ask_hold(&self, spot: &Spot) -> Result<Result<Hold, Refusal>, Error> {
        let (app, asker) = (&self.page().web.app, self.page().asker(None)?);
        Ok(match self.goal().moving {
            None => service::hold(app, asker, self.wish(spot)).await?,
            Some(visit) => {
                let (reference, party) = (&visit.booking.reference, self.search.regrouped());
                service::hold_move(app, asker, reference, party, spot.clone()).await?
            }
        })
    }

    fn wish(&self, spot: &Spot) -> Wish {
        Wish {
            errand: self.goal().errand.id.clone(),
            party: self.search.group.comers.clone(),
            spot: spot.clone(),
            invitation: self.goal().asked.map(|asked| asked.id.clone()),
        }
    }

    /// Takes other people over at the time that the booking has: on to the check page, or to other times for all.
    pub async fn regroup(&self) -> Answer {
        let Some(visit) = self.goal().moving else { return Err(Error::NotFound) };
        let spot = visit.booking.spot();
        let check = self.goal().check_path(self.office, spot.starts_at);
        if self.only_leaves(&spot) {
            return Ok(self.page().see_other(&check));
        }
        let held = match self.hold_by(&spot, &Proof::default()).await? {
            ControlFlow::Break(answer) => return Ok(answer),
            ControlFlow::Continue(held) => held,
        };
        match held {
            Ok(_) => Ok(self.page().see_other(&check)),
            Err(Refusal::Taken | Refusal::NotOffered) => {
                self.time_page(&Shown::default(), Some(TimeProblem::NoRoom)).await
            }
            Err(refusal) => self.refused(&Shown::default(), &spot, &refusal).await,
        }
    }

    async fn checked(&self, spot: &Spot, held: Result<Hold, Refusal>) -> Answer {
        match held {
            Ok(_) => {
                let check = self.goal().check_path(self.office, spot.starts_at);
                Ok(self.page().see_other(&format!("{check}#held")))
            }
            Err(refusal) => self.refused(&Shown::default(), spot, &refusal).await,
        }
    }

    /// Answers a time that could not be had with fresh ones; what concerns the booking itself, on the check page.
    async fn refused(&self, shown: &Shown, spot: &Spot, refusal: &Refusal) -> Answer {
        match refusal {
            Refusal::NotFound => Err(Error::NotFound),
            Refusal::KeyReused => Err(Error::Outdated),
            Refusal::CannotExtend | Refusal::NobodyStays | Refusal::TooLateToCancel => {
                self.check_page(spot, Some(refusal)).await
            }
            refusal if is_final(refusal) => self.check_page(spot, Some(refusal)).await,
            _ => self.time_page(shown, Some(TimeProblem::Refused(refusal))).await,
        }
    }
}
