//! What would be at an office if something were different: a form, and what simulated days say.

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, Problem, back, error_summary};
use crate::texts::t_with;
use besok_core::office::Office;
use besok_core::queue::MOST_COUNTERS;
use besok_simulate::day::{
    Assumed, Learnt, MOST_NO_SHOWS, MOST_OVERBOOKED, Outcome, Suggestion, USUAL_COST, Variation, WishField, Wished,
};
use besok_simulate::range::Range;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
#[derive(Debug, Clone, Copy)]
pub struct SimulatePage<'a> {
    /// Where.
    pub office: &'a Office,
    /// The office as its history tells it; none if it is not open for long.
    pub learnt: Option<&'a Learnt>,
    /// What was written into the fields.
    pub typed: &'a Typed,
    /// What of it cannot be.
    pub faults: &'a [WishField],
    /// What it would do; none if something cannot be.
    pub wished: Option<&'a Wished>,
}

/// A wish as it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// How many counters.
    pub counters: String,
    /// From when.
    pub from: String,
    /// Until when.
    pub to: String,
    /// Overbooked by how many hundredths.
    pub overbooked: String,
    /// How many hundredths do not come.
    pub no_show: String,
}

impl SimulatePage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let title = t_with(language, "simulate-title", &[("office", self.office.name.get(language).into())]);
        let problems: Vec<Problem<'_>> = self.faults.iter().map(|fault| problem(frame, *fault)).collect();
        let body = html! {
            (back(&frame.frame, &format!("/staff/offices/{}/queue", self.office.id)))
            (error_summary(&frame.frame, &problems))
            h1 { (title) }
            @if let Some(learnt) = self.learnt {
                @let day = dates::day(language, learnt.scenario.day);
                p { (t_with(language, "simulate-what", &[("day", day.into())])) }
                (assumed(frame, learnt))
                (self.form(frame))
                @if let Some(wished) = self.wished { (result(frame, wished)) }
                p.hint { (frame.t("simulate-limits")) }
            } @else {
                p.empty { (frame.t("simulate-closed")) }
            }
        };
        frame.page(&title, Head { error: !self.faults.is_empty(), ..Head::default() }, &body)
    }

    fn form(&self, frame: &StaffFrame<'_>) -> Markup {
        let Typed { counters, from, to, overbooked, no_show } = self.typed;
        let fields = [
            (WishField::Counters, "simulate-counters", counters, "number"),
            (WishField::From, "simulate-from", from, "time"),
            (WishField::To, "simulate-to", to, "time"),
            (WishField::Overbooked, "simulate-overbooked", overbooked, "number"),
            (WishField::NoShow, "simulate-no-show", no_show, "number"),
        ];
        let field = |(field, label, value, kind): (WishField, &str, &str, &str)| {
            let error = self.faults.contains(&field).then(|| problem(frame, field).text);
            let (name, label) = (name(field), frame.t(label));
            Field { name, label, error, value, kind, ..Field::default() }.render(&frame.frame)
        };
        html! {
            form method="get" novalidate {
                div.form-grid {
                    @for (of, label, value, kind) in fields { (field((of, label, value, kind))) }
                }
                div.btns.row { button.ds-button type="submit" { (frame.t("simulate-show")) } }
            }
        }
    }
}

fn name(field: WishField) -> &'static str {
    match field {
        WishField::Counters => "counters",
        WishField::From => "from",
        WishField::To => "to",
        WishField::Overbooked => "overbooked",
        WishField::NoShow => "no_show",
    }
}

fn problem(frame: &StaffFrame<'_>, field: WishField) -> Problem<'static> {
    let (key, most) = match field {
        WishField::Counters => ("simulate-wrong-counters", MOST_COUNTERS),
        WishField::From => ("simulate-wrong-from", 0),
        WishField::To => ("simulate-wrong-to", 0),
        WishField::Overbooked => ("simulate-wrong-overbooked", MOST_OVERBOOKED),
        WishField::NoShow => ("simulate-wrong-no-show", MOST_NO_SHOWS),
    };
    let text = t_with(frame.frame.language, key, &[("most", most.into())]);
    Problem { href: format!("#{}", name(field)).into(), text }
}

/// What history does not tell.
fn assumed(frame: &StaffFrame<'_>, learnt: &Learnt) -> Markup {
    let key = |assumed: &Assumed| match assumed {
        Assumed::Services => "simulate-assumed-services",
        Assumed::NoShow => "simulate-assumed-no-show",
        Assumed::Punctuality => "simulate-assumed-punctuality",
        Assumed::WalkIns => "simulate-assumed-walk-ins",
        Assumed::Booked => "simulate-assumed-booked",
        Assumed::Counters => "simulate-assumed-counters",
    };
    html! {
        @if !learnt.assumed.is_empty() {
            div.ds-alert data-color="warning" {
                p { (frame.t("simulate-assumed")) }
                ul.ds-list { @for assumed in &learnt.assumed { li { (frame.t(key(assumed))) } } }
            }
        }
    }
}

fn result(frame: &StaffFrame<'_>, wished: &Wished) -> Markup {
    let heads = [
        "simulate-case",
        "simulate-booked-half",
        "simulate-booked-nine",
        "simulate-ticket-nine",
        "simulate-overtime",
        "simulate-served",
        "simulate-vain",
        "simulate-away",
    ];
    let title = frame.t("simulate-result");
    html! {
        h2 { (title) }
        p { (frame.t("simulate-result-what")) }
        div.scroll tabindex="0" role="region" aria-label=(title) { table.staff.figures {
            thead { tr { @for head in heads { th scope="col" { (frame.t(head)) } } } }
            tbody {
                (row(frame, &frame.t("simulate-as-it-is"), &wished.as_it_is))
                @for compared in &wished.varied {
                    (row(frame, &said(frame, compared.variation), &compared.outcome))
                }
            }
        } }
        p { (suggestion(frame, wished.suggestion)) }
    }
}

fn said(frame: &StaffFrame<'_>, variation: Variation) -> Cow<'static, str> {
    let language = frame.frame.language;
    let percent = |key: &str, percent: u8| t_with(language, key, &[("percent", percent.into())]);
    match variation {
        Variation::AsItIs => frame.t("simulate-wished"),
        Variation::CounterMore => frame.t("simulate-counter-more"),
        Variation::CounterBooked => frame.t("simulate-counter-booked"),
        Variation::CounterLess => frame.t("simulate-counter-less"),
        Variation::Longer(minutes) => t_with(language, "simulate-longer", &[("minutes", minutes.into())]),
        Variation::Overbooked(hundredths) => percent("simulate-overbooked-by", hundredths),
        Variation::NoShow(hundredths) => percent("simulate-not-coming", hundredths),
    }
}

fn row(frame: &StaffFrame<'_>, name: &str, outcome: &Outcome) -> Markup {
    let Outcome { booked_median, booked_p90, walk_in_p90, overtime, served, unserved, turned_away, .. } = outcome;
    html! {
        tr {
            th scope="row" { (name) }
            @for range in [booked_median, booked_p90, walk_in_p90, overtime, served, unserved, turned_away] {
                td { (cell(frame, *range)) }
            }
        }
    }
}

/// A mean and where the true one lies, on one line and from left to right in every script.
fn cell(frame: &StaffFrame<'_>, range: Option<Range>) -> Markup {
    html! {
        @match range {
            None => { (frame.t("simulate-nobody")) }
            Some(Range { mean, from, to, .. }) => bdi dir="ltr" {
                (format!("{}\u{a0}({}\u{2060}–\u{2060}{})", whole(mean), whole(from), whole(to)))
            },
        }
    }
}

/// Whole numbers: more would be pretence. A range may begin below nothing, but nobody waits for less.
fn whole(number: f64) -> i64 {
    number.round().max(0.0) as i64
}

/// What overbooking brings is never said without what it costs.
fn suggestion(frame: &StaffFrame<'_>, suggestion: Option<Suggestion>) -> Cow<'static, str> {
    let language = frame.frame.language;
    let Some(Suggestion { overbooked, served_more, wait_costs, overtime_costs }) = suggestion else {
        return t_with(language, "simulate-no-suggestion", &[("minutes", whole(USUAL_COST).into())]);
    };
    let values = [
        ("percent", overbooked.into()),
        ("people", whole(10.0 * served_more.mean).into()),
        ("from", whole(wait_costs.from).into()),
        // Never less than it may cost.
        ("to", whole(wait_costs.to.ceil()).into()),
        ("overtime", whole(overtime_costs.mean.ceil()).into()),
    ];
    t_with(language, "simulate-suggestion", &values)
}
