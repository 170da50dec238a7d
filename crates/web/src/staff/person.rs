//! A person's page, and notes about them.

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_core::booking::Booking;
use besok_core::id::{PersonId, StaffId};
use besok_core::person::Name;
use besok_core::staff::{Permission, Staff};
use besok_service::visitor::{self, Visitor};
use besok_service::{pattern, restriction, staff};
use besok_view::staff::{By, Happening, PersonNote, PersonPage, PersonVisit, Tab};
use serde::Deserialize;
use std::collections::HashMap;

/// The form of a note.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct NoteForm {
    note: String,
}

/// `GET /staff/people/{person}`
pub(crate) async fn page(page: Page, Path(person): Path<String>) -> Answer {
    let seen = visitor::see(&page.web.app, page.staff()?, &person.into()).await?;
    show_person(&page, &seen.ok_or(Error::NotFound)?, None).await
}

/// `POST /staff/people/{person}/notes`
pub(crate) async fn note(page: Page, Path(person): Path<String>, Form(form): Form<NoteForm>) -> Answer {
    let visitor = known(&page, &person.into()).await?;
    if visitor::note(&page.web.app, page.staff()?, &visitor.person.id, &form.note).await? {
        return Ok(see_other(&format!("/staff/people/{}", visitor.person.id)));
    }
    show_person(&page, &visitor, Some(&form.note)).await
}

/// A person whom a member of staff sees whole. Others have nothing here that could be changed.
pub(super) async fn known(page: &Page, person: &PersonId) -> Result<Visitor, Error> {
    let found = visitor::find(&page.web.app, page.staff()?, person).await?;
    found.filter(|visitor| visitor.known).ok_or(Error::NotFound)
}

async fn show_person(page: &Page, visitor: &Visitor, refused: Option<&str>) -> Answer {
    let (app, staff) = (&page.web.app, page.staff()?);
    let (names, actors) = (staff::names(app).await?, Actors::of(page).await?);
    let zone = page.catalogue.time_zone();
    let paused = match &visitor.account {
        Some(account) if visitor.known => restriction::of(app, account).await?.is_some(),
        _ => false,
    };
    let namesakes = if visitor.known { pattern::namesakes(app, staff, &visitor.person.id).await? } else { Vec::new() };
    let markup = PersonPage {
        person: &visitor.person,
        known: visitor.known,
        account: visitor.account.as_ref(),
        paused,
        namesakes: &namesakes,
        visits: visitor.bookings.iter().filter_map(|booking| visit(page, staff, booking)).collect(),
        notes: visitor
            .notes
            .iter()
            .map(|note| PersonNote {
                by: names.get(&note.staff).map_or("", Name::as_str),
                at: note.created_at,
                text: &note.text,
            })
            .collect(),
        history: visitor
            .history
            .iter()
            .map(|(reference, event)| Happening {
                at: event.at,
                action: &event.action,
                by: actors.by(&event.actor),
                reference: reference.as_ref(),
            })
            .collect(),
        now: app.clock.now(),
        zone: &zone,
        refused,
    };
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Find))))
}

fn visit<'a>(page: &'a Page, staff: &Staff, booking: &'a Booking) -> Option<PersonVisit<'a>> {
    Some(PersonVisit {
        booking,
        office: page.catalogue.office(&booking.office)?,
        errand: page.catalogue.errand(&booking.errand)?,
        mine: staff.may_at(Permission::FindPerson, &booking.office),
    })
}

/// Who did what, by what they do.
pub(super) struct Actors(HashMap<StaffId, Staff>);

impl Actors {
    pub async fn of(page: &Page) -> Result<Self, Error> {
        let all = staff::all(&page.web.app).await?;
        Ok(Self(all.into_iter().map(|one| (one.id.clone(), one)).collect()))
    }

    /// From the actor of an event.
    pub fn by(&self, actor: &str) -> By {
        match actor.split_once(':') {
            Some(("staff", id)) => {
                let staff = self.0.get(&StaffId::from(id));
                By::Staff(staff.and_then(|staff| staff.duties.first()).map(|duty| duty.role))
            }
            Some(("account", _)) => By::Visitor,
            _ => By::System,
        }
    }
}
