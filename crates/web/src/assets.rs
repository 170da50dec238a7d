//! Stylesheet and icon: in the binary, named by their digest, cached for good.

use crate::Web;
use crate::error::Error;
use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::fmt::Write;

#[derive(RustEmbed)]
#[folder = "../../assets"]
struct Embedded;

/// The assets by their addresses.
#[derive(Debug)]
pub(crate) struct Assets {
    files: Vec<Asset>,
}

#[derive(Debug)]
struct Asset {
    name: &'static str,
    address: String,
    kind: &'static str,
    plain: Cow<'static, [u8]>,
    /// The same, compressed when it was built.
    gzip: Option<Cow<'static, [u8]>>,
}

const STYLE: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const CSS: &str = "besok.css";
const STAFF_CSS: &str = "staff.css";
const ICON: &str = "icon.svg";
const PASSKEY: &str = "passkey.js";
/// What the pages of a visit's day load: screens, and a ticket on a phone.
const SCREEN_CSS: &str = "screen.css";
const TICKET: &str = "ticket.js";
const SCREEN: &str = "screen.js";
const KIOSK: &str = "kiosk.js";
/// What does the work of a challenge.
const CHALLENGE: &str = "challenge.js";
/// What draws a day anew while it is open: htmx with its way with streams, and the words that say whether it is live.
const LIVE: &str = "live.js";
/// Keys for the buttons of a counter.
const COUNTER: &str = "counter.js";

impl Assets {
    /// Reads them out of the binary.
    ///
    /// # Panics
    /// If one is missing, which no build lets through.
    pub fn load() -> Self {
        let asset = |name: &'static str, kind| {
            let file = Embedded::get(name).unwrap_or_else(|| panic!("{name} is in the binary"));
            let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
            let digest = file.metadata.sha256_hash()[..6].iter().fold(String::new(), |mut text, byte| {
                let _ = write!(text, "{byte:02x}");
                text
            });
            let gzip = Embedded::get(&format!("{name}.gz")).map(|file| file.data);
            Asset { name, address: format!("/assets/{stem}-{digest}.{extension}"), kind, plain: file.data, gzip }
        };
        Self {
            files: vec![
                asset(CSS, STYLE),
                asset(STAFF_CSS, STYLE),
                asset(ICON, "image/svg+xml"),
                asset(PASSKEY, SCRIPT),
                asset(LIVE, SCRIPT),
                asset(COUNTER, SCRIPT),
                asset(SCREEN_CSS, STYLE),
                asset(TICKET, SCRIPT),
                asset(SCREEN, SCRIPT),
                asset(KIOSK, SCRIPT),
                asset(CHALLENGE, SCRIPT),
            ],
        }
    }

    /// Address of the stylesheet.
    pub fn css(&self) -> &str {
        self.address(CSS)
    }

    /// Address of what staff pages add to it.
    pub fn staff_css(&self) -> &str {
        self.address(STAFF_CSS)
    }

    /// Address of the script for passkeys.
    pub fn passkey(&self) -> &str {
        self.address(PASSKEY)
    }

    /// Address of the script of a day that is live.
    pub fn live(&self) -> &str {
        self.address(LIVE)
    }

    /// Address of the script of a counter.
    pub fn counter(&self) -> &str {
        self.address(COUNTER)
    }

    /// Address of what screens and tickets add to the stylesheet.
    pub fn screen_css(&self) -> &str {
        self.address(SCREEN_CSS)
    }

    /// Address of the script of a ticket on a phone.
    pub fn ticket(&self) -> &str {
        self.address(TICKET)
    }

    /// Address of the script of boards and signs.
    pub fn screen(&self) -> &str {
        self.address(SCREEN)
    }

    /// Address of the script of kiosks.
    pub fn kiosk(&self) -> &str {
        self.address(KIOSK)
    }

    /// Address of the script of challenges.
    pub fn challenge(&self) -> &str {
        self.address(CHALLENGE)
    }

    /// Address of the icon.
    pub fn icon(&self) -> &str {
        self.address(ICON)
    }

    fn address(&self, name: &str) -> &str {
        self.files.iter().find(|file| file.name == name).map_or("", |file| &file.address)
    }
}

/// `GET /assets/{name}`
pub(crate) async fn asset(
    State(web): State<Web>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let address = format!("/assets/{name}");
    let file = web.assets.files.iter().find(|file| file.address == address).ok_or(Error::NotFound)?;
    let accepts = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let mut answer = match &file.gzip {
        Some(gzip) if accepts.contains("gzip") => ([(CONTENT_ENCODING, "gzip")], gzip.to_vec()).into_response(),
        _ => file.plain.to_vec().into_response(),
    };
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    Ok(answer)
}
