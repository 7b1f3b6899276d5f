//! The result as plain data: what JSON, the command line and JavaScript see.

use crate::analysis::{Analysis, Annotation};
use crate::text::offsets::{OffsetTable, OffsetUnit};
use crate::text::{Span, order_by};
use crate::value::{NumberValue, Value};
use serde::Deserialize;

/// An analysis as plain data, offsets in the unit that `offsets` names: start inclusive, end exclusive.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Report {
    /// The caller's id of the text.
    #[serde(default)]
    pub id: Option<String>,
    /// "utf8", "utf16" or "codepoint".
    pub offsets: String,
    /// Length of the text in that unit.
    pub length: u32,
    /// The annotations, by start.
    pub annotations: Vec<Mark>,
    /// The entities, by first mention.
    #[serde(default)]
    pub entities: Vec<ReportEntity>,
    /// The sentences, `[start, end]`.
    #[serde(default)]
    pub sentences: Vec<[u32; 2]>,
    /// One sentence each.
    #[serde(default)]
    pub diagnostics: Vec<String>,
    /// The date on which the text says that it was written, "2025-04-25"; absent where it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggested_date: Option<String>,
}

/// One annotation as plain data.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Mark {
    /// First unit of the mark.
    pub start: u32,
    /// One past its last unit.
    pub end: u32,
    /// The kind's id.
    pub kind: String,
    /// The text under the mark.
    #[serde(default)]
    pub text: String,
    /// The title in front of a person's name; absent where there is none.
    #[serde(default)]
    pub title: Option<String>,
    /// The value of a number or time.
    #[serde(default)]
    pub value: Option<ReportValue>,
    /// The id of its entity.
    #[serde(default)]
    pub entity: Option<u32>,
    /// The detector that found it, or "user".
    #[serde(default)]
    pub source: String,
    /// How sure that detector was, 0 to 1.
    #[serde(default)]
    pub score: f64,
    /// Reasons in plain words.
    #[serde(default)]
    pub why: Vec<String>,
    /// What lost at this place; absent where nothing did.
    #[serde(default)]
    pub alternatives: Vec<Rival>,
}

/// A candidate that lost, as plain data.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Rival {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// The kind's id.
    pub kind: String,
    /// The detector.
    pub source: String,
    /// How sure it was, 0 to 1.
    pub score: f64,
    /// Why it lost.
    pub reason: String,
}

/// An entity as plain data.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ReportEntity {
    /// Its id; marks refer to it.
    pub id: u32,
    /// The kind's id.
    pub kind: String,
    /// Its canonical name.
    pub name: String,
    /// Indices into the annotations, ascending.
    pub mentions: Vec<u32>,
}

/// A value as plain data: what has a `timex` is a time, all else a number.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "AnyValue")]
pub enum ReportValue {
    /// A date, time, duration or set.
    Time(ReportTime),
    /// Any other number.
    Number(ReportNumber),
}

/// The fields of both values: what has a `timex` is a time.
#[derive(Deserialize)]
struct AnyValue {
    timex: Option<String>,
    #[serde(default)]
    resolved: Option<String>,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default, rename = "mod")]
    modifier: Option<String>,
    #[serde(default)]
    quantity: Option<ReportNumber>,
    #[serde(default)]
    lo: Option<String>,
    #[serde(default)]
    lo_incl: bool,
    #[serde(default)]
    hi: Option<String>,
    #[serde(default)]
    hi_incl: bool,
    #[serde(default)]
    amount: Option<String>,
    #[serde(default)]
    unit: Option<String>,
    #[serde(default)]
    currency: Option<String>,
    #[serde(default)]
    per: Option<String>,
    #[serde(default)]
    counted: Option<String>,
    #[serde(default)]
    change: Option<String>,
    #[serde(default)]
    parts: Vec<String>,
    #[serde(default)]
    currency_ambiguous: bool,
}

impl From<AnyValue> for ReportValue {
    fn from(v: AnyValue) -> Self {
        if let Some(timex) = v.timex {
            return Self::Time(ReportTime {
                timex,
                resolved: v.resolved,
                kind: v.kind.unwrap_or_default(),
                modifier: v.modifier,
                quantity: v.quantity,
            });
        }
        Self::Number(ReportNumber {
            lo: v.lo,
            lo_incl: v.lo_incl,
            hi: v.hi,
            hi_incl: v.hi_incl,
            amount: v.amount,
            modifier: v.modifier.unwrap_or_default(),
            unit: v.unit,
            currency: v.currency,
            per: v.per,
            counted: v.counted,
            change: v.change,
            parts: v.parts,
            currency_ambiguous: v.currency_ambiguous,
        })
    }
}

/// The value of a number; decimals are exact strings.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct ReportNumber {
    /// Lower bound.
    pub lo: Option<String>,
    /// Whether the lower bound is included.
    pub lo_incl: bool,
    /// Upper bound.
    pub hi: Option<String>,
    /// Whether the upper bound is included.
    pub hi_incl: bool,
    /// The number, when it is one.
    pub amount: Option<String>,
    /// exact, approx, at_least, more_than, at_most, less_than, between or vague.
    #[serde(rename = "mod")]
    pub modifier: String,
    /// Short code of the unit.
    pub unit: Option<String>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// What a rate is counted per.
    pub per: Option<String>,
    /// What is counted.
    pub counted: Option<String>,
    /// "up" or "down".
    pub change: Option<String>,
    /// Parts of a score, ratio or fraction; absent where there are none.
    #[serde(default)]
    pub parts: Vec<String>,
    /// Present and true where several currencies share the symbol and nothing decided.
    #[serde(default)]
    pub currency_ambiguous: bool,
}

/// The value of a time expression.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ReportTime {
    /// TIMEX3 value as written.
    pub timex: String,
    /// TIMEX3 value with the reference date put in.
    pub resolved: Option<String>,
    /// DATE, TIME, DURATION or SET.
    #[serde(rename = "type")]
    pub kind: String,
    /// START, MID, END or APPROX; for durations and sets without it the hedge of the number.
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
    /// For durations and sets, the number in it; absent otherwise.
    #[serde(default)]
    pub quantity: Option<ReportNumber>,
}

impl Report {
    /// The plain form of `analysis` of `text`, with offsets in `unit`.
    pub fn new(id: Option<&str>, text: &str, analysis: &Analysis, unit: OffsetUnit) -> Self {
        let table = OffsetTable::new(text, unit);
        let at = |span: Span| (table.from_byte(span.start), table.from_byte(span.end));
        let annotations = analysis.annotations.iter().map(|a| mark(text, a, &at)).collect();
        let entities = analysis.entities.iter().enumerate().map(|(id, e)| ReportEntity {
            id: id as u32,
            kind: e.kind.id().into(),
            name: e.name.clone(),
            mentions: e.mentions.clone(),
        });
        Self {
            id: id.map(str::to_owned),
            offsets: unit.id().into(),
            length: table.len(),
            annotations,
            entities: entities.collect(),
            sentences: analysis.sentences.iter().map(|&s| at(s).into()).collect(),
            diagnostics: analysis.diagnostics.clone(),
            suggested_date: analysis.suggested_date.map(|d| d.to_string()),
        }
    }

    /// The marks with their byte spans in `text`, by start, those left out that do not fit the text or overlap one before.
    pub(super) fn placed(&self, text: &str) -> Vec<(Span, &Mark)> {
        let unit = OffsetUnit::from_id(&self.offsets).unwrap_or(OffsetUnit::Utf8);
        let table = OffsetTable::new(text, unit);
        let spans: Vec<Span> =
            self.annotations.iter().map(|m| Span::new(table.to_byte(m.start), table.to_byte(m.end))).collect();
        let mut placed = Vec::with_capacity(spans.len());
        let mut end = 0;
        for i in order_by(spans.iter().map(|s| u64::from(s.start) << 32 | u64::from(s.end))) {
            if spans[i].start >= end && !spans[i].of(text).is_empty() {
                end = spans[i].end;
                placed.push((spans[i], &self.annotations[i]));
            }
        }
        placed
    }

    /// The canonical name of the entity of `mark`.
    pub(super) fn entity_name(&self, mark: &Mark) -> Option<&str> {
        let id = mark.entity?;
        // Ids are places in the list unless a reader has changed it.
        let at_place = self.entities.get(id as usize).filter(|e| e.id == id);
        at_place.or_else(|| self.entities.iter().find(|e| e.id == id)).map(|e| e.name.as_str())
    }
}

fn mark(text: &str, a: &Annotation, at: &impl Fn(Span) -> (u32, u32)) -> Mark {
    let (start, end) = at(a.span);
    let rival = |r: &crate::analysis::Alternative| {
        let (start, end) = at(r.span);
        Rival {
            start,
            end,
            kind: r.kind.id().into(),
            source: r.source.id().into(),
            score: per_mille(r.score),
            reason: r.reason.into(),
        }
    };
    Mark {
        start,
        end,
        kind: a.kind.id().into(),
        text: a.span.of(text).into(),
        title: a.title.map(|t| t.of(text).into()),
        value: a.value.as_ref().map(value),
        entity: a.entity,
        source: a.source.id().into(),
        score: per_mille(a.score),
        why: a.why.iter().map(|w| w.clone().into_owned()).collect(),
        alternatives: a.alternatives.iter().map(rival).collect(),
    }
}

fn per_mille(score: u16) -> f64 {
    f64::from(score) / 1000.0
}

fn value(value: &Value) -> ReportValue {
    match value {
        Value::Number(n) => ReportValue::Number(number(n)),
        Value::Time(t) => ReportValue::Time(ReportTime {
            timex: t.timex.clone(),
            resolved: t.resolved.clone(),
            kind: t.kind.id().into(),
            modifier: t.modifier.map(|m| m.id().into()),
            quantity: t.quantity.as_ref().map(number),
        }),
    }
}

fn number(n: &NumberValue) -> ReportNumber {
    let text = |d: &crate::value::Decimal| d.to_string();
    ReportNumber {
        lo: n.lo.as_ref().map(text),
        lo_incl: n.lo_incl,
        hi: n.hi.as_ref().map(text),
        hi_incl: n.hi_incl,
        amount: n.amount.as_ref().map(text),
        modifier: n.modifier.id().into(),
        unit: n.unit.map(str::to_owned),
        currency: n.currency.map(str::to_owned),
        per: n.per.clone(),
        counted: n.counted.clone(),
        change: n.change.map(|c| c.id().into()),
        parts: n.parts.iter().map(text).collect(),
        currency_ambiguous: n.currency_ambiguous,
    }
}

impl ReportValue {
    /// The value in one line, as exports show it: ">= 12 civilians", "2025-04-24", "1000000 USD".
    pub fn line(&self) -> String {
        match self {
            Self::Time(t) => t.resolved.clone().unwrap_or_else(|| t.timex.clone()),
            Self::Number(n) => n.line(),
        }
    }
}

impl ReportNumber {
    fn line(&self) -> String {
        let bound = |sign: [&str; 2], incl: bool, x: &str| format!("{} {x}", sign[usize::from(incl)]);
        let mut out = match (&self.amount, &self.lo, &self.hi) {
            _ if !self.parts.is_empty() && self.amount.is_none() => self.parts.join("-"),
            (Some(x), ..) if self.modifier == "approx" => format!("~ {x}"),
            (Some(x), ..) => x.clone(),
            (None, Some(lo), Some(hi)) => format!("{lo} to {hi}"),
            (None, Some(lo), None) => bound([">", ">="], self.lo_incl, lo),
            (None, None, Some(hi)) => bound(["<", "<="], self.hi_incl, hi),
            (None, None, None) => String::new(),
        };
        for part in [&self.currency, &self.unit, &self.counted].into_iter().flatten() {
            out.push(' ');
            out.push_str(part);
        }
        if let Some(per) = &self.per {
            out.push_str(" per ");
            out.push_str(per);
        }
        out
    }
}
