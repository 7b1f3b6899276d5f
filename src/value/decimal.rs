//! Exact decimal numbers.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// An exact decimal number: `mantissa` times ten to the power of minus `scale`.
///
/// Normal form: no trailing zero after the point, zero has scale 0. Numbers of more than 38 digits do not fit; the
/// number detector then gives a span without an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

/// Digits after the point that a quotient of one or more keeps: with one before it, twelve significant digits.
const QUOTIENT_DIGITS: u32 = 11;

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };
    /// One.
    pub const ONE: Self = Self { mantissa: 1, scale: 0 };

    /// The number `mantissa / 10^scale`.
    pub const fn new(mantissa: i128, scale: u32) -> Self {
        let (mut mantissa, mut scale) = (mantissa, scale);
        if mantissa == 0 {
            scale = 0;
        }
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }

    /// The whole number `n`.
    pub const fn from_int(n: i64) -> Self {
        Self { mantissa: n as i128, scale: 0 }
    }

    /// Whether the number has nothing after the point.
    pub const fn is_integer(self) -> bool {
        self.scale == 0
    }

    /// The number as an `i64`, if it is whole and fits.
    pub fn to_i64(self) -> Option<i64> {
        if self.scale == 0 { i64::try_from(self.mantissa).ok() } else { None }
    }

    /// Whether the number is below zero.
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The number with the other sign; `None` where it does not fit.
    pub fn checked_neg(self) -> Option<Self> {
        Some(Self { mantissa: self.mantissa.checked_neg()?, scale: self.scale })
    }

    /// The exact sum; `None` where it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Some(Self::new(self.at_scale(scale)?.checked_add(other.at_scale(scale)?)?, scale))
    }

    /// The exact difference; `None` where it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.checked_neg()?)
    }

    /// The exact product; `None` where it does not fit.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Some(Self::new(self.mantissa.checked_mul(other.mantissa)?, self.scale.checked_add(other.scale)?))
    }

    /// The number times ten to the power of `exponent`; `None` where it does not fit.
    pub fn checked_shift(self, exponent: u32) -> Option<Self> {
        if exponent <= self.scale {
            return Some(Self::new(self.mantissa, self.scale - exponent));
        }
        Some(Self { mantissa: self.mantissa.checked_mul(pow10(exponent - self.scale)?)?, scale: 0 })
    }

    /// The quotient, rounded half away from zero to about twelve significant digits; `None` for a zero divisor or where it
    /// does not fit.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        if other.mantissa == 0 {
            return None;
        }
        if self.mantissa == 0 {
            return Some(Self::ZERO);
        }
        let scale = self.scale.max(other.scale);
        let (a, b) = (self.at_scale(scale)?, other.at_scale(scale)?);
        // As many digits after the point as leave twelve significant ones.
        let (mut digits, mut top) = (QUOTIENT_DIGITS, a.unsigned_abs());
        while top < b.unsigned_abs() && digits < 30 {
            top = top.checked_mul(10)?;
            digits += 1;
        }
        let mut scaled = a.checked_mul(pow10(digits)?);
        while scaled.is_none() && digits > 0 {
            digits -= 1;
            scaled = a.checked_mul(pow10(digits)?);
        }
        let scaled = scaled?;
        let (quotient, rest) = (scaled / b, scaled % b);
        let up = rest.unsigned_abs().checked_mul(2)? >= b.unsigned_abs();
        let step = if up { if (scaled < 0) == (b < 0) { 1 } else { -1 } } else { 0 };
        Some(Self::new(quotient.checked_add(step)?, digits))
    }

    /// The number with a comma between groups of three digits before the point: "-1,234,567.5".
    pub fn grouped(self) -> String {
        let plain = self.to_string();
        let (sign, rest) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
        let (whole, part) = rest.split_once('.').map_or((rest, None), |(w, p)| (w, Some(p)));
        let mut out = String::from(sign);
        for (i, digit) in whole.char_indices() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                out.push(',');
            }
            out.push(digit);
        }
        if let Some(part) = part {
            out.push('.');
            out.push_str(part);
        }
        out
    }

    fn at_scale(self, scale: u32) -> Option<i128> {
        self.mantissa.checked_mul(pow10(scale - self.scale)?)
    }
}

/// Ten to the power of `n`; `None` where it does not fit.
const fn pow10(n: u32) -> Option<i128> {
    10i128.checked_pow(n)
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        match (self.at_scale(scale), other.at_scale(scale)) {
            (Some(a), Some(b)) => a.cmp(&b),
            // One of them is too large for the common scale: compare the whole parts, then the rests.
            _ => {
                let whole = |d: &Self| d.mantissa / pow10(d.scale).unwrap_or(i128::MAX);
                let rest = |d: &Self| d.mantissa % pow10(d.scale).unwrap_or(i128::MAX);
                whole(self).cmp(&whole(other)).then_with(|| {
                    let pad = |d: &Self| rest(d).saturating_mul(pow10(scale - d.scale).unwrap_or(i128::MAX));
                    pad(self).cmp(&pad(other))
                })
            }
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    /// Plain notation without exponent or separators: "-1234.5".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.mantissa);
        }
        let digits = format!("{:0width$}", self.mantissa.unsigned_abs(), width = self.scale as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - self.scale as usize);
        write!(f, "{}{whole}.{part}", if self.mantissa < 0 { "-" } else { "" })
    }
}

/// Why a text is no decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDecimalError;

impl fmt::Display for ParseDecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number of at most 38 digits")
    }
}

impl std::error::Error for ParseDecimalError {}

impl FromStr for Decimal {
    type Err = ParseDecimalError;

    /// Reads plain notation: an optional minus, digits, an optional point with digits.
    fn from_str(text: &str) -> Result<Self, ParseDecimalError> {
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = rest.split_once('.').unwrap_or((rest, ""));
        if whole.is_empty() && part.is_empty() || rest.ends_with('.') {
            return Err(ParseDecimalError);
        }
        // Zeros at the end of the part carry no value and need no room.
        let part = part.trim_end_matches('0');
        let mut mantissa = 0i128;
        for b in whole.bytes().chain(part.bytes()) {
            let digit = if b.is_ascii_digit() { i128::from(b - b'0') } else { return Err(ParseDecimalError) };
            mantissa = mantissa.checked_mul(10).and_then(|m| m.checked_add(digit)).ok_or(ParseDecimalError)?;
        }
        let scale = u32::try_from(part.len()).map_err(|_| ParseDecimalError)?;
        if scale > 38 {
            return Err(ParseDecimalError);
        }
        Ok(Self::new(if negative { -mantissa } else { mantissa }, scale))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap_or_else(|_| panic!("{text}"))
    }

    #[test]
    fn reading_what_was_written_gives_the_number() {
        for text in ["0", "-1", "12", "0.5", "-0.05", "1234567.891", "99999999999999999999999999999999999999"] {
            assert_eq!(d(text).to_string(), text);
            assert_eq!(d(&d(text).grouped().replace(',', "")), d(text));
        }
        assert_eq!(d("1.500").to_string(), "1.5");
        assert_eq!(d(".5").to_string(), "0.5");
        assert_eq!(d("-1234567.5").grouped(), "-1,234,567.5");
        for text in ["", "-", ".", "1.", "1e5", "+1", "1,2", "999999999999999999999999999999999999999999"] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn calculates_exactly() {
        assert_eq!(d("0.1").checked_add(d("0.2")), Some(d("0.3")));
        assert_eq!(d("1.2").checked_mul(d("1000000000")), Some(d("1200000000")));
        assert_eq!(d("2").checked_div(d("3")).map(|q| q.to_string()), Some("0.666666666667".into()));
        assert_eq!(d("1").checked_div(d("1300")).map(|q| q.to_string()), Some("0.000769230769231".into()));
        assert_eq!(d("-1").checked_div(d("8")), Some(d("-0.125")));
        assert_eq!(d("9.4").checked_shift(6), Some(d("9400000")));
        assert_eq!(d("1").checked_div(d("0")), None);
        let huge = d("99999999999999999999999999999999999999");
        assert_eq!(huge.checked_mul(d("10")), None);
        assert!(huge > d("0.00000000000000000000000000000000000001") && d("-1") < d("0.5") && d("0.25") < d("0.3"));
    }
}
