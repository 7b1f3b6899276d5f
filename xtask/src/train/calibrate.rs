//! How often the tagger is right at each margin, measured on development text.

use super::compile::Calibration;
use super::corpora::{self, CorpusError};
use super::sample::Sample;
use newsmark::Resources;
use newsmark::text::Document;
use std::path::Path;

/// How many steps the table has at most.
const STEPS: usize = 24;

/// Fits a table from margins to the share of right names, rising, on worldwide.dev and the own test part.
///
/// # Errors
/// Names file and line of a malformed corpus.
pub fn fit(shared: &Path, own: &Path, resources: &Resources) -> Result<Calibration, CorpusError> {
    let mut samples: Vec<Sample> = Vec::new();
    for file in corpora::files(own, "txt")? {
        samples.extend(corpora::own(&file)?.into_iter().filter(|d| d.number % 7 == 0).map(|d| d.sample));
    }
    let worldwide = shared.join("corpora/worldwide.dev.jsonl");
    if worldwide.exists() {
        samples.extend(corpora::worldwide(&worldwide)?);
    }
    let mut seen: Vec<(i32, bool)> = Vec::new();
    let Some(tagger) = resources.tagger() else { return Ok(vec![(i16::MAX, 900)]) };
    for sample in &samples {
        let doc = Document::new(&sample.text);
        for mention in tagger.mentions(&doc, true) {
            let span = doc.span_of(mention.start..mention.end);
            let span = span.start as usize..span.end as usize;
            if sample.marks.iter().any(|m| m.kinds == 0 && m.span.start < span.end && span.start < m.span.end) {
                continue;
            }
            let right = sample.marks.iter().any(|m| m.span == span && m.kinds >> mention.kind & 1 == 1);
            seen.push((mention.margin, right));
        }
    }
    Ok(rising(seen))
}

/// Pools neighbouring steps until the share never falls.
fn rising(mut seen: Vec<(i32, bool)>) -> Calibration {
    seen.sort_unstable();
    let mut steps: Vec<(i32, usize, usize)> = Vec::new();
    for chunk in seen.chunks(seen.len().div_ceil(STEPS).max(1)) {
        let bound = chunk.last().map_or(0, |c| c.0);
        steps.push((bound, chunk.iter().filter(|c| c.1).count(), chunk.len()));
        while let [.., a, b] = steps[..]
            && a.1 * b.2 >= b.1 * a.2
        {
            steps.pop();
            let last = steps.len() - 1;
            steps[last] = (b.0, a.1 + b.1, a.2 + b.2);
        }
    }
    let mut table: Calibration = steps
        .iter()
        .map(|&(bound, right, all)| (bound.clamp(0, 32_000) as i16, (1000 * right / all.max(1)) as i16))
        .collect();
    if let Some(last) = table.last_mut() {
        last.0 = i16::MAX;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_rises() {
        let seen = (0..1000).map(|i| (i, (i * 7919) % 1000 < i)).collect();
        let table = rising(seen);
        assert!(table.len() > 3 && table.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 <= w[1].1), "{table:?}");
        assert_eq!(rising(Vec::new()), Vec::new());
    }
}
