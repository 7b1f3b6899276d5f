//! The tokenizer: splits a text into tokens and loses nothing but white space.
//!
//! * Letters make a word, with digits after them ("G7"), inner apostrophes ("O'Brien"), the dots of abbreviations
//!   ("U.S.", "Mr.", "J."), "&" between capitals ("AT&T"), and a hyphen before a digit ("KN-23", "COVID-19").
//! * A possessive "'s" is a token of its own. Other hyphens and slashes separate: "Paris-based" is three tokens.
//! * Digits with inner separators make a number ("1,234.5"); what is glued to them is another token ("6pm", "5th").
//! * Web addresses, e-mail addresses, handles and hashtags are one token each.
//! * Soft hyphens, zero-width spaces and combining marks belong to the word they stand in.

use super::{Case, Span, Token, TokenKind};

/// Splits `text` into tokens in text order; every byte that is not white space lies in exactly one.
///
/// Linear time. Text past 4 GiB is not looked at.
pub fn tokenize(text: &str) -> Vec<Token> {
    let text = if text.len() > u32::MAX as usize { &text[..text.floor_char_boundary(u32::MAX as usize)] } else { text };
    let mut tokens = Vec::with_capacity(text.len() / 5 + 8);
    // A byte-order mark is no part of the first word.
    let at = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut scan = Scan { text, bytes: text.as_bytes(), at };
    let mut line_start = true;
    let mut glued = false;
    while let Some(class) = scan.class_at(scan.at) {
        if class.kind == Class::Space {
            line_start |= matches!(scan.bytes[scan.at], b'\n' | b'\r') || class.newline;
            scan.at += class.len;
            glued = false;
            continue;
        }
        let start = scan.at;
        let kind = scan.token(class, !glued);
        let piece = &text[start..scan.at];
        let case = if matches!(kind, TokenKind::Punct | TokenKind::Symbol | TokenKind::Number) {
            Case::None
        } else {
            case_of(piece)
        };
        tokens.push(Token { span: Span::new(start as u32, scan.at as u32), kind, case, glued, line_start });
        line_start = false;
        glued = true;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    /// Invisible or combining: continues a word, starts none of its own unless nothing else is there.
    Joiner,
    Digit,
    Punct,
    Symbol,
}

#[derive(Clone, Copy)]
struct CharClass {
    kind: Class,
    len: usize,
    newline: bool,
}

struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
}

impl Scan<'_> {
    /// The class and length of the character at byte `i`, a character boundary; `None` at the end.
    fn class_at(&self, i: usize) -> Option<CharClass> {
        let &b = self.bytes.get(i)?;
        if b < 0x80 {
            let kind = ASCII[b as usize];
            return Some(CharClass { kind, len: 1, newline: false });
        }
        let c = self.text[i..].chars().next()?;
        Some(CharClass {
            kind: class_of(c),
            len: c.len_utf8(),
            newline: matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}'),
        })
    }

    fn char_at(&self, i: usize) -> Option<char> {
        match self.bytes.get(i) {
            Some(&b) if b < 0x80 => Some(b as char),
            Some(_) => self.text[i..].chars().next(),
            None => None,
        }
    }

    fn kind_at(&self, i: usize) -> Option<Class> {
        self.class_at(i).map(|c| c.kind)
    }

    /// Reads one token at `self.at`, whose first character has class `first`, and moves behind it.
    fn token(&mut self, first: CharClass, free: bool) -> TokenKind {
        match first.kind {
            Class::Letter | Class::Joiner => {
                if free && let Some(kind) = self.address() {
                    return kind;
                }
                self.word();
                TokenKind::Word
            }
            Class::Digit => {
                if free && let Some(kind) = self.address() {
                    return kind;
                }
                self.number();
                TokenKind::Number
            }
            Class::Punct | Class::Symbol => {
                let b = self.bytes[self.at];
                if (b == b'@' || b == b'#') && free && self.tag(b) {
                    return if b == b'@' { TokenKind::Handle } else { TokenKind::Hashtag };
                }
                let start = self.at;
                self.at += first.len;
                if first.kind == Class::Symbol {
                    return TokenKind::Symbol;
                }
                if matches!(b, b'\'') && self.possessive(start)
                    || self.bytes[start..].starts_with("’".as_bytes()) && self.possessive(start)
                {
                    self.at += 1;
                    return TokenKind::Word;
                }
                while self.bytes[self.at..].starts_with(&self.bytes[start..start + first.len])
                    && !matches!(b, b'(' | b')')
                {
                    self.at += first.len;
                }
                TokenKind::Punct
            }
            // Never reached: the caller skips white space.
            Class::Space => TokenKind::Symbol,
        }
    }

    /// Whether the apostrophe at `start` begins a possessive "'s" glued to the word before; `self.at` is behind it.
    fn possessive(&self, start: usize) -> bool {
        let before = self.text[..start].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.');
        before
            && matches!(self.bytes.get(self.at), Some(b's' | b'S'))
            && !matches!(self.kind_at(self.at + 1), Some(Class::Letter | Class::Digit | Class::Joiner))
    }

    /// A run of letters, digits and joiners with what may stand inside a word.
    fn word(&mut self) {
        let start = self.at;
        self.run();
        loop {
            let Some(&b) = self.bytes.get(self.at) else { return };
            let joined = match b {
                b'\'' => self.apostrophe(1),
                0xE2 if self.bytes[self.at..].starts_with("’".as_bytes()) => self.apostrophe(3),
                b'&' => self.ampersand(start),
                b'-' => self.designator(start),
                b'.' => return self.dots(start),
                _ => false,
            };
            if !joined {
                return;
            }
        }
    }

    fn run(&mut self) {
        while let Some(class) = self.class_at(self.at) {
            match class.kind {
                Class::Letter | Class::Digit | Class::Joiner => self.at += class.len,
                _ => break,
            }
        }
    }

    /// An apostrophe between letters joins them, a possessive 's apart.
    fn apostrophe(&mut self, len: usize) -> bool {
        let next = self.at + len;
        if self.kind_at(next) != Some(Class::Letter) {
            return false;
        }
        let after = self.class_at(next).map_or(next, |c| next + c.len);
        let single = !matches!(self.kind_at(after), Some(Class::Letter | Class::Digit | Class::Joiner));
        if single && matches!(self.bytes[next], b's' | b'S') {
            return false;
        }
        self.at = next;
        self.run();
        true
    }

    /// "AT&T", "R&D": capitals of at most three letters on both sides.
    fn ampersand(&mut self, start: usize) -> bool {
        let left = &self.bytes[start..self.at];
        let right = self.bytes[self.at + 1..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        let capitals = |piece: &[u8]| !piece.is_empty() && piece.len() <= 3 && piece.iter().all(u8::is_ascii_uppercase);
        if !capitals(left) || !capitals(&self.bytes[self.at + 1..self.at + 1 + right]) {
            return false;
        }
        self.at += 1;
        self.run();
        true
    }

    /// A hyphen before a digit joins when the word so far starts with a capital and no longer run follows: "KN-23A".
    fn designator(&mut self, start: usize) -> bool {
        let capital = self.char_at(start).is_some_and(char::is_uppercase);
        let short = self.at - start <= 12;
        if !capital || !short || !self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit) {
            return false;
        }
        let name = &self.text[start..self.at];
        if CALENDAR.contains(&name) || name.bytes().any(|b| b.is_ascii_lowercase()) && name.len() > 8 {
            return false;
        }
        self.at += 1;
        self.run();
        true
    }

    /// Dots: of an abbreviation ("U.S.", "Mr.", "J.") or of a domain ("Amazon.com"); else they stay outside.
    fn dots(&mut self, start: usize) {
        // "7F. The": what is glued to digits is a unit, no initial.
        let unit = start > 0 && self.bytes.get(start - 1).is_some_and(u8::is_ascii_digit);
        loop {
            if self.bytes.get(self.at) != Some(&b'.') || self.bytes.get(self.at + 1) == Some(&b'.') {
                return;
            }
            let piece_start = self.text[start..self.at].rfind('.').map_or(start, |i| start + i + 1);
            let piece = &self.text[piece_start..self.at];
            let letters = piece.chars().take(2).count();
            let next = self.kind_at(self.at + 1);
            if letters == 1 && piece.chars().all(char::is_alphabetic) {
                // "U.S.", "J.", "a.m.": single letters keep their dot; a lone lower-case letter does not.
                let first = piece_start == start;
                if next == Some(Class::Letter) {
                    let after = self.at + 1;
                    let len = self.class_at(after).map_or(1, |c| c.len);
                    let one = !matches!(self.kind_at(after + len), Some(Class::Letter | Class::Digit | Class::Joiner));
                    if one {
                        self.at = after + len;
                        continue;
                    }
                    if first && piece.chars().all(char::is_uppercase) {
                        // "J.Smith": the initial is a token of its own.
                        self.at += 1;
                    }
                    return;
                }
                if !first || !unit && self.initial_goes_on(piece) {
                    self.at += 1;
                }
                return;
            }
            if next == Some(Class::Letter) && piece_start == start && self.domain() {
                return;
            }
            if next != Some(Class::Letter) && next != Some(Class::Digit) && is_abbreviation(&self.text[start..self.at])
            {
                self.at += 1;
            }
            return;
        }
    }

    /// Whether the dot after the single letter `piece` is its own: "J. Smith", "Smith v. Jones", "p. 12".
    fn initial_goes_on(&self, piece: &str) -> bool {
        let mut chars = self.text[self.at + 1..].chars();
        let (next, after) = (chars.next(), chars.next());
        let spaced = |test: fn(char) -> bool| matches!(next, Some(' ' | '\u{A0}')) && after.is_some_and(test);
        match piece {
            "v" => spaced(char::is_uppercase),
            "p" | "s" | "c" => spaced(|c| c.is_ascii_digit()),
            _ => piece.chars().all(char::is_uppercase) && (next == Some(',') || spaced(char::is_uppercase)),
        }
    }

    /// "Amazon.com", "bbc.co.uk": a word, a dot and a known ending.
    fn domain(&mut self) -> bool {
        let mut end = self.at;
        let mut last = 0..0;
        while self.bytes.get(end) == Some(&b'.') {
            let len = self.bytes[end + 1..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
            if len == 0 {
                break;
            }
            last = end + 1..end + 1 + len;
            end += 1 + len;
        }
        let known = self.text.get(last).is_some_and(|s| ENDINGS.contains(&s.to_ascii_lowercase().as_str()));
        if known {
            self.at = end;
        }
        known
    }

    /// Digits with single separators between digits.
    fn number(&mut self) {
        loop {
            while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
                self.at += 1;
            }
            if let Some(c) =
                self.char_at(self.at).filter(|c| !c.is_ascii() && c.is_numeric() && class_of(*c) == Class::Digit)
            {
                self.at += c.len_utf8();
                continue;
            }
            let separator = matches!(self.bytes.get(self.at), Some(b'.' | b','));
            if separator && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit) {
                self.at += 2;
                continue;
            }
            return;
        }
    }

    /// A web or e-mail address at `self.at`; moves behind it.
    fn address(&mut self) -> Option<TokenKind> {
        let rest = &self.bytes[self.at..];
        let scheme = rest.iter().take(8).take_while(|b| b.is_ascii_alphabetic()).count();
        let web = rest[scheme..].starts_with(b"://") && scheme > 1 || starts_with_www(rest);
        if web {
            let len =
                rest.iter().take_while(|&&b| b > b' ' && !matches!(b, b'<' | b'>' | b'"' | b'`' | b'{' | b'}')).count();
            let end = trim_address(&self.text[..self.floor(self.at + len)], self.at);
            self.at = end;
            return Some(TokenKind::Url);
        }
        let local = rest
            .iter()
            .take(64)
            .take_while(|&&b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+'))
            .count();
        if rest.get(local) == Some(&b'@') && local > 0 {
            let host =
                rest[local + 1..].iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
            let host = &self.text[self.at + local + 1..self.at + local + 1 + host];
            let host = host.trim_end_matches(['.', '-']);
            if host.contains('.') && !host.starts_with('.') {
                self.at += local + 1 + host.len();
                return Some(TokenKind::Email);
            }
        }
        None
    }

    fn floor(&self, i: usize) -> usize {
        self.text.floor_char_boundary(i)
    }

    /// "@name" or "#name" at `self.at`; moves behind it.
    fn tag(&mut self, mark: u8) -> bool {
        let start = self.at;
        self.at += 1;
        let mut letters = 0;
        while let Some(class) = self.class_at(self.at) {
            let under = self.bytes[self.at] == b'_';
            match class.kind {
                Class::Letter => letters += 1,
                Class::Digit | Class::Joiner => {}
                _ if under => {}
                _ => break,
            }
            self.at += class.len;
        }
        let long_enough = self.at - start > if mark == b'@' { 2 } else { 1 };
        if letters == 0 || !long_enough {
            self.at = start;
            return false;
        }
        true
    }
}

fn starts_with_www(rest: &[u8]) -> bool {
    rest.len() > 4 && rest[..4].eq_ignore_ascii_case(b"www.") && rest[4].is_ascii_alphanumeric()
}

/// The end of the address that starts at `start` and reaches at most to the end of `text`: sentence marks stay outside.
fn trim_address(text: &str, start: usize) -> usize {
    let mut end = text.len();
    while let Some(c) = text[start..end].chars().next_back() {
        let open = match c {
            ')' => Some('('),
            ']' => Some('['),
            _ => None,
        };
        let unbalanced = open.is_some_and(|o| {
            let piece = &text[start..end];
            piece.matches(c).count() > piece.matches(o).count()
        });
        if matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '”' | '“' | '…' | '*') || unbalanced {
            end -= c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// Month and weekday names: "May-3" is no designator.
const CALENDAR: &[&str] = &[
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Mon",
    "Tue",
    "Wed",
    "Thu",
    "Fri",
    "Sat",
    "Sun",
    "Mid",
    "Early",
    "Late",
    "Pre",
    "Post",
    "Under",
    "Over",
    "Top",
    "Age",
    "Aged",
];

/// Endings of bare domains that stand inside names of companies and sites.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "co", "uk", "gov", "edu", "io", "ai", "tv", "fm", "eu", "de", "fr", "ru", "ua", "in", "au",
    "ca", "info", "me", "news",
];

/// Abbreviations that keep their dot, without it; titles, companies, months, military ranks.
const ABBREVIATIONS: &[&str] = &[
    "MR", "MRS", "MS", "DR", "ST", "MT", "Mohd", "Wm", "Chas", "Geo", "Thos", "Vol", "Mr", "Mrs", "Ms", "Mx", "Dr",
    "Prof", "Rev", "Fr", "Sr", "Jr", "St", "Ste", "Hon", "Gov", "Sen", "Rep", "Gen", "Lt", "Col", "Capt", "Cmdr",
    "Maj", "Sgt", "Cpl", "Pte", "Pvt", "Adm", "Brig", "Det", "Insp", "Supt", "Pres", "Messrs", "Mme", "Mlle", "Inc",
    "Corp", "Co", "Ltd", "Bros", "Cie", "Plc", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct",
    "Nov", "Dec", "Mt", "Ft", "Ave", "Blvd", "Rd", "Dept", "Univ", "No", "Nos", "vs", "v", "etc", "approx", "est",
    "ca", "cf", "al", "Ph.D", "Calif", "Conn", "Fla", "Mass", "Mich", "Minn", "Okla", "Ont", "Penn", "Tenn", "Wis",
    "Ariz", "Ala", "Ark", "Colo", "Del", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Miss", "Mo", "Mont", "Neb",
    "Nev", "Ore", "Pa", "Tex", "Va", "Vt", "Wash", "Wyo",
];

/// Abbreviations that are words too: "no.", "co." and the like keep the dot only when capitalised as above.
pub(super) fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(&word)
}

fn case_of(piece: &str) -> Case {
    let (mut upper, mut lower, mut first_upper) = (0usize, 0usize, false);
    for c in piece.chars() {
        if c.is_lowercase() {
            lower += 1;
        } else if c.is_uppercase() {
            first_upper |= upper + lower == 0;
            upper += 1;
        }
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (_, 0) => Case::Upper,
        (1, _) if first_upper => Case::Title,
        _ => Case::Mixed,
    }
}

const ASCII: [Class; 128] = {
    let mut table = [Class::Symbol; 128];
    let mut i = 0;
    while i < 128 {
        let b = i as u8;
        table[i] = match b {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C => Class::Space,
            b'0'..=b'9' => Class::Digit,
            b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
            b'$' | b'%' | b'+' | b'<' | b'=' | b'>' | b'^' | b'`' | b'|' | b'~' | b'#' | b'@' | b'&' => Class::Symbol,
            0x00..=0x1F | 0x7F => Class::Symbol,
            _ => Class::Punct,
        };
        i += 1;
    }
    table
};

fn class_of(c: char) -> Class {
    match c {
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' => Class::Joiner,
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5BD}'
        | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FE20}'..='\u{FE2F}' => Class::Joiner,
        _ if c.is_whitespace() => Class::Space,
        _ if c.is_alphabetic() => Class::Letter,
        '²' | '³' | '¹' | '½' | '¼' | '¾' | '\u{2150}'..='\u{215F}' => Class::Symbol,
        _ if c.is_numeric() => Class::Digit,
        '\u{900}'..='\u{DFF}' => Class::Joiner,
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '‟' | '…' | '«' | '»' | '‹'
        | '›' | '·' | '•' | '¡' | '¿' | '§' | '¶' | '、' | '。' | '「' | '」' | '『' | '』' | '（' | '）' | '，'
        | '：' | '；' | '！' | '？' | '′' | '″' => Class::Punct,
        _ => Class::Symbol,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn splits_as_documented() {
        let cases: &[(&str, &str)] = &[
            ("Mr. Lavrov's U.S. visit.", "Mr.|Lavrov|'s|U.S.|visit|."),
            ("Ukraine’s army", "Ukraine|’s|army"),
            ("the KN-23 (KN-23A) and Iskander-M/KN-23", "the|KN-23|(|KN-23A|)|and|Iskander|-|M|/|KN-23"),
            ("Paris-based AT&T", "Paris|-|based|AT&T"),
            ("O’Brien d'Ivoire don't", "O’Brien|d'Ivoire|don't"),
            ("$3.5m, 1,234.5 and 6pm", "$|3.5|m|,|1,234.5|and|6|pm"),
            ("5th 1990s 20-30", "5|th|1990|s|20|-|30"),
            ("See https://a.example/x?y=(1). Or www.a.example!", "See|https://a.example/x?y=(1)|.|Or|www.a.example|!"),
            ("write to a.b@c.example.", "write|to|a.b@c.example|."),
            ("@news_now #Kyiv2024 a@b", "@news_now|#Kyiv2024|a|@|b"),
            ("J. R. R. Tolkien", "J.|R.|R.|Tolkien"),
            ("J.K. Rowling", "J.K.|Rowling"),
            ("Ozols v. Harbour Board, s. 27, plan b. Then", "Ozols|v.|Harbour|Board|,|s.|27|,|plan|b|.|Then"),
            ("at 5 p.m. today", "at|5|p.m.|today"),
            ("Amazon.com rose", "Amazon.com|rose"),
            ("end.Next", "end|.|Next"),
            ("Plan B. He left", "Plan|B.|He|left"),
            ("it was 7F. He left at 9 a.m. sharp", "it|was|7|F|.|He|left|at|9|a.m.|sharp"),
            ("wait... -- !!", "wait|...|--|!!"),
            ("\u{1F600}Kyiv", "\u{1F600}|Kyiv"),
            ("co\u{AD}oper\u{200B}ate", "co\u{AD}oper\u{200B}ate"),
            ("May-3 to mid-2023", "May|-|3|to|mid|-|2023"),
        ];
        for (text, want) in cases {
            assert_eq!(words(text).join("|"), *want, "{text}");
        }
    }

    #[test]
    fn loses_nothing_but_white_space() {
        for text in
            ["a\r\nb\u{0}c", "\u{301}x", "ab\u{2028}c — “d” 日本語 कि नहीं", "'s", "’s’s", "&&&", "A-1-2-3", "a.b.c.d.e"]
        {
            let mut rest = String::new();
            let mut last = 0;
            for t in tokenize(text) {
                assert!(t.span.start >= last && !t.span.is_empty());
                assert!(text[last as usize..t.span.start as usize].chars().all(char::is_whitespace), "{text:?}");
                last = t.span.end;
                rest.push_str(t.span.of(text));
            }
            assert!(text[last as usize..].chars().all(char::is_whitespace));
            assert_eq!(rest, text.chars().filter(|c| !c.is_whitespace()).collect::<String>());
        }
    }
}
