//! The features: what is looked at around one token.
//!
//! Features of the first sort depend on one word form and its offset alone; the tagger adds their weights up once per
//! form. Features of the second sort depend on the place of the token.

use super::context::{Context, USES, is_start};
use super::form::{Form, Look};
use super::template::Template;
use crate::detect::gazetteer::{Gazetteer, Lists};
use crate::detect::keys::mix;
use std::ops::Range;

/// The offsets at which a form is looked at.
pub const OFFSETS: [i8; 5] = [-2, -1, 0, 1, 2];

/// Calls `sink` with template, offset and value of every feature that `form` has by standing `offset` tokens away.
pub fn form_features(form: &Form, offset: i8, sink: &mut impl FnMut(Template, i8, u64)) {
    let look = form.look as u64;
    let frequency = u64::from(form.class.frequency);
    sink(Template::Lower, offset, form.lower);
    sink(Template::Shape, offset, form.shape);
    if form.class.cluster != 0 {
        sink(Template::Cluster, offset, mix(u64::from(form.class.cluster), look));
        sink(Template::Kindred, offset, mix(u64::from(form.class.family), look));
    }
    if offset.abs() > 1 {
        return;
    }
    if form.look > Look::Number {
        sink(Template::Frequency, offset, frequency << 8 | look);
    }
    each_list(form.lists, |list| sink(Template::OnList, offset, u64::from(list) << 8 | look));
    if offset != 0 {
        if form.affixes[7] != 0 {
            sink(Template::Suffix, offset, form.affixes[7]);
        }
        return;
    }
    sink(Template::Exact, 0, form.exact);
    sink(Template::LongShape, 0, form.long_shape);
    if form.look > Look::Number {
        sink(Template::ListSet, 0, mix(form.lists, look));
    }
    for (k, &affix) in form.affixes.iter().enumerate() {
        if affix != 0 {
            sink(if k < 5 { Template::Prefix } else { Template::Suffix }, 0, affix ^ k as u64);
        }
    }
}

fn each_list(mut lists: Lists, mut f: impl FnMut(u8)) {
    while lists != 0 {
        f(lists.trailing_zeros() as u8);
        lists &= lists - 1;
    }
}

/// The longest stretch that is looked at as one sentence, in tokens: bounds scores and cost.
const STRETCH: usize = 1000;

/// The sentences of `context`'s document as token ranges, overlong ones in stretches.
pub fn stretches<'c>(context: &'c Context<'_, '_>) -> impl Iterator<Item = Range<usize>> + 'c {
    context.doc.sentences.iter().flat_map(|s| {
        let (start, end) = (s.start as usize, s.end as usize);
        (start..end).step_by(STRETCH).map(move |i| i..end.min(i + STRETCH))
    })
}

/// How a sentence is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Mode {
    Plain,
    Capitals,
    Headline,
    Lower,
}

/// What one token of a sentence is part of.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The run of capitalised words around it, half-open; empty outside.
    run: (u32, u32),
    /// The run with small words ("of", "the", hyphens) between capitalised ones; empty outside.
    long: (u32, u32),
    /// Lists of which a phrase begins here.
    begins: Lists,
    /// Lists of which a phrase goes on here.
    inside: Lists,
    quoted: bool,
    bracket: bool,
}

/// One sentence, prepared; its buffers are used again for the next.
#[derive(Debug, Default)]
pub struct Sentence {
    start: usize,
    end: usize,
    mode: Option<Mode>,
    places: Vec<Place>,
    words: Vec<u64>,
}

impl Sentence {
    /// Prepares the tokens `range` of the document.
    pub fn prepare(&mut self, context: &Context<'_, '_>, gazetteer: &Gazetteer, range: Range<usize>) {
        (self.start, self.end) = (range.start, range.end);
        self.mode = Some(mode(context, range.clone()));
        self.places.clear();
        self.places.resize(range.len(), Place::default());
        self.words.clear();
        self.words.extend(range.clone().map(|i| {
            let token = &context.doc.tokens[i];
            Form::phrase_hash(token, token.text(context.doc.text), context.form(i))
        }));
        self.find_runs(context);
        for i in 0..range.len() {
            if context.form(self.start + i).longest < 2 {
                continue;
            }
            if let Some((length, lists)) = gazetteer.phrase(&self.words[i..]) {
                self.places[i].begins |= lists;
                for place in &mut self.places[i + 1..i + length] {
                    place.inside |= lists;
                }
            }
        }
    }

    fn find_runs(&mut self, context: &Context<'_, '_>) {
        let n = self.places.len();
        let look = |i: usize| context.form(self.start + i).look;
        let (mut quoted, mut bracket) = (false, false);
        let mut i = 0;
        let mut runs: Vec<(u32, u32)> = Vec::new();
        while i < n {
            if !look(i).is_capital() {
                match context.doc.word(self.start + i) {
                    "\"" => quoted = !quoted,
                    "“" | "‘" | "«" => quoted = true,
                    "”" | "»" => quoted = false,
                    "(" | "[" => bracket = true,
                    ")" | "]" => bracket = false,
                    _ => {}
                }
                (self.places[i].quoted, self.places[i].bracket) = (quoted, bracket);
                i += 1;
                continue;
            }
            let begin = i;
            while i < n && look(i).is_capital() {
                i += 1;
            }
            for place in &mut self.places[begin..i] {
                (place.run, place.quoted, place.bracket) = ((begin as u32, i as u32), quoted, bracket);
            }
            runs.push((begin as u32, i as u32));
        }
        // Join runs over small words.
        let mut r = 0;
        while r < runs.len() {
            let begin = r;
            while r + 1 < runs.len() && runs[r + 1].0 - runs[begin].0 < 24 {
                let between = runs[r].1 as usize..runs[r + 1].0 as usize;
                let joins = between.len() <= 3
                    && between.clone().all(|j| {
                        let word = context.doc.word(self.start + j);
                        JOINING.contains(&word) || matches!(word, "'s" | "’s")
                    });
                if !joins {
                    break;
                }
                r += 1;
            }
            let long = (runs[begin].0, runs[r].1);
            for place in &mut self.places[long.0 as usize..long.1 as usize] {
                place.long = long;
            }
            r += 1;
        }
    }

    /// Calls `sink` with template, offset and value of every feature that token `i` (of the document) has by its place.
    pub fn place_features(&self, context: &Context<'_, '_>, i: usize, sink: &mut impl FnMut(Template, i8, u64)) {
        let edge = &context.forms[0];
        let at = |offset: isize| {
            let j = i.wrapping_add_signed(offset);
            if j >= self.start && j < self.end { context.form(j) } else { edge }
        };
        let (prev2, prev, here, next, next2) = (at(-2), at(-1), at(0), at(1), at(2));
        let look = here.look as u64;
        let capital = here.look.is_capital();
        sink(Template::PairPrev, 0, mix(prev.lower, here.lower));
        sink(Template::PairNext, 0, mix(here.lower, next.lower));
        sink(Template::ShapePrev, 0, mix(prev.shape, here.shape));
        sink(Template::ShapeNext, 0, mix(here.shape, next.shape));
        let (c0, c1, c2) =
            (u64::from(prev.class.cluster), u64::from(here.class.cluster), u64::from(next.class.cluster));
        sink(Template::ClusterPrev, 0, mix(c0 << 8 | c1, look));
        sink(Template::ClusterNext, 0, mix(c1 << 8 | c2, look));
        let place = self.places[i - self.start];
        each_list(place.begins, |list| sink(Template::Phrase, 0, u64::from(list) << 8 | look));
        each_list(place.inside, |list| sink(Template::Phrase, 1, u64::from(list) << 8 | look));
        let mode = self.mode.map_or(0, |m| m as u64);
        sink(Template::Mode, 0, mode << 16 | u64::from(here.class.frequency) << 8 | look);
        let involved = capital || place.long.1 > 0 || place.begins | place.inside != 0;
        if !involved {
            return;
        }
        sink(Template::ShapeAround, 0, mix(mix(prev.shape, here.shape), next.shape));
        sink(Template::Around, 0, mix(prev.lower, next.lower));
        sink(Template::PrevTwo, 0, mix(prev2.lower, prev.lower));
        sink(Template::NextTwo, 0, mix(next.lower, next2.lower));
        sink(Template::CasePrev, 0, mix(prev.lower, look));
        sink(Template::CaseNext, 0, mix(next.lower, look));
        sink(Template::CasePrevTwo, 0, mix(prev2.lower, mix(prev.look as u64, look)));
        sink(Template::ClusterAround, 0, mix(c0 << 8 | c2, look));
        sink(Template::ClusterAfterWord, 0, mix(prev.lower, c1 << 8 | look));
        sink(Template::ClusterBeforeWord, 0, mix(next.lower, c1 << 8 | look));
        if prev.lists != 0 {
            sink(Template::ListPrev, 0, mix(prev.lists, mix(here.lists, look)));
        }
        self.near_phrases(i, look, sink);
        self.run_features(context, i, place, sink);
        self.layout_features(context, i, place, sink);
        if capital {
            self.document_features(context, i, sink);
        }
    }

    fn near_phrases(&self, i: usize, look: u64, sink: &mut impl FnMut(Template, i8, u64)) {
        let at = i - self.start;
        let here = self.places[at];
        if let Some(prev) = at.checked_sub(1).and_then(|j| self.places.get(j)) {
            each_list((prev.begins | prev.inside) & !here.inside, |list| {
                sink(Template::PhraseNear, -1, u64::from(list) << 8 | look);
            });
        }
        if let Some(next) = self.places.get(at + 1) {
            each_list(next.begins, |list| sink(Template::PhraseNear, 1, u64::from(list) << 8 | look));
        }
    }

    fn run_features(
        &self,
        context: &Context<'_, '_>,
        i: usize,
        place: Place,
        sink: &mut impl FnMut(Template, i8, u64),
    ) {
        let edge = &context.forms[0];
        let form = |j: u32| context.form(self.start + j as usize);
        let outside = |j: Option<u32>| {
            j.filter(|&j| (j as usize) < self.places.len()).map_or(edge, |j| context.form(self.start + j as usize))
        };
        let here = (i - self.start) as u32;
        let (begin, end) = place.run;
        if end > begin {
            let position = position(here, begin, end);
            let (first, last) = (form(begin), form(end - 1));
            let length = u64::from((end - begin).min(6));
            let before = outside(begin.checked_sub(1));
            let after = outside(Some(end));
            sink(Template::RunPlace, 0, length << 8 | position);
            sink(Template::RunBefore, 0, mix(before.lower, position));
            sink(Template::RunAfter, 0, mix(after.lower, position));
            sink(Template::RunBefore, 1, mix(u64::from(before.class.cluster), position));
            sink(Template::RunAfter, 1, mix(u64::from(after.class.cluster), position));
            each_list(before.lists, |list| sink(Template::RunBefore, 2, u64::from(list) << 8 | position));
            each_list(after.lists, |list| sink(Template::RunAfter, 2, u64::from(list) << 8 | position));
            if end - begin > 1 {
                sink(Template::RunLast, 0, mix(last.lower, position));
                sink(Template::RunFirst, 0, mix(first.lower, position));
                sink(Template::RunCluster, 0, mix(u64::from(last.class.cluster), position));
                sink(Template::RunCluster, 1, mix(u64::from(first.class.cluster), position));
                each_list(last.lists, |list| sink(Template::RunLastList, 0, u64::from(list) << 8 | position));
                each_list(first.lists, |list| sink(Template::RunFirstList, 0, u64::from(list) << 8 | position));
            }
        }
        let (begin, end) = place.long;
        if end > begin && place.long != place.run {
            let position = position(here, begin, end);
            let in_run = u64::from(place.run.1 > 0);
            sink(Template::LongRunLast, 0, mix(form(end - 1).lower, position));
            sink(Template::LongRunFirst, 0, mix(form(begin).lower, position << 1 | in_run));
            // The head: the last word of the first run ("Bank" in "Central Bank of Kenya").
            let head = form(self.places[begin as usize].run.1.saturating_sub(1).max(begin));
            sink(Template::LongRunHead, 0, mix(head.lower, position << 1 | in_run));
            sink(Template::LongRunHead, 1, mix(u64::from(head.class.cluster), position << 1 | in_run));
            each_list(head.lists, |list| {
                sink(Template::LongRunHead, 2, u64::from(list) << 8 | position << 1 | in_run);
            });
        }
    }

    fn layout_features(
        &self,
        context: &Context<'_, '_>,
        i: usize,
        place: Place,
        sink: &mut impl FnMut(Template, i8, u64),
    ) {
        let here = context.form(i);
        let look = here.look as u64;
        let token = &context.doc.tokens[i];
        let glued_next = i + 1 < self.end && context.doc.tokens[i + 1].glued;
        if is_start(context, self.start, i) {
            let value = u64::from(here.class.frequency) << 8 | look;
            sink(Template::Start, 0, value);
            sink(Template::Start, 1, mix(value, u64::from(here.class.cluster)));
        }
        let (begin, end) = place.run;
        let whole = u64::from(begin == 0) | u64::from(end as usize == self.places.len()) << 1;
        let flags = |holds: bool, rest: u64| rest << 1 | u64::from(holds);
        sink(Template::Line, 0, look << 4 | flags(token.line_start, whole));
        if place.quoted {
            let opens = i > self.start && matches!(context.doc.word(i - 1), "\"" | "“" | "‘" | "'" | "«");
            sink(Template::Quoted, 0, mix(look << 8 | whole, u64::from(opens)));
            sink(Template::Quoted, 1, u64::from(end - begin) << 1 | u64::from(opens));
        }
        if place.bracket {
            sink(Template::Bracket, 0, look << 8 | u64::from((end - begin).min(5)));
        }
        if token.glued || glued_next {
            let prev = if token.glued && i > self.start { context.form(i - 1).lower } else { 0 };
            let next = if glued_next { context.form(i + 1).lower } else { 0 };
            sink(Template::Glued, 0, mix(mix(prev, next), look));
        }
    }

    fn document_features(&self, context: &Context<'_, '_>, i: usize, sink: &mut impl FnMut(Template, i8, u64)) {
        let usage = context.usage(i);
        let here = context.form(i);
        let look = here.look as u64;
        let own = context.uses(self.start, self.end, i);
        for bit in 0..USES {
            if usage.uses[bit] > (own >> bit & 1) {
                sink(Template::Elsewhere, 0, (bit as u64) << 8 | look);
            }
        }
        let start = is_start(context, self.start, i);
        let title = usage.title.saturating_sub(u16::from(!start && matches!(here.look, Look::Title | Look::Camel)));
        let upper = usage.upper.saturating_sub(u16::from(here.look == Look::Upper));
        let seen =
            u64::from(usage.lower > 0) | u64::from(title > 0) << 1 | u64::from(upper > 0) << 2 | u64::from(start) << 3;
        let mode = self.mode.map_or(0, |m| m as u64);
        sink(Template::Casing, 0, seen << 16 | mode << 8 | look);
        sink(Template::Casing, 1, seen << 16 | u64::from(here.class.frequency) << 8 | look);
    }
}

fn position(here: u32, begin: u32, end: u32) -> u64 {
    u64::from(here > begin) | u64::from(here + 1 < end) << 1
}

/// Small words and marks over which a long name may reach.
const JOINING: &[&str] = &[
    "of", "the", "and", "for", "de", "la", "del", "der", "van", "von", "den", "du", "des", "da", "do", "dos", "di",
    "al", "el", "bin", "ibn", "y", "e", "on", "in", "to", "-", "&", "'", "’", "–", "a", "at", "with", "le", "les",
];

fn mode(context: &Context<'_, '_>, range: Range<usize>) -> Mode {
    let (mut words, mut capitals, mut lower, mut upper, mut small) = (0u32, 0u32, 0u32, 0u32, 0u32);
    for i in range.clone().take(400) {
        let form = context.form(i);
        match form.look {
            Look::Lower => {
                words += 1;
                lower += 1;
                // Words that titles write small.
                small += u32::from(form.class.frequency >= 7 || context.doc.tokens[i].span.len() <= 3);
            }
            Look::Upper => {
                words += 1;
                upper += 1;
            }
            look if look.is_capital() => {
                words += 1;
                capitals += 1;
            }
            _ => {}
        }
    }
    let ends = range.end.checked_sub(1).map_or("", |i| context.doc.word(i)) == ".";
    if upper >= 2 && upper * 10 >= words * 7 {
        Mode::Capitals
    } else if words >= 3 && !ends && lower == small && capitals + upper >= 2 && (capitals + upper) * 2 > words {
        Mode::Headline
    } else if lower > 0 && capitals + upper == 0 {
        Mode::Lower
    } else {
        Mode::Plain
    }
}
