//! The detectors: each reads the document and proposes candidates.

pub mod custom;
pub mod date;
pub mod gazetteer;
pub mod keys;
pub mod number;
pub mod tagger;
pub mod web;

use crate::label::Kind;
use crate::text::Span;
use crate::value::Value;
use std::borrow::Cow;

/// What a detector proposes: a span, its kind and value, and why.
///
/// Candidates of different detectors may overlap; [`crate::resolve`] decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Where it stands, UTF-8 bytes, half-open, on token borders.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// What it is worth, for numbers and times.
    pub value: Option<Value>,
    /// Who proposes it.
    pub source: Source,
    /// How sure the detector is, in thousandths: 1000 for rules that leave no doubt.
    pub score: u16,
    /// Reasons in plain words, strongest first.
    pub why: Vec<Cow<'static, str>>,
    /// The title in front of a person's name ("Mr.", "Foreign Minister"), UTF-8 bytes, half-open.
    pub title: Option<Span>,
}

/// The detector that proposes a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The reader's own dictionary.
    Custom,
    /// Addresses of the web.
    Web,
    /// The number grammar.
    Number,
    /// The date grammar.
    Date,
    /// The list of names.
    Gazetteer,
    /// The trained tagger.
    Tagger,
}

impl Source {
    /// The id used in the JSON result.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Custom => "custom",
            Self::Web => "web",
            Self::Number => "number",
            Self::Date => "date",
            Self::Gazetteer => "gazetteer",
            Self::Tagger => "tagger",
        }
    }
}
