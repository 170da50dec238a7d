//! The form of a new bulk move.

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::http::StatusCode;
use besok_core::bulk_move::{After, Reason};
use besok_core::id::OfficeId;
use besok_core::staff::Permission;
use besok_service::bulk_move::{Draft, DraftRefusal, bookings_of, draft};
use besok_view::staff::Tab;
use besok_view::staff::moves::{MoveForm, MoveProblem};
use jiff::Timestamp;
use jiff::civil::Date;

/// What was typed.
#[derive(Debug, Default)]
struct Typed {
    office: String,
    from: String,
    to: String,
    offices: Vec<String>,
    new_from: String,
    new_to: String,
    answer_until: String,
    reason: String,
    after: String,
}

impl Typed {
    /// Of the offices there may be several.
    fn read(fields: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in fields {
            match &*name {
                "office" => typed.office = value,
                "from" => typed.from = value,
                "to" => typed.to = value,
                "offices" => typed.offices.push(value),
                "new_from" => typed.new_from = value,
                "new_to" => typed.new_to = value,
                "answer_until" => typed.answer_until = value,
                "reason" => typed.reason = value,
                "after" => typed.after = value,
                _ => {}
            }
        }
        typed
    }

    fn page(&self, page: &Page, problems: &[MoveProblem]) -> Answer {
        let own = page.staff()?.offices(Permission::MoveBookings, &page.catalogue);
        let markup = MoveForm {
            own: &own,
            all: &page.catalogue.offices,
            office: &self.office,
            days: [&self.from, &self.to],
            offices: &self.offices,
            new_days: [&self.new_from, &self.new_to],
            answer_until: &self.answer_until,
            reason: Reason::parse(&self.reason),
            after: After::parse(&self.after),
            problems,
        };
        let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok(show(status, markup.render(&page.staff_frame(Tab::Moves))))
    }

    /// The draft without its bookings, and the days of those; or everything that is wrong.
    fn draft(&self, page: &Page) -> Result<(Draft, (Date, Date)), Vec<MoveProblem>> {
        let days = period(&self.from, &self.to);
        let new_days = period(&self.new_from, &self.new_to);
        let known = |id: &&String| page.catalogue.offices.iter().any(|office| office.id.as_str() == **id);
        let offices: Vec<OfficeId> = self.offices.iter().filter(known).map(|id| id.as_str().into()).collect();
        let (answer_until, after) = (end_of(page, &self.answer_until), After::parse(&self.after));
        let problems = [
            (days.is_none(), MoveProblem::Days),
            (offices.is_empty(), MoveProblem::Offices),
            (new_days.is_none(), MoveProblem::NewDays),
            (answer_until.is_none(), MoveProblem::AnswerUntil),
            (after.is_none(), MoveProblem::After),
        ];
        let problems: Vec<MoveProblem> =
            problems.into_iter().filter_map(|(wrong, problem)| wrong.then_some(problem)).collect();
        let (Some(days), Some((from, to)), Some(answer_until), Some(after)) = (days, new_days, answer_until, after)
        else {
            return Err(problems);
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        let reason = Reason::parse(&self.reason).unwrap_or(Reason::Other);
        Ok((Draft { reason, bookings: Vec::new(), offices, from, to, answer_until, after }, days))
    }
}

fn period(from: &str, to: &str) -> Option<(Date, Date)> {
    let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (from <= to).then_some((from, to))
}

/// The end of a day where the agency is, if it is still to come.
fn end_of(page: &Page, day: &str) -> Option<Timestamp> {
    let day: Date = day.trim().parse().ok()?;
    let end = page.catalogue.time_zone().to_ambiguous_timestamp(day.at(23, 59, 0, 0)).compatible().ok()?;
    (end > page.web.app.clock.now()).then_some(end)
}

/// `GET /staff/moves/new`
pub(crate) async fn new(page: Page) -> Answer {
    Typed::default().page(&page, &[])
}

/// `POST /staff/moves/new`
pub(crate) async fn add(page: Page, Form(fields): Form<Vec<(String, String)>>) -> Answer {
    let typed = Typed::read(fields);
    let (app, staff) = (&page.web.app, page.staff()?);
    let office = OfficeId::from(typed.office.as_str());
    if !staff.may_at(Permission::MoveBookings, &office) {
        return Err(Error::NotFound);
    }
    let (wanted, (from, to)) = match typed.draft(&page) {
        Ok(wanted) => wanted,
        Err(problems) => return typed.page(&page, &problems),
    };
    let bookings = bookings_of(app, &office, from, to).await?.into_iter().map(|booking| booking.id).collect();
    match draft(app, staff, Draft { bookings, ..wanted }).await? {
        Ok(id) => Ok(see_other(&format!("/staff/moves/{id}"))),
        Err(DraftRefusal::NothingToMove) => typed.page(&page, &[MoveProblem::Nothing]),
        Err(DraftRefusal::NoTimeToAnswer) => typed.page(&page, &[MoveProblem::AnswerUntil]),
        Err(DraftRefusal::NotTheirs) => Err(Error::NotFound),
    }
}
