//! The frame around every page of staff: where one is, for which office, and as whom.

use crate::frame::{Frame, Head};
use crate::parts::icon;
use crate::texts::t_with;
use besok_core::office::Office;
use besok_core::staff::{Permission, Staff};
use maud::{DOCTYPE, Markup, html};
use std::borrow::Cow;

/// What every page of staff has in common.
#[derive(Debug, Clone, Copy)]
pub struct StaffFrame<'a> {
    /// What it has in common with every page.
    pub frame: Frame<'a>,
    /// Whoever is signed in.
    pub staff: Option<&'a Staff>,
    /// The office at which they are, on the page or in what the tabs lead to.
    pub office: Option<&'a Office>,
    /// Which tab it is.
    pub tab: Tab,
    /// Address of the stylesheet for staff.
    pub css: &'a str,
    /// Addresses of scripts.
    pub scripts: &'a [&'a str],
}

/// The tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The first page, and pages that belong to none.
    Start,
    /// The day of an office.
    Day,
    /// Its week and month.
    Week,
    /// A counter to sit at.
    Counter,
    /// Who comes in.
    Reception,
    /// How its queue is run, and its screens.
    Queue,
    /// People.
    Find,
    /// What is offered to those who wait.
    Waiting,
    /// Openings and closures.
    Openings,
    /// Bulk moves.
    Moves,
    /// Interpreters to be booked.
    Interpreters,
    /// Requests to book.
    Requests,
    /// Letters to be printed.
    Letters,
    /// Errands, offices, holidays and texts.
    Catalogue,
    /// Who did what.
    Events,
    /// Staff and roles.
    Members,
    /// Other systems.
    Integrations,
    /// What happened, in figures.
    Figures,
}

impl Tab {
    /// The tabs that stand in the header.
    pub(crate) const ALL: [Self; 17] = [
        Self::Day,
        Self::Week,
        Self::Counter,
        Self::Reception,
        Self::Queue,
        Self::Figures,
        Self::Find,
        Self::Waiting,
        Self::Openings,
        Self::Moves,
        Self::Interpreters,
        Self::Requests,
        Self::Letters,
        Self::Catalogue,
        Self::Events,
        Self::Members,
        Self::Integrations,
    ];

    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Start => "staff-start",
            Self::Day => "staff-day",
            Self::Week => "staff-week",
            Self::Counter => "staff-counter",
            Self::Reception => "staff-reception",
            Self::Queue => "staff-queue",
            Self::Find => "staff-find",
            Self::Waiting => "staff-waiting",
            Self::Openings => "staff-openings",
            Self::Moves => "staff-moves",
            Self::Interpreters => "staff-interpreters",
            Self::Requests => "staff-requests",
            Self::Letters => "staff-letters",
            Self::Catalogue => "staff-catalogue",
            Self::Events => "staff-events",
            Self::Members => "staff-members",
            Self::Integrations => "staff-integrations",
            Self::Figures => "staff-figures",
        }
    }

    fn permission(self) -> Permission {
        match self {
            Self::Start => Permission::Own,
            Self::Day | Self::Week | Self::Queue => Permission::SeeDay,
            Self::Counter => Permission::Counter,
            Self::Reception => Permission::Reception,
            Self::Find => Permission::FindPerson,
            Self::Openings => Permission::Openings,
            Self::Moves => Permission::MoveBookings,
            Self::Interpreters | Self::Waiting => Permission::HelpPerson,
            Self::Requests => Permission::Requests,
            Self::Letters => Permission::Letters,
            Self::Catalogue => Permission::Catalogue,
            Self::Events => Permission::Events,
            Self::Members => Permission::StaffAdmin,
            Self::Integrations => Permission::Integrations,
            Self::Figures => Permission::Figures,
        }
    }

    /// Its address, if it is open to this member. Those of an office lead to the one given.
    pub(crate) fn address(self, staff: &Staff, office: Option<&Office>) -> Option<String> {
        let at = |page: &str| {
            office
                .filter(|office| staff.may_at(self.permission(), &office.id))
                .map(|office| format!("/staff/offices/{}/{page}", office.id))
        };
        let anywhere = |path: &str| staff.may(self.permission()).then(|| path.to_owned());
        match self {
            Self::Start => anywhere("/staff"),
            Self::Day => at("day"),
            Self::Week => at("week"),
            Self::Counter => at("counter"),
            Self::Reception => at("reception"),
            Self::Queue => at("queue"),
            // Those of all offices stand beside each other.
            Self::Figures if office.is_none() => anywhere("/staff/figures"),
            Self::Figures => at("figures"),
            Self::Find => anywhere("/staff/find"),
            Self::Waiting => at("waiting"),
            Self::Openings => at("openings"),
            Self::Moves => anywhere("/staff/moves"),
            Self::Interpreters => anywhere("/staff/interpreters"),
            Self::Requests => anywhere("/staff/requests"),
            Self::Letters => anywhere("/staff/letters"),
            Self::Catalogue => anywhere("/staff/catalogue"),
            Self::Events => anywhere("/staff/events"),
            Self::Members => anywhere("/staff/members"),
            Self::Integrations => anywhere("/staff/integrations"),
        }
    }
}

impl<'a> StaffFrame<'a> {
    /// A text of the page's language.
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        self.frame.t(key)
    }

    /// The same frame, loading scripts.
    #[must_use]
    pub fn with(self, scripts: &'a [&'a str]) -> Self {
        Self { scripts, ..self }
    }

    /// A whole page: the body is put into `<main>`.
    pub fn page(&self, title: &str, head: Head<'_>, body: &Markup) -> Markup {
        let frame = &self.frame;
        let agency = frame.agency.name.get(frame.language);
        let brand = t_with(frame.language, "staff-title", &[("title", title.into()), ("agency", agency.into())]);
        let more = html! {
            link rel="stylesheet" href=(self.css);
            @for script in self.scripts { script src=(script) defer {} }
        };
        html! {
            (DOCTYPE)
            html lang=(frame.language.tag()) dir=(frame.language.direction()) data-color-scheme="auto" {
                (frame.head(title, Head { description: Some(&brand), ..head }, &more))
                body.staff data-size="sm" {
                    a.ds-skip-link href="#main" { (self.t("frame-skip")) }
                    (self.header())
                    (frame.banner())
                    main #main.wide tabindex="-1" { (body) }
                }
            }
        }
    }

    /// A page for paper: nothing but its body.
    pub fn bare(&self, title: &str, body: &Markup) -> Markup {
        let frame = &self.frame;
        html! {
            (DOCTYPE)
            html lang=(frame.language.tag()) dir=(frame.language.direction()) data-color-scheme="auto" {
                (frame.head(title, Head::default(), &html! { link rel="stylesheet" href=(self.css); }))
                body.staff data-size="sm" { main.wide { (body) } }
            }
        }
    }

    fn header(&self) -> Markup {
        let agency = self.frame.agency.name.get(self.frame.language);
        html! {
            header.top {
                div.wide.row {
                    a.brand href="/staff" { (icon::mark()) span { (agency) } }
                    @if let Some(staff) = self.staff {
                        (self.tabs(staff))
                        (self.me(staff))
                    }
                }
            }
        }
    }

    fn tabs(&self, staff: &Staff) -> Markup {
        html! {
            nav.row.tabs aria-label=(self.t("staff-nav")) {
                @for tab in Tab::ALL {
                    @if let Some(address) = tab.address(staff, self.office) {
                        a.tl href=(address) aria-current=[(tab == self.tab).then_some("page")] { (self.t(tab.key())) }
                    }
                }
            }
        }
    }

    /// Signing out changes something, so it is a form.
    fn me(&self, staff: &Staff) -> Markup {
        html! {
            nav.row.me aria-label=(self.t("staff-own")) {
                @if let Some(office) = self.office {
                    a.tl href="/staff" { (office.name.get(self.frame.language)) }
                }
                a.tl href="/staff/me" { bdi { (staff.name.as_str()) } }
                form method="post" action="/staff/sign-out" { button.tl type="submit" { (self.t("staff-sign-out")) } }
            }
        }
    }
}
