//! `besok load`, run for a second. What it finds is right, whatever the figures.

use besok_store::fixture::{Fixture, on};
use serde_json::Value;
use std::process::{Command, Output};

fn load(arguments: &[&str]) -> Output {
    let program =
        Command::new(env!("CARGO_BIN_EXE_besok")).arg("load").args(arguments).env("RUST_LOG", "error").output();
    program.expect("the program runs")
}

/// Runs a scenario, and checks each line that comes out of it.
fn run(scenario: &str, more: &[&str]) {
    let done = load(&[&[scenario, "--clients", "3", "--seconds", "1", "--json"], more].concat());
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{scenario} {more:?}: {out} {err}");
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), if scenario == "availability" { 2 } else { 1 }, "{out}");
    for line in lines {
        assert_eq!((&line["scenario"], &line["clients"]), (&scenario.into(), &3.into()));
        assert_eq!((&line["errors"], &line["overbooked"], &line["lost"]), (&0.into(), &0.into(), &0.into()), "{line}");
        assert!(line["per_second"].as_f64().unwrap() > 0.0, "{line}");
        assert_eq!(line["rounds"], line["winners"], "each race has one winner: {line}");
    }
}

#[test]
fn nothing_is_wrong_on_a_file() {
    for scenario in ["availability", "hold", "book", "race"] {
        run(scenario, &[]);
    }
}

#[test]
fn a_few_book_while_many_look() {
    let done = load(&["overload", "--clients", "40", "--seconds", "1", "--json"]);
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{out} {err}");
    let line: Value = serde_json::from_str(&out).unwrap();
    for none in ["errors", "overbooked", "lost", "confirmations_refused_percent"] {
        assert_eq!(line[none].as_f64(), Some(0.0), "{none}: {line}");
    }
    for some in ["alone_per_second", "crowded_per_second", "pages_per_second", "crowded_mb"] {
        assert!(line[some].as_f64().unwrap() > 0.0, "{some}: {line}");
    }
}

#[tokio::test]
async fn nothing_is_wrong_on_a_server_and_its_database_is_empty_again() {
    on(Fixture::empty_postgres().await, |fixture| async move {
        for scenario in ["availability", "hold", "book", "race"] {
            run(scenario, &["--engine", "postgres", "--database", fixture.address()]);
        }
    })
    .await;
}

#[tokio::test]
async fn a_database_in_use_is_refused() {
    on(Fixture::empty_postgres().await, |fixture| async move {
        fixture.store.migrate().await.unwrap();
        let done = load(&["book", "--engine", "postgres", "--database", fixture.address()]);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(!done.status.success() && said.contains("not empty"), "{said}");
    })
    .await;
}
