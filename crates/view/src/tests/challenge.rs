//! The page of a challenge in each of its states, and the code instead of it.

use super::samples::{at, sundbyberg};
use super::show::shows;
use crate::challenge::{ChallengeCodePage, ChallengePage, Waits};
use crate::sign_in::CodeProblem;

const CHALLENGE: &str = "10.1796640000.00112233445566778899aabbccddeeff.seal";
const PATH: &str = "/book/passport/1/sundbyberg/20261208T0820Z/hold";

fn page(waits: Waits<'_>, again: bool) -> ChallengePage<'_> {
    let script = "/assets/challenge.js";
    ChallengePage { action: PATH, up: "/book/passport/1/sundbyberg", challenge: CHALLENGE, waits, again, script }
}

#[test]
fn a_time_waits() {
    let (office, starts_at) = (sundbyberg(), at("2026-12-08T08:20:00Z"));
    for (name, again) in [("challenge-time", false), ("challenge-time-again", true)] {
        shows(name, PATH, |frame| page(Waits::Time(&office, starts_at), again).render(frame));
    }
    for (name, problem) in [("challenge-code", None), ("challenge-code-wrong", Some(CodeProblem::Wrong(4)))] {
        shows(name, PATH, |frame| {
            let time = (&office, starts_at);
            ChallengeCodePage { action: PATH, time, email: "anna@example.org", minutes: 15, problem }.render(frame)
        });
    }
}

#[test]
fn a_code_to_sign_in_waits() {
    for (name, left) in [("challenge-sign-in", None), ("challenge-sign-in-early", Some(3))] {
        shows(name, "/sign-in?next=/my", |frame| {
            let waits = Waits::Code { email: "anna@example.org", next: "/my", seconds: 20, left };
            page(waits, false).render(frame)
        });
    }
}
