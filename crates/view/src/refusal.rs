//! Words for every "no" of the ledger: what it is, and what to do about it.

use crate::frame::Frame;
use crate::my::paused::{PAUSED, why};
use crate::parts::Problem;
use crate::texts::{t, t_with};
use crate::visit::page_of;
use besok_core::agency::Agency;
use besok_core::errand::Errand;
use besok_core::language::Language;
use besok_core::ledger::Refusal;
use besok_core::waiting;
use std::borrow::Cow;

/// One or two sentences. Where the errand is known, its limits are named.
pub fn refusal(language: Language, refusal: &Refusal, agency: &Agency, errand: Option<&Errand>) -> String {
    let phone = || [("phone", agency.phone.as_str().into())];
    let text = match refusal {
        Refusal::NotOffered => t(language, "refusal-not-offered"),
        Refusal::NeedsInvitation => t_with(language, "refusal-needs-invitation", &phone()),
        Refusal::NotAsked => t(language, "refusal-not-asked"),
        Refusal::NoLongerAsked => t_with(language, "refusal-no-longer-asked", &phone()),
        Refusal::AskedAndBooked(reference) => {
            t_with(language, "refusal-asked-and-booked", &[("reference", reference.to_string().into())])
        }
        Refusal::AskedPeople => t_with(language, "refusal-asked-people", &phone()),
        Refusal::TooSoon => t(language, "refusal-too-soon"),
        Refusal::TooFarAhead => match errand {
            Some(errand) => t_with(language, "refusal-too-far-ahead", &[("days", errand.ahead_days.into())]),
            None => t(language, "refusal-not-offered"),
        },
        Refusal::Taken => t(language, "refusal-taken"),
        Refusal::AlreadyBooked(reference) => {
            t_with(language, "refusal-already-booked", &[("reference", reference.to_string().into())])
        }
        Refusal::NobodyComes => t(language, "refusal-nobody-comes"),
        Refusal::NeedNotCome(_) => t(language, "refusal-need-not-come"),
        Refusal::TooMany(most) => t_with(language, "refusal-too-many", &[("most", (*most).into())]),
        Refusal::NobodyStays => t(language, "refusal-nobody-stays"),
        Refusal::TwoHomes => t(language, "refusal-two-homes"),
        Refusal::NotFound => t(language, "refusal-not-found"),
        Refusal::TooManyHolds(minutes) => {
            let [phone] = phone();
            t_with(language, "refusal-too-many-holds", &[("minutes", (*minutes).into()), phone])
        }
        Refusal::TooManyMoves(hours) => {
            let [phone] = phone();
            let days = (*hours + 23) / 24;
            if days > 2 {
                t_with(language, "refusal-too-many-moves-days", &[("days", days.into()), phone])
            } else {
                t_with(language, "refusal-too-many-moves", &[("hours", (*hours).into()), phone])
            }
        }
        Refusal::Restricted(Some(reason)) => {
            let [phone] = phone();
            t_with(language, "refusal-restricted", &[("why", t(language, why(*reason)).into()), phone])
        }
        Refusal::Restricted(None) => t_with(language, "refusal-restricted-for", &phone()),
        Refusal::List(refusal) => t(language, of_list(refusal)),
        Refusal::CannotExtend => t(language, "refusal-cannot-extend"),
        Refusal::SameTime => t(language, "refusal-same-time"),
        Refusal::TooLateToMove => t_with(language, "refusal-too-late-to-move", &phone()),
        Refusal::TooLateToCancel => t_with(language, "refusal-too-late-to-cancel", &phone()),
        Refusal::AlreadyCancelled => t(language, "refusal-already-cancelled"),
        Refusal::ChangedSince => t(language, "refusal-changed-since"),
        Refusal::AlreadyPast => t(language, "refusal-already-past"),
        Refusal::DeclaredNone => t(language, "refusal-declared-none"),
        Refusal::SaidOtherwise => t(language, "refusal-said-otherwise"),
        Refusal::KeyReused => t(language, "refusal-key-reused"),
    };
    text.into_owned()
}

/// The same of the waiting list.
fn of_list(refusal: &waiting::Refusal) -> &'static str {
    use waiting::{Ended, Refusal};
    match refusal {
        Refusal::AlreadyWaiting(_) => "refusal-already-waiting",
        Refusal::NobodyStays => "refusal-place-not-handed-on",
        Refusal::Over(Ended::Taken) => "refusal-offer-taken",
        Refusal::Over(_) | Refusal::TooLate => "refusal-offer-over",
        Refusal::NotFound => "refusal-not-found",
        Refusal::NotSo(_) | Refusal::Night | Refusal::IsOffered(_) | Refusal::NoLonger(_) | Refusal::NotYet => {
            "refusal-waiting-changed"
        }
    }
}

/// The refusal as something to correct. Whoever has a booking already is led to it, whose new bookings are paused to why,
/// everybody else to `field`. Outside
/// My Page there is no other booking than the one that the page is about.
pub(crate) fn problem(frame: &Frame<'_>, reason: &Refusal, errand: &Errand, field: &'static str) -> Problem<'static> {
    let href = match reason {
        Refusal::AlreadyBooked(reference) | Refusal::AskedAndBooked(reference) => {
            Cow::Owned(frame.link(&page_of(reference, frame.proved)))
        }
        Refusal::Restricted(Some(_)) if !frame.proved => Cow::Owned(frame.link(PAUSED)),
        _ => Cow::Borrowed(field),
    };
    Problem { href, text: Cow::Owned(refusal(frame.language, reason, frame.agency, Some(errand))) }
}
