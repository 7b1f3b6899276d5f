//! Programs that cargo or npm install, each in exactly the version of `wasm-pack.toml`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt;
use crate::run::{Outcome, capture, cargo_bin, get, have, path_with, read, root, tools_dir, which, write};
use crate::settings::Settings;

/// The folder that holds `program` in exactly this version; installs it where there is none.
///
/// Another version on `PATH` stays as it is: ours then goes into a folder below `target/`.
///
/// # Errors
/// When it cannot be installed.
pub fn cargo_tool(program: &str, version: &str, locked: bool) -> Outcome<PathBuf> {
    let own = tools_dir().join(format!("{program}-{version}"));
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    let found = which(program);
    for candidate in found.iter().cloned().chain([own.join("bin").join(&file)]) {
        if version_of(&candidate).as_deref() == Some(version) {
            have(&format!("{program} {version}"), &candidate.display().to_string());
            return Ok(candidate.parent().unwrap_or(Path::new("")).to_path_buf());
        }
    }
    // The package has the program's name, but for wasm-bindgen's.
    let package = if program == "wasm-bindgen" { "wasm-bindgen-cli" } else { program };
    let mut command = Command::new("cargo");
    command.args(["install", "--quiet", package, "--version", version]);
    if locked {
        command.arg("--locked");
    }
    if found.is_some() {
        command.arg("--root").arg(&own);
    }
    // Away from this repository, whose target folder and settings are not meant for it.
    command.current_dir(env::temp_dir()).env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS");
    let how = format!("cargo install {package} --version {version}, some minutes");
    get(&format!("{program} {version}"), &how, || capture(&mut command))?;
    let folder = if found.is_some() { Some(own.join("bin")) } else { cargo_bin() };
    let folder = folder.filter(|folder| version_of(&folder.join(&file)).as_deref() == Some(version));
    folder.ok_or_else(|| format!("cargo installed {program} {version}, and it cannot be found or run"))
}

/// The second word of what `program --version` prints.
fn version_of(program: &Path) -> Option<String> {
    let text = capture(Command::new(program).arg("--version")).ok()?;
    text.split_whitespace().nth(1).map(str::to_owned)
}

/// Node, 18 or later, with npm beside it.
///
/// # Errors
/// When it is not there and cannot be installed.
pub fn node() -> Outcome<PathBuf> {
    const OLDEST: u32 = 18;
    let there = || {
        let node = which("node")?;
        let version = capture(Command::new(&node).arg("--version")).ok()?;
        let major: u32 = version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()?;
        (major >= OLDEST && npm().is_some()).then(|| (node, version.trim().to_owned()))
    };
    if let Some((node, version)) = there() {
        have(&format!("node {version}"), &node.display().to_string());
        return Ok(node);
    }
    let wanted = format!("Node {OLDEST} or later with npm is needed");
    if !apt::there() {
        return Err(format!("{wanted}, please install it"));
    }
    get("node and npm", "apt-get install nodejs npm", || apt::install(&["nodejs", "npm"]))
        .map_err(|error| format!("{wanted}: {error}"))?;
    there().map(|(node, _)| node).ok_or_else(|| format!("{wanted}; Debian's is older, please install a newer one"))
}

fn npm() -> Option<PathBuf> {
    if cfg!(windows) { which("node").map(|node| node.with_file_name("npm.cmd")) } else { which("npm") }
}

/// Makes the packages of `folder`'s package.json be there, from its lock file.
///
/// # Errors
/// When npm fails.
pub fn packages(what: &str, folder: &Path, settings: &Settings) -> Outcome {
    let wanted: serde_json::Value = serde_json::from_str(&read(&folder.join("package.json"))?)
        .map_err(|error| format!("{}: {error}", folder.join("package.json").display()))?;
    let names: Vec<&String> = ["dependencies", "devDependencies"]
        .iter()
        .filter_map(|key| wanted.get(key)?.as_object())
        .flat_map(|packages| packages.keys())
        .collect();
    let mut complete = true;
    for name in &names {
        complete &= installed(folder, name).as_deref() == Some(settings.version(name)?);
    }
    if complete {
        have(what, &folder.strip_prefix(root()).unwrap_or(folder).display().to_string());
        return Ok(());
    }
    get(what, "npm ci", || npm_ci(folder))
}

fn installed(folder: &Path, name: &str) -> Option<String> {
    let text = read(&folder.join("node_modules").join(name).join("package.json")).ok()?;
    let package: serde_json::Value = serde_json::from_str(&text).ok()?;
    package["version"].as_str().map(str::to_owned)
}

fn npm_ci(folder: &Path) -> Outcome {
    let npm = npm().ok_or("there is no npm")?;
    let mut command = Command::new(npm);
    command.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]).current_dir(folder);
    capture(&mut command).map(|_| ())
}

/// wasm-opt of the npm package binaryen, which is the newest wherever one is.
///
/// # Errors
/// When there is no Node, or npm fails.
pub fn wasm_opt(version: &str) -> Outcome<PathBuf> {
    let folder = tools_dir().join("npm");
    let program = folder.join("node_modules/binaryen/bin/wasm-opt");
    if installed(&folder, "binaryen").as_deref() == Some(version) && which("node").is_some() {
        have(&format!("wasm-opt {version}"), &program.strip_prefix(root()).unwrap_or(&program).display().to_string());
        return Ok(program);
    }
    node()?;
    get(&format!("wasm-opt {version}"), "npm ci in a copy of xtask/npm", || {
        for file in ["package.json", "package-lock.json"] {
            write(&folder.join(file), read(&root().join("xtask/npm").join(file))?.as_bytes())?;
        }
        npm_ci(&folder)
    })?;
    Ok(program)
}

/// wasm-opt as a command: the npm package's program is a script for Node.
///
/// # Errors
/// When `PATH` cannot be made.
pub fn wasm_opt_command(program: &Path) -> Outcome<Command> {
    let mut command = Command::new(which("node").ok_or("there is no node")?);
    command.arg(program).env("PATH", path_with(&[])?);
    Ok(command)
}
