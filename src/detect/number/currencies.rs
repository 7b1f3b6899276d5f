//! How currencies are written, and which country each shared word or sign points to.

use super::lexicon::Table;
use std::sync::LazyLock;

/// A name or sign that several currencies share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// "$", "dollars".
    Dollar,
    /// "£", "pounds".
    Pound,
    /// "pesos".
    Peso,
    /// "Rs", "rupees".
    Rupee,
    /// "francs".
    Franc,
    /// "krona", "kroner", "crowns", "kr".
    Krone,
    /// "dinars".
    Dinar,
    /// "lira".
    Lira,
    /// "riyals", "rials".
    Riyal,
    /// "shillings".
    Shilling,
    /// "¥".
    Yen,
    /// "won".
    Won,
    /// "rouble".
    Rouble,
    /// "cents", "c", "¢".
    Cent,
    /// "piastres".
    Piastre,
    /// "kwacha".
    Kwacha,
    /// "manat".
    Manat,
    /// "dirhams".
    Dirham,
    /// "lei".
    Leu,
    /// "centavos".
    Centavo,
}

impl Family {
    /// The currency meant where nothing else is known, and whether that is a mere guess.
    pub const fn default(self) -> (&'static str, bool) {
        match self {
            Self::Dollar => ("USD", true),
            Self::Pound => ("GBP", true),
            Self::Peso => ("MXN", true),
            Self::Rupee => ("INR", true),
            Self::Franc => ("CHF", true),
            Self::Krone => ("SEK", true),
            Self::Dinar => ("IQD", true),
            Self::Lira => ("TRY", false),
            Self::Riyal => ("SAR", true),
            Self::Shilling => ("KES", true),
            Self::Yen => ("JPY", false),
            Self::Won => ("KRW", false),
            Self::Rouble => ("RUB", false),
            Self::Cent => ("USD", true),
            Self::Piastre => ("EGP", false),
            Self::Kwacha => ("ZMW", true),
            Self::Manat => ("AZN", true),
            Self::Dirham => ("AED", true),
            Self::Leu => ("RON", false),
            Self::Centavo => ("MXN", true),
        }
    }

    /// The currencies of the family.
    pub const fn members(self) -> &'static [&'static str] {
        match self {
            Self::Dollar => &[
                "USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "FJD", "JMD", "TTD", "BBD", "BSD", "BZD", "GYD",
                "NAD", "LRD", "ZWL", "BND",
            ],
            Self::Pound => &["GBP", "EGP", "SYP", "LBP", "SDG", "SSP", "IEP"],
            Self::Peso => &["MXN", "PHP", "ARS", "CLP", "COP", "UYU", "CUP", "DOP"],
            Self::Rupee => &["INR", "PKR", "LKR", "NPR", "MUR", "SCR"],
            Self::Franc => &["CHF", "XOF", "XAF", "RWF", "BIF", "CDF", "DJF", "GNF", "XPF", "FRF", "BEF"],
            Self::Krone => &["SEK", "NOK", "DKK", "ISK", "CZK"],
            Self::Dinar => &["IQD", "KWD", "BHD", "JOD", "LYD", "TND", "DZD", "RSD"],
            Self::Lira => &["TRY", "ITL"],
            Self::Riyal => &["SAR", "QAR", "IRR", "OMR", "YER"],
            Self::Shilling => &["KES", "UGX", "TZS", "SOS"],
            Self::Yen => &["JPY", "CNY"],
            Self::Won => &["KRW", "KPW"],
            Self::Rouble => &["RUB", "BYN"],
            Self::Cent => &["USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR", "JMD", "KES"],
            Self::Piastre => &["EGP", "SYP", "LBP", "SDG"],
            Self::Kwacha => &["ZMW", "MWK"],
            Self::Manat => &["AZN", "TMT"],
            Self::Dirham => &["AED", "MAD"],
            Self::Leu => &["RON", "MDL"],
            Self::Centavo => &["MXN", "PHP", "BRL", "ARS"],
        }
    }
}

/// What a currency word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    /// One currency.
    Code(&'static str),
    /// One of several.
    Of(Family),
    /// A hundredth of one of several ("cents").
    HundredthOf(Family),
    /// A hundredth of one currency ("pence").
    Hundredth(&'static str),
}

use Money::{Code, Hundredth, HundredthOf, Of};

/// Names behind a number, any case. The flag says that the word is an everyday word too, so that it names a currency
/// only where the amount is large or a country of that money is named.
#[rustfmt::skip]
const NAMES: &[(&str, (Money, bool))] = &[
    ("dollar", (Of(Family::Dollar), false)), ("dollars", (Of(Family::Dollar), false)),
    ("bucks", (Of(Family::Dollar), false)), ("buck", (Of(Family::Dollar), true)),
    ("euro", (Code("EUR"), false)), ("euros", (Code("EUR"), false)), ("sterling", (Code("GBP"), false)),
    ("pound", (Of(Family::Pound), true)), ("pounds", (Of(Family::Pound), true)), ("quid", (Code("GBP"), false)),
    ("yen", (Code("JPY"), false)), ("yuan", (Code("CNY"), false)), ("renminbi", (Code("CNY"), false)), ("rmb", (Code("CNY"), false)), ("kuai", (Code("CNY"), false)),
    ("franc", (Of(Family::Franc), false)), ("francs", (Of(Family::Franc), false)),
    ("peso", (Of(Family::Peso), false)), ("pesos", (Of(Family::Peso), false)),
    ("rupee", (Of(Family::Rupee), false)), ("rupees", (Of(Family::Rupee), false)), ("rs", (Of(Family::Rupee), false)),
    ("krona", (Of(Family::Krone), false)), ("kronor", (Code("SEK"), false)), ("kronur", (Code("ISK"), false)), ("krone", (Of(Family::Krone), false)), ("kroner", (Of(Family::Krone), false)),
    ("crowns", (Of(Family::Krone), true)), ("koruna", (Code("CZK"), false)), ("korunas", (Code("CZK"), false)), ("kr", (Of(Family::Krone), false)),
    ("dinar", (Of(Family::Dinar), false)), ("dinars", (Of(Family::Dinar), false)), ("denars", (Code("MKD"), false)),
    ("lira", (Of(Family::Lira), false)), ("liras", (Of(Family::Lira), false)), ("lire", (Code("ITL"), false)),
    ("riyal", (Of(Family::Riyal), false)), ("riyals", (Of(Family::Riyal), false)), ("rial", (Of(Family::Riyal), false)), ("rials", (Of(Family::Riyal), false)),
    ("shilling", (Of(Family::Shilling), false)), ("shillings", (Of(Family::Shilling), false)),
    ("rouble", (Of(Family::Rouble), false)), ("roubles", (Of(Family::Rouble), false)), ("ruble", (Of(Family::Rouble), false)), ("rubles", (Of(Family::Rouble), false)),
    ("won", (Of(Family::Won), true)), ("baht", (Code("THB"), false)), ("dong", (Code("VND"), false)), ("ringgit", (Code("MYR"), false)), ("ringgits", (Code("MYR"), false)), ("rm", (Code("MYR"), false)),
    ("rupiah", (Code("IDR"), false)), ("rupiahs", (Code("IDR"), false)), ("rand", (Code("ZAR"), false)), ("rands", (Code("ZAR"), false)),
    ("shekel", (Code("ILS"), false)), ("shekels", (Code("ILS"), false)), ("zloty", (Code("PLN"), false)), ("zlotys", (Code("PLN"), false)), ("zloties", (Code("PLN"), false)),
    ("forint", (Code("HUF"), false)), ("forints", (Code("HUF"), false)), ("hryvnia", (Code("UAH"), false)), ("hryvnias", (Code("UAH"), false)), ("hryvnya", (Code("UAH"), false)),
    ("leu", (Of(Family::Leu), false)), ("lei", (Of(Family::Leu), false)), ("lev", (Code("BGN"), false)), ("leva", (Code("BGN"), false)), ("lek", (Code("ALL"), false)),
    ("lari", (Code("GEL"), false)), ("dram", (Code("AMD"), true)), ("drams", (Code("AMD"), true)), ("manat", (Of(Family::Manat), false)), ("manats", (Of(Family::Manat), false)),
    ("tenge", (Code("KZT"), false)), ("soms", (Code("KGS"), false)), ("som", (Code("KGS"), true)), ("sum", (Code("UZS"), true)), ("soums", (Code("UZS"), false)), ("somoni", (Code("TJS"), false)),
    ("birr", (Code("ETB"), false)), ("nakfa", (Code("ERN"), false)), ("naira", (Code("NGN"), false)), ("cedi", (Code("GHS"), false)), ("cedis", (Code("GHS"), false)),
    ("kwacha", (Of(Family::Kwacha), false)), ("pula", (Code("BWP"), false)), ("metical", (Code("MZN"), false)), ("meticais", (Code("MZN"), false)), ("kwanza", (Code("AOA"), false)), ("kwanzas", (Code("AOA"), false)),
    ("dirham", (Of(Family::Dirham), false)), ("dirhams", (Of(Family::Dirham), false)), ("taka", (Code("BDT"), false)), ("kyat", (Code("MMK"), false)), ("kyats", (Code("MMK"), false)),
    ("riel", (Code("KHR"), false)), ("riels", (Code("KHR"), false)), ("kip", (Code("LAK"), true)), ("tugrik", (Code("MNT"), false)), ("tugriks", (Code("MNT"), false)),
    ("afghani", (Code("AFN"), true)), ("afghanis", (Code("AFN"), true)), ("ariary", (Code("MGA"), false)), ("dalasi", (Code("GMD"), false)), ("ouguiya", (Code("MRU"), false)), ("kina", (Code("PGK"), false)), ("pataca", (Code("MOP"), false)), ("patacas", (Code("MOP"), false)),
    ("reais", (Code("BRL"), false)), ("real", (Code("BRL"), true)), ("reals", (Code("BRL"), false)), ("soles", (Code("PEN"), true)), ("bolivianos", (Code("BOB"), false)), ("guaranies", (Code("PYG"), false)), ("bolivars", (Code("VES"), false)),
    ("colones", (Code("CRC"), false)), ("quetzales", (Code("GTQ"), false)), ("lempiras", (Code("HNL"), false)), ("cordobas", (Code("NIO"), false)), ("balboas", (Code("PAB"), false)), ("gourdes", (Code("HTG"), false)),
    ("markka", (Code("FIM"), false)), ("markkaa", (Code("FIM"), false)), ("marks", (Code("DEM"), true)), ("deutschmarks", (Code("DEM"), false)), ("pesetas", (Code("ESP"), false)), ("guilders", (Code("NLG"), false)), ("drachmas", (Code("GRD"), false)), ("escudos", (Code("PTE"), false)), ("schillings", (Code("ATS"), false)),
    ("bitcoin", (Code("BTC"), false)), ("bitcoins", (Code("BTC"), false)), ("ether", (Code("ETH"), false)),
    ("cent", (HundredthOf(Family::Cent), false)), ("cents", (HundredthOf(Family::Cent), false)),
    ("pence", (Hundredth("GBP"), false)), ("penny", (Hundredth("GBP"), false)), ("pennies", (HundredthOf(Family::Cent), false)), ("piastre", (HundredthOf(Family::Piastre), false)), ("piastres", (HundredthOf(Family::Piastre), false)), ("piasters", (HundredthOf(Family::Piastre), false)),
    ("kopecks", (Hundredth("RUB"), false)), ("kopeks", (Hundredth("RUB"), false)), ("kopiykas", (Hundredth("UAH"), false)), ("paise", (Hundredth("INR"), false)), ("sen", (Hundredth("MYR"), true)), ("sens", (Hundredth("MYR"), true)), ("centavos", (HundredthOf(Family::Centavo), false)), ("groszy", (Hundredth("PLN"), false)), ("tetri", (Hundredth("GEL"), false)), ("bani", (Hundredth("RON"), true)), ("agorot", (Hundredth("ILS"), false)),
];

/// Adjectives and country names before a shared currency name, and where they point when they stand in the text.
#[rustfmt::skip]
const COUNTRIES: &[(&str, &[&str])] = &[
    ("us", &["USD"]), ("u.s.", &["USD"]), ("american", &["USD"]), ("america", &["USD"]), ("washington", &["USD"]), ("usa", &["USD"]), ("americans", &["USD"]),
    ("canada", &["CAD"]), ("canadian", &["CAD"]), ("canadians", &["CAD"]), ("ottawa", &["CAD"]), ("toronto", &["CAD"]), ("ontario", &["CAD"]), ("quebec", &["CAD"]), ("vancouver", &["CAD"]), ("montreal", &["CAD"]), ("alberta", &["CAD"]), ("calgary", &["CAD"]),
    ("australia", &["AUD"]), ("australian", &["AUD"]), ("australians", &["AUD"]), ("sydney", &["AUD"]), ("melbourne", &["AUD"]), ("canberra", &["AUD"]), ("queensland", &["AUD"]), ("brisbane", &["AUD"]), ("perth", &["AUD"]), ("adelaide", &["AUD"]),
    ("zealand", &["NZD"]), ("auckland", &["NZD"]), ("wellington", &["NZD"]), ("christchurch", &["NZD"]),
    ("hong", &["HKD"]), ("singapore", &["SGD"]), ("singaporean", &["SGD"]), ("taiwan", &["TWD"]), ("taiwanese", &["TWD"]), ("taipei", &["TWD"]), ("fiji", &["FJD"]), ("jamaica", &["JMD"]), ("jamaican", &["JMD"]), ("trinidad", &["TTD"]), ("barbados", &["BBD"]), ("bahamas", &["BSD"]), ("guyana", &["GYD"]), ("namibia", &["NAD"]), ("namibian", &["NAD"]), ("liberia", &["LRD"]), ("zimbabwe", &["ZWL"]), ("zimbabwean", &["ZWL"]), ("brunei", &["BND"]),
    ("uk", &["GBP"]), ("britain", &["GBP"]), ("british", &["GBP"]), ("england", &["GBP"]), ("english", &["GBP"]), ("scotland", &["GBP"]), ("scottish", &["GBP"]), ("wales", &["GBP"]), ("welsh", &["GBP"]), ("london", &["GBP"]), ("leeds", &["GBP"]), ("manchester", &["GBP"]), ("birmingham", &["GBP"]), ("glasgow", &["GBP"]), ("edinburgh", &["GBP"]),
    ("egypt", &["EGP"]), ("egyptian", &["EGP"]), ("egyptians", &["EGP"]), ("cairo", &["EGP"]), ("syria", &["SYP"]), ("syrian", &["SYP"]), ("damascus", &["SYP"]), ("lebanon", &["LBP"]), ("lebanese", &["LBP"]), ("beirut", &["LBP"]), ("sudan", &["SDG"]), ("sudanese", &["SDG"]), ("khartoum", &["SDG"]), ("irish", &["EUR"]), ("ireland", &["EUR"]), ("dublin", &["EUR"]),
    ("mexico", &["MXN"]), ("mexican", &["MXN"]), ("philippines", &["PHP"]), ("philippine", &["PHP"]), ("filipino", &["PHP"]), ("filipinos", &["PHP"]), ("manila", &["PHP"]), ("argentina", &["ARS"]), ("argentine", &["ARS"]), ("argentinian", &["ARS"]), ("chile", &["CLP"]), ("chilean", &["CLP"]), ("santiago", &["CLP"]), ("colombia", &["COP"]), ("colombian", &["COP"]), ("bogota", &["COP"]), ("bogotá", &["COP"]), ("uruguay", &["UYU"]), ("uruguayan", &["UYU"]), ("cuba", &["CUP"]), ("cuban", &["CUP"]), ("havana", &["CUP"]), ("dominican", &["DOP"]),
    ("india", &["INR"]), ("indian", &["INR"]), ("indians", &["INR"]), ("delhi", &["INR"]), ("mumbai", &["INR"]), ("pakistan", &["PKR"]), ("pakistani", &["PKR"]), ("karachi", &["PKR"]), ("lahore", &["PKR"]), ("islamabad", &["PKR"]), ("sindh", &["PKR"]), ("punjab", &["PKR", "INR"]), ("lanka", &["LKR"]), ("lankan", &["LKR"]), ("colombo", &["LKR"]), ("nepal", &["NPR"]), ("nepali", &["NPR"]), ("nepalese", &["NPR"]), ("kathmandu", &["NPR"]), ("mauritius", &["MUR"]), ("seychelles", &["SCR"]),
    ("switzerland", &["CHF"]), ("swiss", &["CHF"]), ("zurich", &["CHF"]), ("geneva", &["CHF"]), ("bern", &["CHF"]), ("basel", &["CHF"]), ("senegal", &["XOF"]), ("mali", &["XOF"]), ("ivory", &["XOF"]), ("niger", &["XOF"]), ("burkina", &["XOF"]), ("benin", &["XOF"]), ("togo", &["XOF"]), ("dakar", &["XOF"]), ("abidjan", &["XOF"]), ("cfa", &["XOF"]), ("cameroon", &["XAF"]), ("chad", &["XAF"]), ("gabon", &["XAF"]), ("rwanda", &["RWF"]), ("rwandan", &["RWF"]), ("kigali", &["RWF"]), ("burundi", &["BIF"]), ("congo", &["CDF"]), ("congolese", &["CDF"]), ("djibouti", &["DJF"]), ("guinea", &["GNF"]), ("french", &["FRF", "EUR"]), ("belgian", &["BEF", "EUR"]), ("belgium", &["EUR"]), ("france", &["EUR"]), ("paris", &["EUR"]),
    ("sweden", &["SEK"]), ("swedish", &["SEK"]), ("stockholm", &["SEK"]), ("norway", &["NOK"]), ("norwegian", &["NOK"]), ("oslo", &["NOK"]), ("denmark", &["DKK"]), ("danish", &["DKK"]), ("copenhagen", &["DKK"]), ("iceland", &["ISK"]), ("icelandic", &["ISK"]), ("reykjavik", &["ISK"]), ("czech", &["CZK"]), ("prague", &["CZK"]), ("czechia", &["CZK"]),
    ("iraq", &["IQD"]), ("iraqi", &["IQD"]), ("baghdad", &["IQD"]), ("kuwait", &["KWD"]), ("kuwaiti", &["KWD"]), ("bahrain", &["BHD"]), ("bahraini", &["BHD"]), ("jordanian", &["JOD"]), ("amman", &["JOD"]), ("libya", &["LYD"]), ("libyan", &["LYD"]), ("tripoli", &["LYD"]), ("tunisia", &["TND"]), ("tunisian", &["TND"]), ("tunis", &["TND"]), ("algeria", &["DZD"]), ("algerian", &["DZD"]), ("algiers", &["DZD"]), ("serbia", &["RSD"]), ("serbian", &["RSD"]), ("belgrade", &["RSD"]),
    ("turkey", &["TRY"]), ("turkish", &["TRY"]), ("istanbul", &["TRY"]), ("ankara", &["TRY"]), ("italian", &["ITL", "EUR"]), ("italy", &["EUR"]), ("saudi", &["SAR"]), ("riyadh", &["SAR"]), ("qatar", &["QAR"]), ("qatari", &["QAR"]), ("doha", &["QAR"]), ("iran", &["IRR"]), ("iranian", &["IRR"]), ("tehran", &["IRR"]), ("oman", &["OMR"]), ("omani", &["OMR"]), ("yemen", &["YER"]), ("yemeni", &["YER"]),
    ("kenya", &["KES"]), ("kenyan", &["KES"]), ("nairobi", &["KES"]), ("uganda", &["UGX"]), ("ugandan", &["UGX"]), ("kampala", &["UGX"]), ("tanzania", &["TZS"]), ("tanzanian", &["TZS"]), ("somalia", &["SOS"]), ("somali", &["SOS"]),
    ("japan", &["JPY"]), ("japanese", &["JPY"]), ("tokyo", &["JPY"]), ("china", &["CNY"]), ("chinese", &["CNY"]), ("beijing", &["CNY"]), ("shanghai", &["CNY"]), ("korea", &["KRW"]), ("korean", &["KRW"]), ("seoul", &["KRW"]), ("pyongyang", &["KPW"]),
    ("russia", &["RUB"]), ("russian", &["RUB"]), ("moscow", &["RUB"]), ("belarus", &["BYN"]), ("belarusian", &["BYN"]), ("minsk", &["BYN"]), ("zambia", &["ZMW"]), ("zambian", &["ZMW"]), ("lusaka", &["ZMW"]), ("malawi", &["MWK"]), ("malawian", &["MWK"]), ("azerbaijan", &["AZN"]), ("azerbaijani", &["AZN"]), ("baku", &["AZN"]), ("turkmen", &["TMT"]), ("turkmenistan", &["TMT"]), ("morocco", &["MAD"]), ("moroccan", &["MAD"]), ("rabat", &["MAD"]), ("emirati", &["AED"]), ("uae", &["AED"]), ("dubai", &["AED"]), ("romania", &["RON"]), ("romanian", &["RON"]), ("bucharest", &["RON"]), ("moldova", &["MDL"]), ("moldovan", &["MDL"]), ("brazil", &["BRL"]), ("brazilian", &["BRL"]), ("germany", &["EUR"]), ("german", &["EUR", "DEM"]), ("dutch", &["EUR", "NLG"]), ("finnish", &["EUR", "FIM"]), ("spain", &["EUR"]), ("berlin", &["EUR"]),
    ("malaysian", &["MYR"]), ("malaysia", &["MYR"]), ("thai", &["THB"]), ("indonesian", &["IDR"]), ("vietnamese", &["VND"]), ("ukrainian", &["UAH"]), ("polish", &["PLN"]), ("hungarian", &["HUF"]), ("bulgarian", &["BGN"]), ("israeli", &["ILS"]), ("nigerian", &["NGN"]), ("ghanaian", &["GHS"]), ("ethiopian", &["ETB"]), ("georgian", &["GEL"]), ("armenian", &["AMD"]), ("armenia", &["AMD"]), ("kazakh", &["KZT"]), ("uzbek", &["UZS"]), ("uzbekistan", &["UZS"]), ("kyrgyz", &["KGS"]), ("kyrgyzstan", &["KGS"]), ("mongolian", &["MNT"]), ("peruvian", &["PEN"]), ("peru", &["PEN"]), ("lao", &["LAK"]), ("laos", &["LAK"]), ("afghan", &["AFN"]), ("afghanistan", &["AFN"]),
];

/// Signs before (or behind) a number.
#[rustfmt::skip]
const SIGNS: &[(&str, Money)] = &[
    ("$", Of(Family::Dollar)), ("£", Of(Family::Pound)), ("€", Code("EUR")), ("¥", Of(Family::Yen)), ("￥", Of(Family::Yen)), ("₹", Code("INR")), ("₨", Of(Family::Rupee)), ("₩", Of(Family::Won)), ("₽", Code("RUB")), ("₴", Code("UAH")), ("₪", Code("ILS")), ("₱", Code("PHP")), ("₺", Code("TRY")), ("₫", Code("VND")), ("₦", Code("NGN")), ("฿", Code("THB")), ("₾", Code("GEL")), ("₸", Code("KZT")), ("₿", Code("BTC")), ("₭", Code("LAK")), ("₮", Code("MNT")), ("₵", Code("GHS")), ("₡", Code("CRC")), ("₲", Code("PYG")), ("₼", Code("AZN")), ("֏", Code("AMD")), ("﷼", Of(Family::Riyal)), ("¢", HundredthOf(Family::Cent)), ("元", Code("CNY")), ("円", Code("JPY")), ("ரூ", Code("LKR")),
];

/// Letters before "$" or "£", any case.
#[rustfmt::skip]
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"), ("u.s.", "USD"), ("u.s", "USD"), ("usd", "USD"), ("a", "AUD"), ("au", "AUD"), ("aud", "AUD"), ("aus", "AUD"), ("c", "CAD"), ("ca", "CAD"), ("can", "CAD"), ("cad", "CAD"), ("cdn", "CAD"), ("nz", "NZD"), ("nzd", "NZD"), ("hk", "HKD"), ("hkd", "HKD"), ("s", "SGD"), ("sg", "SGD"), ("sgd", "SGD"), ("nt", "TWD"), ("r", "BRL"), ("mex", "MXN"), ("mx", "MXN"), ("mxn", "MXN"), ("j", "JMD"), ("tt", "TTD"), ("bds", "BBD"), ("fj", "FJD"), ("n", "NAD"), ("ec", "XCD"), ("z", "ZWL"), ("cop", "COP"), ("ar", "ARS"),
];

/// Codes that are English words in capitals or everyday abbreviations: never before a number.
#[rustfmt::skip]
const NEVER_BEFORE: &[&str] =
    &["ALL", "TRY", "TOP", "CUP", "SOS", "MAD", "GEL", "PEN", "BAM", "BOB", "MOP", "AMD", "LAK", "COP", "MUR", "NAD"];

static NAME_TABLE: LazyLock<Table<(Money, bool)>> =
    LazyLock::new(|| Table::new(NAMES.iter().map(|(w, m)| (*w, m)), true));
static COUNTRY_TABLE: LazyLock<Table<&[&str]>> =
    LazyLock::new(|| Table::new(COUNTRIES.iter().map(|(w, c)| (*w, c)), true));
static CODE_TABLE: LazyLock<Table<&str>> =
    LazyLock::new(|| Table::new(crate::value::currency::ALL.iter().map(|c| (c.code, &c.code)), true));

/// The currency that `word` names, and whether it is an everyday word too.
pub fn name(word: &str) -> Option<(Money, bool)> {
    NAME_TABLE.get(word).copied()
}

/// The currencies of the country that `word` names or is an adjective of, likeliest first.
pub fn country(word: &str) -> Option<&'static [&'static str]> {
    COUNTRY_TABLE.get(word).copied()
}

/// The currency whose sign `word` is.
pub fn sign(word: &str) -> Option<Money> {
    SIGNS.iter().find(|(s, _)| *s == word).map(|(_, money)| *money)
}

/// The currency that letters before "$" make of it.
pub fn dollar_prefix(word: &str) -> Option<&'static str> {
    DOLLARS.iter().find(|(w, _)| w.eq_ignore_ascii_case(word)).map(|(_, code)| *code)
}

/// The ISO code that `word` is: in capitals, or behind a number in lower case too.
pub fn code(word: &str, before: bool) -> Option<&'static str> {
    if word.len() != 3 {
        return None;
    }
    let code = CODE_TABLE.get(word).copied()?;
    let exact = code == word;
    if before && (!exact && !matches!(word, "usd" | "eur" | "gbp") || NEVER_BEFORE.contains(&code)) {
        return None;
    }
    if !before && !exact && !matches!(word, "usd" | "eur" | "gbp" | "cad" | "aud" | "chf" | "jpy" | "inr" | "cny") {
        return None;
    }
    Some(code)
}
