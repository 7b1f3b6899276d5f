//! CSV: one annotation a row (RFC 4180, offsets in code points).

use super::json::thousandths;
use super::{Report, sentences_of};
use crate::text::offsets::{OffsetTable, OffsetUnit};

/// Writes the table with a header row.
pub(super) fn render(text: &str, report: &Report) -> String {
    let placed = report.placed(text);
    let sentences = sentences_of(text, placed.iter().map(|(span, _)| *span));
    let table = OffsetTable::new(text, OffsetUnit::CodePoint);
    let mut out = String::from("start,end,kind,text,value,entity,title,score,sentence\r\n");
    for ((span, mark), sentence) in placed.iter().zip(&sentences) {
        row(
            &mut out,
            &[
                &table.from_byte(span.start).to_string(),
                &table.from_byte(span.end).to_string(),
                &mark.kind,
                span.of(text),
                &mark.value.as_ref().map_or(String::new(), |v| v.line()),
                report.entity_name(mark).unwrap_or(""),
                mark.title.as_deref().unwrap_or(""),
                &thousandths(mark.score),
                sentence,
            ],
        );
    }
    out
}

/// Appends one row; a field that a spreadsheet would run as a formula gets an apostrophe in front.
pub(super) fn row(out: &mut String, fields: &[&str]) {
    for (i, field) in fields.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        let number = field.trim_start_matches(['+', '-']).bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number;
        let guarded = if formula { format!("'{field}") } else { (*field).to_owned() };
        if guarded.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&guarded.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&guarded);
        }
    }
    out.push_str("\r\n");
}
