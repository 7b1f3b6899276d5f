//! Figures: digits and number words with their exact value, the core that numbers and durations share.

use super::digits;
use super::lexicon::{NumberWord, number_word, suffix};
use super::units::unit_at;
use super::vague::{magnitude, vague};
use crate::text::{Document, TokenKind};
use crate::value::Decimal;
use std::ops::Range;

/// A number as it is written, without modifier, unit or currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its tokens, half-open.
    pub tokens: Range<usize>,
    /// Its value; for a fraction the quotient. `None` for vague figures and for digits too long to hold.
    pub amount: Option<Decimal>,
    /// The bounds of a vague figure ("dozens": 24 to 99).
    pub bounds: Option<(Decimal, Decimal)>,
    /// Numerator and denominator of a bare fraction ("two-thirds": 2, 3).
    pub parts: Option<(Decimal, Decimal)>,
    /// How it is written.
    pub form: Form,
    /// Whether a word or letter such as "million" or "bn" multiplies it.
    pub scaled: bool,
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In digits, perhaps with "million" or "bn".
    Digits,
    /// In words: "twenty-three", "half a million", "a dozen".
    Words,
    /// A fraction: "two-thirds", "half", "1/3".
    Fraction,
    /// A magnitude: "dozens", "several hundred".
    Vague,
    /// "a couple of".
    Couple,
}

/// Reads the figure that starts at token `i`: digits ("1,234.5", "3.5m", "2 1/2") or words ("twenty-three thousand",
/// "half a million", "two and a half", "dozens", "a couple of").
///
/// A bare article, "second" and other ordinals, and "one" as a pronoun are the caller's concern: ordinals are no
/// figures, "one" is. In "half an hour" and "a quarter of an hour" the figure is "half" and "a quarter"; see
/// [`unit_start`] for where the unit begins.
pub fn figure_at(doc: &Document<'_>, i: usize) -> Option<Figure> {
    let token = doc.tokens.get(i)?;
    match token.kind {
        TokenKind::Number => digit_figure(doc, i),
        TokenKind::Symbol => {
            let (a, b) = digits::vulgar(doc.word(i))?;
            scale_fraction(doc, fraction(i..i + 1, a, b))
        }
        TokenKind::Word => word_figure(doc, i),
        _ => None,
    }
}

/// The token at which the unit of a figure begins: behind "a"/"an" after "half", behind "of a", "of an" or "of" after
/// another fraction, behind one hyphen.
pub fn unit_start(doc: &Document<'_>, figure: &Figure) -> usize {
    let end = figure.tokens.end;
    if figure.form == Form::Fraction {
        let article = |k: usize| matches!(number_word(doc.word(k)), Some(NumberWord::Article));
        if article(end) {
            return end + 1;
        }
        if doc.word(end) == "of" && article(end + 1) {
            return end + 2;
        }
    }
    if is_hyphen(doc, end) { end + 1 } else { end }
}

/// Whether token `i` is a hyphen glued to what stands on both sides.
pub fn is_hyphen(doc: &Document<'_>, i: usize) -> bool {
    matches!(doc.word(i), "-" | "‑" | "‐")
        && doc.tokens.get(i).is_some_and(|t| t.glued)
        && doc.tokens.get(i + 1).is_some_and(|t| t.glued)
}

pub(super) fn int(n: i64) -> Decimal {
    Decimal::from_int(n)
}

fn fraction(tokens: Range<usize>, a: i64, b: i64) -> Figure {
    Figure {
        tokens,
        amount: int(a).checked_div(int(b)),
        bounds: None,
        parts: Some((int(a), int(b))),
        form: Form::Fraction,
        scaled: false,
    }
}

fn digit_figure(doc: &Document<'_>, i: usize) -> Option<Figure> {
    if let Some((a, b, end)) = digits::slash_fraction(doc, i) {
        return scale_fraction(doc, fraction(i..end, a, b));
    }
    let mut end = digits::spaced_end(doc, i);
    let mut amount = digits::spaced_value(doc, i, end);
    // "2 1/2", "2½", "2 ½"
    let whole = amount.is_some_and(Decimal::is_integer);
    let mut mixed = digits::slash_fraction(doc, end).filter(|_| doc.tokens.get(end).is_some_and(|t| !t.glued));
    if mixed.is_none() {
        mixed = digits::vulgar(doc.word(end)).map(|(a, b)| (a, b, end + 1));
    }
    if let Some((a, b, after)) = mixed.filter(|_| whole) {
        amount = amount.and_then(|n| n.checked_add(int(a).checked_div(int(b))?));
        end = after;
    }
    let mut figure = Figure { tokens: i..end, amount, bounds: None, parts: None, form: Form::Digits, scaled: false };
    let glued = doc.tokens.get(end).is_some_and(|t| t.glued);
    if glued && let Some(exponent) = suffix(doc.word(end)) {
        // "m" may be metres: the measure reader takes it back where it must.
        figure.amount = figure.amount.and_then(|n| n.checked_shift(exponent.into()));
        figure.tokens.end = end + 1;
        figure.scaled = true;
        return Some(figure);
    }
    Some(words_after_digits(doc, figure))
}

/// "3.5 million", "4 thousand 3 hundred", "20-million", "2 dozen", "3 million and a half".
pub(super) fn words_after_digits(doc: &Document<'_>, mut figure: Figure) -> Figure {
    let Some(amount) = figure.amount else {
        let mut end = figure.tokens.end;
        while scale_at(doc, end).is_some() {
            end += 1;
        }
        figure.tokens.end = end;
        return figure;
    };
    let start = figure.tokens.end;
    if matches!(number_word(doc.word(start)), Some(NumberWord::Dozen | NumberWord::Dozens)) && !glued_word(doc, start) {
        figure.amount = amount.checked_mul(int(12));
        figure.tokens.end = start + 1;
        figure.scaled = true;
        return figure;
    }
    let hyphen = is_hyphen(doc, start) && scale_at(doc, start + 1).is_some();
    let at = start + usize::from(hyphen);
    if scale_at(doc, at).is_none() || glued_word(doc, at) && !hyphen {
        return figure;
    }
    let (mut value, mut end, smallest) = apply_scales(doc, Some(amount), at);
    figure.scaled = true;
    // A smaller chunk follows only when it has its own magnitude word, or after "hundred".
    let next = if smallest == 2 && doc.word(end).eq_ignore_ascii_case("and") { end + 1 } else { end };
    let digits_hundreds = is_digits(doc, next) && matches!(number_word(doc.word(next + 1)), Some(NumberWord::Hundred));
    if (smallest == 2 || digits_hundreds)
        && let Some((chunk, after)) = chunk(doc, next)
        && below_power(chunk, smallest)
        && scale_at(doc, after).is_none()
    {
        value = value.and_then(|v| v.checked_add(chunk));
        end = after;
    }
    if let Some((a, b, after)) = and_fraction(doc, end) {
        let part = int(a).checked_div(int(b)).and_then(|f| f.checked_shift(smallest));
        value = value.and_then(|v| v.checked_add(part?));
        end = after;
    }
    figure.amount = value;
    figure.tokens.end = end;
    figure
}

fn is_digits(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
}

fn glued_word(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens.get(i).is_some_and(|t| t.glued && t.kind == TokenKind::Word)
}

fn below_power(value: Decimal, exponent: u32) -> bool {
    Decimal::ONE.checked_shift(exponent).is_none_or(|limit| value < limit)
}

/// The power of ten that token `i` multiplies by: "hundred", "thousand", "millions"; `None` for another word.
fn scale_at(doc: &Document<'_>, i: usize) -> Option<u32> {
    match number_word(doc.word(i))? {
        NumberWord::Hundred => Some(2),
        NumberWord::Scale(n) | NumberWord::Scales(n) => Some(n.into()),
        _ => None,
    }
}

/// Multiplies `value` by the magnitude words from token `i` on; the value, the end and the last (smallest) power.
pub(super) fn apply_scales(
    doc: &Document<'_>,
    mut value: Option<Decimal>,
    mut i: usize,
) -> (Option<Decimal>, usize, u32) {
    let mut power = 0;
    while let Some(exponent) = scale_at(doc, i) {
        value = value.and_then(|v| v.checked_shift(exponent));
        power += exponent;
        i += 1;
    }
    (value, i, power)
}

/// "and a half", "and three quarters", "and two-thirds": numerator, denominator, end.
fn and_fraction(doc: &Document<'_>, i: usize) -> Option<(i64, i64, usize)> {
    if !doc.word(i).eq_ignore_ascii_case("and") {
        return None;
    }
    parts_at(doc, i + 1)
}

/// A fraction in words at token `i`: "a half", "one third", "three-quarters", "half"; numerator, denominator, end.
fn parts_at(doc: &Document<'_>, i: usize) -> Option<(i64, i64, usize)> {
    let first = number_word(doc.word(i))?;
    let (count, mut next) = match first {
        NumberWord::Article => (1, i + 1),
        NumberWord::Half => return Some((1, 2, i + 1)),
        NumberWord::Quarter => return Some((1, 4, i + 1)),
        NumberWord::Digit(_) | NumberWord::Teen(_) | NumberWord::Tens(_) => {
            let (n, end) = small(doc, i)?;
            (n, end)
        }
        _ => return None,
    };
    if is_hyphen(doc, next) && first != NumberWord::Article {
        next += 1;
    }
    let one = count == 1;
    let divisor = match number_word(doc.word(next))? {
        NumberWord::Half if one => 2,
        NumberWord::Quarter if one => 4,
        NumberWord::Ordinal(n) if one && n > 2 => i64::try_from(n).ok()?,
        NumberWord::Halves if !one => 2,
        NumberWord::Quarters | NumberWord::Quarter if !one => 4,
        NumberWord::Parts(n) if !one => i64::try_from(n).ok()?,
        _ => return None,
    };
    Some((count, divisor, next + 1))
}

/// A number in words below a hundred at token `i`: "seven", "twelve", "forty-two"; the value and the end.
fn small(doc: &Document<'_>, i: usize) -> Option<(i64, usize)> {
    match number_word(doc.word(i))? {
        NumberWord::Digit(n) | NumberWord::Teen(n) => Some((n.into(), i + 1)),
        NumberWord::Tens(n) => {
            let spaced_hyphen = matches!(doc.word(i + 1), "-" | "‑" | "‐" | "–");
            let next = if is_hyphen(doc, i + 1) || spaced_hyphen { i + 2 } else { i + 1 };
            match number_word(doc.word(next)) {
                Some(NumberWord::Digit(d)) if d > 0 => Some((i64::from(n) + i64::from(d), next + 1)),
                _ => Some((n.into(), i + 1)),
            }
        }
        _ => None,
    }
}

/// A number below a thousand (or "nineteen hundred") at token `i`, digits or words; the value and the end.
fn chunk(doc: &Document<'_>, i: usize) -> Option<(Decimal, usize)> {
    let digits = is_digits(doc, i);
    let (value, end) = if digits {
        (digits::parse(doc.word(i))?, i + 1)
    } else if matches!(number_word(doc.word(i)), Some(NumberWord::Hundred)) {
        (Decimal::ONE, i)
    } else {
        let (n, end) = small(doc, i)?;
        (int(n), end)
    };
    if !matches!(number_word(doc.word(end)), Some(NumberWord::Hundred)) || value >= int(100) {
        return Some((value, end));
    }
    let value = value.checked_shift(2)?;
    let end = end + 1;
    let and = doc.word(end).eq_ignore_ascii_case("and");
    let next = if and { end + 1 } else { end };
    let (rest, after) = if is_digits(doc, next) {
        if !and {
            return Some((value, end));
        }
        (digits::parse(doc.word(next)), next + 1)
    } else {
        match small(doc, next) {
            Some((n, after)) => (Some(int(n)), after),
            None => return Some((value, end)),
        }
    };
    let whole = rest.filter(|r| r.is_integer() && *r < int(100) && *r > Decimal::ZERO);
    let own = matches!(scale_at(doc, after), Some(2)) || parts_follow(doc, after);
    match whole {
        Some(rest) if !own || !and => Some((value.checked_add(rest)?, after)),
        _ => Some((value, end)),
    }
}

/// Whether a denominator follows at token `i`, so that the number before it is a numerator.
fn parts_follow(doc: &Document<'_>, i: usize) -> bool {
    let next = if is_hyphen(doc, i) { i + 1 } else { i };
    matches!(number_word(doc.word(next)), Some(NumberWord::Parts(_) | NumberWord::Quarters | NumberWord::Halves))
}

fn word_figure(doc: &Document<'_>, i: usize) -> Option<Figure> {
    let first = number_word(doc.word(i))?;
    let words =
        |end, amount| Figure { tokens: i..end, amount, bounds: None, parts: None, form: Form::Words, scaled: false };
    match first {
        NumberWord::Digit(_) | NumberWord::Teen(_) | NumberWord::Tens(_) => {
            if let Some((a, b, end)) = parts_at(doc, i) {
                return scale_fraction(doc, fraction(i..end, a, b));
            }
            number_in_words(doc, i, i)
        }
        NumberWord::Hundred | NumberWord::Scale(_) => number_in_words(doc, i, i),
        NumberWord::Dozen => Some(words(i + 1, Some(int(12)))),
        NumberWord::Half => {
            // "half a million", "half-million", "half a dozen"
            let mut next = i + 1;
            if matches!(number_word(doc.word(next)), Some(NumberWord::Article)) || is_hyphen(doc, next) {
                next += 1;
            }
            scale_fraction_at(doc, fraction(i..i + 1, 1, 2), next)
        }
        NumberWord::Quarter => {
            let scaled = scale_at(doc, i + 1).is_some();
            let scaled = scaled || doc.word(i + 1) == "of" && scale_at(doc, i + 3).is_some();
            let unit = is_hyphen(doc, i + 1) && unit_at(doc, i + 2, false, false).is_some();
            (scaled || unit).then(|| scale_fraction(doc, fraction(i..i + 1, 1, 4))).flatten()
        }
        NumberWord::Article => match number_word(doc.word(i + 1))? {
            NumberWord::Hundred | NumberWord::Scale(_) => number_in_words(doc, i, i + 1),
            NumberWord::Dozen => Some(words(i + 2, Some(int(12)))),
            NumberWord::Couple => {
                let of = doc.word(i + 2) == "of";
                // "sold to a couple": two people.
                let plural = doc.word(i + 2).len() > 3 && doc.word(i + 2).ends_with('s');
                if !of && !plural && i + 2 < doc.tokens.len() {
                    return None;
                }
                let end = if of { i + 3 } else { i + 2 };
                Some(Figure { form: Form::Couple, ..words(end, Some(int(2))) })
            }
            NumberWord::Several => vague(doc, i, i + 1),
            NumberWord::Half | NumberWord::Quarter | NumberWord::Ordinal(_) => {
                let (a, b, end) = parts_at(doc, i)?;
                scale_fraction(doc, fraction(i..end, a, b))
            }
            _ => None,
        },
        NumberWord::Several => vague(doc, i, i),
        NumberWord::Scales(_) | NumberWord::TensOf | NumberWord::Dozens | NumberWord::Scores => magnitude(doc, i),
        NumberWord::Couple
        | NumberWord::Halves
        | NumberWord::Quarters
        | NumberWord::Ordinal(_)
        | NumberWord::Parts(_)
        | NumberWord::Point
        | NumberWord::Minus => None,
    }
}

/// "one hundred and twenty-three thousand four hundred and five", "two and a half million", "a hundred", "three dozen",
/// "nineteen eighty-four", "three point one four"; `at` is the first token after an article.
fn number_in_words(doc: &Document<'_>, start: usize, at: usize) -> Option<Figure> {
    let mut total: Option<Decimal> = Some(Decimal::ZERO);
    let mut last = u32::MAX;
    let mut end = at;
    let mut scaled = false;
    let mut next = at;
    loop {
        let implicit = scale_at(doc, next).is_some_and(|s| s > 2);
        let Some((value, after)) = (if implicit { Some((Decimal::ONE, next)) } else { chunk(doc, next) }) else {
            break;
        };
        if last != u32::MAX && (implicit || !below_power(value, last)) {
            break;
        }
        let (value, after) = decimals(doc, value, after);
        // "five and a half million"
        let (value, after) = match and_fraction(doc, after) {
            Some((a, b, end)) if last == u32::MAX && value.is_integer() => {
                (value.checked_add(int(a).checked_div(int(b))?)?, end)
            }
            _ => (value, after),
        };
        let (value, after) = match number_word(doc.word(after)) {
            Some(NumberWord::Dozen | NumberWord::Dozens) => {
                scaled = true;
                (value.checked_mul(int(12))?, after + 1)
            }
            _ => (value, after),
        };
        let hyphen = is_hyphen(doc, after) && scale_at(doc, after + 1).is_some();
        let (value, after, power) = apply_scales(doc, Some(value), after + usize::from(hyphen));
        let after = if power == 0 && hyphen { after - 1 } else { after };
        if power > 0 && power >= last {
            break;
        }
        scaled |= power > 0;
        total = total.and_then(|t| t.checked_add(value?));
        end = after;
        last = if power > 0 {
            power
        } else if value.is_some_and(|v| v >= int(100)) {
            2
        } else {
            0
        };
        if power == 0 {
            break;
        }
        if let Some((a, b, after)) = and_fraction(doc, end) {
            // "three million and a half", "one billion and a half million"
            let own = apply_scales(doc, int(a).checked_div(int(b)), after);
            let part = if own.2 > 0 { own.0 } else { own.0.and_then(|f| f.checked_shift(power)) };
            total = total.and_then(|t| t.checked_add(part?));
            end = own.1;
            break;
        }
        let and = doc.word(end).eq_ignore_ascii_case("and");
        next = if and { end + 1 } else { end };
        // Digits after a number word start a number of their own.
        if is_digits(doc, next) {
            break;
        }
    }
    if end == at {
        return None;
    }
    let mut figure = Figure { tokens: start..end, amount: total, bounds: None, parts: None, form: Form::Words, scaled };
    // "thirty-two fifths", "a hundred trillionths"
    let gap = if is_hyphen(doc, end) { end + 1 } else { end };
    if let Some(NumberWord::Parts(n)) = number_word(doc.word(gap))
        && let (Some(count), Ok(divisor)) = (total.filter(|t| t.is_integer()), i64::try_from(n))
    {
        figure.amount = count.checked_div(int(divisor));
        figure.parts = Some((count, int(divisor)));
        figure.form = Form::Fraction;
        figure.tokens.end = gap + 1;
        return Some(figure);
    }
    // "nineteen eighty-four", "twenty twenty-five": read as a year.
    if !scaled && let Some(century @ 18..=20) = total.and_then(Decimal::to_i64) {
        let gap = if is_hyphen(doc, end) { end + 1 } else { end };
        if let Some((years @ 10..=99, after)) = small(doc, gap)
            && scale_at(doc, after).is_none()
            && !is_hyphen(doc, after)
        {
            figure.amount = Some(int(century * 100 + years));
            figure.tokens.end = after;
        }
    }
    Some(figure)
}

/// "three point one four", "nine point nought four", "two hundred point seventy-one".
fn decimals(doc: &Document<'_>, value: Decimal, i: usize) -> (Decimal, usize) {
    if number_word(doc.word(i)) != Some(NumberWord::Point) || !value.is_integer() {
        return (value, i);
    }
    let (mut mantissa, mut scale, mut end) = (0i64, 0u32, i + 1);
    while scale < 12
        && let Some((n, after)) = small(doc, end)
    {
        let width = if n >= 10 { 2 } else { 1 };
        mantissa = mantissa * 10i64.pow(width) + n;
        scale += width;
        end = after;
    }
    match value.checked_add(Decimal::new(mantissa.into(), scale)) {
        Some(sum) if scale > 0 => (sum, end),
        _ => (value, i),
    }
}

/// A fraction that a magnitude word multiplies: "half a million", "two thirds of a million", "½ million".
fn scale_fraction(doc: &Document<'_>, figure: Figure) -> Option<Figure> {
    let end = figure.tokens.end;
    let next = if doc.word(end) == "of" && matches!(number_word(doc.word(end + 1)), Some(NumberWord::Article)) {
        end + 2
    } else if matches!(number_word(doc.word(end)), Some(NumberWord::Article)) {
        end + 1
    } else {
        end
    };
    scale_fraction_at(doc, figure, next)
}

fn scale_fraction_at(doc: &Document<'_>, mut figure: Figure, next: usize) -> Option<Figure> {
    let (factor, end) = match number_word(doc.word(next)) {
        Some(NumberWord::Dozen) => (Some(int(12)), next + 1),
        Some(NumberWord::Hundred | NumberWord::Scale(_)) => {
            let (factor, end, _) = apply_scales(doc, Some(Decimal::ONE), next);
            (factor, end)
        }
        _ => return Some(figure),
    };
    let (a, b) = figure.parts?;
    figure.amount = factor.and_then(|f| f.checked_mul(a)?.checked_div(b));
    figure.parts = None;
    figure.form = Form::Words;
    figure.scaled = true;
    figure.tokens.end = end;
    Some(figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_digits_and_words() {
        let cases = [
            ("1,234.5 people", "1,234.5", "1234.5"),
            ("1 234 people", "1 234", "1234"),
            ("816 000 t", "816 000", "816000"),
            ("1.2bn", "1.2bn", "1200000000"),
            ("3.5 million euros", "3.5 million", "3500000"),
            ("2 1/2 hours", "2 1/2", "2.5"),
            ("7½ hours", "7½", "7.5"),
            ("1/3 of", "1/3", "0.333333333333"),
            ("twenty-three thousand men", "twenty-three thousand", "23000"),
            ("one hundred and five", "one hundred and five", "105"),
            ("two hundred fifty thousand and twenty two", "two hundred fifty thousand and twenty two", "250022"),
            ("one and a half million", "one and a half million", "1500000"),
            ("two and a half years", "two and a half", "2.5"),
            ("half a million", "half a million", "500000"),
            ("half an hour", "half", "0.5"),
            ("a quarter of an hour", "a quarter", "0.25"),
            ("two-thirds of", "two-thirds", "0.666666666667"),
            ("two thirds of a million", "two thirds of a million", "666666.66666666667"),
            ("a hundred men", "a hundred", "100"),
            ("three dozen", "three dozen", "36"),
            ("half a dozen", "half a dozen", "6"),
            ("a couple of weeks", "a couple of", "2"),
            ("nineteen eighty-four", "nineteen eighty-four", "1984"),
            ("nineteen hundred", "nineteen hundred", "1900"),
            ("3 hundred and one", "3 hundred and one", "301"),
            ("three point one four", "three point one four", "3.14"),
            ("one, two", "one", "1"),
            ("three lakh", "three lakh", "300000"),
            ("1,674.5 million", "1,674.5 million", "1674500000"),
        ];
        for (text, span, want) in cases {
            let doc = Document::new(text);
            let figure = figure_at(&doc, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(doc.span_of(figure.tokens.clone()).of(text), span, "{text}");
            assert_eq!(figure.amount.map(|d| d.to_string()).as_deref(), Some(want), "{text}");
        }
    }

    #[test]
    fn reads_vague_magnitudes() {
        let cases = [
            ("dozens of people", "dozens", "24", "99"),
            ("tens of thousands of people", "tens of thousands", "10000", "100000"),
            ("Hundreds fled", "Hundreds", "100", "1000"),
            ("several hundred people", "several hundred", "200", "900"),
            ("hundreds of millions of euros", "hundreds of millions", "100000000", "1000000000"),
            ("a few thousand", "a few thousand", "2000", "9000"),
        ];
        for (text, span, lo, hi) in cases {
            let doc = Document::new(text);
            let figure = figure_at(&doc, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(doc.span_of(figure.tokens.clone()).of(text), span, "{text}");
            let (a, b) = figure.bounds.unwrap_or_else(|| panic!("{text}"));
            assert_eq!((a.to_string().as_str(), b.to_string().as_str()), (lo, hi), "{text}");
        }
        for text in ["several people", "many", "a man", "second", "half", "scores 3-1", "tens"] {
            let doc = Document::new(text);
            let vague = figure_at(&doc, 0).is_some_and(|f| f.form == Form::Vague);
            assert!(!vague, "{text}");
        }
    }
}
