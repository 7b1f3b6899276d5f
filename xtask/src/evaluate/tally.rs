//! Counting: what was found, what was right.

use std::fmt;

/// Counts for precision and recall. Right predictions and found golds differ where one prediction serves two golds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Predictions that are right.
    pub right: usize,
    /// Predictions.
    pub predicted: usize,
    /// Golds that were found.
    pub found: usize,
    /// Golds.
    pub gold: usize,
}

impl Tally {
    /// Right predictions among all, 0 to 1; 1 where there is nothing to predict.
    pub fn precision(&self) -> f64 {
        share(self.right, self.predicted, self.gold == 0)
    }

    /// Found golds among all, 0 to 1.
    pub fn recall(&self) -> f64 {
        share(self.found, self.gold, self.predicted == 0)
    }

    /// Harmonic mean of precision and recall, 0 to 1.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    /// Adds another tally to this one.
    pub fn add(&mut self, other: &Tally) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.found += other.found;
        self.gold += other.gold;
    }
}

fn share(part: usize, whole: usize, empty_is_right: bool) -> f64 {
    match whole {
        0 => f64::from(u8::from(empty_is_right)),
        _ => part as f64 / whole as f64,
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "P {:6.2}  R {:6.2}  F1 {:6.2}   gold {:5}  predicted {:5}",
            100.0 * self.precision(),
            100.0 * self.recall(),
            100.0 * self.f1(),
            self.gold,
            self.predicted
        )
    }
}
