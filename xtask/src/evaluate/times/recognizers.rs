//! The date and time model of Recognizers-Text: spans in sentences, and their TIMEX values.

use super::export::{Found, core, found};
use super::length::{falls, lasts, length};
use super::period::{Period, instant, period};
use super::{Score, Suite};
use crate::run::Outcome;
use newsmark::text::offsets::{OffsetTable, OffsetUnit};
use newsmark::value::CivilDate;
use serde_json::Value as Json;

/// Prints the score of the date and time cases in `lines`.
pub fn run(lines: &str, errors: bool) -> Outcome {
    let mut suite = Suite::new("Recognizers-Text", errors);
    for line in lines.lines() {
        let case: Json = serde_json::from_str(line).map_err(|e| format!("recognizers-text.dev.jsonl: {e}"))?;
        if !case["sub"].as_str().is_some_and(|s| s.contains("DateTime")) {
            continue;
        }
        let text = case["text"].as_str().unwrap_or("");
        let reference = case["ref"].as_str().and_then(|r| CivilDate::parse(r.get(..10)?));
        let now = case["ref"].as_str().and_then(instant).unwrap_or(0);
        let table = OffsetTable::new(text, OffsetUnit::CodePoint);
        // "EnglishOthers" is the English that writes the day first.
        let day_first = case["sub"].as_str().is_some_and(|s| s.contains("EnglishOthers"));
        let mut marks = found(text, reference, Some(day_first));
        let mut score = Score::default();
        let mut misses = Vec::new();
        for want in case["gold"].as_array().into_iter().flatten() {
            let byte = |key: &str| want[key].as_u64().and_then(|n| Some(table.to_byte(u32::try_from(n).ok()?)));
            let (Some(start), Some(end)) = (byte("start"), byte("end")) else { continue };
            let span = core(text, start as usize..end as usize);
            let Some(at) = marks.iter().position(|m| core(text, m.span.clone()) == span) else {
                score.missed += 1;
                misses.push(format!("miss {:?} in {text:?}", &text[start as usize..end as usize]));
                continue;
            };
            let mark = marks.swap_remove(at);
            score.right += 1;
            if want["res"]["values"].as_array().into_iter().flatten().any(|v| same(text, v, &mark, now)) {
                score.values += 1;
            } else {
                misses.push(format!(
                    "value {} but {} {:?} in {text:?}",
                    want["res"]["values"], mark.timex, mark.resolved
                ));
            }
        }
        score.spurious = marks.len();
        misses.extend(marks.iter().map(|m| format!("spurious {:?} in {text:?}", &text[m.span.clone()])));
        suite.count(case["id"].as_str().unwrap_or(""), score, &misses);
    }
    suite.print();
    Ok(())
}

/// Whether a value of the suite says the same as ours: as written, or by the days that it covers.
fn same(text: &str, want: &Json, own: &Found, now: i64) -> bool {
    let timex = want["timex"].as_str().unwrap_or("");
    let at = |key: &str| want[key].as_str().and_then(instant);
    let counted = match (at("value"), at("start"), at("end")) {
        (Some(value), ..) => falls(text, own, now, value),
        (None, Some(from), Some(to)) => lasts(text, own, now, from, to),
        _ => length(timex).is_some() && length(timex) == length(&own.timex),
    };
    same_timex(timex, own) || covers(want, own) || counted
}

/// Whether their resolved value is our resolved one: the same day or time, or the same first and last.
fn covers(want: &Json, own: &Found) -> bool {
    let Some(Period { from, to }) = own.resolved.as_deref().and_then(period) else { return false };
    let at = |key: &str| want[key].as_str().and_then(instant);
    match (at("value"), at("start"), at("end")) {
        (Some(value), ..) => value == from,
        // The end of a range is the first day after it, or its last day where two days are named.
        (None, Some(start), Some(end)) => {
            let last = own.resolved.as_deref().and_then(|r| r.split_once('/')).and_then(|(_, t)| period(t));
            start == from && (end == to || last.is_some_and(|l| l.from == end))
        }
        _ => false,
    }
}

/// Whether a foreign TIMEX says the same as our value, as written or resolved.
pub fn same_timex(timex: &str, own: &Found) -> bool {
    let ours = [Some(own.timex.as_str()), own.resolved.as_deref()];
    ours.into_iter()
        .flatten()
        .any(|own| plain(own) == plain(timex) || range(own).is_some_and(|r| Some(r) == foreign_range(timex)))
}

/// A clock time without needless minutes, a season without its open year, their "every weekend" as ours.
fn plain(timex: &str) -> String {
    let timex = match timex {
        "P1WD" => "XXXX-WXX-WD",
        "P1WE" => "XXXX-WXX-WE",
        other => other,
    };
    let timex = timex.strip_prefix("XXXX-XX-XX").filter(|rest| rest.starts_with('T')).unwrap_or(timex);
    let season = matches!(timex, "XXXX-SU" | "XXXX-SP" | "XXXX-FA" | "XXXX-WI");
    let timex = if season { &timex[5..] } else { timex };
    let timex = timex.strip_suffix(":00").filter(|t| t.contains('T')).unwrap_or(timex);
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
        4 if t.bytes().all(|b| b.is_ascii_digit()) => format!("{t}-01-01"),
        7 if !t.contains('T') => format!("{t}-01"),
        _ => plain(t),
    };
    if let Some((from, to)) = timex.split_once('/') {
        return Some((first(from), first(to)));
    }
    let date = |second: i64| CivilDate::from_day_number(second.div_euclid(super::period::DAY)).map(|d| d.to_string());
    let Period { from, to } = period(timex).filter(|_| !timex.contains('T'))?;
    Some((date(from)?, date(to)?))
}
