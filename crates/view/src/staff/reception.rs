//! Reception: who has come, whether they may register, tickets for those without an appointment, and who goes first.

mod ticket;

pub use ticket::{TicketPage, TicketSaid, paper};

use super::day::words;
use super::line::{Background, Line, live, wait};
use super::{StaffFrame, fields};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, error_summary, hidden};
use crate::texts::{rich, t_with};
use besok_core::day::Entry;
use besok_core::id::{BookingId, ErrandId};
use besok_core::language::Language;
use besok_core::queue::{Arrival, Estimate};
use besok_core::search::Unreadable;
use besok_core::visit::{Stage, Visit};
use maud::{Markup, html};
use std::borrow::Cow;

/// How many people one ticket is for, at most.
pub const MOST_PEOPLE: i64 = 20;

/// The facts of the page.
#[derive(Debug, Clone, Copy)]
pub struct ReceptionPage<'a> {
    /// The queue.
    pub line: Line<'a>,
    /// What was looked for.
    pub typed: &'a str,
    /// What it found; none if nothing was looked for.
    pub found: Option<&'a Found<'a>>,
    /// Why it can be nothing.
    pub problem: Option<Unreadable>,
    /// How long one would wait for each errand that the office has, and whether it is open to those without an
    /// appointment now.
    pub walks: &'a [Walk],
    /// Makes a second press on "give a ticket" harmless.
    pub key: &'a str,
    /// The number of people makes no sense.
    pub people_wrong: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<'a> {
    /// Tickets.
    pub tickets: &'a [Visit],
    /// Bookings.
    pub bookings: Vec<Comer<'a>>,
    /// Whether there are more.
    pub more: bool,
}

/// A booking that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comer<'a> {
    /// Which.
    pub booking: &'a BookingId,
    /// As far as it may be seen.
    pub entry: &'a Entry,
    /// In which language they may want to be called.
    pub language: Language,
    /// What registering comes to.
    pub arrival: &'a Arrival,
}

/// An errand without an appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// Which.
    pub errand: ErrandId,
    /// How long one would wait.
    pub estimate: Option<Estimate>,
    /// Whether it is within its hours and limits. Reception may give a ticket all the same.
    pub open: bool,
}

impl ReceptionPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("staff-reception");
        let error = self.problem.map(|problem| match problem {
            Unreadable::Missing => frame.t("reception-missing"),
            Unreadable::TooLong => frame.t("find-too-long"),
            Unreadable::NotAnEmail => frame.t("find-not-an-email"),
        });
        let people = self.people_wrong.then(|| most_people(frame));
        let problems = fields::problems([("#words", &error), ("#people", &people)]);
        let (stream, page) = (self.line.at("reception/live"), self.line.at("reception"));
        let sheet = live(frame, (&stream, &page), Background::Stays, &self.sheet(frame));
        let field = Field {
            name: "words",
            label: frame.t("reception-words"),
            hint: Some(frame.t("reception-hint")),
            error,
            value: if self.problem == Some(Unreadable::TooLong) { "" } else { self.typed },
            autocomplete: Some("off"),
            dir: Some("auto"),
            ..Field::default()
        };
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1 { (title) }
            div.station {
                div {
                    section.card aria-labelledby="booked" {
                        h2 #booked { (frame.t("reception-booked")) }
                        form role="search" method="post" action=(self.line.at("reception/find")) novalidate {
                            (field.render(&frame.frame))
                            button.ds-button type="submit" { (frame.t("find-search")) }
                        }
                        @if let Some(found) = self.found { (self.found(frame, found)) }
                    }
                    (self.walk_in(frame, people))
                }
                div { (sheet) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    /// What is drawn anew.
    pub fn sheet(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("line-waiting");
        html! {
            (self.line.alarms(frame, None))
            (self.line.waiting(frame, (&title, &self.line.queue.rule), Some(&|visit| self.change(frame, visit))))
            (self.line.counters(frame))
        }
    }

    fn ticket(&self, visit: &Visit) -> String {
        self.line.at(&format!("reception/tickets/{}", visit.id))
    }

    fn change(&self, frame: &StaffFrame<'_>, visit: &Visit) -> Markup {
        html! {
            a.ds-link href=(self.ticket(visit)) { (frame.t("reception-change")) span.vh { ": " (visit.ticket) } }
        }
    }

    fn found(&self, frame: &StaffFrame<'_>, found: &Found<'_>) -> Markup {
        let count = found.tickets.len() + found.bookings.len();
        html! {
            h3 #found { (t_with(frame.frame.language, "reception-found", &[("count", count.into())])) }
            @if found.more { p { (frame.t("reception-more")) } }
            @if count == 0 { p { (frame.t("reception-nobody")) } }
            ul.comers {
                @for visit in found.tickets {
                    li {
                        p { bdi.tk { (visit.ticket) } " " (stage(frame, visit.stage)) }
                        p { (self.line.wish(frame, visit)) }
                        p { (self.change(frame, visit)) }
                    }
                }
                @for comer in &found.bookings { li { (self.comer(frame, comer)) } }
            }
        }
    }

    fn comer(&self, frame: &StaffFrame<'_>, comer: &Comer<'_>) -> Markup {
        let (language, entry) = (frame.frame.language, comer.entry);
        html! {
            p { b { bdi { (dates::day_and_time(language, entry.starts_at, &self.line.zone())) } } }
            @if let Some(visit) = &entry.visit {
                p { (words::names(visit)) br; a.ds-link href=(words::address(visit)) { bdi.tk { (visit.booking.reference) } } }
                p.needs { (words::needs(frame, visit, true)) }
            } @else {
                p.hint { (frame.t("reception-hidden")) }
            }
            (self.way_on(frame, comer))
        }
    }

    /// What registering comes to, and what can be done about it.
    fn way_on(&self, frame: &StaffFrame<'_>, comer: &Comer<'_>) -> Markup {
        let language = frame.frame.language;
        let said = |class: &str, key: &str| html! { p { span.st.(class) { span { (frame.t(key)) } } } };
        let walk_in = || html! { p { a.ds-link href="#walk-in" { (frame.t("reception-to-walk-in")) } } };
        match comer.arrival {
            Arrival::Now => self.register(frame, comer, false),
            Arrival::TooEarly(from) => html! {
                p { span.st.st-warn { span {
                    (rich(language, "reception-too-early", &[("time", html! { bdi { (self.line.time(*from)) } })]))
                } } }
                (self.register(frame, comer, true))
            },
            Arrival::TooLate => html! {
                (said("st-warn", "reception-too-late"))
                (self.register(frame, comer, true))
                (walk_in())
            },
            Arrival::OtherDay => html! { (said("st-bad", "reception-other-day")) (walk_in()) },
            Arrival::OtherOffice(office) => {
                let office = self.line.queue.catalogue.office(office);
                let name = office.map_or("", |office| office.name.get(language));
                html! {
                    (said("st-bad", "reception-other-office"))
                    p { (t_with(language, "reception-send-to", &[("office", name.into())])) }
                    (walk_in())
                }
            }
            Arrival::Cancelled => html! { (said("st-cancelled", "reception-cancelled")) (walk_in()) },
            Arrival::Here(ticket, at) => {
                let visit = self.line.queue.visits.iter().find(|visit| visit.ticket == *ticket);
                html! {
                    p { bdi.tk { (ticket) } " " (stage(frame, *at)) }
                    @if let Some(visit) = visit { p { (self.change(frame, visit)) } }
                }
            }
        }
    }

    fn register(&self, frame: &StaffFrame<'_>, comer: &Comer<'_>, anyway: bool) -> Markup {
        let id = format!("language-{}", comer.booking);
        html! {
            form.deeds method="post" action=(self.line.at("reception/register")) {
                (hidden("booking", comer.booking.as_str()))
                @if anyway { (hidden("anyway", "1")) }
                (languages(frame, &id, comer.language))
                @if anyway {
                    button.ds-button data-variant="secondary" type="submit" { (frame.t("reception-anyway")) }
                } @else {
                    button.ds-button type="submit" { (frame.t("reception-register")) }
                }
            }
        }
    }

    /// A ticket without an appointment, with how long one would wait for each errand.
    fn walk_in(&self, frame: &StaffFrame<'_>, error: Option<Cow<'static, str>>) -> Markup {
        let people = Field {
            name: "people",
            label: frame.t("staff-day-people"),
            value: "1",
            error,
            inputmode: Some("numeric"),
            autocomplete: Some("off"),
            width: "short",
            ..Field::default()
        };
        html! {
            section.card #walk-in aria-labelledby="walk-in-title" {
                h2 #walk-in-title { (frame.t("reception-walk-in")) }
                form method="post" action=(self.line.at("reception/ticket")) novalidate {
                    (hidden("key", self.key))
                    fieldset.f {
                        legend.ds-label { (frame.t("line-errand")) }
                        @for (nth, walk) in self.walks.iter().enumerate() {
                            div.ds-field.pickone {
                                input.ds-input type="radio" name="errand" id={ "errand-" (walk.errand) } value=(walk.errand)
                                    checked[nth == 0];
                                label.ds-label data-weight="regular" for={ "errand-" (walk.errand) } {
                                    (self.line.errand(frame, &walk.errand))
                                    span.sub {
                                        (wait(frame.frame.language, walk.estimate))
                                        @if !walk.open { " · " (frame.t("reception-not-open")) }
                                    }
                                }
                            }
                        }
                    }
                    (people.render(&frame.frame))
                    (languages(frame, "language", Language::DEFAULT))
                    button.ds-button type="submit" { (frame.t("reception-give")) }
                }
            }
        }
    }
}

fn most_people(frame: &StaffFrame<'_>) -> Cow<'static, str> {
    t_with(frame.frame.language, "reception-people-wrong", &[("most", MOST_PEOPLE.into())])
}

/// In which language they are called.
fn languages(frame: &StaffFrame<'_>, id: &str, chosen: Language) -> Markup {
    html! {
        div.ds-field.f {
            label.ds-label for=(id) { (frame.t("reception-language")) }
            select.ds-input id=(id) name="language" {
                @for each in Language::all() {
                    option value=(each.tag()) lang=(each.tag()) selected[each == chosen] { (each.name()) }
                }
            }
        }
    }
}

/// How a visit stands.
fn stage(frame: &StaffFrame<'_>, stage: Stage) -> Markup {
    let (class, key) = match stage {
        Stage::Waiting => ("st-wait", "line-is-waiting"),
        Stage::Called => ("st-wait", "line-called"),
        Stage::Serving => ("st-booked", "line-serving"),
        Stage::Done => ("st-done", "line-done"),
        Stage::NoShow => ("st-bad", "line-no-show"),
        Stage::Left => ("st-cancelled", "line-left"),
    };
    html! { span.st.(class) { span { (frame.t(key)) } } }
}
