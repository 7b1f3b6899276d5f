//! The labels of tokens: outside, or beginning or inside of a name of one of the eleven kinds.

use crate::label::Kind;

/// The kinds of names, in the order of their labels.
pub const KINDS: [Kind; 11] = [
    Kind::Person,
    Kind::Norp,
    Kind::Org,
    Kind::Gpe,
    Kind::Loc,
    Kind::Fac,
    Kind::Product,
    Kind::Event,
    Kind::Work,
    Kind::Law,
    Kind::Language,
];

/// How many labels there are: outside, then beginning and inside of each kind.
pub const LABELS: usize = 1 + 2 * KINDS.len();

/// A label by its number: 0 outside, 1 + 2k beginning of a name of kind k, 2 + 2k inside.
pub struct Label;

impl Label {
    /// Outside of names.
    pub const OUTSIDE: usize = 0;

    /// Beginning of a name of kind number `kind`.
    pub const fn begin(kind: usize) -> usize {
        1 + 2 * kind
    }

    /// Inside of a name of kind number `kind`.
    pub const fn inside(kind: usize) -> usize {
        2 + 2 * kind
    }

    /// Whether the label continues a name.
    pub const fn is_inside(label: usize) -> bool {
        label > 0 && label & 1 == 0
    }

    /// The number of the label's kind; `None` outside.
    pub const fn kind(label: usize) -> Option<usize> {
        if label == 0 { None } else { Some((label - 1) / 2) }
    }

    /// Whether `after` may follow `before`, where [`LABELS`] stands for the start of a sentence.
    pub const fn may_follow(before: usize, after: usize) -> bool {
        !Self::is_inside(after) || before < LABELS && (before == after || before + 1 == after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_follows_its_own_kind_only() {
        for kind in 0..KINDS.len() {
            let (begin, inside) = (Label::begin(kind), Label::inside(kind));
            assert!(Label::may_follow(begin, inside) && Label::may_follow(inside, inside));
            assert!(!Label::may_follow(Label::OUTSIDE, inside) && !Label::may_follow(LABELS, inside));
            assert_eq!((Label::kind(begin), Label::kind(inside)), (Some(kind), Some(kind)));
            for other in (0..KINDS.len()).filter(|&o| o != kind) {
                assert!(!Label::may_follow(Label::begin(other), inside));
                assert!(!Label::may_follow(Label::inside(other), inside));
            }
        }
    }
}
