//! What stands behind a number: the noun that is counted, the tail of a rate; and the change that a verb states.

use super::amount::is_glued;
use super::figure::is_hyphen;
use super::units::{per_unit, time_unit, unit_at};
use super::words;
use crate::text::{Case, Document, TokenKind};
use crate::value::Change;

/// How many tokens behind a number are looked at for the counted noun.
const REACH: usize = 7;

/// The head noun of what is counted and the token behind it.
pub struct Counted {
    /// As written.
    pub noun: String,
    /// The first token after the noun.
    pub end: usize,
}

/// The noun counted by the number that ends before token `i`: the last word of the noun phrase there.
///
/// `one` says that the number is one, so that the noun is in the singular; `vague` lets "of" stand between.
pub fn counted(doc: &Document<'_>, i: usize, one: bool, vague: bool) -> Option<Counted> {
    let mut at = i;
    if is_hyphen(doc, at) {
        // "nine-member jury": the noun behind the hyphen.
        let noun = doc.word(at + 1);
        let fine = words::is_lower_word(doc, at + 1)
            && !matches!(noun, "strong" | "year" | "to" | "in" | "and" | "plus" | "odd" | "fold" | "a" | "man");
        return fine.then(|| Counted { noun: noun.to_owned(), end: at + 2 });
    }
    if vague && doc.word(at).eq_ignore_ascii_case("of") {
        at += 1;
        if matches!(doc.word(at), "the" | "its" | "their" | "his" | "her" | "our" | "those" | "these") {
            at += 1;
        }
    }
    let mut found = None;
    let mut name = false;
    let mut k = at;
    while k < at + REACH {
        let Some(token) = doc.tokens.get(k) else { break };
        let word = doc.word(k);
        if token.line_start && k > at && token.case != Case::Lower {
            break;
        }
        match token.kind {
            TokenKind::Word if token.case == Case::Lower => {
                let joins = name && word == "and";
                let qualifier = k == at && matches!(word, "more" | "other" | "additional" | "new" | "such");
                if words::is_stop(word) && !joins && !qualifier {
                    break;
                }
                let numberish = super::lexicon::number_word(word).is_some() || time_unit(word).is_some();
                if numberish && !one {
                    break;
                }
                if words::looks_plural(word) {
                    found = Some(k);
                    // "police officers": the next plural is the head.
                    if !words::looks_plural(doc.word(k + 1)) {
                        break;
                    }
                } else if found.is_some() {
                    break;
                } else if one && k == at && !qualifier {
                    found = Some(k);
                    break;
                }
                name = false;
            }
            TokenKind::Word if token.case != Case::None => {
                // "Americans", "MPs": a plural with a capital ends the phrase where no noun follows.
                name = true;
                let plural = word.len() > 2 && word.ends_with('s') && !word.ends_with("ss");
                let last = !words::is_lower_word(doc, k + 1) || words::is_stop(doc.word(k + 1));
                let next_name =
                    doc.tokens.get(k + 1).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised(doc.text));
                if plural && last && !next_name && !is_hyphen(doc, k + 1) {
                    found = Some(k);
                    break;
                }
            }
            TokenKind::Punct if is_hyphen(doc, k) || matches!(word, "/") && token.glued => {}
            TokenKind::Punct
                if word == ","
                    && words::is_lower_word(doc, k - 1)
                    && words::is_lower_word(doc, k + 1)
                    && found.is_none()
                    && k > at =>
            {
                // "12 young, unarmed men"
                if words::is_stop(doc.word(k + 1)) {
                    break;
                }
            }
            _ => break,
        }
        k += 1;
    }
    let k = found?;
    Some(Counted { noun: doc.word(k).to_owned(), end: k + 1 })
}

/// What a rate is counted per, and the token behind its tail.
pub struct Rate {
    /// A unit code, "each" or a noun.
    pub per: String,
    /// The first token after the tail.
    pub end: usize,
}

/// What a rate may be counted per.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rated {
    /// A count: only times.
    Count,
    /// A quantity: times, units, "each".
    Unit,
    /// Money: also shares, tickets and other things that have a price.
    Money,
}

/// The tail of a rate at token `i`: "a week", "per hectare", "an hour", "each", "/kg", "-a-night".
pub fn rate(doc: &Document<'_>, i: usize, of: Rated) -> Option<Rate> {
    let word = doc.word(i);
    let token = doc.tokens.get(i)?;
    let is = |k: usize, list: &[&str]| list.iter().any(|w| doc.word(k).eq_ignore_ascii_case(w));
    if is_hyphen(doc, i) && is(i + 1, &["a", "an", "per"]) && is_hyphen(doc, i + 2) {
        let code = per_unit(doc, i + 3)
            .map(str::to_owned)
            .or_else(|| words::is_price_noun(doc.word(i + 3)).then(|| doc.word(i + 3).to_owned()))?;
        return Some(Rate { per: code, end: i + 4 });
    }
    match word.to_ascii_lowercase().as_str() {
        "each" | "apiece" if of != Rated::Count => {
            let rest = word.eq_ignore_ascii_case("each") && (time_unit(doc.word(i + 1)).is_some());
            if rest {
                return Some(Rate { per: time_unit(doc.word(i + 1))?.to_owned(), end: i + 2 });
            }
            Some(Rate { per: "each".to_owned(), end: i + 1 })
        }
        "/" if token.glued && of != Rated::Count => {
            let code = per_unit(doc, i + 1).filter(|_| is_glued(doc, i + 1))?;
            Some(Rate { per: code.to_owned(), end: i + 2 })
        }
        "per" | "every" => {
            if word.eq_ignore_ascii_case("per") && is(i + 1, &["cent"]) {
                return None;
            }
            if let Some(code) = time_unit(doc.word(i + 1)) {
                let base = if code == "a" { "a" } else { code };
                return Some(Rate { per: base.to_owned(), end: i + 2 });
            }
            if word.eq_ignore_ascii_case("every") {
                return None;
            }
            if let Some(unit) = unit_at(doc, i + 1, true, true) {
                let code = if unit.code == "bbl" { "barrel" } else { unit.code };
                return Some(Rate { per: code.to_owned(), end: unit.end });
            }
            let noun = words::is_lower_word(doc, i + 1) && !words::is_stop(doc.word(i + 1));
            noun.then(|| Rate { per: doc.word(i + 1).to_owned(), end: i + 2 })
        }
        "a" | "an" if !is_glued(doc, i) => {
            let noun = doc.word(i + 1);
            // "a year earlier", "a month ago", "a day after" say when, "a second time" nothing.
            let later = time_unit(noun).is_some() && is(i + 2, &["from"]);
            if later
                || is(i + 2, &["earlier", "ago", "later", "after", "before", "time", "long"])
                || is_hyphen(doc, i + 2) && !is(i + 1, &["kilowatt", "megawatt"])
            {
                return None;
            }
            if let Some(code) = time_unit(noun).filter(|_| !noun.ends_with('s')) {
                return Some(Rate { per: code.to_owned(), end: i + 2 });
            }
            if of == Rated::Count {
                return None;
            }
            if let Some(unit) =
                unit_at(doc, i + 1, false, false).filter(|u| u.word && !doc.word(u.end - 1).ends_with('s'))
            {
                let code = if unit.code == "bbl" { "barrel" } else { unit.code };
                return Some(Rate { per: code.to_owned(), end: unit.end });
            }
            (of == Rated::Money && words::is_price_noun(noun)).then(|| Rate { per: noun.to_owned(), end: i + 2 })
        }
        _ => None,
    }
}

/// The change that the words before token `start` state: "rose 5 %", "fell by 3 points", "an increase of 6 percent".
pub fn change(doc: &Document<'_>, start: usize, end: usize) -> Option<Change> {
    let direction = |k: usize| {
        let word = doc.word(k);
        if words::is_rise(word) {
            Some(Change::Up)
        } else if words::is_fall(word) {
            Some(Change::Down)
        } else {
            None
        }
    };
    let mut at = start;
    for _ in 0..3 {
        at = at.checked_sub(1)?;
        if let Some(change) = direction(at) {
            // "up to", "down from" say where, not by how much.
            return Some(change);
        }
        if !matches!(
            doc.word(at),
            "by" | "of"
                | "another"
                | "a"
                | "further"
                | "only"
                | "just"
                | "sharply"
                | "slightly"
                | "an"
                | "additional"
                | "its"
                | "steeply"
        ) {
            break;
        }
    }
    // "a 5 % rise", "13.5 per cent lower"
    let comparative = matches!(
        doc.word(end),
        "higher"
            | "lower"
            | "up"
            | "down"
            | "rise"
            | "fall"
            | "increase"
            | "drop"
            | "decline"
            | "decrease"
            | "gain"
            | "jump"
            | "growth"
            | "cut"
            | "reduction"
    );
    if comparative { direction(end) } else { None }
}

/// Whether a change is stated right before token `start`, so that "A to B" is two numbers: "rose 12 to 30".
pub fn change_before(doc: &Document<'_>, start: usize) -> bool {
    let mut at = start;
    for _ in 0..2 {
        let Some(before) = at.checked_sub(1) else { return false };
        at = before;
        let word = doc.word(at);
        if words::is_rise(word) || words::is_fall(word) {
            return true;
        }
        if !matches!(word, "by" | "another" | "a" | "further") {
            return false;
        }
    }
    false
}

/// Whether "from" before token `from` opens a change and no range: a verb of change stands in the same clause.
pub fn from_states_change(doc: &Document<'_>, from: usize) -> bool {
    for k in (from.saturating_sub(8)..from).rev() {
        let word = doc.word(k);
        if doc.tokens.get(k).is_some_and(|t| t.kind == TokenKind::Punct && matches!(word, "." | ";" | "!" | "?")) {
            return false;
        }
        if words::is_rise(word) || words::is_fall(word) || words::is_move(word) {
            return true;
        }
    }
    false
}
