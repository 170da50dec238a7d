//! Letters as a file for the print shop, with a list of what is on which pages.

use super::{Bundle, Line, bundle, lines, visible};
use crate::{App, Failure, event};
use besok_core::csv;
use besok_core::letter::State;
use besok_core::opening::local_day;
use besok_core::staff::Staff;
use besok_letter::{Bound, Error, Letter};
use besok_view::letter::{Facts, letter};
use jiff::Timestamp;
use tokio::task::spawn_blocking;

/// What the columns of the list hold. No names and no addresses: those are in the windows.
const COLUMNS: [&str; 6] = ["letter", "kind", "language", "first_page", "last_page", "sheets"];

/// The file of a batch, and its list.
#[derive(Debug)]
pub struct Printed {
    /// All letters, each beginning on the front of a sheet.
    pub pdf: Vec<u8>,
    /// A line for each letter: its number, what it is, and its pages.
    pub manifest: String,
}

/// A letter as it would be printed now; or why it cannot be. None if it does not wait and is in no open batch, or if one
/// may not see it.
pub async fn preview(app: &App, staff: &Staff, id: &str) -> Result<Option<Result<Vec<u8>, String>>, Failure> {
    let found = lines(app, app.store.letter(id).await?.into_iter().collect()).await?;
    let Some(line) = visible(app, staff, found).await?.pop() else { return Ok(None) };
    let Some(letter) = typed(app, &line, app.clock.now()) else { return Ok(None) };
    event::note(app, staff, "letter.seen", line.invitation.id.as_str(), line.letter.number.as_str()).await?;
    let set = blocking(move || besok_letter::typeset(&letter)).await?;
    Ok(Some(set.map_err(|error| problem(&error))))
}

/// The file of a batch that is not posted, and its list. None if there is none that one may see.
pub async fn print(app: &App, staff: &Staff, id: &str) -> Result<Option<Printed>, Failure> {
    let Some(Bundle { batch, lines, .. }) = bundle(app, staff, id).await? else { return Ok(None) };
    let lines: Vec<Line> = lines.into_iter().filter(|line| line.letter.state == State::Printed).collect();
    let letters: Vec<Letter> = lines.iter().filter_map(|line| typed(app, line, batch.made_at)).collect();
    if letters.is_empty() || letters.len() < lines.len() {
        return Ok(None);
    }
    let title = batch.id.clone();
    let bound = blocking(move || besok_letter::bind(&title, &letters)).await?.map_err(Failure::unreadable)?;
    event::note(app, staff, "letter.downloaded", id, "").await?;
    Ok(Some(Printed { manifest: manifest(&lines, &bound), pdf: bound.pdf }))
}

fn manifest(lines: &[Line], bound: &Bound) -> String {
    let mut list = csv::line(&COLUMNS);
    for (line, pages) in lines.iter().zip(&bound.pages) {
        let (first, last) = (*pages.start(), *pages.end());
        let sheets = (last - first + 1).div_ceil(2);
        list.push_str(&csv::line(&[
            line.letter.number.as_str(),
            line.letter.kind.as_str(),
            line.invitation.asked.language.tag(),
            &first.to_string(),
            &last.to_string(),
            &sheets.to_string(),
        ]));
    }
    list
}

/// Sets each of them by itself: those that can be printed, and the others with the reason.
pub(super) async fn try_each(app: &App, lines: Vec<Line>) -> Result<(Vec<Line>, Vec<(Line, String)>), Failure> {
    let now = app.clock.now();
    let all: Vec<(Line, Letter)> =
        lines.into_iter().filter_map(|line| typed(app, &line, now).map(|letter| (line, letter))).collect();
    blocking(move || {
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        for (line, letter) in all {
            match besok_letter::typeset(&letter) {
                Ok(_) => good.push(line),
                Err(error) => bad.push((line, problem(&error))),
            }
        }
        (good, bad)
    })
    .await
}

/// Why a letter cannot be set, for the page to say: the character that no font has, or a word.
fn problem(error: &Error) -> String {
    match error {
        Error::Character(character) => character.to_string(),
        Error::Window => "window".to_owned(),
        Error::Nothing | Error::Qr(_) | Error::Pdf(_) => {
            tracing::warn!(%error, "a letter cannot be set");
            "other".to_owned()
        }
    }
}

/// The letter in words, as of a day; none if its code is forgotten.
fn typed(app: &App, line: &Line, at: Timestamp) -> Option<Letter> {
    let catalogue = app.catalogue();
    let facts = Facts {
        invitation: &line.invitation,
        kind: line.letter.kind,
        number: &line.letter.number,
        code: line.letter.code.as_ref()?,
        day: local_day(at, &catalogue.time_zone()),
        catalogue: &catalogue,
        base_url: &app.base_url,
    };
    Some(letter(&facts))
}

/// Setting takes a while, and nothing else waits for it.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    spawn_blocking(work).await.map_err(Failure::unreadable)
}
