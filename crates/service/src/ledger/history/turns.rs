//! Tasks that take turns: no threads, no runtime, no time. Whoever holds the dice says whose turn it is.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

/// Something that goes on until it waits for somebody else.
pub(super) struct Task {
    future: Pin<Box<dyn Future<Output = ()>>>,
    awake: Arc<Awake>,
}

struct Awake(AtomicBool);

impl Wake for Awake {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Task {
    pub fn new(future: impl Future<Output = ()> + 'static) -> Self {
        Self { future: Box::pin(future), awake: Arc::new(Awake(AtomicBool::new(true))) }
    }

    /// Whether a turn would lead to anything.
    pub fn is_awake(&self) -> bool {
        self.awake.0.load(Ordering::Relaxed)
    }

    /// Goes on; gives whether it has ended.
    pub fn take_turn(&mut self) -> bool {
        self.awake.0.store(false, Ordering::Relaxed);
        let waker = Waker::from(self.awake.clone());
        self.future.as_mut().poll(&mut Context::from_waker(&waker)).is_ready()
    }
}

/// Lets others have their turns, so many times.
pub(super) async fn wait(turns: usize) {
    let mut left = turns;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(());
        }
        left -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
