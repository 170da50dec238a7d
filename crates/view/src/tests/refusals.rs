//! Every "no" of the ledger, in words.

use super::samples;
use besok_core::language::Language;
use besok_core::ledger::Refusal;
use besok_core::restriction::Reason;

#[test]
fn every_refusal_is_a_sentence() {
    let refusals = [
        Refusal::NotOffered,
        Refusal::NeedsInvitation,
        Refusal::TooSoon,
        Refusal::TooFarAhead,
        Refusal::Taken,
        Refusal::AlreadyBooked(samples::booking().reference),
        Refusal::NotFound,
        Refusal::TooManyHolds(2),
        Refusal::TooManyMoves(3),
        Refusal::TooManyMoves(200),
        Refusal::Restricted(Some(Reason::HeldTimes)),
        Refusal::Restricted(None),
        Refusal::CannotExtend,
        Refusal::SameTime,
        Refusal::TooLateToMove,
        Refusal::TooLateToCancel,
        Refusal::AlreadyCancelled,
        Refusal::AlreadyPast,
        Refusal::KeyReused,
        Refusal::NobodyComes,
        Refusal::NeedNotCome("0199".into()),
        Refusal::TooMany(3),
        Refusal::NobodyStays,
    ];
    let (agency, errand) = (samples::agency(), samples::errand());
    for language in Language::all() {
        let texts = refusals.iter().map(|refusal| crate::refusal::refusal(language, refusal, &agency, Some(&errand)));
        insta::assert_snapshot!(format!("refusals.{}", language.tag()), texts.collect::<Vec<_>>().join("\n"));
    }
}
