//! Figures of a period, at one office or at several; and the note of each day's first free times, from which one of them
//! is counted.

use crate::availability::{Sought, first_times};
use crate::{App, Failure};
use besok_core::day::span;
use besok_core::figures::{Figures, Material, Planned};
use besok_core::id::OfficeId;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::party::Party;
use besok_store::{FirstFree, PlannedRow};
use jiff::civil::Date;

/// What happened at these offices on days from one to another, both counted. The hours, and who is punctual, are those of
/// the first of them.
pub async fn figures(app: &App, offices: &[&Office], (first, last): (Date, Date)) -> Result<Figures, Failure> {
    let Some(leading) = offices.first() else { return Ok(Figures::default()) };
    let (rule, _) = app.store.queue_rule(&leading.id).await?;
    let material = material(app, offices, (first, last)).await?;
    Ok(Figures::of(&material, (rule.grace, &leading.time_zone()), app.clock.now()))
}

async fn material(app: &App, offices: &[&Office], days: (Date, Date)) -> Result<Material, Failure> {
    let ids: Vec<OfficeId> = offices.iter().map(|office| office.id.clone()).collect();
    let mut material = Material {
        came: app.store.came(&ids, days).await?,
        first_free: app.store.first_free(&ids, days).await?,
        ..Material::default()
    };
    for office in offices {
        let zone = office.time_zone();
        let span = span(days.0, days.1, &zone);
        let here = std::slice::from_ref(&office.id);
        let rows = app.store.planned(here, span).await?;
        material.planned.extend(rows.into_iter().map(|row| planned(local_day(row.span.0, &zone), row)));
        let openings = crate::day::openings(app, office, &[]);
        // What is to come is nobody's loss yet.
        let until = span.1.min(app.clock.now());
        for (_, starts_at, places) in app.store.places_by_hour(&openings, (span.0, until)).await? {
            let day = (office.id.clone(), local_day(starts_at, &zone));
            *material.places.entry(day).or_default() += places;
        }
    }
    Ok(material)
}

fn planned(day: Date, row: PlannedRow) -> Planned {
    let PlannedRow { office, errand, span: (starts_at, ends_at), state, changed_at, asked_at, received } = row;
    Planned { office, day, errand, starts_at, ends_at, state, changed_at, asked_at, received }
}

/// Notes the first free time of today for one grown-up, at each office for each errand, once a day.
pub async fn note_first_free(app: App) -> Result<(), Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let today = local_day(now, &catalogue.time_zone());
    let ids: Vec<OfficeId> = catalogue.offices.iter().map(|office| office.id.clone()).collect();
    let noted = app.store.first_free(&ids, (today, today)).await?;
    let mut known = FirstFree::new();
    for errand in &catalogue.errands {
        let party = Party::anybody(errand);
        for (office, first) in first_times(&app, Sought::new(errand, &party)).await? {
            let Some(zone) = catalogue.office(&office).map(Office::time_zone) else { continue };
            let key = (office, errand.id.clone(), today);
            if !noted.contains_key(&key) {
                known.insert(key, first.map(|first| local_day(first, &zone)));
            }
        }
    }
    if known.is_empty() {
        return Ok(());
    }
    let mut tx = app.store.begin().await?;
    tx.put_first_free(&known).await?;
    Ok(tx.commit().await?)
}
