//! What can be wrong with a request as it was typed: at which field, and in which words.

use super::super::StaffFrame;
use super::super::fields::name_wrong;
use super::{counted, office_name};
use crate::sign_in::birth_date_key;
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::invitation::{ADDRESS, CASE, Fault, NOTE, PEOPLE};
use besok_core::language::Language;
use besok_core::person::{BirthDateError, NameError};
use std::borrow::Cow;

/// What is wrong with the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestProblem {
    /// The name of this person.
    Name(usize, NameError),
    /// The date of birth of this person.
    Born(usize, BirthDateError),
    /// The date is none.
    NoDay,
    /// The date is near.
    Near,
    /// The email address is none.
    NoEmail,
    /// Something about the request as a whole.
    Fault(Fault),
    /// Another open request asks the same.
    LikeAnother,
}

impl RequestProblem {
    /// The id of the field that a problem is about.
    pub(super) fn place(&self) -> String {
        match self {
            Self::Name(nth, _) => format!("name-{nth}"),
            Self::Born(nth, _) => format!("born-{nth}"),
            Self::NoDay | Self::Near => "book_by".to_owned(),
            Self::NoEmail => "email".to_owned(),
            Self::LikeAnother => "other".to_owned(),
            Self::Fault(fault) => match fault {
                Fault::Case => "case".to_owned(),
                Fault::People => "name-0".to_owned(),
                Fault::Twice(nth) => format!("name-{nth}"),
                Fault::Errand(nth) | Fault::Apart(nth) => format!("errand-{nth}"),
                Fault::NeedNotCome(nth) => format!("born-{nth}"),
                Fault::Office(_) | Fault::DoesNotFit(_) | Fault::Nowhere => "offices".to_owned(),
                Fault::Passed | Fault::FarAhead => "book_by".to_owned(),
                Fault::Unexplained | Fault::Note => "note".to_owned(),
                Fault::Email => "email".to_owned(),
                Fault::Address | Fault::AddressSize => "address".to_owned(),
            },
        }
    }

    /// It in words.
    pub(super) fn text(&self, frame: &StaffFrame<'_>, catalogue: &Catalogue) -> Cow<'static, str> {
        match self {
            Self::Name(_, error) => name_wrong(frame, Some(*error)).unwrap_or_default(),
            Self::Born(_, error) => frame.t(born_key(*error)),
            Self::NoDay => frame.t("requests-problem-no-day"),
            Self::Near => frame.t("requests-problem-near"),
            Self::NoEmail => frame.t("register-email-wrong"),
            Self::LikeAnother => frame.t("requests-problem-like-another"),
            Self::Fault(fault) => fault_text(frame.frame.language, catalogue, fault),
        }
    }
}

/// The order of the fields with these ids on the page; those of a person stand together.
pub(super) fn order(id: &str) -> (usize, usize, usize) {
    const FIELDS: [&str; 10] =
        ["other", "case", "name", "born", "errand", "book_by", "offices", "note", "email", "address"];
    let (field, nth) = id.split_once('-').unwrap_or((id, ""));
    let at = FIELDS.iter().position(|known| *known == field).unwrap_or_default();
    let person = ["name", "born", "errand"].contains(&field);
    (if person { 2 } else { at }, nth.parse().unwrap_or_default(), at)
}

pub(super) fn born_key(error: BirthDateError) -> &'static str {
    match error {
        BirthDateError::Missing => "requests-problem-born",
        other => birth_date_key(other),
    }
}

/// What is wrong with a request, in words.
pub(super) fn fault_text(language: Language, catalogue: &Catalogue, fault: &Fault) -> Cow<'static, str> {
    let plain = |key| t_with(language, key, &[]);
    match fault {
        Fault::Case => counted(language, "requests-fault-case", CASE),
        Fault::People => counted(language, "requests-fault-people", PEOPLE),
        Fault::Twice(_) => plain("requests-fault-twice"),
        Fault::Errand(_) => plain("requests-fault-errand"),
        Fault::Apart(_) => plain("requests-fault-apart"),
        Fault::NeedNotCome(_) => plain("requests-fault-need-not-come"),
        Fault::Office(_) => plain("requests-fault-office"),
        Fault::DoesNotFit(office) => t_with(
            language,
            "requests-fault-does-not-fit",
            &[("office", office_name(catalogue, language, office).to_owned().into())],
        ),
        Fault::Nowhere => plain("requests-fault-nowhere"),
        Fault::Passed => plain("requests-fault-passed"),
        Fault::FarAhead => plain("requests-fault-far-ahead"),
        Fault::Unexplained => plain("requests-fault-unexplained"),
        Fault::Note => counted(language, "requests-fault-note", NOTE),
        Fault::Email => plain("requests-fault-email"),
        Fault::Address => plain("requests-fault-address"),
        Fault::AddressSize => t_with(
            language,
            "requests-fault-address-size",
            &[("lines", ADDRESS.0.into()), ("length", ADDRESS.1.into())],
        ),
    }
}
