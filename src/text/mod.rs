//! The text layer: spans, tokens, sentences, and the conversion of offsets.

mod document;
pub mod offsets;
mod sentence;
mod span;
mod token;
mod tokenize;

pub use document::Document;
pub use sentence::split_sentences;
pub use span::Span;
pub(crate) use span::order_by;
pub use token::{Case, Token, TokenKind};
pub use tokenize::tokenize;
