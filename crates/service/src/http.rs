//! One request over one connection. Nothing of the answer is read but its status, and no redirect is followed.

use besok_core::webhook::Trouble;
use http_body_util::Full;
use hyper::Request;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use std::io;
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, Error as TlsError};

/// How many bytes the head of an answer may have.
const HEAD: usize = 16 * 1024;

/// Has the other side prove that it is `host`.
pub(crate) async fn encrypt(
    tls: &Arc<ClientConfig>,
    host: &str,
    stream: TcpStream,
) -> Result<TlsStream<TcpStream>, Trouble> {
    let name = ServerName::try_from(host.to_owned()).map_err(|_| Trouble::UnknownName)?;
    TlsConnector::from(tls.clone()).connect(name, stream).await.map_err(|error| trouble(&error))
}

/// Sends a request, and gives the status of the answer.
pub(crate) async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<Full<Bytes>>,
) -> Result<u16, Trouble> {
    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(HEAD)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(|_| Trouble::Nonsense)?;
    // Ends with this function, whatever the other side does.
    let mut carrier = JoinSet::new();
    carrier.spawn(connection);
    let answer = sender.send_request(request).await.map_err(|error| {
        if error.is_parse() || error.is_parse_too_large() { Trouble::Nonsense } else { Trouble::Connection }
    })?;
    Ok(answer.status().as_u16())
}

fn trouble(error: &io::Error) -> Trouble {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<TlsError>()) {
        Some(TlsError::InvalidCertificate(_)) => Trouble::Certificate,
        _ => Trouble::Connection,
    }
}
