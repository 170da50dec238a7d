//! What another system is told, word for word: the body of a delivery, and what it reads when it asks.

use besok_core::invitation::{Notice, NoticeKind};
use besok_core::message::Appointment;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

/// Something that happened to a request. Neither names nor errands: those the case system knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Notice)]
pub struct Told {
    /// The same whenever this is told again: who has seen it need do nothing.
    pub id: String,
    /// What happened.
    #[schema(schema_with = kinds)]
    pub kind: &'static str,
    /// When. Notices can arrive in another order.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// To which request.
    pub request: About,
    /// The visit as it was then, where it is about one.
    pub booking: Option<Visit>,
}

/// Which request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = NoticeRequest)]
pub struct About {
    /// Its id.
    pub id: String,
    /// The number of its case.
    pub case_file: String,
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Booking)]
pub struct Visit {
    /// Its reference, as people say it.
    #[schema(example = "K7M4-29PX")]
    pub reference: String,
    /// The id of its office.
    #[schema(example = "umea")]
    pub office: String,
    /// From when.
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Timestamp,
    /// Until when.
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Timestamp,
    /// How many people come.
    pub people: usize,
}

fn kinds() -> Object {
    let words = NoticeKind::ALL.iter().map(|kind| kind.as_str());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).build()
}

impl Told {
    /// A notice about a request of this case.
    pub fn of(notice: Notice, case_file: String) -> Self {
        let visit = |visit: Appointment| Visit {
            reference: visit.reference.to_string(),
            office: visit.office.to_string(),
            starts_at: visit.starts_at,
            ends_at: visit.ends_at,
            people: visit.people,
        };
        Self {
            id: notice.id,
            kind: notice.kind.as_str(),
            at: notice.at,
            request: About { id: notice.invitation.to_string(), case_file },
            booking: notice.booking.map(visit),
        }
    }
}
