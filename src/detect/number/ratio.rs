//! Two numbers that belong together: scores, ratios, shares such as "one in five".

use super::amount::{Amount, Measure, amount_at, is_glued};
use super::figure::{Form, figure_at, is_hyphen};
use super::words;
use crate::label::Kind;
use crate::text::{Case, Document, TokenKind};
use crate::value::Decimal;

/// A ratio, score or share that was read.
pub struct Pair {
    /// Ratio or score.
    pub kind: Kind,
    /// The parts, in the order written.
    pub parts: Vec<Decimal>,
    /// The first token after it.
    pub end: usize,
    /// The rule, for "why".
    pub rule: &'static str,
}

fn whole(amount: &Amount) -> Option<Decimal> {
    let plain = amount.measure == Measure::Count && matches!(amount.figure.form, Form::Digits | Form::Words);
    amount.figure.amount.filter(|a| plain && a.is_integer() && !a.is_negative())
}

/// Reads what `first` opens together with the number behind it.
pub fn pair_at(doc: &Document<'_>, first: &Amount) -> Option<Pair> {
    let a = whole(first)?;
    let end = first.end;
    let word = doc.word(end);
    let is = |k: usize, list: &[&str]| list.iter().any(|w| doc.word(k).eq_ignore_ascii_case(w));
    let number = |k: usize| amount_at(doc, k, k).and_then(|b| Some((whole(&b)?, b)));
    let share = |k: usize, rule| {
        let (b, second) = number(k)?;
        (b > a && b > Decimal::ONE).then(|| Pair { kind: Kind::Ratio, parts: vec![a, b], end: second.end, rule })
    };
    // "1-in-50", "3-to-1", "one-for-one"
    if is_hyphen(doc, end) && is(end + 1, &["in", "to", "for", "on"]) && is_hyphen(doc, end + 2) {
        // The figure alone: "1-in-50-year" goes on with a unit.
        let second = figure_at(doc, end + 3)?;
        let b = second.amount.filter(|b| b.is_integer())?;
        return Some(Pair { kind: Kind::Ratio, parts: vec![a, b], end: second.tokens.end, rule: "ratio with hyphens" });
    }
    match word.to_ascii_lowercase().as_str() {
        ":" if is_glued(doc, end) && is_glued(doc, end + 1) => {
            let (b, second) = number(end + 1)?;
            let clock = doc.word(end + 1).len() == 2 && a < Decimal::from_int(25) && b < Decimal::from_int(60);
            let goes_on =
                matches!(doc.word(second.end), ":" | ".") && is_glued(doc, second.end) && is_glued(doc, second.end + 1);
            (!clock && !goes_on).then(|| Pair {
                kind: Kind::Ratio,
                parts: vec![a, b],
                end: second.end,
                rule: "ratio with a colon",
            })
        }
        "in" => {
            let every = usize::from(is(end + 1, &["every"]));
            let at = end + 1 + every;
            let second = number(at)?;
            let year = doc.word(at).len() == 4 && second.0 > Decimal::from_int(1500) && every == 0;
            let same_form = first.figure.form == second.1.figure.form || every == 1;
            let plural = every == 0 && a >= Decimal::from_int(100);
            if year || !same_form || plural {
                return None;
            }
            share(at, "one in so many")
        }
        "out" if is(end + 1, &["of"]) => {
            share(end + 2 + usize::from(is(end + 2, &["every", "the"])), "so many out of so many")
        }
        "of" if is(end + 1, &["every"]) => share(end + 2, "so many of every so many"),
        "for" | "to" if is(end + 1, &["every"]) && number(end + 2).is_some() => {
            let (b, second) = number(end + 2)?;
            Some(Pair { kind: Kind::Ratio, parts: vec![a, b], end: second.end, rule: "so many for every so many" })
        }
        "votes" | "vote" | "points" | "goals" | "frames" | "games" | "sets" if is(end + 1, &["to"]) => {
            let (b, second) = number(end + 2)?;
            let tail = usize::from(is(second.end, &["votes"]));
            Some(Pair { kind: Kind::Score, parts: vec![a, b], end: second.end + tail, rule: "votes to votes" })
        }
        "to" => {
            let (b, second) = number(end + 1)?;
            let before = first.start.checked_sub(1).map_or("", |k| doc.word(k));
            let voted = is(second.end, &["vote", "in"]) && a > b && matches!(before, "by" | "voted");
            let odds = is(second.end, &["ratio", "odds", "margin", "on", "against"]);
            if voted || odds && a > b && matches!(before, "by" | "a" | "voted") {
                let kind = if is(second.end, &["ratio", "odds"]) { Kind::Ratio } else { Kind::Score };
                return Some(Pair { kind, parts: vec![a, b], end: second.end, rule: "so many to so many" });
            }
            None
        }
        _ => {
            // "four stars out of five", "one doctor for every 1,300 people"
            if !words::is_lower_word(doc, end) || words::is_stop(word) {
                return None;
            }
            if is(end + 1, &["out"]) && is(end + 2, &["of"]) {
                return share(end + 3 + usize::from(is(end + 3, &["every"])), "so many out of so many");
            }
            if is(end + 1, &["for"]) && is(end + 2, &["every"]) {
                let (b, second) = number(end + 3)?;
                let noun = words::looks_plural(doc.word(second.end)) && words::is_lower_word(doc, second.end);
                return Some(Pair {
                    kind: Kind::Ratio,
                    parts: vec![a, b],
                    end: second.end + usize::from(noun),
                    rule: "so many for every so many",
                });
            }
            if is(end + 1, &["in"]) {
                // "one person in ten", "nine houses in every ten"; "two men in five cars" counts cars.
                let at = end + 2 + usize::from(is(end + 2, &["every"]));
                let second = number(at)?.1;
                let counts = words::is_lower_word(doc, second.end) && words::looks_plural(doc.word(second.end));
                let same_form = first.figure.form == second.figure.form;
                return share(at, "one in so many").filter(|_| same_form && !counts && a < Decimal::from_int(10));
            }
            None
        }
    }
}

/// What a hyphen or dash between two numbers means.
pub enum Dash {
    /// A range.
    Range,
    /// A score with its parts and end.
    Score(Pair),
    /// A chain of numbers that is neither, up to the token given.
    Chain(usize),
}

/// Judges "A-B": digits with a hyphen or dash between them, glued.
pub fn dash(doc: &Document<'_>, first: &Amount, second: &Amount) -> Dash {
    let chained = |k: usize| {
        matches!(doc.word(k), "-" | "–" | "/" | ".")
            && is_glued(doc, k)
            && is_glued(doc, k + 1)
            && doc.tokens.get(k + 1).is_some_and(|t| t.kind == TokenKind::Number)
    };
    if chained(second.end) {
        let mut end = second.end;
        while chained(end) {
            end += 2;
        }
        return Dash::Chain(end);
    }
    let plain = |a: &Amount| {
        a.measure == Measure::Count && !a.figure.scaled && a.figure.amount.is_some_and(Decimal::is_integer)
    };
    let (Some(a), Some(b)) = (first.figure.amount, second.figure.amount) else { return Dash::Chain(second.end) };
    if !plain(first) || !plain(second) {
        return Dash::Range;
    }
    let small = Decimal::from_int(1000);
    let cue = score_cue(doc, first.start, second.end);
    if a < small
        && b < small
        && (a >= b || cue && a.checked_mul(Decimal::from_int(8)).is_some_and(|m| b < m || a < Decimal::from_int(8)))
    {
        let mut parts = vec![a, b];
        let mut end = second.end;
        // "6-4 7-5", "6-4, 6-3": the sets of one match.
        let set = |x: Decimal| x <= Decimal::from_int(7);
        while set(parts[parts.len() - 2]) && set(parts[parts.len() - 1]) && parts.len() < 10 {
            let at = end + usize::from(doc.word(end) == ",");
            let (Some(x), true) = (amount_at(doc, at, at), is_dash(doc, at + 1)) else { break };
            let Some(y) = amount_at(doc, at + 2, at + 2) else { break };
            let (Some(p), Some(q)) = (whole(&x), whole(&y)) else { break };
            if !set(p)
                || !set(q)
                || p.max(q) < Decimal::from_int(6)
                || parts[0].max(parts[1]) < Decimal::from_int(6)
                || chained(y.end)
            {
                break;
            }
            parts.extend([p, q]);
            end = y.end;
        }
        return Dash::Score(Pair { kind: Kind::Score, parts, end, rule: "score" });
    }
    Dash::Range
}

/// Whether token `i` is a hyphen or en dash glued to the token before and after.
pub fn is_dash(doc: &Document<'_>, i: usize) -> bool {
    matches!(doc.word(i), "-" | "–" | "‑" | "‐" | "−" | "~") && is_glued(doc, i) && is_glued(doc, i + 1)
}

fn score_cue(doc: &Document<'_>, start: usize, end: usize) -> bool {
    let before = (start.saturating_sub(5)..start).rev().any(|k| words::is_score_cue(doc.word(k)));
    let after = (end..end + 3).any(|k| words::is_score_cue(doc.word(k)));
    let teams = |k: usize| {
        doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Word && matches!(t.case, Case::Title | Case::Upper))
    };
    before || after || start > 0 && teams(start - 1) && teams(end) && !words::is_stop(doc.word(start - 1))
}
