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
    let (thing, deed) = (group(language, thing), self::deed(language, deed));
    t_with(language, "events-thing-and-deed", &[("thing", thing.as_ref().into()), ("deed", deed.as_ref().into())])
}

/// A kind of thing.
pub fn group(language: Language, group: &str) -> Cow<'_, str> {
    let key = match group {
        "account" => "events-account",
        "booking" => "events-booking",
        "catalogue" => "events-catalogue",
        "closure" => "events-closure",
        "disposal" => "events-disposal",
        "events" => "events-events",
        "hold" | "holds" => "events-hold",
        "interpreters" => "events-interpreters",
        "letter" => "events-letter",
        "mailboxes" => "events-mailboxes",
        "move" => "events-move",
        "opening" => "events-opening",
        "passkey" => "events-passkey",
        "person" => "events-person",
        "representation" => "events-representation",
        "search" => "events-search",
        "session" => "events-session",
        "slots" => "events-slots",
        "staff" => "events-member",
        _ => return Cow::Borrowed(group),
    };
    t(language, key)
}

/// What was done.
fn deed(language: Language, deed: &str) -> Cow<'_, str> {
    let key = match deed {
        "accepted" => "events-accepted",
        "added" | "made" => "events-made",
        "begun" => "events-begun",
        "cancelled" => "events-cancelled",
        "changed" => "events-changed",
        "deleted" => "events-deleted",
        "done" => "events-done",
        "duties_set" => "events-duties-set",
        "email_changed" => "events-email-changed",
        "ended" => "events-ended",
        "expired" => "events-expired",
        "exported" => "events-exported",
        "extended" => "events-extended",
        "language_changed" => "events-language-changed",
        "left" => "events-left",
        "link_asked" => "events-link-asked",
        "link_given" => "events-link-given",
        "moved" => "events-moved",
        "named" => "events-named",
        "offered" => "events-offered",
        "others_ended" => "events-others-ended",
        "phone_changed" => "events-phone-changed",
        "planned" => "events-planned",
        "printed" => "events-printed",
        "protected_set" => "events-protected-set",
        "removed" => "events-removed",
        "seen" => "events-seen",
        "signed_in" => "events-signed-in",
        "withdrawn" => "events-withdrawn",
        _ => return Cow::Borrowed(deed),
    };
    t(language, key)
}
