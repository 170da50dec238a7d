//! How SMS leave: by one POST to the operator's gateway, or into the mailbox page of a demonstration.
//!
//! The gateway's address comes from the operator alone. So it may be inside the network, and without TLS, where
//! webhooks may not go.

use crate::http::{encrypt, exchange};
use crate::mailer::SendError;
use crate::webhook::Client;
use besok_core::account::Phone;
use besok_core::webhook::{Answer, Trouble};
use besok_view::frame::encode;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{AUTHORIZATION, CONNECTION, CONTENT_TYPE, HOST, HeaderValue, USER_AGENT};
use hyper::{Request, Uri};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_rustls::rustls::ClientConfig;

/// Answers that do not speak of the message: no key, no credit, too slow, too many.
const MENDED: [u16; 6] = [401, 402, 403, 407, 408, 429];
/// How long a gateway may take, from looking up its name to its answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Sends SMS.
#[derive(Debug, Clone)]
pub enum Sms {
    /// To a gateway.
    Gateway(Gateway),
    /// Into the demonstration's mailbox.
    Mailbox,
}

/// Where a gateway is, and what it wants to be sent. As it stands in the settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GatewaySettings {
    /// Its address. Some have a key in it.
    pub url: SecretString,
    /// How the fields are written.
    pub format: Format,
    /// The name of the field for the number.
    pub to_field: String,
    /// The name of the field for the text.
    pub text_field: String,
    /// Fields that are always the same: a sender, perhaps a password.
    #[serde(default)]
    pub fields: BTreeMap<String, SecretString>,
    /// What stands in the `Authorization` header.
    pub authorization: Option<SecretString>,
}

/// How fields are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A JSON object of texts.
    Json,
    /// As a form.
    Form,
}

/// A gateway that can be sent to.
#[derive(Debug, Clone)]
pub struct Gateway {
    settings: Arc<GatewaySettings>,
    host: String,
    port: u16,
    /// None without TLS.
    tls: Option<Arc<ClientConfig>>,
    authorization: Option<HeaderValue>,
    patience: Duration,
}

/// Why the settings make no gateway. No value is shown: secrets may stand in them.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// The address is of no known form.
    #[error(
        "sms.url is no address of a gateway; write https://HOST/PATH, or http://HOST:PORT/PATH inside your network, without a name or password in front of the host"
    )]
    Address,
    /// A name of a field is missing, or two fields have the same.
    #[error("sms.to_field, sms.text_field and the names in sms.fields must differ, and none may be empty")]
    Fields,
    /// It cannot stand in a header.
    #[error("sms.authorization cannot stand in a header; write it in one line, such as Bearer TOKEN or Basic BASE64")]
    Authorization,
}

impl Gateway {
    /// `client` says who vouches for a gateway with TLS: the same as for webhooks.
    pub fn new(settings: &GatewaySettings, client: &Client) -> Result<Self, GatewayError> {
        let url: Uri = settings.url.expose_secret().trim().parse().map_err(|_| GatewayError::Address)?;
        let secure = match url.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(GatewayError::Address),
        };
        let authority = url.authority().filter(|authority| !authority.as_str().contains('@'));
        let host = authority.map(|authority| authority.host().trim_matches(['[', ']'])).unwrap_or_default();
        if host.is_empty() {
            return Err(GatewayError::Address);
        }
        let (to, text) = (&settings.to_field, &settings.text_field);
        let taken = |name: &String| name.is_empty() || settings.fields.contains_key(name);
        if taken(to) || taken(text) || to == text || settings.fields.contains_key("") {
            return Err(GatewayError::Fields);
        }
        let header = |secret: &SecretString| {
            let mut value = HeaderValue::from_str(secret.expose_secret()).map_err(|_| GatewayError::Authorization)?;
            value.set_sensitive(true);
            Ok(value)
        };
        Ok(Self {
            host: host.to_owned(),
            port: url.port_u16().unwrap_or(if secure { 443 } else { 80 }),
            tls: secure.then(|| client.tls().clone()),
            authorization: settings.authorization.as_ref().map(header).transpose()?,
            settings: Arc::new(settings.clone()),
            patience: PATIENCE,
        })
    }

    /// The same, less patient: for tests with gateways that are slow.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Sends one SMS. What a gateway refuses, it would refuse again; anything else may be better later, such as a key or an
    /// account that somebody has to put right.
    pub async fn send(&self, to: &Phone, text: &str) -> Result<(), SendError> {
        let answer = match tokio::time::timeout(self.patience, self.try_send(to, text)).await {
            Ok(Ok(status)) => Answer::Status(status),
            Ok(Err(trouble)) => Answer::Trouble(trouble),
            Err(_) => Answer::Trouble(Trouble::Slow),
        };
        let code = if let Answer::Status(status) = answer { Some(status) } else { None };
        let permanent = code.is_some_and(|code| (400..500).contains(&code) && !MENDED.contains(&code));
        let reason = format!("the SMS gateway: {}", answer.to_text());
        if answer.is_yes() { Ok(()) } else { Err(SendError { reason, code, permanent }) }
    }

    async fn try_send(&self, to: &Phone, text: &str) -> Result<u16, Trouble> {
        let request = self.request(to, text).map_err(|_| Trouble::UnknownName)?;
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(|_| Trouble::Connection)?;
        match &self.tls {
            Some(tls) => exchange(encrypt(tls, &self.host, stream).await?, request).await,
            None => exchange(stream, request).await,
        }
    }

    fn request(&self, to: &Phone, text: &str) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
        let url: Uri = self.settings.url.expose_secret().trim().parse()?;
        let authority = url.authority().map(ToString::to_string).unwrap_or_default();
        let path = url.path_and_query().map_or("/", |path| path.as_str());
        let (kind, body) = self.settings.body(to, text);
        let mut request = Request::post(path)
            .header(HOST, authority)
            .header(USER_AGENT, concat!("besok/", env!("CARGO_PKG_VERSION")))
            .header(CONTENT_TYPE, kind)
            .header(CONNECTION, "close");
        if let Some(authorization) = &self.authorization {
            request = request.header(AUTHORIZATION, authorization);
        }
        request.body(Full::new(body.into()))
    }
}

impl GatewaySettings {
    /// The type and the text of what is sent.
    fn body(&self, to: &Phone, text: &str) -> (&'static str, String) {
        let mut fields: BTreeMap<&str, &str> =
            self.fields.iter().map(|(name, value)| (name.as_str(), value.expose_secret())).collect();
        fields.extend([(self.to_field.as_str(), to.as_str()), (self.text_field.as_str(), text)]);
        match self.format {
            Format::Json => ("application/json", serde_json::to_string(&fields).expect("texts have JSON")),
            Format::Form => {
                let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
                ("application/x-www-form-urlencoded", pairs.collect::<Vec<_>>().join("&"))
            }
        }
    }
}
