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
mod ratio;
mod units;
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
use noun::{Rated, counted, rate};
use ratio::{Dash, is_dash};
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
                    i
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

    /// "twice", "thrice", "threefold", "tenfold".
    fn fold(&mut self, i: usize) -> usize {
        let doc = self.doc;
        let word = doc.word(i);
        let lower = |w: &str| word.eq_ignore_ascii_case(w);
        let twice = if lower("twice") {
            Some(2)
        } else if lower("thrice") {
            Some(3)
        } else {
            None
        };
        let (n, fold) = match twice {
            Some(n) => (n, false),
            None => {
                let Some(stem) = word.len().checked_sub(4).and_then(|n| word.split_at_checked(n)) else { return i };
                if !stem.1.eq_ignore_ascii_case("fold") {
                    return i;
                }
                let n = match number_word(stem.0) {
                    Some(NumberWord::Digit(n) | NumberWord::Teen(n) | NumberWord::Tens(n)) if n > 1 => i64::from(n),
                    Some(NumberWord::Hundred) => 100,
                    Some(NumberWord::Scale(3)) => 1000,
                    _ => return i,
                };
                (n, true)
            }
        };
        let end = i + 1;
        let next = doc.word(end);
        // "twice a day", "twice weekly" are sets.
        if !fold
            && (["a", "an", "per", "each", "every", "daily", "weekly", "monthly", "yearly"]
                .iter()
                .any(|w| next.eq_ignore_ascii_case(w)))
            || is_hyphen(doc, end)
        {
            return i;
        }
        let ratio = fold || is_multiplied(next);
        let value = NumberValue {
            amount: Some(Decimal::from_int(n)),
            counted: (!ratio).then(|| "times".to_owned()),
            change: if fold { noun::change(doc, i, end) } else { None },
            ..NumberValue::default()
        };
        let kind = if ratio { Kind::Ratio } else { Kind::Cardinal };
        let item = Item {
            start: i,
            end,
            kind,
            value,
            why: vec![if fold { "-fold" } else { "so many times" }.into()],
            family: None,
        };
        self.hedged(item, true)
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
            && first.measure == Measure::Count
            && !first.figure.scaled
            && self.is_junk(&first)
        {
            return figure_end;
        }
        if first.figure.form == Form::Digits
            && first.figure.amount.is_none()
            && doc.word(first.figure.tokens.start).matches('.').count() > 1
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

    /// "20-30", "€18m to €22m", "between 11 and 13 million tonnes", "eight or nine": two amounts, one number.
    fn range(&mut self, first: &Amount) -> Option<usize> {
        let doc = self.doc;
        let end = first.end;
        if matches!(first.figure.form, Form::Vague | Form::Couple) {
            return None;
        }
        let before = first.start.checked_sub(1).filter(|&b| b >= self.floor);
        let before_is = |w: &str| before.is_some_and(|b| doc.word(b).eq_ignore_ascii_case(w));
        let word = doc.word(end);
        let dash = is_dash(doc, end)
            && doc
                .tokens
                .get(end + 1)
                .is_some_and(|t| t.kind != TokenKind::Word || number_word(doc.word(end + 1)).is_some());
        let spaced = matches!(word, "-" | "–" | "—" | "~")
            && first.figure.form == Form::Digits
            && (is_glued(doc, end) == is_glued(doc, end + 1) || word != "—")
            && doc.tokens.get(end + 1).is_some_and(|t| t.kind != TokenKind::Word)
            && !dash;
        let between = before_is("between");
        let from = before_is("from");
        let to = word.eq_ignore_ascii_case("to") || word.eq_ignore_ascii_case("through");
        let or = word.eq_ignore_ascii_case("or");
        let and = word.eq_ignore_ascii_case("and") && between;
        let hyphens = is_hyphen(doc, end) && doc.word(end + 1) == "to" && is_hyphen(doc, end + 2);
        if !(dash || spaced || to || or || and || hyphens) {
            return None;
        }
        let mut at = if hyphens { end + 3 } else { end + 1 };
        // "between 2 l and about 7 l"
        if (and || to)
            && ["about", "around", "roughly", "nearly", "~"].iter().any(|w| doc.word(at).eq_ignore_ascii_case(w))
        {
            at += 1;
        }
        let second = amount_at(doc, at, at)?;
        if matches!(second.figure.form, Form::Vague | Form::Couple) || second.start > at {
            return None;
        }
        if dash {
            match ratio::dash(doc, first, &second) {
                Dash::Chain(end) => return Some(end),
                Dash::Score(pair) => return Some(self.pair(first.start, pair)),
                Dash::Range => {}
            }
        }
        if second.measure == Measure::Calendar || first.measure == Measure::Calendar {
            return Some(second.end);
        }
        let measure = joint_measure(first, &second, dash || spaced)?;
        let (lo, hi) = bounds(doc, first, &second)?;
        if lo >= hi {
            return None;
        }
        let years = filter::is_year(doc, &Amount { measure: Measure::Count, ..second.clone() })
            && doc.word(first.figure.tokens.start).len() == 4;
        let season = dash
            && first.measure == Measure::Count
            && doc.word(first.figure.tokens.start).len() == 4
            && doc.word(at).len() == 2
            && second.measure == Measure::Count;
        if years || season {
            return Some(second.end);
        }
        if (to || spaced) && !from && !between {
            // "rose 12 to 30" states a change, and "3 to 2014" nothing.
            let far = lo.checked_mul(Decimal::from_int(100)).is_some_and(|far| hi > far);
            if to && (noun::change_before(doc, first.start) || far) || filter::is_year(doc, &second) {
                return None;
            }
        }
        if from && to && before.is_some_and(|b| noun::from_states_change(doc, b)) {
            return None;
        }
        if or {
            let near = hi.checked_sub(lo).is_some_and(|d| d <= Decimal::from_int(2))
                || hi <= Decimal::from_int(100) && lo.checked_mul(Decimal::from_int(2)).is_some_and(|d| hi <= d);
            if !near || first.measure != Measure::Count && first.measure != measure || lo.is_negative() {
                return None;
            }
        }
        let start = if between { first.start - 1 } else { first.start };
        let joint = Amount { start, end: second.end, measure, ..second };
        if let Some(age) = age::age_at(doc, start, &joint, self.floor) {
            return Some(self.age(start, &age, Some(lo), Some(hi)));
        }
        if matches!(measure, Measure::Time(_)) {
            return Some(joint.figure.tokens.end);
        }
        let mut value = NumberValue {
            lo: Some(lo),
            hi: Some(hi),
            lo_incl: true,
            hi_incl: true,
            modifier: Modifier::Between,
            ..NumberValue::default()
        };
        let mut family = None;
        let kind = set_measure(measure, &mut value, &mut family);
        let item = Item { start, end: joint.end, kind, value, why: vec!["range".into()], family };
        Some(self.tail(item, joint.hyphen, false))
    }

    fn age(&mut self, start: usize, age: &age::Age, lo: Option<Decimal>, hi: Option<Decimal>) -> usize {
        let mut value = NumberValue { unit: Some(age.unit), ..NumberValue::default() };
        if age.decade || hi.is_some() {
            let hi = hi.or_else(|| lo?.checked_add(Decimal::from_int(9)));
            (value.lo, value.hi, value.lo_incl, value.hi_incl) = (lo, hi, true, true);
            value.modifier = Modifier::Between;
        } else {
            value.amount = lo;
        }
        let hedge = age.start >= start;
        let item =
            Item { start: age.start, end: age.end, kind: Kind::Age, value, why: vec![age.rule.into()], family: None };
        self.hedged(item, hedge && hi.is_none() && !age.decade)
    }

    /// "three times the usual rate", "10-fold", "2x".
    fn times(&mut self, first: &Amount) -> Option<usize> {
        let doc = self.doc;
        if first.measure != Measure::Count || !matches!(first.figure.form, Form::Digits | Form::Words) {
            return None;
        }
        let end = first.end;
        let hyphen = usize::from(is_hyphen(doc, end));
        let word = doc.word(end + hyphen);
        let at = end + hyphen + 1;
        let rule = if word.eq_ignore_ascii_case("fold") {
            "-fold"
        } else if matches!(word, "x" | "X") && is_glued(doc, end) && !is_glued(doc, at)
            || word.eq_ignore_ascii_case("times") && is_multiplied(doc.word(at))
        {
            "so many times"
        } else if word.eq_ignore_ascii_case("times") && is_repeated(doc.word(at)) {
            return Some(at);
        } else {
            return None;
        };
        let value = NumberValue {
            amount: first.figure.amount,
            change: noun::change(doc, first.start, at),
            ..NumberValue::default()
        };
        let item = Item { start: first.start, end: at, kind: Kind::Ratio, value, why: vec![rule.into()], family: None };
        Some(self.hedged(item, true))
    }

    /// One amount on its own.
    fn single(&mut self, first: Amount) -> usize {
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
        if let Measure::Unit("deg", _) = first.measure {
            self.degrees(&first, &mut value);
        }
        if let Some(parts) = first.figure.parts
            && kind == Kind::Cardinal
        {
            kind = Kind::Fraction;
            value.parts = vec![parts.0, parts.1];
        }
        let hedge = modifier_before(doc, first.start, self.floor);
        let hedged = hedge.is_some();
        if kind == Kind::Fraction && !self.is_fraction(&first, hedged) {
            return self.not_a_fraction(&first);
        }
        if kind == Kind::Cardinal && !self.is_count(&first, hedged) {
            return first.figure.tokens.end;
        }
        let vague = first.figure.form == Form::Vague;
        let item = Item { start: first.start, end: first.end, kind, value, why, family };
        self.tail(item, first.hyphen, vague)
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
                && (of && !before.eq_ignore_ascii_case("first") && !before.eq_ignore_ascii_case("second")
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
    fn is_count(&self, first: &Amount, hedged: bool) -> bool {
        let doc = self.doc;
        let (start, end) = (first.figure.tokens.start, first.figure.tokens.end);
        if filter::is_year(doc, first) {
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
            return !filter::is_pronoun_one(doc, start, end) || hedged || doc.tokens.len() == 1;
        }
        if first.figure.form == Form::Words
            && end == start + 1
            && (word.eq_ignore_ascii_case("thousand")
                || word.eq_ignore_ascii_case("million")
                || word.eq_ignore_ascii_case("dozen"))
        {
            return start == 0 || hedged;
        }
        hedged || !filter::is_name(doc, first)
    }

    /// "six degrees": of temperature where the words around speak of heat, else of arc.
    fn degrees(&self, first: &Amount, value: &mut NumberValue) {
        let doc = self.doc;
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
                "degrees",
            ]
            .iter()
            .any(|w| w.eq_ignore_ascii_case(doc.word(k)))
        };
        let warm = (first.start.saturating_sub(12)..first.start).any(heat) || (first.end..first.end + 8).any(heat);
        if warm {
            value.unit = Some("C");
        }
    }

    /// Rate, counted noun, modifiers behind; then the modifier before, and out.
    fn tail(&mut self, mut item: Item, hyphen: bool, vague: bool) -> usize {
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
        let end = item.end;
        self.emit(item);
        end
    }

    fn emit(&mut self, item: Item) {
        let span = self.doc.span_of(item.start..item.end);
        self.floor = item.end;
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

/// Whether the word behind "three times" makes it a factor: "the usual rate", "as many", "higher".
fn is_multiplied(word: &str) -> bool {
    [
        "the", "as", "that", "its", "their", "his", "her", "what", "more", "higher", "larger", "bigger", "greater",
        "faster", "likelier", "less", "those", "this", "longer", "stronger", "wider", "worse", "better",
    ]
    .iter()
    .any(|w| w.eq_ignore_ascii_case(word))
}

/// Whether the word behind "three times" makes it a set: "a week", "each day".
fn is_repeated(word: &str) -> bool {
    ["a", "an", "per", "each", "every", "daily", "weekly", "monthly", "yearly", "annually"]
        .iter()
        .any(|w| w.eq_ignore_ascii_case(word))
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

/// The measure that both ends of a range share; `None` where they measure different things.
fn joint_measure(first: &Amount, second: &Amount, dash: bool) -> Option<Measure> {
    match (first.measure, second.measure) {
        (a, b) if a == b => Some(a),
        (Measure::Count, b) if !matches!(b, Measure::Money(_)) || first.figure.tokens.end == first.end => Some(b),
        (Measure::Money(a), Measure::Money(b)) => match (a, b) {
            (Money::Code(x), Money::Of(f)) | (Money::Of(f), Money::Code(x)) if f.members().contains(&x) => {
                Some(Measure::Money(Money::Code(x)))
            }
            _ => None,
        },
        // "$5-10", "5%-10"; "$5 to 10" too.
        (a @ (Measure::Money(_) | Measure::Percent(_)), Measure::Count)
            if dash || first.start < first.figure.tokens.start =>
        {
            Some(a)
        }
        _ => None,
    }
}

/// Both bounds, with the magnitude word behind the second shared: "11 and 13 million".
fn bounds(doc: &Document<'_>, first: &Amount, second: &Amount) -> Option<(Decimal, Decimal)> {
    let (mut lo, hi) = (first.figure.amount?, second.figure.amount?);
    if second.figure.scaled && !first.figure.scaled && lo < Decimal::from_int(1000) {
        let power = scale_power(doc, &second.figure)?;
        let unscaled = hi.checked_mul(Decimal::new(1, power))?;
        if lo <= unscaled {
            lo = lo.checked_shift(power)?;
        }
    }
    Some((lo, hi))
}

/// The power of ten of the magnitude word or letter that ends the figure.
fn scale_power(doc: &Document<'_>, figure: &Figure) -> Option<u32> {
    let last = doc.word(figure.tokens.end.checked_sub(1)?);
    match number_word(last) {
        Some(NumberWord::Hundred) => Some(2),
        Some(NumberWord::Scale(n) | NumberWord::Scales(n)) => Some(n.into()),
        _ => lexicon::suffix(last).map(u32::from),
    }
}
