//! Actions in words: what a thing is called, and what was done with it. One that has no words yet is shown as it stands.

use crate::texts::{t, t_with};
use besok_core::language::Language;
use std::borrow::Cow;

/// All that was done with a kind of thing.
pub fn all_of(language: Language, group: &str) -> Cow<'_, str> {
    t_with(language, "events-all-of", &[("thing", self::group(language, group).as_ref().into())])
}

/// `Booking: made`
pub fn action(language: Language, action: &str) -> Cow<'_, str> {
    let Some((thing, deed)) = action.split_once('.') else { return Cow::Borrowed(action) };
    let (thing, deed) = (group(language, thing), self::deed(language, thing, deed));
    t_with(language, "events-thing-and-deed", &[("thing", thing.as_ref().into()), ("deed", deed.as_ref().into())])
}

/// A kind of thing.
pub fn group(language: Language, group: &str) -> Cow<'_, str> {
    let key = match group {
        "account" => "events-account",
        "api_key" => "events-key",
        "booking" => "events-booking",
        "bulk_move" => "events-bulk-move",
        "catalogue" => "events-catalogue",
        "closure" => "events-closure",
        "day" => "events-day",
        "disposal" => "events-disposal",
        "events" => "events-events",
        "hold" | "holds" => "events-hold",
        "interpreter" => "events-interpreter",
        "invitation" => "events-invitation",
        "legacy" => "events-legacy",
        "letter" => "events-letter",
        "list" => "events-list",
        "mailbox" => "events-mailbox",
        "offer" => "events-offer",
        "opening" => "events-opening",
        "passkey" => "events-passkey",
        "patterns" => "events-patterns",
        "person" => "events-person",
        "queue" => "events-queue",
        "representation" => "events-representation",
        "screen" => "events-screen",
        "search" => "events-search",
        "session" => "events-session",
        "slots" => "events-slots",
        "staff" => "events-member",
        "visit" => "events-visit",
        "webhook" => "events-webhook",
        _ => return Cow::Borrowed(group),
    };
    t(language, key)
}

/// What was done about an account whose new bookings are paused.
fn of_pause(thing: &str, deed: &str) -> Option<&'static str> {
    Some(match (thing, deed) {
        ("account", "appealed") => "events-appealed",
        ("account", "restricted") => "events-restricted",
        ("account", "unrestricted") => "events-unrestricted",
        ("account", "upheld") => "events-upheld",
        _ => return None,
    })
}

/// What has words of its own with some things.
fn of_some(thing: &str, deed: &str) -> Option<&'static str> {
    match (thing, deed) {
        ("list" | "offer" | "holds", deed) if let Some(words) = of_list(deed) => Some(words),
        ("queue", "rule") => Some("events-rule-changed"),
        ("screen", "told") => Some("events-told"),
        ("visit", deed) => of_visit(deed),
        _ => None,
    }
}

/// What was done with a place in line, an offer, or what is kept for one.
fn of_list(deed: &str) -> Option<&'static str> {
    Some(match deed {
        "dated" => "events-dated",
        "followed" => "events-followed",
        "joined" => "events-joined",
        "left" => "events-list-left",
        "passed" => "events-passed",
        "paused" => "events-paused",
        "resumed" => "events-resumed",
        "taken" => "events-taken",
        _ => return None,
    })
}

/// What was done with a visit. Who waits is called and leaves in another sense than who works here.
fn of_visit(deed: &str) -> Option<&'static str> {
    Some(match deed {
        "arrived" => "events-arrived",
        "called" => "events-visit-called",
        "comes_back" => "events-comes-back",
        "counter" => "events-counter",
        "finished" => "events-finished",
        "late_settled" => "events-late-settled",
        "left" => "events-visit-left",
        "not_here" => "events-not-here",
        "prioritised" => "events-prioritised",
        "sent_on" => "events-sent-on",
        "started" => "events-started",
        "ticket" => "events-ticket",
        _ => return None,
    })
}

/// What was done.
fn deed<'d>(language: Language, thing: &str, deed: &'d str) -> Cow<'d, str> {
    match of_some(thing, deed).or_else(|| of_pause(thing, deed)).or_else(|| usual(deed)) {
        Some(key) => t(language, key),
        None => Cow::Borrowed(deed),
    }
}

/// What was done with anything.
fn usual(deed: &str) -> Option<&'static str> {
    Some(match deed {
        "accepted" => "events-accepted",
        "added" | "made" => "events-made",
        "arranged" => "events-arranged",
        "asked" => "events-asked",
        "begun" => "events-begun",
        "called" => "events-called",
        "calls_seen" => "events-calls-seen",
        "cancelled" => "events-cancelled",
        "changed" => "events-changed",
        "closed" => "events-closed",
        "confirmed" => "events-confirmed",
        "declined" => "events-declined",
        "deleted" => "events-deleted",
        "done" => "events-done",
        "downloaded" => "events-downloaded",
        "drafted" => "events-drafted",
        "duties_set" => "events-duties-set",
        "email_changed" => "events-email-changed",
        "ended" => "events-ended",
        "expired" => "events-expired",
        "exported" => "events-exported",
        "extended" => "events-extended",
        "imported" => "events-imported",
        "language_changed" => "events-language-changed",
        "lapsed" => "events-lapsed",
        "left" => "events-left",
        "link_asked" => "events-link-asked",
        "link_given" => "events-link-given",
        "moved" => "events-moved",
        "named" => "events-named",
        "noted" => "events-noted",
        "offered" => "events-offered",
        "others_ended" => "events-others-ended",
        "phone_changed" => "events-phone-changed",
        "planned" => "events-planned",
        "posted" => "events-posted",
        "printed" => "events-printed",
        "protected_set" => "events-protected-set",
        "proved" => "events-proved",
        "registered" => "events-registered",
        "reminded" => "events-reminded",
        "released" => "events-released",
        "removed" => "events-removed",
        "renewed" => "events-renewed",
        "replayed" => "events-replayed",
        "reprinted" => "events-reprinted",
        "returned" => "events-returned",
        "searched" => "events-searched",
        "seen" => "events-seen",
        "sent" => "events-sent",
        "signed_in" => "events-signed-in",
        "taken_over" => "events-taken-over",
        "tried" => "events-tried",
        "undeliverable" => "events-undeliverable",
        "undone" => "events-undone",
        "withdrawn" => "events-withdrawn",
        _ => return None,
    })
}
