//! Letters about an account itself: codes, and what was changed.

use super::words::Says;
use super::{Letter, contact};
use crate::dates;
use crate::my::paused::why;
use crate::texts::{t, t_with};
use besok_core::account::Purpose;
use besok_core::agency::Agency;
use besok_core::restriction::Reason;
use jiff::civil::Date;

/// A code, with what it is for and what to do if one did not ask for it.
pub(super) fn code(says: Says<'_>, agency: &Agency, code: &str, (minutes, purpose): (i64, Purpose)) -> Letter {
    let language = says.language;
    let (title, used, unasked) = match purpose {
        Purpose::SignIn => ("mail-code", "mail-code-use", "mail-code-unasked"),
        Purpose::OldEmail => ("mail-code-old-email", "mail-code-old-email-use", "mail-code-alarm"),
        Purpose::NewEmail => ("mail-code-new-email", "mail-code-use", "mail-code-new-email-unasked"),
        Purpose::OldBooking => ("mail-code-old-booking", "mail-code-use", "mail-code-old-booking-unasked"),
        Purpose::Hold => ("mail-code-hold", "mail-code-use", "mail-code-hold-unasked"),
        Purpose::Deletion => ("mail-code-deletion", "mail-code-deletion-use", "mail-code-alarm"),
    };
    let after = [
        t_with(language, "mail-code-minutes", &[("minutes", minutes.into())]),
        t(language, "mail-code-secret"),
        t(language, unasked),
    ];
    Letter {
        lines: vec![code.to_owned()],
        after: after.map(std::borrow::Cow::into_owned).into(),
        ..letter(says, agency, title, &[used])
    }
}

/// A letter that says something and asks for nothing. `link` is the words of its button and where it leads.
pub(super) fn notice(
    says: Says<'_>,
    agency: &Agency,
    (title, paragraphs): (&str, &[&str]),
    link: Option<(&str, String)>,
) -> Letter {
    let links = link.into_iter().map(|(words, address)| (t(says.language, words).into_owned(), address)).collect();
    Letter { links, ..letter(says, agency, title, paragraphs) }
}

/// New bookings are paused: why, until when, what stays, and where to contest it.
pub(super) fn restricted(
    says: Says<'_>,
    agency: &Agency,
    (reason, until): (Reason, Option<String>),
    link: String,
) -> Letter {
    let language = says.language;
    let until = match until {
        Some(date) => t_with(language, "restriction-until", &[("date", date.into())]),
        None => t(language, "restriction-open"),
    };
    let call = t_with(language, "restriction-call", &[("phone", agency.phone.as_str().into())]);
    let stays = [until, t(language, "restriction-keep"), call, t(language, "mail-restricted-how")];
    Letter {
        after: stays.map(std::borrow::Cow::into_owned).into(),
        ..notice(says, agency, ("mail-restricted", &[why(reason)]), Some(("restriction-to", link)))
    }
}

/// A request to book, with one thing to do: the link. `base_url` is what tells it from a forgery.
pub(super) fn asked(
    says: Says<'_>,
    agency: &Agency,
    (title, book_by): (&str, Date),
    (base_url, link): (&str, String),
) -> Letter {
    let language = says.language;
    let date = dates::day_of_year(language, book_by);
    let genuine = t_with(language, "mail-asked-genuine", &[("address", format!("{base_url}/").into())]);
    Letter {
        lines: vec![t_with(language, "mail-asked-by", &[("date", date.into())]).into_owned()],
        after: vec![t(language, "mail-asked-yours").into_owned(), genuine.into_owned()],
        ..notice(says, agency, (title, &["mail-asked-why"]), Some(("mail-asked-open", link)))
    }
}

fn letter(says: Says<'_>, agency: &Agency, title: &str, paragraphs: &[&str]) -> Letter {
    let language = says.language;
    Letter {
        title: t(language, title).into_owned(),
        paragraphs: paragraphs.iter().map(|key| t(language, key).into_owned()).collect(),
        lines: Vec::new(),
        after: Vec::new(),
        links: Vec::new(),
        agency: agency.name.get(language).to_owned(),
        contact: contact(says, agency),
    }
}
