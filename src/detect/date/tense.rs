//! Whether the clause around an open date looks back or ahead.

use super::anchor::Tense;
use super::lexicon::Lex;
use super::scan::Scan;
use crate::text::{Case, TokenKind};

/// How many tokens to each side are looked at; bounds the cost.
const REACH: usize = 14;

/// Words that say that something is to come.
const FUTURE: &[&str] = &[
    "will",
    "'ll",
    "shall",
    "won't",
    "expected",
    "expects",
    "expect",
    "scheduled",
    "due",
    "set",
    "plans",
    "planned",
    "plan",
    "planning",
    "would",
    "should",
    "could",
    "upcoming",
    "hopes",
    "promised",
    "pledged",
    "vowed",
    "proposed",
    "demanded",
    "demands",
    "forecast",
    "deadline",
    "slated",
    "poised",
    "can",
    "going",
    "tomorrow",
    "must",
    "may",
    "might",
    "next",
];

/// Verbs that tell what happened, apart from those in -ed.
const PAST: &[&str] = &[
    "said",
    "was",
    "were",
    "told",
    "had",
    "did",
    "took",
    "came",
    "went",
    "began",
    "left",
    "killed",
    "died",
    "held",
    "met",
    "won",
    "lost",
    "rose",
    "fell",
    "has",
    "have",
    "made",
    "saw",
    "found",
    "struck",
    "hit",
    "sent",
    "gave",
    "got",
    "broke",
    "shot",
    "wrote",
    "spoke",
    "fled",
    "led",
    "ran",
    "kept",
    "became",
    "grew",
    "sank",
    "bought",
    "sold",
    "since",
    "ago",
    "earlier",
    "yesterday",
    "last",
    "cost",
    "drew",
    "beat",
    "knew",
    "brought",
    "thought",
    "flew",
    "swept",
];

/// The direction of the clause around the tokens from `start` to `end` (exclusive).
///
/// The nearest cue to the left decides; with none there, the nearest to the right; the clause ends at the sentence's
/// end, at a semicolon, colon or bracket.
pub(super) fn tense(s: &Scan<'_, '_>, start: usize, end: usize) -> Tense {
    let (first, last) = s.sentence();
    let low = first.max(start.saturating_sub(REACH));
    let (limit, until) = deadline(s, start, low);
    if limit {
        let told = |at: usize| matches!(s.text(at), "had" | "have" | "has" | "were" | "was");
        let opens = start <= first + 2;
        let past = (low..start).any(|at| s.text(at) == "had") || opens && (end..last.min(end + REACH)).any(told);
        return match (past, until) {
            (true, _) => Tense::Past,
            // "until 18 July": the nearest; only weekdays are surely ahead.
            (false, true) if !matches!(s.lex(start), Lex::Weekday(_)) => Tense::Open,
            (false, _) => Tense::Future,
        };
    }
    // "December delivery", "for December"
    if start > first
        && s.text(start - 1) == "for"
        && matches!(s.text(end), "delivery" | "contract" | "settlement" | "release")
    {
        return Tense::Future;
    }
    for at in (low..start).rev() {
        if matches!(s.text(at), ";" | ":" | "(" | ")") {
            break;
        }
        match cue(s, at, start - at <= 2, false) {
            Tense::Open => {}
            found => return found,
        }
    }
    for at in end..last.min(end + REACH) {
        if matches!(s.text(at), ";" | ":" | "(" | ")") {
            break;
        }
        match cue(s, at, false, true) {
            Tense::Open => {}
            found => return found,
        }
    }
    Tense::Open
}

/// "by Friday", "until 6 p.m. on Friday": what is asked for by then lies ahead.
fn deadline(s: &Scan<'_, '_>, start: usize, low: usize) -> (bool, bool) {
    for at in (low..start).rev().take(6) {
        match s.text(at) {
            "by" | "By" | "before" => return (true, false),
            "until" | "till" | "Until" => return (true, true),
            "the" | "on" | "end" | "of" => {}
            _ if matches!(
                s.lex(at),
                Lex::Figure | Lex::Dotted | Lex::Am | Lex::Pm | Lex::Noon(_) | Lex::Mark(b':') | Lex::Zone
            ) => {}
            _ => return (false, false),
        }
    }
    (false, false)
}

fn cue(s: &Scan<'_, '_>, at: usize, close: bool, right: bool) -> Tense {
    let Some(token) = s.doc.tokens.get(at) else { return Tense::Open };
    if token.kind != TokenKind::Word || token.case != Case::Lower {
        return Tense::Open;
    }
    let text = s.text(at);
    // "is to", "are to"
    if text == "to" && at > 0 && matches!(s.text(at - 1), "is" | "are" | "due" | "set") {
        return Tense::Future;
    }
    if matches!(text, "expected" | "scheduled" | "slated" | "due" | "planned") {
        return Tense::Future;
    }
    // "proposed on Friday": the verb's own day; "on Friday demanded": the same.
    if FUTURE.contains(&text) && !(text.ends_with("ed") && (close || right)) {
        return Tense::Future;
    }
    if PAST.contains(&text) || text.len() > 4 && text.ends_with("ed") && !text.ends_with("eed") {
        return match if at > 0 { s.text(at - 1) } else { "" } {
            "be" => Tense::Future,
            "is" | "are" => Tense::Open,
            _ => Tense::Past,
        };
    }
    Tense::Open
}
