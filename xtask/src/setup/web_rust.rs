//! A Rust compiler with a standard library for WebAssembly.
//!
//! Three roads, the first that works is taken: rustup's own toolchain (after `rustup target add`), Debian's rustc-web
//! with a standard library that lies there already, the same with one built here from rust-web-src.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt;
use crate::run::{Outcome, capture, get, have, read, tools_dir, which, write};

const TARGET: &str = "wasm32-unknown-unknown";
/// Where Debian keeps its compilers' libraries.
const DEBIAN_LIBRARIES: &str = "/usr/lib/rustlib";
/// `auto`, `rustup` or `debian`; for whoever wants to choose.
const CHOICE: &str = "NEWSMARK_WEB_RUST";

/// Which compiler builds the WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebRust {
    /// The one that built this program.
    Current,
    /// Debian's, in /usr/bin.
    Debian,
}

impl WebRust {
    fn rustc(self) -> PathBuf {
        match self {
            Self::Current => env::var_os("RUSTC").map_or_else(|| "rustc".into(), PathBuf::from),
            Self::Debian => "/usr/bin/rustc".into(),
        }
    }

    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "the Rust toolchain in use",
            Self::Debian => "Debian's rustc-web",
        }
    }

    /// The folder to put in front of `PATH` so that `cargo` and `rustc` mean this compiler.
    pub fn folder(self) -> Option<PathBuf> {
        (self == Self::Debian).then(|| "/usr/bin".into())
    }

    /// A target folder of its own: two compilers in one folder would throw away each other's work.
    pub fn target_dir(self, root: &Path) -> PathBuf {
        root.join("target").join(if self == Self::Debian { "web-debian" } else { "web" })
    }

    /// Takes out of the command's environment what would lead to another compiler.
    pub fn clean(self, command: &mut Command) {
        for name in
            ["CARGO", "RUSTC_WRAPPER", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET", "CARGO_TARGET_DIR"]
        {
            command.env_remove(name);
        }
        if self == Self::Debian {
            for name in ["RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"] {
                command.env_remove(name);
            }
        }
    }

    fn describe(self) -> Outcome<String> {
        let mut command = Command::new(self.rustc());
        command.arg("-vV");
        self.clean(&mut command);
        capture(&mut command)
    }

    /// Compiles and links a small program with std and full link-time optimisation: what the real build will need.
    fn probe(self) -> Outcome {
        let described = self.describe()?;
        let folder = tools_dir().join("probe");
        let stamp = folder.join(if self == Self::Debian { "debian.ok" } else { "current.ok" });
        let library = capture(Command::new(self.rustc()).args(["--print", "sysroot"]))?;
        let library = Path::new(library.trim()).join("lib/rustlib").join(TARGET).join("lib");
        let library = fs::read_dir(&library).map_err(|_| format!("{} has no library for {TARGET}", self.name()))?;
        let mut names: Vec<String> =
            library.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        let state = format!("{described}{}", names.join("\n"));
        if read(&stamp).is_ok_and(|old| old == state) {
            return Ok(());
        }
        let source = folder.join("probe.rs");
        write(&source, PROBE.as_bytes())?;
        let mut command = Command::new(self.rustc());
        command.args([
            "--edition",
            "2021",
            "--target",
            TARGET,
            "--crate-type",
            "cdylib",
            "-O",
            "-C",
            "lto=fat",
            "-C",
            "panic=abort",
        ]);
        command.arg("-o").arg(folder.join("probe.wasm")).arg(&source);
        self.clean(&mut command);
        capture(&mut command)?;
        write(&stamp, state.as_bytes())
    }
}

const PROBE: &str = r#"
use std::collections::BTreeMap;
#[no_mangle]
pub extern "C" fn probe(n: u32) -> u32 {
    (0..n).map(|i| (format!("{i}"), i)).collect::<BTreeMap<_, _>>().len() as u32
}
"#;

/// Finds a compiler that can build WebAssembly, and makes one where there is none.
///
/// # Errors
/// One sentence when no road is open.
pub fn find_or_make() -> Outcome<WebRust> {
    let choice = env::var(CHOICE).unwrap_or_else(|_| "auto".into());
    let (rustup, debian) = match choice.as_str() {
        "auto" => (true, true),
        "rustup" => (true, false),
        "debian" => (false, true),
        other => return Err(format!("{CHOICE}={other} means nothing; it can be auto, rustup or debian")),
    };
    for rust in [WebRust::Current, WebRust::Debian] {
        let wanted = if rust == WebRust::Current { rustup } else { debian };
        if wanted && rust.probe().is_ok() {
            have(&format!("the standard library for {TARGET}"), rust.name());
            return Ok(rust);
        }
    }
    let mut reasons = Vec::new();
    if rustup {
        match add_with_rustup() {
            Ok(()) => return Ok(WebRust::Current),
            Err(reason) => reasons.push(reason),
        }
    }
    if debian {
        if let Some(reason) = reasons.last() {
            println!("  note  {reason}; trying Debian's packages instead");
        }
        match make_with_debian() {
            Ok(()) => return Ok(WebRust::Debian),
            Err(reason) => reasons.push(reason),
        }
    }
    Err(format!("no Rust standard library for {TARGET} can be had here: {}", reasons.join("; ")))
}

fn add_with_rustup() -> Outcome {
    let rustup = which("rustup").ok_or("there is no rustup")?;
    let mut command = Command::new(rustup);
    command.args(["target", "add", TARGET]);
    get(&format!("the standard library for {TARGET}"), &format!("rustup target add {TARGET}"), || {
        capture(&mut command)?;
        WebRust::Current.probe()
    })
}

fn make_with_debian() -> Outcome {
    if !apt::there() {
        return Err("there is no apt-get".into());
    }
    if !Path::new("/usr/bin/cargo").exists() || !described_as_new_enough() {
        get("Debian's Rust compiler", "apt-get install rustc-web cargo-web rust-web-src", || {
            apt::install(&["rustc-web", "cargo-web", "rust-web-src"])
        })?;
    }
    let described = WebRust::Debian.describe()?;
    let field =
        |name: &str| described.lines().find_map(|line| line.strip_prefix(name)).map(str::trim).unwrap_or_default();
    let (host, llvm) = (field("host:"), field("LLVM version:").split('.').next().unwrap_or_default());
    let linker = format!("/usr/lib/llvm-{llvm}/bin/lld");
    if !Path::new(&linker).exists() {
        let package = format!("lld-{llvm}");
        get("the linker of its LLVM", &format!("apt-get install {package}"), || apt::install(&[&package]))?;
    }
    if !Path::new(DEBIAN_LIBRARIES).join("src/rust/library/std").exists() {
        get("the standard library's source", "apt-get install rust-web-src", || apt::install(&["rust-web-src"]))?;
    }
    let bin = format!("{DEBIAN_LIBRARIES}/{host}/bin");
    apt::root_run("mkdir", &["-p", &bin])?;
    apt::root_run("ln", &["-sfn", &linker, &format!("{bin}/rust-lld")])?;
    get(&format!("the standard library for {TARGET}"), "built from rust-web-src, about a minute", build_std)
}

/// Debian's release also has an old `rustc`, which our edition is beyond.
fn described_as_new_enough() -> bool {
    let described = WebRust::Debian.describe().unwrap_or_default();
    let minor =
        described.lines().find_map(|line| line.strip_prefix("release: 1.")?.split('.').next()?.parse::<u32>().ok());
    minor.is_some_and(|minor| minor >= 91)
}

/// Builds std with Debian's compiler in an empty crate and puts the libraries where that compiler looks for them.
fn build_std() -> Outcome {
    let folder = tools_dir().join("std");
    write(
        &folder.join("Cargo.toml"),
        b"[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n",
    )?;
    write(&folder.join("src/lib.rs"), b"")?;
    let target_dir = folder.join("target");
    // What an older compiler left there would be copied along.
    let _ = fs::remove_dir_all(&target_dir);
    let mut command = Command::new("/usr/bin/cargo");
    WebRust::Debian.clean(&mut command);
    command.args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort"]).current_dir(&folder);
    command.env("PATH", crate::run::path_with(&["/usr/bin".into()])?);
    // -Z on a release compiler; and bitcode in the libraries, without which our own link-time optimisation fails.
    command.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-C embed-bitcode=yes").env("CARGO_TARGET_DIR", &target_dir);
    capture(&mut command)?;

    let built = target_dir.join(TARGET).join("release/deps");
    let entries = fs::read_dir(&built).map_err(|error| format!("{} cannot be read: {error}", built.display()))?;
    let libraries: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| is_std_library(path)).collect();
    let place = format!("{DEBIAN_LIBRARIES}/{TARGET}/lib");
    apt::root_run("rm", &["-rf", &place])?;
    apt::root_run("mkdir", &["-p", &place])?;
    let mut words: Vec<&str> = libraries.iter().filter_map(|path| path.to_str()).collect();
    words.push(&place);
    apt::root_run("cp", &words)?;
    let _ = fs::remove_dir_all(&target_dir);
    WebRust::Debian.probe()
}

fn is_std_library(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".rlib") && !name.starts_with("libempty-")
}
