//! What would be at an office if something were different. The wish stands in the address, like everything that changes nothing.

use crate::page::{Page, show};
use crate::visitor::Answer;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_service::simulate::{learn, simulate};
use besok_simulate::day::{Scenario, Wish, WishField};
use besok_view::staff::Tab;
use besok_view::staff::simulate::{SimulatePage, Typed};
use serde::Deserialize;

/// What is wished; what is not said is as it is.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    counters: Option<String>,
    from: Option<String>,
    to: Option<String>,
    overbooked: Option<String>,
    no_show: Option<String>,
}

impl Asked {
    /// What stands in the fields.
    fn typed(self, as_it_is: Wish) -> Typed {
        let time = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
        Typed {
            counters: self.counters.unwrap_or_else(|| as_it_is.counters.to_string()),
            from: self.from.unwrap_or_else(|| time(as_it_is.from)),
            to: self.to.unwrap_or_else(|| time(as_it_is.to)),
            overbooked: self.overbooked.unwrap_or_else(|| as_it_is.overbooked.to_string()),
            no_show: self.no_show.unwrap_or_else(|| as_it_is.no_show.to_string()),
        }
    }
}

/// Reads a wish, or says what of it cannot be.
fn read(typed: &Typed, scenario: &Scenario, as_it_is: Wish) -> Result<Wish, Vec<WishField>> {
    // No number that is typed wrongly may be.
    let number = |text: &str| text.trim().parse().unwrap_or(-1);
    let (from, to) = (typed.from.trim().parse(), typed.to.trim().parse());
    let wrong = [(WishField::From, from.is_err()), (WishField::To, to.is_err())];
    let mut faults: Vec<WishField> = wrong.into_iter().filter(|(_, wrong)| *wrong).map(|(field, _)| field).collect();
    let wish = Wish {
        counters: number(&typed.counters),
        from: from.unwrap_or(as_it_is.from),
        to: to.unwrap_or(as_it_is.to),
        overbooked: number(&typed.overbooked),
        no_show: number(&typed.no_show),
    };
    faults.extend(wish.faults(scenario));
    if faults.is_empty() { Ok(wish) } else { Err(faults) }
}

/// `GET /staff/offices/{office}/simulate`
pub(crate) async fn page(page: Page, Path(office): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let office = page.office(&office)?;
    let learnt = learn(&page.web.app, office).await?;
    let known = learnt.as_ref().and_then(|learnt| Some((learnt, Wish::of(&learnt.scenario)?)));
    let (mut typed, mut faults, mut wished) = (Typed::default(), Vec::new(), None);
    if let Some((learnt, as_it_is)) = known {
        typed = asked.typed(as_it_is);
        match read(&typed, &learnt.scenario, as_it_is) {
            Ok(wish) => wished = Some(simulate(learnt, wish).await?),
            Err(wrong) => faults = wrong,
        }
    }
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let learnt = known.map(|(learnt, _)| learnt);
    let markup = SimulatePage { office, learnt, typed: &typed, faults: &faults, wished: wished.as_ref() };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Figures))))
}
