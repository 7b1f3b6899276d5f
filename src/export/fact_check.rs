//! The fact-check sheet: one claim a row, to be worked through.

use super::csv::row;
use super::{Report, sentences_of};

/// Writes the sheet: claim, sentence, kind, value, and empty columns for source and checked.
pub(super) fn render(text: &str, report: &Report) -> String {
    let placed = report.placed(text);
    let sentences = sentences_of(text, placed.iter().map(|(span, _)| *span));
    let mut out = String::from("claim,sentence,kind,value,source,checked\r\n");
    for ((span, mark), sentence) in placed.iter().zip(&sentences) {
        let value = match &mark.value {
            Some(value) => value.line(),
            None => report.entity_name(mark).unwrap_or("").to_owned(),
        };
        row(&mut out, &[span.of(text), sentence, &mark.kind, &value, "", ""]);
    }
    out
}
