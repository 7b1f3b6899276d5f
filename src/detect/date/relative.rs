//! Dates counted from the reference date: "yesterday", "last week", "next Friday", "this summer"; and weekdays.

use super::anchor::Tense;
use super::calendar;
use super::expr::{Base, DayPart, LAST, Step, Unit, When, Year};
use super::holiday;
use super::length::{Amount, Length};
use super::lexicon::Lex;
use super::scan::{Found, Meaning, Scan};
use super::year::{found, ordinal, year_of};
use crate::label::Kind;
use crate::text::Case;
use crate::value::TimeMod;

/// The part of the day behind a day: "morning", "early hours" apart.
pub(super) fn part(s: &Scan<'_, '_>, i: usize) -> Option<(DayPart, usize)> {
    match s.lex(i) {
        Lex::Part(part) if !s.line_start(i) => {
            // "Friday Night Lights", "Saturday Night Live", "Sunday Morning Herald"
            let title = s.capital(i) && s.capital(i + 1) && s.case(i) == Case::Title;
            (!title).then_some((part, i + 1))
        }
        // "Tuesday in the morning"
        _ if s.text(i) == "in" && s.lex(i + 1) == Lex::The && !s.line_start(i) => match s.lex(i + 2) {
            Lex::Part(part) if s.lex(i + 3) != Lex::Of => Some((part, i + 3)),
            _ => None,
        },
        _ => None,
    }
}

/// Words that make a name of the weekday before them.
const PAPERS: &[&str] = &[
    "Times",
    "Telegraph",
    "Mirror",
    "Mail",
    "Express",
    "Herald",
    "Post",
    "Tribune",
    "Independent",
    "Sun",
    "World",
    "Star",
    "Age",
    "Magazine",
    "Review",
    "School",
    "Night",
];

/// "Friday", "Friday, May 3, 2024", "Monday to Friday", "Wednesday night", "Tuesday of next week".
pub(super) fn weekday(s: &Scan<'_, '_>, i: usize, day: u8, step: Step) -> Option<Found> {
    let short = matches!(s.lex(i), Lex::WeekdayShort(_));
    let mut behind = i + 1;
    let dot = short
        && (s.text(i).ends_with('.')
            || s.mark(behind, b'.')
                && s.glued(behind)
                && !s.line_start(behind + 1)
                && s.case(behind + 1) != Case::Title);
    if dot && s.mark(behind, b'.') {
        behind += 1;
    }
    // A full date behind it.
    let mut at = behind;
    if s.mark(at, b',') || s.mark(at, b'-') && s.glued(at) {
        at += 1;
    }
    if s.lex(at) == Lex::The {
        at += 1;
    }
    let comma = s.mark(behind, b',');
    if !s.line_start(at)
        && let Some(point) = calendar::point(s, at)
            .or_else(|| calendar::short_numeric(s, at))
            .filter(|p| matches!(p.base, Base::Day { .. }))
    {
        let mut when = When::of(calendar::by_weekday(s, at, point.base, day));
        when.to = point.to;
        return Some(found(i, point.end, when, "weekday with its date"));
    }
    let close = at == behind + 1 && s.lex(behind) == Lex::The
        || at > behind && !comma
        || at == behind && s.lex(at) == Lex::Figure;
    // "Friday the 13th", not "Tuesday the first buyer".
    let ends =
        |end: usize| !s.is_word(end) || matches!(s.lex(end), Lex::Prep | Lex::At | Lex::From | Lex::To | Lex::And);
    if close
        && s.same_line(i, at + 1)
        && let Some((n, end, true)) = calendar::day(s, at)
        && ends(end)
    {
        let base = Base::Day { year: Year::Open, month: None, day: n };
        return Some(found(i, end, When::of(base), "weekday with its day of the month"));
    }
    if short {
        let prepared =
            matches!(s.before(i, 1), Lex::On | Lex::Last | Lex::Next | Lex::This | Lex::Mark(b'(') | Lex::To);
        if !(s.capital(i) && (dot || prepared)) || s.before(i, 1) == Lex::The {
            return None;
        }
    } else if s.case(i) == Case::Title
        && s.capital(behind)
        && PAPERS.contains(&s.text(behind))
        && !matches!(s.text(behind), "Night")
    {
        return None;
    }
    let base = Base::Weekday { day, step };
    let mut when = When::of(base);
    let why = if step == Step::Bare { "weekday" } else { "weekday counted from the reference date" };
    // "Monday to Friday", "between Monday and Wednesday"
    let joined = match s.lex(behind) {
        Lex::To | Lex::Mark(b'-') => true,
        Lex::And => s.before(i, 1) == Lex::Between,
        _ => false,
    };
    if joined
        && let Lex::Weekday(to) = s.lex(behind + 1)
        && s.before(i, 1) != Lex::On
    {
        when.to = Some(Base::Weekday { day: to, step });
        return Some(found(i, behind + 2, when, "range of weekdays"));
    }
    let mut end = behind;
    // "Thursday's early hours"
    if s.possessive(behind) && s.text(behind + 1) == "early" && s.lex(behind + 2) == Lex::Units(Unit::Hour) {
        when.part = Some(DayPart::Morning);
        when.modifier = Some(TimeMod::Start);
        return Some(found(i, behind + 3, when, why));
    }
    if let Some((p, behind)) = part(s, behind) {
        when.part = Some(p);
        end = behind;
    }
    // "Friday after next"
    if step == Step::Bare && s.text(end) == "after" && s.lex(end + 1) == Lex::Next && !s.is_word(end + 2) {
        when.base = Some(Base::Weekday { day, step: Step::Count(2) });
        return Some(found(i, end + 2, when, "weekday counted from the reference date"));
    }
    if step == Step::Bare {
        let mut at = end + usize::from(s.lex(end) == Lex::Of);
        // "Monday of the following week"
        if s.lex(end) == Lex::Of && s.lex(at) == Lex::The && matches!(s.lex(at + 1), Lex::Past | Lex::Coming) {
            at += 1;
        }
        let of = s.lex(end) == Lex::Of;
        let weeks = match s.lex(at) {
            Lex::Last => -1,
            Lex::Past if of => -1,
            Lex::This => 0,
            Lex::Next => 1,
            Lex::Coming if of => 1,
            _ => return Some(found(i, end, when, why)),
        };
        if s.lex(at + 1) == Lex::Unit(Unit::Week) && !s.line_start(at) {
            when.base = Some(Base::Weekday { day, step: Step::Week(weeks) });
            return Some(found(i, at + 2, when, "weekday of a week counted from the reference date"));
        }
    }
    Some(found(i, end, when, why))
}

/// "yesterday", "tomorrow morning", "tonight".
pub(super) fn relative_day(s: &Scan<'_, '_>, i: usize, n: i32) -> Option<Found> {
    // "USA Today", "the Tomorrow Group"
    let inside = s.case(i) == Case::Title && !s.begins_sentence(i) && !s.line_start(i);
    let prepared = matches!(s.lex(i + 1), Lex::Prep | Lex::At | Lex::From | Lex::On);
    let name_before = s.capital(i.wrapping_sub(1)) && s.is_word(i + 1) && !prepared;
    let name_behind = s.capital(i + 1) && (s.before(i, 1) == Lex::The || s.possessive(i.wrapping_sub(1)));
    if inside && (name_before || name_behind) {
        return None;
    }
    let mut start = i;
    let mut n = n;
    // "the day before yesterday", "the day after tomorrow"
    let step = match (s.text_before(i, 1), n) {
        ("before", -1) => -1,
        ("after", 1) => 1,
        _ => 0,
    };
    if step != 0 && s.text_before(i, 2).eq_ignore_ascii_case("day") && s.floor + 2 <= i {
        n += step;
        start = i - 2;
    }
    let mut when = When::of(Base::Offset { n, unit: Unit::Day });
    let mut end = i + 1;
    if s.lex(i) == Lex::Tonight {
        when.part = Some(DayPart::Night);
    } else if let Some((p, behind)) = part(s, end) {
        when.part = Some(p);
        end = behind;
    }
    Some(found(start, end, when, "counted from the reference date"))
}

/// The weekday behind "next week": "next week on Tuesday", "last week Friday"; `at` is the week.
fn day_of_week(s: &Scan<'_, '_>, at: usize, n: i32, unit: Unit) -> Option<(Base, usize)> {
    let day = at + 1 + usize::from(s.lex(at + 1) == Lex::On);
    let Lex::Weekday(weekday) = s.lex(day) else { return None };
    let whole = unit == Unit::Week && s.same_line(at, day + 1) && !s.possessive(day + 1);
    let dated = matches!(s.lex(day + 1), Lex::Month(_) | Lex::Figure | Lex::Mark(b','));
    let step = Step::Week(i8::try_from(n).ok()?);
    (whole && !dated).then_some((Base::Weekday { day: weekday, step }, day + 1))
}

/// What follows "last", "next", "this", "past", "coming": a unit, a weekday, a season, a month, a part of the day, a holiday
/// or a count of units.
pub(super) fn directed(s: &Scan<'_, '_>, i: usize) -> Option<(Found, Option<Tense>)> {
    let word = s.lex(i);
    let the = s.before(i, 1) == Lex::The;
    let mut at = i + 1;
    let (n, step, tense) = match word {
        Lex::Last | Lex::Past => (-1, Step::Last, Tense::Last),
        Lex::Next | Lex::Coming => (1, Step::Next, Tense::Next),
        _ => (0, Step::This, Tense::Open),
    };
    let (mut n, mut step, mut tense) = (n, step, tense);
    let current = word == Lex::This && !s.text(i).eq_ignore_ascii_case("this");
    // "this past Friday", "this coming week"
    if word == Lex::This && matches!(s.lex(at), Lex::Past | Lex::Coming) {
        let ahead = s.lex(at) == Lex::Coming;
        (n, step, tense) = if ahead { (1, Step::Bare, Tense::Next) } else { (-1, Step::Bare, Tense::Last) };
        at += 1;
    }
    if s.line_start(at) {
        return None;
    }
    // "recent months"; nothing else that is recent is a time.
    if s.text(i).eq_ignore_ascii_case("recent") && units(s, at).is_none() {
        return None;
    }
    let why = "counted from the reference date";
    let day = |n| Base::Offset { n, unit: Unit::Day };
    Some(match s.lex(at) {
        Lex::Unit(unit) => {
            let short = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour);
            let previous = word == Lex::Past && !s.text(i).eq_ignore_ascii_case("past");
            let dated = matches!(s.lex(at + 2), Lex::Month(_) | Lex::MonthShort(_) | Lex::Figure);
            if word == Lex::Last && (the || dated) && unit != Unit::Weekend && at == i + 1 {
                let of_week = unit == Unit::Week && (s.lex(at + 1) == Lex::Of || s.text(at + 1) == "in");
                if of_week && let Some(found) = ordinal(s, i, LAST, at) {
                    return Some((found, None));
                }
                if s.lex(at + 1) == Lex::Of || unit == Unit::Day {
                    return None;
                }
            }
            // "the past year", "the last decade", "the past hour": a stretch up to now.
            if at == i + 1 && (word == Lex::Past && !previous || word == Lex::Last && the) && unit != Unit::Weekend {
                if word == Lex::Past && !the {
                    return None;
                }
                return Some((stretch(i, at + 1, Amount::Exact(1000), unit), None));
            }
            if short
                || unit == Unit::Day && !(word == Lex::Next || previous)
                || unit == Unit::Day && word == Lex::Next && !the
            {
                return None;
            }
            if word == Lex::Past && !the && at == i + 1 && s.before(i, 1) != Lex::Of || current && unit == Unit::Weekend
            {
                return None;
            }
            if unit == Unit::Weekend {
                let step = match step {
                    Step::Last | Step::Next => step,
                    _ if n < 0 => Step::Last,
                    _ if n > 0 => Step::Next,
                    _ => Step::This,
                };
                (found(i, at + 1, When::of(Base::Weekday { day: 8, step }), why), None)
            } else if let Some((base, end)) = day_of_week(s, at, n, unit) {
                (found(i, end, When::of(base), "weekday of a week counted from the reference date"), None)
            } else {
                (found(i, at + 1, When::of(Base::Offset { n, unit }), why), None)
            }
        }
        Lex::Quarter if !s.text(at).ends_with('s') => {
            if word == Lex::Past && !the || s.mark(at + 1, b'-') && s.glued(at + 1) {
                return None;
            }
            (found(i, at + 1, When::of(Base::Offset { n, unit: Unit::Quarter }), why), None)
        }
        Lex::Fiscal if s.lex(at + 1) == Lex::Unit(Unit::Year) => (
            found(
                i,
                at + 2,
                When::of(Base::Offset { n, unit: Unit::Year }),
                "fiscal year counted from the reference date",
            ),
            None,
        ),
        Lex::Weekday(d) | Lex::WeekdayShort(d) => {
            let month = matches!(s.lex(at + 2), Lex::Month(_) | Lex::MonthShort(_));
            if (the || month) && word == Lex::Last && (s.lex(at + 1) == Lex::Of || s.text(at + 1) == "in") {
                let found = ordinal(s, i, LAST, at)?;
                return Some((found, None));
            }
            if word == Lex::Past && at == i + 1 && !the && s.text(i) == "preceding" {
                return None;
            }
            let mut found = weekday(s, at, d, step)?;
            found.start = i;
            (found, Some(tense).filter(|t| *t != Tense::Open))
        }
        Lex::Part(p) if !s.text(i).eq_ignore_ascii_case("past") => {
            let n = match (word, p) {
                (Lex::This, _) if !current => 0,
                (Lex::Last, DayPart::Night | DayPart::Evening) => -1,
                (Lex::Past | Lex::Last, _) if the => return None,
                (Lex::Last, _) => -1,
                (Lex::Coming | Lex::Next, _) => return None,
                _ => return None,
            };
            let mut when = When::of(day(n));
            when.part = Some(p);
            (found(i, at + 1, when, why), None)
        }
        Lex::Season(season) => {
            let year = if word == Lex::This && at == i + 1 { Year::Counted(0) } else { Year::Open };
            let noun = s.is_word(at + 1) && s.case(at + 1) == Case::Lower && s.counted(at);
            let (said, end) = if year == Year::Open { year_of(s, at + 1) } else { (year, at + 1) };
            if noun && season == super::expr::Season::Fall {
                return None;
            }
            (found(i, end, When::of(Base::Season { year: said, season }), "season"), Some(tense))
        }
        Lex::Month(_) | Lex::MonthShort(_) => {
            let may = s.lex(at) == Lex::Month(5)
                && s.case(at) == Case::Lower
                && s.is_word(at + 1)
                && s.lex(at + 1) == Lex::No;
            if may || word == Lex::Past {
                return None;
            }
            let point = calendar::month_first(s, at)?;
            let year = if word == Lex::This { Year::Counted(0) } else { Year::Open };
            let mut when = When::of(point.base.with_year(year));
            when.to = point.to.map(|to| to.with_year(year));
            (found(i, point.end, when, "month"), Some(tense))
        }
        Lex::Holiday => {
            let (index, end) = holiday::read(s, at)?;
            let year = if word == Lex::This { Year::Counted(0) } else { Year::Open };
            (found(i, end, When::of(Base::Holiday { index, year }), "holiday"), Some(tense))
        }
        // "the past three years", "the next few days", "coming months"
        _ => {
            if word == Lex::This && at == i + 1 {
                return None;
            }
            if let Some((unit, end)) = units(s, at) {
                // "the last hours of his life"
                if s.lex(end) == Lex::Of {
                    return None;
                }
                if !matches!(word, Lex::Coming | Lex::Past | Lex::Last)
                    || word == Lex::Past && s.text(i).eq_ignore_ascii_case("past") && !the
                {
                    return None;
                }
                return Some((stretch(i, end, Amount::Vague, unit), None));
            }
            let (length, end) = super::length::read(s, at)?;
            if s.lex(at) == Lex::A {
                return None;
            }
            if !the && matches!(word, Lex::Past) {
                return None;
            }
            let found = Found {
                start: i,
                end,
                kind: Kind::Duration,
                meaning: Meaning::Length(length),
                why: "stretch of time up to or from now",
            };
            return Some((found, None));
        }
    })
}

fn units(s: &Scan<'_, '_>, i: usize) -> Option<(Unit, usize)> {
    match s.lex(i) {
        Lex::Units(unit) if unit >= Unit::Hour && s.text(i).ends_with('s') => Some((unit, i + 1)),
        _ => None,
    }
}

fn stretch(start: usize, end: usize, amount: Amount, unit: Unit) -> Found {
    let length = Length::new(amount, unit);
    Found {
        start,
        end,
        kind: Kind::Duration,
        meaning: Meaning::Length(length),
        why: "stretch of time up to or from now",
    }
}

/// "the weekend", "over the weekend"; bare "weekend" before a noun is none.
pub(super) fn weekend(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let the = s.before(i, 1) == Lex::The;
    let led = the || matches!(s.text_before(i, 1), "over" | "at");
    let noun = s.is_word(i + 1)
        && s.case(i + 1) == Case::Lower
        && s.lex(i + 1) == Lex::No
        && the
        && !matches!(s.before(i, 2), Lex::At | Lex::Prep);
    if !led || noun || s.capital(i) {
        return None;
    }
    Some(found(i, i + 1, When::of(Base::Weekday { day: 8, step: Step::Bare }), "weekend"))
}

/// "the summer of 2023", "summer 2024", "in summer"; "spring loans" and "prices fall" are none.
pub(super) fn season(s: &Scan<'_, '_>, i: usize, season: super::expr::Season) -> Option<Found> {
    let (year, end) = year_of(s, i + 1);
    let why = "season";
    if year != Year::Open {
        return Some(found(i, end, When::of(Base::Season { year, season }), why));
    }
    let word = s.text_before(i, 1);
    let led =
        matches!(word, "in" | "In" | "during" | "During" | "since" | "by" | "until" | "Since" | "By" | "throughout")
            || matches!(s.before(i, 1), Lex::Early | Lex::Late) && !word.ends_with("er")
            || s.mark(i.wrapping_sub(1), b'-') && s.before(i, 2) == Lex::Mid
            || s.before(i, 1) == Lex::The
                && matches!(
                    s.text_before(i, 2),
                    "in" | "In"
                        | "during"
                        | "During"
                        | "by"
                        | "since"
                        | "until"
                        | "over"
                        | "through"
                        | "throughout"
                        | "of"
                );
    let alone = !s.is_word(i + 1)
        || s.line_start(i + 1)
        || matches!(s.lex(i + 1), Lex::And | Lex::To | Lex::Or | Lex::Prep | Lex::At | Lex::On)
        || s.possessive(i + 1)
        || matches!(s.text(i + 1), "when" | "as" | "with" | "but" | "while");
    (led && alone && s.case(i) != Case::Title)
        .then(|| found(i, i + 1, When::of(Base::Season { year: Year::Open, season }), why))
}
