//! `besok load-find`: how long it takes to find a person among very many, each search as a member of staff makes it.

use super::Engine;
use super::figures::{percentile, rounded};
use super::names::{ARABIC, Drawn, LATIN, draw};
use super::stage::{Stage, staged};
use anyhow::{Context, Result, anyhow};
use besok_core::account::Email;
use besok_core::booking::Reference;
use besok_core::language::Language;
use besok_core::person::Name;
use besok_core::staff::{Duty, Role, Staff};
use besok_service::clock::Clock;
use besok_service::{App, catalogue, import, search};
use besok_store::{Somebody, Store};
use serde::Serialize;
use std::process::ExitCode;
use std::time::Instant;

/// So many people, or visits, go in with one statement.
const AT_ONCE: i64 = 10_000;

/// How many people to make and how often to look for one.
#[derive(Debug, clap::Args)]
pub struct Find {
    /// How many people there are
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    people: i64,
    /// How many visits they have had or will have
    #[arg(long, value_name = "N", default_value_t = 5_000_000)]
    visits: i64,
    /// How many searches of each kind
    #[arg(long, value_name = "N", default_value_t = 500)]
    searches: u64,
    /// On which database: a file of its own, or an empty database on a server, named with --database
    #[arg(long, value_enum, default_value = "sqlite")]
    engine: Engine,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

/// What is typed.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Name,
    Typo,
    Unfinished,
    Arabic,
    OnePopularName,
    TwoPopularNames,
    PopularNamesOfNobody,
    NameAndBirthDate,
    Nobody,
    Reference,
    BirthDate,
    Email,
    Phone,
    Case,
}

const KINDS: [Kind; 14] = [
    Kind::Name,
    Kind::Typo,
    Kind::Unfinished,
    Kind::Arabic,
    Kind::OnePopularName,
    Kind::TwoPopularNames,
    Kind::PopularNamesOfNobody,
    Kind::NameAndBirthDate,
    Kind::Nobody,
    Kind::Reference,
    Kind::BirthDate,
    Kind::Email,
    Kind::Phone,
    Kind::Case,
];

/// What came of one kind.
#[derive(Debug, Serialize)]
struct Figures {
    engine: Engine,
    kind: Kind,
    people: i64,
    visits: i64,
    searches: u64,
    p50_ms: f64,
    p99_ms: f64,
    most_ms: f64,
    /// Searches that did not find whom they were for.
    missed: u64,
}

impl Find {
    /// Measures, tells, and cleans up.
    pub async fn run(&self, database: Option<&str>) -> Result<ExitCode> {
        let measured = staged((self.engine, database), async |stage| self.measure(stage).await).await;
        measured?;
        Ok(ExitCode::SUCCESS)
    }

    async fn measure(&self, stage: &Stage) -> Result<()> {
        let store = Store::open(&stage.address()).await?;
        store.migrate().await?;
        import::import(&store, &catalogue::sample(), true).await?;
        self.make(&store).await?;
        store.checkpoint().await?;
        stage.settle().await?;
        let (app, _written) = crate::cli::app(store).await?;
        for kind in KINDS {
            let figures = self.search(&app, kind).await?;
            if self.json {
                println!("{}", serde_json::to_string(&figures)?);
            } else {
                let Figures { p50_ms, p99_ms, most_ms, missed, .. } = figures;
                println!("{:<24} {p50_ms:>8} {p99_ms:>8} {most_ms:>8} ms  {missed} missed", format!("{kind:?}"));
            }
        }
        app.store.close().await;
        Ok(())
    }

    async fn make(&self, store: &Store) -> Result<()> {
        let (sample, now) = (catalogue::sample(), Clock::default().now().as_second());
        let offices: Vec<&str> = sample.offices.iter().map(|office| office.id.as_str()).collect();
        let errand = sample.errands.first().context("the sample has an errand")?.id.as_str();
        for from in (0..self.people).step_by(AT_ONCE as usize) {
            let people: Vec<Somebody> = (from..self.people.min(from + AT_ONCE)).map(somebody).collect();
            let mut tx = store.begin_unsynced().await?;
            tx.make_somebodies(&people).await?;
            tx.commit().await?;
        }
        let many = AT_ONCE * 2;
        for from in (0..self.visits).step_by(many as usize) {
            let mut tx = store.begin_unsynced().await?;
            let range = (from, self.visits.min(from + many));
            tx.make_visits(range, self.people, (&offices, errand), now).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn search(&self, app: &App, kind: Kind) -> Result<Figures> {
        let staff = staff()?;
        let (mut took, mut missed) = (Vec::new(), 0);
        for turn in 0..self.searches {
            let (typed, who) = self.typed(kind, turn);
            let begun = Instant::now();
            let found = search::find(app, &staff, &typed).await?;
            took.push(begun.elapsed().as_secs_f64() * 1000.0);
            let found = found.map_err(|error| anyhow!("{typed}: {error:?}"))?;
            let id = who.map(Somebody::id);
            let hit = |id: &String| found.hits.iter().any(|hit| hit.person.id.as_str() == id);
            missed += u64::from(!id.as_ref().is_none_or(hit) && !found.more);
        }
        took.sort_by(f64::total_cmp);
        let at = |part| rounded(percentile(&took, part).unwrap_or_default());
        Ok(Figures {
            engine: self.engine,
            kind,
            people: self.people,
            visits: self.visits,
            searches: self.searches,
            p50_ms: at(50),
            p99_ms: at(99),
            most_ms: at(100),
            missed,
        })
    }

    /// What is typed in a turn, and whom it is to find.
    fn typed(&self, kind: Kind, turn: u64) -> (String, Option<i64>) {
        let drawn = draw(turn.wrapping_mul(31) ^ (kind as u64) << 32);
        let nth = (drawn % self.people as u64) as i64;
        let who = somebody(nth);
        let (popular, other) = ((drawn >> 20) as usize, (drawn >> 40) as usize);
        let typed = match kind {
            Kind::Name => who.name,
            Kind::Typo => mistyped(&who.name, drawn),
            Kind::Unfinished => {
                let letters = who.name.chars().count();
                who.name.chars().take(letters - 2).collect()
            }
            Kind::Arabic => {
                let nth = (nth / 10 * 10).min(self.people - 1);
                return (somebody(nth).name.replace(['أ', 'إ'], "ا").replace('ة', "ه"), Some(nth));
            }
            Kind::OnePopularName => return (LATIN.0[popular % 5].to_owned(), None),
            Kind::TwoPopularNames => {
                return (format!("{} {}", LATIN.0[popular % 5], LATIN.1[other % 5]), None);
            }
            Kind::PopularNamesOfNobody => {
                return (format!("{} {}", ARABIC.0[popular % 3], LATIN.1[other % 3]), None);
            }
            Kind::NameAndBirthDate => format!("{} {}", who.name, who.birth_date),
            Kind::Nobody => return (format!("qwrtzx{turn} pqxv{turn}"), None),
            Kind::Reference => {
                return (Reference::from_number(nth as u64).to_string(), Some(nth * 387_401 % self.people));
            }
            Kind::BirthDate => return (who.birth_date, None),
            Kind::Email => Somebody::email(nth),
            Kind::Phone => Somebody::phone(nth).replacen('0', "+46 ", 1),
            Kind::Case => Somebody::case_file(nth),
        };
        (typed, Some(nth))
    }
}

/// Everybody is always the same. One in ten has a name in Arabic script, and every second a date of birth that many have.
fn somebody(nth: i64) -> Somebody {
    let Drawn { name, birth_date } = Drawn::new(nth as u64);
    Somebody { nth, name, birth_date }
}

/// One letter changed, in a word that is long enough.
fn mistyped(name: &str, drawn: u64) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = 1 + (drawn >> 24) as usize % (letters.len() - 1);
    if letters[at] != ' ' && letters[at - 1] != ' ' {
        letters.swap(at, at - 1);
    }
    letters.into_iter().collect()
}

/// Somebody at the agency's phone, who helps people of every office.
fn staff() -> Result<Staff> {
    Ok(Staff {
        id: "load".into(),
        name: Name::parse("Load").map_err(|error| anyhow!("{error:?}"))?,
        email: Email::parse("load@example.org").context("it is an address")?,
        language: Language::DEFAULT,
        duties: vec![Duty { role: Role::Support, office: None }],
        protected: false,
    })
}
