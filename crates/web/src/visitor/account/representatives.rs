//! Representatives: whom one has named, for whom one acts, and the answers to an invitation.

use crate::error::Error;
use crate::page::{Page, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_core::representation::Scope;
use besok_service::representation::{self as service, AddressRefusal, NameRefusal, Naming};
use besok_view::account::{AddressProblem, NamePage, NameProblems, RepresentativesPage};

type ById = Path<(String, String)>;

/// Whom the account has named, and for whom it acts.
pub(crate) async fn list(page: Page) -> Answer {
    let app = &page.web.app;
    let (named, acting) = (service::named(app, page.account()?).await?, service::acting(app, page.account()?).await?);
    let zone = page.catalogue.time_zone();
    let markup = RepresentativesPage { named: &named, acting: &acting, zone: &zone }.render(&page.frame());
    Ok(show(StatusCode::OK, markup))
}

/// Asks whom to name.
pub(crate) async fn add(page: Page) -> Answer {
    let numbers = service::sharable(page.account()?).0.first().map(|known| known.number);
    let naming = Naming { numbers: numbers.into_iter().collect(), ..Naming::default() };
    name_page(&page, &naming, NameProblems::default())
}

fn name_page(page: &Page, naming: &Naming, problems: NameProblems) -> Answer {
    let (persons, protected) = service::sharable(page.account()?);
    let markup = NamePage {
        persons,
        protected,
        email: &naming.email,
        chosen: &naming.numbers,
        scope: naming.scope,
        days: naming.days,
        problems,
    };
    let status = match problems {
        NameProblems { email: Some(AddressProblem::TooMany), .. } => StatusCode::TOO_MANY_REQUESTS,
        problems if problems == NameProblems::default() => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok(show(status, markup.render(&page.frame())))
}

/// Names somebody.
pub(crate) async fn name(page: Page, Form(form): Form<Vec<(String, String)>>) -> Answer {
    let naming = read(&form);
    match service::name(&page.web.app, page.account()?, &naming).await? {
        Ok(()) => Ok(page.see_other("/account/representatives")),
        Err(refused) => name_page(&page, &naming, problems(&naming, refused)),
    }
}

fn read(form: &[(String, String)]) -> Naming {
    let value = |name: &str| form.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str());
    let mut numbers: Vec<i64> =
        form.iter().filter(|(key, _)| key == "who").filter_map(|(_, number)| number.parse().ok()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    Naming {
        email: value("email").to_owned(),
        numbers,
        scope: Scope::parse(value("scope")),
        days: value("days").parse().ok(),
    }
}

fn problems(naming: &Naming, refused: NameRefusal) -> NameProblems {
    let email = refused.email.map(|refusal| match refusal {
        AddressRefusal::NotAnEmail if naming.email.trim().is_empty() => AddressProblem::Missing,
        AddressRefusal::NotAnEmail => AddressProblem::Invalid,
        AddressRefusal::Own => AddressProblem::Own,
        AddressRefusal::Already => AddressProblem::Already,
        AddressRefusal::TooMany => AddressProblem::TooMany,
    });
    let NameRefusal { persons, scope, days, .. } = refused;
    NameProblems { email, persons, scope, days }
}

/// Accepts an invitation. Somebody else's is not found, like one that does not exist.
pub(crate) async fn accept(page: Page, Path((_, id)): ById) -> Answer {
    if service::accept(&page.web.app, page.account()?, &id).await? {
        return Ok(page.see_other("/my"));
    }
    Err(Error::NotFound)
}

/// Declines an invitation.
pub(crate) async fn decline(page: Page, Path((_, id)): ById) -> Answer {
    if service::end(&page.web.app, page.account()?, &id).await? {
        return Ok(page.see_other("/my"));
    }
    Err(Error::NotFound)
}

/// Ends a representation, for either side.
pub(crate) async fn end(page: Page, Path((_, id)): ById) -> Answer {
    if service::end(&page.web.app, page.account()?, &id).await? {
        return Ok(page.see_other("/account/representatives"));
    }
    Err(Error::NotFound)
}
