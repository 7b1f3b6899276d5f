//! Which currency a shared sign or name means: the text's other sums and the countries that it names decide.

use super::currencies::{self, Family};
use crate::detect::Candidate;
use crate::text::{Document, TokenKind};
use crate::value::Value;
use std::collections::BTreeMap;

/// A candidate whose currency is still open.
pub struct Open {
    /// Its index in the candidates.
    pub candidate: usize,
    /// The shared sign or name.
    pub family: Family,
}

/// How far, in bytes, a sum in a stated currency speaks for "cents" and "pounds" beside it.
const NEAR: u32 = 400;

/// Fills in the currency of every open candidate.
///
/// First by a sum of the same family with a stated currency nearby, then by the countries named in the text (those in
/// the dateline count most), then by the family's commonest member, which is marked as a guess.
pub fn settle(doc: &Document<'_>, open: &[Open], out: &mut [Candidate]) {
    if open.is_empty() {
        return;
    }
    let mut stated: Vec<(u32, &'static str)> = Vec::new();
    for candidate in out.iter() {
        if let Some(Value::Number(value)) = &candidate.value
            && let Some(code) = value.currency
            && !value.currency_ambiguous
        {
            stated.push((candidate.span.start, code));
        }
    }
    let named = countries(doc);
    // Shared signs first: what they turn out to be speaks for cents and pence.
    let mut chosen = stated.clone();
    for pass in 0..2 {
        for item in open {
            let cents = matches!(item.family, Family::Cent | Family::Piastre | Family::Centavo);
            if cents != (pass == 1) {
                continue;
            }
            let Some(candidate) = out.get_mut(item.candidate) else { continue };
            let start = candidate.span.start;
            let members = item.family.members();
            let dollars = item.family == Family::Dollar;
            let near = (!dollars).then(|| nearest(&chosen, start, members)).flatten();
            let by_country = best_country(&named, members);
            let (code, sure, why) = match (near, by_country) {
                (Some(_), Some((code, true))) if !cents => (code, true, "currency of the country named"),
                (Some(code), _) => (code, true, "currency of the sum nearby"),
                (None, Some((code, clear))) => (code, clear, "currency of the country named"),
                (None, None) => {
                    let (code, guess) = item.family.default();
                    (code, !guess, "commonest currency of this name")
                }
            };
            if let Some(Value::Number(value)) = &mut candidate.value {
                value.currency = Some(code);
                value.currency_ambiguous = !sure;
            }
            candidate.why.push(why.into());
            chosen.push((start, code));
        }
    }
}

/// The stated currency among `members` that stands nearest to `at`.
fn nearest(stated: &[(u32, &'static str)], at: u32, members: &[&'static str]) -> Option<&'static str> {
    stated
        .iter()
        .filter(|(start, code)| members.contains(code) && start.abs_diff(at) <= NEAR && *start != at)
        .min_by_key(|(start, _)| (start.abs_diff(at), *start))
        .map(|(_, code)| *code)
}

/// How often each currency's country is named; the dateline's and the headline's count thrice.
fn countries(doc: &Document<'_>) -> BTreeMap<&'static str, u32> {
    let mut counts = BTreeMap::new();
    for (i, token) in doc.tokens.iter().enumerate() {
        if token.kind != TokenKind::Word || token.span.len() > 16 || !token.is_capitalised(doc.text) {
            continue;
        }
        let Some(codes) = currencies::country(doc.word(i)) else { continue };
        // "us" and "US" differ; so do "turkey" and "Turkey", which the capital settles.
        if doc.word(i) == "Us" {
            continue;
        }
        let weight = if token.span.start < 200 { 3 } else { 1 };
        for code in codes {
            *counts.entry(*code).or_insert(0) += weight;
        }
    }
    counts
}

/// The member whose country is named most, and whether it leaves the others behind.
///
/// A dollar that is not American needs more than a passing mention of its country.
fn best_country(named: &BTreeMap<&'static str, u32>, members: &[&'static str]) -> Option<(&'static str, bool)> {
    let count = |code: &str| named.get(code).copied().unwrap_or(0);
    let mut best: Option<(&'static str, u32)> = None;
    for &code in members {
        let n = count(code);
        if n > 0 && best.is_none_or(|(_, most)| n > most) {
            best = Some((code, n));
        }
    }
    let (code, most) = best?;
    if members.first() == Some(&"USD") && code != "USD" && (most < 3 || count("USD") * 2 > most) {
        return if count("USD") > 0 { Some(("USD", false)) } else { None };
    }
    let rivals = members.iter().any(|m| *m != code && count(m) * 2 > most);
    Some((code, !rivals))
}
