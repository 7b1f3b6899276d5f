//! Mentions become entities: "Mr. Lavrov" = "Sergey Lavrov", "UN" = "United Nations", "Russians" = "Russian".
//!
//! Works on distinct forms first (a form is a kind and a folded name), so that its cost follows the number of different
//! names, not of mentions:
//! 1. forms with the same key, known alias or plural are one;
//! 2. acronyms join the long name whose initials they are;
//! 3. longer names of one person or thing join when one extends the other;
//! 4. a short form joins the one full name it can belong to; where several can, each mention takes the nearest before it.

mod alias;
mod form;

use crate::analysis::{Annotation, Entity};
use crate::label::{Class, Kind};
use crate::text::Document;
use form::Form;
use std::collections::HashMap;

/// Groups the names among `annotations` into entities, by first mention, and writes each mention's entity back.
pub fn cluster(doc: &Document<'_>, annotations: &mut [Annotation]) -> Vec<Entity> {
    let (forms, mentions) = collect(doc, annotations);
    let mut groups = Groups::new(forms.len());
    let index = Index::new(&forms);
    for (i, form) in forms.iter().enumerate() {
        join_acronym(i, form, &forms, &index, &mut groups);
        join_extension(i, form, &forms, &index, &mut groups);
    }
    let mut choices: HashMap<usize, Vec<usize>> = HashMap::new();
    for (i, form) in forms.iter().enumerate() {
        let owners = short_form_owners(form, &forms, &index, &mut groups);
        match owners[..] {
            [] => {}
            [owner] => groups.join(i, owner),
            _ => {
                choices.insert(i, owners);
            }
        }
    }
    entities(doc, annotations, &forms, &mentions, &choices, &mut groups)
}

/// A mention: which annotation, which form.
struct Mention {
    annotation: usize,
    form: usize,
}

/// The distinct forms in order of appearance, and every mention with its form.
fn collect(doc: &Document<'_>, annotations: &[Annotation]) -> (Vec<Form>, Vec<Mention>) {
    let mut forms: Vec<Form> = Vec::new();
    let mut by_key: HashMap<(Kind, String), usize> = HashMap::new();
    let mut by_surface: HashMap<(Kind, &str), usize> = HashMap::new();
    let mut mentions = Vec::new();
    for (annotation, a) in annotations.iter().enumerate() {
        if a.kind.class() != Class::Name {
            continue;
        }
        let surface = a.span.of(doc.text);
        let form = *by_surface.entry((a.kind, surface)).or_insert_with(|| {
            let form = Form::new(a.kind, surface);
            *by_key.entry((a.kind, form.key.clone())).or_insert_with(|| {
                forms.push(form);
                forms.len() - 1
            })
        });
        mentions.push(Mention { annotation, form });
    }
    (forms, mentions)
}

/// Forms by first word, last word and initials.
struct Index {
    by_first: HashMap<(Kind, String), Vec<usize>>,
    by_last: HashMap<(Kind, String), Vec<usize>>,
    by_initials: HashMap<(Kind, String), Vec<usize>>,
}

impl Index {
    fn new(forms: &[Form]) -> Self {
        let mut index = Self { by_first: HashMap::new(), by_last: HashMap::new(), by_initials: HashMap::new() };
        for (i, form) in forms.iter().enumerate() {
            if let [first, .., last] = &form.words[..] {
                index.by_first.entry((form.kind, first.clone())).or_default().push(i);
                index.by_last.entry((form.kind, last.clone())).or_default().push(i);
                for initials in form.initials() {
                    index.by_initials.entry((form.kind, initials)).or_default().push(i);
                }
            }
        }
        index
    }

    fn get<'a>(map: &'a HashMap<(Kind, String), Vec<usize>>, kind: Kind, word: &str) -> &'a [usize] {
        map.get(&(kind, word.to_owned())).map_or(&[], Vec::as_slice)
    }
}

/// How many forms are compared for one name; bounds the cost on lists of thousands of people with one surname.
const MOST_RIVALS: usize = 64;

fn join_acronym(i: usize, form: &Form, forms: &[Form], index: &Index, groups: &mut Groups) {
    if !form.acronym || form.kind == Kind::Person {
        return;
    }
    if let &[only] = Index::get(&index.by_initials, form.kind, &form.key)
        && forms[only].words.len() > 1
    {
        groups.join(i, only);
    }
}

/// Joins a name of several words with a fuller one: "Donald Trump" with "Donald J. Trump", "CBS" aside.
fn join_extension(i: usize, form: &Form, forms: &[Form], index: &Index, groups: &mut Groups) {
    let [first, .., last] = &form.words[..] else { return };
    let map = if form.kind == Kind::Person { &index.by_last } else { &index.by_first };
    let word = if form.kind == Kind::Person { last } else { first };
    for &j in Index::get(map, form.kind, word).iter().take(MOST_RIVALS).filter(|&&j| j != i) {
        let same = match form.kind {
            Kind::Person => form::same_person(&form.words, &forms[j].words),
            _ => form::extends(&form.words, &forms[j].words),
        };
        if same {
            groups.join(i, j);
        }
    }
    // The family name first: "Moon Hye-rin", "Hye-rin Moon".
    if form.kind == Kind::Person {
        for &j in Index::get(&index.by_first, form.kind, last).iter().take(MOST_RIVALS) {
            if form::same_words(&form.words, &forms[j].words) {
                groups.join(i, j);
            }
        }
    }
}

/// The full names that a one-word form can stand for: one of each group, the surname's before the forename's.
fn short_form_owners(form: &Form, forms: &[Form], index: &Index, groups: &mut Groups) -> Vec<usize> {
    let [word] = &form.words[..] else { return Vec::new() };
    let short = matches!(form.kind, Kind::Person | Kind::Org | Kind::Product | Kind::Fac | Kind::Event | Kind::Loc);
    if !short || form.acronym && form.kind != Kind::Org && form.kind != Kind::Person {
        return Vec::new();
    }
    let by_last = Index::get(&index.by_last, form.kind, word);
    let by_first = Index::get(&index.by_first, form.kind, word);
    let order: [&[usize]; 2] = match form.kind {
        Kind::Person => [by_last, by_first],
        // A last word alone is mostly a common noun ("Party", "Commission"), yet capitalised it is the one named before.
        _ => [by_first, by_last],
    };
    for list in order {
        let mut owners: Vec<usize> = Vec::new();
        for &j in list.iter().take(MOST_RIVALS) {
            let root = groups.root(j);
            if forms[j].words.len() > 1 && !owners.iter().any(|&o| groups.root(o) == root) {
                owners.push(j);
            }
        }
        if !owners.is_empty() {
            return owners;
        }
    }
    Vec::new()
}

/// Writes the entities: groups by first mention, ambiguous short forms by the nearest full name before them.
fn entities(
    doc: &Document<'_>,
    annotations: &mut [Annotation],
    forms: &[Form],
    mentions: &[Mention],
    choices: &HashMap<usize, Vec<usize>>,
    groups: &mut Groups,
) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut ids: HashMap<usize, u32> = HashMap::new();
    // The last mention seen of each group, to settle ambiguous short forms.
    let mut last_seen: HashMap<usize, usize> = HashMap::new();
    for mention in mentions {
        let group = match choices.get(&mention.form) {
            Some(owners) => {
                let seen = owners.iter().map(|&o| groups.root(o)).filter(|root| last_seen.contains_key(root));
                let nearest = seen.max_by_key(|root| last_seen[root]);
                nearest.unwrap_or_else(|| groups.root(mention.form))
            }
            None => groups.root(mention.form),
        };
        last_seen.insert(group, mention.annotation);
        let id = *ids.entry(group).or_insert_with(|| {
            entities.push(Entity { kind: forms[mention.form].kind, name: String::new(), mentions: Vec::new() });
            entities.len() as u32 - 1
        });
        annotations[mention.annotation].entity = Some(id);
        if let Some(entity) = entities.get_mut(id as usize) {
            entity.mentions.push(mention.annotation as u32);
        }
    }
    for entity in &mut entities {
        entity.name = canonical(doc, annotations, entity);
    }
    entities
}

/// The name to show: the fullest mention, in mixed case where there is one; the first of equals.
fn canonical(doc: &Document<'_>, annotations: &[Annotation], entity: &Entity) -> String {
    let mut best = "";
    for &i in &entity.mentions {
        let name = annotations[i as usize].span.of(doc.text);
        if best.is_empty() || form::fuller(entity.kind, name, best) {
            best = name;
        }
    }
    best.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Disjoint sets of forms.
struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    fn new(len: usize) -> Self {
        Self { parent: (0..len).collect() }
    }

    fn root(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    /// The earlier root stays, so that the result does not depend on the order of joins.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests;
