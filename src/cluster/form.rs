//! Forms: names folded for comparison.

use super::alias;
use crate::label::Kind;

/// A distinct name of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) kind: Kind,
    /// What equal forms share: folded words joined by spaces, aliases resolved.
    pub(super) key: String,
    /// The folded words.
    pub(super) words: Vec<String>,
    /// Whether the surface is a run of two to six capitals ("UN", "U.S.", "FAO").
    pub(super) acronym: bool,
}

impl Form {
    pub(super) fn new(kind: Kind, surface: &str) -> Self {
        let bare: String = surface.chars().filter(|c| !matches!(c, '.' | '&')).collect();
        let capitals = bare.chars().filter(|c| c.is_uppercase()).count();
        let acronym = (2..=6).contains(&capitals) && capitals == bare.chars().count();
        let mut words = fold_words(kind, surface, acronym);
        let mut key = words.join(" ");
        if let Some(known) = alias::resolve(kind, &key) {
            key = known.to_owned();
            words = key.split(' ').map(str::to_owned).collect();
        }
        Self { kind, key, words, acronym }
    }

    /// The initials that an acronym of this name can have: of all words, and without the small ones.
    pub(super) fn initials(&self) -> Vec<String> {
        let initial = |w: &String| w.chars().next();
        let all: String = self.words.iter().filter_map(initial).collect();
        let large: String = self.words.iter().filter(|w| !SMALL.contains(&w.as_str())).filter_map(initial).collect();
        if all == large { vec![all] } else { vec![all, large] }
    }
}

const SMALL: &[&str] = &["of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "le", "to", "&", "against"];

/// Words in lower case without diacritics, dots, possessives and a leading "the"; plurals of peoples and products cut.
fn fold_words(kind: Kind, surface: &str, acronym: bool) -> Vec<String> {
    let mut words: Vec<String> = surface.split_whitespace().map(fold).filter(|w| !w.is_empty()).collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    if let Some(last) = words.last_mut().filter(|_| !acronym) {
        let plural = match kind {
            Kind::Norp => last.len() > 4 && !last.ends_with("ss") && !last.ends_with("us") && !last.ends_with("is"),
            Kind::Product => last.bytes().any(|b| b.is_ascii_digit()),
            _ => false,
        };
        if plural && last.ends_with('s') {
            last.pop();
        }
    }
    words
}

/// One word in lower case, without diacritics, dots and invisible characters, apostrophes made alike.
fn fold(word: &str) -> String {
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            '.' | ',' | '"' | '“' | '”' | '(' | ')' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{300}'..='\u{36F}' => {
            }
            '’' | '‘' | 'ʼ' | '`' => out.push('\''),
            '‐' | '‑' | '–' => out.push('-'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            _ => out.push(FOLDED.iter().find(|(set, _)| !c.is_ascii() && set.contains(c)).map_or(c, |&(_, base)| base)),
        }
    }
    out
}

/// Latin letters with diacritics and their base letter.
const FOLDED: &[(&str, char)] = &[
    ("àáâãäåāăąǎạảấầậắ", 'a'),
    ("çćĉċč", 'c'),
    ("ďđð", 'd'),
    ("èéêëēĕėęěẹếềệ", 'e'),
    ("ĝğġģ", 'g'),
    ("ĥħ", 'h'),
    ("ìíîïĩīĭįıị", 'i'),
    ("ķ", 'k'),
    ("ĺļľł", 'l'),
    ("ñńņňŋ", 'n'),
    ("òóôõöøōŏőơọộốồớ", 'o'),
    ("ŕŗř", 'r'),
    ("śŝşšș", 's'),
    ("ţťŧț", 't'),
    ("ùúûüũūŭůűųưụứừ", 'u'),
    ("ŵ", 'w'),
    ("ýÿŷỳỹ", 'y'),
    ("źżž", 'z'),
];

/// Whether two names of several words with one surname are one person: forenames that agree, fall short or abbreviate.
pub(super) fn same_person(a: &[String], b: &[String]) -> bool {
    let (Some((_, a)), Some((_, b))) = (a.split_last(), b.split_last()) else { return false };
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut rest = long.iter();
    let in_order = short.iter().all(|x| rest.by_ref().any(|y| same_forename(x, y)));
    // The first forename is the one that counts: "J. Paul Smith" is no "Paul Smith" of another family.
    in_order && same_forename(&short[0], &long[0])
}

/// Equal, an initial of the other, or spelt with i for y and the like ("Sergey", "Sergei").
fn same_forename(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let initial = short.chars().count() == 1 && long.starts_with(short);
    initial || spelling(a) == spelling(b)
}

/// A name with the letters made alike that transliterations vary.
fn spelling(name: &str) -> String {
    let mut out: String = name
        .replace("kh", "h")
        .replace("iy", "i")
        .replace("yi", "i")
        .replace("ij", "i")
        .replace("ei", "i")
        .replace("ey", "i");
    out = out.replace(['y', 'j'], "i").replace('w', "v").replace("ck", "k").replace("ph", "f");
    // Runs of one letter count once: "mohammed" is "mohamed".
    let mut last = None;
    out.retain(|c| last.replace(c) != Some(c) || c.is_ascii_digit());
    out
}

/// Whether the longer list begins with the shorter, of two words at least.
pub(super) fn extends(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() > 1 && long.starts_with(short)
}

/// Whether the two lists hold the same words in another order.
pub(super) fn same_words(a: &[String], b: &[String]) -> bool {
    let sorted = |x: &[String]| {
        let mut x = x.to_vec();
        x.sort_unstable();
        x
    };
    a.len() == b.len() && sorted(a) == sorted(b)
}

/// Whether `name` is a better canonical name than `best`.
pub(super) fn fuller(kind: Kind, name: &str, best: &str) -> bool {
    let shouting = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count() > 5 && !s.chars().any(char::is_lowercase);
    if shouting(name) != shouting(best) {
        return shouting(best);
    }
    match kind {
        // "Russian" stands for "Russians" too.
        Kind::Norp | Kind::Product => name.chars().count() < best.chars().count() && best.starts_with(name),
        _ => name.chars().count() > best.chars().count(),
    }
}
