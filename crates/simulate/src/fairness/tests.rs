//! What the month must show, for fixed seeds, and that whoever runs it again sees the same.

use super::*;
use std::collections::BTreeMap;

/// A month that is over sooner.
fn quiet(seed: u64) -> Options {
    Options { demand: 0.8, gangs: 1, aliases: 10, ..Options::new(seed) }
}

fn row(rows: &[Row], regime: Regime) -> &Row {
    rows.iter().find(|row| row.regime == regime).unwrap()
}

#[test]
fn a_seed_always_gives_the_same_rows_and_another_seed_others() {
    let rows = run(&quiet(4));
    assert_eq!(rows, run(&quiet(4)));
    assert_ne!(rows, run(&quiet(5)));
    assert_eq!(rows.iter().map(|row| row.regime).collect::<Vec<_>>(), Regime::ALL);
    for row in &rows {
        let json = serde_json::to_value(row).unwrap();
        assert_eq!(json["regime"], row.regime.as_str());
        for name in ["traded_share", "hoarded_share", "missed_share"] {
            assert!((0.0..=1.0).contains(&json[name].as_f64().unwrap()), "{name}");
        }
        assert_eq!(row.waits.people, rows[0].waits.people, "the same people under each regime");
        assert_eq!(json["waits_by_kind"].as_object().unwrap().len(), 4);
    }
    assert_eq!((rows[0].worse_off.people, rows[0].better_off.people), (0, 0), "first come against itself");
    let svg = chart(&rows);
    assert_eq!(svg.matches("<rect class=\"half\"").count(), 16);
}

/// The aims that are met, over three months. Two are not, and `docs/fairness.md` says why: that nobody is worse off than
/// under first come, and that hardly more dates are missed than at best.
#[test]
fn hunting_hoarding_and_selling_do_not_pay() {
    let months: Vec<Vec<Row>> = (1..=3).map(|seed| run(&Options::new(seed))).collect();
    let each = |regime: Regime| months.iter().map(move |rows| row(rows, regime));
    let sum = |regime: Regime, what: fn(&Row) -> f64| each(regime).map(what).sum::<f64>();
    let success = |regime| sum(regime, |row| row.trade_successes as f64) / sum(regime, |row| row.trade_tries as f64);
    assert!(
        success(Regime::FirstCome) > 0.9 && success(Regime::Cooling) > 0.9,
        "sellers wait until times cool no more"
    );
    assert!(success(Regime::All) < 0.01, "{}", success(Regime::All));
    assert!(sum(Regime::All, |row| row.hoarded_share) < 0.4 * sum(Regime::FirstCome, |row| row.hoarded_share));
    assert!(sum(Regime::All, |row| row.missed_share) < 0.1 * sum(Regime::FirstCome, |row| row.missed_share));
    let mut medians: BTreeMap<Kind, f64> = BTreeMap::new();
    for (kind, waits) in each(Regime::All).flat_map(|row| &row.waits_by_kind) {
        *medians.entry(*kind).or_default() += waits.median;
    }
    let (least, most) =
        (medians.values().copied().fold(f64::MAX, f64::min), medians.values().copied().fold(0.0, f64::max));
    assert!(most <= 1.1 * least, "{medians:?}");
    for rows in &months {
        let (before, after) = (row(rows, Regime::FirstCome), row(rows, Regime::All));
        assert!(after.waits.p90 < 0.5 * before.waits.p90 && after.waits.worst < before.waits.worst);
        assert!(after.better_off.days > after.worse_off.days);
    }
}
