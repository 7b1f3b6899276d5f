//! `cargo xtask evaluate`: precision, recall and F1 of the committed model on the development data in `../shared`.

mod articles;
pub mod names;
mod numbers;
mod tally;
mod times;
mod values;

use crate::args;
use crate::run::Outcome;
use newsmark::Resources;
use std::path::{Path, PathBuf};

/// Prints every table whose data are there and says what was skipped.
///
/// `--shared DIR` names the data (`../shared`), `--model FILE` another model, `--errors` lists every miss.
pub fn command(mut args: Vec<String>) -> Outcome {
    let shared = PathBuf::from(args::value(&mut args, "--shared")?.unwrap_or_else(|| "../shared".into()));
    let model = args::value(&mut args, "--model")?.unwrap_or_else(|| "model/newsmark.nmk".into());
    let errors = args::flag(&mut args, "--errors");
    args::end(&args)?;
    let bytes = std::fs::read(&model).map_err(|e| format!("cannot read {model}: {e}"))?;
    let resources = Resources::load(&bytes).map_err(|e| format!("{model}: {e}"))?;
    names::run(&shared, Path::new("model/corpus"), &resources, errors)?;
    for folder in ["articles", "dev-articles"] {
        section(&shared.join(folder), |dir| articles::run(dir, &resources, errors))?;
    }
    section(&shared.join("numbers"), |dir| {
        numbers::run(dir, errors)?;
        times::run(dir, errors)
    })
}

/// Runs `measure` on `path`, or says that it is skipped.
fn section(path: &Path, measure: impl FnOnce(&Path) -> Outcome) -> Outcome {
    if path.exists() {
        println!("\n## {}\n", path.file_name().unwrap_or(path.as_os_str()).to_string_lossy());
        measure(path)
    } else {
        println!("\nskipped: {} is not there", path.display());
        Ok(())
    }
}
