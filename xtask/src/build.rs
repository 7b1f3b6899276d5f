//! `cargo xtask build`: the engine as WebAssembly, with its data, in `www/pkg`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::args;
use crate::budget::gzip_size;
use crate::precache;
use crate::run::{Outcome, capture, grouped, path_with, root, run};
use crate::settings::{Files, Settings};
use crate::setup::programs::wasm_opt_command;
use crate::setup::{self, BuildTools};

/// `cargo xtask build`
pub fn command(rest: Vec<String>) -> Outcome {
    args::end(&rest)?;
    let settings = Settings::load(&root())?;
    println!("setup:");
    let tools = setup::for_build(&settings)?;
    web(&settings, &tools)
}

/// Builds the web version.
///
/// # Errors
/// When the settings disagree, or a program fails.
pub fn web(settings: &Settings, tools: &BuildTools) -> Outcome {
    let root = root();
    Files::load(&root)?.agree()?;
    let start = Instant::now();
    println!("build: WebAssembly with {}", tools.rust.name());
    let staged = wasm_pack(&root, settings, tools)?;
    let wasm = staged.join(format!("{}_bg.wasm", settings.build.out_name));
    optimise(&wasm, settings, tools.wasm_opt.as_deref())?;

    let out = root.join(&settings.build.out_dir);
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out).map_err(|error| format!("{} cannot be made: {error}", out.display()))?;
    for name in ["{}.js", "{}.d.ts", "{}_bg.wasm", "{}_bg.wasm.d.ts"] {
        let name = name.replace("{}", &settings.build.out_name);
        copy(&staged.join(&name), &out)?;
    }
    for asset in &settings.assets.files {
        let file = root.join(asset);
        if file.exists() {
            copy(&file, &out)?;
        } else {
            println!("  LACK  {asset}: not there; the page will run without it as far as it can");
        }
    }
    for file in files_in(&out)? {
        let bytes = fs::read(&file).map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
        let name = file.strip_prefix(&root).unwrap_or(&file).display();
        println!("  {name}: {} bytes, {} gzip", grouped(bytes.len() as u64), grouped(gzip_size(&bytes)));
    }
    precache::write(&root.join("www"), &settings.budgets.later)?;
    println!("build: done in {:.1} s", start.elapsed().as_secs_f64());
    Ok(())
}

/// Runs wasm-pack without its own wasm-opt; gives the folder with what it made.
fn wasm_pack(root: &Path, settings: &Settings, tools: &BuildTools) -> Outcome<PathBuf> {
    let staged = tools.rust.target_dir(root).join("pkg");
    let mut command = Command::new(program_in(&tools.folders, "wasm-pack"));
    prepare(&mut command, root, settings, tools)?;
    // No install: everything is there, in the version we want. No opt: it would be skipped in silence where
    // wasm-opt is missing.
    command.args([
        "--log-level",
        "warn",
        "build",
        ".",
        "--mode",
        "no-install",
        "--no-opt",
        "--no-pack",
        "--no-gitignore",
    ]);
    command.args(["--target", &settings.build.target, "--out-name", &settings.build.out_name]);
    command.arg(format!("--{}", settings.build.profile)).arg("--out-dir").arg(&staged);
    command.arg("--").args(&settings.build.cargo_args);
    run(&mut command)?;
    Ok(staged)
}

/// Gives a command the compiler, the programs, the target folder and the flags of the web build.
///
/// # Errors
/// When `PATH` cannot be made.
pub fn prepare(command: &mut Command, root: &Path, settings: &Settings, tools: &BuildTools) -> Outcome {
    tools.rust.clean(command);
    let first: Vec<PathBuf> = tools.rust.folder().into_iter().chain(tools.folders.iter().cloned()).collect();
    command.current_dir(root);
    command.env("PATH", path_with(&first)?);
    command.env("CARGO_TARGET_DIR", tools.rust.target_dir(root));
    command.env("CARGO_ENCODED_RUSTFLAGS", rustflags(root, settings).join("\u{1f}"));
    Ok(())
}

/// The settings' flags, and that no path of this machine stays in the file.
pub fn rustflags(root: &Path, settings: &Settings) -> Vec<String> {
    let mut flags = settings.build.rustflags.clone();
    let cargo_home = crate::run::cargo_bin().and_then(|bin| Some(bin.parent()?.to_path_buf()));
    for (from, to) in [(cargo_home, "cargo"), (Some(root.to_path_buf()), "newsmark")] {
        flags.extend(from.map(|from| format!("--remap-path-prefix={}={to}", from.display())));
    }
    flags
}

fn program_in(folders: &[PathBuf], name: &str) -> PathBuf {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    folders.iter().map(|folder| folder.join(&file)).find(|path| path.is_file()).unwrap_or_else(|| name.into())
}

fn optimise(wasm: &Path, settings: &Settings, wasm_opt: Option<&Path>) -> Outcome {
    let size =
        |path: &Path| fs::metadata(path).map(|data| data.len()).map_err(|error| format!("{}: {error}", path.display()));
    let before = size(wasm)?;
    let Some(program) = wasm_opt else {
        println!("  wasm-opt: not run, as it is missing; {} bytes", grouped(before));
        return Ok(());
    };
    let smaller = wasm.with_extension("opt.wasm");
    let mut command = wasm_opt_command(program)?;
    command.args(&settings.wasm_opt.flags).arg(wasm).arg("-o").arg(&smaller);
    let start = Instant::now();
    capture(&mut command)?;
    let after = size(&smaller)?;
    fs::rename(&smaller, wasm).map_err(|error| format!("{} cannot be replaced: {error}", wasm.display()))?;
    println!(
        "  wasm-opt {}: {} -> {} bytes in {:.1} s",
        settings.wasm_opt.flags.first().map_or("", String::as_str),
        grouped(before),
        grouped(after),
        start.elapsed().as_secs_f64()
    );
    Ok(())
}

fn copy(file: &Path, folder: &Path) -> Outcome {
    let name = file.file_name().unwrap_or_default();
    let copied = fs::copy(file, folder.join(name));
    copied.map(|_| ()).map_err(|error| format!("{} cannot be copied: {error}", file.display()))
}

/// The files right in a folder, by name.
fn files_in(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}
