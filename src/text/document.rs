//! A text with its tokens and sentences: what every detector reads.

use super::{Span, Token, split_sentences, tokenize};
use std::ops::Range;

/// A text with its tokens and sentences.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    /// The text as it was given; nothing is normalised.
    pub text: &'t str,
    /// All tokens in text order; every byte that is not white space lies in exactly one.
    pub tokens: Vec<Token>,
    /// Sentences as half-open ranges of token indices, in order, without gaps.
    pub sentences: Vec<Range<u32>>,
}

impl<'t> Document<'t> {
    /// Tokenises `text` and splits it into sentences.
    pub fn new(text: &'t str) -> Self {
        let tokens = tokenize(text);
        let sentences = split_sentences(text, &tokens);
        Self { text, tokens, sentences }
    }

    /// The text of token `i`; empty where there is no such token.
    pub fn word(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// The span of the tokens `range` (half-open, token indices); empty where there are none.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        match self.tokens.get(range) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The span of sentence `i` in bytes.
    pub fn sentence_span(&self, i: usize) -> Span {
        self.sentences.get(i).map_or(Span::default(), |s| self.span_of(s.start as usize..s.end as usize))
    }
}
