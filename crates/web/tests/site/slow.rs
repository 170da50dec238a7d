//! The other side of a connection may be slow, but not for ever; and how connections end.

use crate::browser::site;
use besok_store::fixture::{Fixture, on};
use besok_web::{Web, serve};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Far longer than anything here takes.
const LONG: Duration = Duration::from_mins(1);

/// A server that listens.
struct Server {
    address: SocketAddr,
    web: Web,
    end: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

impl Server {
    async fn start(fixture: &Fixture, patience: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let web = Web::new(site(fixture.store.clone()).await, &[]).with_patience(patience);
        let (end, ended) = oneshot::channel();
        let ending = async move {
            // A test that is over ends it too.
            let _ = ended.await;
        };
        let served = tokio::spawn(serve(listener, web.clone(), ending));
        Self { address, web, end, served }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }
}

/// Whatever is sent until the connection ends.
async fn rest(stream: &mut TcpStream) -> String {
    let mut all = Vec::new();
    // A connection may also be broken.
    let _ = timeout(LONG, stream.read_to_end(&mut all)).await.expect("the connection stays open");
    String::from_utf8_lossy(&all).into_owned()
}

/// One answer on a connection that stays open.
async fn answer(stream: &mut TcpStream, path: &str) -> String {
    stream.write_all(format!("GET {path} HTTP/1.1\r\nhost: site.example\r\n\r\n").as_bytes()).await.unwrap();
    let mut all = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&all).into_owned();
        let head = all.windows(4).position(|end| end == b"\r\n\r\n").map(|end| end + 4);
        let length = text.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
        if head.zip(length).is_some_and(|(head, length)| all.len() >= head + length) {
            return text;
        }
        assert!(timeout(LONG, stream.read_buf(&mut all)).await.unwrap().unwrap() > 0, "ended within {text}");
    }
}

#[tokio::test]
async fn a_slow_client_is_left() {
    on(Fixture::sqlite().await, |fixture| async move {
        let server = Server::start(&fixture, Duration::from_millis(300)).await;
        let mut head = server.connect().await;
        head.write_all(b"GET /en/terms HTTP/1.1\r\nhost: si").await.unwrap();
        assert!(!rest(&mut head).await.contains("200 OK"), "a head that does not come is not waited for");

        let mut form = server.connect().await;
        let start = "POST /en/sign-in HTTP/1.1\r\nhost: site.example\r\ncontent-length: 100\r\n\r\nemail=";
        form.write_all(start.as_bytes()).await.unwrap();
        assert!(rest(&mut form).await.starts_with("HTTP/1.1 408"), "nor is a form");

        // Asks and asks, and takes nothing.
        let mut deaf = server.connect().await;
        let ask = "GET /en/terms HTTP/1.1\r\nhost: site.example\r\n\r\n".repeat(1000);
        let broken = timeout(LONG, async { while deaf.write_all(ask.as_bytes()).await.is_ok() {} }).await;
        assert!(broken.is_ok(), "who takes nothing is left");
        let mut other = server.connect().await;
        assert!(answer(&mut other, "/health/ready").await.starts_with("HTTP/1.1 200"), "others noticed nothing");
    })
    .await;
}

#[tokio::test]
async fn a_large_form_is_refused_unread_and_a_chunked_one_when_it_is_too_large() {
    on(Fixture::sqlite().await, |fixture| async move {
        let server = Server::start(&fixture, LONG).await;
        let mut large = server.connect().await;
        let head = "POST /en/sign-in HTTP/1.1\r\nhost: site.example\r\ncontent-length: 9999999\r\n\r\n";
        large.write_all(head.as_bytes()).await.unwrap();
        let mut status = [0; 12];
        timeout(LONG, large.read_exact(&mut status)).await.unwrap().unwrap();
        assert_eq!(&status, b"HTTP/1.1 413");

        let mut pieces = server.connect().await;
        let head = "POST /en/sign-in HTTP/1.1\r\nhost: site.example\r\ntransfer-encoding: chunked\r\n\r\n";
        pieces.write_all(head.as_bytes()).await.unwrap();
        let piece = format!("4000\r\n{}\r\n", "x".repeat(0x4000));
        for _ in 0..5 {
            // It may be refused before the last piece.
            let _ = pieces.write_all(piece.as_bytes()).await;
        }
        timeout(LONG, pieces.read_exact(&mut status)).await.unwrap().unwrap();
        assert_eq!(&status, b"HTTP/1.1 413");
    })
    .await;
}

#[tokio::test]
async fn a_server_that_ends_says_so_first_and_lets_answers_out() {
    on(Fixture::sqlite().await, |fixture| async move {
        let server = Server::start(&fixture, LONG).await;
        let (mut kept, mut idle) = (server.connect().await, server.connect().await);
        assert!(answer(&mut kept, "/health/ready").await.starts_with("HTTP/1.1 200"));
        assert!(answer(&mut idle, "/en/terms").await.starts_with("HTTP/1.1 200"));
        server.web.end();
        let told = answer(&mut kept, "/health/ready").await;
        assert!(told.starts_with("HTTP/1.1 503") && told.contains("connection: close"), "{told}");
        assert_eq!(rest(&mut kept).await, "");
        let mut new = server.connect().await;
        let served = answer(&mut new, "/en/terms").await;
        assert!(
            served.starts_with("HTTP/1.1 200") && served.contains("connection: close"),
            "it still serves: {served}"
        );
        server.end.send(()).unwrap();
        timeout(LONG, server.served).await.expect("it waits for nobody who asks nothing").unwrap();
        assert_eq!(rest(&mut idle).await, "");
        assert!(TcpStream::connect(server.address).await.is_err());
    })
    .await;
}
