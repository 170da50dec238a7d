//! `besok simulate`: what it prints, whatever the figures.

use serde_json::Value;
use std::process::{Command, Output};

fn simulate(arguments: &[&str]) -> Output {
    let program = Command::new(env!("CARGO_BIN_EXE_besok")).arg("simulate").args(arguments).output();
    program.expect("the program runs")
}

#[test]
fn fairness_prints_a_row_for_each_regime_and_draws_them() {
    let folder = std::env::temp_dir().join(format!("besok-simulate-{}", std::process::id()));
    std::fs::create_dir(&folder).unwrap();
    let chart = folder.join("chart.svg");
    let few = ["fairness", "--seed", "7", "--demand", "0.3"];
    let done = simulate(&[&few[..], &["--json", "--svg", chart.to_str().unwrap()]].concat());
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let rows: Vec<Value> =
        String::from_utf8(done.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let regimes: Vec<&str> = rows.iter().map(|row| row["regime"].as_str().unwrap()).collect();
    assert_eq!(regimes, ["first_come", "cooling", "waitlist", "all"]);
    assert!(rows.iter().all(|row| row["seed"] == 7 && row["traded_share"].is_number()));
    assert!(std::fs::read_to_string(&chart).unwrap().ends_with("</svg>\n"));
    std::fs::remove_dir_all(&folder).unwrap();
    let table = String::from_utf8(simulate(&few).stdout).unwrap();
    assert!(table.contains("first_come") && table.contains("places hoarded"), "{table}");
}

#[test]
fn fairness_refuses_a_demand_that_is_none() {
    let done = simulate(&["fairness", "--demand", "many"]);
    assert!(!done.status.success());
    assert!(String::from_utf8_lossy(&done.stderr).contains("from 0.1 to 3"));
}
