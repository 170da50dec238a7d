//! A ticket in the hands of reception: on paper, with a priority, decided on, put off, given up.

use super::super::line::{Line, priority_key, wait_of};
use super::super::{StaffFrame, fields};
use super::stage;
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, back, error_summary, qr};
use crate::texts::{rich, t, t_with};
use besok_core::language::Language;
use besok_core::office::Office;
use besok_core::queue::{Basis, Estimate, basis};
use besok_core::visit::{FrontReason, Priority, Stage, Visit};
use jiff::Timestamp;
use maud::{DOCTYPE, Markup, html};

/// The facts of the page.
#[derive(Debug, Clone, Copy)]
pub struct TicketPage<'a> {
    /// The queue.
    pub line: Line<'a>,
    /// The visit.
    pub visit: &'a Visit,
    /// How long it will wait.
    pub estimate: Option<Estimate>,
    /// What was answered, if it was not done.
    pub said: Option<TicketSaid>,
}

/// Why something was not done with a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TicketSaid {
    /// They have been called, or have gone.
    NotWaiting,
    /// The time to come back at is none that is to come today.
    Time,
}

impl TicketPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let (language, visit) = (frame.frame.language, self.visit);
        let title = t_with(language, "slip-title", &[("ticket", visit.ticket.to_string().into())]);
        let time = (self.said == Some(TicketSaid::Time)).then(|| frame.t("slip-time-wrong"));
        let problems = fields::problems([("#at", &time)]);
        let body = html! {
            (back(&frame.frame, &self.line.at("reception")))
            (error_summary(&frame.frame, &problems))
            h1.vh { (title) }
            @if self.said == Some(TicketSaid::NotWaiting) {
                p.ds-alert data-color="warning" role="status" { (frame.t("counter-not-waiting")) }
            }
            div.station {
                section.card.mine {
                    p.ticket { bdi { (visit.ticket) } }
                    p { (stage(frame, visit.stage)) }
                    p { (self.line.wish(frame, visit)) }
                    @if visit.stage == Stage::Waiting {
                        p.lead { (wait_of(language, (visit, &self.line.zone()), self.estimate, self.line.now)) }
                        p.hint { (self.line.why(frame, &self.line.queue.rule, visit)) }
                    }
                    @if !visit.stage.is_over() {
                        form method="post" action=(self.at("print")) {
                            button.ds-button type="submit" { (frame.t("slip-print")) }
                        }
                        p.hint { (frame.t("slip-print-hint")) }
                    }
                }
                @if matches!(visit.stage, Stage::Waiting | Stage::Called) { (self.deeds(frame, time)) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn at(&self, page: &str) -> String {
        self.line.at(&format!("reception/tickets/{}/{page}", self.visit.id))
    }

    fn deeds(&self, frame: &StaffFrame<'_>, time: fields::Wrong) -> Markup {
        html! {
            div {
                @if self.visit.stage == Stage::Waiting {
                    (self.late(frame))
                    (self.priority(frame))
                    (self.front(frame))
                    (self.come_back(frame, time))
                }
                section.card {
                    h2 { (frame.t("slip-leave")) }
                    (self.form(&deed(frame, ("leave", "slip-leave-now"), "danger")))
                }
            }
        }
    }

    fn form(&self, body: &Markup) -> Markup {
        html! { form.deeds method="post" action=(self.at("change")) novalidate { (body) } }
    }

    /// For somebody who came late, whatever the errand's rule was.
    fn late(&self, frame: &StaffFrame<'_>) -> Markup {
        let is_late = !matches!(basis(&self.line.queue.rule, self.visit), Basis::Booked | Basis::WalkIn);
        html! {
            @if is_late {
                section.card {
                    h2 { (frame.t("slip-late")) }
                    (self.form(&html! {
                        (deed(frame, ("late-kept", "slip-late-kept"), "accent"))
                        (deed(frame, ("late-walk-in", "slip-late-walk-in"), "accent"))
                    }))
                }
            }
        }
    }

    fn priority(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            section.card {
                h2 { (frame.t("slip-priority")) }
                (self.form(&html! {
                    @for priority in Priority::ALL.iter().copied().filter(|one| self.visit.priority != Some(*one)) {
                        (deed(frame, (priority.as_str(), priority_key(priority)), "accent"))
                    }
                    @if self.visit.priority.is_some() { (deed(frame, ("no-priority", "slip-no-priority"), "accent")) }
                }))
            }
        }
    }

    fn front(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            @if !self.visit.front {
                section.card {
                    h2 { (frame.t("slip-front")) }
                    (self.form(&html! {
                        div.ds-field.f {
                            label.ds-label for="reason" { (frame.t("slip-reason")) }
                            select.ds-input #reason name="reason" {
                                @for reason in FrontReason::ALL.iter().copied() {
                                    option value=(reason.as_str()) { (frame.t(reason_key(reason))) }
                                }
                            }
                        }
                        (deed(frame, ("front", "slip-front-now"), "accent"))
                    }))
                }
            }
        }
    }

    fn come_back(&self, frame: &StaffFrame<'_>, error: fields::Wrong) -> Markup {
        let field = Field {
            name: "at",
            kind: "time",
            label: frame.t("slip-back-at"),
            hint: Some(frame.t("slip-back-hint")),
            error,
            dir: Some("ltr"),
            ..Field::default()
        };
        html! {
            section.card {
                h2 { (frame.t("slip-back")) }
                (self.form(&html! { (field.render(&frame.frame)) (deed(frame, ("back", "slip-back-now"), "accent")) }))
            }
        }
    }
}

fn deed(frame: &StaffFrame<'_>, (name, key): (&str, &str), color: &str) -> Markup {
    html! {
        button.ds-button data-variant="secondary" data-color=(color) type="submit" name="deed" value=(name) { (frame.t(key)) }
    }
}

fn reason_key(reason: FrontReason) -> &'static str {
    match reason {
        FrontReason::Returns => "slip-reason-returns",
        FrontReason::Mistake => "slip-reason-mistake",
        FrontReason::Unwell => "slip-reason-unwell",
    }
}

/// A ticket for a receipt printer, in the language of whoever gets it. `link` opens it on their phone.
pub fn paper(
    frame: &StaffFrame<'_>,
    (visit, office): (&Visit, &Office),
    (estimate, link): (Option<Estimate>, &str),
    now: Timestamp,
) -> Markup {
    // Staff have no easy Swedish, and so neither have the words on their paper.
    let language =
        if Language::full().any(|full| full == visit.language) { visit.language } else { visit.language.base() };
    let time = html! { bdi { (dates::day_and_time(language, now, &office.time_zone())) } };
    html! {
        (DOCTYPE)
        html lang=(language.tag()) dir=(language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (visit.ticket) " – " (frame.frame.agency.name.get(language)) }
                link rel="stylesheet" href=(frame.frame.css);
                link rel="stylesheet" href=(frame.css);
            }
            body.receipt {
                main {
                    p { (office.name.get(language)) }
                    h1 { bdi { (visit.ticket) } }
                    p { (time) }
                    @if visit.stage == Stage::Waiting { p { b { (wait_of(language, (visit, &office.time_zone()), estimate, now)) } } }
                    p { (rich(language, "slip-paper", &[])) }
                    (qr(link, &t(language, "slip-qr")))
                    p.hint lang=(frame.frame.language.tag()) dir=(frame.frame.language.direction()) { (frame.t("slip-how-to-print")) }
                }
            }
        }
    }
}
