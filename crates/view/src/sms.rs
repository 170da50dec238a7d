//! SMS: what a mail says, in few words and as neutral: time, place, reference, and where to change it.

use crate::dates;
use crate::mail::{turn_ticket, turn_title};
use crate::texts::{t, t_with};
use crate::visit::page_of;
use besok_core::catalogue::Catalogue;
use besok_core::id::{OfferId, OfficeId};
use besok_core::language::Language;
use besok_core::ledger::Spot;
use besok_core::message::{Appointment, Body, Message};
use besok_core::office::Office;
use besok_core::visit::Ticket;
use jiff::Timestamp;
use std::iter::once;

/// Of how many segments an SMS is at most: each is paid for.
pub const SEGMENTS: usize = 3;
/// To how many characters the name of an office may be cut.
const SHORTEST: usize = 10;

/// The SMS of a message; none for a kind that is not sent by SMS. `base_url` is where the product is reached.
pub fn render(message: &Message, catalogue: &Catalogue, base_url: &str) -> Option<String> {
    let short = Short { language: message.language, catalogue, base_url };
    Some(match &message.body {
        Body::Code { code, minutes, .. } => short.code(code, *minutes),
        Body::Booked(appointment) => short.visit("mail-booked", appointment),
        Body::Moved(appointment) => short.visit("mail-moved", appointment),
        Body::Changed(appointment) => short.visit("mail-changed", appointment),
        Body::Reminder(appointment) => short.visit("mail-reminder", appointment),
        Body::Cancelled(appointment) => short.over("mail-cancelled", appointment, ""),
        Body::CalledOff { appointment, message } => short.over("mail-called-off", appointment, message),
        Body::Offered { appointment, to, until } => short.offered(appointment, to, *until),
        Body::TimeOffered { offer, to, until, .. } => short.came_free(offer, to, *until),
        Body::StillWaiting => short.still_waiting(),
        Body::YourTurn { ticket, counter, office, .. } => short.turn(*ticket, *counter, office),
        // They are for somebody with an address for mail, or hold more than an SMS can.
        Body::EmailTaken
        | Body::EmailChanged
        | Body::AccountDeleted
        | Body::Restricted { .. }
        | Body::Ruled { .. }
        | Body::Asked { .. }
        | Body::AskedNoMore
        | Body::Named
        | Body::OfferGone(_)
        | Body::TakenOver(_) => return None,
    })
}

/// What the words of an SMS come from.
struct Short<'a> {
    language: Language,
    catalogue: &'a Catalogue,
    base_url: &'a str,
}

impl Short<'_> {
    fn code(&self, code: &str, minutes: i64) -> String {
        let agency = self.catalogue.agency.name.get(self.language);
        let subject = [("code", code.into()), ("agency", agency.into())];
        let lines = [
            t_with(self.language, "mail-code-subject", &subject),
            t_with(self.language, "mail-code-minutes", &[("minutes", minutes.into())]),
            t(self.language, "sms-code-secret"),
        ];
        plain(&lines.join("\n"))
    }

    /// A visit that takes place.
    fn visit(&self, title: &str, appointment: &Appointment) -> String {
        let link = self.link(&t(self.language, "mail-to-old"), &mine(appointment));
        fit(self
            .ways(&appointment.office)
            .iter()
            .map(|way| [self.title(title, way), self.facts(appointment, way), link.clone()].join("\n")))
    }

    /// A visit that does not. What the agency says to it stands there where there is room for all of it.
    fn over(&self, title: &str, appointment: &Appointment, says: &str) -> String {
        let link = self.link(&t(self.language, "my-book-again"), "/book");
        let write = |says: Option<&str>, way: &Way| {
            let says = says.map(str::to_owned);
            let lines = once(self.title(title, way)).chain(says).chain([self.facts(appointment, way), link.clone()]);
            lines.collect::<Vec<_>>().join("\n")
        };
        let says = Some(says).filter(|says| !says.is_empty());
        let ways = self.ways(&appointment.office);
        let with = ways.iter().take_while(|way| way.whole).map(|way| write(says, way));
        fit(with.chain(ways.iter().map(|way| write(None, way))))
    }

    /// A visit that has to move, and to when it could.
    fn offered(&self, appointment: &Appointment, to: &Spot, until: Timestamp) -> String {
        fit(self.ways(&to.office).iter().map(|way| {
            let (time, until) = (self.time(&to.office, to.starts_at, way), self.time(&to.office, until, way));
            let new = [("time", time.into()), ("place", way.place.as_str().into())];
            let lines = [
                self.title("mail-offered", way),
                t_with(self.language, "mail-offered-new", &new).into_owned(),
                self.reference(appointment),
                self.link(&t_with(self.language, "sms-answer", &[("time", until.into())]), &mine(appointment)),
            ];
            lines.join("\n")
        }))
    }

    /// A time that came free for somebody who waits.
    fn came_free(&self, offer: &OfferId, to: &Spot, until: Timestamp) -> String {
        fit(self.ways(&to.office).iter().map(|way| {
            let (time, until) = (self.time(&to.office, to.starts_at, way), self.time(&to.office, until, way));
            let link = t_with(self.language, "sms-answer", &[("time", until.into())]);
            let lines = [
                self.title("mail-free", way),
                dates::capital(&time),
                way.place.clone(),
                self.link(&link, &format!("/my/offers/{offer}")),
            ];
            lines.join("\n")
        }))
    }

    /// Somebody has not answered several times.
    fn still_waiting(&self) -> String {
        let agency = self.catalogue.agency.name.get(self.language);
        let title = t(self.language, "mail-still-waiting");
        let title = t_with(self.language, "mail-subject", &[("title", title.into()), ("agency", agency.into())]);
        plain(&format!("{title}\n{}", self.link(&t(self.language, "mail-still-waiting-do"), "/my")))
    }

    /// Somebody who is there is next, or called.
    fn turn(&self, ticket: Ticket, counter: Option<i64>, office: &OfficeId) -> String {
        let (title, ticket) = (turn_title(self.language, counter), turn_ticket(self.language, ticket));
        let ways = self.ways(office);
        fit(ways.iter().map(|way| [title.as_str(), ticket.as_str(), way.place.as_str()].join("\n")))
    }

    /// What it is about, and from whom it is.
    fn title(&self, key: &str, way: &Way) -> String {
        let title = t(self.language, key);
        if way.bare {
            return title.into_owned();
        }
        let agency = self.catalogue.agency.name.get(self.language);
        t_with(self.language, "mail-subject", &[("title", title.into()), ("agency", agency.into())]).into_owned()
    }

    /// When, where, and under which reference.
    fn facts(&self, appointment: &Appointment, way: &Way) -> String {
        let time = dates::capital(&self.time(&appointment.office, appointment.starts_at, way));
        [&*time, &*way.place, &*self.reference(appointment)].join("\n")
    }

    fn time(&self, office: &OfficeId, at: Timestamp, way: &Way) -> String {
        let zone = self.catalogue.office(office).map_or_else(|| self.catalogue.time_zone(), Office::time_zone);
        if !way.brief {
            return dates::day_and_time(self.language, at, &zone);
        }
        let local = zone.to_datetime(at);
        let weekday = if way.bare { String::new() } else { dates::weekday(self.language, local.weekday()) };
        let values = [("weekday", weekday.into()), ("time", local.strftime("%Y-%m-%d %H:%M").to_string().into())];
        t_with(self.language, "sms-time", &values).trim_start().to_owned()
    }

    fn reference(&self, appointment: &Appointment) -> String {
        let reference = appointment.reference.to_string();
        t_with(self.language, "mail-reference", &[("reference", reference.into())]).into_owned()
    }

    fn link(&self, words: &str, path: &str) -> String {
        format!("{words}:\n{}/{}{path}", self.base_url, self.language.tag())
    }

    /// From the best to the shortest: dates in digits, an office without its address, its name as it begins, and last
    /// neither weekdays nor the agency's name. An office that has left the catalogue goes by its id.
    fn ways(&self, id: &OfficeId) -> Vec<Way> {
        let office = self.catalogue.office(id);
        let name = office.map_or(id.as_str(), |office| office.name.get(self.language));
        let pair = |first: &str, second: &str| {
            t_with(self.language, "frame-pair", &[("first", first.into()), ("second", second.into())]).into_owned()
        };
        let address = office.map(|office| pair(name, &pair(&office.street, &office.town)));
        let best = Way { brief: false, whole: true, bare: false, place: address.unwrap_or_else(|| name.to_owned()) };
        let brief = Way { brief: true, ..best.clone() };
        let cut = |place: String| Way { brief: true, whole: false, bare: false, place };
        let letters: Vec<char> = name.chars().collect();
        let begins = |count: usize| letters[..count].iter().chain(&['…']).collect();
        let names = (SHORTEST..letters.len()).rev().map(begins);
        let mut ways: Vec<Way> = [best, brief].into_iter().chain(once(name.to_owned()).chain(names).map(cut)).collect();
        let shortest = ways.last().map(|way| Way { bare: true, ..way.clone() });
        ways.extend(shortest);
        ways
    }
}

/// How much is said.
#[derive(Clone)]
struct Way {
    /// The date in digits.
    brief: bool,
    /// The place with its address.
    whole: bool,
    /// Neither the agency's name nor weekdays.
    bare: bool,
    place: String,
}

/// Where the booking is seen and changed.
fn mine(appointment: &Appointment) -> String {
    page_of(&appointment.reference, appointment.old)
}

/// The first that is short enough, or else the shortest, which is the last.
fn fit(ways: impl Iterator<Item = String>) -> String {
    let mut shortest = String::new();
    for way in ways {
        shortest = plain(&way);
        if segments(&shortest) <= SEGMENTS {
            break;
        }
    }
    shortest
}

/// Without the finer points of typesetting: one dash would more than double what an SMS costs.
fn plain(text: &str) -> String {
    let plain = |letter| match letter {
        '\u{a0}' | '\u{2009}' | '\u{202f}' => " ".to_owned(),
        '–' | '—' | '‑' => "-".to_owned(),
        '‘' | '’' => "'".to_owned(),
        '“' | '”' | '„' => "\"".to_owned(),
        '…' => "...".to_owned(),
        other => other.to_string(),
    };
    text.chars().map(plain).collect()
}

/// Of how many segments an SMS is: in the alphabet of GSM if that has all its letters, else in UCS-2.
pub fn segments(text: &str) -> usize {
    let septets: Option<Vec<usize>> = text.chars().map(septets).collect();
    let (whole, part, costs) = match septets {
        Some(costs) => (160, 153, costs),
        None => (70, 67, text.chars().map(char::len_utf16).collect()),
    };
    if costs.iter().sum::<usize>() <= whole {
        return 1;
    }
    // A letter of two units is not split.
    let add = |(count, used), cost| if used + cost > part { (count + 1, cost) } else { (count, used + cost) };
    costs.into_iter().fold((1, 0), add).0
}

/// What a letter takes in the alphabet of GSM 03.38; none if it is not there.
fn septets(letter: char) -> Option<usize> {
    match letter {
        ' '..='Z'
        | 'a'..='z'
        | '\n'
        | '\r'
        | '_'
        | '£'
        | '¥'
        | 'è'
        | 'é'
        | 'ù'
        | 'ì'
        | 'ò'
        | 'Ç'
        | 'Ø'
        | 'ø'
        | 'Å'
        | 'å'
        | 'Æ'
        | 'æ'
        | 'ß'
        | 'É'
        | '¤'
        | '¡'
        | 'Ä'
        | 'Ö'
        | 'Ñ'
        | 'Ü'
        | '§'
        | '¿'
        | 'ä'
        | 'ö'
        | 'ñ'
        | 'ü'
        | 'à'
        | 'Δ'
        | 'Φ'
        | 'Γ'
        | 'Λ'
        | 'Ω'
        | 'Π'
        | 'Ψ'
        | 'Σ'
        | 'Θ'
        | 'Ξ' => Some(1),
        '^' | '{' | '}' | '\\' | '[' | '~' | ']' | '|' | '€' | '\u{c}' => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_counted_as_networks_do() {
        for (text, count) in [
            ("", 1),
            (&*"å".repeat(160), 1),
            (&"å".repeat(161), 2),
            (&"@".repeat(306), 2),
            (&"@".repeat(307), 3),
            (&"€".repeat(80), 1),
            (&"€".repeat(81), 2),
            // 76 of them fill a part, and the half that is left is not used.
            (&"€".repeat(153), 3),
            (&"ل".repeat(70), 1),
            (&"ل".repeat(71), 2),
            (&"ل".repeat(134), 2),
            (&"ل".repeat(135), 3),
            (&"🙂".repeat(35), 1),
            (&"🙂".repeat(36), 2),
            (&"🙂".repeat(67), 3),
        ] {
            assert_eq!(segments(text), count, "{} letters of {text}", text.chars().count());
        }
    }

    #[test]
    fn typesetting_does_not_make_it_dearer() {
        assert_eq!(plain("kl.\u{a0}09:20 – ”Sundbyberg’s…"), "kl. 09:20 - \"Sundbyberg's...");
    }
}
