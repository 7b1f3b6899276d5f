use super::*;
use crate::detect::Source;
use crate::text::Span;

/// Marks `[kind|surface]` in `marked`, clusters, and gives each entity as "name: mention, mention".
fn clusters(marked: &str) -> Vec<String> {
    let mut text = String::new();
    let mut annotations = Vec::new();
    for (i, part) in marked.split(['[', ']']).enumerate() {
        if i % 2 == 1 {
            let (kind, surface) = part.split_once('|').expect("kind|surface");
            let start = text.len() as u32;
            annotations.push(Annotation {
                span: Span::new(start, start + surface.len() as u32),
                kind: Kind::from_id(kind).expect("a kind"),
                value: None,
                entity: None,
                title: None,
                source: Source::Tagger,
                score: 1000,
                why: Vec::new(),
                alternatives: Vec::new(),
            });
            text.push_str(surface);
        } else {
            text.push_str(part);
        }
    }
    let doc = Document::new(&text);
    let entities = cluster(&doc, &mut annotations);
    for (i, a) in annotations.iter().enumerate() {
        let id = a.entity.expect("every name has an entity") as usize;
        assert!(entities[id].mentions.contains(&(i as u32)));
    }
    let show = |e: &Entity| {
        let mentions: Vec<&str> = e.mentions.iter().map(|&m| annotations[m as usize].span.of(&text)).collect();
        format!("{}: {}", e.name, mentions.join(", "))
    };
    entities.iter().map(show).collect()
}

#[test]
fn joins_what_belongs_together_and_nothing_else() {
    let cases: &[(&str, &[&str])] = &[
        ("[person|Ana Bell] met [person|Bell]. [person|Ana] left.", &["Ana Bell: Ana Bell, Bell, Ana"]),
        ("[person|Bell] spoke; [person|Ana Bell] did not.", &["Ana Bell: Bell, Ana Bell"]),
        ("[person|Sergei Ozols] and [person|Sergey Ozols]", &["Sergei Ozols: Sergei Ozols, Sergey Ozols"]),
        ("[person|Sólveig Dahl], [person|Solveig Dahl]", &["Sólveig Dahl: Sólveig Dahl, Solveig Dahl"]),
        ("[person|Park Min-ji], then [person|Min-ji Park]", &["Park Min-ji: Park Min-ji, Min-ji Park"]),
        ("[person|Ida M. Cole], [person|Ida Cole]", &["Ida M. Cole: Ida M. Cole, Ida Cole"]),
        (
            "[person|Ida Cole] and [person|Tom Cole]: [person|Cole] said",
            &["Ida Cole: Ida Cole", "Tom Cole: Tom Cole, Cole"],
        ),
        ("[person|Ida Cole] and [person|Ida Marsh]", &["Ida Cole: Ida Cole", "Ida Marsh: Ida Marsh"]),
        ("[org|UN] at the [org|United Nations]", &["United Nations: UN, United Nations"]),
        ("[org|Harbour Workers Union] ([org|HWU])", &["Harbour Workers Union: Harbour Workers Union, HWU"]),
        (
            "[org|Board of Fisheries and Tides] or [org|BFT]",
            &["Board of Fisheries and Tides: Board of Fisheries and Tides, BFT"],
        ),
        ("[org|Acme] is [org|Acme Robotics]", &["Acme Robotics: Acme, Acme Robotics"]),
        ("[gpe|US], [gpe|U.S.] and [gpe|United States]", &["United States: US, U.S., United States"]),
        ("[gpe|Kyiv] and [gpe|KYIV] and [gpe|Kiev]", &["Kyiv: Kyiv, KYIV, Kiev"]),
        ("[norp|Russian] and [norp|Russians], [gpe|Russia]", &["Russian: Russian, Russians", "Russia: Russia"]),
        ("[product|Su-25s] and a [product|Su-25]", &["Su-25: Su-25s, Su-25"]),
        ("[product|Lynx-M/QR-7] or [product|QR-7]", &["Lynx-M/QR-7: Lynx-M/QR-7", "QR-7: QR-7"]),
        ("[product|KN-23], [product|KN-23A]", &["KN-23: KN-23", "KN-23A: KN-23A"]),
        ("[gpe|North Korea], [gpe|South Korea]", &["North Korea: North Korea", "South Korea: South Korea"]),
        ("[loc|Jordan] and [person|Jordan]", &["Jordan: Jordan", "Jordan: Jordan"]),
    ];
    for (marked, want) in cases {
        assert_eq!(clusters(marked), *want, "{marked}");
    }
}

#[test]
fn stays_quick_on_many_people_of_one_surname() {
    let many: String = (0..3000).map(|i| format!("[person|F{i} Lee] ")).collect();
    assert_eq!(clusters(&(many + "[person|Lee]")).len(), 3000);
}
