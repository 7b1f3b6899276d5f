//! Exports: the result in other formats.
//!
//! Every format is written from a [`Report`], the plain-data form of an analysis with named offset unit, which is also
//! the JSON result; so a result that a reader has corrected exports just as one fresh from the engine.

mod brat;
mod conll;
mod csv;
mod fact_check;
mod html;
mod json;
mod markdown;
mod report;
mod w3c;

pub use report::{Mark, Report, ReportEntity, ReportNumber, ReportTime, ReportValue, Rival};

use crate::text::{Document, Span};

/// The formats that [`render`] writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The whole result, indented.
    Json,
    /// The whole result in one line.
    JsonLines,
    /// One annotation a row, RFC 4180.
    Csv,
    /// Token, tab, BIO tag; a blank line between sentences.
    Conll,
    /// brat standoff (.ann): text-bound annotations, notes with values, equivalences for entities; code points.
    Brat,
    /// W3C Web Annotation Data Model, JSON-LD, quote and position selectors in code points.
    W3c,
    /// A stand-alone page with the marks in place.
    Html,
    /// The text with names in bold and values as footnotes.
    Markdown,
    /// One claim a row with its sentence and empty columns for source and checked, RFC 4180.
    FactCheck,
}

impl Format {
    /// Every format with its id on the command line and in JavaScript.
    pub const ALL: &'static [(&'static str, Format)] = &[
        ("json", Format::Json),
        ("jsonl", Format::JsonLines),
        ("csv", Format::Csv),
        ("conll", Format::Conll),
        ("brat", Format::Brat),
        ("w3c", Format::W3c),
        ("html", Format::Html),
        ("markdown", Format::Markdown),
        ("factcheck", Format::FactCheck),
    ];

    /// The format with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == id).map(|&(_, format)| format)
    }
}

/// Writes `report`, made for `text`, in `format`.
///
/// The offsets of JSON are those of the report; the other formats state their own unit. Marks that do not fit the text
/// (a report of another text) are left out.
pub fn render(text: &str, report: &Report, format: Format) -> String {
    match format {
        Format::Json => json::render(report, true),
        Format::JsonLines => json::render(report, false),
        Format::Csv => csv::render(text, report),
        Format::Conll => conll::render(text, report),
        Format::Brat => brat::render(text, report),
        Format::W3c => w3c::render(text, report),
        Format::Html => html::render(text, report),
        Format::Markdown => markdown::render(text, report),
        Format::FactCheck => fact_check::render(text, report),
    }
}

/// The sentence around each of `spans` (ascending), white space collapsed.
fn sentences_of(text: &str, spans: impl Iterator<Item = Span>) -> Vec<String> {
    let doc = Document::new(text);
    let mut at = 0;
    spans
        .map(|span| {
            while at + 1 < doc.sentences.len() && doc.sentence_span(at).end <= span.start {
                at += 1;
            }
            let sentence = doc.sentence_span(at).cover(span);
            sentence.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect()
}
