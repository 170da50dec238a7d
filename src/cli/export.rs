//! `besok export`

use crate::settings::Settings;
use anyhow::{Context, Result, bail};
use besok_service::catalogue;
use std::path::PathBuf;
use std::process::ExitCode;

/// Where to.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// Folder to write the files into; made if it is missing. Files of the same names are overwritten
    folder: PathBuf,
}

impl Export {
    /// Writes the files that `besok import` reads.
    pub async fn run(&self, settings: &Settings) -> Result<ExitCode> {
        let store = super::connect(settings).await?;
        let Some(found) = store.catalogue().await? else { bail!("the database has no catalogue") };
        store.close().await;
        let folder = self.folder.display();
        std::fs::create_dir_all(&self.folder).with_context(|| format!("cannot make the folder {folder}"))?;
        let files = catalogue::export(&found);
        for (name, text) in &files {
            let path = self.folder.join(name);
            std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        }
        println!("Wrote {} files into {folder}. Closures are not among them: no file holds those.", files.len());
        Ok(ExitCode::SUCCESS)
    }
}
