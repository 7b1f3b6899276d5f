//! Lengths of time: "two and a half years", "72-hour", "just over three weeks", and what they measure from now.

use super::expr::{Base, DayPart, Unit, When};
use super::lexicon::Lex;
use super::scan::{Found, Meaning, Scan};
use super::year::found;
use crate::label::Kind;
use crate::value::{Decimal, Modifier, NumberValue, TimeType, TimeValue};
use std::fmt::Write;

/// How many of a unit, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    Exact(i64),
    /// "three to four".
    Range(i64, i64),
    /// "several", "a few".
    Vague,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub amount: Amount,
    pub unit: Unit,
    /// Up to three smaller units added to it: "two hours and 17 minutes".
    pub rest: [Option<(i64, Unit)>; 3],
    pub hedge: Modifier,
}

impl Length {
    pub(super) const fn new(amount: Amount, unit: Unit) -> Self {
        Self { amount, unit, rest: [None; 3], hedge: Modifier::Exact }
    }

    /// The TIMEX3 value and the number in it.
    pub(super) fn value(&self) -> TimeValue {
        let (_, factor, _) = self.unit.iso();
        let decimal = |milli: i64| Decimal::new(i128::from(milli) * i128::from(factor), 3);
        let mut quantity = NumberValue { unit: Some(self.unit.code()), modifier: self.hedge, ..NumberValue::default() };
        let timex = match self.amount {
            Amount::Exact(milli) => {
                let (amount, unit) = self.total(milli).unwrap_or((decimal(milli), self.unit.code()));
                quantity.unit = Some(unit);
                match self.hedge {
                    Modifier::AtLeast | Modifier::MoreThan => {
                        quantity.lo = Some(amount);
                        quantity.lo_incl = self.hedge == Modifier::AtLeast;
                    }
                    Modifier::AtMost | Modifier::LessThan => {
                        quantity.hi = Some(amount);
                        quantity.hi_incl = self.hedge == Modifier::AtMost;
                    }
                    _ => quantity.amount = Some(amount),
                }
                self.iso(milli)
            }
            Amount::Range(lo, hi) => {
                quantity.lo = Some(decimal(lo));
                quantity.hi = Some(decimal(hi));
                (quantity.lo_incl, quantity.hi_incl) = (true, true);
                quantity.modifier = Modifier::Between;
                format!("{}/{}", self.iso(lo), self.iso(hi))
            }
            Amount::Vague => {
                quantity.modifier = Modifier::Vague;
                let (letter, _, time) = self.unit.iso();
                format!("P{}X{letter}", if time { "T" } else { "" })
            }
        };
        TimeValue { timex, resolved: None, kind: TimeType::Duration, modifier: None, quantity: Some(quantity) }
    }

    /// With smaller units added, the sum in the smallest.
    fn total(&self, milli: i64) -> Option<(Decimal, &'static str)> {
        let (_, smallest) = self.rest.iter().flatten().last()?;
        let of = |unit: Unit| -> Option<i64> {
            Some(match unit {
                Unit::Second => 1,
                Unit::Minute => 60,
                Unit::Hour => 3600,
                Unit::Day => 86_400,
                Unit::Week => 7 * 86_400,
                _ => return None,
            })
        };
        let months = |unit: Unit| match unit {
            Unit::Month => Some(1),
            Unit::Year => Some(12),
            _ => None,
        };
        let each = |f: &dyn Fn(Unit) -> Option<i64>| -> Option<i64> {
            let mut sum = milli.checked_mul(f(self.unit)?)?;
            for (n, unit) in self.rest.iter().flatten() {
                sum = sum.checked_add(n.checked_mul(f(*unit)?)?)?;
            }
            Some(sum / f(*smallest)?)
        };
        let sum = each(&of).or_else(|| each(&months))?;
        Some((Decimal::new(sum.into(), 3), smallest.code()))
    }

    /// ISO 8601, a half of a year, hour or minute turned into the smaller unit.
    fn iso(&self, milli: i64) -> String {
        let (_, factor, _) = self.unit.iso();
        let mut date = String::new();
        let mut time = String::new();
        let mut put = |milli: i64, unit: Unit| {
            let (letter, _, is_time) = unit.iso();
            let out = if is_time { &mut time } else { &mut date };
            // Writing to a String does not fail.
            let _ = write!(out, "{}{letter}", Decimal::new(milli.into(), 3));
        };
        let whole = milli.saturating_mul(factor);
        let rest = whole % 1000;
        let smaller = match self.unit {
            Unit::Year => Some((Unit::Month, 12)),
            Unit::Hour => Some((Unit::Minute, 60)),
            Unit::Minute => Some((Unit::Second, 60)),
            _ => None,
        };
        match smaller.filter(|(_, n)| rest != 0 && (rest * n) % 1000 == 0) {
            Some((unit, n)) => {
                if whole >= 1000 {
                    put(whole - rest, self.unit);
                }
                put(rest * n, unit);
            }
            None => put(whole, self.unit),
        }
        for (n, unit) in self.rest.iter().flatten() {
            put(n.saturating_mul(unit.iso().1), *unit);
        }
        if time.is_empty() { format!("P{date}") } else { format!("P{date}T{time}") }
    }
}

/// Largest count that a length of time is read with.
const MOST: i64 = 100_000_000;

/// A count at token `i` in thousandths and the token behind it: digits or words, "two and a half", "half a", "a".
pub(super) fn count(s: &Scan<'_, '_>, i: usize) -> Option<(Amount, usize)> {
    if let Some(found) = fraction(s, i) {
        return Some(found);
    }
    let (milli, end) = match s.lex(i) {
        Lex::Figure | Lex::Dotted => {
            let milli = digits(s.text(i))?;
            // "2 1/2"
            if !s.glued(i + 1)
                && let Some((Amount::Exact(part), end)) = fraction(s, i + 1).filter(|_| s.lex(i + 1) == Lex::Figure)
            {
                return Some((Amount::Exact(milli + part), end));
            }
            // "2½"
            if s.mark(i + 1, b'h') && s.glued(i + 1) { (milli + small(s.text(i + 1)), i + 2) } else { (milli, i + 1) }
        }
        Lex::Mark(b'h') => (small(s.text(i)), i + 1),
        Lex::Number(n) => {
            let mut n = i64::from(n);
            let mut end = i + 1;
            let at = end + usize::from(s.mark(end, b'-') && s.glued(end));
            if let (20.., Lex::Number(ones @ 1..=9)) = (n, s.lex(at)) {
                n += i64::from(ones);
                end = at + 1;
            }
            while let Lex::Power(p @ 2..=3) = s.lex(end) {
                n = n.saturating_mul(10i64.pow(p.into()));
                end += 1;
                let at = end + usize::from(s.lex(end) == Lex::And);
                if let Lex::Number(more) = s.lex(at) {
                    n = n.saturating_add(more.into());
                    end = at + 1;
                    let at = end + usize::from(s.mark(end, b'-') && s.glued(end));
                    if let (20.., Lex::Number(ones @ 1..=9)) = (more, s.lex(at)) {
                        n = n.saturating_add(ones.into());
                        end = at + 1;
                    }
                }
                if n > MOST {
                    return None;
                }
            }
            (n * 1000, end)
        }
        Lex::A => match s.lex(i + 1) {
            Lex::Couple => return Some((Amount::Exact(2000), i + 2 + usize::from(s.lex(i + 2) == Lex::Of))),
            Lex::Few => return Some((Amount::Vague, i + 2)),
            Lex::Dozen => return Some((Amount::Exact(12_000), i + 2)),
            Lex::Power(2) => return Some((Amount::Exact(100_000), i + 2)),
            Lex::Power(3) => return Some((Amount::Exact(1_000_000), i + 2)),
            // "a half-hour fight": the article belongs to the fight.
            Lex::Half if s.mark(i + 2, b'-') => return None,
            Lex::Half => return half(s, i + 1),
            Lex::Quarter => return half(s, i + 1),
            _ => (1000, i + 1),
        },
        Lex::Half | Lex::Quarter => return half(s, i),
        Lex::Vague => return Some((Amount::Vague, i + 1)),
        Lex::Few => return Some((Amount::Vague, i + 1)),
        Lex::Couple => return Some((Amount::Exact(2000), i + 1 + usize::from(s.lex(i + 1) == Lex::Of))),
        _ => return None,
    };
    if milli > MOST * 1000 {
        return None;
    }
    // "two and a half", "two-and-a-half"
    let dash = usize::from(s.mark(end, b'-') && s.glued(end));
    if s.lex(end + dash) == Lex::And {
        let mut at = end + dash + 1 + dash;
        if s.lex(at) == Lex::A {
            at += 1 + dash;
        }
        let article = at > end + 1 + dash * 2;
        match s.lex(at) {
            Lex::Half if article => return Some((Amount::Exact(milli + 500), at + 1)),
            Lex::Quarter if article => return Some((Amount::Exact(milli + 250), at + 1)),
            _ => {}
        }
    }
    Some((Amount::Exact(milli), end))
}

/// "1/2", "3/4", "three quarters of an" before a unit.
fn fraction(s: &Scan<'_, '_>, i: usize) -> Option<(Amount, usize)> {
    if s.mark(i + 1, b'/') && s.glued(i + 1) && s.glued(i + 2) {
        let ((a, 1), (b, 1)) = (s.figure(i)?, s.figure(i + 2)?) else { return None };
        let milli = i64::from(a) * 1000;
        return (a < b && milli % i64::from(b) == 0).then(|| (Amount::Exact(milli / i64::from(b)), i + 3));
    }
    let at = i + 1 + usize::from(s.mark(i + 1, b'-') && s.glued(i + 1));
    if s.lex(i) == Lex::Number(3) && s.text(at) == "quarters" && s.lex(at + 1) == Lex::Of && s.lex(at + 2) == Lex::A {
        return Some((Amount::Exact(750), at + 3));
    }
    None
}

/// "half a", "half an", "half", "a quarter of a", "three quarters of a" apart.
fn half(s: &Scan<'_, '_>, i: usize) -> Option<(Amount, usize)> {
    let milli = if s.lex(i) == Lex::Half { 500 } else { 250 };
    let mut at = i + 1;
    if s.lex(at) == Lex::Of {
        at += 1;
    }
    if s.lex(at) == Lex::A {
        at += 1;
    } else if milli == 250 {
        return None;
    }
    Some((Amount::Exact(milli), at))
}

fn small(text: &str) -> i64 {
    match text {
        "½" => 500,
        "¼" => 250,
        _ => 750,
    }
}

/// Digits with thousands separators or a decimal part, in thousandths.
fn digits(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.len() > 3 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut n = 0i64;
    for (k, group) in whole.split(',').enumerate() {
        if group.is_empty()
            || !group.bytes().all(|b| b.is_ascii_digit())
            || k > 0 && group.len() != 3
            || group.len() > 9
        {
            return None;
        }
        n = n.checked_mul(if k > 0 { 1000 } else { 1 })?.checked_add(group.parse().ok()?)?;
        if n > MOST {
            return None;
        }
    }
    let mut milli = 0;
    for k in 0..3 {
        milli = milli * 10 + part.as_bytes().get(k).map_or(0, |b| i64::from(b - b'0'));
    }
    Some(n * 1000 + milli)
}

/// The unit at token `i`, one filler word before it allowed, and the token behind it.
fn unit(s: &Scan<'_, '_>, i: usize) -> Option<(Unit, usize)> {
    let directed = matches!(s.before(i, 2), Lex::Last | Lex::Past | Lex::Next | Lex::Coming);
    let mut at = i;
    let stretch =
        matches!(s.lex(at), Lex::Past | Lex::Next | Lex::Coming | Lex::Last) && matches!(s.lex(at + 1), Lex::Units(_));
    if s.lex(at) == Lex::Filler && s.is_word(at) || stretch {
        at += 1;
    }
    let dash = s.mark(at, b'-') && s.glued(at) && s.glued(at + 1);
    if dash {
        at += 1;
    }
    if s.line_start(at) {
        return None;
    }
    let found = match s.lex(at) {
        Lex::Unit(unit) | Lex::Units(unit) => unit,
        // "the past three quarters"; alone, "three quarters" is a fraction.
        Lex::Quarter if directed && s.text(at) == "quarters" => Unit::Quarter,
        Lex::Part(DayPart::Night) => Unit::Night,
        Lex::Special if s.text(at) == "h" && s.glued(at) => Unit::Hour,
        Lex::Ordinal(2) if dash || i >= 1 && matches!(s.before(i, 1), Lex::Number(1)) => Unit::Second,
        _ => return None,
    };
    // "3.5 min." and "5 sec" only behind figures.
    let short = matches!(s.text(at), "min" | "sec" | "hr" | "yr" | "wk" | "MIN" | "SEC");
    (!short || matches!(s.before(i, 1), Lex::Figure | Lex::Dotted | Lex::Mark(_))).then_some((found, at + 1))
}

/// A length at token `i` and the token behind it, whatever stands around it.
pub(super) fn read(s: &Scan<'_, '_>, i: usize) -> Option<(Length, usize)> {
    let (mut amount, mut at) = count(s, i)?;
    if s.lex(i) == Lex::A && s.text(at) == "long" {
        return None;
    }
    // "three to four weeks", "10-15 minutes", "eight or nine minutes"
    if let Amount::Exact(lo) = amount
        && matches!(s.lex(at), Lex::To | Lex::Or | Lex::Mark(b'-') | Lex::And)
        && !matches!(s.lex(at + 1), Lex::A | Lex::Half)
        && (s.lex(at) != Lex::And || s.before(i, 1) == Lex::Between)
        && !matches!(s.text(at), "until" | "till" | "through")
        && let Some((Amount::Exact(hi), behind)) = count(s, at + 1)
        && lo < hi
        && unit(s, behind).is_some()
    {
        (amount, at) = (Amount::Range(lo, hi), behind);
    }
    let (base, mut end) = unit(s, at)?;
    let mut length = Length::new(amount, base);
    let hyphened = s.mark(at, b'-');
    if let Amount::Exact(milli) = amount {
        // "an hour and a half"
        if s.lex(end) == Lex::And
            && (s.lex(end + 1) == Lex::A && s.lex(end + 2) == Lex::Half
                || s.lex(end + 1) == Lex::Half && !s.is_word(end + 2))
        {
            length.amount = Amount::Exact(milli + 500);
            return Some((length, end + 2 + usize::from(s.lex(end + 1) == Lex::A)));
        }
        // "two hours and 17 minutes", "1 year, 2 months and 3 days"
        let mut last = base;
        for slot in &mut length.rest {
            let joined = matches!(s.lex(end), Lex::And | Lex::Mark(b','));
            let next = end + usize::from(joined) + usize::from(s.mark(end, b',') && s.lex(end + 1) == Lex::And);
            if hyphened || s.line_start(next) {
                break;
            }
            let Some((Amount::Exact(n), behind)) = count(s, next) else { break };
            let Some((smaller, behind)) = unit(s, behind).filter(|(u, _)| *u < last) else { break };
            *slot = Some((n, smaller));
            last = smaller;
            end = behind;
        }
    }
    Some((length, end))
}

/// A duration, or the date that "ago" and "from now" make of it, at token `i`.
pub(super) fn duration(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (mut length, end) = read(s, i)?;
    if s.lex(i) == Lex::Power(2) {
        return None;
    }
    let behind = s.lex(end);
    // An age: "six-month-old", "two years old", "years of age".
    if behind == Lex::Old
        || s.mark(end, b'-') && s.lex(end + 1) == Lex::Old
        || behind == Lex::Of && s.text(end + 1) == "age"
    {
        return None;
    }
    if i > 0 && s.glued(i) && matches!(s.text_before(i, 1), "$" | "£" | "€" | "+" | "." | ":") {
        return None;
    }
    // "a 1-in-50-year event" is a ratio.
    if s.glued(i) && s.before(i, 1) == Lex::Mark(b'-') && s.text_before(i, 2) == "in" {
        return None;
    }
    let (start, hedge) = hedge(s, i);
    length.hedge = hedge;
    let ahead = match behind {
        Lex::Ago => Some((-1, end + 1)),
        _ if s.text(end) == "hence" => Some((1, end + 1)),
        _ if s.text(end) == "from" && matches!(s.text(end + 1), "now" | "today") => Some((1, end + 2)),
        _ => None,
    };
    if let Some((sign, end)) = ahead {
        return Some(from_now(start, end, &length, sign));
    }
    if !stands(s, i, end, &length) {
        return None;
    }
    let start = match (length.amount, s.before(start, 1)) {
        (Amount::Range(..), Lex::Between) => start - 1,
        _ => start,
    };
    Some(Found { start, end, kind: Kind::Duration, meaning: Meaning::Length(length), why: "count and unit of time" })
}

fn from_now(start: usize, end: usize, length: &Length, sign: i32) -> Found {
    let fixed = |milli: i64| i32::try_from(milli / 1000).ok().filter(|_| milli % 1000 == 0 && length.rest[0].is_none());
    // "half an hour ago", "two and a half hours ago"
    let smaller = |milli: i64, count: i64| {
        let sum = milli.checked_mul(count).filter(|sum| sum % 1000 == 0 && length.rest[0].is_none())?;
        i32::try_from(sum / 1000).ok()
    };
    let base = match length.amount {
        // "two weeks and two days ago", in days
        Amount::Exact(milli) if length.rest[0].is_some() => length
            .total(milli)
            .and_then(|(sum, _)| i32::try_from(sum.to_i64()?).ok())
            .zip(length.rest.iter().flatten().last().map(|(_, unit)| *unit)),
        Amount::Exact(milli) => match (fixed(milli), length.unit) {
            (Some(n), unit) => Some((n, unit)),
            (None, Unit::Hour) => smaller(milli, 60).map(|n| (n, Unit::Minute)),
            (None, Unit::Minute) => smaller(milli, 60).map(|n| (n, Unit::Second)),
            // "two and a half years ago"
            (None, Unit::Year) if length.rest[0].is_none() && milli * 12 % 1000 == 0 => {
                i32::try_from(milli * 12 / 1000).ok().map(|n| (n, Unit::Month))
            }
            (None, Unit::Century) => i32::try_from(milli / 10).ok().map(|n| (n, Unit::Year)),
            _ => None,
        },
        _ => None,
    };
    let why = "counted from the reference date";
    match base {
        Some((n, unit)) => {
            let (unit, n) = match unit {
                // A year so many decades ago, not a decade.
                Unit::Decade | Unit::Century | Unit::Millennium => (Unit::Year, n.saturating_mul(unit.iso().1 as i32)),
                Unit::Fortnight => (Unit::Week, n.saturating_mul(2)),
                Unit::Night | Unit::Weekend => (Unit::Day, n),
                other => (other, n),
            };
            let mut when = When::of(Base::Offset { n: n.saturating_mul(sign), unit });
            if length.hedge == Modifier::Approx {
                when.modifier = Some(crate::value::TimeMod::Approx);
            }
            let mut found = found(start, end, when, why);
            if unit < Unit::Day {
                found.kind = Kind::Time;
            }
            found
        }
        None => Found { start, end, kind: Kind::Date, meaning: Meaning::Reference(sign > 0), why },
    }
}

/// Whether a length that nothing else supports stands as a duration of its own.
fn stands(s: &Scan<'_, '_>, i: usize, end: usize, length: &Length) -> bool {
    let before = s.text_before(i, 1);
    match s.lex(i) {
        // "a week" is a rate behind a noun ("5,000 soldiers a week"): only where the words around speak of a stretch.
        Lex::A if end == i + 2 => {
            if matches!(length.unit, Unit::Night | Unit::Weekend | Unit::Second) || s.line_start(i) && s.line_start(end)
            {
                return false;
            }
            // "a day of", "in a year when": a particular one, not a length.
            let particular = s.lex(end) == Lex::Of && length.unit == Unit::Day;
            let led = matches!(
                before.to_ascii_lowercase().as_str(),
                "for"
                    | "in"
                    | "within"
                    | "over"
                    | "during"
                    | "about"
                    | "nearly"
                    | "almost"
                    | "than"
                    | "least"
                    | "under"
                    | "need"
                    | "needs"
                    | "take"
                    | "takes"
                    | "took"
                    | "last"
                    | "lasts"
                    | "lasted"
                    | "spend"
                    | "spent"
                    | "wait"
                    | "waited"
                    | "of"
                    | "just"
                    | "only"
                    | "exactly"
                    | "to"
                    | "once"
                    | "roughly"
                    | "half"
                    | "barely"
            );
            let tail = matches!(s.text(end), "after" | "before" | "later" | "earlier" | "long" | "away");
            (led || tail) && !(particular && before == "in") && !(before == "of" && length.unit < Unit::Day)
        }
        // "one day" means some day.
        Lex::Number(1) if length.unit == Unit::Day && !s.mark(i + 1, b'-') => {
            matches!(before, "in" | "for" | "within" | "after" | "than" | "least" | "just" | "only")
        }
        Lex::Half if end == i + 2 => s.mark(i + 1, b'-') || matches!(length.unit, Unit::Hour | Unit::Day | Unit::Year),
        Lex::Few => matches!(length.amount, Amount::Vague) && before != "very",
        _ => true,
    }
}

/// The hedge before token `i`: where it begins, and what it makes of the number.
pub(super) fn hedge(s: &Scan<'_, '_>, i: usize) -> (usize, Modifier) {
    // Back to what is taken or to the line's beginning, three words at most.
    let room = (0..3.min(i - s.floor.min(i))).take_while(|back| !s.line_start(i - back)).count();
    let word = |back: usize| if back <= room { s.text_before(i, back) } else { "" };
    let same = |text: &str, want: &str| text.eq_ignore_ascii_case(want);
    let (one, two, three) = (word(1), word(2), word(3));
    let (mut taken, found) = if same(one, "than") && (same(two, "more") || same(two, "longer")) {
        (2, if same(three, "no") { Modifier::AtMost } else { Modifier::MoreThan })
    } else if same(one, "than") && (same(two, "less") || same(two, "fewer")) {
        (2, if same(three, "no") { Modifier::AtLeast } else { Modifier::LessThan })
    } else if same(one, "least") && same(two, "at") {
        (2, Modifier::AtLeast)
    } else if same(one, "most") && same(two, "at") || same(one, "to") && same(two, "up") {
        (2, Modifier::AtMost)
    } else if same(one, "to") && same(two, "close") {
        (2, Modifier::Approx)
    } else if same(one, "as") && matches!(two, "many" | "long" | "much") && same(three, "as") {
        (3, Modifier::AtMost)
    } else if same(one, "over")
        && (matches!(two, "just" | "well" | "Just" | "for" | "after" | "of" | "lasted" | "took" | "spent" | "little"))
    {
        (1, Modifier::MoreThan)
    } else if same(one, "under") && !same(two, "from") {
        (1, Modifier::LessThan)
    } else if ["about", "around", "roughly", "approximately", "nearly", "almost", "some"].iter().any(|w| same(one, w)) {
        (1, Modifier::Approx)
    } else if same(one, "exactly") {
        (1, Modifier::Exact)
    } else {
        (0, Modifier::Exact)
    };
    let before = word(taken + 1);
    let grade = match found {
        Modifier::MoreThan | Modifier::LessThan => ["just", "well", "slightly", "little", "far", "much"].as_slice(),
        Modifier::AtLeast | Modifier::AtMost if taken == 2 && same(one, "than") => ["no"].as_slice(),
        _ => [].as_slice(),
    };
    if taken > 0 && grade.iter().any(|w| same(before, w)) {
        taken += 1;
        if same(before, "little") && same(word(taken + 1), "a") {
            taken += 1;
        }
    }
    (i - taken, found)
}
