//! One visit: its page, its letter, and cancelling it.

use super::person::Actors;
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use crate::visitor::flow::Keyed;
use crate::visitor::group::company_of;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_core::account::Account;
use besok_core::booking::{Booking, Reference};
use besok_core::id::{OfficeId, PersonId};
use besok_core::ledger::{CancelReason, Override, Refusal};
use besok_core::staff::Permission;
use besok_service::desk::{self, Help};
use besok_service::event;
use besok_service::visitor;
use besok_view::frame::Frame;
use besok_view::my::print as printed;
use besok_view::refusal::refusal;
use besok_view::staff::{BookingPage, Happening, Tab};
use besok_view::visit::Visit;
use serde::Deserialize;

/// A visit at one of one's offices, with the account whose it is.
pub(super) struct Found {
    pub booking: Booking,
    pub account: Account,
}

impl Found {
    pub async fn find(page: &Page, reference: &str) -> Result<Self, Error> {
        let reference = Reference::parse(reference).ok_or(Error::NotFound)?;
        let found = visitor::visit(&page.web.app, page.staff()?, &reference).await?;
        let (booking, account) = found.ok_or(Error::NotFound)?;
        Ok(Self { booking, account })
    }

    /// The same, where one may change it.
    pub async fn to_change(page: &Page, reference: &str) -> Result<Self, Error> {
        let found = Self::find(page, reference).await?;
        let may = page.staff()?.may_at(Permission::HelpPerson, &found.booking.office);
        if may { Ok(found) } else { Err(Error::NotFound) }
    }

    pub fn visit<'a>(&'a self, page: &'a Page) -> Result<Visit<'a>, Error> {
        let errand = page.catalogue.errand(&self.booking.errand).ok_or(Error::NotFound)?;
        Ok(Visit {
            booking: &self.booking,
            office: page.catalogue.office(&self.booking.office).ok_or(Error::NotFound)?,
            errand,
            company: company_of(page, (&self.account, errand), &self.booking),
            mandate: None,
            asked: None,
        })
    }
}

/// Why limits are passed, of those who may at this office.
pub(super) fn beyond(page: &Page, office: &OfficeId, typed: &str) -> Result<Option<Override>, Error> {
    let may = page.staff()?.may_at(Permission::Override, office);
    Ok(Override::parse(typed).filter(|_| may))
}

/// What the ledger said, in words.
pub(super) fn said(page: &Page, reason: &Refusal) -> String {
    refusal(page.language, reason, &page.catalogue.agency, None)
}

/// `GET /staff/bookings/{reference}`
pub(crate) async fn page(page: Page, Path(reference): Path<String>) -> Answer {
    let found = Found::find(&page, &reference).await?;
    event::note(&page.web.app, page.staff()?, "booking.seen", found.booking.id.as_str(), "").await?;
    show_visit(&page, &found, None, None).await
}

async fn show_visit(page: &Page, found: &Found, reason: Option<CancelReason>, refused: Option<&Refusal>) -> Answer {
    let app = &page.web.app;
    let (visit, actors) = (found.visit(page)?, Actors::of(page).await?);
    let history = visitor::history(app, &found.booking).await?;
    let come = |person: &PersonId| found.booking.party.iter().any(|member| member.person == *person);
    let (zone, key) = (page.catalogue.time_zone(), app.random.token());
    let markup = BookingPage {
        visit: &visit,
        people: found
            .account
            .people
            .iter()
            .filter(|known| come(&known.person.id))
            .map(|known| (&known.person.id, known.person.name.as_str()))
            .collect(),
        history: history
            .iter()
            .map(|event| Happening {
                at: event.at,
                action: &event.action,
                by: actors.by(&event.actor),
                reference: None,
            })
            .collect(),
        has_email: found.account.email.is_some(),
        now: app.clock.now(),
        zone: &zone,
        key: &key,
        reason,
        refused: refused.map(|reason| said(page, reason)),
    };
    let status = if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Find))))
}

/// `GET /staff/bookings/{reference}/letter`: in the visitor's language.
pub(crate) async fn letter(page: Page, Path(reference): Path<String>) -> Answer {
    let found = Found::find(&page, &reference).await?;
    event::note(&page.web.app, page.staff()?, "letter.printed", found.booking.id.as_str(), "").await?;
    let frame = Frame { language: found.account.language, ..page.frame() };
    let up = format!("/staff/bookings/{}", found.booking.reference.as_str());
    let now = page.web.app.clock.now();
    Ok(show(StatusCode::OK, printed::page(&frame, &found.visit(&page)?, (now, &up))))
}

/// The form for cancelling.
#[derive(Debug, Deserialize)]
pub(crate) struct CancelForm {
    #[serde(flatten)]
    key: Keyed,
    #[serde(default)]
    beyond: String,
    #[serde(default)]
    reason: String,
}

/// `POST /staff/bookings/{reference}/cancel`
pub(crate) async fn cancel(page: Page, Path(reference): Path<String>, Form(form): Form<CancelForm>) -> Answer {
    let found = Found::to_change(&page, &reference).await?;
    let help = Help {
        staff: &page.staff()?.id,
        account: &found.account,
        beyond: beyond(&page, &found.booking.office, &form.beyond)?,
        says: None,
        key: form.key.key()?,
    };
    let reason = CancelReason::parse(&form.reason);
    match desk::cancel(&page.web.app, help, &found.booking.reference, reason).await? {
        Ok(booking) => Ok(see_other(&format!("/staff/bookings/{}", booking.reference.as_str()))),
        Err(refusal) => show_visit(&page, &found, reason, Some(&refusal)).await,
    }
}
