//! The life of an account: signing in by a code that is mailed, who is signed in and where, its details and address,
//! the copy of what is kept about it, and its end.
//!
//! Nothing here says to a stranger whether an address has an account: one is made when a first code proves the
//! mailbox.

mod code;
mod delete;
mod email;
mod export;
mod pass;
mod profile;
mod session;
mod sign_in;

pub use code::{BeginRefusal, CODE_MINUTES, TRIES, VerifyRefusal, WINDOW_MINUTES};
pub(crate) use code::{CODES_FROM_NETWORK, digest, judged, opens, sealed, unhex};
pub use delete::{DeleteRefusal, ask_deletion, delete, kept_visits};
pub use email::{ChangeRefusal, ask_change, change, pending_change};
pub use export::export;
pub use pass::{ask_pass, earn_pass, give_pass_back, take_pass};
pub use profile::{Profile, ProfileRefusal, complete, set_language, set_phone};
pub use session::{IDLE_MINUTES, OpenSession, end_other_sessions, end_session, sessions, sign_out, signed_in};
pub(crate) use sign_in::begin_at;
pub use sign_in::{Pending, SignedIn, begin, begin_again, pending, verify};

use crate::{App, Failure};
use besok_core::account::Account;
use besok_core::event::Event;
use besok_core::id::AccountId;
use besok_core::ledger::{Actor, Told};
use besok_store::Tx;

/// An account, with those for whom it acts at this moment.
pub async fn find(app: &App, id: &AccountId) -> Result<Option<Account>, Failure> {
    let now = app.clock.now();
    Ok(app.store.account(id).await?.map(|mut account| {
        account.people.retain(|known| known.mandate.as_ref().is_none_or(|mandate| now < mandate.until));
        account
    }))
}

/// The actor that an account is in the ledger.
pub fn actor(app: &App, account: &Account) -> Actor {
    Actor::Visitor {
        account: account.id.clone(),
        persons: account.people.iter().filter(|known| known.may_act()).map(|known| known.person.id.clone()).collect(),
        told: app.reached_at(account).map(|to| Told { to, language: account.language }),
    }
}

/// Notes what an account did with itself. Never an address: events hold ids.
async fn note(app: &App, tx: &mut Tx, account: &AccountId, action: &'static str) -> Result<(), Failure> {
    let now = app.clock.now();
    let event = Event {
        id: app.random.id(now),
        at: now,
        actor: format!("account:{account}"),
        action,
        subject: account.to_string(),
        detail: String::new(),
    };
    Ok(tx.put_events(&[&event]).await?)
}
