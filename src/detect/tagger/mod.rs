//! The trained tagger: a linear-chain conditional random field with integer weights.
//!
//! Each token gets scores for its labels from the features around it; the best sequence of labels gives the names.
//! Whatever depends on a word form alone is added up once per form and document. Everything is integer arithmetic, so
//! every machine finds the same names.

pub mod context;
pub mod decode;
mod explain;
pub mod features;
pub mod form;
pub mod labels;
pub mod template;
mod titles;
pub mod weights;

use super::gazetteer::Gazetteer;
use super::{Candidate, Source};
use crate::error::ModelError;
use crate::label::Kind;
use crate::model::Container;
use crate::text::Document;
use context::Context;
use decode::{Decoder, Mention};
use features::{OFFSETS, Sentence, form_features, stretches};
use labels::{KINDS, LABELS};
use template::key;
use weights::Weights;

/// The tagger with its weights and lists.
#[derive(Clone, Debug)]
pub struct Tagger {
    weights: Weights,
    gazetteer: Gazetteer,
}

/// Scores that one form gives to the labels of the tokens around it, per offset.
type FormScores = [[i16; LABELS]; OFFSETS.len()];

impl Tagger {
    /// Reads the tagger's sections from a model file.
    ///
    /// # Errors
    /// [`ModelError::Malformed`] where one is missing or makes no sense.
    pub fn read(model: &Container<'_>) -> Result<Self, ModelError> {
        Ok(Self {
            weights: Weights::read(model.section("TAGR")?)?,
            gazetteer: Gazetteer::read(model.section("GAZT")?, model.section("WORD")?)?,
        })
    }

    /// Appends a candidate for every name in `doc`.
    pub fn detect(&self, doc: &Document<'_>, out: &mut Vec<Candidate>) {
        self.tag(doc, |context, sentence, bounds, mention| {
            let range = bounds.start + mention.start..bounds.start + mention.end;
            let kind = KINDS[mention.kind];
            let title = (kind == Kind::Person)
                .then(|| titles::before(context, &self.gazetteer, bounds.start, range.start))
                .flatten();
            out.push(Candidate {
                span: doc.span_of(range.clone()),
                kind,
                value: None,
                source: Source::Tagger,
                score: self.weights.calibrate(mention.margin),
                why: explain::reasons(self, context, sentence, bounds, range, mention.kind),
                title,
            });
        });
    }

    /// Appends every name of `doc` as token range, number of the kind and margin, without reasons: for training.
    pub fn mentions(&self, doc: &Document<'_>, out: &mut Vec<Mention>) {
        self.tag(doc, |_, _, bounds, mention| {
            out.push(Mention { start: bounds.start + mention.start, end: bounds.start + mention.end, ..mention });
        });
    }

    fn tag(
        &self,
        doc: &Document<'_>,
        mut found: impl FnMut(&Context<'_, '_>, &Sentence, std::ops::Range<usize>, Mention),
    ) {
        let context = Context::new(doc, &self.gazetteer);
        let forms: Vec<FormScores> = context.forms.iter().map(|form| self.form_scores(form)).collect();
        let mut sentence = Sentence::default();
        let mut decoder = Decoder::default();
        let mut scores: Vec<[i32; LABELS]> = Vec::new();
        let mut mentions = Vec::new();
        for range in stretches(&context) {
            sentence.prepare(&context, &self.gazetteer, range.clone());
            scores.clear();
            for i in range.clone() {
                let mut row = [0i32; LABELS];
                for (slot, &offset) in OFFSETS.iter().enumerate() {
                    let j = i.wrapping_add_signed(isize::from(offset));
                    let id = if range.contains(&j) { context.ids[j] as usize } else { 0 };
                    for (sum, &score) in row.iter_mut().zip(&forms[id][slot]) {
                        *sum += i32::from(score);
                    }
                }
                sentence.place_features(&context, i, &mut |template, offset, value| {
                    for &(label, weight) in self.weights.of(key(template, offset, value)) {
                        row[usize::from(label)] += i32::from(weight);
                    }
                });
                scores.push(row);
            }
            mentions.clear();
            decoder.decode(&self.weights, &scores, &mut mentions);
            for &mention in &mentions {
                found(&context, &sentence, range.clone(), mention);
            }
        }
    }

    fn form_scores(&self, form: &form::Form) -> FormScores {
        let mut scores = FormScores::default();
        for (row, &offset) in scores.iter_mut().zip(&OFFSETS) {
            form_features(form, offset, &mut |template, offset, value| {
                for &(label, weight) in self.weights.of(key(template, offset, value)) {
                    row[usize::from(label)] += i16::from(weight);
                }
            });
        }
        scores
    }
}
