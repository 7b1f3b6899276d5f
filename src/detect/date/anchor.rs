//! Puts the reference date in: from what a time expression says to the day or period that it means.

use super::expr::{Base, DayPart, LAST, Season, Step, Unit, When, Year, write_clock, write_part};
use super::holiday;
use crate::value::CivilDate;

/// Which way an open date looks from the reference date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// The clause tells what has happened.
    Past,
    /// The clause tells what is to come.
    Future,
    /// Nothing in the clause decides.
    Open,
    /// "last May": the latest before the reference date.
    Last,
    /// "next May": the first after the reference date.
    Next,
}

/// What open dates are resolved against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    /// The reference date.
    pub reference: Option<CivilDate>,
    /// The direction of open dates.
    pub tense: Tense,
    /// The day that a bare clock time belongs to.
    pub day: Option<CivilDate>,
}

/// The value of `when` with the reference date put in, and the day it falls on if it is one day.
///
/// `None` where a reference date is missing or the result leaves the calendar.
pub(super) fn resolve(when: &When, anchor: &Anchor) -> Option<(String, Option<CivilDate>)> {
    let mut out = String::with_capacity(16);
    let Some(base) = when.base else {
        let day = anchor.day?;
        push_day(&mut out, day);
        if let Some(clock) = when.clock {
            write_clock(&mut out, clock);
            if let Some(to) = when.clock_to {
                out.push('/');
                push_day(&mut out, day);
                write_clock(&mut out, to);
            }
        } else if let Some(part) = when.part {
            write_part(&mut out, part);
        }
        return Some((out, Some(day)));
    };
    let base = close(base, anchor)?;
    let day = one_day(base);
    write(base, &mut out);
    if let Some(clock) = when.clock {
        let begin = out.clone();
        write_clock(&mut out, clock);
        if let Some(to) = when.clock_to {
            out.push('/');
            out.push_str(&begin);
            write_clock(&mut out, to);
        }
    } else if let Some(part) = when.part {
        write_part(&mut out, part);
    } else if let Some(to) = when.to {
        let to = close_end(base, to, anchor)?;
        out.push('/');
        write(to, &mut out);
        return Some((out, None));
    }
    Some((out, day))
}

/// What two dates that stand for the same are turned into: no open year, no counting, no weekday.
#[derive(Clone, Copy, Debug)]
enum Closed {
    Day(CivilDate),
    /// 29 February of a year that has none, and the like: kept as written.
    NoDay(i32, u8, u8),
    Month(i32, u8),
    Week(i32, u8),
    Weekend(i32, u8),
    MonthWeek(i32, u8, u8),
    Quarter(i32, u8),
    Half(i32, u8),
    Season(i32, Season),
    Year(i32),
    Decade(i32),
    Century(i32),
}

fn push_day(out: &mut String, day: CivilDate) {
    use std::fmt::Write;
    // Writing to a String does not fail.
    let _ = write!(out, "{day}");
}

fn write(closed: Closed, out: &mut String) {
    use std::fmt::Write;
    // Writing to a String does not fail.
    let _ = match closed {
        Closed::Day(day) => {
            push_day(out, day);
            Ok(())
        }
        Closed::NoDay(y, m, d) => write!(out, "{y:04}-{m:02}-{d:02}"),
        Closed::Month(y, m) => write!(out, "{y:04}-{m:02}"),
        Closed::Week(y, w) => write!(out, "{y:04}-W{w:02}"),
        Closed::Weekend(y, w) => write!(out, "{y:04}-W{w:02}-WE"),
        Closed::MonthWeek(y, m, w) => write!(out, "{y:04}-{m:02}-W{w:02}"),
        Closed::Quarter(y, q) => write!(out, "{y:04}-Q{q}"),
        Closed::Half(y, h) => write!(out, "{y:04}-H{h}"),
        Closed::Season(y, s) => write!(out, "{y:04}-{}", s.timex()),
        Closed::Year(y) => write!(out, "{y:04}"),
        Closed::Decade(d) => write!(out, "{d:03}"),
        Closed::Century(c) => write!(out, "{c:02}"),
    };
}

fn one_day(closed: Closed) -> Option<CivilDate> {
    match closed {
        Closed::Day(day) => Some(day),
        _ => None,
    }
}

/// The year in which a thing of month `month` (1 to 12), open as to its year, falls.
fn year_of_month(month: u8, reference: CivilDate, tense: Tense) -> i32 {
    let ahead = i32::from(month) - i32::from(reference.month);
    let step = match tense {
        // News names a month of nearly a year ago with its year: one that is soon to come is meant all the same.
        Tense::Past => -i32::from(ahead > 3),
        Tense::Future => i32::from(ahead < -2),
        // The nearest one; at half a year either way the past.
        Tense::Open => i32::from(ahead < -6) - i32::from(ahead > 5),
        Tense::Last => -i32::from(ahead >= 0),
        Tense::Next => i32::from(ahead <= 0),
    };
    reference.year + step
}

/// The year in which month and day, open as to their year, fall.
fn year_of_day(month: u8, day: u8, reference: CivilDate, tense: Tense) -> i32 {
    if month != reference.month {
        return year_of_month(month, reference, tense);
    }
    reference.year
        + match tense {
            Tense::Past | Tense::Future | Tense::Open => 0,
            Tense::Last => -i32::from(day >= reference.day),
            Tense::Next => i32::from(day <= reference.day),
        }
}

fn close(base: Base, anchor: &Anchor) -> Option<Closed> {
    // The year that is said or counted; `Err` where it must be found.
    let said = |year: Year| match year {
        Year::Known(y) => Some(Ok(y)),
        Year::Counted(n) => Some(Ok(anchor.reference?.year + i32::from(n))),
        Year::Open => Some(Err(anchor.reference?)),
    };
    let by_month = |year: Year, month: u8| {
        Some(match said(year)? {
            Ok(y) => y,
            Err(reference) => year_of_month(month, reference, anchor.tense),
        })
    };
    Some(match base {
        Base::Day { year, month: Some(month), day } => {
            let year = match said(year)? {
                Ok(y) => y,
                Err(reference) => year_of_day(month, day, reference, anchor.tense),
            };
            CivilDate::new(year, month, day).map_or(Closed::NoDay(year, month, day), Closed::Day)
        }
        Base::Day { month: None, day, .. } => {
            let reference = anchor.reference?;
            let first = CivilDate { day: 1, ..reference };
            let months = match anchor.tense {
                Tense::Past | Tense::Last => -i64::from(day > reference.day),
                Tense::Future | Tense::Next => i64::from(day < reference.day),
                Tense::Open => 0,
            };
            let there = first.add_months(months)?;
            CivilDate::new(there.year, there.month, day)
                .map_or(Closed::NoDay(there.year, there.month, day), Closed::Day)
        }
        Base::Month { year, month } => Closed::Month(by_month(year, month)?, month),
        Base::Year(year) => Closed::Year(year),
        Base::Decade { first, full: true } => Closed::Decade(first / 10),
        Base::Decade { first, full: false } => {
            let decade = anchor.reference?.year / 10;
            // The latest one that has begun.
            Closed::Decade(decade - (decade - first / 10).rem_euclid(10))
        }
        Base::Century(n) => Closed::Century(n - 1),
        Base::Quarter { year, n } => Closed::Quarter(by_month(year, (n * 3).clamp(1, 12))?, n),
        Base::Half { year, n } => {
            let year = match said(year)? {
                Ok(y) => y,
                Err(reference) => reference.year,
            };
            Closed::Half(year, n)
        }
        Base::Season { year, season } => Closed::Season(by_month(year, season.month())?, season),
        Base::Weekday { day, step } => weekday(day, step, anchor)?,
        Base::Offset { n, unit } => offset(n, unit, anchor.reference?)?,
        Base::WeekOf { year, month: Some(month), n } => {
            Closed::MonthWeek(by_month(year, month)?, month, if n == LAST { 5 } else { n })
        }
        Base::WeekOf { year, month: None, n } => {
            let year = match said(year)? {
                Ok(y) => y,
                Err(reference) => reference.year,
            };
            let n = if n == LAST { CivilDate::new(year, 12, 28)?.iso_week().1 } else { n };
            Closed::Week(year, n)
        }
        Base::NthWeekday { year, month, n, day } => {
            let year = by_month(year, month)?;
            Closed::Day(match n {
                LAST => CivilDate::last_weekday(year, month, day)?,
                _ => CivilDate::nth_weekday(year, month, n, day)?,
            })
        }
        Base::Holiday { index, year } => {
            let year = match said(year)? {
                Ok(y) => y,
                Err(reference) => {
                    let here = holiday::day(index, reference.year)?;
                    year_of_day(here.month, here.day, reference, anchor.tense)
                }
            };
            Closed::Day(holiday::day(index, year)?)
        }
    })
}

/// The end of a range: an open year is that of its beginning, or the next where it would come before it.
fn close_end(from: Closed, to: Base, anchor: &Anchor) -> Option<Closed> {
    if let (Closed::Day(from), Base::Weekday { day, .. }) = (from, to) {
        let ahead = (i64::from(day) - i64::from(from.weekday())).rem_euclid(7);
        return Some(Closed::Day(from.add_days(ahead)?));
    }
    let to = match (from, to.year()) {
        (Closed::Day(CivilDate { year, month, .. }) | Closed::Month(year, month), Year::Open) => {
            let later = match to {
                Base::Day { month: Some(m), .. } | Base::Month { month: m, .. } => m >= month,
                _ => true,
            };
            to.with_year(Year::Known(if later { year } else { year + 1 }))
        }
        (Closed::Quarter(year, _) | Closed::Half(year, _) | Closed::Season(year, _), Year::Open) => {
            to.with_year(Year::Known(year))
        }
        _ => to,
    };
    close(to, anchor)
}

fn weekday(day: u8, step: Step, anchor: &Anchor) -> Option<Closed> {
    let reference = anchor.reference?;
    let here = i64::from(reference.weekday());
    // A weekend is looked for by its Saturday.
    let target = if day == 8 { 6 } else { i64::from(day) };
    let in_week = |weeks: i64| reference.add_days(weeks * 7 + target - here);
    let found = match step {
        Step::Bare => match anchor.tense {
            Tense::Future | Tense::Next => reference.add_days((target - here).rem_euclid(7)),
            Tense::Past | Tense::Open | Tense::Last => reference.add_days(-(here - target).rem_euclid(7)),
        },
        Step::Last => in_week(-1),
        Step::This => in_week(0),
        Step::Next => in_week(1),
        Step::Week(n) => in_week(n.into()),
        Step::Count(n) if n < 0 => {
            let latest = -((here - target - 1).rem_euclid(7) + 1);
            reference.add_days(latest + (i64::from(n) + 1) * 7)
        }
        Step::Count(n) => {
            let next = (target - here - 1).rem_euclid(7) + 1;
            reference.add_days(next + (i64::from(n) - 1) * 7)
        }
    }?;
    Some(if day == 8 {
        let (year, week) = found.iso_week();
        Closed::Weekend(year, week)
    } else {
        Closed::Day(found)
    })
}

fn offset(n: i32, unit: Unit, reference: CivilDate) -> Option<Closed> {
    let n = i64::from(n);
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day | Unit::Night => Closed::Day(reference.add_days(n)?),
        Unit::Week | Unit::Fortnight | Unit::Weekend => {
            let days = n.checked_mul(if unit == Unit::Fortnight { 14 } else { 7 })?;
            let (year, week) = reference.add_days(days)?.iso_week();
            if unit == Unit::Weekend { Closed::Weekend(year, week) } else { Closed::Week(year, week) }
        }
        Unit::Month => {
            let there = CivilDate { day: 1, ..reference }.add_months(n)?;
            Closed::Month(there.year, there.month)
        }
        Unit::Quarter => {
            let there = CivilDate { day: 1, ..reference }.add_months(n.checked_mul(3)?)?;
            Closed::Quarter(there.year, (there.month - 1) / 3 + 1)
        }
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => {
            let year = i64::from(reference.year).checked_add(n.checked_mul(unit.iso().1)?)?;
            let year = i32::try_from(year).ok().filter(|y| (1..=9999).contains(y))?;
            match unit {
                Unit::Decade => Closed::Decade(year / 10),
                Unit::Century => Closed::Century(year / 100),
                _ => Closed::Year(year),
            }
        }
    })
}

/// The part of the day that an hour lies in, for "7 in the evening".
pub(super) const fn hour_in(part: DayPart, hour: u8) -> u8 {
    match part {
        DayPart::Morning => {
            if hour == 12 {
                0
            } else {
                hour
            }
        }
        DayPart::Afternoon | DayPart::Evening => {
            if hour < 12 {
                hour + 12
            } else {
                hour
            }
        }
        DayPart::Night => match hour {
            12 => 0,
            6..=11 => hour + 12,
            _ => hour,
        },
    }
}
