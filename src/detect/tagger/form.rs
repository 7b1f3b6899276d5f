//! Word forms: everything the tagger needs to know about a word apart from where it stands.

use crate::detect::gazetteer::{Gazetteer, Lists, WordClass, extend_phrase, lower, lower_hash};
use crate::detect::keys::{hash_bytes, mix};
use crate::text::{Case, Token, TokenKind};

/// How a word looks at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Look {
    /// Nothing: the place before the first and behind the last word of a sentence.
    Edge,
    /// Punctuation and symbols.
    Mark,
    /// Digits.
    Number,
    /// Lower case.
    Lower,
    /// "Kyiv".
    Title,
    /// "KYIV".
    Upper,
    /// "A".
    Letter,
    /// "J.", "J.K.".
    Initial,
    /// "U.S.", "Mr.", "Gen.".
    Dotted,
    /// "McDonald", "KfW".
    Camel,
    /// "iPhone".
    LowCamel,
    /// "KN-23", "G7".
    Designator,
    /// Addresses, handles, hashtags.
    Web,
    /// A script without case.
    Caseless,
}

impl Look {
    /// Whether a word of this look may be (part of) a name by its capitals.
    pub const fn is_capital(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Upper
                | Self::Letter
                | Self::Initial
                | Self::Dotted
                | Self::Camel
                | Self::LowCamel
                | Self::Designator
        )
    }
}

/// One word form of a document.
#[derive(Clone, Debug)]
pub struct Form {
    /// Hash of the form as written.
    pub exact: u64,
    /// Hash of the form in lower case; of a number only how many digits it has.
    pub lower: u64,
    /// Hash of the form's shape with repetitions left out: "Xx", "XX-d".
    pub shape: u64,
    /// Hash of the form's shape in full, at most eight characters.
    pub long_shape: u64,
    /// Hashes of its first 1 to 5 and last 1 to 5 characters, in lower case; 0 where it is shorter.
    pub affixes: [u64; 10],
    /// How it looks.
    pub look: Look,
    /// What the word list says of it.
    pub class: WordClass,
    /// The lists it is on.
    pub lists: Lists,
    /// The longest phrase of the lists that begins with it, in tokens.
    pub longest: u8,
}

impl Form {
    /// The form that stands before the first and behind the last word of a sentence.
    pub fn edge() -> Self {
        Self {
            exact: 1,
            lower: 1,
            shape: 1,
            long_shape: 1,
            affixes: [0; 10],
            look: Look::Edge,
            class: WordClass::default(),
            lists: 0,
            longest: 0,
        }
    }

    /// The form of `token`, whose text is `word`.
    pub fn new(token: &Token, word: &str, gazetteer: &Gazetteer) -> Self {
        let look = look(token, word);
        let name = lower_hash(word);
        let (shape, long_shape) = shapes(word);
        let mut form = Self { exact: hash_bytes(word.as_bytes()), look, shape, long_shape, ..Self::edge() };
        match look {
            Look::Number => {
                form.exact = long_shape;
                form.lower = long_shape;
                form.longest = gazetteer.longest(name) as u8;
            }
            Look::Web => {
                form.exact = 2 + token.kind as u64;
                form.lower = form.exact;
                form.shape = form.exact;
                form.long_shape = form.exact;
            }
            Look::Mark | Look::Edge => form.lower = name,
            _ => {
                form.lower = name;
                form.affixes = affixes(word);
                form.class = gazetteer.word(name);
                form.lists = gazetteer.lists(name);
                form.longest = gazetteer.longest(name) as u8;
            }
        }
        form
    }

    /// The hash that phrases of the lists are made of.
    pub fn phrase_hash(token: &Token, word: &str, form: &Self) -> u64 {
        if token.kind == TokenKind::Number { lower_hash(word) } else { form.lower }
    }
}

/// The hash of a phrase given as words, as the gazetteer wants it; `None` for no words.
pub fn phrase_of<'w>(mut words: impl Iterator<Item = &'w str>) -> Option<u64> {
    let first = lower_hash(words.next()?);
    Some(words.fold(first, |phrase, word| extend_phrase(phrase, lower_hash(word))))
}

fn look(token: &Token, word: &str) -> Look {
    match token.kind {
        TokenKind::Number => return Look::Number,
        TokenKind::Punct | TokenKind::Symbol => return Look::Mark,
        TokenKind::Url | TokenKind::Email | TokenKind::Handle | TokenKind::Hashtag => return Look::Web,
        TokenKind::Word => {}
    }
    let capital = token.case != Case::Lower && token.case != Case::None;
    if capital && word.bytes().any(|b| b.is_ascii_digit()) {
        return Look::Designator;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    match token.case {
        Case::None => Look::Caseless,
        Case::Lower => Look::Lower,
        _ if word.ends_with('.') => {
            let initial = word.split('.').all(|piece| piece.chars().count() <= 1);
            if initial && letters == 1 { Look::Initial } else { Look::Dotted }
        }
        Case::Title => Look::Title,
        Case::Upper if letters == 1 => Look::Letter,
        Case::Upper => Look::Upper,
        Case::Mixed if word.chars().next().is_some_and(char::is_uppercase) => Look::Camel,
        Case::Mixed => Look::LowCamel,
    }
}

fn class_of(c: char) -> u8 {
    if c.is_ascii_uppercase() {
        b'X'
    } else if c.is_ascii_lowercase() {
        b'x'
    } else if c.is_ascii() {
        if c.is_ascii_digit() { b'd' } else { c as u8 }
    } else if c.is_uppercase() {
        b'X'
    } else if c.is_lowercase() {
        b'x'
    } else if c.is_numeric() {
        b'd'
    } else if c == '’' {
        b'\''
    } else if c.is_alphabetic() {
        b'a'
    } else {
        b'?'
    }
}

/// The hashes of the short and the long shape of `word`.
fn shapes(word: &str) -> (u64, u64) {
    let (mut short, mut long) = (0x51u64, [0u8; 8]);
    let (mut last, mut run) = (0u8, 0);
    for (i, c) in word.chars().take(64).enumerate() {
        let class = class_of(c);
        if let Some(slot) = long.get_mut(i) {
            *slot = class;
        }
        run = if class == last { run + 1 } else { 1 };
        last = class;
        // One capital differs from several; other runs count once.
        if run == 1 || run == 2 && class == b'X' {
            short = mix(short, u64::from(class));
        }
    }
    (short, hash_bytes(&long))
}

/// Hashes of the first 1 to 5 and the last 1 to 5 characters.
fn affixes(word: &str) -> [u64; 10] {
    let lower = lower(word);
    let mut out = [0; 10];
    let n = lower.chars().count();
    for k in 1..=5.min(n) {
        let head = lower.char_indices().nth(k).map_or(lower.len(), |(i, _)| i);
        let tail = lower.char_indices().nth(n - k).map_or(0, |(i, _)| i);
        out[k - 1] = hash_bytes(&lower.as_bytes()[..head]);
        out[4 + k] = hash_bytes(&lower.as_bytes()[tail..]);
    }
    out
}
