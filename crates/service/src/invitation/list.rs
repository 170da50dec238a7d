//! Requests as officers see them. Whom a protected identity hides stays hidden; a request for other offices only is
//! not theirs.

use crate::{App, Failure, event};
use besok_core::booking::Booking;
use besok_core::event::{About, Filter};
use besok_core::id::InvitationId;
use besok_core::invitation::{Invitation, Stage};
use besok_core::letter::Letter;
use besok_core::opening::local_day;
use besok_core::search::fold;
use besok_core::staff::{Permission, Staff};
use besok_store::{Happened, Order};
use jiff::Timestamp;

pub use besok_store::{InvitationFilter, InvitationMark};

/// So many stand on a page.
pub const PAGE: usize = 50;
/// So many words of a search count.
const WORDS: usize = 6;
/// So many events of one request are told.
const EVENTS: i64 = 200;

/// A request with what answers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The request.
    pub invitation: Invitation,
    /// Its visit, unless that was cancelled.
    pub visit: Option<Booking>,
    /// How far it has come.
    pub stage: Stage,
}

/// A page of requests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Requests {
    /// Them.
    pub requests: Vec<Listed>,
    /// Where the next page begins.
    pub next: Option<InvitationMark>,
}

/// A page of the requests that a filter lets through and that have these words in case or names.
pub async fn list(
    app: &App,
    staff: &Staff,
    (filter, words): (InvitationFilter, &str),
    after: Option<InvitationMark>,
) -> Result<Requests, Failure> {
    let (now, zone) = (app.clock.now(), app.catalogue().time_zone());
    let folded = fold(words);
    let words: Vec<String> = folded.split(' ').filter(|word| !word.is_empty()).take(WORDS).map(str::to_owned).collect();
    let (mut found, mut mark) = (Vec::new(), after);
    // Those that are hidden take no place on the page.
    loop {
        let today = local_day(now, &zone);
        let more = app.store.find_invitations((filter, &words), mark.as_ref(), (now, today), PAGE + 1).await?;
        let last = more.len() <= PAGE;
        mark = more.last().map(InvitationMark::after);
        found.extend(visible(app, staff, more).await?);
        if last || found.len() > PAGE {
            break;
        }
    }
    let next = (found.len() > PAGE).then(|| InvitationMark::after(&found[PAGE - 1]));
    found.truncate(PAGE);
    if !words.is_empty() {
        event::note(app, staff, "invitation.searched", "", &found.len().to_string()).await?;
    }
    Ok(Requests { requests: with_visits(app, found, now).await?, next })
}

async fn with_visits(app: &App, found: Vec<Invitation>, now: Timestamp) -> Result<Vec<Listed>, Failure> {
    let zone = app.catalogue().time_zone();
    let ids: Vec<&InvitationId> = found.iter().map(|invitation| &invitation.id).collect();
    let mut visits = app.store.visits_for(&ids).await?;
    let listed = |invitation: Invitation| {
        let visit = visits.remove(&invitation.id);
        Listed { stage: invitation.stage(visit.as_ref(), now, &zone), visit, invitation }
    };
    Ok(found.into_iter().map(listed).collect())
}

/// Those of them that exist for a member of staff.
async fn visible(app: &App, staff: &Staff, all: Vec<Invitation>) -> Result<Vec<Invitation>, Failure> {
    let of_theirs = |invitation: &Invitation| {
        let offices = &invitation.asked.offices;
        offices.is_empty()
            || invitation.made_by == staff.id.actor()
            || offices.iter().any(|office| staff.may_at(Permission::Requests, office))
    };
    let mut all: Vec<Invitation> = all.into_iter().filter(of_theirs).collect();
    if !staff.protected {
        let hidden = app.store.protected_invitations(&all.iter().collect::<Vec<_>>()).await?;
        all.retain(|invitation| !hidden.contains(&invitation.id));
    }
    Ok(all)
}

/// A request with everything that happened to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The request.
    pub listed: Listed,
    /// What happened, the earliest first.
    pub events: Vec<Happened>,
    /// Its letters.
    pub letters: Vec<Letter>,
}

/// The request with this id, if it exists for a member of staff.
pub async fn find(app: &App, staff: &Staff, id: &InvitationId) -> Result<Option<Listed>, Failure> {
    let found = app.store.invitation(id).await?.into_iter().collect();
    let found = visible(app, staff, found).await?;
    Ok(with_visits(app, found, app.clock.now()).await?.pop())
}

/// The same with what happened to it. That it was seen is written down.
pub async fn told(app: &App, staff: &Staff, id: &InvitationId) -> Result<Option<Told>, Failure> {
    let Some(listed) = find(app, staff, id).await? else { return Ok(None) };
    let filter = Filter {
        from: listed.invitation.made_at,
        to: Timestamp::MAX,
        by: None,
        actions: None,
        about: Some(About::Subjects(vec![id.as_str().to_owned()])),
    };
    let mut events = app.store.find_events(&filter, None, Order::Earliest, EVENTS).await?;
    events.retain(|event| event.action != "invitation.seen");
    let letters = app.store.letters_of(id).await?;
    event::note(app, staff, "invitation.seen", id.as_str(), "").await?;
    Ok(Some(Told { listed, events, letters }))
}
