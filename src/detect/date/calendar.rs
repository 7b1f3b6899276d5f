//! Dates with a month or in figures: "3 May 2024", "May 3-5", "2024-05-03", "03/05/24".

use super::expr::{Base, Year};
use super::lexicon::Lex;
use super::scan::Scan;
use crate::text::Case;
use crate::value::CivilDate;
use crate::value::calendar::days_in_month;

/// A date or a range of two, and the token behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    pub base: Base,
    pub to: Option<Base>,
    pub end: usize,
    /// Whether it is more than a bare month name, so that no other evidence is needed.
    pub strong: bool,
}

/// The month that token `i` names and the token behind it.
pub(super) fn month(s: &Scan<'_, '_>, i: usize) -> Option<(u8, usize)> {
    match s.lex(i) {
        Lex::Month(m) => Some((m, i + 1)),
        Lex::MonthShort(m) => {
            // "oct." in lower case, where the dot is a token of its own.
            let dot = s.mark(i + 1, b'.') && s.glued(i + 1) && matches!(s.lex(i + 2), Lex::Figure);
            Some((m, i + 1 + usize::from(dot)))
        }
        _ => None,
    }
}

/// A day of the month at token `i`, the token behind it, and whether it has an ordinal ending.
pub(super) fn day(s: &Scan<'_, '_>, i: usize) -> Option<(u8, usize, bool)> {
    match s.lex(i) {
        Lex::Figure => {
            let (n, len) = s.figure(i)?;
            let n = u8::try_from(n).ok().filter(|n| len <= 2 && (1..=31).contains(n))?;
            if s.lex(i + 1) == Lex::Tail && s.glued(i + 1) {
                return Some((n, i + 2, true));
            }
            Some((n, i + 1, false))
        }
        Lex::Ordinal(n) if n <= 31 => Some((n, i + 1, true)),
        Lex::Number(tens @ (20 | 30)) => {
            let at = i + 1 + usize::from(s.mark(i + 1, b'-'));
            match s.lex(at) {
                Lex::Ordinal(n) if n < 10 && tens + n <= 31 => Some((tens + n, at + 1, true)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A year of four digits at token `i` that nothing forbids, and the token behind it.
pub(super) fn plain_year(s: &Scan<'_, '_>, i: usize) -> Option<(i32, usize)> {
    let (n, len) = s.figure(i)?;
    (len == 4 && (1000..=2999).contains(&n) && !is_unit_behind(s, i + 1)).then_some((n as i32, i + 1))
}

/// A year in words at token `i`: "nineteen eighty-four", "two thousand and five", "nineteen hundred"; the token behind it.
pub(super) fn worded_year(s: &Scan<'_, '_>, i: usize) -> Option<(i32, usize)> {
    let Lex::Number(first) = s.lex(i) else { return None };
    let first = i32::from(first);
    let below = |at: usize| -> Option<(i32, usize)> {
        let Lex::Number(n) = s.lex(at) else { return None };
        let behind = at + 1 + usize::from(s.mark(at + 1, b'-') && s.glued(at + 1));
        match (n, s.lex(behind)) {
            (20.., Lex::Number(ones @ 1..=9)) => Some((i32::from(n + ones), behind + 1)),
            _ => Some((i32::from(n), at + 1)),
        }
    };
    let (base, at) = match (first, s.lex(i + 1)) {
        (2, Lex::Power(3)) => (2000, i + 2),
        (11..=19, Lex::Power(2)) => (first * 100, i + 2),
        (13..=20, Lex::Number(n)) if n >= 10 => {
            let (rest, end) = below(i + 1)?;
            return Some((first * 100 + rest, end));
        }
        _ => return None,
    };
    let (rest, end) = below(at + usize::from(s.lex(at) == Lex::And)).unwrap_or((0, at));
    Some((base + rest, end))
}

/// Whether what stands glued or next makes the figure before it no date: "%", "million", ":30".
pub(super) fn is_unit_behind(s: &Scan<'_, '_>, i: usize) -> bool {
    if s.mark(i, b':') && s.glued(i) && s.glued(i + 1) && s.lex(i + 1) == Lex::Figure {
        return true;
    }
    if s.glued(i)
        && (matches!(s.lex(i), Lex::Plural | Lex::Tail) || s.text(i) == "%" || s.is_word(i) && !s.possessive(i))
    {
        return true;
    }
    matches!(
        s.text(i),
        "%" | "percent"
            | "per"
            | "million"
            | "billion"
            | "trillion"
            | "thousand"
            | "euros"
            | "dollars"
            | "pounds"
            | "people"
            | "km"
            | "kg"
            | "miles"
            | "metres"
            | "meters"
            | "tonnes"
            | "tons"
            | "degrees"
    ) || matches!(s.lex(i), Lex::Am | Lex::Pm | Lex::Units(_))
}

/// The year behind a month or day: ", 2024", "2024", "of 2024", "'24".
fn year_behind(s: &Scan<'_, '_>, i: usize) -> Option<(i32, usize)> {
    let comma = s.mark(i, b',');
    let at = i + usize::from(comma || s.lex(i) == Lex::Of || (s.mark(i, b'-') || s.mark(i, b'/')) && s.glued(i));
    if s.mark(at, b'\'') && s.glued(at + 1) {
        let (n, len) = s.figure(at + 1)?;
        return (len == 2).then(|| (century(n), at + 2));
    }
    // "31-Oct-74"
    if at > i
        && (s.mark(i, b'-') || s.mark(i, b'/'))
        && s.glued(at)
        && let Some((n, 2)) = s.figure(at)
        && !(s.mark(at + 1, b'-') && s.glued(at + 1))
        && s.before(i, 2) == s.lex(i)
    {
        return Some((century(n), at + 1));
    }
    let (year, end) = plain_year(s, at).or_else(|| worded_year(s, at))?;
    // "9 March, 1812 GMT" is a time.
    let zone = s.lex(end) == Lex::Zone && s.case(end) == Case::Upper;
    if s.line_start(at) && !comma || comma && s.counted(at) || zone {
        return None;
    }
    Some((year, end))
}

/// The full year of two digits: up to 49 this century.
pub(super) fn century(n: u32) -> i32 {
    (if n < 50 { 2000 + n } else { 1900 + n }) as i32
}

fn with_year(base: Base, year: Option<i32>) -> Base {
    base.with_year(year.map_or(Year::Open, Year::Known))
}

/// Whether the month has that day, 29 February included.
fn exists(month: u8, day: u8) -> bool {
    day <= days_in_month(2000, month)
}

/// The date that begins with the month at `i`: "May 3, 2024", "May 3-5", "February 2022", "May".
pub(super) fn month_first(s: &Scan<'_, '_>, i: usize) -> Option<Point> {
    let (month, behind) = month(s, i)?;
    let mut at = behind;
    let joined = (s.mark(at, b'-') || s.mark(at, b'/')) && s.glued(at) && s.glued(at + 1);
    let ordinal = s.lex(at) == Lex::The || s.mark(at, b',') && day(s, at + 1).is_some_and(|d| d.2);
    at += usize::from(joined || ordinal);
    if let Some((first, mut end, tail)) = day(s, at)
        && exists(month, first)
        && !s.line_start(at)
        && (tail || !is_unit_behind(s, end) && !decimal_tail(s, end))
        && (at == behind || tail || s.lex(at) == Lex::Figure)
    {
        let open = Base::Day { year: Year::Open, month: Some(month), day: first };
        let mut to = None;
        if let Some((last, behind)) = second_day(s, end, first, month) {
            to = Some(Base::Day { year: Year::Open, month: Some(month), day: last });
            end = behind;
        }
        let mut year = None;
        if let Some((y, behind)) = year_behind(s, end) {
            year = Some(y);
            end = behind;
        }
        return Some(Point { base: with_year(open, year), to: to.map(|t| with_year(t, year)), end, strong: true });
    }
    let base = Base::Month { year: Year::Open, month };
    if let Some((y, end)) = year_behind(s, behind) {
        return Some(Point { base: with_year(base, Some(y)), to: None, end, strong: true });
    }
    Some(Point { base, to: None, end: behind, strong: false })
}

/// ".5" or "/7" glued behind a figure: it is no day.
fn decimal_tail(s: &Scan<'_, '_>, i: usize) -> bool {
    s.mark(i, b'/') && s.glued(i)
}

/// The second day of "3-5", "3 to 5", "16 and 17", "2 or 3", later than the first.
fn second_day(s: &Scan<'_, '_>, i: usize, first: u8, m: u8) -> Option<(u8, usize)> {
    let joined = match s.lex(i) {
        Lex::Mark(b'-') | Lex::To => true,
        Lex::And | Lex::Or => false,
        _ => return None,
    };
    let at = i + 1 + usize::from(s.lex(i + 1) == Lex::The);
    let (last, end, tail) = day(s, at)?;
    if last <= first || !exists(m, last) || month(s, end).is_some() || is_unit_behind(s, end) || s.line_start(at) {
        return None;
    }
    // "May 3 and 12 people": a day only where nothing is counted.
    (joined || tail || !s.counted(at)).then_some((last, end))
}

/// The date that begins with the day at `i`: "3 May 2024", "the 3rd of May", "3 to 7 June", "2 or 3 September".
pub(super) fn day_first(s: &Scan<'_, '_>, i: usize) -> Option<Point> {
    // "171-4 dec." is a score.
    if i > 1 && s.glued(i) && s.before(i, 1) == Lex::Mark(b'-') && s.before(i, 2) == Lex::Figure {
        return None;
    }
    let (first, end, _) = day(s, i)?;
    if let Some((m, behind)) = month_behind(s, end) {
        return exists(m, first).then(|| finish(s, first, None, m, behind));
    }
    if !matches!(s.lex(end), Lex::Mark(b'-') | Lex::To | Lex::And | Lex::Or) {
        return None;
    }
    let at = end + 1 + usize::from(s.lex(end + 1) == Lex::The);
    let (last, behind, _) = day(s, at)?;
    let (m, behind) = month_behind(s, behind)?;
    // "3 and 7 June" without "between" names two days; the value is their range all the same.
    (last > first && exists(m, last)).then(|| finish(s, first, Some(last), m, behind))
}

/// The month behind a day: "May", "of May", "day of May", "-May-".
fn month_behind(s: &Scan<'_, '_>, i: usize) -> Option<(u8, usize)> {
    let mut at = i;
    if s.text(at).eq_ignore_ascii_case("day") {
        at += 1;
    }
    if s.lex(at) == Lex::Of || (s.mark(at, b'-') || s.mark(at, b'/')) && s.glued(at) && s.glued(at + 1) {
        at += 1;
    }
    let found = month(s, at)?;
    // "5 may", "10 march" in lower case are verbs as well.
    let verb = s.lex(at) == Lex::Month(5) && s.text(at) == "may" && s.is_word(at + 1);
    (!verb && !s.line_start(at)).then_some(found)
}

fn finish(s: &Scan<'_, '_>, first: u8, last: Option<u8>, month: u8, behind: usize) -> Point {
    let (year, end) = year_behind(s, behind).map_or((None, behind), |(y, end)| (Some(y), end));
    let day = |day| with_year(Base::Day { year: Year::Open, month: Some(month), day }, year);
    Point { base: day(first), to: last.map(day), end, strong: true }
}

/// A date in figures: "2024-05-03", "03/05/24", "3.5.2024", "05-Aug-2016", "2019-aug-1".
pub(super) fn numeric(s: &Scan<'_, '_>, i: usize) -> Option<Point> {
    let strong = |year: i32, month: u32, day: u32, end: usize| {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let base = Base::Day { year: Year::Known(year), month: Some(month), day };
        ((1..=12).contains(&month) && day >= 1 && day <= days_in_month(2000, month)).then_some(Point {
            base,
            to: None,
            end,
            strong: true,
        })
    };
    if s.lex(i) == Lex::Dotted {
        let mut parts = s.text(i).split('.');
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || a.len() > 2 || b.len() > 2 || c.len() != 4 {
            return None;
        }
        // The dotted form is written day first everywhere.
        let year = c.parse().ok().filter(|y| (1900..2100).contains(y))?;
        return strong(year, b.parse().ok()?, a.parse().ok()?, i + 1);
    }
    let (a, a_len) = s.figure(i)?;
    let separator = match s.lex(i + 1) {
        Lex::Mark(m @ (b'-' | b'/')) if s.glued(i + 1) && s.glued(i + 2) => m,
        _ => return None,
    };
    if i > 0
        && s.glued(i)
        && s.before(i, 1) == Lex::Mark(separator)
        && s.floor + 1 != i
        && !point_behind(s, i, separator)
    {
        return None;
    }
    let third = s.mark(i + 3, separator) && s.glued(i + 3) && s.glued(i + 4);
    if let Some((m, _)) = month(s, i + 2).filter(|_| third && a_len == 4) {
        let (d, _) = s.figure(i + 4)?;
        return strong(a as i32, m.into(), d, i + 5);
    }
    let (b, b_len) = s.figure(i + 2)?;
    if !third {
        let month_of = a_len == 4 && b_len == 2 && (1..=12).contains(&b) && (1000..2100).contains(&a);
        // "2014-16" is a range of years.
        return (month_of && b <= a % 100 && separator == b'-').then_some(Point {
            base: Base::Month { year: Year::Known(a as i32), month: b as u8 },
            to: None,
            end: i + 3,
            strong: true,
        });
    }
    let (c, c_len) = s.figure(i + 4)?;
    let end = i + 5;
    if s.glued(end) && s.mark(end, separator) && s.glued(end + 1) && !point_behind(s, end + 1, separator) {
        return None;
    }
    match (a_len, b_len, c_len) {
        (4, 1..=2, 1..=2) if (1000..2200).contains(&a) => strong(a as i32, b, c, end),
        (1..=2, 1..=2, 2 | 4) if separator == b'/' || c_len == 4 => {
            let year =
                if c_len == 4 { i32::try_from(c).ok().filter(|y| (1000..2200).contains(y))? } else { century(c) };
            let day_first = match (a, b) {
                (13.., _) => true,
                (_, 13..) => false,
                _ => s.day_first(),
            };
            if day_first { strong(year, b, a, end) } else { strong(year, a, b, end) }
        }
        _ => None,
    }
}

/// Whether three figures with that separator follow: the second date of "10-1-2018-10-7-2018".
fn point_behind(s: &Scan<'_, '_>, i: usize, separator: u8) -> bool {
    s.mark(i + 1, separator) && s.mark(i + 3, separator) && s.figure(i + 4).is_some() && !s.mark(i + 5, separator)
}

/// A date in figures behind its weekday: where only the other order of day and month falls on that weekday, that one.
pub(super) fn by_weekday(s: &Scan<'_, '_>, i: usize, base: Base, weekday: u8) -> Base {
    let Base::Day { year: Year::Known(y), month: Some(m), day } = base else { return base };
    let figures = s.figure(i).is_some_and(|(_, len)| len <= 2) && s.figure(i + 2).is_some();
    let falls = |m: u8, d: u8| CivilDate::new(y, m, d).is_some_and(|date| date.weekday() == weekday);
    if figures && day <= 12 && !falls(m, day) && falls(day, m) {
        return Base::Day { year: Year::Known(y), month: Some(day), day: m };
    }
    base
}

/// A day without a year in figures, "5/3", where the words around say that it is one.
pub(super) fn short_numeric(s: &Scan<'_, '_>, i: usize) -> Option<Point> {
    let ((a, a_len), (b, b_len)) = (s.figure(i)?, s.figure(i + 2)?);
    if a_len > 2 || b_len > 2 || !s.mark(i + 1, b'/') || !s.glued(i + 1) || !s.glued(i + 2) || is_unit_behind(s, i + 3)
    {
        return None;
    }
    if s.mark(i + 3, b'/') && s.glued(i + 3) || s.counted(i + 2) {
        return None;
    }
    let (month, day) = match (a, b) {
        (13.., _) => (b, a),
        (_, 13..) => (a, b),
        _ if s.day_first() => (b, a),
        _ => (a, b),
    };
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let real = (1..=12).contains(&month) && day >= 1 && day <= days_in_month(2000, month);
    real.then_some(Point {
        base: Base::Day { year: Year::Open, month: Some(month), day },
        to: None,
        end: i + 3,
        strong: true,
    })
}

/// Any full date at token `i`, in figures or with a month.
pub(super) fn point(s: &Scan<'_, '_>, i: usize) -> Option<Point> {
    match s.lex(i) {
        Lex::Month(_) | Lex::MonthShort(_) => month_first(s, i),
        Lex::Figure | Lex::Dotted => numeric(s, i).or_else(|| day_first(s, i)),
        Lex::Ordinal(_) | Lex::Number(_) => day_first(s, i),
        _ => None,
    }
}

/// Whether the text writes the day first in dates like 03/05/24, by its other dates: figures above twelve decide,
/// then whether it writes "3 May" or "May 3"; with no evidence the month comes first.
pub(super) fn evidence(s: &Scan<'_, '_>) -> bool {
    let (mut figures, mut words) = (0i32, 0i32);
    for i in 0..s.len() {
        match s.lex(i) {
            Lex::Mark(b'/') if i > 0 && s.mark(i + 2, b'/') => {
                if let (Some((a, 1..=2)), Some((b, 1..=2))) = (s.figure(i - 1), s.figure(i + 1)) {
                    figures += i32::from(a > 12 && b <= 12) - i32::from(b > 12 && a <= 12);
                }
            }
            Lex::Month(_) | Lex::MonthShort(_) => {
                let short = |at: usize| s.figure(at).is_some_and(|(n, len)| len <= 2 && n <= 31);
                words += i32::from(i > 0 && short(i - 1)) - i32::from(short(i + 1));
            }
            _ => {}
        }
    }
    if figures != 0 { figures > 0 } else { words > 0 }
}
