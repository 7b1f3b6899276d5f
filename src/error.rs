//! Errors as values: each says in one sentence what is wrong and how to mend it.

use std::fmt;

/// Why a model was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// The bytes do not begin with the magic word.
    NotAModel,
    /// The model was made for another version of the engine.
    Version {
        /// The version in the file.
        found: u32,
        /// The version this engine reads.
        expected: u32,
    },
    /// The file ends too early.
    CutShort,
    /// The checksum does not fit the bytes, or they contradict themselves.
    Damaged,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => f.write_str("This file is not a Newsmark model; reload the page or build it again."),
            Self::Version { found, expected } => write!(
                f,
                "The model has version {found}, this engine reads version {expected}; reload the page or train it again."
            ),
            Self::CutShort => f.write_str("The model is cut short; reload the page to fetch it again."),
            Self::Damaged => f.write_str("The model is damaged; reload the page to fetch it again."),
        }
    }
}

impl std::error::Error for ModelError {}
