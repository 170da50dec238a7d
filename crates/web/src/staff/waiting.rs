//! The waiting list for staff: who is asked, what they say on the phone, and joining for somebody.

use super::booking::said;
use super::help::{Helped, helping_at};
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use crate::visitor::group::{Group, comers};
use crate::visitor::waiting::{Asking, Fields, Typed, status};
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_core::errand::Errand;
use besok_core::id::{OfferId, OfficeId, PersonId};
use besok_core::ledger::Refusal;
use besok_core::waiting::Deed;
use besok_service::desk::Help;
use besok_service::visitor::{self, Visitor};
use besok_service::waiting::{self as service, LATELY_DAYS};
use besok_view::staff::{Offered, OffersPage, Tab, wait_for};
use serde::Deserialize;

/// `GET /staff/offices/{office}/waiting`
pub(crate) async fn list(page: Page, Path(office): Path<String>) -> Answer {
    offers(&page, &office, None).await
}

/// Whom a member of staff may not see is asked all the same, but not shown.
async fn offers(page: &Page, office: &str, refused: Option<&Refusal>) -> Answer {
    let app = &page.web.app;
    let office = page.catalogue.office(&OfficeId::from(office)).ok_or(Error::NotFound)?;
    let mut found = Vec::new();
    for (offer, entry, account) in service::offers_at(app, &office.id).await? {
        if let Some(visitor) = shown(page, entry.wish.party.first().map(|comer| &comer.person)).await? {
            let number = account.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default();
            let call = app.reached_at(&account).is_none().then_some(number);
            found.push((offer, call, visitor, entry, app.random.token()));
        }
    }
    let offered = found.iter().filter_map(|(offer, call, visitor, entry, key)| {
        let (person, people) = (&visitor.person, entry.people());
        let errand = page.catalogue.errand(&entry.wish.errand)?;
        let call = call.as_ref().map(|number| if visitor.known { number.clone() } else { String::new() });
        Some(Offered { offer, person, known: visitor.known, people, errand, call, key })
    });
    let mut waiting = Vec::new();
    for errand in page.catalogue.errands.iter().filter(|errand| errand.waiting_list) {
        waiting.push((errand, service::waiting_for(app, &errand.id).await?));
    }
    let markup = OffersPage {
        office,
        offers: offered.collect(),
        waiting,
        ended: service::ended_lately(app, &office.id).await?,
        days: LATELY_DAYS,
        refused: refused.map(|reason| said(page, reason)),
    };
    let status = if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Waiting))))
}

async fn shown(page: &Page, person: Option<&PersonId>) -> Result<Option<Visitor>, Error> {
    let Some(person) = person else { return Ok(None) };
    Ok(visitor::find(&page.web.app, page.staff()?, person).await?)
}

/// What somebody said on the phone.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Said {
    answer: String,
    key: String,
}

/// `POST /staff/offices/{office}/waiting/{offer}`
pub(crate) async fn answer(
    page: Page,
    Path((office, offer)): Path<(String, String)>,
    Form(form): Form<Said>,
) -> Answer {
    let app = &page.web.app;
    let id = OfferId::from(offer.as_str());
    let Some(entry) = service::asked_at(app, &OfficeId::from(office.as_str()), &id).await? else {
        return offers(&page, &office, Some(&over())).await;
    };
    let person = entry.wish.party.first().map(|comer| comer.person.clone()).ok_or(Error::NotFound)?;
    let helped = Helped::find(&page, &person).await?;
    let staff = &page.staff()?.id;
    let help = Help { staff, account: &helped.account, beyond: None, says: None, key: Some(&form.key) };
    let answered = match form.answer.as_str() {
        "take" => service::take_for(app, help, &id).await?.map(drop),
        "decline" => service::on_for(app, help, Deed::Decline(id)).await?.map(drop),
        _ => return Err(Error::Outdated),
    };
    match answered {
        Ok(()) => Ok(see_other(&format!("/staff/offices/{office}/waiting"))),
        Err(refusal) => offers(&page, &office, Some(&refusal)).await,
    }
}

fn over() -> Refusal {
    Refusal::List(besok_core::waiting::Refusal::TooLate)
}

/// For whom and what somebody is to wait.
#[derive(Debug, Deserialize)]
pub(crate) struct WaitAt {
    person: String,
    errand: String,
    party: String,
    office: String,
}

impl WaitAt {
    fn errand<'a>(&self, page: &'a Page) -> Result<&'a Errand, Error> {
        let errand = page.catalogue.errands.iter().find(|errand| errand.id.as_str() == self.errand);
        errand.filter(|errand| errand.waiting_list).ok_or(Error::NotFound)
    }

    fn path(&self) -> String {
        format!("/staff/people/{}/wait/{}/{}/{}", self.person, self.errand, self.party, self.office)
    }

    fn up(&self) -> String {
        format!("/staff/people/{}/book/{}/{}/{}", self.person, self.errand, self.party, self.office)
    }
}

/// `GET /staff/people/{person}/wait/{errand}/{party}/{office}`
pub(crate) async fn ask(page: Page, Path(at): Path<WaitAt>) -> Answer {
    wait(&page, &at, None).await
}

/// `POST` to the same: puts them on the list.
pub(crate) async fn join(page: Page, Path(at): Path<WaitAt>, Form(fields): Fields) -> Answer {
    wait(&page, &at, Some(&fields)).await
}

async fn wait(page: &Page, at: &WaitAt, fields: Option<&[(String, String)]>) -> Answer {
    let helped = Helped::find(page, &at.person.as_str().into()).await?;
    let (errand, office) = (at.errand(page)?, helping_at(page, &at.office)?);
    let comers = comers(&helped.account, errand, &at.party).ok_or(Error::NotFound)?;
    let group = Group::of(page, &helped.account, errand, comers).map_err(|_| Error::NotFound)?;
    let asking = Asking::to_help(page, (errand, &group), at.path(), at.up());
    let key = page.web.app.random.token();
    let Some(fields) = fields else {
        let facts = asking.facts(&asking.usual(office.id.as_str()), (None, None), &key).await?;
        return Ok(show(StatusCode::OK, wait_for(&page.staff_frame(Tab::Find), &helped.person.name, &facts)));
    };
    let typed = Typed::read(fields);
    let (fault, refused) = match asking.wish(&typed) {
        Err(fault) => (Some(fault), None),
        Ok(wish) => {
            let staff = &page.staff()?.id;
            let help = Help { staff, account: &helped.account, beyond: None, says: None, key: Some(&typed.key) };
            match service::join_for(&page.web.app, help, wish).await? {
                Ok(_) => return Ok(see_other(&format!("/staff/people/{}", helped.person.id))),
                Err(refusal) => (None, Some(refusal)),
            }
        }
    };
    let facts = asking.facts(&typed, (fault, refused.as_ref()), &key).await?;
    let markup = wait_for(&page.staff_frame(Tab::Find), &helped.person.name, &facts);
    Ok(show(status(fault, refused.as_ref()), markup))
}
