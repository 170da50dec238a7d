//! `agency.toml`.

use super::source::{Fields, Node};
use besok_core::agency::{Agency, Interpreters, OldBookings, Terms};
use besok_view::staff::Needed;

/// The agency.
pub fn read(mut file: Fields) -> Option<Agency> {
    let name = file.get("name", |node| node.text());
    let domain = file.get("domain", domain_name);
    let email = file.get("email", email_address);
    let phone = file.get("phone", |node| node.string());
    let phone_link = file.get("phone_link", |node| node.phone_link());
    let phone_hours = file.get("phone_hours", |node| node.text());
    let postal_address = file.get("postal_address", |node| node.string());
    let website = file.get("website", link);
    let supervisor = file.get("supervisor", |node| node.text());
    let supervisor_link = file.get("supervisor_link", link);
    let accessibility_faults = file.get("accessibility_faults", |node| node.each(|node| node.text()));
    let data_protection_email = file.get("data_protection_email", email_address);
    let data_protection_authority = file.get("data_protection_authority", |node| node.text());
    let interpreters = file.maybe("interpreters", |node| node.each(interpreters));
    let interpreter_days = file.maybe("interpreter_days", |node| node.integer(0..=60));
    let old_bookings = file.get("old_bookings", old_bookings);
    let cutover = file.get("cutover", |node| node.date());
    let terms = file.get("terms", |node| node.fields().and_then(terms));
    file.close();
    Some(Agency {
        name: name?,
        domain: domain?,
        email: email?,
        phone: phone?.to_owned(),
        phone_link: phone_link?,
        phone_hours: phone_hours?,
        postal_address: postal_address?.to_owned(),
        website: website?,
        supervisor: supervisor?,
        supervisor_link: supervisor_link?,
        accessibility_faults: accessibility_faults?,
        data_protection_email: data_protection_email?,
        data_protection_authority: data_protection_authority?,
        interpreters: interpreters?.unwrap_or_default(),
        interpreter_days: interpreter_days?.unwrap_or_default(),
        old_bookings: old_bookings?,
        cutover: cutover?,
        terms: terms?,
    })
}

fn interpreters(node: Node) -> Option<Interpreters> {
    let mut fields = node.fields()?;
    let tag = fields.get("tag", |node| {
        let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        node.string_that((Needed::Tag, "a language tag, like \"ar\""), letters)
    });
    let name = fields.get("name", |node| node.text());
    fields.close();
    Some(Interpreters { tag: tag?.to_owned(), name: name? })
}

fn terms(mut fields: Fields) -> Option<Terms> {
    let version = fields.get("version", |node| node.date());
    let paragraphs = fields.get("paragraphs", |node| node.some(|node| node.text()));
    fields.close();
    Some(Terms { version: version?, paragraphs: paragraphs? })
}

fn old_bookings(node: Node) -> Option<OldBookings> {
    match node.value().as_str().and_then(OldBookings::parse) {
        Some(declared) => Some(declared),
        None => node.refuse("\"none\" (declares that there are none), \"to_come\" or \"imported\""),
    }
}

fn domain_name(node: Node) -> Option<String> {
    node.string_that((Needed::Domain, "a domain name, like \"besok.example.org\""), is_domain).map(str::to_owned)
}

fn email_address(node: Node) -> Option<String> {
    let address = |text: &str| text.split_once('@').is_some_and(|(name, domain)| is_word(name) && is_domain(domain));
    node.string_that((Needed::Email, "an email address, like \"info@example.org\""), address).map(str::to_owned)
}

fn link(node: Node) -> Option<String> {
    let link = |text: &str| text.strip_prefix("https://").is_some_and(is_word);
    node.string_that((Needed::Link, "a link that begins with https://"), link).map(str::to_owned)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_whitespace)
}

fn is_domain(text: &str) -> bool {
    let label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    text.contains('.') && text.split('.').all(label)
}
