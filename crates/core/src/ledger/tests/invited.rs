//! Requests to book: they open what is closed, for their own people, for one visit at a time.

use super::*;
use crate::booking::{Origin, State};
use crate::id::InvitationId;
use crate::invitation::{Asked, Channel, Invitation, Invitee, NoticeKind, Reason};
use crate::opening::local_day;
use proptest::prelude::*;
use proptest::sample::select;

/// Anna and her child are asked to come to the north in her case, today at the latest.
fn asked(person: &str) -> Invitation {
    let known = persons();
    let people: Vec<PersonId> = [person.to_owned(), format!("{person}-kid")].map(PersonId).to_vec();
    let invitee = |id: &PersonId| Invitee {
        name: known[id].name.clone(),
        birth_date: known[id].birth_date,
        errands: vec!["asked".into()],
    };
    let book_by = local_day(minute(0), &TOWN.time_zone());
    let asked = Asked {
        case_file: format!("case-{person}"),
        people: people.iter().map(invitee).collect(),
        offices: vec!["north".into()],
        book_by,
        reason: Reason::Biometrics,
        note: String::new(),
        language: Language::DEFAULT,
        channel: Channel::Email,
        email: Email::parse(&format!("{person}@example.org")),
        address: Vec::new(),
    };
    let id = InvitationId(format!("request-{person}"));
    let made = Invitation::new(id, asked, "staff:sten".to_owned(), minute(-120));
    Invitation { account: Some(format!("account-{person}").into()), persons: people, ..made }
}

fn answer(person: &str, spot: Spot) -> Wish {
    let asked = asked(person);
    Wish { errand: "asked".into(), party: asked.comers(), spot, invitation: Some(asked.id) }
}

fn desk() -> Desk {
    let mut desk = Desk::new();
    for person in ["anna", "bo"] {
        let asked = asked(person);
        desk.facts.invitations.insert(asked.id.clone(), asked);
    }
    desk
}

impl Desk {
    fn request(&mut self, person: &str) -> &mut Invitation {
        self.facts.invitations.get_mut(&InvitationId(format!("request-{person}"))).unwrap()
    }

    fn answer(&mut self, person: &str, wish: Wish) -> Result<Booking, Refusal> {
        self.ask(person, Deed::Book(wish)).map(booking)
    }
}

#[test]
fn it_opens_an_errand_that_is_closed_and_is_told_of() {
    let mut desk = desk();
    assert_eq!(desk.book("anna", "asked", north(0)), Err(Refusal::NeedsInvitation));
    let command = desk.command(visitor("anna"), None, Deed::Book(answer("anna", north(0))));
    let decision = desk.put(&command).unwrap();
    let made = booking(decision.outcome);
    assert_eq!((made.origin, made.invitation.as_ref()), (Origin::Invitation, Some(&"request-anna".into())));
    assert!(made.party.iter().all(|member| member.case_file == "case-anna"));
    let notices = decision.changes.iter().filter_map(|change| match change {
        Change::Notice(notice) => Some((notice.kind, notice.booking.as_ref().map(|booking| booking.reference.clone()))),
        _ => None,
    });
    assert_eq!(notices.collect::<Vec<_>>(), [(NoticeKind::Booked, Some(made.reference.clone()))]);
}

#[test]
fn it_is_one_visit_which_moves_and_opens_again() {
    let mut desk = desk();
    let made = desk.answer("anna", answer("anna", north(0))).unwrap();
    let again = desk.answer("anna", answer("anna", north(60)));
    assert_eq!(again, Err(Refusal::AskedAndBooked(made.reference.clone())));
    let moved = desk.move_to("anna", &made, north(60)).unwrap();
    assert_eq!(moved.invitation, made.invitation);
    assert_eq!(desk.move_to("anna", &moved, south(60)), Err(Refusal::NotAsked), "it asks for the north");
    let fewer = Deed::Move { booking: moved.id.clone(), party: Some(moved.comers()[..1].to_vec()), to: moved.spot() };
    assert_eq!(desk.ask("anna", fewer), Err(Refusal::AskedPeople));
    desk.cancel("anna", &moved).unwrap();
    desk.answer("anna", answer("anna", north(100))).unwrap();
}

#[test]
fn nobody_else_uses_it_nor_for_anything_else() {
    let mut desk = desk();
    assert_eq!(desk.answer("bo", answer("anna", north(0))), Err(Refusal::NotFound), "other people");
    let handed = Wish { invitation: Some("request-anna".into()), ..answer("bo", north(0)) };
    assert_eq!(desk.answer("bo", handed), Err(Refusal::NotFound), "another account");
    let asked = answer("anna", north(0));
    let fewer = Wish { party: asked.party[..1].to_vec(), ..asked.clone() };
    assert_eq!(desk.answer("anna", fewer), Err(Refusal::NotAsked));
    let other = Wish { errand: "ten".into(), party: party("anna anna-kid", "ten"), ..asked.clone() };
    assert_eq!(desk.answer("anna", other), Err(Refusal::NotAsked));
    assert_eq!(desk.answer("anna", Wish { spot: south(0), ..asked.clone() }), Err(Refusal::NotAsked));
    assert_eq!(desk.answer("anna", Wish { invitation: Some("none".into()), ..asked.clone() }), Err(Refusal::NotFound));
    desk.request("anna").account = None;
    assert_eq!(desk.answer("anna", asked), Err(Refusal::NotFound), "nobody has proved anything");
}

#[test]
fn it_ends_with_its_date_or_when_it_is_taken_back() {
    let mut desk = desk();
    desk.request("bo").withdrawn_at = Some(minute(-60));
    assert_eq!(desk.answer("bo", answer("bo", north(0))), Err(Refusal::NoLongerAsked));
    let yesterday = local_day(minute(-24 * 60), &TOWN.time_zone());
    desk.request("anna").last_day = yesterday;
    assert_eq!(desk.answer("anna", answer("anna", north(0))), Err(Refusal::NoLongerAsked));
    let tried = desk.request("anna").tried(minute(-60), &TOWN.time_zone());
    *desk.request("anna") = tried;
    desk.answer("anna", answer("anna", north(0))).unwrap();
}

#[test]
fn staff_book_it_for_its_account_and_not_for_another() {
    let mut desk = desk();
    let deed = |wish| Deed::Book(wish);
    let elsewhere = desk.ask_with(Actor::Staff(sten("bo")), None, deed(answer("anna", north(0))));
    assert_eq!(elsewhere, Err(Refusal::NotFound));
    let made = booking(desk.ask_with(Actor::Staff(sten("anna")), None, deed(answer("anna", north(0)))).unwrap());
    assert_eq!((made.origin, made.invitation), (Origin::Staff, Some("request-anna".into())));
}

/// One thing that happens to a request. Numbers choose among the bookings that there are.
#[derive(Debug, Clone)]
enum Happening {
    Pass(i64),
    /// Its person proves who they are, or it is made nobody's again.
    Prove(&'static str, bool),
    /// Somebody asks for it: with whose wish, and as whose account.
    Hold(&'static str, &'static str, Spot),
    Book(&'static str, &'static str, Spot),
    ByStaff(&'static str, &'static str, Spot, bool),
    /// The same errand without a request.
    Without(&'static str, Spot),
    Move(&'static str, usize, Spot),
    Cancel(&'static str, usize),
    Withdraw(&'static str),
    Lapse(&'static str),
    Try(&'static str),
    Renew(&'static str),
    Expire,
}

fn happening() -> impl Strategy<Value = Happening> {
    let who = || select(vec!["anna", "bo"]);
    let spot =
        || (any::<bool>(), 0..10i64).prop_map(|(in_north, at)| if in_north { north(20 * at) } else { south(20 * at) });
    prop_oneof![
        2 => (0..60i64).prop_map(Happening::Pass),
        2 => (who(), any::<bool>()).prop_map(|(who, proves)| Happening::Prove(who, proves)),
        4 => (who(), who(), spot()).prop_map(|(who, whose, spot)| Happening::Hold(who, whose, spot)),
        8 => (who(), who(), spot()).prop_map(|(who, whose, spot)| Happening::Book(who, whose, spot)),
        3 => (who(), who(), spot(), any::<bool>()).prop_map(|(who, whose, spot, beyond)| Happening::ByStaff(who, whose, spot, beyond)),
        1 => (who(), spot()).prop_map(|(who, spot)| Happening::Without(who, spot)),
        4 => (who(), 0..9usize, spot()).prop_map(|(who, which, to)| Happening::Move(who, which, to)),
        4 => (who(), 0..9usize).prop_map(|(who, which)| Happening::Cancel(who, which)),
        1 => who().prop_map(Happening::Withdraw),
        1 => who().prop_map(Happening::Lapse),
        1 => who().prop_map(Happening::Try),
        2 => who().prop_map(Happening::Renew),
        1 => Just(Happening::Expire),
    ]
}

fn happen(desk: &mut Desk, happening: &Happening) {
    let zone = TOWN.time_zone();
    let mut bookings: Vec<BookingId> = desk.facts.bookings.keys().cloned().collect();
    bookings.sort();
    let one = |which: usize| bookings.get(which % bookings.len().max(1)).cloned();
    let now = desk.now;
    let (actor, deed) = match happening {
        Happening::Pass(minutes) => return desk.pass(*minutes),
        Happening::Prove(who, proves) => {
            let account = proves.then(|| format!("account-{who}").into());
            return desk.request(who).account = account;
        }
        Happening::Withdraw(who) => return desk.request(who).withdrawn_at = Some(now),
        Happening::Lapse(who) => return desk.request(who).last_day = local_day(minute(-48 * 60), &zone),
        Happening::Try(who) => {
            let tried = desk.request(who).tried(now, &zone);
            *desk.request(who) = tried;
            return;
        }
        Happening::Renew(who) => {
            let renewed = Invitation { account: desk.request(who).account.clone(), ..asked(who) };
            *desk.request(who) = renewed;
            return;
        }
        Happening::Hold(who, whose, spot) => (visitor(who), Deed::Hold(answer(whose, spot.clone()))),
        Happening::Book(who, whose, spot) => (visitor(who), Deed::Book(answer(whose, spot.clone()))),
        Happening::ByStaff(who, whose, spot, beyond) => {
            let beyond = beyond.then_some(Override::Deadline);
            (Actor::Staff(StaffActor { beyond, ..sten(who) }), Deed::Book(answer(whose, spot.clone())))
        }
        Happening::Without(who, spot) => (visitor(who), Deed::Book(wish(who, "asked", spot.clone()))),
        Happening::Move(who, which, to) => {
            let Some(booking) = one(*which) else { return };
            (visitor(who), Deed::Move { booking, party: None, to: to.clone() })
        }
        Happening::Cancel(who, which) => {
            let Some(booking) = one(*which) else { return };
            (visitor(who), Deed::Cancel { booking, reason: None })
        }
        Happening::Expire => (Actor::System, Deed::Expire(desk.facts.holds.keys().cloned().collect())),
    };
    let before = desk.facts.bookings.len();
    let asked = desk.facts.invitations.clone();
    if let Ok(Outcome::Booking(made)) = desk.ask_with(actor, None, deed)
        && desk.facts.bookings.len() > before
    {
        let request = &asked[made.invitation.as_ref().expect("the errand is closed without a request")];
        assert!(request.is_open(now, &zone), "what is taken back or over is not booked");
        assert_eq!(request.account.as_ref(), Some(&made.account), "it is nobody else's");
        assert_eq!(request.comers(), made.comers(), "just who was asked comes, for just that");
    }
}

proptest! {
    /// Whatever the order of opening, booking, moving, cancelling, taking back and expiring.
    #[test]
    fn a_request_is_booked_at_most_once(happenings in proptest::collection::vec(happening(), 1..80)) {
        let mut desk = desk();
        for happening in happenings {
            happen(&mut desk, &happening);
            for id in desk.facts.invitations.keys() {
                let standing = |booking: &&Booking| booking.invitation.as_ref() == Some(id) && booking.state != State::Cancelled;
                let visits: Vec<&Booking> = desk.facts.bookings.values().filter(standing).collect();
                prop_assert!(visits.len() <= 1, "{} visits for one request", visits.len());
                prop_assert!(visits.iter().all(|visit| visit.office.as_str() == "north"), "it stays where it was asked for");
            }
        }
    }
}
