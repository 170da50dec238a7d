//! Staff and their roles, for administrators.

use super::own::duties;
use super::{StaffFrame, role};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, Problem, error_summary};
use crate::texts::{rich, t_with};
use besok_core::catalogue::Catalogue;
use besok_core::staff::{Duty, Role, Staff};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::borrow::Cow;

/// Everybody who works here.
pub struct MembersPage<'a> {
    /// By name.
    pub members: &'a [Staff],
    /// For the names of offices.
    pub catalogue: &'a Catalogue,
}

impl MembersPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("members-title");
        let body = html! {
            div.dayhead {
                h1.ds-heading { (title) }
                a.ds-button href="/staff/members/new" { (frame.t("members-add")) }
            }
            div.scroll {
                table.staff.stack {
                    thead { tr {
                        th scope="col" { (frame.t("members-name")) }
                        th scope="col" { (frame.t("members-email")) }
                        th scope="col" { (frame.t("members-roles")) }
                    } }
                    tbody {
                        @for member in self.members {
                            tr {
                                th.name scope="row" {
                                    a.ds-link href={ "/staff/members/" (member.id) } { bdi { (member.name.as_str()) } }
                                    @if member.protected { " " span.st { (frame.t("members-protected-mark")) } }
                                }
                                td data-label=(frame.t("members-email")) { bdi { (member.email.as_str()) } }
                                td data-label=(frame.t("members-roles")) { (duties(frame, &member.duties, self.catalogue)) }
                            }
                        }
                    }
                }
            }
        };
        frame.page(&title, Head::default(), &body)
    }
}

/// The form for a new member, with what was typed and what is wrong with it.
#[derive(Default)]
pub struct MemberForm<'a> {
    /// The name.
    pub name: &'a str,
    /// The address.
    pub email: &'a str,
    /// Whether they may see protected identities.
    pub protected: bool,
    /// Whether the name is none.
    pub name_missing: bool,
    /// What is wrong with the address: a key of the texts.
    pub email_problem: Option<EmailProblem>,
    /// Whether the role cannot be given.
    pub not_theirs: bool,
}

/// What is wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailProblem {
    /// It is none.
    Wrong,
    /// It is somebody else's.
    Taken,
}

impl MemberForm<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>, catalogue: &Catalogue) -> Markup {
        let title = frame.t("members-add");
        let name_error = self.name_missing.then(|| frame.t("members-name-missing"));
        let email_error = self.email_problem.map(|problem| match problem {
            EmailProblem::Wrong => frame.t("members-email-wrong"),
            EmailProblem::Taken => frame.t("members-email-taken"),
        });
        let role_error = self.not_theirs.then(|| frame.t("members-not-theirs"));
        let problem = |href: &'static str, text: &Option<Cow<'static, str>>| {
            text.clone().map(|text| Problem { href: href.into(), text })
        };
        let problems: Vec<Problem> =
            [problem("#name", &name_error), problem("#email", &email_error), problem("#role", &role_error)]
                .into_iter()
                .flatten()
                .collect();
        let name = Field {
            name: "name",
            label: frame.t("members-name"),
            value: self.name,
            error: name_error,
            ..Field::default()
        };
        let email = Field {
            label: frame.t("members-email"),
            value: self.email,
            error: email_error,
            autocomplete: None,
            ..Field::email()
        };
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            form.narrow method="post" action="/staff/members/new" novalidate {
                (name.render(&frame.frame))
                (email.render(&frame.frame))
                (choices(frame, catalogue))
                p { label.check {
                    input type="checkbox" name="protected" value="1" checked[self.protected];
                    " " (frame.t("members-protected"))
                } }
                button.ds-button type="submit" { (frame.t("members-save")) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }
}

/// A role, and where.
fn choices(frame: &StaffFrame<'_>, catalogue: &Catalogue) -> Markup {
    let language = frame.frame.language;
    html! {
        div.ds-field.f {
            label.ds-label for="role" { (frame.t("members-role")) }
            select.ds-input #role name="role" {
                @for each in Role::ALL { option value=(each.as_str()) { (role(language, each)) } }
            }
        }
        div.ds-field.f {
            label.ds-label for="office" { (frame.t("members-office")) }
            select.ds-input #office name="office" {
                @for office in &catalogue.offices {
                    option value=(office.id) { (office.name.get(language)) }
                }
                option value="" { (frame.t("members-all-offices")) }
            }
        }
    }
}

/// One member.
pub struct MemberPage<'a> {
    /// Who.
    pub member: &'a Staff,
    /// For the names of offices.
    pub catalogue: &'a Catalogue,
    /// Who asked for a new link for them, and when.
    pub asked: Option<(&'a str, Timestamp)>,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
    /// Why what was asked for was not done: a key of the texts.
    pub problem: Option<MemberProblem>,
}

/// Why a member stays as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberProblem {
    /// The role or the office is none.
    Choose,
    /// It is not the administrator's to do.
    NotTheirs,
    /// Nobody would be left to give roles.
    LastAdministrator,
    /// Somebody asked before.
    AskedAlready,
    /// It takes two.
    NeedsAnother,
}

impl MemberPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let name = self.member.name.as_str();
        let text = self.problem.map(|problem| match problem {
            MemberProblem::Choose => frame.t("members-choose"),
            MemberProblem::NotTheirs => frame.t("members-not-theirs"),
            MemberProblem::LastAdministrator => frame.t("members-last-administrator"),
            MemberProblem::AskedAlready => frame.t("members-asked-already"),
            MemberProblem::NeedsAnother => frame.t("members-needs-another"),
        });
        let problems: Vec<Problem> = text.into_iter().map(|text| Problem { href: "#roles".into(), text }).collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { bdi { (name) } }
            p.hint { bdi { (self.member.email.as_str()) } }
            div.cards {
                section.card #roles tabindex="-1" { (self.roles(frame)) }
                section.card { (self.protected(frame)) }
                section.card { (self.lost(frame)) }
                section.card {
                    h2 { (frame.t("members-leave")) }
                    p { (rich(frame.frame.language, "members-leave-text", &[("name", html! { bdi { (name) } })])) }
                    form method="post" action=(self.address("leave")) {
                        button.ds-button data-color="danger" type="submit" { (frame.t("members-leave-button")) }
                    }
                }
            }
        };
        frame.page(name, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn address(&self, deed: &str) -> String {
        format!("/staff/members/{}/{deed}", self.member.id)
    }

    fn roles(&self, frame: &StaffFrame<'_>) -> Markup {
        let place = |duty: &Duty| duty.office.as_ref().map_or("", |office| office.as_str()).to_owned();
        html! {
            h2 { (frame.t("members-roles")) }
            ul.plain {
                @for duty in &self.member.duties {
                    li { form.row method="post" action=(self.address("take")) {
                        input type="hidden" name="role" value=(duty.role.as_str());
                        input type="hidden" name="office" value=(place(duty));
                        span.grow { (duties(frame, std::slice::from_ref(duty), self.catalogue)) }
                        button.ds-button data-variant="secondary" type="submit" {
                            (frame.t("members-remove-role")) span.vh { ": " (role(frame.frame.language, duty.role)) }
                        }
                    } }
                }
            }
            p.hint { (frame.t("members-role-removed")) }
            form.row method="post" action=(self.address("give")) {
                (choices(frame, self.catalogue))
                button.ds-button type="submit" { (frame.t("members-add-role")) }
            }
        }
    }

    fn protected(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            form method="post" action=(self.address("protected")) {
                p { label.check {
                    input type="checkbox" name="protected" value="1" checked[self.member.protected];
                    " " (frame.t("members-protected"))
                } }
                button.ds-button data-variant="secondary" type="submit" { (frame.t("members-save")) }
            }
        }
    }

    fn lost(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let name = html! { bdi { (self.member.name.as_str()) } };
        html! {
            h2 { (frame.t("members-lost")) }
            p { (rich(language, "members-lost-text", &[("name", name)])) }
            @match self.asked {
                None => form method="post" action=(self.address("ask-link")) {
                    button.ds-button data-variant="secondary" type="submit" { (frame.t("members-ask-link")) }
                },
                Some((by, at)) => form method="post" action=(self.address("give-link")) {
                    p { (t_with(language, "members-asked-by",
                        &[("name", by.into()), ("time", dates::day_and_time(language, at, self.zone).into())])) }
                    button.ds-button type="submit" { (frame.t("members-give-link")) }
                },
            }
        }
    }
}

/// A link that is shown once.
pub struct NewLink<'a> {
    /// For whom.
    pub name: &'a str,
    /// Where it leads.
    pub link: &'a str,
    /// For how many hours.
    pub hours: i64,
}

impl NewLink<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let title = t_with(language, "members-link-title", &[("name", self.name.into())]);
        let name = html! { bdi { (self.name) } };
        let hours = html! { (self.hours) };
        let body = html! {
            h1.ds-heading { (title) }
            p { (rich(language, "members-link-text", &[("name", name), ("hours", hours)])) }
            p.card { code.link dir="ltr" { (self.link) } }
            p { a.ds-link href="/staff/members" { (frame.t("members-title")) } }
        };
        frame.page(&title, Head::default(), &body)
    }
}
