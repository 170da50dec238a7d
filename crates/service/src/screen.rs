//! Screens of an office: made and ended by its managers, and recognised.

use crate::account::digest;
use crate::queue::{self, Locked, lock};
use crate::{App, Failure, event};
use besok_core::id::{OfficeId, ScreenId};
use besok_core::screen::{Message, SCREENS, Screen, ScreenKind, name};
use besok_core::staff::Staff;

/// Why a screen was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenRefusal {
    /// It has no name, or one that is too long.
    Name,
    /// It is a sign, and the office has no such counter.
    Counter,
    /// The office has as many as there may be.
    TooMany,
}

/// What a new screen is to be.
#[derive(Debug, Clone, Copy)]
pub struct NewScreen<'a> {
    /// What it shows.
    pub kind: ScreenKind,
    /// What staff call it, as typed.
    pub name: &'a str,
    /// The counter of a sign.
    pub counter: Option<i64>,
}

/// Makes a screen, and gives the secret that opens it, once: nobody can read it later.
pub async fn make(
    app: &App,
    by: &Staff,
    office: &OfficeId,
    new: NewScreen<'_>,
) -> Result<Result<String, ScreenRefusal>, Failure> {
    let Some(name) = name(new.name) else { return Ok(Err(ScreenRefusal::Name)) };
    let counter = new.counter.filter(|_| new.kind == ScreenKind::Sign);
    if new.kind == ScreenKind::Sign {
        let (rule, _) = queue::read_rule(app, office).await?;
        if counter.and_then(|number| rule.counter(number)).is_none() {
            return Ok(Err(ScreenRefusal::Counter));
        }
    }
    let secret = app.random.token();
    let screen = Screen {
        id: ScreenId(digest(&secret)),
        office: office.clone(),
        kind: new.kind,
        name: name.to_owned(),
        counter,
        made_by: by.id.clone(),
        made_at: app.clock.now(),
        seen_at: None,
        ended_at: None,
    };
    let mut tx = app.store.begin().await?;
    if !tx.make_screen(&screen, SCREENS).await? {
        return Ok(Err(ScreenRefusal::TooMany));
    }
    let detail = format!("{office} {}", screen.kind.as_str());
    event::put(app, &mut tx, &by.id, ("screen.made", screen.id.as_str(), &detail)).await?;
    tx.commit().await?;
    Ok(Ok(secret))
}

/// Ends a screen of an office, from the next request on. `false` if it has none such in use.
pub async fn end(app: &App, by: &Staff, office: &OfficeId, id: &ScreenId) -> Result<bool, Failure> {
    let mut tx = app.store.begin().await?;
    let ended = tx.end_screen(office, id, app.clock.now()).await?;
    if ended {
        event::put(app, &mut tx, &by.id, ("screen.ended", id.as_str(), office.as_str())).await?;
        tx.commit().await?;
    }
    Ok(ended)
}

/// Tells everybody in the waiting room of an office something; the boards show it at once. `false` if there is no such
/// office.
pub async fn tell(app: &App, by: &Staff, office: &OfficeId, message: &Message) -> Result<bool, Failure> {
    // A board is drawn anew with the queue, so a message is a new version of it.
    let Some(Locked { mut tx, known }) = lock(app, office).await? else { return Ok(false) };
    tx.save_board_message(office, (&by.id, message), app.clock.now()).await?;
    let languages: Vec<&str> = message.lines.keys().map(String::as_str).collect();
    event::put(app, &mut tx, &by.id, ("screen.told", office.as_str(), &languages.join(" "))).await?;
    tx.commit().await?;
    app.news.tell_board(office, (known.queue.day, known.version));
    Ok(true)
}

/// Every screen that an office ever had: those in use first.
pub async fn list(app: &App, office: &OfficeId) -> Result<Vec<Screen>, Failure> {
    Ok(app.store.screens(office).await?)
}

/// Which screen has this secret, if one in use does. Notes that it is there.
pub async fn find(app: &App, secret: &str) -> Result<Option<Screen>, Failure> {
    let Some(screen) = app.store.screen(&digest(secret)).await? else { return Ok(None) };
    let now = app.clock.now();
    if screen.is_sight_new(now) {
        let mut tx = app.store.begin_unsynced().await?;
        tx.note_screen(&screen.id, now).await?;
        tx.commit().await?;
    }
    Ok(Some(screen))
}
