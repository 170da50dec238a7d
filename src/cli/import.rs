//! `besok import`

mod legacy;

use crate::settings::Settings;
use anyhow::Result;
use besok_service::import::Edits;
use besok_service::{catalogue, import};
use std::path::PathBuf;
use std::process::ExitCode;

/// What to import.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Import {
    /// Folder with the catalogue's files; without one the sample agency, which marks the database as a demonstration
    folder: Option<PathBuf>,
    /// Have the files' word go also for what staff have edited in the pages since the last import
    #[arg(long)]
    over_edits: bool,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Import the bookings of the system that was there before; can be repeated, also beside a running server
    ///
    /// A folder of this name is imported as ./legacy.
    Legacy(legacy::Legacy),
}

impl Import {
    /// Imports it. A catalogue with mistakes changes nothing; each is told with its file and line.
    pub async fn run(&self, settings: &Settings) -> Result<ExitCode> {
        if let Some(What::Legacy(legacy)) = &self.what {
            return legacy.run(settings).await;
        }
        let (catalogue, demo) = match &self.folder {
            Some(folder) => (catalogue::read_dir(folder)?, false),
            None => (catalogue::sample(), true),
        };
        let store = super::open(settings).await?;
        let edits = if self.over_edits { Edits::Overwrite } else { Edits::Refuse };
        let changed = import::import_over(&store, &catalogue, demo, edits).await?;
        store.close().await;
        let (offices, errands, openings) = (catalogue.offices.len(), catalogue.errands.len(), catalogue.openings.len());
        let what = if changed { "Imported" } else { "Nothing has changed:" };
        println!("{what} {offices} offices, {errands} errands, {openings} openings.");
        println!("A running server publishes their times within seconds.");
        Ok(ExitCode::SUCCESS)
    }
}
