//! Gold articles: names, clusters (B-cubed), numbers with values. The same rules as the `score.py` beside the gold.

use super::tally::Tally;
use super::values::right_value;
use crate::run::Outcome;
use newsmark::export::Report;
use newsmark::text::offsets::OffsetUnit;
use newsmark::value::CivilDate;
use newsmark::{Options, Resources, annotate};
use serde_json::Value as Json;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// A span with a label, code points, half-open.
#[derive(Clone, Debug)]
struct Item {
    span: (u64, u64),
    label: String,
    /// Index of the entity or of the annotation.
    index: usize,
}

/// One gold span: its accepted forms, the main one first; `absorbed` where the alternative covers another mention too.
struct Gold {
    forms: Vec<(Item, bool)>,
    cluster: String,
    json: Json,
}

/// Prints the tables for the gold articles in `dir`.
pub fn run(dir: &Path, resources: &Resources, errors: bool) -> Outcome {
    let mut files: Vec<_> = std::fs::read_dir(dir)
        .map_err(|e| format!("cannot read {}: {e}", dir.display()))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "json") && !p.to_string_lossy().ends_with("compare.json"))
        .collect();
    files.sort();
    let mut kinds: BTreeMap<String, Tally> = BTreeMap::new();
    let mut numbers: BTreeMap<String, Tally> = BTreeMap::new();
    let (mut names, mut spans, mut joint) = (Tally::default(), Tally::default(), Tally::default());
    let mut cubed = BCubed::default();
    for file in &files {
        let text = std::fs::read_to_string(file).map_err(|e| format!("cannot read {}: {e}", file.display()))?;
        let article: Json = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
        let id = article["id"].as_str().unwrap_or_default().to_owned();
        let say = |sort: &str, label: &str, what: &str| {
            if errors {
                println!("  {id} {sort:4} {label:12} {what}");
            }
        };
        let report = report(&article, resources);
        let (found_names, found_numbers) = split(&report);

        let gold = golds(&article["entities"], "label");
        let matched = match_spans(&gold, &found_names, &optional(&article["optional_entities"], "label"), true);
        for (g, hit) in gold.iter().zip(&matched.gold_to_found) {
            let tally = kinds.entry(g.forms[0].0.label.clone()).or_default();
            tally.gold += 1;
            tally.found += usize::from(hit.is_some());
            if hit.is_none() {
                say("miss", &g.forms[0].0.label, &g.json["text"].to_string());
            }
        }
        for (i, item) in found_names.iter().enumerate().filter(|(i, _)| !matched.ignored[*i]) {
            let owner = matched.gold_to_found.iter().position(|hit| hit.is_some_and(|(f, _)| f == i));
            let label = owner.map_or(item.label.clone(), |g| gold[g].forms[0].0.label.clone());
            let tally = kinds.entry(label).or_default();
            tally.predicted += 1;
            tally.right += usize::from(matched.good[i]);
            if !matched.good[i] {
                say("false", &item.label, &format!("{:?}", report.annotations[item.index].text));
            }
        }
        cubed.add(&gold, &matched, &report, &article["merge_ok"]);

        let gold = golds(&article["numbers"], "kind");
        let matched = match_spans(&gold, &found_numbers, &optional(&article["optional_numbers"], "kind"), false);
        let predicted = matched.ignored.iter().filter(|ignored| !**ignored).count();
        let found = matched.gold_to_found.iter().flatten().count();
        let right = matched.good.iter().filter(|good| **good).count();
        spans.add(&Tally { right, predicted, found, gold: gold.len() });
        let mut correct = 0;
        for (g, hit) in gold.iter().zip(&matched.gold_to_found) {
            let kind = &g.forms[0].0.label;
            let tally = numbers.entry(kind.clone()).or_default();
            tally.gold += 1;
            match hit {
                None => say("miss", kind, &g.json["text"].to_string()),
                Some((f, _)) => {
                    let mark = &report.annotations[found_numbers[*f].index];
                    let ok = right_value(&g.json, kind, mark);
                    tally.found += usize::from(ok);
                    correct += usize::from(ok);
                    if !ok {
                        let value = format!("{:?}", mark.value);
                        say("value", kind, &format!("{} gold {} found {value}", g.json["text"], g.json["value"]));
                    }
                }
            }
        }
        joint.add(&Tally { right: correct, predicted, found: correct, gold: gold.len() });
        for (_, item) in found_numbers.iter().enumerate().filter(|(i, _)| !matched.good[*i] && !matched.ignored[*i]) {
            say("false", &item.label, &format!("{:?}", report.annotations[item.index].text));
        }
    }
    println!("names, whole span and kind, {} articles", files.len());
    for (label, tally) in &kinds {
        println!("  {label:14} {tally}");
        names.add(tally);
    }
    println!("  {:14} {names}", "all");
    println!("clusters, B-cubed\n  {cubed}");
    println!("numbers and dates");
    println!("  {:14} {spans}", "span");
    println!("  {:14} {joint}", "span and value");
    for (kind, tally) in &numbers {
        println!("  {kind:14} right {} of {}", tally.found, tally.gold);
    }
    Ok(())
}

/// The product's report on the article, offsets in code points, its publication day as reference date.
fn report(article: &Json, resources: &Resources) -> Report {
    let text = article["text"].as_str().unwrap_or_default();
    let mut options = Options::default();
    options.date.reference = article["published"].as_str().and_then(CivilDate::parse);
    Report::new(None, text, &annotate(text, resources, &options), OffsetUnit::CodePoint)
}

/// The report's names (labels in OntoNotes spelling) and its numbers.
fn split(report: &Report) -> (Vec<Item>, Vec<Item>) {
    let (mut names, mut numbers) = (Vec::new(), Vec::new());
    for (index, mark) in report.annotations.iter().enumerate() {
        let span = (mark.start.into(), mark.end.into());
        let class = newsmark::label::Kind::from_id(&mark.kind).map(|k| k.class());
        match class {
            Some(newsmark::label::Class::Name) => {
                let label = if mark.kind == "work" { "WORK_OF_ART".into() } else { mark.kind.to_uppercase() };
                names.push(Item { span, label, index });
            }
            Some(newsmark::label::Class::Number) => numbers.push(Item { span, label: mark.kind.clone(), index }),
            _ => {}
        }
    }
    (names, numbers)
}

fn golds(list: &Json, label: &str) -> Vec<Gold> {
    let read = |(index, g): (usize, &Json)| {
        let main = Item { span: span(g), label: g[label].as_str().unwrap_or_default().into(), index };
        let mut forms = vec![(main, false)];
        for alt in g["alt"].as_array().into_iter().flatten() {
            let item = Item {
                span: (alt[0].as_u64().unwrap_or(0), alt[1].as_u64().unwrap_or(0)),
                label: alt[2].as_str().unwrap_or_default().into(),
                index,
            };
            forms.push((item, alt.get(3).is_some()));
        }
        Gold { forms, cluster: g["cluster"].as_str().unwrap_or_default().into(), json: g.clone() }
    };
    list.as_array().into_iter().flatten().enumerate().map(read).collect()
}

fn optional(list: &Json, label: &str) -> Vec<Item> {
    let read = |g: &Json| Item { span: span(g), label: g[label].as_str().unwrap_or_default().into(), index: 0 };
    list.as_array().into_iter().flatten().map(read).collect()
}

fn span(g: &Json) -> (u64, u64) {
    (g["start"].as_u64().unwrap_or(0), g["end"].as_u64().unwrap_or(0))
}

struct Matched {
    /// For each gold the prediction that serves it, and whether it absorbs the mention.
    gold_to_found: Vec<Option<(usize, bool)>>,
    good: Vec<bool>,
    /// Predictions on optional spans: neither required nor punished.
    ignored: Vec<bool>,
}

/// Matches exact spans, main forms before alternatives; labels count only where `by_label`.
fn match_spans(gold: &[Gold], found: &[Item], optional: &[Item], by_label: bool) -> Matched {
    let same = |f: &Item, g: &Item| f.span == g.span && (!by_label || g.label == "*" || f.label == g.label);
    let mut out = Matched {
        gold_to_found: vec![None; gold.len()],
        good: vec![false; found.len()],
        ignored: vec![false; found.len()],
    };
    for (g, hit) in gold.iter().zip(&mut out.gold_to_found) {
        *hit = g.forms.iter().find_map(|(form, absorbed)| Some((found.iter().position(|f| same(f, form))?, *absorbed)));
        if let Some((f, _)) = hit {
            out.good[*f] = true;
        }
    }
    for o in optional {
        for (i, _) in found.iter().enumerate().filter(|(_, f)| same(f, o)) {
            out.ignored[i] |= !out.good[i];
        }
    }
    out
}

/// B-cubed precision and recall over gold mentions; a mention that was not found counts as a cluster of its own.
#[derive(Default)]
struct BCubed {
    precision: f64,
    recall: f64,
    mentions: usize,
}

impl BCubed {
    fn add(&mut self, gold: &[Gold], matched: &Matched, report: &Report, merge_ok: &Json) {
        let by_span: HashMap<(u64, u64), u32> =
            report.annotations.iter().filter_map(|m| Some(((m.start.into(), m.end.into()), m.entity?))).collect();
        let mut pairs: Vec<(String, i64)> = Vec::new();
        for (i, g) in gold.iter().enumerate() {
            if matched.gold_to_found[i].is_some_and(|(_, absorbed)| absorbed) {
                continue;
            }
            let entity = g.forms.iter().filter(|(_, absorbed)| !absorbed).find_map(|(f, _)| by_span.get(&f.span));
            pairs.push((g.cluster.clone(), entity.map_or(-1 - i as i64, |&e| e.into())));
        }
        let merges: Vec<Vec<&str>> = merge_ok
            .as_array()
            .into_iter()
            .flatten()
            .map(|m| m.as_array().into_iter().flatten().filter_map(Json::as_str).collect())
            .collect();
        let best = (0..1u32 << merges.len().min(10))
            .map(|choice| {
                let rename = |name: &str| {
                    let taken = merges.iter().enumerate().filter(|(i, _)| choice >> i & 1 == 1);
                    taken.map(|(_, m)| m).find(|m| m.contains(&name)).map_or(name, |m| m[0]).to_owned()
                };
                let renamed: Vec<(String, i64)> = pairs.iter().map(|(g, p)| (rename(g), *p)).collect();
                b_cubed(&renamed)
            })
            .max_by(|a, b| f1(a.0, a.1).total_cmp(&f1(b.0, b.1)));
        if let Some((precision, recall)) = best {
            self.precision += precision;
            self.recall += recall;
            self.mentions += pairs.len();
        }
    }
}

/// Sums over mentions of B-cubed precision and recall.
fn b_cubed(pairs: &[(String, i64)]) -> (f64, f64) {
    let (mut golds, mut founds, mut both) = (HashMap::new(), HashMap::new(), HashMap::new());
    for (g, p) in pairs {
        *golds.entry(g).or_insert(0.0) += 1.0;
        *founds.entry(p).or_insert(0.0) += 1.0;
        *both.entry((g, p)).or_insert(0.0) += 1.0;
    }
    pairs.iter().fold((0.0, 0.0), |(p, r), (g, f)| {
        let shared: f64 = both[&(g, f)];
        (p + shared / founds[f], r + shared / golds[g])
    })
}

fn f1(p: f64, r: f64) -> f64 {
    if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
}

impl std::fmt::Display for BCubed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let n = self.mentions.max(1) as f64;
        let (p, r) = (self.precision / n, self.recall / n);
        let name = "all";
        write!(
            f,
            "{name:14} P {:6.2}  R {:6.2}  F1 {:6.2}   mentions {}",
            100.0 * p,
            100.0 * r,
            100.0 * f1(p, r),
            self.mentions
        )
    }
}
