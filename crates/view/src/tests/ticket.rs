//! A ticket on a phone, in each of its states; taking one; and saying that one is there.

use super::samples::{at, booking, errand, sundbyberg};
use super::show::shows;
use crate::ticket::{Here, Loads, TakePage, TakeProblem, TicketPage, no_ticket};
use crate::wait::wait;
use besok_core::language::Language;
use besok_core::queue::{Arrival, Estimate};
use besok_core::visit::{Booked, Late, Stage, Ticket, Visit};
use jiff::civil::date;

const LOADS: Loads<'_> = Loads { css: "/assets/screen.css", script: "/assets/ticket.js" };

/// Somebody booked who has come in time.
pub(super) fn visit(stage: Stage) -> Visit {
    Visit {
        id: "0200".into(),
        office: "sundbyberg".into(),
        day: date(2026, 12, 8),
        ticket: Ticket { number: 12, booked: true },
        booked: Some(Booked { booking: booking().id, starts_at: booking().starts_at, late: Late::Kept }),
        errand: errand().id,
        people: 1,
        minutes: 20,
        language: Language::DEFAULT,
        arrived_at: at("2026-12-08T08:05:00Z"),
        priority: None,
        front: false,
        back_at: None,
        not_before: None,
        counter: stage.is_at_counter().then_some(3),
        stage,
        calls: i64::from(stage != Stage::Waiting),
        called_at: (stage != Stage::Waiting).then(|| at("2026-12-08T08:21:00Z")),
        started_at: None,
        ended_at: stage.is_over().then(|| at("2026-12-08T08:40:00Z")),
        outcome: None,
        note: String::new(),
        sequence: 2,
    }
}

fn page<'a>(office: &'a besok_core::office::Office, visit: &'a Visit) -> TicketPage<'a> {
    TicketPage {
        office,
        visit,
        over: false,
        ahead: (visit.stage == Stage::Waiting).then_some(3),
        estimate: Some(Estimate { from: 15, to: 30 }),
        came_late: false,
        back: vec![at("2026-12-08T08:20:00Z"), at("2026-12-08T08:30:00Z")],
        now: at("2026-12-08T08:12:00Z"),
    }
}

#[test]
fn a_ticket_in_each_of_its_states() {
    let office = sundbyberg();
    for stage in Stage::ALL.iter().copied() {
        let visit = visit(stage);
        shows(&format!("ticket-{}", stage.as_str()), "/ticket", |frame| page(&office, &visit).render(frame, LOADS));
    }
    let waiting = visit(Stage::Waiting);
    shows("ticket-next", "/ticket", |frame| {
        TicketPage { ahead: Some(0), ..page(&office, &waiting) }.render(frame, LOADS)
    });
    shows("ticket-old", "/ticket", |frame| TicketPage { over: true, ..page(&office, &waiting) }.render(frame, LOADS));
    let away = Visit { not_before: Some(at("2026-12-08T08:40:00Z")), ..waiting.clone() };
    shows("ticket-away", "/ticket", |frame| page(&office, &away).render(frame, LOADS));
    let late = Booked { late: Late::Reception, ..waiting.booked.clone().unwrap() };
    let late = Visit { booked: Some(late), back_at: Some(at("2026-12-08T08:10:00Z")), ..waiting };
    shows("ticket-late", "/ticket", |frame| {
        TicketPage { came_late: true, ..page(&office, &late) }.render(frame, LOADS)
    });
    shows("ticket-none", "/ticket", no_ticket);
}

/// A ticket is shown in public places: nothing on it says whose it is, or what for.
#[test]
fn a_ticket_tells_nothing_of_its_booking() {
    let (office, agency) = (sundbyberg(), super::samples::agency());
    for stage in Stage::ALL.iter().copied() {
        let visit = Visit { note: "for colleagues".to_owned(), ..visit(stage) };
        let frame = crate::frame::Frame {
            language: Language::DEFAULT,
            agency: &agency,
            path: "/ticket",
            visitor: None,
            proved: false,
            demo: crate::frame::Demo::No,
            css: "",
            icon: "",
        };
        let html = page(&office, &visit).render(&frame, LOADS).into_string();
        let secrets = [errand().name.get(Language::DEFAULT).to_owned(), booking().reference.to_string()];
        for secret in secrets.iter().chain(["for colleagues".to_owned(), booking().id.0].iter()) {
            assert!(!html.contains(secret.as_str()), "{secret} on the ticket");
        }
    }
}

#[test]
fn taking_a_ticket() {
    let (office, errand) = (sundbyberg(), errand());
    let key = "0".repeat(64);
    let take = |offers, problem| TakePage { office: &office, offers, key: &key, room: "K7M4X", problem };
    let some = Some(Estimate { from: 20, to: 40 });
    shows("take", "/offices/sundbyberg/ticket", |frame| {
        take(vec![(&errand, true, some), (&errand, false, None)], Some(TakeProblem::NoneLeft)).render(frame, LOADS.css)
    });
    shows("take-room", "/offices/sundbyberg/ticket", |frame| {
        take(vec![(&errand, true, some)], Some(TakeProblem::Room)).render(frame, LOADS.css)
    });
    shows("take-none", "/offices/sundbyberg/ticket", |frame| {
        take(vec![(&errand, false, None)], None).render(frame, LOADS.css)
    });
}

#[test]
fn each_arrival_has_its_way_on() {
    let office = sundbyberg();
    let early = at("2026-12-08T07:50:00Z");
    let ticket = Ticket { number: 12, booked: true };
    let key = "0".repeat(64);
    let arrivals = [
        ("now", Arrival::Now),
        ("early", Arrival::TooEarly(early)),
        ("late", Arrival::TooLate),
        ("here", Arrival::Here(ticket, Stage::Waiting)),
        ("over", Arrival::Here(ticket, Stage::Done)),
    ];
    for (name, arrival) in arrivals {
        shows(&format!("here-{name}"), "/my/33333333", |frame| {
            let here = Here { arrival: arrival.clone(), office: &office, key: &key };
            let part = here.render(frame, "/my/33333333");
            frame.page("", crate::frame::Head::default(), &maud::html! { h1 { "…" } (part) })
        });
    }
}

#[test]
fn a_wait_is_said_as_it_is_known() {
    let english = Language::from_tag("en").unwrap();
    let said = |from, to| wait(english, Some(Estimate { from, to }));
    assert_eq!(said(0, 0), "It will soon be your turn.");
    assert_eq!(said(0, 5), "At most about 5 minutes");
    assert_eq!(said(20, 40), "About 20 to 40 minutes");
    assert!(wait(english, None).starts_with("We cannot say"));
}
