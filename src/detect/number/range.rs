//! Two amounts that are one number: "20-30", "between 11 and 13 million tonnes", "eight or nine".

use super::amount::{Amount, Measure, amount_at, is_glued};
use super::currencies::Money;
use super::figure::{Figure, Form, is_hyphen};
use super::lexicon::{NumberWord, number_word, suffix};
use super::ratio::{Dash, dash as judge_dash, is_dash};
use super::{Item, Pass, age, filter, noun, set_measure};
use crate::text::{Document, TokenKind};
use crate::value::{Decimal, Modifier, NumberValue};

impl Pass<'_, '_> {
    /// "20-30", "€18m to €22m", "between 11 and 13 million tonnes", "eight or nine": two amounts, one number.
    pub(super) fn range(&mut self, first: &Amount) -> Option<usize> {
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
        // "from 900 in 2013 to 400": the year belongs to the amount before it, and begins no range.
        if to
            && before.is_some_and(|b| ["in", "during", "since"].iter().any(|w| doc.word(b).eq_ignore_ascii_case(w)))
            && filter::is_year(doc, first)
        {
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
            match judge_dash(doc, first, &second) {
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
        // "from the initial 39 percent to 49 percent"
        let far_from = (first.start.saturating_sub(4)..first.start)
            .rev()
            .take_while(|&k| k >= self.floor)
            .find(|&k| doc.word(k).eq_ignore_ascii_case("from"));
        if to && far_from.is_some_and(|k| !from && noun::from_states_change(doc, k)) {
            return None;
        }
        if (to || spaced) && !from && !between {
            // "rose 12 to 30" states a change, and "3 to 2014" nothing.
            let far = lo.checked_mul(Decimal::from_int(100)).is_some_and(|far| hi > far);
            let own = first.measure != Measure::Count || measure == Measure::Count;
            if to && (own && noun::change_before(doc, first.start) || far) || filter::is_year(doc, &second) {
                return None;
            }
        }
        if from && to && before.is_some_and(|b| noun::from_states_change(doc, b)) {
            // "gone from 18 to 23 pounds": two numbers, the unit said once.
            if first.measure == Measure::Count && first.figure.form == Form::Digits && measure != Measure::Count {
                self.single(Amount { measure, ..first.clone() });
                return Some(first.end);
            }
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
        self.degrees(start, joint.end, &mut value);
        let item = Item { start, end: joint.end, kind, value, why: vec!["range".into()], family };
        Some(self.tail(item, joint.hyphen, false))
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
        _ => suffix(last).map(u32::from),
    }
}
