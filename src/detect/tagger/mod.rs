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
pub mod verdict;
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
use template::{Template, key};
use verdict::Verdicts;
use weights::Weights;

/// The tagger with its weights and lists.
#[derive(Clone, Debug)]
pub struct Tagger {
    weights: Weights,
    gazetteer: Gazetteer,
}

/// Scores that one form gives to the labels of the tokens around it, per offset.
type FormScores = [Scores; OFFSETS.len()];

/// One score for each label.
type Scores = [i16; LABELS];

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
        let context = Context::new(doc, &self.gazetteer);
        let scores = self.scores(&context);
        let first = self.decode(&context, &scores, None);
        let verdicts = Verdicts::new(&context, &first);
        let mentions = self.decode(&context, &scores, Some((&verdicts, &first)));
        let mut sentence = Sentence::default();
        let mut bounds = 0..0;
        let mut ranges = stretches(&context);
        for mention in mentions {
            let range = mention.start..mention.end;
            while bounds.end <= range.start {
                let Some(next) = ranges.next() else { return };
                bounds = next;
                if bounds.end > range.start {
                    sentence.prepare(&context, &self.gazetteer, bounds.clone());
                }
            }
            let kind = KINDS[mention.kind];
            let title = (kind == Kind::Person)
                .then(|| titles::before(&context, &self.gazetteer, bounds.start, range.start))
                .flatten();
            let place = explain::Place { context: &context, sentence: &sentence, verdicts: &verdicts, bounds: &bounds };
            out.push(Candidate {
                span: doc.span_of(range.clone()),
                kind,
                value: None,
                source: Source::Tagger,
                score: self.weights.calibrate(mention.margin),
                why: explain::reasons(self, &place, range, mention.kind),
                title,
            });
        }
    }

    /// The names of `doc` without reasons: by the first pass alone, or by both.
    pub fn mentions(&self, doc: &Document<'_>, both: bool) -> Vec<Mention> {
        let context = Context::new(doc, &self.gazetteer);
        let scores = self.scores(&context);
        let first = self.decode(&context, &scores, None);
        if both { self.decode(&context, &scores, Some((&Verdicts::new(&context, &first), &first))) } else { first }
    }

    /// The scores of the labels of every token, by everything but the verdicts.
    fn scores(&self, context: &Context<'_, '_>) -> Vec<Scores> {
        let forms: Vec<FormScores> = context.forms.iter().map(|form| self.form_scores(form)).collect();
        let mut sentence = Sentence::default();
        let mut scores = Vec::with_capacity(context.ids.len());
        for range in stretches(context) {
            sentence.prepare(context, &self.gazetteer, range.clone());
            for i in range.clone() {
                let mut row = [0i16; LABELS];
                for (slot, &offset) in OFFSETS.iter().enumerate() {
                    let j = i.wrapping_add_signed(isize::from(offset));
                    let id = if range.contains(&j) { context.ids[j] as usize } else { 0 };
                    for (sum, &score) in row.iter_mut().zip(&forms[id][slot]) {
                        *sum = sum.saturating_add(score);
                    }
                }
                sentence.place_features(context, i, &mut |template, offset, value| {
                    self.add(&mut row, template, offset, value);
                });
                scores.push(row);
            }
        }
        scores
    }

    /// The names by these scores; in a second pass by the verdicts as well, given with the names of the first.
    fn decode(
        &self,
        context: &Context<'_, '_>,
        scores: &[Scores],
        first_pass: Option<(&Verdicts, &[Mention])>,
    ) -> Vec<Mention> {
        let mut decoder = Decoder::default();
        let mut rows: Vec<Scores> = Vec::new();
        let mut mentions = Vec::new();
        let mut earlier = first_pass.map_or(&[][..], |(_, first)| first);
        for range in stretches(context) {
            let split = earlier.partition_point(|m| m.start < range.end);
            let (here, rest) = earlier.split_at(split);
            earlier = rest;
            rows.clear();
            rows.extend_from_slice(scores.get(range.clone()).unwrap_or_default());
            if let Some((verdicts, _)) = first_pass {
                let mut heard = false;
                for (i, row) in range.clone().zip(&mut rows) {
                    heard |= verdicts.features(context, &range, i, &mut |template, offset, value| {
                        self.add(row, template, offset, value);
                    });
                }
                if !heard {
                    // The same scores give the same names.
                    mentions.extend_from_slice(here);
                    continue;
                }
            }
            let before = mentions.len();
            decoder.decode(&self.weights, &rows, &mut mentions);
            for mention in &mut mentions[before..] {
                mention.start += range.start;
                mention.end += range.start;
            }
        }
        mentions
    }

    fn add(&self, row: &mut Scores, template: Template, offset: i8, value: u64) {
        for &(label, weight) in self.weights.of(key(template, offset, value)) {
            let sum = &mut row[usize::from(label)];
            *sum = sum.saturating_add(i16::from(weight));
        }
    }

    fn form_scores(&self, form: &form::Form) -> FormScores {
        let mut scores = FormScores::default();
        for (row, &offset) in scores.iter_mut().zip(&OFFSETS) {
            form_features(form, offset, &mut |template, offset, value| self.add(row, template, offset, value));
        }
        scores
    }
}
