//! Numbers written in digits.

use crate::text::{Document, TokenKind};
use crate::value::Decimal;

/// Reads a run of digits with separators: "12", "1,234.5", "12,34,567", "1.234.567", "5,00".
///
/// `None` where the separators fit no number ("1.2.3.4", "22,24,26"), where it has more than 38 digits, or where a
/// digit is none of 0 to 9.
pub fn parse(text: &str) -> Option<Decimal> {
    let bytes = text.as_bytes();
    if !bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
        return None;
    }
    let count = |mark: u8| bytes.iter().filter(|&&b| b == mark).count();
    let (commas, points) = (count(b','), count(b'.'));
    let point = match (commas, points) {
        (0, 0) => None,
        (0, 1) => Some('.'),
        (0, _) => return grouped(text, '.').then(|| plain(text, None)).flatten(),
        (1, 0) => (!grouped(text, ',')).then_some(','),
        (_, 0) => return grouped(text, ',').then(|| plain(text, None)).flatten(),
        // Both: the later one is the decimal mark and stands once.
        _ => {
            let last = text.rfind(['.', ','])?;
            let mark = if bytes.get(last) == Some(&b'.') { '.' } else { ',' };
            let other = if mark == '.' { ',' } else { '.' };
            if text.matches(mark).count() != 1 || !grouped(text.get(..last)?, other) {
                return None;
            }
            Some(mark)
        }
    };
    plain(text, point)
}

/// Whether `mark` separates groups of three digits, or of two before the last three as in India.
fn grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let Some(first) = groups.next() else { return false };
    let mut rest: Vec<usize> = Vec::new();
    for group in groups {
        if group.len() > 3 {
            return false;
        }
        rest.push(group.len());
    }
    let Some((last, middle)) = rest.split_last() else { return false };
    *last == 3
        && (1..=3).contains(&first.len())
        && (middle.iter().all(|&n| n == 3) || first.len() <= 2 && middle.iter().all(|&n| n == 2))
        && (!first.starts_with('0'))
}

fn plain(text: &str, point: Option<char>) -> Option<Decimal> {
    if text.len() > 60 {
        return None;
    }
    let plain: String = text
        .chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            _ if Some(c) == point => Some('.'),
            _ => None,
        })
        .collect();
    plain.parse().ok()
}

/// The value of a vulgar fraction character, as numerator and denominator.
pub fn vulgar(text: &str) -> Option<(i64, i64)> {
    Some(match text {
        "½" => (1, 2),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅐" => (1, 7),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅑" => (1, 9),
        "⅒" => (1, 10),
        _ => return None,
    })
}

/// "1/3": a whole number, a slash and a larger whole number, glued; the numerator, the denominator and the end.
///
/// Only divisors that people write so; "9/11" and "24/7" are none, and neither is "5/17/2018".
pub fn slash_fraction(doc: &Document<'_>, i: usize) -> Option<(i64, i64, usize)> {
    let glued = |k: usize| doc.tokens.get(k).is_some_and(|t| t.glued);
    if doc.word(i + 1) != "/" || !glued(i + 1) || !glued(i + 2) || doc.tokens.get(i + 2)?.kind != TokenKind::Number {
        return None;
    }
    let next_slash = matches!(doc.word(i + 3), "/" | "-") && glued(i + 3);
    let before_slash = i > 0 && matches!(doc.word(i - 1), "/") && glued(i);
    let (a, b) = (parse(doc.word(i))?.to_i64()?, parse(doc.word(i + 2))?.to_i64()?);
    let usual = matches!(b, 2..=6 | 8 | 10 | 15 | 16 | 20 | 32 | 64 | 100 | 1000);
    (usual && a > 0 && a < b && !next_slash && !before_slash).then_some((a, b, i + 3))
}

/// The first token after the digits that begin at token `i`, with groups of three set apart by a space joined:
/// "1 234", "816 000".
pub fn spaced_end(doc: &Document<'_>, i: usize) -> usize {
    let mut end = i + 1;
    let first = doc.word(i);
    if first.len() > 3 || first.starts_with('0') || !first.bytes().all(|b| b.is_ascii_digit()) {
        return end;
    }
    while let (Some(before), Some(token)) = (doc.tokens.get(end - 1), doc.tokens.get(end)) {
        let gap = doc.text.get(before.span.end as usize..token.span.start as usize).unwrap_or("");
        let group = token.kind == TokenKind::Number && {
            let word = doc.word(end);
            word.split(['.', ',']).next().is_some_and(|w| w.len() == 3) && !word.contains(',')
        };
        if !group || !matches!(gap, " " | "\u{A0}" | "\u{202F}" | "\u{2009}") {
            break;
        }
        end += 1;
        if doc.word(end - 1).contains('.') {
            break;
        }
    }
    // A glued letter says that the last group is something else ("2 100m").
    let glued_letter = |k: usize| doc.tokens.get(k).is_some_and(|t| t.glued && t.kind == TokenKind::Word);
    if end > i + 1 && glued_letter(end) { i + 1 } else { end }
}

/// The value of the digits in tokens `i..end`, spaces left out.
pub fn spaced_value(doc: &Document<'_>, i: usize, end: usize) -> Option<Decimal> {
    if end == i + 1 {
        return parse(doc.word(i));
    }
    let mut joined = String::new();
    for k in i..end {
        joined.push_str(doc.word(k));
        if joined.len() > 60 {
            return None;
        }
    }
    joined.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_digits_in_all_their_dress() {
        let cases = [
            ("12", Some("12")),
            ("0042", Some("42")),
            ("1,234", Some("1234")),
            ("1,234.50", Some("1234.5")),
            ("1.234,50", Some("1234.5")),
            ("1.234.567", Some("1234567")),
            ("12,34,567.89", Some("1234567.89")),
            ("5,00", Some("5")),
            ("131.4", Some("131.4")),
            ("1.234", Some("1.234")),
            ("22,24,26,31", None),
            ("1.2.3", None),
            ("192.168.0.1", None),
            ("1,234,56", None),
            ("99999999999999999999999999999999999999999", None),
        ];
        for (text, want) in cases {
            assert_eq!(parse(text).map(|d| d.to_string()).as_deref(), want, "{text}");
        }
    }
}
