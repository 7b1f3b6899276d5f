//! Number expressions of other tools' test suites, scored as those suites score: spans and values per model.
//!
//! Their conventions differ from ours, so [`export`] turns our annotations into what they expect (a bare figure, a unit's
//! name, a span without the modifier). Cases that contradict our conventions outright are listed with the reason in
//! `contradictions.tsv`; they are counted apart.

mod export;
mod spelt;

use crate::run::Outcome;
use export::Found;
use newsmark::{Options, Resources, annotate};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The Recognizers-Text models that are about numbers, and the type of their results.
const MODELS: &[(&str, &str)] = &[
    ("NumberModel", "number"),
    ("NumberRangeModel", "numberrange"),
    ("OrdinalModel", "ordinal"),
    ("CurrencyModel", "currency"),
    ("DimensionModel", "dimension"),
    ("TemperatureModel", "temperature"),
    ("AgeModel", "age"),
];

/// The Duckling dimensions that are about numbers.
const DIMENSIONS: &[&str] = &["Numeral", "Ordinal", "AmountOfMoney", "Distance", "Quantity", "Temperature", "Volume"];

/// The cases that contradict our conventions: id and reason, tab between, one a line.
const CONTRADICTIONS: &str = include_str!("contradictions.tsv");

/// What one model's cases gave.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    right: usize,
    spurious: usize,
    missed: usize,
    values: usize,
    cases: usize,
    listed: usize,
}

impl Score {
    fn line(&self, name: &str) {
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 };
        let (p, r) = (share(self.right, self.right + self.spurious), share(self.right, self.right + self.missed));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        println!(
            "{name:20} P {p:6.2}  R {r:6.2}  F1 {f1:6.2}   right values {:6.2} ({}/{})   cases {:4}, {:3} listed as contrary",
            share(self.values, self.right + self.missed),
            self.values,
            self.right + self.missed,
            self.cases,
            self.listed,
        );
    }
}

/// Prints precision, recall, F1 and right values for every suite found in `dir`; lists each miss with `errors`.
pub fn run(dir: &Path, errors: bool) -> Outcome {
    let contrary: BTreeSet<&str> =
        CONTRADICTIONS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').next()).collect();
    let resources = Resources::default();
    let file = |name: &str| {
        let path = dir.join(name);
        let text = std::fs::read_to_string(&path);
        if text.is_err() {
            println!("skipped: {} is not there", path.display());
        }
        text.ok()
    };
    if let Some(text) = file("recognizers-text.dev.jsonl") {
        println!("Recognizers-Text, English");
        let mut scores: BTreeMap<usize, Score> = BTreeMap::new();
        for case in cases(&text)? {
            let sub = case["sub"].as_str().unwrap_or_default();
            let Some(model) = MODELS.iter().position(|(m, _)| sub.ends_with(&format!("/{m}.json"))) else { continue };
            recognizers(&case, MODELS[model].1, &resources, &contrary, scores.entry(model).or_default(), errors);
        }
        for (model, score) in &scores {
            score.line(MODELS[*model].0);
        }
    }
    if let Some(text) = file("duckling.dev.jsonl") {
        println!("\nDuckling, English");
        let mut scores: BTreeMap<usize, Score> = BTreeMap::new();
        for case in cases(&text)? {
            let sub = case["sub"].as_str().unwrap_or_default();
            let Some(dimension) = DIMENSIONS.iter().position(|d| *d == sub) else { continue };
            duckling(&case, sub, &resources, &contrary, scores.entry(dimension).or_default(), errors);
        }
        for (dimension, score) in &scores {
            score.line(DIMENSIONS[*dimension]);
        }
    }
    println!("\nNumber words");
    for name in ["numerizer.json", "text2num-rs-en.json", "quantulum3-spellout.json"] {
        if let Some(text) = file(name) {
            let json: Json = serde_json::from_str(&text).map_err(|e| format!("{name}: {e}"))?;
            spelt::run(name, &json, &resources, &contrary, errors);
        }
    }
    Ok(())
}

fn cases(text: &str) -> Result<Vec<Json>, String> {
    text.lines().map(|line| serde_json::from_str(line).map_err(|e| format!("not a case: {e}"))).collect()
}

/// Whether two numbers written in text are equal, as the suites compare them.
fn equal(gold: &str, found: &str) -> bool {
    let number = |t: &str| t.trim_end_matches('%').replace(',', "").parse::<f64>().ok();
    match (number(gold), number(found)) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-8 + 1e-5 * a.abs(),
        _ => gold.eq_ignore_ascii_case(found),
    }
}

fn recognizers(
    case: &Json,
    kind: &str,
    resources: &Resources,
    contrary: &BTreeSet<&str>,
    score: &mut Score,
    errors: bool,
) {
    let (id, text) = (case["id"].as_str().unwrap_or_default(), case["text"].as_str().unwrap_or_default());
    if contrary.contains(id) {
        score.listed += 1;
        return;
    }
    score.cases += 1;
    let analysis = annotate(text, resources, &Options::default());
    let mut found = export::recognizers(text, &analysis.annotations, kind);
    let points = |f: &Found| {
        let chars = |byte: usize| text[..byte].chars().count() as u64;
        (chars(f.span.start), chars(f.span.end))
    };
    for gold in case["gold"].as_array().into_iter().flatten() {
        let span = (gold["start"].as_u64().unwrap_or(0), gold["end"].as_u64().unwrap_or(0));
        let Some(at) = found.iter().position(|f| points(f) == span) else {
            score.missed += 1;
            if errors {
                println!("  {id} miss {gold} in {text:?}");
            }
            continue;
        };
        let hit = found.swap_remove(at);
        score.right += 1;
        let ok = value_is(&gold["res"], &hit, kind);
        score.values += usize::from(ok);
        if errors && !ok {
            println!("  {id} value {gold} but {hit:?}");
        }
    }
    score.spurious += found.len();
    if errors {
        for f in found {
            println!("  {id} spurious {:?} in {text:?}", &text[f.span.clone()]);
        }
    }
}

/// Whether a found value is the gold result's.
fn value_is(res: &Json, found: &Found, kind: &str) -> bool {
    let value = res["value"].as_str().unwrap_or_default();
    if kind == "numberrange" {
        return value.replace(' ', "") == found.value;
    }
    let unit = match res["unit"].as_str() {
        Some(unit) if !unit.is_empty() => {
            found.units.iter().any(|u| u.eq_ignore_ascii_case(unit))
                || res["isoCurrency"].as_str().is_some_and(|iso| found.units.iter().any(|u| u == iso))
        }
        _ => true,
    };
    let hundredths = matches!(res["unit"].as_str(), Some("Cent" | "Pence" | "Penny"));
    let amount = if hundredths { export::hundred_times(&found.value) } else { found.value.clone() };
    unit && equal(value, &amount)
}

fn duckling(
    case: &Json,
    dimension: &str,
    resources: &Resources,
    contrary: &BTreeSet<&str>,
    score: &mut Score,
    errors: bool,
) {
    let (id, text) = (case["id"].as_str().unwrap_or_default(), case["text"].as_str().unwrap_or_default());
    if contrary.contains(id) {
        score.listed += 1;
        return;
    }
    score.cases += 1;
    let analysis = annotate(text, resources, &Options::default());
    let found = export::duckling(text, &analysis.annotations, dimension);
    let gold = &case["gold"];
    if gold.is_null() {
        score.spurious += usize::from(!found.is_empty());
        return;
    }
    let Some(whole) = found.iter().find(|f| f.span == (0..text.len())) else {
        score.missed += 1;
        if errors {
            println!("  {id} miss {gold} in {text:?}");
        }
        return;
    };
    score.right += 1;
    let units = gold["unit"]
        .as_str()
        .is_none_or(|u| whole.units.iter().any(|w| w == u) || export::convertible(&whole.units, u));
    let same = |key: &str, ours: &Option<String>| match (&gold[key], ours) {
        (Json::Null, None) => true,
        (Json::Null, Some(_)) | (_, None) => false,
        (gold, Some(ours)) => equal(&gold.to_string(), &export::in_unit(ours, &whole.units, gold_unit(case))),
    };
    let bounds = same("from", &whole.lo) && same("to", &whole.hi);
    let amount = whole.lo.is_some() || whole.hi.is_some();
    let one = amount || same("value", &Some(whole.value.clone()));
    let ok = units && one && (!amount || bounds);
    score.values += usize::from(ok);
    if errors && !ok {
        println!("  {id} value {gold} but {whole:?}");
    }
}

fn gold_unit(case: &Json) -> &str {
    case["gold"]["unit"].as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contradictions_name_a_case_and_a_reason() {
        let mut seen = BTreeSet::new();
        for line in CONTRADICTIONS.lines().filter(|l| !l.starts_with('#')) {
            let (id, reason) = line.split_once('\t').expect("id, tab, reason");
            assert!(id.contains(':') && !reason.is_empty() && seen.insert(id), "{line}");
        }
    }

    #[test]
    fn numbers_compare_by_value() {
        assert!(equal("1E-12", "0.000000000001") && equal("0.666666666666667", "0.666666666667"));
        assert!(!equal("12", "13") && !equal("", "12"));
    }
}
