//! Documents become sentences of feature numbers and sets of allowed labels.

use super::crf::{Group, Sentence};
use super::sample::{ALL_LABELS, Sample};
use newsmark::detect::gazetteer::Gazetteer;
use newsmark::detect::keys::{hash_bytes, mix};
use newsmark::detect::tagger::context::Context;
use newsmark::detect::tagger::decode::Mention;
use newsmark::detect::tagger::features::{OFFSETS, Sentence as Place, form_features, stretches};
use newsmark::detect::tagger::template::{FEATURE_BITS, Family, Template, key};
use newsmark::detect::tagger::verdict::Verdicts;
use newsmark::model::Reader;
use newsmark::text::Document;

/// Features that occur less often are left out.
const LEAST: u8 = 3;

/// The training documents, the recased copies among them.
pub fn documents(corpora: &[(String, Vec<Sample>)], mut say: impl FnMut(String)) -> Vec<Sample> {
    let mut samples: Vec<Sample> = Vec::new();
    for (name, documents) in corpora {
        let length: usize = documents.iter().map(|d| d.text.len()).sum();
        say(format!("{name}: {} documents, {} kB", documents.len(), length / 1000));
        for document in documents {
            let id = hash_bytes(document.id.as_bytes());
            // Posts and headlines: a share of the documents once more in lower case and in capitals.
            if name != "silver-gmb" {
                if id.is_multiple_of(12) {
                    samples.extend(document.recased(false, 0.5));
                }
                if id % 16 == 1 {
                    samples.extend(document.recased(true, 0.5));
                }
            }
            samples.push(document.clone());
        }
    }
    samples
}

/// The training data.
pub struct Data {
    /// The sentences.
    pub sentences: Vec<Sentence>,
    /// The key of each feature, ascending.
    pub keys: Vec<u32>,
    /// How often each feature occurs.
    pub counts: Vec<u32>,
    /// What dropout may do to each feature.
    pub groups: Vec<Group>,
    /// The number of the document of each sentence.
    pub documents: Vec<u32>,
}

impl Data {
    /// Extracts the features of all documents, with verdicts where the names of a first pass are given.
    ///
    /// # Errors
    /// A sentence, where the compiled lists cannot be read.
    pub fn new(
        samples: &[Sample],
        first_pass: Option<&[Vec<Mention>]>,
        lists: &super::Lists<'_>,
        without: &[Family],
        mut say: impl FnMut(String),
    ) -> Result<Self, String> {
        let gazetteer = Gazetteer::read(Reader::new(lists.names, "GAZT"), Reader::new(lists.words, "WORD"))
            .map_err(|e| e.to_string())?;
        let mut seen = vec![0u8; 1 << FEATURE_BITS];
        let mut lexical_key = vec![0u64; 1 << (FEATURE_BITS - 6)];
        let mut verdict_key = lexical_key.clone();
        let mentions = |i: usize| first_pass.and_then(|all| all.get(i)).map(Vec::as_slice);
        for (number, sample) in samples.iter().enumerate() {
            extract(
                sample,
                mentions(number),
                &gazetteer,
                without,
                |template, key, first| {
                    let slot = &mut seen[key as usize];
                    *slot = slot.saturating_add(1);
                    if first
                        && matches!(
                            template,
                            Template::Exact | Template::Lower | Template::PairPrev | Template::PairNext
                        )
                    {
                        lexical_key[key as usize / 64] |= 1 << (key % 64);
                    }
                    if template == Template::Verdict {
                        verdict_key[key as usize / 64] |= 1 << (key % 64);
                    }
                },
                |_| {},
            );
        }
        let keys: Vec<u32> = (0..1u32 << FEATURE_BITS).filter(|&k| seen[k as usize] >= LEAST).collect();
        drop(seen);
        let mut rank = vec![u32::MAX; 1 << FEATURE_BITS];
        for (i, &key) in keys.iter().enumerate() {
            rank[key as usize] = i as u32;
        }
        let is = |set: &[u64], k: u32| set[k as usize / 64] >> (k % 64) & 1 == 1;
        let groups = keys.iter().map(|&k| match () {
            () if is(&verdict_key, k) => Group::Verdict,
            () if is(&lexical_key, k) => Group::Lexical,
            () => Group::Plain,
        });
        let groups = groups.collect();
        say(format!("{} features", keys.len()));
        let mut sentences: Vec<Sentence> = Vec::new();
        let mut counts = vec![0u32; keys.len()];
        let mut documents = Vec::new();
        for (number, sample) in samples.iter().enumerate() {
            let mut row: Vec<u32> = Vec::new();
            let mut ready: Vec<Sentence> = vec![Sentence { weight: sample.weight, ..Sentence::default() }];
            let ready_cell = std::cell::RefCell::new((&mut row, &mut ready));
            let mut allowed = Vec::new();
            extract(
                sample,
                mentions(number),
                &gazetteer,
                without,
                |_, key, _| {
                    let f = rank[key as usize];
                    if f != u32::MAX {
                        counts[f as usize] += 1;
                        ready_cell.borrow_mut().0.push(f);
                    }
                },
                |event| {
                    let mut both = ready_cell.borrow_mut();
                    let (row, ready) = &mut *both;
                    match event {
                        Event::Allowed(all) => allowed = all,
                        Event::Token(i) => {
                            let last = ready.len() - 1;
                            let sentence = &mut ready[last];
                            sentence.features.append(row);
                            sentence.ends.push(sentence.features.len() as u32);
                            sentence.allowed.push(allowed[i]);
                        }
                        Event::Sentence => {
                            ready.push(Sentence { weight: sample.weight, ..Sentence::default() });
                        }
                    }
                },
            );
            sentences.extend(ready.into_iter().filter(|s| s.allowed.iter().any(|&a| a != ALL_LABELS)));
            documents.resize(sentences.len(), number as u32);
        }
        let tokens: usize = sentences.iter().map(|s| s.ends.len()).sum();
        say(format!("{} sentences, {tokens} tokens", sentences.len()));
        Ok(Self { sentences, keys, counts, groups, documents })
    }

    /// A number that differs where the data differ.
    pub fn fingerprint(&self, seed: u64) -> u64 {
        let first = mix(seed, self.keys.len() as u64);
        self.sentences.iter().fold(first, |h, s| mix(h, (s.features.len() as u64) << 32 | u64::from(s.features[0])))
    }
}

enum Event {
    Allowed(Vec<u32>),
    Token(usize),
    Sentence,
}

/// Calls `feature` with template, key and whether it speaks of the token itself, for every token of `sample`.
fn extract(
    sample: &Sample,
    first_pass: Option<&[Mention]>,
    gazetteer: &Gazetteer,
    without: &[Family],
    mut feature: impl FnMut(Template, u32, bool),
    mut event: impl FnMut(Event),
) {
    let doc = Document::new(&sample.text);
    event(Event::Allowed(sample.allowed(&doc)));
    let context = Context::new(&doc, gazetteer);
    let mut place = Place::default();
    let verdicts = first_pass.map(|mentions| Verdicts::new(&context, mentions));
    for range in stretches(&context) {
        place.prepare(&context, gazetteer, range.clone());
        for i in range.clone() {
            let mut sink = |template: Template, offset: i8, value: u64| {
                if !without.contains(&template.family()) {
                    feature(template, key(template, offset, value), offset == 0);
                }
            };
            for offset in OFFSETS {
                let j = i.wrapping_add_signed(isize::from(offset));
                let form = if range.contains(&j) { context.form(j) } else { &context.forms[0] };
                form_features(form, offset, &mut sink);
            }
            place.place_features(&context, i, &mut sink);
            if let Some(verdicts) = &verdicts {
                verdicts.features(&context, &range, i, &mut sink);
            }
            event(Event::Token(i));
        }
        event(Event::Sentence);
    }
}
