//! Suites of phrases by themselves: Duckling's times and lengths, and TimeNorm.

use super::export::{Found, core, found};
use super::length::{falls, lasts, length};
use super::period::{Period, agrees, instant, period};
use super::recognizers::same_timex;
use super::{Score, Suite};
use crate::run::Outcome;
use newsmark::value::{CivilDate, TimeMod, TimeType};
use serde_json::Value as Json;

/// Prints the scores of Duckling's times, its feasts apart, and of its lengths of time.
pub fn duckling(lines: &str, errors: bool) -> Outcome {
    let mut times = Suite::new("Duckling, times", errors);
    let mut feasts = Suite::new("Duckling, feasts", errors);
    let mut lengths = Suite::new("Duckling, lengths", errors);
    for line in lines.lines() {
        let case: Json = serde_json::from_str(line).map_err(|e| format!("duckling.dev.jsonl: {e}"))?;
        let suite = match case["sub"].as_str() {
            Some("Time") if case["gold"]["holiday"].is_string() => &mut feasts,
            Some("Time") => &mut times,
            Some("Duration") => &mut lengths,
            _ => continue,
        };
        let text = case["text"].as_str().unwrap_or("");
        let reference = case["ref"].as_str().and_then(|r| CivilDate::parse(r.get(..10)?));
        let marks = found(text, reference, Some(false));
        let whole = core(text, 0..text.len());
        let mut score = Score::default();
        let mut misses = Vec::new();
        if case["gold"].is_null() {
            score.spurious = marks.len();
            misses.extend(marks.iter().map(|m| format!("spurious {:?} in {text:?}", m.timex)));
        } else if let Some(mark) = marks.iter().find(|m| core(text, m.span.clone()) == whole) {
            score.right = 1;
            score.values = usize::from(duckling_value(text, &case, mark));
            if score.values == 0 {
                misses.push(format!("value {} but {} {:?} of {text:?}", case["gold"], mark.timex, mark.resolved));
            }
        } else {
            score.missed = 1;
            misses.push(format!("miss {text:?}"));
        }
        suite.count(case["id"].as_str().unwrap_or(""), score, &misses);
    }
    times.print();
    feasts.print();
    lengths.print();
    Ok(())
}

/// Whether Duckling's value is ours.
fn duckling_value(text: &str, case: &Json, own: &Found) -> bool {
    let gold = &case["gold"];
    let now = case["ref"].as_str().and_then(|r| instant(r.get(..19)?)).unwrap_or(0);
    if gold["type"] == "duration" {
        let unit = match gold["grain"].as_str() {
            Some("second") => ("T", "S"),
            Some("minute") => ("T", "M"),
            Some("hour") => ("T", "H"),
            Some("day") => ("", "D"),
            Some("week") => ("", "W"),
            Some("month") => ("", "M"),
            Some("quarter") => ("", "Q"),
            _ => ("", "Y"),
        };
        return length(&own.timex) == length(&format!("P{}{}{}", unit.0, gold["value"], unit.1));
    }
    let at = |key: &str| gold[key].as_str().and_then(instant);
    let ours = own.resolved.as_deref().and_then(period);
    if let Some(open) = gold["open"].as_str() {
        // "after 2 pm" is a bound for them; the date alone is our value, the word before it says the direction.
        let Some(bound) = at("from").or(at("to_exclusive")) else { return false };
        let word = text.split(' ').any(|w| match open {
            "after" => matches!(w, "after" | "since" | "from"),
            _ => matches!(w, "before" | "until" | "til" | "till" | "through" | "by"),
        });
        return word && (ours.is_some_and(|p| p.from == bound || p.to == bound) || agrees(&own.timex, bound));
    }
    if let Some(value) = at("value") {
        // They count a length from the very moment and give the instant, we give the day, month or year it falls in.
        let counted = own.timex.starts_with('P') && own.kind == TimeType::Date;
        // A quarter of theirs is any of its three months.
        let months: &[i64] = if gold["grain"] == "quarter" { &[0, 1, 2] } else { &[0] };
        return ours.is_some_and(|p| p.from == value || counted && (p.from..p.to).contains(&value))
            || agrees(&own.timex, value)
            || months.iter().any(|month| falls(text, own, now, value + month * 31 * super::period::DAY));
    }
    let (Some(from), Some(to)) = (at("from"), at("to_exclusive")) else { return false };
    // "early March" is a third of it for them, and a modifier of the whole for us.
    if let (Some(part), Some(p)) = (own.modifier, ours) {
        let inside = p.from <= from && to <= p.to;
        let elsewhere = agrees(&own.timex, from) && agrees(&own.timex, to - 1);
        return match part {
            _ if elsewhere => true,
            TimeMod::Start => inside && from - p.from < p.to - to,
            TimeMod::End => inside && from - p.from > p.to - to,
            TimeMod::Mid | TimeMod::Approx => inside,
        };
    }
    // A season of the calendar begins for them on its astronomical day.
    let season = ["-SP", "-SU", "-FA", "-WI"].iter().any(|s| own.timex.ends_with(s));
    // The end of a range of days or clock times is inclusive in both; a clock time of theirs ends with its minute or hour.
    let ends = |p: Period| {
        let last = own.resolved.as_deref().and_then(|r| r.split_once('/')).and_then(|(_, last)| period(last));
        let grain = if gold["grain"] == "hour" { 3600 } else { 60 };
        p.to == to || last.is_some_and(|l| l.from == to || l.from + grain == to)
    };
    let part = own.timex.ends_with("TMO") || own.timex.ends_with("TNI") || own.timex.ends_with("-WE");
    ours.is_some_and(|p| {
        p.from == from && ends(p)
            || season && (from - p.from) / super::period::DAY < 31 && from >= p.from
            || part && p.from.abs_diff(from) <= 6 * 3600 && p.to.abs_diff(to) <= 4 * 3600
    }) || open_range(&own.timex, from, to)
        || lasts(text, own, now, from, to)
}

/// Whether an open range agrees at both ends.
fn open_range(timex: &str, from: i64, to: i64) -> bool {
    match timex.split_once('/') {
        Some((a, b)) => agrees(a, from) && [to, to - 1, to - 60, to - 3600].into_iter().any(|end| agrees(b, end)),
        None => agrees(timex, from) && agrees(timex, to - 1),
    }
}

/// Prints the score of TimeNorm: blocks of phrases, the first line of each its reference date.
pub fn timenorm(lines: &str, errors: bool) {
    let mut suite = Suite::new("TimeNorm", errors);
    let mut reference = None;
    let mut begins = true;
    for (at, line) in lines.lines().enumerate() {
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
        let lead = "It was so in ";
        let text = format!("{lead}{phrase}.");
        let want = core(&text, lead.len()..text.len());
        let whole = found(&text, reference, Some(false)).into_iter().find(|m| core(&text, m.span.clone()) == want);
        let mut score = Score::default();
        let mut misses = Vec::new();
        match whole {
            Some(own) => {
                let decades = value.strip_prefix('P').and_then(|v| v.strip_suffix("DE")).map(|n| format!("P{n}0Y"));
                score.right = 1;
                score.values = usize::from(same_timex(value, &own) || decades.is_some_and(|d| d == own.timex));
                if score.values == 0 {
                    misses.push(format!("value {value} but {} {:?} of {phrase:?}", own.timex, own.resolved));
                }
            }
            None => {
                score.missed = 1;
                misses.push(format!("miss {phrase:?} {value}"));
            }
        }
        suite.count(&format!("timenorm:{}", at + 1), score, &misses);
    }
    suite.print();
}
