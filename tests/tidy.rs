//! The rules of the house, from the text of the files: who may know whom, what no file may hold, how long it may be.

#[path = "tidy/source.rs"]
mod source;

use source::{Source, bare, rust_sources};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the non-test code of a module may name, besides itself and what lies below it.
///
/// The longest entry that a module's path starts with holds for it. An entry of the second list stands for that module
/// alone; one that ends in `::*` for everything below it as well.
const MAY_KNOW: [(&str, &[&str]); 19] = [
    ("text", &[]),
    ("label", &[]),
    ("value", &[]),
    ("error", &[]),
    ("model", &["error"]),
    ("analysis", &["text::*", "label", "value::*", "error", "detect"]),
    // The ordered list, the only file here that names all detectors.
    ("detect", &["text::*", "label", "value::*", "error", "model", "detect::*"]),
    // Hash keys and word lists are data, which any detector may read.
    ("detect::keys", &["error", "model"]),
    ("detect::gazetteer", &["text::*", "label", "value::*", "error", "model", "detect", "detect::keys"]),
    ("detect::tagger", &["text::*", "label", "error", "model", "detect", "detect::keys", "detect::gazetteer::*"]),
    ("detect::date", &["text::*", "label", "value::*", "error", "model", "detect", "detect::number::*"]),
    // The plain form of a personal dictionary, for the border and the command line.
    ("lexicon", &["label", "detect::custom"]),
    ("resolve", &["text::*", "label", "value::*", "error", "detect", "analysis"]),
    ("cluster", &["text::*", "label", "value::*", "error", "analysis"]),
    ("compare", &["text::*", "label", "value::*", "error", "analysis"]),
    ("export", &["text::*", "label", "value::*", "error", "analysis", "compare"]),
    ("pipeline", &["text::*", "label", "value::*", "error", "model", "detect::*", "resolve", "cluster::*", "analysis"]),
    ("lib", &["*"]),
    ("wasm", &["*"]),
];

/// What a detector of its own module may name when it has no entry above.
const DETECTOR: &[&str] = &["text::*", "label", "value::*", "error", "model", "detect", "detect::keys"];

/// The rule for a module.
fn rule(module: &str) -> Option<&'static [&'static str]> {
    let within = |entry: &str| module == entry || module.strip_prefix(entry).is_some_and(|rest| rest.starts_with("::"));
    let entry = MAY_KNOW.iter().filter(|(entry, _)| within(entry)).max_by_key(|(entry, _)| entry.len())?;
    if entry.0 == "detect" && module != "detect" { Some(DETECTOR) } else { Some(entry.1) }
}

/// Whether `module` may name `target`, both as paths from the crate's root.
fn may(module: &str, target: &str) -> bool {
    let home = home(module);
    if target == "wasm" || target.starts_with("wasm::") {
        return module == "wasm" || module == "lib";
    }
    if target == home || target.starts_with(&format!("{home}::")) {
        return true;
    }
    rule(module).unwrap_or_default().iter().any(|entry| match entry.strip_suffix('*') {
        Some("") => true,
        Some(below) => target.starts_with(below) || target == below.trim_end_matches("::"),
        None => target == *entry,
    })
}

/// The stage that a module belongs to: a top module, or a detector.
fn home(module: &str) -> String {
    let mut parts = module.split("::");
    match (parts.next(), parts.next()) {
        (Some("detect"), Some(detector)) => format!("detect::{detector}"),
        (Some(top), _) => top.to_owned(),
        (None, _) => String::new(),
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every rule that a file of `src/` breaks, one line each.
fn broken_imports(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for source in sources {
        if rule(&source.module).is_none() && !source.module.starts_with("bin::") {
            broken.push(format!("{}: `{}` has no entry in tests/tidy.rs", source.name, source.module));
            continue;
        }
        for target in source.modules_named(sources) {
            if !source.module.starts_with("bin::") && !may(&source.module, &target) {
                broken.push(format!("{}: `{}` may not know `{target}`", source.name, source.module));
            }
        }
    }
    broken
}

#[test]
fn every_module_knows_only_whom_it_may() {
    let sources = rust_sources(&root().join("src"));
    assert!(sources.len() > 10, "only {} files below src", sources.len());
    let broken = broken_imports(&sources);
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_rules_find_what_breaks_them() {
    let tree = [
        ("label.rs", ""),
        ("wasm.rs", ""),
        ("pipeline.rs", ""),
        ("export/mod.rs", ""),
        ("detect/mod.rs", ""),
        ("detect/web.rs", ""),
        ("detect/number/mod.rs", ""),
        ("detect/number/words.rs", ""),
        ("lib.rs", "pub use pipeline::{Options, annotate as mark};"),
    ];
    let found = |name: &str, code: &str| {
        let mut sources: Vec<Source> = tree.iter().map(|(name, code)| Source::new(name, code)).collect();
        sources.retain(|source| source.name != name);
        sources.push(Source::new(name, code));
        broken_imports(&sources).len()
    };
    for (name, code, broken) in [
        ("text/span.rs", "use crate::label::Kind;", 1),
        ("text/span.rs", "// use crate::label::Kind;\nconst A: &str = \"crate::label\";", 0),
        ("text/span.rs", "#[cfg(test)]\nmod tests {\n use crate::label::Kind;\n}", 0),
        ("text/span.rs", "#[cfg(test)]\nmod tests { fn f() {} }\nuse crate::label::Kind;", 1),
        ("detect/web.rs", "use super::number::Number;", 1),
        ("detect/web.rs", "fn f() { crate::detect::number::words::g() }", 1),
        ("detect/web.rs", "use super::{Candidate, number::{self, words}};", 2),
        ("detect/web.rs", "use crate::{label::Kind, text::Span};", 0),
        ("detect/date/mod.rs", "use crate::detect::number::words::value;", 0),
        ("detect/date/day.rs", "use super::super::number;", 0),
        ("detect/date/day.rs", "use super::super::web;", 1),
        ("detect/number/mod.rs", "use super::date;", 0), // no such module in this tree: the compiler's affair
        ("resolve.rs", "use crate::detect::{Candidate, web};", 1),
        ("resolve.rs", "use crate::{Options, annotate};", 1),
        ("cluster/mod.rs", "use crate::mark;", 1),
        ("export/csv.rs", "use crate::pipeline::annotate;", 1),
        ("pipeline.rs", "use crate::{detect, detect::number::words, label::Kind};", 0),
        ("pipeline.rs", "use crate::wasm::Engine;", 1),
        ("stray.rs", "", 1),
    ] {
        assert_eq!(found(name, code), broken, "{name}: {code}");
    }
}

#[test]
fn only_the_border_names_the_browser_and_nothing_reads_the_machine() {
    let browser = ["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"];
    let machine =
        ["std::time", "std::env", "std::net", "std::fs", "std::process", "std::thread", "SystemTime", "Instant::now"];
    let mut broken = Vec::new();
    for source in rust_sources(&root().join("src")) {
        let names = |word: &&&str| source.code.contains(**word);
        if source.module != "wasm" {
            broken.extend(browser.iter().filter(names).map(|word| format!("{} names {word}", source.name)));
        }
        if !source.module.starts_with("bin::") {
            broken.extend(machine.iter().filter(names).map(|word| format!("{} names {word}", source.name)));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The files that git tracks, or would when added; those of the folders of sources where there is no git.
fn tracked() -> Vec<PathBuf> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .ok()
        .filter(|output| output.status.success());
    if let Some(output) = listed {
        let names = String::from_utf8_lossy(&output.stdout).into_owned();
        return names.lines().map(|name| root().join(name)).filter(|path| path.is_file()).collect();
    }
    let mut files = Vec::new();
    for folder in ["src", "www", "tests", "xtask/src", "benches"] {
        source::walk(&root().join(folder), &mut files);
    }
    files.retain(|file| {
        !file.components().any(|part| ["node_modules", "pkg"].iter().any(|own| part.as_os_str() == *own))
    });
    files
}

/// The tracked files that are text, with their names from the top, slashes between.
fn texts() -> Vec<(String, String)> {
    let name = |path: &Path| path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/");
    tracked().iter().filter_map(|path| Some((name(path), fs::read_to_string(path).ok()?))).collect()
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

#[test]
fn no_file_is_too_long() {
    const LONGEST: usize = 700;
    let code = ["rs", "js", "mjs", "css", "html", "yml", "toml"];
    let long: Vec<String> = texts()
        .iter()
        .filter(|(name, text)| code.contains(&ending(name)) && text.lines().count() > LONGEST)
        .map(|(name, text)| format!("{name}: {} lines, {LONGEST} are allowed", text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// The words that `text` holds and no tracked file may; `machine` words count only where a path starts.
fn forbidden(name: &str, text: &str) -> Vec<&'static str> {
    // Put together here, so that this file does not hold them.
    let unfinished = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("todo", "!("), concat!("unimplemented", "!(")];
    let registries = [concat!("crates", ".io/"), concat!("registry.", "npmjs"), concat!("py", "pi.org")];
    let machine = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];
    let whole = |word: &str| {
        let edge = |at: Option<char>| at.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        text.match_indices(word).any(|(at, _)| {
            edge(text[..at].chars().next_back())
                && (word.ends_with('(') || edge(text[at + word.len()..].chars().next()))
        })
    };
    let starts = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !"./-_~}>".contains(c))
        })
    };
    let mut found: Vec<&str> = unfinished.into_iter().filter(|word| whole(word)).collect();
    if !name.ends_with(".lock") {
        found.extend(registries.into_iter().filter(|word| text.contains(word)));
    }
    found.extend(machine.into_iter().filter(|word| starts(word)));
    found
}

#[test]
fn no_file_holds_what_it_may_not() {
    let mut broken = Vec::new();
    for (name, text) in texts() {
        broken.extend(forbidden(&name, &text).into_iter().map(|word| format!("{name} holds {word}")));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn what_no_file_may_hold_is_found() {
    for (text, count) in [
        (concat!("// TO", "DO: later"), 1),
        ("a TODOLIST, Todo", 0),
        (concat!("todo", "!(\"x\")"), 1),
        (concat!("see /wo", "rk/x"), 1),
        (concat!("https://example.org/wo", "rk/x and model/wo", "rk/x"), 0),
        (concat!("https://registry.", "npmjs.org/x"), 1),
        ("", 0),
    ] {
        assert_eq!(forbidden("a.md", text).len(), count, "{text}");
    }
}

#[test]
fn the_page_never_parses_text_as_live_html_or_code() {
    let words = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc"];
    let mut broken = BTreeSet::new();
    for (name, text) in texts() {
        if !name.starts_with("www/") || !["js", "mjs", "html"].contains(&ending(&name)) {
            continue;
        }
        // Comments may speak of what the code does not do.
        let code = if ending(&name) == "html" { text } else { bare(&text, false) };
        broken.extend(words.iter().filter(|word| code.contains(**word)).map(|word| format!("{name} uses {word}")));
    }
    assert!(broken.is_empty(), "{}", broken.into_iter().collect::<Vec<_>>().join("\n"));
}
