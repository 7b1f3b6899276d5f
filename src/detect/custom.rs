//! The reader's own dictionary: names with kinds, words never to mark, regular expressions with a kind.

use super::{Candidate, Source};
use crate::label::Kind;
use crate::text::{Document, Span};
use regex::{Regex, RegexBuilder};
use std::collections::HashMap;
use std::fmt;

/// A compiled dictionary.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// First token in lower case -> the names that begin with it, longest first.
    names: HashMap<String, Vec<Name>>,
    ignored: Vec<Name>,
    patterns: Vec<(Regex, Kind)>,
}

#[derive(Clone, Debug)]
struct Name {
    /// The name's tokens.
    tokens: Vec<String>,
    kind: Kind,
    any_case: bool,
}

/// What is wrong with a dictionary: which entry, and why in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LexiconError {
    /// The entry as written.
    pub entry: String,
    /// Why it cannot be used.
    pub reason: String,
}

impl fmt::Display for LexiconError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The dictionary entry \"{}\" cannot be used: {}.", self.entry, self.reason)
    }
}

impl std::error::Error for LexiconError {}

/// The most memory one compiled pattern may take, in bytes.
const PATTERN_SIZE: usize = 1 << 20;

impl Lexicon {
    /// Adds a name that is always marked as `kind`; upper and lower case are alike where `any_case`.
    ///
    /// # Errors
    /// When the name holds no visible character.
    pub fn add_name(&mut self, name: &str, kind: Kind, any_case: bool) -> Result<(), LexiconError> {
        let name = Name::new(name, kind, any_case)?;
        let list = self.names.entry(name.tokens[0].to_lowercase()).or_default();
        // Longest first, equal ones as they come.
        let place = list.partition_point(|n| n.tokens.len() >= name.tokens.len());
        list.insert(place, name);
        Ok(())
    }

    /// Adds a text that is never marked when a detector marks exactly it.
    ///
    /// # Errors
    /// When the text holds no visible character.
    pub fn add_ignored(&mut self, text: &str, any_case: bool) -> Result<(), LexiconError> {
        // The kind plays no part here.
        self.ignored.push(Name::new(text, Kind::Org, any_case)?);
        Ok(())
    }

    /// Adds a regular expression whose matches are marked as `kind`. Matching takes linear time, whatever the pattern.
    ///
    /// # Errors
    /// When the pattern is not one, is too large, or matches the empty text.
    pub fn add_pattern(&mut self, pattern: &str, kind: Kind) -> Result<(), LexiconError> {
        let error = |reason: String| LexiconError { entry: pattern.to_owned(), reason };
        let regex = RegexBuilder::new(pattern).size_limit(PATTERN_SIZE).build().map_err(|e| error(short(&e)))?;
        if regex.is_match("") {
            return Err(error("it matches the empty text".into()));
        }
        self.patterns.push((regex, kind));
        Ok(())
    }

    /// Whether there is no entry at all.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.ignored.is_empty() && self.patterns.is_empty()
    }

    /// Whether the dictionary says never to mark `text`.
    pub fn ignores(&self, text: &str) -> bool {
        if self.ignored.is_empty() {
            return false;
        }
        let tokens = crate::text::tokenize(text);
        self.ignored.iter().any(|n| {
            tokens.len() == n.tokens.len()
                && tokens.iter().zip(&n.tokens).all(|(t, w)| same(t.text(text), w, n.any_case))
        })
    }
}

impl Name {
    fn new(name: &str, kind: Kind, any_case: bool) -> Result<Self, LexiconError> {
        let tokens: Vec<String> = crate::text::tokenize(name).iter().map(|t| t.text(name).to_owned()).collect();
        if tokens.is_empty() {
            return Err(LexiconError { entry: name.to_owned(), reason: "it is empty".into() });
        }
        Ok(Self { tokens, kind, any_case })
    }
}

/// The last line of a regex error says what is wrong; the lines before draw it.
fn short(error: &regex::Error) -> String {
    let text = error.to_string();
    let line = text.lines().last().unwrap_or_default();
    line.trim_start_matches("error: ").trim_end_matches('.').to_owned()
}

fn same(a: &str, b: &str, any_case: bool) -> bool {
    a == b || any_case && a.to_lowercase() == b.to_lowercase()
}

/// Appends a candidate for every name and pattern of `lexicon`; longest name first, never one inside another.
pub fn detect(doc: &Document<'_>, lexicon: &Lexicon, out: &mut Vec<Candidate>) {
    let mut push = |span: Span, kind: Kind, why: &'static str| {
        out.push(Candidate {
            span,
            kind,
            value: None,
            source: Source::Custom,
            score: 1000,
            why: vec![why.into()],
            title: None,
        });
    };
    if !lexicon.names.is_empty() {
        let mut i = 0;
        while i < doc.tokens.len() {
            let list = lexicon.names.get(&doc.word(i).to_lowercase()).map_or(&[][..], Vec::as_slice);
            let hit =
                list.iter().find(|n| (0..n.tokens.len()).all(|k| same(doc.word(i + k), &n.tokens[k], n.any_case)));
            i += match hit {
                Some(name) => {
                    push(doc.span_of(i..i + name.tokens.len()), name.kind, "in your dictionary");
                    name.tokens.len()
                }
                None => 1,
            };
        }
    }
    for (regex, kind) in &lexicon.patterns {
        for found in regex.find_iter(doc.text).filter(|m| !m.is_empty()) {
            push(Span::new(found.start() as u32, found.end() as u32), *kind, "matches your pattern");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_ignored_words_and_patterns() {
        let mut lexicon = Lexicon::default();
        lexicon.add_name("Blue Harbour", Kind::Org, false).unwrap();
        lexicon.add_name("Blue Harbour Lights", Kind::Work, false).unwrap();
        lexicon.add_name("zorp", Kind::Product, true).unwrap();
        lexicon.add_pattern(r"case \d+/\d+", Kind::Law).unwrap();
        lexicon.add_ignored("May", false).unwrap();
        let doc = Document::new("Blue Harbour Lights by Blue Harbour, blue harbour; ZORP; case 12/2024");
        let mut out = Vec::new();
        detect(&doc, &lexicon, &mut out);
        let got: Vec<_> = out.iter().map(|c| (c.span.of(doc.text), c.kind)).collect();
        let want = [
            ("Blue Harbour Lights", Kind::Work),
            ("Blue Harbour", Kind::Org),
            ("ZORP", Kind::Product),
            ("case 12/2024", Kind::Law),
        ];
        assert_eq!(got, want);
        assert!(lexicon.ignores("May") && !lexicon.ignores("may") && !lexicon.ignores("Theresa May"));
    }

    #[test]
    fn bad_entries_say_why() {
        let mut lexicon = Lexicon::default();
        assert_eq!(lexicon.add_name(" \n", Kind::Org, false).unwrap_err().reason, "it is empty");
        assert!(lexicon.add_pattern("(a", Kind::Org).unwrap_err().to_string().contains("unclosed group"));
        assert_eq!(lexicon.add_pattern("a*", Kind::Org).unwrap_err().reason, "it matches the empty text");
        assert!(lexicon.add_pattern(r"(\w{100}){100}{100}", Kind::Org).is_err());
        assert!(lexicon.is_empty());
    }
}
