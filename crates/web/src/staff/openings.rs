//! Openings of an office: the list, the form, what a change would do, and saving it.

pub(crate) mod closures;
pub(crate) mod days;
mod read;

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use besok_core::bulk_move::Reason;
use besok_core::id::StaffId;
use besok_core::opening::choice::Choice;
use besok_core::opening::effect::{Affected, Preview};
use besok_core::opening::fault::{Doubt, Fault, Field};
use besok_core::opening::{Opening, Version, check, local_day};
use besok_core::person::Name;
use besok_core::staff::Permission;
use besok_service::opening::{self as service, Chosen, Done, Edit, Refused};
use besok_service::staff as colleagues;
use besok_view::staff::Tab;
use besok_view::staff::openings::{
    Entry, Filled, HistoryPage, ListPage, OpeningForm, PreviewPage, Saving, Theirs, title,
};
use serde::Deserialize;
use std::collections::HashMap;

/// A form in an address, or in a body.
type Pairs = Vec<(String, String)>;

/// What a change is saved with.
const WORDS: [Field; 2] = [Field::Why, Field::Note];

/// What was just saved: how many bookings could not be cancelled as was chosen.
#[derive(Debug, Deserialize)]
pub(crate) struct Saved {
    saved: Option<usize>,
}

/// `GET /staff/offices/{office}/openings`
pub(crate) async fn list(page: Page, Path(office): Path<String>, Query(saved): Query<Saved>) -> Answer {
    let (office, app) = (page.office(&office)?, &page.web.app);
    let openings: Vec<&Opening> =
        page.catalogue.openings.iter().filter(|opening| opening.office == office.id).collect();
    let outside = service::seen_by(app, page.staff()?, service::outside_now(app, &openings).await?).await?;
    let today = local_day(app.clock.now(), &office.time_zone());
    let markup = ListPage { catalogue: &page.catalogue, office, today, outside: &outside, saved: saved.saved };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Openings))))
}

/// An opening that is being edited, or made.
struct Editing<'a> {
    page: &'a Page,
    office: String,
    /// As it was last saved; none if it is new.
    base: Option<Version>,
    filled: Filled,
}

impl<'a> Editing<'a> {
    async fn of(page: &'a Page, (office, id): (String, String), pairs: Pairs) -> Result<Self, Error> {
        let base = Some(newest(page, &office, &id).await?);
        Ok(Self { page, office, base, filled: Filled(pairs) })
    }

    fn new(page: &'a Page, office: String, pairs: Pairs) -> Result<Self, Error> {
        page.office(&office)?;
        Ok(Self { page, office, base: None, filled: Filled(pairs) })
    }

    fn opening(&self) -> Option<&Opening> {
        self.base.as_ref().map(|base| &base.opening)
    }

    fn version(&self) -> i64 {
        self.base.as_ref().map_or(0, |base| base.version)
    }

    /// The opening that the form says, or what is wrong with it.
    fn read(&self) -> Result<Result<Opening, Vec<Fault>>, Error> {
        let kept = if let Some(opening) = self.opening() {
            check::Kept {
                id: opening.id.clone(),
                number: opening.number,
                office: opening.office.clone(),
                occurrences: opening.occurrences.clone(),
            }
        } else {
            let id = read::new_id(&self.filled, &self.office)?;
            check::Kept { id, number: 0, office: self.office.as_str().into(), occurrences: Vec::new() }
        };
        let answers = read::opening(&self.filled, self.opening().map_or("", |opening| opening.note.as_str()));
        let catalogue = &self.page.catalogue;
        Ok(check::opening(kept, &answers, (&catalogue.errands, &catalogue.openings)))
    }

    /// What nobody has said to be meant. What was so before is not asked again.
    fn doubts(&self, opening: &Opening) -> Vec<Doubt> {
        let catalogue = &self.page.catalogue;
        let beside = (&catalogue.errands[..], &catalogue.openings[..]);
        let before = self.opening().map_or_else(Vec::new, |opening| check::doubts(opening, beside));
        let mut doubts = check::doubts(opening, beside);
        doubts.retain(|doubt| {
            let meant = if matches!(doubt, Doubt::Overlaps(_)) { "meant_overlap" } else { "meant_step" };
            !before.contains(doubt) && self.filled.get(meant).is_empty()
        });
        doubts
    }

    /// The form again, or for the first time.
    fn form(&self, status: StatusCode, (faults, doubts): (&[Fault], &[Doubt])) -> Answer {
        let form = OpeningForm {
            catalogue: &self.page.catalogue,
            office: self.page.office(&self.office)?,
            opening: self.opening(),
            filled: &self.filled,
            faults,
            doubts,
            theirs: None,
        };
        Ok(show(status, form.render(&self.page.staff_frame(Tab::Openings))))
    }

    /// The form with one's own answers beside what somebody else has saved. What is saved next goes over theirs.
    async fn conflict(&self, own: &Opening, newest: &Version) -> Answer {
        let names = colleagues::names(&self.page.web.app).await?;
        let frame = self.page.staff_frame(Tab::Openings);
        let imported = frame.t("openings-by-import");
        let who = who(&names, &newest.actor).unwrap_or(&imported);
        let filled = self.filled.clone().with("version", &newest.version.to_string());
        let form = OpeningForm {
            catalogue: &self.page.catalogue,
            office: self.page.office(&self.office)?,
            opening: Some(&newest.opening),
            filled: &filled,
            faults: &[],
            doubts: &[],
            theirs: Some(Theirs { theirs: &newest.opening, own, who, at: newest.at }),
        };
        Ok(show(StatusCode::CONFLICT, form.render(&frame)))
    }

    fn address(&self) -> String {
        let id = self.opening().map_or("new", |opening| opening.id.as_str());
        format!("/staff/offices/{}/openings/{id}", self.office)
    }

    /// What a change would do, with the form that saves it.
    async fn preview(&self, opening: &Opening, faults: &[Fault]) -> Answer {
        let app = &self.page.web.app;
        let mut preview = service::preview(app, &service::edited(&self.page.catalogue, opening)).await?;
        let hidden = hide(self.page, &mut preview).await?;
        let back = format!("{}?{}", self.address(), self.filled.query(&read::WORDS));
        let filled = if self.filled.0.iter().any(|(name, _)| name == "note") {
            self.filled.clone()
        } else {
            self.filled.clone().with("note", &opening.note)
        };
        let frame = self.page.staff_frame(Tab::Openings);
        let seen = app.clock.now();
        let action = self.address();
        let may_move = may_move(self.page, &preview.affected)?;
        let saving = Saving { back: &back, action: &action, filled: &filled, seen, words: &WORDS, may_move, hidden };
        let title = title(&frame, opening);
        let markup = PreviewPage { catalogue: &self.page.catalogue, title, preview: &preview, saving, faults };
        Ok(show(status(faults), markup.render(&frame)))
    }

    /// The preview, or what stands in its way.
    async fn show(&self) -> Answer {
        let opening = match self.read()? {
            Err(faults) => return self.form(StatusCode::UNPROCESSABLE_ENTITY, (&faults, &[])),
            Ok(opening) => opening,
        };
        if let Some(newest) = &self.base
            && self.filled.get("version") != newest.version.to_string()
        {
            return self.conflict(&opening, newest).await;
        }
        let doubts = self.doubts(&opening);
        if !doubts.is_empty() {
            return self.form(StatusCode::UNPROCESSABLE_ENTITY, (&[], &doubts));
        }
        self.preview(&opening, &[]).await
    }

    async fn save(&self) -> Answer {
        let opening = match self.read()? {
            Err(faults) => return self.form(StatusCode::UNPROCESSABLE_ENTITY, (&faults, &[])),
            Ok(opening) => opening,
        };
        let doubts = self.doubts(&opening);
        if !doubts.is_empty() {
            return self.form(StatusCode::UNPROCESSABLE_ENTITY, (&[], &doubts));
        }
        let faults = read::words(&self.filled);
        if !faults.is_empty() {
            return self.preview(&opening, &faults).await;
        }
        let edited = service::edited(&self.page.catalogue, &opening);
        let affected = service::preview(&self.page.web.app, &edited).await?.affected;
        let version = if self.base.is_some() { self.filled.get("version").parse().unwrap_or(-1) } else { 0 };
        let edit = Edit { opening: &opening, version, why: self.filled.get("why") };
        match service::save(&self.page.web.app, self.page.staff()?, edit).await? {
            Ok(()) => {
                let list = format!("/staff/offices/{}/openings", self.office);
                met(self.page, &self.filled, &affected, (Reason::Hours, &list)).await
            }
            Err(Refused::NotFound) => Err(Error::NotFound),
            Err(Refused::Changed(newest)) => self.conflict(&opening, &newest).await,
        }
    }
}

/// Does with each booking as was chosen, and goes on to what is to be seen next: the draft of a bulk move, if other times
/// are to be proposed and nothing else needs a look.
async fn met(
    page: &Page,
    filled: &Filled,
    affected: &[Affected],
    (reason, list): (Reason, &str),
) -> Result<Response, Error> {
    let choices = read::choices(filled);
    let among = |choice| choices.among(affected, choice).into_iter().cloned().collect();
    let chosen = Chosen {
        reason,
        cancelled: among(Choice::Cancel),
        message: filled.get(Field::Message.as_str()).trim().to_owned(),
        moved: among(Choice::Move),
    };
    let Done { left, draft } = service::carry_out(&page.web.app, page.staff()?, chosen).await?;
    Ok(see_other(&match draft {
        Some(draft) if left.is_empty() => format!("/staff/moves/{draft}"),
        _ => format!("{list}?saved={}", left.len()),
    }))
}

/// Leaves out the bookings that whoever looks may not see, and gives how many they are. They are kept.
async fn hide(page: &Page, preview: &mut Preview) -> Result<usize, Error> {
    let all = preview.affected.len();
    let affected = std::mem::take(&mut preview.affected);
    preview.affected = service::seen_by(&page.web.app, page.staff()?, affected).await?;
    Ok(all - preview.affected.len())
}

/// Whether other times may be proposed for all these bookings.
fn may_move(page: &Page, affected: &[Affected]) -> Result<bool, Error> {
    let staff = page.staff()?;
    let may = |affected: &Affected| staff.may_at(Permission::MoveBookings, &affected.booking.office);
    Ok(affected.iter().all(may))
}

fn status(faults: &[Fault]) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// An opening of this office as it was last saved.
async fn newest(page: &Page, office: &str, id: &str) -> Result<Version, Error> {
    let mut openings = page.catalogue.openings.iter();
    let opening = openings.find(|opening| opening.id.as_str() == id && opening.office.as_str() == office);
    let versions = service::versions(&page.web.app, opening.ok_or(Error::NotFound)?).await?;
    versions.into_iter().next().ok_or(Error::NotFound)
}

/// A colleague by the name of an actor; none for an import.
fn who<'n>(names: &'n HashMap<StaffId, Name>, actor: &'n str) -> Option<&'n str> {
    let id = actor.strip_prefix("staff:")?;
    Some(names.get(&StaffId::from(id)).map_or(id, Name::as_str))
}

/// `GET /staff/offices/{office}/openings/new`
pub(crate) async fn new(page: Page, Path(office): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let mut editing = Editing::new(&page, office, pairs)?;
    if editing.filled.0.is_empty() {
        editing.filled = read::blank(&page, &editing.office)?;
    }
    editing.form(StatusCode::OK, (&[], &[]))
}

/// `GET /staff/offices/{office}/openings/new/preview`
pub(crate) async fn new_preview(page: Page, Path(office): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    Editing::new(&page, office, pairs)?.show().await
}

/// `POST /staff/offices/{office}/openings/new`
pub(crate) async fn make(page: Page, Path(office): Path<String>, Form(pairs): Form<Pairs>) -> Answer {
    Editing::new(&page, office, pairs)?.save().await
}

/// `GET /staff/offices/{office}/openings/{opening}`
pub(crate) async fn edit(page: Page, Path(path): Path<(String, String)>, Query(pairs): Query<Pairs>) -> Answer {
    let mut editing = Editing::of(&page, path, pairs).await?;
    if editing.filled.0.is_empty()
        && let Some(base) = &editing.base
    {
        editing.filled = Filled::of(&base.opening).with("version", &editing.version().to_string());
    }
    editing.form(StatusCode::OK, (&[], &[]))
}

/// `GET /staff/offices/{office}/openings/{opening}/preview`
pub(crate) async fn preview(page: Page, Path(path): Path<(String, String)>, Query(pairs): Query<Pairs>) -> Answer {
    Editing::of(&page, path, pairs).await?.show().await
}

/// `POST /staff/offices/{office}/openings/{opening}`
pub(crate) async fn save(page: Page, Path(path): Path<(String, String)>, Form(pairs): Form<Pairs>) -> Answer {
    Editing::of(&page, path, pairs).await?.save().await
}

/// `GET /staff/offices/{office}/openings/{opening}/history`
pub(crate) async fn history(page: Page, Path((office, id)): Path<(String, String)>) -> Answer {
    let (app, newest) = (&page.web.app, newest(&page, &office, &id).await?);
    let versions = service::versions(app, &newest.opening).await?;
    let names = colleagues::names(app).await?;
    let entries: Vec<Entry> =
        versions.iter().map(|version| Entry { version, who: who(&names, &version.actor) }).collect();
    let zone = page.office(&office)?.time_zone();
    let markup = HistoryPage { catalogue: &page.catalogue, opening: &newest.opening, zone: &zone, entries: &entries };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Openings))))
}
