//! Evidence from elsewhere in the document: what a first pass took the same word for in its other places.
//!
//! A name that one sentence makes plain decides the places where it stands bare. Each name of the first pass votes for
//! the words it is made of, as loudly as it is sure; a word's own place has no vote on itself.

use super::context::{Context, is_start};
use super::decode::Mention;
use super::features::stretches;
use super::labels::KINDS;
use super::template::Template;

/// Votes for each kind and, last, for no name.
type Votes = [u32; KINDS.len() + 1];

const NONE: usize = KINDS.len();

/// The loudest voice of one name.
const LOUDEST: i32 = 80;
/// The voice of a capitalised word that is no name.
const PLAIN: u32 = 27;

/// What the first pass took one token for.
#[derive(Clone, Copy, Debug, Default)]
struct Ballot {
    /// The number of the kind, [`NONE`] for no name.
    kind: u8,
    /// Whether it is inside of the name.
    inside: bool,
    /// How loud; 0 for words that have no vote.
    voice: u8,
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    votes: Votes,
    first: u32,
    inside: u32,
}

/// The votes of a whole document.
#[derive(Debug)]
pub struct Verdicts {
    ballots: Vec<Ballot>,
    /// By the number of the lower-case word.
    tallies: Vec<Tally>,
}

impl Verdicts {
    /// Counts the votes of `mentions`, names of the first pass in document tokens.
    pub fn new(context: &Context<'_, '_>, mentions: &[Mention]) -> Self {
        let mut ballots = vec![Ballot { kind: NONE as u8, inside: false, voice: 0 }; context.ids.len()];
        for range in stretches(context) {
            for i in range.clone() {
                if context.form(i).look.is_capital() && !is_start(context, range.start, i) {
                    ballots[i].voice = PLAIN as u8;
                }
            }
        }
        for mention in mentions {
            let voice = (mention.margin.clamp(5, LOUDEST)) as u8;
            let tokens = ballots.iter_mut().take(mention.end).skip(mention.start);
            for (k, ballot) in tokens.enumerate() {
                *ballot = Ballot { kind: mention.kind as u8, inside: k > 0, voice };
            }
        }
        let mut tallies = vec![Tally::default(); context.usage.len()];
        for (i, ballot) in ballots.iter().enumerate() {
            if let Some(tally) = tallies.get_mut(context.word(i)) {
                let voice = u32::from(ballot.voice);
                tally.votes[usize::from(ballot.kind).min(NONE)] += voice;
                if usize::from(ballot.kind) != NONE {
                    *(if ballot.inside { &mut tally.inside } else { &mut tally.first }) += voice;
                }
            }
        }
        Self { ballots, tallies }
    }

    /// Calls `sink` with every feature that token `i` has by the votes of other places; returns whether there was any.
    pub fn features(
        &self,
        context: &Context<'_, '_>,
        range: &std::ops::Range<usize>,
        i: usize,
        sink: &mut impl FnMut(Template, i8, u64),
    ) -> bool {
        let Some(here) = self.verdict(context, i) else { return false };
        let look = u64::from(context.form(i).look.is_capital()) | u64::from(is_start(context, range.start, i)) << 1;
        sink(Template::Verdict, 0, here.value() << 4 | look);
        if let Some(second) = here.second {
            sink(Template::Verdict, 3, (here.kind as u64) << 8 | second as u64);
        }
        for (offset, j) in [(-1i8, i.wrapping_sub(1)), (1, i + 1)] {
            let beside = if range.contains(&j) { self.verdict(context, j) } else { None };
            let beside = beside.map_or(255, |v| v.kind as u64);
            sink(Template::Verdict, offset, (here.kind as u64) << 8 | beside);
        }
        true
    }

    /// What other places make of the word of token `i`; `None` where they say nothing.
    fn verdict(&self, context: &Context<'_, '_>, i: usize) -> Option<Verdict> {
        let own = *self.ballots.get(i)?;
        if own.voice == 0 && !context.form(i).look.is_capital() {
            return None;
        }
        let mut tally = *self.tallies.get(context.word(i))?;
        let voice = u32::from(own.voice);
        let kind = usize::from(own.kind).min(NONE);
        tally.votes[kind] = tally.votes[kind].saturating_sub(voice);
        if kind != NONE {
            let place = if own.inside { &mut tally.inside } else { &mut tally.first };
            *place = place.saturating_sub(voice);
        }
        let total: u32 = tally.votes.iter().sum();
        if total == 0 {
            return None;
        }
        let best = (0..=NONE).max_by_key(|&k| (tally.votes[k], std::cmp::Reverse(k)))?;
        let second = (0..=NONE).filter(|&k| k != best && tally.votes[k] * 4 >= total).max_by_key(|&k| tally.votes[k]);
        let share = match tally.votes[best] * 100 / total {
            90.. => 2,
            60.. => 1,
            _ => 0,
        };
        let size = match total {
            160.. => 2,
            54.. => 1,
            _ => 0,
        };
        let place = match (tally.first, tally.inside) {
            (0, 0) => 0,
            (first, inside) if first > 3 * inside => 1,
            (first, inside) if inside > 3 * first => 2,
            _ => 3,
        };
        Some(Verdict { kind: best, second, share, size, place })
    }
}

#[derive(Clone, Copy, Debug)]
struct Verdict {
    kind: usize,
    second: Option<usize>,
    share: u64,
    size: u64,
    place: u64,
}

impl Verdict {
    fn value(self) -> u64 {
        (self.kind as u64) << 6 | self.share << 4 | self.size << 2 | self.place
    }
}
