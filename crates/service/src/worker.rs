//! The workers: what the product does without being asked. Each can run on every node at once.

mod asked;
mod expiry;
mod learn;
mod offer;
mod outbox;
mod publish;
mod remind;
mod retention;

pub use crate::news::follow as hear;
pub use crate::queue::board::follow;
pub use asked::{lapse, remind_asked};
pub use expiry::expire;
pub use learn::learn;
pub use offer::offer;
pub use outbox::{send_mails, send_sms};
pub(crate) use publish::{Rule, rehearsed};
pub use publish::{mend, publish};
pub use remind::remind;
pub use retention::{dispose, forget};

use crate::queue::board;
use crate::{App, Failure, bulk_move, figures, limit, news, webhook};
use std::future::Future;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Runs all workers until `stop` turns true. Each finishes what it has begun.
pub fn start(app: &App, stop: &watch::Receiver<bool>) -> JoinSet<()> {
    let mut workers = JoinSet::new();
    every(&mut workers, app, stop, ("outbox", Duration::from_secs(2)), outbox::send_mails);
    every(&mut workers, app, stop, ("sms", Duration::from_secs(2)), outbox::send_sms);
    every(&mut workers, app, stop, ("webhook", Duration::from_secs(2)), webhook::deliver);
    workers.spawn(news::follow(app.clone(), stop.clone()));
    every(&mut workers, app, stop, ("refresh", Duration::from_secs(1)), news::refresh);
    every(&mut workers, app, stop, ("boards", Duration::from_secs(1)), board::follow);
    every(&mut workers, app, stop, ("expiry", Duration::from_secs(5)), expiry::expire);
    every(&mut workers, app, stop, ("offer", Duration::from_secs(5)), offer::offer);
    every(&mut workers, app, stop, ("limit", Duration::from_secs(2)), limit::exchange);
    every(&mut workers, app, stop, ("publish", publish::ROUND), publish::publish);
    every(&mut workers, app, stop, ("mend", Duration::from_mins(10)), publish::mend);
    every(&mut workers, app, stop, ("learn", Duration::from_mins(1)), learn::learn);
    every(&mut workers, app, stop, ("bulk move", Duration::from_secs(5)), bulk_move::advance);
    every(&mut workers, app, stop, ("remind", Duration::from_mins(1)), remind::remind);
    every(&mut workers, app, stop, ("remind asked", Duration::from_mins(1)), asked::remind_asked);
    every(&mut workers, app, stop, ("lapse", Duration::from_mins(1)), asked::lapse);
    every(&mut workers, app, stop, ("first free", Duration::from_mins(10)), figures::note_first_free);
    every(&mut workers, app, stop, ("retention", Duration::from_mins(10)), retention::forget);
    every(&mut workers, app, stop, ("disposal", Duration::from_hours(1)), retention::dispose);
    workers
}

/// Does a piece of work again and again. The outbox is also woken when there is something in it.
fn every<F, W>(
    workers: &mut JoinSet<()>,
    app: &App,
    stop: &watch::Receiver<bool>,
    (name, pause): (&'static str, Duration),
    work: W,
) where
    W: Fn(App) -> F + Send + 'static,
    F: Future<Output = Result<(), Failure>> + Send + 'static,
{
    let (app, mut stop) = (app.clone(), stop.clone());
    workers.spawn(async move {
        while !*stop.borrow() {
            // A task of its own, so that a panic ends this piece of work and not the worker.
            match tokio::spawn(work(app.clone())).await {
                Ok(Ok(())) => {}
                Ok(Err(failure)) => {
                    tracing::error!(worker = name, error = %failure, "a worker failed; it will try again");
                }
                Err(panic) => tracing::error!(worker = name, %panic, "a worker panicked; it will try again"),
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = app.outbox.notified(), if name == "outbox" => {}
                _ = stop.changed() => {}
            }
        }
    });
}
