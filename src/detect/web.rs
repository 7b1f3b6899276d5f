//! Addresses of the web: the tokenizer has already seen them, this stage makes candidates of them.

use super::{Candidate, Source};
use crate::label::Kind;
use crate::text::{Document, TokenKind};

/// Appends a candidate for every URL, e-mail address, handle and hashtag.
pub fn detect(doc: &Document<'_>, out: &mut Vec<Candidate>) {
    for token in &doc.tokens {
        let (kind, why) = match token.kind {
            TokenKind::Url => (Kind::Url, "web address"),
            TokenKind::Email => (Kind::Email, "e-mail address"),
            TokenKind::Handle => (Kind::Handle, "@ before a name"),
            TokenKind::Hashtag => (Kind::Hashtag, "# before a word"),
            _ => continue,
        };
        out.push(Candidate {
            span: token.span,
            kind,
            value: None,
            source: Source::Web,
            score: 1000,
            why: vec![why.into()],
            title: None,
        });
    }
}
