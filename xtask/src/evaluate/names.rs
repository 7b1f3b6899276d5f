//! Whole-span precision, recall and F1 of names on the development corpora, through the whole pipeline.

use crate::train::conll::{self, Gold, Join};
use crate::train::corpora::{self, CorpusError};
use newsmark::analysis::Annotation;
use newsmark::detect::tagger::labels::KINDS;
use newsmark::label::Kind;
use newsmark::text::{Case, Document, Span, TokenKind};
use newsmark::value::Value;
use newsmark::{Options, Resources, annotate};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What is right, proposed and marked, of one label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Spans that are right.
    pub right: usize,
    /// Spans that were found.
    pub found: usize,
    /// Spans that are marked in the corpus.
    pub gold: usize,
}

impl Count {
    /// Precision, recall and F1, in per cent.
    pub fn prf(&self) -> (f64, f64, f64) {
        let share = |a: usize, b: usize| if b == 0 { 0.0 } else { 100.0 * a as f64 / b as f64 };
        let f = if self.found + self.gold == 0 { 0.0 } else { share(2 * self.right, self.found + self.gold) };
        (share(self.right, self.found), share(self.right, self.gold), f)
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }
}

/// The counts of one corpus.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Counts by label.
    pub labels: BTreeMap<String, Count>,
    /// The labels that count for the total.
    pub total: Vec<&'static str>,
}

impl Table {
    /// The sum over the labels that count.
    pub fn sum(&self) -> Count {
        let mut sum = Count::default();
        for label in &self.total {
            sum.add(self.labels.get(*label).copied().unwrap_or_default());
        }
        sum
    }
}

/// Measures every development corpus that is there.
///
/// # Errors
/// Names file and line of a malformed corpus.
pub fn measure(shared: &Path, own: &Path, resources: &Resources, errors: bool) -> Result<Vec<Table>, CorpusError> {
    let folder = shared.join("corpora");
    let mut tables = Vec::new();
    if folder.join("worldwide.dev.jsonl").exists() {
        let gold = worldwide(&folder.join("worldwide.dev.jsonl"))?;
        let total = vec!["Person", "Location", "Organization", "NORP", "Date", "Money"];
        tables.push(score("worldwide.dev", &gold, total, resources, errors, worldwide_span, |kind| match kind {
            Kind::Person => "Person",
            Kind::Gpe | Kind::Loc => "Location",
            Kind::Org => "Organization",
            Kind::Norp | Kind::Language => "NORP",
            Kind::Fac => "Facility",
            Kind::Product => "Product",
            Kind::Event | Kind::Work | Kind::Law => "Misc",
            Kind::Date => "Date",
            Kind::Money => "Money",
            _ => "",
        }));
    }
    let mut gold: Gold = Vec::new();
    for file in corpora::files(own, "txt")? {
        for document in corpora::own(&file)?.into_iter().filter(|d| d.number % 7 == 0) {
            let marks = document.sample.marks.iter();
            let marks = marks.map(|m| (m.span.clone(), KINDS[m.kinds.trailing_zeros() as usize].id().to_owned()));
            gold.push((document.sample.text.clone(), marks.collect()));
        }
    }
    let total = KINDS.iter().map(|k| k.id()).collect();
    tables.push(score("own test", &gold, total, resources, errors, whole, |k| {
        if KINDS.contains(&k) { k.id() } else { "" }
    }));
    if folder.join("ewt.dev.conll").exists() {
        let gold = conll::gold(&folder.join("ewt.dev.conll"), Join::Hyphens, 0)?;
        tables.push(score("ewt.dev", &gold, vec!["PER", "LOC", "ORG"], resources, errors, whole, |kind| match kind {
            Kind::Person => "PER",
            Kind::Gpe | Kind::Loc | Kind::Fac => "LOC",
            Kind::Org => "ORG",
            _ => "",
        }));
    }
    if folder.join("wnut17.dev.conll").exists() {
        let mut gold = conll::gold(&folder.join("wnut17.dev.conll"), Join::Posts, 1)?;
        for (_, label) in gold.iter_mut().flat_map(|(_, marks)| marks) {
            if label == "corporation" || label == "group" {
                *label = "organisation".to_owned();
            }
        }
        let total = vec!["person", "location", "organisation"];
        tables.push(score("wnut17.dev", &gold, total, resources, errors, whole, |kind| match kind {
            Kind::Person => "person",
            Kind::Gpe | Kind::Loc | Kind::Fac => "location",
            Kind::Org => "organisation",
            Kind::Product => "product",
            Kind::Work => "creative-work",
            _ => "",
        }));
    }
    Ok(tables)
}

fn worldwide(file: &Path) -> Result<Gold, CorpusError> {
    let label = |entity: &serde_json::Value| entity["label"].as_str().unwrap_or("").to_owned();
    let documents = corpora::worldwide_documents(file)?.into_iter();
    Ok(documents.map(|d| (d.text, d.marks.into_iter().map(|(span, e)| (span, label(&e))).collect())).collect())
}

/// The span as it is.
fn whole(_: &str, a: &Annotation) -> Option<Span> {
    Some(a.span)
}

/// The span as Worldwide marks it: of dates only days, months and years of the calendar and bare weekdays, without
/// "the", "early" and the like; of money the amount without a hedge.
fn worldwide_span(text: &str, a: &Annotation) -> Option<Span> {
    let Some(value) = &a.value else { return Some(a.span) };
    let doc = Document::new(a.span.of(text));
    let starts = |i: &usize| {
        let (token, word) = (&doc.tokens[*i], doc.word(*i));
        match a.kind {
            Kind::Date => token.kind == TokenKind::Number || MONTHS.iter().any(|m| word.starts_with(m)),
            _ => token.case != Case::Lower,
        }
    };
    if let Value::Time(time) = value {
        let calendar = time.timex.starts_with(|c: char| c.is_ascii_digit())
            || time.timex.starts_with("XXXX-")
                && time.timex.as_bytes().get(5).is_some_and(|b| b.is_ascii_digit() || *b == b'W');
        if !calendar {
            return None;
        }
    }
    let end = doc.tokens.len().checked_sub(1)?;
    // A weekday counts only where there is nothing else.
    let first = (0..=end).find(starts).or_else(|| (0..=end).find(|&i| doc.word(i).ends_with("day")));
    let last = if a.kind == Kind::Date { (0..=end).rev().find(starts).or(first) } else { Some(end) };
    let (first, last) = (first.unwrap_or(0), last.unwrap_or(end));
    let core = doc.span_of(first..last + 1);
    Some(Span::new(a.span.start + core.start, a.span.start + core.end))
}

/// Beginnings of the names of months.
const MONTHS: &[&str] = &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn score(
    name: &'static str,
    gold: &Gold,
    total: Vec<&'static str>,
    resources: &Resources,
    errors: bool,
    span: impl Fn(&str, &Annotation) -> Option<Span>,
    map: impl Fn(Kind) -> &'static str,
) -> Table {
    let options = Options::default();
    let mut labels: BTreeMap<String, Count> = BTreeMap::new();
    for (text, marks) in gold {
        let want: BTreeSet<(usize, usize, &str)> = marks.iter().map(|(s, l)| (s.start, s.end, l.as_str())).collect();
        let analysis = annotate(text, resources, &options);
        let got: BTreeSet<(usize, usize, &str)> = analysis
            .annotations
            .iter()
            .filter(|a| !map(a.kind).is_empty())
            .filter_map(|a| span(text, a).map(|s| (s.start as usize, s.end as usize, map(a.kind))))
            .collect();
        for &(.., label) in &want {
            labels.entry(label.to_owned()).or_default().gold += 1;
        }
        for item in &got {
            let count = labels.entry(item.2.to_owned()).or_default();
            count.found += 1;
            count.right += usize::from(want.contains(item));
        }
        if errors {
            let show = |sign: char, (start, end, label): &(usize, usize, &str)| {
                let (before, after) =
                    (text.floor_char_boundary(start.saturating_sub(40)), text.ceil_char_boundary(end + 30));
                let line = format!("{}[[{}]]{}", &text[before..*start], &text[*start..*end], &text[*end..after]);
                println!("{name} {sign} {label:12} {}", line.replace(['\n', '\r'], " "));
            };
            let in_total = |item: &&(usize, usize, &str)| total.contains(&item.2);
            want.difference(&got).filter(in_total).for_each(|item| show('-', item));
            got.difference(&want).filter(in_total).for_each(|item| show('+', item));
        }
    }
    Table { name, labels, total }
}

/// Prints a table per development corpus that is there.
///
/// # Errors
/// Names file and line of a malformed corpus.
pub fn run(shared: &Path, own: &Path, resources: &Resources, errors: bool) -> Result<(), String> {
    for table in measure(shared, own, resources, errors).map_err(|e| e.to_string())? {
        println!("\n## {}\n\n| kind | P | R | F1 | marked |\n|---|--:|--:|--:|--:|", table.name);
        for (label, count) in &table.labels {
            let (p, r, f) = count.prf();
            println!("| {label} | {p:.1} | {r:.1} | {f:.1} | {} |", count.gold);
        }
        let (p, r, f) = table.sum().prf();
        println!("| **{}** | {p:.1} | {r:.1} | **{f:.1}** | {} |", table.total.join(", "), table.sum().gold);
    }
    Ok(())
}
