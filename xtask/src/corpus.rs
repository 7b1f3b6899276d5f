//! `cargo xtask corpus check`: the format of the project's own corpus, `model/corpus`.

use crate::args;
use crate::run::Outcome;
use crate::train::corpora;
use newsmark::detect::tagger::labels::KINDS;
use newsmark::label::Kind;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What is in the corpus.
#[derive(Debug, Default)]
struct Counts {
    documents: usize,
    test: usize,
    words: usize,
    names: BTreeMap<&'static str, usize>,
}

/// Checks the corpus and prints what is in it.
///
/// `--corpus DIR` names another folder.
pub fn command(mut words: Vec<String>) -> Outcome {
    let folder = PathBuf::from(args::value(&mut words, "--corpus")?.unwrap_or_else(|| "model/corpus".into()));
    let check = words.first().is_some_and(|w| w == "check");
    if !check || words.len() > 1 {
        return Err("usage: cargo xtask corpus check [--corpus DIR]".into());
    }
    let (counts, faults) = inspect(&folder).map_err(|e| e.to_string())?;
    for fault in &faults {
        eprintln!("{fault}");
    }
    let total: usize = counts.names.values().sum();
    println!(
        "{} documents ({} of them the test part), {} words, {total} names",
        counts.documents, counts.test, counts.words
    );
    for kind in KINDS {
        println!("  {:9} {}", kind.id(), counts.names.get(kind.id()).copied().unwrap_or(0));
    }
    if faults.is_empty() { Ok(()) } else { Err(format!("{} faults in {}", faults.len(), folder.display())) }
}

/// Counts the corpus and lists what breaks its format, by document.
fn inspect(folder: &Path) -> Result<(Counts, Vec<String>), corpora::CorpusError> {
    let (mut counts, mut faults) = (Counts::default(), Vec::new());
    let mut ids = BTreeSet::new();
    for file in corpora::files(folder, "txt")? {
        for document in corpora::own(&file)? {
            let sample = &document.sample;
            let mut fault = |what: String| faults.push(format!("{}: {}: {what}", file.display(), sample.id));
            if !ids.insert(sample.id.clone()) {
                fault("the id is used twice".into());
            }
            if sample.text.trim().is_empty() {
                fault("the document is empty".into());
            }
            counts.documents += 1;
            counts.test += usize::from(document.number % 7 == 0);
            counts.words += sample.text.split_whitespace().count();
            for mark in &sample.marks {
                let kind = KINDS[mark.kinds.trailing_zeros() as usize];
                *counts.names.entry(kind.id()).or_default() += 1;
                let surface = &sample.text[mark.span.clone()];
                let small = surface.starts_with("the ") || surface.starts_with("a ") || surface.starts_with("an ");
                if small && !matches!(kind, Kind::Work | Kind::Org) {
                    fault(format!("\"{surface}\" begins with an article"));
                }
            }
        }
    }
    Ok((counts, faults))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_keeps_its_format() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/corpus");
        let (counts, faults) = inspect(&folder).expect("every line can be read");
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(counts.documents > 1000 && counts.test > 100);
        assert!(KINDS.iter().all(|k| counts.names.get(k.id()).is_some_and(|&n| n > 100)), "{:?}", counts.names);
    }

    #[test]
    fn faults_are_named_by_file_and_line() {
        let folder = std::env::temp_dir().join(format!("newsmark-corpus-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        let header = "=== id=x-1 | style=wire | topic=t | country=c | date=2020-01-01\n";
        let cases = [
            ("text first\n", "faulty.txt:1: text before"),
            ("=== id=x-1 | style=wire\nText\n", "faulty.txt:1: the header lacks topic="),
            ("H[[person|Ann]] and [[town|Bath]].\n", "faulty.txt:2: unknown kind \"town\""),
            ("HOne\n[[person|Ann was here.\n", "faulty.txt:3: a mark is not closed"),
            ("H[[person|Ann ]] was here.\n", "faulty.txt:2: odd surface"),
            ("HAnn]] was here.\n", "faulty.txt:2: stray ]]"),
        ];
        for (content, want) in cases {
            let content = content.strip_prefix('H').map_or(content.to_owned(), |rest| format!("{header}{rest}"));
            std::fs::write(folder.join("faulty.txt"), content).expect("written");
            let error = inspect(&folder).expect_err(want).to_string();
            assert!(error.contains(want), "{error}");
        }
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
