//! A form as it is filled in: by somebody, or from what there is.

use crate::dates::clock;
use crate::parts::hidden;
use besok_core::opening::fault::Field;
use besok_core::opening::{Hours, Opening};
use maud::{Markup, html};

/// Names and answers, in any order; a name may have several.
#[derive(Debug, Clone, Default)]
pub struct Filled(pub Vec<(String, String)>);

impl Filled {
    /// The answer, empty if there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, answer)| answer.trim())
    }

    /// Every answer to a question with several.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, answer)| answer.as_str())
    }

    /// Whether this is among the answers.
    pub fn has(&self, name: &str, answer: &str) -> bool {
        self.all(name).any(|known| known == answer)
    }

    /// The same form with another answer.
    #[must_use]
    pub fn with(mut self, name: &str, answer: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), answer.to_owned()));
        self
    }

    /// A form that says what an opening is.
    pub fn of(opening: &Opening) -> Self {
        let mut pairs = Self::of_hours(&opening.hours()).0;
        let mut put = |field: Field, answer: String| pairs.push((field.as_str().to_owned(), answer));
        for weekday in &opening.weekdays {
            put(Field::Weekdays, besok_core::holiday::weekday_name::name(*weekday).to_owned());
        }
        for errand in &opening.errands {
            put(Field::Errands, errand.0.clone());
        }
        put(Field::Step, opening.step.to_string());
        put(Field::First, opening.valid_from.to_string());
        put(Field::Last, opening.valid_to.map(|last| last.to_string()).unwrap_or_default());
        put(Field::PublishDays, opening.publish_days.to_string());
        put(Field::PublishAt, clock(opening.publish_at));
        put(Field::Note, opening.note.clone());
        if opening.step_free {
            put(Field::StepFree, "1".to_owned());
        }
        Self(pairs)
    }

    /// A form that says hours.
    pub fn of_hours(hours: &Hours) -> Self {
        let answers = [
            (Field::From, clock(hours.from)),
            (Field::To, clock(hours.to)),
            (Field::Places, hours.places.to_string()),
            (Field::StaffOnly, hours.staff_only.to_string()),
        ];
        Self(answers.into_iter().map(|(field, answer)| (field.as_str().to_owned(), answer)).collect())
    }

    /// Everything, for a form that carries it along: all but what it asks itself.
    pub fn carried(&self, but: &[&str]) -> Markup {
        let is_asked = |name: &str| but.iter().any(|asked| name.starts_with(asked));
        html! { @for (name, answer) in self.0.iter().filter(|(name, _)| !is_asked(name)) { (hidden(name, answer)) } }
    }

    /// As it stands in an address.
    pub fn query(&self, but: &[&str]) -> String {
        let is_asked = |name: &str| but.iter().any(|asked| name.starts_with(asked));
        let pairs = self.0.iter().filter(|(name, _)| !is_asked(name));
        let pair = |(name, answer): &(String, String)| format!("{name}={}", crate::frame::encode(answer));
        pairs.map(pair).collect::<Vec<_>>().join("&")
    }
}
