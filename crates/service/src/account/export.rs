//! The copy of everything that is kept about an account, for its owner: a document that people and programs can read.
//! Secrets are not in it, nor whatever belongs to anybody else.

use super::session::sessions;
use crate::representation::{acting, named};
use crate::waiting::{Place, places};
use crate::{App, Failure, booking};
use besok_core::account::{Account, AccountPerson, Email, Phone};
use besok_core::booking::Booking;
use besok_core::catalogue::Catalogue;
use besok_core::invitation::Invitation;
use besok_core::representation::Representation;
use besok_core::restriction::{Appeal, Restriction, Ruling};
use besok_core::waiting::{Ended, Offer};
use besok_store::{Happened, Note};
use jiff::Timestamp;
use serde_json::{Value, json};

/// The copy. `token` is the session's secret.
pub async fn export(app: &App, account: &Account, token: &str) -> Result<Value, Failure> {
    let Some(origins) = app.store.origins(&account.id).await? else { return Ok(Value::Null) };
    let since = origins.email_since;
    let terms = origins.terms.iter().map(|(version, at)| json!({ "version": version, "accepted_at": text(*at) }));
    let sessions = sessions(app, account, token).await?.into_iter().map(|session| {
        json!({
            "browser": session.device.browser,
            "system": session.device.system,
            "began_at": text(session.began_at),
            "last_used_at": text(session.used_at),
            "this_one": session.current,
        })
    });
    let codes =
        app.store.codes_to(account.address(), since).await?.into_iter().map(
            |code| json!({ "purpose": code.purpose.as_str(), "network": code.network, "at": text(code.created_at) }),
        );
    let messages = app
        .store
        .messages_to(account.address(), since)
        .await?
        .into_iter()
        .map(|told| json!({ "kind": told.kind, "state": told.state, "at": text(told.created_at) }));
    Ok(json!({
        "made_at": text(app.clock.now()),
        "agency": app.catalogue().agency.name.get(account.language),
        "account": {
            "email": account.address().as_str(),
            "email_since": text(since),
            "phone": account.phone.as_ref().map(Phone::as_str),
            "language": account.language.tag(),
            "made_at": text(origins.created_at),
            "terms": terms.collect::<Vec<_>>(),
            "history": history(account, &app.store.events_of(&[account.id.as_str()]).await?, account.id.as_str()),
        },
        "persons": persons(app, account).await?,
        "bookings": bookings(app, account).await?,
        "requests": requests(app, account).await?,
        "waiting": waiting(app, account).await?,
        "restrictions": app.store.restrictions_of(&account.id).await?.iter().map(restriction).collect::<Vec<_>>(),
        "representatives": representatives(app, account).await?,
        "acts_for": acting(app, account).await?.len(),
        "sessions": sessions.collect::<Vec<_>>(),
        "codes": codes.collect::<Vec<_>>(),
        "messages": messages.collect::<Vec<_>>(),
    }))
}

/// Places in line, with what was offered.
async fn waiting(app: &App, account: &Account) -> Result<Vec<Value>, Failure> {
    let offer = |offer: &Offer| {
        json!({
            "office": offer.spot.office.as_str(),
            "starts_at": text(offer.spot.starts_at),
            "made_at": text(offer.made_at),
            "until": text(offer.until),
            "reason": offer.reason,
            "ended": offer.ended.map(Ended::as_str),
        })
    };
    let place = |place: &Place| {
        let wish = &place.entry.wish;
        json!({
            "errand": wish.errand.as_str(),
            "since": text(place.entry.since),
            "state": place.entry.state.as_str(),
            "book_by": place.entry.book_by,
            "offices": wish.offices,
            "earliest": wish.earliest,
            "latest": wish.latest,
            "offers": place.offer.iter().chain(&place.past).map(offer).collect::<Vec<_>>(),
        })
    };
    Ok(places(app, account).await?.iter().map(place).collect())
}

async fn persons(app: &App, account: &Account) -> Result<Vec<Value>, Failure> {
    let mut persons = Vec::new();
    for known in account.own() {
        persons.push(person(known, &app.store.notes_about(&known.person.id).await?));
    }
    Ok(persons)
}

/// Whoever wrote a note is not named.
fn person(known: &AccountPerson, notes: &[Note]) -> Value {
    let person = &known.person;
    let note = |note: &Note| json!({ "at": text(note.created_at), "text": note.text });
    json!({
        "relation": known.relation.as_str(),
        "offered_for_new_visits": !known.hidden,
        "name": person.name.as_str(),
        "birth_date": person.birth_date.to_string(),
        "protection": person.protection.as_str(),
        "interpreter": person.access.interpreter,
        "step_free": person.access.step_free,
        "other_needs": person.access.other,
        "notes_of_staff": notes.iter().map(note).collect::<Vec<_>>(),
    })
}

async fn representatives(app: &App, account: &Account) -> Result<Vec<Value>, Failure> {
    let representative = |one: Representation| {
        json!({
            "email": one.email.as_str(),
            "for": one.persons.iter().map(|(_, name)| name).collect::<Vec<_>>(),
            "may": one.scope.as_str(),
            "until": text(one.until),
            "accepted_at": one.accepted_at.map(text),
        })
    };
    Ok(named(app, account).await?.into_iter().map(representative).collect())
}

async fn bookings(app: &App, account: &Account) -> Result<Vec<Value>, Failure> {
    let own = |booking: &Booking| booking.account == account.id;
    let bookings: Vec<Booking> = booking::list(app, account).await?.into_iter().filter(own).collect();
    let ids: Vec<&str> = bookings.iter().map(|booking| booking.id.as_str()).collect();
    let events = app.store.events_of(&ids).await?;
    let catalogue = app.catalogue();
    let booking = |booking: &Booking| {
        let people = booking.party.iter().map(|member| {
            account.known(&member.person).map(|known| {
                let errand = catalogue.errand(&member.errand).map(|errand| errand.name.get(account.language));
                json!({ "name": known.person.name.as_str(), "errand": errand })
            })
        });
        json!({
            "reference": booking.reference.to_string(),
            "office": office(&catalogue, booking, account),
            "errand": catalogue.errand(&booking.errand).map(|errand| errand.name.get(account.language)),
            "starts_at": text(booking.starts_at),
            "ends_at": text(booking.ends_at),
            "state": booking.state_at(app.clock.now()).as_str(),
            "people": people.collect::<Vec<_>>(),
            "made_at": text(booking.created_at),
            "changed_at": text(booking.changed_at),
            "history": history(account, &events, booking.id.as_str()),
        })
    };
    Ok(bookings.iter().map(booking).collect())
}

/// What the agency asks of the account's people.
async fn requests(app: &App, account: &Account) -> Result<Vec<Value>, Failure> {
    let catalogue = app.catalogue();
    let request = |known: &Invitation| {
        let asked = &known.asked;
        let people = asked.people.iter().map(|invitee| {
            let errands = invitee.errands.iter().filter_map(|errand| catalogue.errand(errand));
            json!({
                "name": invitee.name.as_str(),
                "birth_date": invitee.birth_date.to_string(),
                "errands": errands.map(|errand| errand.name.get(account.language)).collect::<Vec<_>>(),
            })
        });
        json!({
            "case": asked.case_file,
            "reason": asked.reason.as_str(),
            "note": asked.note,
            "people": people.collect::<Vec<_>>(),
            "book_by": known.last_day.to_string(),
            "email": asked.email.as_ref().map(Email::as_str),
            "address": asked.address,
            "made_at": text(known.made_at),
            "opened_at": known.opened_at.map(text),
            "proved_at": known.signed_in_at.map(text),
            "tried_at": known.tried_at.map(text),
            "withdrawn_at": known.withdrawn_at.map(text),
        })
    };
    Ok(app.store.invitations_of(&account.id).await?.iter().map(request).collect())
}

/// When new bookings were paused, why, and what was said to it. Whoever did it is not named.
fn restriction(one: &Restriction) -> Value {
    let ruled =
        |ruled: &Option<(Timestamp, Ruling)>| ruled.map(|(at, how)| json!({ "at": text(at), "ruling": how.as_str() }));
    let appeal =
        |appeal: &Appeal| json!({ "at": text(appeal.at), "text": appeal.text, "answer": ruled(&appeal.answer) });
    json!({
        "at": text(one.at),
        "reason": one.reason.as_str(),
        "note_of_staff": one.note,
        "until": one.until.map(text),
        "lifted": ruled(&one.lifted),
        "appeals": one.appeals.iter().map(appeal).collect::<Vec<_>>(),
    })
}

fn office<'c>(catalogue: &'c Catalogue, booking: &Booking, account: &Account) -> Option<&'c str> {
    catalogue.office(&booking.office).map(|office| office.name.get(account.language))
}

/// What was done to one thing. Whoever else did it is not named.
fn history(account: &Account, events: &[Happened], subject: &str) -> Vec<Value> {
    let own = format!("account:{}", account.id);
    let by = |actor: &str| match actor {
        "system" => "system",
        actor if actor == own => "you",
        _ => "somebody else",
    };
    events
        .iter()
        .filter(|event| event.subject == subject)
        .map(|event| {
            json!({ "at": text(event.at), "what": event.action, "detail": event.detail, "by": by(&event.actor) })
        })
        .collect()
}

fn text(instant: Timestamp) -> String {
    instant.to_string()
}
