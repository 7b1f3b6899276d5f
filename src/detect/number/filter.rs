//! What looks like a number and is none: designators, addresses, list markers, years, the pronoun "one".

use super::amount::{Amount, Measure, is_glued};
use super::figure::{Form, is_hyphen};
use super::words;
use crate::text::{Case, Document, TokenKind};
use crate::value::Decimal;

/// Whether the bare count `amount` only names something: "Boeing 737", "article 5", "10 Downing Street", "iOS 17.4".
///
/// Only for digits and words without measure and modifier.
pub fn is_name(doc: &Document<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.figure.tokens.end);
    is_list_marker(doc, start, end)
        || is_address(doc, end)
        || is_designator(doc, amount)
        || is_listed_designator(doc, start)
        || is_in_name(doc, amount)
        || is_before_name(doc, amount)
}

/// "1. First", "2) Second", at the beginning of a line.
fn is_list_marker(doc: &Document<'_>, start: usize, end: usize) -> bool {
    let first = doc.tokens.get(start).is_some_and(|t| t.line_start && t.kind == TokenKind::Number);
    let next_line = doc.tokens.get(end + 1).is_none_or(|t| t.line_start);
    // "(1) First"
    let bracket = start > 0
        && doc.word(start - 1) == "("
        && doc.word(end) == ")"
        && doc.tokens.get(start - 1).is_some_and(|t| t.line_start);
    if bracket && end == start + 1 && !next_line {
        return true;
    }
    end == start + 1 && first && matches!(doc.word(end), "." | ")") && is_glued(doc, end) && !next_line
}

/// "10 Downing Street", "221 Baker St."
fn is_address(doc: &Document<'_>, end: usize) -> bool {
    let mut at = end;
    while at < end + 4
        && doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && matches!(t.case, Case::Title | Case::Upper))
    {
        if at > end && words::is_street(doc.word(at)) {
            return true;
        }
        at += 1;
    }
    false
}

/// "Boeing 737", "page 3", "Windows 11": a word before the number says that it only names.
fn is_designator(doc: &Document<'_>, amount: &Amount) -> bool {
    let start = amount.start;
    let Some(before) = start.checked_sub(1) else { return false };
    let (Some(token), Some(here)) = (doc.tokens.get(before), doc.tokens.get(start)) else { return false };
    if here.line_start {
        return false;
    }
    let word = doc.word(before);
    let digits = amount.figure.form == Form::Digits && !amount.figure.scaled;
    // "#5", "№ 5"
    if matches!(word, "#" | "№" | "@" | "§") {
        return true;
    }
    if token.kind != TokenKind::Word {
        return false;
    }
    if amount.figure.form != Form::Vague
        && words::is_namer(word)
        && (!word.eq_ignore_ascii_case("no") || is_capital(doc, before))
    {
        // "on day two", "case 5", but "in that case 12 people".
        let noun = super::noun::counted(doc, amount.figure.tokens.end, false, false).is_some();
        return !noun || is_capital(doc, before) && before > 0 && digits;
    }
    if digits && words::is_maker(word) && is_capital(doc, before) {
        return true;
    }
    let plain = doc.word(start).bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !digits || !plain || !is_capital(doc, before) || words::is_stop(word) {
        return false;
    }
    if is_sentence_start(doc, before) {
        // "Forsmark 1 ... full": with nothing behind it the number names.
        let alone = doc.tokens.get(amount.figure.tokens.end).is_none_or(|t| t.kind != TokenKind::Word || t.line_start);
        return alone && token.case == Case::Title && doc.word(start).len() <= 2;
    }
    if in_headline(doc, before) {
        return false;
    }
    let counted = super::noun::counted(doc, amount.figure.tokens.end, false, false).is_some();
    !counted && !words::is_month(doc, before)
}

/// "pages 39 and 40", "from category 4 to 3": the second of two that only name.
fn is_listed_designator(doc: &Document<'_>, start: usize) -> bool {
    start >= 3
        && matches!(doc.word(start - 1), "and" | "or" | "to" | ",")
        && doc.tokens.get(start - 2).is_some_and(|t| t.kind == TokenKind::Number)
        && words::is_namer(doc.word(start - 3).trim_end_matches('s'))
}

/// "10 Janpath", "3 Group": short digits before a name in the singular, with nothing counted.
fn is_before_name(doc: &Document<'_>, amount: &Amount) -> bool {
    let end = amount.figure.tokens.end;
    let word = doc.word(end);
    let short = amount.figure.form == Form::Digits && !amount.figure.scaled && doc.word(amount.start).len() <= 3;
    let title =
        doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Title && !t.line_start);
    let people = word.ends_with('s') || word.ends_with("ese") || word.ends_with("ish") || word.ends_with("ch");
    short
        && title
        && !people
        && !words::is_stop(word)
        && !in_headline(doc, end)
        && super::noun::counted(doc, end, false, false).is_none()
}

/// "Nine Doors Down", "Security Council Resolution 2791", "Channel Four": a capitalised number word amid capitals.
fn is_in_name(doc: &Document<'_>, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.figure.tokens.end);
    if amount.figure.form == Form::Digits || !is_capital(doc, start) || in_headline(doc, start) {
        return false;
    }
    let next = is_capital(doc, end) && !doc.tokens.get(end).is_some_and(|t| t.line_start);
    let before = start > 0 && is_capital(doc, start - 1) && !is_sentence_start(doc, start - 1);
    let quoted = start > 0 && matches!(doc.word(start - 1), "“" | "\"" | "‘" | "«" | "'");
    if is_sentence_start(doc, start) && !quoted {
        return next && is_capital(doc, end + 1);
    }
    next || before
}

fn is_capital(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens.get(i).is_some_and(|t| {
        t.kind == TokenKind::Word
            && matches!(t.case, Case::Title | Case::Upper | Case::Mixed)
            && t.is_capitalised(doc.text)
    })
}

/// Whether token `i` begins a sentence, quotation marks apart.
pub fn is_sentence_start(doc: &Document<'_>, i: usize) -> bool {
    let n = doc.sentences.partition_point(|s| s.start as usize <= i);
    let Some(start) = n.checked_sub(1).and_then(|n| doc.sentences.get(n)).map(|s| s.start as usize) else {
        return i == 0;
    };
    (start..i).rev().all(|k| doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Punct))
}

/// Whether most words of the sentence around token `i` are capitalised, as in headlines: capitals say nothing there.
pub fn in_headline(doc: &Document<'_>, i: usize) -> bool {
    let n = doc.sentences.partition_point(|s| s.start as usize <= i);
    let Some(sentence) = n.checked_sub(1).and_then(|n| doc.sentences.get(n)) else { return false };
    let (start, end) = (sentence.start as usize, (sentence.end as usize).min(sentence.start as usize + 40));
    let (mut words, mut capitals, mut lower_long) = (0, 0, 0);
    for k in start..end {
        let Some(token) = doc.tokens.get(k) else { break };
        if token.kind == TokenKind::Word && token.span.len() > 3 {
            words += 1;
            capitals += usize::from(token.is_capitalised(doc.text));
            lower_long += usize::from(token.case == Case::Lower);
        }
    }
    words >= 3 && capitals >= 3 && lower_long * 5 <= words
}

/// Whether a bare number of four digits is a year, as far as its neighbours say.
pub fn is_year(doc: &Document<'_>, amount: &Amount) -> bool {
    let start = amount.figure.tokens.start;
    let word = doc.word(start);
    let four = amount.figure.tokens.len() == 1 && word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year = amount.figure.amount.and_then(Decimal::to_i64).is_some_and(|n| (1500..=2150).contains(&n));
    if !four || !year || amount.measure != Measure::Count || amount.start != start {
        return false;
    }
    let noun = super::noun::counted(doc, amount.figure.tokens.end, false, false).is_some();
    let before = start.checked_sub(1).map_or("", |b| doc.word(b));
    let month = start > 0 && (words::is_month(doc, start - 1) || before == ",");
    month || !noun || words::before_year(before) && !matches!(before, "of" | "the" | "and" | "for" | "to" | "by")
}

/// Whether "one" at token `i`, with the figure ending at `end`, stands for a thing already named.
pub fn is_pronoun_one(doc: &Document<'_>, i: usize, end: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |b| doc.word(b));
    if [
        "the", "this", "that", "which", "each", "every", "no", "any", "another", "such", "next", "previous", "current",
        "first", "last", "only", "big", "new", "good", "latest", "other", "some", "finalize", "number", "these",
        "those",
    ]
    .iter()
    .any(|w| w.eq_ignore_ascii_case(before))
    {
        return !before.eq_ignore_ascii_case("only")
            || !words::is_lower_word(doc, end)
            || words::is_stop(doc.word(end));
    }
    let next = doc.word(end);
    if is_hyphen(doc, end) {
        // "one-off", "one-sided" are words; "one-third" was read before.
        return true;
    }
    if !doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word)
        || words::is_stop(next)
        || doc.tokens.get(end).is_some_and(|t| t.case != Case::Lower)
    {
        return true;
    }
    matches!(
        next,
        "another"
            | "thing"
            | "day"
            | "time"
            | "way"
            | "such"
            | "side"
            | "hand"
            | "point"
            | "big"
            | "good"
            | "reason"
            | "last"
            | "final"
    ) || next.ends_with("ed") && next != "wounded"
        || next.ends_with("ing")
        || next.ends_with("ly")
        || words::looks_plural(next)
}
