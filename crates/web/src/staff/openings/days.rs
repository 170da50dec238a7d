//! One day of an opening, edited alone.

use super::{Pairs, WORDS, hide, may_move, met, newest, read, status};
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use besok_core::bulk_move::Reason;
use besok_core::opening::fault::{Fault, Field};
use besok_core::opening::{Opening, Version, check};
use besok_service::opening::{self as service, Edit, Refused};
use besok_view::staff::Tab;
use besok_view::staff::openings::{DayForm, Filled, OpeningForm, PreviewPage, Saving};
use jiff::civil::Date;

/// `GET /staff/offices/{office}/openings/{opening}/days`: to the form of a day.
pub(crate) async fn choose(
    page: Page,
    Path((office, id)): Path<(String, String)>,
    Query(pairs): Query<Pairs>,
) -> Answer {
    let base = newest(&page, &office, &id).await?;
    if let Ok(day) = Filled(pairs).get("day").parse::<Date>() {
        return Ok(see_other(&format!("/staff/offices/{office}/openings/{id}/days/{day}")));
    }
    let filled = Filled::of(&base.opening).with("version", &base.version.to_string());
    let form = OpeningForm {
        catalogue: &page.catalogue,
        office: page.office(&office)?,
        opening: Some(&base.opening),
        filled: &filled,
        faults: &[Fault::NoDay(Field::Days)],
        doubts: &[],
        theirs: None,
    };
    Ok(show(StatusCode::UNPROCESSABLE_ENTITY, form.render(&page.staff_frame(Tab::Openings))))
}

/// A day that is being edited.
struct Editing<'a> {
    page: &'a Page,
    base: Version,
    day: Date,
    filled: Filled,
}

impl<'a> Editing<'a> {
    async fn of(page: &'a Page, (office, id, day): (String, String, String), pairs: Pairs) -> Result<Self, Error> {
        let base = newest(page, &office, &id).await?;
        let day = day.parse().map_err(|_| Error::NotFound)?;
        Ok(Self { page, base, day, filled: Filled(pairs) })
    }

    /// The opening with the day as the form says it.
    fn read(&self) -> Result<Opening, Vec<Fault>> {
        let opening = &self.base.opening;
        let occurrence = match self.filled.get("how") {
            "closed" => Some(check::occurrence(opening, self.day, None)?),
            "hours" => Some(check::occurrence(opening, self.day, Some(&read::hours(&self.filled)))?),
            _ => None,
        };
        Ok(opening.with_occurrence(self.day, occurrence))
    }

    fn form(&self, status: StatusCode, faults: &[Fault], changed: bool) -> Response {
        let filled = self.filled.clone().with("version", &self.base.version.to_string());
        let form = DayForm {
            catalogue: &self.page.catalogue,
            opening: &self.base.opening,
            day: self.day,
            filled: &filled,
            faults,
            changed,
        };
        show(status, form.render(&self.page.staff_frame(Tab::Openings)))
    }

    fn is_outdated(&self) -> bool {
        self.filled.get("version") != self.base.version.to_string()
    }

    fn address(&self) -> String {
        format!("/staff/offices/{}/openings/{}/days/{}", self.base.opening.office, self.base.opening.id, self.day)
    }

    async fn preview(&self, opening: &Opening, faults: &[Fault]) -> Answer {
        let app = &self.page.web.app;
        let mut preview = service::preview(app, &service::edited(&self.page.catalogue, opening)).await?;
        let hidden = hide(self.page, &mut preview).await?;
        let (back, action) = (format!("{}?{}", self.address(), self.filled.query(&read::WORDS)), self.address());
        let seen = app.clock.now();
        let may_move = may_move(self.page, &preview.affected)?;
        let saving =
            Saving { back: &back, action: &action, filled: &self.filled, seen, words: &WORDS[..1], may_move, hidden };
        let title = besok_view::dates::day_of_year(self.page.language, self.day);
        let markup =
            PreviewPage { catalogue: &self.page.catalogue, title: title.into(), preview: &preview, saving, faults };
        Ok(show(status(faults), markup.render(&self.page.staff_frame(Tab::Openings))))
    }
}

/// `GET …/days/{date}`
pub(crate) async fn day(page: Page, Path(path): Path<(String, String, String)>, Query(pairs): Query<Pairs>) -> Answer {
    let mut editing = Editing::of(&page, path, pairs).await?;
    if editing.filled.0.is_empty() {
        let opening = &editing.base.opening;
        let (how, hours) = match opening.occurrence(editing.day) {
            None => ("usual", opening.hours()),
            Some(occurrence) => (
                if occurrence.hours.is_some() { "hours" } else { "closed" },
                occurrence.hours.unwrap_or(opening.hours()),
            ),
        };
        editing.filled = Filled::of_hours(&hours).with("how", how);
    }
    Ok(editing.form(StatusCode::OK, &[], false))
}

/// `GET …/days/{date}/preview`
pub(crate) async fn preview(
    page: Page,
    Path(path): Path<(String, String, String)>,
    Query(pairs): Query<Pairs>,
) -> Answer {
    let editing = Editing::of(&page, path, pairs).await?;
    match editing.read() {
        Err(faults) => Ok(editing.form(StatusCode::UNPROCESSABLE_ENTITY, &faults, false)),
        Ok(_) if editing.is_outdated() => Ok(editing.form(StatusCode::CONFLICT, &[], true)),
        Ok(opening) => editing.preview(&opening, &[]).await,
    }
}

/// `POST …/days/{date}`
pub(crate) async fn save(page: Page, Path(path): Path<(String, String, String)>, Form(pairs): Form<Pairs>) -> Answer {
    let editing = Editing::of(&page, path, pairs).await?;
    let opening = match editing.read() {
        Err(faults) => return Ok(editing.form(StatusCode::UNPROCESSABLE_ENTITY, &faults, false)),
        Ok(opening) => opening,
    };
    let faults = read::words(&editing.filled);
    if !faults.is_empty() {
        return editing.preview(&opening, &faults).await;
    }
    let app = &page.web.app;
    let affected = service::preview(app, &service::edited(&page.catalogue, &opening)).await?.affected;
    let version = editing.filled.get("version").parse().unwrap_or(-1);
    let edit = Edit { opening: &opening, version, why: editing.filled.get("why") };
    match service::save(app, page.staff()?, edit).await? {
        Ok(()) => {
            let list = format!("/staff/offices/{}/openings", opening.office);
            met(&page, &editing.filled, &affected, (Reason::Hours, &list)).await
        }
        Err(Refused::NotFound) => Err(Error::NotFound),
        Err(Refused::Changed(base)) => Ok(Editing { base: *base, ..editing }.form(StatusCode::CONFLICT, &[], true)),
    }
}
