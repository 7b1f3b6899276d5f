//! The stages in reading order.

use crate::analysis::Analysis;
use crate::detect;
use crate::detect::custom::Lexicon;
use crate::detect::date::DateOptions;
use crate::label::Kind;
use crate::text::Document;
use crate::{ModelError, cluster, resolve};

/// What the caller may choose.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Reference date and the order of day and month.
    pub date: DateOptions,
    /// The kinds to return; all where `None`.
    pub kinds: Option<Vec<Kind>>,
    /// The reader's own names, ignored words and patterns.
    pub lexicon: Lexicon,
}

/// The data the engine works with: today the trained model, loaded once.
#[derive(Debug, Default)]
pub struct Resources {}

impl Resources {
    /// Reads the model.
    ///
    /// # Errors
    /// A [`ModelError`] that says what is wrong with the bytes.
    pub fn load(_model: &[u8]) -> Result<Self, ModelError> {
        Ok(Self {})
    }
}

/// Annotates `text`: tokens, candidates of every detector, annotations that never overlap, entities.
///
/// All offsets in the result are UTF-8 bytes. Never fails and never panics, whatever the text.
pub fn annotate(text: &str, _resources: &Resources, options: &Options) -> Analysis {
    let doc = Document::new(text);
    let mut candidates = Vec::new();
    detect::web::detect(&doc, &mut candidates);
    detect::number::detect(&doc, &mut candidates);
    detect::date::detect(&doc, &options.date, &mut candidates);
    candidates.retain(|c| !options.lexicon.ignores(c.span.of(text)));
    detect::custom::detect(&doc, &options.lexicon, &mut candidates);
    let mut annotations = resolve::resolve(candidates);
    if let Some(kinds) = &options.kinds {
        annotations.retain(|a| kinds.contains(&a.kind));
    }
    let entities = cluster::cluster(&doc, &mut annotations);
    let sentences = (0..doc.sentences.len()).map(|i| doc.sentence_span(i)).collect();
    Analysis { annotations, entities, sentences, diagnostics: Vec::new() }
}
