//! Closures: what there is, a new one, and ending one early.

use super::{Pairs, Saved, hide, may_move, met, read, status, who};
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_core::bulk_move::Reason;
use besok_core::closure::{Answers, Closure, check};
use besok_core::id::ClosureId;
use besok_core::office::Office;
use besok_core::opening::fault::{Fault, Field};
use besok_core::opening::{Opening, local_day};
use besok_core::staff::Permission;
use besok_service::closure as service;
use besok_service::opening::{self as openings, Refused};
use besok_service::staff as colleagues;
use besok_view::staff::Tab;
use besok_view::staff::openings::{ClosureForm, ClosuresPage, EndPage, Filled, PreviewPage, Saving};
use jiff::civil::Date;

fn today(page: &Page) -> Date {
    local_day(page.web.app.clock.now(), &page.catalogue.time_zone())
}

fn offices(page: &Page) -> Result<Vec<&Office>, Error> {
    Ok(page.staff()?.offices(Permission::Openings, &page.catalogue))
}

/// `GET /staff/closures`
pub(crate) async fn list(page: Page, Query(saved): Query<Saved>) -> Answer {
    let (app, staff) = (&page.web.app, page.staff()?);
    let names = colleagues::names(app).await?;
    let closures = service::all(app, staff).await?.into_iter().map(|made| {
        let who = who(&names, &made.actor).unwrap_or_default().to_owned();
        (made, who)
    });
    let theirs = |opening: &&Opening| staff.may_at(Permission::Openings, &opening.office);
    let own: Vec<&Opening> = page.catalogue.openings.iter().filter(theirs).collect();
    let outside = openings::seen_by(app, staff, openings::outside_now(app, &own).await?).await?;
    let markup = ClosuresPage {
        catalogue: &page.catalogue,
        closures: &closures.collect::<Vec<_>>(),
        today: today(&page),
        outside: &outside,
        saved: saved.saved,
    };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Openings))))
}

fn form(page: &Page, status: StatusCode, filled: &Filled, faults: &[Fault]) -> Answer {
    let offices = offices(page)?;
    let form = ClosureForm { catalogue: &page.catalogue, offices: &offices, filled, faults };
    Ok(show(status, form.render(&page.staff_frame(Tab::Openings))))
}

/// `GET /staff/closures/new`
pub(crate) async fn new(page: Page, Query(pairs): Query<Pairs>) -> Answer {
    let mut filled = Filled(pairs);
    if filled.0.is_empty() {
        let app = &page.web.app;
        filled = filled.with("id", &app.random.id(app.clock.now()));
        if let [only] = offices(&page)?[..] {
            filled = filled.with(Field::Offices.as_str(), only.id.as_str());
        }
    }
    form(&page, StatusCode::OK, &filled, &[])
}

/// The closure that the form says. An office that is not theirs does not exist.
fn read_closure(page: &Page, filled: &Filled) -> Result<Result<Closure, Vec<Fault>>, Error> {
    let id = filled.get("id");
    let is_id = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    if id.len() != 36 || !id.bytes().all(is_id) {
        return Err(Error::Outdated);
    }
    let own = offices(page)?;
    let chosen: Vec<_> = filled.all(Field::Offices.as_str()).map(Into::into).collect();
    if chosen.iter().any(|id| own.iter().all(|office| office.id != *id)) {
        return Err(Error::NotFound);
    }
    let answers = Answers {
        offices: chosen,
        first: read::day(filled, Field::First),
        last: read::last(filled),
        is_part: filled.get("part") == "part",
        from: read::time(filled, Field::From),
        to: read::time(filled, Field::To),
        note: filled.get(Field::Note.as_str()).to_owned(),
    };
    Ok(check(ClosureId::from(id), &answers, today(page)))
}

async fn show_preview(page: &Page, filled: &Filled, closure: &Closure, faults: &[Fault]) -> Answer {
    let app = &page.web.app;
    let mut preview = openings::preview(app, &service::edited(&page.catalogue, closure)).await?;
    let hidden = hide(page, &mut preview).await?;
    let back = format!("/staff/closures/new?{}", filled.query(&read::WORDS));
    let words = [Field::Note];
    let seen = app.clock.now();
    let may_move = may_move(page, &preview.affected)?;
    let saving = Saving { back: &back, action: "/staff/closures", filled, seen, words: &words, may_move, hidden };
    let frame = page.staff_frame(Tab::Openings);
    let title = frame.t("closures-new");
    let markup = PreviewPage { catalogue: &page.catalogue, title, preview: &preview, saving, faults };
    Ok(show(status(faults), markup.render(&frame)))
}

/// `GET /staff/closures/preview`
pub(crate) async fn preview(page: Page, Query(pairs): Query<Pairs>) -> Answer {
    let filled = Filled(pairs);
    match read_closure(&page, &filled)? {
        Err(faults) => form(&page, StatusCode::UNPROCESSABLE_ENTITY, &filled, &faults),
        Ok(closure) => show_preview(&page, &filled, &closure, &[]).await,
    }
}

/// `POST /staff/closures`
pub(crate) async fn save(page: Page, Form(pairs): Form<Pairs>) -> Answer {
    let filled = Filled(pairs);
    let closure = match read_closure(&page, &filled)? {
        Err(faults) => return form(&page, StatusCode::UNPROCESSABLE_ENTITY, &filled, &faults),
        Ok(closure) => closure,
    };
    let faults = read::message(&filled);
    if !faults.is_empty() {
        return show_preview(&page, &filled, &closure, &faults).await;
    }
    let app = &page.web.app;
    let affected = openings::preview(app, &service::edited(&page.catalogue, &closure)).await?.affected;
    match service::save(app, page.staff()?, &closure).await? {
        Ok(()) => met(&page, &filled, &affected, (Reason::Closed, "/staff/closures")).await,
        Err(Refused::NotFound | Refused::Changed(_)) => Err(Error::NotFound),
    }
}

/// A closure that may be ended.
async fn find(page: &Page, id: &str) -> Result<Closure, Error> {
    let made = service::all(&page.web.app, page.staff()?).await?;
    let mut lasting = made.into_iter().filter(|made| made.active && made.closure.id.as_str() == id);
    Ok(lasting.next().ok_or(Error::NotFound)?.closure)
}

/// The day that was chosen, or the first on which the offices can be open again.
fn open_from(page: &Page, closure: &Closure, filled: &Filled) -> Date {
    let today = service::today(&page.web.app, closure);
    filled.get("day").parse().unwrap_or(closure.first).max(today)
}

/// `GET /staff/closures/{closure}/end`
pub(crate) async fn end(page: Page, Path(id): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let closure = find(&page, &id).await?;
    let day = open_from(&page, &closure, &Filled(pairs));
    let preview = openings::preview(&page.web.app, &service::ended(&page.catalogue, &closure, day)).await?;
    let markup = EndPage { closure: &closure, day, preview: &preview };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Openings))))
}

/// `POST /staff/closures/{closure}/end`
pub(crate) async fn ended(page: Page, Path(id): Path<String>, Form(pairs): Form<Pairs>) -> Answer {
    let closure = find(&page, &id).await?;
    let day = open_from(&page, &closure, &Filled(pairs));
    match service::end(&page.web.app, page.staff()?, &closure.id, day).await? {
        Ok(()) => Ok(see_other("/staff/closures?saved=0")),
        Err(_) => Err(Error::NotFound),
    }
}
