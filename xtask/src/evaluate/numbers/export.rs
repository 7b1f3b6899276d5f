//! Our annotations in the dress of other tools: bare figures, their names of units, their spans.

use newsmark::analysis::Annotation;
use newsmark::detect::Source;
use newsmark::detect::number::{Form, figure_at, modifier_before};
use newsmark::label::Kind;
use newsmark::text::{Document, Span, TokenKind};
use newsmark::value::{Decimal, Modifier, NumberValue, Value, currency, unit};
use std::ops::Range;

/// A number as another tool would give it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Bytes, half-open.
    pub span: Range<usize>,
    /// The amount, or the range as "[lo,hi)".
    pub value: String,
    /// The lower bound, where it is a range.
    pub lo: Option<String>,
    /// The upper bound.
    pub hi: Option<String>,
    /// All names that the unit goes by.
    pub units: Vec<String>,
}

/// The names that Recognizers-Text and Duckling give our units.
const UNITS: &[(&str, &[&str])] = &[
    ("km", &["Kilometer", "Kilometre"]),
    ("m", &["Meter", "Metre", "M"]),
    ("cm", &["Centimeter", "Centimetre"]),
    ("mm", &["Millimeter", "Millimetre"]),
    ("dm", &["Decimeter"]),
    ("pm", &["Picometer"]),
    ("mi", &["Mile"]),
    ("yd", &["Yard"]),
    ("ft", &["Foot"]),
    ("in", &["Inch"]),
    ("L", &["Liter", "Litre"]),
    ("mL", &["Milliliter", "Millilitre"]),
    ("hL", &["Hectolitre"]),
    ("gal", &["Gallon"]),
    ("bbl", &["Barrel"]),
    ("cup", &["Cup"]),
    ("tsp", &["Teaspoon"]),
    ("t", &["Metric ton", "Ton"]),
    ("ton", &["Ton"]),
    ("kg", &["Kilogram"]),
    ("g", &["Gram"]),
    ("mg", &["Milligram"]),
    ("ug", &["Microgram"]),
    ("lb", &["Pound"]),
    ("oz", &["Ounce"]),
    ("acre", &["Acre"]),
    ("km/h", &["Kilometer per hour"]),
    ("mph", &["Mile per hour"]),
    ("km2", &["Square kilometer"]),
    ("m2", &["Square meter"]),
    ("ft3", &["Cubic foot"]),
    ("bit", &["Bit"]),
    ("MB", &["Megabyte"]),
    ("rad", &["Radian"]),
    ("a", &["Year"]),
    ("mo", &["Month"]),
    ("wk", &["Week"]),
    ("d", &["Day"]),
    ("C", &["C", "Celsius"]),
    ("F", &["F", "Fahrenheit"]),
    ("deg", &["Degree"]),
];

/// `value` a hundred times: they count cents where we count dollars.
pub fn hundred_times(value: &str) -> String {
    value.parse::<Decimal>().ok().and_then(|d| d.checked_shift(2)).map_or(String::new(), |d| d.to_string())
}

/// Whether the first of `units` and `to` are units of one dimension that we know both.
pub fn convertible(units: &[String], to: &str) -> bool {
    in_unit("1", units, to) != "1"
}

/// `amount` of the first of `units` in their unit `to`, where both are ours too.
pub fn in_unit(amount: &str, units: &[String], to: &str) -> String {
    let ours =
        |name: &str| UNITS.iter().find(|(_, names)| names.contains(&name)).and_then(|(code, _)| unit::by_code(code));
    let (Some(from), Some(to)) = (units.first().and_then(|u| ours(u)), ours(to)) else { return amount.to_owned() };
    if from.code == to.code || to.dimension != from.dimension {
        return amount.to_owned();
    }
    let converted = amount.parse().ok().and_then(|a| unit::convert(a, from, to));
    converted.map_or(amount.to_owned(), |d| d.to_string())
}

fn names(text: &str, v: &NumberValue) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(code) = v.currency {
        out.push(code.to_owned());
        if let Some(currency) = currency::by_code(code) {
            out.push(currency.name.to_owned());
            let noun = currency.name.rsplit(' ').next().unwrap_or_default();
            let mut initial = noun.chars();
            if let Some(first) = initial.next() {
                out.push(first.to_uppercase().chain(initial).collect());
            }
        }
        match code {
            "GBP" => out.extend(["Pound", "British pound", "Pence", "Penny", "Cent"].map(str::to_owned)),
            "USD" => out.extend(["Dollar", "United States dollar", "Cent", "Unnamed"].map(str::to_owned)),
            "EUR" => out.extend(["Euro".to_owned(), "Cent".to_owned()]),
            "CNY" => out.push("Chinese yuan".to_owned()),
            "NLG" => out.push("Netherlands guilder".to_owned()),
            "SAR" => out.extend(["Riyal".to_owned(), "Rial".to_owned()]),
            _ => {}
        }
    }
    if let Some(code) = v.unit {
        let known = UNITS.iter().find(|(c, _)| *c == code).map_or(&[][..], |(_, names)| names);
        out.extend(known.iter().map(|n| (*n).to_owned()));
        // A bare degree that we read as one of temperature.
        if code == "C" && !text.to_ascii_lowercase().replace("deg", "").contains('c') {
            out.push("Degree".to_owned());
        }
        if code == "in" && text.contains("ft") {
            out.push("Foot".to_owned());
        }
    }
    out
}

fn amount(v: &NumberValue) -> String {
    v.amount.or(v.lo).or(v.hi).map_or(String::new(), |d| d.to_string())
}

fn interval(v: &NumberValue, joined: bool) -> String {
    let show = |d: Option<Decimal>| d.map_or(String::new(), |d| d.to_string());
    // They leave the upper end of "20 to 30" open.
    let closed = v.hi_incl && (v.modifier != Modifier::Between || joined);
    let open = if v.lo_incl { '[' } else { '(' };
    format!("{open}{},{}{}", show(v.lo), show(v.hi), if closed { ']' } else { ')' })
}

fn number(a: &Annotation) -> Option<&NumberValue> {
    match &a.value {
        Some(Value::Number(v)) if a.source == Source::Number => Some(v),
        _ => None,
    }
}

/// The start of the annotation without its modifier and without "from" or "between".
fn bare_start(doc: &Document<'_>, span: Span) -> usize {
    let (first, end) = tokens(doc, span);
    for at in first..end {
        let amount = figure_at(doc, at).is_some()
            || doc.tokens[at].kind == TokenKind::Symbol
            || matches!(doc.word(at), "-" | "minus" | "negative")
            || doc.word(at).chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
            || doc.word(at + 1) == "$"
            || matches!(doc.word(at), "us" | "c" | "hk" | "u.s");
        if amount && modifier_before(doc, at + 1, first).is_none_or(|h| h.at > at) {
            return doc.tokens[at].span.start as usize;
        }
    }
    span.start as usize
}

fn tokens(doc: &Document<'_>, span: Span) -> (usize, usize) {
    let first = doc.tokens.partition_point(|t| t.span.start < span.start);
    let end = doc.tokens.partition_point(|t| t.span.start < span.end);
    (first, end)
}

/// The end of the annotation without the tail of a rate.
fn bare_end(doc: &Document<'_>, span: Span, v: &NumberValue) -> usize {
    let (first, end) = tokens(doc, span);
    let tail = (first..end).rev().find(|&k| matches!(doc.word(k), "a" | "an" | "per" | "each" | "/") && k > first);
    match (&v.per, tail) {
        (Some(_), Some(k)) => doc.tokens[k - 1].span.end as usize,
        _ => span.end as usize,
    }
}

fn found(text: &str, span: Range<usize>, v: &NumberValue) -> Found {
    let ranged = !matches!(v.modifier, Modifier::Exact | Modifier::Approx);
    let show = |d: Option<Decimal>| d.filter(|_| ranged).map(|d| d.to_string());
    Found {
        units: names(text.get(span.clone()).unwrap_or(""), v),
        span,
        value: amount(v),
        lo: show(v.lo),
        hi: show(v.hi),
    }
}

/// What Recognizers-Text's model of `kind` would give.
pub fn recognizers(text: &str, annotations: &[Annotation], kind: &str) -> Vec<Found> {
    let doc = Document::new(text);
    if kind == "number" {
        return figures(&doc, annotations);
    }
    let mut out = Vec::new();
    for a in annotations {
        let Some(v) = number(a) else { continue };
        let bare = bare_start(&doc, a.span)..bare_end(&doc, a.span, v);
        match (kind, a.kind) {
            ("ordinal", Kind::Ordinal) => out.push(found(text, a.span.range(), v)),
            ("currency", Kind::Money) => out.push(found(text, bare, v)),
            ("age", Kind::Age) => out.push(found(text, bare, v)),
            ("temperature", Kind::Quantity) if matches!(v.unit, Some("C" | "F")) => out.push(found(text, bare, v)),
            ("dimension", Kind::Quantity) if !matches!(v.unit, Some("C" | "F" | "deg")) => {
                let mut hit = found(text, bare, v);
                if hit.units.iter().any(|u| u == "Foot") && v.unit == Some("in") {
                    hit.value = in_unit(&hit.value, &["Inch".to_owned()], "Foot");
                }
                out.push(hit);
            }
            ("numberrange", Kind::Cardinal | Kind::Percent | Kind::Fraction) => {
                if matches!(v.modifier, Modifier::Exact | Modifier::Approx | Modifier::Vague) {
                    continue;
                }
                let mut hit = found(text, a.span.range(), v);
                let joined = a.why.iter().any(|w| w == "two bounds");
                hit.value = interval(v, joined);
                if v.modifier == Modifier::Between && !joined && !text[hit.span.clone()].starts_with("between") {
                    hit.span.start = bare.start;
                }
                // "from" belongs to their span of a range.
                if let Some(before) = text[..hit.span.start].strip_suffix("from ") {
                    hit.span.start = before.len();
                }
                out.push(hit);
            }
            _ => {}
        }
    }
    out
}

/// Every figure inside our annotations, whatever it measures; glued units make it none of theirs.
fn figures(doc: &Document<'_>, annotations: &[Annotation]) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let counts = |a: &&Annotation| {
        a.kind == Kind::Duration || number(a).is_some() && a.kind != Kind::Ordinal && a.kind != Kind::Phone
    };
    for a in annotations.iter().filter(counts) {
        let (mut at, end) = tokens(doc, a.span);
        let parts = number(a).filter(|v| a.kind == Kind::Ratio && v.parts.len() == 2);
        if let Some(v) = parts.filter(|_| doc.text[a.span.range()].contains(" out of ")) {
            out.push(Found { value: amount(v), ..found(doc.text, a.span.range(), v) });
            continue;
        }
        while at < end {
            let Some(figure) = figure_at(doc, at).filter(|f| f.form != Form::Vague && f.tokens.end <= end) else {
                at += 1;
                continue;
            };
            let glued_unit = doc.tokens.get(figure.tokens.end).is_some_and(|t| t.glued && t.kind == TokenKind::Word);
            let mut span = doc.span_of(figure.tokens.clone());
            let mut value = figure.amount;
            if at > 0
                && (matches!(doc.word(at - 1), "-" | "minus" | "negative"))
                && doc.tokens[at - 1].span.start >= a.span.start
                && number(a).is_some_and(|v| v.amount.is_some_and(Decimal::is_negative))
            {
                span.start = doc.tokens[at - 1].span.start;
                value = value.and_then(Decimal::checked_neg);
            }
            if doc.word(at.wrapping_sub(1)) == "." && doc.tokens[at - 1].span.start >= a.span.start {
                span.start = doc.tokens[at - 1].span.start;
                value = number(a).and_then(|v| v.amount);
            }
            if !glued_unit {
                out.push(Found {
                    span: span.range(),
                    value: value.map_or(String::new(), |d| d.to_string()),
                    lo: None,
                    hi: None,
                    units: Vec::new(),
                });
            }
            at = figure.tokens.end;
        }
    }
    out
}

/// What Duckling would give for `dimension`; spans grow over "from" before a range, "of" what follows a quantity, a dot.
pub fn duckling(text: &str, annotations: &[Annotation], dimension: &str) -> Vec<Found> {
    let doc = Document::new(text);
    let mut out = Vec::new();
    for a in annotations {
        let Some(v) = number(a) else { continue };
        let dim =
            |list: &[unit::Dimension]| v.unit.and_then(unit::by_code).is_some_and(|u| list.contains(&u.dimension));
        let fits = match dimension {
            "Numeral" => matches!(a.kind, Kind::Cardinal | Kind::Fraction | Kind::Ratio),
            "Ordinal" => a.kind == Kind::Ordinal,
            "AmountOfMoney" => a.kind == Kind::Money,
            "Distance" => dim(&[unit::Dimension::Length]),
            "Volume" => dim(&[unit::Dimension::Volume]),
            "Quantity" => dim(&[unit::Dimension::Mass]) || v.unit == Some("cup"),
            "Temperature" => dim(&[unit::Dimension::Temperature, unit::Dimension::Angle]),
            _ => false,
        };
        if !fits {
            continue;
        }
        let mut hit = found(text, a.span.range(), v);
        if v.currency_ambiguous && v.currency == Some("USD") {
            hit.units.retain(|u| u != "USD");
        }
        // They count cents where only cents are named.
        let (first, end) = tokens(&doc, a.span);
        let mut figures = (first..end).filter(|&k| figure_at(&doc, k).is_some());
        let one = figures.next().is_some() && figures.next().is_none();
        let coins = ["cent", "cents", "c", "¢", "pennies"].iter().any(|c| text.trim_end_matches('.').ends_with(c));
        if dimension == "AmountOfMoney" && one && coins && !text.contains('$') {
            hit.value = hundred_times(&hit.value);
        }
        if let Some(before) = text[..hit.span.start].strip_suffix("from ") {
            hit.span.start = before.len();
        }
        if dimension == "Quantity" && text[hit.span.end..].starts_with(" of ") || &text[hit.span.end..] == "." {
            hit.span.end = text.len();
        }
        out.push(hit);
    }
    out
}
