//! Numbers and their values against tables of cases: `tests/numbers/*.txt`.

mod tables;

use newsmark::analysis::Annotation;
use newsmark::detect::Source;
use newsmark::label::{Class, Kind};
use newsmark::value::{Change, Decimal, Modifier, NumberValue, Value};
use newsmark::{Options, Resources, annotate};

/// The numbers of `text`, names, dates and times apart; dates win over numbers as they do for a reader.
fn numbers(text: &str) -> Vec<Annotation> {
    let mut found = annotate(text, &Resources::default(), &Options::default()).annotations;
    found.retain(|a| a.source == Source::Number);
    found
}

/// "[At least 12] cardinal >=12 of people"
fn shown(text: &str, a: &Annotation) -> String {
    let mut out = format!("[{}] {}", a.span.of(text), a.kind.id());
    let Some(Value::Number(v)) = &a.value else { return out + " without a value" };
    out.push(' ');
    out.push_str(&amount(v));
    if !v.parts.is_empty() {
        let parts: Vec<String> = v.parts.iter().map(Decimal::to_string).collect();
        out.push(' ');
        out.push_str(&parts.join(":"));
    }
    if let Some(code) = v.currency.or(v.unit) {
        out.push(' ');
        out.push_str(code);
        out.push_str(if v.currency_ambiguous { "?" } else { "" });
    }
    for (word, what) in [("per", &v.per), ("of", &v.counted)] {
        if let Some(what) = what {
            out.push_str(&format!(" {word} {what}"));
        }
    }
    match v.change {
        Some(Change::Up) => out.push_str(" up"),
        Some(Change::Down) => out.push_str(" down"),
        None => {}
    }
    out
}

fn amount(v: &NumberValue) -> String {
    let show = |d: Option<Decimal>| d.map_or("-".to_owned(), |d| d.to_string());
    match v.modifier {
        Modifier::Exact => show(v.amount),
        Modifier::Approx => format!("~{}", show(v.amount)),
        Modifier::AtLeast => format!(">={}", show(v.lo)),
        Modifier::MoreThan => format!(">{}", show(v.lo)),
        Modifier::AtMost => format!("<={}", show(v.hi)),
        Modifier::LessThan => format!("<{}", show(v.hi)),
        Modifier::Between => format!("{}..{}", show(v.lo), show(v.hi)),
        Modifier::Vague => format!("{}..{}?", show(v.lo), show(v.hi)),
    }
}

#[test]
fn the_tables_hold() {
    tables::check("numbers", 8, 200, |text, _| numbers(text).iter().map(|a| shown(text, a)).collect());
}

/// A small deterministic generator, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// Pieces that the grammar knows, in any order.
const PIECES: &str = "the a an of and or to in per from between up over at least more than about some half quarter third \
    second two three twenty one hundred thousand million dozen dozens hundreds tens couple several point minus zero 1 12 \
    3.5 1,234 1.234.567 99999999999999999999999999999999999999999 0 000 007 2014 60 s th st m bn k % $ US$ £ € ¢ ¥ Rs USD \
    EUR12 dollars cents pounds won per cent percent points basis km kg m² ° C F degrees Celsius feet inches tonnes a \
    week day year years old aged age -year-old in her out every for votes times fold twice threefold - – — / : . , ; ( ) \
    + ½ ¾ ~ < > ≥ ² each barrel rose fell by down won lost 3-1 6-4 1-1-1 +44 (020) 7946 0018 Smith He Boeing May é 🎈 \
    ٣ \u{AD} \u{200B} ' \" # @";

#[test]
fn nothing_panics_or_overlaps_on_any_text() {
    let pieces: Vec<&str> = PIECES.split(' ').filter(|p| !p.is_empty()).collect();
    let mut dice = Dice(7);
    for _ in 0..8_000 {
        let mut text = String::new();
        for _ in 0..1 + dice.roll(12) {
            text.push_str(pieces[dice.roll(pieces.len())]);
            if dice.roll(4) > 0 {
                text.push(' ');
            }
        }
        let found = annotate(&text, &Resources::default(), &Options::default()).annotations;
        let mut behind = 0;
        for a in &found {
            assert!(a.span.start >= behind && !a.span.of(&text).is_empty(), "{text:?}");
            behind = a.span.end;
            let Some(Value::Number(v)) = &a.value else { continue };
            assert_eq!(a.kind.class(), Class::Number, "{text:?}");
            assert!(!a.why.is_empty(), "{text:?}: {a:?}");
            if v.modifier == Modifier::Between {
                assert!(v.lo < v.hi || v.lo.is_none() || v.hi.is_none(), "{text:?}: {v:?}");
            }
            if a.kind == Kind::Money {
                assert!(v.currency.is_some(), "{text:?}");
            }
        }
    }
}

/// A number written out with separators and read again is the same number.
#[test]
fn what_is_written_reads_back() {
    let mut dice = Dice(3);
    for _ in 0..3_000 {
        let scale = dice.roll(4) as u32;
        let value = Decimal::new(1 + dice.roll(1_000_000_000) as i128 * dice.roll(1000) as i128, scale);
        for (text, kind) in [
            (format!("They counted {} goats.", value.grouped()), Kind::Cardinal),
            (format!("They paid €{} for it.", value.grouped()), Kind::Money),
            (format!("It weighs {} kg.", value.grouped()), Kind::Quantity),
            (format!("Prices rose {}%.", value.grouped()), Kind::Percent),
        ] {
            let found = numbers(&text);
            let [only] = found.as_slice() else { panic!("{text}: {found:?}") };
            assert_eq!(only.kind, kind, "{text}");
            assert!(matches!(&only.value, Some(Value::Number(v)) if v.amount == Some(value)), "{text}: {only:?}");
        }
    }
}

/// What an adversary repeats costs no more for each copy than the first did; quadratic cost would not end.
#[test]
fn long_repetitions_end() {
    for piece in [
        "and ",
        "1",
        "1-1-1-",
        "1,",
        "one hundred and ",
        "million ",
        "half a ",
        "1 ",
        "+1 ",
        "(1",
        "6-4 ",
        "from 1 to ",
        "hundreds of ",
        "up to ",
        "$1 and ",
        "5 feet ",
        "- ",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        numbers(&text);
    }
}
