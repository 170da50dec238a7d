//! Staff: who they are, how they sign in, and who gives them what they may do.

mod members;
mod passkey;
mod session;

pub use members::{
    LINK_HOURS, MemberRefusal, NewStaff, add, add_by, ask_recovery, end, give, give_recovery, new_link, recoveries,
    set_protected, take,
};
pub use passkey::{
    Challenge, PasskeyRefusal, Passkeys, add_passkey, answer_link, answer_sign_in, begin_link, begin_passkey,
    begin_sign_in, passkeys, remove_passkey,
};
pub use session::{set_language, sign_out, signed_in, still_signed_in};

use crate::{App, Failure};
use besok_core::id::StaffId;
use besok_core::person::Name;
use besok_core::staff::Staff;
use std::collections::HashMap;

/// A member of staff who has not left.
pub async fn find(app: &App, id: &StaffId) -> Result<Option<Staff>, Failure> {
    Ok(app.store.staff(id).await?)
}

/// Everybody who has not left, by name.
pub async fn all(app: &App) -> Result<Vec<Staff>, Failure> {
    Ok(app.store.all_staff().await?)
}

/// The names of all who work or have worked here: events say only who they are by their ids.
pub async fn names(app: &App) -> Result<HashMap<StaffId, Name>, Failure> {
    Ok(app.store.staff_names().await?)
}
