//! A training document: raw text, marked spans, and what the corpus is silent about.

use newsmark::detect::tagger::labels::{KINDS, LABELS, Label};
use newsmark::label::Kind;
use newsmark::text::Document;
use std::ops::Range;

/// A set of the eleven kinds of names: bit i for the kind of number i.
pub type Kinds = u16;

/// All eleven kinds.
pub const ALL_KINDS: Kinds = (1 << KINDS.len()) - 1;

/// All labels, as bits.
pub const ALL_LABELS: u32 = (1 << LABELS) - 1;

/// In place of kinds: no name at all, as dates and plain words.
pub const OUTSIDE: Kinds = u16::MAX;

/// The set of these kinds, by id.
///
/// # Panics
/// If an id is unknown: the rules of conversion are part of this program.
pub fn kinds(ids: &str) -> Kinds {
    ids.split_whitespace().fold(0, |set, id| {
        let kind = Kind::from_id(id).and_then(|k| KINDS.iter().position(|&other| other == k));
        set | 1 << kind.unwrap_or_else(|| panic!("unknown kind {id}"))
    })
}

/// A marked span.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// UTF-8 bytes, half-open.
    pub span: Range<usize>,
    /// The kinds it may be of; 0 where it may be anything or nothing, [`OUTSIDE`] where it is surely no name.
    pub kinds: Kinds,
}

/// A training document.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Name for messages.
    pub id: String,
    /// The text.
    pub text: String,
    /// The marks, by start, without overlap.
    pub marks: Vec<Mark>,
    /// The kinds that the corpus marks wherever they occur.
    pub known: Kinds,
    /// How much a token of it weighs in training.
    pub weight: f32,
}

impl Sample {
    /// For each token of `doc`, the document made of this sample's text, the labels it may have, as bits.
    pub fn allowed(&self, doc: &Document<'_>) -> Vec<u32> {
        let outside = (0..KINDS.len())
            .filter(|k| self.known >> k & 1 == 0)
            .fold(1u32, |set, k| set | 1 << Label::begin(k) | 1 << Label::inside(k));
        let mut allowed = vec![outside; doc.tokens.len()];
        for mark in &self.marks {
            let first = doc.tokens.partition_point(|t| (t.span.end as usize) <= mark.span.start);
            let end = doc.tokens.partition_point(|t| (t.span.start as usize) < mark.span.end);
            let Some(tokens) = doc.tokens.get(first..end).filter(|t| !t.is_empty()) else { continue };
            let fits = tokens[0].span.start as usize == mark.span.start
                && tokens[tokens.len() - 1].span.end as usize == mark.span.end
                && doc.sentences.iter().any(|s| s.start as usize <= first && end <= s.end as usize);
            if mark.kinds == OUTSIDE {
                allowed[first..end].fill(1);
                continue;
            }
            if mark.kinds == 0 || !fits {
                allowed[first..end].fill(ALL_LABELS);
                continue;
            }
            for (i, set) in allowed[first..end].iter_mut().enumerate() {
                *set = (0..KINDS.len())
                    .filter(|k| mark.kinds >> k & 1 == 1)
                    .fold(0, |set, k| set | 1 << if i == 0 { Label::begin(k) } else { Label::inside(k) });
            }
        }
        allowed
    }

    /// The same document in lower case or in capitals; `None` where that moves offsets.
    pub fn recased(&self, capitals: bool, weight: f32) -> Option<Self> {
        let mut text = String::with_capacity(self.text.len());
        for c in self.text.chars() {
            let before = text.len();
            if capitals {
                text.extend(c.to_uppercase());
            } else {
                text.extend(c.to_lowercase());
            }
            if text.len() - before != c.len_utf8() {
                text.truncate(before);
                text.push(c);
            }
        }
        (text.len() == self.text.len()).then(|| Self {
            id: format!("{}-{}", self.id, if capitals { "capitals" } else { "lower" }),
            text,
            marks: self.marks.clone(),
            known: self.known,
            weight: weight * self.weight,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_not_outside() {
        let sample = Sample {
            id: "t".into(),
            text: "Ann of BBC-2 ran.".into(),
            marks: vec![Mark { span: 0..3, kinds: kinds("person") }, Mark { span: 7..9, kinds: kinds("org") }],
            known: kinds("person org"),
            weight: 1.0,
        };
        let doc = Document::new(&sample.text);
        let allowed = sample.allowed(&doc);
        assert_eq!(allowed[0], 1 << Label::begin(0));
        assert_eq!(allowed[1] & (1 << Label::begin(0) | 1 << Label::begin(2)), 0);
        assert_ne!(allowed[1] & 1, 0);
        assert_ne!(allowed[1] & 1 << Label::begin(1), 0, "the corpus says nothing of norp");
        assert_eq!(allowed[2], ALL_LABELS, "a mark that cuts a token is unknown");
    }
}
