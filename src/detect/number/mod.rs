//! Numbers: counts, money, percentages, quantities, ages, scores, phone numbers.

mod digits;
mod figure;
mod lexicon;
mod modifier;

pub use figure::{Figure, Form, figure_at, is_hyphen, unit_start};
pub use lexicon::Table;
pub use modifier::{Hedge, apply, modifier_after, modifier_before};

use super::Candidate;
use crate::text::Document;

/// Appends a candidate for every number expression that is not a date, time, duration or set.
pub fn detect(_doc: &Document<'_>, _out: &mut Vec<Candidate>) {}
