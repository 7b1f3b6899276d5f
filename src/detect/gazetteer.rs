//! Compiled lists of names and of words that announce names, matched over sequences of tokens.
//!
//! Keys are hashes of lower-cased words; a phrase is the hash of its words in order. The lists do not decide anything:
//! they are evidence for the tagger, which has learned how far each can be trusted in which case.

use super::keys::{KeySet, hash_bytes, mix, top};
use crate::error::ModelError;
use crate::model::Reader;

/// Width of the keys of names, in bits.
pub const NAME_BITS: u32 = 23;
/// Width of the keys of words, in bits.
pub const WORD_BITS: u32 = 22;
/// Width of the keys of first words of phrases, in bits: to be mistaken there costs time alone.
pub const FIRST_BITS: u32 = 20;
/// The longest phrase, in tokens.
pub const LONGEST: usize = 8;

macro_rules! lists {
    ($($variant:ident $id:literal $plain:literal;)*) => {
        /// A list of names or of words that announce them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum List { $(#[doc = $plain] $variant,)* }

        impl List {
            /// Every list, in the order of its bit.
            pub const ALL: &'static [List] = &[$(List::$variant,)*];

            /// The id, also the name of its file among the lists the model is trained from.
            pub const fn id(self) -> &'static str {
                match self { $(List::$variant => $id,)* }
            }

            /// What an entry is, in plain words.
            pub const fn plain(self) -> &'static str {
                match self { $(List::$variant => $plain,)* }
            }
        }
    };
}

lists! {
    Forename "forename" "a forename";
    Surname "surname" "a surname";
    Person "person" "a well-known person";
    Country "country" "a country";
    City "city" "a large city";
    Town "town" "a city";
    Village "village" "a town";
    Region "region" "a state or province";
    Demonym "demonym" "a nationality";
    Group "group" "a people, religion or political group";
    Language "language" "a language";
    Company "company" "a company";
    Party "party" "a party";
    University "university" "a university";
    Club "club" "a sports club";
    Media "media" "a newspaper, agency or broadcaster";
    Agency "agency" "an organisation or agency";
    Armed "armed" "an armed group";
    Stadium "stadium" "a stadium";
    Place "place" "a river, mountain, sea or region";
    Facility "facility" "a building, airport or road";
    Product "product" "a product";
    Event "event" "an event";
    Work "work" "a work";
    Law "law" "a law or treaty";
    Title "title" "a title or office";
    CompanyEnd "company-end" "an ending of company names";
    OrgHead "org-head" "a word of organisations' names";
    FacHead "fac-head" "a word of buildings' names";
    PlaceHead "place-head" "a word of places' names";
    GpeHead "gpe-head" "a word of districts and states";
    EventHead "event-head" "a word of events' names";
    WorkHead "work-head" "a word that announces a work";
    LawHead "law-head" "a word of laws' names";
    ProductHead "product-head" "a word that goes with products";
    Says "says" "a verb of saying";
    Calendar "calendar" "a month or weekday";
    Kin "kin" "a word for a person";
}

/// A set of lists: bit i for the list of number i.
pub type Lists = u64;

impl List {
    /// The list's bit.
    pub const fn bit(self) -> Lists {
        1 << self as u8
    }
}

/// The hash of a word without regard to case, curly apostrophes and invisible characters.
pub fn lower_hash(word: &str) -> u64 {
    let mut buffer = [0u8; 24];
    if word.len() <= buffer.len() && word.is_ascii() {
        for (to, from) in buffer.iter_mut().zip(word.bytes()) {
            *to = from.to_ascii_lowercase();
        }
        return hash_bytes(&buffer[..word.len()]);
    }
    hash_bytes(lower(word).as_bytes())
}

/// `word` in lower case with straight apostrophes and without invisible characters.
pub fn lower(word: &str) -> String {
    word.chars()
        .filter(|c| !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'))
        .map(|c| if c == '’' { '\'' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The hash of a phrase: fold its words with this, the first word's hash being the start.
pub fn extend_phrase(phrase: u64, word: u64) -> u64 {
    mix(phrase, word)
}

/// What is known of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordClass {
    /// How common the word is in English, 1 (rare) to 7 (the commonest); 0 where unknown.
    pub frequency: u8,
    /// A fine cluster of words used alike; 0 where unknown.
    pub cluster: u8,
    /// A coarse cluster; 0 where unknown.
    pub family: u8,
}

/// The compiled lists.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    names: KeySet,
    /// For each name, which set of lists it is on.
    sets: Vec<u16>,
    table: Vec<Lists>,
    /// First words of phrases and, for each, the length of its longest phrase in tokens.
    firsts: KeySet,
    longest: Vec<u8>,
    words: KeySet,
    classes: Vec<WordClass>,
}

impl Gazetteer {
    /// Reads the sections of names ("GAZT") and words ("WORD").
    ///
    /// # Errors
    /// [`ModelError::Malformed`] where they make no sense.
    pub fn read(mut names: Reader<'_>, mut words: Reader<'_>) -> Result<Self, ModelError> {
        let count = names.count()?;
        let table = (0..count).map(|_| names.u64()).collect::<Result<Vec<_>, _>>()?;
        let keys = KeySet::read(&mut names)?;
        let mut sets = Vec::with_capacity(keys.len());
        for _ in 0..keys.len() {
            let set = names.varint()?;
            if set as usize >= table.len() {
                return Err(names.malformed());
            }
            sets.push(set as u16);
        }
        let firsts = KeySet::read(&mut names)?;
        let longest = names.bytes(firsts.len())?.iter().map(|&n| n.min(LONGEST as u8)).collect();
        let word_keys = KeySet::read(&mut words)?;
        let n = word_keys.len();
        let families = words.bytes(256)?;
        let (frequency, cluster) = (words.bytes(n)?, words.bytes(n)?);
        let class = |(&frequency, &cluster): (&u8, &u8)| {
            let family = families.get(usize::from(cluster)).copied().unwrap_or(0);
            WordClass { frequency, cluster, family }
        };
        let classes = frequency.iter().zip(cluster).map(class).collect();
        Ok(Self { names: keys, sets, table, firsts, longest, words: word_keys, classes })
    }

    /// The lists that the word or phrase with this hash is on.
    pub fn lists(&self, phrase: u64) -> Lists {
        let set = self.names.find(top(phrase, NAME_BITS)).and_then(|i| self.sets.get(i));
        set.and_then(|&s| self.table.get(s as usize)).copied().unwrap_or(0)
    }

    /// The length in tokens of the longest phrase that begins with the word of this hash; 0 or 1 where there is none.
    pub fn longest(&self, first: u64) -> usize {
        self.firsts.find(top(first, FIRST_BITS)).and_then(|i| self.longest.get(i)).map_or(0, |&n| usize::from(n))
    }

    /// What is known of the word with this hash.
    pub fn word(&self, word: u64) -> WordClass {
        self.words.find(top(word, WORD_BITS)).and_then(|i| self.classes.get(i)).copied().unwrap_or_default()
    }

    /// The longest phrase of at least two tokens at the start of `words` (hashes), with its lists.
    pub fn phrase(&self, words: &[u64]) -> Option<(usize, Lists)> {
        let (&first, rest) = words.split_first()?;
        let most = self.longest(first);
        let mut best = None;
        let mut phrase = first;
        for (i, &word) in rest.iter().take(most.saturating_sub(1)).enumerate() {
            phrase = extend_phrase(phrase, word);
            let lists = self.lists(phrase);
            if lists != 0 {
                best = Some((i + 2, lists));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_fit_the_set() {
        assert!(List::ALL.len() <= 64);
        for (i, list) in List::ALL.iter().enumerate() {
            assert_eq!(*list as usize, i);
            assert!(List::ALL[..i].iter().all(|other| other.id() != list.id()));
        }
    }

    #[test]
    fn case_apostrophes_and_invisible_characters_do_not_matter() {
        assert_eq!(lower_hash("O’Brien"), lower_hash("O'BRIEN"));
        assert_eq!(lower_hash("KYIV"), lower_hash("Ky\u{AD}iv"));
        assert_eq!(lower_hash("ÉCOLE"), lower_hash("école"));
        assert_ne!(lower_hash("Kyiv"), lower_hash("Kiev"));
    }
}
