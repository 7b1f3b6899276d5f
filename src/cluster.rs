//! Mentions become entities: "Mr. Lavrov" = "Sergey Lavrov", "UN" = "United Nations".

use crate::analysis::{Annotation, Entity};
use crate::label::Class;
use crate::text::Document;
use std::collections::HashMap;

/// Groups the names among `annotations` into entities and writes each mention's entity back.
pub fn cluster(doc: &Document<'_>, annotations: &mut [Annotation]) -> Vec<Entity> {
    let mut entities: Vec<Entity> = Vec::new();
    let mut by_name = HashMap::new();
    for (i, annotation) in annotations.iter_mut().enumerate() {
        if annotation.kind.class() != Class::Name {
            continue;
        }
        let name = annotation.span.of(doc.text);
        let id = *by_name.entry((annotation.kind, name)).or_insert_with(|| {
            entities.push(Entity { kind: annotation.kind, name: name.to_owned(), mentions: Vec::new() });
            entities.len() - 1
        });
        entities[id].mentions.push(i as u32);
        annotation.entity = Some(id as u32);
    }
    entities
}
