//! Feasts of the Islamic and Hebrew calendars by arithmetic.
//!
//! The Islamic calendar is the tabular one: where the new moon is looked for, the feast may fall a day earlier or later.

use crate::value::CivilDate;

/// Day number (1 January 1970 is 0) of a day of the tabular Islamic calendar.
const fn islamic(year: i64, month: i64, day: i64) -> i64 {
    (11 * year + 3).div_euclid(30) + 354 * year + 30 * month - (month - 1) / 2 + day + 1_948_440 - 385 - 2_440_588
}

/// The first day in the civil `year` with this month (1 to 12) and day of the Islamic calendar.
pub(super) fn islamic_feast(year: i32, month: u8, day: u8) -> Option<CivilDate> {
    let first = CivilDate::new(year, 1, 1)?.day_number();
    // Three hundred and fifty-four days to the year: start a little early and step up.
    let guess = (i64::from(year) - 622) * 33 / 32;
    (guess - 1..=guess + 2)
        .map(|y| islamic(y, month.into(), day.into()))
        .find(|&number| number >= first)
        .and_then(CivilDate::from_day_number)
}

/// Days from the epoch of the Hebrew calendar to the mean new moon of `year`'s Tishri, weekday rule included.
const fn elapsed(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

/// Day number (1 January 1970 is 0) of the Hebrew new year.
const fn hebrew_new_year(year: i64) -> i64 {
    let (before, here, after) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    let delay = if after - here == 356 {
        2
    } else if here - before == 382 {
        1
    } else {
        0
    };
    here + delay - 1_373_427 - 719_163
}

/// The feast `days` after the Hebrew new year in the autumn of the civil `year`; from Heshvan on, `long` says that a
/// long Heshvan moves it by a day.
pub(super) fn hebrew_feast(year: i32, days: i64, long: bool) -> Option<CivilDate> {
    let hebrew = i64::from(year) + 3761;
    let new_year = hebrew_new_year(hebrew);
    let length = hebrew_new_year(hebrew + 1) - new_year;
    let extra = i64::from(long && (length == 355 || length == 385));
    CivilDate::from_day_number(new_year + days + extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_where_the_tables_say() {
        let hebrew = [
            (2018, 0, false, "2018-09-10"),
            (2023, 0, false, "2023-09-16"),
            (2018, 9, false, "2018-09-19"),
            (2023, 9, false, "2023-09-25"),
            (2018, -163, false, "2018-03-31"),
            (2024, -163, false, "2024-04-23"),
            (2018, 83, true, "2018-12-03"),
            (2023, 83, true, "2023-12-08"),
            (1999, -163, false, "1999-04-01"),
        ];
        for (year, days, long, want) in hebrew {
            assert_eq!(hebrew_feast(year, days, long), CivilDate::parse(want), "{year} {days}");
        }
        let islamic = [
            (2018, 10, 1, "2018-06-15"),
            (2018, 12, 10, "2018-08-22"),
            (2024, 10, 1, "2024-04-10"),
            (2025, 1, 1, "2025-06-27"),
        ];
        for (year, month, day, want) in islamic {
            let got = islamic_feast(year, month, day).unwrap().day_number();
            assert!((got - CivilDate::parse(want).unwrap().day_number()).abs() <= 1, "{year} {month} {day}");
        }
        for year in 1600..2400 {
            for month in 1..=12 {
                // Thirty-three Islamic years in thirty-two: every feast falls into every civil year or just after it.
                let day = islamic_feast(year, month, 10).unwrap();
                assert!(day.year == year || day.year == year + 1 && day.month == 1, "{year} {month} {day}");
            }
        }
    }
}
