//! The model file: magic, version, checksum, named sections; read with bounds checks, refused with one clear sentence.
//!
//! ```text
//! 8 bytes  magic "NEWSMARK"
//! u32      version of the format
//! u32      length of the body in bytes
//! u64      checksum of the body
//! body     sections: 4 bytes name, u32 length, that many bytes; until the body ends
//! ```
//!
//! All numbers are little-endian.

use crate::error::ModelError;

/// What a model file begins with.
const MAGIC: &[u8; 8] = b"NEWSMARK";

/// The version of the format and of the features: a model trained for another one is refused.
pub const VERSION: u32 = 1;

const HEADER: usize = 24;

/// The sections of a model file whose header, length and checksum have been verified.
#[derive(Clone, Copy, Debug)]
pub struct Container<'m> {
    body: &'m [u8],
}

impl<'m> Container<'m> {
    /// Verifies `file`.
    ///
    /// # Errors
    /// Says what is wrong with the header, the length or the checksum.
    pub fn open(file: &'m [u8]) -> Result<Self, ModelError> {
        let start = file.len().min(MAGIC.len());
        if file.is_empty() || file[..start] != MAGIC[..start] {
            return Err(ModelError::NotAModel);
        }
        let short = ModelError::Length { expected: HEADER as u64, found: file.len() as u64 };
        let (head, body) = file.split_at_checked(HEADER).ok_or(short)?;
        let mut head = Reader::new(&head[MAGIC.len()..], "header");
        let version = head.u32()?;
        if version != VERSION {
            return Err(ModelError::Version { found: version, expected: VERSION });
        }
        let length = head.u32()?;
        if u64::from(length) != body.len() as u64 {
            return Err(ModelError::Length { expected: HEADER as u64 + u64::from(length), found: file.len() as u64 });
        }
        if head.u64()? != checksum(body) {
            return Err(ModelError::Checksum);
        }
        Ok(Self { body })
    }

    /// A reader over the section called `name`.
    ///
    /// # Errors
    /// [`ModelError::Malformed`] where there is no such section.
    pub fn section(&self, name: &'static str) -> Result<Reader<'m>, ModelError> {
        let mut rest = Reader::new(self.body, name);
        while !rest.is_empty() {
            let found = rest.bytes(4)?;
            let length = rest.u32()? as usize;
            let content = rest.bytes(length)?;
            if found == name.as_bytes() {
                return Ok(Reader::new(content, name));
            }
        }
        Err(ModelError::Malformed(name))
    }
}

/// Writes a model file with these sections; names must be four bytes long.
///
/// # Panics
/// If a name has another length or the body exceeds 4 GiB; only training calls this.
pub fn seal(sections: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, content) in sections {
        assert_eq!(name.len(), 4, "section name {name}");
        body.extend_from_slice(name.as_bytes());
        body.extend_from_slice(&u32::try_from(content.len()).expect("section fits 4 GiB").to_le_bytes());
        body.extend_from_slice(content);
    }
    let mut file = MAGIC.to_vec();
    file.extend_from_slice(&VERSION.to_le_bytes());
    file.extend_from_slice(&u32::try_from(body.len()).expect("body fits 4 GiB").to_le_bytes());
    file.extend_from_slice(&checksum(&body).to_le_bytes());
    file.extend_from_slice(&body);
    file
}

/// A checksum that any change of a single 8-byte word alters: each step is a bijection of the state.
fn checksum(bytes: &[u8]) -> u64 {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        state = (state ^ u64::from_le_bytes(word)).wrapping_mul(0xD6E8_FEB8_6659_FD93).rotate_left(29);
    }
    state
}

/// Reads numbers from a section; running past its end is an error, never a panic.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'m> {
    bytes: &'m [u8],
    name: &'static str,
}

impl<'m> Reader<'m> {
    /// A reader over `bytes`; `name` appears in errors.
    pub const fn new(bytes: &'m [u8], name: &'static str) -> Self {
        Self { bytes, name }
    }

    /// Whether everything has been read.
    pub const fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The error of this section.
    pub const fn malformed(&self) -> ModelError {
        ModelError::Malformed(self.name)
    }

    /// The next `n` bytes.
    ///
    /// # Errors
    /// [`ModelError::Malformed`] where fewer are left; so do all readers below.
    pub fn bytes(&mut self, n: usize) -> Result<&'m [u8], ModelError> {
        let (head, rest) = self.bytes.split_at_checked(n).ok_or(self.malformed())?;
        self.bytes = rest;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        let mut array = [0; N];
        array.copy_from_slice(self.bytes(N)?);
        Ok(array)
    }

    /// One byte.
    pub fn u8(&mut self) -> Result<u8, ModelError> {
        Ok(self.array::<1>()?[0])
    }

    /// A 16-bit signed number.
    pub fn i16(&mut self) -> Result<i16, ModelError> {
        Ok(i16::from_le_bytes(self.array()?))
    }

    /// A 32-bit number.
    pub fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    /// A 64-bit number.
    pub fn u64(&mut self) -> Result<u64, ModelError> {
        Ok(u64::from_le_bytes(self.array()?))
    }

    /// A count of things that take at least one byte each, so that a huge claim is refused before memory is taken.
    pub fn count(&mut self) -> Result<usize, ModelError> {
        let n = self.u32()? as usize;
        if n > self.bytes.len() { Err(self.malformed()) } else { Ok(n) }
    }

    /// A number of seven bits a byte, lowest first.
    pub fn varint(&mut self) -> Result<u32, ModelError> {
        let mut value = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let b = self.u8()?;
            value |= u32::from(b & 0x7F).checked_shl(shift).unwrap_or(0);
            if b & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(self.malformed())
    }
}

/// Appends `value` as [`Reader::varint`] reads it.
pub fn write_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        seal(&[("AAAA", vec![1, 2, 3]), ("BBBB", vec![200, 3])])
    }

    #[test]
    fn reads_what_it_wrote() {
        let file = sample();
        let container = Container::open(&file).expect("sound");
        assert_eq!(container.section("BBBB").expect("there").varint(), Ok(200 - 128 + 3 * 128));
        assert_eq!(container.section("CCCC").map(|_| ()), Err(ModelError::Malformed("CCCC")));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_noticed() {
        let file = sample();
        for bit in 0..file.len() * 8 {
            let mut bad = file.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(Container::open(&bad).is_err(), "bit {bit}");
        }
        for end in 0..file.len() {
            assert!(Container::open(&file[..end]).is_err(), "cut at {end}");
        }
        let mut longer = file.clone();
        longer.push(0);
        assert!(matches!(Container::open(&longer), Err(ModelError::Length { .. })));
    }

    #[test]
    fn says_what_is_wrong() {
        let file = sample();
        assert_eq!(Container::open(b"").map(|_| ()), Err(ModelError::NotAModel));
        assert_eq!(Container::open(b"<!doctype html>").map(|_| ()), Err(ModelError::NotAModel));
        assert!(Container::open(&file[..file.len() - 1]).unwrap_err().to_string().contains("cut short"));
        let mut other = file.clone();
        other[8] = 9;
        assert_eq!(Container::open(&other).map(|_| ()), Err(ModelError::Version { found: 9, expected: VERSION }));
        let mut damaged = file;
        *damaged.last_mut().expect("not empty") ^= 1;
        assert_eq!(Container::open(&damaged).map(|_| ()), Err(ModelError::Checksum));
    }

    #[test]
    fn huge_claims_take_no_memory() {
        let mut reader = Reader::new(&[0xFF, 0xFF, 0xFF, 0xFF, 1], "TEST");
        assert_eq!(reader.count(), Err(ModelError::Malformed("TEST")));
        assert_eq!(Reader::new(&[0xFF; 8], "TEST").varint(), Err(ModelError::Malformed("TEST")));
    }
}
