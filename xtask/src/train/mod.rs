//! `cargo xtask train`: corpora and lists become `model/newsmark.nmk`.

mod calibrate;
mod compile;
pub mod conll;
pub mod corpora;
mod crf;
mod data;
mod jackknife;
mod lists;
pub mod sample;

use crate::args;
use crate::evaluate::names;
use crate::run::Outcome;
use newsmark::Resources;
use newsmark::detect::tagger::template::Family;
use newsmark::model::seal;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The compiled lists, as sections of the model file.
pub struct Lists<'l> {
    names: &'l [u8],
    words: &'l [u8],
}

impl Lists<'_> {
    /// The model file with these weights.
    fn seal(&self, crf: &crf::Crf, keys: &[u32], calibration: &compile::Calibration) -> Vec<u8> {
        seal(&[
            ("TAGR", compile::tagger_section(crf, keys, calibration)),
            ("GAZT", self.names.to_vec()),
            ("WORD", self.words.to_vec()),
        ])
    }
}

/// What to train and from what.
struct Plan {
    shared: PathBuf,
    own: PathBuf,
    out: PathBuf,
    without: Vec<Family>,
    skip: Vec<String>,
    epochs: u64,
    keep: usize,
    settings: crf::Settings,
    resume: bool,
}

/// Trains a model.
///
/// `--shared DIR`, `--corpus DIR`, `--out FILE`, `--epochs N`, `--keep N` weights, `--without FAMILY`, `--skip CORPUS`,
/// `--resume` goes on from the last checkpoint.
///
/// # Errors
/// A sentence that says which file, line or argument is at fault.
pub fn command(mut args: Vec<String>) -> Outcome {
    let mut plan = Plan {
        shared: PathBuf::from(args::value(&mut args, "--shared")?.unwrap_or_else(|| "../shared".into())),
        own: PathBuf::from(args::value(&mut args, "--corpus")?.unwrap_or_else(|| "model/corpus".into())),
        out: PathBuf::from(args::value(&mut args, "--out")?.unwrap_or_else(|| "model/newsmark.nmk".into())),
        without: Vec::new(),
        skip: Vec::new(),
        epochs: number(&mut args, "--epochs", 3.0)? as u64,
        keep: number(&mut args, "--keep", 155_000.0)? as usize,
        settings: crf::Settings {
            rate: number(&mut args, "--rate", 0.12)? as f32,
            l1: number(&mut args, "--l1", 1.5e-6)? as f32,
            dropout: number(&mut args, "--dropout", 24.0)? as u32,
            blind: 90,
            seed: number(&mut args, "--seed", 1.0)? as u64,
        },
        resume: args::flag(&mut args, "--resume"),
    };
    while let Some(id) = args::value(&mut args, "--without")? {
        let family = Family::ALL.iter().find(|f| f.id() == id);
        plan.without.push(*family.ok_or_else(|| {
            let ids: Vec<&str> = Family::ALL.iter().map(|f| f.id()).collect();
            format!("there is no feature family `{id}`; there are {}", ids.join(", "))
        })?);
    }
    while let Some(name) = args::value(&mut args, "--skip")? {
        plan.skip.push(name);
    }
    args::end(&args)?;
    train(&plan)
}

fn number(args: &mut Vec<String>, name: &str, default: f64) -> Result<f64, String> {
    args::value(args, name)?.map_or(Ok(default), |v| v.parse().map_err(|_| format!("{name} needs a number, not `{v}`")))
}

fn train(plan: &Plan) -> Outcome {
    let start = Instant::now();
    let say = |what: &str| eprintln!("[{:6.1} s] {what}", start.elapsed().as_secs_f64());
    let facts = plan.shared.join("gazetteers");
    let lexicon = lists::Lexicon::read(&facts, Path::new("model/lists"), Path::new("model/words.tsv"))
        .map_err(|e| e.to_string())?;
    let (names, words) = lexicon.len();
    say(&format!("{names} names and {words} words on the lists"));
    let (gazetteer, word_table) = lexicon.sections();
    let corpora = corpora::training(&plan.shared, &plan.own, &plan.skip).map_err(|e| e.to_string())?;
    let samples = data::documents(&corpora, |line| say(&line));
    drop(corpora);
    let lists = Lists { names: &gazetteer, words: &word_table };
    let first_pass = if plan.without.contains(&Family::Document) {
        None
    } else {
        Some(jackknife::first_pass(&samples, &lists, &plan.without, &plan.settings, |line| say(&line))?)
    };
    let data = data::Data::new(&samples, first_pass.as_deref(), &lists, &plan.without, |line| say(&line))?;
    let mut crf = crf::Crf::new(data.groups.clone());
    let build = |crf: &crf::Crf, calibration: &compile::Calibration| lists.seal(crf, &data.keys, calibration);
    let print = data.fingerprint(plan.settings.seed);
    let checkpoint = Path::new("model/work").join(format!("checkpoint-{print:016x}.bin"));
    let mut first = 0;
    if plan.resume
        && let Some((round, state)) = crf::Crf::restore(&checkpoint, data.groups.clone())
    {
        say(&format!("going on after round {round}"));
        (first, crf) = (round, state);
    }
    for round in first..plan.epochs {
        let mut settings = plan.settings;
        // The rate falls towards the end: the last steps settle.
        settings.rate *= 1.0 - 0.8 * round as f32 / plan.epochs as f32;
        let total = data.sentences.len();
        let loss = crf.epoch(&data.sentences, &settings, round, |done| {
            if done % 20_000 == 0 {
                eprint!("\r           round {} of {}: {:3} %", round + 1, plan.epochs, 100 * done / total.max(1));
            }
        });
        eprint!("\r");
        say(&format!("round {}: loss {loss:.5} a token, {} weights", round + 1, compile::weights_kept(&crf)));
        crf.save(&checkpoint, round + 1);
    }
    compile::prune(&mut crf, &data.counts, plan.keep);
    crf.freeze();
    for round in 0..2 {
        let settings = crf::Settings { rate: plan.settings.rate * 0.3, dropout: 0, ..plan.settings };
        let loss = crf.epoch(&data.sentences, &settings, plan.epochs + round, |_| {});
        say(&format!("after pruning {}: loss {loss:.5} a token, {} weights", round + 1, compile::weights_kept(&crf)));
    }
    let file = build(&crf, &vec![(i16::MAX, 900)]);
    let resources = Resources::load(&file).map_err(|e| e.to_string())?;
    let calibration = calibrate::fit(&plan.shared, &plan.own, &resources).map_err(|e| e.to_string())?;
    let file = build(&crf, &calibration);
    let resources = Resources::load(&file).map_err(|e| e.to_string())?;
    std::fs::write(&plan.out, &file).map_err(|e| format!("cannot write {}: {e}", plan.out.display()))?;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let packed = std::io::Write::write_all(&mut packer, &file).and_then(|()| packer.finish());
    let packed = packed.map_err(|e| e.to_string())?.len();
    say(&format!("{}: {} bytes, {packed} packed", plan.out.display(), file.len()));
    for table in names::measure(&plan.shared, &plan.own, &resources, false).map_err(|e| e.to_string())? {
        let (p, r, f) = table.sum().prf();
        let each: Vec<String> =
            table.labels.iter().map(|(l, c)| format!("{l} {:.1}", c.prf().2)).filter(|s| !s.is_empty()).collect();
        say(&format!("{}: P {p:.1} R {r:.1} F1 {f:.2}   ({})", table.name, each.join(", ")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use newsmark::text::Document;

    /// Trains on the first documents of one file of the corpus, without lists of facts.
    fn tiny() -> Vec<u8> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/corpus/wire.txt");
        let documents = corpora::own(&file).expect("the corpus is sound");
        let samples: Vec<_> = documents.into_iter().filter(|d| d.number % 7 != 0).take(12).map(|d| d.sample).collect();
        let (names, words) = lists::Lexicon::default().sections();
        let lists = Lists { names: &names, words: &words };
        let settings = crf::Settings { rate: 0.2, l1: 1e-6, dropout: 20, blind: 80, seed: 5 };
        let first = jackknife::first_pass(&samples, &lists, &[], &settings, |_| {}).expect("a first pass");
        let data = data::Data::new(&samples, Some(&first), &lists, &[], |_| {}).expect("data");
        let mut crf = crf::Crf::new(data.groups.clone());
        for round in 0..4 {
            crf.epoch(&data.sentences, &settings, round, |_| {});
        }
        compile::prune(&mut crf, &data.counts, 20_000);
        lists.seal(&crf, &data.keys, &vec![(i16::MAX, 900)])
    }

    #[test]
    fn training_twice_gives_the_same_bytes_and_a_model_that_finds_names() {
        let model = tiny();
        assert!(model == tiny(), "two trainings differ");
        let resources = Resources::load(&model).expect("the model is sound");
        let doc = Document::new("Shops were open in Tirana, said a committee led by Xhevat Kociaj.");
        let names = resources.tagger().expect("a tagger").mentions(&doc, true);
        assert!(names.iter().any(|m| doc.word(m.start) == "Tirana"), "{names:?}");
    }
}
