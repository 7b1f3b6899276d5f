//! What the tagger knows of a document before it looks at one token: its forms, and how each is used throughout.

use super::form::{Form, Look};
use crate::detect::gazetteer::{Gazetteer, List, Lists};
use crate::detect::keys::mix;
use crate::text::{Document, TokenKind};

/// Gives numbers to hashes in the order of their first appearance.
#[derive(Debug)]
pub struct Interner {
    slots: Vec<(u64, u32)>,
    len: u32,
}

const EMPTY: u32 = u32::MAX;

impl Interner {
    /// An interner that expects about `n` different hashes.
    pub fn with_capacity(n: usize) -> Self {
        Self { slots: vec![(0, EMPTY); (n * 2).next_power_of_two().max(64)], len: 0 }
    }

    /// The number of `hash`, and whether it is new.
    pub fn intern(&mut self, hash: u64) -> (u32, bool) {
        if self.len as usize * 2 > self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = mix(hash, 3) as usize & mask;
        loop {
            match self.slots[at] {
                (_, EMPTY) => break,
                (other, id) if other == hash => return (id, false),
                _ => at = (at + 1) & mask,
            }
        }
        let id = self.len;
        self.slots[at] = (hash, id);
        self.len += 1;
        (id, true)
    }

    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![(0, EMPTY); old.len() * 2];
        let mask = self.slots.len() - 1;
        for (hash, id) in old.into_iter().filter(|&(_, id)| id != EMPTY) {
            let mut at = mix(hash, 3) as usize & mask;
            while self.slots[at].1 != EMPTY {
                at = (at + 1) & mask;
            }
            self.slots[at] = (hash, id);
        }
    }
}

/// How many kinds of use are counted.
pub const USES: usize = 14;

/// Kinds of use of a capitalised word, in plain words, in the order of their bits.
pub const USE_NAMES: [&str; USES] = [
    "elsewhere after a title",
    "elsewhere after a forename",
    "elsewhere followed by another capitalised word",
    "elsewhere after another capitalised word",
    "elsewhere after a preposition of place",
    "elsewhere beside a verb of saying",
    "elsewhere after \"the\"",
    "elsewhere before an ending of companies",
    "elsewhere in brackets",
    "elsewhere with a possessive",
    "elsewhere in a listed name",
    "elsewhere before a word for a person",
    "elsewhere after a forename of the lists, as a surname",
    "elsewhere as a list of places has it",
];

/// How a word (in lower case) is used throughout the document.
#[derive(Clone, Debug, Default)]
pub struct Usage {
    /// Occurrences in lower case.
    pub lower: u16,
    /// Capitalised occurrences that no sentence start explains.
    pub title: u16,
    /// Occurrences in capitals.
    pub upper: u16,
    /// Occurrences of each kind of use.
    pub uses: [u16; USES],
}

/// A document as the tagger sees it.
#[derive(Debug)]
pub struct Context<'d, 't> {
    /// The document.
    pub doc: &'d Document<'t>,
    /// The forms; the first is the edge of sentences.
    pub forms: Vec<Form>,
    /// For each form, the number of its lower-case word in `usage`.
    pub word_of: Vec<u32>,
    /// For each token, the number of its form.
    pub ids: Vec<u32>,
    /// For each lower-case word, how it is used.
    pub usage: Vec<Usage>,
}

impl<'d, 't> Context<'d, 't> {
    /// Looks at all of `doc` once.
    pub fn new(doc: &'d Document<'t>, gazetteer: &Gazetteer) -> Self {
        let expected = doc.tokens.len() / 4 + 64;
        let mut by_form = Interner::with_capacity(expected);
        let mut by_word = Interner::with_capacity(expected);
        let mut context = Self {
            doc,
            forms: vec![Form::edge()],
            word_of: vec![0],
            ids: Vec::with_capacity(doc.tokens.len()),
            usage: vec![Usage::default()],
        };
        let first = by_form.intern(0);
        let word = by_word.intern(context.forms[0].lower);
        debug_assert_eq!((first.0, word.0), (0, 0));
        for token in &doc.tokens {
            let word = token.text(doc.text);
            let (id, new) = by_form.intern(crate::detect::keys::hash_bytes(word.as_bytes()));
            if new {
                let form = Form::new(token, word, gazetteer);
                let (word, new) = by_word.intern(form.lower);
                if new {
                    context.usage.push(Usage::default());
                }
                context.word_of.push(word);
                context.forms.push(form);
            }
            context.ids.push(id);
        }
        context.count_uses();
        context
    }

    /// The form of token `i`.
    pub fn form(&self, i: usize) -> &Form {
        &self.forms[self.ids[i] as usize]
    }

    /// The number of the lower-case word of token `i`.
    pub fn word(&self, i: usize) -> usize {
        self.word_of[self.ids[i] as usize] as usize
    }

    /// How the word of token `i` is used throughout the document.
    pub fn usage(&self, i: usize) -> &Usage {
        &self.usage[self.word(i)]
    }

    fn count_uses(&mut self) {
        for s in 0..self.doc.sentences.len() {
            let range = self.doc.sentences[s].start as usize..self.doc.sentences[s].end as usize;
            for i in range.clone() {
                let look = self.form(i).look;
                let word = self.word_of[self.ids[i] as usize] as usize;
                let first = is_start(self, range.start, i);
                let uses = self.uses(range.start, range.end, i);
                let usage = &mut self.usage[word];
                match look {
                    Look::Lower => usage.lower = usage.lower.saturating_add(1),
                    Look::Upper => usage.upper = usage.upper.saturating_add(1),
                    Look::Title | Look::Camel if !first => usage.title = usage.title.saturating_add(1),
                    _ => {}
                }
                for (bit, count) in usage.uses.iter_mut().enumerate() {
                    *count = count.saturating_add(uses >> bit & 1);
                }
            }
        }
    }

    /// The kinds of use (as bits) of token `i` in the sentence from `start` to `end`; 0 unless it is capitalised.
    pub fn uses(&self, start: usize, end: usize, i: usize) -> u16 {
        let form = self.form(i);
        if !form.look.is_capital() {
            return 0;
        }
        let edge = &self.forms[0];
        let prev = if i > start { self.form(i - 1) } else { edge };
        let next = if i + 1 < end { self.form(i + 1) } else { edge };
        let on = |form: &Form, list: List| form.lists & list.bit() != 0;
        let prev_name = prev.look.is_capital();
        let prev_word = if i > start { self.doc.word(i - 1) } else { "" };
        let places: Lists =
            List::Country.bit() | List::City.bit() | List::Town.bit() | List::Region.bit() | List::Place.bit();
        let mut bits = 0u16;
        let mut set = |bit: u16, holds: bool| bits |= u16::from(holds) << bit;
        set(0, on(prev, List::Title));
        set(1, prev_name && on(prev, List::Forename));
        set(2, matches!(next.look, Look::Title | Look::Upper | Look::Camel | Look::Designator));
        set(3, prev_name && i > start + 1);
        set(4, matches!(prev_word, "in" | "at" | "from" | "to" | "near" | "across" | "In" | "At" | "From"));
        set(5, on(next, List::Says) || on(prev, List::Says));
        set(6, matches!(prev_word, "the" | "The"));
        set(7, on(next, List::CompanyEnd));
        set(8, prev_word == "(");
        set(9, matches!(self.doc.tokens.get(i + 1), Some(t) if t.kind == TokenKind::Word && t.glued && i + 1 < end));
        set(10, form.longest > 1 && next.look.is_capital());
        set(11, on(next, List::Kin));
        set(12, prev_name && on(prev, List::Forename) && on(form, List::Surname));
        set(13, form.lists & places != 0);
        bits
    }
}

/// Whether a sentence start explains the capital of token `i`: nothing but marks stand before it.
pub fn is_start(context: &Context<'_, '_>, start: usize, i: usize) -> bool {
    i < start + 4 && (start..i).all(|j| matches!(context.form(j).look, Look::Mark | Look::Number))
}
