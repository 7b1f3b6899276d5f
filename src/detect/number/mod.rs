//! Numbers: counts, money, percentages, quantities, ages, scores, phone numbers.
//!
//! One pass over the tokens, left to right. A token that can start a number (digits, a number word, a currency sign) is
//! read as an [`amount`]: figure with currency or unit. What stands around it makes it a range, a ratio, a score, an age;
//! then come the modifier before it, the tail of a rate and the counted noun behind it. Nothing is read twice but a
//! bounded stretch, so the pass is linear.

mod age;
mod amount;
mod context;
mod currencies;
mod digits;
mod figure;
mod filter;
mod lexicon;
mod modifier;
mod noun;
mod ordinal;
mod phone;
mod range;
mod ratio;
mod single;
mod sum;
mod times;
mod units;
mod vague;
mod words;

pub use figure::{Figure, Form, figure_at, is_hyphen, unit_start};
pub use lexicon::Table;
pub use modifier::{Hedge, apply, modifier_after, modifier_before};

use super::{Candidate, Source};
use crate::label::Kind;
use crate::text::{Case, Document, TokenKind};
use crate::value::{Decimal, Modifier, NumberValue, Value};
use amount::{Amount, Measure, amount_at, is_glued};
use currencies::Money;
use lexicon::{NumberWord, number_word};
use std::borrow::Cow;

/// Appends a candidate for every number expression that is not a date, time, duration or set.
pub fn detect(doc: &Document<'_>, out: &mut Vec<Candidate>) {
    let mut pass = Pass { doc, out: Vec::new(), open: Vec::new(), floor: 0 };
    let mut i = 0;
    while i < doc.tokens.len() {
        i = pass.step(i).max(i + 1);
    }
    context::settle(doc, &pass.open, &mut pass.out);
    out.append(&mut pass.out);
}

/// The state of one pass.
struct Pass<'a, 't> {
    doc: &'a Document<'t>,
    out: Vec<Candidate>,
    open: Vec<context::Open>,
    /// The first token behind what was read last: nothing reaches back beyond it.
    floor: usize,
}

/// A number about to become a candidate.
struct Item {
    start: usize,
    end: usize,
    kind: Kind,
    value: NumberValue,
    why: Vec<Cow<'static, str>>,
    /// The family of a currency that is still open.
    family: Option<currencies::Family>,
}

impl Pass<'_, '_> {
    /// Looks at token `i`; gives the first token behind what was read, or `i`.
    #[inline]
    fn step(&mut self, i: usize) -> usize {
        let Some(token) = self.doc.tokens.get(i) else { return i };
        match token.kind {
            TokenKind::Word => self.word(i, token.case),
            TokenKind::Number => self.number(i),
            TokenKind::Symbol | TokenKind::Punct => {
                let next = self.doc.tokens.get(i + 1).map(|t| t.kind);
                let word = self.doc.word(i);
                match next {
                    _ if token.kind == TokenKind::Symbol && digits::vulgar(word).is_some() => self.number(i),
                    Some(TokenKind::Number) if matches!(word, "+" | "(") => self.phone(i).unwrap_or(i),
                    Some(TokenKind::Symbol) if word == "(" => self.phone(i).unwrap_or(i),
                    Some(_) if token.kind == TokenKind::Symbol && currencies::sign(word).is_some() => self.number(i),
                    _ => i,
                }
            }
            _ => i,
        }
    }

    #[inline]
    fn word(&mut self, i: usize, case: Case) -> usize {
        let word = self.doc.word(i);
        let Some(meaning) = number_word(word) else { return self.other_word(i, case) };
        match meaning {
            NumberWord::Article => {
                // Cheap: most articles have no number behind them.
                if number_word(self.doc.word(i + 1))
                    .is_some_and(|n| !matches!(n, NumberWord::Digit(_) | NumberWord::Teen(_) | NumberWord::Tens(_)))
                {
                    self.number(i)
                } else {
                    self.one_unit(i)
                }
            }
            NumberWord::Ordinal(_) => self.ordinal(i),
            NumberWord::Point
            | NumberWord::Minus
            | NumberWord::Couple
            | NumberWord::Parts(_)
            | NumberWord::Halves
            | NumberWord::Quarters => i,
            _ => self.number(i),
        }
    }

    /// "a tonne of sand", "a mile away": the article counts the unit where no price or rate precedes it.
    fn one_unit(&mut self, i: usize) -> usize {
        let doc = self.doc;
        let Some(unit) = units::unit_at(doc, i + 1, false, false).filter(|u| u.word) else { return i };
        let counted =
            matches!(unit.code, "km" | "mi" | "m" | "cm" | "t" | "kg" | "g" | "L" | "mL" | "ha" | "acre" | "gal");
        let next = doc.word(unit.end);
        let measures = matches!(
            next,
            "of" | "away"
                | "from"
                | "north"
                | "south"
                | "east"
                | "west"
                | "deep"
                | "high"
                | "long"
                | "wide"
                | "tall"
                | "apart"
                | "inland"
                | "offshore"
        );
        if !counted || !measures && unit.end < doc.tokens.len() {
            return i;
        }
        let value = NumberValue { amount: Some(Decimal::ONE), unit: Some(unit.code), ..NumberValue::default() };
        let why = vec!["article and unit".into()];
        self.hedged(Item { start: i, end: unit.end, kind: Kind::Quantity, value, why, family: None }, true)
    }

    /// Words that are no number words: "USD 5", "twice", "threefold".
    #[inline]
    fn other_word(&mut self, i: usize, case: Case) -> usize {
        let doc = self.doc;
        let word = doc.word(i);
        let next_number = doc.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
        let joined = matches!(case, Case::Upper | Case::Mixed | Case::Title)
            && word.len() >= 3
            && word.as_bytes().get(2..4).is_some_and(|b| b.iter().any(u8::is_ascii_digit));
        if (next_number || joined)
            && amount_at(doc, i, self.floor).is_some_and(|a| matches!(a.measure, Measure::Money(_)) && a.start <= i)
        {
            return self.number(i);
        }
        if case != Case::Upper && word.len() >= 5 {
            return self.fold(i);
        }
        i
    }

    fn phone(&mut self, i: usize) -> Option<usize> {
        let end = phone::phone_at(self.doc, i)?;
        self.emit(Item {
            start: i,
            end,
            kind: Kind::Phone,
            value: NumberValue::default(),
            why: vec!["telephone number".into()],
            family: None,
        });
        Some(end)
    }

    fn ordinal(&mut self, i: usize) -> usize {
        let doc = self.doc;
        let Some((n, end)) = ordinal::ordinal_at(doc, i) else { return i };
        if ordinal::counts(doc, i, end) {
            self.emit(Item {
                start: i,
                end,
                kind: Kind::Ordinal,
                value: NumberValue { amount: Some(n), ..NumberValue::default() },
                why: vec!["ordinal".into()],
                family: None,
            });
        }
        self.floor = end;
        end
    }

    /// Reads the number whose first token (currency sign included) is `i`.
    fn number(&mut self, i: usize) -> usize {
        let doc = self.doc;
        let digits = doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number);
        if digits && let Some(end) = self.phone(i) {
            return end;
        }
        if let Some((_, end)) = ordinal::ordinal_at(doc, i) {
            // "a third" and "one third" are fractions unless a noun follows.
            let fraction = figure_at(doc, i).is_some_and(|f| f.form == Form::Fraction);
            if !fraction {
                let done = self.ordinal(i);
                return done.max(end);
            }
        }
        let Some(first) = amount_at(doc, i, self.floor) else { return i };
        let end = self.judge(first);
        self.floor = self.floor.max(end);
        end
    }

    /// Decides what the amount `first` is together with its surroundings; gives the end of what was read.
    fn judge(&mut self, first: Amount) -> usize {
        let doc = self.doc;
        let figure_end = first.figure.tokens.end;
        // Letters glued to digits make another word of them: "24703L202", "5G", "4x4".
        if first.figure.form == Form::Digits
            && matches!(first.measure, Measure::Count | Measure::Unit(..))
            && first.start == first.figure.tokens.start
            && self.is_junk(&first)
        {
            return figure_end;
        }
        if first.figure.form == Form::Digits
            && first.figure.amount.is_none()
            && doc.word(first.figure.tokens.start).contains(['.', ','])
        {
            return first.end;
        }
        if first.measure == Measure::Calendar {
            return first.end;
        }
        if let Some(pair) = ratio::pair_at(doc, &first) {
            return self.pair(first.start, pair);
        }
        if let Some(end) = self.range(&first) {
            return end;
        }
        if let Some(age) = age::age_at(doc, first.start, &first, self.floor) {
            return self.age(first.start, &age, first.figure.amount, None);
        }
        if matches!(first.measure, Measure::Time(_)) {
            return first.figure.tokens.end;
        }
        if let Some(end) = self.times(&first) {
            return end;
        }
        self.single(first)
    }

    /// Whether digits are part of something else: glued letters, a slash date, a clock, a hex number.
    fn is_junk(&self, first: &Amount) -> bool {
        let doc = self.doc;
        let (start, end) = (first.figure.tokens.start, first.end);
        let glued_before = is_glued(doc, first.start)
            && first.start > 0
            && (doc.tokens.get(first.start - 1).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
                || matches!(doc.word(first.start - 1), "/" | ":" | "_" | "^" | "*" | "=")
                    && is_glued(doc, first.start - 1)
                || matches!(doc.word(first.start - 1), "-" | "–" | ".")
                    && is_glued(doc, first.start - 1)
                    && !first.hyphen
                    && !self.hyphen_is_free(first.start - 1));
        if glued_before {
            return true;
        }
        let Some(next) = doc.tokens.get(end).filter(|t| t.glued) else { return false };
        let word = doc.word(end);
        if first.measure != Measure::Count || first.figure.scaled {
            return false;
        }
        match next.kind {
            TokenKind::Word => word != "s" && !matches!(word, "x" | "X" | "'s" | "’s" | "yo"),
            TokenKind::Number => true,
            _ => {
                let number = |k: usize| doc.tokens.get(k).is_some_and(|t| t.glued && t.kind == TokenKind::Number);
                // "18:30" is a clock; "1:6" was a ratio before this is asked.
                let clock =
                    word == ":" && number(end + 1) && doc.word(end + 1).len() == 2 && doc.word(start).len() <= 2;
                word == "/" && number(end + 1) || clock || word == "_"
            }
        }
    }

    /// Whether the hyphen at token `i` parts words rather than makes one: "pre-2014", "mid-20" no, "—5" yes.
    fn hyphen_is_free(&self, i: usize) -> bool {
        let before = i.checked_sub(1).map_or("", |b| self.doc.word(b));
        matches!(before, "under" | "over" | "top" | "sub" | "plus" | "Under" | "Over" | "Top")
    }

    fn pair(&mut self, start: usize, pair: ratio::Pair) -> usize {
        let amount = match (pair.kind, pair.parts.as_slice()) {
            (Kind::Ratio, [a, b]) => a.checked_div(*b),
            _ => None,
        };
        let value = NumberValue { amount, parts: pair.parts, ..NumberValue::default() };
        let item = Item { start, end: pair.end, kind: pair.kind, value, why: vec![pair.rule.into()], family: None };
        self.hedged(item, pair.kind == Kind::Ratio)
    }

    /// Adds the modifier that stands before the item, and emits it.
    fn hedged(&mut self, mut item: Item, may: bool) -> usize {
        if may && let Some(hedge) = modifier_before(self.doc, item.start, self.floor) {
            match item.value.modifier {
                Modifier::Exact | Modifier::Approx => {
                    let amount = item.value.amount.take();
                    apply(&mut item.value, amount, hedge.modifier);
                    if matches!(hedge.modifier, Modifier::Exact | Modifier::Approx) {
                        item.value.amount = amount;
                    }
                    item.start = hedge.at;
                    item.why.insert(0, format!("modifier {}", hedge.phrase).into());
                }
                // "about 20-30", "up to 20-30": the range stays what it is.
                Modifier::Between | Modifier::Vague => {
                    item.start = hedge.at;
                    item.why.push(format!("modifier {}", hedge.phrase).into());
                }
                _ => {}
            }
        }
        self.join_bounds(&mut item);
        let end = item.end;
        self.emit(item);
        end
    }

    /// "more than 20 and less than 30": a lower and an upper bound of one kind are one range.
    fn join_bounds(&mut self, item: &mut Item) {
        let doc = self.doc;
        let (Some(joint), Some(last)) = (item.start.checked_sub(1), self.out.last()) else { return };
        let adjacent = joint == self.floor && (doc.word(joint).eq_ignore_ascii_case("and") || doc.word(joint) == ",");
        let Some(Value::Number(before)) = last.value.as_ref().filter(|_| adjacent && last.kind == item.kind) else {
            return;
        };
        let alike = before.unit == item.value.unit && before.currency == item.value.currency && item.family.is_none();
        let opposed = before.lo.is_some() != item.value.lo.is_some() && before.hi.is_some() != item.value.hi.is_some();
        let one_sided = before.lo.is_some() != before.hi.is_some();
        if !alike || !opposed || !one_sided || before.counted.is_some() || before.amount.is_some() {
            return;
        }
        let (lo, hi) = (before.lo.or(item.value.lo), before.hi.or(item.value.hi));
        if lo >= hi {
            return;
        }
        (item.value.lo, item.value.hi) = (lo, hi);
        item.value.lo_incl |= before.lo_incl;
        item.value.hi_incl |= before.hi_incl;
        item.value.modifier = Modifier::Between;
        item.why.push("two bounds".into());
        let start = last.span.start;
        self.out.pop();
        item.start = doc.tokens.partition_point(|t| t.span.start < start);
    }

    /// Whether token `start` stands in brackets right behind a sum: "61 million Hong Kong dollars ($7.8 million)".
    fn is_conversion(&self, start: usize) -> bool {
        let Some(bracket) = start.checked_sub(1).filter(|&b| self.doc.word(b) == "(") else { return false };
        let end = bracket.checked_sub(1).and_then(|k| self.doc.tokens.get(k)).map(|t| t.span.end);
        self.out.last().is_some_and(|last| last.kind == Kind::Money && Some(last.span.end) == end)
    }

    fn emit(&mut self, item: Item) {
        let span = self.doc.span_of(item.start..item.end);
        self.floor = item.end;
        let mut item = item;
        if item.family == Some(currencies::Family::Dollar) && self.is_conversion(item.start) {
            item.value.currency = Some("USD");
            item.value.currency_ambiguous = false;
            item.family = None;
            item.why.push("another sum in brackets behind it".into());
        }
        if let Some(family) = item.family {
            self.open.push(context::Open { candidate: self.out.len(), family });
        }
        self.out.push(Candidate {
            span,
            kind: item.kind,
            value: Some(Value::Number(item.value)),
            source: Source::Number,
            score: 1000,
            why: item.why,
            title: None,
        });
    }
}

/// Writes the measure into `value`; gives the kind. An open currency goes to `family`, hundredths are divided.
fn set_measure(measure: Measure, value: &mut NumberValue, family: &mut Option<currencies::Family>) -> Kind {
    match measure {
        Measure::Count | Measure::Time(_) | Measure::Calendar => Kind::Cardinal,
        Measure::Percent(code) => {
            value.unit = Some(code);
            Kind::Percent
        }
        Measure::Unit(code, per) => {
            value.unit = Some(code);
            value.per = per.map(str::to_owned);
            Kind::Quantity
        }
        Measure::Money(money) => {
            let hundredth = matches!(money, Money::Hundredth(_) | Money::HundredthOf(_));
            if hundredth {
                let divide = |d: Option<Decimal>| d.and_then(|d| d.checked_mul(Decimal::new(1, 2)));
                (value.amount, value.lo, value.hi) = (divide(value.amount), divide(value.lo), divide(value.hi));
            }
            match money {
                Money::Code(code) | Money::Hundredth(code) => value.currency = Some(code),
                Money::Of(shared) | Money::HundredthOf(shared) => {
                    value.currency_ambiguous = true;
                    *family = Some(shared);
                }
            }
            Kind::Money
        }
    }
}
