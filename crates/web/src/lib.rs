//! How it is reached: routes, sessions, forms and answers over HTTP.
//!
//! `routes` is the whole site on one page. A handler reads a form into types of the core, calls one function of the
//! service, and answers with a page of the view or a redirect. No SQL, no rule and no text stands here.

mod admission;
mod api;
mod assets;
mod csrf;
mod demo;
mod error;
mod health;
mod limits;
mod page;
mod routes;
mod screen;
mod server;
mod session;
mod staff;
mod stream;
mod visitor;

pub use admission::class;
pub use api::document;
pub use routes::{Needs, router, table};
pub use server::serve;

use admission::Door;
use assets::Assets;
use besok_service::App;
use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;

/// What every handler can reach. Clones are the same.
#[derive(Debug, Clone)]
pub struct Web(Arc<Reach>);

/// What it is.
#[derive(Debug, Clone)]
pub struct Reach {
    /// The product.
    pub app: App,
    /// Whether people come over HTTPS: cookies are then for that alone.
    secure: bool,
    /// Proxies that are believed about whom they pass on.
    proxies: Arc<[IpAddr]>,
    assets: Arc<Assets>,
    door: Arc<Door>,
    /// Where those are served who look around.
    looks: Handle,
    /// How slow the other side of a connection may be.
    patience: Duration,
}

impl Deref for Web {
    type Target = Reach;

    fn deref(&self) -> &Reach {
        &self.0
    }
}

impl Web {
    /// The web side of an app.
    pub fn new(app: App, trusted_proxies: &[IpAddr]) -> Self {
        let secure = app.base_url.starts_with("https://");
        Self(Arc::new(Reach {
            app,
            secure,
            proxies: trusted_proxies.into(),
            assets: Arc::new(Assets::load()),
            door: Arc::default(),
            looks: Handle::current(),
            patience: limits::PATIENCE,
        }))
    }

    /// The same, where those who look around are served on threads of their own: whoever does something, or is at the
    /// office, does not wait for the pages of all of them.
    #[must_use]
    pub fn with_looks(mut self, looks: Handle) -> Self {
        Arc::make_mut(&mut self.0).looks = looks;
        self
    }

    /// The same with other patience.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        Arc::make_mut(&mut self.0).patience = patience;
        self
    }

    /// Says from now on that it is about to end: `/health/ready` answers 503, and connections end with their next answer.
    pub fn end(&self) {
        self.door.end();
    }

    pub(crate) fn assets(&self) -> &Assets {
        &self.assets
    }
}
