//! The form that asks what would do: for joining, and for changing it.

use super::super::Answer;
use super::super::booking::find as errand_of_address;
use super::super::group::Group;
use crate::error::Error;
use crate::page::{Page, show};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_core::errand::Errand;
use besok_core::id::OfficeId;
use besok_core::ledger::Refusal;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::waiting::{Deed, Entry, Wish};
use besok_service::waiting as service;
use besok_view::waiting::{Answers, Fault, OfficeTick, WishPage, Within};
use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};
use serde::Deserialize;

/// So many days ahead a wish may reach at most.
const LONGEST_DAYS: i64 = 366;
/// So many days ahead it reaches unless something else is said.
const USUAL_DAYS: i64 = 90;

/// The office on whose page somebody found nothing.
#[derive(Debug, Deserialize)]
pub(crate) struct From {
    #[serde(default)]
    office: String,
}

/// The form: names that may stand there several times.
pub(crate) type Fields = Form<Vec<(String, String)>>;

/// What somebody waits for, and for whom.
pub(crate) struct Asking<'a> {
    pub page: &'a Page,
    pub errand: &'a Errand,
    pub group: &'a Group<'a>,
    /// The place in line that is to change.
    entry: Option<&'a Entry>,
    /// Where the way back leads, and where the form goes.
    pub up: String,
    pub path: String,
}

/// What was answered.
pub(crate) struct Typed {
    pub key: String,
    offices: Vec<OfficeId>,
    answers: Answers,
}

/// Asks what would do.
pub(crate) async fn join(
    page: Page,
    Path((_, errand, party)): Path<(String, String, String)>,
    Query(from): Query<From>,
) -> Answer {
    let errand = waitable(&page, &errand)?;
    let group = Group::at(&page, errand, &party)?.map_err(|_| Error::NotFound)?;
    let asking = Asking::new(&page, errand, &group);
    let typed = asking.usual(&from.office);
    asking.show(&typed, None, None).await
}

/// Joins the list.
pub(crate) async fn joined(
    page: Page,
    Path((_, errand, party)): Path<(String, String, String)>,
    Form(fields): Fields,
) -> Answer {
    let errand = waitable(&page, &errand)?;
    let group = Group::at(&page, errand, &party)?.map_err(|_| Error::NotFound)?;
    let asking = Asking::new(&page, errand, &group);
    let typed = Typed::read(&fields);
    let wish = match asking.wish(&typed) {
        Ok(wish) => wish,
        Err(fault) => return asking.show(&typed, Some(fault), None).await,
    };
    match service::join(&page.web.app, page.asker(Some(&typed.key))?, wish, None).await? {
        Ok(entry) => Ok(page.see_other(&format!("/my/waiting/{}/saved", entry.id))),
        Err(refusal) => asking.show(&typed, None, Some(&refusal)).await,
    }
}

/// Asks what would do now.
pub(crate) async fn change(page: Page, Path((_, id)): super::ById) -> Answer {
    let found = super::find(&page, &id).await?;
    let entry = &found.entry;
    let errand = super::errand_of(&page, entry)?;
    let group = Group::of(&page, page.account()?, errand, entry.wish.party.clone()).map_err(|_| Error::NotFound)?;
    let asking = Asking::to_change(&page, (errand, &group), entry);
    let typed = Typed::of(&entry.wish);
    asking.show(&typed, None, None).await
}

/// Changes it. The same people come.
pub(crate) async fn changed(page: Page, Path((_, id)): super::ById, Form(fields): Fields) -> Answer {
    let found = super::find(&page, &id).await?;
    let entry = &found.entry;
    let errand = super::errand_of(&page, entry)?;
    let group = Group::of(&page, page.account()?, errand, entry.wish.party.clone()).map_err(|_| Error::NotFound)?;
    let asking = Asking::to_change(&page, (errand, &group), entry);
    let typed = Typed::read(&fields);
    let wish = match asking.wish(&typed) {
        Ok(wish) => wish,
        Err(fault) => return asking.show(&typed, Some(fault), None).await,
    };
    let deed = Deed::Change(entry.id.clone(), Box::new(wish));
    match service::on(&page.web.app, page.asker(Some(&typed.key))?, deed).await? {
        Ok(entry) => Ok(page.see_other(&format!("/my/waiting/{}/saved", entry.id))),
        Err(refusal) => asking.show(&typed, None, Some(&refusal)).await,
    }
}

/// The errand of an address, if one can wait for it.
fn waitable<'a>(page: &'a Page, errand: &str) -> Result<&'a Errand, Error> {
    Some(errand_of_address(page, errand)?).filter(|errand| errand.waiting_list).ok_or(Error::NotFound)
}

impl Typed {
    /// What a form says.
    pub fn read(fields: &[(String, String)]) -> Self {
        let all = |name: &'static str| fields.iter().filter(move |(is, _)| is == name).map(|(_, value)| value.as_str());
        let one = |name| all(name).next().unwrap_or_default().trim().to_owned();
        let weekday = |text: &str| Weekday::from_monday_one_offset(text.parse().ok()?).ok();
        Self {
            key: one("key"),
            offices: all("office").map(OfficeId::from).collect(),
            answers: Answers {
                weekdays: all("weekday").filter_map(weekday).collect(),
                within: Within::parse(&one("within")),
                from: one("from"),
                to: one("to"),
                earliest: one("earliest"),
                latest: one("latest"),
                notice_hours: one("notice").parse().ok().filter(|hours| (0..=48).contains(hours)).unwrap_or_default(),
            },
        }
    }

    fn of(wish: &Wish) -> Self {
        let time = |time: Time, open: bool| if open { String::new() } else { time.strftime("%H:%M").to_string() };
        Self {
            key: String::new(),
            offices: wish.offices.clone(),
            answers: Answers {
                weekdays: wish.weekdays.clone(),
                within: Within::Ticked,
                from: time(wish.from, wish.from == Time::midnight()),
                to: time(wish.to, wish.to.second() == 59),
                earliest: wish.earliest.to_string(),
                latest: wish.latest.to_string(),
                notice_hours: wish.notice_hours,
            },
        }
    }
}

impl<'a> Asking<'a> {
    fn new(page: &'a Page, errand: &'a Errand, group: &'a Group<'a>) -> Self {
        let party = format!("{}/{}", errand.id, group.company.path);
        let (up, path) = (page.link(&format!("/book/{party}")), page.link(&format!("/waiting/{party}")));
        Self { page, errand, group, entry: None, up, path }
    }

    fn to_change(page: &'a Page, (errand, group): (&'a Errand, &'a Group<'a>), entry: &'a Entry) -> Self {
        let up = page.link(&format!("/my/waiting/{}", entry.id));
        let path = format!("{up}/change");
        Self { page, errand, group, entry: Some(entry), up, path }
    }

    /// For somebody who is helped, on a page at this address.
    pub fn to_help(page: &'a Page, (errand, group): (&'a Errand, &'a Group<'a>), path: String, up: String) -> Self {
        Self { page, errand, group, entry: None, up, path }
    }

    fn today(&self) -> Date {
        local_day(self.page.web.app.clock.now(), &self.page.catalogue.time_zone())
    }

    /// Offices that can receive these people.
    fn offices(&self) -> impl Iterator<Item = &'a Office> {
        let receives = |office: &&Office| !self.group.party.openings(&self.page.catalogue, &office.id).is_empty();
        self.page.catalogue.offices.iter().filter(receives)
    }

    /// Weekdays on which one of them does.
    fn weekdays(&self) -> Vec<Weekday> {
        let numbers: Vec<i64> =
            self.offices().flat_map(|office| self.group.party.openings(&self.page.catalogue, &office.id)).collect();
        let openings = numbers.iter().filter_map(|number| self.page.catalogue.opening(*number));
        let days: Vec<Weekday> = openings.flat_map(|opening| opening.weekdays.clone()).collect();
        Weekday::Monday.cycle_forward().take(7).filter(|day| days.contains(day)).collect()
    }

    /// What would do for most.
    pub fn usual(&self, office: &str) -> Typed {
        let today = self.today();
        Typed {
            key: String::new(),
            offices: vec![office.into()],
            answers: Answers {
                weekdays: self.weekdays(),
                earliest: today.to_string(),
                latest: (today + USUAL_DAYS.days()).to_string(),
                ..Answers::default()
            },
        }
    }

    /// The wish, or the first answer that cannot be understood.
    pub fn wish(&self, typed: &Typed) -> Result<Wish, Fault> {
        let answers = &typed.answers;
        let offices = self.reached(&typed.offices, answers.within);
        if offices.is_empty() {
            return Err(Fault::Offices);
        }
        if answers.weekdays.is_empty() {
            return Err(Fault::Weekdays);
        }
        let time = |text: &str, otherwise| match text {
            "" => Ok(otherwise),
            text => text.parse::<Time>().map_err(|_| Fault::Hours),
        };
        let (from, to) = (time(&answers.from, Time::midnight())?, time(&answers.to, Time::MAX)?);
        if to <= from {
            return Err(Fault::Hours);
        }
        let today = self.today();
        let earliest: Date = answers.earliest.parse().map_err(|_| Fault::Earliest)?;
        let latest: Date = answers.latest.parse().map_err(|_| Fault::Latest)?;
        if latest < earliest.max(today) || today + LONGEST_DAYS.days() < latest {
            return Err(Fault::Latest);
        }
        Ok(Wish {
            errand: self.errand.id.clone(),
            party: self.group.comers.clone(),
            minutes: self.group.party.minutes,
            places: self.group.party.places,
            step_free: self.group.party.step_free,
            offices,
            weekdays: answers.weekdays.clone(),
            from,
            to,
            notice_hours: answers.notice_hours,
            earliest,
            latest,
        })
    }

    /// The offices that are ticked, and those that are near enough to one of them.
    fn reached(&self, ticked: &[OfficeId], within: Within) -> Vec<OfficeId> {
        let is_ticked = |office: &Office| ticked.contains(&office.id);
        let from: Vec<&Office> = self.offices().filter(|office| is_ticked(office)).collect();
        let near = |office: &&Office| match within {
            Within::Ticked => is_ticked(office),
            Within::Kilometres(most) => from.iter().any(|from| from.position.kilometres_to(office.position) <= most),
            Within::All => true,
        };
        self.offices().filter(near).map(|office| office.id.clone()).collect()
    }

    async fn show(&self, typed: &Typed, fault: Option<Fault>, refused: Option<&Refusal>) -> Answer {
        let key = self.page.web.app.random.token();
        let markup = self.facts(typed, (fault, refused), &key).await?.render(&self.page.frame());
        Ok(show(status(fault, refused), markup))
    }

    /// The facts of the page that asks.
    pub async fn facts<'p>(
        &'p self,
        typed: &Typed,
        (fault, refused): (Option<Fault>, Option<&'p Refusal>),
        key: &'p str,
    ) -> Result<WishPage<'p>, Error> {
        let app = &self.page.web.app;
        let tick = |office: &'a Office| OfficeTick { office, chosen: typed.offices.contains(&office.id) };
        Ok(WishPage {
            errand: self.errand,
            company: &self.group.company,
            offices: self.offices().map(tick).collect(),
            weekdays: self.weekdays(),
            answers: typed.answers.clone(),
            path: self.path.clone(),
            up: self.up.clone(),
            changes: self.entry.is_some(),
            waiting: service::waiting_for(app, &self.errand.id).await?,
            lately: service::lately(app, &self.errand.id).await?,
            key,
            fault,
            refused,
        })
    }
}

/// How a page answers that is shown again.
pub(crate) fn status(fault: Option<Fault>, refused: Option<&Refusal>) -> StatusCode {
    match (fault, refused) {
        (None, None) => StatusCode::OK,
        (Some(_), _) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, Some(_)) => StatusCode::CONFLICT,
    }
}
