//! `besok serve`

use crate::settings::Settings;
use anyhow::{Context, Result, bail};
use besok_service::clock::Clock;
use besok_service::mailer::Mailer;
use besok_service::random::Random;
use besok_service::sms::Sms;
use besok_service::webhook::Client;
use besok_service::{App, Parts, catalogue, import, legacy, queue, worker};
use besok_store::Store;
use besok_web::Web;
use std::process::ExitCode;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// How long requests under way may take to end, and then how long the workers may.
const GRACE: Duration = Duration::from_secs(12);

/// Serves until SIGTERM or Ctrl-C; then finishes what is under way, and ends.
///
/// The ledger and the workers, connections and whoever does something, and those who look around each have threads of their
/// own: however many look, the others go on beside them ([decision 29](../../docs/decisions/0029-overload.md)).
pub async fn run(settings: &Settings) -> Result<ExitCode> {
    let (door, looks) = (threads("door", 0)?, threads("looks", 10)?);
    let ended = run_with(settings, (door.handle(), looks.handle())).await;
    door.shutdown_background();
    looks.shutdown_background();
    ended
}

/// Threads that stand back for others by so much, as `nice` counts it.
fn threads(name: &str, behind: i32) -> Result<Runtime> {
    let stand_back = move || {
        if let Err(error) = rustix::process::nice(behind) {
            tracing::warn!(%error, "threads do not stand back for others");
        }
    };
    Ok(Builder::new_multi_thread().thread_name(name).on_thread_start(stand_back).enable_all().build()?)
}

async fn run_with(settings: &Settings, (door, looks): (&Handle, &Handle)) -> Result<ExitCode> {
    let _alone = super::alone::lock(settings)?;
    let store = super::open(settings).await?;
    let first = store.agency().await?.is_none();
    if first && settings.other_database().is_some() {
        bail!(
            "this database has no catalogue: run `besok import DIR` with your agency's, or `besok import` with the \
             sample, which makes it a demonstration for good"
        );
    }
    if first {
        import::import(&store, &catalogue::sample(), true).await?;
    }
    // What was done so far takes as long as it takes; from here on people wait.
    store.close().await;
    let store = Store::open_impatient(&super::address(settings)).await.context("cannot open the database")?;
    let parts = parts(settings, &store).await?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("cannot listen on {}; choose another address with --listen", settings.listen))?;
    let Some((app, mut written)) = App::start(parts).await? else { bail!("the database has no catalogue") };
    if first {
        println!("First start: the sample agency was imported. Publishing its times …");
    }
    prepare(&app).await?;
    if settings.lacks_proxies() {
        tracing::warn!(
            "public_url is https, but trusted_proxies is empty: everybody behind the proxy shares the limits of one address"
        );
    }
    let (stop, stopped) = watch::channel(false);
    let mut workers = worker::start(&app, &stopped);
    // Before it says that it is ready: whoever hears that may ask it to end.
    let asked_to_end = asked_to_end().context("signals cannot be heard")?;
    greet(settings, &app);
    let web = Web::new(app, &settings.trusted_proxies).with_looks(looks.clone());
    // The ledger is not to end before it is known that the door is shut.
    let kept = web.clone();
    tokio::select! {
        () = serve(door, (listener, web), (Duration::from_secs(settings.drain.into()), stop), asked_to_end) => {}
        _ = &mut written => bail!("the ledger's writer has ended; without it nothing can be booked"),
    }
    drop(kept);
    let ended = async {
        while workers.join_next().await.is_some() {}
        let _ = written.await;
    };
    if tokio::time::timeout(GRACE, ended).await.is_err() {
        tracing::warn!("not everything ended in time");
    }
    // A database that is stuck lets go of nothing.
    if tokio::time::timeout(GRACE, store.close()).await.is_err() {
        tracing::warn!("the database did not let go in time");
    }
    Ok(ExitCode::SUCCESS)
}

async fn parts(settings: &Settings, store: &Store) -> Result<Parts> {
    let (mailer, webhooks) = (mailer(settings, store).await?, settings.webhooks()?);
    Ok(Parts {
        store: store.clone(),
        clock: Clock::default(),
        random: Random::from_system(),
        sms: sms(settings, &webhooks, &mailer)?,
        mailer,
        webhooks,
        limits: settings.limits,
        base_url: settings.base_url(),
        retention: settings.retention.clone(),
    })
}

/// Whoever comes first after a start or an import finds times, and a demonstration its samples.
async fn prepare(app: &App) -> Result<()> {
    worker::publish(app.clone()).await?;
    legacy::add_samples(app).await?;
    queue::add_samples(app).await?;
    Ok(())
}

/// Serves until it is asked to end: says so at once, goes on for a while if a setting wants that, and lets requests under
/// way end.
async fn serve(
    door: &Handle,
    (listener, web): (TcpListener, Web),
    (drain, stop): (Duration, watch::Sender<bool>),
    asked_to_end: impl Future<Output = ()> + Send + 'static,
) {
    let mut ending = stop.subscribe();
    let site = web.clone();
    let ended = async move {
        asked_to_end.await;
        tracing::info!("ending");
        web.end();
        tokio::time::sleep(drain).await;
        let _ = stop.send(true);
        // Streams have no end of their own.
        web.app.live.end();
    };
    let late = async {
        let _ = ending.wait_for(|ending| *ending).await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        _ = door.spawn(besok_web::serve(listener, site, ended)) => {}
        () = late => tracing::warn!("requests under way were cut off"),
    }
}

/// Hears signals from now on, and ends with the first.
fn asked_to_end() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Without a mail server only a demonstration may serve: anywhere else its mailbox page would give codes to anybody.
async fn mailer(settings: &Settings, store: &Store) -> Result<Mailer> {
    if let Some(smtp) = settings.smtp()? {
        return Ok(Mailer::Smtp(smtp));
    }
    if store.agency().await?.is_some_and(|agency| agency.demo) {
        return Ok(Mailer::Mailbox);
    }
    bail!(
        "no mail server: set smtp.url and smtp.from in besok.toml, or BESOK_SMTP__URL and BESOK_SMTP__FROM. \
         Only a demonstration (a database with the sample agency) works without one"
    );
}

/// Without a gateway no SMS is sent, but the mailbox page of a demonstration shows what would have been.
fn sms(settings: &Settings, webhooks: &Client, mailer: &Mailer) -> Result<Option<Sms>> {
    let gateway = settings.gateway(webhooks)?.map(Sms::Gateway);
    Ok(gateway.or_else(|| matches!(mailer, Mailer::Mailbox).then_some(Sms::Mailbox)))
}

fn greet(settings: &Settings, app: &App) {
    let base = settings.base_url();
    println!("Besök is ready.\n");
    println!("  Start page   {base}/");
    println!("  My Page      {base}/en/my");
    if app.has_mailbox() {
        println!("  Mailbox      {base}/dev/mailbox   (demonstration: mails, SMS and sign-in codes arrive here)");
    }
    println!("\nCtrl-C ends it.");
}
