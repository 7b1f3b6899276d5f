//! What a time expression says, apart from any reference date, and its TIMEX3 value as written.

use crate::value::TimeMod;
use std::fmt::Write;

/// A unit of time, from the shortest to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The letter in an ISO 8601 duration, how many of it the unit is, and whether it stands behind the T.
    pub(super) const fn iso(self) -> (&'static str, i64, bool) {
        match self {
            Self::Second => ("S", 1, true),
            Self::Minute => ("M", 1, true),
            Self::Hour => ("H", 1, true),
            Self::Day => ("D", 1, false),
            Self::Night => ("D", 1, false),
            Self::Weekend => ("WE", 1, false),
            Self::Week => ("W", 1, false),
            Self::Fortnight => ("W", 2, false),
            Self::Month => ("M", 1, false),
            Self::Quarter => ("M", 3, false),
            Self::Year => ("Y", 1, false),
            Self::Decade => ("Y", 10, false),
            Self::Century => ("Y", 100, false),
            Self::Millennium => ("Y", 1000, false),
        }
    }

    /// The short code of the unit that [`Self::iso`] counts in.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Second => "s",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day | Self::Night | Self::Weekend => "d",
            Self::Week | Self::Fortnight => "wk",
            Self::Month | Self::Quarter => "mo",
            Self::Year | Self::Decade | Self::Century | Self::Millennium => "a",
        }
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl DayPart {
    const fn timex(self) -> &'static str {
        match self {
            Self::Morning => "TMO",
            Self::Afternoon => "TAF",
            Self::Evening => "TEV",
            Self::Night => "TNI",
        }
    }
}

/// A season, with the word that it is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Fall,
    Winter,
}

impl Season {
    pub(super) const fn timex(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn | Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }

    /// The month in its middle, northern half of the Earth.
    pub(super) const fn month(self) -> u8 {
        match self {
            Self::Spring => 4,
            Self::Summer => 7,
            Self::Autumn | Self::Fall => 10,
            Self::Winter => 1,
        }
    }
}

/// The year of a date: not said, said, or said by counting from the reference year ("next year").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Open,
    Known(i32),
    Counted(i8),
}

/// Which of the weeks or weekdays around the reference date is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// "Friday": by the rule for bare weekdays.
    Bare,
    /// "last Friday": the latest before the reference date.
    Last,
    /// "this Friday": in the week of the reference date.
    This,
    /// "next Friday": the first after the reference date.
    Next,
    /// "Friday of next week": so many weeks on.
    Week(i8),
    /// "two Fridays ago": so many of them before or after the reference date.
    Count(i8),
}

/// Stands for "the last" where weeks and weekdays are counted.
pub(super) const LAST: u8 = 99;

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// A day; the month may be open ("the 17th").
    Day {
        year: Year,
        month: Option<u8>,
        day: u8,
    },
    Month {
        year: Year,
        month: u8,
    },
    Year(i32),
    /// "the 1990s"; from a short form ("the 80s") the century is open.
    Decade {
        first: i32,
        full: bool,
    },
    /// The number as said: 19 for the 19th.
    Century(i32),
    /// Quarters 1 to 4.
    Quarter {
        year: Year,
        n: u8,
    },
    /// Halves 1 and 2.
    Half {
        year: Year,
        n: u8,
    },
    Season {
        year: Year,
        season: Season,
    },
    /// 1 Monday to 7 Sunday.
    Weekday {
        day: u8,
        step: Step,
    },
    /// So many units from the reference date, at the grain of the unit.
    Offset {
        n: i32,
        unit: Unit,
    },
    /// The `n`th week of a month or year, [`LAST`] for the last.
    WeekOf {
        year: Year,
        month: Option<u8>,
        n: u8,
    },
    /// The `n`th weekday of a month, [`LAST`] for the last.
    NthWeekday {
        year: Year,
        month: u8,
        n: u8,
        day: u8,
    },
    /// Index into the table of holidays.
    Holiday {
        index: u8,
        year: Year,
    },
}

/// A time on the clock, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
}

/// A point or stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    pub base: Option<Base>,
    /// The end of a range of days and longer.
    pub to: Option<Base>,
    pub clock: Option<Clock>,
    /// The end of a range of clock times.
    pub clock_to: Option<Clock>,
    pub part: Option<DayPart>,
    pub modifier: Option<TimeMod>,
}

impl When {
    pub(super) const fn of(base: Base) -> Self {
        Self { base: Some(base), to: None, clock: None, clock_to: None, part: None, modifier: None }
    }

    pub(super) const fn at(clock: Clock) -> Self {
        Self { base: None, to: None, clock: Some(clock), clock_to: None, part: None, modifier: None }
    }

    /// Whether it is a time of day rather than a day or longer.
    pub(super) const fn is_time(&self) -> bool {
        self.clock.is_some() || self.part.is_some()
    }

    /// The value as written: what is not said is X.
    pub(super) fn written(&self) -> String {
        let mut out = String::with_capacity(12);
        match (self.clock, self.base) {
            (Some(clock), base) => {
                if let Some(base) = base {
                    base.write(&mut out);
                }
                write_clock(&mut out, clock);
                if let Some(to) = self.clock_to {
                    out.push('/');
                    if let Some(base) = base {
                        base.write(&mut out);
                    }
                    write_clock(&mut out, to);
                }
            }
            (None, Some(base)) => {
                base.write(&mut out);
                if let Some(part) = self.part {
                    if matches!(base, Base::Offset { n: 0, unit: Unit::Day }) {
                        out.clear();
                        out.push_str("XXXX-XX-XX");
                    }
                    out.push_str(part.timex());
                }
                if let Some(to) = self.to {
                    out.push('/');
                    to.write(&mut out);
                }
            }
            (None, None) => {
                if let Some(part) = self.part {
                    out.push_str(part.timex());
                }
            }
        }
        out
    }
}

/// Appends "T18:30".
pub(super) fn write_clock(out: &mut String, clock: Clock) {
    // Writing to a String does not fail.
    let _ = write!(out, "T{:02}:{:02}", clock.hour, clock.minute);
    if let Some(second) = clock.second {
        let _ = write!(out, ":{second:02}");
    }
}

/// Appends "TMO".
pub(super) fn write_part(out: &mut String, part: DayPart) {
    out.push_str(part.timex());
}

impl Year {
    fn write(self, out: &mut String) {
        match self {
            Self::Known(year) => {
                let _ = write!(out, "{year:04}");
            }
            Self::Open | Self::Counted(_) => out.push_str("XXXX"),
        }
    }
}

impl Base {
    /// Appends the TIMEX3 value; what is not said is X.
    pub(super) fn write(self, out: &mut String) {
        // Writing to a String does not fail.
        let _ = match self {
            Self::Day { year, month, day } => {
                year.write(out);
                match month {
                    Some(month) => write!(out, "-{month:02}-{day:02}"),
                    None => write!(out, "-XX-{day:02}"),
                }
            }
            Self::Month { year, month } => {
                year.write(out);
                write!(out, "-{month:02}")
            }
            Self::Year(year) => write!(out, "{year:04}"),
            Self::Decade { first, full: true } => write!(out, "{:03}", first / 10),
            Self::Decade { first, full: false } => write!(out, "XX{}", first / 10 % 10),
            Self::Century(n) => write!(out, "{:02}", n - 1),
            Self::Quarter { year, n } => {
                year.write(out);
                write!(out, "-Q{n}")
            }
            Self::Half { year, n } => {
                year.write(out);
                write!(out, "-H{n}")
            }
            Self::Season { year, season } => {
                year.write(out);
                write!(out, "-{}", season.timex())
            }
            Self::Weekday { day: 8, .. } => write!(out, "XXXX-WXX-WE"),
            Self::Weekday { day, .. } => write!(out, "XXXX-WXX-{day}"),
            Self::Offset { n, unit: Unit::Quarter } => write!(out, "P{n}Q"),
            Self::Offset { n, unit } => {
                let (letter, factor, time) = unit.iso();
                let t = if time { "T" } else { "" };
                write!(out, "P{t}{}{letter}", i64::from(n) * factor)
            }
            Self::WeekOf { year, month: None, n } => {
                year.write(out);
                if n == LAST { write!(out, "-WXX") } else { write!(out, "-W{n:02}") }
            }
            Self::WeekOf { year, month: Some(month), n } => {
                year.write(out);
                write!(out, "-{month:02}-W{:02}", if n == LAST { 5 } else { n })
            }
            Self::NthWeekday { year, month, n, day } => {
                year.write(out);
                write!(out, "-{month:02}-WXX-{day}-{}", if n == LAST { 5 } else { n })
            }
            Self::Holiday { index, year } => {
                let day = match year {
                    Year::Known(y) => super::holiday::day(index, y),
                    Year::Open | Year::Counted(_) => None,
                };
                match (day, super::holiday::fixed(index)) {
                    (Some(d), _) => write!(out, "{d}"),
                    (None, Some((month, day))) => {
                        year.write(out);
                        write!(out, "-{month:02}-{day:02}")
                    }
                    (None, None) => {
                        year.write(out);
                        write!(out, "-XX-XX")
                    }
                }
            }
        };
    }

    /// The same date with `year` where its own is open.
    pub(super) fn with_year(self, new: Year) -> Self {
        let put = |old: Year| if old == Year::Open { new } else { old };
        match self {
            Self::Day { year, month, day } => Self::Day { year: put(year), month, day },
            Self::Month { year, month } => Self::Month { year: put(year), month },
            Self::Quarter { year, n } => Self::Quarter { year: put(year), n },
            Self::Half { year, n } => Self::Half { year: put(year), n },
            Self::Season { year, season } => Self::Season { year: put(year), season },
            Self::WeekOf { year, month, n } => Self::WeekOf { year: put(year), month, n },
            Self::NthWeekday { year, month, n, day } => Self::NthWeekday { year: put(year), month, n, day },
            Self::Holiday { index, year } => Self::Holiday { index, year: put(year) },
            other => other,
        }
    }

    /// The year where it is said or counted.
    pub(super) fn year(self) -> Year {
        match self {
            Self::Day { year, .. }
            | Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Season { year, .. }
            | Self::WeekOf { year, .. }
            | Self::NthWeekday { year, .. }
            | Self::Holiday { year, .. } => year,
            Self::Year(year) => Year::Known(year),
            Self::Decade { .. } | Self::Century(_) | Self::Weekday { .. } | Self::Offset { .. } => Year::Open,
        }
    }
}
