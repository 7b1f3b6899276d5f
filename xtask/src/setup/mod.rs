//! Sets up what is missing, takes what is there, and says each step.

pub mod apt;
pub mod browser;
pub mod programs;
pub mod web_rust;

use std::path::PathBuf;
use std::time::Instant;

use crate::args;
use crate::run::{Outcome, root};
use crate::settings::Settings;
use web_rust::WebRust;

/// What the web build needs.
pub struct BuildTools {
    pub rust: WebRust,
    /// Folders with wasm-pack and wasm-bindgen, to put in front of `PATH`.
    pub folders: Vec<PathBuf>,
    /// `None` where it could not be had: the build then says so.
    pub wasm_opt: Option<PathBuf>,
}

/// What the tests need besides.
pub struct TestTools {
    pub node: PathBuf,
    pub chromium: PathBuf,
}

/// Sets up the web build.
///
/// # Errors
/// One sentence when something cannot be had on this machine.
pub fn for_build(settings: &Settings) -> Outcome<BuildTools> {
    let rust = web_rust::find_or_make()?;
    let wasm_pack = programs::cargo_tool("wasm-pack", settings.version("wasm-pack")?, true)?;
    let bindgen = programs::cargo_tool("wasm-bindgen", settings.version("wasm-bindgen")?, false)?;
    let wasm_opt = match programs::wasm_opt(settings.version("binaryen")?) {
        Ok(program) => Some(program),
        Err(sentence) => {
            println!("  LACK  wasm-opt: {sentence}; the build goes on, its .wasm will be larger");
            None
        }
    };
    Ok(BuildTools { rust, folders: vec![wasm_pack, bindgen], wasm_opt })
}

/// Sets up the tests in the browser.
///
/// # Errors
/// One sentence when something cannot be had on this machine.
pub fn for_tests(settings: &Settings) -> Outcome<TestTools> {
    let node = programs::node()?;
    programs::packages("the browser tests' packages", &root().join("tests/browser"), settings)?;
    let chromium = browser::chromium()?;
    Ok(TestTools { node, chromium })
}

/// `cargo xtask setup`
pub fn command(rest: Vec<String>) -> Outcome {
    args::end(&rest)?;
    let start = Instant::now();
    let settings = Settings::load(&root())?;
    println!("setup:");
    for_build(&settings)?;
    for_tests(&settings)?;
    println!("setup: all there, {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}
