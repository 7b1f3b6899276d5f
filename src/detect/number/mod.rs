//! Numbers: counts, money, percentages, quantities, ages, scores, phone numbers.

use super::Candidate;
use crate::text::Document;

/// Appends a candidate for every number expression that is not a date, time, duration or set.
pub fn detect(_doc: &Document<'_>, _out: &mut Vec<Candidate>) {}
