//! Names of one thing that share no letters: facts, small on purpose.

use crate::label::Kind;

/// The canonical key of `key`, a folded name of `kind`, where it is a known alias.
pub(super) fn resolve(kind: Kind, key: &str) -> Option<&'static str> {
    let table = match kind {
        Kind::Gpe => PLACES,
        Kind::Org => ORGANISATIONS,
        Kind::Norp => PEOPLES,
        Kind::Person => PERSONS,
        _ => return None,
    };
    table.iter().find(|(_, aliases)| aliases.contains(&key)).map(|(name, _)| *name)
}

type Table = &'static [(&'static str, &'static [&'static str])];

const PLACES: Table = &[
    ("united states", &["us", "usa", "united states of america", "america", "u s", "u s a"]),
    ("united kingdom", &["uk", "britain", "great britain", "u k"]),
    ("united arab emirates", &["uae", "emirates"]),
    ("democratic republic of the congo", &["drc", "dr congo", "democratic republic of congo", "congo-kinshasa"]),
    ("czech republic", &["czechia"]),
    ("myanmar", &["burma"]),
    ("turkey", &["turkiye"]),
    ("ivory coast", &["cote d'ivoire"]),
    ("north korea", &["dprk", "democratic people's republic of korea"]),
    ("south korea", &["republic of korea", "rok"]),
    ("china", &["people's republic of china", "prc"]),
    ("russia", &["russian federation"]),
    ("bosnia and herzegovina", &["bosnia", "bosnia-herzegovina"]),
    ("saudi arabia", &["kingdom of saudi arabia", "ksa"]),
    ("eswatini", &["swaziland"]),
    ("timor-leste", &["east timor"]),
    ("cape verde", &["cabo verde"]),
    ("north macedonia", &["macedonia"]),
    ("netherlands", &["holland"]),
    ("kyiv", &["kiev"]),
    ("kharkiv", &["kharkov"]),
    ("odesa", &["odessa"]),
    ("lviv", &["lvov"]),
    ("mumbai", &["bombay"]),
    ("kolkata", &["calcutta"]),
    ("chennai", &["madras"]),
    ("beijing", &["peking"]),
    ("yangon", &["rangoon"]),
    ("new york", &["nyc", "new york city"]),
    ("washington", &["washington dc", "washington d c"]),
    ("los angeles", &["la"]),
];

const ORGANISATIONS: Table = &[
    ("united nations", &["un", "u n"]),
    ("european union", &["eu", "e u"]),
    ("north atlantic treaty organization", &["nato"]),
    ("world health organization", &["who", "world health organisation"]),
    ("international monetary fund", &["imf"]),
    ("associated press", &["ap"]),
    ("agence france-presse", &["afp"]),
    ("federal bureau of investigation", &["fbi"]),
    ("federal reserve", &["fed"]),
    ("manchester united", &["man utd", "man united"]),
    ("manchester city", &["man city"]),
];

const PEOPLES: Table = &[("american", &["us", "u s"]), ("british", &["uk", "briton"])];

/// Short forms that a surname or forename rule cannot see.
const PERSONS: Table = &[("kim jong un", &["kim jong-un"]), ("xi jinping", &["xi jin ping"])];
