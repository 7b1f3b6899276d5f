//! The words that time expressions are made of, and the class of each token.
//!
//! Every token is classified once: one hash of its lower-cased letters against a table built at compile time. The
//! grammar then works on classes and never compares strings, a few rare words apart.

use super::expr::{DayPart, Season, Unit};
use crate::text::{Document, Token, TokenKind};

/// What a token may be in a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lex {
    /// Nothing of interest.
    No,
    /// A number of plain digits, at most eight of them.
    Figure,
    /// A number with inner separators.
    Dotted,
    /// Punctuation and symbols of interest, by their first byte; every dash is `-`.
    Mark(u8),
    /// "January".
    Month(u8),
    /// "Jan", "Sept.".
    MonthShort(u8),
    /// "Monday", 1 to 7.
    Weekday(u8),
    /// "Mon", "Tues.".
    WeekdayShort(u8),
    /// "Mondays".
    Weekdays(u8),
    /// "week".
    Unit(Unit),
    /// "weeks".
    Units(Unit),
    /// "morning".
    Part(DayPart),
    /// "mornings".
    Parts,
    /// "summer".
    Season(Season),
    /// Number words 0 to 19 and the tens.
    Number(u8),
    /// "hundred", "thousand" as powers of ten.
    Power(u8),
    /// "first" to "thirtieth", as far as one word goes.
    Ordinal(u8),
    /// "st", "nd", "rd", "th", glued to digits.
    Tail,
    /// "s" after digits.
    Plural,
    /// "yesterday" -1, "today" 0, "tomorrow" 1.
    RelativeDay(i8),
    /// "tonight".
    Tonight,
    /// "last".
    Last,
    /// "past", "previous", "preceding".
    Past,
    /// "next".
    Next,
    /// "coming", "upcoming", "following".
    Coming,
    /// "this", "current".
    This,
    /// "ago".
    Ago,
    /// "early", "earlier".
    Early,
    /// "late", "later".
    Late,
    /// "mid".
    Mid,
    /// "beginning", "start".
    Begin,
    /// "middle".
    Middle,
    /// "end", "close".
    End,
    /// "the".
    The,
    /// "a", "an".
    A,
    /// "of".
    Of,
    /// "and".
    And,
    /// "or".
    Or,
    /// "to", "till", "until", "through".
    To,
    /// "between".
    Between,
    /// "in", "since", "by", "during", ...: what a date is likely to follow.
    Prep,
    /// "at".
    At,
    /// "from".
    From,
    /// "on".
    On,
    /// "every".
    Every,
    /// "each".
    Each,
    /// "other", "second" after "every" is an ordinal.
    Other,
    /// "once" 1, "twice" 2, "thrice" 3.
    Times(u8),
    /// "times".
    TimesWord,
    /// "daily", "weekly", ...
    Frequency(Unit),
    /// "half".
    Half,
    /// "quarter", "quarters".
    Quarter,
    /// "noon" 12, "midnight" 24.
    Noon(u8),
    /// "o'clock".
    Oclock,
    /// "am", "a.m.".
    Am,
    /// "pm", "p.m.".
    Pm,
    /// "several", "many": some number of units.
    Vague,
    /// "few".
    Few,
    /// "couple".
    Couple,
    /// "dozen".
    Dozen,
    /// "nineties" 90.
    Decade(u8),
    /// "fiscal", "financial".
    Fiscal,
    /// "Q3", "H1": 1 to 4, 11 and 12 for halves.
    Period(u8),
    /// A word that may begin a holiday's name.
    Holiday,
    /// "GMT", "BST", ...
    Zone,
    /// "straight", "consecutive", "full": stands between a count and its unit.
    Filler,
    /// "old".
    Old,
    /// A letter or word that needs the text itself: "FY2024", "h30", "local", "day".
    Special,
}

const SIZE: usize = 1024;

/// At most sixteen lower-cased bytes as a number; zero for what is longer.
const fn key(word: &[u8]) -> u128 {
    if word.len() > 16 {
        return 0;
    }
    let mut key = 0u128;
    let mut i = 0;
    while i < word.len() {
        key = key << 8 | word[i].to_ascii_lowercase() as u128;
        i += 1;
    }
    key
}

const fn slot(key: u128) -> usize {
    let mixed =
        (key as u64 ^ ((key >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    (mixed >> 54) as usize
}

static WORD_TABLE: [(u128, Lex); SIZE] = {
    let mut table = [(0u128, Lex::No); SIZE];
    let mut i = 0;
    while i < WORDS.len() {
        let key = key(WORDS[i].0.as_bytes());
        let mut at = slot(key);
        while table[at].0 != 0 {
            assert!(table[at].0 != key, "a word stands twice in the lexicon");
            at = (at + 1) % SIZE;
        }
        table[at] = (key, WORDS[i].1);
        i += 1;
    }
    table
};

/// The class of a word in any case.
pub(super) fn word(text: &str) -> Lex {
    let bytes = text.as_bytes();
    // "Oct." as one token.
    let bytes = match bytes {
        [head @ .., b'.'] if !head.contains(&b'.') => head,
        _ => bytes,
    };
    let key = key(bytes);
    if key == 0 {
        return Lex::No;
    }
    let mut at = slot(key);
    loop {
        let (k, lex) = WORD_TABLE[at % SIZE];
        if k == key {
            return lex;
        }
        if k == 0 {
            return Lex::No;
        }
        at += 1;
    }
}

/// The class of every token.
pub(super) fn classify(doc: &Document<'_>) -> Vec<Lex> {
    doc.tokens.iter().map(|t| class(doc.text, t)).collect()
}

fn class(text: &str, token: &Token) -> Lex {
    let piece = token.text(text);
    match token.kind {
        TokenKind::Word => match piece.as_bytes() {
            // "Q3", "FY24", "h30", "T10"
            [first, rest @ ..] if rest.iter().any(u8::is_ascii_digit) && piece.len() <= 9 => match (first, rest) {
                (b'Q' | b'q', [d @ b'1'..=b'4']) => Lex::Period(d - b'0'),
                (b'H', [d @ b'1'..=b'2']) => Lex::Period(d - b'0' + 10),
                (b'F' | b'h' | b'T' | b'Q' | b'q' | b'H', _) => Lex::Special,
                _ => Lex::No,
            },
            _ => word(piece),
        },
        TokenKind::Number => {
            if piece.len() <= 8 && piece.bytes().all(|b| b.is_ascii_digit()) {
                Lex::Figure
            } else {
                Lex::Dotted
            }
        }
        TokenKind::Punct => match piece {
            "-" | "–" | "—" | "‑" | "‒" => Lex::Mark(b'-'),
            "’" | "‘" | "'" => Lex::Mark(b'\''),
            "," | "/" | ":" | "." | "(" | ")" => Lex::Mark(piece.as_bytes()[0]),
            _ => Lex::No,
        },
        TokenKind::Symbol => match piece {
            "½" | "¼" | "¾" => Lex::Mark(b'h'),
            "&" => Lex::And,
            _ => Lex::No,
        },
        _ => Lex::No,
    }
}

use Lex::{Filler, Frequency, Month, MonthShort, Number, Ordinal, Part, Weekday, WeekdayShort, Weekdays, Zone};

const WORDS: &[(&str, Lex)] = &[
    ("january", Month(1)),
    ("february", Month(2)),
    ("march", Month(3)),
    ("april", Month(4)),
    ("may", Month(5)),
    ("june", Month(6)),
    ("july", Month(7)),
    ("august", Month(8)),
    ("september", Month(9)),
    ("october", Month(10)),
    ("november", Month(11)),
    ("december", Month(12)),
    ("jan", MonthShort(1)),
    ("feb", MonthShort(2)),
    ("mar", MonthShort(3)),
    ("apr", MonthShort(4)),
    ("jun", MonthShort(6)),
    ("jul", MonthShort(7)),
    ("aug", MonthShort(8)),
    ("sep", MonthShort(9)),
    ("sept", MonthShort(9)),
    ("oct", MonthShort(10)),
    ("nov", MonthShort(11)),
    ("dec", MonthShort(12)),
    ("monday", Weekday(1)),
    ("tuesday", Weekday(2)),
    ("wednesday", Weekday(3)),
    ("thursday", Weekday(4)),
    ("friday", Weekday(5)),
    ("saturday", Weekday(6)),
    ("sunday", Weekday(7)),
    ("mon", WeekdayShort(1)),
    ("tue", WeekdayShort(2)),
    ("tues", WeekdayShort(2)),
    ("wed", WeekdayShort(3)),
    ("weds", WeekdayShort(3)),
    ("thu", WeekdayShort(4)),
    ("thur", WeekdayShort(4)),
    ("thurs", WeekdayShort(4)),
    ("fri", WeekdayShort(5)),
    ("sat", WeekdayShort(6)),
    ("sun", WeekdayShort(7)),
    ("mondays", Weekdays(1)),
    ("tuesdays", Weekdays(2)),
    ("wednesdays", Weekdays(3)),
    ("thursdays", Weekdays(4)),
    ("fridays", Weekdays(5)),
    ("saturdays", Weekdays(6)),
    ("sundays", Weekdays(7)),
    ("weekdays", Weekdays(8)),
    ("weekends", Weekdays(9)),
    ("second", Ordinal(2)),
    ("seconds", Lex::Units(Unit::Second)),
    ("sec", Lex::Units(Unit::Second)),
    ("secs", Lex::Units(Unit::Second)),
    ("minute", Lex::Unit(Unit::Minute)),
    ("minutes", Lex::Units(Unit::Minute)),
    ("min", Lex::Units(Unit::Minute)),
    ("mins", Lex::Units(Unit::Minute)),
    ("hour", Lex::Unit(Unit::Hour)),
    ("hours", Lex::Units(Unit::Hour)),
    ("hr", Lex::Units(Unit::Hour)),
    ("hrs", Lex::Units(Unit::Hour)),
    ("day", Lex::Unit(Unit::Day)),
    ("days", Lex::Units(Unit::Day)),
    ("night", Part(DayPart::Night)),
    ("nights", Lex::Units(Unit::Night)),
    ("week", Lex::Unit(Unit::Week)),
    ("weeks", Lex::Units(Unit::Week)),
    ("wk", Lex::Units(Unit::Week)),
    ("wks", Lex::Units(Unit::Week)),
    ("weekend", Lex::Unit(Unit::Weekend)),
    ("fortnight", Lex::Unit(Unit::Fortnight)),
    ("fortnights", Lex::Units(Unit::Fortnight)),
    ("month", Lex::Unit(Unit::Month)),
    ("months", Lex::Units(Unit::Month)),
    ("mths", Lex::Units(Unit::Month)),
    ("year", Lex::Unit(Unit::Year)),
    ("years", Lex::Units(Unit::Year)),
    ("yr", Lex::Unit(Unit::Year)),
    ("yrs", Lex::Units(Unit::Year)),
    ("qtr", Lex::Quarter),
    ("decade", Lex::Unit(Unit::Decade)),
    ("decades", Lex::Units(Unit::Decade)),
    ("century", Lex::Unit(Unit::Century)),
    ("centuries", Lex::Units(Unit::Century)),
    ("millennium", Lex::Unit(Unit::Millennium)),
    ("millennia", Lex::Units(Unit::Millennium)),
    ("morning", Part(DayPart::Morning)),
    ("mornings", Lex::Parts),
    ("afternoon", Part(DayPart::Afternoon)),
    ("afternoons", Lex::Parts),
    ("evening", Part(DayPart::Evening)),
    ("evenings", Lex::Parts),
    ("spring", Lex::Season(Season::Spring)),
    ("summer", Lex::Season(Season::Summer)),
    ("autumn", Lex::Season(Season::Autumn)),
    ("fall", Lex::Season(Season::Fall)),
    ("winter", Lex::Season(Season::Winter)),
    ("zero", Number(0)),
    ("one", Number(1)),
    ("two", Number(2)),
    ("three", Number(3)),
    ("four", Number(4)),
    ("five", Number(5)),
    ("six", Number(6)),
    ("seven", Number(7)),
    ("eight", Number(8)),
    ("nine", Number(9)),
    ("ten", Number(10)),
    ("eleven", Number(11)),
    ("twelve", Number(12)),
    ("thirteen", Number(13)),
    ("fourteen", Number(14)),
    ("fifteen", Number(15)),
    ("sixteen", Number(16)),
    ("seventeen", Number(17)),
    ("eighteen", Number(18)),
    ("nineteen", Number(19)),
    ("twenty", Number(20)),
    ("thirty", Number(30)),
    ("forty", Number(40)),
    ("fifty", Number(50)),
    ("sixty", Number(60)),
    ("seventy", Number(70)),
    ("eighty", Number(80)),
    ("ninety", Number(90)),
    ("hundred", Lex::Power(2)),
    ("thousand", Lex::Power(3)),
    ("first", Ordinal(1)),
    ("third", Ordinal(3)),
    ("fourth", Ordinal(4)),
    ("fifth", Ordinal(5)),
    ("sixth", Ordinal(6)),
    ("seventh", Ordinal(7)),
    ("eighth", Ordinal(8)),
    ("ninth", Ordinal(9)),
    ("tenth", Ordinal(10)),
    ("eleventh", Ordinal(11)),
    ("twelfth", Ordinal(12)),
    ("thirteenth", Ordinal(13)),
    ("fourteenth", Ordinal(14)),
    ("fifteenth", Ordinal(15)),
    ("sixteenth", Ordinal(16)),
    ("seventeenth", Ordinal(17)),
    ("eighteenth", Ordinal(18)),
    ("nineteenth", Ordinal(19)),
    ("twentieth", Ordinal(20)),
    ("thirtieth", Ordinal(30)),
    ("st", Lex::Tail),
    ("nd", Lex::Tail),
    ("rd", Lex::Tail),
    ("th", Lex::Tail),
    ("s", Lex::Plural),
    ("yesterday", Lex::RelativeDay(-1)),
    ("today", Lex::RelativeDay(0)),
    ("tomorrow", Lex::RelativeDay(1)),
    ("tonight", Lex::Tonight),
    ("last", Lex::Last),
    ("past", Lex::Past),
    ("previous", Lex::Past),
    ("preceding", Lex::Past),
    ("recent", Lex::Past),
    ("next", Lex::Next),
    ("coming", Lex::Coming),
    ("upcoming", Lex::Coming),
    ("following", Lex::Coming),
    ("this", Lex::This),
    ("current", Lex::This),
    ("ago", Lex::Ago),
    ("early", Lex::Early),
    ("earlier", Lex::Early),
    ("late", Lex::Late),
    ("later", Lex::Late),
    ("mid", Lex::Mid),
    ("beginning", Lex::Begin),
    ("start", Lex::Begin),
    ("middle", Lex::Middle),
    ("end", Lex::End),
    ("close", Lex::End),
    ("the", Lex::The),
    ("a", Lex::A),
    ("an", Lex::A),
    ("of", Lex::Of),
    ("and", Lex::And),
    ("or", Lex::Or),
    ("to", Lex::To),
    ("till", Lex::To),
    ("until", Lex::To),
    ("through", Lex::To),
    ("between", Lex::Between),
    ("in", Lex::Prep),
    ("since", Lex::Prep),
    ("by", Lex::Prep),
    ("before", Lex::Prep),
    ("after", Lex::Prep),
    ("during", Lex::Prep),
    ("for", Lex::Prep),
    ("around", Lex::Prep),
    ("about", Lex::Prep),
    ("circa", Lex::Prep),
    ("throughout", Lex::Prep),
    ("within", Lex::Prep),
    ("over", Lex::Prep),
    ("at", Lex::At),
    ("from", Lex::From),
    ("on", Lex::On),
    ("every", Lex::Every),
    ("each", Lex::Each),
    ("other", Lex::Other),
    ("once", Lex::Times(1)),
    ("twice", Lex::Times(2)),
    ("thrice", Lex::Times(3)),
    ("times", Lex::TimesWord),
    ("hourly", Frequency(Unit::Hour)),
    ("daily", Frequency(Unit::Day)),
    ("nightly", Frequency(Unit::Night)),
    ("weekly", Frequency(Unit::Week)),
    ("fortnightly", Frequency(Unit::Fortnight)),
    ("biweekly", Frequency(Unit::Fortnight)),
    ("monthly", Frequency(Unit::Month)),
    ("quarterly", Frequency(Unit::Quarter)),
    ("yearly", Frequency(Unit::Year)),
    ("annually", Frequency(Unit::Year)),
    ("half", Lex::Half),
    ("quarter", Lex::Quarter),
    ("quarters", Lex::Quarter),
    ("noon", Lex::Noon(12)),
    ("midday", Lex::Noon(12)),
    ("midnight", Lex::Noon(24)),
    ("o'clock", Lex::Oclock),
    ("o’clock", Lex::Oclock),
    ("oclock", Lex::Oclock),
    ("am", Lex::Am),
    ("a.m", Lex::Am),
    ("a.m.", Lex::Am),
    ("pm", Lex::Pm),
    ("p.m", Lex::Pm),
    ("p.m.", Lex::Pm),
    ("several", Lex::Vague),
    ("few", Lex::Few),
    ("couple", Lex::Couple),
    ("dozen", Lex::Dozen),
    ("twenties", Lex::Decade(20)),
    ("thirties", Lex::Decade(30)),
    ("forties", Lex::Decade(40)),
    ("fifties", Lex::Decade(50)),
    ("sixties", Lex::Decade(60)),
    ("seventies", Lex::Decade(70)),
    ("eighties", Lex::Decade(80)),
    ("nineties", Lex::Decade(90)),
    ("fiscal", Lex::Fiscal),
    ("financial", Lex::Fiscal),
    ("christmas", Lex::Holiday),
    ("xmas", Lex::Holiday),
    ("easter", Lex::Holiday),
    ("thanksgiving", Lex::Holiday),
    ("halloween", Lex::Holiday),
    ("boxing", Lex::Holiday),
    ("good", Lex::Holiday),
    ("black", Lex::Holiday),
    ("cyber", Lex::Holiday),
    ("palm", Lex::Holiday),
    ("ash", Lex::Holiday),
    ("whit", Lex::Holiday),
    ("pentecost", Lex::Holiday),
    ("ascension", Lex::Holiday),
    ("new", Lex::Holiday),
    ("valentine", Lex::Holiday),
    ("valentines", Lex::Holiday),
    ("independence", Lex::Holiday),
    ("labor", Lex::Holiday),
    ("labour", Lex::Holiday),
    ("memorial", Lex::Holiday),
    ("martin", Lex::Holiday),
    ("mlk", Lex::Holiday),
    ("presidents", Lex::Holiday),
    ("veterans", Lex::Holiday),
    ("columbus", Lex::Holiday),
    ("juneteenth", Lex::Holiday),
    ("groundhog", Lex::Holiday),
    ("mother", Lex::Holiday),
    ("father", Lex::Holiday),
    ("saint", Lex::Holiday),
    ("bastille", Lex::Holiday),
    ("earth", Lex::Holiday),
    ("anzac", Lex::Holiday),
    ("australia", Lex::Holiday),
    ("canada", Lex::Holiday),
    ("epiphany", Lex::Holiday),
    ("remembrance", Lex::Holiday),
    ("armistice", Lex::Holiday),
    ("mardi", Lex::Holiday),
    ("shrove", Lex::Holiday),
    ("maundy", Lex::Holiday),
    ("trinity", Lex::Holiday),
    ("guy", Lex::Holiday),
    ("bonfire", Lex::Holiday),
    ("women", Lex::Holiday),
    ("eid", Lex::Holiday),
    ("islamic", Lex::Holiday),
    ("ashura", Lex::Holiday),
    ("mawlid", Lex::Holiday),
    ("rosh", Lex::Holiday),
    ("yom", Lex::Holiday),
    ("sukkot", Lex::Holiday),
    ("hanukkah", Lex::Holiday),
    ("chanukah", Lex::Holiday),
    ("purim", Lex::Holiday),
    ("passover", Lex::Holiday),
    ("shavuot", Lex::Holiday),
    ("international", Lex::Holiday),
    ("gmt", Zone),
    ("utc", Zone),
    ("bst", Zone),
    ("est", Zone),
    ("edt", Zone),
    ("et", Zone),
    ("cst", Zone),
    ("cdt", Zone),
    ("ct", Zone),
    ("mst", Zone),
    ("mdt", Zone),
    ("pst", Zone),
    ("pdt", Zone),
    ("pt", Zone),
    ("cet", Zone),
    ("cest", Zone),
    ("eet", Zone),
    ("eest", Zone),
    ("ist", Zone),
    ("jst", Zone),
    ("kst", Zone),
    ("msk", Zone),
    ("aest", Zone),
    ("aedt", Zone),
    ("sast", Zone),
    ("eat", Zone),
    ("wat", Zone),
    ("pkt", Zone),
    ("hkt", Zone),
    ("sgt", Zone),
    ("straight", Filler),
    ("consecutive", Filler),
    ("successive", Filler),
    ("full", Filler),
    ("whole", Filler),
    ("long", Filler),
    ("more", Filler),
    ("additional", Filler),
    ("extra", Filler),
    ("calendar", Filler),
    ("working", Filler),
    ("business", Filler),
    ("trading", Filler),
    ("old", Lex::Old),
    ("local", Lex::Special),
    ("turn", Lex::Special),
    ("eve", Lex::Special),
    ("now", Lex::Special),
    ("fy", Lex::Special),
    ("h", Lex::Special),
    ("year-end", Lex::Special),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_any_case_and_others_are_not() {
        for (text, lex) in WORDS {
            assert_eq!(word(text), *lex, "{text}");
            assert_eq!(word(&text.to_uppercase()), *lex, "{text}");
        }
        for text in ["", "xyz", "januar", "a-very-long-word-indeed", "mayo", "Sundaymonday"] {
            assert_eq!(word(text), Lex::No, "{text}");
        }
        assert_eq!(word("Oct."), MonthShort(10));
    }
}
