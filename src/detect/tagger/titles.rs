//! Titles in front of persons' names: "Mr.", "Foreign Minister", "Gen.".

use super::context::Context;
use super::form::Look;
use crate::detect::gazetteer::{Gazetteer, List};
use crate::text::Span;

/// The longest title, in tokens.
const MOST: usize = 5;

/// The span of the title directly before token `name`, not reaching before token `start`, if there is one.
pub fn before(context: &Context<'_, '_>, gazetteer: &Gazetteer, start: usize, name: usize) -> Option<Span> {
    let mut begin = name;
    while begin > start {
        let least = start.max(name.saturating_sub(MOST));
        // The longest listed title that ends here, then those in front of it ("Lt. Gen.").
        let found = (least..begin).find(|&i| {
            let words = (i..begin).map(|j| context.doc.word(j));
            let known = super::form::phrase_of(words).is_some_and(|p| gazetteer.lists(p) & List::Title.bit() != 0);
            known && context.form(i).look.is_capital()
        });
        match found {
            Some(i) => begin = i,
            None if begin < name && begin > least && is_hyphen_before(context, begin) => begin -= 1,
            None => break,
        }
    }
    if begin < name && context.form(begin).look == Look::Mark {
        begin += 1;
    }
    (begin < name).then(|| context.doc.span_of(begin..name))
}

fn is_hyphen_before(context: &Context<'_, '_>, i: usize) -> bool {
    context.doc.word(i - 1) == "-" && context.doc.tokens[i].glued
}
