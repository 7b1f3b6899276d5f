//! The best sequence of labels for a sentence, and by how much each name in it is better than the next best reading.

use super::labels::{LABELS, Label};
use super::weights::{NEVER, Weights};
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
            let mut best = [i32::MIN; LABELS];
            let mut from = [0u8; LABELS];
            for (before, &score) in last.iter().enumerate() {
                if score < NEVER / 2 {
                    continue;
                }
                let pair = &pairs[before];
                for after in 0..LABELS {
                    let sum = score + pair[after];
                    let better = sum > best[after];
                    best[after] = if better { sum } else { best[after] };
                    from[after] = if better { before as u8 } else { from[after] };
                }
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
            for (to, pair) in self.backward[i].iter_mut().zip(pairs) {
                *to = next.iter().zip(pair).fold(NEVER, |best, (n, p)| best.max(n + p));
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
