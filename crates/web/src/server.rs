//! Connections: how many there are, how slow the other side may be, and how they end.

mod stall;

use crate::{Web, limits, routes};
use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderValue;
use axum::http::header::CONNECTION;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use stall::Stall;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

/// How large the head of a request may be, and how much of an answer waits to be sent.
const BUFFER: usize = 64 * 1024;
/// How long it is waited until somebody else has given a file back to the system.
const PAUSE: Duration = Duration::from_millis(200);
/// How many files the process needs beside connections: the database, mails, webhooks.
const OTHER_FILES: usize = 128;

/// Serves until `ending`; then takes no more connections, and waits until those that there are have their answers.
pub async fn serve(listener: TcpListener, web: Web, ending: impl Future<Output = ()>) {
    let connections = connections();
    let places = Arc::new(Semaphore::new(connections));
    let (end, ended) = watch::channel(false);
    let site = routes::router(web.clone());
    let mut ending = pin!(ending);
    loop {
        let accepted = tokio::select! {
            () = &mut ending => break,
            accepted = accept(&listener, &places) => accepted,
        };
        let (stream, peer, place) = accepted;
        let connection = Connection { web: web.clone(), site: site.clone(), peer, ended: ended.clone() };
        tokio::spawn(connection.serve(stream, place));
    }
    drop(listener);
    // Nobody hears it if there is no connection.
    let _ = end.send(true);
    let all = u32::try_from(connections).unwrap_or(u32::MAX);
    // It is never closed.
    let _ = places.acquire_many(all).await;
}

/// The next connection, once there is a place for it.
async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> (TcpStream, SocketAddr, OwnedSemaphorePermit) {
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { std::future::pending().await };
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer, place),
            // Of a connection that broke before it was taken, or of a system that has no more files to give.
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// How many connections there may be: not all the files that the process may open.
fn connections() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let files = limits.lines().find_map(|line| line.strip_prefix("Max open files")?.split_whitespace().next());
    let files: Option<usize> = files.and_then(|files| files.parse().ok());
    files.map_or(limits::CONNECTIONS, |files| files.saturating_sub(OTHER_FILES).clamp(64, limits::CONNECTIONS))
}

/// A connection that was accepted.
struct Connection {
    web: Web,
    site: Router,
    peer: SocketAddr,
    ended: watch::Receiver<bool>,
}

impl Connection {
    /// Answers what comes on it, until either side ends it.
    async fn serve(mut self, stream: TcpStream, _place: OwnedSemaphorePermit) {
        // What is sent is sent whole: nothing is gained by holding back its end.
        let _ = stream.set_nodelay(true);
        let site = TowerToHyperService::new(self.site);
        let (web, peer) = (self.web, self.peer);
        let patience = web.patience;
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            let (web, answer) = (web.clone(), site.call(request));
            async move {
                let mut answer = answer.await?;
                if web.door.is_ending() {
                    answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
                }
                Ok::<_, std::convert::Infallible>(answer)
            }
        });
        let mut builder = http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(patience).max_buf_size(BUFFER);
        let mut connection = pin!(builder.serve_connection(TokioIo::new(Stall::new(stream, patience)), service));
        // Connections break all the time, and whoever broke them hears of nothing.
        tokio::select! {
            _ = connection.as_mut() => return,
            _ = self.ended.wait_for(|ended| *ended) => {}
        }
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
    }
}
