//! Calendar dates and TIMEX3 values.

use super::NumberValue;

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    /// The year, 1 to 9999.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl CivilDate {
    /// The day written as "2025-04-25"; `None` for anything else and for days that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let digits = |s: &str, len: usize| s.len() == len && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day of this year, month and day of the month; `None` where there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let days = super::calendar::days_in_month(year, month);
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }
}

impl std::fmt::Display for CivilDate {
    /// ISO 8601: "2025-04-25".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The value of a time expression.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeValue {
    /// TIMEX3 value as written, unresolved: "XXXX-WXX-4", "2014", "P2W", "P-1D", "T18:30".
    pub timex: String,
    /// TIMEX3 value with the reference date put in; `None` without a reference date or where nothing is to resolve to.
    pub resolved: Option<String>,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimeType,
    /// START, MID, END or a hedge.
    pub modifier: Option<TimeMod>,
    /// For durations and sets, the number in it ("three weeks": 3, unit wk; "twice a day": 2, per d).
    pub quantity: Option<NumberValue>,
}

/// The TIMEX3 type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeType {
    /// A calendar date or period.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// The TIMEX3 modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeMod {
    /// The beginning of, early.
    Start,
    /// The middle of, mid-.
    Mid,
    /// The end of, late.
    End,
    /// About, around.
    Approx,
}

impl TimeType {
    /// The id used in the JSON result.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

impl TimeMod {
    /// The id used in the JSON result.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
        }
    }
}
