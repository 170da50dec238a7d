//! The whole site on one page. Each route says what it needs; none is reachable that does not say it.

mod staff;

use crate::screen::{self, kiosk};
use crate::visitor::account::{self, delete, email, representatives, sessions};
use crate::visitor::request::{self, asked};
use crate::visitor::{booking, earlier, moving, my, paused, people, public, sign_in, ticket, waiting};
use crate::{Web, api, assets, csrf, demo, health, limits, page};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::{HeaderName, HeaderValue};
use axum::http::{StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use besok_core::staff::Permission;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

/// What a route needs of whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nothing: it is for everybody.
    Nothing,
    /// Somebody signed in, perhaps for the first time.
    SignedIn,
    /// Somebody signed in who has said who they are.
    Visitor,
    /// Whoever has proved that the old booking of the address is theirs.
    OldBooking,
    /// The same, signed in as well.
    TakeOver,
    /// A demonstration without a mail server.
    Mailbox,
    /// A device that is a screen of an office.
    Screen,
    /// A device that is a kiosk of an office.
    Kiosk,
    /// A program with a key of the API.
    Key,
    /// A member of staff with this permission; at the office of the address, where it has one.
    Staff(Permission),
}

type Route = (&'static str, Needs, MethodRouter<Web>);

/// Every route of the site.
fn routes() -> Vec<Route> {
    let of_visitors =
        [for_everybody(), of_account(), of_visits(), of_waiting(), of_old_bookings(), on_the_day()].concat();
    [of_visitors, for_programs(), staff::routes()].concat()
}

/// Public pages, signing in, and booking.
fn for_everybody() -> Vec<Route> {
    use Needs::{Mailbox, Nothing, SignedIn, Visitor};
    vec![
        ("/", Nothing, get(public::choose_language)),
        ("/assets/{name}", Nothing, get(assets::asset)),
        ("/robots.txt", Nothing, get(public::robots)),
        ("/health/live", Nothing, get(health::live)),
        ("/health/ready", Nothing, get(health::ready)),
        ("/dev/mailbox", Mailbox, get(demo::mailbox)),
        ("/dev/mailbox/{id}", Mailbox, get(demo::mail)),
        ("/{language}", Nothing, get(public::start)),
        ("/{language}/", Nothing, get(public::start)),
        ("/{language}/errands", Nothing, get(public::errands)),
        ("/{language}/offices", Nothing, get(public::offices)),
        ("/{language}/offices/{office}", Nothing, get(public::office)),
        ("/{language}/how-to-sign-in", Nothing, get(public::how_to_sign_in)),
        ("/{language}/lost-mailbox", Nothing, get(public::lost_mailbox)),
        ("/{language}/terms", Nothing, get(public::terms)),
        ("/{language}/contact", Nothing, get(public::contact)),
        ("/{language}/accessibility", Nothing, get(public::accessibility)),
        ("/{language}/privacy", Nothing, get(public::privacy)),
        ("/{language}/waiting-list", Nothing, get(waiting::rule)),
        ("/{language}/sign-in", Nothing, get(sign_in::email).post(sign_in::send_code)),
        ("/{language}/sign-in/code", Nothing, get(sign_in::code).post(sign_in::verify)),
        ("/{language}/sign-in/resend", Nothing, post(sign_in::resend)),
        ("/{language}/sign-out", Nothing, post(sign_in::sign_out)),
        ("/r", Nothing, get(request::short)),
        ("/r/{code}", Nothing, get(request::scanned)),
        ("/{language}/request", Nothing, get(request::request).post(request::typed)),
        ("/{language}/request/{secret}", Nothing, get(request::linked)),
        ("/{language}/request/code", Nothing, post(request::send_code)),
        ("/{language}/request/birth", Nothing, post(request::birth)),
        ("/{language}/request/account", SignedIn, post(request::take)),
        ("/{language}/request/forget", Nothing, post(request::forget)),
        ("/{language}/welcome", SignedIn, get(sign_in::welcome).post(sign_in::complete)),
        ("/{language}/book", Nothing, get(booking::errand)),
        ("/{language}/book/{errand}", Nothing, get(people::choose)),
        ("/{language}/book/{errand}/people", Visitor, post(people::chosen)),
        ("/{language}/book/{errand}/{party}", Nothing, get(booking::office)),
        ("/{language}/book/{errand}/{party}/{office}", Nothing, get(booking::time).post(booking::choose)),
        ("/{language}/book/{errand}/{party}/{office}/{start}", Visitor, get(booking::check)),
        (
            "/{language}/book/{errand}/{party}/{office}/{start}/hold",
            Visitor,
            get(booking::challenge).post(booking::hold),
        ),
        ("/{language}/book/{errand}/{party}/{office}/{start}/extend", Visitor, post(booking::extend)),
        ("/{language}/book/{errand}/{party}/{office}/{start}/confirm", Visitor, post(booking::confirm)),
        ("/{language}/people", Visitor, get(people::list).post(people::remove)),
        ("/{language}/people/add", Visitor, get(people::add).post(people::added)),
    ]
}

/// The life of an account.
fn of_account() -> Vec<Route> {
    use Needs::{Nothing, Visitor};
    vec![
        ("/{language}/account", Visitor, get(account::overview)),
        ("/{language}/account/phone", Visitor, get(account::phone).post(account::set_phone)),
        ("/{language}/account/language", Visitor, get(account::language).post(account::set_language)),
        ("/{language}/account/email", Visitor, get(email::ask).post(email::send)),
        ("/{language}/account/email/codes", Visitor, get(email::codes).post(email::change)),
        ("/{language}/account/sessions", Visitor, get(sessions::list)),
        ("/{language}/account/sessions/others/end", Visitor, post(sessions::end_others)),
        ("/{language}/account/sessions/{session}/end", Visitor, post(sessions::end)),
        ("/{language}/account/representatives", Visitor, get(representatives::list)),
        ("/{language}/account/representatives/add", Visitor, get(representatives::add).post(representatives::name)),
        ("/{language}/account/representatives/{representation}/accept", Visitor, post(representatives::accept)),
        ("/{language}/account/representatives/{representation}/decline", Visitor, post(representatives::decline)),
        ("/{language}/account/representatives/{representation}/end", Visitor, post(representatives::end)),
        ("/{language}/account/data", Visitor, get(account::data)),
        ("/{language}/account/data/download", Visitor, get(account::download)),
        ("/{language}/account/delete", Visitor, get(delete::ask).post(delete::send)),
        ("/{language}/account/delete/code", Visitor, get(delete::code).post(delete::delete)),
        ("/{language}/account-deleted", Nothing, get(delete::deleted)),
    ]
}

/// The waiting list.
fn of_waiting() -> Vec<Route> {
    use Needs::Visitor;
    vec![
        ("/{language}/waiting/{errand}/{party}", Visitor, get(waiting::join).post(waiting::joined)),
        ("/{language}/my/waiting/{entry}", Visitor, get(waiting::show_place)),
        ("/{language}/my/waiting/{entry}/saved", Visitor, get(waiting::saved)),
        ("/{language}/my/waiting/{entry}/change", Visitor, get(waiting::change).post(waiting::changed)),
        ("/{language}/my/waiting/{entry}/pause", Visitor, post(waiting::pause)),
        ("/{language}/my/waiting/{entry}/resume", Visitor, post(waiting::resume)),
        ("/{language}/my/waiting/{entry}/leave", Visitor, get(waiting::ask_leave).post(waiting::leave)),
        ("/{language}/my/offers/{offer}", Visitor, get(waiting::show_offer)),
        ("/{language}/my/offers/{offer}/take", Visitor, post(waiting::take)),
        ("/{language}/my/offers/{offer}/decline", Visitor, post(waiting::decline)),
    ]
}

/// My Page, and what can be done with each visit.
fn of_visits() -> Vec<Route> {
    use Needs::Visitor;
    vec![
        ("/{language}/my", Visitor, get(my::list)),
        ("/{language}/my/requests/{request}", Visitor, get(asked::show)),
        ("/{language}/my/requests/{request}/tried", Visitor, get(asked::proof).post(asked::tried)),
        ("/{language}/my/requests/{request}/book", Visitor, get(asked::office)),
        ("/{language}/my/requests/{request}/book/{office}", Visitor, get(asked::time).post(asked::choose)),
        ("/{language}/my/requests/{request}/book/{office}/{start}", Visitor, get(asked::check)),
        (
            "/{language}/my/requests/{request}/book/{office}/{start}/hold",
            Visitor,
            get(asked::challenge).post(asked::hold),
        ),
        ("/{language}/my/requests/{request}/book/{office}/{start}/extend", Visitor, post(asked::extend)),
        ("/{language}/my/requests/{request}/book/{office}/{start}/confirm", Visitor, post(asked::confirm)),
        ("/{language}/my/paused", Visitor, get(paused::page).post(paused::appeal)),
        ("/{language}/my/{reference}", Visitor, get(my::details)),
        ("/{language}/my/{reference}/booked", Visitor, get(my::booked)),
        ("/{language}/my/{reference}/moved", Visitor, get(my::moved)),
        ("/{language}/my/{reference}/changed", Visitor, get(my::changed)),
        ("/{language}/my/{reference}/cancelled", Visitor, get(my::cancelled)),
        ("/{language}/my/{reference}/taken-over", Visitor, get(my::taken_over)),
        ("/{language}/my/{reference}/print", Visitor, get(my::print)),
        ("/{language}/my/{reference}/calendar.ics", Visitor, get(my::calendar)),
        ("/{language}/my/{reference}/cancel", Visitor, get(my::ask_cancel).post(my::cancel)),
        ("/{language}/my/{reference}/move", Visitor, get(moving::office)),
        ("/{language}/my/{reference}/move/{office}", Visitor, get(moving::time).post(moving::choose)),
        ("/{language}/my/{reference}/move/{office}/{start}", Visitor, get(moving::check)),
        ("/{language}/my/{reference}/move/{office}/{start}/hold", Visitor, get(moving::challenge).post(moving::hold)),
        ("/{language}/my/{reference}/move/{office}/{start}/extend", Visitor, post(moving::extend)),
        ("/{language}/my/{reference}/move/{office}/{start}/confirm", Visitor, post(moving::confirm)),
        ("/{language}/my/{reference}/people", Visitor, get(people::change).post(people::changed)),
        ("/{language}/my/{reference}/people/{party}", Visitor, get(moving::office)),
        ("/{language}/my/{reference}/people/{party}/{office}", Visitor, get(moving::time).post(moving::choose)),
        ("/{language}/my/{reference}/people/{party}/{office}/{start}", Visitor, get(moving::check)),
        (
            "/{language}/my/{reference}/people/{party}/{office}/{start}/hold",
            Visitor,
            get(moving::challenge).post(moving::hold),
        ),
        ("/{language}/my/{reference}/people/{party}/{office}/{start}/extend", Visitor, post(moving::extend)),
        ("/{language}/my/{reference}/people/{party}/{office}/{start}/confirm", Visitor, post(moving::confirm)),
    ]
}

/// Bookings made before the cutover, outside My Page. Each is shown and changed as on My Page; who comes stays.
fn of_old_bookings() -> Vec<Route> {
    use Needs::{Nothing, OldBooking, TakeOver};
    vec![
        ("/{language}/earlier", Nothing, get(earlier::ask).post(earlier::begin)),
        ("/{language}/earlier/code", Nothing, get(earlier::code).post(earlier::verify)),
        ("/{language}/earlier/done", Nothing, post(earlier::done)),
        ("/{language}/earlier/{reference}", OldBooking, get(my::details)),
        ("/{language}/earlier/{reference}/moved", OldBooking, get(my::moved)),
        ("/{language}/earlier/{reference}/cancelled", OldBooking, get(my::cancelled)),
        ("/{language}/earlier/{reference}/print", OldBooking, get(my::print)),
        ("/{language}/earlier/{reference}/calendar.ics", OldBooking, get(my::calendar)),
        ("/{language}/earlier/{reference}/cancel", OldBooking, get(my::ask_cancel).post(my::cancel)),
        ("/{language}/earlier/{reference}/move", OldBooking, get(moving::office)),
        ("/{language}/earlier/{reference}/move/{office}", OldBooking, get(moving::time).post(moving::choose)),
        ("/{language}/earlier/{reference}/move/{office}/{start}", OldBooking, get(moving::check)),
        ("/{language}/earlier/{reference}/move/{office}/{start}/hold", OldBooking, post(moving::hold)),
        ("/{language}/earlier/{reference}/move/{office}/{start}/extend", OldBooking, post(moving::extend)),
        ("/{language}/earlier/{reference}/move/{office}/{start}/confirm", OldBooking, post(moving::confirm)),
        (
            "/{language}/earlier/{reference}/take-over",
            TakeOver,
            get(earlier::ask_to_take_over).post(earlier::take_over),
        ),
        ("/{language}/earlier/{reference}/here", OldBooking, post(ticket::say_here)),
    ]
}

/// The day of a visit: screens of offices, and tickets on phones.
fn on_the_day() -> Vec<Route> {
    use Needs::{Kiosk, Nothing, Screen, Visitor};
    vec![
        ("/screen", Screen, get(screen::show_screen)),
        ("/screen/live", Screen, get(screen::stream)),
        ("/screen/{secret}", Nothing, get(screen::open)),
        ("/{language}/kiosk", Kiosk, get(kiosk::ways)),
        ("/{language}/kiosk/reference", Kiosk, post(kiosk::by_reference)),
        ("/{language}/kiosk/birth", Kiosk, post(kiosk::by_birth)),
        ("/{language}/kiosk/ticket", Kiosk, post(kiosk::take)),
        ("/t/{secret}", Nothing, get(ticket::scanned)),
        ("/{language}/ticket", Nothing, get(ticket::show_ticket)),
        ("/{language}/ticket/live", Nothing, get(ticket::stream)),
        ("/{language}/ticket/leave", Nothing, post(ticket::leave)),
        ("/{language}/ticket/back", Nothing, post(ticket::come_back)),
        ("/{language}/offices/{office}/ticket", Nothing, get(ticket::offer).post(ticket::take)),
        ("/{language}/my/{reference}/here", Visitor, post(ticket::say_here)),
    ]
}

/// JSON.
fn for_programs() -> Vec<Route> {
    use Needs::{Key, Nothing};
    vec![
        ("/api/v1/openapi.json", Nothing, get(api::openapi)),
        ("/api/v1/errands/{errand}/offices/{office}/times", Nothing, get(api::times)),
        ("/api/v1/requests", Key, get(api::list).post(api::make)),
        ("/api/v1/requests/{request}", Key, get(api::one).put(api::change)),
        ("/api/v1/requests/{request}/withdraw", Key, post(api::withdraw)),
        ("/api/v1/requests/{request}/renew", Key, post(api::renew)),
        ("/api/v1/notices", Key, get(api::notices)),
    ]
}

/// What each route needs, for the test that walks them all.
pub fn table() -> Vec<(&'static str, Needs)> {
    routes().into_iter().map(|(path, needs, _)| (path, needs)).collect()
}

/// The site.
pub fn router(web: Web) -> Router {
    let mut router = Router::new();
    for (path, needs, methods) in routes() {
        router = router.route(path, methods.layer(from_fn_with_state(needs, page::guard)));
    }
    let timeout = TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, limits::TIMEOUT);
    let router = router
        .fallback(public::nothing)
        .layer(CatchPanicLayer::new())
        .layer(timeout)
        .layer(DefaultBodyLimit::max(limits::BODY))
        .layer(from_fn(csrf::demand_origin))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(web.clone(), page::frame))
        .layer(CompressionLayer::new());
    with_security_headers(router).with_state(web)
}

/// Nothing runs on a page, nothing is loaded from elsewhere, nobody frames it, and no address leaves it.
fn with_security_headers(router: Router<Web>) -> Router<Web> {
    let headers = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; \
             base-uri 'none'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
        (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
    ];
    headers.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value)))
    })
}
