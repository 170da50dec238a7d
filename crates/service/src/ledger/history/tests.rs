use super::{Bug, Happened, Histories, Wrong};

const SEED: u64 = 1;

fn play(seed: u64, count: u64, bug: Option<Bug>) -> (Happened, Option<Wrong>) {
    Histories { seed, first: 0, count, bug }.play(1)
}

/// What was wrong, with all that was asked, and how to play it alone.
fn told(Wrong { number, what, notes }: &Wrong) -> String {
    let notes = notes.join("\n");
    format!("{notes}\nHistory {number} of seed {SEED}: {what}\nbesok load-histories --seed {SEED} --only {number}")
}

#[test]
fn nothing_goes_wrong_in_many_histories() {
    let (happened, wrong) = play(SEED, 1500, None);
    assert!(wrong.is_none(), "{}", wrong.as_ref().map(told).unwrap_or_default());
    // Histories in which nothing happens would prove nothing.
    let each = |count: u64| count / happened.histories;
    assert!(each(happened.answered) >= 20 && each(happened.commits) >= 10, "{happened:?}");
    assert!(each(happened.waits) >= 1 && each(happened.broken) >= 1 && each(happened.crashes) >= 1, "{happened:?}");
}

#[test]
fn a_history_follows_from_its_seed() {
    let bug = Some(Bug::AnswersFirst);
    let found = || play(SEED, 500, bug).1.expect("it is found");
    let (one, other) = (found(), found());
    assert_eq!((one.number, &one.what, &one.notes), (other.number, &other.what, &other.notes));
    let (_, alone) = Histories { seed: SEED, first: one.number, count: 1, bug }.play(1);
    assert_eq!(alone.map(|alone| alone.notes), Some(one.notes));
}

/// Each within so many histories, from several seeds.
#[test]
fn every_mistake_that_is_put_in_is_found() {
    for (bug, most) in [
        (Bug::LocksBackwards, 20),
        (Bug::ForgetsKeys, 50),
        (Bug::FreesTwice, 20),
        (Bug::PlansOnce, 300),
        (Bug::ReadsFirst, 50),
        (Bug::LocksNothing, 100),
        (Bug::AnswersFirst, 500),
        (Bug::TellsFirst, 50),
    ] {
        for seed in 1..=5 {
            let (_, wrong) = play(seed, most, Some(bug));
            assert!(wrong.is_some(), "{bug} is not found in {most} histories of seed {seed}");
        }
    }
}
