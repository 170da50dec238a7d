//! Taking an old booking over into My Page: by whoever has proved that it is theirs, and is signed in.

use super::on_my_page;
use crate::error::Error;
use crate::page::{Page, show};
use crate::session::Cookie;
use crate::visitor::Answer;
use crate::visitor::flow::Keyed;
use axum::Form;
use axum::http::StatusCode;
use besok_core::ledger::Refusal;
use besok_service::legacy::{self as service, Proved};
use besok_view::earlier::TakeOverPage;

/// Asks whether to take it over, and says whose it will be.
pub(crate) async fn ask(page: Page) -> Answer {
    let proved = page.proved()?;
    if let Some(taken) = taken(&page, proved)? {
        return Ok(page.see_other(&taken));
    }
    if !proved.is_old() {
        return Ok(on_my_page(&page, proved));
    }
    take_over_page(&page, proved, None)
}

/// Takes it over.
pub(crate) async fn take_over(page: Page, Form(form): Form<Keyed>) -> Answer {
    let (proved, app) = (page.proved()?, &page.web.app);
    match service::take_over(app, (page.account()?, form.key()?), proved).await? {
        Ok(booking) => {
            if let Some(token) = &page.proof {
                service::forget(app, token).await?;
            }
            let mut answer = page.see_other(&format!("/my/{}/taken-over", booking.reference.as_str()));
            Cookie::Earlier.clear(&page.web, &mut answer);
            Ok(answer)
        }
        Err(Refusal::NotFound) => Ok(on_my_page(&page, proved)),
        Err(Refusal::KeyReused) => Err(Error::Outdated),
        Err(refusal) => take_over_page(&page, proved, Some(&refusal)),
    }
}

/// Where it is on the My Page of whoever is signed in, if it is there already.
fn taken(page: &Page, proved: &Proved) -> Result<Option<String>, Error> {
    let theirs = proved.booking.account == page.account()?.id;
    Ok(theirs.then(|| format!("/my/{}", proved.booking.reference.as_str())))
}

fn take_over_page(page: &Page, proved: &Proved, refused: Option<&Refusal>) -> Answer {
    let (booking, key) = (&proved.booking, page.web.app.random.token());
    let comes = proved.account.myself().ok_or(Error::NotFound)?;
    let known = service::known_as(page.account()?, proved).map(|known| known.person.name.as_str());
    let markup = TakeOverPage {
        booking,
        office: page.catalogue.office(&booking.office).ok_or(Error::NotFound)?,
        errand: page.catalogue.errand(&booking.errand).ok_or(Error::NotFound)?,
        name: comes.name.as_str(),
        known,
        key: &key,
        refused,
    }
    .render(&page.frame());
    Ok(show(if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK }, markup))
}
