//! Words of the number grammar and the table that finds them.

use std::sync::LazyLock;

/// The longest word, in bytes, that a table can hold.
const LONGEST: usize = 16;

/// A word of at most sixteen bytes in lower case, packed into one integer; zero stands for "no such word".
type Key = u128;

/// Packs `word` in ASCII lower case; invisible joiners (soft hyphen, zero-width space) are left out.
///
/// Zero where the word is empty or too long.
fn pack(word: &str, fold: bool) -> Key {
    let bytes = word.as_bytes();
    let (mut key, mut len, mut i) = (0u128, 0usize, 0usize);
    while i < bytes.len() {
        if bytes[i] >= 0x80 {
            if bytes[i..].starts_with(&[0xC2, 0xAD]) {
                i += 2;
                continue;
            }
            if bytes[i..].starts_with(&[0xE2, 0x80, 0x8B]) {
                i += 3;
                continue;
            }
        }
        if len == LONGEST {
            return 0;
        }
        let b = if fold { bytes[i].to_ascii_lowercase() } else { bytes[i] };
        key = key << 8 | u128::from(b);
        len += 1;
        i += 1;
    }
    key
}

/// A hash table from words to what they mean; built once, looked up without allocation.
pub struct Table<T: 'static> {
    slots: Vec<(Key, Option<&'static T>)>,
    /// By first byte: a bit for every length that a word with this first byte has. Rejects most words of a text.
    lengths: [u32; 256],
    fold: bool,
}

impl<T> Table<T> {
    /// A table of `entries`; with `fold`, words match in any case. The first of two equal words counts.
    pub fn new(entries: impl IntoIterator<Item = (&'static str, &'static T)>, fold: bool) -> Self {
        let entries: Vec<_> = entries.into_iter().collect();
        let size = (entries.len() * 4).next_power_of_two();
        let mut table = Self { slots: vec![(0, None); size], lengths: [0; 256], fold };
        for (word, value) in entries {
            let key = pack(word, fold);
            assert!(key != 0, "{word:?} is too long for a table");
            let mut slot = table.slot(key);
            while table.slots[slot].0 != 0 && table.slots[slot].0 != key {
                slot = (slot + 1) % table.slots.len();
            }
            if table.slots[slot].0 == key {
                continue;
            }
            table.slots[slot] = (key, Some(value));
            let first = word.as_bytes()[0];
            for first in [first, first.to_ascii_uppercase(), first.to_ascii_lowercase()] {
                if fold || first == word.as_bytes()[0] {
                    table.lengths[first as usize] |= 1 << word.len();
                }
            }
        }
        table
    }

    /// What `word` means, if it is in the table.
    #[inline]
    pub fn get(&self, word: &str) -> Option<&'static T> {
        let bytes = word.as_bytes();
        let lengths = self.lengths[*bytes.first()? as usize];
        if lengths == 0 || (bytes.len() > LONGEST || lengths >> bytes.len() & 1 == 0) && bytes.is_ascii() {
            return None;
        }
        self.find(pack(word, self.fold))
    }

    fn find(&self, key: Key) -> Option<&'static T> {
        if key == 0 {
            return None;
        }
        let mut slot = self.slot(key);
        loop {
            let (found, value) = self.slots[slot];
            if found == key {
                return value;
            }
            if found == 0 {
                return None;
            }
            slot = (slot + 1) % self.slots.len();
        }
    }

    fn slot(&self, key: Key) -> usize {
        let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
        (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33) as usize & (self.slots.len() - 1)
    }
}

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// "zero" to "nine".
    Digit(u8),
    /// "ten" to "nineteen".
    Teen(u8),
    /// "twenty" to "ninety".
    Tens(u8),
    /// "hundred".
    Hundred,
    /// "thousand", "million", "lakh", ...: the power of ten.
    Scale(u8),
    /// "dozen".
    Dozen,
    /// "hundreds", "millions", ...: the power of ten.
    Scales(u8),
    /// "tens" (of thousands).
    TensOf,
    /// "dozens".
    Dozens,
    /// "scores" (of).
    Scores,
    /// "several", "few", "many": a vague factor.
    Several,
    /// "couple".
    Couple,
    /// "half".
    Half,
    /// "halves".
    Halves,
    /// "quarter".
    Quarter,
    /// "quarters".
    Quarters,
    /// "first", "third", "twentieth", ...: the place, also the divisor of a fraction.
    Ordinal(u64),
    /// "thirds", "tenths", ...: the divisor.
    Parts(u64),
    /// "a", "an".
    Article,
    /// "point" between number words.
    Point,
    /// "minus", "negative".
    Minus,
}

use NumberWord::{Digit, Ordinal, Parts, Scale, Scales, Teen, Tens};

const WORDS: &[(&str, NumberWord)] = &[
    ("zero", Digit(0)),
    ("nought", Digit(0)),
    ("naught", Digit(0)),
    ("nil", Digit(0)),
    ("one", Digit(1)),
    ("two", Digit(2)),
    ("three", Digit(3)),
    ("four", Digit(4)),
    ("five", Digit(5)),
    ("six", Digit(6)),
    ("seven", Digit(7)),
    ("eight", Digit(8)),
    ("nine", Digit(9)),
    ("ten", Teen(10)),
    ("eleven", Teen(11)),
    ("twelve", Teen(12)),
    ("thirteen", Teen(13)),
    ("fourteen", Teen(14)),
    ("fifteen", Teen(15)),
    ("sixteen", Teen(16)),
    ("seventeen", Teen(17)),
    ("eighteen", Teen(18)),
    ("nineteen", Teen(19)),
    ("twenty", Tens(20)),
    ("thirty", Tens(30)),
    ("forty", Tens(40)),
    ("fourty", Tens(40)),
    ("fifty", Tens(50)),
    ("sixty", Tens(60)),
    ("seventy", Tens(70)),
    ("eighty", Tens(80)),
    ("ninety", Tens(90)),
    ("hundred", NumberWord::Hundred),
    ("thousand", Scale(3)),
    ("million", Scale(6)),
    ("mio", Scale(6)),
    ("mln", Scale(6)),
    ("mn", Scale(6)),
    ("mil", Scale(6)),
    ("billion", Scale(9)),
    ("bln", Scale(9)),
    ("bn", Scale(9)),
    ("milliard", Scale(9)),
    ("trillion", Scale(12)),
    ("trn", Scale(12)),
    ("tn", Scale(12)),
    ("tln", Scale(12)),
    ("quadrillion", Scale(15)),
    ("lakh", Scale(5)),
    ("lac", Scale(5)),
    ("lkh", Scale(5)),
    ("lakhs", Scale(5)),
    ("lkhs", Scale(5)),
    ("cr", Scale(7)),
    ("koti", Scale(7)),
    ("crore", Scale(7)),
    ("crores", Scale(7)),
    ("dozen", NumberWord::Dozen),
    ("hundreds", Scales(2)),
    ("thousands", Scales(3)),
    ("millions", Scales(6)),
    ("billions", Scales(9)),
    ("trillions", Scales(12)),
    ("tens", NumberWord::TensOf),
    ("dozens", NumberWord::Dozens),
    ("scores", NumberWord::Scores),
    ("several", NumberWord::Several),
    ("few", NumberWord::Several),
    ("many", NumberWord::Several),
    ("couple", NumberWord::Couple),
    ("half", NumberWord::Half),
    ("halves", NumberWord::Halves),
    ("quarter", NumberWord::Quarter),
    ("quarters", NumberWord::Quarters),
    ("first", Ordinal(1)),
    ("second", Ordinal(2)),
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
    ("fortieth", Ordinal(40)),
    ("fiftieth", Ordinal(50)),
    ("sixtieth", Ordinal(60)),
    ("seventieth", Ordinal(70)),
    ("eightieth", Ordinal(80)),
    ("ninetieth", Ordinal(90)),
    ("hundredth", Ordinal(100)),
    ("thousandth", Ordinal(1_000)),
    ("millionth", Ordinal(1_000_000)),
    ("billionth", Ordinal(1_000_000_000)),
    ("trillionth", Ordinal(1_000_000_000_000)),
    ("thirds", Parts(3)),
    ("fourths", Parts(4)),
    ("fifths", Parts(5)),
    ("sixths", Parts(6)),
    ("sevenths", Parts(7)),
    ("eighths", Parts(8)),
    ("ninths", Parts(9)),
    ("tenths", Parts(10)),
    ("elevenths", Parts(11)),
    ("twelfths", Parts(12)),
    ("fifteenths", Parts(15)),
    ("sixteenths", Parts(16)),
    ("twentieths", Parts(20)),
    ("hundredths", Parts(100)),
    ("thousandths", Parts(1_000)),
    ("millionths", Parts(1_000_000)),
    ("trillionths", Parts(1_000_000_000_000)),
    ("a", NumberWord::Article),
    ("an", NumberWord::Article),
    ("point", NumberWord::Point),
    ("minus", NumberWord::Minus),
    ("negative", NumberWord::Minus),
];

static TABLE: LazyLock<Table<NumberWord>> = LazyLock::new(|| Table::new(WORDS.iter().map(|(w, v)| (*w, v)), true));

/// What `word` does in a number, in any case.
#[inline]
pub fn number_word(word: &str) -> Option<NumberWord> {
    TABLE.get(word).copied()
}

/// Letters glued to digits that multiply them: "1.2bn", "$3.5m", "100k"; the power of ten.
///
/// "m" is also the metre, so the caller decides about it; capital "G" and "T" are units of data and mass.
pub fn suffix(word: &str) -> Option<u8> {
    Some(match word {
        "k" | "K" => 3,
        "m" | "M" | "mn" | "mln" | "mil" | "mio" | "MM" | "Mn" | "MN" | "MLN" => 6,
        "bn" | "b" | "B" | "bln" | "Bn" | "BN" | "BLN" => 9,
        "tn" | "trn" | "tln" | "Tn" | "TN" | "TRN" => 12,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_in_any_case_and_nothing_else() {
        assert_eq!(number_word("Twenty"), Some(Tens(20)));
        assert_eq!(number_word("MILLION"), Some(Scale(6)));
        assert_eq!(number_word("mil\u{AD}lion"), Some(Scale(6)));
        for word in ["", "onee", "twentyy", "often", "the", "millionaire", "x\u{AD}", "abcdefghijklmnopqrstuvw"] {
            assert_eq!(number_word(word), None, "{word}");
        }
        for (word, value) in WORDS {
            assert_eq!(number_word(word), Some(*value));
        }
    }
}
