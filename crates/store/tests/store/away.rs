//! A database server that is away for a while, behind something that takes connections and breaks them off.

use besok_store::Store;
use besok_store::fixture::{Fixture, on};
use jiff::Timestamp;
use std::sync::{Arc, Mutex};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// What stands before the server: how many connections it still breaks off at once, and those that it lets through.
#[derive(Default)]
struct Front {
    breaks: usize,
    through: JoinSet<()>,
}

/// Stands before the server of an address. Gives the address that leads through it.
async fn stand_before(address: &str, front: &Arc<Mutex<Front>>) -> String {
    let (_, rest) = address.split_once('@').expect("an address with a user");
    let server = rest.split('/').next().unwrap().to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let here = address.replace(&server, &listener.local_addr().unwrap().to_string());
    let front = front.clone();
    tokio::spawn(async move {
        while let Ok((mut near, _)) = listener.accept().await {
            let mut front = front.lock().unwrap();
            if front.breaks > 0 {
                front.breaks -= 1;
                continue;
            }
            let server = server.clone();
            front.through.spawn(async move {
                let mut far = TcpStream::connect(server).await.unwrap();
                let _ = copy_bidirectional(&mut near, &mut far).await;
            });
        }
    });
    here
}

#[tokio::test]
async fn what_leaves_nothing_behind_is_done_again_when_the_server_is_back() {
    on(Fixture::postgres().await, |fixture| async move {
        let front = Arc::new(Mutex::new(Front { breaks: 3, ..Front::default() }));
        let away = || {
            let mut front = front.lock().unwrap();
            front.through.abort_all();
            front.breaks = 3;
        };
        let here = stand_before(fixture.address(), &front).await;
        let store = Store::open(&here).await.expect("a start waits");
        away();
        store.count_slots(Timestamp::UNIX_EPOCH).await.expect("a reader waits");
        away();
        let tx = store.begin().await.expect("a transaction waits");
        away();
        assert!(tx.commit().await.expect_err("it may be so or not").is_transient(), "the ledger looks at its keys");
        let tx = store.begin_unsynced().await.expect("a transaction waits");
        tx.commit().await.unwrap();
        store.close().await;
    })
    .await;
}
