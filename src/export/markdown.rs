//! Markdown: names in bold, numbers and dates with their value as a footnote.

use super::Report;
use std::fmt::Write;

/// Writes the text with its marks, then the footnotes.
pub(super) fn render(text: &str, report: &Report) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut notes = String::new();
    let mut count = 0;
    let mut at = 0;
    for (span, mark) in report.placed(text) {
        escape(&mut out, &text[at..span.start as usize]);
        out.push_str("**");
        escape(&mut out, span.of(text));
        out.push_str("**");
        if let Some(value) = &mark.value {
            count += 1;
            let _ = write!(out, "[^{count}]");
            let _ = writeln!(notes, "[^{count}]: {}: {}", mark.kind, value.line());
        } else {
            let _ = write!(out, " _({})_", mark.kind);
        }
        at = span.end as usize;
    }
    escape(&mut out, &text[at..]);
    if !out.ends_with('\n') {
        out.push('\n');
    }
    if !notes.is_empty() {
        out.push('\n');
        out.push_str(&notes);
    }
    out
}

/// Text with the characters escaped that Markdown would read.
fn escape(out: &mut String, text: &str) {
    let mut line_start = out.is_empty() || out.ends_with('\n');
    for c in text.chars() {
        let special = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|');
        if special || line_start && matches!(c, '#' | '+' | '-' | '=') {
            out.push('\\');
        }
        out.push(c);
        line_start = c == '\n';
    }
}
