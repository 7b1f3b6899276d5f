//! What belongs to a date before it: "early", "mid-", "the end of", "the night of", "the".

use super::expr::{Base, DayPart, Unit};
use super::lexicon::Lex;
use super::scan::{Found, Meaning, Scan};
use crate::label::Kind;
use crate::value::TimeMod;

/// Widens `found` to the left by the words that belong to it, no further than the scan's floor.
pub(super) fn extend(s: &Scan<'_, '_>, found: Found) -> Found {
    let first = s.lex(found.start);
    match found.meaning {
        Meaning::When(when) if when.clock.is_none() && when.base.is_some() => extend_date(s, found),
        // "the past three years"
        Meaning::Length(_) if matches!(first, Lex::Past | Lex::Last | Lex::Next | Lex::Coming) => {
            let the = s.before(found.start, 1) == Lex::The && found.start > s.floor;
            Found { start: found.start - usize::from(the), ..found }
        }
        _ => found,
    }
}

fn extend_date(s: &Scan<'_, '_>, mut found: Found) -> Found {
    let Meaning::When(mut when) = found.meaning else { return found };
    let Some(base) = when.base else { return found };
    let mut at = found.start;
    // How many tokens may still be taken.
    let room = |at: usize| at - s.floor.min(at);
    let mut article = matches!(
        base,
        Base::Decade { .. }
            | Base::Century(_)
            | Base::Season { .. }
            | Base::Quarter { .. }
            | Base::Half { .. }
            | Base::WeekOf { .. }
            | Base::NthWeekday { .. }
            | Base::Weekday { day: 8, .. }
            | Base::Day { month: None, .. }
    );
    let first = s.lex(found.start);
    article |= matches!(base, Base::Offset { unit, .. } if unit > Unit::Day)
        || matches!(first, Lex::Coming | Lex::Next | Lex::Past | Lex::Unit(_) | Lex::Ordinal(_) | Lex::Number(_))
        || s.lex(found.start + 1) == Lex::Tail;
    let set = |when: &mut super::expr::When, modifier| {
        if when.modifier.is_none() {
            when.modifier = Some(modifier);
        }
    };
    // "early May", "late last week", "mid-2023", "end-June"
    let dash = s.mark(at.wrapping_sub(1), b'-') && s.glued(at) && s.glued(at.wrapping_sub(1)) && room(at) >= 2;
    let back = if dash { 2 } else { 1 };
    if room(at) >= back && s.same_line(at - back, at + 1) {
        let word = s.text_before(at, back);
        let comparative = word.ends_with("er");
        let near = matches!(base, Base::Offset { .. } | Base::Weekday { .. })
            && matches!(s.lex(found.start), Lex::This | Lex::RelativeDay(_) | Lex::Last | Lex::Next);
        let modifier = match s.before(at, back) {
            Lex::Early if !comparative || near => Some(TimeMod::Start),
            Lex::Late if !comparative || near => Some(TimeMod::End),
            Lex::Mid => Some(TimeMod::Mid),
            Lex::End if dash => Some(TimeMod::End),
            _ => None,
        };
        if let Some(modifier) = modifier {
            set(&mut when, modifier);
            at -= back;
            article |= matches!(base, Base::Decade { .. } | Base::Century(_) | Base::Season { .. });
        }
    }
    // "around 1950"
    if matches!(base, Base::Year(_) | Base::Month { .. } | Base::Day { .. } | Base::Holiday { .. })
        && at == found.start
        && room(at) >= 1
        && !s.line_start(at)
        && matches!(s.text_before(at, 1), "around" | "about" | "circa" | "approximately")
    {
        set(&mut when, TimeMod::Approx);
        at -= 1;
    }
    // "the second-quarter results", "the Q1 print": the article belongs to the noun.
    let adjective = matches!(base, Base::Quarter { .. } | Base::Half { .. })
        && (s.mark(found.start + 1, b'-') && s.glued(found.start + 1) || matches!(first, Lex::Period(_)));
    article &= !(adjective && at == found.start);
    if article && room(at) >= 1 && s.before(at, 1) == Lex::The && s.same_line(at - 1, at + 1) {
        at -= 1;
    }
    // "the end of ...", "the early hours of ...", "the night of ...", "the first half of ..."
    if room(at) >= 2 && s.before(at, 1) == Lex::Of && s.same_line(at - 2, at + 1) {
        let head = s.before(at, 2);
        let mut taken = 0;
        match head {
            Lex::Begin => {
                set(&mut when, TimeMod::Start);
                taken = 2;
            }
            Lex::Middle => {
                set(&mut when, TimeMod::Mid);
                taken = 2;
            }
            Lex::End => {
                set(&mut when, TimeMod::End);
                taken = 2;
            }
            Lex::Units(Unit::Hour)
                if room(at) >= 3
                    && matches!(s.text_before(at, 3).to_ascii_lowercase().as_str(), "early" | "small" | "wee") =>
            {
                set(&mut when, TimeMod::Start);
                when.part = Some(DayPart::Morning);
                taken = 3;
            }
            Lex::Part(part)
                if when.part.is_none()
                    && when.to.is_none()
                    && matches!(base, Base::Day { .. } | Base::Weekday { .. } | Base::Holiday { .. }) =>
            {
                when.part = Some(part);
                taken = 2;
            }
            Lex::Half if room(at) >= 3 => match s.before(at, 3) {
                Lex::Ordinal(1) => {
                    set(&mut when, TimeMod::Start);
                    taken = 3;
                }
                Lex::Ordinal(2) => {
                    set(&mut when, TimeMod::End);
                    taken = 3;
                }
                _ => {}
            },
            _ => {}
        }
        if taken > 0 {
            at -= taken;
            // "the very end of", "the late evening of"
            if room(at) >= 1
                && matches!(s.text_before(at, 1), "very" | "late" | "early")
                && matches!(s.before(at, 2), Lex::The)
            {
                at -= 1;
            }
            if room(at) >= 1 && s.before(at, 1) == Lex::The && s.same_line(at - 1, at + 1) {
                at -= 1;
            }
        }
    }
    found.start = at;
    if when.is_time() {
        found.kind = Kind::Time;
    }
    found.meaning = Meaning::When(when);
    found
}
