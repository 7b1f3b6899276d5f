//! `cargo xtask test`: every test there is, in one go.

use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::args;
use crate::budget;
use crate::build;
use crate::run::{Outcome, capture, root, run, shown};
use crate::settings::{Files, Settings};
use crate::setup::web_rust::WebRust;
use crate::setup::{self, BuildTools, TestTools};
use crate::single;

/// No step may hang for ever.
const LONGEST_STEP: Duration = Duration::from_secs(20 * 60);

/// How many tests a step ran, by their end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

/// How a step ended.
#[derive(Debug)]
enum End {
    Passed(Count),
    /// With one sentence why.
    Failed(Count, String),
    /// Could not be done on this machine, and says nothing about the product; with one sentence why.
    Skipped(String),
}

impl From<Outcome> for End {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Ok(()) => Self::Passed(Count { passed: 1, failed: 0 }),
            Err(sentence) => Self::Failed(Count::default(), sentence),
        }
    }
}

/// The steps so far.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    total: Count,
}

impl Report {
    /// Runs one step and says whether it passed; when it fails, the next one runs all the same.
    fn step(&mut self, name: &str, work: impl FnOnce() -> End) -> bool {
        println!("test: {name}");
        let start = Instant::now();
        let (word, mut count) = match work() {
            End::Passed(count) => ("ok  ", count),
            End::Failed(count, sentence) => {
                println!("  FAIL  {name}: {sentence}");
                ("FAIL", count)
            }
            End::Skipped(sentence) => {
                println!("  SKIP  {name}: {sentence}");
                ("SKIP", Count::default())
            }
        };
        // A step that failed without a failed test, such as a compiler's error, is one failure.
        if word == "FAIL" && count.failed == 0 {
            count.failed = 1;
        }
        let numbers = format!("{} passed, {} failed", count.passed, count.failed);
        self.lines.push(format!("  {word}  {:>6.1} s  {name}: {numbers}", start.elapsed().as_secs_f64()));
        self.total.passed += count.passed;
        self.total.failed += count.failed;
        count.failed == 0
    }

    /// Prints all steps, and the sum as the last line.
    fn print(&self) {
        println!("\nsteps:");
        for line in &self.lines {
            println!("{line}");
        }
        println!("{} passed, {} failed", self.total.passed, self.total.failed);
        let _ = std::io::stdout().flush();
    }
}

/// `cargo xtask test [--quick]`
pub fn command(mut rest: Vec<String>) -> Outcome {
    let quick = args::flag(&mut rest, "--quick");
    args::end(&rest)?;
    let root = root();
    let settings = Settings::load(&root)?;
    let mut report = Report::default();

    let mut tools: Option<(BuildTools, TestTools)> = None;
    if !quick {
        report.step("set up what is missing", || {
            let found = setup::for_build(&settings).and_then(|build| Ok((build, setup::for_tests(&settings)?)));
            found.map(|found| tools = Some(found)).into()
        });
    }
    report.step("wasm-pack.toml, Cargo and npm files agree", || Files::load(&root).and_then(|f| f.agree()).into());
    report.step("rustfmt", || lint(&root, "fmt", &["--all", "--check"]));
    report
        .step("clippy", || lint(&root, "clippy", &["--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]));
    report.step("native tests", || {
        let mut command = Command::new("cargo");
        counted(command.args(["test", "--quiet", "--workspace", "--no-fail-fast"]).current_dir(&root))
    });
    if let Some((build_tools, test_tools)) = &tools
        && report.step("web build", || build::web(&settings, build_tools).into())
    {
        // After the build, whose macros it takes.
        report.step("warnings of the code for WebAssembly", || lint_web(&root, &settings, build_tools).into());
        report.step("size budgets", || budget::check(&root, &settings).into());
        report.step("the page as one file", || single::write().into());
        report.step("types of the page's code", || types(&root, test_tools).into());
        report.step("tests in the browser", || browser_tests(&root, test_tools));
    } else if !quick {
        println!("  FAIL  everything that needs the web build: not run");
    }
    report.print();
    if report.total.failed == 0 { Ok(()) } else { Err(String::new()) }
}

/// Runs `cargo fmt` or `cargo clippy`, which a small rustup profile comes without.
fn lint(root: &Path, tool: &str, words: &[&str]) -> End {
    if !has_lint(tool) {
        let component = if tool == "fmt" { "rustfmt" } else { tool };
        let added = crate::run::get(component, &format!("rustup component add {component}"), || {
            capture(Command::new("rustup").args(["component", "add", component]))
        });
        if let Err(sentence) = added {
            return End::Skipped(sentence);
        }
    }
    run(Command::new("cargo").arg(tool).args(words).current_dir(root)).into()
}

fn has_lint(tool: &str) -> bool {
    capture(Command::new("cargo").args([tool, "--version"])).is_ok()
}

/// Clippy over what only WebAssembly compiles; the compiler's own warnings where clippy has no standard library for it.
fn lint_web(root: &Path, settings: &Settings, tools: &BuildTools) -> Outcome {
    let mut command = Command::new("cargo");
    build::prepare(&mut command, root, settings, tools)?;
    let words = ["--quiet", "--release", "--lib", "--target", "wasm32-unknown-unknown"];
    if tools.rust == WebRust::Current && has_lint("clippy") {
        command.arg("clippy").args(words).args(&settings.build.cargo_args).args(["--", "-D", "warnings"]);
    } else {
        if tools.rust == WebRust::Debian {
            command = Command::new("/usr/bin/cargo");
            build::prepare(&mut command, root, settings, tools)?;
        }
        let flags = build::rustflags(root, settings).join("\u{1f}");
        command.env("CARGO_ENCODED_RUSTFLAGS", format!("{flags}\u{1f}-Dwarnings"));
        command.arg("check").args(words).args(&settings.build.cargo_args);
    }
    run(&mut command)
}

/// The page's JSDoc types, by tsc.
fn types(root: &Path, tools: &TestTools) -> Outcome {
    let folder = root.join("tests/browser");
    let tsc = folder.join("node_modules/typescript/bin/tsc");
    run(Command::new(&tools.node).arg(tsc).arg("--project").arg(folder.join("tsconfig.json")).current_dir(root))
}

/// Every `tests/browser/*.test.mjs`, one after another.
fn browser_tests(root: &Path, tools: &TestTools) -> End {
    let cli = Command::new("cargo")
        .args(["build", "--quiet", "--profile", "tools", "--package", "newsmark", "--bin", "newsmark"])
        .current_dir(root)
        .stdin(Stdio::null())
        .status();
    if !cli.is_ok_and(|status| status.success()) {
        return Err("the command-line program could not be built".to_owned()).into();
    }
    let folder = root.join("tests/browser");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    if files.is_empty() {
        return Err(format!("{} has no tests", folder.display())).into();
    }
    let mut command = Command::new(&tools.node);
    command.args(["--test", "--test-reporter=spec", "--test-concurrency=1"]).args(files);
    command.current_dir(&folder).env("CHROMIUM", &tools.chromium);
    if let Ok(own) = std::env::current_exe() {
        command.env("NEWSMARK_XTASK", own);
    }
    command.env("NEWSMARK_CLI", root.join("target/tools/newsmark").with_extension(std::env::consts::EXE_EXTENSION));
    counted(&mut command)
}

/// Runs a program that runs tests, prints what it says, and adds up the results in it.
fn counted(command: &mut Command) -> End {
    let name = shown(command);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => return Err(format!("`{name}` could not be started: {error}")).into(),
    };
    let out = child.stdout.take();
    let reader = thread::spawn(move || {
        let mut count = Count::default();
        for line in out.into_iter().flat_map(|out| BufReader::new(out).split(b'\n')) {
            let Ok(line) = line else { break };
            let line = String::from_utf8_lossy(&line).into_owned();
            println!("{line}");
            if let Some(more) = results(&line) {
                count.passed += more.passed;
                count.failed += more.failed;
            }
        }
        count
    });
    let start = Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if start.elapsed() < LONGEST_STEP => thread::sleep(Duration::from_millis(50)),
            _ => {
                let _ = child.kill();
                return Err(format!("`{name}` did not end in {} s", LONGEST_STEP.as_secs())).into();
            }
        }
    };
    let count = reader.join().unwrap_or_default();
    if status.success() { End::Passed(count) } else { End::Failed(count, format!("failed ({status})")) }
}

/// The results in one line of `cargo test` or of Node's test runner.
fn results(line: &str) -> Option<Count> {
    let mut count = Count::default();
    if let Some(rest) = line.strip_prefix("test result: ") {
        for part in rest.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let (Some(number), Some(what)) = (words.next(), words.next()) else { continue };
            match (number.parse(), what) {
                (Ok(number), "passed") => count.passed = number,
                (Ok(number), "failed") => count.failed = number,
                _ => {}
            }
        }
        return Some(count);
    }
    let mut words = line.split_whitespace();
    if !["ℹ", "#"].contains(&words.next()?) {
        return None;
    }
    match (words.next()?, words.next()?.parse(), words.next()) {
        ("pass", Ok(number), None) => count.passed = number,
        ("fail" | "cancelled", Ok(number), None) => count.failed = number,
        _ => return None,
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_from_both_runners() {
        let count = |passed, failed| Some(Count { passed, failed });
        for (line, wanted) in [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
                count(12, 0),
            ),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out", count(3, 2)),
            ("ℹ pass 5", count(5, 0)),
            ("# fail 2", count(0, 2)),
            ("ℹ cancelled 1", count(0, 1)),
            ("ℹ tests 7", None),
            ("# pass the salt 3", None),
            ("test label::tests::ok ... ok", None),
            ("", None),
        ] {
            assert_eq!(results(line), wanted, "{line}");
        }
    }

    #[test]
    fn a_step_that_fails_without_a_count_is_one_failure() {
        let mut report = Report::default();
        let count = |passed, failed| Count { passed, failed };
        assert!(report.step("a", || Ok(()).into()));
        assert!(!report.step("b", || Err("broken".into()).into()));
        assert!(!report.step("c", || End::Failed(count(4, 0), "ended early".into())));
        assert!(!report.step("d", || End::Failed(count(1, 2), "tests".into())));
        assert!(report.step("e", || End::Skipped("no such tool".into())));
        assert_eq!(report.total, count(6, 4));
        assert_eq!(report.lines.len(), 5);
    }
}
