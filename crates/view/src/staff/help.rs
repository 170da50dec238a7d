//! Booking and moving for somebody, in three pages: what for, who and where; when; check.

use super::StaffFrame;
use super::booking::beyond;
use crate::booking::{HoldState, access_row};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Problem, Row, companions, error_summary, hidden, summary};
use crate::texts::rich;
use crate::visit::{Company, Visit, start_name};
use besok_core::account::AccountPerson;
use besok_core::errand::Errand;
use besok_core::ledger::Override;
use besok_core::office::Office;
use besok_core::person::Person;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

/// The first page: what for, who comes, and where.
pub struct WishPage<'a> {
    /// For whom the page is.
    pub person: &'a Person,
    /// The account's own people who may come.
    pub people: Vec<&'a AccountPerson>,
    /// Whether they are shown whole.
    pub whole: bool,
    /// What can be chosen.
    pub errands: &'a [Errand],
    /// The offices at which one may help.
    pub offices: Vec<&'a Office>,
    /// What was chosen: errand, numbers, office.
    pub chosen: (&'a str, Vec<i64>, &'a str),
    /// Why it cannot be so.
    pub refused: Option<String>,
}

impl WishPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let name = html! { bdi { (self.person.name.as_str()) } };
        let problems: Vec<Problem> =
            self.refused.iter().map(|text| Problem { href: "#errand".into(), text: text.clone().into() }).collect();
        let (errand, numbers, office) = &self.chosen;
        let body = html! {
            p { a.ds-link href={ "/staff/people/" (self.person.id) } { (frame.t("frame-back")) } }
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (rich(language, "help-title", &[("name", name)])) }
            form.narrow method="post" action={ "/staff/people/" (self.person.id) "/book" } {
                div.ds-field.f {
                    label.ds-label for="errand" { (frame.t("visit-errand")) }
                    select.ds-input #errand name="errand" {
                        @for each in self.errands {
                            option value=(each.id) selected[each.id.as_str() == *errand] { (each.name.get(language)) }
                        }
                    }
                }
                fieldset.f {
                    legend.ds-label { (frame.t("visit-people")) }
                    @for known in &self.people {
                        div.ds-field.pickone {
                            input.ds-input type="checkbox" name="who" id={ "who-" (known.number) } value=(known.number)
                                checked[numbers.contains(&known.number)];
                            label.ds-label data-weight="regular" for={ "who-" (known.number) } {
                                bdi { (known.person.name.as_str()) } " "
                                span.hint {
                                    @if self.whole { (dates::birth_date(language, known.person.birth_date)) }
                                    @else { (known.person.birth_date.year) }
                                }
                            }
                        }
                    }
                }
                div.ds-field.f {
                    label.ds-label for="office" { (frame.t("visit-office")) }
                    select.ds-input #office name="office" {
                        @for each in &self.offices {
                            option value=(each.id) selected[each.id.as_str() == *office] { (each.name.get(language)) }
                        }
                    }
                }
                button.ds-button type="submit" { (frame.t("help-to-times")) }
            }
        };
        frame.page(&frame.t("person-book"), Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }
}

/// What a time is looked for.
#[derive(Clone, Copy)]
pub struct HelpGoal<'a> {
    /// What for.
    pub errand: &'a Errand,
    /// Who comes.
    pub company: &'a Company<'a>,
    /// Where.
    pub office: &'a Office,
    /// The visit that is to move.
    pub moving: Option<&'a Visit<'a>>,
    /// Whether whoever helps knows them: what people of other offices need is not shown.
    pub known: bool,
    /// Where the page of times is.
    pub path: &'a str,
    /// Where one comes from.
    pub up: &'a str,
    /// Why limits are passed.
    pub beyond: Option<Override>,
}

impl HelpGoal<'_> {
    fn query(&self) -> String {
        self.beyond.map_or_else(String::new, |reason| format!("beyond={}", reason.as_str()))
    }

    fn facts(&self, frame: &StaffFrame<'_>, time: Option<Timestamp>) -> Markup {
        let language = frame.frame.language;
        let row = |key, value| Row { term: frame.t(key), value, change: None };
        let when = |at: Timestamp, office: &Office| {
            html! { bdi { (dates::day_of_year_and_time(language, at, &office.time_zone())) } }
        };
        let mut rows = Vec::new();
        if let Some(visit) = self.moving {
            let office = html! { (when(visit.booking.starts_at, visit.office)) br; (visit.office.name.get(language)) };
            rows.push(row("help-old-time", office));
        }
        rows.extend(time.map(|time| row("visit-time", html! { b { (when(time, self.office)) } })));
        rows.push(row("visit-office", html! { (self.office.name.get(language)) }));
        rows.push(row("visit-errand", html! { (self.errand.name.get(language)) }));
        rows.push(row("visit-people", companions(&frame.frame, self.company)));
        rows.extend(access_row(&frame.frame, self.company).filter(|_| self.known));
        summary(&frame.frame, &rows)
    }
}

/// The second page: when.
pub struct HelpTimePage<'a> {
    /// What for.
    pub goal: HelpGoal<'a>,
    /// Days with free times, and how many each has.
    pub days: Vec<(Date, usize)>,
    /// The day that is open.
    pub day: Option<Date>,
    /// Its times; whether each is kept for those who cannot wait.
    pub times: Vec<(Timestamp, bool)>,
    /// Other offices at which one may help: what they are called, and where their times are.
    pub offices: Vec<(&'a str, String)>,
    /// Where they are put on the waiting list, if there is one.
    pub wait: Option<String>,
    /// Why the page is shown again.
    pub problem: Option<String>,
}

impl HelpTimePage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let goal = &self.goal;
        let title = frame.t(if goal.moving.is_some() { "help-move-title" } else { "help-time-title" });
        let problems: Vec<Problem> =
            self.problem.iter().map(|text| Problem { href: "#times".into(), text: text.clone().into() }).collect();
        let link = |day: Date| format!("{}?day={day}&{}", goal.path, goal.query());
        let body = html! {
            p { a.ds-link href=(goal.up) { (frame.t("frame-back")) } }
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            (goal.facts(frame, None))
            (self.elsewhere(frame))
            @if let Some(path) = &self.wait { p { a.ds-link href=(path) { (frame.t("offers-put")) } } }
            form.row method="get" action=(goal.path) {
                (beyond(frame, goal.beyond))
                div.ds-field.f {
                    label.ds-label for="day" { (frame.t("help-day")) }
                    input.ds-input #day type="date" name="day" value=[self.day];
                }
                button.ds-button data-variant="secondary" type="submit" { (frame.t("help-show")) }
            }
            nav aria-label=(frame.t("help-days")) {
                ul.row.plain {
                    @for (day, count) in self.days.iter().take(14) {
                        li { a.ds-link.tl href=(link(*day)) aria-current=[(Some(*day) == self.day).then_some("date")] {
                            (dates::day(language, *day)) " (" (count) ")"
                        } }
                    }
                }
            }
            section #times tabindex="-1" aria-labelledby="times-of" {
                h2 #times-of { (self.day.map_or_else(|| frame.t("help-no-day").into_owned(), |day| dates::capital(&dates::day_of_year(language, day)))) }
                @if self.times.is_empty() { p { (frame.t("help-no-times")) } }
                form.row method="post" action=(goal.path) {
                    @if let Some(reason) = goal.beyond { (hidden("beyond", reason.as_str())) }
                    @for (time, kept) in &self.times {
                        button.ds-button data-variant="secondary" type="submit" name="start" value=(start_name(*time)) {
                            bdi { (dates::time(*time, &goal.office.time_zone())) }
                            @if *kept { " " span.tag { (frame.t("help-staff-only")) } }
                        }
                    }
                }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn elsewhere(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            @if !self.offices.is_empty() {
                details {
                    summary { (frame.t("help-other-office")) }
                    ul.plain { @for (name, path) in &self.offices { li { a.ds-link.tl href=(path) { (name) } } } }
                }
            }
        }
    }
}

/// Where a confirmation goes.
#[derive(Debug, Clone, Copy)]
pub enum MailTo<'a> {
    /// To this address.
    Address(&'a str),
    /// To one that is not shown here.
    Hidden,
    /// There is none.
    Nobody,
}

/// The third page: check.
pub struct HelpCheckPage<'a> {
    /// What for.
    pub goal: HelpGoal<'a>,
    /// When.
    pub starts_at: Timestamp,
    /// Whether it is kept.
    pub hold: HoldState,
    /// Where the confirmation goes.
    pub mail: MailTo<'a>,
    /// Makes sending the form twice harmless.
    pub key: &'a str,
    /// Why it was not done.
    pub problem: Option<String>,
}

impl HelpCheckPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let goal = &self.goal;
        let title = frame.t(if goal.moving.is_some() { "help-check-move" } else { "help-check" });
        let problems: Vec<Problem> =
            self.problem.iter().map(|text| Problem { href: "#answers".into(), text: text.clone().into() }).collect();
        let times = format!("{}?{}", goal.path, goal.query());
        let here = format!("{}/{}", goal.path, start_name(self.starts_at));
        let fields = html! {
            (hidden("key", self.key))
            @if let Some(reason) = goal.beyond { (hidden("beyond", reason.as_str())) }
        };
        let body = html! {
            p { a.ds-link href=(times) { (frame.t("frame-back")) } }
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            div #answers tabindex="-1" { (goal.facts(frame, Some(self.starts_at))) }
            @match self.hold {
                HoldState::Held { until, .. } => {
                    p { (rich(language, "help-held",
                        &[("time", html! { bdi { (dates::time(until, &goal.office.time_zone())) } })])) }
                    form method="post" action={ (here) "/extend" } {
                        (fields)
                        button.ds-button data-variant="secondary" type="submit" { (frame.t("help-extend")) }
                    }
                }
                HoldState::Free | HoldState::Own => p { (frame.t("help-not-held")) },
                HoldState::Gone | HoldState::Blocked => p {
                    (frame.t("help-gone")) " " a.ds-link href=(times) { (frame.t("help-to-times")) }
                },
            }
            @if !matches!(self.hold, HoldState::Gone | HoldState::Blocked) {
                form method="post" action={ (here) "/confirm" } {
                    (fields)
                    p {
                        @match self.mail {
                            MailTo::Address(email) =>
                                (rich(language, "help-mail-to", &[("email", html! { bdi dir="ltr" { (email) } })])),
                            MailTo::Hidden => (frame.t("help-mail-hidden")),
                            MailTo::Nobody => (frame.t("help-no-mail")),
                        }
                    }
                    button.ds-button type="submit" {
                        (frame.t(if goal.moving.is_some() { "help-confirm-move" } else { "help-confirm" }))
                    }
                }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }
}
