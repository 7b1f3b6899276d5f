//! Two dates that are one range: "from April until the end of June", "between March 2019 and tomorrow".

use super::anchor::Tense;
use super::expr::When;
use super::lexicon::Lex;
use super::scan::{Found, Meaning, Scan};

/// Joins neighbours of which the first is led by "from" or "between" and the second by "to", "until" or "and".
pub(super) fn join(s: &Scan<'_, '_>, found: &mut Vec<(Found, Tense)>) {
    let mut joined: Vec<(Found, Tense)> = Vec::with_capacity(found.len());
    for (next, tense) in found.drain(..) {
        match joined.last_mut() {
            Some((last, _)) if one_range(s, last, &next) => {
                if let (Meaning::When(from), Meaning::When(to)) = (&mut last.meaning, &next.meaning) {
                    from.to = to.base;
                    from.modifier = to.modifier;
                    last.end = next.end;
                    last.why = "range of dates";
                }
            }
            _ => joined.push((next, tense)),
        }
    }
    *found = joined;
}

fn one_range(s: &Scan<'_, '_>, a: &Found, b: &Found) -> bool {
    let day =
        |f: &Found| matches!(&f.meaning, Meaning::When(When { base: Some(_), to: None, clock: None, part: None, .. }));
    let led = match s.lex(a.end) {
        Lex::To => s.before(a.start, 1) == Lex::From || s.text(a.end) == "through",
        Lex::And => s.before(a.start, 1) == Lex::Between,
        _ => false,
    };
    led && a.end + 1 == b.start && day(a) && day(b) && s.same_line(a.start, b.end)
}
