//! The sentence splitter.
//!
//! A sentence ends at ".", "!", "?" or "…" (with closing quotes and brackets) when what follows can begin one, and at
//! line breaks: always at a blank line; at a single break unless the text is hard-wrapped or the next line goes on in
//! lower case. Dots of abbreviations and initials belong to their token and end a sentence only before a word that
//! often begins one.

use super::tokenize::is_abbreviation;
use super::{Case, Token, TokenKind};
use std::ops::Range;

/// Splits `tokens` of `text` into sentences: half-open ranges of token indices, in order, without gaps.
///
/// Linear time.
pub fn split_sentences(text: &str, tokens: &[Token]) -> Vec<Range<u32>> {
    let wrapped = is_hard_wrapped(text);
    let mut sentences = Vec::with_capacity(tokens.len() / 20 + 1);
    let mut start = 0;
    let mut depth_safe_end = None;
    for i in 1..tokens.len() {
        let (before, here) = (&tokens[i - 1], &tokens[i]);
        let by_line = here.line_start && breaks_line(text, before, here, wrapped);
        // Closing quotes and brackets stay with the sentence that they end.
        if ends_sentence(text, tokens, i - 1) {
            depth_safe_end = Some(i - 1);
        } else if !is_closing(text, tokens, i - 1) {
            depth_safe_end = None;
        }
        let by_mark = depth_safe_end.is_some() && !is_closing(text, tokens, i) && can_begin(text, tokens, i);
        if by_line || by_mark {
            sentences.push(start..i as u32);
            start = i as u32;
            depth_safe_end = None;
        }
    }
    if (start as usize) < tokens.len() {
        sentences.push(start..tokens.len() as u32);
    }
    sentences
}

/// Whether most lines end near the same column, as in plain-text mail.
fn is_hard_wrapped(text: &str) -> bool {
    let (mut single, mut full) = (0, 0);
    let mut lines = text.lines().map(str::len).take(400).peekable();
    while let Some(len) = lines.next() {
        if len > 0 && lines.peek().is_some_and(|&next| next > 0) {
            single += 1;
            full += usize::from((45..=100).contains(&len));
        }
    }
    single >= 4 && full * 10 >= single * 7
}

fn breaks_line(text: &str, before: &Token, here: &Token, wrapped: bool) -> bool {
    let gap = text.get(before.span.end as usize..here.span.start as usize).unwrap_or("");
    let breaks = gap.matches('\n').count().max(gap.matches('\r').count());
    if breaks > 1 || gap.contains('\u{2029}') {
        return true;
    }
    let lower = here.kind == TokenKind::Word && here.case == Case::Lower;
    !wrapped && !lower
}

/// Whether token `i` closes a quotation or bracket: glued to what it closes.
fn is_closing(text: &str, tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    token.kind == TokenKind::Punct
        && token.glued
        && matches!(token.text(text), "\"" | "''" | "'" | "”" | "’" | ")" | "]" | "»" | "\"\"")
}

fn ends_sentence(text: &str, tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let word = token.text(text);
    match token.kind {
        TokenKind::Punct => matches!(word.chars().next(), Some('.' | '!' | '?' | '…' | '。' | '！' | '？')),
        TokenKind::Word if word.ends_with('.') => true,
        _ => false,
    }
}

/// How many marks of punctuation in a row are looked through; bounds the cost.
const LOOK: usize = 8;

/// Whether token `i` can begin a sentence, given that the token before may end one.
fn can_begin(text: &str, tokens: &[Token], i: usize) -> bool {
    let here = &tokens[i];
    let mut last = i - 1;
    while last > 0 && i - last <= LOOK && is_closing(text, tokens, last) {
        last -= 1;
    }
    let mark = tokens[last].text(text);
    // What stands first apart from opening quotes and brackets.
    let mut first = here;
    for token in tokens[i..].iter().take(LOOK) {
        first = token;
        if token.kind != TokenKind::Punct {
            break;
        }
    }
    if here.glued && here.kind != TokenKind::Punct && mark.len() == 1 {
        // "end.Next": a missing space, but not "3.x" or "a.b".
        return first.case == Case::Title
            && i >= 2
            && tokens[last].glued
            && tokens[last - usize::from(last > 0)].case == Case::Lower;
    }
    if first.case == Case::Lower && first.kind == TokenKind::Word {
        return false;
    }
    if tokens[last].kind == TokenKind::Word {
        // The dot belongs to an abbreviation.
        let stem = mark.trim_end_matches('.');
        let never = is_abbreviation(stem)
            && !matches!(stem, "Inc" | "Corp" | "Co" | "Ltd" | "etc" | "Jr" | "Sr" | "al" | "Bros");
        let initial = stem.chars().count() == 1;
        return !never && !initial && STARTERS.contains(&first.text(text));
    }
    if mark == "..." || mark == "…" {
        return first.case != Case::None || first.kind == TokenKind::Number;
    }
    true
}

/// Words that often begin a sentence and seldom follow an abbreviation inside one.
const STARTERS: &[&str] = &[
    "The",
    "A",
    "An",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "You",
    "In",
    "On",
    "At",
    "But",
    "And",
    "This",
    "That",
    "These",
    "Those",
    "His",
    "Her",
    "Its",
    "Their",
    "There",
    "When",
    "While",
    "After",
    "Before",
    "As",
    "If",
    "For",
    "Since",
    "However",
    "Meanwhile",
    "Also",
    "With",
    "From",
    "By",
    "What",
    "Who",
    "Why",
    "How",
    "Some",
    "Many",
    "Most",
    "Earlier",
    "Later",
    "Last",
    "One",
    "Two",
    "No",
    "Not",
    "According",
    "Both",
    "Under",
    "So",
    "To",
    "Other",
    "Another",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    #[test]
    fn splits_as_documented() {
        let cases = [
            "He left. |She stayed.",
            "Mr. Lavrov met J. K. Smith in the U.S. Senate. |It rained.",
            "“We are ready,” he said. |“Are you?” |She was.",
            "“Vladimir, STOP!” |Then nothing.",
            "It cost $3.5 million. |Rates rose 1.5 per cent.",
            "A headline without a dot\n|The text begins.",
            "A headline\n\n|lower case goes on",
            "It moved to the U.S. |The end.",
            "- one item\n|- two items",
            "Shares of Acme Inc. rose. |Good.",
            "He said (as ever.) |Nobody cared.",
            "Wait... what? |Yes",
            "a missing space.|Next one",
        ];
        for case in cases {
            let text = case.replace('|', "");
            let tokens = tokenize(&text);
            let mut got = String::new();
            let mut at = 0;
            for s in split_sentences(&text, &tokens) {
                let start = tokens[s.start as usize].span.start as usize;
                got.push_str(&text[at..start]);
                if s.start > 0 {
                    got.push('|');
                }
                at = start;
            }
            got.push_str(&text[at..]);
            assert_eq!(got, case);
        }
    }

    #[test]
    fn joins_hard_wrapped_lines() {
        let line = "This line of plain text is about sixty characters long, more";
        let text = [line; 8].join("\n");
        assert_eq!(split_sentences(&text, &tokenize(&text)).len(), 1);
    }
}
