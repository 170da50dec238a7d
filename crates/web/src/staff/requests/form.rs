//! The form of a request, new or changed.

use super::{find, today, usual_day};
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use besok_core::account::Email;
use besok_core::id::InvitationId;
use besok_core::invitation::file::born_on;
use besok_core::invitation::{Asked, Channel, Invitee, PEOPLE, Reason};
use besok_core::language::Language;
use besok_core::person::Name;
use besok_service::invitation::{self as service, ChangeRefusal};
use besok_view::staff::Tab;
use besok_view::staff::requests::{Deed, PersonRow, RequestFields, RequestForm, RequestProblem};
use jiff::ToSpan;

/// A date closer than so many days leaves little time for a letter, and has to be said twice.
const NEAR_DAYS: i64 = 14;

/// What was sent.
#[derive(Debug, Default)]
struct Typed {
    fields: RequestFields,
    seen: i64,
    add: bool,
    sure: bool,
}

impl Typed {
    /// Fields of people end in their number.
    fn read(sent: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        let fields = &mut typed.fields;
        for (name, value) in sent {
            match name.as_str() {
                "case" => fields.case = value,
                "offices" => fields.offices.push(value),
                "book_by" => fields.book_by = value,
                "reason" => fields.reason = value,
                "note" => fields.note = value.replace("\r\n", "\n"),
                "language" => fields.language = value,
                "channel" => fields.channel = value,
                "email" => fields.email = value,
                "address" => fields.address = value.replace("\r\n", "\n"),
                "seen" => typed.seen = value.parse().unwrap_or(-1),
                "add" => typed.add = true,
                "sure" => typed.sure = true,
                numbered => person(&mut fields.people, numbered, value),
            }
        }
        // The first is addressed; a further row that was left empty is nobody.
        let mut nth = 0;
        fields.people.retain(|row| {
            nth += 1;
            nth == 1 || !row.is_empty()
        });
        if fields.people.is_empty() {
            fields.people.push(PersonRow::default());
        }
        typed
    }

    /// What is asked, or everything that cannot be read.
    fn asked(&self, page: &Page) -> Result<Asked, Vec<RequestProblem>> {
        let (fields, today) = (&self.fields, today(page));
        let mut problems = Vec::new();
        let mut people = Vec::new();
        for (nth, row) in fields.people.iter().enumerate() {
            let name = Name::parse(&row.name).map_err(|error| RequestProblem::Name(nth, error));
            let born = born_on(&row.born, today).map_err(|error| RequestProblem::Born(nth, error));
            let mut errands = vec![row.errand.as_str().into()];
            errands.extend(row.also.iter().filter(|also| **also != row.errand).map(|also| also.as_str().into()));
            match (name, born) {
                (Ok(name), Ok(birth_date)) => people.push(Invitee { name, birth_date, errands }),
                (name, born) => problems.extend(name.err().into_iter().chain(born.err())),
            }
        }
        let book_by = fields.book_by.trim().parse().ok();
        let near = today.saturating_add(NEAR_DAYS.days());
        match book_by {
            None => problems.push(RequestProblem::NoDay),
            Some(day) if (today..near).contains(&day) && !self.sure => problems.push(RequestProblem::Near),
            Some(_) => {}
        }
        let email = Email::parse(&fields.email);
        if email.is_none() && !fields.email.trim().is_empty() {
            problems.push(RequestProblem::NoEmail);
        }
        let asked = Asked {
            case_file: fields.case.trim().to_owned(),
            people,
            offices: fields.offices.iter().map(|office| office.as_str().into()).collect(),
            book_by: book_by.unwrap_or(today),
            reason: Reason::parse(&fields.reason).unwrap_or(Reason::Other),
            note: fields.note.trim().to_owned(),
            language: Language::from_tag(&fields.language).unwrap_or(Language::DEFAULT),
            channel: Channel::parse(&fields.channel).unwrap_or(Channel::Both),
            email,
            address: fields.address.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        };
        if problems.is_empty() {
            return Ok(asked);
        }
        // What else is wrong is said at once, as far as it can be known.
        let all_read = asked.people.len() == fields.people.len();
        let known = |problem: &RequestProblem| match problem {
            RequestProblem::Fault(fault) => {
                use besok_core::invitation::Fault::{
                    Address, AddressSize, Case, Email, FarAhead, Note, Passed, Unexplained,
                };
                let of_others = matches!(fault, Case | FarAhead | Passed | Unexplained | Note | Address | AddressSize);
                of_others
                    || all_read && !matches!(fault, Email)
                    || matches!(fault, Email) && fields.email.trim().is_empty()
            }
            _ => true,
        };
        let faults = asked.faults(&page.catalogue, page.web.app.clock.now());
        problems.extend(faults.into_iter().map(RequestProblem::Fault).filter(known));
        Err(problems)
    }

    fn page(
        &self,
        page: &Page,
        changed: Option<&InvitationId>,
        problems: &[RequestProblem],
        other: Option<&InvitationId>,
    ) -> Response {
        let markup = RequestForm {
            catalogue: &page.catalogue,
            fields: &self.fields,
            problems,
            changed: changed.map(|id| (id, self.seen)),
            other,
        };
        let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        show(status, markup.render(&page.staff_frame(Tab::Requests)))
    }

    /// The form again, with room for another person.
    fn with_row(mut self) -> Self {
        let errand = self.fields.people[0].errand.clone();
        if self.fields.people.len() < PEOPLE {
            self.fields.people.push(PersonRow { errand, ..PersonRow::default() });
        }
        self
    }
}

/// `name-0` is the name of the first person.
fn person(people: &mut Vec<PersonRow>, field: &str, value: String) {
    let Some((field, nth)) = field.split_once('-') else { return };
    let Some(nth) = nth.parse::<usize>().ok().filter(|nth| *nth < PEOPLE) else { return };
    if people.len() <= nth {
        people.resize_with(nth + 1, PersonRow::default);
    }
    let row = &mut people[nth];
    match field {
        "name" => row.name = value,
        "born" => row.born = value,
        "errand" => row.errand = value,
        "also" => row.also.push(value),
        _ => {}
    }
}

fn faults(faults: Vec<besok_core::invitation::Fault>) -> Vec<RequestProblem> {
    faults.into_iter().map(RequestProblem::Fault).collect()
}

/// `GET /staff/requests/new`
pub(crate) async fn new(page: Page) -> Answer {
    let fields = RequestFields {
        people: vec![PersonRow::default()],
        book_by: usual_day(&page).to_string(),
        language: Language::DEFAULT.tag().to_owned(),
        channel: Channel::Both.as_str().to_owned(),
        ..RequestFields::default()
    };
    Ok(Typed { fields, ..Typed::default() }.page(&page, None, &[], None))
}

/// `POST /staff/requests/new`
pub(crate) async fn make(page: Page, Form(sent): Form<Vec<(String, String)>>) -> Answer {
    let typed = Typed::read(sent);
    if typed.add {
        return Ok(typed.with_row().page(&page, None, &[], None));
    }
    let asked = match typed.asked(&page) {
        Ok(asked) => asked,
        Err(problems) => return Ok(typed.page(&page, None, &problems, None)),
    };
    match service::make(&page.web.app, &page.staff()?.id.actor(), asked).await? {
        Err(found) => Ok(typed.page(&page, None, &faults(found), None)),
        Ok(made) => {
            let deed = if made.new { Deed::Made } else { Deed::Known };
            Ok(see_other(&format!("/staff/requests/{}?done={}", made.invitation.id, deed.as_str())))
        }
    }
}

/// `GET /staff/requests/{invitation}/change`
pub(crate) async fn edit(page: Page, Path(id): Path<String>) -> Answer {
    let id = id.into();
    let listed = find(&page, &id).await?;
    let fields = RequestFields::from(&listed.invitation.asked);
    Ok(Typed { fields, seen: listed.invitation.sequence, ..Typed::default() }.page(&page, Some(&id), &[], None))
}

/// `POST /staff/requests/{invitation}/change`
pub(crate) async fn change(page: Page, Path(id): Path<String>, Form(sent): Form<Vec<(String, String)>>) -> Answer {
    let id: InvitationId = id.into();
    find(&page, &id).await?;
    let typed = Typed::read(sent);
    if typed.add {
        return Ok(typed.with_row().page(&page, Some(&id), &[], None));
    }
    let asked = match typed.asked(&page) {
        Ok(asked) => asked,
        Err(problems) => return Ok(typed.page(&page, Some(&id), &problems, None)),
    };
    match service::change(&page.web.app, &page.staff()?.id.actor(), (&id, typed.seen), asked).await {
        Ok(Err(ChangeRefusal::Faults(found))) => Ok(typed.page(&page, Some(&id), &faults(found), None)),
        Ok(Err(ChangeRefusal::LikeAnother(other))) => {
            Ok(typed.page(&page, Some(&id), &[RequestProblem::LikeAnother], Some(&other)))
        }
        changed => super::done(&page, &id, Deed::Changed, changed).await,
    }
}
