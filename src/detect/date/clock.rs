//! Times on the clock: "9.30pm GMT", "1430 local time", "half past six", "noon".

use super::anchor::hour_in;
use super::expr::{Clock, DayPart, Unit, When};
use super::lexicon::Lex;
use super::scan::{Found, Scan};
use super::year::found;
use crate::text::Case;
use crate::value::TimeMod;

/// Hours and minutes as far as the figures go.
struct Raw {
    hour: u8,
    minute: u8,
    second: Option<u8>,
    /// The token behind.
    end: usize,
    /// How it is written.
    form: Form,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "6"
    Hour,
    /// "6.30"
    Dot,
    /// "6:30"
    Colon,
    /// "1830"
    Military,
    /// "18h30"
    Letter,
}

/// The figures of a clock time at token `i`.
fn raw(s: &Scan<'_, '_>, i: usize) -> Option<Raw> {
    let checked = |hour: u32, minute: u32, second: Option<u32>, end: usize, form: Form| {
        let fits = (hour < 24 || hour == 24 && minute == 0) && minute < 60 && second.is_none_or(|x| x < 60);
        fits.then_some(Raw { hour: hour as u8, minute: minute as u8, second: second.map(|x| x as u8), end, form })
    };
    match s.lex(i) {
        Lex::Dotted => {
            let (hour, minute) = s.text(i).split_once('.')?;
            if hour.len() > 2 || minute.len() != 2 {
                return None;
            }
            checked(hour.parse().ok()?, minute.parse().ok()?, None, i + 1, Form::Dot)
        }
        Lex::Figure => {
            let (n, len) = s.figure(i)?;
            if s.mark(i + 1, b':') && s.glued(i + 1) && s.glued(i + 2) && len <= 2 {
                let (minute, len) = s.figure(i + 2)?;
                if len != 2 {
                    return None;
                }
                if s.mark(i + 3, b':') && s.glued(i + 3) && s.glued(i + 4) {
                    let (second, len) = s.figure(i + 4)?;
                    return if len == 2 { checked(n, minute, Some(second), i + 5, Form::Colon) } else { None };
                }
                return checked(n, minute, None, i + 3, Form::Colon);
            }
            // "18h30", "18h"
            let next = s.text(i + 1);
            if s.glued(i + 1)
                && len <= 2
                && let Some(minute) = next.strip_prefix('h')
            {
                if minute.len() == 2 && minute.bytes().all(|b| b.is_ascii_digit()) {
                    return checked(n, minute.parse().ok()?, None, i + 2, Form::Letter);
                }
                return None;
            }
            match len {
                1 | 2 => checked(n, 0, None, i + 1, Form::Hour),
                4 => checked(n / 100, n % 100, None, i + 1, Form::Military),
                3 if meridiem(s, i + 1).is_some() => checked(n / 100, n % 100, None, i + 1, Form::Military),
                _ => None,
            }
        }
        Lex::Number(n @ 1..=12) => {
            // "seven thirty p.m.", "four twenty-three"
            let (minute, end) = minutes(s, i + 1).filter(|(_, end)| meridiem(s, *end).is_some()).unwrap_or((0, i + 1));
            checked(n.into(), minute.into(), None, end, if minute > 0 { Form::Colon } else { Form::Hour })
        }
        _ => None,
    }
}

fn minutes(s: &Scan<'_, '_>, i: usize) -> Option<(u8, usize)> {
    match s.lex(i) {
        Lex::Number(tens @ (20 | 30 | 40 | 50)) => {
            let at = i + 1 + usize::from(s.mark(i + 1, b'-') && s.glued(i + 1));
            match s.lex(at) {
                Lex::Number(ones @ 1..=9) => Some((tens + ones, at + 1)),
                _ => Some((tens, i + 1)),
            }
        }
        Lex::Number(n @ 1..=19) => Some((n, i + 1)),
        Lex::Figure => {
            let (n, len) = s.figure(i)?;
            (len <= 2 && (1..60).contains(&n)).then_some((n as u8, i + 1))
        }
        _ => None,
    }
}

/// "am" or "pm" at token `i`: whether afternoon, and the token behind it.
fn meridiem(s: &Scan<'_, '_>, i: usize) -> Option<(bool, usize)> {
    if s.line_start(i) {
        return None;
    }
    match s.lex(i) {
        Lex::Am
            if s.text(i).len() > 2
                || s.glued(i)
                || matches!(s.before(i, 1), Lex::Figure | Lex::Dotted | Lex::Number(_)) =>
        {
            Some((false, i + 1))
        }
        Lex::Pm => Some((true, i + 1)),
        Lex::A if s.text(i) == "a" || s.text(i) == "A" => letters(s, i).map(|end| (false, end)),
        _ if matches!(s.text(i), "p" | "P") => letters(s, i).map(|end| (true, end)),
        _ => None,
    }
}

/// "p. m.", "p m" written apart.
fn letters(s: &Scan<'_, '_>, i: usize) -> Option<usize> {
    let mut at = i + 1;
    if s.mark(at, b'.') {
        at += 1;
    }
    let m = s.text(at);
    let joined = s.glued(i) || s.mark(i + 1, b'.');
    (matches!(m, "m" | "m." | "M" | "M.") && joined).then_some(at + 1)
}

/// A time zone at token `i`: "GMT", "local time", "Eastern time", "Moscow time"; the token behind it.
fn zone(s: &Scan<'_, '_>, i: usize) -> Option<usize> {
    if s.line_start(i) {
        return None;
    }
    if s.lex(i) == Lex::Zone && s.case(i) == Case::Upper {
        // "GMT+2"
        let offset = matches!(s.text(i), "GMT" | "UTC")
            && matches!(s.text(i + 1), "+" | "-")
            && s.glued(i + 1)
            && s.glued(i + 2)
            && s.figure(i + 2).is_some_and(|(n, len)| len <= 2 && n <= 14);
        return Some(if offset { i + 3 } else { i + 1 });
    }
    let time = |at: usize| s.text(at) == "time" || s.text(at) == "Time";
    if s.text(i).eq_ignore_ascii_case("local") && time(i + 1) {
        return Some(i + 2);
    }
    if s.capital(i) && time(i + 1) {
        return Some(i + 2);
    }
    if s.capital(i) && matches!(s.text(i + 1), "Standard" | "Daylight" | "Summer" | "York") && time(i + 2) {
        return Some(i + 3);
    }
    matches!(s.text(i), "Eastern" | "Pacific").then_some(i + 1)
}

/// "in the evening", "at night" behind a time: the part and the token behind it.
fn part_behind(s: &Scan<'_, '_>, i: usize) -> Option<(DayPart, usize)> {
    let at = match (s.text(i), s.lex(i + 1)) {
        ("in", Lex::The) => i + 2,
        ("at", Lex::Part(DayPart::Night)) => i + 1,
        ("this", Lex::Part(_)) | ("tomorrow" | "yesterday", Lex::Part(_)) => return None,
        _ => return None,
    };
    match s.lex(at) {
        Lex::Part(part) => Some((part, at + 1)),
        _ => None,
    }
}

/// A clock time at token `i`, with what stands around it as evidence.
pub(super) fn clock(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let why = "time on the clock";
    if i > 0 && s.glued(i) && (s.is_word(i - 1) || matches!(s.text(i - 1), "$" | "£" | "€" | "/" | ":" | "." | "+"))
    {
        return None;
    }
    let first = raw(s, i)?;
    // "7 and 11 a.m.", "9-11am", "3 to 5pm", "between 14:00 and 16:00"
    if let Some(found) = range(s, i, &first) {
        return Some(found);
    }
    let mut end = first.end;
    let mut hour = first.hour;
    let mut sure = false;
    let glued_unit = s.glued(end)
        && s.is_word(end)
        && !matches!(s.lex(end), Lex::Am | Lex::Pm | Lex::Special | Lex::A)
        && s.text(end) != "p";
    if glued_unit {
        return None;
    }
    if s.lex(end) == Lex::Oclock && first.form == Form::Hour && (1..=12).contains(&hour) {
        end += 1;
        sure = true;
    }
    if let Some((afternoon, behind)) = meridiem(s, end).filter(|_| hour <= 12 || first.form == Form::Colon) {
        hour = twelve(hour, afternoon);
        end = behind;
        sure = true;
    } else if let Lex::Noon(n) = s.lex(end)
        && hour == 12
        && first.form == Form::Hour
    {
        hour = n % 24;
        end += 1;
        sure = true;
    }
    if let Some((part, behind)) = part_behind(s, end) {
        let at = matches!(s.before(i, 1), Lex::At | Lex::Prep | Lex::From | Lex::To);
        if sure || first.form == Form::Colon || at && hour <= 12 && first.form != Form::Military {
            sure = true;
            if hour <= 12 && first.form != Form::Military {
                hour = hour_in(part, hour);
            }
            // "six in the evening of 14 February": the evening goes with its day.
            if s.lex(behind) != Lex::Of {
                end = behind;
            }
        }
    }
    // "at 8 tonight", "at 5 tomorrow afternoon": the part of the day is the next mark's.
    if !sure && first.form == Form::Hour && (1..=12).contains(&hour) && s.before(i, 1) == Lex::At && !s.line_start(end)
    {
        let part = match (s.lex(end), s.lex(end + 1)) {
            (Lex::Tonight, _) => Some(DayPart::Evening),
            (Lex::This | Lex::RelativeDay(_), Lex::Part(part)) => Some(part),
            _ => None,
        };
        if let Some(part) = part {
            hour = hour_in(part, hour);
            sure = true;
        }
    }
    if (sure || first.form != Form::Hour)
        && let Some(behind) = zone(s, end)
    {
        end = behind;
        sure = true;
    }
    if !sure {
        let two = s.figure(i).is_some_and(|(_, len)| len == 2);
        let led = !s.line_start(i)
            && (matches!(s.before(i, 1), Lex::At | Lex::From | Lex::To | Lex::Between)
                || matches!(
                    s.text_before(i, 1),
                    "by" | "until" | "before" | "after" | "around" | "about" | "since" | "till" | "At" | "By"
                ));
        sure = match first.form {
            Form::Colon => {
                (two || led) && (two && led || first.second.is_none()) && !s.mark(end, b':') && !ratio(s, i, end)
            }
            Form::Letter => two || led,
            Form::Military => {
                (s.text(end) == "hours" || s.text(end) == "hrs") && s.text(i).starts_with(['0', '1', '2']) && led
            }
            // "on Friday at 5."
            Form::Hour => {
                s.lex(i) == Lex::Figure
                    && s.before(i, 1) == Lex::At
                    && s.floor + 1 == i
                    && i > 1
                    && !s.is_word(end)
                    && (1..=12).contains(&hour)
                    && !s.glued(end + 1)
            }
            Form::Dot => false,
        };
        if sure && first.form == Form::Military {
            end += 1;
        }
    }
    if !sure {
        return None;
    }
    let mut when = When::at(Clock { hour, minute: first.minute, second: first.second });
    let start = about(s, i, &mut when);
    Some(found(start, end, when, why))
}

/// "about", "around" before a time belong to it.
fn about(s: &Scan<'_, '_>, i: usize, when: &mut When) -> usize {
    let near =
        matches!(s.text_before(i, 1).to_ascii_lowercase().as_str(), "about" | "around" | "approximately" | "roughly");
    if near && i > s.floor && !s.line_start(i) {
        when.modifier = Some(TimeMod::Approx);
        return i - 1;
    }
    i
}

/// Words around that make "3:1" or "2:30" a ratio or a running time.
fn ratio(s: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    matches!(s.text_before(i, 1), "ratio" | "beat" | "won" | "score" | "lost")
        || matches!(s.text(end), "scale" | "ratio" | "win" | "minutes" | "victory" | "defeat")
        || s.capital(i.wrapping_sub(1))
            && !s.begins_sentence(i.wrapping_sub(1))
            && s.figure(i).is_none_or(|(_, len)| len != 2)
}

const fn twelve(hour: u8, afternoon: bool) -> u8 {
    match (hour, afternoon) {
        (12, false) => 0,
        (1..=11, true) => hour + 12,
        _ => hour,
    }
}

/// Two times of which the second, or both, say that they are times.
fn range(s: &Scan<'_, '_>, i: usize, first: &Raw) -> Option<Found> {
    let own = meridiem(s, first.end);
    let joint = own.map_or(first.end, |(_, end)| end);
    let joint = zone(s, joint).filter(|_| own.is_some() || first.form != Form::Hour).unwrap_or(joint);
    let joined = match s.lex(joint) {
        Lex::Mark(b'-') | Lex::To => true,
        Lex::And => s.before(i, 1) == Lex::Between,
        _ => false,
    };
    if !joined {
        return None;
    }
    let second = raw(s, joint + 1)?;
    let theirs = meridiem(s, second.end);
    let mut end = theirs.map_or(second.end, |(_, end)| end);
    let full = |r: &Raw| r.form == Form::Colon && r.second.is_none();
    let led =
        matches!(s.before(i, 1), Lex::From | Lex::Between) && first.form == Form::Hour && second.form == Form::Colon;
    let told = theirs.is_some() || led || full(&second) && (full(first) || own.is_some());
    if !told {
        return None;
    }
    if own.is_none() && first.form == Form::Military {
        return None;
    }
    if let Some(behind) = zone(s, end) {
        end = behind;
    }
    let to_hour = theirs.map_or(second.hour, |(pm, _)| twelve(second.hour, pm));
    let from_hour = match (own, theirs) {
        (Some((pm, _)), _) => twelve(first.hour, pm),
        // "9-11am" share it, unless the first would come later: "11 to 1pm".
        (None, Some((pm, _))) => {
            let shared = twelve(first.hour, pm);
            if shared > to_hour { twelve(first.hour, !pm) } else { shared }
        }
        (None, None) => first.hour,
    };
    let mut when = When::at(Clock { hour: from_hour, minute: first.minute, second: first.second });
    when.clock_to = Some(Clock { hour: to_hour, minute: second.minute, second: second.second });
    Some(found(i, end, when, "range of times"))
}

/// "half past six", "quarter to nine", "ten past three", "twenty minutes to five", "a quarter past noon".
pub(super) fn spoken(s: &Scan<'_, '_>, i: usize) -> Option<Found> {
    let start = i;
    let i = i + usize::from(s.lex(i) == Lex::A);
    let (minute, mut at) = match s.lex(i) {
        Lex::Half => (30, i + 1),
        Lex::Quarter => (15, i + 1),
        Lex::Number(_) | Lex::Figure => minutes(s, i)?,
        _ => return None,
    };
    if matches!(s.lex(at), Lex::Units(Unit::Minute)) {
        at += 1;
    }
    let past = match s.text(at) {
        "past" => true,
        "after" if matches!(s.lex(i), Lex::Quarter) => true,
        "to" | "before" if minute < 30 => false,
        _ => return None,
    };
    let (hour, mut end) = match s.lex(at + 1) {
        Lex::Number(n @ 1..=12) => (n, at + 2),
        Lex::Figure => {
            let (n, len) = s.figure(at + 1)?;
            // "10 to 12" is a range: figures only where one of the two is a word.
            (len <= 2 && (1..=12).contains(&n) && (past || !matches!(s.lex(i), Lex::Figure)))
                .then_some((n as u8, at + 2))?
        }
        Lex::Noon(n) => (n % 24, at + 2),
        _ => return None,
    };
    // "ten to twelve people", "five to six": a time only with more evidence than the two words.
    let worded = matches!(s.lex(i), Lex::Half | Lex::Quarter) || past || matches!(s.lex(at + 1), Lex::Noon(_));
    let mut hour = hour;
    let mut sure = worded;
    if s.lex(end) == Lex::Oclock {
        end += 1;
        sure = true;
    }
    if let Some((pm, behind)) = meridiem(s, end) {
        hour = twelve(hour, pm);
        end = behind;
        sure = true;
    } else if let Some((part, behind)) = part_behind(s, end) {
        hour = hour_in(part, hour);
        if s.lex(behind) != Lex::Of {
            end = behind;
        }
        sure = true;
    }
    if !sure {
        return None;
    }
    let (hour, minute) = if past { (hour, minute) } else { ((hour + 23) % 24, 60 - minute) };
    let mut when = When::at(Clock { hour, minute, second: None });
    let start = about(s, start, &mut when);
    Some(found(start, end, when, "time on the clock in words"))
}

/// "noon", "midnight".
pub(super) fn noon(s: &Scan<'_, '_>, i: usize, n: u8) -> Option<Found> {
    // "High Noon", "Midnight Express"
    if s.case(i) == Case::Title && (s.capital(i + 1) || s.capital(i.wrapping_sub(1)) && !s.begins_sentence(i)) {
        return None;
    }
    let mut end = i + 1;
    // "between midnight and 5 a.m.", "noon to 3pm"
    let joined =
        matches!(s.lex(end), Lex::Mark(b'-') | Lex::To) || s.lex(end) == Lex::And && s.before(i, 1) == Lex::Between;
    if joined
        && let Some(to) = raw(s, end + 1)
        && let Some((pm, behind)) = meridiem(s, to.end)
    {
        let mut when = When::at(Clock { hour: n % 24, minute: 0, second: None });
        when.clock_to = Some(Clock { hour: twelve(to.hour, pm), minute: to.minute, second: to.second });
        return Some(found(i, behind, when, "range of times"));
    }
    if let Some(behind) = zone(s, end) {
        end = behind;
    }
    let mut when = When::at(Clock { hour: n % 24, minute: 0, second: None });
    if n == 24 && matches!(s.text_before(i, 1), "until" | "till" | "by") {
        when.clock = Some(Clock { hour: 24, minute: 0, second: None });
    }
    let start = about(s, i, &mut when);
    Some(found(start, end, when, "time on the clock"))
}
