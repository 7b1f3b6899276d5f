//! The tagger's weights: a compact table from features to label scores, and the scores of label pairs.

use super::labels::{KINDS, LABELS, Label};
use crate::detect::keys::KeySet;
use crate::error::ModelError;
use crate::model::Reader;

/// The score of what must not be: no sum of other scores outweighs it.
pub const NEVER: i32 = -1_000_000_000;

/// How many labels may follow anything: outside and the beginning of each kind.
pub const ENTRIES: usize = 1 + KINDS.len();

/// The trained weights; all integers, in tenths of the natural logarithm's one.
#[derive(Clone, Debug)]
pub struct Weights {
    features: KeySet,
    /// First index into `cells` for each feature, and the end.
    starts: Vec<u32>,
    /// Label and weight.
    cells: Vec<(u8, i8)>,
    /// `pairs[before][after]`; row [`LABELS`] is the start of a sentence.
    pairs: Vec<[i32; LABELS]>,
    /// The same for what may follow anything: outside, then the beginning of each kind.
    enter: Vec<[i32; ENTRIES]>,
    /// Upper bounds of margins and the probability, in thousandths, that a mention of at most that margin is right.
    calibration: Vec<(i32, u16)>,
}

impl Weights {
    /// Reads the section of the tagger ("TAGR").
    ///
    /// # Errors
    /// [`ModelError::Malformed`] where it makes no sense.
    pub fn read(mut r: Reader<'_>) -> Result<Self, ModelError> {
        if usize::from(r.u8()?) != LABELS {
            return Err(r.malformed());
        }
        let mut pairs = Vec::with_capacity(LABELS + 1);
        for before in 0..=LABELS {
            let mut row = [NEVER; LABELS];
            for (after, cell) in row.iter_mut().enumerate() {
                let weight = i32::from(r.i16()?);
                if Label::may_follow(before, after) {
                    *cell = weight;
                }
            }
            pairs.push(row);
        }
        let entry = |row: &[i32; LABELS], e: usize| if e == 0 { row[Label::OUTSIDE] } else { row[Label::begin(e - 1)] };
        let enter = pairs.iter().map(|row| std::array::from_fn(|e| entry(row, e))).collect();
        let n = usize::from(r.u8()?);
        let mut calibration = Vec::with_capacity(n);
        for _ in 0..n {
            calibration.push((i32::from(r.i16()?), r.i16()?.clamp(0, 1000) as u16));
        }
        let features = KeySet::read(&mut r)?;
        let counts = r.bytes(features.len())?;
        let mut starts = Vec::with_capacity(counts.len() + 1);
        let mut total = 0u32;
        starts.push(0);
        for &count in counts {
            total += u32::from(count);
            starts.push(total);
        }
        let labels = r.bytes(total as usize)?;
        let values = r.bytes(total as usize)?;
        if labels.iter().any(|&l| usize::from(l) >= LABELS) {
            return Err(r.malformed());
        }
        let cells = labels.iter().zip(values).map(|(&l, &v)| (l, v as i8)).collect();
        Ok(Self { features, starts, cells, pairs, enter, calibration })
    }

    /// The weights of the feature with this key; empty for most.
    pub fn of(&self, key: u32) -> &[(u8, i8)] {
        let Some(i) = self.features.find(key) else { return &[] };
        let (start, end) = (self.starts[i] as usize, self.starts[i + 1] as usize);
        &self.cells[start..end]
    }

    /// The scores of label pairs: `[before][after]`, the last row being the start of a sentence.
    pub fn pairs(&self) -> &[[i32; LABELS]] {
        &self.pairs
    }

    /// The scores of label pairs whose second may follow anything: `[before][entry]`, outside and then each beginning.
    pub fn enter(&self) -> &[[i32; ENTRIES]] {
        &self.enter
    }

    /// How sure a mention of this margin is, in thousandths.
    pub fn calibrate(&self, margin: i32) -> u16 {
        let found = self.calibration.iter().find(|&&(bound, _)| margin <= bound);
        found.or(self.calibration.last()).map_or(500, |&(_, score)| score)
    }
}
