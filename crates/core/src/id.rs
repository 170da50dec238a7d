//! Identifiers. A name from the catalogue (`sundbyberg`) or a UUID version 7, both text, and never a secret:
//! whoever asks for something by its id is checked against it.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as text, as it stands in tables and addresses.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
    )+};
}

impl StaffId {
    /// As events name a member of staff.
    pub fn actor(&self) -> String {
        format!("staff:{self}")
    }
}

ids! {
    /// Names an office in the catalogue and in addresses.
    OfficeId;
    /// Names an errand in the catalogue and in addresses.
    ErrandId;
    /// Names an opening in the catalogue.
    OpeningId;
    /// Identifies a closure.
    ClosureId;
    /// Identifies a person.
    PersonId;
    /// Identifies an account.
    AccountId;
    /// Identifies a member of staff.
    StaffId;
    /// Identifies a hold.
    HoldId;
    /// Identifies a booking; people see its [`crate::booking::Reference`] instead.
    BookingId;
    /// Identifies a request to book.
    InvitationId;
    /// Identifies a key of the API.
    ApiKeyId;
    /// Identifies a target of webhooks.
    WebhookId;
    /// Identifies a bulk move.
    BulkMoveId;
    /// Identifies a visit on its day.
    VisitId;
    /// Identifies a screen: a digest of its secret.
    ScreenId;
    /// Identifies somebody's entry on the waiting list.
    EntryId;
    /// Identifies an offer to somebody on the waiting list.
    OfferId;
    /// Identifies a message in the outbox.
    MessageId;
}
