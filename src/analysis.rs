//! The result types: what the pipeline returns and what exports and comparison read.

use crate::detect::Source;
use crate::label::Kind;
use crate::text::Span;
use crate::value::{CivilDate, Value};
use std::borrow::Cow;

/// Everything that was found in one text. All spans are half-open UTF-8 byte offsets into that text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// The annotations, by start; they never overlap.
    pub annotations: Vec<Annotation>,
    /// The entities, by first mention.
    pub entities: Vec<Entity>,
    /// The sentences, by start.
    pub sentences: Vec<Span>,
    /// What the reader should know about the text or the run, one sentence each.
    pub diagnostics: Vec<String>,
    /// The date on which the text says that it was written: an offer for the reference date, used by nobody unasked.
    pub suggested_date: Option<CivilDate>,
}

/// One marked piece of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// What it is worth, for numbers and times.
    pub value: Option<Value>,
    /// The entity it is a mention of, as an index into [`Analysis::entities`]; names only.
    pub entity: Option<u32>,
    /// The title in front of a person's name.
    pub title: Option<Span>,
    /// The detector that found it.
    pub source: Source,
    /// How sure the detector is, in thousandths.
    pub score: u16,
    /// Reasons in plain words, strongest first.
    pub why: Vec<Cow<'static, str>>,
    /// What lost against it at this place.
    pub alternatives: Vec<Alternative>,
}

/// A candidate that lost, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// Where it would have stood.
    pub span: Span,
    /// What it would have been.
    pub kind: Kind,
    /// Who proposed it.
    pub source: Source,
    /// How sure that detector was, in thousandths.
    pub score: u16,
    /// Why it lost.
    pub reason: &'static str,
}

/// A thing of the world and its mentions in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Its kind.
    pub kind: Kind,
    /// Its canonical name: the fullest mention.
    pub name: String,
    /// Indices into [`Analysis::annotations`], ascending.
    pub mentions: Vec<u32>,
}
