//! Small word lists of the number grammar: what surrounds numbers.

use super::lexicon::Table;
use crate::text::{Case, Document, TokenKind};
use std::sync::LazyLock;

fn table(words: &'static [&'static str]) -> Table<()> {
    Table::new(words.iter().map(|w| (*w, &())), true)
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident $table:ident [$($word:literal)*];)*) => {
        $(
            static $table: LazyLock<Table<()>> = LazyLock::new(|| table(&[$($word),*]));
            $(#[$doc])*
            pub fn $name(word: &str) -> bool {
                $table.get(word).is_some()
            }
        )*
    };
}

lists! {
    /// Words that end a noun phrase: articles, prepositions, conjunctions, auxiliaries, common verbs.
    is_stop STOP [
        "a" "an" "the" "and" "or" "but" "nor" "of" "in" "on" "at" "by" "to" "from" "for" "with" "without" "within" "into" "onto"
        "out" "off" "up" "down" "over" "under" "near" "against" "between" "among" "across" "around" "about" "after" "before"
        "since" "until" "till" "during" "as" "than" "then" "when" "while" "where" "who" "whom" "whose" "which" "that" "this" "these" "those"
        "if" "because" "so" "not" "no" "is" "are" "was" "were" "be" "been" "being" "am" "have" "has" "had" "do" "does" "did" "will" "would"
        "can" "could" "may" "might" "must" "shall" "should" "he" "she" "it" "they" "we" "i" "you" "his" "her" "its" "their" "our" "my" "your"
        "him" "them" "us" "said" "says" "say" "told" "including" "per" "each" "every" "there" "here" "now" "also" "only" "just" "ago" "away"
        "killed" "wounded" "injured" "dead" "died" "arrested" "missing" "hurt" "left" "came" "went" "got" "took" "made" "gave" "compared" "via"
        "because" "though" "although" "both" "either" "yet" "still" "already" "again" "more" "less" "later" "earlier" "last" "next" "yesterday" "today" "tomorrow"
        "early" "late" "shortly" "versus" "vs" "plus" "minus" "well" "too" "very" "s" "'s" "’s"
    ];
    /// Adjectives that may stand between a number and a unit of time.
    qualifies_time QUALIFIES_TIME [
        "more" "further" "additional" "extra" "consecutive" "straight" "successive" "working" "business" "calendar" "trading" "full" "whole"
        "long" "short" "other" "less" "fewer" "upcoming" "light" "school" "solid" "entire" "separate"
    ];
    /// What marks a clock time behind a number.
    is_clock CLOCK [
        "am" "pm" "a.m." "p.m." "a.m" "p.m" "o'clock" "o’clock" "oclock" "gmt" "utc" "bst" "cet" "cest" "edt" "est" "pdt" "pst" "hrs" "noon"
    ];
    /// Verbs and nouns beside which "pounds" are money.
    is_money_verb MONEY_VERB [
        "cost" "costs" "costing" "paid" "pay" "pays" "paying" "price" "prices" "priced" "worth" "fine" "fined" "fines" "spent" "spend" "spends" "raised"
        "borrowed" "earn" "earned" "earns" "debt" "debts" "loan" "budget" "revenue" "sold" "salary" "wage" "wages" "fee" "charge" "charged" "owed" "bill"
        "funding" "investment" "invested" "donated" "profit" "profits" "sales" "fund" "grant" "value" "valued" "money" "cash" "bought" "buy"
    ];
    /// Words behind metres.
    follows_metres METRES [
        "tall" "long" "wide" "deep" "high" "away" "above" "below" "apart" "thick" "freestyle" "hurdles" "relay" "sprint" "race" "final" "medley"
        "butterfly" "breaststroke" "backstroke" "air" "dash" "underwater" "steeplechase" "swim" "title" "heats" "semi-final" "x" "by" "from" "across" "sq"
        "runner" "champion" "record" "pool" "crane" "tower" "statue" "wave" "waves" "yacht" "ship" "vessel" "bridge" "tunnel" "wall" "drop"
    ];
    /// Words before a number that make its "m" millions.
    counts_millions MILLIONS [
        "number" "numbers" "population" "people" "viewers" "audience" "sales" "users" "customers" "patients" "passengers" "visitors" "total" "votes"
        "subscribers" "followers" "copies" "units" "tonnes" "tons" "barrels" "acres" "hectares" "views" "downloads" "jobs" "workers" "homes" "households"
        "tickets" "budget" "cost" "costs" "worth" "revenue" "profit" "profits" "losses" "dollars" "euros" "pounds" "exports" "imports" "members" "refugees"
        "children" "pupils" "students" "families" "births" "deaths" "cases" "doses" "vaccinations" "tourists" "arrivals" "listeners" "readers"
    ];
    /// Verbs and nouns of results: a hyphen between two numbers beside them is a score.
    is_score_cue SCORE_CUE [
        "win" "wins" "won" "winning" "beat" "beats" "beating" "beaten" "defeat" "defeated" "defeating" "defeats" "lost" "lose" "loses" "losing" "loss" "draw" "draws" "drew"
        "drawn" "drawing" "victory" "victories" "score" "scored" "scoreline" "lead" "led" "leads" "leading" "ahead" "behind" "trail" "trailed" "trailing" "trails"
        "thrash" "thrashed" "thrashing" "aggregate" "result" "vote" "voted" "votes" "triumph" "triumphed" "final" "match" "penalties" "shootout" "shoot-out" "set" "sets" "tie"
        "goal" "goals" "hammered" "crushed" "edged" "downed" "swept" "rout" "routed" "upset" "comeback" "record" "ruled" "ruling" "decision" "passed" "approved" "against" "series"
    ];
    /// Words before a number that only name it: "article 5", "page 3".
    is_namer NAMER [
        "article" "articles" "page" "pages" "chapter" "section" "sections" "number" "no" "no." "nos" "paragraph" "resolution" "flight" "route" "highway" "version" "volume" "vol" "vol." "room"
        "channel" "phase" "level" "grade" "size" "type" "category" "tier" "stage" "day" "week" "group" "lane" "gate" "platform" "division" "title" "rule" "step"
        "item" "figure" "fig" "table" "part" "episode" "season" "line" "unit" "building" "block" "apartment" "suite" "bus" "tram" "runway" "act" "schedule" "annex"
        "proposition" "prop" "amendment" "model" "mark" "round" "lesson" "module" "class" "terminal" "bay" "form" "formula" "area" "zone" "district" "ward" "sector" "exit" "junction" "interstate" "note" "case" "id" "reactor" "pier" "warehouse" "bill" "protocol"
        "exercise" "exercises" "option" "question" "track" "hole" "pole" "seed" "lot" "box" "code" "area" "squadron" "brigade" "battalion" "regiment" "isbn" "issn" "tel" "fax" "credits" "account" "card"
    ];
    /// Last words of a street's name.
    is_street STREET ["street" "road" "avenue" "lane" "square" "drive" "boulevard" "way" "place" "court" "terrace" "gardens" "st" "st." "rd" "rd." "ave" "ave." "blvd" "crescent" "row" "plaza" "highway"];
    /// Rising.
    is_rise RISE [
        "rose" "rise" "rises" "rising" "risen" "grew" "grow" "grows" "growing" "grown" "growth" "jumped" "jump" "jumps" "jumping" "climbed" "climb" "climbs" "climbing" "gained" "gain" "gains"
        "gaining" "increased" "increase" "increases" "increasing" "surged" "surge" "surges" "soared" "soaring" "up" "advanced" "added" "rallied" "leapt" "leaped" "rocketed" "swelled" "expanded" "doubled"
        "raised" "higher" "strengthened" "accelerated" "spiked" "rebounded" "upgraded" "boosted" "hiked"
    ];
    /// Falling.
    is_fall FALL [
        "fell" "fall" "falls" "falling" "fallen" "dropped" "drop" "drops" "dropping" "lost" "declined" "decline" "declines" "declining" "slipped" "slid" "slide" "sank" "plunged" "plunge" "plummeted"
        "tumbled" "decreased" "decrease" "decreases" "decreasing" "down" "shed" "shrank" "shrunk" "contracted" "cut" "cuts" "reduced" "reduction" "lower" "eased" "dipped" "dip" "slumped" "slump" "weakened"
        "halved" "crashed" "retreated" "narrowed" "slashed" "lowered" "receded"
    ];
    /// Second halves of compounds that count nothing: "two-way", "two-factor".
    is_compound COMPOUND ["way" "factor" "faced" "sided" "handed" "ply" "dimensional" "pronged" "time" "timer" "off" "liner" "track" "stop" "edged" "fold"];
    /// Moving from one figure to another.
    is_move MOVE ["gone" "went" "go" "goes" "going" "moved" "moves" "swung" "shifted" "switched" "changed" "extended" "improved" "widened" "turned" "brought" "took" "taken" "revised" "double" "doubling" "heading" "moving" "lengthened" "shortened" "upgraded" "downgraded"];
    /// Nouns that are plural without an "s", and the like.
    is_irregular_plural IRREGULAR [
        "people" "men" "women" "children" "policemen" "policewomen" "servicemen" "fishermen" "firemen" "gunmen" "troops" "police" "personnel" "staff" "cattle" "sheep" "fish" "aircraft" "feet" "teeth" "mice"
        "geese" "crew" "crewmen" "lawmen" "sportsmen" "businessmen" "businesswomen" "spacecraft" "hovercraft" "deer" "media" "data" "criteria" "grandchildren" "schoolchildren" "salmon" "infantry" "militia" "folk" "youth" "lei" "won" "yen"
        "congressmen" "freshmen" "oxen" "poultry" "swine" "hostages" "dead" "injured" "wounded"
    ];
    /// Words behind which a bare number is a year.
    before_year BEFORE_YEAR ["in" "since" "by" "until" "till" "from" "of" "for" "after" "before" "during" "to" "late" "early" "mid" "and" "between" "the" "circa" "season" "edition"];
    /// Nouns that money is paid per.
    is_price_noun PRICE_NOUN [
        "share" "head" "person" "ticket" "piece" "unit" "block" "bottle" "pack" "packet" "dozen" "box" "plate" "cup" "pint" "time" "trip" "ride" "seat" "room" "copy" "vote" "child" "pupil" "student"
        "home" "house" "household" "family" "card" "bag" "loaf" "song" "game" "match" "word" "pop" "go" "passenger" "vehicle" "car" "animal" "chicken" "cow" "egg" "tin" "can" "crate" "sack" "tree"
        "visit" "session" "call" "message" "click" "download" "barrel" "sheet" "slice" "shot" "round" "unit" "doll" "dose" "shift" "term" "semester" "book" "meal" "portion" "kilo" "pair" "stick" "litre"
    ];
    /// What makes an age of a bare number: "the youngest was 19".
    is_age_cue AGE_CUE ["youngest" "oldest" "eldest" "aged" "age"];
    /// Prefixes of product and place names whose number is part of the name.
    is_maker MAKER [
        "boeing" "airbus" "windows" "iphone" "ipad" "galaxy" "playstation" "xbox" "formula" "sukhoi" "mig" "embraer" "cessna" "tupolev" "antonov" "ilyushin" "dreamliner" "porsche" "ferrari" "peugeot" "renault" "android" "gemini"
        "apollo" "soyuz" "falcon" "starship" "voyager" "ariane" "area" "article" "resolution" "fortune" "nasdaq" "ftse" "dow" "nikkei" "euronext" "stoxx" "sputnik" "omicron" "expo" "agenda" "cop" "channel" "rai" "radio" "bbc" "itv" "studio" "studios" "euro" "pier" "catch" "ocean's" "toyota" "ford" "bmw" "mercedes" "audi" "mazda" "leopard" "merkava" "abrams" "challenger" "patriot" "nlaw" "gepard" "marder" "bradley"
    ];
}

/// The months, as they are written with a capital; "May", "March" only so.
#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
    "Sept", "Oct", "Nov", "Dec", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.", "Sept.", "Oct.", "Nov.", "Dec.",
];

/// Whether token `i` names a month.
pub fn is_month(doc: &Document<'_>, i: usize) -> bool {
    let word = doc.word(i);
    let cased = doc.tokens.get(i).is_some_and(|t| matches!(t.case, Case::Title | Case::Upper));
    if cased {
        return MONTHS.iter().any(|m| m.eq_ignore_ascii_case(word));
    }
    word.len() >= 4
        && !matches!(word, "march" | "mar." | "sept")
        && MONTHS.iter().any(|m| m.len() > 3 && m.eq_ignore_ascii_case(word))
}

/// Whether the lower-case `word` looks like a plural noun.
pub fn looks_plural(word: &str) -> bool {
    if is_irregular_plural(word) {
        return true;
    }
    let bytes = word.as_bytes();
    bytes.len() > 3
        && matches!(bytes.last(), Some(b's'))
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && bytes.first().is_some_and(u8::is_ascii_lowercase)
        && !is_stop(word)
}

/// Whether token `i` is a word in lower case.
pub fn is_lower_word(doc: &Document<'_>, i: usize) -> bool {
    doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.case == Case::Lower)
}
