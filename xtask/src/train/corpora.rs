//! Readers of the corpora: each becomes documents with marks of the eleven kinds and a note of what it is silent about.

use super::conll::{self, Join, Rules};
use super::sample::{ALL_KINDS, Mark, OUTSIDE, Sample, kinds};
use newsmark::detect::tagger::labels::KINDS;
use newsmark::label::Kind;
use std::path::{Path, PathBuf};

/// A corpus that could not be read: where, and what is wrong there.
#[derive(Debug)]
pub struct CorpusError(pub String);

impl std::fmt::Display for CorpusError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CorpusError {}

/// An error at line `line` (counted from 1) of `file`.
pub fn at(file: &Path, line: usize, what: &str) -> CorpusError {
    CorpusError(format!("{}:{line}: {what}", file.display()))
}

/// The text of a file.
pub fn read(file: &Path) -> Result<String, CorpusError> {
    std::fs::read_to_string(file).map_err(|e| CorpusError(format!("{}: {e}", file.display())))
}

/// The files of a folder with this ending, in the order of their names.
pub fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, CorpusError> {
    let entries = std::fs::read_dir(folder).map_err(|e| CorpusError(format!("{}: {e}", folder.display())))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect();
    files.sort();
    Ok(files)
}

/// A document of the own corpus.
pub struct OwnDocument {
    /// The sample.
    pub sample: Sample,
    /// The number in its id.
    pub number: u32,
}

/// Reads a file of the own corpus: `=== id=... | style=... ` lines and inline marks `[[kind|surface]]`.
///
/// # Errors
/// Names file and line of the first malformed header or mark.
pub fn own(file: &Path) -> Result<Vec<OwnDocument>, CorpusError> {
    let content = read(file)?;
    let mut documents: Vec<OwnDocument> = Vec::new();
    for (n, line) in content.split_inclusive('\n').enumerate() {
        if let Some(header) = line.strip_prefix("=== ") {
            let (id, number) = own_header(header).map_err(|what| at(file, n + 1, &what))?;
            let sample = Sample { id, text: String::new(), marks: Vec::new(), known: ALL_KINDS, weight: 1.0 };
            documents.push(OwnDocument { sample, number });
            continue;
        }
        let Some(document) = documents.last_mut() else {
            if line.trim().is_empty() {
                continue;
            }
            return Err(at(file, n + 1, "text before the first === line"));
        };
        own_line(line, &mut document.sample).map_err(|what| at(file, n + 1, &what))?;
    }
    for document in &mut documents {
        let end = document.sample.text.trim_end().len();
        document.sample.text.truncate(end);
    }
    Ok(documents)
}

fn own_header(header: &str) -> Result<(String, u32), String> {
    let mut fields = header.trim().split(" | ");
    let id = fields.next().and_then(|f| f.strip_prefix("id=")).ok_or("the header must begin with id=")?;
    let rest: Vec<&str> = fields.collect();
    for want in ["style", "topic", "date"] {
        let value = rest.iter().find_map(|f| f.strip_prefix(want).and_then(|f| f.strip_prefix('=')));
        if value.is_none_or(|v| v.trim().is_empty()) {
            return Err(format!("the header lacks {want}="));
        }
    }
    let number = id.rsplit('-').next().and_then(|n| n.parse().ok()).ok_or("the id must end in a number")?;
    Ok((id.to_owned(), number))
}

fn own_line(line: &str, sample: &mut Sample) -> Result<(), String> {
    let mut rest = line;
    while let Some(open) = rest.find("[[") {
        sample.text.push_str(&rest[..open]);
        let inner = &rest[open + 2..];
        let close = inner.find("]]").ok_or("a mark is not closed")?;
        let (id, surface) = inner[..close].split_once('|').ok_or("a mark needs kind|surface")?;
        let kind = Kind::from_id(id).and_then(|k| KINDS.iter().position(|&other| other == k));
        let kind = kind.ok_or_else(|| format!("unknown kind \"{id}\""))?;
        if surface.is_empty() || surface.trim() != surface || surface.contains(['[', '|']) {
            return Err(format!("odd surface \"{surface}\""));
        }
        let start = sample.text.len();
        sample.text.push_str(surface);
        sample.marks.push(Mark { span: start..sample.text.len(), kinds: 1 << kind });
        rest = &inner[close + 2..];
    }
    if rest.contains("]]") {
        return Err("stray ]]".into());
    }
    sample.text.push_str(rest);
    Ok(())
}

/// A document of `worldwide.*.jsonl`: its id, its text, its marks as byte spans with all that the line says of them.
pub struct WorldwideDocument {
    /// The id in the corpus.
    pub id: String,
    /// The original text.
    pub text: String,
    /// Byte spans, half-open, and the JSON object of each mark.
    pub marks: Vec<(std::ops::Range<usize>, serde_json::Value)>,
}

/// Reads `worldwide.*.jsonl`: original text, spans in code points.
///
/// # Errors
/// Names file and line of the first line that is no such object.
pub fn worldwide_documents(file: &Path) -> Result<Vec<WorldwideDocument>, CorpusError> {
    let mut documents = Vec::new();
    for (n, line) in read(file)?.lines().enumerate() {
        let bad = |what: &str| at(file, n + 1, what);
        let json: serde_json::Value = serde_json::from_str(line).map_err(|e| bad(&e.to_string()))?;
        let text = json["text"].as_str().ok_or_else(|| bad("no text"))?.to_owned();
        let mut bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
        bytes.push(text.len());
        let mut marks = Vec::new();
        for entity in json["entities"].as_array().ok_or_else(|| bad("no entities"))? {
            let offset = |name: &str| entity[name].as_u64().and_then(|i| bytes.get(i as usize)).copied();
            let (Some(start), Some(end)) = (offset("start"), offset("end")) else { return Err(bad("odd offsets")) };
            marks.push((start..end, entity.clone()));
        }
        documents.push(WorldwideDocument { id: json["id"].as_str().unwrap_or("?").to_owned(), text, marks });
    }
    Ok(documents)
}

/// Reads `worldwide.*.jsonl` for training, by its `fine` kinds.
///
/// # Errors
/// Names file and line, or the document, of what is no such object.
pub fn worldwide(file: &Path) -> Result<Vec<Sample>, CorpusError> {
    let mut samples = Vec::new();
    for (n, document) in worldwide_documents(file)?.into_iter().enumerate() {
        let bad = |what: &str| at(file, n + 1, what);
        let mut marks = Vec::new();
        for (span, entity) in document.marks {
            let kinds = match entity["fine"].as_str().ok_or_else(|| bad("no fine"))? {
                "date" | "money" => continue,
                "other" => 0,
                kind => {
                    let kind = Kind::from_id(kind).and_then(|k| KINDS.iter().position(|&other| other == k));
                    1 << kind.ok_or_else(|| bad("unknown kind"))?
                }
            };
            marks.push(Mark { span, kinds });
        }
        marks.sort_by_key(|m| (m.span.start, m.span.end));
        samples.push(Sample { id: document.id, text: document.text, marks, known: ALL_KINDS, weight: 1.0 });
    }
    Ok(samples)
}

/// The training corpora in CoNLL form and the rules that convert each.
pub fn conll_rules() -> Vec<(&'static str, Rules)> {
    let places = kinds("gpe loc fac");
    let newswire = |weight| Rules {
        labels: KINDS.iter().enumerate().map(|(i, k)| (k.id(), 1 << i)).chain([("?", 0)]).collect(),
        known: ALL_KINDS,
        weight,
        group: 6,
        join: Join::Spaced,
        probability: 0.85,
    };
    vec![
        ("newsmark-gmb", newswire(1.0)),
        ("silver-gmb", newswire(0.4)),
        (
            "gum-ccby",
            Rules {
                labels: vec![
                    ("person", kinds("person")),
                    ("place", places),
                    ("organization", kinds("org")),
                    ("event", kinds("event")),
                    ("time", OUTSIDE),
                ],
                known: kinds("person gpe loc org"),
                weight: 0.5,
                group: 0,
                join: Join::Hyphens,
                probability: 0.0,
            },
        ),
        (
            "gum-ccbysa",
            Rules {
                labels: vec![
                    ("person", kinds("person")),
                    ("place", places),
                    ("organization", kinds("org")),
                    ("event", kinds("event")),
                    ("time", OUTSIDE),
                ],
                known: kinds("person gpe loc org"),
                weight: 0.5,
                group: 0,
                join: Join::Hyphens,
                probability: 0.0,
            },
        ),
        (
            "grobid-wiki",
            Rules {
                labels: vec![
                    ("PERSON", kinds("person")),
                    ("LOCATION", places),
                    ("NATIONAL", kinds("norp")),
                    ("INSTITUTION", kinds("org")),
                    ("ORGANISATION", kinds("org")),
                    ("BUSINESS", kinds("org")),
                    ("MEDIA", kinds("org work")),
                    ("PERIOD", OUTSIDE),
                    ("MEASURE", OUTSIDE),
                ],
                known: kinds("person gpe loc org norp"),
                weight: 0.5,
                group: 0,
                join: Join::Hyphens,
                probability: 0.0,
            },
        ),
        (
            "crossner-politics",
            Rules {
                labels: vec![
                    ("politician", kinds("person")),
                    ("person", kinds("person")),
                    ("politicalparty", kinds("org")),
                    ("organisation", kinds("org")),
                    ("location", places),
                    ("country", kinds("gpe")),
                ],
                known: kinds("person org gpe loc"),
                weight: 0.5,
                group: 4,
                join: Join::Spaced,
                probability: 0.0,
            },
        ),
        (
            "wnut17.train",
            Rules {
                labels: vec![
                    ("person", kinds("person")),
                    ("location", places),
                    ("corporation", kinds("org")),
                    ("group", kinds("org")),
                    ("product", kinds("product")),
                    ("creative-work", kinds("work")),
                ],
                known: kinds("person gpe loc fac org product work"),
                weight: 0.7,
                group: 1,
                join: Join::Posts,
                probability: 0.0,
            },
        ),
        (
            "btc",
            Rules {
                labels: vec![("PER", kinds("person")), ("ORG", kinds("org")), ("LOC", places)],
                known: kinds("person org gpe loc"),
                weight: 0.4,
                group: 1,
                join: Join::Posts,
                probability: 0.0,
            },
        ),
    ]
}

/// Reads every training corpus under `shared` that is there; `own` is the folder of the own corpus.
///
/// # Errors
/// Names file and line of the first malformed line.
pub fn training(shared: &Path, own_folder: &Path, skip: &[String]) -> Result<Vec<(String, Vec<Sample>)>, CorpusError> {
    let mut corpora = Vec::new();
    let mut texts = Vec::new();
    for file in files(own_folder, "txt")? {
        let documents = own(&file)?;
        texts.extend(documents.into_iter().filter(|d| d.number % 7 != 0).map(|d| d.sample));
    }
    corpora.push(("own".to_owned(), texts));
    let folder = shared.join("corpora");
    let there = |name: &str| folder.join(name).exists() && !skip.iter().any(|s| name.starts_with(s.as_str()));
    if there("worldwide.train.jsonl") {
        corpora.push(("worldwide".to_owned(), worldwide(&folder.join("worldwide.train.jsonl"))?));
    }
    for (name, rules) in conll_rules() {
        let file = format!("{name}.conll");
        if there(&file) {
            let taught = Path::new("model/work/teacher").join(&file);
            let source = if taught.exists() { taught } else { folder.join(&file) };
            corpora.push((name.to_owned(), conll::read(&source, &rules)?));
        }
    }
    Ok(corpora)
}
