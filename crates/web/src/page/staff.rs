//! What pages of staff need to know of their request besides: who of the staff is signed in, and for which office.

use super::Page;
use crate::error::Error;
use besok_core::office::Office;
use besok_core::staff::{Permission, Staff};
use besok_service::staff;
use besok_view::frame::encode;
use besok_view::staff::{StaffFrame, Tab};

/// The scripts of staff pages are ours alone, and none stands on a page.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

impl Page {
    /// Staff pages are in the language of whoever is signed in; nobody else's.
    async fn sign_in_staff(&mut self) -> Result<(), Error> {
        if let Some(token) = &self.staff_session {
            self.staff = staff::signed_in(&self.web.app, token).await?;
        }
        self.language = self.staff.as_ref().map_or(self.language.base(), |staff| staff.language);
        Ok(())
    }

    /// Staff signed in may ask as often as they like: a whole office is one network. Anybody else may not.
    pub(super) async fn find_staff(&mut self) -> Result<(), Error> {
        if self.staff_session.is_none() {
            self.admit()?;
        }
        self.sign_in_staff().await?;
        if self.staff_session.is_some() && self.staff.is_none() { self.admit() } else { Ok(()) }
    }

    /// The member of staff, on pages that need one.
    pub fn staff(&self) -> Result<&Staff, Error> {
        self.staff.as_ref().ok_or(Error::Forbidden)
    }

    /// Whether whoever is signed in may do this, at the office of the address where there is one. An office that is not
    /// theirs does not exist.
    pub(super) fn allows(&self, permission: Permission) -> Result<(), Error> {
        let Some(staff) = &self.staff else {
            return Err(Error::Elsewhere(format!("/staff/sign-in?next={}", encode(&self.path))));
        };
        match office_of(&self.path) {
            _ if !staff.may(permission) => Err(Error::NotAllowed),
            Some(office) if !staff.may_at(permission, &office.into()) => Err(Error::NotFound),
            _ => Ok(()),
        }
    }

    /// The office with this id. The guard has asked whether it is theirs.
    pub fn office(&self, id: &str) -> Result<&Office, Error> {
        self.catalogue.offices.iter().find(|office| office.id.as_str() == id).ok_or(Error::NotFound)
    }

    /// The frame of a page of staff. Its tabs lead to the office of the page, or to the first of one's own.
    pub fn staff_frame(&self, tab: Tab) -> StaffFrame<'_> {
        let own = |staff| self.catalogue.offices.iter().find(|office| works_at(staff, office));
        let here = office_of(&self.path).and_then(|id| self.office(id).ok());
        let office = here.filter(|office| self.staff.as_ref().is_some_and(|staff| works_at(staff, office)));
        StaffFrame {
            frame: self.frame(),
            staff: self.staff.as_ref(),
            office: office.or_else(|| self.staff.as_ref().and_then(own)),
            tab,
            css: self.web.assets().staff_css(),
            scripts: &[],
        }
    }
}

fn works_at(staff: &Staff, office: &Office) -> bool {
    Permission::ALL.into_iter().any(|permission| staff.may_at(permission, &office.id))
}

/// `/staff/offices/umea/day` is about Umeå.
fn office_of(path: &str) -> Option<&str> {
    path.strip_prefix("/staff/offices/")?.split(['/', '?']).next()
}

/// Whether an address is of a page of staff.
pub(super) fn is_for_staff(path: &str) -> bool {
    path.strip_prefix("/staff").is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}
