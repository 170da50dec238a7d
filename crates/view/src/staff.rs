//! The office's side: pages for staff. They are dense, wide, and in the language that each member chose.

mod booking;
mod catalogue;
pub mod counter;
pub mod cutover;
mod day;
mod details;
pub(crate) mod events;
mod fields;
pub mod figures;
mod find;
mod frame;
mod happening;
mod help;
pub mod integrations;
mod interpreters;
mod letters;
mod line;
mod mailbox;
mod members;
pub mod moves;
pub mod openings;
mod own;
mod patterns;
mod person;
pub mod queue;
pub mod reception;
mod register;
pub mod requests;
mod restriction;
pub mod screens;
mod sign_in;
pub mod simulate;
mod start;
mod waiting;
mod week;
mod when;

pub use booking::BookingPage;
pub use catalogue::{EditPage, Edited, Needed, Values, errand_preview, overview, words_preview};
pub use day::DayPage;
pub use details::{DetailsPage, DetailsProblems};
pub use events::{Asked, EventLine, EventsPage, RetentionLine, RetentionPage};
pub use fields::PersonFields;
pub use find::{FindPage, Hit};
pub use frame::{StaffFrame, Tab};
pub use happening::{By, Happening};
pub use help::{HelpCheckPage, HelpGoal, HelpTimePage, MailTo, WishPage};
pub use interpreters::{InterpreterOrder, InterpretersPage};
pub use letters::{BatchPage, LetterDeed, LetterProblem, LettersPage};
pub use line::Line;
pub use mailbox::{MailboxPage, MailboxProblem, MailboxesPage, WaitingMailbox};
pub use members::{EmailProblem, MemberForm, MemberPage, MemberProblem, MembersPage, NewLink};
pub use own::OwnPage;
pub use patterns::{Appealed, PatternLine, PatternsPage};
pub use person::{PersonNote, PersonPage, PersonVisit};
pub use register::{RegisterPage, RegisterProblems};
pub use restriction::{RestrictPage, RestrictProblem, Typed as RestrictTyped};
pub use sign_in::{enrol, sign_in};
pub use start::start;
pub use waiting::{Offered, OffersPage, wait_for};
pub use week::{WeekPage, month_of, week_of};

use happening::{happenings, interpreter, state, who};

use crate::texts::t;
use besok_core::language::Language;
use besok_core::staff::Role;
use std::borrow::Cow;

/// A role in words.
pub fn role(language: Language, role: Role) -> Cow<'static, str> {
    let key = match role {
        Role::Reception => "staff-role-reception",
        Role::CounterOfficer => "staff-role-counter-officer",
        Role::CaseOfficer => "staff-role-case-officer",
        Role::Support => "staff-role-support",
        Role::Manager => "staff-role-manager",
        Role::Administrator => "staff-role-administrator",
        Role::Auditor => "staff-role-auditor",
    };
    t(language, key)
}
