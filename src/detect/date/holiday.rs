//! Holidays whose day can be computed.

use super::lexicon::Lex;
use super::lunar;
use super::scan::Scan;
use crate::value::CivilDate;

#[derive(Clone, Copy)]
enum Rule {
    /// Month and day.
    Fixed(u8, u8),
    /// Days after Easter Sunday of the western churches.
    Easter(i64),
    /// Month and day of the tabular Islamic calendar.
    Islamic(u8, u8),
    /// Days after the Hebrew new year, and whether a long Heshvan moves it.
    Hebrew(i64, bool),
    /// Month, the nth (9: last), weekday, and days after that.
    Nth(u8, u8, u8, i64),
}

use Rule::{Easter, Fixed, Hebrew, Islamic, Nth};

/// Names in lower case, words apart, longer before shorter where one begins the other.
const HOLIDAYS: &[(&[&str], Rule)] = &[
    (&["christmas", "eve"], Fixed(12, 24)),
    (&["christmas", "day"], Fixed(12, 25)),
    (&["christmas"], Fixed(12, 25)),
    (&["xmas"], Fixed(12, 25)),
    (&["boxing", "day"], Fixed(12, 26)),
    (&["new", "year", "s", "eve"], Fixed(12, 31)),
    (&["new", "year", "s", "day"], Fixed(1, 1)),
    (&["new", "year", "eve"], Fixed(12, 31)),
    (&["new", "years", "eve"], Fixed(12, 31)),
    (&["new", "years", "day"], Fixed(1, 1)),
    (&["valentine", "s", "day"], Fixed(2, 14)),
    (&["valentines", "day"], Fixed(2, 14)),
    (&["halloween"], Fixed(10, 31)),
    (&["epiphany"], Fixed(1, 6)),
    (&["groundhog", "day"], Fixed(2, 2)),
    (&["saint", "patrick", "s", "day"], Fixed(3, 17)),
    (&["saint", "valentine", "s", "day"], Fixed(2, 14)),
    (&["women", "s", "day"], Fixed(3, 8)),
    (&["earth", "day"], Fixed(4, 22)),
    (&["anzac", "day"], Fixed(4, 25)),
    (&["australia", "day"], Fixed(1, 26)),
    (&["canada", "day"], Fixed(7, 1)),
    (&["juneteenth"], Fixed(6, 19)),
    (&["bastille", "day"], Fixed(7, 14)),
    (&["guy", "fawkes", "night"], Fixed(11, 5)),
    (&["bonfire", "night"], Fixed(11, 5)),
    (&["armistice", "day"], Fixed(11, 11)),
    (&["veterans", "day"], Fixed(11, 11)),
    (&["remembrance", "sunday"], Nth(11, 2, 7, 0)),
    (&["remembrance", "day"], Fixed(11, 11)),
    (&["good", "friday"], Easter(-2)),
    (&["easter", "sunday"], Easter(0)),
    (&["easter", "monday"], Easter(1)),
    (&["easter", "saturday"], Easter(-1)),
    (&["easter"], Easter(0)),
    (&["palm", "sunday"], Easter(-7)),
    (&["maundy", "thursday"], Easter(-3)),
    (&["ash", "wednesday"], Easter(-46)),
    (&["shrove", "tuesday"], Easter(-47)),
    (&["mardi", "gras"], Easter(-47)),
    (&["ascension", "day"], Easter(39)),
    (&["pentecost"], Easter(49)),
    (&["whit", "sunday"], Easter(49)),
    (&["whit", "monday"], Easter(50)),
    (&["trinity", "sunday"], Easter(56)),
    (&["thanksgiving", "day"], Nth(11, 4, 4, 0)),
    (&["thanksgiving"], Nth(11, 4, 4, 0)),
    (&["black", "friday"], Nth(11, 4, 4, 1)),
    (&["cyber", "monday"], Nth(11, 4, 4, 4)),
    (&["labor", "day"], Nth(9, 1, 1, 0)),
    (&["memorial", "day"], Nth(5, 9, 1, 0)),
    (&["martin", "luther", "king", "day"], Nth(1, 3, 1, 0)),
    (&["martin", "luther", "king", "jr", "day"], Nth(1, 3, 1, 0)),
    (&["mlk", "day"], Nth(1, 3, 1, 0)),
    (&["presidents", "day"], Nth(2, 3, 1, 0)),
    (&["columbus", "day"], Nth(10, 2, 1, 0)),
    (&["mother", "s", "day"], Nth(5, 2, 7, 0)),
    (&["father", "s", "day"], Nth(6, 3, 7, 0)),
    (&["eid", "al", "fitr"], Islamic(10, 1)),
    (&["eid", "al", "adha"], Islamic(12, 10)),
    (&["islamic", "new", "year"], Islamic(1, 1)),
    (&["ashura"], Islamic(1, 10)),
    (&["mawlid"], Islamic(3, 12)),
    (&["rosh", "hashanah"], Hebrew(0, false)),
    (&["rosh", "hashana"], Hebrew(0, false)),
    (&["yom", "kippur"], Hebrew(9, false)),
    (&["sukkot"], Hebrew(14, false)),
    (&["hanukkah"], Hebrew(83, true)),
    (&["chanukah"], Hebrew(83, true)),
    (&["purim"], Hebrew(-193, false)),
    (&["passover"], Hebrew(-163, false)),
    (&["shavuot"], Hebrew(-113, false)),
    (&["international", "women", "s", "day"], Fixed(3, 8)),
    (&["international", "workers", "day"], Fixed(5, 1)),
    (&["st", "patrick", "s", "day"], Fixed(3, 17)),
    (&["april", "fools", "day"], Fixed(4, 1)),
];

/// The day of holiday `index` in `year`; `None` where it does not fit the calendar.
pub(super) fn day(index: u8, year: i32) -> Option<CivilDate> {
    match HOLIDAYS.get(index as usize)?.1 {
        Fixed(month, day) => CivilDate::new(year, month, day),
        Easter(days) => CivilDate::easter(year)?.add_days(days),
        Islamic(month, day) => lunar::islamic_feast(year, month, day),
        Hebrew(days, long) => lunar::hebrew_feast(year, days, long),
        Nth(month, 9, weekday, days) => CivilDate::last_weekday(year, month, weekday)?.add_days(days),
        Nth(month, n, weekday, days) => CivilDate::nth_weekday(year, month, n, weekday)?.add_days(days),
    }
}

/// Month and day where they are the same every year.
pub(super) fn fixed(index: u8) -> Option<(u8, u8)> {
    match HOLIDAYS.get(index as usize)?.1 {
        Fixed(month, day) => Some((month, day)),
        Easter(_) | Nth(..) | Islamic(..) | Hebrew(..) => None,
    }
}

/// A holiday's name at token `i`: its index and the token behind it.
pub(super) fn read(s: &Scan<'_, '_>, i: usize) -> Option<(u8, usize)> {
    for (index, (words, _)) in HOLIDAYS.iter().enumerate() {
        let mut at = i;
        let mut matched = true;
        for word in *words {
            // "Eid al-Fitr"
            at += usize::from(at > i && s.mark(at, b'-'));
            let token = s.text(at);
            let bare = token.trim_start_matches(['\'', '’']).trim_end_matches('.');
            if !bare.eq_ignore_ascii_case(word) {
                matched = false;
                break;
            }
            at += 1;
            // "Presidents' Day"
            if matches!(*word, "presidents" | "workers" | "fools") && s.lex(at) == Lex::Mark(b'\'') {
                at += 1;
            }
        }
        if matched && s.same_line(i, at) {
            // "Christmas Island", "Easter Island" are places; "Christmas tree" is a thing but the day all the same.
            let name = words.len() == 1 && s.capital(at) && matches!(s.text(at), "Island" | "Islands" | "Rising");
            let sure = s.capital(i)
                || words.len() > 1
                || matches!(words[0], "christmas" | "easter" | "halloween" | "thanksgiving");
            return (sure && !name).then_some((index as u8, at));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_names_come_first() {
        for (i, (long, _)) in HOLIDAYS.iter().enumerate() {
            for (short, _) in &HOLIDAYS[..i] {
                assert!(!long.starts_with(short), "{short:?} hides {long:?}");
            }
        }
    }

    #[test]
    fn every_holiday_has_a_day_in_every_year() {
        for index in 0..HOLIDAYS.len() as u8 {
            for year in 1600..2200 {
                assert!(day(index, year).is_some(), "{index} {year}");
            }
        }
        assert!(day(255, 2000).is_none());
    }
}
