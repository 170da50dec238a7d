//! Mails, in the language of whoever reads them, as text and as simple HTML.
//!
//! They are neutral: time, place, number of people and reference. Neither the errand nor the names, because mail is
//! read over shoulders.

mod account;
mod html;
pub mod words;

use crate::calendar::{Entry, Method};
use crate::dates;
use crate::my::paused::{PAUSED, ruled};
use crate::texts::{t, t_with};
use crate::visit::page_of;
use besok_core::agency::Agency;
use besok_core::catalogue::Catalogue;
use besok_core::id::OfficeId;
use besok_core::language::Language;
use besok_core::ledger::Spot;
use besok_core::message::{Appointment, Body, Message};
use besok_core::office::Office;
use besok_core::visit::Ticket;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use words::Says;

/// A mail, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// A calendar file to go with it.
    pub calendar: Option<Attachment>,
}

/// A calendar file in a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its method, as in `text/calendar; method=`.
    pub method: &'static str,
    /// The file.
    pub text: String,
}

/// What a mail says, before it becomes text or HTML.
struct Letter {
    title: String,
    paragraphs: Vec<String>,
    /// What stands out: the code, or time and place.
    lines: Vec<String>,
    after: Vec<String>,
    /// The words of each button, and where it leads.
    links: Vec<(String, String)>,
    agency: String,
    contact: String,
}

/// The mail of a message. `base_url` is where the product is reached: `https://besok.example`.
pub fn render(message: &Message, catalogue: &Catalogue, base_url: &str) -> Mail {
    let language = message.language;
    let agency = &catalogue.agency;
    let says = Says { language, words: &catalogue.words };
    let address = |path: &str| format!("{base_url}/{}{path}", language.tag());
    let notice = |keys: (&str, &[&str]), link| account::notice(says, agency, keys, link);
    let letter = match &message.body {
        Body::Code { code, minutes, purpose } => account::code(says, agency, code, (*minutes, *purpose)),
        Body::EmailTaken => {
            let keys = ["mail-email-taken-why", "mail-email-taken-you", "mail-email-taken-not-you"];
            notice(("mail-email-taken", &keys), Some(("frame-sign-in", address("/sign-in"))))
        }
        Body::EmailChanged => {
            let keys = ["mail-email-changed-how", "mail-email-changed-not-you"];
            notice(("mail-email-changed", &keys), Some(("mail-help", address("/lost-mailbox"))))
        }
        Body::AccountDeleted => {
            notice(("mail-deleted", &["mail-deleted-how", "mail-deleted-kept", "mail-deleted-again"]), None)
        }
        Body::Asked { secret, book_by, reminder, .. } => {
            let title = if *reminder { "mail-asked-reminder" } else { "mail-asked" };
            account::asked(says, agency, (title, *book_by), (base_url, address(&format!("/request/{secret}"))))
        }
        Body::AskedNoMore => notice(("mail-asked-no-more", &["mail-asked-no-more-why"]), None),
        Body::Named => {
            let keys = ["mail-named-why", "mail-named-how", "mail-named-not-you"];
            notice(("mail-named", &keys), Some(("public-my-page", address("/my"))))
        }
        Body::Restricted { reason, until } => {
            let until = until.map(|until| dates::day_of_year_and_time(language, until, &catalogue.time_zone()));
            account::restricted(says, agency, (*reason, until), address(PAUSED))
        }
        Body::Ruled { ruling } => {
            let title = if ruling.lifts() { "mail-lifted" } else { "mail-upheld" };
            notice((title, &[ruled(*ruling)]), Some(("public-my-page", address("/my"))))
        }
        Body::Booked(appointment) => visit(message, catalogue, base_url, ("mail-booked", appointment)),
        Body::Moved(appointment) => visit(message, catalogue, base_url, ("mail-moved", appointment)),
        Body::Changed(appointment) => visit(message, catalogue, base_url, ("mail-changed", appointment)),
        Body::Cancelled(appointment) => visit(message, catalogue, base_url, ("mail-cancelled", appointment)),
        Body::CalledOff { appointment, .. } => visit(message, catalogue, base_url, ("mail-called-off", appointment)),
        Body::TakenOver(appointment) => visit(message, catalogue, base_url, ("mail-taken-over", appointment)),
        Body::Reminder(appointment) => visit(message, catalogue, base_url, ("mail-reminder", appointment)),
        Body::YourTurn { ticket, counter, office, .. } => turn(says, catalogue, (*ticket, *counter), office),
        Body::Offered { appointment, to, until } => {
            let mine = address(&page_of(&appointment.reference, appointment.old));
            offered((says, catalogue), appointment, (to, *until), mine)
        }
        Body::TimeOffered { .. } | Body::OfferGone(_) | Body::StillWaiting => {
            of_waiting((says, catalogue), &message.body, address)
        }
    };
    Mail {
        subject: subject(language, agency, &message.body, &letter),
        text: letter.text(),
        html: letter.html(language).into_string(),
        calendar: calendar(message, catalogue, base_url),
    }
}

/// The code stands in the subject, so that it is read in the list of mails without opening one.
fn subject(language: Language, agency: &Agency, body: &Body, letter: &Letter) -> String {
    let agency = agency.name.get(language);
    match body {
        Body::Code { code, .. } => {
            t_with(language, "mail-code-subject", &[("code", code.as_str().into()), ("agency", agency.into())])
                .into_owned()
        }
        _ => t_with(language, "mail-subject", &[("title", letter.title.as_str().into()), ("agency", agency.into())])
            .into_owned(),
    }
}

fn visit(
    message: &Message,
    catalogue: &Catalogue,
    base_url: &str,
    (title, appointment): (&str, &Appointment),
) -> Letter {
    let language = message.language;
    let (agency, says) = (&catalogue.agency, Says { language, words: &catalogue.words });
    let cancelled = matches!(message.body, Body::Cancelled(_) | Body::CalledOff { .. });
    let (change, to) = if appointment.old { ("mail-change-old", "mail-to-old") } else { ("mail-change", "mail-to-my") };
    let after = if cancelled { vec!["mail-again"] } else { vec![change, "mail-early"] };
    let mine = page_of(&appointment.reference, appointment.old);
    let mut links = vec![if cancelled { ("my-book-again", "/book".to_owned()) } else { (to, mine.clone()) }];
    if matches!(message.body, Body::Reminder(_)) {
        links.push(("my-move", format!("{mine}/move/{}", appointment.office)));
        links.push(("my-cancel", format!("{mine}/cancel")));
    }
    let link = |(words, path): (&str, String)| {
        (t(language, words).into_owned(), format!("{base_url}/{}{path}", language.tag()))
    };
    Letter {
        title: says.say(title, &[]),
        paragraphs: match &message.body {
            Body::CalledOff { message, .. } => vec![message.clone()],
            _ => Vec::new(),
        },
        lines: facts(says, catalogue, appointment),
        after: after.into_iter().map(|key| says.say(key, &[])).collect(),
        links: links.into_iter().map(link).collect(),
        agency: agency.name.get(language).to_owned(),
        contact: contact(says, agency),
    }
}

/// A visit has to move: the time now, the one that is offered, and until when to answer.
fn offered(
    (says, catalogue): (Says<'_>, &Catalogue),
    appointment: &Appointment,
    (to, until): (&Spot, Timestamp),
    mine: String,
) -> Letter {
    let (agency, language) = (&catalogue.agency, says.language);
    let said = |key: &str, office: &OfficeId, starts_at: Timestamp| {
        let office = catalogue.office(office)?;
        let time = dates::capital(&dates::day_of_year_and_time(language, starts_at, &office.time_zone()));
        let values = [("time", time.into()), ("place", place(language, office).into())];
        Some(says.say(key, &values))
    };
    let until = dates::day_and_time(language, until, &zone(catalogue, &to.office));
    let reference = appointment.reference.to_string();
    let old = said("mail-offered-old", &appointment.office, appointment.starts_at);
    let lines = old.into_iter().chain(said("mail-offered-new", &to.office, to.starts_at));
    let last = says.say("mail-reference", &[("reference", reference.into())]);
    Letter {
        title: says.say("mail-offered", &[]),
        paragraphs: vec![says.say("mail-offered-why", &[])],
        lines: lines.chain([last]).collect(),
        after: vec![says.say("mail-offered-until", &[("time", until.into())]), says.say("mail-offered-how", &[])],
        links: vec![(t(language, if appointment.old { "mail-to-old" } else { "mail-to-my" }).into_owned(), mine)],
        agency: agency.name.get(language).to_owned(),
        contact: contact(says, agency),
    }
}

/// What somebody hears who waits.
fn of_waiting((says, catalogue): (Says<'_>, &Catalogue), body: &Body, address: impl Fn(&str) -> String) -> Letter {
    let notice = |keys: (&str, &[&str]), link| account::notice(says, &catalogue.agency, keys, link);
    match body {
        Body::TimeOffered { offer, to, until, people, instead } => {
            let answer = address(&format!("/my/offers/{offer}"));
            came_free((says, catalogue), (to, *until, *people, *instead), answer)
        }
        Body::OfferGone(to) => Letter {
            lines: time_and_place((says, catalogue), to),
            ..notice(("mail-offer-gone", &["mail-offer-gone-why"]), Some(("public-my-page", address("/my"))))
        },
        _ => {
            let keys = ["mail-still-waiting-why", "mail-still-waiting-kept"];
            notice(("mail-still-waiting", &keys), Some(("mail-still-waiting-do", address("/my"))))
        }
    }
}

/// A time that came free for somebody who waits: what it is, until when it is kept, and what no answer costs.
fn came_free(
    (says, catalogue): (Says<'_>, &Catalogue),
    (to, until, people, instead): (&Spot, Timestamp, usize, Option<Timestamp>),
    answer: String,
) -> Letter {
    let (agency, language) = (&catalogue.agency, says.language);
    let zone = zone(catalogue, &to.office);
    let time = |at| [("time", dates::day_and_time(language, at, &zone).into())];
    let mut lines = time_and_place((says, catalogue), to);
    lines.push(says.say("mail-people", &[("people", people.into())]));
    let mut after = vec![says.say("mail-free-until", &time(until))];
    after.extend(instead.map(|at| says.say("mail-free-instead", &time(at))));
    after.push(says.say("mail-free-costs-nothing", &[]));
    Letter {
        title: says.say("mail-free", &[]),
        paragraphs: vec![says.say("mail-free-why", &[])],
        lines,
        after,
        links: vec![(t(language, "mail-free-answer").into_owned(), answer)],
        agency: agency.name.get(language).to_owned(),
        contact: contact(says, agency),
    }
}

/// When and where. An office that has left the catalogue is not named.
fn time_and_place((says, catalogue): (Says<'_>, &Catalogue), to: &Spot) -> Vec<String> {
    let language = says.language;
    let zone = zone(catalogue, &to.office);
    let time = dates::capital(&dates::day_of_year_and_time(language, to.starts_at, &zone));
    let place = catalogue.office(&to.office).map(|office| place(language, office));
    std::iter::once(time).chain(place).collect()
}

fn zone(catalogue: &Catalogue, office: &OfficeId) -> TimeZone {
    catalogue.office(office).map_or_else(|| catalogue.time_zone(), Office::time_zone)
}

/// Somebody who is there is next, or called.
fn turn(says: Says<'_>, catalogue: &Catalogue, (ticket, counter): (Ticket, Option<i64>), office: &OfficeId) -> Letter {
    let how = if counter.is_some() { "turn-called-how" } else { "turn-next-how" };
    let office = catalogue.office(office).map(|office| office.name.get(says.language).to_owned());
    Letter {
        title: turn_title(says.language, counter),
        lines: std::iter::once(turn_ticket(says.language, ticket)).chain(office).collect(),
        ..account::notice(says, &catalogue.agency, ("turn-next", &[how]), None)
    }
}

/// "Go to counter 3", or that one is next.
pub(crate) fn turn_title(language: Language, counter: Option<i64>) -> String {
    match counter {
        Some(counter) => t_with(language, "turn-called", &[("counter", counter.into())]).into_owned(),
        None => t(language, "turn-next").into_owned(),
    }
}

pub(crate) fn turn_ticket(language: Language, ticket: Ticket) -> String {
    t_with(language, "turn-ticket", &[("ticket", ticket.to_string().into())]).into_owned()
}

/// When, where, how many, and under which reference. An office that has left the catalogue is not named.
fn facts(says: Says<'_>, catalogue: &Catalogue, appointment: &Appointment) -> Vec<String> {
    let (language, reference) = (says.language, appointment.reference.to_string());
    let mut lines = Vec::new();
    if let Some(office) = catalogue.office(&appointment.office) {
        let zone = office.time_zone();
        lines.push(dates::capital(&dates::day_of_year_and_time(language, appointment.starts_at, &zone)));
        lines.push(place(language, office));
    }
    lines.push(says.say("mail-people", &[("people", appointment.people.into())]));
    lines.push(says.say("mail-reference", &[("reference", reference.into())]));
    lines
}

/// An office with its whole address, in one line.
pub(crate) fn place(language: Language, office: &Office) -> String {
    let name = office.name.get(language);
    let address = format!("{}, {} {}", office.street, office.postcode, office.town);
    t_with(language, "frame-pair", &[("first", name.into()), ("second", address.into())]).into_owned()
}

fn contact(says: Says<'_>, agency: &Agency) -> String {
    let (phone, email) = (agency.phone.as_str(), agency.email.as_str());
    says.say("mail-contact", &[("phone", phone.into()), ("email", email.into())])
}

fn calendar(message: &Message, catalogue: &Catalogue, base_url: &str) -> Option<Attachment> {
    let to = message.to.as_str();
    let (appointment, method) = match &message.body {
        Body::Code { .. }
        | Body::EmailTaken
        | Body::EmailChanged
        | Body::AccountDeleted
        | Body::Restricted { .. }
        | Body::Ruled { .. }
        | Body::Named
        | Body::Asked { .. }
        | Body::AskedNoMore
        | Body::Reminder(_)
        | Body::Offered { .. }
        | Body::TimeOffered { .. }
        | Body::OfferGone(_)
        | Body::StillWaiting
        | Body::YourTurn { .. } => {
            return None;
        }
        Body::Booked(appointment)
        | Body::Moved(appointment)
        | Body::Changed(appointment)
        | Body::TakenOver(appointment) => (appointment, Method::Request(to)),
        Body::Cancelled(appointment) | Body::CalledOff { appointment, .. } => (appointment, Method::Cancel(to)),
    };
    let office = catalogue.office(&appointment.office)?;
    let entry = Entry { language: message.language, appointment, office, agency: &catalogue.agency, base_url };
    Some(Attachment { method: method.as_str(), text: entry.render(method) })
}

impl Letter {
    /// Paragraphs with an empty line between; the facts line by line.
    fn text(&self) -> String {
        let mut parts = vec![self.title.clone()];
        parts.extend(self.paragraphs.iter().cloned());
        parts.extend((!self.lines.is_empty()).then(|| self.lines.join("\n")));
        parts.extend(self.after.iter().cloned());
        parts.extend(self.links.iter().map(|(words, address)| format!("{words}:\n{address}")));
        parts.push(format!("{}\n{}", self.agency, self.contact));
        parts.join("\n\n") + "\n"
    }
}
