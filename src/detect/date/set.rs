//! Recurring times: "every other Monday", "three times a week", "once every six years", "daily".

use super::expr::{Base, DayPart, Step, Unit, When, Year};
use super::length::{self, Amount, Length};
use super::lexicon::Lex;
use super::scan::{Found, Meaning, Scan};
use crate::label::Kind;
use crate::text::Case;

fn set(start: usize, end: usize, timex: String, why: &'static str) -> Found {
    Found { start, end, kind: Kind::Set, meaning: Meaning::Set { timex, count: None }, why }
}

fn period(n: i64, unit: Unit) -> String {
    Length::new(Amount::Exact(n * 1000), unit).value().timex
}

fn written(base: Base) -> String {
    let mut out = String::new();
    base.write(&mut out);
    out
}

/// What follows "every" or "each" at token `i`.
pub(super) fn every(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let each = s.lex(i) == Lex::Each;
    let why = "recurring time";
    let mut at = i + 1;
    let mut n = 1;
    if s.line_start(at) {
        return None;
    }
    if !each {
        match s.lex(at) {
            Lex::Other => (n, at) = (2, at + 1),
            Lex::Ordinal(k @ 2..=12) => (n, at) = (i64::from(k), at + 1),
            Lex::Figure if s.lex(at + 1) == Lex::Tail => (n, at) = (i64::from(s.figure(at)?.0), at + 2),
            Lex::Filler | Lex::End if s.text(at) == "single" => at += 1,
            _ if s.text(at) == "single" => at += 1,
            _ => {}
        }
    }
    Some(match s.lex(at) {
        Lex::Unit(unit) if unit != Unit::Century || !each => {
            if unit == Unit::Weekend {
                return Some(set(i, at + 1, "XXXX-WXX-WE".into(), why));
            }
            set(i, at + 1, period(n, unit), why)
        }
        Lex::Weekday(day) => {
            let mut end = at + 1;
            if let Lex::Part(_) = s.lex(end) {
                end += 1;
            }
            set(
                i,
                end,
                written(Base::Weekday { day, step: Step::Bare }),
                if n == 2 { "every second weekday" } else { why },
            )
        }
        Lex::Part(part) => {
            let code = match part {
                DayPart::Morning => "TMO",
                DayPart::Afternoon => "TAF",
                DayPart::Evening => "TEV",
                DayPart::Night => "TNI",
            };
            set(i, at + 1, format!("XXXX-XX-XX{code}"), why)
        }
        Lex::Month(month) => set(i, at + 1, written(Base::Month { year: Year::Open, month }), why),
        Lex::Season(season) => set(i, at + 1, written(Base::Season { year: Year::Open, season }), why),
        Lex::Quarter if s.text(at) == "quarter" => set(i, at + 1, period(1, Unit::Quarter), why),
        _ if s.text(at) == "weekday" => set(i, at + 1, "XXXX-WXX-WD".into(), why),
        _ if !each && n == 1 => {
            if let Lex::Few = s.lex(at)
                && let Lex::Units(unit) = s.lex(at + 1)
            {
                return Some(set(i, at + 2, Length::new(Amount::Vague, unit).value().timex, why));
            }
            let (length, end) = length::read(s, at)?;
            if !matches!(s.lex(at), Lex::Figure | Lex::Number(_) | Lex::Couple | Lex::Half) {
                return None;
            }
            set(i, end, length.value().timex, why)
        }
        _ => return None,
    })
}

/// "twice a day", "once every six years", "three times a week": the count ends before token `at`.
pub(super) fn times(s: &Scan<'_, '_>, start: usize, at: usize, count: u32) -> Option<Found> {
    let why = "times in a period";
    let (timex, per, end) = match s.lex(at) {
        Lex::A | Lex::Each => match s.lex(at + 1) {
            Lex::Unit(unit) => (period(1, unit), unit.code(), at + 2),
            Lex::Part(DayPart::Night) => ("P1D".to_owned(), "d", at + 2),
            _ => return None,
        },
        Lex::Frequency(unit) => (period(1, unit), unit.code(), at + 1),
        Lex::Every => {
            let found = every(s, at)?;
            let Meaning::Set { timex, .. } = found.meaning else { return None };
            return Some(Found {
                start,
                end: found.end,
                kind: Kind::Set,
                meaning: Meaning::Set { timex, count: None },
                why,
            });
        }
        _ if s.text(at) == "per" => match s.lex(at + 1) {
            Lex::Unit(unit) => (period(1, unit), unit.code(), at + 2),
            _ => return None,
        },
        _ => return None,
    };
    let count = (count > 0).then_some((count, per));
    Some(Found { start, end, kind: Kind::Set, meaning: Meaning::Set { timex, count }, why })
}

/// "three times a week" at its number.
pub(super) fn number_times(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (amount, end) = length::count(s, i)?;
    if s.lex(end) != Lex::TimesWord {
        return None;
    }
    let n = match amount {
        Amount::Exact(milli) => u32::try_from(milli / 1000).ok()?,
        Amount::Range(..) | Amount::Vague => 0,
    };
    times(s, i, end + 1, n)
}

/// "daily", "weekly": the adverb or adjective, in lower case; in capitals it is often a name.
pub(super) fn frequency(s: &Scan<'_, '_>, i: usize, unit: Unit) -> Option<Found> {
    if s.case(i) != Case::Lower
        || s.mark(i + 1, b'-') && s.glued(i + 1)
        || s.mark(i.wrapping_sub(1), b'-') && s.glued(i)
    {
        return None;
    }
    // "a daily", "the daily Il Piccolo": a newspaper.
    if matches!(s.before(i, 1), Lex::The | Lex::A) && s.capital(i + 1) {
        return None;
    }
    Some(set(i, i + 1, period(1, unit), "recurring time"))
}

/// "two Fridays ago", "three Mondays from now": a day counted in weekdays.
pub(super) fn counted_weekday(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (Amount::Exact(milli), at) = length::count(s, i)? else { return None };
    let Lex::Weekdays(day @ 1..=7) = s.lex(at) else { return None };
    let n = i8::try_from(milli / 1000).ok().filter(|n| (1..=52).contains(n))?;
    let (step, end) = match s.lex(at + 1) {
        Lex::Ago => (Step::Count(-n), at + 2),
        _ if s.text(at + 1) == "from" && s.text(at + 2) == "now" => (Step::Count(n), at + 3),
        _ => return None,
    };
    let when = When::of(Base::Weekday { day, step });
    Some(super::year::found(i, end, when, "weekday counted from the reference date"))
}

/// "Mondays", "weekends", "Mondays to Fridays".
pub(super) fn weekdays(s: &Scan<'_, '_>, i: usize, day: u8) -> Option<Found> {
    let code = |day: u8| match day {
        8 => "XXXX-WXX-WD".to_owned(),
        9 => "XXXX-WXX-WE".to_owned(),
        _ => format!("XXXX-WXX-{day}"),
    };
    if matches!(s.lex(i + 1), Lex::To | Lex::Mark(b'-'))
        && let Lex::Weekdays(to) = s.lex(i + 2)
    {
        return Some(set(i, i + 3, format!("{}/{}", code(day), code(to)), "recurring weekdays"));
    }
    Some(set(i, i + 1, code(day), "recurring weekday"))
}
