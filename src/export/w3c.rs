//! W3C Web Annotation Data Model: one annotation page, quote and position selectors in code points.

use super::Report;
use crate::text::offsets::{OffsetTable, OffsetUnit};
use serde_json::{Value, json};

/// How many characters of context a quote selector carries on each side.
const CONTEXT: usize = 32;

/// Writes the JSON-LD annotation page, indented.
pub(super) fn render(text: &str, report: &Report) -> String {
    let table = OffsetTable::new(text, OffsetUnit::CodePoint);
    let source = report.id.as_deref().unwrap_or("urn:newsmark:text");
    let items: Vec<Value> = report
        .placed(text)
        .iter()
        .enumerate()
        .map(|(i, (span, mark))| {
            let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
            let prefix: String =
                before[before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(i, _)| i)..].into();
            let suffix: String = after.chars().take(CONTEXT).collect();
            let mut body = vec![json!({"type": "TextualBody", "purpose": "tagging", "value": mark.kind})];
            if let Some(value) = &mark.value {
                body.push(json!({"type": "TextualBody", "purpose": "describing", "value": value.line()}));
            }
            if let Some(name) = report.entity_name(mark) {
                body.push(json!({"type": "TextualBody", "purpose": "identifying", "value": name}));
            }
            json!({
                "id": format!("urn:newsmark:annotation:{}", i + 1),
                "type": "Annotation",
                "body": body,
                "target": {
                    "source": source,
                    "selector": [
                        {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": prefix, "suffix": suffix},
                        {"type": "TextPositionSelector",
                         "start": table.from_byte(span.start), "end": table.from_byte(span.end)},
                    ],
                },
            })
        })
        .collect();
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:newsmark:page:1",
        "type": "AnnotationPage",
        "items": items,
    });
    serde_json::to_string_pretty(&page).unwrap_or_default() + "\n"
}
