//! Inputs that break tools: each must give annotations on character borders that never overlap, and never panic.

use newsmark::export::{Format, Report, render};
use newsmark::text::offsets::OffsetUnit;
use newsmark::value::CivilDate;
use newsmark::{Options, Resources, annotate};
use std::time::Instant;

fn resources() -> Resources {
    Resources::load(newsmark::MODEL).expect("the committed model loads")
}

/// Annotates and checks what holds for every text.
fn check(text: &str, resources: &Resources) {
    let mut options = Options::default();
    options.date.reference = CivilDate::parse("2025-04-25");
    let analysis = annotate(text, resources, &options);
    let mut end = 0;
    for (i, a) in analysis.annotations.iter().enumerate() {
        assert!(a.span.start >= end, "overlap at {:?}", a.span);
        assert!(!a.span.of(text).is_empty(), "{:?} is empty or off a character border", a.span);
        let words = a.span.of(text);
        assert_eq!(words.trim(), words, "white space at the border of {words:?}");
        end = a.span.end;
        if let Some(entity) = a.entity {
            assert!(analysis.entities[entity as usize].mentions.contains(&(i as u32)));
        }
    }
    for entity in &analysis.entities {
        assert!(!entity.mentions.is_empty() && !entity.name.is_empty());
        assert!(entity.mentions.is_sorted());
    }
    assert!(analysis.sentences.windows(2).all(|w| w[0].end <= w[1].start));
    for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
        let report = Report::new(None, text, &analysis, unit);
        let json = render(text, &report, Format::JsonLines);
        let back: Report = serde_json::from_str(&json).expect("the JSON result reads back");
        assert_eq!(back, report);
    }
    assert_eq!(annotate(text, resources, &options), analysis, "the same text gives the same analysis");
}

#[test]
fn every_hard_text_is_annotated_without_harm() {
    let resources = resources();
    let long_line = "and then the minister said that it was so ".repeat(2500);
    let texts = [
        "",
        " ",
        "\n",
        "a",
        "1",
        "\u{0}",
        "\u{FEFF}Russia",
        "\u{FFFD}\u{FFFD}",
        "\u{1F600} At least 12 people in \u{1F1FA}\u{1F1E6} Kyiv on Thursday \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}",
        "e\u{301}e\u{301} Jose\u{301} Nu\u{308}n\u{303}ez paid $5\u{301}",
        "שלום 12 مرحبا ٣٤٥ Tehran \u{202E}321\u{202C} said",
        "Line one\r\nLine two\r\n\r\nPara 3\rold mac",
        "NUL\u{0}in\u{0}side 12\u{0}34 U\u{0}N",
        "co\u{AD}oper\u{200B}ation cost 1\u{200B}2 mil\u{AD}lion",
        "MINISTER SAYS 12 DEAD IN KYIV AS TRUMP SLAMS NATO",
        "- one\n- two\n* three\n1. four\n2) five\na) six",
        "Accept all cookies Read more Share Tweet Photo: AP/Ana Bell Advertisement",
        "$ % € 1, 2,, 3.. ,4 .5 6. -7 +8 ±9 1/0 0/0 00:00 99:99 31/31/2025 2025-13-45",
        "........!!!!!!????‽‽",
        "\"'“”‘’«»()[]{}<>",
        "from to between and at least over under about of the in on",
        "日本の首相は12月3日に東京で記者会見を行った。",
        "1-1-1-1-1-1-1-1-1-1 1:1:1:1 1/1/1/1/1 1,1,1,1 1.1.1.1",
        "minus minus minus one hundred and and and two thousand thousand million billion trillion quadrillion",
        "the the the first first of of may May MAY march March",
        long_line.as_str(),
    ];
    for text in texts {
        check(text, &resources);
    }
}

#[test]
fn arbitrary_mixtures_are_annotated_without_harm() {
    let resources = resources();
    let pieces = [
        "Kyiv",
        " ",
        "\n",
        "12",
        "at least ",
        "$",
        "€",
        "1,234.5",
        "million",
        "per cent",
        "%",
        "Mr. ",
        "May",
        " 2024",
        "-",
        "–",
        "/",
        ":",
        "(",
        ")",
        "“",
        "”",
        "’s",
        "'",
        ".",
        ",",
        "twenty",
        "-three",
        " of ",
        "the ",
        "Thursday",
        "next ",
        "é",
        "\u{1F600}",
        "\u{200B}",
        "\u{301}",
        "\u{0}",
        "KN-23",
        "U.S.",
        "first",
        "half a ",
        "years",
        " ago",
        "6pm",
        "km/h",
        "one in five",
        "3-1",
        "World War II",
        "aged 7",
        "between ",
        " and ",
        "up to ",
        "٣",
        "½",
        "@a_b",
        "#tag",
        "www.a.b",
    ];
    // A small linear congruential generator: the same mixtures on every run.
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    let mut next = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n
    };
    for _ in 0..1500 {
        let text: String = (0..1 + next(24)).map(|_| pieces[next(pieces.len())]).collect();
        check(&text, &resources);
    }
}

#[test]
fn cost_is_linear_in_the_text() {
    let resources = resources();
    let options = Options::default();
    let sentence = "On Thursday at least 12 civilians were killed in Kyiv, said Foreign Minister Ana Bell of Norway. ";
    let adversaries = [
        sentence,
        "1",
        "and ",
        "1-1-1-",
        "one hundred and ",
        "the first of ",
        "A. ",
        "((",
        ". ",
        "\"",
        "U.S.-",
        "of the ",
        "$",
        "@",
        "a.b.",
    ];
    for piece in adversaries {
        let time = |bytes: usize| {
            let text = piece.repeat(bytes / piece.len());
            let run = || {
                let start = Instant::now();
                std::hint::black_box(annotate(&text, &resources, &options));
                start.elapsed().as_secs_f64()
            };
            run().min(run())
        };
        let (small, large) = (time(50_000), time(500_000));
        // Ten times the text. On a busy machine times of milliseconds say little; quadratic cost here means minutes.
        assert!(large < 35.0 * small.max(0.02), "{piece:?}: {small:.4} s, then {large:.4} s");
    }
}
