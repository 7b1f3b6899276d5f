//! Hashes of words and a compact set of hashed keys: what gazetteer and tagger look things up in.
//!
//! A set of n keys of b bits takes about b - log2(n) + 1.5 bits a key in the file; a key that is not in the set is
//! mistaken for one that is with probability n / 2^b. Training uses the same hashes, so nothing differs at run time.

use crate::error::ModelError;
use crate::model::{Reader, write_varint};

/// A 64-bit hash of `bytes`, the same on every machine.
pub fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut state = 0x2545_F491_4F6C_DD1D_u64 ^ (bytes.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        state = mix(state, u64::from_le_bytes(word));
    }
    state
}

/// One hash out of two.
pub fn mix(a: u64, b: u64) -> u64 {
    let x = (a.rotate_left(23) ^ b).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (x ^ (x >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// The top `bits` bits of `hash`.
pub const fn top(hash: u64, bits: u32) -> u32 {
    (hash >> (64 - bits)) as u32
}

/// A sorted set of keys of at most 28 bits.
#[derive(Clone, Debug, Default)]
pub struct KeySet {
    /// One bit per value of a key's top bits: most keys that are missing are refused here.
    filter: Vec<u64>,
    filter_shift: u32,
    /// First index into `keys` for each value of a key's top bits, and the end.
    starts: Vec<u32>,
    start_shift: u32,
    keys: Vec<u32>,
}

impl KeySet {
    /// The set of `keys`, ascending and distinct, of `bits` bits each.
    fn new(keys: Vec<u32>, bits: u32) -> Self {
        let start_bits = usize::BITS - keys.len().leading_zeros();
        let start_bits = start_bits.min(bits);
        let filter_bits = (start_bits + 3).clamp(6, bits.max(6));
        let (start_shift, filter_shift) = (bits - start_bits, bits.saturating_sub(filter_bits));
        let mut starts = vec![0u32; (1usize << start_bits) + 1];
        let mut filter = vec![0u64; 1usize << (filter_bits - 6)];
        for &key in &keys {
            starts[(key >> start_shift) as usize + 1] += 1;
            let bit = (key >> filter_shift) as usize;
            filter[bit / 64] |= 1 << (bit % 64);
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        Self { filter, filter_shift, starts, start_shift, keys }
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The rank of `key` among the keys, if it is one.
    pub fn find(&self, key: u32) -> Option<usize> {
        let bit = (key >> self.filter_shift) as usize;
        if self.filter.get(bit / 64)? & (1 << (bit % 64)) == 0 {
            return None;
        }
        let bucket = (key >> self.start_shift) as usize;
        let (start, end) = (*self.starts.get(bucket)? as usize, *self.starts.get(bucket + 1)? as usize);
        self.keys.get(start..end)?.iter().position(|&k| k == key).map(|i| start + i)
    }

    /// Reads a set that [`write_keys`] wrote.
    ///
    /// # Errors
    /// [`ModelError::Malformed`] where keys are too wide, too many or not ascending.
    pub fn read(reader: &mut Reader<'_>) -> Result<Self, ModelError> {
        let bits = u32::from(reader.u8()?);
        if !(8..=28).contains(&bits) {
            return Err(reader.malformed());
        }
        let n = reader.count()?;
        let low = reader.bytes(n)?;
        let mut keys = Vec::with_capacity(n);
        let mut high = 0u32;
        for &low in low {
            high = high.checked_add(reader.varint()?).filter(|&h| h < 1 << (bits - 8)).ok_or(reader.malformed())?;
            let key = high << 8 | u32::from(low);
            if keys.last().is_some_and(|&last| last >= key) {
                return Err(reader.malformed());
            }
            keys.push(key);
        }
        Ok(Self::new(keys, bits))
    }
}

/// Appends `keys`, ascending and distinct, of `bits` bits each (8 to 28), as [`KeySet::read`] reads them.
pub fn write_keys(out: &mut Vec<u8>, keys: &[u32], bits: u32) {
    out.push(bits as u8);
    out.extend_from_slice(&(keys.len() as u32).to_le_bytes());
    out.extend(keys.iter().map(|&k| k as u8));
    let mut high = 0;
    for &key in keys {
        write_varint(out, (key >> 8) - high);
        high = key >> 8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_there_and_nothing_else() {
        for n in [0usize, 1, 2, 1000, 5000] {
            let mut keys: Vec<u32> = (0..n).map(|i| top(mix(7, i as u64), 22)).collect();
            keys.sort_unstable();
            keys.dedup();
            let mut bytes = Vec::new();
            write_keys(&mut bytes, &keys, 22);
            let set = KeySet::read(&mut Reader::new(&bytes, "TEST")).expect("sound");
            assert_eq!(set.len(), keys.len());
            for (i, &key) in keys.iter().enumerate() {
                assert_eq!(set.find(key), Some(i));
            }
            let strangers = (0..1u32 << 22).filter(|&k| set.find(k).is_some()).count();
            assert_eq!(strangers, keys.len());
        }
    }

    #[test]
    fn refuses_nonsense() {
        let mut bytes = Vec::new();
        write_keys(&mut bytes, &[5, 900, 70_000], 20);
        for end in 0..bytes.len() {
            assert!(KeySet::read(&mut Reader::new(&bytes[..end], "TEST")).is_err(), "cut at {end}");
        }
        let mut twice = Vec::new();
        write_keys(&mut twice, &[5, 5], 20);
        assert!(KeySet::read(&mut Reader::new(&twice, "TEST")).is_err());
        bytes[0] = 40;
        assert!(KeySet::read(&mut Reader::new(&bytes, "TEST")).is_err());
    }

    #[test]
    fn hashes_stay_as_they_are() {
        // The model file depends on them.
        assert_eq!(hash_bytes(b""), 0x2545_F491_4F6C_DD1D);
        assert_ne!(hash_bytes(b"Kyiv"), hash_bytes(b"Kyiv\0"));
        assert_eq!(top(u64::MAX, 26), (1 << 26) - 1);
    }
}
