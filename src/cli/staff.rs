//! `besok staff`

use crate::settings::Settings;
use anyhow::{Context, Result, bail};
use besok_core::account::Email;
use besok_core::language::Language;
use besok_core::person::Name;
use besok_core::staff::{Duty, Role};
use besok_service::random::Random;
use besok_service::staff::{LINK_HOURS, MemberRefusal, NewStaff, add_by, new_link};
use besok_store::Store;
use jiff::Timestamp;
use std::process::ExitCode;

/// Who works at the agency.
#[derive(Debug, clap::Args)]
pub struct Members {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Debug, clap::Subcommand)]
enum Deed {
    /// Add a member of staff, and print a link with which they make a passkey, once
    Add(Add),
    /// Print a new link for a member who has lost every passkey; those and their sessions end
    Link {
        /// The member's address
        email: String,
    },
}

#[derive(Debug, clap::Args)]
struct Add {
    /// What colleagues call them
    #[arg(long)]
    name: String,
    /// Their work address
    #[arg(long)]
    email: String,
    /// reception, counter-officer, case-officer, support, manager, administrator or auditor; several can be given
    #[arg(long, default_value = "administrator", value_delimiter = ',')]
    role: Vec<String>,
    /// The office of those roles; without it they hold at every office
    #[arg(long)]
    office: Option<String>,
    /// sv, en or ar
    #[arg(long, default_value = "sv")]
    language: String,
    /// Named for people whose identity is protected
    #[arg(long)]
    protected: bool,
}

impl Members {
    /// Does it. Works beside a running server.
    pub async fn run(&self, settings: &Settings) -> Result<ExitCode> {
        let store = super::open(settings).await?;
        let random = Random::from_system();
        let token = match &self.deed {
            Deed::Add(add) => add.run(&store, &random).await?,
            Deed::Link { email } => {
                let known = Email::parse(email).context("that is not an email address")?;
                new_link(&store, &random, now(), &known).await?.context("no member of staff has that address")?
            }
        };
        store.close().await;
        println!("{}/staff/enrol#{token}", settings.base_url());
        eprintln!("The link works once, for {LINK_HOURS} hours. Whoever opens it makes the passkey.");
        Ok(ExitCode::SUCCESS)
    }
}

impl Add {
    async fn run(&self, store: &Store, random: &Random) -> Result<String> {
        let Some(catalogue) = store.catalogue().await? else {
            bail!("the database holds no agency yet; import one first (besok import)");
        };
        let office = self.office.as_ref().map(|id| id.as_str().into());
        if let Some(office) = &office
            && catalogue.office(office).is_none()
        {
            let known: Vec<&str> = catalogue.offices.iter().map(|office| office.id.as_str()).collect();
            bail!("no office {office}; there are: {}", known.join(", "));
        }
        let language = Language::full().find(|language| language.tag() == self.language);
        let duty = |text: &String| {
            let known = || Role::ALL.map(Role::as_str).join(", ");
            let role = Role::parse(text).with_context(|| format!("no role {text}; there are: {}", known()))?;
            Ok(Duty { role, office: office.clone() })
        };
        let new = NewStaff {
            name: Name::parse(&self.name).ok().context("that is not a name")?,
            email: Email::parse(&self.email).context("that is not an email address")?,
            language: language.context("no such language; write sv, en or ar")?,
            duties: self.role.iter().map(duty).collect::<Result<_>>()?,
            protected: self.protected,
        };
        match add_by(store, random, now(), "operator", new).await? {
            Ok(token) => Ok(token),
            Err(MemberRefusal::EmailTaken) => bail!("somebody has that address already; see besok staff link"),
            Err(refusal) => bail!("not added: {refusal:?}"),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the command line is where the clock is")]
fn now() -> Timestamp {
    Timestamp::now()
}
