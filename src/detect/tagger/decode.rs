//! The best sequence of labels for a sentence, and by how much each name in it is better than the next best reading.

use super::labels::{KINDS, LABELS, Label};
use super::weights::{ENTRIES, NEVER, Weights};
use std::ops::Range;

/// A name in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// First token, from the start of the sentence.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The number of its kind.
    pub kind: usize,
    /// By how much the best reading of the sentence beats the best one without this name.
    pub margin: i32,
}

/// A token whose score for "outside" beats all others by this much is outside: a matter of speed, and part of the model.
const SURE: i16 = 72;

/// Whether nothing but "outside" is considered for a token with these scores.
fn is_surely_outside(row: &[i16; LABELS]) -> bool {
    let rivals = row[1..].iter().fold(i16::MIN, |most, &s| most.max(s));
    row[Label::OUTSIDE].saturating_sub(rivals) >= SURE
}

/// Buffers of the decoder, used again for every sentence.
#[derive(Debug, Default)]
pub struct Decoder {
    /// Best score of a path that ends in a label.
    forward: Vec<[i32; LABELS]>,
    back: Vec<[u8; LABELS]>,
    /// Best score of what follows a label.
    backward: Vec<[i32; LABELS]>,
    path: Vec<u8>,
}

impl Decoder {
    /// Appends the names of the best path through `scores` (one row of label scores a token) to `out`.
    pub fn decode(&mut self, weights: &Weights, scores: &[[i16; LABELS]], out: &mut Vec<Mention>) {
        let Some(best) = self.run_forward(weights, scores) else { return };
        let first = out.len();
        let mut i = 0;
        while i < self.path.len() {
            let label = usize::from(self.path[i]);
            let Some(kind) = Label::kind(label) else {
                i += 1;
                continue;
            };
            let start = i;
            i += 1;
            while self.path.get(i).is_some_and(|&l| usize::from(l) == Label::inside(kind)) {
                i += 1;
            }
            out.push(Mention { start, end: i, kind, margin: 0 });
        }
        if out.len() == first {
            return;
        }
        self.run_backward(weights, scores);
        for mention in &mut out[first..] {
            mention.margin = best - self.runner_up(mention.start..mention.end, mention.kind);
        }
    }

    /// Fills `forward` and `path`; the score of the best path, `None` for no tokens.
    fn run_forward(&mut self, weights: &Weights, scores: &[[i16; LABELS]]) -> Option<i32> {
        self.forward.clear();
        self.back.clear();
        self.path.clear();
        let pairs = weights.pairs();
        let mut last = *pairs.get(LABELS)?;
        for (to, &from) in last.iter_mut().zip(scores.first()?) {
            *to += i32::from(from);
        }
        self.forward.push(last);
        self.back.push([0; LABELS]);
        for row in &scores[1..] {
            if is_surely_outside(row) {
                let mut best = [NEVER; LABELS];
                let mut from = [0u8; LABELS];
                let outside = last.iter().zip(weights.enter()).map(|(score, pair)| score + pair[0]).enumerate();
                if let Some((before, score)) = outside.max_by_key(|&(i, s)| (s, std::cmp::Reverse(i))) {
                    best[Label::OUTSIDE] = (score + i32::from(row[Label::OUTSIDE])).max(NEVER);
                    from[Label::OUTSIDE] = before as u8;
                }
                self.forward.push(best);
                self.back.push(from);
                last = best;
                continue;
            }
            let (mut enter, mut entered_from) = ([i32::MIN; ENTRIES], [0u8; ENTRIES]);
            for (before, &score) in last.iter().enumerate() {
                if score < NEVER / 2 {
                    continue;
                }
                let pair = &weights.enter()[before];
                for entry in 0..ENTRIES {
                    let sum = score + pair[entry];
                    let better = sum > enter[entry];
                    enter[entry] = if better { sum } else { enter[entry] };
                    entered_from[entry] = if better { before as u8 } else { entered_from[entry] };
                }
            }
            let mut best = [NEVER; LABELS];
            let mut from = [0u8; LABELS];
            (best[Label::OUTSIDE], from[Label::OUTSIDE]) = (enter[0], entered_from[0]);
            for kind in 0..KINDS.len() {
                let (begin, inside) = (Label::begin(kind), Label::inside(kind));
                (best[begin], from[begin]) = (enter[kind + 1], entered_from[kind + 1]);
                // The earlier label wins a tie, as everywhere.
                let (after_begin, after_inside) =
                    (last[begin] + pairs[begin][inside], last[inside] + pairs[inside][inside]);
                let go_on = after_inside > after_begin;
                (best[inside], from[inside]) =
                    if go_on { (after_inside, inside as u8) } else { (after_begin, begin as u8) };
            }
            for (to, &from) in best.iter_mut().zip(row) {
                *to = (*to + i32::from(from)).max(NEVER);
            }
            self.forward.push(best);
            self.back.push(from);
            last = best;
        }
        let (label, &best) = last.iter().enumerate().max_by_key(|&(i, &s)| (s, std::cmp::Reverse(i)))?;
        let mut label = label as u8;
        self.path.resize(scores.len(), 0);
        for i in (0..scores.len()).rev() {
            self.path[i] = label;
            label = self.back[i][usize::from(label)];
        }
        Some(best)
    }

    fn run_backward(&mut self, weights: &Weights, scores: &[[i16; LABELS]]) {
        let pairs = weights.pairs();
        self.backward.clear();
        self.backward.resize(scores.len(), [0; LABELS]);
        for i in (0..scores.len().saturating_sub(1)).rev() {
            let mut next = self.backward[i + 1];
            for (to, &from) in next.iter_mut().zip(&scores[i + 1]) {
                *to += i32::from(from);
            }
            if is_surely_outside(&scores[i + 1]) {
                let outside = next[Label::OUTSIDE];
                for (to, pair) in self.backward[i].iter_mut().zip(weights.enter()) {
                    *to = outside + pair[0];
                }
                continue;
            }
            let mut entries = [next[Label::OUTSIDE]; ENTRIES];
            for kind in 0..KINDS.len() {
                entries[kind + 1] = next[Label::begin(kind)];
            }
            for (before, to) in self.backward[i].iter_mut().enumerate() {
                let pair = &weights.enter()[before];
                let mut best = entries.iter().zip(pair).fold(NEVER, |best, (n, p)| best.max(n + p));
                if let Some(kind) = Label::kind(before) {
                    let inside = Label::inside(kind);
                    best = best.max(next[inside] + pairs[before][inside]);
                }
                *to = best;
            }
        }
    }

    /// The score of the best path that differs from the best one on `range` or goes on with the name behind it.
    fn runner_up(&self, range: Range<usize>, kind: usize) -> i32 {
        let mut best = NEVER;
        for i in range.clone() {
            for label in (0..LABELS).filter(|&l| l != usize::from(self.path[i])) {
                best = best.max(self.forward[i][label].saturating_add(self.backward[i][label]));
            }
        }
        if let (Some(forward), Some(backward)) = (self.forward.get(range.end), self.backward.get(range.end)) {
            let inside = Label::inside(kind);
            best = best.max(forward[inside].saturating_add(backward[inside]));
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::keys::mix;
    use crate::model::Reader;

    /// Weights of random label pairs and no features.
    fn weights(seed: u64) -> Weights {
        let mut bytes = vec![LABELS as u8];
        for i in 0..(LABELS + 1) * LABELS {
            bytes.extend_from_slice(&(((mix(seed, i as u64) >> 50) % 40) as i16 - 20).to_le_bytes());
        }
        bytes.push(0);
        crate::detect::keys::write_keys(&mut bytes, &[], 20);
        Weights::read(Reader::new(&bytes, "TEST")).expect("sound")
    }

    /// Every sequence of labels that may be, with its score.
    fn all_paths(weights: &Weights, scores: &[[i16; LABELS]]) -> Vec<(i32, Vec<u8>)> {
        let mut paths = vec![(0, Vec::new())];
        for row in scores {
            let mut longer = Vec::new();
            for (score, path) in &paths {
                let before = path.last().map_or(LABELS, |&l: &u8| usize::from(l));
                for label in (0..LABELS).filter(|&l| Label::may_follow(before, l)) {
                    let mut next = path.clone();
                    next.push(label as u8);
                    longer.push((score + weights.pairs()[before][label] + i32::from(row[label]), next));
                }
            }
            paths = longer;
        }
        paths
    }

    #[test]
    fn finds_the_best_path_and_the_margin_of_every_name() {
        for seed in 0..20 {
            let weights = weights(seed);
            let scores: Vec<[i16; LABELS]> = (0..3)
                .map(|t| std::array::from_fn(|y| ((mix(seed * 7 + t, y as u64) >> 48) % 60) as i16 - 30))
                .collect();
            let mut decoder = Decoder::default();
            let mut mentions = Vec::new();
            decoder.decode(&weights, &scores, &mut mentions);
            let paths = all_paths(&weights, &scores);
            let best = paths.iter().map(|p| p.0).max().expect("some path");
            assert!(paths.contains(&(best, decoder.path.clone())), "seed {seed}");
            for mention in mentions {
                let has = |path: &[u8]| {
                    usize::from(path[mention.start]) == Label::begin(mention.kind)
                        && path[mention.start + 1..mention.end]
                            .iter()
                            .all(|&l| usize::from(l) == Label::inside(mention.kind))
                        && path.get(mention.end).is_none_or(|&l| usize::from(l) != Label::inside(mention.kind))
                };
                let other = paths.iter().filter(|p| !has(&p.1)).map(|p| p.0).max().expect("another path");
                assert_eq!(mention.margin, best - other, "seed {seed}");
            }
        }
    }
}
