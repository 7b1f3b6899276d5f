//! A stand-alone page: the text with its marks in place, no script, readable without colour, printable.

use super::Report;
use std::fmt::Write;

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.1rem/1.7 Georgia,serif}\
p{white-space:pre-wrap;margin:0 0 1em}\
mark{background:none;color:inherit;border-bottom:2px solid currentColor}\
mark::after{content:attr(data-kind);font:.6em/1 system-ui,sans-serif;vertical-align:super;margin-inline-start:.2em}";

/// Writes the page; every character of the text is escaped.
pub(super) fn render(text: &str, report: &Report) -> String {
    let title = report.id.as_deref().unwrap_or("Annotated text");
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<p>",
        escape(title)
    );
    let mut at = 0;
    for (span, mark) in report.placed(text) {
        paragraphs(&mut out, &text[at..span.start as usize]);
        let mut title = mark.value.as_ref().map_or(String::new(), |v| v.line());
        if let Some(name) = report.entity_name(mark).filter(|name| *name != span.of(text)) {
            title.push_str(name);
        }
        let _ = write!(out, "<mark data-kind=\"{}\"", escape(&mark.kind));
        if !title.is_empty() {
            let _ = write!(out, " title=\"{}\"", escape(&title));
        }
        let _ = write!(out, ">{}</mark>", escape(span.of(text)));
        at = span.end as usize;
    }
    paragraphs(&mut out, &text[at..]);
    out.push_str("</p>\n</body>\n</html>\n");
    out
}

/// Plain text between marks; a blank line begins a new paragraph.
fn paragraphs(out: &mut String, piece: &str) {
    let unix = piece.replace("\r\n", "\n");
    for (i, part) in unix.split("\n\n").enumerate() {
        if i > 0 {
            out.push_str("</p>\n<p>");
        }
        out.push_str(&escape(part));
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
    out
}
