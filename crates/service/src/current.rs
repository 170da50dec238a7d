//! The catalogue as it is now: loaded once, replaced as a whole when an import has changed it.

use besok_core::catalogue::Catalogue;
use besok_store::{Agency, Store, StoreError};
use std::sync::{Arc, PoisonError, RwLock};

/// The catalogue that pages and decisions go by.
#[derive(Debug)]
pub struct Current(RwLock<(Agency, Arc<Catalogue>)>);

impl Current {
    /// Loads it; none before the first import.
    pub async fn load(store: &Store) -> Result<Option<Self>, StoreError> {
        Ok(read(store).await?.map(|current| Self(RwLock::new(current))))
    }

    /// Loads it again if an import has changed it. Gives whether it has.
    pub async fn refresh(&self, store: &Store) -> Result<bool, StoreError> {
        if store.agency().await? == Some(self.agency()) {
            return Ok(false);
        }
        let Some(new) = read(store).await? else { return Ok(false) };
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = new;
        Ok(true)
    }

    /// The catalogue, and which import it is.
    pub(crate) fn numbered(&self) -> (i64, Arc<Catalogue>) {
        let current = self.0.read().unwrap_or_else(PoisonError::into_inner);
        (current.0.version, current.1.clone())
    }

    /// The catalogue.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).1.clone()
    }

    /// Which import it is, and whether it is a demonstration.
    pub fn agency(&self) -> Agency {
        self.0.read().unwrap_or_else(PoisonError::into_inner).0
    }
}

/// The version is read first: should an import come in between, the next refresh loads again.
async fn read(store: &Store) -> Result<Option<(Agency, Arc<Catalogue>)>, StoreError> {
    let Some(agency) = store.agency().await? else { return Ok(None) };
    Ok(store.catalogue().await?.map(|catalogue| (agency, Arc::new(catalogue))))
}
