//! `besok load live`: boards, signs and phones that all show one queue, while a counter calls. Each call is to be on every
//! board soon.
#![expect(clippy::cast_precision_loss, reason = "figures are shown with two decimals")]

use super::connection::{Connection, Request};
use super::cpu::{self, Cpu};
use super::figures::{milliseconds, rounded};
use super::server::Server;
use super::stage::Stage;
use super::{Engine, Load, queue};
use anyhow::{Context, Result, ensure};
use besok_core::id::OfficeId;
use besok_core::language::Language;
use besok_core::screen::ScreenKind;
use besok_core::staff::Staff;
use besok_service::queue::{Walk, hand_over, read, take_ticket, today};
use besok_service::screen::{self, NewScreen};
use besok_service::{App, catalogue, load, staff};
use serde::Serialize;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinSet;

/// How many wait.
const WAITING: usize = 500;
/// The counter that calls.
const COUNTER: u16 = 1;
/// How far apart calls are.
const APART: Duration = Duration::from_secs(2);
/// How many pages begin to listen at once.
const AT_ONCE: usize = 50;

/// What came of it.
#[derive(Debug, Serialize)]
struct Figures {
    scenario: &'static str,
    engine: Engine,
    pages: usize,
    boards: usize,
    signs: usize,
    phones: usize,
    waiting: usize,
    calls: usize,
    /// From before a call was asked for until it was on a board.
    board_p50_ms: f64,
    board_p99_ms: f64,
    board_most_ms: f64,
    /// Until a phone showed what it means for its ticket.
    phone_p50_ms: f64,
    phone_p99_ms: f64,
    /// Calls that a board did not show before the next.
    missed: usize,
    /// Memory of the server without a page, and what each page adds.
    server_mb: f64,
    page_kb: f64,
    /// Processor time of the server for a call, for each page; and in percent of one processor while nothing happens.
    call_cpu_us: f64,
    idle_cpu_percent: f64,
}

/// Who listens, and so what a call looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Board,
    Sign,
    Phone,
}

impl Kind {
    const MIX: [Self; 4] = [Self::Board, Self::Phone, Self::Sign, Self::Phone];

    fn path(self) -> &'static str {
        match self {
            Self::Board | Self::Sign => "/screen/live",
            Self::Phone => "/en/ticket/live",
        }
    }

    fn cookie(self) -> &'static str {
        match self {
            Self::Board | Self::Sign => "besok-screen",
            Self::Phone => "besok-ticket",
        }
    }
}

/// A page heard something.
struct Heard {
    kind: Kind,
    at: Instant,
    event: String,
}

/// What is in the database: who calls, and the secrets of those who look.
struct Scene {
    office: OfficeId,
    caller: String,
    board: String,
    sign: String,
    phones: Vec<String>,
}

/// Measures, tells, and gives whether everything was right.
pub async fn measure(stage: &Stage, asked: &Load) -> Result<bool> {
    let (app, written) = stage.app(&catalogue::sample()).await?;
    let scene = scene(&app).await?;
    let server = Server::start(stage).await?;
    let before = cpu::memory(server.process()).context("the server's memory can be read")?;
    let (sender, mut heard) = unbounded_channel();
    let pages = listen(server.address(), &scene, asked.clients.into(), &sender).await?;
    let with_pages = cpu::memory(server.process()).context("the server's memory can be read")?;
    let idle = Cpu::now(&server, stage).await?;
    tokio::time::sleep(APART * 3).await;
    let idle = Cpu::now(&server, stage).await?.since(&idle).server as f64 / (APART * 3).as_micros() as f64;
    let cpu = Cpu::now(&server, stage).await?;
    let calls = (asked.seconds / 2).max(1).into();
    let called = call(&app, server.address(), (&scene, calls), &mut heard).await?;
    let cpu = Cpu::now(&server, stage).await?.since(&cpu).server as f64 - idle * (APART * calls).as_micros() as f64;
    server.kill()?;
    let (count, of) = (pages.len(), |kind| (0..pages.len()).filter(|nth| Kind::MIX[nth % 4] == kind).count());
    let boards = of(Kind::Board);
    let figures = Figures {
        scenario: "live",
        engine: asked.engine,
        pages: count,
        boards,
        signs: of(Kind::Sign),
        phones: of(Kind::Phone),
        waiting: WAITING,
        calls: calls as usize,
        board_p50_ms: milliseconds(&called.boards, 50),
        board_p99_ms: milliseconds(&called.boards, 99),
        board_most_ms: milliseconds(&called.boards, 100),
        phone_p50_ms: milliseconds(&called.phones, 50),
        phone_p99_ms: milliseconds(&called.phones, 99),
        missed: boards * calls as usize - called.boards.len(),
        server_mb: rounded(before as f64 / 1024.0),
        page_kb: rounded((with_pages as f64 - before as f64) / count as f64),
        call_cpu_us: rounded(cpu.max(0.0) / f64::from(calls) / count as f64),
        idle_cpu_percent: rounded(idle * 100.0),
    };
    figures.tell(asked.json);
    drop(pages);
    let store = app.store.clone();
    drop(app);
    written.await?;
    store.close().await;
    Ok(figures.missed == 0)
}

/// An office with people who wait, each with a phone, and somebody who may call them.
async fn scene(app: &App) -> Result<Scene> {
    let office = catalogue::sample().offices.first().context("the sample has an office")?.id.clone();
    queue::open(app, &office, COUNTER).await?;
    let caller = load::at_work(app, &queue::officer(COUNTER)).await?;
    let by: Staff = staff::still_signed_in(app, &caller).await?.context("somebody is signed in")?;
    let errand = catalogue::sample().errands.first().context("the sample has an errand")?.id.clone();
    let mut phones = Vec::new();
    for _ in 0..WAITING {
        let walk = Walk { errand: errand.clone(), people: 1, language: Language::DEFAULT };
        let taken = take_ticket(app, &office, ("system", true), walk).await?.ok().and_then(|done| done.visit);
        let visit = taken.context("there is a ticket")?;
        phones.push(hand_over(app, &by, &office, &visit.id).await?.context("it is given to a phone")?.1);
    }
    let screen = async |kind, counter| -> Result<String> {
        let made = screen::make(app, &by, &office, NewScreen { kind, name: "Load", counter }).await?;
        made.map_err(|refusal| anyhow::anyhow!("no screen: {refusal:?}"))
    };
    let (board, sign) = (screen(ScreenKind::Board, None).await?, screen(ScreenKind::Sign, Some(COUNTER.into())).await?);
    Ok(Scene { office, caller, board, sign, phones })
}

/// Opens so many pages, each from a network of its own, and waits until each has been drawn once.
async fn listen(
    server: SocketAddr,
    scene: &Scene,
    pages: usize,
    sender: &UnboundedSender<Heard>,
) -> Result<JoinSet<Result<()>>> {
    let mut listening = JoinSet::new();
    for begin in (0..pages).step_by(AT_ONCE) {
        let mut opening = JoinSet::new();
        for nth in begin..(begin + AT_ONCE).min(pages) {
            let kind = Kind::MIX[nth % 4];
            let secret = match kind {
                Kind::Board => scene.board.clone(),
                Kind::Sign => scene.sign.clone(),
                Kind::Phone => scene.phones[nth / 2 % scene.phones.len()].clone(),
            };
            opening.spawn(async move {
                let cookie = Some((kind.cookie(), secret.as_str()));
                let from = 0x0a00_0000 + nth as u32 * 256;
                let request = Request { path: kind.path(), cookie, from, ..Request::default() };
                let mut events = Connection::new(server).listen(&request).await?;
                events.next().await?;
                anyhow::Ok((kind, events))
            });
        }
        while let Some(opened) = opening.join_next().await {
            let ((kind, mut events), sender) = (opened??, sender.clone());
            listening.spawn(async move {
                loop {
                    let event = events.next().await?;
                    if sender.send(Heard { kind, at: Instant::now(), event }).is_err() {
                        return Ok(());
                    }
                }
            });
        }
    }
    Ok(listening)
}

/// How long it took until each page showed a call, in microseconds.
#[derive(Default)]
struct Called {
    boards: Vec<u32>,
    phones: Vec<u32>,
}

/// The counter calls, again and again.
async fn call(
    app: &App,
    server: SocketAddr,
    (scene, calls): (&Scene, u32),
    heard: &mut UnboundedReceiver<Heard>,
) -> Result<Called> {
    let mut connection = Connection::new(server);
    let mut called = Called::default();
    for _ in 0..calls {
        press(app, (&mut connection, scene), "finish&outcome=settled&note=").await?;
        // What the last round changed has been drawn.
        tokio::time::sleep(APART / 2).await;
        while heard.try_recv().is_ok() {}
        let day = today(app, &scene.office).context("the office has a day")?;
        let queue = read(app, &scene.office, day).await?.queue;
        let next = queue.next_for(COUNTER.into(), app.clock.now()).context("somebody waits")?.ticket;
        let shown = format!("data-call=\"{next}-");
        let began = Instant::now();
        press(app, (&mut connection, scene), "next").await?;
        tokio::time::sleep((APART / 2).saturating_sub(began.elapsed())).await;
        while let Ok(Heard { kind, at, event }) = heard.try_recv() {
            let took = at.saturating_duration_since(began).as_micros() as u32;
            match kind {
                Kind::Board if event.contains(&shown) => called.boards.push(took),
                Kind::Phone if event.contains("data:") && !event.contains("event: beat") => called.phones.push(took),
                _ => {}
            }
        }
    }
    called.boards.sort_unstable();
    called.phones.sort_unstable();
    Ok(called)
}

/// Presses a button at the counter. What there is nobody for is not done, as at the first round.
async fn press(app: &App, (connection, scene): (&mut Connection, &Scene), deed: &str) -> Result<()> {
    let day = today(app, &scene.office).context("the office has a day")?;
    let seen = read(app, &scene.office, day).await?.queue.mark(COUNTER.into());
    let form = format!("deed={deed}&seen={seen}");
    let path = format!("/staff/offices/{}/counter", scene.office);
    let cookie = Some(("besok-staff", scene.caller.as_str()));
    let request = Request { path: &path, form: Some(&form), cookie, ..Request::default() };
    let status = connection.send(&request).await?.status;
    ensure!(status == 303, "{status} for a button at the counter");
    Ok(())
}

impl Figures {
    fn tell(&self, json: bool) {
        if json {
            match serde_json::to_string(self) {
                Ok(line) => println!("{line}"),
                Err(error) => eprintln!("besok: {error}"),
            }
            return;
        }
        println!("{} pages: {} boards, {} signs, {} phones", self.pages, self.boards, self.signs, self.phones);
        println!(
            "  board         half in {} ms, 99 % in {} ms, all in {} ms; {} missed",
            self.board_p50_ms, self.board_p99_ms, self.board_most_ms, self.missed
        );
        println!("  phone         half in {} ms, 99 % in {} ms", self.phone_p50_ms, self.phone_p99_ms);
        println!("  memory        {} MB, and {} kB for each page", self.server_mb, self.page_kb);
        println!(
            "  processor     {} µs for each page and call, {} % of one while nothing happens",
            self.call_cpu_us, self.idle_cpu_percent
        );
    }
}
