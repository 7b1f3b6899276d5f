//! One amount on its own, with what belongs to it: rate, counted noun, modifiers.

use super::amount::{Amount, Measure, is_glued};
use super::currencies::Money;
use super::figure::{Form, is_hyphen};
use super::lexicon::{NumberWord, number_word};
use super::modifier::{apply, modifier_after, modifier_before};
use super::noun::{self, Rated, counted, rate};
use super::{Item, Pass, filter, set_measure, words};
use crate::label::Kind;
use crate::value::{Decimal, Modifier, NumberValue, Value};
use std::borrow::Cow;

impl Pass<'_, '_> {
    /// One amount on its own.
    pub(super) fn single(&mut self, first: Amount) -> usize {
        let doc = self.doc;
        let mut value = NumberValue { amount: first.figure.amount, ..NumberValue::default() };
        let mut family = None;
        let mut why: Vec<Cow<'static, str>> = Vec::new();
        match first.figure.form {
            Form::Digits => why.push("digits".into()),
            Form::Words => why.push("number words".into()),
            Form::Fraction => why.push("fraction".into()),
            Form::Vague => why.push("vague magnitude".into()),
            Form::Couple => {
                value.modifier = Modifier::Approx;
                why.push("a couple".into());
            }
        }
        if let Some((lo, hi)) = first.figure.bounds {
            value.modifier = Modifier::Vague;
            (value.lo, value.hi, value.lo_incl, value.hi_incl) = (Some(lo), Some(hi), true, false);
        }
        let mut kind = set_measure(first.measure, &mut value, &mut family);
        self.degrees(first.start, first.end, &mut value);
        if let Some(parts) = first.figure.parts
            && kind == Kind::Cardinal
        {
            kind = Kind::Fraction;
            value.parts = vec![parts.0, parts.1];
        }
        let hedge = modifier_before(doc, first.start, self.floor);
        let hedged = hedge.is_some();
        let bounded = hedge.is_some_and(|h| !matches!(h.modifier, Modifier::Exact | Modifier::Approx));
        if kind == Kind::Fraction && !self.is_fraction(&first, hedged) {
            return self.not_a_fraction(&first);
        }
        if kind == Kind::Cardinal
            && first.figure.form == Form::Digits
            && let Some(measure) = self.inherited(&first)
        {
            kind = set_measure(measure, &mut value, &mut family);
            why.push("unit of the number before".into());
        }
        if kind == Kind::Cardinal && !self.is_count(&first, hedged, bounded) {
            return first.figure.tokens.end;
        }
        let vague = first.figure.form == Form::Vague;
        let item = Item { start: first.start, end: first.end, kind, value, why, family };
        self.tail(item, first.hyphen, vague)
    }

    /// The measure of a bare number behind "up from" or "down from": that of the number before it.
    fn inherited(&self, first: &Amount) -> Option<Measure> {
        let doc = self.doc;
        let from = first.start.checked_sub(2)?;
        let said = ["up", "down", "rising", "falling"].iter().any(|w| doc.word(from).eq_ignore_ascii_case(w));
        if !said || doc.word(from + 1) != "from" || counted(doc, first.end, false, false).is_some() {
            return None;
        }
        let last = self.out.last()?;
        let near = doc.tokens.get(first.start).is_some_and(|t| t.span.start - last.span.end < 80);
        let Some(Value::Number(value)) = last.value.as_ref().filter(|_| near) else { return None };
        match last.kind {
            Kind::Quantity => Some(Measure::Unit(value.unit?, None)),
            Kind::Percent => Some(Measure::Percent(value.unit?)),
            Kind::Money => value.currency.map(|code| Measure::Money(Money::Code(code))),
            _ => None,
        }
    }

    /// Whether a fraction's words mean a fraction here.
    fn is_fraction(&self, first: &Amount, hedged: bool) -> bool {
        let doc = self.doc;
        let (start, end) = (first.figure.tokens.start, first.figure.tokens.end);
        let next = doc.word(end);
        let word = doc.word(start);
        if first.figure.tokens.len() == 1 && word.eq_ignore_ascii_case("half") {
            let before = first.start.checked_sub(1).map_or("", |b| doc.word(b));
            let other = [
                "first", "second", "other", "the", "latter", "better", "each", "either", "opening", "top", "bottom",
                "last", "this",
            ]
            .iter()
            .any(|w| w.eq_ignore_ascii_case(before));
            let of = [
                "of", "the", "its", "their", "his", "her", "our", "my", "your", "all", "those", "these", "that", "this",
            ]
            .iter()
            .any(|w| w.eq_ignore_ascii_case(next));
            return !is_hyphen(doc, end)
                && !next.eq_ignore_ascii_case("past")
                && (of && !is_side(before)
                    || !other && (hedged || before == "by" || end == start + 1 && doc.tokens.len() == 1));
        }
        let article = matches!(number_word(word), Some(NumberWord::Article));
        let plain = article && end == start + 2 && !is_hyphen(doc, end);
        if article && is_hyphen(doc, end) {
            return false;
        }
        if plain && matches!(number_word(doc.word(start + 1)), Some(NumberWord::Ordinal(_))) {
            // "a third missile" is an ordinal; "a third of them", "rose a third to 12" a fraction.
            let noun = words::is_lower_word(doc, end) && !words::is_stop(next);
            return !noun;
        }
        if plain && matches!(number_word(doc.word(start + 1)), Some(NumberWord::Quarter)) {
            return hedged || !words::is_lower_word(doc, end) || words::is_stop(next);
        }
        true
    }

    fn not_a_fraction(&mut self, first: &Amount) -> usize {
        let start = first.figure.tokens.start;
        if first.figure.tokens.len() == 2
            && matches!(number_word(self.doc.word(start + 1)), Some(NumberWord::Ordinal(_)))
        {
            return self.ordinal(start + 1);
        }
        first.figure.tokens.end
    }

    /// Whether a bare figure counts something rather than names or dates it.
    fn is_count(&self, first: &Amount, hedged: bool, bounded: bool) -> bool {
        let doc = self.doc;
        let (start, end) = (first.figure.tokens.start, first.figure.tokens.end);
        if !bounded && filter::is_year(doc, first) {
            return false;
        }
        // "March 2", "the 12 September attack" were the calendar's.
        if first.start > 0
            && words::is_month(doc, first.start - 1)
            && first.figure.form == Form::Digits
            && doc.word(start).len() <= 2
        {
            return false;
        }
        let word = doc.word(start);
        if first.figure.form == Form::Digits && word.len() > 1 && doc.word(end) == "s" && is_glued(doc, end) {
            // "1990s", "20s"
            return false;
        }
        if first.figure.form == Form::Words && end == start + 1 && word.eq_ignore_ascii_case("one") {
            let negative = first.start < start;
            return negative || !filter::is_pronoun_one(doc, start, end) || hedged || doc.tokens.len() == 1;
        }
        if word.eq_ignore_ascii_case("zero") && end == start + 1 {
            // "below zero", "net zero", "zero tolerance": only what can be counted is none.
            return noun::counted(doc, end, false, false).is_some() && !is_hyphen(doc, end) || doc.tokens.len() == 1;
        }
        // "two-way", "two-factor": one word, nothing is counted.
        if is_hyphen(doc, end) && words::is_compound(doc.word(end + 1)) {
            return false;
        }
        let scale = matches!(number_word(word), Some(NumberWord::Scale(_) | NumberWord::Hundred | NumberWord::Dozen));
        if first.figure.form == Form::Words && end == start + 1 && scale {
            return hedged || doc.tokens.len() == 1;
        }
        hedged || !filter::is_name(doc, first)
    }

    /// "six degrees": of temperature where the words around speak of heat, else of arc.
    pub(super) fn degrees(&self, start: usize, end: usize, value: &mut NumberValue) {
        let doc = self.doc;
        if value.unit != Some("deg") {
            return;
        }
        let heat = |k: usize| {
            [
                "hotter",
                "colder",
                "warmer",
                "cooler",
                "temperature",
                "temperatures",
                "heat",
                "hot",
                "cold",
                "freezing",
                "normal",
                "average",
                "celsius",
                "fahrenheit",
                "mercury",
                "warming",
                "highs",
                "lows",
                "weather",
                "thermometer",
                "heatwave",
                "forecast",
                "temp",
                "warm",
            ]
            .iter()
            .any(|w| w.eq_ignore_ascii_case(doc.word(k)))
        };
        let warm = (start.saturating_sub(12)..start).any(heat) || (end..end + 8).any(heat);
        if warm {
            value.unit = Some("C");
        }
    }

    /// Rate, counted noun, modifiers behind; then the modifier before, and out.
    pub(super) fn tail(&mut self, mut item: Item, hyphen: bool, vague: bool) -> usize {
        let doc = self.doc;
        let mut next = item.end;
        if let Some(hedge) = modifier_after(doc, item.end)
            && matches!(item.value.modifier, Modifier::Exact)
        {
            let amount = item.value.amount.take();
            apply(&mut item.value, amount, hedge.modifier);
            item.why.insert(0, format!("modifier {}", hedge.phrase).into());
            item.end = hedge.at;
            next = item.end;
        }
        match item.kind {
            Kind::Cardinal => {
                let one = item.value.amount == Some(Decimal::ONE);
                if let Some(found) = counted(doc, item.end, one, vague) {
                    let plain = found.end <= item.end + 4 && !is_hyphen(doc, item.end);
                    if plain && let Some(tail) = rate(doc, found.end, Rated::Count) {
                        item.value.per = Some(tail.per);
                        item.end = tail.end;
                        next = tail.end;
                        item.why.push("rate".into());
                    }
                    item.value.counted = Some(found.noun);
                } else if let Some(tail) = rate(doc, item.end, Rated::Count) {
                    item.value.per = Some(tail.per);
                    item.end = tail.end;
                    next = tail.end;
                    item.why.push("rate".into());
                }
            }
            Kind::Money | Kind::Quantity | Kind::Percent if !hyphen => {
                let of = match item.kind {
                    Kind::Money => Rated::Money,
                    Kind::Quantity => Rated::Unit,
                    _ => Rated::Count,
                };
                if item.value.per.is_none()
                    && let Some(tail) = rate(doc, item.end, of)
                {
                    item.value.per = Some(tail.per);
                    item.end = tail.end;
                    next = tail.end;
                    item.why.push("rate".into());
                }
            }
            _ => {}
        }
        item.value.change = noun::change(doc, item.start, item.end);
        let hedge = item.value.modifier == Modifier::Exact
            || item.value.modifier == Modifier::Between
            || item.value.modifier == Modifier::Approx
            || item.value.modifier == Modifier::Vague;
        self.hedged(item, hedge).max(next)
    }
}

/// Whether "half" behind `word` is a side or a period: "the bottom half of the table".
fn is_side(word: &str) -> bool {
    [
        "first", "second", "top", "bottom", "upper", "lower", "northern", "southern", "eastern", "western", "other",
        "better", "latter", "opening", "closing", "final", "last", "left", "right",
    ]
    .iter()
    .any(|w| w.eq_ignore_ascii_case(word))
}
