//! A request to book, as programs see it.

use super::body::{AskedBody, PersonBody};
use axum::Json;
use axum::http::StatusCode;
use axum::http::header::{ETAG, LOCATION};
use axum::response::{IntoResponse, Response};
use besok_core::booking::Booking;
use besok_core::invitation::{Asked, Invitation, Invitee, Stage};
use besok_service::webhook::Visit;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

/// A request, without what is personal: that is in the answer for one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RequestSummary)]
pub(super) struct Summary {
    /// Which.
    id: String,
    /// The number of its case.
    case_file: String,
    /// How far it has come.
    #[schema(schema_with = stages)]
    stage: &'static str,
    /// The last day for booking that its people were told.
    #[schema(value_type = String, format = Date)]
    book_by: String,
    /// The last day on which it can be booked: later for somebody who found nothing free.
    #[schema(value_type = String, format = Date)]
    last_day: String,
    /// Raised by each change; also the `ETag` of the answer for one.
    sequence: i64,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    made_at: Timestamp,
    /// When it was first mailed or posted.
    #[schema(value_type = Option<String>, format = DateTime)]
    sent_at: Option<Timestamp>,
    /// When its link or code was first used.
    #[schema(value_type = Option<String>, format = DateTime)]
    opened_at: Option<Timestamp>,
    /// When its person last found nothing free.
    #[schema(value_type = Option<String>, format = DateTime)]
    tried_at: Option<Timestamp>,
    /// Its visit, if it is booked.
    booking: Option<Visit>,
}

/// A request, with what is asked of whom.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Request)]
pub(super) struct Whole {
    #[serde(flatten)]
    summary: Summary,
    /// What is asked of whom.
    asked: AskedBody,
}

pub(super) fn stages() -> Object {
    let words = Stage::ALL.iter().map(|stage| stage.as_str());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).build()
}

impl Summary {
    pub fn of(invitation: &Invitation, booking: Option<&Booking>, now: Timestamp, zone: &TimeZone) -> Self {
        let visit = |booking: &Booking| Visit {
            reference: booking.reference.to_string(),
            office: booking.office.to_string(),
            starts_at: booking.starts_at,
            ends_at: booking.ends_at,
            people: booking.party.len(),
        };
        Self {
            id: invitation.id.to_string(),
            case_file: invitation.asked.case_file.clone(),
            stage: invitation.stage(booking, now, zone).as_str(),
            book_by: invitation.asked.book_by.to_string(),
            last_day: invitation.last_day.to_string(),
            sequence: invitation.sequence,
            made_at: invitation.made_at,
            sent_at: invitation.sent_at,
            opened_at: invitation.opened_at,
            tried_at: invitation.tried_at,
            booking: booking.map(visit),
        }
    }
}

impl AskedBody {
    fn of(asked: &Asked) -> Self {
        let person = |invitee: &Invitee| PersonBody {
            name: invitee.name.as_str().to_owned(),
            birth_date: invitee.birth_date.to_string(),
            errands: invitee.errands.iter().map(ToString::to_string).collect(),
        };
        Self {
            case_file: asked.case_file.clone(),
            people: asked.people.iter().map(person).collect(),
            offices: asked.offices.iter().map(ToString::to_string).collect(),
            book_by: asked.book_by.to_string(),
            reason: asked.reason.as_str().to_owned(),
            note: asked.note.clone(),
            language: asked.language.tag().to_owned(),
            channel: asked.channel.as_str().to_owned(),
            email: asked.email.as_ref().map(|email| email.as_str().to_owned()),
            address: asked.address.clone(),
        }
    }
}

/// A request as an answer, with its address where it is new.
pub(super) fn whole(status: StatusCode, invitation: &Invitation, summary: Summary) -> Response {
    let etag = format!("\"{}\"", invitation.sequence);
    let location = format!("/api/v1/requests/{}", invitation.id);
    let body = Json(Whole { summary, asked: AskedBody::of(&invitation.asked) });
    if status == StatusCode::CREATED {
        (status, [(ETAG, etag), (LOCATION, location)], body).into_response()
    } else {
        (status, [(ETAG, etag)], body).into_response()
    }
}
