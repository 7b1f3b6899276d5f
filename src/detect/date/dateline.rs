//! A reference date found in the head of a text: "KYIV, April 25 (Reuters) -", "Published: 25 April 2025".

use super::calendar;
use super::expr::{Base, Year};
use super::lexicon::Lex;
use super::scan::Scan;
use crate::text::Document;
use crate::value::CivilDate;

/// How much of a text is its head, in bytes.
const HEAD: usize = 1200;

/// The date on which the text says that it was written, complete dates only.
///
/// Looked for in the head: behind "Published" or "Updated", alone on its line, or in a dateline. A dateline without a
/// year takes the one year that the head states. To be offered to the reader, not used silently.
pub fn dateline(doc: &Document<'_>) -> Option<CivilDate> {
    let head = doc.text.get(..doc.text.floor_char_boundary(HEAD))?;
    let head = Document::new(head);
    let s = Scan::new(&head, None);
    let mut i = 0;
    let mut open = None;
    let mut years: Option<Option<i32>> = None;
    while i < s.len() {
        let Some(point) = calendar::point(&s, i).filter(|p| p.strong) else {
            if let Some((year, end)) = calendar::plain_year(&s, i).filter(|(y, _)| (1990..2100).contains(y)) {
                years = Some(match years {
                    None => Some(year),
                    Some(Some(known)) if known == year => Some(year),
                    Some(_) => None,
                });
                i = end;
            } else {
                i += 1;
            }
            continue;
        };
        if let Base::Day { year, month: Some(month), day } = point.base
            && point.to.is_none()
            && (labelled(&s, i) || alone(&s, i, point.end) || led(&s, i, point.end))
        {
            match year {
                Year::Known(year) => return CivilDate::new(year, month, day),
                Year::Open | Year::Counted(_) => open = open.or(Some((month, day))),
            }
        } else if let Year::Known(year) = point.base.year() {
            years = Some(match years {
                None => Some(year),
                Some(Some(known)) if known == year => Some(year),
                Some(_) => None,
            });
        }
        i = point.end;
    }
    let (month, day) = open?;
    CivilDate::new(years??, month, day)
}

/// Where what stands before token `i` begins, a weekday left out.
fn behind_weekday(s: &Scan<'_, '_>, i: usize) -> usize {
    let mut at = i;
    if at > 0 && s.mark(at - 1, b',') {
        at -= 1;
    }
    if matches!(s.before(at, 1), Lex::Weekday(_) | Lex::WeekdayShort(_)) { at - 1 } else { i }
}

/// "Published: 25 April 2025", "Last updated on 25 April 2025".
fn labelled(s: &Scan<'_, '_>, i: usize) -> bool {
    let at = behind_weekday(s, i);
    (1..=3).any(|back| {
        let word = s.text_before(at, back).to_ascii_lowercase();
        matches!(word.as_str(), "published" | "updated" | "posted" | "date" | "modified" | "issued")
    })
}

/// A date with a line of its own, a time behind it allowed.
fn alone(s: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    let at = behind_weekday(s, i);
    let mut behind = end;
    while behind < end + 6
        && !s.line_start(behind)
        && matches!(
            s.lex(behind),
            Lex::Figure | Lex::Mark(_) | Lex::Pm | Lex::Am | Lex::Zone | Lex::At | Lex::Special | Lex::Dotted
        )
    {
        behind += 1;
    }
    s.line_start(at) && s.line_start(behind)
}

/// "KYIV, April 25 (Reuters) -", "LAGOS, 3 May 2024 —": a place before it, a dash or bracket behind it.
fn led(s: &Scan<'_, '_>, i: usize, end: usize) -> bool {
    let at = behind_weekday(s, i);
    let comma = at > 1 && (s.mark(at - 1, b',') || s.mark(at - 1, b'-'));
    let place = comma && s.capital(at - 2);
    let close = s.mark(end, b'(') || s.mark(end, b'-') || s.mark(end, b',') || s.text(end) == "--" || s.mark(end, b':');
    // The place must begin its line, a few words of it at most.
    let begins = (at.saturating_sub(9)..at).any(|k| s.line_start(k));
    place && close && begins
}
