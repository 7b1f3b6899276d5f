//! Lists of number words with their values: every figure and ordinal of a text, in order.

use super::equal;
use newsmark::detect::number::{Form, figure_at};
use newsmark::label::Kind;
use newsmark::text::Document;
use newsmark::value::Value;
use newsmark::{Options, Resources, annotate};
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// Prints how many texts of one list give just the values expected.
pub fn run(name: &str, list: &Json, resources: &Resources, contrary: &BTreeSet<&str>, errors: bool) {
    let (mut right, mut all, mut listed) = (0, 0, 0);
    for (i, case) in list["cases"].as_array().into_iter().flatten().enumerate() {
        if contrary.contains(format!("{name}:{i}").as_str()) {
            listed += 1;
            continue;
        }
        let text = case["text"].as_str().unwrap_or_default();
        let want = expected(case);
        let got = values(text, resources);
        let ok = want.len() == got.len() && want.iter().zip(&got).all(|(a, b)| equal(a, b));
        all += 1;
        right += usize::from(ok);
        if errors && !ok {
            println!("  {name}:{i} {text:?} want {want:?} got {got:?}");
        }
    }
    println!("{name:26} {right}/{all} right, {listed} listed as contrary");
}

/// The values that the case expects: a list of them, or the numbers in the text that it turns into.
fn expected(case: &Json) -> Vec<String> {
    if let Some(list) = case["expect"].as_array() {
        return list.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect();
    }
    let text = case["expect"].as_str().unwrap_or_default();
    let mut out = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c == ',') {
        let word = word.trim_end_matches(['.', '!', '?']);
        let word = ["st", "nd", "rd", "th", "ths"].iter().find_map(|s| word.strip_suffix(s)).unwrap_or(word);
        if let Some((a, b)) = word.split_once('/')
            && let (Ok(a), Ok(b)) = (a.parse::<f64>(), b.parse::<f64>())
        {
            out.push((a / b).to_string());
        } else if word.parse::<f64>().is_ok() {
            out.push(word.to_owned());
        }
    }
    out
}

/// The values of all figures and ordinals in `text`, in order.
fn values(text: &str, resources: &Resources) -> Vec<String> {
    let doc = Document::new(text);
    let marks = annotate(text, resources, &Options::default()).annotations;
    let mut out = Vec::new();
    let mut i = 0;
    while i < doc.tokens.len() {
        let start = doc.tokens[i].span.start;
        let ordinal = marks.iter().find(|a| a.kind == Kind::Ordinal && a.span.start == start);
        if let Some(a) = ordinal
            && let Some(Value::Number(v)) = &a.value
        {
            out.push(v.amount.map_or(String::new(), |d| d.to_string()));
            i = doc.tokens.partition_point(|t| t.span.start < a.span.end);
            continue;
        }
        match figure_at(&doc, i) {
            Some(figure) if figure.form == Form::Vague => i = figure.tokens.end,
            Some(figure) => {
                let minus = i > 0 && matches!(doc.word(i - 1), "minus" | "negative");
                let value = figure.amount.and_then(|d| if minus { d.checked_neg() } else { Some(d) });
                out.push(value.map_or(String::new(), |d| d.to_string()));
                i = figure.tokens.end;
            }
            None => i += 1,
        }
    }
    out
}
