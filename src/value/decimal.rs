//! Exact decimal numbers.

use std::fmt;

/// An exact decimal number: `mantissa` times ten to the power of minus `scale`.
///
/// Normal form: no trailing zero after the point, zero has scale 0. Numbers of more than 38 digits do not fit; the
/// number detector then gives a span without an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

impl Decimal {
    /// The number `mantissa / 10^scale`.
    pub fn new(mantissa: i128, scale: u32) -> Self {
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }

    /// The whole number `n`.
    pub fn from_int(n: i64) -> Self {
        Self::new(n.into(), 0)
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
