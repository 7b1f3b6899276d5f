//! Lengths of time. "In two weeks" and "the past fortnight" are lengths with us; other tools count them from the
//! reference time at once. Here our length is counted so, in the direction that the words around it give.

use super::export::Found;
use super::period::{DAY, midnight};
use newsmark::value::CivilDate;

/// Words that turn the count back.
const BACK: &[&str] = &["ago", "last", "past", "previous", "earlier", "preceding"];

/// A length in its smallest terms, so that 90 minutes are an hour and a half: tenths of months and of seconds.
pub fn length(timex: &str) -> Option<(i64, i64)> {
    let rest = timex.strip_prefix('P')?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    let rest = rest.strip_prefix("T-").map_or_else(|| rest.to_owned(), |r| format!("T{r}"));
    let (mut months, mut seconds) = (0_i64, 0_i64);
    let mut number = String::new();
    let mut clock = false;
    for c in rest.chars() {
        match c {
            'T' => clock = true,
            '0'..='9' | '.' => number.push(c),
            _ => {
                let (whole, part) = number.split_once('.').unwrap_or((&number, "0"));
                let part = format!("{part:0<2}");
                let n = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part.get(..2)?.parse().ok()?)?;
                let (slot, factor) = match (clock, c) {
                    (false, 'Y') => (&mut months, 12),
                    (false, 'Q') => (&mut months, 3),
                    (false, 'M') => (&mut months, 1),
                    (false, 'W') => (&mut seconds, 7 * DAY),
                    (false, 'D') => (&mut seconds, DAY),
                    (true, 'H') => (&mut seconds, 3600),
                    (true, 'M') => (&mut seconds, 60),
                    (true, 'S') => (&mut seconds, 1),
                    _ => return None,
                };
                *slot = n.checked_mul(factor)?.checked_add(*slot)?;
                number.clear();
            }
        }
    }
    number.is_empty().then_some((months, seconds))
}

/// The second that lies a length, forward or back, from `from`.
fn moved(from: i64, (months, seconds): (i64, i64), sign: i64) -> Option<i64> {
    let day = CivilDate::from_day_number(from.div_euclid(DAY))?.add_months(months / 100 * sign)?;
    (midnight(day) + from.rem_euclid(DAY)).checked_add(seconds.checked_div(100)?.checked_mul(sign)?)
}

fn sign(text: &str, own: &Found) -> i64 {
    let from = text[..own.span.start].rfind(['.', ';']).map_or(0, |at| at + 1);
    let words = text[from..own.span.end].split(' ').rev().take(8);
    let behind = text[own.span.end..].split_whitespace().next().unwrap_or("");
    let back = own.timex.contains('-')
        || matches!(behind, "earlier" | "before" | "ago")
        || words.into_iter().any(|w| BACK.contains(&w.to_ascii_lowercase().as_str()));
    if back { -1 } else { 1 }
}

/// The smallest unit that the length is counted in.
fn unit(timex: &str) -> i64 {
    match (timex.contains('T'), timex.chars().last()) {
        (true, Some('S')) => 1,
        (true, Some('M')) => 60,
        (true, _) => 3600,
        (false, Some('D')) => DAY,
        (false, Some('W')) => 7 * DAY,
        (false, Some('M')) => 31 * DAY,
        _ => 366 * DAY,
    }
}

/// Whether our length, counted from `now`, ends at the instant `at`, in its own unit: within the same year, the same month,
/// or less than a week, day, hour away.
pub fn falls(text: &str, own: &Found, now: i64, at: i64) -> bool {
    let Some(end) = length(&own.timex).and_then(|l| moved(now, l, sign(text, own))) else { return false };
    let day = |second: i64| CivilDate::from_day_number(second.div_euclid(DAY));
    let (Some(a), Some(b)) = (day(end), day(at)) else { return false };
    match unit(&own.timex) {
        size if size <= 7 * DAY => end.abs_diff(at) < size.unsigned_abs() || end == at,
        size => a.year == b.year && (a.month == b.month || size > 31 * DAY),
    }
}

/// Whether `from` to `to` is our length, beside `now` on the side that the words give.
pub fn lasts(text: &str, own: &Found, now: i64, from: i64, to: i64) -> bool {
    let near = |at: i64| at.abs_diff(now) <= unit(&own.timex).unsigned_abs();
    let beside = if sign(text, own) > 0 { near(from) } else { near(to) };
    beside && length(&own.timex).and_then(|l| moved(from, l, 1)) == Some(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_compare_by_what_they_last() {
        assert_eq!(length("PT90M"), length("PT1.5H"));
        assert_eq!(length("P2Y"), length("P24M"));
        assert_eq!(length("P1.25Y"), length("P15M"));
        assert_eq!(length("P-2W"), length("P14D"));
        assert_ne!(length("P1M"), length("PT1M"));
        assert_eq!(length("2014"), None);
        assert_eq!(length("PXW"), None);
    }
}
