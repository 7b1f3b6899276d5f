//! Whether a value is the gold value: bounds, hedge, unit, currency, TIMEX3. The rules of the `score.py` beside the gold.

use newsmark::export::{Mark, ReportNumber, ReportValue};
use serde_json::Value as Json;

/// A value with the fields that are compared.
#[derive(Clone, Debug, Default)]
struct Comparable {
    amount: Option<f64>,
    lo: Option<f64>,
    hi: Option<f64>,
    modifiers: Vec<String>,
    unit: Option<String>,
    currency: Option<String>,
    timex: Option<String>,
    resolved: Option<String>,
    parts: Vec<String>,
    per: Option<String>,
}

/// Whether the value of `mark` is right for the gold number `gold` (its `value` or one of its `value_alt`).
pub fn right_value(gold: &Json, kind: &str, mark: &Mark) -> bool {
    let found = of_mark(mark);
    let alternatives = gold["value_alt"].as_array().into_iter().flatten();
    std::iter::once(&gold["value"]).chain(alternatives).any(|g| agrees(g, &found, kind))
}

fn of_mark(mark: &Mark) -> Comparable {
    match &mark.value {
        None => Comparable::default(),
        Some(ReportValue::Number(n)) => of_number(n, &mark.kind),
        Some(ReportValue::Time(t)) => {
            let number = t.quantity.as_ref().map(|n| of_number(n, &mark.kind)).unwrap_or_default();
            Comparable { timex: Some(t.timex.clone()), resolved: t.resolved.clone(), ..number }
        }
    }
}

fn of_number(n: &ReportNumber, kind: &str) -> Comparable {
    let read = |s: &Option<String>| s.as_ref().and_then(|s| s.parse().ok());
    let c = Comparable {
        amount: read(&n.amount),
        lo: read(&n.lo),
        hi: read(&n.hi),
        modifiers: vec![n.modifier.clone()],
        unit: n.unit.as_deref().map(unit),
        currency: n.currency.clone(),
        parts: n.parts.clone(),
        per: n.per.as_deref().map(unit),
        ..Comparable::default()
    };
    normal(c, kind)
}

fn of_gold(g: &Json, kind: &str) -> Comparable {
    let text = |key: &str| g[key].as_str().map(str::to_owned);
    let number = |key: &str| match &g[key] {
        Json::String(s) => s.replace(',', "").parse().ok(),
        Json::Number(n) => n.as_f64(),
        _ => None,
    };
    let strings = |key: &str| -> Vec<String> {
        let show = |v: &Json| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
        g[key].as_array().into_iter().flatten().map(show).collect()
    };
    let mut modifiers = vec![text("mod").unwrap_or_else(|| "exact".into())];
    modifiers.extend(strings("mod_alt"));
    let c = Comparable {
        amount: number("amount"),
        lo: number("lo"),
        hi: number("hi"),
        modifiers,
        unit: text("unit").map(|u| unit(&u)),
        currency: text("currency"),
        timex: text("timex3"),
        resolved: text("resolved"),
        parts: strings("parts"),
        per: text("per").map(|u| unit(&u)),
    };
    normal(c, kind)
}

/// One form for values that can be written in several.
fn normal(mut c: Comparable, kind: &str) -> Comparable {
    match c.modifiers[0].as_str() {
        "exact" | "approx" => {
            if c.amount.is_none() && c.lo.is_some() && c.lo == c.hi {
                c.amount = c.lo;
            }
            if let Some(a) = c.amount
                && c.lo.is_none_or(|lo| lo <= a)
                && c.hi.is_none_or(|hi| a <= hi)
            {
                (c.lo, c.hi) = (None, None);
            }
        }
        "at_least" | "more_than" => {
            c.lo = c.lo.or(c.amount);
            c.amount = None;
        }
        "at_most" | "less_than" => {
            c.hi = c.hi.or(c.amount);
            c.amount = None;
            c.lo = c.lo.filter(|lo| *lo != 0.0);
        }
        _ if c.lo.is_some() => c.amount = None,
        _ => {}
    }
    if c.unit.is_none() {
        c.unit = match kind {
            "percent" => Some("%".into()),
            "age" => Some("a".into()),
            _ => None,
        };
    }
    c
}

/// Short codes for the spellings of units that gold values use.
fn unit(u: &str) -> String {
    match u {
        "percent" => "%",
        "mb" | "bbl" | "barrel" => "bbl",
        "gallon" | "gal" => "[gal_us]",
        other => other,
    }
    .to_owned()
}

/// Factor to a common unit of its dimension, for units that the gold may state otherwise.
fn factor(unit: &str) -> Option<(char, f64)> {
    Some(match unit {
        "km" => ('L', 1000.0),
        "m" => ('L', 1.0),
        "cm" => ('L', 0.01),
        "mm" => ('L', 0.001),
        "mi" => ('L', 1609.344),
        "yd" => ('L', 0.9144),
        "ft" => ('L', 0.3048),
        "in" => ('L', 0.0254),
        "t" => ('M', 1000.0),
        "kg" => ('M', 1.0),
        "g" => ('M', 0.001),
        "lb" => ('M', 0.453_592_37),
        "bp" => ('P', 0.01),
        "pp" => ('P', 1.0),
        "a" => ('Y', 12.0),
        "mo" => ('Y', 1.0),
        "wk" => ('D', 10_080.0),
        "d" => ('D', 1440.0),
        "h" => ('D', 60.0),
        "min" => ('D', 1.0),
        _ => return None,
    })
}

fn near(a: f64, b: Option<f64>) -> bool {
    b.is_some_and(|b| (a - b).abs() <= 1e-4 * a.abs().max(b.abs()))
}

fn agrees(gold: &Json, found: &Comparable, kind: &str) -> bool {
    let g = of_gold(gold, kind);
    let mut p = found.clone();
    if let (Some(gu), Some(pu)) = (&g.unit, &p.unit)
        && gu != pu
        && let (Some((gd, gf)), Some((pd, pf))) = (factor(gu), factor(pu))
        && gd == pd
    {
        for x in [&mut p.amount, &mut p.lo, &mut p.hi].into_iter().flatten() {
            *x *= pf / gf;
        }
        p.unit = g.unit.clone();
    }
    let vague = g.modifiers[0] == "vague";
    let number = |x: Option<f64>, y: Option<f64>, is_hi: bool| match x {
        None => true,
        Some(x) if vague => is_hi || y.is_some_and(|y| x / 2.5 <= y && y <= x * 2.5),
        Some(x) => near(x, y),
    };
    let same_parts = !g.parts.is_empty() && g.parts == p.parts;
    let numbers =
        (same_parts || number(g.amount, p.amount, false) && number(g.lo, p.lo, false)) && number(g.hi, p.hi, true);
    if kind == "score" {
        return same_parts;
    }
    let hedge = gold.get("mod").is_none() || p.modifiers.iter().any(|m| g.modifiers.contains(m));
    let units = g.unit.is_none() || g.unit == p.unit;
    let currency = g.currency.is_none() || g.currency == p.currency;
    if g.timex.is_some() {
        let time = same_time(&g, &p);
        let counted = g.amount.is_some() || g.lo.is_some() || g.hi.is_some() || g.unit.is_some();
        return match kind {
            "set" if g.per.is_some() => time && numbers && units && hedge,
            // The period as TIMEX3 or as number and unit: either is the value.
            "duration" | "set" => hedge && (time || counted && numbers && units),
            _ => time && hedge,
        };
    }
    let spurious = !vague
        && !matches!(kind, "duration" | "set" | "date" | "time")
        && (p.amount.is_some() && g.amount.is_none() && !same_parts
            || p.lo.is_some() && g.lo.is_none()
            || p.hi.is_some() && g.hi.is_none()
            || p.currency.is_some() && g.currency.is_none());
    numbers && hedge && units && currency && !spurious
}

fn same_time(g: &Comparable, p: &Comparable) -> bool {
    let canonical = |t: &Option<String>| t.as_deref().map(timex);
    let (want, found) = (canonical(&g.timex), canonical(&p.timex));
    let (want_resolved, resolved) = (canonical(&g.resolved), canonical(&p.resolved));
    found.is_some() && (found == want || found == want_resolved) || resolved.is_some() && resolved == want_resolved
}

/// One spelling for equal TIMEX3 values: "T18" = "T18:00", "P2W" = "P14D".
fn timex(t: &str) -> String {
    let t = t.strip_prefix("XXXX-XX-XX").filter(|rest| rest.starts_with('T')).unwrap_or(t);
    let t = match t {
        "XXXX-WXX" => "P1W",
        "XXXX-XX" => "P1M",
        "XXXX" => "P1Y",
        "XXXX-XX-XX" => "P1D",
        other => other,
    };
    if let Some((months, seconds)) = duration(t) {
        return format!("P{months}M{seconds}S");
    }
    let t = t.trim_end_matches('Z').trim_end_matches("+00:00");
    match t.rfind('T') {
        Some(i) if t[i + 1..].len() == 2 && t[i + 1..].bytes().all(|b| b.is_ascii_digit()) => format!("{t}:00"),
        Some(i) if t[i + 1..].len() == 8 && t.ends_with(":00") => t[..t.len() - 3].to_owned(),
        _ => t.to_owned(),
    }
}

/// Months and seconds of "P2Y6M", "PT90M"; `None` for anything else.
fn duration(t: &str) -> Option<(f64, f64)> {
    let mut rest = t.strip_prefix('P').filter(|r| !r.is_empty())?;
    let (mut months, mut seconds, mut clock) = (0.0, 0.0, false);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            (clock, rest) = (true, after);
            continue;
        }
        let len = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let n: f64 = rest[..len].parse().ok()?;
        let unit = if rest[len..].starts_with("DE") { 2 } else { 1 };
        match (&rest[len..len + unit], clock) {
            ("DE", false) => months += n * 120.0,
            ("Y", false) => months += n * 12.0,
            ("M", false) => months += n,
            ("W", false) => seconds += n * 604_800.0,
            ("D", false) => seconds += n * 86_400.0,
            ("H", true) => seconds += n * 3600.0,
            ("M", true) => seconds += n * 60.0,
            ("S", true) => seconds += n,
            _ => return None,
        }
        rest = &rest[len + unit..];
    }
    Some((months, seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timex_values_have_one_spelling() {
        for (a, b) in [("P2W", "P14D"), ("T18", "T18:00"), ("PT90M", "PT1H30M"), ("XXXX", "P1Y"), ("P1DE", "P10Y")] {
            assert_eq!(timex(a), timex(b));
        }
        assert_ne!(timex("2024"), timex("2025"));
        assert_ne!(timex("P1M"), timex("PT1M"));
    }

    #[test]
    fn values_agree_only_when_equal() {
        let gold: Json = serde_json::json!({"lo": "12", "mod": "at_least"});
        let number = |modifier: &str, lo: &str| {
            of_number(
                &ReportNumber { lo: Some(lo.into()), modifier: modifier.into(), ..ReportNumber::default() },
                "cardinal",
            )
        };
        assert!(agrees(&gold, &number("at_least", "12"), "cardinal"));
        assert!(!agrees(&gold, &number("more_than", "12"), "cardinal"));
        assert!(!agrees(&gold, &number("at_least", "13"), "cardinal"));
    }
}
