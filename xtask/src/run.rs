//! Running other programs, and saying what is done.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a chore returns; the error is one sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// The top of the repository.
pub fn root() -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    manifest.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Where programs and notes of our own are kept; git ignores it.
pub fn tools_dir() -> PathBuf {
    root().join("target").join("setup")
}

/// The first file called `name` in the folders of `PATH`, then in cargo's own folder of programs.
pub fn which(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&path).collect();
    folders.extend(cargo_bin());
    folders.into_iter().map(|folder| folder.join(&file)).find(|program| program.is_file())
}

/// The folder into which `cargo install` puts programs.
pub fn cargo_bin() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home
        .or_else(|| Some(PathBuf::from(env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?).join(".cargo")));
    home.map(|home| home.join("bin"))
}

/// `PATH` with `first` in front.
///
/// # Errors
/// When a folder's name cannot stand in `PATH`.
pub fn path_with(first: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain(env::split_paths(&old));
    env::join_paths(folders).map_err(|error| format!("a folder cannot be put into PATH: {error}"))
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Runs to the end with the terminal's output.
///
/// # Errors
/// When the program cannot start or ends with another status than 0.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.stdin(Stdio::null()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{}` failed ({status})", shown(command))),
        Err(error) => Err(format!("`{}` could not be started: {error}", shown(command))),
    }
}

/// Runs to the end in silence and gives what it printed; on failure its last words are in the error.
///
/// # Errors
/// When the program cannot start or ends with another status than 0.
pub fn capture(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("`{}` could not be started: {error}", shown(command)))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let tail: Vec<&str> = said.lines().rev().filter(|line| !line.trim().is_empty()).take(3).collect();
    let tail: Vec<&str> = tail.into_iter().rev().map(str::trim).collect();
    Err(format!("`{}` failed ({}): {}", shown(command), output.status, tail.join(" / ")))
}

/// Says that nothing has to be done.
pub fn have(what: &str, where_from: &str) {
    println!("  have  {what} ({where_from})");
}

/// Says what is done now and, when it has ended, how long it took.
///
/// # Errors
/// Those of `work`.
pub fn get<T>(what: &str, how: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("  get   {what}: {how}");
    let start = Instant::now();
    let result = work()?;
    println!("  got   {what} in {:.1} s", start.elapsed().as_secs_f64());
    Ok(result)
}

/// A number of bytes with commas between thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Reads a file as text.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

/// Writes a file, making its folder first.
///
/// # Errors
/// When it cannot be written.
pub fn write(path: &Path, bytes: &[u8]) -> Outcome {
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    folder
        .and_then(|()| std::fs::write(path, bytes))
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn a_program_that_is_not_there_is_one_sentence() {
        let error = capture(&mut Command::new("no-such-program-of-ours")).unwrap_err();
        assert!(error.starts_with("`no-such-program-of-ours` could not be started"), "{error}");
        assert_eq!(error.lines().count(), 1);
    }
}
