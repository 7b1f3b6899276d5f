//! Every export format, on one small text that holds what is hard: emoji, a line break in a name, quotes, formulas.

use newsmark::export::{Format, Report, render};

const TEXT: &str = "\u{1F600} Ana \"Bell\"\nof Oslo paid =12 <b>kroner</b>, she said.";

/// A report with marks on "Ana \"Bell\"", "Oslo" and "=12", offsets in UTF-16 units.
fn report() -> Report {
    serde_json::from_value(serde_json::json!({
        "id": "t1", "offsets": "utf16", "length": TEXT.encode_utf16().count(),
        "annotations": [
            {"start": 3, "end": 13, "kind": "person", "text": "Ana \"Bell\"", "entity": 0, "source": "tagger", "score": 0.9},
            {"start": 17, "end": 21, "kind": "gpe", "text": "Oslo", "entity": 1, "source": "tagger", "score": 0.8},
            {"start": 27, "end": 30, "kind": "cardinal", "text": "=12", "source": "number", "score": 1.0,
             "value": {"lo": null, "lo_incl": false, "hi": null, "hi_incl": false, "amount": "12", "mod": "exact", "unit": null,
                       "currency": null, "per": null, "counted": "kroner", "change": null}}],
        "entities": [{"id": 0, "kind": "person", "name": "Ana Bell", "mentions": [0]},
                     {"id": 1, "kind": "gpe", "name": "Oslo", "mentions": [1]}]
    }))
    .expect("a report")
}

fn written(format: Format) -> String {
    render(TEXT, &report(), format)
}

#[test]
fn csv_quotes_and_guards_formulas() {
    let csv = written(Format::Csv);
    let rows: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(rows[0], "start,end,kind,text,value,entity,title,score,sentence");
    assert!(rows[1].starts_with("2,12,person,\"Ana \"\"Bell\"\"\",,Ana Bell,,0.9,"), "{}", rows[1]);
    assert!(rows[3].starts_with("26,29,cardinal,'=12,12 kroner,,,1.0,"), "{}", rows[3]);
}

#[test]
fn fact_check_sheet_has_empty_columns_to_fill() {
    let sheet = written(Format::FactCheck);
    assert!(sheet.starts_with("claim,sentence,kind,value,source,checked\r\n"));
    assert!(sheet.lines().skip(1).all(|row| row.ends_with(",,")));
}

#[test]
fn conll_has_one_token_a_line_with_bio_tags() {
    let conll = written(Format::Conll);
    for line in ["Ana\tB-person", "\"\tI-person", "Oslo\tB-gpe", "12\tI-cardinal", "said\tO"] {
        assert!(conll.lines().any(|l| l == line), "{line} in\n{conll}");
    }
}

#[test]
fn brat_counts_code_points() {
    let brat = written(Format::Brat);
    assert!(brat.contains("T1\tperson 2 12\tAna \"Bell\"\n"), "{brat}");
    assert!(brat.contains("T3\tcardinal 26 29\t=12\n"));
    assert!(brat.contains("AnnotatorNotes T3\t12 kroner\n"));
}

#[test]
fn w3c_selectors_quote_and_count_code_points() {
    let page: serde_json::Value = serde_json::from_str(&written(Format::W3c)).expect("JSON");
    let selectors = &page["items"][1]["target"]["selector"];
    assert_eq!(selectors[0]["exact"], "Oslo");
    assert_eq!((selectors[1]["start"].as_u64(), selectors[1]["end"].as_u64()), (Some(16), Some(20)));
    assert_eq!(selectors[0]["prefix"], "\u{1F600} Ana \"Bell\"\nof ");
}

#[test]
fn html_escapes_every_character_of_the_text() {
    let html = written(Format::Html);
    assert!(html.contains("&lt;b&gt;kroner&lt;/b&gt;"));
    assert!(html.contains("<mark data-kind=\"person\" title=\"Ana Bell\">Ana &quot;Bell&quot;</mark>"), "{html}");
    assert!(!html.contains("<b>") && !html.contains("<script"));
}

#[test]
fn markdown_escapes_and_notes_values() {
    let markdown = written(Format::Markdown);
    assert!(markdown.contains("**Oslo** _(gpe)_"));
    assert!(markdown.contains("\\<b\\>"));
    assert!(markdown.contains("[^1]: cardinal: 12 kroner"), "{markdown}");
}

#[test]
fn json_reads_back_the_same() {
    let back: Report = serde_json::from_str(&written(Format::Json)).expect("a report");
    assert_eq!(back, report());
}

#[test]
fn marks_that_do_not_fit_the_text_are_left_out() {
    let mut report = report();
    report.annotations[0].end = 900_000;
    report.annotations[1].start = 30;
    report.annotations[1].end = 20;
    for (_, format) in Format::ALL {
        let _ = render("short", &report, *format);
    }
    assert_eq!(render("", &report, Format::Csv).lines().count(), 1);
}
