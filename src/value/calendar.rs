//! Calendar arithmetic on civil dates: day numbers, weekdays, ISO weeks, months, Easter.

use super::CivilDate;

/// Day number of 1 January of the year 1, counted so that 1 January 1970 is 0.
const FIRST: i64 = -719_162;
/// Day number of 31 December 9999.
const LAST: i64 = 2_932_896;

impl CivilDate {
    /// Days since 1 January 1970, negative before.
    pub const fn day_number(self) -> i64 {
        // Years begin in March, so that the leap day is the last one.
        let y = self.year as i64 - (self.month <= 2) as i64;
        let m = (self.month as i64 + 9) % 12;
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let day_of_year = (153 * m + 2) / 5 + self.day as i64 - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day that is `number` days after 1 January 1970; `None` outside the years 1 to 9999.
    pub fn from_day_number(number: i64) -> Option<Self> {
        if !(FIRST..=LAST).contains(&number) {
            return None;
        }
        let z = number + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i64::from(month <= 2);
        Self::new(year as i32, month as u8, (doy - (153 * mp + 2) / 5 + 1) as u8)
    }

    /// The weekday by ISO 8601: 1 is Monday, 7 is Sunday.
    pub const fn weekday(self) -> u8 {
        ((self.day_number() + 3).rem_euclid(7) + 1) as u8
    }

    /// The day `days` later (earlier when negative); `None` outside the years 1 to 9999.
    pub fn add_days(self, days: i64) -> Option<Self> {
        Self::from_day_number(self.day_number().checked_add(days)?)
    }

    /// The same day of the month `months` later, or the month's last day where it is shorter.
    pub fn add_months(self, months: i64) -> Option<Self> {
        let index = (i64::from(self.year) * 12 + i64::from(self.month) - 1).checked_add(months)?;
        let year = i32::try_from(index.div_euclid(12)).ok()?;
        let month = (index.rem_euclid(12) + 1) as u8;
        Self::new(year, month, self.day.min(days_in_month(year, month)))
    }

    /// ISO 8601 week: the week's year and its number, 1 to 53.
    pub fn iso_week(self) -> (i32, u8) {
        // The Thursday of the week decides its year.
        let thursday = self.day_number() + 4 - i64::from(self.weekday());
        let year = Self::from_day_number(thursday).map_or(self.year, |d| d.year);
        let first = Self { year, month: 1, day: 1 }.day_number();
        (year, ((thursday - first) / 7 + 1) as u8)
    }

    /// The Monday of ISO week `week` of `year`; `None` where that year has no such week.
    pub fn from_iso_week(year: i32, week: u8) -> Option<Self> {
        let fourth = Self::new(year, 1, 4)?;
        let monday = fourth.add_days((i64::from(week) - 1) * 7 + 1 - i64::from(fourth.weekday()))?;
        (week >= 1 && monday.iso_week() == (year, week)).then_some(monday)
    }

    /// The `n`th (1 to 5) `weekday` (1 Monday to 7 Sunday) of a month; `None` where there is none.
    pub fn nth_weekday(year: i32, month: u8, n: u8, weekday: u8) -> Option<Self> {
        let first = Self::new(year, month, 1)?;
        let skip = (weekday + 7).checked_sub(first.weekday())? % 7;
        Self::new(year, month, skip.checked_add(n.checked_sub(1)?.checked_mul(7)?)?.checked_add(1)?)
    }

    /// The last `weekday` (1 Monday to 7 Sunday) of a month.
    pub fn last_weekday(year: i32, month: u8, weekday: u8) -> Option<Self> {
        Self::nth_weekday(year, month, 5, weekday).or_else(|| Self::nth_weekday(year, month, 4, weekday))
    }

    /// Easter Sunday of the western churches, Gregorian computus; `None` outside the years 1 to 9999.
    pub fn easter(year: i32) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        let a = year % 19;
        let (b, c) = (year / 100, year % 100);
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        let m = (a + 11 * h + 22 * l) / 451;
        let n = h + l - 7 * m + 114;
        Self::new(year, (n / 31) as u8, (n % 31 + 1) as u8)
    }
}

/// The number of days of `month` (1 to 12) in `year`; 0 for any other month.
pub const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 => 28 + (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) as u8,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks day by day from a day whose weekday is known, counting weekdays and weeks by hand.
    #[test]
    fn agrees_with_a_slow_count() {
        // 1 January 1583 was a Saturday.
        let mut day = CivilDate::new(1583, 1, 1).unwrap();
        let (mut number, mut weekday) = (day.day_number(), 6u8);
        // Week 1 of 1583 begins on Monday 3 January; the days before belong to week 52 of 1582.
        let mut week = (1582, 52u8);
        while day.year < 2400 {
            assert_eq!(day.day_number(), number, "{day:?}");
            assert_eq!(CivilDate::from_day_number(number), Some(day));
            assert_eq!(day.weekday(), weekday, "{day:?}");
            assert_eq!(day.iso_week(), week, "{day:?}");
            if weekday == 1 {
                assert_eq!(CivilDate::from_iso_week(week.0, week.1), Some(day));
            }
            let leap = day.year % 400 == 0 || day.year % 4 == 0 && day.year % 100 != 0;
            let length =
                [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][day.month as usize - 1];
            assert_eq!(days_in_month(day.year, day.month), length);
            number += 1;
            weekday = weekday % 7 + 1;
            day = if day.day < length {
                CivilDate::new(day.year, day.month, day.day + 1).unwrap()
            } else if day.month < 12 {
                CivilDate::new(day.year, day.month + 1, 1).unwrap()
            } else {
                CivilDate::new(day.year + 1, 1, 1).unwrap()
            };
            if weekday == 1 {
                // A new week is week 1 when it holds 4 January, that is, when it begins from 29 December to 4 January.
                let first = (day.month, day.day) >= (12, 29) || (day.month, day.day) <= (1, 4);
                week = if first { (day.year + i32::from(day.month == 12), 1) } else { (week.0, week.1 + 1) };
            }
        }
    }

    #[test]
    fn easter_falls_where_the_tables_say() {
        let table = [
            (1700, 4, 11),
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2016, 3, 27),
            (2019, 4, 21),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2038, 4, 25),
        ];
        for (year, month, day) in table {
            assert_eq!(CivilDate::easter(year), CivilDate::new(year, month, day), "{year}");
        }
        for year in 1583..4100 {
            let day = CivilDate::easter(year).unwrap();
            assert_eq!(day.weekday(), 7);
            assert!((3, 22) <= (day.month, day.day) && (day.month, day.day) <= (4, 25));
        }
    }

    #[test]
    fn months_are_added_with_the_day_held_inside() {
        let day = |t: &str| CivilDate::parse(t).unwrap();
        assert_eq!(day("2024-01-31").add_months(1), Some(day("2024-02-29")));
        assert_eq!(day("2024-03-31").add_months(-13), Some(day("2023-02-28")));
        assert_eq!(day("0001-01-15").add_months(-1), None);
        assert_eq!(day("9999-12-31").add_days(1), None);
        assert_eq!(day("0001-01-01").add_days(-1), None);
        for months in -500..500 {
            let there = day("2001-07-15").add_months(months).unwrap();
            assert_eq!(there.add_months(-months), Some(day("2001-07-15")));
        }
    }

    #[test]
    fn finds_the_nth_weekday() {
        assert_eq!(CivilDate::nth_weekday(2024, 11, 4, 4), CivilDate::new(2024, 11, 28));
        assert_eq!(CivilDate::nth_weekday(2024, 9, 1, 1), CivilDate::new(2024, 9, 2));
        assert_eq!(CivilDate::nth_weekday(2024, 2, 5, 5), None);
        assert_eq!(CivilDate::last_weekday(2024, 5, 1), CivilDate::new(2024, 5, 27));
    }
}
