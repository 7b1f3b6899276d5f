//! `cargo xtask bench`: the pipeline natively and in WebAssembly on the same text, and the peers beside it.

use crate::args;
use crate::build;
use crate::run::{Outcome, capture, root, which};
use crate::settings::Settings;
use crate::setup;
use newsmark::detect::date::DateOptions;
use newsmark::detect::{date, number};
use newsmark::text::Document;
use newsmark::{Options, Resources, annotate};
use std::fs;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long each measurement goes on; the best time counts.
const SECONDS: u64 = 3;

/// Prints MB/s natively and in WebAssembly (Node), of the parts, of growing text, and with `--peers` of other libraries.
pub fn command(mut rest: Vec<String>) -> Outcome {
    let peers = args::flag(&mut rest, "--peers");
    let no_build = args::flag(&mut rest, "--no-build");
    args::end(&rest)?;
    let root = root();
    let text = corpus_text(&root.join("model/corpus"))?;
    println!(
        "text: the project's corpus without its marks, {:.2} MB; best of {SECONDS} s each\n",
        megabytes(text.len())
    );

    native(&text)?;
    let wasm = wasm(&root, &text, no_build)?;
    if peers {
        run_peers(&root, &text, wasm)?;
    } else {
        println!("\nwith --peers: compromise, wink-nlp, chrono-node and recognizers-text on the same text");
    }
    Ok(())
}

fn native(text: &str) -> Outcome {
    let resources = Resources::load(newsmark::MODEL).map_err(|e| e.to_string())?;
    let options = Options::default();
    line("native, whole pipeline", text.len(), best(|| annotate(text, &resources, &options).annotations.len()));
    let doc = Document::new(text);
    line("native, tokens and sentences", text.len(), best(|| Document::new(text).tokens.len()));
    let figures = best(|| {
        let mut out = Vec::new();
        number::detect(&doc, &mut out);
        date::detect(&doc, &DateOptions::default(), &mut out);
        out.len()
    });
    line("native, numbers and dates", text.len(), figures);

    let one: String = text.chars().cycle().take(1_000_000).collect();
    let ten = one.repeat(10);
    let time = |text: &str| {
        let start = Instant::now();
        black_box(annotate(text, &resources, &options));
        start.elapsed()
    };
    let small = (0..3).map(|_| time(&one)).min().unwrap_or_default();
    let large = time(&ten);
    println!("{:44} {:6.1} times 1 MB", "native, 10 MB", large.as_secs_f64() / small.as_secs_f64().max(1e-9));
    Ok(())
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct WasmTimes {
    bytes: usize,
    ms: f64,
    article_bytes: usize,
    articles: f64,
    article_ms: f64,
    load_ms: f64,
}

/// Times the web build in Node; gives its MB/s article by article.
fn wasm(root: &Path, text: &str, no_build: bool) -> Outcome<f64> {
    if !no_build {
        let settings = Settings::load(root)?;
        let tools = setup::for_build(&settings)?;
        build::web(&settings, &tools)?;
        println!();
    }
    let node = which("node").ok_or("node is not there; `cargo xtask setup` installs it")?;
    // Node takes a file for a module by its ending.
    let folder = root.join("target/bench");
    fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    for (from, to) in [("newsmark.js", "newsmark.mjs"), ("newsmark_bg.wasm", "newsmark_bg.wasm")] {
        let from = root.join("www/pkg").join(from);
        fs::copy(&from, folder.join(to)).map_err(|e| format!("cannot copy {}: {e}", from.display()))?;
    }
    let mut command = Command::new(&node);
    command
        .arg(root.join("benches/wasm.mjs"))
        .arg(&folder)
        .arg(root.join("model/newsmark.nmk"))
        .arg(SECONDS.to_string());
    let printed = with_input(&mut command, text)?;
    let times: WasmTimes =
        serde_json::from_str(&printed).map_err(|e| format!("benches/wasm.mjs printed {printed:?}: {e}"))?;
    line("WebAssembly in Node, whole pipeline", times.bytes, Duration::from_secs_f64(times.ms / 1000.0));
    let article = times.article_ms / times.articles;
    println!("{:44} {article:6.2} ms", "WebAssembly in Node, an article of 5 KB, warm");
    println!("{:44} {:6.2} ms", "WebAssembly in Node, loading the model", times.load_ms);
    Ok(megabytes(times.article_bytes) / (times.article_ms / 1000.0))
}

#[derive(serde::Deserialize)]
struct PeerTimes {
    name: String,
    bytes: usize,
    ms: f64,
}

fn run_peers(root: &Path, text: &str, ours: f64) -> Outcome {
    let folder = root.join("benches/peers");
    if !folder.join("node_modules").exists() {
        println!("\npeers: npm ci in benches/peers");
        capture(Command::new("npm").args(["ci", "--silent", "--ignore-scripts"]).current_dir(&folder)).map(drop)?;
    }
    let node = which("node").ok_or("node is not there; `cargo xtask setup` installs it")?;
    let printed = with_input(Command::new(node).arg("peers.mjs").current_dir(&folder), text)?;
    println!();
    for row in printed.lines().filter(|l| l.starts_with('{')) {
        let peer: PeerTimes = serde_json::from_str(row).map_err(|e| format!("benches/peers printed {row:?}: {e}"))?;
        let speed = megabytes(peer.bytes) / (peer.ms / 1000.0);
        println!("{:44} {speed:8.3} MB/s   we run at {:.1} times that", peer.name, ours / speed);
    }
    Ok(())
}

/// Runs `command` with `text` on its standard input and gives what it printed.
fn with_input(command: &mut Command, text: &str) -> Outcome<String> {
    let shown = crate::run::shown(command);
    let fail = |e: std::io::Error| format!("`{shown}` failed: {e}");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(fail)?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(text.as_bytes()).map_err(fail)?;
    }
    let output = child.wait_with_output().map_err(fail)?;
    if !output.status.success() {
        return Err(format!("`{shown}` failed ({})", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The corpus as plain text: headers dropped, marks replaced by what they hold.
fn corpus_text(folder: &Path) -> Outcome<String> {
    let fail = |e: std::io::Error| format!("cannot read {}: {e}", folder.display());
    let mut files: Vec<_> = fs::read_dir(folder).map_err(fail)?.filter_map(|f| f.ok().map(|f| f.path())).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let mut out = String::new();
    for file in files {
        let marked = fs::read_to_string(&file).map_err(fail)?;
        for line in marked.lines().filter(|l| !l.starts_with("=== ")) {
            let mut rest = line;
            while let Some((before, after)) = rest.split_once("[[") {
                out.push_str(before);
                let (mark, after) = after.split_once("]]").unwrap_or((after, ""));
                out.push_str(mark.split_once('|').map_or(mark, |(_, surface)| surface));
                rest = after;
            }
            out.push_str(rest);
            out.push('\n');
        }
    }
    Ok(out)
}

/// The shortest time of `work` within [`SECONDS`].
fn best<T>(mut work: impl FnMut() -> T) -> Duration {
    let end = Instant::now() + Duration::from_secs(SECONDS);
    let mut least = Duration::MAX;
    while Instant::now() < end {
        let start = Instant::now();
        black_box(work());
        least = least.min(start.elapsed());
    }
    least
}

fn line(name: &str, bytes: usize, time: Duration) {
    println!("{name:44} {:6.2} MB/s", megabytes(bytes) / time.as_secs_f64().max(1e-9));
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
