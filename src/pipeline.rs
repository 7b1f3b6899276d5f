//! The stages in reading order.

use crate::analysis::Analysis;
use crate::detect;
use crate::detect::custom::Lexicon;
use crate::detect::date::DateOptions;
use crate::detect::tagger::Tagger;
use crate::label::Kind;
use crate::model::Container;
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

/// The data the engine works with: the trained model, loaded once. Without it numbers and addresses are still found.
#[derive(Clone, Debug, Default)]
pub struct Resources {
    tagger: Option<Tagger>,
}

impl Resources {
    /// Reads a model file.
    ///
    /// # Errors
    /// Says in one sentence what is wrong with the file and how to mend it.
    pub fn load(model: &[u8]) -> Result<Self, ModelError> {
        Ok(Self { tagger: Some(Tagger::read(&Container::open(model)?)?) })
    }

    /// The tagger, if a model was loaded.
    pub fn tagger(&self) -> Option<&Tagger> {
        self.tagger.as_ref()
    }
}

/// Annotates `text`: tokens, candidates of every detector, annotations that never overlap, entities.
///
/// All offsets in the result are UTF-8 bytes. Never fails and never panics, whatever the text.
pub fn annotate(text: &str, resources: &Resources, options: &Options) -> Analysis {
    let doc = Document::new(text);
    let mut candidates = Vec::new();
    detect::web::detect(&doc, &mut candidates);
    detect::number::detect(&doc, &mut candidates);
    detect::date::detect(&doc, &options.date, &mut candidates);
    if let Some(tagger) = &resources.tagger {
        tagger.detect(&doc, &mut candidates);
    }
    candidates.retain(|c| !options.lexicon.ignores(c.span.of(text)));
    detect::custom::detect(&doc, &options.lexicon, &mut candidates);
    let mut annotations = resolve::resolve(candidates);
    if let Some(kinds) = &options.kinds {
        annotations.retain(|a| kinds.contains(&a.kind));
    }
    let entities = cluster::cluster(&doc, &mut annotations);
    let sentences = (0..doc.sentences.len()).map(|i| doc.sentence_span(i)).collect();
    let suggested_date = detect::date::dateline(&doc);
    Analysis { annotations, entities, sentences, diagnostics: Vec::new(), suggested_date }
}
