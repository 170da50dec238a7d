//! Renders a page in every language and looks at it.

use super::samples;
use crate::frame::{Demo, Frame};
use crate::staff::{StaffFrame, Tab};
use besok_core::account::Email;
use besok_core::language::Language;
use besok_core::person::Name;
use besok_core::staff::{Duty, Role, Staff};
use maud::Markup;
use std::collections::HashSet;

/// Renders a page in every language, checks it and compares it with its snapshot.
pub(super) fn shows(name: &str, path: &str, page: impl Fn(&Frame<'_>) -> Markup) {
    shows_in(Language::all(), name, path, page);
}

/// The same in some of the languages.
pub(super) fn shows_in(
    languages: impl Iterator<Item = Language>,
    name: &str,
    path: &str,
    page: impl Fn(&Frame<'_>) -> Markup,
) {
    let agency = samples::agency();
    for language in languages {
        let frame = Frame {
            language,
            agency: &agency,
            path,
            visitor: Some(samples::NAME),
            proved: path.starts_with("/earlier/"),
            demo: Demo::WithMailbox,
            css: "/assets/besok.css",
            icon: "/assets/icon.svg",
        };
        let html = page(&frame).into_string();
        check(&html);
        insta::assert_snapshot!(format!("{name}.{}", language.tag()), html.replace("><", ">\n<"));
    }
}

/// The same for a page of staff, in the languages that are offered to them.
pub(super) fn shows_to_staff(name: &str, tab: Tab, page: impl Fn(&StaffFrame<'_>) -> Markup) {
    let (agency, office) = (samples::agency(), samples::sundbyberg());
    let staff = Staff {
        id: "0196".into(),
        name: Name::parse("Anna Lind").unwrap(),
        email: Email::parse("anna@agency.example").unwrap(),
        language: Language::DEFAULT,
        duties: vec![Duty { role: Role::Reception, office: Some(office.id.clone()) }],
        protected: false,
    };
    for language in Language::full() {
        let frame = Frame {
            language,
            agency: &agency,
            path: "/staff",
            visitor: None,
            proved: false,
            demo: Demo::No,
            css: "/assets/besok.css",
            icon: "/assets/icon.svg",
        };
        let (staff, office, css) = (Some(&staff), Some(&office), "/assets/staff.css");
        let html = page(&StaffFrame { frame, staff, office, tab, css, scripts: &[] }).into_string();
        check(&html);
        insta::assert_snapshot!(format!("{name}.{}", language.tag()), html.replace("><", ">\n<"));
    }
}

/// What holds for every page: the security policy, and what screen readers and error links rely on.
fn check(html: &str) {
    let loaded = |script: &str| script.starts_with(" src=");
    assert!(
        !html.contains("style=") && html.split("<script").skip(1).all(loaded),
        "the security policy forbids inline styles and scripts"
    );
    assert_eq!(html.matches("<h1").count(), 1, "one first heading");
    let ids: Vec<&str> = values(html, " id=\"").collect();
    let known: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id twice: {ids:?}");
    let named = ["aria-describedby", "aria-labelledby", "for"]
        .into_iter()
        .flat_map(|name| values(html, &format!(" {name}=\"")).collect::<Vec<_>>())
        .flat_map(str::split_whitespace);
    for id in named.chain(values(html, " href=\"#")) {
        assert!(known.contains(id), "no element has the id {id}");
    }
}

fn values<'h>(html: &'h str, start: &str) -> impl Iterator<Item = &'h str> {
    html.split(start).skip(1).filter_map(|rest| rest.split('"').next()).collect::<Vec<_>>().into_iter()
}
