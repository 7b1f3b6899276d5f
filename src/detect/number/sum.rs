//! Sums whose currency stands first: "$5", "US$5", "USD 5", "Rs 500", "MSEK 45".

use super::amount::is_glued;
use super::currencies::{self, Family, Money};
use super::figure::{Figure, Form, figure_at, words_after_digits};
use super::{digits, lexicon};
use crate::text::{Document, TokenKind};
use crate::value::Decimal;

/// A currency sign, code or abbreviation at token `i` with the figure behind it: what it is, where it starts, the figure.
pub fn money_before(doc: &Document<'_>, i: usize, floor: usize) -> Option<(Money, usize, Figure)> {
    let token = doc.tokens.get(i)?;
    let word = doc.word(i);
    match token.kind {
        TokenKind::Symbol | TokenKind::Punct => {
            let money = currencies::sign(word)?;
            let (negative, at) = if matches!(doc.word(i + 1), "-" | "−") && is_glued(doc, i + 1) {
                (true, i + 2)
            } else {
                (false, i + 1)
            };
            let mut figure = figure_at(doc, at).filter(|f| f.form == Form::Digits || doc.word(at).len() > 1)?;
            let mut start = i;
            let mut money = money;
            // "US$", "C$", and "c $ 16" where all marks stand apart.
            if let Some(before) = i.checked_sub(1).filter(|&b| b >= floor)
                && money == Money::Of(Family::Dollar)
                && doc.tokens.get(before).is_some_and(|t| t.kind == TokenKind::Word)
            {
                let prefix = doc.word(before);
                let apart = matches!(prefix, "us" | "c" | "hk" | "nz" | "u.s" | "u.s." | "S$");
                if (token.glued || apart && !is_glued(doc, at))
                    && let Some(code) = currencies::dollar_prefix(prefix)
                {
                    (money, start) = (Money::Code(code), before);
                }
            }
            if let Some(before) = start.checked_sub(1).filter(|&b| b >= floor)
                && matches!(doc.word(before), "-" | "−")
                && is_glued(doc, start)
                && !is_glued(doc, before)
            {
                start = before;
                figure.amount = figure.amount.and_then(Decimal::checked_neg);
            }
            if negative {
                figure.amount = figure.amount.and_then(Decimal::checked_neg);
            }
            Some((money, start, figure))
        }
        TokenKind::Word => {
            if doc.word(i + 1) == "$" && is_glued(doc, i + 1) && currencies::dollar_prefix(word).is_some() {
                return money_before(doc, i + 1, i);
            }
            if let Some(found) = joined_code(doc, i) {
                return Some(found);
            }
            if !doc.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number) {
                return None;
            }
            let mut figure = figure_at(doc, i + 1)?;
            if let Some(code) = millions_of(word) {
                figure.amount = figure.amount.and_then(|a| a.checked_shift(6));
                figure.scaled = true;
                return Some((Money::Code(code), i, figure));
            }
            let money =
                if let Some(code) = currencies::code(word, true) { Money::Code(code) } else { abbreviation(word)? };
            Some((money, i, figure))
        }
        _ => None,
    }
}

/// "MUSD", "MSEK": millions of a currency.
pub fn millions_of(word: &str) -> Option<&'static str> {
    word.strip_prefix('M').and_then(|rest| currencies::code(rest, true))
}

/// Abbreviations before a number: "Rs", "RM".
fn abbreviation(word: &str) -> Option<Money> {
    Some(match word {
        "Rs" | "Rs." | "Re" => Money::Of(Family::Rupee),
        "RM" | "ringgit" => Money::Code("MYR"),
        "Rp" => Money::Code("IDR"),
        "Tk" => Money::Code("BDT"),
        "KSh" | "Ksh" | "KSh." => Money::Code("KES"),
        "USh" | "Ush" => Money::Code("UGX"),
        "TSh" | "Tsh" => Money::Code("TZS"),
        "Kč" => Money::Code("CZK"),
        "kr" | "Kr" => Money::Of(Family::Krone),
        "Php" => Money::Code("PHP"),
        "Dh" | "Dhs" => Money::Code("AED"),
        _ => return None,
    })
}

/// "USD34.6", "GBP27m", "Rs500": letters and digits in one token.
fn joined_code(doc: &Document<'_>, i: usize) -> Option<(Money, usize, Figure)> {
    let word = doc.word(i);
    let letters = word.bytes().position(|b| b.is_ascii_digit()).filter(|n| (2..=3).contains(n))?;
    let (name, rest) = word.split_at_checked(letters)?;
    let money = match currencies::code(name, true) {
        Some(code) => Money::Code(code),
        None => abbreviation(name)?,
    };
    let digits_len = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
    let (whole, suffix) = rest.split_at_checked(digits_len)?;
    let mut end = i + 1;
    let mut text = String::from(whole);
    if suffix.is_empty()
        && matches!(doc.word(end), "." | ",")
        && is_glued(doc, end)
        && is_glued(doc, end + 1)
        && doc.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number)
    {
        if text.len() + doc.word(end + 1).len() > 60 {
            return None;
        }
        text.push_str(doc.word(end));
        text.push_str(doc.word(end + 1));
        end += 2;
    }
    let mut figure = Figure {
        tokens: i..end,
        amount: digits::parse(&text),
        bounds: None,
        parts: None,
        form: Form::Digits,
        scaled: false,
    };
    let glued_suffix = if suffix.is_empty() && is_glued(doc, end) { doc.word(end) } else { suffix };
    if glued_suffix.is_empty() {
        return Some((money, i, words_after_digits(doc, figure)));
    }
    let exponent = match lexicon::suffix(glued_suffix) {
        Some(exponent) => exponent,
        None if suffix.is_empty() => return Some((money, i, figure)),
        None => return None,
    };
    figure.amount = figure.amount.and_then(|a| a.checked_shift(exponent.into()));
    figure.scaled = true;
    figure.tokens.end = if suffix.is_empty() { end + 1 } else { end };
    Some((money, i, figure))
}
