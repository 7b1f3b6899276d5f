//! Dates, times, durations and sets.

use super::Candidate;
use crate::text::Document;
use crate::value::CivilDate;

/// What the date detector is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateOptions {
    /// The day that relative dates are counted from; without it nothing is resolved.
    pub reference: Option<CivilDate>,
    /// The order of 03/05/24: day first (`true`), month first (`false`), or by the text's own evidence (`None`).
    pub day_first: Option<bool>,
}

/// Appends a candidate for every date, time, duration and set.
pub fn detect(_doc: &Document<'_>, _options: &DateOptions, _out: &mut Vec<Candidate>) {}
