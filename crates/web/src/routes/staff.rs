//! The routes of staff, by what they are about. Each names the permission that it needs.

use super::{Needs, Route};
use crate::limits;
use crate::staff::openings::{self, closures, days};
use crate::staff::{
    booking, catalogue, counter, cutover, day, details, events, figures, find, help, integrations, interpreters,
    letters, live, mailbox, members, moves, own, patterns, person, queue, reception, register, requests, restriction,
    screens, sign_in, simulate, waiting, week,
};
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use besok_core::staff::Permission;

/// Every route of staff.
pub(super) fn routes() -> Vec<Route> {
    [
        of_members(),
        of_day(),
        of_queue(),
        of_openings(),
        of_moves(),
        of_people(),
        of_requests(),
        of_letters(),
        of_catalogue(),
        of_events(),
        of_integrations(),
    ]
    .concat()
}

/// Signing in, one's own settings, and who works here.
fn of_members() -> Vec<Route> {
    const OWN: Needs = Needs::Staff(Permission::Own);
    const ADMIN: Needs = Needs::Staff(Permission::StaffAdmin);
    vec![
        ("/staff", OWN, get(own::start)),
        ("/staff/sign-in", Needs::Nothing, get(sign_in::page)),
        ("/staff/sign-in/challenge", Needs::Nothing, post(sign_in::challenge)),
        ("/staff/sign-in/answer", Needs::Nothing, post(sign_in::answer)),
        ("/staff/enrol", Needs::Nothing, get(sign_in::enrol)),
        ("/staff/enrol/challenge", Needs::Nothing, post(sign_in::link_challenge)),
        ("/staff/enrol/answer", Needs::Nothing, post(sign_in::link_answer)),
        ("/staff/sign-out", OWN, post(own::sign_out)),
        ("/staff/me", OWN, get(own::settings)),
        ("/staff/me/language", OWN, post(own::set_language)),
        ("/staff/me/passkeys/challenge", OWN, post(own::challenge)),
        ("/staff/me/passkeys/answer", OWN, post(own::answer)),
        ("/staff/me/passkeys/{number}/remove", OWN, post(own::remove_passkey)),
        ("/staff/members", ADMIN, get(members::list)),
        ("/staff/members/new", ADMIN, get(members::new).post(members::add)),
        ("/staff/members/{staff}", ADMIN, get(members::member)),
        ("/staff/members/{staff}/give", ADMIN, post(members::give)),
        ("/staff/members/{staff}/take", ADMIN, post(members::take)),
        ("/staff/members/{staff}/protected", ADMIN, post(members::protected)),
        ("/staff/members/{staff}/ask-link", ADMIN, post(members::ask_link)),
        ("/staff/members/{staff}/give-link", ADMIN, post(members::give_link)),
        ("/staff/members/{staff}/leave", ADMIN, post(members::leave)),
    ]
}

/// The day, the week and the month of an office.
fn of_day() -> Vec<Route> {
    const SEE: Needs = Needs::Staff(Permission::SeeDay);
    vec![
        ("/staff/offices/{office}/day", SEE, get(day::board)),
        ("/staff/offices/{office}/day/list", SEE, get(day::list)),
        ("/staff/offices/{office}/day/print", SEE, get(day::print)),
        ("/staff/offices/{office}/day/live", SEE, get(live::stream)),
        ("/staff/offices/{office}/week", SEE, get(week::week)),
        ("/staff/offices/{office}/month", SEE, get(week::month)),
    ]
}

/// The day of the visit: counters, reception, the rule of the queue, screens.
fn of_queue() -> Vec<Route> {
    const FIGURES: Needs = Needs::Staff(Permission::Figures);
    const SEE: Needs = Needs::Staff(Permission::SeeDay);
    const COUNTER: Needs = Needs::Staff(Permission::Counter);
    const RECEPTION: Needs = Needs::Staff(Permission::Reception);
    const RULE: Needs = Needs::Staff(Permission::QueueRule);
    vec![
        ("/staff/offices/{office}/counter", COUNTER, get(counter::page).post(counter::press)),
        ("/staff/offices/{office}/counter/open", COUNTER, post(counter::open)),
        ("/staff/offices/{office}/counter/live", COUNTER, get(counter::stream)),
        ("/staff/offices/{office}/reception", RECEPTION, get(reception::page)),
        ("/staff/offices/{office}/reception/live", RECEPTION, get(reception::stream)),
        ("/staff/offices/{office}/reception/find", RECEPTION, post(reception::find)),
        ("/staff/offices/{office}/reception/register", RECEPTION, post(reception::register)),
        ("/staff/offices/{office}/reception/ticket", RECEPTION, post(reception::give)),
        ("/staff/offices/{office}/reception/tickets/{visit}", RECEPTION, get(reception::ticket)),
        ("/staff/offices/{office}/reception/tickets/{visit}/change", RECEPTION, post(reception::change)),
        ("/staff/offices/{office}/reception/tickets/{visit}/print", RECEPTION, post(reception::print)),
        ("/staff/figures", FIGURES, get(figures::compared)),
        ("/staff/figures.csv", FIGURES, get(figures::compared_csv)),
        ("/staff/figures.json", FIGURES, get(figures::compared_json)),
        ("/staff/offices/{office}/figures", FIGURES, get(figures::page)),
        ("/staff/offices/{office}/figures/live", FIGURES, get(figures::stream)),
        ("/staff/offices/{office}/figures.csv", FIGURES, get(figures::csv)),
        ("/staff/offices/{office}/figures.json", FIGURES, get(figures::json)),
        ("/staff/offices/{office}/simulate", FIGURES, get(simulate::page)),
        ("/staff/offices/{office}/queue", SEE, get(queue::page)),
        ("/staff/offices/{office}/queue/vacate", RULE, post(queue::vacate)),
        ("/staff/offices/{office}/queue/rule", RULE, get(queue::form).post(queue::save)),
        ("/staff/offices/{office}/screens", RULE, get(screens::list).post(screens::make)),
        ("/staff/offices/{office}/screens/message", RULE, post(screens::tell)),
        ("/staff/offices/{office}/screens/{screen}/end", RULE, post(screens::end)),
    ]
}

/// Openings, single days and closures.
fn of_openings() -> Vec<Route> {
    const OPENINGS: Needs = Needs::Staff(Permission::Openings);
    vec![
        ("/staff/offices/{office}/openings", OPENINGS, get(openings::list)),
        ("/staff/offices/{office}/openings/new", OPENINGS, get(openings::new).post(openings::make)),
        ("/staff/offices/{office}/openings/new/preview", OPENINGS, get(openings::new_preview)),
        ("/staff/offices/{office}/openings/{opening}", OPENINGS, get(openings::edit).post(openings::save)),
        ("/staff/offices/{office}/openings/{opening}/preview", OPENINGS, get(openings::preview)),
        ("/staff/offices/{office}/openings/{opening}/history", OPENINGS, get(openings::history)),
        ("/staff/offices/{office}/openings/{opening}/days", OPENINGS, get(days::choose)),
        ("/staff/offices/{office}/openings/{opening}/days/{date}", OPENINGS, get(days::day).post(days::save)),
        ("/staff/offices/{office}/openings/{opening}/days/{date}/preview", OPENINGS, get(days::preview)),
        ("/staff/closures", OPENINGS, get(closures::list).post(closures::save)),
        ("/staff/closures/new", OPENINGS, get(closures::new)),
        ("/staff/closures/preview", OPENINGS, get(closures::preview)),
        ("/staff/closures/{closure}/end", OPENINGS, get(closures::end).post(closures::ended)),
    ]
}

/// Bulk moves.
fn of_moves() -> Vec<Route> {
    const MOVES: Needs = Needs::Staff(Permission::MoveBookings);
    vec![
        ("/staff/moves", MOVES, get(moves::list)),
        ("/staff/moves/new", MOVES, get(moves::new).post(moves::add)),
        ("/staff/moves/{move}", MOVES, get(moves::one)),
        ("/staff/moves/{move}/confirm", MOVES, post(moves::confirm)),
        ("/staff/moves/{move}/undo", MOVES, post(moves::undo)),
        ("/staff/moves/{move}/close", MOVES, post(moves::close)),
        ("/staff/moves/{move}/worklist", MOVES, get(moves::worklist)),
        ("/staff/moves/{move}/worklist/{booking}/accept", MOVES, post(moves::accept)),
        ("/staff/moves/{move}/worklist/{booking}/called", MOVES, post(moves::called)),
        ("/staff/moves/{move}/worklist/{booking}/cancel", MOVES, post(moves::cancel)),
    ]
}

/// Finding and helping people.
fn of_people() -> Vec<Route> {
    const FIND: Needs = Needs::Staff(Permission::FindPerson);
    const HELP: Needs = Needs::Staff(Permission::HelpPerson);
    const MAILBOX: Needs = Needs::Staff(Permission::SetMailbox);
    const RESTRICT: Needs = Needs::Staff(Permission::Restrict);
    vec![
        ("/staff/find", FIND, get(find::ask).post(find::find)),
        ("/staff/people/new", HELP, get(register::ask).post(register::register)),
        ("/staff/people/{person}", FIND, get(person::page)),
        ("/staff/people/{person}/notes", HELP, post(person::note)),
        ("/staff/people/{person}/details", HELP, get(details::form).post(details::change)),
        ("/staff/people/{person}/mailbox", MAILBOX, get(mailbox::form).post(mailbox::ask)),
        ("/staff/patterns", RESTRICT, get(patterns::list)),
        ("/staff/people/{person}/release", RESTRICT, post(restriction::release)),
        ("/staff/people/{person}/restriction", RESTRICT, get(restriction::page).post(restriction::restrict)),
        ("/staff/people/{person}/restriction/ruling", RESTRICT, post(restriction::rule)),
        ("/staff/mailboxes", MAILBOX, get(mailbox::list)),
        ("/staff/mailboxes/{id}/confirm", MAILBOX, post(mailbox::confirm)),
        ("/staff/mailboxes/{id}/decline", MAILBOX, post(mailbox::decline)),
        ("/staff/offices/{office}/waiting", HELP, get(waiting::list)),
        ("/staff/offices/{office}/waiting/{offer}", HELP, post(waiting::answer)),
        ("/staff/people/{person}/wait/{errand}/{party}/{office}", HELP, get(waiting::ask).post(waiting::join)),
        ("/staff/people/{person}/book", HELP, get(help::ask).post(help::wish)),
        ("/staff/people/{person}/book/{errand}/{party}/{office}", HELP, get(help::times).post(help::choose)),
        ("/staff/people/{person}/book/{errand}/{party}/{office}/{start}", HELP, get(help::check)),
        ("/staff/people/{person}/book/{errand}/{party}/{office}/{start}/extend", HELP, post(help::extend)),
        ("/staff/people/{person}/book/{errand}/{party}/{office}/{start}/confirm", HELP, post(help::confirm)),
        ("/staff/bookings/{reference}", FIND, get(booking::page)),
        ("/staff/bookings/{reference}/letter", FIND, get(booking::letter)),
        ("/staff/bookings/{reference}/cancel", HELP, post(booking::cancel)),
        ("/staff/bookings/{reference}/move/{office}", HELP, get(help::move_times).post(help::move_choose)),
        ("/staff/bookings/{reference}/move/{office}/{start}", HELP, get(help::move_check)),
        ("/staff/bookings/{reference}/move/{office}/{start}/extend", HELP, post(help::move_extend)),
        ("/staff/bookings/{reference}/move/{office}/{start}/confirm", HELP, post(help::move_confirm)),
        ("/staff/interpreters", HELP, get(interpreters::list)),
        ("/staff/interpreters/{reference}", HELP, post(interpreters::arrange)),
    ]
}

/// Requests to book.
fn of_requests() -> Vec<Route> {
    const REQUESTS: Needs = Needs::Staff(Permission::Requests);
    let long = || DefaultBodyLimit::max(limits::FILE);
    vec![
        ("/staff/requests", REQUESTS, get(requests::list).post(requests::search)),
        ("/staff/requests/new", REQUESTS, get(requests::new).post(requests::make)),
        ("/staff/requests/file", REQUESTS, get(requests::choose).post(requests::look).layer(long())),
        ("/staff/requests/file/make", REQUESTS, post(requests::make_file).layer(long())),
        ("/staff/requests/file/faults", REQUESTS, post(requests::faults).layer(long())),
        ("/staff/requests/sample.csv", REQUESTS, get(requests::sample)),
        ("/staff/requests/export.csv", REQUESTS, get(requests::export)),
        ("/staff/requests/{invitation}", REQUESTS, get(requests::one)),
        ("/staff/requests/{invitation}/change", REQUESTS, get(requests::edit).post(requests::change)),
        ("/staff/requests/{invitation}/send", REQUESTS, post(requests::send)),
        ("/staff/requests/{invitation}/renew", REQUESTS, post(requests::renew)),
        ("/staff/requests/{invitation}/withdraw", REQUESTS, get(requests::ask_withdraw).post(requests::withdraw)),
    ]
}

/// Letters to be printed.
fn of_letters() -> Vec<Route> {
    const LETTERS: Needs = Needs::Staff(Permission::Letters);
    vec![
        ("/staff/letters", LETTERS, get(letters::list)),
        ("/staff/letters/number", LETTERS, post(letters::by_number)),
        ("/staff/letters/{id}/preview", LETTERS, get(letters::preview)),
        ("/staff/letters/batches", LETTERS, post(letters::make)),
        ("/staff/letters/batches/{id}", LETTERS, get(letters::batch)),
        ("/staff/letters/batches/{id}/letters.pdf", LETTERS, get(letters::pdf)),
        ("/staff/letters/batches/{id}/letters.csv", LETTERS, get(letters::manifest)),
        ("/staff/letters/batches/{id}/posted", LETTERS, post(letters::posted)),
    ]
}

/// Errands, offices, holidays and texts.
fn of_catalogue() -> Vec<Route> {
    const CATALOGUE: Needs = Needs::Staff(Permission::Catalogue);
    let long = || DefaultBodyLimit::max(limits::CATALOGUE);
    let old = || DefaultBodyLimit::max(limits::OLD_BOOKINGS);
    vec![
        ("/staff/catalogue", CATALOGUE, get(catalogue::list)),
        ("/staff/old-bookings", CATALOGUE, get(cutover::overview).post(cutover::send).layer(old())),
        ("/staff/old-bookings/{file}", CATALOGUE, get(cutover::file)),
        ("/staff/old-bookings/{file}/refused.csv", CATALOGUE, get(cutover::refused)),
        ("/staff/catalogue/files/{file}", CATALOGUE, get(catalogue::file)),
        ("/staff/catalogue/{kind}", CATALOGUE, get(catalogue::one).post(catalogue::save).layer(long())),
        ("/staff/catalogue/{kind}/{id}", CATALOGUE, get(catalogue::one_of).post(catalogue::save_of).layer(long())),
        ("/staff/catalogue/{kind}/{id}/preview", CATALOGUE, post(catalogue::preview_of).layer(long())),
    ]
}

/// Who did what, and what is due to be erased.
fn of_events() -> Vec<Route> {
    const EVENTS: Needs = Needs::Staff(Permission::Events);
    vec![
        ("/staff/events", EVENTS, get(events::list)),
        ("/staff/events/export.csv", EVENTS, get(events::csv)),
        ("/staff/events/export.jsonl", EVENTS, get(events::json)),
        ("/staff/events/retention", EVENTS, get(events::retention)),
    ]
}

/// Other systems: their keys, and where they are told what happens.
fn of_integrations() -> Vec<Route> {
    const INTEGRATIONS: Needs = Needs::Staff(Permission::Integrations);
    vec![
        ("/staff/integrations", INTEGRATIONS, get(integrations::list)),
        ("/staff/integrations/keys", INTEGRATIONS, post(integrations::make_key)),
        ("/staff/integrations/keys/{key}/end", INTEGRATIONS, post(integrations::end_key)),
        ("/staff/integrations/webhooks", INTEGRATIONS, post(integrations::make_webhook)),
        ("/staff/integrations/webhooks/{webhook}", INTEGRATIONS, get(integrations::one)),
        ("/staff/integrations/webhooks/{webhook}/replay", INTEGRATIONS, post(integrations::replay)),
        ("/staff/integrations/webhooks/{webhook}/end", INTEGRATIONS, post(integrations::end_webhook)),
    ]
}
