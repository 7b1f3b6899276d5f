//! Newsmark marks every name and every number in a news article.
//!
//! The one entry point is [`annotate`]: text in, [`analysis::Analysis`] out. Offsets are UTF-8 bytes, half-open;
//! [`text::offsets`] converts them to UTF-16 units and code points. The engine reads no clock, no locale, no
//! environment and no network: the same input gives the same output on every machine, bit for bit.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod analysis;
mod cluster;
pub mod detect;
mod error;
pub mod export;
pub mod label;
pub mod lexicon;
pub mod model;
mod pipeline;
mod resolve;
pub mod text;
pub mod value;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use error::ModelError;
pub use pipeline::{Options, Resources, annotate};

/// The model that the command line and the tests use: the same file that the page fetches.
#[cfg(not(target_arch = "wasm32"))]
pub const MODEL: &[u8] = include_bytes!("../model/newsmark.nmk");
