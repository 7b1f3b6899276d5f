//! Hedges and bounds around a number: "at least", "up to", "about", "or more", "-odd".

use super::figure::is_hyphen;
use super::lexicon::Table;
use crate::text::Document;
use crate::value::{Decimal, Modifier, NumberValue};
use std::sync::LazyLock;

/// A modifier that was read, the token it starts or ends at, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hedge {
    /// For a modifier before a number its first token; for one behind it the first token after it.
    pub at: usize,
    /// What it does to the number.
    pub modifier: Modifier,
    /// The words of the phrase, for "why".
    pub phrase: &'static str,
}

use Modifier::{Approx, AtLeast, AtMost, Exact, LessThan, MoreThan};

/// Phrases that stand before a number. The longest that fits is taken.
const BEFORE: &[(&str, Modifier)] = &[
    ("at least", AtLeast),
    ("at the least", AtLeast),
    ("no fewer than", AtLeast),
    ("no less than", AtLeast),
    ("not fewer than", AtLeast),
    ("not less than", AtLeast),
    ("nothing less than", AtLeast),
    ("a minimum of", AtLeast),
    ("minimum", AtLeast),
    ("minimum of", AtLeast),
    ("upwards of", AtLeast),
    ("upward of", AtLeast),
    ("as few as", AtLeast),
    ("as little as", AtLeast),
    ("as low as", AtLeast),
    ("greater than or equal to", AtLeast),
    ("more than or equal to", AtLeast),
    ("equal to or more than", AtLeast),
    ("equal to or greater than", AtLeast),
    ("larger or equal than", AtLeast),
    ("bigger or equal than", AtLeast),
    ("higher or equal than", AtLeast),
    ("greater or equal than", AtLeast),
    ("more or equal than", AtLeast),
    ("at least or equal to", AtLeast),
    ("≥", AtLeast),
    ("> =", AtLeast),
    ("more than", MoreThan),
    ("over", MoreThan),
    ("above", MoreThan),
    ("beyond", MoreThan),
    ("in excess of", MoreThan),
    ("exceeding", MoreThan),
    ("exceed", MoreThan),
    ("surpass", MoreThan),
    ("surpassing", MoreThan),
    ("greater than", MoreThan),
    ("larger than", MoreThan),
    ("bigger than", MoreThan),
    ("higher than", MoreThan),
    ("longer than", MoreThan),
    ("heavier than", MoreThan),
    ("taller than", MoreThan),
    ("older than", MoreThan),
    ("north of", MoreThan),
    ("just over", MoreThan),
    ("just above", MoreThan),
    ("just more than", MoreThan),
    ("well over", MoreThan),
    ("well above", MoreThan),
    ("well beyond", MoreThan),
    ("far more than", MoreThan),
    ("much more than", MoreThan),
    ("way over", MoreThan),
    ("little more than", MoreThan),
    ("a little over", MoreThan),
    ("a little more than", MoreThan),
    ("slightly over", MoreThan),
    ("slightly above", MoreThan),
    ("slightly more than", MoreThan),
    ("a bit more than", MoreThan),
    (">", MoreThan),
    ("at most", AtMost),
    ("at the most", AtMost),
    ("no more than", AtMost),
    ("not more than", AtMost),
    ("no higher than", AtMost),
    ("no longer than", AtMost),
    ("no later than", AtMost),
    ("up to", AtMost),
    ("as many as", AtMost),
    ("as much as", AtMost),
    ("as high as", AtMost),
    ("as long as", AtMost),
    ("a maximum of", AtMost),
    ("maximum", AtMost),
    ("maximum of", AtMost),
    ("less than or equal to", AtMost),
    ("smaller than or equal to", AtMost),
    ("smaller or equal than", AtMost),
    ("less or equal than", AtMost),
    ("lower or equal than", AtMost),
    ("fewer than or equal to", AtMost),
    ("≤", AtMost),
    ("< =", AtMost),
    ("less than", LessThan),
    ("fewer than", LessThan),
    ("under", LessThan),
    ("below", LessThan),
    ("lower than", LessThan),
    ("smaller than", LessThan),
    ("shorter than", LessThan),
    ("younger than", LessThan),
    ("just under", LessThan),
    ("just below", LessThan),
    ("just less than", LessThan),
    ("well under", LessThan),
    ("well below", LessThan),
    ("far less than", LessThan),
    ("far fewer than", LessThan),
    ("slightly under", LessThan),
    ("slightly below", LessThan),
    ("slightly less than", LessThan),
    ("a little under", LessThan),
    ("a little less than", LessThan),
    ("just shy of", LessThan),
    ("shy of", LessThan),
    ("just short of", LessThan),
    ("<", LessThan),
    ("about", Approx),
    ("around", Approx),
    ("roughly", Approx),
    ("approximately", Approx),
    ("approx", Approx),
    ("approx.", Approx),
    ("some", Approx),
    ("nearly", Approx),
    ("almost", Approx),
    ("circa", Approx),
    ("c.", Approx),
    ("ca.", Approx),
    ("close to", Approx),
    ("nearing", Approx),
    ("approaching", Approx),
    ("an estimated", Approx),
    ("estimated", Approx),
    ("estimated at", Approx),
    ("somewhere around", Approx),
    ("in the region of", Approx),
    ("in the order of", Approx),
    ("on the order of", Approx),
    ("in the neighbourhood of", Approx),
    ("just about", Approx),
    ("virtually", Approx),
    ("practically", Approx),
    ("perhaps", Approx),
    ("maybe", Approx),
    ("more or less", Approx),
    ("~", Approx),
    ("≈", Approx),
    ("±", Approx),
    ("a total of", Exact),
    ("exactly", Exact),
    ("precisely", Exact),
    ("a record", Exact),
    ("a further", Exact),
    ("an additional", Exact),
    ("a combined", Exact),
];

/// Phrases that stand behind a number and its unit.
const AFTER: &[(&str, Modifier)] = &[
    ("or more", AtLeast),
    ("or greater", AtLeast),
    ("or higher", AtLeast),
    ("or above", AtLeast),
    ("or over", AtLeast),
    ("or older", AtLeast),
    ("or longer", AtLeast),
    ("and over", AtLeast),
    ("and above", AtLeast),
    ("and older", AtLeast),
    ("and up", AtLeast),
    ("or less", AtMost),
    ("or fewer", AtMost),
    ("or below", AtMost),
    ("or under", AtMost),
    ("or lower", AtMost),
    ("or younger", AtMost),
    ("and under", AtMost),
    ("or so", Approx),
];

/// Nouns and verbs after which "over", "about", "around", "above", "below" and "under" are mere prepositions.
const TAKES_PREPOSITION: &[&str] = &[
    "control",
    "dispute",
    "disputes",
    "win",
    "victory",
    "row",
    "fight",
    "battle",
    "war",
    "debate",
    "spread",
    "triumph",
    "success",
    "power",
    "concern",
    "concerns",
    "anger",
    "fears",
    "talk",
    "talks",
    "talked",
    "talking",
    "story",
    "film",
    "book",
    "concerned",
    "worried",
    "question",
    "questions",
    "information",
    "complaints",
    "complained",
    "know",
    "knew",
    "think",
    "says",
    "said",
    "asked",
    "told",
    "learned",
    "arms",
    "revolves",
    "revolved",
    "conflict",
    "clash",
    "clashes",
    "article",
    "documentary",
    "hand",
    "handed",
    "handing",
    "hands",
    "took",
    "take",
    "takes",
    "taking",
    "taken",
    "novel",
    "song",
    "play",
];

/// Verbs that take "up": "shot up to".
const GOES_UP: &[&str] = &[
    "shot", "went", "go", "goes", "going", "gone", "rose", "climbed", "jumped", "came", "pushed", "moved", "ticked",
    "edged", "crept", "drove", "driven", "brought", "bringing", "took", "ramped", "scaled", "sped", "inched", "picked",
    "bumped", "stepped", "caught",
];

/// Reads the modifier that ends right before token `i` and starts at token `floor` or later.
///
/// Two in a row count as one where the outer one bounds ("up to about 50"). For durations and numbers alike.
pub fn modifier_before(doc: &Document<'_>, i: usize, floor: usize) -> Option<Hedge> {
    let inner = one_before(doc, i, floor)?;
    let outer = one_before(doc, inner.at, floor);
    Some(match outer {
        Some(outer) if matches!(inner.modifier, Approx | Exact) => {
            let modifier = if outer.modifier == Exact { inner.modifier } else { outer.modifier };
            Hedge { at: outer.at, modifier, phrase: outer.phrase }
        }
        Some(outer) if outer.modifier == Approx => Hedge { at: outer.at, ..inner },
        _ => inner,
    })
}

/// The last words of the phrases before a number: most words are none, and cost one lookup.
static LAST: LazyLock<Table<()>> =
    LazyLock::new(|| Table::new(BEFORE.iter().map(|(phrase, _)| (last_word(phrase), &())), true));

fn last_word(phrase: &'static str) -> &'static str {
    phrase.rsplit(' ').next().unwrap_or(phrase)
}

fn one_before(doc: &Document<'_>, i: usize, floor: usize) -> Option<Hedge> {
    let last = doc.word(i.checked_sub(1)?);
    if i <= floor || LAST.get(last).is_none() {
        return None;
    }
    let mut best: Option<(usize, Hedge)> = None;
    for &(phrase, modifier) in BEFORE {
        let mut words = phrase.rsplit(' ');
        if !words.next().is_some_and(|w| w.eq_ignore_ascii_case(last)) {
            continue;
        }
        let mut at = i - 1;
        let fits = words.all(|w| {
            let ok = at > floor && doc.word(at - 1).eq_ignore_ascii_case(w);
            at = at.saturating_sub(1);
            ok
        });
        if fits && best.is_none_or(|(longest, _)| phrase.len() > longest) {
            best = Some((phrase.len(), Hedge { at, modifier, phrase }));
        }
    }
    let (_, hedge) = best?;
    let preposition = matches!(hedge.phrase, "over" | "about" | "around" | "above" | "below" | "under" | "beyond");
    // "shot up to 46 per cent", "went up to 12": the verb goes up.
    let verb = hedge.phrase == "up to" && hedge.at > 0;
    if verb && GOES_UP.iter().any(|w| w.eq_ignore_ascii_case(doc.word(hedge.at - 1))) {
        return None;
    }
    if preposition && hedge.at > 0 && TAKES_PREPOSITION.iter().any(|w| w.eq_ignore_ascii_case(doc.word(hedge.at - 1))) {
        return None;
    }
    Some(hedge)
}

/// Reads the modifier that starts at token `i`, right behind a number and its unit: "or more", "-plus", "-odd", "+".
pub fn modifier_after(doc: &Document<'_>, i: usize) -> Option<Hedge> {
    let word = doc.word(i);
    if is_hyphen(doc, i) {
        let next = doc.word(i + 1);
        if next.eq_ignore_ascii_case("plus") {
            return Some(Hedge { at: i + 2, modifier: AtLeast, phrase: "plus" });
        }
        if next.eq_ignore_ascii_case("odd") {
            return Some(Hedge { at: i + 2, modifier: Approx, phrase: "odd" });
        }
        if next.eq_ignore_ascii_case("ish") {
            return Some(Hedge { at: i + 2, modifier: Approx, phrase: "ish" });
        }
        return None;
    }
    let token = doc.tokens.get(i)?;
    if word == "+" && token.glued && !doc.tokens.get(i + 1).is_some_and(|t| t.glued && doc.word(i + 1) != "-") {
        return Some(Hedge { at: i + 1, modifier: AtLeast, phrase: "+" });
    }
    if !word.eq_ignore_ascii_case("or") && !word.eq_ignore_ascii_case("and") {
        return None;
    }
    let next = doc.word(i + 1);
    // "or more than", "or less than" belong to what follows.
    if doc.word(i + 2).eq_ignore_ascii_case("than") {
        return None;
    }
    AFTER.iter().find_map(|&(phrase, modifier)| {
        let (a, b) = phrase.split_once(' ')?;
        let fits = a.eq_ignore_ascii_case(word) && b.eq_ignore_ascii_case(next);
        fits.then_some(Hedge { at: i + 2, modifier, phrase })
    })
}

/// Writes a figure's amount into `value` as `modifier` says: an amount, a lower or an upper bound.
pub fn apply(value: &mut NumberValue, amount: Option<Decimal>, modifier: Modifier) {
    value.modifier = modifier;
    match modifier {
        Exact | Approx | Modifier::Between | Modifier::Vague => value.amount = amount,
        AtLeast | MoreThan => {
            value.lo = amount;
            value.lo_incl = modifier == AtLeast;
        }
        AtMost | LessThan => {
            value.hi = amount;
            value.hi_incl = modifier == AtMost;
        }
    }
}
