//! Years, ranges of years, decades, centuries, quarters and halves.

use super::calendar::{century, is_unit_behind, plain_year};
use super::expr::{Base, LAST, Unit, When, Year};
use super::lexicon::Lex;
use super::scan::{Found, Meaning, Scan};
use crate::label::Kind;
use crate::text::Case;

pub(super) fn found(start: usize, end: usize, when: When, why: &'static str) -> Found {
    let kind = if when.is_time() { Kind::Time } else { Kind::Date };
    Found { start, end, kind, meaning: Meaning::When(when), why }
}

/// A year, a range of years or a decade at the figure `i`.
pub(super) fn year(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    if s.glued(i)
        && i > 0
        && (s.is_word(i - 1) || matches!(s.text(i - 1), "$" | "£" | "€" | "#" | "." | ":" | "/" | "+"))
    {
        return None;
    }
    if let Some(found) = decade(s, i) {
        return Some(found);
    }
    if let Some(found) = range(s, i) {
        return Some(found);
    }
    let (year, end) = plain_year(s, i)?;
    // "2024 Q3", "2017-q1"
    let at = end + usize::from(s.mark(end, b'-') && s.glued(end));
    if let Lex::Period(n) = s.lex(at) {
        let known = Year::Known(year);
        let base = if n > 10 { Base::Half { year: known, n: n - 10 } } else { Base::Quarter { year: known, n } };
        return Some(found(i, at + 1, When::of(base), "quarter or half of a year"));
    }
    if s.mark(end, b'-') && s.glued(end) && s.glued(end + 1) && (s.is_word(end + 1) || s.lex(end + 1) == Lex::Figure) {
        return None;
    }
    if s.glued(i)
        && s.before(i, 1) == Lex::Mark(b'-')
        && !matches!(s.before(i, 2), Lex::Mid | Lex::Early | Lex::Late | Lex::End)
    {
        return None;
    }
    if !evidence(s, i, year) {
        return None;
    }
    let why = "year, by the words around it";
    Some(found(i, end, When::of(Base::Year(year)), why))
}

/// "1990s", "the 80s", "'80s".
fn decade(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (n, len) = s.figure(i)?;
    let plural = s.lex(i + 1) == Lex::Plural && s.glued(i + 1)
        || s.possessive(i + 1) && s.glued(i + 1) && s.before(i, 1) == Lex::The
        || s.mark(i + 1, b'\'') && s.glued(i + 1) && s.lex(i + 2) == Lex::Plural && s.glued(i + 2);
    if !plural || n % 10 != 0 {
        return None;
    }
    let end = i + if s.mark(i + 1, b'\'') { 3 } else { 2 };
    let base = match len {
        4 if (1000..2200).contains(&n) => Base::Decade { first: n as i32, full: true },
        2 => {
            let quote = s.glued(i) && s.before(i, 1) == Lex::Mark(b'\'');
            let late = matches!(s.before(i, 1), Lex::Early | Lex::Late | Lex::Mid)
                || s.mark(i.wrapping_sub(1), b'-') && s.before(i, 2) == Lex::Mid;
            if !quote && (s.before(i, 1) != Lex::The && !late || warm(s, i)) {
                return None;
            }
            let start = i - usize::from(quote);
            let base = Base::Decade { first: n as i32, full: false };
            return Some(found(start, end, When::of(base), "decade without its century"));
        }
        _ => return None,
    };
    Some(found(i, end, When::of(base), "decade"))
}

/// "highs in the 80s": a temperature.
fn warm(s: &Scan<'_, '_>, i: usize) -> bool {
    const WORDS: &[&str] =
        &["temperatures", "temperature", "highs", "lows", "high", "low", "mercury", "upper", "lower"];
    (i.saturating_sub(9)..i).any(|at| WORDS.iter().any(|w| s.text(at).eq_ignore_ascii_case(w)))
}

/// "2014-16", "1998–2000", "2019/20", "1998 to 2000", "between 2022 and 2025".
fn range(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (from, len) = s.figure(i)?;
    if len != 4 || !(1000..2200).contains(&from) {
        return None;
    }
    let joint = s.lex(i + 1);
    let tight = s.glued(i + 1) && s.glued(i + 2);
    let words = match joint {
        Lex::Mark(b'-') => !tight,
        Lex::Mark(b'/') if tight => false,
        Lex::To => true,
        Lex::And if s.before(i, 1) == Lex::Between => true,
        _ => return None,
    };
    let (to, to_len) = s.figure(i + 2)?;
    let to = match to_len {
        4 => to,
        2 if !words => from / 100 * 100 + to,
        _ => return None,
    };
    let end = i + 3;
    if to <= from || to >= 2200 || is_unit_behind(s, end) || matches!(joint, Lex::Mark(b'/')) && to != from + 1 {
        return None;
    }
    if s.glued(end) && (s.mark(end, b'-') || s.mark(end, b'/')) && s.glued(end + 1) {
        return None;
    }
    if s.counted(i + 2) && (words || to - from > 300) {
        return None;
    }
    // Without a word that speaks of time, both ends must look like years of our age.
    if !tight && s.before(i, 1) != Lex::From && s.before(i, 1) != Lex::Between && !(1700..2100).contains(&from) {
        return None;
    }
    let mut when = When::of(Base::Year(from as i32));
    when.to = Some(Base::Year(to as i32));
    Some(found(i, end, when, "range of years"))
}

/// Whether the words around say that the figure at `i` is a year and counts nothing.
fn evidence(s: &Scan<'_, '_>, i: usize, year: i32) -> bool {
    let modern = (1800..2100).contains(&year);
    let round = year % 100 == 0;
    let next = s.lex(i + 1);
    // "the 2017 protests" against "the 2000 soldiers"
    if s.counted(i) && (round || !modern || !matches!(s.before(i, 1), Lex::Prep | Lex::From | Lex::The)) {
        return false;
    }
    if matches!(next, Lex::Power(_)) {
        return false;
    }
    let ends = |at: usize| {
        at >= s.len() || s.line_start(at) || !s.is_word(at) && s.lex(at) != Lex::Figure && s.lex(at) != Lex::Dotted
    };
    match s.before(i, 1) {
        Lex::Prep | Lex::From | Lex::Between | Lex::To | Lex::Of => {
            let word = s.text_before(i, 1);
            let sure = matches!(
                word.to_ascii_lowercase().as_str(),
                "in" | "since"
                    | "by"
                    | "during"
                    | "until"
                    | "till"
                    | "circa"
                    | "throughout"
                    | "before"
                    | "after"
                    | "from"
            );
            // "for 2024", "over 2019", "about 1990", "of 1995", "to 2023"
            modern && !(round && s.counted(i)) && (sure || year >= 1900)
                || (sure || word == "of")
                    && (ends(i + 1)
                        || matches!(s.text(i + 1), "as" | "to" | "and" | "by" | "when" | "with" | "for" | "at" | "in"))
        }
        Lex::Mid | Lex::Early | Lex::Late | Lex::Fiscal => true,
        Lex::Mark(b'-') => matches!(s.before(i, 2), Lex::Mid | Lex::Early | Lex::Late | Lex::End),
        Lex::Unit(Unit::Year) => true,
        Lex::Mark(b'(') => modern && (ends(i + 1)),
        Lex::Season(_) | Lex::Last | Lex::This | Lex::Next => modern,
        // "the 2020 election", "his 2019 novel"
        Lex::The
            if s.mark(i + 1, b',') && s.figure(i + 2).is_some_and(|(n, len)| len == 4 && (1900..2100).contains(&n)) =>
        {
            true
        }
        Lex::The | Lex::A => (1900..2050).contains(&year) && s.is_word(i + 1) || year >= 1500 && s.capital(i + 1),
        // "2019, 2020 and 2021"
        Lex::And | Lex::Or | Lex::Mark(b',') => {
            // Back over ", and" to a year that has just been read.
            let mut back = i - 1;
            if s.before(i, 1) != Lex::Mark(b',') && s.before(i, 2) == Lex::Mark(b',') {
                back -= 1;
            }
            back >= 1
                && (1900..2100).contains(&year)
                && s.floor == back
                && s.figure(back - 1).is_some_and(|(_, len)| len == 4)
                && !(round && s.counted(i))
                || s.before(i, 1) == Lex::Mark(b',')
                    && (1900..2100).contains(&year)
                    && ends(i + 1)
                    && s.before(i, 2) == Lex::No
                    && s.lex(i + 1) == Lex::Mark(b',')
                || s.before(i, 1) == Lex::And && (1900..2050).contains(&year) && s.text(i + 1) == "respectively"
        }
        _ => {
            let word = s.text_before(i, 1).to_ascii_lowercase();
            let word = word.as_str();
            let possessive =
                i > 0 && s.possessive(i - 1) || matches!(word, "his" | "her" | "its" | "their" | "our" | "my");
            if possessive && (1900..2050).contains(&year) && s.is_word(i + 1) && !s.counted(i) {
                return true;
            }
            if matches!(
                word,
                "than"
                    | "versus"
                    | "vs"
                    | "vs."
                    | "born"
                    | "founded"
                    | "built"
                    | "opened"
                    | "published"
                    | "released"
                    | "established"
                    | "dated"
                    | "year"
                    | "spring"
                    | "summer"
                    | "onwards"
                    | "back"
                    | "est."
                    | "est"
                    | "as"
                    | "against"
            ) {
                return (1700..2100).contains(&year) && word != "as" && !s.counted(i);
            }
            // "2023 was", "2019's crop": first in its sentence.
            (1900..2050).contains(&year)
                && (s.possessive(i + 1) && !s.glued(i)
                    || s.begins_sentence(i)
                        && matches!(
                            s.text(i + 1),
                            "was" | "is" | "saw" | "will" | "has" | "had" | "brought" | "marked" | "may" | "could"
                        ))
        }
    }
}

/// "fiscal 2024", "the financial year 2023-24", "FY2024", "FY 24".
pub(super) fn fiscal(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let why = "fiscal year";
    if s.lex(i) == Lex::Special {
        let text = s.text(i);
        let digits = text.strip_prefix("FY").or_else(|| text.strip_prefix("fy"))?;
        let (n, end) = if digits.is_empty() {
            let (n, len) = s.figure(i + 1)?;
            (if len == 2 { century(n) } else { i32::try_from(n).ok()? }, i + 2)
        } else {
            let n: u32 = digits.parse().ok()?;
            (if digits.len() == 2 { century(n) } else { i32::try_from(n).ok()? }, i + 1)
        };
        return (1900..2200).contains(&n).then(|| found(i, end, When::of(Base::Year(n)), why));
    }
    let at = i + 1 + usize::from(matches!(s.lex(i + 1), Lex::Unit(Unit::Year)));
    if let Some(range) = range(s, at) {
        return Some(Found { start: i, why, ..range });
    }
    let (year, end) = plain_year(s, at)?;
    Some(found(i, end, When::of(Base::Year(year)), why))
}

/// "week 31", "week 3 of 2027".
pub(super) fn week_number(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let n = s.figure(i + 1).filter(|(n, len)| *len <= 2 && (1..=53).contains(n))?.0;
    if s.case(i) != Case::Lower || is_unit_behind(s, i + 2) || s.counted(i + 1) || s.lex(i + 2) == Lex::Mark(b'-') {
        return None;
    }
    let (year, end) = year_of(s, i + 2);
    let n = u8::try_from(n).ok()?;
    Some(found(i, end, When::of(Base::WeekOf { year, month: None, n }), "week by its number"))
}

/// "the year 2020" is read at "year".
pub(super) fn year_word(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (year, end) = plain_year(s, i + 1).or_else(|| super::calendar::worded_year(s, i + 1))?;
    (s.case(i) == Case::Lower).then(|| found(i, end, When::of(Base::Year(year)), "the word year"))
}

/// "Q3", "Q3 2019", "H1 2024".
pub(super) fn period(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let Lex::Period(n) = s.lex(i) else { return None };
    let (year, end) = year_of(s, i + 1);
    if n > 10 && year == Year::Open {
        return None;
    }
    let base = if n > 10 { Base::Half { year, n: n - 10 } } else { Base::Quarter { year, n } };
    Some(found(i, end, When::of(base), "quarter or half of a year"))
}

/// The year that a quarter, half, week or season belongs to: "of 2024", "2024", "of last year", "of the year", "next year".
pub(super) fn year_of(s: &Scan<'_, '_>, i: usize) -> (Year, usize) {
    let mut at = i;
    if matches!(s.lex(at), Lex::Of | Lex::Mark(b',')) || s.text(at) == "in" {
        at += 1;
    }
    if s.mark(i, b',') && s.lex(at) != Lex::Figure {
        return (Year::Open, i);
    }
    let of = at > i;
    if s.lex(at) == Lex::Fiscal && s.lex(at + 1) == Lex::Figure {
        at += 1;
    } else if s.lex(at) == Lex::Fiscal && s.lex(at + 1) == Lex::Unit(Unit::Year) && s.lex(at + 2) == Lex::Figure {
        at += 2;
    }
    if let Some((year, end)) = plain_year(s, at).filter(|(y, _)| (1500..2200).contains(y)) {
        return (Year::Known(year), end);
    }
    let step = match s.lex(at) {
        Lex::Last => -1,
        Lex::This => 0,
        Lex::Next => 1,
        Lex::The if of && s.lex(at + 1) == Lex::Unit(Unit::Year) => 0,
        _ => return (Year::Open, i),
    };
    if s.lex(at + 1) == Lex::Unit(Unit::Year) { (Year::Counted(step), at + 2) } else { (Year::Open, i) }
}

/// What an ordinal may begin: "third quarter", "the second half of 2026", "19th century", "first week of June",
/// "third Monday in May", "the first three months of 2024".
pub(super) fn ordinal(s: &Scan<'_, '_>, i: usize, n: u8, behind: usize) -> Option<Found> {
    let last = n == LAST && s.lex(i) == Lex::Last;
    let at = behind + usize::from(s.mark(behind, b'-') && s.glued(behind) && s.glued(behind + 1));
    match s.lex(at) {
        Lex::Quarter if (1..=4).contains(&n) && !s.text(at).ends_with('s') => {
            if matches!(s.text(at + 1), "final" | "finals") || s.mark(at + 1, b'-') && s.glued(at + 1) {
                return None;
            }
            let (year, end) = year_of(s, at + 1);
            Some(found(i, end, When::of(Base::Quarter { year, n }), "quarter of a year"))
        }
        Lex::Half if n <= 2 => {
            let (year, end) = year_of(s, at + 1);
            if year != Year::Open {
                return Some(found(i, end, When::of(Base::Half { year, n }), "half of a year"));
            }
            // "the first half of June", "the second half of the 1990s": the part rule puts the rest to it.
            None
        }
        Lex::Unit(Unit::Century) if n >= 1 && !last => {
            let mut when = When::of(Base::Century(n.into()));
            when.modifier = None;
            Some(found(i, at + 1, when, "century"))
        }
        Lex::Unit(Unit::Week) if n <= 5 || last => {
            let of = at + 1;
            if !matches!(s.lex(of), Lex::Of) && s.text(of) != "in" {
                return None;
            }
            if let Some((month, behind)) = super::calendar::month(s, of + 1) {
                let (year, end) = year_of(s, behind);
                return Some(found(i, end, When::of(Base::WeekOf { year, month: Some(month), n }), "week of a month"));
            }
            let (year, end) = year_of(s, of);
            (year != Year::Open)
                .then(|| found(i, end, When::of(Base::WeekOf { year, month: None, n }), "week of a year"))
        }
        Lex::Weekday(day) if n <= 5 || last => {
            let of = at + 1;
            if !matches!(s.lex(of), Lex::Of) && s.text(of) != "in" {
                return None;
            }
            let (month, behind) = super::calendar::month(s, of + 1)?;
            let (year, end) = year_of(s, behind);
            Some(found(i, end, When::of(Base::NthWeekday { year, month, n, day }), "so-manieth weekday of a month"))
        }
        Lex::Number(_) | Lex::Figure if n == 1 || last => months_of_year(s, i, at, last),
        _ => None,
    }
}

/// "the first three months of 2024": from January on; "the last six months of 2023": up to December.
fn months_of_year(s: &Scan<'_, '_>, i: usize, at: usize, last: bool) -> Option<Found> {
    let n = match s.lex(at) {
        Lex::Number(n) => n,
        _ => u8::try_from(s.figure(at)?.0).ok()?,
    };
    if !(2..=11).contains(&n) || s.lex(at + 1) != Lex::Units(Unit::Month) || s.lex(at + 2) != Lex::Of {
        return None;
    }
    let (year, end) = year_of(s, at + 2);
    if year == Year::Open {
        return None;
    }
    let (from, to) = if last { (13 - n, 12) } else { (1, n) };
    let mut when = When::of(Base::Month { year, month: from });
    when.to = Some(Base::Month { year, month: to });
    Some(found(i, end, when, "months of a year"))
}
