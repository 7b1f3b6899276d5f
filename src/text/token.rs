//! Tokens: the smallest pieces that detectors look at.

use super::Span;

/// One token: a word, a number, a mark of punctuation or a symbol, with where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where the token stands, in UTF-8 bytes, half-open.
    pub span: Span,
    /// What the token is made of.
    pub kind: TokenKind,
    /// How its letters are cased.
    pub case: Case,
    /// Whether the token follows the one before it with nothing in between ("glued").
    pub glued: bool,
    /// Whether a line break stands between the token before and this one.
    pub line_start: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with digits, inner apostrophes or the dots of an abbreviation: "Kyiv", "O'Brien", "U.S.", "KN-23".
    Word,
    /// Digits with inner separators: "12", "1,234.5", "12.30"; a sign, unit or suffix is a token of its own.
    Number,
    /// One mark of punctuation, or a run of the same one: ",", "...", "--".
    Punct,
    /// Any other visible character: "$", "%", "°", an emoji.
    Symbol,
    /// An address on the web with its scheme or "www.".
    Url,
    /// An e-mail address.
    Email,
    /// "@name".
    Handle,
    /// "#name".
    Hashtag,
}

/// How the letters of a token are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No cased letter at all: digits, punctuation, scripts without case.
    None,
    /// All letters are lower case.
    Lower,
    /// The first letter is upper case, the others (at least one) are lower case.
    Title,
    /// All letters are upper case (one letter included).
    Upper,
    /// Anything else: "iPhone", "McDonald", "eBay".
    Mixed,
}

impl Token {
    /// The token's text.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether the token starts with an upper-case letter.
    pub fn is_capitalised(&self, text: &str) -> bool {
        match self.case {
            Case::Title | Case::Upper => true,
            Case::Mixed => self.text(text).chars().next().is_some_and(char::is_uppercase),
            Case::None | Case::Lower => false,
        }
    }
}
