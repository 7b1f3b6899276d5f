//! Newsmark.
