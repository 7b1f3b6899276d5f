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
    let mut found: Vec<Reason> = Vec::with_capacity(64);
    for i in range.clone() {
        let label = if i == range.start { Label::begin(kind) } else { Label::inside(kind) };
        let mut sink = |template: Template, offset: i8, value: u64| {
            let mut weight = 0;
            for &(l, w) in tagger.weights.of(key(template, offset, value)) {
                if usize::from(l) == label {
                    weight += i32::from(w);
                } else if usize::from(l) == Label::OUTSIDE {
                    weight -= i32::from(w);
                }
            }
            if weight > 0 {
                found.push(Reason { weight, token: i, template, offset, value });
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
    // Strongest first; the order of the features settles ties.
    found.sort_by_key(|reason| std::cmp::Reverse(reason.weight));
    let mut texts: Vec<String> = Vec::with_capacity(REASONS);
    for reason in &found {
        let text = describe(context, bounds, &range, reason);
        if !texts.contains(&text) {
            texts.push(text);
        }
        if texts.len() == REASONS {
            break;
        }
    }
    texts.into_iter().map(Cow::Owned).collect()
}

/// A feature that speaks for a name.
struct Reason {
    weight: i32,
    token: usize,
    template: Template,
    offset: i8,
    value: u64,
}

fn describe(context: &Context<'_, '_>, bounds: &Range<usize>, name: &Range<usize>, reason: &Reason) -> String {
    let &Reason { token: i, template, offset, value, .. } = reason;
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
