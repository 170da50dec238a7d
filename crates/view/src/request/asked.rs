//! What somebody is asked, and the one thing to do about it.

use super::over::{Over, told};
use super::{path, reason, with_phone};
use crate::booking::{contact, when};
use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::{Card, Row, Tone, alert, back, card as pick, place, summary};
use crate::refusal::refusal;
use crate::texts::rich;
use crate::visit::Visit;
use besok_core::catalogue::Catalogue;
use besok_core::invitation::{DAYS_AFTER_TRYING, Invitation};
use besok_core::ledger::Refusal;
use besok_core::opening::local_day;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct AskedPage<'a> {
    /// The request.
    pub asked: &'a Invitation,
    /// What the agency offers, and where.
    pub catalogue: &'a Catalogue,
    /// How it stands.
    pub state: State<'a>,
    /// The instant at which the page is shown.
    pub now: Timestamp,
}

/// How a request stands for whoever is asked.
pub enum State<'a> {
    /// It can be booked: at this path.
    Open(String),
    /// None of its offices has a free time.
    NothingFree,
    /// Its people cannot come as they are asked to.
    Impossible(&'a Refusal),
    /// Its visit is booked, or has been.
    Booked(Visit<'a>),
    /// It is over.
    Over(Over),
}

impl AskedPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("request-title");
        let body = html! {
            (back(frame, &frame.link("/my")))
            h1 { (title) }
            (self.standing(frame))
            (summary(frame, &self.rows(frame)))
            (self.deed(frame))
        };
        frame.page(&title, Head::default(), &body)
    }

    /// What matters most, first: until when, or why there is nothing to do.
    fn standing(&self, frame: &Frame<'_>) -> Markup {
        match &self.state {
            State::Open(_) => html! {
                p.lead { (by(frame, self.asked.last_day)) }
                @if self.asked.tried_at.is_some() { (self.tried(frame)) }
            },
            State::NothingFree => self.nothing(frame),
            State::Impossible(why) => alert(
                Tone::Warning,
                &frame.t("request-impossible"),
                &html! {
                    p { (refusal(frame.language, why, frame.agency, None)) }
                    p { (with_phone(frame, "request-impossible-do")) }
                },
            ),
            State::Booked(visit) => {
                let time = html! { b { bdi { (when(frame, visit.office, visit.booking.starts_at)) } } };
                alert(Tone::Info, &frame.t("request-booked"), &html! { p { (time) br; (place(frame, visit.office)) } })
            }
            State::Over(why) => alert(
                Tone::Info,
                &frame.t(match why {
                    Over::Withdrawn => "request-withdrawn",
                    _ => "request-lapsed",
                }),
                &told(frame, *why),
            ),
        }
    }

    /// The one thing to do.
    fn deed(&self, frame: &Frame<'_>) -> Markup {
        html! {
            @match &self.state {
                State::Open(path) => a.ds-button href=(frame.link(path)) { (frame.t("request-book")) },
                State::Booked(visit) => a.ds-button href=(frame.link(&visit.path())) { (frame.t("request-see-visit")) },
                State::NothingFree | State::Impossible(_) => ul.plain { (contact(frame)) },
                State::Over(_) => {},
            }
        }
    }

    fn nothing(&self, frame: &Frame<'_>) -> Markup {
        let zone = self.catalogue.time_zone();
        let today = local_day(self.now, &zone);
        let noted = self.asked.tried_at.is_some_and(|at| local_day(at, &zone) == today);
        let until = self.asked.last_day.max(today.saturating_add(DAYS_AFTER_TRYING.days()));
        let until = html! { b { bdi { (dates::date(frame.language, until)) } } };
        html! {
            @if noted {
                (self.tried(frame))
            } @else {
                (alert(Tone::Warning, &frame.t("request-nothing"), &html! {
                    p { (frame.t("request-nothing-why")) }
                    p { (rich(frame.language, "request-nothing-do", &[("date", until)])) }
                    form method="post" action=(frame.link(&format!("{}/tried", path(self.asked)))) {
                        button.ds-button type="submit" { (frame.t("request-try")) }
                    }
                }))
                @if self.asked.tried_at.is_some() { (self.tried(frame)) }
            }
        }
    }

    /// That a try was noted, until when the request is kept open for it, and the proof.
    fn tried(&self, frame: &Frame<'_>) -> Markup {
        let Some(at) = self.asked.tried_at else { return html! {} };
        let zone = self.catalogue.time_zone();
        let at = html! { bdi { (dates::day_of_year_and_time(frame.language, at, &zone)) } };
        let until = html! { b { bdi { (dates::date(frame.language, self.asked.last_day)) } } };
        let proof = frame.link(&format!("{}/tried", path(self.asked)));
        alert(
            Tone::Info,
            &frame.t("request-tried"),
            &html! {
                p { (rich(frame.language, "request-tried-at", &[("time", at)])) }
                p { (rich(frame.language, "request-tried-until", &[("date", until)])) }
                p { a.ds-button data-variant="secondary" href=(proof) { (frame.t("request-proof-show")) } }
            },
        )
    }

    fn rows<'f>(&'f self, frame: &'f Frame<'_>) -> Vec<Row<'f>> {
        let asked = &self.asked.asked;
        let row = |key, value| Row { term: frame.t(key), value, change: None };
        let why = html! {
            (reason(frame.language, asked.reason))
            @if !asked.note.is_empty() { br; bdi { (asked.note) } }
        };
        let mut rows = vec![
            row("request-who", people(frame, self.catalogue, self.asked)),
            row("request-why", why),
            row("request-where", html! { (offices(frame, self.catalogue, self.asked)) }),
        ];
        // Where it can be booked, that is said above.
        if !matches!(self.state, State::Open(_)) {
            let day = dates::capital(&dates::day_of_year(frame.language, self.asked.last_day));
            rows.push(row("request-by", html! { b { bdi { (day) } } }));
        }
        rows.push(row("request-case", html! { bdi { (asked.case_file) } }));
        rows
    }
}

/// Who is to come, and what for.
pub(super) fn people(frame: &Frame<'_>, catalogue: &Catalogue, asked: &Invitation) -> Markup {
    html! {
        ul.who {
            @for invitee in &asked.asked.people {
                li {
                    bdi.name { (invitee.name.as_str()) }
                    @for errand in invitee.errands.iter().filter_map(|id| catalogue.errand(id)) {
                        span.hint { (errand.name.get(frame.language)) }
                    }
                }
            }
        }
    }
}

/// "Book by 15 January".
fn by(frame: &Frame<'_>, day: Date) -> Markup {
    let date = html! { b { bdi { (dates::day_of_year(frame.language, day)) } } };
    rich(frame.language, "request-book-by", &[("date", date)])
}

/// The offices that are asked for; any where it does not say.
pub(super) fn offices<'a>(frame: &Frame<'_>, catalogue: &'a Catalogue, asked: &Invitation) -> Cow<'a, str> {
    if asked.asked.offices.is_empty() {
        return frame.t("request-anywhere");
    }
    let names = asked.asked.offices.iter().filter_map(|id| catalogue.office(id));
    names.map(|office| office.name.get(frame.language)).collect::<Vec<_>>().join(" · ").into()
}

/// A request on My Page: what for, and until when.
pub(crate) fn card(frame: &Frame<'_>, asked: &Invitation, errand: &str) -> Markup {
    pick(&Card {
        href: &frame.link(&path(asked)),
        title: errand,
        below: true,
        body: html! {
            p { (by(frame, asked.last_day)) }
            ul.who { @for invitee in &asked.asked.people { li { bdi.name { (invitee.name.as_str()) } } } }
        },
    })
}

/// The last day of a request, in the agency's words for dates.
pub(crate) fn date(frame: &Frame<'_>, day: Date) -> Markup {
    html! { b { bdi { (dates::date(frame.language, day)) } } }
}
