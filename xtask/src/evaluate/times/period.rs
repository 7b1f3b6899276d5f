//! A TIMEX value as the seconds that it covers, to compare it with tools that give instants and intervals.

use newsmark::value::CivilDate;

/// Seconds in a day.
pub const DAY: i64 = 86_400;

/// A stretch of time in seconds of the civil calendar; `to` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first second.
    pub from: i64,
    /// The first second after it.
    pub to: i64,
}

/// The second at which `day` begins.
pub fn midnight(day: CivilDate) -> i64 {
    day.day_number() * DAY
}

/// What a closed TIMEX covers: "2014", "2014-05/2014-07", "2014-W05", "2014-05-03T18:30", "2014-05-03TMO".
///
/// `None` for open values, lengths and what is malformed.
pub fn period(timex: &str) -> Option<Period> {
    if let Some((from, to)) = timex.split_once('/') {
        return Some(Period { from: period(from)?.from, to: period(to)?.to });
    }
    let (date, clock) = timex.split_once('T').map_or((timex, None), |(d, c)| (d, Some(c)));
    let days = days(date)?;
    let Some(clock) = clock else { return Some(days) };
    let (from, to) = hours(clock)?;
    Some(Period { from: days.from + from, to: days.from + to })
}

/// The seconds after midnight that a clock time or a part of the day covers; the parts are cut as Duckling cuts them.
fn hours(clock: &str) -> Option<(i64, i64)> {
    let hours = |from: i64, to: i64| Some((from * 3600, to * 3600));
    match clock {
        "MO" => hours(4, 12),
        "MI" => hours(12, 13),
        "AF" => hours(12, 19),
        "EV" | "NI" => hours(18, 24),
        "DT" => hours(8, 18),
        _ => {
            let mut parts = clock.trim_end_matches('Z').split(':').map(str::parse::<i64>);
            let hour = parts.next()?.ok()?;
            let minute = parts.next().transpose().ok()?;
            let second = parts.next().transpose().ok()?;
            let from = hour * 3600 + minute.unwrap_or(0) * 60 + second.unwrap_or(0);
            let grain = if second.is_some() {
                1
            } else if minute.is_some() {
                60
            } else {
                3600
            };
            Some((from, from + grain))
        }
    }
}

fn days(date: &str) -> Option<Period> {
    let between = |from: CivilDate, to: CivilDate| Some(Period { from: midnight(from), to: midnight(to) });
    let span = |year: i32, month: u8, months: i64| {
        let from = CivilDate::new(year, month, 1)?;
        between(from, from.add_months(months)?)
    };
    if date.len() < 4 {
        let number: i32 = date.parse().ok()?;
        let (year, years) = if date.len() == 3 { (number * 10, 10) } else { (number * 100, 100) };
        return span(year, 1, years * 12);
    }
    let mut parts = date.split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let Some(second) = parts.next() else { return span(year, 1, 12) };
    let third = parts.next();
    if let Some(week) = second.strip_prefix('W') {
        let monday = CivilDate::from_iso_week(year, week.parse().ok()?)?;
        return match third {
            Some("WE") => between(monday.add_days(5)?, monday.add_days(7)?),
            _ => between(monday, monday.add_days(7)?),
        };
    }
    match second {
        "SP" => return span(year, 3, 3),
        "SU" => return span(year, 6, 3),
        "FA" => return span(year, 9, 3),
        // It is named by the year that it ends in.
        "WI" => return span(year - 1, 12, 3),
        _ => {}
    }
    if let Some(quarter) = second.strip_prefix('Q') {
        let quarter: u8 = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
        return span(year, quarter * 3 - 2, 3);
    }
    if let Some(half) = second.strip_prefix('H') {
        return span(year, if half == "1" { 1 } else { 7 }, 6);
    }
    let month: u8 = second.parse().ok()?;
    let Some(third) = third else { return span(year, month, 1) };
    if let Some(week) = third.strip_prefix('W') {
        // The n-th whole week, the fifth being the last.
        let n: u8 = week.parse().ok()?;
        let whole = |n: u8| {
            let monday = CivilDate::nth_weekday(year, month, n, 1)?;
            Some(monday).filter(|m| n < 4 || m.add_days(6).is_some_and(|d| d.month == month))
        };
        let monday = if n == 5 { whole(5).or_else(|| whole(4)).or_else(|| whole(3)) } else { whole(n) }?;
        return between(monday, monday.add_days(7)?);
    }
    let day = CivilDate::new(year, month, third.parse().ok()?)?;
    between(day, day.add_days(1)?)
}

/// The second of "2016-11-07 08:00:00", "2016-11-07T08:00:00" or "2016-11-07".
pub fn instant(text: &str) -> Option<i64> {
    let day = midnight(CivilDate::parse(text.get(..10)?)?);
    Some(match text.get(11..) {
        Some(clock) if !clock.is_empty() => day + hours(clock)?.0,
        _ => day,
    })
}

/// Whether a value that is open as to its day agrees with the instant `at`: "XXXX-WXX-4", "XXXX-05-03", "XXXX-05", "T18:30".
pub fn agrees(open: &str, at: i64) -> bool {
    let Some(day) = CivilDate::from_day_number(at.div_euclid(DAY)) else { return false };
    let (date, clock) = open.split_once('T').map_or((open, None), |(d, c)| (d, Some(c)));
    let date = match date.strip_prefix("XXXX-") {
        None => date.is_empty(),
        Some(rest) => match rest.strip_prefix("WXX-") {
            Some("WE") => day.weekday() >= 5,
            Some(weekday) => weekday == day.weekday().to_string(),
            // "XXXX-10-WXX-2-1", the first Tuesday of October, the fifth being the last
            None if rest.contains("-WXX-") => {
                let mut parts = rest.split("-WXX-").flat_map(|p| p.split('-')).map(|n| n.parse::<u8>().unwrap_or(0));
                let (month, weekday, n) = (parts.next(), parts.next(), parts.next());
                let nth = match (weekday, n) {
                    (Some(weekday), Some(5)) => CivilDate::last_weekday(day.year, day.month, weekday),
                    (Some(weekday), Some(n)) => CivilDate::nth_weekday(day.year, day.month, n, weekday),
                    _ => None,
                };
                month == Some(day.month) && nth == Some(day)
            }
            None => match rest.split_once('-') {
                Some(("XX", d)) => d == format!("{:02}", day.day),
                Some((m, d)) => m == format!("{:02}", day.month) && d == format!("{:02}", day.day),
                None => match rest {
                    "SP" => day.month == 3,
                    "SU" => day.month == 6,
                    "FA" => day.month == 9,
                    "WI" => day.month == 12,
                    "Q1" | "Q2" | "Q3" | "Q4" => rest == format!("Q{}", day.month.div_ceil(3)),
                    _ => rest == format!("{:02}", day.month),
                },
            },
        },
    };
    let seconds = at.rem_euclid(DAY);
    date && match clock {
        None => true,
        Some("MO") => seconds < 12 * 3600,
        Some(clock) => hours(clock).is_some_and(|(from, to)| (from..to).contains(&seconds)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_covers_its_days() {
        let days = |timex: &str| period(timex).map(|p| (p.to - p.from) / DAY);
        for (timex, n) in
            [("2014", 365), ("2016-02", 29), ("2014-W05", 7), ("2014-Q1", 90), ("199", 3652), ("2014-H2", 184)]
        {
            assert_eq!(days(timex), Some(n), "{timex}");
        }
        assert_eq!(days("2014-05-03/2014-05-05"), Some(3));
        assert_eq!(period("XXXX-05"), None);
        assert_eq!(period("2014-05-03T18:30").map(|p| p.to - p.from), Some(60));
    }

    #[test]
    fn open_values_agree_with_their_days() {
        let at = instant("2013-02-18T15:30:00").unwrap();
        for open in ["XXXX-WXX-1", "XXXX-02-18", "XXXX-02", "T15:30", "XXXX-WXX-1T15", "XXXX-WXX-1TAF"] {
            assert!(agrees(open, at), "{open}");
        }
        for open in ["XXXX-WXX-2", "XXXX-03", "T15:31", "TMO", "2013", "P1D"] {
            assert!(!agrees(open, at), "{open}");
        }
    }
}
