//! Dates, times, durations and sets.
//!
//! A hand-written grammar over classified tokens: one pass, every rule looks a bounded number of tokens ahead and back.
//! `calendar`, `year`, `relative`, `clock`, `length` (durations), `set` and `holiday` read; `affix` adds what stands
//! before a date, `range` joins two; `tense` and `anchor` put the reference date in; `expr` says what was written.

mod affix;
mod anchor;
mod calendar;
mod clock;
mod dateline;
mod expr;
mod holiday;
mod length;
mod lexicon;
mod lunar;
mod range;
mod relative;
mod scan;
mod set;
mod tense;
mod words;
mod year;

pub use dateline::dateline;

use self::anchor::{Anchor, Tense};
use self::expr::{Base, Step, Unit, When, Year};
use self::lexicon::Lex;
use self::scan::{Found, Meaning, Scan};
use super::{Candidate, Source};
use crate::label::Kind;
use crate::text::{Case, Document};
use crate::value::{CivilDate, Decimal, NumberValue, TimeMod, TimeType, TimeValue, Value};
use std::borrow::Cow;

/// What the date detector is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateOptions {
    /// The day that relative dates are counted from; without it only absolute dates are resolved.
    pub reference: Option<CivilDate>,
    /// The order of 03/05/24: day first (`true`), month first (`false`), or by the text's own evidence (`None`).
    pub day_first: Option<bool>,
}

/// Appends a candidate for every date, time, duration and set, in text order.
pub fn detect(doc: &Document<'_>, options: &DateOptions, out: &mut Vec<Candidate>) {
    let mut s = Scan::new(doc, options.day_first);
    let mut found: Vec<(Found, Tense)> = Vec::new();
    let mut i = 0;
    while i < s.len() {
        if matches!(
            s.lex(i),
            Lex::No | Lex::Mark(_) | Lex::Prep | Lex::And | Lex::To | Lex::Of | Lex::On | Lex::At | Lex::From
        ) && !s.mark(i, b'h')
        {
            i += 1;
            continue;
        }
        s.move_to(i);
        match at(&s, i) {
            Some((f, tense)) => {
                let f = affix::extend(&s, f);
                let tense = tense.unwrap_or_else(|| tense::tense(&s, f.start, f.end));
                s.floor = f.end;
                i = f.end.max(i + 1);
                found.push((f, tense));
            }
            None => i += 1,
        }
    }
    range::join(&s, &mut found);
    emit(&s, &found, options.reference, out);
}

/// The expression at token `i`, and the direction that its own words give it.
fn at(s: &Scan<'_, '_>, i: usize) -> Option<(Found, Option<Tense>)> {
    let plain = |found: Option<Found>| found.map(|f| (f, None));
    match s.lex(i) {
        Lex::Figure | Lex::Dotted => plain(figure(s, i)),
        Lex::Number(_) => plain(
            year_in_words(s, i)
                .or_else(|| clock::spoken(s, i))
                .or_else(|| clock::clock(s, i))
                .or_else(|| ordinal(s, i))
                .or_else(|| set::number_times(s, i))
                .or_else(|| set::counted_weekday(s, i))
                .or_else(|| length::duration(s, i)),
        ),
        Lex::Ordinal(_) => plain(ordinal(s, i)),
        Lex::Month(_) | Lex::MonthShort(_) => plain(month(s, i)),
        Lex::Weekday(day) | Lex::WeekdayShort(day) => plain(relative::weekday(s, i, day, Step::Bare)),
        Lex::Weekdays(day) => plain(set::weekdays(s, i, day)),
        Lex::RelativeDay(n) => plain(relative::relative_day(s, i, n.into())),
        Lex::Tonight => plain(relative::relative_day(s, i, 0)),
        Lex::Last | Lex::Past | Lex::Next | Lex::Coming | Lex::This => relative::directed(s, i),
        Lex::Unit(Unit::Weekend) => plain(relative::weekend(s, i)),
        Lex::Unit(Unit::Year) => plain(year::year_word(s, i).or_else(|| edge(s, i, Unit::Year))),
        Lex::Unit(Unit::Week) => plain(year::week_number(s, i).or_else(|| edge(s, i, Unit::Week))),
        Lex::Unit(unit) => plain(edge(s, i, unit)),
        Lex::Season(season) => plain(relative::season(s, i, season)),
        Lex::Period(_) => plain(year::period(s, i)),
        Lex::Fiscal | Lex::Special => plain(year::fiscal(s, i)),
        Lex::Decade(first) => plain(decade(s, i, first)),
        Lex::Every | Lex::Each => plain(set::every(s, i)),
        Lex::Times(n) => plain(set::times(s, i, i + 1, n.into())),
        Lex::Frequency(unit) => plain(set::frequency(s, i, unit)),
        Lex::Noon(n) => plain(clock::noon(s, i, n)),
        Lex::Holiday | Lex::Tail => plain(holiday(s, i)),
        Lex::A | Lex::Half | Lex::Quarter => plain(clock::spoken(s, i).or_else(|| length::duration(s, i))),
        Lex::Vague | Lex::Few | Lex::Couple | Lex::Mark(b'h') | Lex::Power(2) => plain(length::duration(s, i)),
        _ => None,
    }
}

/// What begins with digits.
fn figure(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    if let Some(point) = calendar::numeric(s, i) {
        return Some(calendar_range(s, i, point, "date in figures"));
    }
    if let Some(found) = clock::clock(s, i) {
        return Some(found);
    }
    if s.lex(i) == Lex::Figure {
        if let Some(point) = calendar::day_first(s, i) {
            return Some(calendar_range(s, i, point, "day and month"));
        }
        let led = matches!(s.before(i, 1), Lex::On | Lex::Weekday(_) | Lex::WeekdayShort(_) | Lex::From)
            || s.before(i, 1) == Lex::Mark(b',') && matches!(s.before(i, 2), Lex::Weekday(_) | Lex::WeekdayShort(_));
        if led && let Some(point) = calendar::short_numeric(s, i) {
            return Some(calendar_range(s, i, point, "date in figures"));
        }
        if let Some(found) = year::year(s, i) {
            return Some(found);
        }
        if s.lex(i + 1) == Lex::Tail
            && s.glued(i + 1)
            && let Some((n, _)) = s.figure(i)
            && let Ok(n) = u8::try_from(n)
        {
            if let Some(found) = year::ordinal(s, i, n, i + 2) {
                return Some(found);
            }
            // "on the 18th.": a day of the month where nothing is counted.
            let led =
                s.before(i, 1) == Lex::The && matches!(s.text_before(i, 2), "on" | "On" | "until" | "by" | "before");
            let ends =
                !s.is_word(i + 2) || matches!(s.lex(i + 2), Lex::Prep | Lex::And | Lex::At | Lex::To | Lex::From);
            if led && ends && (1..=31).contains(&n) && !s.mark(i + 2, b'-') {
                let base = Base::Day { year: Year::Open, month: None, day: n };
                return Some(year::found(i, i + 2, When::of(base), "day of the month"));
            }
        }
    }
    set::number_times(s, i)
        .or_else(|| set::counted_weekday(s, i))
        .or_else(|| clock::spoken(s, i))
        .or_else(|| length::duration(s, i))
}

/// What begins with an ordinal in words.
fn ordinal(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    if let Some(point) = calendar::day_first(s, i) {
        return Some(calendar_range(s, i, point, "day and month"));
    }
    let (n, behind, tail) = calendar::day(s, i)?;
    if tail { year::ordinal(s, i, n, behind) } else { None }
}

/// "in nineteen eighty-four", where nothing is counted.
fn year_in_words(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    if !matches!(s.text_before(i, 1), "in" | "In" | "since" | "Since" | "of" | "year") {
        return None;
    }
    let (year, end) = calendar::worded_year(s, i)?;
    let ends = !s.is_word(end) || !matches!(s.lex(end), Lex::No | Lex::Units(_) | Lex::Power(_)) || s.line_start(end);
    ends.then(|| year::found(i, end, When::of(Base::Year(year)), "year in words"))
}

/// Persons bear these names too.
const NAMES: &[u8] = &[3, 4, 5, 6, 8];

/// A date that begins with a month.
fn month(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let point = calendar::month_first(s, i)?;
    if matches!(s.lex(i), Lex::Month(5)) && s.capital(i) && s.text(point.end) == "Day" {
        let base = Base::Day { year: Year::Open, month: Some(5), day: 1 };
        return Some(year::found(i, point.end + 1, When::of(base), "holiday"));
    }
    if s.lex(i) == Lex::Month(4) && s.text(point.end) == "Fools" {
        return holiday(s, i);
    }
    let found = calendar_range(s, i, point, "month");
    let range = matches!(found.meaning, Meaning::When(When { to: Some(_), .. }));
    if !point.strong && !range && !bare_month(s, i, point.end) || point.strong && modal(s, i, &point) {
        return None;
    }
    Some(found)
}

/// "may 3" in lower case where "may" is a verb, "Sgt March 2000".
fn modal(s: &Scan<'_, '_>, i: usize, point: &calendar::Point) -> bool {
    matches!(s.lex(i), Lex::Month(5 | 3))
        && s.case(i) == Case::Lower
        && s.is_word(point.end)
        && matches!(point.base, Base::Day { .. })
        && !matches!(s.before(i, 1), Lex::On | Lex::Prep | Lex::From | Lex::To | Lex::Of)
}

/// Whether a month's name with no day and no year stands for the month.
fn bare_month(s: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    let before = s.before(i, 1);
    let led = matches!(
        before,
        Lex::Prep
            | Lex::Of
            | Lex::From
            | Lex::To
            | Lex::Between
            | Lex::Early
            | Lex::Late
            | Lex::Last
            | Lex::Next
            | Lex::This
            | Lex::Mid
    ) || before == Lex::Mark(b'-') && s.before(i, 2) == Lex::Mid
        || matches!(before, Lex::And | Lex::Or | Lex::Mark(b'-') | Lex::Mark(b','))
            && matches!(s.before(i, 2), Lex::Month(_));
    let next = s.text(end);
    let verbal = s.is_word(end) && s.case(end) == Case::Lower && s.lex(end) == Lex::No;
    match s.lex(i) {
        Lex::MonthShort(m) => s.capital(i) && led && (s.text(i).ends_with('.') || m != 3) && !s.capital(end),
        Lex::Month(m) => match s.case(i) {
            Case::Lower => match m {
                3 | 5 | 8 => led && !verbal,
                _ => true,
            },
            _ if !NAMES.contains(&m) => true,
            Case::Upper => led,
            _ => {
                let name_before = s.capital(i.wrapping_sub(1)) && before == Lex::No && !s.line_start(i) && i > 0;
                let name_behind =
                    before != Lex::The && s.capital(end) && s.lex(end) == Lex::No && !led && !s.line_start(end);
                let said = matches!(
                    next,
                    "said" | "says" | "told" | "adds" | "added" | "wrote" | "who" | "herself" | "himself"
                );
                let march = m == 3 && matches!(next, "for" | "of" | "on") && !led;
                let modal = m == 5 && !led && s.begins_sentence(i) && (verbal || s.is_word(end));
                let asked = m == 5 && matches!(next, "I" | "we" | "you");
                let title = matches!(s.text_before(i, 1), "Mr" | "Mrs" | "Ms" | "Dr" | "Mr." | "Mrs." | "Ms." | "Dr.");
                !(name_before || name_behind && m != 3 || said || march || modal || asked || title)
            }
        },
        _ => false,
    }
}

/// A date as read, or the range that it begins: "May 3 to June 5", "April to July", "between 1 April and 31 July".
fn calendar_range(s: &Scan<'_, '_>, i: usize, point: calendar::Point, why: &'static str) -> Found {
    let mut when = When::of(point.base);
    when.to = point.to;
    let mut end = point.end;
    if when.to.is_none() {
        let joined = match s.lex(end) {
            Lex::Mark(b'-') | Lex::To => !matches!(s.text(end), "till" | "until") || s.before(i, 1) == Lex::From,
            Lex::And => s.before(i, 1) == Lex::Between,
            _ => false,
        };
        let at = end + 1 + usize::from(s.lex(end + 1) == Lex::The);
        let same_grain = |a: Base, b: Base| {
            matches!((a, b), (Base::Day { .. }, Base::Day { .. }) | (Base::Month { .. }, Base::Month { .. }))
        };
        if joined
            && !s.line_start(end)
            && !s.line_start(at)
            && let Some(other) = calendar::point(s, at).or_else(|| calendar::short_numeric(s, at))
            && other.to.is_none()
            && same_grain(point.base, other.base)
            && point.base != other.base
            && (other.strong
                || s.capital(at)
                || matches!(s.lex(at), Lex::Month(m) if !NAMES.contains(&m) || s.before(i, 1) == Lex::Between))
        {
            if let (Year::Open, Year::Known(y)) = (point.base.year(), other.base.year()) {
                let wraps = matches!((point.base, other.base), (Base::Month { month: a, .. }, Base::Month { month: b, .. })
                    | (Base::Day { month: Some(a), .. }, Base::Day { month: Some(b), .. }) if a > b);
                when.base = Some(point.base.with_year(Year::Known(y - i32::from(wraps))));
            }
            when.to = Some(other.base);
            let mut end = other.end;
            // "from April to June in 2017"
            if (point.base.year(), other.base.year()) == (Year::Open, Year::Open)
                && s.text(end) == "in"
                && !s.line_start(end)
                && let (Year::Known(y), behind) = year::year_of(s, end)
            {
                when.base = Some(point.base.with_year(Year::Known(y)));
                when.to = Some(other.base.with_year(Year::Known(y)));
                end = behind;
            }
            return year::found(i, end, when, "range of dates");
        }
        // "in March last year", "on 5 May this year"
        if point.base.year() == Year::Open
            && matches!(s.lex(end), Lex::Of | Lex::Last | Lex::This | Lex::Next)
            && !s.line_start(end)
        {
            let (year, behind) = year::year_of(s, end);
            if year != Year::Open {
                when.base = Some(point.base.with_year(year));
                end = behind;
            }
        }
        if matches!(point.base, Base::Day { .. })
            && let Some((part, behind)) = relative::part(s, end)
        {
            when.part = Some(part);
            end = behind;
        }
    }
    year::found(i, end, when, why)
}

/// "the end of the year", "the start of the week": the unit that an edge belongs to.
fn edge(s: &Scan<'_, '_>, i: usize, unit: Unit) -> Option<Found> {
    let the = usize::from(s.before(i, 1) == Lex::The);
    let of = s.before(i, 1 + the) == Lex::Of && matches!(s.before(i, 2 + the), Lex::Begin | Lex::Middle | Lex::End);
    let inside = the == 1
        && s.text_before(i, 2) == "in"
        && matches!(s.text_before(i, 3), "later" | "earlier" | "Earlier" | "Later" | "early" | "late");
    if inside && unit >= Unit::Day && s.floor + 3 <= i {
        let mut when = When::of(Base::Offset { n: 0, unit });
        when.modifier = Some(if s.before(i, 3) == Lex::Late { TimeMod::End } else { TimeMod::Start });
        return Some(year::found(i - 3, i + 1, when, "counted from the reference date"));
    }
    if !of || unit < Unit::Week || s.floor + 3 > i + 1 || s.capital(i) {
        return None;
    }
    // "the end of the year 2020" is read with its year.
    if s.lex(i + 1) == Lex::Figure {
        return None;
    }
    Some(year::found(i - the, i + 1, When::of(Base::Offset { n: 0, unit }), "counted from the reference date"))
}

/// "the nineties", "the eighties"; "in her eighties" is an age.
fn decade(s: &Scan<'_, '_>, i: usize, first: u8) -> Option<Found> {
    let led = s.before(i, 1) == Lex::The
        || matches!(s.before(i, 1), Lex::Early | Lex::Late | Lex::Mid) && s.before(i, 2) == Lex::The
        || s.mark(i.wrapping_sub(1), b'-') && s.before(i, 2) == Lex::Mid;
    led.then(|| {
        let base = Base::Decade { first: first.into(), full: false };
        year::found(i, i + 1, When::of(base), "decade without its century")
    })
}

fn holiday(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let (index, end) = holiday::read(s, i)?;
    let (year, end) = year::year_of(s, end);
    let mut when = When::of(Base::Holiday { index, year });
    let mut behind = end;
    if let Some((part, after)) = relative::part(s, end) {
        when.part = Some(part);
        behind = after;
    }
    Some(year::found(i, behind, when, "holiday"))
}

/// How many tokens may lie between a clock time and the day that it belongs to.
const NEAR: usize = 3;

/// Turns what was found into candidates with resolved values.
fn emit(s: &Scan<'_, '_>, found: &[(Found, Tense)], reference: Option<CivilDate>, out: &mut Vec<Candidate>) {
    // Dates first: a clock time belongs to the day next to it, which may stand behind it.
    let resolved: Vec<Option<(String, Option<CivilDate>)>> = found
        .iter()
        .map(|(f, tense)| match &f.meaning {
            Meaning::When(when) if when.base.is_some() => {
                anchor::resolve(when, &Anchor { reference, tense: *tense, day: None })
            }
            _ => None,
        })
        .collect();
    let day = |k: usize| resolved.get(k).and_then(|r| r.as_ref()).and_then(|r| r.1);
    let mut last = None;
    out.reserve(found.len());
    for (k, (f, tense)) in found.iter().enumerate() {
        if let Some(day) = day(k) {
            last = Some(day);
        }
        let value = match &f.meaning {
            Meaning::When(when) => {
                let own = if when.base.is_some() {
                    resolved.get(k).cloned().flatten().map(|r| r.0)
                } else {
                    let near = found.get(k + 1).is_some_and(|(next, _)| next.start <= f.end + NEAR);
                    // A day mentioned long ago ("a truce agreed on 2 March") is no day for today's events.
                    let recent =
                        last.filter(|day| reference.is_none_or(|r| (r.day_number() - day.day_number()).abs() <= 7));
                    let day = day(k + 1).filter(|_| near).or(recent).or(reference);
                    anchor::resolve(when, &Anchor { reference, tense: *tense, day }).map(|r| r.0)
                };
                TimeValue {
                    timex: when.written(),
                    resolved: own,
                    kind: if f.kind == Kind::Time { TimeType::Time } else { TimeType::Date },
                    modifier: when.modifier,
                    quantity: None,
                }
            }
            Meaning::Length(length) => length.value(),
            Meaning::Reference(ahead) => TimeValue {
                timex: if *ahead { "FUTURE_REF" } else { "PAST_REF" }.to_owned(),
                resolved: None,
                kind: TimeType::Date,
                modifier: None,
                quantity: None,
            },
            Meaning::Set { timex, count } => TimeValue {
                timex: timex.clone(),
                resolved: None,
                kind: TimeType::Set,
                modifier: None,
                quantity: count.map(|(n, per)| NumberValue {
                    amount: Some(Decimal::from_int(n.into())),
                    per: Some(per.to_owned()),
                    ..NumberValue::default()
                }),
            },
        };
        out.push(Candidate {
            span: s.doc.span_of(f.start..f.end),
            kind: f.kind,
            value: Some(Value::Time(value)),
            source: Source::Date,
            score: 1000,
            why: why(f, *tense, reference),
            title: None,
        });
    }
}

fn why(f: &Found, tense: Tense, reference: Option<CivilDate>) -> Vec<Cow<'static, str>> {
    let mut why: Vec<Cow<'static, str>> = Vec::with_capacity(2);
    why.push(f.why.into());
    let Meaning::When(When { base: Some(base), .. }) = f.meaning else { return why };
    let ahead = matches!(tense, Tense::Future | Tense::Next);
    let more = match base {
        _ if reference.is_none() => return why,
        Base::Weekday { step: Step::Bare, .. } if ahead => "next or same day, for the clause looks ahead",
        Base::Weekday { step: Step::Bare, .. } => "latest past or same day",
        Base::Day { year: Year::Open, .. }
        | Base::Month { year: Year::Open, .. }
        | Base::Season { year: Year::Open, .. }
        | Base::Quarter { year: Year::Open, .. }
        | Base::Holiday { year: Year::Open, .. } => match tense {
            Tense::Past => "its year is open, and the clause looks back",
            Tense::Future => "its year is open, and the clause looks ahead",
            Tense::Open => "its year is open: nearest to the reference date",
            Tense::Last => "latest before the reference date",
            Tense::Next => "first after the reference date",
        },
        _ => return why,
    };
    why.push(more.into());
    why
}
