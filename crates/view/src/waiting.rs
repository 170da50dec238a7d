//! The waiting list, as visitors see it: what would do for them, their place in line, and what they are offered.

mod offer;
mod place;
mod wish;

pub use offer::OfferPage;
pub use place::{LeavePage, PlacePage};
pub use wish::{Answers, Fault, OfficeTick, WishPage, Within};

use crate::dates;
use crate::frame::Frame;
use crate::parts::{Card, Row, card, companions, place as office_place};
use crate::texts::{rich, t_with};
use crate::visit::Company;
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::office::Office;
use besok_core::waiting::{Basis, Entry, Lately, Offer, Reason, State, Wish};
use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// Somebody's place in line, as pages tell of it.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    /// Which.
    pub entry: &'a Entry,
    /// What they wait for, first of all.
    pub errand: &'a Errand,
    /// Who comes.
    pub company: Company<'a>,
    /// What they are offered at the moment, and where.
    pub offer: Option<(&'a Offer, &'a Office)>,
    /// How many who wait for the same errand are asked before them.
    pub ahead: i64,
    /// How long it took of late.
    pub lately: Option<Lately>,
}

impl Place<'_> {
    /// Its page, after the language.
    pub fn path(&self) -> String {
        format!("/my/waiting/{}", self.entry.id)
    }
}

/// The page of an offer, after the language.
pub fn offer_path(offer: &Offer) -> String {
    format!("/my/offers/{}", offer.id)
}

/// Where it is asked what would do for these people.
pub fn wish_path(errand: &Errand, company: &Company<'_>, office: &Office) -> String {
    format!("/waiting/{}/{}?office={}", errand.id, company.path, office.id)
}

/// A place in line, among the visits of My Page.
pub(crate) fn place_card(frame: &Frame<'_>, place: &Place<'_>) -> Markup {
    let errand = place.errand.name.get(frame.language);
    if let Some((offer, office)) = place.offer {
        let time = when(frame, office, offer.spot.starts_at);
        return card(&Card {
            href: &frame.link(&offer_path(offer)),
            title: &time,
            below: true,
            body: html! {
                p.state.wait { (frame.t("waiting-for-you")) }
                p { (until(frame, offer, office)) }
                p { (office_place(frame, office)) }
                p { (errand) }
            },
        });
    }
    card(&Card {
        href: &frame.link(&place.path()),
        title: errand,
        below: true,
        body: html! {
            p { (standing(frame, place)) }
            @if place.company.count() > 1 {
                p { (t_with(frame.language, "my-people-count", &[("people", place.company.count().into())])) }
            }
        },
    })
}

/// How they stand, in one sentence.
fn standing(frame: &Frame<'_>, place: &Place<'_>) -> Markup {
    html! {
        @match place.entry.state {
            State::Paused => { (frame.t("waiting-paused")) }
            State::Left => { (frame.t("waiting-left")) }
            State::Served => { (frame.t("waiting-served")) }
            State::Waiting => { (t_with(frame.language, "waiting-ahead", &[("count", place.ahead.into())])) }
        }
    }
}

/// How long it took of late, or that nobody knows.
fn lately(frame: &Frame<'_>, lately: Option<Lately>) -> Markup {
    html! {
        @match lately {
            Some(Lately { count, half, most }) => {
                (t_with(frame.language, "waiting-lately", &[
                    ("count", count.into()), ("half", half.into()), ("most", most.into()),
                ]))
            }
            None => { (frame.t("waiting-lately-nobody")) }
        }
    }
}

fn until(frame: &Frame<'_>, offer: &Offer, office: &Office) -> Markup {
    let time = dates::day_and_time(frame.language, offer.until, &office.time_zone());
    rich(frame.language, "waiting-until", &[("time", html! { b { bdi { (time) } } })])
}

fn when(frame: &Frame<'_>, office: &Office, at: Timestamp) -> String {
    dates::capital(&dates::day_of_year_and_time(frame.language, at, &office.time_zone()))
}

/// What would do, line by line.
fn rows<'a>(frame: &'a Frame<'_>, catalogue: &Catalogue, (wish, company): (&Wish, &Company<'_>)) -> Vec<Row<'a>> {
    let row = |key, value| Row { term: frame.t(key), value, change: None };
    let offices = wish.offices.iter().filter_map(|id| catalogue.office(id));
    let names: Vec<&str> = offices.map(|office| office.name.get(frame.language)).collect();
    let day = |day| dates::date(frame.language, day);
    let days: Vec<String> = wish.weekdays.iter().map(|day| dates::weekday(frame.language, *day)).collect();
    let mut rows = vec![
        row("booking-people", companions(frame, company)),
        row("waiting-offices", html! { (names.join(" · ")) }),
        row(
            "waiting-days",
            html! { bdi { (day(wish.earliest)) } " – " bdi { (day(wish.latest)) } br; (days.join(", ")) },
        ),
    ];
    if wish.from > Time::midnight() || wish.to < Time::constant(23, 59, 0, 0) {
        rows.push(row("waiting-hours", html! { bdi { (dates::hours(frame.language, wish.from, wish.to)) } }));
    }
    if wish.notice_hours > 0 {
        let days = [("days", (wish.notice_hours / 24).into())];
        rows.push(row("waiting-notice", html! { (t_with(frame.language, "waiting-notice-days", &days)) }));
    }
    rows
}

/// Why something went to them, in words of the published rule.
pub(crate) fn reason(frame: &Frame<'_>, reason: &Reason) -> Markup {
    let passed: usize = reason.passed.values().sum();
    html! {
        @match reason.basis {
            Basis::BookBy(day) => {
                (rich(frame.language, "waiting-why-date", &[("date", html! { bdi { (dates::date(frame.language, day)) } })]))
            }
            Basis::Waited(days) => { (t_with(frame.language, "waiting-why-waited", &[("days", days.into())])) }
        }
        @if passed > 0 { " " (t_with(frame.language, "waiting-why-passed", &[("count", passed.into())])) }
    }
}

/// Since when somebody waits.
fn since(frame: &Frame<'_>, at: Timestamp, zone: &TimeZone) -> Markup {
    let day = dates::date(frame.language, zone.to_datetime(at).date());
    rich(frame.language, "waiting-since", &[("date", html! { bdi { (day) } })])
}
