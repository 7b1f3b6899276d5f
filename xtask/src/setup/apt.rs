//! Debian's packages, and what only root may do.

use std::process::Command;
use std::sync::OnceLock;

use crate::run::{Outcome, capture, run, shown, which};

/// A command that runs as root: as it is when we are root, through `sudo -n` when that asks no password.
///
/// # Errors
/// When neither is so; the sentence names what would have been run.
pub fn as_root(program: &str, arguments: &[&str]) -> Outcome<Command> {
    static WAY: OnceLock<Option<bool>> = OnceLock::new();
    let way = WAY.get_or_init(|| {
        if capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
            return Some(false);
        }
        capture(Command::new("sudo").args(["-n", "true"])).is_ok().then_some(true)
    });
    let mut command = Command::new(if *way == Some(true) { "sudo" } else { program });
    if *way == Some(true) {
        command.args(["-n", program]);
    }
    command.args(arguments);
    match way {
        Some(_) => Ok(command),
        None => Err(format!("`{}` has to be run as root", shown(&command))),
    }
}

/// Whether this machine has apt-get at all.
pub fn there() -> bool {
    which("apt-get").is_some()
}

/// Installs packages; the lists are fetched first, once for each run of ours.
///
/// # Errors
/// When there is no apt-get, we may not run it, or it fails.
pub fn install(packages: &[&str]) -> Outcome {
    static LISTS: OnceLock<Outcome> = OnceLock::new();
    if !there() {
        return Err(format!("there is no apt-get here to install {}", packages.join(" ")));
    }
    // Old lists name packages that the mirror no longer has. A mirror that fails is seen by the install itself.
    let _ = LISTS.get_or_init(|| capture(as_root("apt-get", &["update", "-qq"])?.env("LC_ALL", "C")).map(|_| ()));
    // `env` carries the setting through sudo, which drops the environment.
    let mut words =
        vec!["DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-qq", "-y", "--no-install-recommends"];
    words.extend(packages);
    capture(&mut as_root("env", &words)?).map(|_| ())
}

/// Runs a command as root.
///
/// # Errors
/// When we may not, or it fails.
pub fn root_run(program: &str, arguments: &[&str]) -> Outcome {
    run(&mut as_root(program, arguments)?)
}
