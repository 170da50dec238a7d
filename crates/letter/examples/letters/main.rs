//! Writes the sample letters into a folder: `cargo run -p besok-letter --example letters -- FOLDER`.

mod samples;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("say into which folder")?);
    let samples = samples::letters();
    for (language, letter) in &samples {
        std::fs::write(folder.join(format!("{language}.pdf")), besok_letter::typeset(letter)?)?;
    }
    let letters: Vec<_> = samples.into_iter().map(|(_, letter)| letter).collect();
    std::fs::write(folder.join("bound.pdf"), besok_letter::bind("Brev", &letters)?.pdf)?;
    Ok(())
}
