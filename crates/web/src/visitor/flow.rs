//! The steps that booking and moving share: where, when, check. All answers stand in the address, so that Back, a
//! change of language and signing in half-way lose none of them.

mod challenge;
mod deeds;
mod times;

pub(crate) use challenge::{Proof, Stage};
pub(crate) use times::Shown;

use super::Answer;
use super::group::Group;
use super::my::{path_of, visit};
use super::near::{FromTown, arrange};
use crate::error::Error;
use crate::page::{Page, show};
use axum::http::StatusCode;
use besok_core::booking::Booking;
use besok_core::hold::{EXTENSIONS, Hold};
use besok_core::id::OfficeId;
use besok_core::ledger::{Refusal, Spot};
use besok_core::office::Office;
use besok_core::party::Comer;
use besok_core::slot::Pool;
use besok_service::availability::{Own, Sought, Times, first_times, times};
use besok_service::booking;
use besok_view::booking::{CheckPage, HoldState, OfficePage};
use besok_view::visit::{Goal, OfficeChoice, parse_start};
use jiff::Timestamp;
use serde::Deserialize;

/// The form of the time page.
#[derive(Debug, Deserialize)]
pub(crate) struct Choice {
    /// The time that was marked.
    #[serde(default)]
    start: String,
    /// The first free time, taken with its own button.
    #[serde(default)]
    take: String,
    #[serde(flatten)]
    shown: Shown,
}

/// The form of the check page.
#[derive(Debug, Deserialize)]
pub(crate) struct Keyed {
    #[serde(default)]
    key: String,
}

/// What is done at a step.
#[derive(Debug)]
pub(crate) enum Act {
    /// Look at the times.
    Look(Shown),
    /// Take one of them.
    Choose(Choice),
    /// Check the answers.
    Check,
    /// Look at what has to be done before the time is held.
    Challenge(Stage),
    /// Hold the time, once that is done; or again.
    Hold(Proof),
    /// Hold it for longer.
    Extend(Keyed),
    /// Book, or change the booking.
    Confirm(Keyed),
}

impl Choice {
    /// The time that was chosen, if any was.
    pub fn chosen(&self) -> Option<Timestamp> {
        parse_start(if self.take.is_empty() { &self.start } else { &self.take })
    }
}

impl Keyed {
    /// The form's key. Without it the form is none of ours.
    pub fn key(&self) -> Result<Option<&str>, Error> {
        let ours = self.key.len() == 64 && self.key.bytes().all(|byte| byte.is_ascii_hexdigit());
        if ours { Ok(Some(&self.key)) } else { Err(Error::Outdated) }
    }
}

/// What a visitor looks for, and for whom.
#[derive(Clone, Copy)]
pub(crate) struct Search<'a> {
    pub page: &'a Page,
    pub goal: Goal<'a>,
    pub group: &'a Group<'a>,
}

/// A search at an office that can receive the group.
#[derive(Clone, Copy)]
pub(crate) struct Step<'a> {
    pub search: Search<'a>,
    pub office: &'a Office,
}

impl<'a> Search<'a> {
    /// The page that asks where.
    pub async fn office_page(&self, from: &FromTown) -> Answer {
        let near = from.near(&self.page.catalogue, self.goal.offices_path());
        let mut offices = self.choices().await?;
        arrange(&mut offices, &near);
        let booked = match (self.goal.moving, &self.page.account) {
            (None, Some(account)) => booking::upcoming(&self.page.web.app, account, &self.group.comers).await?,
            _ => None,
        };
        let booked = booked.as_ref().map(|booking| visit(self.page, booking)).transpose()?;
        let markup = OfficePage { goal: self.goal, offices, near, booked }.render(&self.page.frame());
        Ok(show(StatusCode::OK, markup))
    }

    async fn choices(&self) -> Result<Vec<OfficeChoice<'a>>, Error> {
        let catalogue = &self.page.catalogue;
        let except = self.except();
        let firsts = first_times(&self.page.web.app, self.sought(except.as_ref())).await?;
        let choice = |(id, first): (OfficeId, Option<Timestamp>)| {
            let office = catalogue.office(&id)?;
            let fits = self.group.party.fits(catalogue, &id, Pool::Public);
            let most = (!fits).then(|| self.group.party.most(catalogue, std::slice::from_ref(&id), Pool::Public));
            Some(OfficeChoice { office, first, most, kilometres: None })
        };
        Ok(firsts.into_iter().filter_map(choice).filter(|choice| self.goal.takes_place_at(choice.office)).collect())
    }

    /// Where the booking is already, if it is to move: that time is not offered. Other people may well come then.
    fn except(&self) -> Option<Spot> {
        self.goal.moving.filter(|_| !self.goal.regroups).map(|visit| visit.booking.spot())
    }

    fn sought<'s>(&'s self, except: Option<&'s Spot>) -> Sought<'s> {
        Sought { except, ..Sought::new(self.goal.errand, &self.group.party) }
    }

    /// The people, where they are other ones than come now.
    pub fn regrouped(&self) -> Option<Vec<Comer>> {
        self.goal.regroups.then(|| self.group.comers.clone())
    }

    /// The step at an office, if it can receive the group.
    pub fn at(self, office: &str) -> Result<Step<'a>, Error> {
        let office = self.page.catalogue.office(&office.into()).ok_or(Error::NotFound)?;
        let closed = self.group.party.openings(&self.page.catalogue, &office.id).is_empty();
        if closed || !self.goal.takes_place_at(office) {
            return Err(Error::NotFound);
        }
        Ok(Step { search: self, office })
    }
}

impl<'a> Step<'a> {
    fn page(&self) -> &'a Page {
        self.search.page
    }

    fn goal(&self) -> Goal<'a> {
        self.search.goal
    }

    /// Does it. The start is empty where no time has been chosen yet.
    pub async fn act(&self, start: &str, act: Act) -> Answer {
        match act {
            Act::Look(shown) => self.time_page(&shown, None).await,
            Act::Choose(choice) => self.choose(&choice).await,
            Act::Check => self.check(&self.spot(start)?).await,
            Act::Challenge(stage) => self.challenge(start, &stage).await,
            Act::Hold(proof) => self.hold(start, &proof).await,
            Act::Extend(form) => self.extend(start, &form).await,
            Act::Confirm(form) => self.confirm(start, &form).await,
        }
    }

    /// A time at the office.
    pub fn spot(&self, start: &str) -> Result<Spot, Error> {
        let starts_at = parse_start(start).ok_or(Error::NotFound)?;
        Ok(Spot { office: self.office.id.clone(), starts_at })
    }

    /// The times here, without the one where the booking is already.
    async fn times(&self, own: &[Own]) -> Result<Times, Error> {
        let except = self.search.except();
        Ok(times(&self.page().web.app, self.search.sought(except.as_ref()), self.office, own).await?)
    }

    /// The hold of one of the group, if somebody is signed in.
    async fn own_hold(&self) -> Result<Option<Hold>, Error> {
        let Some(account) = &self.page().account else { return Ok(None) };
        Ok(booking::hold_for(&self.page().web.app, account, &self.search.group.comers).await?)
    }

    /// Places that are the visitor's already, and so free for them.
    fn own(&self, hold: Option<&Hold>) -> Vec<Own> {
        let booked = self.goal().moving.map(|visit| (visit.booking.pool, &visit.booking.places));
        let held = hold.map(|hold| (hold.pool, &hold.places));
        let all = booked.into_iter().chain(held);
        all.flat_map(|(pool, places)| places.iter().map(move |taken| (pool, *taken))).collect()
    }

    /// The page that shows all answers, with the hold as it stands. Whoever has a booking for the errand is told here,
    /// before another press; and whoever comes back after confirming sees that it is done.
    pub async fn check(&self, spot: &Spot) -> Answer {
        let (page, comers) = (self.page(), &self.search.group.comers);
        let booked = booking::upcoming(&page.web.app, page.account()?, comers).await?;
        let done = |booking: &&Booking| booking.spot() == *spot && booking.comers() == *comers;
        if let Some(done) = booked.as_ref().filter(done) {
            return Ok(page.see_other(&path_of(done)));
        }
        let booked = booked.filter(|_| self.goal().moving.is_none());
        let refusal = booked.map(|booking| Refusal::AlreadyBooked(booking.reference));
        self.check_page(spot, refusal.as_ref()).await
    }

    async fn check_page(&self, spot: &Spot, refused: Option<&Refusal>) -> Answer {
        let (app, goal) = (&self.page().web.app, self.goal());
        let to = app.reached_at(self.page().account()?);
        let own = self.own_hold().await?;
        let here = |hold: &&Hold| hold.office == spot.office && hold.starts_at == spot.starts_at;
        let same = |hold: &&Hold| hold.party == self.search.group.comers;
        let held = own.as_ref().filter(here).filter(same).filter(|hold| hold.is_live(app.clock.now()));
        let blocked = refused.is_some_and(is_final);
        let hold = match held {
            _ if blocked => HoldState::Blocked,
            _ if self.only_leaves(spot) => HoldState::Own,
            Some(hold) => HoldState::Held { until: hold.expires_at, extensions_left: EXTENSIONS - hold.extensions },
            None => {
                let times = self.times(&self.own(own.as_ref())).await?;
                if times.starts.contains(&spot.starts_at) { HoldState::Free } else { HoldState::Gone }
            }
        };
        let key = app.random.token();
        let path = goal.check_path(self.office, spot.starts_at);
        let markup = CheckPage {
            goal,
            office: self.office,
            starts_at: spot.starts_at,
            reached: to.as_ref().into(),
            key: &key,
            hold,
            refused,
        }
        .render(&self.page().frame_at(&path));
        Ok(show(if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK }, markup))
    }

    /// Whether nobody joins and the time stays: then nothing needs to be held.
    fn only_leaves(&self, spot: &Spot) -> bool {
        let regrouping = self.goal().moving.filter(|_| self.goal().regroups);
        regrouping.is_some_and(|visit| visit.booking.only_loses(&self.search.group.comers, spot))
    }
}

/// Whether a refusal would be the same at any other time.
fn is_final(refusal: &Refusal) -> bool {
    use Refusal::{AlreadyBooked, AskedAndBooked, NeedsInvitation, NoLongerAsked};
    matches!(refusal, AlreadyBooked(_) | AskedAndBooked(_) | NeedsInvitation | NoLongerAsked)
}
