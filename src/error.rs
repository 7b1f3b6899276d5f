//! Errors as values: each says in one sentence what is wrong and how to mend it.

use std::fmt;

/// Why a model file cannot be used, and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelError {
    /// The file does not begin as a model does.
    NotAModel,
    /// The file was written for another version of the engine.
    Version {
        /// The version in the file.
        found: u32,
        /// The version this engine reads.
        expected: u32,
    },
    /// The file ends too early or has bytes behind its end.
    Length {
        /// The length in bytes that the header promises, header included.
        expected: u64,
        /// The length of the file in bytes.
        found: u64,
    },
    /// The checksum does not fit: at least one bit has changed.
    Checksum,
    /// The checksum fits but the content makes no sense; the word names the section.
    Malformed(&'static str),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => {
                write!(
                    f,
                    "this is not a Newsmark model: take model/newsmark.nmk, or train one with `cargo xtask train`"
                )
            }
            Self::Version { found, expected } => write!(
                f,
                "the model has version {found}, this engine reads version {expected}: take engine and model of the same release"
            ),
            Self::Length { expected, found } if found < expected => {
                write!(f, "the model is cut short, {found} of {expected} bytes: download it again")
            }
            Self::Length { expected, found } => {
                write!(f, "the model has {found} bytes instead of {expected}: download it again")
            }
            Self::Checksum => write!(f, "the model is damaged, its checksum does not fit: download it again"),
            Self::Malformed(part) => write!(
                f,
                "the model's part \"{part}\" makes no sense to this engine: train it again with `cargo xtask train`"
            ),
        }
    }
}

impl std::error::Error for ModelError {}
