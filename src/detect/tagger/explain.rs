//! Why the tagger marked a name: its strongest features in plain words.

use super::Tagger;
use super::context::{Context, USE_NAMES};
use super::features::{OFFSETS, Sentence, form_features};
use super::labels::Label;
use super::template::{Template, key};
use super::verdict::Verdicts;
use crate::detect::gazetteer::List;
use std::borrow::Cow;
use std::ops::Range;

/// How many reasons are given.
const REASONS: usize = 3;

/// Where a name stands and what is known there.
pub struct Place<'p, 'd, 't> {
    /// The document.
    pub context: &'p Context<'d, 't>,
    /// The sentence, prepared.
    pub sentence: &'p Sentence,
    /// What other places say.
    pub verdicts: &'p Verdicts,
    /// The sentence's tokens.
    pub bounds: &'p Range<usize>,
}

/// The strongest reasons for marking the tokens `range` as the kind number `kind`, strongest first.
pub fn reasons(tagger: &Tagger, place: &Place<'_, '_, '_>, range: Range<usize>, kind: usize) -> Vec<Cow<'static, str>> {
    let (context, bounds) = (place.context, place.bounds);
    let mut found: Vec<(i32, String)> = Vec::new();
    for i in range.clone() {
        let label = if i == range.start { Label::begin(kind) } else { Label::inside(kind) };
        let mut sink = |template: Template, offset: i8, value: u64| {
            let weight: i32 = tagger
                .weights
                .of(key(template, offset, value))
                .iter()
                .map(|&(l, w)| match usize::from(l) {
                    l if l == label => i32::from(w),
                    Label::OUTSIDE => -i32::from(w),
                    _ => 0,
                })
                .sum();
            if weight > 0 {
                let text = describe(context, bounds, &range, i, template, offset, value);
                match found.iter_mut().find(|(_, other)| *other == text) {
                    Some((sum, _)) => *sum += weight,
                    None => found.push((weight, text)),
                }
            }
        };
        for offset in OFFSETS {
            let j = i.wrapping_add_signed(isize::from(offset));
            let form = if bounds.contains(&j) { context.form(j) } else { &context.forms[0] };
            form_features(form, offset, &mut sink);
        }
        place.sentence.place_features(context, i, &mut sink);
        place.verdicts.features(context, bounds, i, &mut sink);
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.into_iter().take(REASONS).map(|(_, text)| Cow::Owned(text)).collect()
}

fn describe(
    context: &Context<'_, '_>,
    bounds: &Range<usize>,
    name: &Range<usize>,
    i: usize,
    template: Template,
    offset: i8,
    value: u64,
) -> String {
    let word = |j: usize| if bounds.contains(&j) { context.doc.word(j) } else { "" };
    let there = word(i.wrapping_add_signed(isize::from(offset)));
    let list = || List::ALL.get((value >> 8) as usize).map_or("a name", |l| l.plain());
    let beside = |what: &str| match offset {
        -1 => format!("after {what}"),
        1 => format!("before {what}"),
        _ => what.to_owned(),
    };
    match template {
        Template::Exact | Template::Lower if there.is_empty() && offset < 0 => "at the start of a sentence".into(),
        Template::Exact | Template::Lower if there.is_empty() => "at the end of a sentence".into(),
        Template::Exact | Template::Lower => match offset {
            0 => format!("the word \"{there}\""),
            -1 => format!("after \"{there}\""),
            1 => format!("before \"{there}\""),
            -2 => format!("shortly after \"{there}\""),
            _ => format!("shortly before \"{there}\""),
        },
        Template::OnList if offset == 0 => format!("\"{there}\" is on a list as {}", list()),
        Template::OnList => beside(list()),
        Template::Phrase => format!("on a list as {}", list()),
        Template::RunBefore | Template::CasePrev => {
            let j = if template == Template::RunBefore { name.start } else { i };
            format!("after \"{}\"", word(j.wrapping_sub(1)))
        }
        Template::RunAfter | Template::CaseNext => {
            format!("before \"{}\"", word(if template == Template::RunAfter { name.end } else { i + 1 }))
        }
        Template::PairPrev => format!("\"{} {}\"", word(i.wrapping_sub(1)), word(i)),
        Template::PairNext => format!("\"{} {}\"", word(i), word(i + 1)),
        Template::Elsewhere => USE_NAMES.get((value >> 8) as usize).copied().unwrap_or(template.plain()).into(),
        _ => template.plain().into(),
    }
}
