//! One POST to a target: over TLS, to an address that was checked, within ten seconds. Nothing of the answer is read but its
//! status, and no redirect is followed.
//!
//! A name is looked up here, once, and the connection goes to one of the addresses that were found and allowed: there is no
//! second look-up that could answer something else.

use crate::http::{encrypt, exchange};
use crate::random::hex;
use besok_core::webhook::{Answer, Networks, Place, Trouble};
use hmac::{Hmac, KeyInit, Mac};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{CONNECTION, CONTENT_TYPE, HOST, USER_AGENT};
use hyper::{Request, Uri};
use jiff::Timestamp;
use sha2::Sha256;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpStream, lookup_host};
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

/// How long a target may take, from looking up its name to its answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Sends to targets. Clones share it.
#[derive(Debug, Clone)]
pub struct Client {
    networks: Arc<Networks>,
    tls: Arc<ClientConfig>,
    patience: Duration,
}

/// The certificates of own targets cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("these are no certificates in PEM: {0}")]
pub struct RootsError(String);

/// What is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// JSON.
    pub body: String,
    /// When it is sent, in seconds since 1970.
    pub timestamp: i64,
    /// `v1=` and the signature.
    pub signature: String,
}

/// Signs a body: the HMAC-SHA256 of the time, a full stop and the body. A receiver that checks the time as well cannot be fooled
/// with what somebody recorded.
///
/// # Panics
/// Never: an HMAC takes a key of any length.
pub fn sign(secret: &str, body: String, now: Timestamp) -> Signed {
    let timestamp = now.as_second();
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("an HMAC takes a key of any length");
    mac.update(format!("{timestamp}.{body}").as_bytes());
    Signed { body, timestamp, signature: format!("v1={}", hex(&mac.finalize().into_bytes())) }
}

impl Client {
    /// `networks` may be reached beside the public internet; `roots`, in PEM, vouch for targets beside the public authorities.
    ///
    /// # Panics
    /// Never: ring has what TLS 1.2 and 1.3 need.
    pub fn new(networks: Networks, roots: Option<&[u8]>) -> Result<Self, RootsError> {
        let mut known = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        for certificate in CertificateDer::pem_slice_iter(roots.unwrap_or_default()) {
            let certificate = certificate.map_err(|error| RootsError(error.to_string()))?;
            known.add(certificate).map_err(|error| RootsError(error.to_string()))?;
        }
        if roots.is_some() && known.len() == webpki_roots::TLS_SERVER_ROOTS.len() {
            return Err(RootsError("there is none".to_owned()));
        }
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring has what TLS needs")
            .with_root_certificates(known)
            .with_no_client_auth();
        Ok(Self { networks: Arc::new(networks), tls: Arc::new(tls), patience: PATIENCE })
    }

    /// The same, less patient: for tests with targets that are slow.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// What may be reached beside the public internet.
    pub fn networks(&self) -> &Networks {
        &self.networks
    }

    /// Whom it trusts.
    pub(crate) fn tls(&self) -> &Arc<ClientConfig> {
        &self.tls
    }

    /// Sends it, and says what the target answered.
    pub async fn post(&self, place: &Place, signed: Signed) -> Answer {
        match tokio::time::timeout(self.patience, self.try_post(place, signed)).await {
            Ok(Ok(status)) => Answer::Status(status),
            Ok(Err(trouble)) => Answer::Trouble(trouble),
            Err(_) => Answer::Trouble(Trouble::Slow),
        }
    }

    async fn try_post(&self, place: &Place, signed: Signed) -> Result<u16, Trouble> {
        let stream = TcpStream::connect(&self.look_up(place).await?[..]).await.map_err(|_| Trouble::Connection)?;
        let stream = encrypt(&self.tls, &place.host, stream).await?;
        let request = request(place, signed).map_err(|_| Trouble::UnknownName)?;
        exchange(stream, request).await
    }

    /// The addresses of a target that may be reached; never none.
    async fn look_up(&self, place: &Place) -> Result<Vec<SocketAddr>, Trouble> {
        let found = lookup_host((place.host.as_str(), place.port)).await.map_err(|_| Trouble::UnknownName)?;
        let found: Vec<SocketAddr> = found.collect();
        if found.is_empty() {
            return Err(Trouble::UnknownName);
        }
        let allowed: Vec<SocketAddr> = found.into_iter().filter(|address| self.networks.reach(address.ip())).collect();
        if allowed.is_empty() { Err(Trouble::Inside) } else { Ok(allowed) }
    }
}

fn request(place: &Place, signed: Signed) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
    Request::post(Uri::try_from(place.path.as_str())?)
        .header(HOST, place.authority())
        .header(USER_AGENT, concat!("besok/", env!("CARGO_PKG_VERSION")))
        .header(CONTENT_TYPE, "application/json")
        .header(CONNECTION, "close")
        .header("besok-timestamp", signed.timestamp)
        .header("besok-signature", signed.signature)
        .body(Full::new(signed.body.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the document for developers.
    #[test]
    fn a_signature_is_the_one_that_is_documented() {
        let body = r#"{"id":"0197aaaa-0000-7000-8000-000000000001","kind":"opened"}"#;
        let at = Timestamp::from_second(1_764_000_000).unwrap();
        let signed = sign("an example secret", body.to_owned(), at);
        let guide = include_str!("../../../../docs/integration/README.md");
        assert!(guide.contains(&signed.signature), "the guide should say {}", signed.signature);
        assert_ne!(sign("another", body.to_owned(), at).signature, signed.signature);
        assert_ne!(
            sign("an example secret", body.to_owned(), at + jiff::SignedDuration::from_secs(1)).signature,
            signed.signature
        );
    }

    #[test]
    fn certificates_that_are_none_are_said_to_be_none() {
        let client = |pem: &[u8]| Client::new(Networks::default(), Some(pem)).map(drop).unwrap_err().to_string();
        assert!(client(b"nothing").contains("PEM"));
        assert!(client(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n").contains("PEM"));
        assert!(Client::new(Networks::default(), None).is_ok());
    }
}
