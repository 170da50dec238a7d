//! My Page: what one has booked, and what can be done with it.

use super::Answer;
use super::flow::Keyed;
use super::group::company_of;
use super::ticket;
use crate::error::Error;
use crate::page::{Page, show};
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use besok_core::booking::{Booking, Origin, Reference, State};
use besok_core::bulk_move::Proposal;
use besok_core::invitation::Invitation;
use besok_core::ledger::{CancelReason, Refusal};
use besok_core::message::Appointment;
use besok_core::representation::Mandate;
use besok_service::{booking as service, bulk_move, invitation, legacy, representation, restriction, waiting};
use besok_view::calendar::{Entry, Method};
use besok_view::my::{CancelPage, Client, Details, Done, MyPage, Offer, print as printed};
use besok_view::visit::{Asking, Visit, page_of};
use serde::Deserialize;

type ByReference = Path<(String, String)>;

/// A booking of whoever is signed in.
pub(crate) struct Own {
    pub booking: Booking,
    /// The request that it answers.
    asked: Option<Invitation>,
}

impl Own {
    /// Finds it. Somebody else's is not found, like one that does not exist.
    pub async fn find(page: &Page, reference: &str) -> Result<Self, Error> {
        let reference = Reference::parse(reference).ok_or(Error::NotFound)?;
        let booking = service::find(&page.web.app, page.account()?, &reference).await?.ok_or(Error::NotFound)?;
        let asked = invitation::record_of(&page.web.app, &booking).await?;
        Ok(Self { booking, asked })
    }

    /// Finds one that may be changed. Who may only see it finds nothing to change.
    pub async fn to_act(page: &Page, reference: &str) -> Result<Self, Error> {
        let own = Self::find(page, reference).await?;
        if own.visit(page)?.may_change() { Ok(own) } else { Err(Error::NotFound) }
    }

    /// Finds one that is still to come and not too late to change; for any other its own page says why not.
    pub async fn to_change(page: &Page, reference: &str) -> Result<Self, Error> {
        let own = Self::to_act(page, reference).await?;
        let now = page.web.app.clock.now();
        let visit = own.visit(page)?;
        let starts_at = own.booking.starts_at;
        // Some may drop out for as long as all may cancel.
        let until = visit.errand.move_until(starts_at).max(visit.errand.cancel_until(starts_at));
        let free = now <= until || own.is_held(page).await? || own.proposal(page).await?.is_some();
        let movable = own.booking.state_at(now) == State::Booked && free;
        if movable { Ok(own) } else { Err(Error::Elsewhere(page.link(&visit.path()))) }
    }

    /// Finds one to which other people may come. Who comes to the answer of a request, the request says.
    pub async fn to_regroup(page: &Page, reference: &str) -> Result<Self, Error> {
        let own = Self::to_change(page, reference).await?;
        if own.booking.invitation.is_none() {
            Ok(own)
        } else {
            Err(Error::Elsewhere(page.link(&own.visit(page)?.path())))
        }
    }

    /// Whether a time is held for it to move to.
    async fn is_held(&self, page: &Page) -> Result<bool, Error> {
        let hold = service::hold_for(&page.web.app, page.account()?, &self.booking.comers()).await?;
        Ok(hold.is_some_and(|hold| hold.is_live(page.web.app.clock.now())))
    }

    /// What the agency offers, if the visit has to move.
    async fn proposal(&self, page: &Page) -> Result<Option<Proposal>, Error> {
        Ok(bulk_move::proposals(&page.web.app, &[&self.booking]).await?.remove(&self.booking.id))
    }

    /// It, with what pages tell of it.
    pub fn visit<'a>(&'a self, page: &'a Page) -> Result<Visit<'a>, Error> {
        let (now, zone) = (page.web.app.clock.now(), page.catalogue.time_zone());
        let asking = |invitation: &'a Invitation| Asking { invitation, open: invitation.is_open(now, &zone) };
        Ok(Visit { asked: self.asked.as_ref().map(asking), ..visit(page, &self.booking)? })
    }
}

/// The page of a booking, after the language.
pub(crate) fn path_of(booking: &Booking) -> String {
    page_of(&booking.reference, booking.origin == Origin::Legacy)
}

/// A booking, with what pages tell of it.
pub(crate) fn visit<'a>(page: &'a Page, booking: &'a Booking) -> Result<Visit<'a>, Error> {
    let errand = page.catalogue.errand(&booking.errand).ok_or(Error::NotFound)?;
    Ok(Visit {
        booking,
        office: page.catalogue.office(&booking.office).ok_or(Error::NotFound)?,
        errand,
        company: company_of(page, (page.account()?, errand), booking),
        mandate: page.account()?.mandate_for(booking.party.iter().map(|member| &member.person)),
        asked: None,
    })
}

fn visits<'a>(page: &'a Page, bookings: &[&'a Booking]) -> Result<Vec<Visit<'a>>, Error> {
    bookings.iter().map(|booking| visit(page, booking)).collect()
}

/// All bookings: those to come, and those that were; for each account apart.
pub(crate) async fn list(page: Page) -> Answer {
    let (app, account) = (&page.web.app, page.account()?);
    let bookings = service::list(app, account).await?;
    let invitations = representation::invitations(app, account).await?;
    let of = |booking: &Booking| account.mandate_for(booking.party.iter().map(|member| &member.person));
    let (upcoming, earlier) = by_time(&page, bookings.iter().filter(|booking| of(booking).is_none()))?;
    let mut mandates: Vec<&Mandate> = account.people.iter().filter_map(|known| known.mandate.as_ref()).collect();
    mandates.sort_by(|a, b| a.client.cmp(&b.client));
    mandates.dedup_by(|a, b| a.client == b.client);
    let mut clients = Vec::new();
    for mandate in mandates {
        let theirs = bookings.iter().filter(|booking| of(booking).is_some_and(|of| of.client == mandate.client));
        let (upcoming, earlier) = by_time(&page, theirs)?;
        clients.push(Client { mandate, upcoming, earlier });
    }
    let (zone, now) = (page.catalogue.time_zone(), app.clock.now());
    let proposals = bulk_move::proposals(app, &bookings.iter().collect::<Vec<_>>()).await?;
    let asked = invitation::mine(app, account).await?;
    let named = |asked| Some((asked, page.catalogue.errand(Invitation::errand(asked))?.name.get(page.language)));
    let requests = asked.iter().filter_map(named).collect();
    let paused = restriction::of(app, account).await?;
    let (invitations, proposals) = (invitations.as_slice(), &proposals);
    let places = waiting::places(app, account).await?;
    let waiting = places.iter().map(|place| super::waiting::told(&page, place)).collect::<Result<_, _>>()?;
    let old_bookings = legacy::standing(app).await?.is_needed();
    let markup = MyPage {
        requests,
        paused: paused.as_ref(),
        upcoming,
        earlier,
        clients,
        invitations,
        proposals,
        waiting,
        old_bookings,
        zone: &zone,
        now,
    };
    Ok(show(StatusCode::OK, markup.render(&page.frame())))
}

/// Those to come, the next one first, and those that were, the latest first.
fn by_time<'a>(
    page: &'a Page,
    bookings: impl Iterator<Item = &'a Booking>,
) -> Result<(Vec<Visit<'a>>, Vec<Visit<'a>>), Error> {
    let now = page.web.app.clock.now();
    let (upcoming, mut earlier): (Vec<_>, Vec<_>) =
        bookings.partition(|booking| booking.state_at(now) == State::Booked);
    earlier.reverse();
    Ok((visits(page, &upcoming)?, visits(page, &earlier)?))
}

/// One booking.
pub(crate) async fn details(page: Page, Path((_, reference)): ByReference) -> Answer {
    with_panel(page, &reference, None).await
}

/// The confirmation of a booking.
pub(crate) async fn booked(page: Page, Path((_, reference)): ByReference) -> Answer {
    with_panel(page, &reference, Some(Done::Booked)).await
}

/// The confirmation of a move.
pub(crate) async fn moved(page: Page, Path((_, reference)): ByReference) -> Answer {
    with_panel(page, &reference, Some(Done::Moved)).await
}

/// The confirmation of a change of who comes.
pub(crate) async fn changed(page: Page, Path((_, reference)): ByReference) -> Answer {
    with_panel(page, &reference, Some(Done::Changed)).await
}

/// The confirmation that it was taken over from before My Page.
pub(crate) async fn taken_over(page: Page, Path((_, reference)): ByReference) -> Answer {
    with_panel(page, &reference, Some(Done::TakenOver)).await
}

/// The confirmation of a cancellation.
pub(crate) async fn cancelled(page: Page, Path((_, reference)): ByReference) -> Answer {
    with_panel(page, &reference, Some(Done::Cancelled)).await
}

/// A confirmation is shown only for what is still so: an old address never says what is no longer true.
async fn with_panel(page: Page, reference: &str, done: Option<Done>) -> Answer {
    let own = Own::find(&page, reference).await?;
    let now = page.web.app.clock.now();
    let old_reference = legacy::old_reference(&page.web.app, &own.booking).await?;
    let holds = match done {
        None => true,
        Some(Done::Cancelled) => own.booking.state == State::Cancelled,
        Some(Done::Booked) => own.booking.state_at(now) == State::Booked && own.booking.sequence == 0,
        Some(Done::TakenOver) => own.booking.state_at(now) == State::Booked && old_reference.is_some(),
        Some(Done::Moved | Done::Changed) => own.booking.state_at(now) == State::Booked && own.booking.sequence > 0,
    };
    let visit = own.visit(&page)?;
    if !holds {
        return Ok(page.see_other(&visit.path()));
    }
    let to = page.web.app.reached_at(page.account()?);
    let (reached, old_reference) = (to.as_ref().into(), old_reference.as_deref());
    let (proposal, key) = (own.proposal(&page).await?, page.web.app.random.token());
    let offer = proposal.as_ref().and_then(|proposal| {
        let office = page.catalogue.office(&proposal.to.office)?;
        Some(Offer { office, starts_at: proposal.to.starts_at, until: proposal.until, key: &key })
    });
    let here = ticket::here(&page, &own.booking, &key).await?;
    let details = Details { visit, reached, now, done, offer, old_reference, here };
    Ok(show(StatusCode::OK, details.render(&page.frame())))
}

/// One booking on paper.
pub(crate) async fn print(page: Page, Path((_, reference)): ByReference) -> Answer {
    let own = Own::find(&page, &reference).await?;
    let now = page.web.app.clock.now();
    Ok(show(StatusCode::OK, {
        let visit = own.visit(&page)?;
        printed::page(&page.frame(), &visit, (now, &page.link(&visit.path())))
    }))
}

/// One booking as a calendar file.
pub(crate) async fn calendar(page: Page, Path((_, reference)): ByReference) -> Answer {
    let own = Own::find(&page, &reference).await?;
    let visit = own.visit(&page)?;
    let entry = Entry {
        language: page.language,
        appointment: &Appointment::from(&own.booking),
        office: visit.office,
        agency: &page.catalogue.agency,
        base_url: &page.web.app.base_url,
    };
    let file = entry.render(Method::Publish { cancelled: own.booking.state == State::Cancelled });
    let name = format!("attachment; filename=\"visit-{}.ics\"", own.booking.reference.as_str());
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8"), (CONTENT_DISPOSITION, name.as_str())], file).into_response())
}

/// Asks whether to cancel, and why.
pub(crate) async fn ask_cancel(page: Page, Path((_, reference)): ByReference) -> Answer {
    let own = Own::to_act(&page, &reference).await?;
    let (now, visit) = (page.web.app.clock.now(), own.visit(&page)?);
    let cancellable = now <= visit.errand.cancel_until(own.booking.starts_at) || own.proposal(&page).await?.is_some();
    if own.booking.state_at(now) != State::Booked || !cancellable {
        return Ok(page.see_other(&visit.path()));
    }
    cancel_page(&page, &own, None, None)
}

/// The form of cancelling.
#[derive(Debug, Deserialize)]
pub(crate) struct Cancel {
    #[serde(flatten)]
    keyed: Keyed,
    #[serde(default)]
    reason: String,
}

/// Cancels.
pub(crate) async fn cancel(page: Page, Path((_, reference)): ByReference, Form(form): Form<Cancel>) -> Answer {
    let own = Own::to_act(&page, &reference).await?;
    let reason = CancelReason::parse(&form.reason);
    let asker = page.asker(form.keyed.key()?)?;
    match service::cancel(&page.web.app, asker, &own.booking.reference, reason).await? {
        Ok(booking) => Ok(page.see_other(&format!("{}/cancelled", path_of(&booking)))),
        Err(Refusal::NotFound) => Err(Error::NotFound),
        Err(Refusal::KeyReused) => Err(Error::Outdated),
        Err(refusal) => cancel_page(&page, &own, reason, Some(&refusal)),
    }
}

fn cancel_page(page: &Page, own: &Own, reason: Option<CancelReason>, refused: Option<&Refusal>) -> Answer {
    let key = page.web.app.random.token();
    let markup = CancelPage { visit: own.visit(page)?, key: &key, reason, refused }.render(&page.frame());
    Ok(show(if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK }, markup))
}
