//! W3C Web Annotation Data Model: one annotation page, quote and position selectors in code points.

use super::Report;
use super::json::Writer;
use crate::text::offsets::{OffsetTable, OffsetUnit};

/// How many characters of context a quote selector carries on each side.
const CONTEXT: usize = 32;

/// Writes the JSON-LD annotation page, one annotation a line.
pub(super) fn render(text: &str, report: &Report) -> String {
    let table = OffsetTable::new(text, OffsetUnit::CodePoint);
    let source = report.id.as_deref().unwrap_or("urn:newsmark:text");
    let placed: Vec<_> = report.placed(text).into_iter().enumerate().collect();
    let mut w = Writer::new(2);
    w.object(|w| {
        w.text("@context", "http://www.w3.org/ns/anno.jsonld");
        w.text("id", "urn:newsmark:page:1");
        w.text("type", "AnnotationPage");
        w.list("items", &placed, |w, (i, (span, mark))| {
            let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
            let context = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(i, _)| i);
            let suffix: String = after.chars().take(CONTEXT).collect();
            let mut bodies = vec![("tagging", mark.kind.clone())];
            bodies.extend(mark.value.as_ref().map(|v| ("describing", v.line())));
            bodies.extend(report.entity_name(mark).map(|name| ("identifying", name.to_owned())));
            w.object(|w| {
                w.text("id", &format!("urn:newsmark:annotation:{}", i + 1));
                w.text("type", "Annotation");
                w.list("body", &bodies, |w, (purpose, value)| {
                    w.object(|w| {
                        w.text("type", "TextualBody");
                        w.text("purpose", purpose);
                        w.text("value", value);
                    });
                });
                w.member("target", |w| {
                    w.object(|w| {
                        w.text("source", source);
                        w.member("selector", |w| {
                            w.array(|w| {
                                w.element(|w| {
                                    w.object(|w| {
                                        w.text("type", "TextQuoteSelector");
                                        w.text("exact", span.of(text));
                                        w.text("prefix", &before[context..]);
                                        w.text("suffix", &suffix);
                                    });
                                });
                                w.element(|w| {
                                    w.object(|w| {
                                        w.text("type", "TextPositionSelector");
                                        w.number("start", table.from_byte(span.start));
                                        w.number("end", table.from_byte(span.end));
                                    });
                                });
                            });
                        });
                    });
                });
            });
        });
    });
    w.finish()
}
