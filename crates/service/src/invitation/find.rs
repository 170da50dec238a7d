//! Requests to book, as the case system looks for them.

use crate::{App, Failure, event};
use besok_core::booking::Booking;
use besok_core::event::Mark;
use besok_core::id::InvitationId;
use besok_core::invitation::{Invitation, Stage};
use jiff::Timestamp;

/// How many requests one answer has at most.
const PAGE: i64 = 100;
/// How many are looked at for it at most, where a stage is asked for: what a stage is, no column says.
const LOOKED_AT: i64 = 2000;

/// Which requests are looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Those of this case.
    pub case_file: Option<String>,
    /// Those that have come so far.
    pub stage: Option<Stage>,
    /// Those to which something happened since.
    pub changed_since: Option<Timestamp>,
}

/// Some of them, the earliest made first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The requests, each with its visit.
    pub requests: Vec<(Invitation, Option<Booking>)>,
    /// Where it goes on; none at the end.
    pub next: Option<Mark>,
}

/// The requests that are looked for, after a mark.
pub async fn find(app: &App, wanted: &Wanted, after: Option<&Mark>) -> Result<Found, Failure> {
    let (now, zone) = (app.clock.now(), app.catalogue().time_zone());
    let mut found = Found { next: after.cloned(), ..Found::default() };
    let sought = (wanted.case_file.as_deref(), wanted.changed_since);
    for _ in 0..LOOKED_AT / PAGE {
        let some = app.store.invitations_after(sought, found.next.as_ref(), PAGE).await?;
        let is_last = (some.len() as i64) < PAGE;
        let mut visits = app.store.visits_for(&some.iter().map(|each| &each.id).collect::<Vec<_>>()).await?;
        for invitation in some {
            if found.requests.len() as i64 == PAGE {
                return Ok(found);
            }
            found.next = Some(Mark { at: invitation.made_at, id: invitation.id.to_string() });
            let visit = visits.remove(&invitation.id);
            let stage = invitation.stage(visit.as_ref(), now, &zone);
            if wanted.stage.is_none_or(|wanted| wanted == stage) {
                found.requests.push((invitation, visit));
            }
        }
        if is_last {
            return Ok(Found { next: None, ..found });
        }
        if found.requests.len() as i64 == PAGE {
            return Ok(found);
        }
    }
    Ok(found)
}

/// A request as somebody reads it, which is noted: it says who is asked.
pub async fn see(app: &App, by: &str, id: &InvitationId) -> Result<Option<Invitation>, Failure> {
    let Some(found) = look(app, id).await? else { return Ok(None) };
    let mut tx = app.store.begin().await?;
    event::put_by(app, &mut tx, by, ("invitation.seen", id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Some(found))
}

/// A request, for the product itself.
pub async fn look(app: &App, id: &InvitationId) -> Result<Option<Invitation>, Failure> {
    Ok(app.store.invitation(id).await?)
}
