//! A figure with what belongs to it: a currency before it, a unit, currency or per cent behind it.

use super::currencies::{self, Family, Money};
use super::figure::{Figure, Form, figure_at, is_hyphen, unit_start, words_after_digits};
use super::sum::{millions_of, money_before};
use super::units::{UnitAt, time_unit, unit_at};
use super::{lexicon, words};
use crate::text::{Case, Document, TokenKind};
use crate::value::{Decimal, unit};

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Nothing that stands beside it: a count.
    Count,
    /// "%", "pp" or "bp".
    Percent(&'static str),
    /// Money.
    Money(Money),
    /// A unit of measure and, for abbreviations such as "bpd", what it is counted per.
    Unit(&'static str, Option<&'static str>),
    /// A unit of time: a duration, none of ours unless an age.
    Time(&'static str),
    /// A clock time or a day of a month: none of ours.
    Calendar,
}

/// A figure with its measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The first token, sign and currency included.
    pub start: usize,
    /// The first token after it.
    pub end: usize,
    /// The figure itself; its amount has the sign.
    pub figure: Figure,
    /// What it measures.
    pub measure: Measure,
    /// Whether a hyphen joins figure and measure ("42-metre").
    pub hyphen: bool,
}

/// Reads the amount that starts at token `i` or, for a sign, right before it but not before token `floor`.
pub fn amount_at(doc: &Document<'_>, i: usize, floor: usize) -> Option<Amount> {
    if let Some((money, start, figure)) = money_before(doc, i, floor) {
        let mut amount =
            Amount { start, end: figure.tokens.end, figure, measure: Measure::Money(money), hyphen: false };
        after_money(doc, &mut amount, money);
        return Some(amount);
    }
    let mut figure = figure_at(doc, i)?;
    let start = sign_before(doc, &mut figure, floor);
    let mut amount = Amount { start, end: figure.tokens.end, figure, measure: Measure::Count, hyphen: false };
    measure(doc, &mut amount);
    Some(amount)
}

/// A minus, or a point without a digit before it, in front of the figure; gives the figure's first token.
fn sign_before(doc: &Document<'_>, figure: &mut Figure, floor: usize) -> usize {
    let start = figure.tokens.start;
    let Some(before) = start.checked_sub(1).filter(|&b| b >= floor) else { return start };
    let (Some(token), Some(first)) = (doc.tokens.get(before), doc.tokens.get(start)) else { return start };
    let free = !token.glued || before > 0 && matches!(doc.word(before - 1), "(" | "<" | "=" | ">" | "—" | "–" | "[");
    let digits = first.kind == TokenKind::Number;
    match doc.word(before) {
        "-" | "−" | "–" if free && first.glued && digits => {
            figure.amount = figure.amount.and_then(Decimal::checked_neg);
            before
        }
        "." if free && first.glued && digits => {
            let width = u32::try_from(doc.word(start).len()).unwrap_or(u32::MAX);
            figure.amount = figure
                .amount
                .filter(|a| a.is_integer() && width < 30)
                .and_then(|a| a.checked_mul(Decimal::new(1, width)));
            before
        }
        word if matches!(lexicon::number_word(word), Some(lexicon::NumberWord::Minus)) => {
            figure.amount = figure.amount.and_then(Decimal::checked_neg);
            before
        }
        _ => start,
    }
}

/// What may follow a figure that has its currency in front: "$10 million dollars" no, "$20 and 43 cents" yes, "$5 US".
fn after_money(doc: &Document<'_>, amount: &mut Amount, money: Money) {
    let end = amount.end;
    // "€10 million-worth" and the like stay outside; "$100 Canadian" names the dollar.
    if money == Money::Of(Family::Dollar) {
        if matches!(doc.word(end), "US" | "USD") {
            amount.measure = Measure::Money(Money::Code("USD"));
            amount.end = end + 1;
        } else if let Some(code @ ("CAD" | "AUD" | "NZD")) = currencies::code(doc.word(end), false) {
            amount.measure = Measure::Money(Money::Code(code));
            amount.end = end + 1;
        }
    }
    cents(doc, amount);
}

/// "3 dollars 50 cents", "£3 and 20 pence", "$20 and 43c": the small coins are added.
fn cents(doc: &Document<'_>, amount: &mut Amount) {
    let and = usize::from(doc.word(amount.end).eq_ignore_ascii_case("and"));
    let next = amount.end + and;
    if amount.figure.scaled {
        return;
    }
    let Some(coins) = figure_at(doc, next).filter(|f| matches!(f.form, Form::Digits | Form::Words) && !f.scaled) else {
        return;
    };
    let name = doc.word(coins.tokens.end);
    // "15 dollars 50": two digits that end the phrase.
    let ends = doc.tokens.get(coins.tokens.end).is_none_or(|t| t.kind == TokenKind::Punct);
    let named = doc.tokens.get(amount.end.saturating_sub(1)).is_some_and(|t| t.kind == TokenKind::Word);
    if and == 0 && ends && named && doc.word(next).len() == 2 && coins.form == Form::Digits {
        let part = coins.amount.and_then(|c| c.checked_mul(Decimal::new(1, 2)));
        if let Some(sum) = amount.figure.amount.filter(|a| a.is_integer()).and_then(|a| a.checked_add(part?)) {
            amount.figure.amount = Some(sum);
            amount.end = coins.tokens.end;
        }
        return;
    }
    let hundredth = match currencies::name(name) {
        Some((Money::HundredthOf(_) | Money::Hundredth(_), _)) => true,
        _ => matches!(name, "c" | "p") && is_glued(doc, coins.tokens.end),
    };
    let small = coins.amount.filter(|c| c.is_integer() && *c < Decimal::from_int(100));
    if let (true, Some(small)) = (hundredth, small) {
        let sum = amount.figure.amount.and_then(|a| a.checked_add(small.checked_mul(Decimal::new(1, 2))?));
        if amount.figure.amount.is_some_and(Decimal::is_integer) {
            amount.figure.amount = sum;
            amount.end = coins.tokens.end + 1;
        }
    }
}

pub fn is_glued(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens.get(i).is_some_and(|t| t.glued)
}

/// Reads what stands behind the figure of `amount` and moves its end.
fn measure(doc: &Document<'_>, amount: &mut Amount) {
    if metres_not_millions(doc, &amount.figure) {
        amount.figure.tokens.end -= 1;
        amount.figure.amount = amount.figure.amount.and_then(|a| a.checked_mul(Decimal::new(1, 6)));
        amount.figure.scaled = false;
        amount.end -= 1;
    }
    let digits = amount.figure.form == Form::Digits;
    let mut at = unit_start(doc, &amount.figure);
    if amount.figure.form == Form::Vague && doc.word(at) == "of" {
        at += 1;
    }
    let end = amount.figure.tokens.end;
    let ordinal =
        matches!(lexicon::number_word(doc.word(end.saturating_sub(1))), Some(lexicon::NumberWord::Ordinal(_)));
    if amount.figure.form == Form::Fraction && ordinal && at == end && amount.figure.tokens.len() == 2 {
        // "a fifth day", "a third mile": an ordinal, as far as the unit is concerned.
        return;
    }
    let glued = at == end && is_glued(doc, at);
    amount.hyphen = at == end + 1 && is_hyphen(doc, end);
    let negative = amount.start < amount.figure.tokens.start;
    let found = percent_at(doc, at)
        .or_else(|| calendar_at(doc, at, &amount.figure).filter(|_| !negative))
        .or_else(|| currency_at(doc, at, glued, amount))
        .or_else(|| time_at(doc, at))
        .or_else(|| {
            let UnitAt { code, per, end, .. } = unit_at(doc, at, glued || amount.hyphen, digits)?;
            Some((Measure::Unit(code, per), end))
        })
        .or_else(|| bracketed_unit(doc, at));
    let Some((measure, after)) = found else {
        amount.hyphen = false;
        return;
    };
    amount.measure = measure;
    amount.end = after;
    match measure {
        Measure::Money(_) => cents(doc, amount),
        Measure::Unit("C" | "F" | "deg", None) => below_zero(doc, amount),
        Measure::Unit(code, None) => second_unit(doc, amount, code),
        _ => {}
    }
}

/// "20 (kg)".
fn bracketed_unit(doc: &Document<'_>, i: usize) -> Option<(Measure, usize)> {
    let close = match doc.word(i) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "<" => ">",
        _ => return None,
    };
    let found = unit_at(doc, i + 1, true, true)?;
    (doc.word(found.end) == close).then_some((Measure::Unit(found.code, found.per), found.end + 1))
}

/// "20 degrees below zero", "- 20 degrees": the number is negative.
fn below_zero(doc: &Document<'_>, amount: &mut Amount) {
    let positive = amount.figure.amount.is_some_and(|a| !a.is_negative());
    if !positive {
        return;
    }
    let mut negative = false;
    if doc.word(amount.end).eq_ignore_ascii_case("below") && doc.word(amount.end + 1).eq_ignore_ascii_case("zero") {
        amount.end += 2;
        negative = true;
    } else if let Some(sign) = amount.start.checked_sub(1)
        && matches!(doc.word(sign), "-" | "−")
        && !is_glued(doc, sign)
        && sign.checked_sub(1).is_none_or(|b| doc.tokens.get(b).is_some_and(|t| t.kind == TokenKind::Word))
    {
        amount.start = sign;
        negative = true;
    }
    if negative {
        amount.figure.amount = amount.figure.amount.and_then(Decimal::checked_neg);
    }
}

/// "7 feet 10 inches", "12 ft, 2 in": the smaller unit carries the sum.
fn second_unit(doc: &Document<'_>, amount: &mut Amount, code: &'static str) {
    let smaller: &[&str] = match code {
        "ft" => &["in"],
        "yd" => &["ft"],
        "st" => &["lb"],
        "lb" => &["oz"],
        "km" => &["m"],
        "m" => &["cm"],
        _ => return,
    };
    let joint = usize::from(matches!(doc.word(amount.end), "," | "and"));
    let next = amount.end + joint;
    let Some(second) = figure_at(doc, next).filter(|f| matches!(f.form, Form::Digits | Form::Words)) else { return };
    let glued = is_glued(doc, second.tokens.end);
    let digits = second.form == Form::Digits;
    let found = match unit_at(doc, second.tokens.end, glued, digits) {
        Some(found) => found,
        None if code == "ft" && doc.word(second.tokens.end) == "in" => {
            UnitAt { code: "in", per: None, end: second.tokens.end + 1, word: false }
        }
        None => return,
    };
    let (Some(from), Some(to)) = (unit::by_code(code), unit::by_code(found.code)) else { return };
    if !smaller.contains(&found.code) {
        return;
    }
    let sum = amount
        .figure
        .amount
        .filter(|a| a.is_integer())
        .and_then(|a| unit::convert(a, from, to)?.checked_add(second.amount?));
    if let Some(sum) = sum {
        amount.figure.amount = Some(sum);
        amount.measure = Measure::Unit(to.code, None);
        amount.end = found.end;
        if matches!(to.code, "ft" | "m") {
            second_unit(doc, amount, to.code);
        }
    }
}

/// "%", "per cent", "percentage points", "basis points" at token `i`.
fn percent_at(doc: &Document<'_>, i: usize) -> Option<(Measure, usize)> {
    let is = |k: usize, list: &[&str]| list.iter().any(|w| doc.word(k).eq_ignore_ascii_case(w));
    let points = |k: usize| is(k, &["point", "points"]);
    let word = doc.word(i);
    let hyphen = |k: usize| k + usize::from(is_hyphen(doc, k));
    match word.as_bytes().first()? {
        b'%' => Some(if points(hyphen(i + 1)) {
            (Measure::Percent("pp"), hyphen(i + 1) + 1)
        } else {
            (Measure::Percent("%"), i + 1)
        }),
        b'p' | b'P' => {
            if is(i, &["percent", "pct", "percents"]) {
                let end = i + 1;
                return Some(if points(end) {
                    (Measure::Percent("pp"), end + 1)
                } else {
                    (Measure::Percent("%"), end)
                });
            }
            if is(i, &["per"]) && is(hyphen(i + 1), &["cent", "cents"]) {
                let end = hyphen(i + 1) + 1;
                return Some(if points(end) {
                    (Measure::Percent("pp"), end + 1)
                } else {
                    (Measure::Percent("%"), end)
                });
            }
            if is(i, &["percentage"]) && points(hyphen(i + 1)) {
                return Some((Measure::Percent("pp"), hyphen(i + 1) + 1));
            }
            if word == "pc" || word == "pp" && is_glued(doc, i) {
                return Some((Measure::Percent(if word == "pc" { "%" } else { "pp" }), i + 1));
            }
            None
        }
        b'b' | b'B' => {
            if is(i, &["basis"]) && points(hyphen(i + 1)) {
                return Some((Measure::Percent("bp"), hyphen(i + 1) + 1));
            }
            (word == "bps" || word == "bp").then_some((Measure::Percent("bp"), i + 1))
        }
        _ => (word == "％" || word == "﹪").then_some((Measure::Percent("%"), i + 1)),
    }
}

/// A clock ("am", "GMT", "o'clock") or a month behind a number.
fn calendar_at(doc: &Document<'_>, i: usize, figure: &Figure) -> Option<(Measure, usize)> {
    let word = doc.word(i);
    if words::is_clock(word) {
        return Some((Measure::Calendar, i + 1));
    }
    let day = figure.amount.and_then(Decimal::to_i64).is_some_and(|n| (1..=31).contains(&n));
    let month = |k: usize| words::is_month(doc, k);
    if day && (month(i) || doc.word(i) == "of" && month(i + 1)) {
        return Some((Measure::Calendar, i + 1));
    }
    None
}

fn time_at(doc: &Document<'_>, i: usize) -> Option<(Measure, usize)> {
    let mut at = i;
    // "two more weeks", "three working days", "five consecutive nights"
    for _ in 0..2 {
        if let Some(code) = time_unit(doc.word(at)) {
            return Some((Measure::Time(code), at + 1));
        }
        if !words::qualifies_time(doc.word(at)) {
            return None;
        }
        at += 1;
    }
    time_unit(doc.word(at)).map(|code| (Measure::Time(code), at + 1))
}

/// A currency behind a number: "€", "euros", "US dollars", "USD", "9p", "50 cents", "75 USD million".
fn currency_at(doc: &Document<'_>, i: usize, glued: bool, amount: &mut Amount) -> Option<(Measure, usize)> {
    let token = doc.tokens.get(i)?;
    let word = doc.word(i);
    let figure = &amount.figure;
    if token.kind == TokenKind::Symbol {
        let money = currencies::sign(word)?;
        let next_number = doc.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number);
        // "45 $30": the sign belongs to what follows, unless a space parts them.
        if next_number && (!glued || is_glued(doc, i + 1)) {
            return None;
        }
        return Some((Measure::Money(money), i + 1));
    }
    if token.kind != TokenKind::Word {
        return None;
    }
    if let Some(money) = currencies::sign(word) {
        return Some((Measure::Money(money), i + 1));
    }
    if let Some(code) = millions_of(word) {
        amount.figure.amount = figure.amount.and_then(|a| a.checked_shift(6));
        amount.figure.scaled = true;
        return Some((Measure::Money(Money::Code(code)), i + 1));
    }
    if glued && figure.form == Form::Digits && !figure.scaled {
        match word {
            "p" | "P" => return Some((Measure::Money(Money::Hundredth("GBP")), i + 1)),
            "c" => return Some((Measure::Money(Money::HundredthOf(Family::Cent)), i + 1)),
            _ => {}
        }
    }
    if let Some(code) = currencies::code(word, false) {
        if figure.form == Form::Digits && !figure.scaled && !amount.hyphen {
            let scaled = words_after_digits(doc, Figure { tokens: figure.tokens.start..i + 1, ..figure.clone() });
            let end = scaled.tokens.end;
            if scaled.scaled {
                amount.figure.amount = scaled.amount;
                amount.figure.scaled = true;
                return Some((Measure::Money(Money::Code(code)), end));
            }
        }
        return Some((Measure::Money(Money::Code(code)), i + 1));
    }
    if let Some((money, everyday)) = currencies::name(word) {
        if doc.word(i + 1).eq_ignore_ascii_case("sterling") {
            return Some((Measure::Money(Money::Code("GBP")), i + 2));
        }
        return named(doc, i, money, everyday, amount).then_some((Measure::Money(money), i + 1));
    }
    // "US dollars", "Swiss francs", "Hong Kong dollars", "New Taiwan dollars", "South African rand"
    let capital = token.case != Case::Lower || currencies::country(word).is_some();
    if !capital {
        return None;
    }
    let of = |code: &'static str, end: usize| Some((Measure::Money(Money::Code(code)), end));
    for (adjective, noun) in [(i, i + 1), (i + 1, i + 2)] {
        let Some((money, _)) = currencies::name(doc.word(noun)) else { continue };
        match money {
            Money::Code(code) => return of(code, noun + 1),
            Money::Of(family) => {
                let codes = currencies::country(doc.word(adjective))
                    .or_else(|| currencies::country(doc.word(i)))
                    .unwrap_or_default();
                let code = codes.iter().find(|c| family.members().contains(c))?;
                return of(code, noun + 1);
            }
            Money::HundredthOf(_) | Money::Hundredth(_) => return None,
        }
    }
    None
}

/// Whether a currency's name at token `i` means money: everyday words do for large sums or with a sign of it beside.
fn named(doc: &Document<'_>, i: usize, money: Money, everyday: bool, amount: &Amount) -> bool {
    if !everyday {
        return true;
    }
    if money == Money::Of(Family::Pound) {
        return pounds_are_money(doc, i, amount);
    }
    let large = amount.figure.scaled || amount.figure.amount.is_some_and(|a| a >= Decimal::from_int(1000));
    let hyphen = amount.hyphen;
    large && !hyphen
}

/// Whether "pounds" is money and no weight.
fn pounds_are_money(doc: &Document<'_>, i: usize, amount: &Amount) -> bool {
    let is = |k: usize, list: &[&str]| list.iter().any(|w| doc.word(k).eq_ignore_ascii_case(w));
    if is(i + 1, &["sterling", "note", "notes", "coin", "coins", "fine"]) {
        return true;
    }
    if is(i + 1, &["per", "a", "an"])
        && (super::units::per_unit(doc, i + 2).is_some() || is(i + 2, &["share", "head", "ticket"]))
    {
        return !is(i + 2, &["square"]);
    }
    let before = amount.start.saturating_sub(6)..amount.start;
    let paid = before.rev().any(|k| words::is_money_verb(doc.word(k)));
    if paid {
        return true;
    }
    amount.figure.scaled && !amount.hyphen && !is(i + 1, &["of"])
}

/// Whether the "m" glued to the digits means metres: a word about height or distance stands by, or nothing says that
/// things are counted.
fn metres_not_millions(doc: &Document<'_>, figure: &Figure) -> bool {
    let end = figure.tokens.end;
    if figure.form != Form::Digits || !figure.scaled || end < 2 || doc.word(end - 1) != "m" || !is_glued(doc, end - 1) {
        return false;
    }
    let next = doc.word(end);
    if matches!(next, "²" | "³" | "/") && is_glued(doc, end) {
        return true;
    }
    if words::follows_metres(next) || is_hyphen(doc, end) && words::follows_metres(doc.word(end + 1)) {
        return true;
    }
    // A unit, a currency or a counted noun follows: millions.
    if unit_at(doc, end, false, true).is_some_and(|u| u.word)
        || currencies::name(next).is_some()
        || currencies::code(next, false).is_some()
        || words::looks_plural(next)
        || words::looks_plural(doc.word(end + 1))
            && doc.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)
            && !words::is_stop(next)
    {
        return false;
    }
    let from = figure.tokens.start.saturating_sub(8);
    let counted = (from..figure.tokens.start).rev().any(|k| words::counts_millions(doc.word(k)));
    !counted
}
