//! Failures: what nobody asked for and nobody can answer. The web shows a page with a number, the log has the rest.

use besok_store::StoreError;
use std::fmt;
use std::sync::Arc;

/// Something went wrong inside. Opaque on purpose: it has sources for the log, and nothing for a page.
#[derive(Debug, Clone)]
pub struct Failure(Arc<Cause>);

#[derive(Debug)]
enum Cause {
    Store(StoreError),
    Overloaded,
    Closed,
    Unreadable(Box<dyn std::error::Error + Send + Sync>),
}

impl Failure {
    /// More was asked than can be done now; asking again later helps.
    pub(crate) fn overloaded() -> Self {
        Self(Arc::new(Cause::Overloaded))
    }

    /// The product is about to end.
    pub(crate) fn closed() -> Self {
        Self(Arc::new(Cause::Closed))
    }

    /// What was kept cannot be read, or a library that should not fail did.
    pub(crate) fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self(Arc::new(Cause::Unreadable(Box::new(error))))
    }

    /// Whether nothing was done because too much was to do, or the database is away; asking again later helps.
    pub fn is_overload(&self) -> bool {
        match &*self.0 {
            Cause::Overloaded => true,
            Cause::Store(error) => error.is_transient() && !error.is_unsure(),
            Cause::Closed | Cause::Unreadable(_) => false,
        }
    }

    /// Whether it is not known what was done: whoever asked looks first before asking again.
    pub fn is_unknown(&self) -> bool {
        match &*self.0 {
            Cause::Closed => true,
            Cause::Store(error) => error.is_unsure(),
            Cause::Overloaded | Cause::Unreadable(_) => false,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self(Arc::new(Cause::Store(error)))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Cause::Store(error) => error.fmt(f),
            Cause::Overloaded => f.write_str("the ledger has more to do than it can"),
            Cause::Closed => f.write_str("the ledger has ended"),
            Cause::Unreadable(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Cause::Store(error) => error.source(),
            Cause::Unreadable(error) => error.source(),
            Cause::Overloaded | Cause::Closed => None,
        }
    }
}
