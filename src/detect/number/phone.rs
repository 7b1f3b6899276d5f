//! Telephone numbers.

use crate::text::{Document, TokenKind};

/// Most tokens that a telephone number may have.
const LONGEST: usize = 24;

/// The end of the telephone number that starts at token `i` ("+", "(" or digits); `None` where there is none.
///
/// A leading "+" or "00" with groups, an area code in brackets, "0800 123 4567", "650-701-8887", or digits behind "call",
/// "phone" and the like.
pub fn phone_at(doc: &Document<'_>, i: usize) -> Option<usize> {
    let first = doc.tokens.get(i)?;
    let word = doc.word(i);
    let plus = word == "+";
    let bracket = word == "(";
    if first.kind != TokenKind::Number && !plus && !bracket {
        return None;
    }
    if first.glued
        && (first.kind == TokenKind::Number || plus)
        && !matches!(doc.word(i.checked_sub(1)?), ":" | "(" | "—" | "–")
    {
        return None;
    }
    let (mut digits, mut groups, mut end, mut k) = (0usize, 0usize, i, i);
    let (mut dashes, mut spaces, mut dots, mut brackets) = (0, 0, 0, 0);
    let mut lengths = [0usize; 8];
    while k < i + LONGEST {
        let Some(token) = doc.tokens.get(k) else { break };
        if k > i && token.line_start {
            break;
        }
        let word = doc.word(k);
        match token.kind {
            TokenKind::Number => {
                if word.contains(',') || word.len() > 15 || k > i && !token.glued && !is_group(doc, k, i) {
                    break;
                }
                for group in word.split('.') {
                    if let Some(slot) = lengths.get_mut(groups) {
                        *slot = group.len();
                    }
                    groups += 1;
                    digits += group.len();
                }
                dots += word.matches('.').count();
                spaces += usize::from(k > i && !token.glued);
                end = k + 1;
            }
            TokenKind::Symbol if word == "+" && (k == i || bracket && k == i + 1) => {}
            TokenKind::Punct if matches!(word, "-" | "–" | "‑") && end == k && is_number(doc, k + 1) => dashes += 1,
            TokenKind::Punct
                if word == "(" && (k == i || end == k) && (is_number(doc, k + 1) || doc.word(k + 1) == "+") =>
            {
                brackets += 1
            }
            TokenKind::Punct if word == ")" && brackets > 0 => {
                if is_number(doc, k + 1) || matches!(doc.word(k + 1), "-" | "(") {
                    // The number goes on.
                } else {
                    break;
                }
            }
            _ => break,
        }
        k += 1;
    }
    if digits > 15 || groups < 2 && !plus {
        return None;
    }
    let glued_letters = doc.tokens.get(end).is_some_and(|t| t.glued && t.kind == TokenKind::Word);
    if glued_letters || matches!(doc.word(end), "%") {
        return None;
    }
    let word = if bracket { doc.word(i + 1) } else { word };
    let leading_zero = word.starts_with('0') && word.len() >= 3;
    let long = digits >= 7;
    let fits = if plus || bracket && doc.word(i + 1) == "+" {
        digits >= 8
    } else if bracket {
        long && brackets > 0 && groups >= 2 && is_number(doc, i + 1) && doc.word(i + 2) == ")"
    } else if leading_zero {
        digits >= 9 && dots == 0 && (dashes > 0 || spaces > 0)
    } else {
        let us = lengths[..3] == [3, 3, 4] || lengths[..4] == [1, 3, 3, 4];
        us && (dashes >= 2 || dots >= 2) || cue_before(doc, i) && long && (dashes + spaces > 0)
    };
    fits.then_some(end)
}

fn is_number(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
}

/// Whether the digits at token `k` go on a telephone number: one space before them.
fn is_group(doc: &Document<'_>, k: usize, start: usize) -> bool {
    let (Some(before), Some(here)) = (doc.tokens.get(k.wrapping_sub(1)), doc.tokens.get(k)) else { return false };
    k > start && here.span.start - before.span.end == 1 && (doc.word(k).len() >= 2 || doc.word(start) == "+")
}

fn cue_before(doc: &Document<'_>, i: usize) -> bool {
    (i.saturating_sub(4)..i).any(|k| {
        [
            "call",
            "phone",
            "tel",
            "tel.",
            "telephone",
            "hotline",
            "helpline",
            "fax",
            "dial",
            "text",
            "whatsapp",
            "mobile",
        ]
        .iter()
        .any(|w| w.eq_ignore_ascii_case(doc.word(k)))
    })
}
