//! Whether the clause around an open date looks back or ahead.

use super::anchor::Tense;
use super::lexicon::Lex;
use super::scan::Scan;
use crate::text::{Case, TokenKind};

/// How many tokens to each side are looked at; bounds the cost.
const REACH: usize = 14;

/// Words that say that something is to come.
const FUTURE: &[&str] = &[
    "will", "'ll", "shall", "won't", "expected", "expects", "expect", "scheduled", "due", "set", "plans", "planned", "plan",
    "planning", "would", "should", "could", "upcoming", "hopes", "promised", "pledged", "vowed", "proposed", "demanded",
    "demands", "forecast", "deadline", "slated", "poised", "can", "going", "tomorrow", "must", "may", "might", "next",
];

/// Verbs that tell what happened, apart from those in -ed.
const PAST: &[&str] = &[
    "said", "was", "were", "told", "had", "did", "took", "came", "went", "began", "left", "killed", "died", "held", "met",
    "won", "lost", "rose", "fell", "has", "have", "made", "saw", "found", "struck", "hit", "sent", "gave", "got", "broke",
    "shot", "wrote", "spoke", "fled", "led", "ran", "kept", "became", "grew", "sank", "bought", "sold", "since", "ago",
    "earlier", "yesterday", "last", "cost", "drew", "beat", "knew", "brought", "thought", "flew", "swept",
];

/// The direction of the clause around the tokens from `start` to `end` (exclusive).
///
/// The nearest cue to the left decides; with none there, the nearest to the right; the clause ends at the sentence's
/// end, at a semicolon, colon or bracket.
pub(super) fn tense(s: &Scan<'_, '_>, start: usize, end: usize) -> Tense {
    let (first, last) = s.sentence();
    let low = first.max(start.saturating_sub(REACH));
    let mut deadline = false;
    for at in (low..start).rev() {
        let text = s.text(at);
        if matches!(text, ";" | ":" | "(" | ")") {
            break;
        }
        // "by Friday", "until Friday", "before Friday": a deadline, unless the clause tells the past.
        if at + 1 == start && matches!(text, "by" | "By" | "until" | "before" | "till") {
            deadline = true;
        }
        let close = start - at <= 2;
        match cue(s, at, close) {
            Tense::Open => {}
            // "to ... by Friday" after a verb in the past: the deadline lies ahead of that verb.
            found => return found,
        }
    }
    for at in end..last.min(end + REACH) {
        if matches!(s.text(at), ";" | ":" | "(" | ")") {
            break;
        }
        match cue(s, at, false) {
            Tense::Open => {}
            found => return found,
        }
    }
    if deadline { Tense::Future } else { Tense::Open }
}

fn cue(s: &Scan<'_, '_>, at: usize, close: bool) -> Tense {
    let Some(token) = s.doc.tokens.get(at) else { return Tense::Open };
    if token.kind != TokenKind::Word || token.case != Case::Lower {
        return Tense::Open;
    }
    let text = s.text(at);
    // "is to", "are to"
    if text == "to" && at > 0 && matches!(s.text(at - 1), "is" | "are" | "due" | "set") {
        return Tense::Future;
    }
    if FUTURE.contains(&text) {
        // "proposed on Friday": the verb's own day.
        return if close && (text.ends_with("ed") || s.lex(at) == Lex::Next) && text != "expected" {
            if s.lex(at) == Lex::Next { Tense::Future } else { Tense::Past }
        } else {
            Tense::Future
        };
    }
    if PAST.contains(&text) || text.len() > 4 && text.ends_with("ed") && !text.ends_with("eed") {
        return Tense::Past;
    }
    Tense::Open
}
