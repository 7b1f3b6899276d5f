//! Overlapping candidates become annotations that never overlap, by one total order.
//!
//! The order, best first:
//! 1. the reader's own dictionary before everything else, then addresses of the web;
//! 2. the longer span (in bytes; from 4,095 on all count as equal) before the shorter;
//! 3. numbers and dates before names; dates before other numbers;
//! 4. the higher score;
//! 5. the earlier start, then the order of [`Kind`].
//!
//! Candidates are taken best first; one that overlaps a taken one becomes its alternative.

use crate::analysis::{Alternative, Annotation};
use crate::detect::{Candidate, Source};
use crate::label::{Class, Kind};
use crate::text::order_by;
use std::collections::BTreeMap;

/// Turns `candidates` (any order, any overlaps) into annotations sorted by start that never overlap.
///
/// Empty spans are dropped. The result does not depend on the order of `candidates`, equal ones apart.
pub fn resolve(mut candidates: Vec<Candidate>) -> Vec<Annotation> {
    candidates.retain(|c| !c.span.is_empty());
    // Start of a taken span -> its index in `taken`.
    let mut by_start: BTreeMap<u32, usize> = BTreeMap::new();
    let mut taken: Vec<Annotation> = Vec::with_capacity(candidates.len());
    // Candidates in their order, each taken out of its place once.
    let order = order_by(candidates.iter().map(rank));
    let mut candidates: Vec<Option<Candidate>> = candidates.into_iter().map(Some).collect();
    for candidate in order.into_iter().filter_map(|i| candidates.get_mut(i).and_then(Option::take)) {
        let rival = by_start
            .range(..candidate.span.end)
            .next_back()
            .map(|(_, &i)| i)
            .filter(|&i| taken[i].span.overlaps(candidate.span));
        match rival {
            Some(i) => {
                let winner = &mut taken[i];
                if (winner.span, winner.kind) != (candidate.span, candidate.kind) {
                    let reason = reason(winner, &candidate);
                    winner.alternatives.push(Alternative {
                        span: candidate.span,
                        kind: candidate.kind,
                        source: candidate.source,
                        score: candidate.score,
                        reason,
                    });
                }
            }
            None => {
                by_start.insert(candidate.span.start, taken.len());
                taken.push(Annotation {
                    span: candidate.span,
                    kind: candidate.kind,
                    value: candidate.value,
                    entity: None,
                    title: candidate.title,
                    source: candidate.source,
                    score: candidate.score,
                    why: candidate.why,
                    alternatives: Vec::new(),
                });
            }
        }
    }
    // `by_start` has the places in text order already.
    let mut taken: Vec<Option<Annotation>> = taken.into_iter().map(Some).collect();
    by_start.into_values().filter_map(|i| taken.get_mut(i).and_then(Option::take)).collect()
}

/// The place of `c` in the order, packed into one number: less is better.
fn rank(c: &Candidate) -> u64 {
    let length = 4095 - u64::from(c.span.len().min(4095));
    let score = 1023 - u64::from(c.score.min(1023));
    u64::from(tier(c.source)) << 61
        | length << 49
        | u64::from(class_rank(c.kind)) << 47
        | score << 37
        | u64::from(c.span.start) << 5
        | (c.kind as u64).min(31)
}

const fn tier(source: Source) -> u8 {
    match source {
        Source::Custom => 0,
        Source::Web => 1,
        Source::Number | Source::Date | Source::Gazetteer | Source::Tagger => 2,
    }
}

const fn class_rank(kind: Kind) -> u8 {
    match kind {
        Kind::Date | Kind::Time | Kind::Duration | Kind::Set => 0,
        _ => match kind.class() {
            Class::Number | Class::Web => 1,
            Class::Name => 2,
        },
    }
}

fn reason(winner: &Annotation, loser: &Candidate) -> &'static str {
    if tier(winner.source) != tier(loser.source) {
        "your dictionary and web addresses come first"
    } else if winner.span.len() != loser.span.len() {
        "the longer one wins"
    } else if class_rank(winner.kind) != class_rank(loser.kind) {
        "dates before numbers before names"
    } else {
        "the surer one wins"
    }
}
