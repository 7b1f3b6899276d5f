//! Chromium for the tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt;
use crate::run::{Outcome, capture, get, have, which};

/// Names under which systems have it.
const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
/// Where systems without `PATH` for it have it.
const PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

fn find() -> Option<PathBuf> {
    let chosen = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|path| path.is_file());
    let named = || NAMES.iter().find_map(|name| which(name));
    let placed = || PLACES.iter().map(PathBuf::from).find(|path| path.is_file());
    chosen.or_else(named).or_else(placed)
}

/// Chromium or Chrome, whichever is there; Debian's where none is.
///
/// # Errors
/// When there is none and none can be installed.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(path) = find() {
        have(&version(&path), &path.display().to_string());
        return Ok(path);
    }
    let wanted = "Chromium or Chrome is needed for the tests of the page";
    if !apt::there() {
        return Err(format!("{wanted}, please install it or name it in CHROMIUM"));
    }
    get("Chromium", "apt-get install chromium fonts-liberation", || apt::install(&["chromium", "fonts-liberation"]))
        .map_err(|error| format!("{wanted}: {error}"))?;
    find().ok_or_else(|| format!("{wanted}, and apt-get installed none that can be found"))
}

fn version(path: &Path) -> String {
    let text = capture(Command::new(path).arg("--version")).unwrap_or_default();
    text.split(" built on ").next().map(str::trim).filter(|text| !text.is_empty()).unwrap_or("Chromium").to_owned()
}
