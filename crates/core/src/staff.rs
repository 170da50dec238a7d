//! Staff: who works at the agency, in which roles, at which offices, and what each role may do.
//!
//! This is the one place that says what a role may do. A route names the permission that it needs, and nothing is
//! open that names none.

use crate::account::Email;
use crate::catalogue::Catalogue;
use crate::id::{OfficeId, StaffId};
use crate::language::Language;
use crate::office::Office;
use crate::person::Name;
use jiff::Timestamp;

/// A member of staff, as they are at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staff {
    /// Who.
    pub id: StaffId,
    /// What colleagues call them. Visitors never see it.
    pub name: Name,
    /// Tells them from others of the same name.
    pub email: Email,
    /// In which language their pages are.
    pub language: Language,
    /// What they do, and where.
    pub duties: Vec<Duty>,
    /// Whether they are named for people whose identity is protected. Nobody else sees those.
    pub protected: bool,
}

/// A role at an office.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duty {
    /// What they do.
    pub role: Role,
    /// Where; at every office if it does not say.
    pub office: Option<OfficeId>,
}

impl Duty {
    fn gives(&self, permission: Permission) -> bool {
        self.role.has(permission) && (self.office.is_none() || !permission.is_of_the_agency())
    }

    fn is_at(&self, office: &OfficeId) -> bool {
        self.office.as_ref().is_none_or(|here| here == office)
    }
}

/// What somebody does at the agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Receives people and helps them at the desk.
    Reception,
    /// Meets them at a counter.
    CounterOfficer,
    /// Decides their cases.
    CaseOfficer,
    /// Helps them on the phone.
    Support,
    /// Runs an office.
    Manager,
    /// Keeps the catalogue and says who may do what.
    Administrator,
    /// Sees who did what.
    Auditor,
}

/// What a route may need of a member of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Permission {
    /// What all of them may do: their start page and settings.
    Own,
    /// See the day, the week and the month of an office.
    SeeDay,
    /// Register who comes, give tickets, and say who goes before others.
    Reception,
    /// Sit at a counter, and call people to it.
    Counter,
    /// Say how the queue of an office is run, and which screens it has.
    QueueRule,
    /// See what happened, in figures.
    Figures,
    /// Search for people, and see a person's page.
    FindPerson,
    /// Book, move and cancel for somebody; notes, contact and needs.
    HelpPerson,
    /// Go beyond a limit, for a stated reason.
    Override,
    /// See unusual patterns, release what an account has held, and pause its new bookings.
    Restrict,
    /// Check an identity at the desk and give an account another address, two of them together.
    SetMailbox,
    /// Openings, single days and closures.
    Openings,
    /// Move many bookings at once, and phone those who do not answer.
    MoveBookings,
    /// Ask people to book, see what came of it, and take it back.
    Requests,
    /// Errands, offices, holidays and texts.
    Catalogue,
    /// Staff and their roles.
    StaffAdmin,
    /// The print queue of letters: it shows postal addresses.
    Letters,
    /// Who did what; its export, and what is due to be erased.
    Events,
    /// Keys for other systems, and where these are told what happens.
    Integrations,
}

impl Permission {
    /// Whether it is about the whole agency. Then only a role at every office gives it.
    pub fn is_of_the_agency(self) -> bool {
        matches!(self, Self::Letters | Self::Catalogue | Self::Events | Self::Integrations)
    }

    /// Every permission.
    pub const ALL: [Self; 19] = [
        Self::Own,
        Self::SeeDay,
        Self::Reception,
        Self::Counter,
        Self::QueueRule,
        Self::Figures,
        Self::FindPerson,
        Self::HelpPerson,
        Self::Override,
        Self::Restrict,
        Self::SetMailbox,
        Self::Openings,
        Self::MoveBookings,
        Self::Requests,
        Self::Letters,
        Self::Catalogue,
        Self::StaffAdmin,
        Self::Events,
        Self::Integrations,
    ];
}

impl Role {
    /// Every role, in the order in which a page offers them.
    pub const ALL: [Self; 7] = [
        Self::Reception,
        Self::CounterOfficer,
        Self::CaseOfficer,
        Self::Support,
        Self::Manager,
        Self::Administrator,
        Self::Auditor,
    ];

    /// As it stands in tables, forms and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reception => "reception",
            Self::CounterOfficer => "counter-officer",
            Self::CaseOfficer => "case-officer",
            Self::Support => "support",
            Self::Manager => "manager",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
        }
    }

    /// From a table, a form or the command line.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// What the role may do.
    pub fn permissions(self) -> &'static [Permission] {
        use Permission::{
            Catalogue, Counter, Events, Figures, FindPerson, HelpPerson, Integrations, Letters, MoveBookings, Openings,
            Override, Own, QueueRule, Reception, Requests, Restrict, SeeDay, SetMailbox, StaffAdmin,
        };
        match self {
            Self::Reception => &[Own, SeeDay, Reception, Counter, FindPerson, HelpPerson, SetMailbox],
            Self::CounterOfficer => &[Own, SeeDay, Counter, FindPerson],
            Self::CaseOfficer => &[Own, SeeDay, FindPerson, Requests, Letters],
            Self::Support => &[Own, FindPerson, HelpPerson, Restrict, Letters],
            Self::Manager => &[
                Own,
                SeeDay,
                Reception,
                Counter,
                QueueRule,
                Figures,
                FindPerson,
                HelpPerson,
                Override,
                Restrict,
                SetMailbox,
                Openings,
                MoveBookings,
                Requests,
            ],
            Self::Administrator => &[
                Own,
                SeeDay,
                QueueRule,
                Figures,
                Openings,
                Requests,
                Letters,
                Catalogue,
                StaffAdmin,
                Events,
                Integrations,
            ],
            Self::Auditor => &[Own, Events],
        }
    }

    /// Whether the role has it.
    pub fn has(self, permission: Permission) -> bool {
        self.permissions().contains(&permission)
    }
}

impl Staff {
    /// Whether they may do this at some office.
    pub fn may(&self, permission: Permission) -> bool {
        permission == Permission::Own || self.duties.iter().any(|duty| duty.gives(permission))
    }

    /// Whether they may do this at an office.
    pub fn may_at(&self, permission: Permission, office: &OfficeId) -> bool {
        self.duties.iter().any(|duty| duty.gives(permission) && duty.is_at(office))
    }

    /// Whether they may do this at every office, also at those to come.
    pub fn may_everywhere(&self, permission: Permission) -> bool {
        self.duties.iter().any(|duty| duty.role.has(permission) && duty.office.is_none())
    }

    /// Whether they may give and take a duty: roles at their offices, roles everywhere only if theirs reaches everywhere.
    pub fn may_give(&self, duty: &Duty) -> bool {
        match &duty.office {
            Some(office) => self.may_at(Permission::StaffAdmin, office),
            None => self.may_everywhere(Permission::StaffAdmin),
        }
    }

    /// The offices at which they may do this.
    pub fn offices<'c>(&self, permission: Permission, catalogue: &'c Catalogue) -> Vec<&'c Office> {
        catalogue.offices.iter().filter(|office| self.may_at(permission, &office.id)).collect()
    }
}

/// A passkey, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// Its number among the owner's.
    pub number: i64,
    /// What the owner calls it.
    pub name: String,
    /// Since when.
    pub created_at: Timestamp,
    /// When it was last used to sign in.
    pub used_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staff(duties: &[(Role, Option<&str>)]) -> Staff {
        Staff {
            id: "s".into(),
            name: Name::parse("Test Testsson").unwrap(),
            email: Email::parse("test@example.org").unwrap(),
            language: Language::DEFAULT,
            duties: duties
                .iter()
                .map(|(role, office)| Duty { role: *role, office: office.map(OfficeId::from) })
                .collect(),
            protected: false,
        }
    }

    #[test]
    fn a_role_reaches_as_far_as_its_office() {
        let manager = staff(&[(Role::Manager, Some("umea")), (Role::Reception, Some("boden"))]);
        assert!(manager.may_at(Permission::Openings, &"umea".into()));
        assert!(!manager.may_at(Permission::Openings, &"boden".into()));
        assert!(manager.may_at(Permission::HelpPerson, &"boden".into()));
        assert!(!manager.may(Permission::StaffAdmin));
        assert!(staff(&[(Role::Support, None)]).may_everywhere(Permission::FindPerson));
    }

    #[test]
    fn what_is_of_the_whole_agency_needs_a_role_everywhere() {
        let (here, everywhere) = (staff(&[(Role::Administrator, Some("umea"))]), staff(&[(Role::Administrator, None)]));
        for permission in [Permission::Letters, Permission::Catalogue, Permission::Events, Permission::Integrations] {
            assert!(!here.may(permission) && !here.may_at(permission, &"umea".into()), "{permission:?}");
            assert!(everywhere.may(permission));
        }
        assert!(here.may(Permission::StaffAdmin));
    }

    #[test]
    fn without_a_role_there_is_nothing_but_ones_own() {
        for permission in Permission::ALL {
            assert_eq!(staff(&[]).may(permission), permission == Permission::Own, "{permission:?}");
        }
    }

    #[test]
    fn each_permission_is_somebodys() {
        for permission in Permission::ALL {
            assert!(Role::ALL.iter().any(|role| role.has(permission)), "{permission:?}");
        }
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(role));
        }
    }
}
