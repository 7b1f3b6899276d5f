//! Units of measure: short codes, dimensions, UCUM ids and base values.

use super::Decimal;

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Cubic metres.
    Volume,
    /// Kilograms.
    Mass,
    /// Metres per second.
    Speed,
    /// Kelvin.
    Temperature,
    /// Joules.
    Energy,
    /// Watts.
    Power,
    /// Bytes.
    Data,
    /// Bytes per second.
    DataRate,
    /// Pascals.
    Pressure,
    /// Seconds (ages and rates; durations belong to dates).
    Time,
    /// One: per cent, basis points, parts per million.
    Share,
    /// Hertz.
    Frequency,
    /// Degrees of arc.
    Angle,
    /// Newtons.
    Force,
    /// Volts.
    Voltage,
    /// Amperes.
    Current,
    /// Sieverts.
    Dose,
    /// Becquerels.
    Activity,
    /// Decibels.
    Sound,
    /// Magnitude of an earthquake.
    Magnitude,
    /// Metres per cubic metre of fuel.
    FuelEconomy,
    /// Without a base unit: picture elements, revolutions.
    Count,
}

impl Dimension {
    /// The id used in the JSON result.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Area => "area",
            Self::Volume => "volume",
            Self::Mass => "mass",
            Self::Speed => "speed",
            Self::Temperature => "temperature",
            Self::Energy => "energy",
            Self::Power => "power",
            Self::Data => "data",
            Self::DataRate => "data_rate",
            Self::Pressure => "pressure",
            Self::Time => "time",
            Self::Share => "share",
            Self::Frequency => "frequency",
            Self::Angle => "angle",
            Self::Force => "force",
            Self::Voltage => "voltage",
            Self::Current => "current",
            Self::Dose => "dose",
            Self::Activity => "activity",
            Self::Sound => "sound",
            Self::Magnitude => "magnitude",
            Self::FuelEconomy => "fuel_economy",
            Self::Count => "count",
        }
    }
}

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The short code: "km", "mph", "C", "%".
    pub code: &'static str,
    /// The name in the singular: "kilometre".
    pub name: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// The id in the Unified Code for Units of Measure.
    pub ucum: &'static str,
    /// How many base units one unit is: numerator and denominator.
    factor: (i64, i64),
    /// What is added to a number before it is multiplied, in hundredths: temperatures only.
    offset: i64,
}

macro_rules! units {
    ($($code:literal $name:literal $dimension:ident $ucum:literal $num:literal / $den:literal;)*) => {
        /// Every unit but the temperatures with an offset.
        const UNITS: &[Unit] = &[$(Unit {
            code: $code, name: $name, dimension: Dimension::$dimension, ucum: $ucum, factor: ($num, $den), offset: 0,
        },)*];
    };
}

units! {
    "km" "kilometre" Length "km" 1000 / 1;
    "m" "metre" Length "m" 1 / 1;
    "dm" "decimetre" Length "dm" 1 / 10;
    "cm" "centimetre" Length "cm" 1 / 100;
    "mm" "millimetre" Length "mm" 1 / 1000;
    "um" "micrometre" Length "um" 1 / 1_000_000;
    "nm" "nanometre" Length "nm" 1 / 1_000_000_000;
    "pm" "picometre" Length "pm" 1 / 1_000_000_000_000;
    "mi" "mile" Length "[mi_i]" 1_609_344 / 1000;
    "yd" "yard" Length "[yd_i]" 9144 / 10_000;
    "ft" "foot" Length "[ft_i]" 3048 / 10_000;
    "in" "inch" Length "[in_i]" 254 / 10_000;
    "nmi" "nautical mile" Length "[nmi_i]" 1852 / 1;
    "furlong" "furlong" Length "[fur_us]" 201_168 / 1000;
    "fathom" "fathom" Length "[fth_i]" 18_288 / 10_000;
    "ly" "light-year" Length "[ly]" 9_460_730_472_580_800 / 1;
    "au" "astronomical unit" Length "AU" 149_597_870_700 / 1;
    "cal" "calibre (hundredths of an inch)" Length "[in_i]" 254 / 1_000_000;
    "km2" "square kilometre" Area "km2" 1_000_000 / 1;
    "m2" "square metre" Area "m2" 1 / 1;
    "cm2" "square centimetre" Area "cm2" 1 / 10_000;
    "mi2" "square mile" Area "[mi_i]2" 2_589_988_110_336 / 1_000_000;
    "yd2" "square yard" Area "[yd_i]2" 83_612_736 / 100_000_000;
    "ft2" "square foot" Area "[ft_i]2" 9_290_304 / 100_000_000;
    "in2" "square inch" Area "[in_i]2" 64_516 / 100_000_000;
    "ha" "hectare" Area "har" 10_000 / 1;
    "acre" "acre" Area "[acr_us]" 40_468_564_224 / 10_000_000;
    "m3" "cubic metre" Volume "m3" 1 / 1;
    "km3" "cubic kilometre" Volume "km3" 1_000_000_000 / 1;
    "cm3" "cubic centimetre" Volume "cm3" 1 / 1_000_000;
    "ft3" "cubic foot" Volume "[ft_i]3" 28_316_846_592 / 1_000_000_000_000;
    "yd3" "cubic yard" Volume "[yd_i]3" 764_554_857_984 / 1_000_000_000_000;
    "in3" "cubic inch" Volume "[in_i]3" 16_387_064 / 1_000_000_000_000;
    "mi3" "cubic mile" Volume "[mi_i]3" 4_168_181_825 / 1;
    "L" "litre" Volume "L" 1 / 1000;
    "hL" "hectolitre" Volume "hL" 1 / 10;
    "dL" "decilitre" Volume "dL" 1 / 10_000;
    "cL" "centilitre" Volume "cL" 1 / 100_000;
    "mL" "millilitre" Volume "mL" 1 / 1_000_000;
    "ML" "megalitre" Volume "ML" 1000 / 1;
    "gal" "gallon (US)" Volume "[gal_us]" 3_785_411_784 / 1_000_000_000_000;
    "qt" "quart (US)" Volume "[qt_us]" 946_352_946 / 1_000_000_000_000;
    "pt" "pint (UK)" Volume "[pt_br]" 56_826_125 / 100_000_000_000;
    "cup" "cup (US)" Volume "[cup_us]" 2_365_882_365 / 10_000_000_000_000;
    "floz" "fluid ounce (US)" Volume "[foz_us]" 295_735_295_625 / 10_000_000_000_000_000;
    "tbsp" "tablespoon" Volume "[tbs_us]" 147_867_647_812 / 10_000_000_000_000_000;
    "tsp" "teaspoon" Volume "[tsp_us]" 49_289_215_937 / 10_000_000_000_000_000;
    "bbl" "barrel (oil)" Volume "[bbl_us]" 158_987_294_928 / 1_000_000_000_000;
    "bu" "bushel (US)" Volume "[bu_us]" 3_523_907_016_688 / 100_000_000_000_000;
    "t" "tonne" Mass "t" 1000 / 1;
    "kt" "kilotonne" Mass "kt" 1_000_000 / 1;
    "Mt" "megatonne" Mass "Mt" 1_000_000_000 / 1;
    "kg" "kilogram" Mass "kg" 1 / 1;
    "g" "gram" Mass "g" 1 / 1000;
    "mg" "milligram" Mass "mg" 1 / 1_000_000;
    "ug" "microgram" Mass "ug" 1 / 1_000_000_000;
    "lb" "pound" Mass "[lb_av]" 45_359_237 / 100_000_000;
    "oz" "ounce" Mass "[oz_av]" 28_349_523_125 / 1_000_000_000_000;
    "ton" "ton" Mass "[ston_av]" 90_718_474 / 100_000;
    "st" "stone" Mass "[stone_av]" 635_029_318 / 100_000_000;
    "ct" "carat" Mass "[car_m]" 2 / 10_000;
    "ozt" "troy ounce" Mass "[oz_tr]" 311_034_768 / 10_000_000_000;
    "km/h" "kilometre per hour" Speed "km/h" 1000 / 3600;
    "mph" "mile per hour" Speed "[mi_i]/h" 1_609_344 / 3_600_000;
    "m/s" "metre per second" Speed "m/s" 1 / 1;
    "km/s" "kilometre per second" Speed "km/s" 1000 / 1;
    "ft/s" "foot per second" Speed "[ft_i]/s" 3048 / 10_000;
    "kn" "knot" Speed "[kn_i]" 1852 / 3600;
    "K" "kelvin" Temperature "K" 1 / 1;
    "J" "joule" Energy "J" 1 / 1;
    "kJ" "kilojoule" Energy "kJ" 1000 / 1;
    "MJ" "megajoule" Energy "MJ" 1_000_000 / 1;
    "GJ" "gigajoule" Energy "GJ" 1_000_000_000 / 1;
    "Wh" "watt-hour" Energy "W.h" 3600 / 1;
    "kWh" "kilowatt-hour" Energy "kW.h" 3_600_000 / 1;
    "MWh" "megawatt-hour" Energy "MW.h" 3_600_000_000 / 1;
    "GWh" "gigawatt-hour" Energy "GW.h" 3_600_000_000_000 / 1;
    "TWh" "terawatt-hour" Energy "TW.h" 3_600_000_000_000_000 / 1;
    "kcal" "kilocalorie" Energy "kcal" 4184 / 1;
    "calorie" "calorie (food)" Energy "[Cal]" 4184 / 1;
    "BTU" "British thermal unit" Energy "[Btu_IT]" 105_505_585_262 / 100_000_000;
    "eV" "electronvolt" Energy "eV" 1_602_176_634 / 1_000_000_000_000_000_000;
    "W" "watt" Power "W" 1 / 1;
    "mW" "milliwatt" Power "mW" 1 / 1000;
    "kW" "kilowatt" Power "kW" 1000 / 1;
    "MW" "megawatt" Power "MW" 1_000_000 / 1;
    "GW" "gigawatt" Power "GW" 1_000_000_000 / 1;
    "TW" "terawatt" Power "TW" 1_000_000_000_000 / 1;
    "hp" "horsepower" Power "[HP]" 7_456_998_715_822_702 / 10_000_000_000_000;
    "bit" "bit" Data "bit" 1 / 8;
    "B" "byte" Data "By" 1 / 1;
    "kB" "kilobyte" Data "kBy" 1000 / 1;
    "MB" "megabyte" Data "MBy" 1_000_000 / 1;
    "GB" "gigabyte" Data "GBy" 1_000_000_000 / 1;
    "TB" "terabyte" Data "TBy" 1_000_000_000_000 / 1;
    "PB" "petabyte" Data "PBy" 1_000_000_000_000_000 / 1;
    "EB" "exabyte" Data "EBy" 1_000_000_000_000_000_000 / 1;
    "Mbit" "megabit" Data "Mbit" 125_000 / 1;
    "Gbit" "gigabit" Data "Gbit" 125_000_000 / 1;
    "kbit/s" "kilobit per second" DataRate "kbit/s" 125 / 1;
    "Mbit/s" "megabit per second" DataRate "Mbit/s" 125_000 / 1;
    "Gbit/s" "gigabit per second" DataRate "Gbit/s" 125_000_000 / 1;
    "Pa" "pascal" Pressure "Pa" 1 / 1;
    "hPa" "hectopascal" Pressure "hPa" 100 / 1;
    "kPa" "kilopascal" Pressure "kPa" 1000 / 1;
    "MPa" "megapascal" Pressure "MPa" 1_000_000 / 1;
    "bar" "bar" Pressure "bar" 100_000 / 1;
    "mbar" "millibar" Pressure "mbar" 100 / 1;
    "psi" "pound per square inch" Pressure "[psi]" 6_894_757_293_168 / 1_000_000_000;
    "atm" "atmosphere" Pressure "atm" 101_325 / 1;
    "a" "year" Time "a" 31_557_600 / 1;
    "mo" "month" Time "mo" 2_629_800 / 1;
    "wk" "week" Time "wk" 604_800 / 1;
    "d" "day" Time "d" 86_400 / 1;
    "h" "hour" Time "h" 3600 / 1;
    "min" "minute" Time "min" 60 / 1;
    "s" "second" Time "s" 1 / 1;
    "%" "per cent" Share "%" 1 / 100;
    "pp" "percentage point" Share "%" 1 / 100;
    "bp" "basis point" Share "[bp]" 1 / 10_000;
    "ppm" "part per million" Share "[ppm]" 1 / 1_000_000;
    "ppb" "part per billion" Share "[ppb]" 1 / 1_000_000_000;
    "Hz" "hertz" Frequency "Hz" 1 / 1;
    "kHz" "kilohertz" Frequency "kHz" 1000 / 1;
    "MHz" "megahertz" Frequency "MHz" 1_000_000 / 1;
    "GHz" "gigahertz" Frequency "GHz" 1_000_000_000 / 1;
    "rpm" "revolution per minute" Frequency "{rpm}" 1 / 60;
    "deg" "degree" Angle "deg" 1 / 1;
    "rad" "radian" Angle "rad" 57_295_779_513_082 / 1_000_000_000_000;
    "N" "newton" Force "N" 1 / 1;
    "kN" "kilonewton" Force "kN" 1000 / 1;
    "V" "volt" Voltage "V" 1 / 1;
    "kV" "kilovolt" Voltage "kV" 1000 / 1;
    "A" "ampere" Current "A" 1 / 1;
    "Ah" "ampere-hour" Count "A.h" 1 / 1;
    "mAh" "milliampere-hour" Count "mA.h" 1 / 1000;
    "Sv" "sievert" Dose "Sv" 1 / 1;
    "mSv" "millisievert" Dose "mSv" 1 / 1000;
    "uSv" "microsievert" Dose "uSv" 1 / 1_000_000;
    "Bq" "becquerel" Activity "Bq" 1 / 1;
    "dB" "decibel" Sound "dB" 1 / 1;
    "magnitude" "magnitude" Magnitude "{magnitude}" 1 / 1;
    "mpg" "mile per gallon (US)" FuelEconomy "[mi_i]/[gal_us]" 1_609_344_000_000_000 / 3_785_411_784;
    "MP" "megapixel" Count "{megapixel}" 1_000_000 / 1;
}

/// Temperatures: kelvin = (number + offset) times factor.
const SHIFTED: &[Unit] = &[
    Unit {
        code: "C",
        name: "degree Celsius",
        dimension: Dimension::Temperature,
        ucum: "Cel",
        factor: (1, 1),
        offset: 27_315,
    },
    Unit {
        code: "F",
        name: "degree Fahrenheit",
        dimension: Dimension::Temperature,
        ucum: "[degF]",
        factor: (5, 9),
        offset: 45_967,
    },
];

/// The unit with this short code.
pub fn by_code(code: &str) -> Option<&'static Unit> {
    UNITS.iter().chain(SHIFTED).find(|u| u.code == code)
}

/// All units, temperatures last.
pub fn all() -> impl Iterator<Item = &'static Unit> {
    UNITS.iter().chain(SHIFTED)
}

/// `amount` of `unit` in the base unit of its dimension, exact where the factor is a decimal and else rounded to about
/// twelve significant digits; `None` where it does not fit.
pub fn to_base(amount: Decimal, unit: &Unit) -> Option<Decimal> {
    let shifted = amount.checked_add(Decimal::new(unit.offset.into(), 2))?;
    divide(shifted.checked_mul(Decimal::from_int(unit.factor.0))?, unit.factor.1)
}

/// `amount` of the unit `from` in the unit `to`; `None` where their dimensions differ or it does not fit.
pub fn convert(amount: Decimal, from: &Unit, to: &Unit) -> Option<Decimal> {
    if from.dimension != to.dimension {
        return None;
    }
    // (amount + a) * (n1/d1) / (n2/d2) - b, with one division at the end.
    let shifted = amount.checked_add(Decimal::new(from.offset.into(), 2))?;
    let top = i128::from(from.factor.0).checked_mul(to.factor.1.into())?;
    let bottom = i128::from(from.factor.1).checked_mul(to.factor.0.into())?;
    let common = gcd(top, bottom);
    let product = shifted.checked_mul(Decimal::new(top / common, 0))?;
    product.checked_div(Decimal::new(bottom / common, 0))?.checked_sub(Decimal::new(to.offset.into(), 2))
}

/// Divides exactly by powers of ten, otherwise with rounding.
fn divide(amount: Decimal, by: i64) -> Option<Decimal> {
    let (mut rest, mut scale) = (by, 0u32);
    while rest % 10 == 0 && rest > 1 {
        rest /= 10;
        scale += 1;
    }
    let exact = amount.checked_mul(Decimal::new(1, scale))?;
    if rest == 1 { Some(exact) } else { exact.checked_div(Decimal::from_int(rest)) }
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_convert_there_and_back() {
        let units: Vec<_> = all().collect();
        for (i, unit) in units.iter().enumerate() {
            assert!(units[i + 1..].iter().all(|u| u.code != unit.code), "{}", unit.code);
            assert_eq!(by_code(unit.code), Some(*unit));
            let base = to_base(Decimal::ONE, unit);
            assert!(base.is_some(), "{}", unit.code);
        }
    }

    #[test]
    fn converts() {
        let cases = [
            ("42", "m", "ft", "137.79527559"),
            ("15", "km", "mi", "9.32056788"),
            ("100", "mi", "km", "160.9344"),
            ("51.3", "C", "F", "124.34"),
            ("124", "F", "C", "51.111111"),
            ("-40", "F", "C", "-40"),
            ("1", "t", "kg", "1000"),
            ("500", "kg", "lb", "1102.31131"),
            ("1600", "GB", "TB", "1.6"),
            ("120", "mi2", "km2", "310.798573"),
            ("53", "mph", "km/h", "85.295232"),
        ];
        for (amount, from, to, want) in cases {
            let (from, to) = (by_code(from).unwrap(), by_code(to).unwrap());
            let got = convert(amount.parse().unwrap(), from, to).unwrap().to_string();
            assert!(got.starts_with(want), "{amount} {} in {}: {got}", from.code, to.code);
        }
        let (m, kg) = (by_code("m").unwrap(), by_code("kg").unwrap());
        assert_eq!(convert(Decimal::ONE, m, kg), None);
        assert_eq!(to_base("9.4".parse().unwrap(), by_code("mi").unwrap()).unwrap().to_string(), "15127.8336");
    }
}
