//! How units of measure are written: words, symbols, compounds.

use super::figure::is_hyphen;
use super::lexicon::Table;
use crate::text::{Document, TokenKind};
use std::sync::LazyLock;

/// Words in any case.
#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("kilometre", "km"), ("kilometres", "km"), ("kilometer", "km"), ("kilometers", "km"), ("kms", "km"), ("klicks", "km"),
    ("metre", "m"), ("metres", "m"), ("meter", "m"), ("meters", "m"),
    ("decimetre", "dm"), ("decimetres", "dm"), ("decimeter", "dm"), ("decimeters", "dm"),
    ("centimetre", "cm"), ("centimetres", "cm"), ("centimeter", "cm"), ("centimeters", "cm"), ("cms", "cm"),
    ("millimetre", "mm"), ("millimetres", "mm"), ("millimeter", "mm"), ("millimeters", "mm"),
    ("micrometre", "um"), ("micrometres", "um"), ("micrometer", "um"), ("micrometers", "um"), ("micron", "um"), ("microns", "um"),
    ("nanometre", "nm"), ("nanometres", "nm"), ("nanometer", "nm"), ("nanometers", "nm"),
    ("picometre", "pm"), ("picometres", "pm"), ("picometer", "pm"), ("picometers", "pm"),
    ("mile", "mi"), ("miles", "mi"), ("yard", "yd"), ("yards", "yd"), ("yds", "yd"),
    ("foot", "ft"), ("feet", "ft"), ("inch", "in"), ("inches", "in"),
    ("furlong", "furlong"), ("furlongs", "furlong"), ("fathom", "fathom"), ("fathoms", "fathom"),
    ("hectare", "ha"), ("hectares", "ha"), ("acre", "acre"), ("acres", "acre"),
    ("litre", "L"), ("litres", "L"), ("liter", "L"), ("liters", "L"),
    ("hectolitre", "hL"), ("hectolitres", "hL"), ("hectoliter", "hL"), ("hectoliters", "hL"),
    ("centilitre", "cL"), ("centilitres", "cL"), ("centiliter", "cL"), ("centiliters", "cL"),
    ("millilitre", "mL"), ("millilitres", "mL"), ("milliliter", "mL"), ("milliliters", "mL"), ("mls", "mL"),
    ("megalitre", "ML"), ("megalitres", "ML"), ("megaliters", "ML"),
    ("gallon", "gal"), ("gallons", "gal"), ("gals", "gal"), ("quart", "qt"), ("quarts", "qt"), ("pint", "pt"), ("pints", "pt"),
    ("cup", "cup"), ("cups", "cup"), ("tablespoon", "tbsp"), ("tablespoons", "tbsp"), ("teaspoon", "tsp"), ("teaspoons", "tsp"),
    ("tbsp", "tbsp"), ("tsp", "tsp"),
    ("barrel", "bbl"), ("barrels", "bbl"), ("bbl", "bbl"), ("bbls", "bbl"), ("bushel", "bu"), ("bushels", "bu"),
    ("tonne", "t"), ("tonnes", "t"), ("ton", "ton"), ("tons", "ton"), ("kiloton", "kt"), ("kilotons", "kt"), ("kilotonnes", "kt"),
    ("megaton", "Mt"), ("megatons", "Mt"), ("megatonnes", "Mt"),
    ("kilogram", "kg"), ("kilograms", "kg"), ("kilogramme", "kg"), ("kilogrammes", "kg"), ("kilo", "kg"), ("kilos", "kg"), ("kgs", "kg"),
    ("gram", "g"), ("grams", "g"), ("gramme", "g"), ("grammes", "g"),
    ("milligram", "mg"), ("milligrams", "mg"), ("milligrammes", "mg"),
    ("microgram", "ug"), ("micrograms", "ug"), ("microgramme", "ug"), ("microgrammes", "ug"), ("mcg", "ug"),
    ("pound", "lb"), ("pounds", "lb"), ("lbs", "lb"), ("ounce", "oz"), ("ounces", "oz"), ("stone", "st"), ("carat", "ct"), ("carats", "ct"),
    ("knot", "kn"), ("knots", "kn"), ("kph", "km/h"), ("kmph", "km/h"), ("kmh", "km/h"), ("mph", "mph"),
    ("celsius", "C"), ("celcius", "C"), ("centigrade", "C"), ("fahrenheit", "F"), ("kelvin", "K"), ("kelvins", "K"),
    ("joule", "J"), ("joules", "J"), ("kilojoules", "kJ"), ("kilojoule", "kJ"), ("megajoules", "MJ"), ("gigajoules", "GJ"),
    ("calorie", "calorie"), ("calories", "calorie"), ("kilocalories", "kcal"), ("btu", "BTU"), ("btus", "BTU"),
    ("watt", "W"), ("watts", "W"), ("kilowatt", "kW"), ("kilowatts", "kW"), ("megawatt", "MW"), ("megawatts", "MW"),
    ("gigawatt", "GW"), ("gigawatts", "GW"), ("terawatt", "TW"), ("terawatts", "TW"), ("milliwatts", "mW"),
    ("horsepower", "hp"), ("bhp", "hp"),
    ("bit", "bit"), ("byte", "B"), ("bytes", "B"), ("kilobyte", "kB"), ("kilobytes", "kB"), ("megabyte", "MB"), ("megabytes", "MB"),
    ("gigabyte", "GB"), ("gigabytes", "GB"), ("terabyte", "TB"), ("terabytes", "TB"), ("petabyte", "PB"), ("petabytes", "PB"),
    ("exabytes", "EB"), ("megabit", "Mbit"), ("megabits", "Mbit"), ("gigabit", "Gbit"), ("gigabits", "Gbit"),
    ("mbps", "Mbit/s"), ("gbps", "Gbit/s"), ("kbps", "kbit/s"),
    ("pascal", "Pa"), ("pascals", "Pa"), ("hectopascals", "hPa"), ("kilopascals", "kPa"), ("megapascals", "MPa"),
    ("millibar", "mbar"), ("millibars", "mbar"), ("psi", "psi"), ("atmospheres", "atm"),
    ("hertz", "Hz"), ("kilohertz", "kHz"), ("megahertz", "MHz"), ("gigahertz", "GHz"), ("rpm", "rpm"),
    ("ppm", "ppm"), ("ppb", "ppb"), ("volt", "V"), ("volts", "V"), ("kilovolt", "kV"), ("kilovolts", "kV"), ("amps", "A"), ("amperes", "A"),
    ("newton", "N"), ("newtons", "N"), ("kilonewtons", "kN"),
    ("sieverts", "Sv"), ("millisieverts", "mSv"), ("microsieverts", "uSv"), ("becquerel", "Bq"), ("becquerels", "Bq"),
    ("decibel", "dB"), ("decibels", "dB"), ("mpg", "mpg"), ("megapixel", "MP"), ("megapixels", "MP"),
    ("radian", "rad"), ("radians", "rad"), ("calibre", "cal"), ("caliber", "cal"),
];

/// Symbols, exactly as they are cased.
#[rustfmt::skip]
const SYMBOLS: &[(&str, &str)] = &[
    ("km", "km"), ("Km", "km"), ("KM", "km"), ("m", "m"), ("dm", "dm"), ("cm", "cm"), ("CM", "cm"), ("mm", "mm"), ("nm", "nm"), ("nmi", "nmi"), ("µm", "um"), ("μm", "um"),
    ("mi", "mi"), ("yd", "yd"), ("ft", "ft"), ("in", "in"), ("ha", "ha"), ("ac", "acre"),
    ("km2", "km2"), ("m2", "m2"), ("cm2", "cm2"), ("mi2", "mi2"), ("ft2", "ft2"), ("m3", "m3"), ("km3", "km3"), ("cm3", "cm3"), ("ft3", "ft3"),
    ("sqm", "m2"), ("sqft", "ft2"), ("sqkm", "km2"), ("cc", "cm3"),
    ("l", "L"), ("L", "L"), ("hl", "hL"), ("hL", "hL"), ("dl", "dL"), ("dL", "dL"), ("cl", "cL"), ("cL", "cL"), ("ml", "mL"), ("mL", "mL"), ("ML", "ML"), ("gal", "gal"),
    ("qt", "qt"), ("pt", "pt"), ("bpd", "bbl/d"), ("kt", "kt"), ("Mt", "Mt"), ("mt", "Mt"), ("bcm", "bcm"),
    ("t", "t"), ("kg", "kg"), ("Kg", "kg"), ("KG", "kg"), ("g", "g"), ("gm", "g"), ("gs", "g"), ("mg", "mg"), ("µg", "ug"), ("μg", "ug"), ("ug", "ug"),
    ("lb", "lb"), ("oz", "oz"), ("st", "st"), ("kn", "kn"), ("kts", "kn"), ("kt", "kn"),
    ("C", "C"), ("F", "F"), ("K", "K"), ("J", "J"), ("kJ", "kJ"), ("KJ", "kJ"), ("MJ", "MJ"), ("GJ", "GJ"),
    ("Wh", "Wh"), ("kWh", "kWh"), ("KWh", "kWh"), ("kwh", "kWh"), ("KWH", "kWh"), ("MWh", "MWh"), ("GWh", "GWh"), ("TWh", "TWh"), ("kcal", "kcal"), ("eV", "eV"),
    ("W", "W"), ("mW", "mW"), ("kW", "kW"), ("KW", "kW"), ("kw", "kW"), ("MW", "MW"), ("GW", "GW"), ("TW", "TW"), ("hp", "hp"), ("HP", "hp"),
    ("kB", "kB"), ("KB", "kB"), ("kb", "kB"), ("MB", "MB"), ("mb", "MB"), ("GB", "GB"), ("gb", "GB"), ("TB", "TB"), ("tb", "TB"), ("PB", "PB"), ("EB", "EB"), ("Mb", "Mbit"), ("Gb", "Gbit"),
    ("Mbps", "Mbit/s"), ("Gbps", "Gbit/s"), ("Pa", "Pa"), ("hPa", "hPa"), ("kPa", "kPa"), ("MPa", "MPa"), ("bar", "bar"), ("mbar", "mbar"), ("atm", "atm"),
    ("Hz", "Hz"), ("kHz", "kHz"), ("KHz", "kHz"), ("MHz", "MHz"), ("Mhz", "MHz"), ("GHz", "GHz"), ("rad", "rad"), ("kN", "kN"), ("kV", "kV"), ("V", "V"), ("Ah", "Ah"), ("mAh", "mAh"),
    ("Sv", "Sv"), ("mSv", "mSv"), ("Bq", "Bq"), ("dB", "dB"), ("MP", "MP"),
];

/// Symbols that are words or other things when they stand apart from the digits: only glued, or in a safe place.
#[rustfmt::skip]
const GLUED_ONLY: &[&str] =
    &["in", "m", "t", "g", "l", "L", "C", "F", "K", "J", "W", "V", "st", "pt", "kt", "mb", "tb", "gs", "cc", "mi", "ac", "bar", "mt", "rad", "N", "A", "qt", "gal", "MP", "gm"];

static WORD_TABLE: LazyLock<Table<&str>> = LazyLock::new(|| Table::new(WORDS.iter().map(|(w, c)| (*w, c)), true));
static SYMBOL_TABLE: LazyLock<Table<&str>> = LazyLock::new(|| Table::new(SYMBOLS.iter().map(|(w, c)| (*w, c)), false));

/// A unit that was read: its code, what it is counted per, and the first token after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitAt {
    /// The short code.
    pub code: &'static str,
    /// For abbreviations such as "bpd" what one is counted per.
    pub per: Option<&'static str>,
    /// The first token after the unit.
    pub end: usize,
    /// Whether it is a plain word in the plural or singular (not a symbol).
    pub word: bool,
}

/// The code of the single word at token `i`, if it is a unit; symbols only where `symbols`.
fn single(doc: &Document<'_>, i: usize, symbols: bool) -> Option<(&'static str, bool)> {
    let word = doc.word(i);
    if let Some(code) = WORD_TABLE.get(word) {
        return Some((code, true));
    }
    let word = word.strip_suffix('.').filter(|w| w.len() > 1).unwrap_or(word);
    if !symbols {
        return None;
    }
    SYMBOL_TABLE.get(word).map(|code| (*code, false))
}

/// The unit of measure that begins at token `i`, right behind a number or a hyphen; `glued` says that no space stands
/// between the number and it. Units of time are none of ours.
pub fn unit_at(doc: &Document<'_>, i: usize, glued: bool, digits: bool) -> Option<UnitAt> {
    let word = doc.word(i);
    let lower_is = |k: usize, w: &str| doc.word(k).eq_ignore_ascii_case(w);
    // "square kilometres", "sq km", "cubic feet"
    for (name, power) in [("square", "2"), ("sq", "2"), ("sq.", "2"), ("cubic", "3"), ("cu", "3")] {
        if word.eq_ignore_ascii_case(name) {
            let dot = usize::from(doc.word(i + 1) == "." && doc.tokens.get(i + 1).is_some_and(|t| t.glued));
            let next = i + 1 + dot + usize::from(is_hyphen(doc, i + 1 + dot));
            let (base, _) = single(doc, next, true)?;
            return raised(base, power).map(|code| UnitAt { code, per: None, end: next + 1, word: true });
        }
    }
    for (first, second, code) in [
        ("nautical", &["mile", "miles"][..], "nmi"),
        ("light", &["year", "years"], "ly"),
        ("astronomical", &["unit", "units"], "au"),
        ("metric", &["ton", "tons", "tonnes", "tonne"], "t"),
        ("short", &["ton", "tons"], "ton"),
        ("fluid", &["ounce", "ounces"], "floz"),
        ("fl", &["oz"], "floz"),
        ("troy", &["ounce", "ounces"], "ozt"),
        ("imperial", &["gallons", "gallon"], "gal"),
        ("terawatt", &["hours", "hour"], "TWh"),
        ("gigawatt", &["hours", "hour"], "GWh"),
        ("megawatt", &["hours", "hour"], "MWh"),
        ("kilowatt", &["hours", "hour"], "kWh"),
        ("watt", &["hours", "hour"], "Wh"),
    ] {
        if word.eq_ignore_ascii_case(first) {
            let next = i + 1 + usize::from(is_hyphen(doc, i + 1));
            if second.iter().any(|w| lower_is(next, w)) {
                return Some(UnitAt { code, per: None, end: next + 1, word: true });
            }
        }
    }
    if let Some(found) = temperature_at(doc, i, glued, digits) {
        return Some(found);
    }
    let (code, is_word) = single(doc, i, true)?;
    // A symbol that a hyphen joins to more is no unit ("F-Series", "1-in-50"); bare "C" and "F" were read above.
    let number = doc.tokens.get(i + 2).is_some_and(|t| t.kind == TokenKind::Number);
    let joined = is_hyphen(doc, i + 1) && !is_word && (!number || word == "in");
    if joined || matches!(word, "C" | "F") && (glued || digits) && doc.word(i + 1) == "/" {
        return None;
    }
    let bracket = i > 0 && matches!(doc.word(i - 1), "(" | "[" | "{" | "<");
    if !is_word && !glued && !bracket && GLUED_ONLY.contains(&word) {
        let safe = digits
            && match word {
                "t" | "g" | "l" | "L" | "m" | "mi" | "C" | "F" | "K" | "W" | "V" | "bar" | "gal" | "qt" => {
                    at_phrase_end(doc, i + 1)
                }
                _ => false,
            };
        if !safe {
            return None;
        }
    }
    if !digits
        && !is_word
        && !is_hyphen(doc, i.saturating_sub(1))
        && matches!(word, "in" | "m" | "t" | "g" | "l" | "C" | "F" | "K" | "st" | "bar")
    {
        return None;
    }
    let end = i + 1;
    // "km²", "m³"
    if let Some(power) = match doc.word(end) {
        "²" => Some("2"),
        "³" => Some("3"),
        _ => None,
    } && doc.tokens.get(end).is_some_and(|t| t.glued)
        && let Some(code) = raised(code, power)
    {
        return Some(UnitAt { code, per: None, end: end + 1, word: false });
    }
    if code == "bbl/d" {
        return Some(UnitAt { code: "bbl", per: Some("d"), end, word: false });
    }
    if code == "bcm" {
        // Billion cubic metres: the caller multiplies nothing, so the unit cannot be told shortly.
        return None;
    }
    if let Some((code, end)) = speed(doc, code, end) {
        return Some(UnitAt { code, per: None, end, word: is_word });
    }
    Some(UnitAt { code, per: None, end, word: is_word })
}

/// Whether the phrase ends before token `i`: punctuation, a conjunction or a preposition, or the text's end.
fn at_phrase_end(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens.get(i).is_none_or(|t| {
        t.kind != TokenKind::Word
            || matches!(
                doc.word(i),
                "of" | "and"
                    | "or"
                    | "to"
                    | "in"
                    | "on"
                    | "at"
                    | "by"
                    | "with"
                    | "from"
                    | "for"
                    | "per"
                    | "a"
                    | "x"
                    | "is"
                    | "was"
            )
    })
}

fn raised(base: &str, power: &str) -> Option<&'static str> {
    Some(match (base, power) {
        ("km", "2") => "km2",
        ("m", "2") => "m2",
        ("cm", "2") => "cm2",
        ("mi", "2") => "mi2",
        ("yd", "2") => "yd2",
        ("ft", "2") => "ft2",
        ("in", "2") => "in2",
        ("km", "3") => "km3",
        ("m", "3") => "m3",
        ("cm", "3") => "cm3",
        ("mi", "3") => "mi3",
        ("yd", "3") => "yd3",
        ("ft", "3") => "ft3",
        ("in", "3") => "in3",
        _ => return None,
    })
}

/// "km/h", "miles an hour", "metres per second", "miles per gallon", "pounds per square inch", "megabits per second":
/// the code of the compound and its end.
fn speed(doc: &Document<'_>, code: &str, i: usize) -> Option<(&'static str, usize)> {
    let lower_is = |k: usize, w: &str| doc.word(k).eq_ignore_ascii_case(w);
    let next =
        if doc.word(i) == "/" || lower_is(i, "per") || lower_is(i, "an") || lower_is(i, "a") || doc.word(i) == "p" {
            i + 1
        } else {
            return None;
        };
    let hour = ["hour", "h", "hr"].iter().any(|w| lower_is(next, w));
    let second = ["second", "s", "sec"].iter().any(|w| lower_is(next, w));
    let code = match code {
        "km" if hour => "km/h",
        "mi" if hour => "mph",
        "m" if second => "m/s",
        "km" if second => "km/s",
        "ft" if second => "ft/s",
        "Mbit" if second => "Mbit/s",
        "Gbit" if second => "Gbit/s",
        "mi" if lower_is(next, "gallon") => "mpg",
        "lb" if lower_is(next, "square") && lower_is(next + 1, "inch") => return Some(("psi", next + 2)),
        _ => return None,
    };
    Some((code, next + 1))
}

/// "°C", "degrees Celsius", "deg F", "degrees", "°": the code is "deg" where no scale is named.
fn temperature_at(doc: &Document<'_>, i: usize, glued: bool, digits: bool) -> Option<UnitAt> {
    let word = doc.word(i);
    let is = |k: usize, list: &[&str]| list.iter().any(|w| doc.word(k).eq_ignore_ascii_case(w));
    let scale = |k: usize, letters: bool| {
        if is(k, &["celsius", "celcius", "centigrade"]) {
            Some("C")
        } else if is(k, &["fahrenheit"]) {
            Some("F")
        } else if letters && is(k, &["c"]) {
            Some("C")
        } else if letters && is(k, &["f"]) {
            Some("F")
        } else {
            None
        }
    };
    if word == "℃" || word == "℉" {
        return Some(UnitAt { code: if word == "℃" { "C" } else { "F" }, per: None, end: i + 1, word: false });
    }
    if matches!(word, "°" | "º" | "˚") {
        let code = scale(i + 1, true);
        return Some(match code {
            Some(code) => UnitAt { code, per: None, end: i + 2, word: false },
            None => UnitAt { code: "deg", per: None, end: i + 1, word: false },
        });
    }
    if is(i, &["degree", "degrees", "deg", "degs"]) {
        let dot = usize::from(doc.word(i + 1) == "." && is(i, &["deg"]));
        if let Some(code) = scale(i + 1 + dot, true) {
            return Some(UnitAt { code, per: None, end: i + 2 + dot, word: true });
        }
        return Some(UnitAt { code: "deg", per: None, end: i + 1 + dot, word: true });
    }
    // "51C", "7F" glued; capitals only, and not "14.7C/" or "13F be filed".
    if glued && digits && matches!(word, "C" | "F") && doc.word(i + 1) != "/" {
        return Some(UnitAt { code: if word == "C" { "C" } else { "F" }, per: None, end: i + 1, word: false });
    }
    None
}

/// The code that a rate is counted per, for a unit, a time or a known word at token `i` ("tonne", "hour", "km").
pub fn per_unit(doc: &Document<'_>, i: usize) -> Option<&'static str> {
    if let Some(code) = time_unit(doc.word(i)) {
        return Some(code);
    }
    let (code, _) = single(doc, i, true)?;
    Some(match code {
        "bbl" => "barrel",
        "cup" => "cup",
        code => code,
    })
}

/// The code of a unit of time, singular or plural.
pub fn time_unit(word: &str) -> Option<&'static str> {
    static TIMES: LazyLock<Table<&str>> = LazyLock::new(|| Table::new(TIME.iter().map(|(w, c)| (*w, c)), true));
    TIMES.get(word).copied()
}

#[rustfmt::skip]
const TIME: &[(&str, &str)] = &[
    ("second", "s"), ("seconds", "s"), ("sec", "s"), ("secs", "s"), ("millisecond", "ms"), ("milliseconds", "ms"),
    ("minute", "min"), ("minutes", "min"), ("min", "min"), ("mins", "min"),
    ("hour", "h"), ("hours", "h"), ("hr", "h"), ("hrs", "h"), ("day", "d"), ("days", "d"), ("night", "night"), ("nights", "night"),
    ("week", "wk"), ("weeks", "wk"), ("wk", "wk"), ("wks", "wk"), ("weekend", "weekend"), ("weekends", "weekend"), ("fortnight", "2wk"), ("fortnights", "2wk"),
    ("month", "mo"), ("months", "mo"), ("quarter", "quarter"), ("year", "a"), ("years", "a"), ("yr", "a"), ("yrs", "a"), ("annum", "a"),
    ("decade", "decade"), ("decades", "decade"), ("century", "century"), ("centuries", "century"), ("season", "season"),
];
