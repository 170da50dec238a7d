//! Accounts: ways to sign in. An email address today; an eID or a passkey is another `kind` of the same row.

use crate::id::{AccountId, PersonId};
use crate::language::Language;
use crate::message::To;
use crate::person::{Person, digit, is_invisible};
use crate::representation::{Mandate, Scope};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An account, with the persons it may book for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Which account.
    pub id: AccountId,
    /// Where its mails go. None for people who were registered at a desk and have no address: nobody signs in to
    /// such an account.
    pub email: Option<Email>,
    /// In which language.
    pub language: Language,
    /// A phone number, if one was given.
    pub phone: Option<Phone>,
    /// The newest version of the terms that was accepted.
    pub terms: Option<Date>,
    /// The persons that it may book for, by their numbers. None before the first sign-in is complete.
    pub people: Vec<AccountPerson>,
}

/// A person that an account may book for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountPerson {
    /// The person's number in this account, as it stands in addresses: it tells nothing to anybody else.
    pub number: i64,
    /// Who they are to whoever signs in.
    pub relation: Relation,
    /// No longer offered for new visits.
    pub hidden: bool,
    /// The person.
    pub person: Person,
    /// By what right, where the person is another account's.
    pub mandate: Option<Mandate>,
}

impl AccountPerson {
    /// Whether the account may book for the person, and not only see what is booked.
    pub fn may_act(&self) -> bool {
        self.mandate.as_ref().is_none_or(|mandate| mandate.scope == Scope::Act)
    }

    /// Whether the person is offered for new visits.
    pub fn is_offered(&self) -> bool {
        !self.hidden && self.may_act()
    }
}

/// Who a person is to the one who signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The one who signs in.
    Myself,
    /// Somebody they book for: a child, a partner, a parent.
    Family,
    /// Somebody of another account, which has named this one.
    Represented,
}

impl Relation {
    /// As it stands in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Myself => "self",
            Self::Family => "family",
            Self::Represented => "represented",
        }
    }

    /// From a table.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Myself, Self::Family, Self::Represented].into_iter().find(|relation| relation.as_str() == text)
    }
}

/// How many persons an account may hold: a large family, and no registry.
pub const PEOPLE: usize = 20;

impl Account {
    /// The address of whoever signs in.
    ///
    /// # Panics
    /// Without one, nobody can have signed in.
    pub fn address(&self) -> &Email {
        self.email.as_ref().expect("whoever signs in has an address")
    }

    /// Where its messages go: by mail, else by SMS. Whether an SMS can be sent at all, the service knows.
    pub fn reached_at(&self) -> Option<To> {
        self.email.clone().map(To::Email).or_else(|| self.phone.clone().map(To::Phone))
    }

    /// Who signs in; none before the first sign-in is complete.
    pub fn myself(&self) -> Option<&Person> {
        self.people.iter().find(|known| known.relation == Relation::Myself).map(|known| &known.person)
    }

    /// The person with this number.
    pub fn numbered(&self, number: i64) -> Option<&AccountPerson> {
        self.people.iter().find(|known| known.number == number)
    }

    /// The person with this number, if new visits are offered to them.
    pub fn offered(&self, number: i64) -> Option<&AccountPerson> {
        self.numbered(number).filter(|known| known.is_offered())
    }

    /// The person with this id, if it is one of the account's.
    pub fn known(&self, person: &PersonId) -> Option<&AccountPerson> {
        self.people.iter().find(|known| known.person.id == *person)
    }

    /// The persons that are its own: itself and the family.
    pub fn own(&self) -> impl Iterator<Item = &AccountPerson> {
        self.people.iter().filter(|known| known.mandate.is_none())
    }

    /// Whose the booking of these persons is, and by what right the account sees it; none if it is its own.
    pub fn mandate_for<'p>(&self, persons: impl IntoIterator<Item = &'p PersonId>) -> Option<&Mandate> {
        persons.into_iter().find_map(|person| self.known(person)?.mandate.as_ref())
    }

    /// Whether the account may see what concerns all of these.
    pub fn holds<'p>(&self, persons: impl IntoIterator<Item = &'p PersonId>) -> bool {
        persons.into_iter().all(|person| self.known(person).is_some())
    }
}

/// An email address: one line, one `@`, no spaces, at most 254 characters, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Email(String);

impl TryFrom<String> for Email {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or(text)
    }
}

impl Email {
    /// Reads an address as typed. It says only whether mail could be sent there, not that it arrives.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@')?;
        let plain = |character: char| {
            !character.is_control()
                && !is_invisible(character)
                && !character.is_whitespace()
                && !"()<>,;:\\\"[]@".contains(character)
        };
        let labels =
            domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
        let fits = !local.is_empty()
            && local.len() <= 64
            && text.len() <= 254
            && local.chars().all(plain)
            && domain.chars().all(plain)
            && domain.contains('.')
            && labels
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        fits.then(|| Self(text.to_lowercase()))
    }

    /// The address as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// So much of it that its owner knows it again, and nobody else learns it: `a•••@e•••.org`.
    pub fn concealed(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or_default();
        let (host, end) = domain.rsplit_once('.').unwrap_or_default();
        // The only letter of something would be all of it.
        let first = |text: &str| {
            text.chars().next().filter(|_| text.chars().nth(1).is_some()).map_or(String::new(), String::from)
        };
        format!("{}•••@{}•••.{end}", first(local), first(host))
    }
}

/// A phone number: 5 to 15 digits, perhaps a plus in front.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Reads a number as typed, with spaces, hyphens, brackets and digits of any script.
    pub fn parse(text: &str) -> Option<Self> {
        let mut number = String::new();
        for character in text.trim().chars() {
            match (digit(character), character) {
                (Some(value), _) => number.push_str(&value.to_string()),
                (None, '+') if number.is_empty() => number.push('+'),
                (None, ' ' | '-' | '(' | ')' | '/' | '\u{a0}') => {}
                _ => return None,
            }
        }
        let digits = number.trim_start_matches('+').len();
        (5..=15).contains(&digits).then_some(Self(number))
    }

    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a code is mailed for. One that was asked for with one purpose is of no use for another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To sign in.
    #[default]
    SignIn,
    /// To agree, at the account's address, that it gets another.
    OldEmail,
    /// To prove the address that an account is to get.
    NewEmail,
    /// To delete an account.
    Deletion,
    /// To change an old booking, or to take it over.
    OldBooking,
    /// To hold a time without the work that browsers are given.
    Hold,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 6] =
        [Self::SignIn, Self::OldEmail, Self::NewEmail, Self::Deletion, Self::OldBooking, Self::Hold];

    /// As it stands in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::OldEmail => "old_email",
            Self::NewEmail => "new_email",
            Self::Deletion => "deletion",
            Self::OldBooking => "old_booking",
            Self::Hold => "hold",
        }
    }

    /// From a table.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }
}

/// A code as typed: six digits of any script, with spaces or hyphens between.
pub fn parse_code(text: &str) -> Option<String> {
    let digits: Option<String> = text
        .chars()
        .filter(|character| !character.is_whitespace() && *character != '-')
        .map(|character| digit(character).map(|value| (b'0' + value as u8) as char))
        .collect();
    digits.filter(|digits| digits.len() == 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn email_addresses() {
        for good in ["a@b.se", " Anna.Svensson+besok@Example.ORG ", "å@exempel.se", "x_1@sub.example.co"] {
            assert!(Email::parse(good).is_some(), "{good}");
        }
        let bad = [
            "",
            "a",
            "a@b",
            "@b.se",
            "a@",
            "a b@c.se",
            "a@b..se",
            "a@-b.se",
            ".a@b.se",
            "a@b.se\r\nBcc: c@d.se",
            "<a@b.se>",
            "a\u{202e}@b.se",
            "a@b@c.se",
            "a,b@c.se",
        ];
        for bad in bad {
            assert_eq!(Email::parse(bad), None, "{bad:?}");
        }
        assert_eq!(Email::parse("Anna@Example.org").unwrap().as_str(), "anna@example.org");
    }

    #[test]
    fn a_concealed_address_is_known_to_its_owner_alone() {
        let concealed = |text| Email::parse(text).unwrap().concealed();
        assert_eq!(concealed("anna.svensson@mail.example.org"), "a•••@m•••.org");
        assert_eq!(concealed("x@y.se"), "•••@•••.se");
        assert_eq!(concealed("å1@exempel.se"), "å•••@e•••.se");
    }

    #[test]
    fn phone_numbers() {
        assert_eq!(Phone::parse("+46 (0)70-123 45 67").unwrap().as_str(), "+460701234567");
        assert_eq!(Phone::parse("٠٧٠١٢٣٤٥٦٧").unwrap().as_str(), "0701234567");
        for bad in ["", "1234", "call me", "07+12345", "1234567890123456"] {
            assert_eq!(Phone::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn codes_as_people_type_them() {
        assert_eq!(parse_code(" 123 456 ").as_deref(), Some("123456"));
        assert_eq!(parse_code("١٢٣٤٥٦").as_deref(), Some("123456"));
        assert_eq!(parse_code("12345"), None);
        assert_eq!(parse_code("12345a"), None);
    }
}
