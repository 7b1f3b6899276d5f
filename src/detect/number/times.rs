//! Factors and ages as items: "twice", "threefold", "three times the usual rate", "45-year-old".

use super::age::Age;
use super::amount::{Amount, Measure, is_glued};
use super::figure::{Form, is_hyphen};
use super::lexicon::{NumberWord, number_word};
use super::{Item, Pass, noun};
use crate::label::Kind;
use crate::value::{Decimal, Modifier, NumberValue};

impl Pass<'_, '_> {
    /// "twice", "thrice", "threefold", "tenfold".
    pub(super) fn fold(&mut self, i: usize) -> usize {
        let doc = self.doc;
        let word = doc.word(i);
        // Nearly every word of a text comes here and leaves at once.
        if !matches!(word.as_bytes(), [.., b'c' | b'C', b'e' | b'E'] | [.., b'l' | b'L', b'd' | b'D']) {
            return i;
        }
        let lower = |w: &str| word.eq_ignore_ascii_case(w);
        let twice = if lower("twice") {
            Some(2)
        } else if lower("thrice") {
            Some(3)
        } else {
            None
        };
        let (n, fold) = match twice {
            Some(n) => (n, false),
            None => {
                let Some(stem) = word.len().checked_sub(4).and_then(|n| word.split_at_checked(n)) else { return i };
                if !stem.1.eq_ignore_ascii_case("fold") {
                    return i;
                }
                let n = match number_word(stem.0) {
                    Some(NumberWord::Digit(n) | NumberWord::Teen(n) | NumberWord::Tens(n)) if n > 1 => i64::from(n),
                    Some(NumberWord::Hundred) => 100,
                    Some(NumberWord::Scale(3)) => 1000,
                    _ => return i,
                };
                (n, true)
            }
        };
        let end = i + 1;
        let next = doc.word(end);
        // "twice a day", "twice weekly" are sets.
        if !fold
            && (["a", "an", "per", "each", "every", "daily", "weekly", "monthly", "yearly"]
                .iter()
                .any(|w| next.eq_ignore_ascii_case(w)))
            || is_hyphen(doc, end)
        {
            return i;
        }
        let ratio = fold || is_multiplied(next);
        let value = NumberValue {
            amount: Some(Decimal::from_int(n)),
            counted: (!ratio).then(|| "times".to_owned()),
            change: if fold { noun::change(doc, i, end) } else { None },
            ..NumberValue::default()
        };
        let kind = if ratio { Kind::Ratio } else { Kind::Cardinal };
        let item = Item {
            start: i,
            end,
            kind,
            value,
            why: vec![if fold { "-fold" } else { "so many times" }.into()],
            family: None,
        };
        self.hedged(item, true)
    }

    pub(super) fn age(&mut self, start: usize, age: &Age, lo: Option<Decimal>, hi: Option<Decimal>) -> usize {
        let mut value = NumberValue { unit: Some(age.unit), ..NumberValue::default() };
        if age.decade || hi.is_some() {
            let hi = hi.or_else(|| lo?.checked_add(Decimal::from_int(9)));
            (value.lo, value.hi, value.lo_incl, value.hi_incl) = (lo, hi, true, true);
            value.modifier = Modifier::Between;
        } else {
            value.amount = lo;
        }
        let hedge = age.start >= start;
        let item =
            Item { start: age.start, end: age.end, kind: Kind::Age, value, why: vec![age.rule.into()], family: None };
        self.hedged(item, hedge && hi.is_none() && !age.decade)
    }

    /// "three times the usual rate", "10-fold", "2x".
    pub(super) fn times(&mut self, first: &Amount) -> Option<usize> {
        let doc = self.doc;
        if first.measure != Measure::Count || !matches!(first.figure.form, Form::Digits | Form::Words) {
            return None;
        }
        let end = first.end;
        let hyphen = usize::from(is_hyphen(doc, end));
        let word = doc.word(end + hyphen);
        let at = end + hyphen + 1;
        let rule = if word.eq_ignore_ascii_case("fold") {
            "-fold"
        } else if matches!(word, "x" | "X") && is_glued(doc, end) && !is_glued(doc, at)
            || word.eq_ignore_ascii_case("times") && is_multiplied(doc.word(at))
        {
            "so many times"
        } else if word.eq_ignore_ascii_case("times") && is_repeated(doc.word(at)) {
            return Some(at);
        } else {
            return None;
        };
        let value = NumberValue {
            amount: first.figure.amount,
            change: noun::change(doc, first.start, at),
            ..NumberValue::default()
        };
        let item = Item { start: first.start, end: at, kind: Kind::Ratio, value, why: vec![rule.into()], family: None };
        Some(self.hedged(item, true))
    }
}

/// Whether the word behind "three times" makes it a factor: "the usual rate", "as many", "higher".
fn is_multiplied(word: &str) -> bool {
    [
        "the", "as", "that", "its", "their", "his", "her", "what", "more", "higher", "larger", "bigger", "greater",
        "faster", "likelier", "less", "those", "this", "longer", "stronger", "wider", "worse", "better",
    ]
    .iter()
    .any(|w| w.eq_ignore_ascii_case(word))
}

/// Whether the word behind "three times" makes it a set: "a week", "each day".
fn is_repeated(word: &str) -> bool {
    ["a", "an", "per", "each", "every", "daily", "weekly", "monthly", "yearly", "annually"]
        .iter()
        .any(|w| w.eq_ignore_ascii_case(word))
}
