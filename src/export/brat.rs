//! brat standoff: T lines for marks, N-like notes for values, * lines for entities with several mentions.

use super::Report;
use crate::text::offsets::{OffsetTable, OffsetUnit};
use std::fmt::Write;

/// Writes the .ann file for `text`; offsets are code points, as brat counts.
pub(super) fn render(text: &str, report: &Report) -> String {
    let table = OffsetTable::new(text, OffsetUnit::CodePoint);
    let placed = report.placed(text);
    let mut out = String::new();
    let mut notes = 0;
    for (i, (span, mark)) in placed.iter().enumerate() {
        // A mark over a line break is given in pieces, as brat demands.
        let mut pieces = Vec::new();
        let mut at = span.start;
        for line in span.of(text).split_inclusive(['\n', '\r']) {
            let trimmed = line.trim_end_matches(['\n', '\r']);
            if !trimmed.is_empty() {
                let end = at + trimmed.len() as u32;
                pieces.push(format!("{} {}", table.from_byte(at), table.from_byte(end)));
            }
            at += line.len() as u32;
        }
        let words = span.of(text).replace(['\n', '\r'], " ");
        let _ = writeln!(out, "T{}\t{} {}\t{words}", i + 1, mark.kind, pieces.join(";"));
        if let Some(value) = &mark.value {
            notes += 1;
            let _ = writeln!(out, "#{notes}\tAnnotatorNotes T{}\t{}", i + 1, value.line());
        }
    }
    for entity in report.entities.iter().filter(|e| e.mentions.len() > 1) {
        let mentions: Vec<String> = placed
            .iter()
            .enumerate()
            .filter(|(_, (_, mark))| mark.entity == Some(entity.id))
            .map(|(i, _)| format!("T{}", i + 1))
            .collect();
        if mentions.len() > 1 {
            let _ = writeln!(out, "*\tAlias {}", mentions.join(" "));
        }
    }
    out
}
