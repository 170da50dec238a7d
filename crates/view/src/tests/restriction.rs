//! New bookings that are paused: what the account reads, and what staff see and do.

use super::samples::{self, NAME, at};
use super::show::{shows, shows_to_staff};
use super::staff_find::account;
use crate::my::PausedPage;
use crate::staff::{Appealed, PatternLine, PatternsPage, RestrictPage, RestrictProblem, RestrictTyped, Tab};
use besok_core::pattern::Pattern;
use besok_core::person::Name;
use besok_core::restriction::{Appeal, Length, Reason, Restriction, Ruling};

pub(super) fn restriction() -> Restriction {
    let at = at("2026-11-24T10:00:00Z");
    Restriction {
        id: "r".to_owned(),
        account: "a".into(),
        reason: Reason::HeldTimes,
        note: "<i>Every morning".to_owned(),
        staff: "0196".into(),
        at,
        until: Length::Week.until(at),
        lifted: None,
        appeals: vec![Appeal {
            id: "x".to_owned(),
            text: "My <b>parents\nare ill".to_owned(),
            at,
            answer: Some((at, Ruling::Unexplained)),
        }],
    }
}

fn waits() -> Restriction {
    let waiting = Appeal { answer: None, ..restriction().appeals[0].clone() };
    Restriction { until: None, reason: Reason::SeveralAccounts, appeals: vec![waiting], ..restriction() }
}

#[test]
fn the_account_reads_why_and_contests_it() {
    let zone = samples::sundbyberg().time_zone();
    let first = Restriction { appeals: Vec::new(), ..restriction() };
    let all = [("paused", first, None), ("paused_answered", restriction(), Some("x")), ("paused_waits", waits(), None)];
    for (name, restriction, refused) in all {
        shows(name, "/my/paused", |frame| PausedPage { restriction: &restriction, refused, zone: &zone }.render(frame));
    }
}

#[test]
fn staff_pause_release_and_rule() {
    let (person, zone) = (samples::person("p", NAME, 1990), samples::sundbyberg().time_zone());
    let (account, names) = (account(&person), [("0196".into(), Name::parse("Anna Lind").unwrap())].into());
    let lifted = Restriction { lifted: Some((at("2026-11-25T10:00:00Z"), Ruling::Mistake)), ..restriction() };
    let mine = [waits(), lifted];
    let theirs = [Restriction { staff: "s".into(), ..waits() }];
    let page = |restrictions, problem| RestrictPage {
        person: &person,
        account: &account,
        restrictions,
        held: 2,
        names: &names,
        typed: RestrictTyped { reason: Some(Reason::HandedOn), length: None, note: "<i>" },
        problem,
        now: at("2026-11-26T10:00:00Z"),
        zone: &zone,
    };
    shows_to_staff("staff_restrict", Tab::Find, |frame| page(&[], Some(RestrictProblem::NotSaid)).render(frame));
    shows_to_staff("staff_restricted_mine", Tab::Find, |frame| page(&mine, None).render(frame));
    shows_to_staff("staff_restricted", Tab::Find, |frame| page(&theirs, None).render(frame));
}

#[test]
fn what_stands_out_is_shown_in_words() {
    let (one, two) = (samples::person("p", NAME, 1990), samples::person("q", "يوسف", 1990));
    let zone = samples::sundbyberg().time_zone();
    let line = |pattern, other, times| PatternLine {
        pattern,
        person: &one,
        other,
        times,
        last_at: at("2026-11-24T10:00:00Z"),
        paused: pattern == Pattern::LetGo,
    };
    let pairs = [Pattern::HandedOver, Pattern::SameName].map(|pattern| line(pattern, Some((&two, false)), 1));
    let counts = [Pattern::LetGo, Pattern::Moved, Pattern::Cancelled, Pattern::Missed];
    let counts = counts.iter().zip([11, 6, 5, 2]).map(|(pattern, times)| line(*pattern, None, times));
    let lines: Vec<_> = pairs.into_iter().chain(counts).collect();
    shows_to_staff("staff_patterns_none", Tab::Find, |frame| {
        PatternsPage { appeals: Vec::new(), lines: Vec::new(), zone: &zone }.render(frame)
    });
    let page =
        PatternsPage { appeals: vec![Appealed { person: &two, at: at("2026-11-24T10:00:00Z") }], lines, zone: &zone };
    shows_to_staff("staff_patterns", Tab::Find, |frame| page.render(frame));
}
