//! The templates of features: what the tagger looks at, by family, with a description for readers.

use crate::detect::keys::{mix, top};

/// Width of the keys of features, in bits.
pub const FEATURE_BITS: u32 = 24;

/// A group of templates that training can leave out to measure what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// The word itself and its neighbours.
    Words,
    /// Beginnings and endings of words.
    Affixes,
    /// Capitals, digits, punctuation inside words.
    Shapes,
    /// Two words at a time.
    Pairs,
    /// How common a word is.
    Frequency,
    /// Clusters of words used alike.
    Clusters,
    /// Lists of names and of words that announce names.
    Gazetteers,
    /// Runs of capitalised words: their last word, their first, what stands around them.
    Runs,
    /// Sentence starts, headlines, quotation marks, brackets.
    Layout,
    /// How the word is used elsewhere in the document.
    Document,
}

impl Family {
    /// Every family.
    pub const ALL: &'static [Self] = &[
        Self::Words,
        Self::Affixes,
        Self::Shapes,
        Self::Pairs,
        Self::Frequency,
        Self::Clusters,
        Self::Gazetteers,
        Self::Runs,
        Self::Layout,
        Self::Document,
    ];

    /// The id on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Affixes => "affixes",
            Self::Shapes => "shapes",
            Self::Pairs => "pairs",
            Self::Frequency => "frequency",
            Self::Clusters => "clusters",
            Self::Gazetteers => "gazetteers",
            Self::Runs => "runs",
            Self::Layout => "layout",
            Self::Document => "document",
        }
    }
}

macro_rules! templates {
    ($($variant:ident $family:ident $plain:literal;)*) => {
        /// A template: together with a place and a value it makes a feature.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Template { $(#[doc = $plain] $variant,)* }

        impl Template {
            /// Every template.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The family that the template belongs to.
            pub const fn family(self) -> Family {
                match self { $(Self::$variant => Family::$family,)* }
            }

            /// What it looks at, in plain words.
            pub const fn plain(self) -> &'static str {
                match self { $(Self::$variant => $plain,)* }
            }
        }
    };
}

templates! {
    Exact Words "the word as written";
    Lower Words "the word";
    Prefix Affixes "its beginning";
    Suffix Affixes "its ending";
    Shape Shapes "its shape";
    LongShape Shapes "its exact shape";
    ShapePrev Shapes "its shape and that of the word before";
    ShapeNext Shapes "its shape and that of the next word";
    ShapeAround Shapes "its shape and those around it";
    Frequency Frequency "how common the word is";
    Cluster Clusters "words used alike";
    Kindred Clusters "words used somewhat alike";
    ClusterPrev Clusters "words used alike, with the word before";
    ClusterNext Clusters "words used alike, with the next word";
    ClusterAround Clusters "the kind of words around it";
    ClusterAfterWord Clusters "words used alike after this word";
    ClusterBeforeWord Clusters "words used alike before this word";
    PairPrev Pairs "the word with the one before";
    PairNext Pairs "the word with the next one";
    Around Pairs "the words on both sides";
    PrevTwo Pairs "the two words before";
    NextTwo Pairs "the two words that follow";
    CasePrev Pairs "capitals after this word";
    CaseNext Pairs "capitals before this word";
    CasePrevTwo Pairs "capitals two words after this word";
    OnList Gazetteers "a list of names";
    ListSet Gazetteers "the lists it is on";
    Phrase Gazetteers "part of a listed name";
    PhraseNear Gazetteers "a listed name beside it";
    ListPrev Gazetteers "the lists of the word before and of this one";
    RunPlace Runs "its place in a run of capitalised words";
    RunLast Runs "the last word of the name";
    RunFirst Runs "the first word of the name";
    RunLastList Runs "the kind of the name's last word";
    RunFirstList Runs "the kind of the name's first word";
    RunBefore Runs "the word before the name";
    RunAfter Runs "the word after the name";
    RunCluster Runs "words like the name's last word";
    LongRunLast Runs "the last word of the long name";
    LongRunFirst Runs "the first word of the long name";
    LongRunHead Runs "the head of the long name";
    Start Layout "capitals at the start of a sentence";
    Mode Layout "headline, capitals or lower case throughout";
    Quoted Layout "quotation marks";
    Bracket Layout "brackets";
    Glued Layout "hyphens and slashes";
    Line Layout "its place on the line";
    Elsewhere Document "its use elsewhere in the text";
    Casing Document "how it is written elsewhere in the text";
    Verdict Document "what it is elsewhere in the text";
}

/// The key of a feature: `offset` is the place of what it looks at, in tokens from the token it speaks of.
pub fn key(template: Template, offset: i8, value: u64) -> u32 {
    let place = (template as u64) << 8 | (offset as u8 as u64);
    top(mix(value, place.wrapping_mul(0x2127_599B_F432_5C37)), FEATURE_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_described_once_and_every_family_used() {
        for (i, template) in Template::ALL.iter().enumerate() {
            assert!(!template.plain().is_empty());
            assert!(Template::ALL[..i].iter().all(|other| other.plain() != template.plain()), "{template:?}");
        }
        for family in Family::ALL {
            assert!(Template::ALL.iter().any(|t| t.family() == *family), "{family:?}");
        }
    }
}
