//! Ages: "45-year-old", "aged 7", "Jane Smith, 52,", "in her 60s".

use super::amount::{Amount, Measure, is_glued};
use super::figure::{Form, is_hyphen};
use super::words;
use crate::text::{Case, Document, TokenKind};
use crate::value::Decimal;

/// An age that was read around an amount.
pub struct Age {
    /// The first token.
    pub start: usize,
    /// The first token after it.
    pub end: usize,
    /// "a", "mo", "wk" or "d".
    pub unit: &'static str,
    /// Whether it is a decade of life: the upper bound is nine years above the number.
    pub decade: bool,
    /// The rule, for "why".
    pub rule: &'static str,
}

const OLD: &[&str] = &["old", "olds"];

fn is(doc: &Document<'_>, k: usize, list: &[&str]) -> bool {
    list.iter().any(|w| doc.word(k).eq_ignore_ascii_case(w))
}

/// The age that `amount` is, or the second number of a range that starts at token `start`.
pub fn age_at(doc: &Document<'_>, start: usize, amount: &Amount, floor: usize) -> Option<Age> {
    let years = amount.figure.amount.is_none_or(|a| a < Decimal::from_int(130) && !a.is_negative());
    if let Measure::Time(unit) = amount.measure {
        let end = amount.end;
        let hyphen = usize::from(is_hyphen(doc, end));
        if is(doc, end + hyphen, OLD) && unit != "decade" {
            let start = aged_before(doc, start, floor).unwrap_or(start);
            return Some(Age { start, end: end + hyphen + 1, unit, decade: false, rule: "years old" });
        }
        if is(doc, end, &["of"]) && is(doc, end + 1, &["age"]) {
            return Some(Age { start, end: end + 2, unit, decade: false, rule: "years of age" });
        }
        if let Some(start) = aged_before(doc, start, floor).filter(|_| years) {
            return Some(Age { start, end, unit, decade: false, rule: "aged" });
        }
        return None;
    }
    if amount.measure != Measure::Count || !years || !matches!(amount.figure.form, Form::Digits | Form::Words) {
        return None;
    }
    let end = amount.end;
    // "in her 60s", "in his early 30s"
    if amount.figure.form == Form::Digits && doc.word(end) == "s" && is_glued(doc, end) {
        return decade(doc, start, end + 1, floor);
    }
    if is(doc, end, &["yo", "y.o.", "y/o"]) {
        return Some(Age { start, end: end + 1, unit: "a", decade: false, rule: "years old" });
    }
    if let Some(start) = aged_before(doc, start, floor) {
        let unit = "a";
        return Some(Age { start, end, unit, decade: false, rule: "aged" });
    }
    if is_apposition(doc, start, amount) {
        return Some(Age { start, end, unit: "a", decade: false, rule: "a number between commas behind a name" });
    }
    // "the youngest was 19", "He was 84 when", "who is 45,"
    let was = start.checked_sub(1).filter(|&b| is(doc, b, &["was", "is", "turned", "turns"]));
    if let Some(was) = was {
        let cue = (was.saturating_sub(6)..was).any(|k| words::is_age_cue(doc.word(k)));
        let next = doc.word(end);
        let ends = matches!(next, "." | "," | ";" | "" | "when" | "at" | "and");
        let turned = is(doc, was, &["turned", "turns"]);
        let old = amount.figure.amount.is_some_and(|a| a >= Decimal::from_int(10));
        let person = was > 0 && is(doc, was - 1, &["he", "she", "who"]) && old && matches!(next, "when" | "at" | ".");
        if ends && (cue || turned && old || person) {
            return Some(Age { start, end, unit: "a", decade: false, rule: "an age in a sentence" });
        }
    }
    None
}

/// "aged", "age", "ages" right before token `start`, with "between" or "from" in between.
fn aged_before(doc: &Document<'_>, start: usize, floor: usize) -> Option<usize> {
    let mut at = start.checked_sub(1)?;
    if at > floor && is(doc, at, &["between", "from", "just", "only", "about", "around"]) {
        at -= 1;
    }
    if at < floor {
        return None;
    }
    if is(doc, at, &["aged"]) {
        return Some(at);
    }
    if is(doc, at, &["age", "ages"]) && !matches!(doc.tokens.get(at)?.case, Case::Upper) {
        return Some(at);
    }
    // "at the age of 12": the number alone.
    (doc.word(at) == "of" && at > 0 && is(doc, at - 1, &["age", "ages"])).then_some(start)
}

/// "in her 60s": the span with "in her"; `end` is behind the "s".
fn decade(doc: &Document<'_>, start: usize, end: usize, floor: usize) -> Option<Age> {
    let mut at = start.checked_sub(1)?;
    if is(doc, at, &["early", "mid", "late", "-"]) {
        at = at.checked_sub(1)?;
        if doc.word(at + 1) == "-" {
            at = at.checked_sub(1)?;
        }
    }
    let whose = is(doc, at, &["his", "her", "their", "my", "our"]);
    let begin = at.checked_sub(1).filter(|&b| b >= floor && is(doc, b, &["in", "into"]))?;
    whose.then_some(Age { start: begin, end, unit: "a", decade: true, rule: "a decade of life" })
}

/// ", 52," or "(52)" behind a name or a word for a person.
fn is_apposition(doc: &Document<'_>, start: usize, amount: &Amount) -> bool {
    let end = amount.end;
    let Some(comma) = start.checked_sub(1) else { return false };
    let Some(name) = comma.checked_sub(1) else { return false };
    let plain = amount.figure.form == Form::Digits && end == start + 1 && doc.word(start).len() <= 3;
    let aged = amount.figure.amount.and_then(Decimal::to_i64).is_some_and(|n| (1..=115).contains(&n));
    let bracketed = doc.word(comma) == "(" && doc.word(end) == ")";
    let commas = doc.word(comma) == ","
        && is_glued(doc, comma)
        && matches!(
            doc.word(end),
            "," | "." | ";" | ":" | "—" | "and" | "who" | "was" | "is" | "has" | "told" | "said" | "from" | "of"
        );
    if !plain || !aged || !bracketed && !commas {
        return false;
    }
    let token = doc.tokens.get(name);
    let capital = token.is_some_and(|t| t.kind == TokenKind::Word && matches!(t.case, Case::Title | Case::Mixed))
        && !words::is_month(doc, name)
        && !is(
            doc,
            name,
            &[
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
                "Sunday",
                "Act",
                "Article",
                "Section",
            ],
        );
    let person = is(
        doc,
        name,
        &[
            "man",
            "woman",
            "boy",
            "girl",
            "son",
            "daughter",
            "husband",
            "wife",
            "father",
            "mother",
            "brother",
            "sister",
            "teenager",
            "suspect",
            "victim",
            "driver",
            "pupil",
            "student",
            "grandmother",
            "grandfather",
            "child",
            "baby",
            "player",
            "pensioner",
            "soldier",
            "nurse",
            "farmer",
        ],
    );
    // In a list of numbers the next one follows.
    let listed = doc.word(end) == "," && doc.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number);
    (capital || person) && !listed
}
