//! Time expressions against two foreign suites: Recognizers-Text (spans and values) and TimeNorm (phrases and values).
//!
//! Recognizers-Text joins a day and its clock time into one span and takes prepositions in; Newsmark marks the pieces
//! without them. Such cases are counted apart as "other borders": the same pieces, and nothing but connecting words
//! between them.

use crate::run::Outcome;
use newsmark::detect::Candidate;
use newsmark::detect::date::{DateOptions, detect};
use newsmark::text::Document;
use newsmark::text::offsets::{OffsetTable, OffsetUnit};
use newsmark::value::{CivilDate, TimeValue, Value};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::path::Path;

/// Words that may stand between the pieces of one foreign span.
const BETWEEN: &[&str] = &[
    "at",
    "on",
    "in",
    "for",
    "of",
    "from",
    "by",
    "between",
    "before",
    "after",
    "since",
    "until",
    "till",
    "the",
    "to",
    "and",
    "around",
    "within",
    "through",
    "during",
    "no",
    "later",
    "earlier",
    "than",
    "as",
    "late",
    "early",
    "or",
    "starting",
    "beginning",
    "any",
    "time",
    "next",
    "this",
    "prior",
    "about",
    "all",
];

/// Prints one line for each suite that lies in `folder`.
pub fn run(folder: &Path) -> Outcome {
    if let Ok(text) = std::fs::read_to_string(folder.join("recognizers-text.dev.jsonl")) {
        recognizers(&text)?;
    }
    if let Ok(text) = std::fs::read_to_string(folder.join("timenorm.train.tsv")) {
        timenorm(&text);
    }
    Ok(())
}

fn times(text: &str, reference: Option<CivilDate>) -> Vec<Candidate> {
    let mut found = Vec::new();
    detect(&Document::new(text), &DateOptions { reference, day_first: None }, &mut found);
    found
}

/// Cases that contradict our conventions: id, tab, reason.
const CONTRARY: &str = include_str!("times.tsv");

fn recognizers(lines: &str) -> Outcome {
    let contrary: BTreeSet<&str> = CONTRARY.lines().filter_map(|l| l.split_once('\t')).map(|(id, _)| id).collect();
    let mut listed = 0;
    let (mut gold, mut found, mut exact, mut borders, mut right) = (0, 0, 0, 0, 0);
    for line in lines.lines() {
        let case: Json = serde_json::from_str(line).map_err(|e| format!("recognizers-text.dev.jsonl: {e}"))?;
        if !case["sub"].as_str().is_some_and(|s| s.contains("DateTime")) {
            continue;
        }
        if case["id"].as_str().is_some_and(|id| contrary.contains(id)) {
            listed += 1;
            continue;
        }
        let text = case["text"].as_str().unwrap_or("");
        let reference = case["ref"].as_str().and_then(|r| CivilDate::parse(r.get(..10)?));
        let table = OffsetTable::new(text, OffsetUnit::CodePoint);
        let marks: Vec<(u32, u32, TimeValue)> = times(text, reference)
            .into_iter()
            .filter_map(|c| match c.value {
                Some(Value::Time(v)) => Some((table.from_byte(c.span.start), table.from_byte(c.span.end), v)),
                _ => None,
            })
            .collect();
        found += marks.len();
        for want in case["gold"].as_array().into_iter().flatten() {
            gold += 1;
            let bounds = (want["start"].as_u64().unwrap_or(0) as u32, want["end"].as_u64().unwrap_or(0) as u32);
            if let Some((.., value)) = marks.iter().find(|(start, end, _)| (*start, *end) == bounds) {
                exact += 1;
                let values = want["res"]["values"].as_array().into_iter().flatten();
                right += usize::from(values.filter_map(|v| v["timex"].as_str()).any(|timex| same(timex, value)));
            } else if same_pieces(text, bounds, &marks) {
                borders += 1;
            }
        }
    }
    println!(
        "recognizers-text, dates and times: {gold} gold, {found} found; {exact} with the same borders (value right {right}), \
         {borders} with other borders, {} missed; {listed} cases listed as contrary",
        gold - exact - borders
    );
    Ok(())
}

/// Whether the marks inside the foreign span leave nothing of it but connecting words.
fn same_pieces(text: &str, (start, end): (u32, u32), marks: &[(u32, u32, TimeValue)]) -> bool {
    let inside: Vec<_> = marks.iter().filter(|(s, e, _)| *s < end && start < *e).collect();
    let rest: String = text
        .chars()
        .zip(0u32..)
        .filter(|(_, at)| (start..end).contains(at))
        .map(|(c, at)| if inside.iter().any(|(s, e, _)| (*s..*e).contains(&at)) { ' ' } else { c })
        .collect();
    let words = rest.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    !inside.is_empty() && words.into_iter().all(|w| BETWEEN.contains(&w.to_ascii_lowercase().as_str()))
}

/// Whether a foreign TIMEX says the same as our value, as written or resolved.
fn same(timex: &str, value: &TimeValue) -> bool {
    let ours = [Some(value.timex.as_str()), value.resolved.as_deref()];
    ours.into_iter()
        .flatten()
        .any(|own| plain(own) == plain(timex) || range(own).is_some_and(|r| Some(r) == foreign_range(timex)))
}

/// A clock time without needless minutes, a season without its open year.
fn plain(timex: &str) -> String {
    let timex = timex.strip_prefix("XXXX-XX-XX").filter(|rest| rest.starts_with('T')).unwrap_or(timex);
    let season = matches!(timex, "XXXX-SU" | "XXXX-SP" | "XXXX-FA" | "XXXX-WI");
    let timex = if season { &timex[5..] } else { timex };
    timex.strip_suffix(":00").filter(|t| t.contains('T')).unwrap_or(timex).to_owned()
}

/// First and last day of "(2014-01-01,2018-01-01,P4Y)".
fn foreign_range(timex: &str) -> Option<(String, String)> {
    let mut parts = timex.strip_prefix('(')?.split(',');
    Some((plain(parts.next()?), plain(parts.next()?)))
}

/// The same of our "2014/2018", "2024-Q3", "199".
fn range(timex: &str) -> Option<(String, String)> {
    let first = |t: &str| match t.len() {
        4 => format!("{t}-01-01"),
        7 => format!("{t}-01"),
        _ => plain(t),
    };
    if let Some((from, to)) = timex.split_once('/') {
        return Some((first(from), first(to)));
    }
    if let Some((year, quarter)) = timex.split_once("-Q") {
        let quarter: u32 = quarter.parse().ok()?;
        let next = year.parse::<u32>().map_or_else(|_| year.to_owned(), |y| (y + u32::from(quarter == 4)).to_string());
        return Some((format!("{year}-{:02}-01", quarter * 3 - 2), format!("{next}-{:02}-01", quarter % 4 * 3 + 1)));
    }
    match timex.len() {
        2 => timex.parse::<u32>().ok().map(|c| (format!("{c}00-01-01"), format!("{}00-01-01", c + 1))),
        3 => timex.parse::<u32>().ok().map(|d| (format!("{d}0-01-01"), format!("{}0-01-01", d + 1))),
        _ => None,
    }
}

fn timenorm(lines: &str) {
    let (mut total, mut spans, mut right) = (0, 0, 0);
    let mut reference = None;
    let mut begins = true;
    for line in lines.lines() {
        let mut fields = line.split('\t');
        let (Some(phrase), Some(_), Some(value)) = (fields.next(), fields.next(), fields.next()) else {
            begins = true;
            continue;
        };
        if begins {
            reference = value.get(..10).and_then(CivilDate::parse);
            begins = false;
            continue;
        }
        total += 1;
        let text = format!("It was so in {phrase}.");
        let (start, end) = ("It was so in ".len() as u32, text.len() as u32);
        let whole = times(&text, reference).into_iter().find(|c| c.span.start == start && c.span.end + 1 >= end);
        if let Some(Value::Time(own)) = whole.and_then(|c| c.value) {
            spans += 1;
            let decades = value.strip_prefix('P').and_then(|v| v.strip_suffix("DE")).map(|n| format!("P{n}0Y"));
            right += usize::from(same(value, &own) || decades.is_some_and(|d| d == own.timex));
        }
    }
    println!("timenorm, phrases by themselves: {total}; {spans} read whole, value right {right}");
}
