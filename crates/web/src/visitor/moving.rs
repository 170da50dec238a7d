//! Moving a booking: the same steps as booking, and the old time is kept until the new one is confirmed.

use super::Answer;
use super::flow::{Choice, Keyed, Shown, Step, office_page};
use super::my::Own;
use crate::error::Error;
use crate::page::Page;
use axum::Form;
use axum::extract::{Path, Query};
use besok_view::visit::{Goal, Visit};

type AtOffice = Path<(String, String, String)>;
type AtTime = Path<(String, String, String, String)>;

/// Another office.
pub(crate) async fn office(page: Page, Path((_, reference)): Path<(String, String)>) -> Answer {
    let own = Own::to_move(&page, &reference).await?;
    office_page(&page, Goal::Move(&own.visit(&page)?)).await
}

/// Another time.
pub(crate) async fn time(page: Page, Path((_, reference, office)): AtOffice, Query(shown): Query<Shown>) -> Answer {
    let own = Own::to_move(&page, &reference).await?;
    step(&page, &own.visit(&page)?, &office)?.time_page(&shown, None).await
}

/// Holds the chosen time beside the old one.
pub(crate) async fn choose(page: Page, Path((_, reference, office)): AtOffice, Form(choice): Form<Choice>) -> Answer {
    let own = Own::to_move(&page, &reference).await?;
    step(&page, &own.visit(&page)?, &office)?.choose(&choice).await
}

/// Check old and new.
pub(crate) async fn check(page: Page, Path((_, reference, office, start)): AtTime) -> Answer {
    let own = Own::to_move(&page, &reference).await?;
    let visit = own.visit(&page)?;
    let step = step(&page, &visit, &office)?;
    step.check(&step.spot(&start)?).await
}

/// Holds the time of the check page again.
pub(crate) async fn hold(page: Page, Path((_, reference, office, start)): AtTime) -> Answer {
    let own = Own::to_move(&page, &reference).await?;
    step(&page, &own.visit(&page)?, &office)?.hold(&start).await
}

/// Holds it for longer.
pub(crate) async fn extend(page: Page, Path((_, reference, office, start)): AtTime, Form(form): Form<Keyed>) -> Answer {
    let own = Own::to_move(&page, &reference).await?;
    step(&page, &own.visit(&page)?, &office)?.extend(&start, &form).await
}

/// Moves it. Asked again with the same key, it gives the same answer, whatever the booking has become since.
pub(crate) async fn confirm(
    page: Page,
    Path((_, reference, office, start)): AtTime,
    Form(form): Form<Keyed>,
) -> Answer {
    let own = Own::find(&page, &reference).await?;
    step(&page, &own.visit(&page)?, &office)?.confirm(&start, &form).await
}

/// An office that has closed, or no longer receives the errand, leads to the others.
fn step<'a>(page: &'a Page, visit: &'a Visit<'a>, office: &str) -> Result<Step<'a>, Error> {
    let goal = Goal::Move(visit);
    Step::at(page, goal, office).map_err(|_| Error::Elsewhere(page.link(&goal.offices_path())))
}
