//! Time expressions against four foreign suites: Recognizers-Text and chrono (spans and values in a sentence), Duckling
//! and TimeNorm (phrases and values).
//!
//! Their conventions differ from ours. [`export`] maps the spans; values are compared as written (their TIMEX against
//! ours) or by the time that they cover ([`period`]). What our value leaves open ("Tuesday", "9 May", "3pm") agrees with
//! every instant that it describes: these suites look ahead, news mostly looks back. Cases that contradict our conventions
//! outright are listed with the reason in `contrary.tsv`; every figure is given with and without them.

mod chrono;
mod export;
mod length;
mod period;
mod phrases;
mod recognizers;

use crate::run::Outcome;
use std::collections::BTreeSet;
use std::path::Path;

/// Cases that contradict our conventions: id, tab, reason.
const CONTRARY: &str = include_str!("contrary.tsv");

/// What the cases of one suite gave.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    cases: usize,
    right: usize,
    spurious: usize,
    missed: usize,
    values: usize,
}

impl Score {
    fn add(&mut self, other: Score) {
        self.cases += other.cases;
        self.right += other.right;
        self.spurious += other.spurious;
        self.missed += other.missed;
        self.values += other.values;
    }

    fn line(&self, name: &str) {
        let share = |part: usize, whole: usize| if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 };
        let gold = self.right + self.missed;
        let (p, r) = (share(self.right, self.right + self.spurious), share(self.right, gold));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        println!(
            "{name:42} P {p:6.2}  R {r:6.2}  F1 {f1:6.2}   right values {:6.2} ({}/{gold}), {:6.2} of the spans   cases {:4}",
            share(self.values, gold),
            self.values,
            share(self.values, self.right),
            self.cases,
        );
    }
}

/// The score of a suite, with and without the cases listed as contrary.
#[derive(Debug)]
struct Suite {
    name: &'static str,
    listed: BTreeSet<&'static str>,
    errors: bool,
    kept: Score,
    contrary: Score,
}

impl Suite {
    fn new(name: &'static str, errors: bool) -> Self {
        let listed = CONTRARY.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').next()).collect();
        Self { name, listed, errors, kept: Score::default(), contrary: Score::default() }
    }

    /// Counts one case; `misses` is shown with `--errors` unless the case is listed.
    fn count(&mut self, id: &str, score: Score, misses: &[String]) {
        let listed = self.listed.contains(id);
        let into = if listed { &mut self.contrary } else { &mut self.kept };
        into.add(Score { cases: 1, ..score });
        if self.errors && !listed {
            for miss in misses {
                println!("  {id} {miss}");
            }
        }
    }

    fn print(&self) {
        let mut all = self.kept;
        all.add(self.contrary);
        all.line(&format!("{}, all cases", self.name));
        self.kept.line(&format!("{}, {} contrary apart", self.name, self.contrary.cases));
    }
}

/// Prints two lines for each suite that lies in `folder`; lists each miss with `errors`.
pub fn run(folder: &Path, errors: bool) -> Outcome {
    println!("\nDates and times");
    let file = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    if let Some(text) = file("recognizers-text.dev.jsonl") {
        recognizers::run(&text, errors)?;
    }
    if let Some(text) = file("duckling.dev.jsonl") {
        phrases::duckling(&text, errors)?;
    }
    if let Some(text) = file("chrono.json") {
        chrono::run(&text, errors)?;
    }
    if let Some(text) = file("timenorm.train.tsv") {
        phrases::timenorm(&text, errors);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrary_cases_name_an_id_and_a_reason_once() {
        let mut seen = BTreeSet::new();
        for line in CONTRARY.lines().filter(|l| !l.starts_with('#')) {
            let (id, reason) = line.split_once('\t').expect("id, tab, reason");
            assert!(id.contains(':') && !reason.is_empty() && seen.insert(id), "{line}");
        }
    }
}
