//! The queues of a demonstration: two offices with counters, and hours without an appointment.

use crate::{App, Failure};
use besok_core::queue::{Counter, Rule, WalkIn};
use jiff::civil::time;

/// The offices of the sample agency that have a queue, with how many counters.
const OFFICES: [(&str, i64); 2] = [("sundbyberg", 6), ("goteborg", 4)];
/// What one can come for without an appointment. The last counter is for this alone.
const WALK_IN: [&str; 2] = ["travel-document-collect", "passport"];

/// Gives the sample offices of a demonstration their queues, once: a rule that somebody has saved stays.
pub async fn add_samples(app: &App) -> Result<(), Failure> {
    if !app.is_demo() {
        return Ok(());
    }
    let catalogue = app.catalogue();
    for (office, counters) in OFFICES {
        let Some(office) = catalogue.offices.iter().find(|known| known.id.as_str() == office) else { continue };
        let errands: Vec<_> = WALK_IN.map(Into::into).into_iter().filter(|id| catalogue.errand(id).is_some()).collect();
        let counter =
            |number| Counter { number, errands: if number == counters { errands.clone() } else { Vec::new() } };
        let rule = Rule {
            phone_tickets: true,
            walk_ins: vec![WalkIn {
                errands: errands.clone(),
                weekdays: (1..=5).collect(),
                from: time(8, 0, 0, 0),
                to: time(15, 0, 0, 0),
                daily: 120,
            }],
            counters: (1..=counters).map(counter).collect(),
            ..Rule::default()
        };
        let mut tx = app.store.begin().await?;
        // The version before the first: nothing is saved where there is one.
        tx.save_queue_rule(&office.id, (&rule, 0), app.clock.now()).await?;
        tx.commit().await?;
    }
    Ok(())
}
