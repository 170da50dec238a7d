//! `besok migrate`

use crate::settings::Settings;
use anyhow::Result;
use std::process::ExitCode;

/// Opening a database brings it up to date; there is nothing more to do.
pub async fn run(settings: &Settings) -> Result<ExitCode> {
    super::open(settings).await?.close().await;
    println!("The schema is up to date.");
    Ok(ExitCode::SUCCESS)
}
