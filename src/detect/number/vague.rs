//! Vague figures: "dozens", "tens of thousands", "several hundred".

use super::figure::{Figure, Form, apply_scales, int};
use super::lexicon::{NumberWord, number_word};
use crate::text::Document;
use crate::value::Decimal;
use std::ops::Range;

/// "several hundred", "a few thousand", "many millions", "a few dozen"; `at` is the first token after an article.
pub fn vague(doc: &Document<'_>, start: usize, at: usize) -> Option<Figure> {
    let of = usize::from(matches!(doc.word(at + 1), "of"));
    let next = at + 1 + of;
    let (unit, end) = match number_word(doc.word(next))? {
        NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Scales(_) => {
            let (unit, end, _) = apply_scales(doc, Some(Decimal::ONE), next);
            (unit?, end)
        }
        NumberWord::Dozen | NumberWord::Dozens => (int(12), next + 1),
        _ => return None,
    };
    let many = doc.word(at).eq_ignore_ascii_case("many");
    let lo = unit.checked_mul(int(if many { 1 } else { 2 }))?;
    let hi = unit.checked_mul(int(if many { 10 } else { 9 }))?;
    Some(bounded(start..end, lo, hi))
}

fn bounded(tokens: Range<usize>, lo: Decimal, hi: Decimal) -> Figure {
    Figure { tokens, amount: None, bounds: Some((lo, hi)), parts: None, form: Form::Vague, scaled: false }
}

/// "dozens", "scores of", "hundreds", "tens of thousands", "hundreds of millions", "dozens of thousands".
pub fn magnitude(doc: &Document<'_>, i: usize) -> Option<Figure> {
    let word = number_word(doc.word(i))?;
    let (lo, hi) = match word {
        NumberWord::Dozens => (24, 99),
        NumberWord::Scores => (40, 99),
        NumberWord::TensOf => (10, 100),
        NumberWord::Scales(n) => {
            let lo = Decimal::ONE.checked_shift(n.into())?;
            let figure = bounded(i..i + 1, lo, lo.checked_shift(1)?);
            return Some(of_scales(doc, figure.clone()).unwrap_or(figure));
        }
        _ => return None,
    };
    let figure = bounded(i..i + 1, int(lo), int(hi));
    match (word, of_scales(doc, figure.clone())) {
        (_, Some(scaled)) => Some(scaled),
        (NumberWord::TensOf, None) => None,
        (NumberWord::Scores, None) => (doc.word(i + 1) == "of").then_some(figure),
        _ => Some(figure),
    }
}

/// "hundreds" + "of thousands": both bounds multiplied.
fn of_scales(doc: &Document<'_>, figure: Figure) -> Option<Figure> {
    let end = figure.tokens.end;
    let next = if doc.word(end) == "of" { end + 1 } else { return None };
    if !matches!(number_word(doc.word(next)), Some(NumberWord::Scales(_))) {
        return None;
    }
    let (_, end, power) = apply_scales(doc, Some(Decimal::ONE), next);
    let (lo, hi) = figure.bounds?;
    let lo = lo.checked_shift(power)?;
    Some(bounded(figure.tokens.start..end, lo, hi.checked_shift(power)?))
}
