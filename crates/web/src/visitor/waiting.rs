//! The waiting list: what would do for somebody, their place in line, and what they are offered.

mod wish;

pub(crate) use wish::{Asking, Fields, Typed, change, changed, join, joined, status};

use super::Answer;
use super::flow::Keyed;
use super::group::company_for;
use super::my::path_of;
use crate::error::Error;
use crate::page::{Page, show};
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_core::account::AccountPerson;
use besok_core::errand::Errand;
use besok_core::id::{EntryId, OfferId};
use besok_core::ledger::Refusal;
use besok_core::office::Office;
use besok_core::waiting::{self, Deed, Entry, Offer};
use besok_service::waiting as service;
use besok_view::waiting::{LeavePage, OfferPage, Place, PlacePage};

type ById = Path<(String, String)>;

/// The public page that says by which rule times are offered.
pub(crate) async fn rule(page: Page) -> Answer {
    Ok(show(StatusCode::OK, besok_view::public::waiting_list(&page.frame())))
}

/// A place in line of whoever is signed in. Somebody else's is not found, like one that does not exist.
async fn find(page: &Page, id: &str) -> Result<service::Place, Error> {
    service::find(&page.web.app, page.account()?, &EntryId::from(id)).await?.ok_or(Error::NotFound)
}

/// The same, as pages tell of it.
pub(crate) fn told<'a>(page: &'a Page, found: &'a service::Place) -> Result<Place<'a>, Error> {
    let offer = found.offer.as_ref().and_then(|offer| Some((offer, page.catalogue.office(&offer.spot.office)?)));
    place(page, &found.entry, offer, (found.ahead, found.lately))
}

fn place<'a>(
    page: &'a Page,
    entry: &'a Entry,
    offer: Option<(&'a Offer, &'a Office)>,
    (ahead, lately): (i64, Option<waiting::Lately>),
) -> Result<Place<'a>, Error> {
    let errand = errand_of(page, entry)?;
    let company = company_for(page, (page.account()?, errand), &entry.wish.party, entry.wish.minutes);
    Ok(Place { entry, errand, company, offer, ahead, lately })
}

fn errand_of<'a>(page: &'a Page, entry: &Entry) -> Result<&'a Errand, Error> {
    page.catalogue.errand(&entry.wish.errand).ok_or(Error::NotFound)
}

/// Whether whoever is signed in may also act for all of these.
fn may_act(page: &Page, entry: &Entry) -> Result<bool, Error> {
    let account = page.account()?;
    Ok(entry.wish.party.iter().all(|comer| account.known(&comer.person).is_some_and(AccountPerson::may_act)))
}

/// A place in line.
pub(crate) async fn show_place(page: Page, Path((_, id)): ById) -> Answer {
    place_page(&page, &id, false).await
}

/// The confirmation that somebody has joined, or has changed what would do.
pub(crate) async fn saved(page: Page, Path((_, id)): ById) -> Answer {
    place_page(&page, &id, true).await
}

async fn place_page(page: &Page, id: &str, saved: bool) -> Answer {
    let found = find(page, id).await?;
    let key = page.web.app.random.token();
    let saved = saved && found.entry.state.is_open();
    let markup = PlacePage {
        place: told(page, &found)?,
        past: &found.past,
        catalogue: &page.catalogue,
        saved,
        may_change: may_act(page, &found.entry)?,
        reached: page.web.app.reached_at(page.account()?).is_some(),
        key: &key,
    };
    Ok(show(StatusCode::OK, markup.render(&page.frame())))
}

/// They are offered nothing for a while.
pub(crate) async fn pause(page: Page, Path((_, id)): ById, Form(form): Form<Keyed>) -> Answer {
    act(page, &id, form, Deed::Pause).await
}

/// They wait again.
pub(crate) async fn resume(page: Page, Path((_, id)): ById, Form(form): Form<Keyed>) -> Answer {
    act(page, &id, form, Deed::Resume).await
}

/// Asks whether they really give up their place.
pub(crate) async fn ask_leave(page: Page, Path((_, id)): ById) -> Answer {
    let found = find(&page, &id).await?;
    let place = told(&page, &found)?;
    if !found.entry.state.is_open() || !may_act(&page, &found.entry)? {
        return Ok(page.see_other(&place.path()));
    }
    let key = page.web.app.random.token();
    Ok(show(StatusCode::OK, LeavePage { place, catalogue: &page.catalogue, key: &key }.render(&page.frame())))
}

/// They wait no longer.
pub(crate) async fn leave(page: Page, Path((_, id)): ById, Form(form): Form<Keyed>) -> Answer {
    act(page, &id, form, Deed::Leave).await
}

/// What has been done already is what they see then: nothing is lost by pressing twice.
async fn act(page: Page, id: &str, form: Keyed, deed: fn(EntryId) -> Deed) -> Answer {
    let found = find(&page, id).await?;
    let asker = page.asker(form.key()?)?;
    match service::on(&page.web.app, asker, deed(found.entry.id.clone())).await? {
        Ok(_) | Err(Refusal::List(waiting::Refusal::NotSo(_))) => Ok(page.see_other(&told(&page, &found)?.path())),
        Err(_) => Err(Error::NotFound),
    }
}

/// What somebody is offered.
pub(crate) async fn show_offer(page: Page, Path((_, id)): ById) -> Answer {
    offer_page(&page, &id, None).await
}

async fn offer_page(page: &Page, id: &str, refused: Option<&Refusal>) -> Answer {
    let found = service::offered(&page.web.app, page.account()?, &OfferId::from(id)).await?;
    let (offer, entry) = found.ok_or(Error::NotFound)?;
    let office = page.catalogue.office(&offer.spot.office).ok_or(Error::NotFound)?;
    let place = place(page, &entry, None, (0, None))?;
    let key = page.web.app.random.token();
    let (may_answer, now) = (may_act(page, &entry)?, page.web.app.clock.now());
    let markup = OfferPage { offer: &offer, office, place: &place, may_answer, now, key: &key, refused };
    let status = if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.frame_at(&besok_view::waiting::offer_path(&offer)))))
}

/// Takes it.
pub(crate) async fn take(page: Page, Path((_, id)): ById, Form(form): Form<Keyed>) -> Answer {
    match service::take(&page.web.app, page.asker(form.key()?)?, &OfferId::from(id.as_str())).await? {
        Ok(booking) => {
            let done = if booking.sequence == 0 { "booked" } else { "moved" };
            Ok(page.see_other(&format!("{}/{done}", path_of(&booking))))
        }
        Err(refusal) => offer_page(&page, &id, Some(&refusal)).await,
    }
}

/// Says no to it.
pub(crate) async fn decline(page: Page, Path((_, id)): ById, Form(form): Form<Keyed>) -> Answer {
    let deed = Deed::Decline(OfferId::from(id.as_str()));
    match service::on(&page.web.app, page.asker(form.key()?)?, deed).await? {
        Ok(entry) => Ok(page.see_other(&format!("/my/waiting/{}", entry.id))),
        Err(refusal) => offer_page(&page, &id, Some(&refusal)).await,
    }
}
