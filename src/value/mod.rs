//! What an annotation is worth: numbers, units, currencies, dates.

pub mod calendar;
pub mod currency;
pub mod date;
pub mod decimal;
pub mod unit;

pub use date::{CivilDate, TimeMod, TimeType, TimeValue};
pub use decimal::Decimal;

/// The value of a number or time expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A count, an amount, a measure.
    Number(NumberValue),
    /// A date, time, duration or set.
    Time(TimeValue),
}

/// A number with bounds, unit and what it counts; a field that is not stated is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberValue {
    /// The number itself, only when it is one number ("12", "about 12").
    pub amount: Option<Decimal>,
    /// Lower bound ("at least 12", "20-30").
    pub lo: Option<Decimal>,
    /// Whether the lower bound itself is meant ("at least" yes, "more than" no).
    pub lo_incl: bool,
    /// Upper bound ("up to 5").
    pub hi: Option<Decimal>,
    /// Whether the upper bound itself is meant.
    pub hi_incl: bool,
    /// How the number is hedged.
    pub modifier: Modifier,
    /// Short code of the unit as written ("km", "t", "C", "%", "pp", "bp", "a" for years of age, ...); see [`unit`].
    pub unit: Option<&'static str>,
    /// ISO 4217 code (and BTC, ETH for the two common crypto-currencies); see [`currency`].
    pub currency: Option<&'static str>,
    /// Whether the currency was chosen among several that share the symbol, without evidence.
    pub currency_ambiguous: bool,
    /// For rates, what one is counted per: a unit code ("wk", "d", "h", "km", "each") or a noun.
    pub per: Option<String>,
    /// Head noun of what is counted, as written ("civilians").
    pub counted: Option<String>,
    /// Direction, where a verb or preposition states a change ("rose 5 %").
    pub change: Option<Change>,
    /// Parts of a score, ratio or fraction, in the order written ("3-1" -> 3, 1; "two-thirds" -> 2, 3).
    pub parts: Vec<Decimal>,
}

/// How a number is hedged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// As stated.
    #[default]
    Exact,
    /// About, around, some, nearly, almost.
    Approx,
    /// At least, no fewer than: `lo`, inclusive.
    AtLeast,
    /// More than, over: `lo`, exclusive.
    MoreThan,
    /// At most, up to, as many as: `hi`, inclusive.
    AtMost,
    /// Less than, under: `hi`, exclusive.
    LessThan,
    /// A range: `lo` and `hi`.
    Between,
    /// "dozens", "hundreds": a magnitude, `lo` and `hi`.
    Vague,
}

impl Modifier {
    /// The id used in the JSON result.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approx => "approx",
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::AtMost => "at_most",
            Self::LessThan => "less_than",
            Self::Between => "between",
            Self::Vague => "vague",
        }
    }
}

/// The direction of a stated change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// Rose, grew, up.
    Up,
    /// Fell, lost, down.
    Down,
}

impl Change {
    /// The id used in the JSON result.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}
