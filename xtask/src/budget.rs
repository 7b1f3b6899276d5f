//! What the first visit loads, and that it stays within the budget.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::run::{Outcome, grouped};
use crate::settings::Settings;

/// Bytes after `gzip -9`; the bytes as they are where that is less, as for what is compressed already.
pub fn gzip_size(bytes: &[u8]) -> u64 {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.map_or(bytes.len(), |packed| packed.len().min(bytes.len())) as u64
}

/// One file of the page, and its size after gzip.
#[derive(Debug, PartialEq, Eq)]
pub struct Item {
    /// Below `www/`, slashes between.
    pub name: String,
    pub bytes: u64,
}

/// Every file under `www` that the first visit may load, by name.
///
/// # Errors
/// When a file cannot be read.
pub fn first_load(www: &Path, later: &[String]) -> Outcome<Vec<Item>> {
    let mut items = Vec::new();
    collect(www, "", later, &mut items)?;
    items.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(items)
}

fn collect(folder: &Path, prefix: &str, later: &[String], items: &mut Vec<Item>) -> Outcome {
    let unreadable = |error: std::io::Error| format!("{} cannot be read: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        // Types are for compilers; browsers never ask for them.
        if later.contains(&name) || name.ends_with(".d.ts") {
            continue;
        }
        if path.is_dir() {
            collect(&path, &format!("{name}/"), later, items)?;
        } else {
            let bytes = fs::read(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
            items.push(Item { name, bytes: gzip_size(&bytes) });
        }
    }
    Ok(())
}

/// Holds what was built against the budgets, and prints the largest files.
///
/// # Errors
/// When a budget is exceeded, or `www` cannot be read.
pub fn check(root: &Path, settings: &Settings) -> Outcome {
    let items = first_load(&root.join("www"), &settings.budgets.later)?;
    let names: Vec<&str> = settings.assets.files.iter().filter_map(|file| file.rsplit('/').next()).collect();
    let is_model = |item: &&Item| names.iter().any(|name| item.name.ends_with(&format!("/{name}")));
    let total: u64 = items.iter().map(|item| item.bytes).sum();
    let model: u64 = items.iter().filter(is_model).map(|item| item.bytes).sum();
    let mut largest: Vec<&Item> = items.iter().collect();
    largest.sort_by_key(|item| std::cmp::Reverse(item.bytes));
    for item in largest.iter().take(5) {
        println!("  {}: {} gzip", item.name, grouped(item.bytes));
    }
    within("first load", total, settings.budgets.first_load)?;
    within("model and its data", model, settings.budgets.model)
}

fn within(what: &str, bytes: u64, budget: u64) -> Outcome {
    let said = format!("{what}: {} of {} bytes gzip", grouped(bytes), grouped(budget));
    if bytes > budget {
        return Err(format!("{said}, {} too many", grouped(bytes - budget)));
    }
    println!("  {said}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::write;

    #[test]
    fn what_loads_later_and_types_do_not_count() {
        let www = std::env::temp_dir().join(format!("newsmark-budget-{}", std::process::id()));
        for (name, text) in [("index.html", "a"), ("pkg/a.d.ts", "b"), ("pkg/a.js", "c"), ("dist/all.html", "d")] {
            write(&www.join(name), text.as_bytes()).unwrap();
        }
        let items = first_load(&www, &["dist".into()]);
        fs::remove_dir_all(&www).unwrap();
        let names: Vec<String> = items.unwrap().into_iter().map(|item| item.name).collect();
        assert_eq!(names, ["index.html", "pkg/a.js"]);
    }

    #[test]
    fn gzip_never_counts_more_than_the_file() {
        assert_eq!(gzip_size(b""), 0);
        assert_eq!(gzip_size(b"x"), 1);
        let repeated = vec![b'x'; 100_000];
        assert!(gzip_size(&repeated) < 300);
    }

    #[test]
    fn one_byte_above_a_budget_is_an_error() {
        assert_eq!(within("it", 10, 10), Ok(()));
        assert_eq!(within("it", 11, 10), Err("it: 11 of 10 bytes gzip, 1 too many".into()));
    }
}
