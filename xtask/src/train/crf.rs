//! A linear-chain conditional random field, trained on sets of allowed labels.
//!
//! The gradient is the expectation over all label sequences minus that over the allowed ones; AdaGrad with an L1
//! penalty that is applied when a feature is next touched. One thread and a fixed order: the same bytes every time.

// Rows are walked by label: plain indices keep the arithmetic readable.
#![allow(clippy::needless_range_loop)]

use newsmark::detect::keys::mix;
use newsmark::detect::tagger::labels::{LABELS, Label};

/// Labels, padded so that rows are vectors.
pub const WIDTH: usize = 24;

/// A row of weights or scores.
pub type Row = [f32; WIDTH];

/// A sentence ready for training.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Features of its tokens, one after the other.
    pub features: Vec<u32>,
    /// End of each token's features.
    pub ends: Vec<u32>,
    /// The labels each token may have, as bits.
    pub allowed: Vec<u32>,
    /// How much a token weighs.
    pub weight: f32,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Learning rate.
    pub rate: f32,
    /// Strength of the L1 penalty, per sentence.
    pub l1: f32,
    /// Share of tokens that lose their lexical features, in 1/256.
    pub dropout: u32,
    /// Share of sentences that lose the verdicts of the first pass, in 1/256.
    pub blind: u32,
    /// Seed of order and dropout.
    pub seed: u64,
}

/// What may be taken away from a feature's tokens in training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Nothing.
    Plain,
    /// It looks at the word itself.
    Lexical,
    /// It comes from the first pass, which itself has to do without it.
    Verdict,
}

/// The model in training.
#[derive(Clone)]
pub struct Crf {
    /// Weights per feature and label.
    pub weights: Vec<Row>,
    squares: Vec<Row>,
    touched: Vec<u32>,
    /// `pairs[before][after]`; the last row is the start of a sentence.
    pub pairs: Vec<Row>,
    pair_squares: Vec<Row>,
    /// The group of each feature.
    groups: Vec<Group>,
    clock: u32,
    /// Only weights that are not zero may change.
    frozen: bool,
}

/// Buffers of forward and backward passes.
#[derive(Default)]
struct Pass {
    alpha: Vec<Row>,
    beta: Vec<Row>,
    /// Probability of each label at each token.
    node: Vec<Row>,
    /// Probability of each pair, summed over the sentence.
    pair: Vec<Row>,
    log: f64,
}

impl Crf {
    /// A model of nothing, with features of these groups.
    pub fn new(groups: Vec<Group>) -> Self {
        let n = groups.len();
        Self {
            weights: vec![[0.0; WIDTH]; n],
            squares: vec![[1e-3; WIDTH]; n],
            touched: vec![0; n],
            pairs: vec![[0.0; WIDTH]; LABELS + 1],
            pair_squares: vec![[1e-1; WIDTH]; LABELS + 1],
            groups,
            clock: 0,
            frozen: false,
        }
    }

    /// From now on only weights that are not zero change, and nothing is pulled to zero.
    pub fn freeze(&mut self) {
        self.frozen = true;
    }

    /// Writes the state after `round` rounds; a checkpoint that cannot be written is no reason to stop.
    pub fn save(&self, file: &std::path::Path, round: u64) {
        let mut bytes = round.to_le_bytes().to_vec();
        bytes.extend_from_slice(&self.clock.to_le_bytes());
        bytes.extend(self.touched.iter().flat_map(|t| t.to_le_bytes()));
        for rows in [&self.weights, &self.squares, &self.pairs, &self.pair_squares] {
            bytes.extend(rows.iter().flatten().flat_map(|v| v.to_le_bytes()));
        }
        let folder = file.parent().map_or(Ok(()), std::fs::create_dir_all);
        if let Err(e) = folder.and_then(|()| std::fs::write(file, bytes)) {
            eprintln!("no checkpoint: {}: {e}", file.display());
        }
    }

    /// Reads a checkpoint of a model with as many features; `None` where there is none that fits.
    pub fn restore(file: &std::path::Path, groups: Vec<Group>) -> Option<(u64, Self)> {
        let bytes = std::fs::read(file).ok()?;
        let mut crf = Self::new(groups);
        let (round, rest) = bytes.split_first_chunk::<8>()?;
        let rows = 2 * (crf.weights.len() + crf.pairs.len()) * WIDTH;
        if rest.len() != 4 * (1 + crf.touched.len() + rows) {
            return None;
        }
        let mut words = rest.chunks_exact(4).map(|c| [c[0], c[1], c[2], c[3]]);
        crf.clock = u32::from_le_bytes(words.next()?);
        for t in &mut crf.touched {
            *t = u32::from_le_bytes(words.next()?);
        }
        for rows in [&mut crf.weights, &mut crf.squares, &mut crf.pairs, &mut crf.pair_squares] {
            for v in rows.iter_mut().flatten() {
                *v = f32::from_le_bytes(words.next()?);
            }
        }
        Some((u64::from_le_bytes(*round), crf))
    }

    /// One round over `sentences` in an order of its own; the mean loss of a token.
    pub fn epoch(
        &mut self,
        sentences: &[Sentence],
        settings: &Settings,
        round: u64,
        mut progress: impl FnMut(usize),
    ) -> f64 {
        let mut order: Vec<(u64, u32)> =
            (0..sentences.len()).map(|i| (mix(settings.seed ^ round << 32, i as u64), i as u32)).collect();
        order.sort_unstable();
        let (mut full, mut part) = (Pass::default(), Pass::default());
        let mut scores: Vec<Row> = Vec::new();
        let mut kept: Vec<(Vec<u32>, bool)> = Vec::new();
        let (mut loss, mut tokens) = (0.0, 0.0);
        for (done, &(random, i)) in order.iter().enumerate() {
            let sentence = &sentences[i as usize];
            self.clock += 1;
            let mut state = random;
            scores.clear();
            kept.clear();
            let mut start = 0;
            let blind = (mix(state, 5) >> 40) as u32 % 256 < settings.blind;
            for &end in &sentence.ends {
                state = mix(state, 17);
                let drop = (state >> 40) as u32 % 256 < settings.dropout;
                let all = &sentence.features[start..end as usize];
                start = end as usize;
                let mut row = [0.0; WIDTH];
                let mut list = Vec::new();
                if drop || blind {
                    let keep = |group| !(drop && group == Group::Lexical || blind && group == Group::Verdict);
                    list.extend(all.iter().copied().filter(|&f| keep(self.groups[f as usize])));
                }
                let used = if drop || blind { &list } else { all };
                for &f in used {
                    for (to, from) in row.iter_mut().zip(&self.weights[f as usize]) {
                        *to += from;
                    }
                }
                scores.push(row);
                kept.push((list, drop || blind));
            }
            full.run(&scores, &self.pairs, None);
            part.run(&scores, &self.pairs, Some(&sentence.allowed));
            loss += (full.log - part.log) * f64::from(sentence.weight);
            tokens += f64::from(sentence.weight) * scores.len() as f64;
            self.update(sentence, &kept, &full, &part, settings);
            if done % 2000 == 0 {
                progress(done);
            }
        }
        if !self.frozen {
            for f in 0..self.weights.len() {
                self.shrink(f, settings);
            }
        }
        loss / f64::max(tokens, 1.0)
    }

    fn update(
        &mut self,
        sentence: &Sentence,
        kept: &[(Vec<u32>, bool)],
        full: &Pass,
        part: &Pass,
        settings: &Settings,
    ) {
        let mut start = 0;
        for (t, &end) in sentence.ends.iter().enumerate() {
            let all = &sentence.features[start..end as usize];
            start = end as usize;
            let mut gradient = [0.0f32; WIDTH];
            let mut largest = 0.0f32;
            for y in 0..LABELS {
                gradient[y] = (full.node[t][y] - part.node[t][y]) * sentence.weight;
                largest = largest.max(gradient[y].abs());
            }
            if largest < 0.002 {
                continue;
            }
            let used = if kept[t].1 { &kept[t].0 } else { all };
            for &f in used {
                let f = f as usize;
                if self.frozen {
                    step_frozen(&mut self.weights[f], &mut self.squares[f], &gradient, settings.rate);
                } else {
                    self.shrink(f, settings);
                    step(&mut self.weights[f], &mut self.squares[f], &gradient, settings.rate);
                }
            }
        }
        for before in 0..=LABELS {
            let mut gradient = [0.0f32; WIDTH];
            for y in 0..LABELS {
                gradient[y] = (full.pair[before][y] - part.pair[before][y]) * sentence.weight;
            }
            step(&mut self.pairs[before], &mut self.pair_squares[before], &gradient, settings.rate);
        }
    }

    /// Applies the penalty of all sentences since feature `f` was last touched.
    fn shrink(&mut self, f: usize, settings: &Settings) {
        let since = (self.clock - self.touched[f]) as f32;
        self.touched[f] = self.clock;
        let amount = settings.l1 * settings.rate * since;
        for (w, g) in self.weights[f].iter_mut().zip(&self.squares[f]) {
            let cut = amount / g.sqrt();
            *w = if w.abs() <= cut { 0.0 } else { *w - cut * w.signum() };
        }
    }
}

fn step(weights: &mut Row, squares: &mut Row, gradient: &Row, rate: f32) {
    for y in 0..WIDTH {
        let g = gradient[y];
        squares[y] += g * g;
        weights[y] -= rate * g / squares[y].sqrt();
    }
}

fn step_frozen(weights: &mut Row, squares: &mut Row, gradient: &Row, rate: f32) {
    for y in 0..WIDTH {
        let g = gradient[y];
        squares[y] += g * g;
        let change = rate * g / squares[y].sqrt();
        weights[y] -= if weights[y] == 0.0 { 0.0 } else { change };
    }
}

impl Pass {
    /// Forward and backward in the probability domain, scaled at every token.
    fn run(&mut self, scores: &[Row], pairs: &[Row], allowed: Option<&[u32]>) {
        let n = scores.len();
        let mut transition = [[0.0f32; WIDTH]; LABELS + 1];
        for before in 0..=LABELS {
            for after in 0..LABELS {
                if Label::may_follow(before, after) {
                    transition[before][after] = pairs[before][after].exp();
                }
            }
        }
        self.alpha.resize(n, [0.0; WIDTH]);
        self.beta.resize(n, [0.0; WIDTH]);
        self.node.resize(n, [0.0; WIDTH]);
        self.pair.clear();
        self.pair.resize(LABELS + 1, [0.0; WIDTH]);
        self.log = 0.0;
        let mut local: Vec<Row> = Vec::with_capacity(n);
        for (t, row) in scores.iter().enumerate() {
            let mask = allowed.map_or(u32::MAX, |a| a[t]);
            let most = row[..LABELS].iter().copied().fold(f32::MIN, f32::max);
            self.log += f64::from(most);
            let mut e = [0.0; WIDTH];
            for y in 0..LABELS {
                if mask >> y & 1 == 1 {
                    e[y] = (row[y] - most).exp();
                }
            }
            local.push(e);
        }
        let mut scales = Vec::with_capacity(n);
        for t in 0..n {
            let mut a = [0.0f32; WIDTH];
            if t == 0 {
                a = transition[LABELS];
            } else {
                for before in 0..LABELS {
                    let p = self.alpha[t - 1][before];
                    if p > 0.0 {
                        for y in 0..WIDTH {
                            a[y] += p * transition[before][y];
                        }
                    }
                }
            }
            let mut sum = 0.0;
            for y in 0..WIDTH {
                a[y] *= local[t][y];
                sum += a[y];
            }
            let scale = 1.0 / sum.max(1e-30);
            for v in &mut a {
                *v *= scale;
            }
            self.log += f64::from(sum.max(1e-30)).ln();
            scales.push(scale);
            self.alpha[t] = a;
        }
        for t in (0..n).rev() {
            if t + 1 == n {
                self.beta[t] = [1.0; WIDTH];
            } else {
                let mut next = [0.0f32; WIDTH];
                for y in 0..WIDTH {
                    next[y] = self.beta[t + 1][y] * local[t + 1][y] * scales[t + 1];
                }
                for before in 0..LABELS {
                    let row = &transition[before];
                    let p = self.alpha[t][before];
                    let mut sum = 0.0;
                    for y in 0..WIDTH {
                        let v = row[y] * next[y];
                        sum += v;
                        self.pair[before][y] += p * v;
                    }
                    self.beta[t][before] = sum;
                }
            }
            for y in 0..WIDTH {
                self.node[t][y] = self.alpha[t][y] * self.beta[t][y];
            }
        }
        if n > 0 {
            self.pair[LABELS] = self.node[0];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(tokens: &[(&[u32], u32)]) -> Sentence {
        let mut s = Sentence { weight: 1.0, ..Sentence::default() };
        for (features, allowed) in tokens {
            s.features.extend_from_slice(features);
            s.ends.push(s.features.len() as u32);
            s.allowed.push(*allowed);
        }
        s
    }

    #[test]
    fn learns_what_is_marked_and_leaves_open_what_is_not() {
        let (o, b, i) = (1u32, 1 << Label::begin(2), 1 << Label::inside(2));
        let data = vec![
            sentence(&[(&[0], o), (&[1], b), (&[2], i)]),
            sentence(&[(&[0], o), (&[3], o), (&[1], b)]),
            sentence(&[(&[4], super::super::sample::ALL_LABELS)]),
        ];
        let settings = Settings { rate: 0.2, l1: 0.0, dropout: 0, blind: 0, seed: 1 };
        let mut crf = Crf::new(vec![Group::Plain; 5]);
        let mut losses = Vec::new();
        for round in 0..30 {
            losses.push(crf.epoch(&data, &settings, round, |_| {}));
        }
        assert!(losses[29] < 0.1 && losses[29] < losses[0] / 5.0, "{losses:?}");
        assert!(crf.weights[1][Label::begin(2)] > crf.weights[1][0]);
        assert_eq!(crf.weights[4], [0.0; WIDTH], "an unknown token teaches nothing");
        let mut again = Crf::new(vec![Group::Plain; 5]);
        for round in 0..30 {
            assert_eq!(again.epoch(&data, &settings, round, |_| {}), losses[round as usize]);
        }
    }
}
