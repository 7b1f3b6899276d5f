//! The committed model: what it finds in sentences of the project's own, and how damaged files are refused.

use newsmark::{ModelError, Options, Resources, annotate};

fn model() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/model/newsmark.nmk")).expect("the model is committed")
}

/// The names of `text` as "kind:surface".
fn names(resources: &Resources, text: &str) -> Vec<String> {
    let analysis = annotate(text, resources, &Options::default());
    let names = analysis.annotations.iter().filter(|a| a.kind.class() == newsmark::label::Class::Name);
    names.map(|a| format!("{}:{}", a.kind.id(), a.span.of(text))).collect()
}

#[test]
fn finds_names_in_plain_news() {
    let resources = Resources::load(&model()).expect("the committed model is sound");
    let cases: &[(&str, &[&str])] = &[
        ("Nothing was found here, and nobody was surprised.", &[]),
        (
            "Foreign Minister Elena Valenciano flew from Madrid to Nairobi on Monday.",
            &["person:Elena Valenciano", "gpe:Madrid", "gpe:Nairobi"],
        ),
        (
            "Mr. Okafor told Reuters that the United Nations would help Nigeria.",
            &["person:Okafor", "org:Reuters", "org:United Nations", "gpe:Nigeria"],
        ),
        ("Ukraine's army crossed the Dnieper.", &["gpe:Ukraine", "loc:Dnieper"]),
        ("German and French officials met in Berlin.", &["norp:German", "norp:French", "gpe:Berlin"]),
    ];
    for (text, want) in cases {
        assert_eq!(names(&resources, text), *want, "{text}");
    }
}

#[test]
fn titles_stay_outside_and_are_kept() {
    let resources = Resources::load(&model()).expect("sound");
    let text = "Yesterday Foreign Minister Elena Valenciano met Mr. Okafor in Madrid.";
    let analysis = annotate(text, &resources, &Options::default());
    let titles: Vec<&str> = analysis.annotations.iter().filter_map(|a| a.title).map(|t| t.of(text)).collect();
    assert_eq!(titles, ["Foreign Minister", "Mr."]);
    for name in analysis.annotations.iter().filter(|a| a.title.is_some()) {
        assert!(!name.why.is_empty() && name.score <= 1000);
    }
}

#[test]
fn other_scripts_get_sparse_marks() {
    let resources = Resources::load(&model()).expect("sound");
    for text in [
        "今日は天気がいいです。東京は晴れ。",
        "Сегодня хорошая погода, и все рады этому дню.",
        "اليوم الطقس جميل",
        "\u{1F600} \u{0}\r\n‎—",
    ] {
        assert!(names(&resources, text).len() <= 1, "{text}: {:?}", names(&resources, text));
    }
}

#[test]
fn damaged_models_are_refused_with_one_sentence() {
    let sound = model();
    for end in [0, 1, 7, 8, 23, 24, sound.len() / 2, sound.len() - 1] {
        let error = Resources::load(&sound[..end]).expect_err("cut short");
        let text = error.to_string();
        assert!(!text.contains('\n') && text.len() > 20, "{text}");
    }
    for bit in (0..sound.len() * 8).step_by(sound.len() * 8 / 40) {
        let mut bad = sound.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        assert!(Resources::load(&bad).is_err(), "bit {bit}");
    }
    let mut other = sound.clone();
    other[8] = 200;
    assert!(matches!(Resources::load(&other), Err(ModelError::Version { found: 200, .. })));
    assert!(matches!(Resources::load(b"PK\x03\x04 not a model"), Err(ModelError::NotAModel)));
}

#[test]
fn well_sealed_nonsense_is_refused() {
    // The checksum fits, the content does not: nothing may panic and no memory may be taken on trust.
    for n in [0usize, 3, 40, 400, 5000] {
        for fill in [0u8, 1, 23, 127, 255] {
            let content = vec![fill; n];
            let file =
                newsmark::model::seal(&[("TAGR", content.clone()), ("GAZT", content.clone()), ("WORD", content)]);
            assert!(Resources::load(&file).is_err(), "{n} bytes of {fill}");
        }
    }
}

#[test]
fn a_long_text_without_sentence_ends_is_tagged() {
    let resources = Resources::load(&model()).expect("sound");
    let text = "Kyiv said so and Berlin ".repeat(20_000);
    let found = names(&resources, &text);
    assert!(found.len() > 20_000);
    assert_eq!(names(&resources, &text), found);
}

#[test]
fn tagging_is_quick_enough_to_be_usable() {
    // A generous bound that only a blunder breaks: debug builds on busy machines must pass too.
    let resources = Resources::load(&model()).expect("sound");
    let text = "The minister, Ana Petrova, told Reuters in Sofia that the Danube had risen by a metre. ".repeat(1000);
    let start = std::time::Instant::now();
    assert!(names(&resources, &text).len() >= 2000);
    assert!(start.elapsed().as_secs() < 60, "{:?} for {} bytes", start.elapsed(), text.len());
}
