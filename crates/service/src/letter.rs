//! The print queue: letters are looked at, printed together, posted, printed anew, and come back.
//!
//! A letter is set from what is true when it is looked at, so that the file of a batch never says what is no longer asked:
//! letters whose request was changed or taken back leave their batch until it is posted.

mod print;

pub use print::{Printed, preview, print};

use crate::account::digest;
use crate::invitation::write;
use crate::{App, Failure, event};
use besok_core::id::InvitationId;
use besok_core::invitation::{Code, Invitation};
use besok_core::letter::{Batch, Letter, Number, State};
use besok_core::staff::Staff;
use std::collections::HashMap;

/// A letter with the request that it is about.
#[derive(Debug, Clone)]
pub struct Line {
    /// The letter.
    pub letter: Letter,
    /// The request.
    pub invitation: Invitation,
}

/// What a member of staff sees of the queue.
#[derive(Debug)]
pub struct Queue {
    /// The letters that wait, the oldest first.
    pub waiting: Vec<Line>,
    /// How many more wait that only those may see who are named for protected identities.
    pub hidden: usize,
    /// Batches that are not posted, then the last ones that are, each with the number of its letters.
    pub batches: Vec<(Batch, i64)>,
}

/// A batch with its letters.
#[derive(Debug)]
pub struct Bundle {
    /// The batch.
    pub batch: Batch,
    /// Its letters, in the order in which they are printed.
    pub lines: Vec<Line>,
    /// How many were taken out after it was made: their requests were changed, taken back or are over.
    pub taken_out: usize,
}

/// Why something was not done with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterRefusal {
    /// There is none with this number, or none that one may see.
    NotFound,
    /// Its request is booked or over.
    Over,
    /// It has not been printed yet, so it needs no new one and cannot have come back.
    NotPrinted,
    /// It came back before.
    Already,
}

/// The queue.
pub async fn queue(app: &App, staff: &Staff) -> Result<Queue, Failure> {
    let all = lines(app, app.store.waiting_letters().await?).await?;
    let count = all.len();
    let waiting = visible(app, staff, all).await?;
    Ok(Queue { hidden: count - waiting.len(), waiting, batches: app.store.letter_batches().await? })
}

/// Makes a batch of these letters, or of all that wait, as far as one may see them and they can be set. None if there
/// is no such letter; what could not be set goes on waiting, with the reason.
pub async fn make_batch(app: &App, staff: &Staff, chosen: Option<&[String]>) -> Result<Option<Batch>, Failure> {
    let mut waiting = queue(app, staff).await?.waiting;
    if let Some(chosen) = chosen {
        waiting.retain(|line| chosen.contains(&line.letter.id));
    }
    let (good, bad) = print::try_each(app, waiting).await?;
    let now = app.clock.now();
    let batch = Batch { id: app.random.id(now), made_by: staff.id.clone(), made_at: now, posted_at: None };
    let mut tx = app.store.begin().await?;
    for (line, problem) in &bad {
        tx.note_letter_problem(&line.letter.id, problem).await?;
    }
    let ids: Vec<&str> = good.iter().map(|line| line.letter.id.as_str()).collect();
    if ids.is_empty() {
        tx.commit().await?;
        return Ok(None);
    }
    // Somebody may have been faster, with all of them.
    if tx.make_batch(&batch, &ids).await? == 0 {
        return Ok(None);
    }
    event::put(app, &mut tx, &staff.id, ("letter.printed", &batch.id, "")).await?;
    tx.commit().await?;
    Ok(Some(batch))
}

/// A batch, if one may see every letter of it.
pub async fn bundle(app: &App, staff: &Staff, id: &str) -> Result<Option<Bundle>, Failure> {
    let Some(batch) = app.store.letter_batch(id).await? else { return Ok(None) };
    let all = lines(app, app.store.letters_in(id).await?).await?;
    let count = all.len();
    let mut lines = visible(app, staff, all).await?;
    if lines.len() < count {
        return Ok(None);
    }
    lines.retain(|line| line.letter.state != State::Withdrawn);
    Ok(Some(Bundle { batch, taken_out: count - lines.len(), lines }))
}

/// Notes that a batch was printed and posted. Gives whether it had not been before.
pub async fn post(app: &App, staff: &Staff, id: &str) -> Result<bool, Failure> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    if !tx.post_batch(id, now).await? {
        return Ok(false);
    }
    event::put(app, &mut tx, &staff.id, ("letter.posted", id, "")).await?;
    tx.commit().await?;
    Ok(true)
}

/// Puts a letter into the queue once more, with a code of its own; the old code ends.
pub async fn reprint(app: &App, staff: &Staff, typed: &str) -> Result<Result<(), LetterRefusal>, Failure> {
    let Some(letter) = find(app, staff, typed).await? else { return Ok(Err(LetterRefusal::NotFound)) };
    if letter.state == State::Waiting {
        return Ok(Err(LetterRefusal::NotPrinted));
    }
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    let known = tx.lock_invitation(&letter.invitation).await?.filter(|known| known.ended_at.is_none());
    let open = known.filter(|known| known.is_open(now, &app.catalogue().time_zone()));
    let (Some(known), None) = (open, tx.visit_for(&letter.invitation).await?) else {
        return Ok(Err(LetterRefusal::Over));
    };
    tx.end_letter_code(&letter.id, now).await?;
    write(app, &mut tx, (&known, letter.kind), now).await?;
    event::put(app, &mut tx, &staff.id, ("letter.reprinted", known.id.as_str(), letter.number.as_str())).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Notes that a letter came back, by the number in its window or by what a scanner reads off it.
pub async fn take_back(app: &App, staff: &Staff, typed: &str) -> Result<Result<(), LetterRefusal>, Failure> {
    let Some(letter) = find(app, staff, typed).await? else { return Ok(Err(LetterRefusal::NotFound)) };
    match letter.state {
        State::Waiting => return Ok(Err(LetterRefusal::NotPrinted)),
        State::Returned => return Ok(Err(LetterRefusal::Already)),
        State::Printed | State::Posted | State::Withdrawn => {}
    }
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    tx.lock_invitation(&letter.invitation).await?;
    if !tx.return_letter(&letter, now).await? {
        return Ok(Err(LetterRefusal::Already));
    }
    let number = letter.number.as_str().to_owned();
    event::put(app, &mut tx, &staff.id, ("letter.returned", letter.invitation.as_str(), &number)).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// The letter with a number, or with the code that its QR code leads to.
async fn find(app: &App, staff: &Staff, typed: &str) -> Result<Option<Letter>, Failure> {
    let scanned = typed.trim().rsplit_once("/r/").map_or(typed, |(_, code)| code);
    let found = match (Number::parse(typed), Code::parse(scanned)) {
        (Some(number), _) => app.store.letter_numbered(&number).await?,
        (None, Some(code)) => app.store.letter_saying(&digest(code.as_str())).await?,
        (None, None) => None,
    };
    let found = lines(app, found.into_iter().collect()).await?;
    Ok(visible(app, staff, found).await?.pop().map(|line| line.letter))
}

async fn lines(app: &App, letters: Vec<Letter>) -> Result<Vec<Line>, Failure> {
    let ids: Vec<&InvitationId> = letters.iter().map(|letter| &letter.invitation).collect();
    let asked = app.store.invitations_with(&ids).await?;
    let asked: HashMap<InvitationId, Invitation> = asked.into_iter().map(|known| (known.id.clone(), known)).collect();
    let line = |letter: Letter| Some(Line { invitation: asked.get(&letter.invitation)?.clone(), letter });
    Ok(letters.into_iter().filter_map(line).collect())
}

/// Those of them that a member of staff may see.
async fn visible(app: &App, staff: &Staff, mut lines: Vec<Line>) -> Result<Vec<Line>, Failure> {
    if !staff.protected {
        let all: Vec<&Invitation> = lines.iter().map(|line| &line.invitation).collect();
        let hidden = app.store.protected_invitations(&all).await?;
        lines.retain(|line| !hidden.contains(&line.invitation.id));
    }
    Ok(lines)
}
