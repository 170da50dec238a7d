//! The times of an office for somebody who is helped, and what is done with one of them.

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::staff::booking::{beyond, said};
use crate::visitor::Answer;
use crate::visitor::group::Group;
use axum::http::StatusCode;
use besok_core::account::Account;
use besok_core::availability::on_days;
use besok_core::errand::Errand;
use besok_core::hold::{EXTENSIONS, Hold};
use besok_core::ledger::{Override, Refusal, Spot, Wish};
use besok_core::office::Office;
use besok_core::slot::Pool;
use besok_core::staff::Permission;
use besok_service::availability::{Own, Sought, Times, times};
use besok_service::booking::hold_for;
use besok_service::desk::{self, Help};
use besok_view::booking::HoldState;
use besok_view::staff::{HelpCheckPage, HelpGoal, HelpTimePage, MailTo, Tab};
use besok_view::visit::{Visit, parse_start, start_name};
use jiff::civil::Date;
use serde::Deserialize;

/// What is done at a step.
#[derive(Debug, Clone, Copy)]
pub(super) enum Deed {
    Look,
    Choose,
    Check,
    Extend,
    Confirm,
}

/// What its form or address says besides.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    day: String,
    start: String,
    beyond: String,
    key: String,
}

/// What a time is looked for.
#[derive(Clone, Copy)]
pub(super) struct Goal<'a> {
    pub account: &'a Account,
    pub errand: &'a Errand,
    pub moving: Option<&'a Visit<'a>>,
    pub mail: MailTo<'a>,
    /// Whether they have anything to do with the helper's offices.
    pub known: bool,
}

/// A search at an office.
pub(super) struct Step<'a> {
    pub page: &'a Page,
    pub goal: Goal<'a>,
    pub group: &'a Group<'a>,
    pub office: &'a Office,
    /// The address without the office.
    pub root: String,
    /// Where one comes from.
    pub up: String,
}

impl Step<'_> {
    /// Does it. The start is empty where no time has been chosen yet.
    pub async fn act(&self, start: &str, deed: Deed, fields: Fields) -> Answer {
        let beyond = beyond(self.page, &self.office.id, &fields.beyond)?;
        let start = if start.is_empty() { &fields.start } else { start };
        let spot = parse_start(start).map(|starts_at| Spot { office: self.office.id.clone(), starts_at });
        match (deed, spot) {
            (Deed::Look, _) | (Deed::Choose, None) => self.times(fields.day.parse().ok(), beyond, None).await,
            (_, None) => Err(Error::NotFound),
            (Deed::Choose, Some(spot)) => match self.hold(&spot, beyond).await? {
                Ok(_) => Ok(see_other(&self.check_path(&spot, beyond))),
                Err(refusal) => self.refused(&spot, beyond, &refusal).await,
            },
            (Deed::Check, Some(spot)) => self.check(&spot, beyond, None).await,
            (Deed::Extend, Some(spot)) => {
                let help = self.help(beyond, None)?;
                let held = desk::extend(&self.page.web.app, help, &self.group.comers, &spot).await?;
                self.check(&spot, beyond, held.err().as_ref()).await
            }
            (Deed::Confirm, Some(spot)) => self.confirm(&spot, beyond, &fields.key).await,
        }
    }

    fn path(&self) -> String {
        format!("{}/{}", self.root, self.office.id)
    }

    /// Where those who come are put on the waiting list.
    fn wait_path(&self) -> Option<String> {
        let listed = self.goal.errand.waiting_list && self.goal.moving.is_none();
        let (of_person, rest) = (self.up.strip_suffix("/book")?, self.path());
        listed.then(|| format!("{of_person}/wait{}", rest.trim_start_matches(&self.up)))
    }

    fn check_path(&self, spot: &Spot, beyond: Option<Override>) -> String {
        let beyond = beyond.map_or_else(String::new, |reason| format!("?beyond={}", reason.as_str()));
        format!("{}/{}{beyond}", self.path(), start_name(spot.starts_at))
    }

    fn help<'h>(&'h self, beyond: Option<Override>, key: Option<&'h str>) -> Result<Help<'h>, Error> {
        Ok(Help { staff: &self.page.staff()?.id, account: self.goal.account, beyond, says: None, key })
    }

    fn wish(&self, spot: &Spot) -> Wish {
        Wish {
            errand: self.goal.errand.id.clone(),
            party: self.group.comers.clone(),
            spot: spot.clone(),
            invitation: None,
        }
    }

    async fn hold(&self, spot: &Spot, beyond: Option<Override>) -> Result<Result<Hold, Refusal>, Error> {
        let (app, help) = (&self.page.web.app, self.help(beyond, None)?);
        Ok(match self.goal.moving {
            None => desk::hold(app, help, self.wish(spot)).await?,
            Some(visit) => desk::hold_move(app, help, &visit.booking.reference, None, spot.clone()).await?,
        })
    }

    async fn confirm(&self, spot: &Spot, beyond: Option<Override>, key: &str) -> Answer {
        let ours = key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !ours {
            return Err(Error::Outdated);
        }
        let (app, help) = (&self.page.web.app, self.help(beyond, Some(key))?);
        let booked = match self.goal.moving {
            None => desk::confirm(app, help, self.wish(spot)).await?,
            Some(visit) => desk::reschedule(app, help, &visit.booking.reference, None, spot.clone()).await?,
        };
        match booked {
            Ok(booking) => Ok(see_other(&format!("/staff/bookings/{}", booking.reference.as_str()))),
            Err(refusal) => self.refused(spot, beyond, &refusal).await,
        }
    }

    async fn refused(&self, spot: &Spot, beyond: Option<Override>, refusal: &Refusal) -> Answer {
        let day = self.office.time_zone().to_datetime(spot.starts_at).date();
        match refusal {
            Refusal::NotFound => Err(Error::NotFound),
            Refusal::KeyReused => Err(Error::Outdated),
            Refusal::AlreadyBooked(_) | Refusal::NeedsInvitation => self.check(spot, beyond, Some(refusal)).await,
            _ => self.times(Some(day), beyond, Some(refusal)).await,
        }
    }

    fn goal<'s>(&'s self, path: &'s str, beyond: Option<Override>) -> HelpGoal<'s> {
        HelpGoal {
            errand: self.goal.errand,
            company: &self.group.company,
            office: self.office,
            moving: self.goal.moving,
            known: self.goal.known,
            path,
            up: &self.up,
            beyond,
        }
    }

    /// Places that are theirs already.
    async fn own(&self) -> Result<(Option<Hold>, Vec<Own>), Error> {
        let hold = hold_for(&self.page.web.app, self.goal.account, &self.group.comers).await?;
        let booked = self.goal.moving.map(|visit| (visit.booking.pool, &visit.booking.places));
        let held = hold.as_ref().map(|hold| (hold.pool, &hold.places));
        let all = booked.into_iter().chain(held);
        let own = all.flat_map(|(pool, places)| places.iter().map(move |taken| (pool, *taken))).collect();
        Ok((hold, own))
    }

    async fn free(&self, pool: Pool, beyond: Option<Override>) -> Result<Times, Error> {
        let except = self.goal.moving.map(|visit| visit.booking.spot());
        let sought = Sought {
            except: except.as_ref(),
            pool,
            beyond: beyond.is_some(),
            ..Sought::new(self.goal.errand, &self.group.party)
        };
        let (_, own) = self.own().await?;
        Ok(times(&self.page.web.app, sought, self.office, &own).await?)
    }

    async fn times(&self, day: Option<Date>, beyond: Option<Override>, problem: Option<&Refusal>) -> Answer {
        let (all, public) = (self.free(Pool::Staff, beyond).await?, self.free(Pool::Public, beyond).await?);
        let day = day.or_else(|| all.days.keys().next().copied());
        let zone = self.office.time_zone();
        let on_day = day.map(|day| on_days(&all.starts, (day, day), &zone)).unwrap_or_default();
        let path = self.path();
        let elsewhere = self.page.staff()?.offices(Permission::HelpPerson, &self.page.catalogue);
        let receives = |office: &&&Office| {
            office.id != self.office.id && !self.group.party.openings(&self.page.catalogue, &office.id).is_empty()
        };
        let markup = HelpTimePage {
            goal: self.goal(&path, beyond),
            days: all.days.iter().map(|(day, count)| (*day, *count)).collect(),
            day,
            times: on_day.iter().map(|time| (*time, public.starts.binary_search(time).is_err())).collect(),
            offices: elsewhere
                .iter()
                .filter(receives)
                .map(|office| (office.name.get(self.page.language), format!("{}/{}", self.root, office.id)))
                .collect(),
            wait: self.wait_path(),
            problem: problem.map(|reason| said(self.page, reason)),
        };
        let status = if problem.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
        Ok(show(status, markup.render(&self.page.staff_frame(Tab::Find))))
    }

    async fn check(&self, spot: &Spot, beyond: Option<Override>, problem: Option<&Refusal>) -> Answer {
        let (hold, _) = self.own().await?;
        let now = self.page.web.app.clock.now();
        let here = |hold: &&Hold| hold.office == spot.office && hold.starts_at == spot.starts_at && hold.is_live(now);
        let hold = match hold.as_ref().filter(here) {
            Some(hold) => HoldState::Held { until: hold.expires_at, extensions_left: EXTENSIONS - hold.extensions },
            None if self.free(Pool::Staff, beyond).await?.starts.binary_search(&spot.starts_at).is_ok() => {
                HoldState::Free
            }
            None => HoldState::Gone,
        };
        let (path, key) = (self.path(), self.page.web.app.random.token());
        let markup = HelpCheckPage {
            goal: self.goal(&path, beyond),
            starts_at: spot.starts_at,
            hold,
            mail: self.goal.mail,
            key: &key,
            problem: problem.map(|reason| said(self.page, reason)),
        };
        let status = if problem.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
        Ok(show(status, markup.render(&self.page.staff_frame(Tab::Find))))
    }
}
