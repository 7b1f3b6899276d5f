//! The list of files that the service worker keeps: `www/pkg/precache.js`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::run::Outcome;

/// Where the list lies, below `www/`.
const LIST: &str = "pkg/precache.js";

/// Writes the list: every file of the page with its SHA-256, and a version that changes when any of them does.
///
/// # Errors
/// When a file cannot be read or the list cannot be written.
pub fn write(www: &Path, later: &[String]) -> Outcome {
    let mut files = BTreeMap::new();
    collect(www, "", later, &mut files)?;
    fs::write(www.join(LIST), script(&files)).map_err(|error| format!("{LIST} cannot be written: {error}"))
}

/// The script that the service worker imports; a new version of it is what makes browsers fetch everything anew.
fn script(files: &BTreeMap<String, String>) -> String {
    let mut all = Sha256::new();
    let mut list = String::new();
    for (name, hash) in files {
        all.update(format!("{name} {hash}\n"));
        let _ = writeln!(list, "  {}: '{hash}',", quoted(name));
    }
    let version = &hex(&all.finalize())[..16];
    format!("// Written by `cargo xtask build`.\nself.PRECACHE = {{ version: '{version}', files: {{\n{list}}} }};\n")
}

fn collect(folder: &Path, prefix: &str, later: &[String], files: &mut BTreeMap<String, String>) -> Outcome {
    let unreadable = |error: std::io::Error| format!("{} cannot be read: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        // The worker itself is looked after by the browser, and types are for compilers.
        if later.contains(&name) || name == LIST || name == "sw.js" || name.ends_with(".d.ts") {
            continue;
        }
        if path.is_dir() {
            collect(&path, &format!("{name}/"), later, files)?;
        } else {
            let bytes = fs::read(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
            files.insert(name, hex(&Sha256::digest(&bytes)));
        }
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\\', "\\\\").replace('\'', "\\'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_follows_every_file() {
        let list = |hash: &str| script(&BTreeMap::from([("a's.js".to_owned(), hash.to_owned())]));
        let first = list("00");
        assert!(first.contains("'a\\'s.js': '00',"), "{first}");
        assert_eq!(first, list("00"));
        let version = |script: &str| script.split('\'').nth(1).map(str::to_owned);
        assert_eq!(version(&first).map(|v| v.len()), Some(16));
        assert_ne!(version(&first), version(&list("01")));
    }
}
