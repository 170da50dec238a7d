//! A counter: where one sits down, and the one screen with which people are called, received and sent on.

use super::day::words;
use super::line::{Background, Line, live};
use super::{StaffFrame, Tab};
use crate::frame::Head;
use crate::parts::hidden;
use crate::texts::{rich, t_with};
use besok_core::day;
use besok_core::queue::Seat;
use besok_core::staff::Permission;
use besok_core::visit::{NOTE_LENGTH, Outcome, Stage, Visit};
use maud::{Markup, html};

/// The facts of the page.
#[derive(Debug, Clone, Copy)]
pub struct CounterPage<'a> {
    /// The queue.
    pub line: Line<'a>,
    /// Where whoever looks sits; none before they have chosen.
    pub seat: Option<&'a Seat>,
    /// What is known of whoever is there.
    pub there: There<'a>,
    /// What was answered to the last button, if that was not what it says.
    pub said: Option<CounterSaid>,
}

/// What is known of whoever is at the counter.
#[derive(Debug, Clone, Copy)]
pub enum There<'a> {
    /// No booking: nobody knows who they are.
    Unknown,
    /// A booking of people who are not named to whoever looks.
    Hidden,
    /// A booking with its people.
    Booked(&'a day::Visit),
}

/// What was answered to a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CounterSaid {
    /// Nobody waits whom the counter may call.
    NobodyWaits,
    /// Somebody else has called them, or they have gone.
    NotWaiting,
    /// Somebody is still at the counter that was to be left.
    StillThere,
    /// A colleague sits there.
    Occupied,
    /// There is nothing to take back.
    NothingToUndo,
}

impl CounterSaid {
    const ALL: [(Self, &'static str); 5] = [
        (Self::NobodyWaits, "counter-nobody-waits"),
        (Self::NotWaiting, "counter-not-waiting"),
        (Self::StillThere, "counter-still-there"),
        (Self::Occupied, "counter-occupied"),
        (Self::NothingToUndo, "counter-nothing-to-undo"),
    ];

    /// As it stands in addresses.
    pub fn as_str(self) -> &'static str {
        Self::ALL.into_iter().find(|(one, _)| *one == self).map_or("", |(_, key)| key)
    }

    /// From an address.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, key)| *key == text).map(|(one, _)| one)
    }
}

impl CounterPage<'_> {
    /// The page. What others do is drawn anew by itself; what stands at one's own counter changes with one's own buttons.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let (mark, page) = (self.mark(), self.line.at("counter"));
        let title = self.title(frame);
        let said = html! {
            @if let Some(said) = self.said { p.ds-alert data-color="warning" role="status" { (frame.t(said.as_str())) } }
        };
        let sheet = live(frame, (&self.line.at("counter/live"), &page), Background::Stays, &self.sheet(frame));
        let body = match self.seat {
            None => html! {
                div #station data-mark=(mark) {
                    h1 { (title) }
                    (said)
                    p.hint { (frame.t("counter-choose-text")) }
                    (sheet)
                }
            },
            Some(seat) => html! {
                div #station data-mark=(mark) {
                    (self.head(frame, seat, &title))
                    (said)
                    div.station {
                        (self.mine(frame, seat))
                        div { (sheet) }
                    }
                }
            },
        };
        frame.page(&title, Head::default(), &body)
    }

    /// What is drawn anew. Its mark tells the page that something was done at the counter itself, by another page.
    pub fn sheet(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("line-waiting");
        html! {
            div data-mark=(self.mark()) {
                (self.line.alarms(frame, self.seat.map(|seat| seat.counter)))
                @match self.seat {
                    None => (self.choose(frame)),
                    Some(seat) => {
                        (self.line.waiting(frame, (&title, &self.line.queue.rule), Some(&|visit| self.call(frame, seat, visit))))
                        (self.line.counters(frame))
                    }
                }
            }
        }
    }

    fn mark(&self) -> String {
        self.seat.map_or_else(String::new, |seat| self.line.queue.mark(seat.counter))
    }

    fn title(&self, frame: &StaffFrame<'_>) -> String {
        let language = frame.frame.language;
        match self.seat {
            Some(seat) => t_with(language, "counter-title", &[("counter", seat.counter.into())]).into_owned(),
            None => frame.t("counter-choose").into_owned(),
        }
    }

    fn choose(&self, frame: &StaffFrame<'_>) -> Markup {
        let queue = self.line.queue;
        if queue.rule.counters.is_empty() {
            return html! {
                p.empty {
                    (frame.t("counter-none")) " "
                    @if let Some(address) = frame.staff.and_then(|staff| Tab::Queue.address(staff, frame.office)) {
                        a.ds-link href=(address) { (frame.t("staff-queue")) }
                    }
                }
            };
        }
        html! {
            ul.cards {
                @for counter in &queue.rule.counters {
                    li.card {
                        h2 { (t_with(frame.frame.language, "counter-title", &[("counter", counter.number.into())])) }
                        p { (self.line.errands(frame, &counter.errands)) }
                        @match queue.seat(counter.number) {
                            Some(seat) => p {
                                (rich(frame.frame.language, "counter-taken", &[
                                    ("name", html! { bdi { (self.line.name(&seat.staff)) } }),
                                    ("time", html! { bdi { (self.line.time(seat.since)) } }),
                                ]))
                            },
                            None => form method="post" action=(self.line.at("counter/open")) {
                                (hidden("counter", &counter.number.to_string()))
                                button.ds-button type="submit" {
                                    (frame.t("counter-sit")) span.vh { ": " (counter.number) }
                                }
                            },
                        }
                    }
                }
            }
        }
    }

    fn head(&self, frame: &StaffFrame<'_>, seat: &Seat, title: &str) -> Markup {
        let counter = self.line.queue.rule.counter(seat.counter);
        let pause = if seat.paused { ("go-on", "counter-go-on") } else { ("pause", "counter-pause") };
        html! {
            div.dayhead {
                h1 { (title) }
                @if let Some(counter) = counter { span.hint { (self.line.errands(frame, &counter.errands)) } }
                div.toolbar {
                    (self.form(&html! {
                        (button(frame, pause, ("secondary", Some("p"))))
                        (button(frame, ("leave", "counter-leave"), ("secondary", None)))
                    }))
                    (self.emergency(frame, seat))
                    label.keys hidden { input #keys type="checkbox" checked; " " (frame.t("counter-keys")) }
                }
            }
        }
    }

    /// Two presses, and nothing that whoever stands at the counter would hear or see.
    fn emergency(&self, frame: &StaffFrame<'_>, seat: &Seat) -> Markup {
        html! {
            @if seat.alarm_at.is_some() {
                (self.form(&html! {
                    span { (frame.t("counter-alarm-told")) }
                    (button(frame, ("calm", "counter-alarm-over"), ("secondary", None)))
                }))
            } @else {
                details.emergency {
                    summary { (frame.t("counter-alarm")) }
                    (self.form(&button(frame, ("alarm", "counter-alarm-now"), ("primary", None))))
                }
            }
        }
    }

    /// Whoever is at the counter, and what can be done with them.
    fn mine(&self, frame: &StaffFrame<'_>, seat: &Seat) -> Markup {
        let visit = self.line.queue.at_counter(seat.counter);
        html! {
            section.card.mine aria-labelledby="mine" {
                h2.vh #mine { (frame.t("counter-mine")) }
                @match visit {
                    Some(visit) => {
                        (self.who(frame, visit))
                        (self.deeds(frame, visit))
                        (self.finish(frame, visit))
                        (self.send_on(frame, seat))
                    }
                    None => {
                        p.lead { (frame.t(if seat.paused { "counter-paused" } else { "counter-free" })) }
                        @if !seat.paused {
                            (self.form(&button(frame, ("next", "counter-next"), ("primary", Some("n")))))
                        }
                    }
                }
                @if seat.before.is_some() {
                    (self.form(&button(frame, ("undo", "counter-undo"), ("secondary", Some("z")))))
                }
            }
        }
    }

    fn who(&self, frame: &StaffFrame<'_>, visit: &Visit) -> Markup {
        let language = frame.frame.language;
        let calls = t_with(language, "counter-calls", &[("calls", visit.calls.into())]);
        html! {
            p.ticket { bdi { (visit.ticket) } }
            p {
                @if visit.stage == Stage::Called {
                    span.st.st-wait { span { (frame.t("line-called")) } } " " (calls)
                } @else {
                    span.st.st-booked { span { (frame.t("line-serving")) } }
                }
            }
            p { (self.line.wish(frame, visit)) }
            @match self.there {
                There::Unknown => {},
                There::Hidden => p { span.st.st-bad { span { (frame.t("staff-day-protected")) } } " " (frame.t("counter-hidden")) },
                There::Booked(booked) => {
                    p {
                        (words::names(booked))
                        @if frame.staff.is_some_and(|staff| staff.may(Permission::FindPerson)) {
                            br;
                            a.ds-link href=(words::address(booked)) { bdi.tk { (booked.booking.reference) } }
                        }
                    }
                    p.needs { (words::needs(frame, booked, true)) }
                },
            }
            p.hint { (self.line.why(frame, &self.line.queue.rule, visit)) }
            @if !visit.note.is_empty() { p { b { (frame.t("counter-note")) ": " } bdi { (visit.note) } } }
        }
    }

    fn deeds(&self, frame: &StaffFrame<'_>, visit: &Visit) -> Markup {
        html! {
            @if visit.stage == Stage::Called {
                (self.form(&html! {
                    (button(frame, ("start", "counter-start"), ("primary", Some("s"))))
                    (button(frame, ("again", "counter-again"), ("secondary", Some("a"))))
                    (button(frame, ("not-here", "counter-not-here"), ("secondary", Some("x"))))
                }))
            }
        }
    }

    fn finish(&self, frame: &StaffFrame<'_>, visit: &Visit) -> Markup {
        // Whoever has only been called is most likely to be received next.
        let variant = if visit.stage == Stage::Called { "secondary" } else { "primary" };
        html! {
            form.finish method="post" action=(self.line.at("counter")) {
                (hidden("seen", &self.mark()))
                fieldset.f {
                    legend.ds-label { (frame.t("counter-outcome")) }
                    @for outcome in Outcome::ALL.iter().copied() {
                        div.ds-field.pickone {
                            input.ds-input type="radio" name="outcome" id={ "outcome-" (outcome.as_str()) }
                                value=(outcome.as_str()) checked[outcome == Outcome::Settled];
                            label.ds-label data-weight="regular" for={ "outcome-" (outcome.as_str()) } {
                                (frame.t(outcome_key(outcome)))
                            }
                        }
                    }
                }
                div.ds-field.f {
                    label.ds-label for="note" { (t_with(frame.frame.language, "frame-optional", &[("label", frame.t("counter-note").as_ref().into())])) }
                    p.hint #note-hint { (frame.t("counter-note-hint")) }
                    textarea.ds-input #note name="note" rows="2" maxlength=(NOTE_LENGTH) dir="auto" aria-describedby="note-hint" {}
                }
                (button(frame, ("finish", "counter-finish"), (variant, Some("f"))))
            }
        }
    }

    fn send_on(&self, frame: &StaffFrame<'_>, seat: &Seat) -> Markup {
        let queue = self.line.queue;
        html! {
            details {
                summary { (frame.t("counter-send-on")) }
                form method="post" action=(self.line.at("counter")) {
                    (hidden("seen", &self.mark()))
                    div.ds-field.f {
                        label.ds-label for="to" { (frame.t("counter-send-to")) }
                        select.ds-input #to name="to" {
                            @for other in queue.seats.iter().filter(|other| other.counter != seat.counter) {
                                option value={ "counter:" (other.counter) } {
                                    (t_with(frame.frame.language, "counter-title", &[("counter", other.counter.into())]))
                                }
                            }
                            @for errand in queue.catalogue.errands.iter().filter(|errand| queue.receives(&errand.id)) {
                                option value={ "errand:" (errand.id) } { (errand.name.get(frame.frame.language)) }
                            }
                        }
                    }
                    (button(frame, ("send-on", "counter-send"), ("secondary", None)))
                }
            }
        }
    }

    /// "Call this one", in the line. Whoever comes next here is said to.
    fn call(&self, frame: &StaffFrame<'_>, seat: &Seat, visit: &Visit) -> Markup {
        let queue = self.line.queue;
        let is_next = queue.next_for(seat.counter, self.line.now).is_some_and(|next| next.id == visit.id);
        let can = !seat.paused && queue.at_counter(seat.counter).is_none();
        html! {
            @if is_next { span.st.st-wait { span { (frame.t("counter-is-next")) } } " " }
            @if can {
                (self.form(&html! {
                    (hidden("visit", visit.id.as_str()))
                    button.tl type="submit" name="deed" value="call" {
                        (frame.t("counter-call")) span.vh { ": " (visit.ticket) }
                    }
                }))
            }
        }
    }

    /// A form whose buttons do something at the counter, once.
    fn form(&self, buttons: &Markup) -> Markup {
        html! {
            form.deeds method="post" action=(self.line.at("counter")) { (hidden("seen", &self.mark())) (buttons) }
        }
    }
}

/// A button that does something, with the key that does the same.
fn button(frame: &StaffFrame<'_>, (deed, key): (&str, &str), (variant, press): (&str, Option<&str>)) -> Markup {
    html! {
        button.ds-button type="submit" name="deed" value=(deed) data-variant=(variant)
            data-key=[press] aria-keyshortcuts=[press] {
            (frame.t(key))
            @if let Some(press) = press { " " kbd aria-hidden="true" { (press.to_uppercase()) } }
        }
    }
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Settled => "counter-settled",
        Outcome::ComeAgain => "counter-come-again",
        Outcome::Elsewhere => "counter-elsewhere",
    }
}
