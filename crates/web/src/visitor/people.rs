//! Who comes: choosing them for a visit, and the people whom an account books for.

mod list;

pub(crate) use list::{add, added, list, remove};

use super::Answer;
use super::booking::find;
use super::group::{Group, comers, item};
use super::moving::{first_errand, search};
use super::my::{Own, visit};
use crate::error::Error;
use crate::page::{Page, show};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_core::account::AccountPerson;
use besok_core::booking::{Booking, State};
use besok_core::errand::Errand;
use besok_core::id::ErrandId;
use besok_core::ledger::Refusal;
use besok_core::party::Comer;
use besok_core::person::Access;
use besok_core::slot::Pool;
use besok_service::booking as service;
use besok_service::person;
use besok_view::booking::{Choosable, Needs, PeoplePage, PeopleProblem, anybody};
use besok_view::frame::encode;
use besok_view::visit::Visit;
use serde::Deserialize;

/// Who is ticked, where the address says so.
#[derive(Debug, Deserialize)]
pub(crate) struct Ticked {
    party: Option<String>,
}

/// The form: names that end in a person's number, in any order.
type Ticks = Form<Vec<(String, String)>>;

/// Step 2: who comes.
pub(crate) async fn choose(
    page: Page,
    Path((_, errand)): Path<(String, String)>,
    Query(ticked): Query<Ticked>,
) -> Answer {
    let errand = find(&page, &errand)?;
    let Some(account) = page.account.as_ref().filter(|account| account.myself().is_some()) else {
        return Ok(show(StatusCode::OK, anybody(&page.frame(), errand)));
    };
    let chosen = match &ticked.party {
        Some(path) => comers(account, errand, path).unwrap_or_default(),
        None => account.myself().map(|person| Comer::new(&person.id, &errand.id)).into_iter().collect(),
    };
    Choosing { page: &page, errand, moving: None, chosen, needs: None }.show(None).await
}

/// The form of step 2: notes what each needs, and goes on with those who come.
pub(crate) async fn chosen(page: Page, Path((_, errand)): Path<(String, String)>, Form(ticks): Ticks) -> Answer {
    let errand = find(&page, &errand)?;
    let choosing = Choosing::read(&page, errand, None, &ticks)?;
    let page = match choosing.note().await? {
        Err(number) => return choosing.show(Some(PeopleProblem::Needs(number))).await,
        Ok(page) => page,
    };
    if adds(&ticks) {
        return Ok(page.see_other(&choosing.add_path()));
    }
    let group = match Group::of(&page, page.account()?, errand, choosing.chosen.clone()) {
        Err(refusal) => return choosing.show(Some(PeopleProblem::Refused(&refusal))).await,
        Ok(group) => group,
    };
    let offices: Vec<_> = page.catalogue.offices.iter().map(|office| office.id.clone()).collect();
    if !offices.iter().any(|office| group.party.fits(&page.catalogue, office, Pool::Public)) {
        let refusal = Refusal::TooMany(group.party.most(&page.catalogue, &offices, Pool::Public));
        return choosing.show(Some(PeopleProblem::Refused(&refusal))).await;
    }
    Ok(page.see_other(&format!("/book/{}/{}", errand.id, group.company.path)))
}

/// Who comes to a booking.
pub(crate) async fn change(
    page: Page,
    Path((_, reference)): Path<(String, String)>,
    Query(ticked): Query<Ticked>,
) -> Answer {
    let own = Own::to_regroup(&page, &reference).await?;
    let visit = own.visit(&page)?;
    let named = ticked.party.as_deref().and_then(|path| comers(page.account().ok()?, visit.errand, path));
    let chosen = named.unwrap_or_else(|| own.booking.comers());
    Choosing { page: &page, errand: visit.errand, moving: Some(&visit), chosen, needs: None }.show(None).await
}

/// The form of it: on to the check page if the time is enough for those who come now, or else to other times.
pub(crate) async fn changed(page: Page, Path((_, reference)): Path<(String, String)>, Form(ticks): Ticks) -> Answer {
    let own = Own::to_regroup(&page, &reference).await?;
    let visit = own.visit(&page)?;
    let choosing = Choosing::read(&page, visit.errand, Some(&visit), &ticks)?;
    let fresh = match choosing.note().await? {
        Err(number) => return choosing.show(Some(PeopleProblem::Needs(number))).await,
        Ok(page) => page,
    };
    if adds(&ticks) {
        return Ok(page.see_other(&choosing.add_path()));
    }
    if own.booking.comers() == choosing.chosen {
        return Ok(page.see_other(&visit.path()));
    }
    if !choosing.chosen.is_empty() && !own.booking.is_kept_by(&choosing.chosen) {
        return choosing.show(Some(PeopleProblem::Refused(&Refusal::NobodyStays))).await;
    }
    let errand = first_errand(&page, &visit, &choosing.chosen)?;
    let group = match Group::of(&fresh, fresh.account()?, errand, choosing.chosen.clone()) {
        Err(refusal) => return choosing.show(Some(PeopleProblem::Refused(&refusal))).await,
        Ok(group) => group,
    };
    let search = search(&fresh, &visit, (errand, &group), true);
    match search.at(own.booking.office.as_str()) {
        Ok(step) => step.regroup().await,
        Err(_) => Ok(page.see_other(&search.goal.offices_path())),
    }
}

/// The page that asks who comes, with the answers so far.
struct Choosing<'a> {
    page: &'a Page,
    errand: &'a Errand,
    moving: Option<&'a Visit<'a>>,
    /// Those who are ticked, in order.
    chosen: Vec<Comer>,
    /// What was typed about needs, by the person's number; none where nothing was typed yet.
    needs: Option<Vec<(i64, Needs)>>,
}

impl<'a> Choosing<'a> {
    /// Reads the form. People who are not the account's do not exist.
    fn read(
        page: &'a Page,
        errand: &'a Errand,
        moving: Option<&'a Visit<'a>>,
        ticks: &[(String, String)],
    ) -> Result<Self, Error> {
        let account = page.account()?;
        let values = |name: &str| {
            let name = name.to_owned();
            ticks.iter().filter(move |(key, _)| *key == name).map(|(_, value)| value.as_str())
        };
        let mut chosen = Vec::new();
        for number in values("who") {
            let known = number.parse().ok().and_then(|number| account.offered(number)).ok_or(Error::NotFound)?;
            chosen.push(Comer::new(&known.person.id, &errand.id));
            let besides = values(&format!("also-{number}")).map(|other| Comer::new(&known.person.id, &other.into()));
            chosen.extend(besides);
        }
        chosen.sort();
        chosen.dedup();
        let needs = account.people.iter().filter(|known| known.is_offered()).map(|known| {
            let value = |name: &str| values(&format!("{name}-{}", known.number)).next().unwrap_or_default().to_owned();
            let step_free = !value("steps").is_empty();
            (known.number, Needs { interpreter: value("interpreter"), step_free, other: value("other") })
        });
        let needs = Some(needs.collect());
        Ok(Self { page, errand, moving, chosen, needs })
    }

    /// Notes what those who come need. Gives the page with the account as it is then, or the number of somebody whose
    /// needs cannot be read.
    async fn note(&self) -> Result<Result<Page, i64>, Error> {
        let account = self.page.account()?;
        for (number, needs) in self.needs.iter().flatten() {
            let comes = |comer: &&Comer| account.numbered(*number).is_some_and(|known| known.person.id == comer.person);
            if self.chosen.iter().find(comes).is_none() {
                continue;
            }
            let interpreter = Some(needs.interpreter.clone()).filter(|tag| !tag.is_empty());
            let access = Access { interpreter, step_free: needs.step_free, other: needs.other.clone() };
            if person::set_access(&self.page.web.app, account, *number, access).await?.is_err() {
                return Ok(Err(*number));
            }
        }
        Ok(Ok(self.page.again().await?))
    }

    async fn show(&self, problem: Option<PeopleProblem<'_>>) -> Answer {
        let account = self.page.account()?;
        let now = self.page.web.app.clock.now();
        let bookings = service::list(&self.page.web.app, account).await?;
        let elsewhere = |booking: &&Booking| {
            let this = self.moving.is_some_and(|visit| visit.booking.id == booking.id);
            booking.state_at(now) == State::Booked && !this
        };
        let visits = bookings.iter().filter(elsewhere).map(|booking| visit(self.page, booking));
        let visits: Vec<Visit<'_>> = visits.collect::<Result<_, _>>()?;
        let markup = PeoplePage {
            errand: self.errand,
            also: self.errand.also.iter().filter_map(|id| self.page.catalogue.errand(id)).collect(),
            moving: self.moving,
            people: account
                .people
                .iter()
                .filter(|known| known.is_offered())
                .map(|known| self.person(known, &visits))
                .collect(),
            interpreters: &self.page.catalogue.agency.interpreters,
            problem,
        };
        let status = match problem {
            None => StatusCode::OK,
            Some(PeopleProblem::Refused(Refusal::AlreadyBooked(_))) => StatusCode::CONFLICT,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Ok(show(status, markup.render(&self.page.frame_at(&self.path()))))
    }

    /// This page, with the ticks as they are.
    fn path(&self) -> String {
        let party: Vec<String> = self.chosen.iter().filter_map(|comer| self.item(comer)).collect();
        match self.moving {
            None => format!("/book/{}?party={}", self.errand.id, party.join(".")),
            Some(visit) => format!("{}/people?party={}", visit.path(), party.join(".")),
        }
    }

    /// The page that adds somebody, and leads back here.
    fn add_path(&self) -> String {
        format!("/people/add?next={}", encode(&self.path()))
    }

    fn item(&self, comer: &Comer) -> Option<String> {
        let known = self.page.account.as_ref()?.known(&comer.person)?;
        Some(item(known.number, self.errand, &comer.errand))
    }

    fn person<'s>(&'s self, known: &'s AccountPerson, visits: &'s [Visit<'s>]) -> Choosable<'s> {
        let person = &known.person;
        let day = self.errand.age_day(self.page.web.app.clock.now(), &self.page.catalogue.time_zone());
        let rule = self.errand.age_rule(person.birth_date, day);
        let theirs = self.chosen.iter().filter(|comer| comer.person == person.id);
        let besides: Vec<ErrandId> =
            theirs.map(|comer| comer.errand.clone()).filter(|id| *id != self.errand.id).collect();
        let typed = self.needs.iter().flatten().find(|(number, _)| *number == known.number);
        let wish = [Comer::new(&person.id, &self.errand.id)];
        Choosable {
            client: known.mandate.as_ref().map(|mandate| mandate.client_name.as_str()),
            number: known.number,
            person,
            chosen: self.chosen.iter().any(|comer| comer.person == person.id),
            besides,
            note: rule.map(|rule| &rule.note),
            need_not_come: rule.is_some_and(|rule| !rule.must_come()),
            booked: visits.iter().find(|visit| visit.booking.concerns(&wish)),
            needs: typed.map_or_else(|| Needs::from(&person.access), |(_, needs)| needs.clone()),
        }
    }
}

/// Whether the form was sent in order to add somebody.
fn adds(ticks: &[(String, String)]) -> bool {
    ticks.iter().any(|(name, _)| name == "add")
}
