//! Offsets in other units: UTF-16 code units (JavaScript) and Unicode code points (W3C, Python).
//!
//! A table of checkpoints, one every [`STEP`] bytes, makes each conversion constant-time, in either direction.

/// The unit that offsets are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OffsetUnit {
    /// UTF-8 bytes, as everywhere inside the engine.
    Utf8,
    /// UTF-16 code units, as JavaScript strings.
    Utf16,
    /// Unicode code points.
    CodePoint,
}

impl OffsetUnit {
    /// The id used in the JSON result and on the command line: "utf8", "utf16", "codepoint".
    pub const fn id(self) -> &'static str {
        match self {
            Self::Utf8 => "utf8",
            Self::Utf16 => "utf16",
            Self::CodePoint => "codepoint",
        }
    }

    /// The unit with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Utf8, Self::Utf16, Self::CodePoint].into_iter().find(|u| u.id() == id)
    }

    fn count(self, piece: &[u8]) -> u32 {
        let starts = piece.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32;
        match self {
            Self::Utf8 => piece.len() as u32,
            Self::CodePoint => starts,
            Self::Utf16 => starts + piece.iter().filter(|&&b| b >= 0xF0).count() as u32,
        }
    }
}

/// Bytes between two checkpoints.
const STEP: usize = 64;

/// Converts byte offsets of one text into offsets of one other unit, and back.
#[derive(Clone, Debug)]
pub struct OffsetTable<'t> {
    text: &'t [u8],
    unit: OffsetUnit,
    /// Units before byte `i * STEP`; empty where every byte is one unit.
    checkpoints: Vec<u32>,
}

impl<'t> OffsetTable<'t> {
    /// Builds the table for `text`; linear time, and nothing to do for ASCII.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let bytes = text.as_bytes();
        let mut checkpoints = Vec::new();
        if unit != OffsetUnit::Utf8 && !text.is_ascii() {
            checkpoints.reserve(bytes.len() / STEP + 1);
            let mut units = 0;
            for chunk in bytes.chunks(STEP) {
                checkpoints.push(units);
                units += unit.count(chunk);
            }
            checkpoints.push(units);
        }
        Self { text: bytes, unit, checkpoints }
    }

    /// The offset, in the table's unit, of byte `byte`; offsets past the end give the length.
    ///
    /// `byte` must be a character boundary; inside a character the result is that character's end or start.
    pub fn from_byte(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.text.len());
        if self.checkpoints.is_empty() {
            return byte as u32;
        }
        let chunk = byte / STEP;
        self.checkpoints[chunk] + self.unit.count(&self.text[chunk * STEP..byte])
    }

    /// The byte offset of the character at `offset` in the table's unit; past the end the length in bytes.
    ///
    /// Inside a surrogate pair the result is the end of the character.
    pub fn to_byte(&self, offset: u32) -> u32 {
        if self.checkpoints.is_empty() {
            return offset.min(self.text.len() as u32);
        }
        let chunk = self.checkpoints.partition_point(|&c| c <= offset).saturating_sub(1);
        let mut units = self.checkpoints[chunk];
        let mut byte = chunk * STEP;
        while byte < self.text.len() && (units < offset || self.text[byte] & 0xC0 == 0x80) {
            units += self.unit.count(&self.text[byte..=byte]);
            byte += 1;
        }
        byte.min(self.text.len()) as u32
    }

    /// Length of the whole text in the table's unit.
    pub fn len(&self) -> u32 {
        self.from_byte(self.text.len() as u32)
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_every_boundary_both_ways() {
        let long = "Zelenskyy \u{1F1FA}\u{1F1E6} said “no” – naïve café 日本 \u{10FFFF} ".repeat(9);
        for text in ["", "a", "\u{1F600}", "\u{1F600} Kyiv", "é", long.as_str()] {
            for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
                let table = OffsetTable::new(text, unit);
                for byte in (0..=text.len()).filter(|&b| text.is_char_boundary(b)) {
                    let want = match unit {
                        OffsetUnit::Utf8 => byte,
                        OffsetUnit::Utf16 => text[..byte].encode_utf16().count(),
                        OffsetUnit::CodePoint => text[..byte].chars().count(),
                    };
                    assert_eq!(table.from_byte(byte as u32), want as u32, "{unit:?} {byte} of {text:?}");
                    assert_eq!(table.to_byte(want as u32), byte as u32, "{unit:?} back {want} of {text:?}");
                }
                assert_eq!(table.to_byte(u32::MAX), text.len() as u32);
            }
        }
    }
}
