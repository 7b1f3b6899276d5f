//! CoNLL-style files (token, tab, BIO label, optionally a probability) become raw text again.

use super::corpora::{CorpusError, at, read as read_file};
use super::sample::{Kinds, Mark, OUTSIDE, Sample};
use newsmark::detect::keys::{hash_bytes, mix};
use newsmark::detect::tagger::labels::KINDS;
use std::path::Path;

/// How tokens are put together again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// Hyphens inside words were never split off.
    Spaced,
    /// Hyphens between letters were split off and are glued back.
    Hyphens,
    /// Posts: "@" and "#" are glued to the word behind them.
    Posts,
}

/// How a corpus is converted.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The corpus's labels and the kinds each stands for; any other label may be anything.
    pub labels: Vec<(&'static str, Kinds)>,
    /// The kinds that the corpus marks wherever they occur.
    pub known: Kinds,
    /// How much a token weighs.
    pub weight: f32,
    /// How many sentences make a document where the file has no document marks; 0 where it has them.
    pub group: usize,
    /// How tokens are put together.
    pub join: Join,
    /// Labels of a lower probability (third column) are unknown.
    pub probability: f32,
}

/// One line of a sentence.
#[derive(Clone, Debug)]
struct Row<'f> {
    word: &'f str,
    label: &'f str,
    sure: bool,
    /// The teacher's label and its probability.
    teacher: Option<(&'f str, f32)>,
}

/// Reads a file by `rules`.
///
/// # Errors
/// Names file and line of the first line that is neither blank nor token and label.
pub fn read(file: &Path, rules: &Rules) -> Result<Vec<Sample>, CorpusError> {
    let content = read_file(file)?;
    let mut samples = Vec::new();
    let mut builder = Builder::new(rules, file);
    let mut sentence: Vec<Row<'_>> = Vec::new();
    for (n, line) in content.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with("-DOCSTART-") {
            if !sentence.is_empty() {
                builder.sentence(&sentence);
                sentence.clear();
            }
            if line.starts_with("-DOCSTART-") || rules.group > 0 && builder.sentences >= rules.group {
                samples.extend(builder.finish());
            }
            continue;
        }
        let mut columns = line.split('\t');
        let (Some(word), Some(label)) = (columns.next(), columns.next()) else {
            return Err(at(file, n + 1, "a line must have token, tab, label"));
        };
        if label != "O" && label != "?" && !(label.len() > 2 && (label.starts_with("B-") || label.starts_with("I-"))) {
            if label.len() == 2 || label == "0" {
                // A known fault of one corpus: an empty label.
                sentence.push(Row { word, label: "?", sure: false, teacher: None });
                continue;
            }
            return Err(at(file, n + 1, &format!("\"{label}\" is no BIO label")));
        }
        let (third, fourth) = (columns.next(), columns.next());
        let number = |c: Option<&str>| c.and_then(|p| p.parse::<f32>().ok());
        let sure = number(third).is_none_or(|p| p >= rules.probability);
        let teacher = third.zip(number(fourth));
        sentence.push(Row { word, label, sure, teacher });
    }
    if !sentence.is_empty() {
        builder.sentence(&sentence);
    }
    samples.extend(builder.finish());
    Ok(samples)
}

/// The kind of a BIO label of the eleven kinds; none for others.
fn kind_of(label: &str) -> Kinds {
    let id = label.get(2..).unwrap_or("");
    KINDS.iter().position(|k| k.id() == id).map_or(0, |i| 1 << i)
}

struct Builder<'r> {
    rules: &'r Rules,
    name: String,
    count: usize,
    sentences: usize,
    text: String,
    marks: Vec<Mark>,
}

impl<'r> Builder<'r> {
    fn new(rules: &'r Rules, file: &Path) -> Self {
        let name = file.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
        Self { rules, name, count: 0, sentences: 0, text: String::new(), marks: Vec::new() }
    }

    fn finish(&mut self) -> Option<Sample> {
        self.sentences = 0;
        self.count += 1;
        let (text, marks) = (std::mem::take(&mut self.text), std::mem::take(&mut self.marks));
        (!text.is_empty()).then(|| Sample {
            id: format!("{}-{}", self.name, self.count),
            text,
            marks,
            known: self.rules.known,
            weight: self.rules.weight,
        })
    }

    fn sentence(&mut self, rows: &[Row<'_>]) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.sentences += 1;
        // Some readers will paste text with spaces around every mark: one sentence in six is left so.
        let id = rows.iter().fold(7, |h, r| mix(h, hash_bytes(r.word.as_bytes())));
        let spaced = id % 6 == 0;
        let mut quotes = 0usize;
        let mut open: Option<Mark> = None;
        for (i, row) in rows.iter().enumerate() {
            let next = rows.get(i + 1).map_or("", |r| r.word);
            let prev = if i > 0 { rows[i - 1].word } else { "" };
            if i > 0 && (spaced || self.space(prev, row.word, next, quotes)) {
                self.text.push(' ');
            }
            quotes += usize::from(row.word == "\"");
            let start = self.text.len();
            self.text.push_str(row.word);
            let end = self.text.len();
            let inside = row.label.starts_with("I-");
            if !inside && let Some(mark) = open.take() {
                self.marks.push(mark);
            }
            if row.label == "O" {
                if !row.sure {
                    self.marks.push(Mark { span: start..end, kinds: 0 });
                } else if let Some((label, probability)) = row.teacher {
                    self.teach(label, probability, start..end);
                }
                continue;
            }
            let label = row.label.get(2..).unwrap_or("");
            let mut kinds = self.rules.labels.iter().find(|(l, _)| *l == label).map_or(0, |&(_, k)| k);
            if let Some((teacher, probability)) = row.teacher
                && kinds != OUTSIDE
                && probability > 0.6
                && kinds & kind_of(teacher) != 0
            {
                kinds = kind_of(teacher);
            }
            match &mut open {
                Some(mark) if inside => {
                    mark.span.end = end;
                    if !row.sure {
                        mark.kinds = 0;
                    }
                }
                _ => open = Some(Mark { span: start..end, kinds: if row.sure { kinds } else { 0 } }),
            }
        }
        self.marks.extend(open);
    }

    /// Takes the teacher's word for what the corpus is silent about: kinds it does not know, and plain words.
    fn teach(&mut self, label: &str, probability: f32, span: std::ops::Range<usize>) {
        if label == "O" {
            if probability > 0.9 {
                self.marks.push(Mark { span, kinds: OUTSIDE });
            }
            return;
        }
        let kinds = kind_of(label);
        if kinds & self.rules.known != 0 || probability < 0.8 {
            return;
        }
        match self.marks.last_mut() {
            Some(last) if label.starts_with("I-") && last.kinds == kinds && last.span.end + 1 >= span.start => {
                last.span.end = span.end;
            }
            _ if label.starts_with("B-") => self.marks.push(Mark { span, kinds }),
            _ => {}
        }
    }

    /// Whether a space stands between `prev` and `word`, given how many quotation marks have passed.
    fn space(&self, prev: &str, word: &str, next: &str, quotes: usize) -> bool {
        let closes = matches!(
            word,
            "," | "."
                | ";"
                | ":"
                | "!"
                | "?"
                | ")"
                | "]"
                | "}"
                | "%"
                | "'s"
                | "’s"
                | "n't"
                | "'re"
                | "'ve"
                | "'ll"
                | "'d"
                | "'m"
                | "”"
                | "’"
                | "..."
                | "…"
        ) || word.starts_with('\'') && word.len() > 1 && word.len() < 4
            || word == "'" && prev.ends_with('s');
        if closes || word == "\"" && quotes % 2 == 1 {
            return false;
        }
        if matches!(prev, "(" | "[" | "{" | "$" | "£" | "€" | "“" | "‘") || prev == "\"" && quotes % 2 == 1 {
            return false;
        }
        let letter = |w: &str, last: bool| {
            let c = if last { w.chars().next_back() } else { w.chars().next() };
            c.is_some_and(char::is_alphanumeric)
        };
        if self.rules.join != Join::Spaced {
            if matches!(word, "-" | "/" | "–") && letter(prev, true) && letter(next, false) {
                return false;
            }
            if matches!(prev, "-" | "/" | "–") && letter(word, false) && self.text.len() > 2 {
                let before = self.text[..self.text.len() - prev.len()].chars().next_back();
                return before.is_none_or(char::is_whitespace);
            }
        }
        !(self.rules.join == Join::Posts && matches!(prev, "@" | "#") && letter(word, false))
    }
}

/// Documents for evaluation: the text and its spans (bytes, half-open) with their labels.
pub type Gold = Vec<(String, Vec<(std::ops::Range<usize>, String)>)>;

/// The text and the spans (bytes, with label) of every document of a file, as it is, for evaluation.
///
/// # Errors
/// As [`read`].
pub fn gold(file: &Path, join: Join, group: usize) -> Result<Gold, CorpusError> {
    let content = read_file(file)?;
    let mut labels: Vec<&str> =
        content.lines().filter_map(|l| l.split('\t').nth(1)).filter_map(|l| l.get(2..)).collect();
    labels.sort_unstable();
    labels.dedup();
    labels.truncate(15);
    let owned: Vec<String> = labels.iter().map(|&l| l.to_owned()).collect();
    let rules = Rules { labels: Vec::new(), known: 0, weight: 1.0, group, join, probability: 0.0 };
    let names: Vec<&'static str> = owned.iter().map(|l| &*Box::leak(l.clone().into_boxed_str())).collect();
    let rules = Rules { labels: names.iter().enumerate().map(|(i, l)| (*l, 1 << i)).collect(), ..rules };
    let samples = read(file, &rules)?;
    Ok(samples
        .into_iter()
        .map(|s| {
            let marks =
                s.marks.into_iter().map(|m| (m.span, owned[m.kinds.trailing_zeros() as usize % owned.len()].clone()));
            (s.text, marks.collect())
        })
        .collect())
}
