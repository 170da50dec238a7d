//! Staff and their roles, for administrators.

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_core::account::Email;
use besok_core::id::StaffId;
use besok_core::person::Name;
use besok_core::staff::{Duty, Role, Staff};
use besok_service::staff::{self as service, LINK_HOURS, MemberRefusal, NewStaff};
use besok_view::staff::{EmailProblem, MemberForm, MemberPage, MemberProblem, MembersPage, NewLink, Tab};
use serde::Deserialize;

/// `GET /staff/members`
pub(crate) async fn list(page: Page) -> Answer {
    let members = service::all(&page.web.app).await?;
    let markup = MembersPage { members: &members, catalogue: &page.catalogue };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Members))))
}

/// `GET /staff/members/new`
pub(crate) async fn new(page: Page) -> Answer {
    let markup = MemberForm::default().render(&page.staff_frame(Tab::Members), &page.catalogue);
    Ok(show(StatusCode::OK, markup))
}

/// A new member, or a role of one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct MemberFields {
    name: String,
    email: String,
    role: String,
    office: String,
    protected: String,
}

impl MemberFields {
    /// The role and office, if both are in the lists.
    fn duty(&self, page: &Page) -> Option<Duty> {
        let role = Role::parse(&self.role)?;
        let office = (!self.office.is_empty()).then(|| self.office.as_str().into());
        let known = office.as_ref().is_none_or(|office| page.catalogue.office(office).is_some());
        known.then_some(Duty { role, office })
    }
}

/// `POST /staff/members/new`
pub(crate) async fn add(page: Page, Form(fields): Form<MemberFields>) -> Answer {
    let (name, email) = (Name::parse(&fields.name).ok(), Email::parse(&fields.email));
    let duty = fields.duty(&page).ok_or(Error::Outdated)?;
    let mut form = MemberForm {
        name: &fields.name,
        email: &fields.email,
        protected: !fields.protected.is_empty(),
        name_missing: name.is_none(),
        email_problem: email.is_none().then_some(EmailProblem::Wrong),
        not_theirs: false,
    };
    if let (Some(name), Some(email)) = (name, email) {
        let (duties, protected) = (vec![duty], form.protected);
        let new = NewStaff { name: name.clone(), email, language: page.language.base(), duties, protected };
        match service::add(&page.web.app, page.staff()?, new).await? {
            Ok(token) => return Ok(link_page(&page, &name, &token)),
            Err(MemberRefusal::EmailTaken) => form.email_problem = Some(EmailProblem::Taken),
            Err(_) => form.not_theirs = true,
        }
    }
    let markup = form.render(&page.staff_frame(Tab::Members), &page.catalogue);
    Ok(show(StatusCode::UNPROCESSABLE_ENTITY, markup))
}

fn link_page(page: &Page, name: &Name, token: &str) -> axum::response::Response {
    let link = format!("{}/staff/enrol#{token}", page.web.app.base_url);
    let markup = NewLink { name: name.as_str(), link: &link, hours: LINK_HOURS };
    show(StatusCode::CREATED, markup.render(&page.staff_frame(Tab::Members)))
}

/// `GET /staff/members/{staff}`
pub(crate) async fn member(page: Page, Path(staff): Path<String>) -> Answer {
    show_member(&page, &staff.into(), None).await
}

async fn find(page: &Page, id: &StaffId) -> Result<Staff, Error> {
    service::find(&page.web.app, id).await?.ok_or(Error::NotFound)
}

async fn show_member(page: &Page, id: &StaffId, problem: Option<MemberProblem>) -> Answer {
    let app = &page.web.app;
    let (member, names) = (find(page, id).await?, service::names(app).await?);
    let recoveries = service::recoveries(app).await?;
    let asked = recoveries.iter().find(|recovery| recovery.staff == *id);
    let asked = asked.map(|asked| (names.get(&asked.asked_by).map_or("", Name::as_str), asked.asked_at));
    let zone = page.catalogue.time_zone();
    let markup = MemberPage { member: &member, catalogue: &page.catalogue, asked, zone: &zone, problem };
    let status = if problem.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Members))))
}

/// Back to the member, with what stands in the way if something does.
async fn done(page: &Page, id: &StaffId, result: Result<(), MemberRefusal>) -> Answer {
    match result {
        Ok(()) => Ok(see_other(&format!("/staff/members/{id}"))),
        Err(refusal) => show_member(page, id, Some(said(refusal))).await,
    }
}

fn said(refusal: MemberRefusal) -> MemberProblem {
    match refusal {
        MemberRefusal::EmailTaken | MemberRefusal::NotTheirs => MemberProblem::NotTheirs,
        MemberRefusal::LastAdministrator => MemberProblem::LastAdministrator,
        MemberRefusal::AskedAlready => MemberProblem::AskedAlready,
        MemberRefusal::NeedsAnother => MemberProblem::NeedsAnother,
    }
}

/// `POST /staff/members/{staff}/give`
pub(crate) async fn give(page: Page, Path(staff): Path<String>, Form(fields): Form<MemberFields>) -> Answer {
    let member = find(&page, &staff.into()).await?;
    let Some(duty) = fields.duty(&page) else {
        return show_member(&page, &member.id, Some(MemberProblem::Choose)).await;
    };
    let result = service::give(&page.web.app, page.staff()?, &member.id, &duty).await?;
    done(&page, &member.id, result).await
}

/// `POST /staff/members/{staff}/take`
pub(crate) async fn take(page: Page, Path(staff): Path<String>, Form(fields): Form<MemberFields>) -> Answer {
    let member = find(&page, &staff.into()).await?;
    let Some(duty) = fields.duty(&page) else {
        return show_member(&page, &member.id, Some(MemberProblem::Choose)).await;
    };
    let result = service::take(&page.web.app, page.staff()?, &member.id, &duty).await?;
    done(&page, &member.id, result).await
}

/// `POST /staff/members/{staff}/protected`
pub(crate) async fn protected(page: Page, Path(staff): Path<String>, Form(fields): Form<MemberFields>) -> Answer {
    let id = staff.into();
    let named = !fields.protected.is_empty();
    let result = service::set_protected(&page.web.app, page.staff()?, &id, named).await?;
    done(&page, &id, result).await
}

/// `POST /staff/members/{staff}/ask-link`
pub(crate) async fn ask_link(page: Page, Path(staff): Path<String>) -> Answer {
    let id = staff.into();
    let result = service::ask_recovery(&page.web.app, page.staff()?, &id).await?;
    done(&page, &id, result).await
}

/// `POST /staff/members/{staff}/give-link`
pub(crate) async fn give_link(page: Page, Path(staff): Path<String>) -> Answer {
    let member = find(&page, &staff.into()).await?;
    match service::give_recovery(&page.web.app, page.staff()?, &member.id).await? {
        Ok(token) => Ok(link_page(&page, &member.name, &token)),
        Err(refusal) => show_member(&page, &member.id, Some(said(refusal))).await,
    }
}

/// `POST /staff/members/{staff}/leave`
pub(crate) async fn leave(page: Page, Path(staff): Path<String>) -> Answer {
    let id = staff.into();
    match service::end(&page.web.app, page.staff()?, &id).await? {
        Ok(()) => Ok(see_other("/staff/members")),
        Err(refusal) => show_member(&page, &id, Some(said(refusal))).await,
    }
}
