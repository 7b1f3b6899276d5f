//! Just enough of Rust's (and JavaScript's) syntax to tell which modules a file names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of `src/`.
pub struct Source {
    /// Below `src/`, slashes between.
    pub name: String,
    /// Its path from the crate's root, such as `detect::number`; `lib` for the root itself.
    pub module: String,
    /// Without comments, the contents of strings, and code for tests.
    pub code: String,
}

impl Source {
    pub fn new(name: &str, text: &str) -> Self {
        let stem = name.strip_suffix(".rs").unwrap_or(name);
        let module = stem.strip_suffix("/mod").unwrap_or(stem).replace('/', "::");
        Self { name: name.to_owned(), module, code: without_tests(&bare(text, true)) }
    }

    /// The modules of the crate that the code names by `crate::` or `super::`, through re-exports of `lib.rs` too.
    pub fn modules_named(&self, sources: &[Self]) -> BTreeSet<String> {
        let exports = sources.iter().find(|source| source.module == "lib").map(Self::exports).unwrap_or_default();
        let mut found = BTreeSet::new();
        for path in self.paths() {
            let via = exports.iter().find(|(name, _)| path.first() == Some(name)).map(|(_, module)| module.clone());
            let module = via.or_else(|| longest_module(&path, sources));
            found.extend(module.filter(|module| *module != self.module));
        }
        found
    }

    /// `pub use pipeline::{annotate as mark};` in the root gives `(mark, pipeline)`.
    fn exports(&self) -> Vec<(String, String)> {
        let mut exports = Vec::new();
        for (at, _) in self.code.match_indices("pub use ") {
            let rest = &self.code[at + "pub use ".len()..];
            let group = rest.split(';').next().unwrap_or_default();
            let Some((module, names)) = group.split_once("::") else { continue };
            for name in names.split(['{', '}', ',']) {
                let name = name.split(" as ").last().unwrap_or_default().trim();
                let name = name.rsplit("::").next().unwrap_or_default();
                if !name.is_empty() {
                    exports.push((name.to_owned(), module.trim().to_owned()));
                }
            }
        }
        exports
    }

    /// Every path in the code that starts with `crate::` or `super::`, from the crate's root.
    fn paths(&self) -> Vec<Vec<String>> {
        let mut paths = Vec::new();
        for start in ["crate::", "super::"] {
            for (at, _) in self.code.match_indices(start) {
                let before = self.code[..at].chars().next_back();
                // `super::super::x` is one path, and so is `$crate::x`.
                if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                    continue;
                }
                let mut here: Vec<String> = Vec::new();
                let mut rest = &self.code[at..];
                if start == "super::" {
                    here = self.module.split("::").map(str::to_owned).collect();
                    while let Some(after) = rest.strip_prefix("super::") {
                        here.pop();
                        rest = after;
                    }
                } else {
                    rest = &rest[start.len()..];
                }
                tree(rest, &here, &mut paths);
            }
        }
        paths
    }
}

/// Reads `a::{b, c::d}` at the start of `text`, adds each path below `here`, and gives the number of bytes read.
fn tree(text: &str, here: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let mut path = here.to_vec();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        at += word.len();
        if rest.starts_with('{') {
            at += 1;
            while at < text.len() && !text[at..].starts_with('}') {
                let skipped = text[at..].len() - text[at..].trim_start_matches([',', ' ', '\n', '\t', '\r']).len();
                at += skipped;
                if text[at..].starts_with('}') {
                    break;
                }
                let read = tree(&text[at..], &path, paths);
                // An alias, or something that is no path: go on after the next comma.
                let to = text[at + read..].find([',', '}']).unwrap_or(text.len() - at - read);
                at += read + to;
            }
            return (at + 1).min(text.len());
        }
        if !word.is_empty() && word != "self" {
            path.push(word);
        }
        if text[at..].starts_with("::") {
            at += 2;
        } else {
            paths.push(path);
            return at;
        }
    }
}

/// The module that a path leads into, as far as its words are modules.
fn longest_module(path: &[String], sources: &[Source]) -> Option<String> {
    let is_module = |name: &String| sources.iter().any(|source| source.module == *name);
    (1..=path.len()).rev().map(|count| path[..count].join("::")).find(is_module)
}

/// Takes out comments and, with `strings`, what stands between quotes.
pub fn bare(text: &str, strings: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |at| at + 2)
        } else if strings && (rest.starts_with("r\"") || rest.starts_with("r#")) && !ends_in_word(&out) {
            let hashes = rest[1..].chars().take_while(|c| *c == '#').count();
            let end = format!("\"{}", "#".repeat(hashes));
            let open = 2 + hashes;
            // Otherwise a raw identifier.
            if rest[1 + hashes..].starts_with('"') {
                rest[open..].find(&end).map_or(rest.len(), |at| open + at + end.len())
            } else {
                0
            }
        } else if c == '"' && strings {
            out.push_str("\"\"");
            quoted(rest, '"')
        } else if c == '"' {
            let length = quoted(rest, '"');
            out.push_str(&rest[..length]);
            length
        } else if strings && c == '\'' {
            // A character, unless it is a lifetime.
            let mut ahead = rest.chars().skip(1);
            match (ahead.next(), ahead.next()) {
                (Some('\\'), _) | (Some(_), Some('\'')) => quoted(rest, '\''),
                _ => 0,
            }
        } else {
            0
        };
        if skipped == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            rest = &rest[skipped..];
        }
    }
    out
}

fn ends_in_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// The length of what stands at the start of `text` between two `quote`s, both counted.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Takes out every item behind `#[cfg(test)]`; the text has no comments and strings any more.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = String::new();
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        out.push_str(&rest[..at]);
        rest = &rest[at + MARK.len()..];
        let end = rest.find(['{', ';']).unwrap_or(rest.len());
        if rest[end..].starts_with('{') {
            let mut depth = 0;
            let close = rest[end..].char_indices().find(|(_, c)| {
                depth += i32::from(*c == '{') - i32::from(*c == '}');
                depth == 0
            });
            rest = close.map_or("", |(at, _)| &rest[end + at + 1..]);
        } else {
            rest = rest.get(end + 1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// The files of a folder and below, in no particular order.
pub fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

/// The Rust files below `src`, without those for tests alone, by name.
pub fn rust_sources(src: &Path) -> Vec<Source> {
    let mut files = Vec::new();
    walk(src, &mut files);
    let name = |path: &Path| path.strip_prefix(src).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let mut names: Vec<String> = files.iter().map(|path| name(path)).filter(|name| name.ends_with(".rs")).collect();
    names.retain(|name| !name.ends_with("/tests.rs") && !name.ends_with("_tests.rs"));
    names.sort();
    names.iter().map(|name| Source::new(name, &fs::read_to_string(src.join(name)).unwrap_or_default())).collect()
}
