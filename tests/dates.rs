//! Time expressions and their values against tables of cases: `tests/dates/*.txt`.

mod tables;

use newsmark::detect::Candidate;
use newsmark::detect::date::{DateOptions, dateline, detect};
use newsmark::label::Kind;
use newsmark::text::Document;
use newsmark::value::{CivilDate, Value};

fn times(text: &str, reference: Option<CivilDate>) -> Vec<Candidate> {
    let mut out = Vec::new();
    detect(&Document::new(text), &DateOptions { reference, day_first: None }, &mut out);
    out
}

/// "[Thursday] date XXXX-WXX-4 | 2025-04-24 | -"
fn shown(text: &str, c: &Candidate) -> String {
    let Some(Value::Time(v)) = &c.value else { return format!("[{}] without a value", c.span.of(text)) };
    let resolved = v.resolved.as_deref().unwrap_or("-");
    let modifier = v.modifier.map_or("-", |m| m.id());
    format!("[{}] {} {} | {resolved} | {modifier}", c.span.of(text), c.kind.id(), v.timex)
}

#[test]
fn the_tables_hold() {
    tables::check("dates", 10, 250, |text, reference| times(text, reference).iter().map(|c| shown(text, c)).collect());
}

#[test]
fn numeric_dates_follow_the_option_then_the_text() {
    let read = |text: &str, day_first| {
        let mut out = Vec::new();
        detect(&Document::new(text), &DateOptions { reference: None, day_first }, &mut out);
        match &out.first().unwrap().value {
            Some(Value::Time(v)) => v.timex.clone(),
            _ => String::new(),
        }
    };
    assert_eq!(read("03/05/24", Some(true)), "2024-05-03");
    assert_eq!(read("03/05/24", Some(false)), "2024-03-05");
    assert_eq!(read("03/05/24", None), "2024-03-05");
    assert_eq!(read("03/05/24, then 25/06/24", None), "2024-05-03");
    assert_eq!(read("03/05/24, then 06/25/24", None), "2024-03-05");
    assert_eq!(read("03/05/24, not 4 May", None), "2024-05-03");
    // What leaves no choice is read as it must be, whatever the option.
    assert_eq!(read("25/05/24", Some(false)), "2024-05-25");
}

#[test]
fn the_dateline_offers_a_reference_date() {
    let cases = [
        ("KYIV, April 25, 2025 (Reuters) - A missile fell.", Some("2025-04-25")),
        ("KYIV, April 25 (Reuters) - A missile fell in March 2025.", Some("2025-04-25")),
        ("LAGOS, 3 May 2024 — Prices rose.", Some("2024-05-03")),
        ("A title\n\nPublished: 25 April 2025\n\nText.", Some("2025-04-25")),
        ("A title\nBy A. Writer\nLast updated on Friday, April 25, 2025 at 6pm\nText.", Some("2025-04-25")),
        ("A title\n2025-04-25\nText.", Some("2025-04-25")),
        ("A title\nFri 25 Apr 2025 14:30 BST\nText.", Some("2025-04-25")),
        // No year anywhere, two years, a date in running text, a day that does not exist.
        ("KYIV, April 25 (Reuters) - A missile fell.", None),
        ("KYIV, April 25 (Reuters) - From 2022 to 2025 it rained.", None),
        ("The treaty was signed on 3 May 1924 in Rome.", None),
        ("RIGA, April 31, 2025 (AP) - Nothing.", None),
        ("", None),
    ];
    for (text, want) in cases {
        assert_eq!(dateline(&Document::new(text)), want.and_then(CivilDate::parse), "{text}");
    }
}

/// A small deterministic generator, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// Pieces that the grammar knows, in any order.
const PIECES: &[&str] = &[
    "the",
    "end",
    "of",
    "May",
    "3",
    "31",
    "2024",
    "0",
    "99999999",
    "99999999999",
    "-",
    "–",
    "/",
    ":",
    ".",
    ",",
    "Friday",
    "last",
    "next",
    "two",
    "hundred",
    "thousand",
    "and",
    "a",
    "half",
    "quarter",
    "past",
    "to",
    "years",
    "ago",
    "every",
    "other",
    "12.30",
    "pm",
    "GMT",
    "in",
    "by",
    "1990",
    "s",
    "'",
    "80",
    "Q3",
    "FY24",
    "first",
    "week",
    "twenty",
    "st",
    "night",
    "early",
    "hours",
    "Christmas",
    "between",
    "from",
    "9999",
    "1000",
    "week",
    "53",
    "decades",
    "centuries",
    "½",
    "will",
    "\n",
    "'s",
    "é",
    "🎈",
    "yesterday",
];

#[test]
fn nothing_panics_and_everything_stands_on_tokens() {
    let mut dice = Dice(1);
    let references = [None, CivilDate::new(1, 1, 1), CivilDate::new(9999, 12, 31), CivilDate::new(2024, 2, 29)];
    for round in 0..20_000 {
        let mut text = String::new();
        for _ in 0..1 + dice.roll(14) {
            text.push_str(PIECES[dice.roll(PIECES.len())]);
            if dice.roll(3) > 0 {
                text.push(' ');
            }
        }
        let doc = Document::new(&text);
        let mut out = Vec::new();
        let reference = references[round % references.len()];
        detect(&doc, &DateOptions { reference, day_first: None }, &mut out);
        let mut behind = 0;
        for c in &out {
            assert!(c.span.start >= behind && !c.span.is_empty(), "{text:?}");
            behind = c.span.end;
            assert!(doc.tokens.iter().any(|t| t.span.start == c.span.start), "{text:?}");
            assert!(doc.tokens.iter().any(|t| t.span.end == c.span.end), "{text:?}");
            assert!(matches!(c.kind, Kind::Date | Kind::Time | Kind::Duration | Kind::Set), "{text:?}");
            assert!(matches!(&c.value, Some(Value::Time(v)) if !v.timex.is_empty()), "{text:?}");
        }
        dateline(&doc);
    }
}

/// A date written out and read again is the same date, however it is written.
#[test]
fn what_is_written_reads_back() {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut day = CivilDate::new(1900, 1, 1).unwrap();
    while day.year < 2100 {
        let (y, m, d) = (day.year, MONTHS[day.month as usize - 1], day.day);
        let iso = format!("{y:04}-{:02}-{d:02}", day.month);
        for text in [
            format!("on {d} {m} {y}"),
            format!("on {m} {d}, {y}"),
            format!("on {iso}"),
            format!("on {d}.{}.{y}", day.month),
        ] {
            let got = times(&text, None);
            let [only] = got.as_slice() else { panic!("{text}: {got:?}") };
            assert!(
                matches!(&only.value, Some(Value::Time(v)) if v.resolved.as_deref() == Some(&iso)),
                "{text}: {only:?}"
            );
        }
        day = day.add_days(17).unwrap();
    }
}

/// A resolved date read as a text resolves to itself, on whatever day it is read.
#[test]
fn resolving_twice_changes_nothing() {
    let reference = CivilDate::new(2025, 4, 25);
    for text in
        ["on Thursday", "yesterday", "on May 3", "in March", "last year", "next month", "two days ago", "in 2014"]
    {
        let found = times(text, reference);
        let Some(Value::Time(first)) = &found[0].value else { panic!("{text}") };
        let resolved = first.resolved.clone().unwrap();
        for year in [1999, 2025, 2060] {
            let again = times(&format!("in {resolved}"), CivilDate::new(year, 1, 31));
            let Some(Value::Time(second)) = &again[0].value else { panic!("{text}") };
            assert_eq!(second.resolved.as_ref(), Some(&resolved), "{text}");
        }
    }
}

/// What an adversary repeats costs no more for each copy than the first did.
#[test]
fn long_repetitions_end() {
    for piece in [
        "and ",
        "1-1-1-",
        "9",
        "May ",
        "3 May to ",
        "two hundred ",
        "of the ",
        "between 1 and ",
        "1:1:",
        "last ",
        "every other ",
    ] {
        let text = piece.repeat(300_000 / piece.len());
        times(&text, CivilDate::new(2025, 4, 25));
    }
}
