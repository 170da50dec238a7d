//! Figures of a period, at one office or of several compared; and the note of each day's first free times, from which one of them
//! is counted.

use crate::availability::{Sought, first_times};
use crate::{App, Failure};
use besok_core::day::span;
use besok_core::figures::{Compared, Customs, Figures, Material, Planned};
use besok_core::id::OfficeId;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::party::Party;
use besok_store::{FirstFree, PlannedRow};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What happened at an office on days from one to another, both counted.
pub async fn figures(app: &App, office: &Office, days: (Date, Date)) -> Result<Figures, Failure> {
    Ok(Figures::of(&material(app, office, days).await?, app.clock.now()))
}

/// What happened at these offices, at each and at all of them together.
pub async fn compare(app: &App, offices: &[&Office], days: (Date, Date)) -> Result<Compared, Failure> {
    let (mut all, mut each, now) = (Material::default(), BTreeMap::new(), app.clock.now());
    for office in offices {
        let here = material(app, office, days).await?;
        each.insert(office.id.clone(), Figures::of(&here, now));
        all.join(here);
    }
    Ok(Compared { all: Figures::of(&all, now), offices: each })
}

pub(crate) async fn material(app: &App, office: &Office, days: (Date, Date)) -> Result<Material, Failure> {
    let (zone, here) = (office.time_zone(), std::slice::from_ref(&office.id));
    let (rule, _) = app.store.queue_rule(&office.id).await?;
    let span = span(days.0, days.1, &zone);
    let rows = app.store.planned(here, span).await?;
    let mut material = Material {
        came: app.store.came(here, days).await?,
        planned: rows.into_iter().map(|row| planned(local_day(row.span.0, &zone), row)).collect(),
        first_free: app.store.first_free(here, days).await?,
        ..Material::default()
    };
    let openings = crate::day::openings(app, office, &[]);
    // What is to come is nobody's loss yet.
    let until = span.1.min(app.clock.now());
    for (_, starts_at, places) in app.store.places_by_hour(&openings, (span.0, until)).await? {
        *material.places.entry((office.id.clone(), local_day(starts_at, &zone))).or_default() += places;
    }
    material.offices.insert(office.id.clone(), Customs { grace: rule.grace, zone });
    Ok(material)
}

fn planned(day: Date, row: PlannedRow) -> Planned {
    let PlannedRow { office, errand, span: (starts_at, ends_at), state, changed_at, asked_at, received, waited } = row;
    Planned { office, day, errand, starts_at, ends_at, state, changed_at, asked_at, received, waited }
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
        // It looks at every opening there is: not again for nothing.
        let is_noted = |office: &OfficeId| noted.contains_key(&(office.clone(), errand.id.clone(), today));
        if ids.iter().all(|office| is_noted(office) || party.openings(&catalogue, office).is_empty()) {
            continue;
        }
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
