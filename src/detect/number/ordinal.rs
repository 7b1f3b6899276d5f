//! Ordinals: "61st", "third", "twenty-first".

use super::amount::is_glued;
use super::digits;
use super::figure::{Form, figure_at, is_hyphen};
use super::filter;
use super::lexicon::{NumberWord, number_word};
use super::units::time_unit;
use super::words;
use crate::text::{Case, Document, TokenKind};
use crate::value::Decimal;

/// The ordinal that starts at token `i`: its value and the token behind it.
///
/// For "one hundred and fifth" the figure before the ordinal word is read first; months and centuries are no concern.
pub fn ordinal_at(doc: &Document<'_>, i: usize) -> Option<(Decimal, usize)> {
    let token = doc.tokens.get(i)?;
    if token.kind == TokenKind::Number {
        let suffix = doc.word(i + 1);
        let fits = is_glued(doc, i + 1) && ["st", "nd", "rd", "th"].iter().any(|s| s.eq_ignore_ascii_case(suffix));
        return digits::parse(doc.word(i)).filter(|d| fits && d.is_integer()).map(|d| (d, i + 2));
    }
    if let Some(NumberWord::Ordinal(n)) = number_word(doc.word(i)) {
        return Some((Decimal::from_int(i64::try_from(n).ok()?), i + 1));
    }
    // "twenty-first", "one hundred twenty-fifth", "two hundredth"
    let figure = figure_at(doc, i).filter(|f| f.form == Form::Words)?;
    let end = figure.tokens.end;
    let next = end + usize::from(is_hyphen(doc, end) || matches!(doc.word(end), "—" | "and"));
    let n = match number_word(doc.word(next))? {
        NumberWord::Ordinal(n) => Decimal::from_int(i64::try_from(n).ok()?),
        _ => return None,
    };
    let base = figure.amount?;
    let hundred = Decimal::from_int(100);
    let value = if n >= hundred {
        base.checked_mul(n)?
    } else {
        // "twenty" + "first": the last tens must be free.
        let rest = base.to_i64()? % if n < Decimal::from_int(10) { 10 } else { 100 };
        if rest != 0 || n < Decimal::ONE {
            return None;
        }
        base.checked_add(n)?
    };
    Some((value, next + 1))
}

/// Whether the ordinal in tokens `i..end` is one that a reader counts, and no date, name, unit of time or pronoun.
pub fn counts(doc: &Document<'_>, i: usize, end: usize) -> bool {
    let next = doc.word(end);
    let is = |word: &str, list: &[&str]| list.iter().any(|w| w.eq_ignore_ascii_case(word));
    let before = i.checked_sub(1).map_or("", |b| doc.word(b));
    if words::is_month(doc, end)
        || next.eq_ignore_ascii_case("of") && words::is_month(doc, end + 1)
        || i > 0 && words::is_month(doc, i - 1)
        || i > 1 && before.eq_ignore_ascii_case("the") && words::is_month(doc, i - 2)
    {
        return false;
    }
    let hyphen = usize::from(is_hyphen(doc, end));
    if is(doc.word(end + hyphen), &["century", "centuries", "quarter", "half", "Amendment", "Street", "Avenue"]) {
        return false;
    }
    let word = doc.word(i);
    let bare = end == i + 1 && doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
    if !bare {
        return true;
    }
    // "First Minister", "Third Reich", "Second World War": names.
    let capital = doc.tokens.get(i).is_some_and(|t| t.case == Case::Title);
    if capital
        && doc.tokens.get(end).is_some_and(|t| matches!(t.case, Case::Title | Case::Upper))
        && !filter::in_headline(doc, i)
    {
        return false;
    }
    if word.eq_ignore_ascii_case("second")
        && (is(before, &["a", "per", "every", "split", "each", "one", "/"]) && !words::is_lower_word(doc, end)
            || time_unit(before).is_some())
    {
        return false;
    }
    if word.eq_ignore_ascii_case("first") || word.eq_ignore_ascii_case("second") || word.eq_ignore_ascii_case("third") {
        let pronoun = before.eq_ignore_ascii_case("the")
            && (is(next, &["is", "was", "were", "are", "had", "has", "said", "to", "and", "or"])
                || doc.tokens.get(end).is_none_or(|t| t.kind == TokenKind::Punct && hyphen == 0));
        if pronoun {
            return false;
        }
    }
    if word.eq_ignore_ascii_case("first") {
        let adverb = is(
            before,
            &[
                "at", "when", "was", "were", "had", "has", "have", "is", "who", "and", "he", "she", "it", "they", "we",
                "i",
            ],
        ) && !words::is_lower_word(doc, end)
            || is(before, &["at", "safety"])
            || is(
                next,
                &[
                    "of",
                    "aid",
                    "lady",
                    "ladies",
                    "name",
                    "names",
                    "appeared",
                    "reported",
                    "met",
                    "began",
                    "started",
                    "came",
                    "became",
                    "published",
                    "saw",
                    "made",
                    "took",
                    "used",
                    "proposed",
                    "announced",
                    "detected",
                    "class",
                ],
            )
            || before.eq_ignore_ascii_case("when");
        let verb = words::is_lower_word(doc, end) && next.ends_with("ed") && next.len() > 4;
        let aside = next == "," && (filter::is_sentence_start(doc, i) || is(before, &["but", "and"]));
        return !adverb && !verb && !aside || i == 0 && doc.tokens.len() == 1;
    }
    true
}
