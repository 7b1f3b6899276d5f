//! Our time expressions in the dress of other tools.
//!
//! Two rules, for spans. A day and the clock time beside it are two marks with us and one with them: neighbours of which
//! one is a day and the other a time of day are joined, their values too. They take the words before a date in ("on",
//! "since", "the"), we leave them out: spans are compared without such words at their head, and without
//! "or later" behind.

use newsmark::detect::Candidate;
use newsmark::detect::date::{DateOptions, detect};
use newsmark::label::Kind;
use newsmark::text::Document;
use newsmark::value::{CivilDate, TimeMod, TimeType, TimeValue, Value};
use std::ops::Range;

/// A time expression as another tool would give it.
#[derive(Clone, Debug)]
pub struct Found {
    /// Bytes, half-open.
    pub span: Range<usize>,
    /// The value as written.
    pub timex: String,
    /// The value with the reference date put in.
    pub resolved: Option<String>,
    /// START, MID, END or a hedge.
    pub modifier: Option<TimeMod>,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimeType,
    /// The rule that read it.
    pub why: String,
}

/// Words at the head of a foreign span that we leave out.
const HEAD: &[&str] = &[
    "about",
    "after",
    "and",
    "any",
    "anytime",
    "approximately",
    "around",
    "as",
    "at",
    "before",
    "beginning",
    "between",
    "by",
    "during",
    "earlier",
    "early",
    "for",
    "from",
    "in",
    "into",
    "late",
    "later",
    "more",
    "no",
    "of",
    "on",
    "or",
    "over",
    "prior",
    "since",
    "some",
    "sometime",
    "starting",
    "than",
    "the",
    "through",
    "throughout",
    "till",
    "time",
    "to",
    "until",
    "within",
    "all",
    "@",
    "less",
];

/// Words at the end of a foreign span that we leave out: "or later", "and after".
const TAIL: &[&str] = &["later", "earlier", "after", "before", "or", "and"];

/// Words that may stand between a day and its clock time.
const JOINTS: &[&str] = &[
    "at", "on", "in", "for", "of", "from", "by", "the", "between", "around", "about", "@", "during", "before", "after",
];

/// The time expressions of `text`, days and clock times joined.
pub fn found(text: &str, reference: Option<CivilDate>, day_first: Option<bool>) -> Vec<Found> {
    let mut candidates = Vec::new();
    detect(&Document::new(text), &DateOptions { reference, day_first }, &mut candidates);
    let mut out: Vec<Found> = Vec::new();
    for c in candidates {
        let Some(next) = single(c) else { continue };
        match out.last_mut().and_then(|last| joined(text, last, &next).map(|j| (last, j))) {
            Some((last, joined)) => *last = joined,
            None => out.push(next),
        }
    }
    out
}

fn single(c: Candidate) -> Option<Found> {
    let why = c.why.join(", ");
    let timed = matches!(c.kind, Kind::Date | Kind::Time | Kind::Duration | Kind::Set);
    match c.value {
        Some(Value::Time(TimeValue { timex, resolved, kind, modifier, .. })) if timed => {
            Some(Found { span: c.span.range(), timex, resolved, modifier, kind, why })
        }
        _ => None,
    }
}

/// One value of a day and a time of day that stand side by side.
fn joined(text: &str, a: &Found, b: &Found) -> Option<Found> {
    let gap = text.get(a.span.end..b.span.start)?;
    let words = gap.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty());
    if !words.into_iter().all(|w| JOINTS.contains(&w.to_ascii_lowercase().as_str())) {
        return None;
    }
    let clock = |f: &Found| f.timex.starts_with('T') && f.kind == TimeType::Time;
    let (day, time) = match (clock(a), clock(b)) {
        (true, false) => (b, a),
        (false, true) => (a, b),
        _ => return None,
    };
    // "8am this morning": the part of the day gives way to the clock time.
    let whole_day = |timex: &str| timex.split_once('T').map_or(timex, |(d, _)| d).to_owned();
    if day.kind == TimeType::Duration || day.timex.contains('/') {
        return None;
    }
    if !one_day(day) {
        return None;
    }
    // "every day at 7pm" is its clock time.
    if day.timex == "P1D" && day.kind == TimeType::Set {
        return Some(Found { span: a.span.start..b.span.end, kind: TimeType::Set, ..time.clone() });
    }
    let afternoon = ["TNI", "TEV", "TAF"].iter().any(|part| day.timex.ends_with(part));
    let put = |day: &str| {
        let day = whole_day(day);
        let clock = |t: &str| if afternoon { later(t) } else { t.to_owned() };
        match time.timex.split_once('/') {
            Some((from, to)) => format!("{day}{}/{day}{}", clock(from), clock(to)),
            None => format!("{day}{}", clock(&time.timex)),
        }
    };
    Some(Found {
        span: a.span.start..b.span.end,
        timex: put(&day.timex),
        resolved: day.resolved.as_deref().map(put),
        modifier: None,
        kind: TimeType::Time,
        why: format!("{} + {}", a.why, b.why),
    })
}

/// Whether it is a day or a part of one, once or again and again: a week has no clock time.
fn one_day(f: &Found) -> bool {
    let date = |t: &str| t.split_once('T').map_or(t, |(d, _)| d).to_owned();
    let resolved = f.resolved.as_deref().map(date).is_some_and(|d| d.len() == 10 && !d.contains('W'));
    let written = date(&f.timex);
    resolved || f.timex == "P1D" || written.starts_with("XXXX-WXX-") || written.len() == 10
}

/// A clock time of the second half of the day: "T08" of this evening is "T20".
fn later(clock: &str) -> String {
    match clock.get(1..3).and_then(|h| h.parse::<u32>().ok()) {
        Some(hour @ 1..=11) => format!("T{}{}", hour + 12, clock.get(3..).unwrap_or("")),
        _ => clock.to_owned(),
    }
}

/// `span` of `text` without connecting words at its head, and without blanks and stops at its end.
pub fn core(text: &str, mut span: Range<usize>) -> Range<usize> {
    loop {
        let rest = text.get(span.clone()).unwrap_or("");
        let lead = rest.len() - rest.trim_start_matches([' ', ',', '\n', '(']).len();
        if lead > 0 {
            span.start += lead;
            continue;
        }
        let word = rest.split([' ', ',', '\n']).next().unwrap_or("");
        if word.is_empty() || word.len() == rest.len() || !HEAD.contains(&word.to_ascii_lowercase().as_str()) {
            break;
        }
        span.start += word.len();
    }
    let mut rest = text.get(span.clone()).unwrap_or("");
    loop {
        rest = rest.trim_end_matches([' ', ',', '.', '\n', '!', '?', ')']);
        let Some((before, word)) = rest.rsplit_once(' ') else { break };
        if !TAIL.contains(&word) {
            break;
        }
        rest = before;
    }
    span.start..span.start + rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_its_clock_time_become_one() {
        let text = "They met on 3 May 2024 at 6.30pm.";
        let all = found(text, None, None);
        assert_eq!(all.len(), 1);
        assert_eq!(&text[all[0].span.clone()], "3 May 2024 at 6.30pm");
        assert_eq!(all[0].timex, "2024-05-03T18:30");
        assert_eq!(&text[core(text, 8..33)], "3 May 2024 at 6.30pm");
    }
}
