//! The names that a first pass finds in the training documents, by models that have not seen them.

use super::Lists;
use super::crf::{Crf, Sentence, Settings};
use super::data::Data;
use super::sample::Sample;
use newsmark::Resources;
use newsmark::detect::keys::hash_bytes;
use newsmark::detect::tagger::decode::Mention;
use newsmark::detect::tagger::template::Family;
use newsmark::text::Document;

/// Into how many parts the documents are divided.
const FOLDS: u64 = 3;
/// How many rounds each model is trained.
const ROUNDS: u64 = 3;

/// The names of every sample, found by a model trained on the other parts.
///
/// # Errors
/// A sentence, where a model cannot be read back.
pub fn first_pass(
    samples: &[Sample],
    lists: &Lists<'_>,
    without: &[Family],
    settings: &Settings,
    mut say: impl FnMut(String),
) -> Result<Vec<Vec<Mention>>, String> {
    let data = Data::new(samples, None, lists, without, &mut say)?;
    let folds: Vec<u64> = samples.iter().map(fold).collect();
    let mut names = vec![Vec::new(); samples.len()];
    for part in 0..FOLDS {
        let others: Vec<Sentence> = data
            .sentences
            .iter()
            .zip(&data.documents)
            .filter(|&(_, &number)| folds[number as usize] != part)
            .map(|(sentence, _)| sentence.clone())
            .collect();
        let mut crf = Crf::new(data.groups.clone());
        let mut loss = 0.0;
        for round in 0..ROUNDS {
            loss = crf.epoch(&others, settings, round, |_| {});
        }
        let model = lists.seal(&crf, &data.keys, &vec![(i16::MAX, 900)]);
        let resources = Resources::load(&model).map_err(|e| e.to_string())?;
        let tagger = resources.tagger().ok_or("the model has no tagger")?;
        for (sample, names) in samples.iter().zip(&mut names).zip(&folds).filter(|(_, f)| **f == part).map(|(p, _)| p) {
            *names = tagger.mentions(&Document::new(&sample.text), false);
        }
        say(format!("first pass, part {} of {FOLDS}: loss {loss:.5} a token", part + 1));
    }
    Ok(names)
}

/// The part of a sample; recased copies go with their original.
fn fold(sample: &Sample) -> u64 {
    let id = sample.id.trim_end_matches("-lower").trim_end_matches("-capitals");
    (hash_bytes(id.as_bytes()) >> 20) % FOLDS
}
