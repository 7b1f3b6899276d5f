//! The words that time expressions are made of, and the class of each token.
//!
//! Every token is classified once: one hash of its lower-cased letters against a table built at compile time. The
//! grammar then works on classes and never compares strings, a few rare words apart.

use super::expr::{DayPart, Season, Unit};
use super::words::WORDS;
use crate::text::{Document, Token, TokenKind};

/// What a token may be in a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lex {
    /// Nothing of interest.
    No,
    /// A number of plain digits, at most eight of them.
    Figure,
    /// A number with inner separators.
    Dotted,
    /// Punctuation and symbols of interest, by their first byte; every dash is `-`.
    Mark(u8),
    /// "January".
    Month(u8),
    /// "Jan", "Sept.".
    MonthShort(u8),
    /// "Monday", 1 to 7.
    Weekday(u8),
    /// "Mon", "Tues.".
    WeekdayShort(u8),
    /// "Mondays".
    Weekdays(u8),
    /// "week".
    Unit(Unit),
    /// "weeks".
    Units(Unit),
    /// "morning".
    Part(DayPart),
    /// "mornings".
    Parts,
    /// "summer".
    Season(Season),
    /// Number words 0 to 19 and the tens.
    Number(u8),
    /// "hundred", "thousand" as powers of ten.
    Power(u8),
    /// "first" to "thirtieth", as far as one word goes.
    Ordinal(u8),
    /// "st", "nd", "rd", "th", glued to digits.
    Tail,
    /// "s" after digits.
    Plural,
    /// "yesterday" -1, "today" 0, "tomorrow" 1.
    RelativeDay(i8),
    /// "tonight".
    Tonight,
    /// "last".
    Last,
    /// "past", "previous", "preceding".
    Past,
    /// "next".
    Next,
    /// "coming", "upcoming", "following".
    Coming,
    /// "this", "current".
    This,
    /// "ago".
    Ago,
    /// "early", "earlier".
    Early,
    /// "late", "later".
    Late,
    /// "mid".
    Mid,
    /// "beginning", "start".
    Begin,
    /// "middle".
    Middle,
    /// "end", "close".
    End,
    /// "the".
    The,
    /// "a", "an".
    A,
    /// "of".
    Of,
    /// "and".
    And,
    /// "or".
    Or,
    /// "to", "till", "until", "through".
    To,
    /// "between".
    Between,
    /// "in", "since", "by", "during", ...: what a date is likely to follow.
    Prep,
    /// "at".
    At,
    /// "from".
    From,
    /// "on".
    On,
    /// "every".
    Every,
    /// "each".
    Each,
    /// "other", "second" after "every" is an ordinal.
    Other,
    /// "once" 1, "twice" 2, "thrice" 3.
    Times(u8),
    /// "times".
    TimesWord,
    /// "daily", "weekly", ...
    Frequency(Unit),
    /// "half".
    Half,
    /// "quarter", "quarters".
    Quarter,
    /// "noon" 12, "midnight" 24.
    Noon(u8),
    /// "o'clock".
    Oclock,
    /// "am", "a.m.".
    Am,
    /// "pm", "p.m.".
    Pm,
    /// "several", "many": some number of units.
    Vague,
    /// "few".
    Few,
    /// "couple".
    Couple,
    /// "dozen".
    Dozen,
    /// "nineties" 90.
    Decade(u8),
    /// "fiscal", "financial".
    Fiscal,
    /// "Q3", "H1": 1 to 4, 11 and 12 for halves.
    Period(u8),
    /// A word that may begin a holiday's name.
    Holiday,
    /// "GMT", "BST", ...
    Zone,
    /// "straight", "consecutive", "full": stands between a count and its unit.
    Filler,
    /// "old".
    Old,
    /// A letter or word that needs the text itself: "FY2024", "h30", "local", "day".
    Special,
}

const SIZE: usize = 1024;

/// At most sixteen lower-cased bytes as a number; zero for what is longer.
const fn key(word: &[u8]) -> u128 {
    if word.len() > 16 {
        return 0;
    }
    let mut key = 0u128;
    let mut i = 0;
    while i < word.len() {
        key = key << 8 | word[i].to_ascii_lowercase() as u128;
        i += 1;
    }
    key
}

const fn slot(key: u128) -> usize {
    let mixed =
        (key as u64 ^ ((key >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed >> 54) as usize
}

static WORD_TABLE: [(u128, Lex); SIZE] = {
    let mut table = [(0u128, Lex::No); SIZE];
    let mut i = 0;
    while i < WORDS.len() {
        let key = key(WORDS[i].0.as_bytes());
        let mut at = slot(key);
        while table[at].0 != 0 {
            assert!(table[at].0 != key, "a word stands twice in the lexicon");
            at = (at + 1) % SIZE;
        }
        table[at] = (key, WORDS[i].1);
        i += 1;
    }
    table
};

/// The class of a word in any case.
pub(super) fn word(text: &str) -> Lex {
    let bytes = text.as_bytes();
    // "Oct." as one token.
    let bytes = match bytes {
        [head @ .., b'.'] if !head.contains(&b'.') => head,
        _ => bytes,
    };
    let key = key(bytes);
    if key == 0 {
        return Lex::No;
    }
    let mut at = slot(key);
    loop {
        let (k, lex) = WORD_TABLE[at % SIZE];
        if k == key {
            return lex;
        }
        if k == 0 {
            return Lex::No;
        }
        at += 1;
    }
}

/// The class of every token.
pub(super) fn classify(doc: &Document<'_>) -> Vec<Lex> {
    doc.tokens.iter().map(|t| class(doc.text, t)).collect()
}

fn class(text: &str, token: &Token) -> Lex {
    let piece = token.text(text);
    match token.kind {
        TokenKind::Word => match piece.as_bytes() {
            // "Q3", "FY24", "h30", "T10"
            [first, rest @ ..] if rest.iter().any(u8::is_ascii_digit) && piece.len() <= 9 => match (first, rest) {
                (b'Q' | b'q', [d @ b'1'..=b'4']) => Lex::Period(d - b'0'),
                (b'H', [d @ b'1'..=b'2']) => Lex::Period(d - b'0' + 10),
                (b'F' | b'h' | b'T' | b'Q' | b'q' | b'H', _) => Lex::Special,
                _ => Lex::No,
            },
            _ => word(piece),
        },
        TokenKind::Number => {
            if piece.len() <= 8 && piece.bytes().all(|b| b.is_ascii_digit()) {
                Lex::Figure
            } else {
                Lex::Dotted
            }
        }
        TokenKind::Punct => match piece {
            "-" | "–" | "—" | "‑" | "‒" => Lex::Mark(b'-'),
            "’" | "‘" | "'" => Lex::Mark(b'\''),
            "," | "/" | ":" | "." | "(" | ")" => Lex::Mark(piece.as_bytes()[0]),
            _ => Lex::No,
        },
        TokenKind::Symbol => match piece {
            "½" | "¼" | "¾" => Lex::Mark(b'h'),
            "&" => Lex::And,
            _ => Lex::No,
        },
        _ => Lex::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_any_case_and_others_are_not() {
        for (text, lex) in WORDS {
            assert_eq!(word(text), *lex, "{text}");
            assert_eq!(word(&text.to_uppercase()), *lex, "{text}");
        }
        for text in ["", "xyz", "januar", "a-very-long-word-indeed", "mayo", "Sundaymonday"] {
            assert_eq!(word(text), Lex::No, "{text}");
        }
        assert_eq!(word("Oct."), Lex::MonthShort(10));
    }
}
