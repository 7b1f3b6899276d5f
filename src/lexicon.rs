//! The personal dictionary as plain data: what the page keeps and the command line reads.

use crate::detect::custom::{Lexicon, LexiconError};
use crate::label::Kind;
use serde::Deserialize;

/// A dictionary as JSON: `{"names": [{"text", "kind", "any_case"?}], "ignore": ["May"], "patterns": [{"pattern", "kind"}]}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PlainLexicon {
    /// Names that are always marked.
    pub names: Vec<PlainName>,
    /// Texts that are never marked.
    pub ignore: Vec<String>,
    /// Regular expressions whose matches are marked.
    pub patterns: Vec<PlainPattern>,
}

/// A name of the dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct PlainName {
    /// The name.
    pub text: String,
    /// The kind's id.
    pub kind: String,
    /// Whether upper and lower case are alike.
    #[serde(default)]
    pub any_case: bool,
}

/// A pattern of the dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct PlainPattern {
    /// The regular expression.
    pub pattern: String,
    /// The kind's id.
    pub kind: String,
}

impl PlainLexicon {
    /// Compiles the dictionary.
    ///
    /// # Errors
    /// The first entry that cannot be used, and why.
    pub fn compile(&self) -> Result<Lexicon, LexiconError> {
        let kind = |id: &str, entry: &str| {
            Kind::from_id(id)
                .ok_or_else(|| LexiconError { entry: entry.to_owned(), reason: format!("there is no kind \"{id}\"") })
        };
        let mut lexicon = Lexicon::default();
        for name in &self.names {
            lexicon.add_name(&name.text, kind(&name.kind, &name.text)?, name.any_case)?;
        }
        for text in &self.ignore {
            lexicon.add_ignored(text, false)?;
        }
        for pattern in &self.patterns {
            lexicon.add_pattern(&pattern.pattern, kind(&pattern.kind, &pattern.pattern)?)?;
        }
        Ok(lexicon)
    }
}
