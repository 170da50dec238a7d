//! Booking and moving for somebody: what for, who and where; when; check. The answers stand in the address, as numbers
//! of the account's people, and a time is held while it is checked.

mod step;

use super::booking::{Found, said};
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use crate::visitor::group::{Group, comers};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_core::account::Account;
use besok_core::id::PersonId;
use besok_core::ledger::Refusal;
use besok_core::office::Office;
use besok_core::party::Comer;
use besok_core::person::{Name, Person};
use besok_core::staff::Permission;
use besok_service::visitor;
use besok_view::staff::{MailTo, Tab, WishPage};
use serde::Deserialize;
use step::{Deed, Fields, Goal, Step};

/// Somebody who is helped.
pub(super) struct Helped {
    pub person: Person,
    pub account: Account,
    known: bool,
}

impl Helped {
    /// Who is not known here is called by less than their name.
    pub async fn find(page: &Page, person: &PersonId) -> Result<Self, Error> {
        let found = visitor::find(&page.web.app, page.staff()?, person).await?;
        let visitor = found.ok_or(Error::NotFound)?;
        let (mut account, mut person) = (visitor.account.ok_or(Error::NotFound)?, visitor.person);
        if !visitor.known {
            let short = |name: &Name| Name::parse(&name.short()).map_err(|_| Error::NotFound);
            person.name = short(&person.name)?;
            for known in &mut account.people {
                known.person.name = short(&known.person.name)?;
            }
        }
        Ok(Self { person, account, known: visitor.known })
    }

    fn mail(&self) -> MailTo<'_> {
        match &self.account.email {
            None => MailTo::Nobody,
            Some(_) if !self.known => MailTo::Hidden,
            Some(email) => MailTo::Address(email.as_str()),
        }
    }
}

/// The form of the first page.
#[derive(Debug, Default)]
struct Wished {
    errand: String,
    numbers: Vec<i64>,
    office: String,
}

impl Wished {
    fn read(fields: Vec<(String, String)>) -> Self {
        let mut wished = Self::default();
        for (name, value) in fields {
            match name.as_str() {
                "errand" => wished.errand = value,
                "office" => wished.office = value,
                "who" => wished.numbers.extend(value.parse::<i64>()),
                _ => {}
            }
        }
        wished
    }
}

/// `GET /staff/people/{person}/book`
pub(crate) async fn ask(page: Page, Path(person): Path<String>) -> Answer {
    let helped = Helped::find(&page, &person.into()).await?;
    let own = helped.account.known(&helped.person.id).map(|known| known.number);
    let wished = Wished { numbers: own.into_iter().collect(), ..Wished::default() };
    wish_page(&page, &helped, &wished, None)
}

fn wish_page(page: &Page, helped: &Helped, wished: &Wished, refused: Option<&Refusal>) -> Answer {
    let staff = page.staff()?;
    let markup = WishPage {
        person: &helped.person,
        people: helped.account.own().filter(|known| !known.hidden).collect(),
        whole: helped.known,
        errands: &page.catalogue.errands,
        offices: staff.offices(Permission::HelpPerson, &page.catalogue),
        chosen: (&wished.errand, wished.numbers.clone(), &wished.office),
        refused: refused.map(|reason| said(page, reason)),
    };
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Find))))
}

/// `POST /staff/people/{person}/book`: on to the times, if these can come there for that.
pub(crate) async fn wish(page: Page, Path(person): Path<String>, Form(fields): Form<Vec<(String, String)>>) -> Answer {
    let helped = Helped::find(&page, &person.into()).await?;
    let wished = Wished::read(fields);
    let errand = page.catalogue.errands.iter().find(|errand| errand.id.as_str() == wished.errand);
    let errand = errand.ok_or(Error::NotFound)?;
    let office = helping_at(&page, &wished.office)?;
    let known = wished.numbers.iter().filter_map(|number| helped.account.offered(*number));
    let mut comers: Vec<Comer> = known.map(|known| Comer::new(&known.person.id, &errand.id)).collect();
    comers.sort();
    if comers.is_empty() {
        return wish_page(&page, &helped, &wished, Some(&Refusal::NobodyComes));
    }
    let group = match Group::of(&page, &helped.account, errand, comers) {
        Ok(group) => group,
        Err(refusal) => return wish_page(&page, &helped, &wished, Some(&refusal)),
    };
    if group.party.openings(&page.catalogue, &office.id).is_empty() {
        return wish_page(&page, &helped, &wished, Some(&Refusal::NotOffered));
    }
    let path = format!("/staff/people/{}/book/{}/{}/{}", helped.person.id, errand.id, group.company.path, office.id);
    Ok(see_other(&path))
}

/// An office at which a member of staff may help.
pub(super) fn helping_at<'a>(page: &'a Page, office: &str) -> Result<&'a Office, Error> {
    let offices = page.staff()?.offices(Permission::HelpPerson, &page.catalogue);
    let found = offices.into_iter().find(|known| known.id.as_str() == office).map(|office| office.id.clone());
    found.and_then(|id| page.catalogue.office(&id)).ok_or(Error::NotFound)
}

/// What the address of a new visit says.
#[derive(Debug, Deserialize)]
pub(crate) struct BookAt {
    person: String,
    errand: String,
    party: String,
    office: String,
    #[serde(default)]
    start: String,
}

async fn book(page: &Page, at: BookAt, (deed, fields): (Deed, Fields)) -> Answer {
    let helped = Helped::find(page, &at.person.as_str().into()).await?;
    let errand = page.catalogue.errands.iter().find(|errand| errand.id.as_str() == at.errand);
    let errand = errand.ok_or(Error::NotFound)?;
    let comers = comers(&helped.account, errand, &at.party).ok_or(Error::NotFound)?;
    let up = format!("/staff/people/{}/book", helped.person.id);
    let again = |_| Error::Elsewhere(up.clone());
    let group = Group::of(page, &helped.account, errand, comers).map_err(again)?;
    let office = helping_at(page, &at.office)?;
    let goal = Goal { account: &helped.account, errand, moving: None, mail: helped.mail(), known: helped.known };
    let root = format!("{up}/{}/{}", errand.id, at.party);
    Step { page, goal, group: &group, office, root, up }.act(&at.start, deed, fields).await
}

/// What the address of a move says.
#[derive(Debug, Deserialize)]
pub(crate) struct MoveAt {
    reference: String,
    office: String,
    #[serde(default)]
    start: String,
}

async fn moved(page: &Page, at: MoveAt, (deed, fields): (Deed, Fields)) -> Answer {
    let found = Found::to_change(page, &at.reference).await?;
    let visit = found.visit(page)?;
    let up = format!("/staff/bookings/{}", found.booking.reference.as_str());
    let again = |_| Error::Elsewhere(up.clone());
    let group = Group::of(page, &found.account, visit.errand, found.booking.comers()).map_err(again)?;
    let office = helping_at(page, &at.office)?;
    let mail = found.account.email.as_ref().map_or(MailTo::Nobody, |email| MailTo::Address(email.as_str()));
    let goal = Goal { account: &found.account, errand: visit.errand, moving: Some(&visit), mail, known: true };
    let root = format!("{up}/move");
    Step { page, goal, group: &group, office, root, up }.act(&at.start, deed, fields).await
}

macro_rules! steps {
    ($($look:ident $choose:ident $check:ident $extend:ident $confirm:ident: $at:ty => $way:ident;)+) => {$(
        /// The times.
        pub(crate) async fn $look(page: Page, Path(at): Path<$at>, Query(fields): Query<Fields>) -> Answer {
            $way(&page, at, (Deed::Look, fields)).await
        }

        /// Holds one of them.
        pub(crate) async fn $choose(page: Page, Path(at): Path<$at>, Form(fields): Form<Fields>) -> Answer {
            $way(&page, at, (Deed::Choose, fields)).await
        }

        /// Checks it.
        pub(crate) async fn $check(page: Page, Path(at): Path<$at>, Query(fields): Query<Fields>) -> Answer {
            $way(&page, at, (Deed::Check, fields)).await
        }

        /// Holds it for longer.
        pub(crate) async fn $extend(page: Page, Path(at): Path<$at>, Form(fields): Form<Fields>) -> Answer {
            $way(&page, at, (Deed::Extend, fields)).await
        }

        /// Books it, or moves to it.
        pub(crate) async fn $confirm(page: Page, Path(at): Path<$at>, Form(fields): Form<Fields>) -> Answer {
            $way(&page, at, (Deed::Confirm, fields)).await
        }
    )+};
}

steps! {
    times choose check extend confirm: BookAt => book;
    move_times move_choose move_check move_extend move_confirm: MoveAt => moved;
}
