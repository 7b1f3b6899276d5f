//! CoNLL: token, tab, BIO tag, a blank line between sentences.

use super::Report;
use crate::text::Document;
use std::fmt::Write;

/// Writes one token a line; a token cut by a mark's border takes the tag of that mark.
pub(super) fn render(text: &str, report: &Report) -> String {
    let placed = report.placed(text);
    let doc = Document::new(text);
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    let mut last = None;
    for (i, sentence) in doc.sentences.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        for token in doc.tokens.get(sentence.start as usize..sentence.end as usize).unwrap_or(&[]) {
            while placed.get(at).is_some_and(|(span, _)| span.end <= token.span.start) {
                at += 1;
            }
            let inside = placed.get(at).filter(|(span, _)| span.overlaps(token.span));
            // Control characters would break the table.
            let word = token.text(text).replace(|c: char| c.is_control() || c.is_whitespace(), "\u{FFFD}");
            let _ = match inside {
                Some((_, mark)) if last == Some(at) => writeln!(out, "{word}\tI-{}", mark.kind),
                Some((_, mark)) => writeln!(out, "{word}\tB-{}", mark.kind),
                None => writeln!(out, "{word}\tO"),
            };
            last = inside.map(|_| at);
        }
    }
    out
}
