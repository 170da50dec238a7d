//! The steps that booking and moving share: where, when, check. All answers stand in the address, so that Back, a
//! change of language and signing in half-way lose none of them.

mod deeds;

use super::Answer;
use super::my::visit;
use crate::error::Error;
use crate::page::{Page, show};
use axum::http::StatusCode;
use besok_core::booking::Booking;
use besok_core::hold::{EXTENSIONS, Hold};
use besok_core::id::OfficeId;
use besok_core::ledger::{Refusal, Spot};
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::slot::Taken;
use besok_service::availability::{Times, first_times, times};
use besok_service::booking;
use besok_view::booking::{CheckPage, HoldState, OfficePage, TimePage, TimeProblem};
use besok_view::visit::{Goal, OfficeChoice, parse_start};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

/// Which month and day of the calendar is open.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Shown {
    #[serde(default)]
    month: String,
    #[serde(default)]
    day: String,
}

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

impl Choice {
    /// The time that was chosen, if any was.
    pub fn chosen(&self) -> Option<jiff::Timestamp> {
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

/// An office that receives the errand, and where in the flow it stands.
#[derive(Clone, Copy)]
pub(crate) struct Step<'a> {
    pub page: &'a Page,
    pub goal: Goal<'a>,
    pub office: &'a Office,
}

/// The page that asks where.
pub(crate) async fn office_page(page: &Page, goal: Goal<'_>) -> Answer {
    let offices = choices(page, goal).await?;
    let booked = match (goal, &page.account) {
        (Goal::Book(errand), Some(account)) => booking::upcoming(&page.web.app, account, &errand.id).await?,
        _ => None,
    };
    let booked = booked.as_ref().map(|booking| visit(page, booking)).transpose()?;
    Ok(show(StatusCode::OK, OfficePage { goal, people: 1, offices, booked }.render(&page.frame())))
}

async fn choices<'a>(page: &'a Page, goal: Goal<'a>) -> Result<Vec<OfficeChoice<'a>>, Error> {
    let now_at = goal.moving().map(|visit| spot_of(visit.booking));
    let firsts = first_times(&page.web.app, goal.errand(), now_at.as_ref()).await?;
    let choice = |(id, first): (OfficeId, _)| Some(OfficeChoice { office: page.catalogue.office(&id)?, first });
    Ok(firsts.into_iter().filter_map(choice).collect())
}

impl<'a> Step<'a> {
    /// The step at an office, if it receives the errand.
    pub fn at(page: &'a Page, goal: Goal<'a>, office: &str) -> Result<Self, Error> {
        let office = page.catalogue.office(&office.into()).ok_or(Error::NotFound)?;
        if page.catalogue.serving(&office.id, &goal.errand().id).is_empty() {
            return Err(Error::NotFound);
        }
        Ok(Self { page, goal, office })
    }

    /// A time at the office.
    pub fn spot(&self, start: &str) -> Result<Spot, Error> {
        let starts_at = parse_start(start).ok_or(Error::NotFound)?;
        Ok(Spot { office: self.office.id.clone(), starts_at })
    }

    /// The page that asks when.
    pub async fn time_page(&self, shown: &Shown, problem: Option<TimeProblem<'_>>) -> Answer {
        let hold = self.own_hold().await?;
        let times = self.times(&self.own(hold.as_ref())).await?;
        let zone = self.office.time_zone();
        let (first_day, last_day) = times.window;
        let (month, day) = open_month(shown, &times);
        let after = month.checked_add(1.month()).unwrap_or(month);
        let starts = times.starts.iter().copied();
        let here = hold.filter(|hold| hold.office == self.office.id);
        let path = self.goal.times_path(self.office);
        let path = match day {
            Some(day) => format!("{path}?month={}&day={day}", month.strftime("%Y-%m")),
            None => format!("{path}?month={}", month.strftime("%Y-%m")),
        };
        let nothing = times.starts.is_empty();
        let markup = TimePage {
            goal: self.goal,
            office: self.office,
            people: 1,
            first: times.first(),
            month,
            previous: (month > first_day).then(|| month.checked_sub(1.month()).unwrap_or(month)),
            next: (after <= last_day).then_some(after),
            days: times.days.range(month..=month.last_of_month()).map(|(day, count)| (*day, *count)).collect(),
            day,
            times: starts.filter(|start| Some(local_day(*start, &zone)) == day).collect(),
            chosen: here.map(|hold| hold.starts_at),
            problem,
            others: if nothing { self.others().await? } else { Vec::new() },
        }
        .render(&self.page.frame_at(&path));
        let status = match problem {
            None => StatusCode::OK,
            Some(TimeProblem::NotChosen) => StatusCode::UNPROCESSABLE_ENTITY,
            Some(TimeProblem::Refused(_)) => StatusCode::CONFLICT,
        };
        Ok(show(status, markup))
    }

    /// The times here, without the one where the booking is already.
    async fn times(&self, own: &[Taken]) -> Result<Times, Error> {
        let now_at = self.goal.moving().map(|visit| visit.booking).filter(|booking| booking.office == self.office.id);
        let except = now_at.map(|booking| booking.starts_at);
        Ok(times(&self.page.web.app, self.goal.errand(), self.office, own, except).await?)
    }

    /// Offices that have times where this one has none.
    async fn others(&self) -> Result<Vec<OfficeChoice<'a>>, Error> {
        let mut others = choices(self.page, self.goal).await?;
        others.retain(|choice| choice.office.id != self.office.id && choice.first.is_some());
        Ok(others)
    }

    /// The visitor's hold for this errand, if somebody is signed in.
    async fn own_hold(&self) -> Result<Option<Hold>, Error> {
        let Some(account) = &self.page.account else { return Ok(None) };
        Ok(booking::hold_for(&self.page.web.app, account, &self.goal.errand().id).await?)
    }

    /// Places that are the visitor's already, and so free for them.
    fn own(&self, hold: Option<&Hold>) -> Vec<Taken> {
        let booked = self.goal.moving().map(|visit| visit.booking.places.as_slice()).unwrap_or_default();
        let held = hold.map(|hold| hold.places.as_slice()).unwrap_or_default();
        [booked, held].concat()
    }

    /// The page that shows all answers, with the hold as it stands. Whoever has a booking for the errand is told here,
    /// before another press; and whoever comes back after confirming sees that it is done.
    pub async fn check(&self, spot: &Spot) -> Answer {
        let errand = &self.goal.errand().id;
        let booked = booking::upcoming(&self.page.web.app, self.page.account()?, errand).await?;
        if let Some(done) = booked.as_ref().filter(|booking| spot_of(booking) == *spot) {
            return Ok(self.page.see_other(&format!("/my/{}", done.reference.as_str())));
        }
        let booked = booked.filter(|_| self.goal.moving().is_none());
        let refusal = booked.map(|booking| Refusal::AlreadyBooked(booking.reference));
        self.check_page(spot, refusal.as_ref()).await
    }

    async fn check_page(&self, spot: &Spot, refused: Option<&Refusal>) -> Answer {
        let app = &self.page.web.app;
        let account = self.page.account()?;
        let own = self.own_hold().await?;
        let here = |hold: &&Hold| hold.office == spot.office && hold.starts_at == spot.starts_at;
        let held = own.as_ref().filter(here).filter(|hold| hold.is_live(app.clock.now()));
        let blocked = matches!(refused, Some(Refusal::AlreadyBooked(_) | Refusal::NeedsInvitation));
        let hold = match held {
            _ if blocked => HoldState::Blocked,
            Some(hold) => HoldState::Held { until: hold.expires_at, extensions_left: EXTENSIONS - hold.extensions },
            None => {
                let times = self.times(&self.own(own.as_ref())).await?;
                if times.starts.contains(&spot.starts_at) { HoldState::Free } else { HoldState::Gone }
            }
        };
        let key = app.random.token();
        let path = self.goal.check_path(self.office, spot.starts_at);
        let markup = CheckPage {
            goal: self.goal,
            office: self.office,
            starts_at: spot.starts_at,
            people: account.person.iter().map(|person| person.name.as_str()).collect(),
            email: account.email.as_str(),
            key: &key,
            hold,
            refused,
        }
        .render(&self.page.frame_at(&path));
        Ok(show(if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK }, markup))
    }
}

/// Where and when a booking is.
fn spot_of(booking: &Booking) -> Spot {
    Spot { office: booking.office.clone(), starts_at: booking.starts_at }
}

/// The month that is shown, by its first day, and the day whose times are: what the address says; else the month
/// of the first free time, and its first day with one.
fn open_month(shown: &Shown, times: &Times) -> (Date, Option<Date>) {
    let day: Option<Date> = shown.day.parse().ok();
    let month: Option<Date> = format!("{}-01", shown.month).parse().ok();
    let (first_day, last_day) = times.window;
    let first = times.days.keys().next().copied();
    let month = day.or(month).or(first).unwrap_or(first_day).clamp(first_day, last_day).first_of_month();
    let within = |day: &Date| day.first_of_month() == month;
    let day = day.filter(within).or_else(|| times.days.keys().copied().find(within));
    (month, day)
}
