//! A file of old bookings that an administrator sends in on the pages. It goes into the ledger behind their back, and the
//! page tells how far it has come.
//!
//! The file itself is kept nowhere. Should the server end in the middle, it is sent in again: what is in stays, and is
//! known.

use super::file::{Step, Wrong, import_file};
use crate::{App, Failure, event};
use besok_core::agency::OldBookings;
use besok_core::legacy::file::{Reader, Unreadable};
use besok_core::staff::Staff;
use besok_store::LegacyUpload;
use besok_view::staff::cutover::{reason, refused};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use std::io::Cursor;
use std::time::Duration;
use tokio::sync::watch;

/// How often it is noted how far a file has come.
const NOTED: Duration = Duration::from_millis(500);
/// After how many seconds of silence a file has been given up: its server has ended.
const SILENT: i64 = 30;
/// How many refused lines are kept of a file. All of them are counted.
const KEPT: usize = 2000;
/// How many files are listed.
const LISTED: i64 = 20;

/// How far a file has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// How many lines it has.
    pub rows: usize,
    /// Lines that are bookings now, or could be if it was only a trial.
    pub imported: usize,
    /// Lines that were imported before.
    pub known: usize,
    /// Lines that were refused.
    pub refused: usize,
    /// Imported or known lines without an address.
    pub unreached: usize,
    /// Whether something failed in the middle.
    pub failed: bool,
    /// The first of the refused lines, with their reasons: column, what was typed, why.
    pub refusals: Vec<(usize, Vec<[String; 3]>)>,
}

impl Progress {
    /// How many lines were looked at.
    pub fn lines(&self) -> usize {
        self.imported + self.known + self.refused
    }
}

/// A file that was sent in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// What is known of it.
    pub known: LegacyUpload,
    /// How far it has come.
    pub progress: Progress,
    /// How it stands.
    pub state: UploadState,
}

/// How a file stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadState {
    /// It is being read.
    Running,
    /// It was read to its end.
    Done,
    /// Something failed, or the server ended in the middle: it can be sent in again.
    Stopped,
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UploadRefusal {
    /// It cannot be.
    Unreadable(Unreadable),
    /// The agency has declared that there are no old bookings.
    DeclaredNone,
    /// Another one is being read.
    Busy,
}

/// Begins to read a file. Gives its id.
pub async fn send_in(
    app: &App,
    staff: &Staff,
    (file, bytes): (&str, Vec<u8>),
    trial: bool,
) -> Result<Result<String, UploadRefusal>, Failure> {
    if app.catalogue().agency.old_bookings == OldBookings::None {
        return Ok(Err(UploadRefusal::DeclaredNone));
    }
    if list(app).await?.iter().any(|upload| upload.state == UploadState::Running) {
        return Ok(Err(UploadRefusal::Busy));
    }
    let reader = match Reader::open(Cursor::new(bytes)).map_err(Failure::unreadable)? {
        Ok(reader) => reader,
        Err(unreadable) => return Ok(Err(UploadRefusal::Unreadable(unreadable))),
    };
    let (now, progress) = (app.clock.now(), Progress { rows: reader.rows(), ..Progress::default() });
    let known = LegacyUpload {
        id: app.random.id(now),
        staff: staff.id.clone(),
        file: file.chars().take(100).collect(),
        trial,
        progress: json(&progress),
        started_at: now,
        seen_at: now,
        ended_at: None,
    };
    let mut tx = app.store.begin().await?;
    tx.put_legacy_upload(&known).await?;
    event::put(app, &mut tx, &staff.id, ("legacy.sent", &known.id, if trial { "trial" } else { "" })).await?;
    tx.commit().await?;
    let (app, id, language) = (app.clone(), known.id.clone(), staff.language);
    tokio::spawn(async move {
        let (told, heard) = watch::channel(progress.clone());
        let noting = tokio::spawn(note_as_it_goes(app.clone(), id.clone(), heard));
        let (mut reader, mut sum, catalogue) = (reader, progress, app.catalogue());
        let done = import_file(&app, &mut reader, trial, |step| match step {
            Step::Refused(line, wrong) if sum.refusals.len() < KEPT => {
                let said = match &wrong {
                    Wrong::Read(faults) => faults.iter().map(|fault| reason(language, fault, &catalogue)).collect(),
                    Wrong::Refused(refusal) => vec![refused(language, refusal, &catalogue.agency)],
                };
                sum.refusals.push((line, said));
            }
            Step::Refused(..) => {}
            Step::Progress(so_far) => {
                (sum.imported, sum.known) = (so_far.imported, so_far.known);
                (sum.refused, sum.unreached) = (so_far.refused, so_far.unreached);
                told.send_replace(sum.clone());
            }
        })
        .await;
        drop(told);
        let _ = noting.await;
        sum.failed = !matches!(done, Ok(Ok(_)));
        if let Err(failure) = &done {
            tracing::error!(upload = %id, error = %failure, "a file of old bookings was not read to its end");
        }
        if let Err(failure) = note(&app, &id, &sum, Some(app.clock.now())).await {
            tracing::error!(upload = %id, error = %failure, "the end of a file of old bookings could not be noted");
        }
    });
    Ok(Ok(known.id))
}

async fn note_as_it_goes(app: App, id: String, mut heard: watch::Receiver<Progress>) {
    while heard.changed().await.is_ok() {
        let so_far = heard.borrow_and_update().clone();
        if let Err(failure) = note(&app, &id, &so_far, None).await {
            tracing::warn!(upload = %id, error = %failure, "how far a file has come could not be noted");
        }
        tokio::time::sleep(NOTED).await;
    }
}

async fn note(app: &App, id: &str, progress: &Progress, ended_at: Option<Timestamp>) -> Result<(), Failure> {
    let mut tx = app.store.begin_unsynced().await?;
    tx.note_legacy_upload(id, (&json(progress), ended_at), app.clock.now()).await?;
    Ok(tx.commit().await?)
}

fn json(progress: &Progress) -> String {
    serde_json::to_string(progress).expect("numbers and texts are JSON")
}

/// The files that were sent in, the last one first.
pub async fn list(app: &App) -> Result<Vec<Upload>, Failure> {
    let now = app.clock.now();
    Ok(app.store.legacy_uploads(LISTED).await?.into_iter().map(|known| read(known, now)).collect())
}

/// The file with this id.
pub async fn find(app: &App, id: &str) -> Result<Option<Upload>, Failure> {
    let now = app.clock.now();
    Ok(app.store.legacy_upload(id).await?.map(|known| read(known, now)))
}

fn read(known: LegacyUpload, now: Timestamp) -> Upload {
    let progress: Progress = serde_json::from_str(&known.progress).unwrap_or_default();
    let state = match known.ended_at {
        Some(_) if progress.failed => UploadState::Stopped,
        Some(_) => UploadState::Done,
        None if now > known.seen_at + SILENT.seconds() => UploadState::Stopped,
        None => UploadState::Running,
    };
    Upload { known, progress, state }
}
