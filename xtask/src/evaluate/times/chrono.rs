//! chrono's English tests: a text, the piece of it that is a date, and the parts of its start and end.

use super::export::{Found, core, found};
use super::length::falls;
use super::period::{agrees, midnight, period};
use super::{Score, Suite};
use crate::run::Outcome;
use newsmark::value::CivilDate;
use serde_json::Value as Json;

/// Parsers of the suite that are not its English one.
const FOREIGN: &[&str] = &["custom", "chrono.fr"];

/// Prints the score of the cases in `text`; a case's id is its file and line, "#2" and so on behind its second.
pub fn run(text: &str, errors: bool) -> Outcome {
    let json: Json = serde_json::from_str(text).map_err(|e| format!("chrono.json: {e}"))?;
    let mut suite = Suite::new("chrono", errors);
    let (mut before, mut n) = (String::new(), 1);
    for case in json["cases"].as_array().into_iter().flatten() {
        let line = format!("chrono:{}:{}", case["file"].as_str().unwrap_or(""), case["line"]);
        n = if line == before { n + 1 } else { 1 };
        let id = if n == 1 { line.clone() } else { format!("{line}#{n}") };
        before = line;
        if case["parser"].as_str().is_some_and(|p| FOREIGN.contains(&p)) {
            continue;
        }
        let text = case["text"].as_str().unwrap_or("");
        let reference = case["ref_js"].as_str().and_then(js_date);
        let now = reference.map_or(0, |(day, second)| midnight(day) + second);
        let mut marks = found(text, reference.map(|(day, _)| day), Some(case["parser"] == "chrono.en.GB"));
        let mut score = Score::default();
        let mut misses = Vec::new();
        let want = &case["expect"];
        if !want.is_null() {
            // Where the suite names no piece, any mark that begins the answer serves.
            let span = want["text"].as_str().and_then(|piece| {
                let at = text.find(piece)?;
                Some(core(text, at..at + piece.len()))
            });
            let at = marks.iter().position(|m| span.as_ref().is_none_or(|s| core(text, m.span.clone()) == *s));
            match at {
                Some(at) => {
                    let mark = marks.remove(at);
                    score.right = 1;
                    score.values = usize::from(same(want, &mark) || counted(text, want, &mark, now));
                    if score.values == 0 {
                        misses.push(format!("value {want} but {} {:?} in {text:?}", mark.timex, mark.resolved));
                    }
                }
                None => {
                    score.missed = 1;
                    misses.push(format!("miss {} in {text:?}", want["text"]));
                }
            }
        }
        score.spurious = marks.len();
        misses.extend(marks.iter().map(|m| format!("spurious {:?} in {text:?}", &text[m.span.clone()])));
        suite.count(&id, score, &misses);
    }
    suite.print();
    Ok(())
}

/// Whether start and end, as far as our value is fine enough to say them, are ours.
fn same(want: &Json, own: &Found) -> bool {
    let (first, last) = own.timex.split_once('/').unwrap_or((&own.timex, ""));
    let resolved = own.resolved.as_deref().map(|r| r.split_once('/').unwrap_or((r, "")));
    let (start, end) = (&want["start"], &want["end"]);
    let begins = side(start, want["start_js_date"].as_str(), first, resolved.map(|r| r.0));
    let named = !end.is_null() || want["end_js_date"].is_string();
    begins && (!named || last.is_empty() || side(end, want["end_js_date"].as_str(), last, resolved.map(|r| r.1)))
}

/// Whether our length, counted from `now`, ends where the suite says.
fn counted(text: &str, want: &Json, own: &Found, now: i64) -> bool {
    let js = want["start_js_date"].as_str().and_then(js_date).map(|(day, second)| midnight(day) + second);
    let part = |key: &str, or: i64| want["start"][key].as_i64().unwrap_or(or);
    let named = || {
        let today = CivilDate::from_day_number(now.div_euclid(super::period::DAY))?;
        let day = CivilDate::new(
            i32::try_from(part("year", today.year.into())).ok()?,
            u8::try_from(part("month", today.month.into())).ok()?,
            u8::try_from(part("day", today.day.into())).ok()?,
        )?;
        let second = now.rem_euclid(super::period::DAY);
        let hour = part("hour", second / 3600);
        Some(midnight(day) + hour * 3600 + part("minute", second / 60 % 60) * 60 + part("second", second % 60))
    };
    js.or_else(named).is_some_and(|at| falls(text, own, now, at))
}

/// One side: the parts that are named, else the whole date.
fn side(parts: &Json, js: Option<&str>, timex: &str, resolved: Option<&str>) -> bool {
    let date = js.and_then(js_date).map(|(day, second)| midnight(day) + second);
    let ours = resolved.and_then(period);
    let fine = |timex: &str| timex.contains('T');
    if let Some(at) = date {
        let counted = timex.starts_with('P');
        let noon = |p: super::period::Period| (p.from..p.to).contains(&at) && (counted || !fine(timex) || p.from == at);
        let part =
            timex.get(timex.find('T').map_or(0, |t| t + 1)..).is_some_and(|t| t.starts_with(char::is_alphabetic));
        return ours.is_some_and(|p| noon(p) || part && (p.from..p.to).contains(&at)) || agrees(timex, at);
    }
    let named = |key: &str| parts[key].as_i64();
    let Some(value) = ours.and_then(|p| Some((CivilDate::from_day_number(p.from.div_euclid(super::period::DAY))?, p)))
    else {
        // Without a day: the clock time alone.
        let hour = timex.split_once('T').and_then(|(_, c)| c.get(..2)?.parse::<i64>().ok());
        let minute = timex.split_once(':').and_then(|(_, c)| c.get(..2)?.parse::<i64>().ok()).unwrap_or(0);
        return parts.is_null()
            || hour.is_some()
                && named("hour").is_none_or(|h| hour == Some(h))
                && named("minute").is_none_or(|m| m == minute)
            || open_day(parts, timex);
    };
    let (day, p) = value;
    let days = (p.to - p.from) / super::period::DAY;
    let year = named("year").is_none_or(|y| y == i64::from(day.year));
    let month = days > 31 || named("month").is_none_or(|m| m == i64::from(day.month));
    let date = days > 1 || named("day").is_none_or(|d| d == i64::from(day.day));
    let second = p.from.rem_euclid(super::period::DAY);
    let hour = !fine(timex)
        || named("hour").is_none_or(|h| (p.from..p.to).contains(&(p.from - second + h * 3600)) || h == second / 3600);
    let minute = !timex.contains(':') || named("minute").is_none_or(|m| m == second / 60 % 60);
    year && month && date && hour && minute || open_day(parts, timex)
}

/// Whether the day that is named agrees with a value open as to its year or week.
fn open_day(parts: &Json, timex: &str) -> bool {
    let part = |key: &str| parts[key].as_i64();
    let day = (|| {
        CivilDate::new(
            i32::try_from(part("year")?).ok()?,
            u8::try_from(part("month")?).ok()?,
            u8::try_from(part("day").unwrap_or(1)).ok()?,
        )
    })();
    day.is_some_and(|d| {
        agrees(timex, midnight(d) + part("hour").unwrap_or(0) * 3600 + part("minute").unwrap_or(0) * 60)
            || timex.split_once('T').is_none() && agrees(timex, midnight(d))
    })
}

/// The day, and the seconds into it, of "2012, 8 - 1, 10, 12", of "Tue Aug 2 2022", of "2024-09-10T12:00:00".
fn js_date(text: &str) -> Option<(CivilDate, i64)> {
    let text = text.trim_matches('"');
    if let Some(day) = text.get(..10).and_then(CivilDate::parse) {
        return Some((day, 0));
    }
    let mut numbers = text.split(',').map(|part| {
        let (n, less) = part.split_once(" - ").unwrap_or((part, "0"));
        Some(n.trim().parse::<i64>().ok()? - less.trim().parse::<i64>().ok()?)
    });
    if let (Some(year), Some(month)) = (numbers.next().flatten(), numbers.next().flatten()) {
        let day = numbers.next().flatten().unwrap_or(1);
        let mut clock = [0; 3];
        for (slot, n) in clock.iter_mut().zip(numbers) {
            *slot = n?;
        }
        let first = CivilDate::new(i32::try_from(year).ok()?, 1, 1)?.add_months(month)?;
        return Some((first.add_days(day - 1)?, clock[0] * 3600 + clock[1] * 60 + clock[2]));
    }
    const MONTHS: &[&str] = &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let words: Vec<&str> = text.split(' ').collect();
    let at = words.iter().position(|w| MONTHS.contains(w))?;
    let month = MONTHS.iter().position(|m| *m == words[at])? + 1;
    let number = |at: usize| words.get(at).and_then(|w| w.parse::<i32>().ok());
    let day = CivilDate::new(number(at + 2)?, u8::try_from(month).ok()?, u8::try_from(number(at + 1)?).ok()?)?;
    Some((day, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_javascript_counts_months_from_nought() {
        let day = |text: &str| js_date(text).map(|(d, s)| (d.to_string(), s));
        assert_eq!(day("2012, 7, 10, 12, 30"), Some(("2012-08-10".into(), 45_000)));
        assert_eq!(day("2013, 1 - 1, 9"), Some(("2013-01-09".into(), 0)));
        assert_eq!(day("\"Tue Aug 2 2022\""), Some(("2022-08-02".into(), 0)));
        assert_eq!(day("2012"), None);
    }
}
