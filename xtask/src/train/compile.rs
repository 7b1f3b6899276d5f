//! From trained weights to the model file: pruning, integers, sections.

use super::crf::{Crf, Row, WIDTH};
use newsmark::detect::keys::write_keys;
use newsmark::detect::tagger::labels::LABELS;
use newsmark::detect::tagger::template::FEATURE_BITS;

/// Integer units to one unit of the natural logarithm.
pub const SCALE: f32 = 10.0;

/// The margins (integer units) and the share of right mentions, in thousandths, that the loader reads.
pub type Calibration = Vec<(i16, i16)>;

/// Sets all but the most useful `keep` weights to zero; usefulness is size times the root of how often it is used.
pub fn prune(crf: &mut Crf, counts: &[u32], keep: usize) {
    let mut values: Vec<f32> = Vec::new();
    let worth = |w: f32, count: u32| w.abs() * (count as f32).powf(0.25);
    for (row, &count) in crf.weights.iter().zip(counts) {
        values.extend(row[..LABELS].iter().filter(|w| **w != 0.0).map(|&w| worth(w, count)));
    }
    if values.len() <= keep {
        return;
    }
    let cut = values.len() - keep;
    values.select_nth_unstable_by(cut, f32::total_cmp);
    let bound = values[cut];
    for (row, &count) in crf.weights.iter_mut().zip(counts) {
        for w in row.iter_mut() {
            if worth(*w, count) < bound {
                *w = 0.0;
            }
        }
    }
}

fn quantise(w: f32) -> i8 {
    (w * SCALE).round().clamp(-127.0, 127.0) as i8
}

/// The section "TAGR": `keys[f]` is the key of feature f, ascending.
pub fn tagger_section(crf: &Crf, keys: &[u32], calibration: &Calibration) -> Vec<u8> {
    let mut out = vec![LABELS as u8];
    for row in &crf.pairs {
        for &w in &row[..LABELS] {
            out.extend_from_slice(&((w * SCALE).round().clamp(-32_000.0, 32_000.0) as i16).to_le_bytes());
        }
    }
    out.push(calibration.len() as u8);
    for (margin, score) in calibration {
        out.extend_from_slice(&margin.to_le_bytes());
        out.extend_from_slice(&score.to_le_bytes());
    }
    let (mut kept, mut counts, mut labels, mut values) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (row, &key) in crf.weights.iter().zip(keys) {
        let cells: Vec<(u8, i8)> = cells(row).collect();
        if !cells.is_empty() {
            kept.push(key);
            counts.push(cells.len() as u8);
            labels.extend(cells.iter().map(|c| c.0));
            values.extend(cells.iter().map(|c| c.1 as u8));
        }
    }
    write_keys(&mut out, &kept, FEATURE_BITS);
    out.extend_from_slice(&counts);
    out.extend_from_slice(&labels);
    out.extend_from_slice(&values);
    out
}

fn cells(row: &Row) -> impl Iterator<Item = (u8, i8)> + '_ {
    debug_assert!(row.len() == WIDTH);
    row[..LABELS].iter().enumerate().map(|(y, &w)| (y as u8, quantise(w))).filter(|c| c.1 != 0)
}

/// How many weights are not zero.
pub fn weights_kept(crf: &Crf) -> usize {
    crf.weights.iter().map(|row| cells(row).count()).sum()
}
