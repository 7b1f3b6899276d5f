//! A document with its tokens classified: what every rule of the date grammar reads.

use super::expr::When;
use super::length::Length;
use super::lexicon::{Lex, classify};
use crate::label::Kind;
use crate::text::{Case, Document, TokenKind};
use std::cell::Cell;

/// The document, the class of each token, and where the scan stands.
pub(super) struct Scan<'d, 't> {
    pub doc: &'d Document<'t>,
    lex: Vec<Lex>,
    /// First token that no expression has taken yet; rules look back no further.
    pub floor: usize,
    sentence: usize,
    /// The order of 03/05/24 that the caller chose.
    order: Option<bool>,
    /// The order by the text's own evidence, once somebody has asked.
    evidence: Cell<Option<bool>>,
}

/// What a rule found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    pub kind: Kind,
    pub meaning: Meaning,
    pub why: &'static str,
}

/// What a time expression means.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    /// A date or a time of day.
    When(When),
    /// A duration.
    Length(Length),
    /// Some time ago (`false`) or from now (`true`), without a number.
    Reference(bool),
    /// A recurring time: its TIMEX3 value, and how often in that period.
    Set { timex: String, count: Option<(u32, &'static str)> },
}

impl<'d, 't> Scan<'d, 't> {
    pub(super) fn new(doc: &'d Document<'t>, order: Option<bool>) -> Self {
        Self { doc, lex: classify(doc), floor: 0, sentence: 0, order, evidence: Cell::new(None) }
    }

    pub(super) fn len(&self) -> usize {
        self.lex.len()
    }

    /// The class of token `i`; [`Lex::No`] behind the end.
    pub(super) fn lex(&self, i: usize) -> Lex {
        self.lex.get(i).copied().unwrap_or(Lex::No)
    }

    /// The class of the token `back` places before `i`; [`Lex::No`] before the beginning.
    pub(super) fn before(&self, i: usize, back: usize) -> Lex {
        i.checked_sub(back).map_or(Lex::No, |at| self.lex(at))
    }

    pub(super) fn text(&self, i: usize) -> &'t str {
        self.doc.word(i)
    }

    /// The text of the token `back` places before `i`; empty before the beginning.
    pub(super) fn text_before(&self, i: usize, back: usize) -> &'t str {
        i.checked_sub(back).map_or("", |at| self.text(at))
    }

    pub(super) fn case(&self, i: usize) -> Case {
        self.doc.tokens.get(i).map_or(Case::None, |t| t.case)
    }

    /// Whether token `i` is a word that begins with a capital.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised(self.doc.text))
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        self.doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
    }

    pub(super) fn glued(&self, i: usize) -> bool {
        self.doc.tokens.get(i).is_some_and(|t| t.glued)
    }

    /// Whether no line begins inside the tokens from `start` to `end` (exclusive).
    pub(super) fn same_line(&self, start: usize, end: usize) -> bool {
        (start + 1..end).all(|i| self.doc.tokens.get(i).is_some_and(|t| !t.line_start))
    }

    pub(super) fn line_start(&self, i: usize) -> bool {
        self.doc.tokens.get(i).is_none_or(|t| t.line_start)
    }

    /// Whether token `i` is the mark `mark` (every dash is `-`).
    pub(super) fn mark(&self, i: usize, mark: u8) -> bool {
        self.lex(i) == Lex::Mark(mark)
    }

    /// The plain digits at `i` as a number and how many they are.
    pub(super) fn figure(&self, i: usize) -> Option<(u32, usize)> {
        if self.lex(i) != Lex::Figure {
            return None;
        }
        let text = self.text(i);
        Some((text.parse().ok()?, text.len()))
    }

    /// Moves to the sentence that holds token `i`; tokens come in order.
    pub(super) fn move_to(&mut self, i: usize) {
        while self.doc.sentences.get(self.sentence).is_some_and(|s| s.end as usize <= i) {
            self.sentence += 1;
        }
    }

    /// The tokens of the sentence that the scan stands in: first, and one past the last.
    pub(super) fn sentence(&self) -> (usize, usize) {
        self.doc.sentences.get(self.sentence).map_or((0, self.len()), |s| (s.start as usize, s.end as usize))
    }

    /// Whether token `i` begins its sentence, opening quotation marks apart.
    pub(super) fn begins_sentence(&self, i: usize) -> bool {
        let (first, _) = self.sentence();
        i <= first || (first..i).all(|at| self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Punct))
    }
}

impl Scan<'_, '_> {
    /// Whether token `i` is a possessive "'s".
    pub(super) fn possessive(&self, i: usize) -> bool {
        matches!(self.text(i), "'s" | "’s" | "'S" | "’S")
    }

    /// Whether dates like 03/05/24 are read day first.
    pub(super) fn day_first(&self) -> bool {
        self.order.unwrap_or_else(|| {
            self.evidence.get().unwrap_or_else(|| {
                let found = super::calendar::evidence(self);
                self.evidence.set(Some(found));
                found
            })
        })
    }

    /// Whether the figure at `i` seems to count what stands behind it: a lower-case noun in the plural.
    pub(super) fn counted(&self, i: usize) -> bool {
        let next = i + 1;
        if self.line_start(next) || !self.is_word(next) || self.case(next) != Case::Lower {
            return false;
        }
        let word = self.text(next);
        if matches!(
            word,
            "people" | "men" | "women" | "children" | "police" | "other" | "others" | "more" | "percent" | "per"
        ) {
            return true;
        }
        word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("is")
            && self.lex(next) == Lex::No
            && !matches!(
                word,
                "does"
                    | "says"
                    | "goes"
                    | "this"
                    | "was"
                    | "as"
                    | "has"
                    | "its"
                    | "his"
                    | "elections"
                    | "levels"
                    | "figures"
            )
            || matches!(self.lex(next), Lex::Units(_))
    }
}
