//! The lists of names: read from files of facts, cleaned, compiled into the model's gazetteer and word table.

use super::corpora::{CorpusError, read};
use newsmark::detect::gazetteer::{
    FIRST_BITS, LONGEST, List, Lists, NAME_BITS, WORD_BITS, extend_phrase, lower, lower_hash,
};
use newsmark::detect::keys::{top, write_keys};
use newsmark::model::write_varint;
use newsmark::text::Document;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Names by phrase hash, with the lists they are on, and what is needed to find them.
#[derive(Default)]
pub struct Lexicon {
    phrases: BTreeMap<u64, Lists>,
    firsts: BTreeMap<u64, usize>,
    words: BTreeMap<u64, [u8; 3]>,
    common: BTreeSet<String>,
}

/// Words below this frequency (in centibels) have no entry: what they weigh in the file exceeds what they tell.
const RAREST: i32 = -630;

/// Columns of a tab-separated file, header left out.
fn rows(file: &Path) -> Result<Vec<Vec<String>>, CorpusError> {
    let content = read(file)?;
    Ok(content.lines().skip(1).map(|l| l.split('\t').map(|c| c.trim().to_owned()).collect()).collect())
}

fn cell(row: &[String], i: usize) -> &str {
    row.get(i).map_or("", String::as_str)
}

impl Lexicon {
    /// Reads the files of facts in `facts`, the project's own lists in `own` and the word clusters.
    ///
    /// # Errors
    /// Names the file that cannot be read.
    pub fn read(facts: &Path, own: &Path, clusters: &Path) -> Result<Self, CorpusError> {
        let mut lexicon = Self::default();
        let frequency = lexicon.read_frequencies(&facts.join("wordfreq_large_en_centibels.tsv"))?;
        lexicon.read_words(clusters, &frequency)?;
        lexicon.people(facts)?;
        lexicon.places(facts)?;
        lexicon.groups(facts)?;
        lexicon.organisations(facts)?;
        for &list in List::ALL {
            let file = own.join(format!("{}.txt", list.id()));
            if file.exists() {
                for line in read(&file)?.lines().filter(|l| !l.starts_with('#')) {
                    for name in line.split(" | ") {
                        lexicon.add(name, list);
                    }
                }
            }
        }
        Ok(lexicon)
    }

    fn read_frequencies(&mut self, file: &Path) -> Result<BTreeMap<String, u8>, CorpusError> {
        let mut classes = BTreeMap::new();
        for row in rows(file)? {
            let Ok(level) = cell(&row, 1).parse::<i32>() else { continue };
            let class = match level {
                -300.. => 7,
                -370.. => 6,
                -430.. => 5,
                -480.. => 4,
                -530.. => 3,
                -590.. => 2,
                _ if level < RAREST => 0,
                _ => 1,
            };
            if class >= 5 {
                self.common.insert(row[0].clone());
            }
            classes.insert(row[0].clone(), class);
        }
        Ok(classes)
    }

    fn read_words(&mut self, file: &Path, frequency: &BTreeMap<String, u8>) -> Result<(), CorpusError> {
        for (n, line) in read(file)?.lines().enumerate() {
            let mut columns = line.split('\t');
            let word = columns.next().unwrap_or("");
            let number = |c: Option<&str>| c.and_then(|c| c.parse::<u8>().ok());
            let (Some(cluster), Some(family)) = (number(columns.next()), number(columns.next())) else {
                return Err(super::corpora::at(file, n + 1, "a line must have word, cluster and family"));
            };
            let frequency = frequency.get(word).copied().unwrap_or(1);
            if frequency == 0 {
                continue;
            }
            self.words.insert(lower_hash(word), [frequency, cluster, family]);
        }
        Ok(())
    }

    /// Puts `name` on `list`; names of more than eight tokens or of no letter are left out.
    pub fn add(&mut self, name: &str, list: List) {
        let name = name.trim().trim_start_matches("the ").trim_start_matches("The ");
        let doc = Document::new(name);
        let count = doc.tokens.len();
        if count == 0 || count > LONGEST || name.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            return;
        }
        let hashes: Vec<u64> = (0..count).map(|i| lower_hash(doc.word(i))).collect();
        let phrase = hashes[1..].iter().fold(hashes[0], |p, &w| extend_phrase(p, w));
        *self.phrases.entry(phrase).or_default() |= list.bit();
        if count > 1 {
            let longest = self.firsts.entry(hashes[0]).or_default();
            *longest = count.max(*longest);
        }
    }

    /// As [`Lexicon::add`], but leaves out single words that are common English.
    fn add_uncommon(&mut self, name: &str, list: List) {
        if !self.common.contains(&lower(name)) && name.chars().count() > 2 {
            self.add(name, list);
        }
    }

    fn people(&mut self, facts: &Path) -> Result<(), CorpusError> {
        for file in ["forenames_popular_by_country", "kantrowitz_female", "kantrowitz_male"] {
            for row in rows(&facts.join(format!("{file}.tsv")))? {
                self.add(cell(&row, 0), List::Forename);
            }
        }
        for row in rows(&facts.join("surnames_popular_by_country.tsv"))? {
            self.add(cell(&row, 0), List::Surname);
        }
        for file in ["us_congress_current", "us_presidents_vps"] {
            for row in rows(&facts.join(format!("{file}.tsv")))? {
                self.person(cell(&row, 0));
            }
        }
        for row in rows(&facts.join("factbook_leaders.tsv"))? {
            let text = cell(&row, 2).split([';', '(']).next().unwrap_or("").to_owned();
            // "President Abdelmadjid TEBBOUNE": the words before the capitals, titles apart.
            let words: Vec<&str> = text.split_whitespace().collect();
            let is_surname = |w: &&str| w.chars().count() > 1 && w.chars().all(|c| !c.is_lowercase());
            if let Some(at) = words.iter().position(|w| is_surname(w) && *w != "III" && *w != "II") {
                let surname: Vec<String> = words[at..].iter().take_while(|w| is_surname(w)).map(|w| title(w)).collect();
                if at > 0 && !matches!(words[at - 1], "King" | "Queen" | "President" | "Minister" | "Emir" | "Leader") {
                    self.add(&format!("{} {}", words[at - 1], surname.join(" ")), List::Person);
                }
                self.add(&surname.join(" "), List::Surname);
            }
        }
        Ok(())
    }

    fn person(&mut self, name: &str) {
        self.add(name, List::Person);
        if let Some((_, surname)) = name.rsplit_once(' ') {
            self.add(surname, List::Surname);
        }
    }

    fn places(&mut self, facts: &Path) -> Result<(), CorpusError> {
        for row in rows(&facts.join("countries.tsv"))? {
            self.add(cell(&row, 2), List::Country);
            self.add(cell(&row, 3), List::Country);
            for alt in cell(&row, 4).split('|').filter(|a| a.is_ascii() && a.len() > 3) {
                self.add(alt, List::Country);
            }
            for capital in cell(&row, 5).split('|') {
                self.add(capital, List::City);
            }
            for demonym in [cell(&row, 6), cell(&row, 7)] {
                self.demonym(demonym);
            }
        }
        for row in rows(&facts.join("cldr_territories.tsv"))? {
            if cell(&row, 0).len() == 2 {
                self.add(cell(&row, 1), List::Country);
            }
        }
        for row in rows(&facts.join("cities15000_geonames2017.tsv"))? {
            let population: u32 = cell(&row, 5).parse().unwrap_or(0);
            let list = match population {
                500_000.. => List::City,
                100_000.. => List::Town,
                40_000.. => List::Village,
                _ => continue,
            };
            self.add_uncommon(cell(&row, 0), list);
            self.add_uncommon(cell(&row, 1), list);
        }
        for row in rows(&facts.join("admin1.tsv"))? {
            self.add_uncommon(cell(&row, 0), List::Region);
        }
        for row in rows(&facts.join("football_stadiums.tsv"))? {
            if !cell(&row, 0).contains("//") {
                self.add_uncommon(cell(&row, 0), List::Stadium);
            }
        }
        Ok(())
    }

    fn demonym(&mut self, name: &str) {
        if name.chars().next().is_some_and(char::is_uppercase) && !name.contains(['(', ';', ',']) {
            self.add(name, List::Demonym);
            if !name.ends_with(['s', 'h', 'e']) {
                self.add(&format!("{name}s"), List::Demonym);
            }
        }
    }

    fn groups(&mut self, facts: &Path) -> Result<(), CorpusError> {
        for row in rows(&facts.join("factbook_nationality.tsv"))? {
            for text in [cell(&row, 1), cell(&row, 2)] {
                for piece in text.split([',', ';']).filter_map(|p| p.split(" (").next()) {
                    self.demonym(piece.trim().trim_end_matches("(s)"));
                }
            }
        }
        for (file, list) in [
            ("factbook_ethnic_groups", List::Group),
            ("factbook_religions", List::Group),
            ("factbook_languages", List::Language),
        ] {
            for row in rows(&facts.join(format!("{file}.tsv")))? {
                let name = cell(&row, 0);
                let sound = name.split_whitespace().count() <= 3
                    && name.split_whitespace().all(|w| w.chars().next().is_some_and(char::is_uppercase))
                    && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\''));
                if sound {
                    self.add_uncommon(name, list);
                }
            }
        }
        for row in rows(&facts.join("cldr_languages.tsv"))? {
            self.add(cell(&row, 1), List::Language);
        }
        Ok(())
    }

    fn organisations(&mut self, facts: &Path) -> Result<(), CorpusError> {
        for row in rows(&facts.join("companies_financedatabase.tsv"))? {
            if matches!(cell(&row, 1), "Mega Cap" | "Large Cap" | "Mid Cap") {
                self.company(cell(&row, 0));
            }
        }
        for row in rows(&facts.join("sp500.tsv"))? {
            self.company(cell(&row, 1));
        }
        for row in rows(&facts.join("factbook_parties.tsv"))? {
            let name = cell(&row, 1).split('(').next().unwrap_or("").trim().to_owned();
            let mut parts = name.split(" or ");
            let (long, short) = (parts.next().unwrap_or(""), parts.next());
            self.add_uncommon(long, List::Party);
            if let Some(short) = short.filter(|s| s.chars().filter(|c| c.is_uppercase()).count() > 1) {
                self.add_uncommon(short, List::Party);
            }
        }
        for row in rows(&facts.join("universities.tsv"))? {
            // A name that says what it is needs no entry.
            if !["University", "College", "Institute", "School"].iter().any(|w| cell(&row, 0).contains(w)) {
                self.add_uncommon(cell(&row, 0), List::University);
            }
        }
        for row in rows(&facts.join("football_clubs.tsv"))? {
            let name = cell(&row, 0);
            if name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '-' | '\'' | '&')) {
                self.add_uncommon(name, List::Club);
                self.add_uncommon(strip_ends(name, CLUB_ENDS), List::Club);
            }
        }
        Ok(())
    }

    fn company(&mut self, name: &str) {
        let full = name.trim_start_matches("The ").replace(',', "");
        self.add_uncommon(&full, List::Company);
        let mut short = full.as_str();
        loop {
            let next = strip_ends(short, COMPANY_ENDS);
            if next == short {
                break;
            }
            short = next;
        }
        self.add_uncommon(short, List::Company);
    }

    /// How many names and words there are.
    pub fn len(&self) -> (usize, usize) {
        (self.phrases.len(), self.words.len())
    }

    /// The sections "GAZT" and "WORD".
    pub fn sections(&self) -> (Vec<u8>, Vec<u8>) {
        let mut phrases: BTreeMap<u32, Lists> = BTreeMap::new();
        for (&hash, &lists) in &self.phrases {
            *phrases.entry(top(hash, NAME_BITS)).or_default() |= lists;
        }
        let mut counts: BTreeMap<Lists, usize> = BTreeMap::new();
        for &lists in phrases.values() {
            *counts.entry(lists).or_default() += 1;
        }
        let mut table: Vec<(usize, Lists)> = counts.into_iter().map(|(l, n)| (n, l)).collect();
        table.sort_by_key(|&(n, l)| (std::cmp::Reverse(n), l));
        let rank: BTreeMap<Lists, u32> = table.iter().enumerate().map(|(i, &(_, l))| (l, i as u32)).collect();
        let mut names = (table.len() as u32).to_le_bytes().to_vec();
        for (_, lists) in &table {
            names.extend_from_slice(&lists.to_le_bytes());
        }
        write_keys(&mut names, &phrases.keys().copied().collect::<Vec<_>>(), NAME_BITS);
        for lists in phrases.values() {
            write_varint(&mut names, rank[lists]);
        }
        let mut firsts: BTreeMap<u32, u8> = BTreeMap::new();
        for (&hash, &n) in &self.firsts {
            let longest = firsts.entry(top(hash, FIRST_BITS)).or_default();
            *longest = (n as u8).max(*longest);
        }
        write_keys(&mut names, &firsts.keys().copied().collect::<Vec<_>>(), FIRST_BITS);
        names.extend(firsts.values());
        let mut words: BTreeMap<u32, [u8; 3]> = BTreeMap::new();
        let mut families = [0u8; 256];
        for (&hash, &class) in &self.words {
            words.entry(top(hash, WORD_BITS)).or_insert(class);
            families[usize::from(class[1])] = class[2];
        }
        let mut section = Vec::new();
        write_keys(&mut section, &words.keys().copied().collect::<Vec<_>>(), WORD_BITS);
        section.extend(families);
        for i in 0..2 {
            section.extend(words.values().map(|class| class[i]));
        }
        (names, section)
    }
}

fn title(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_string() + &chars.as_str().to_lowercase())
}

fn strip_ends<'n>(name: &'n str, ends: &[&str]) -> &'n str {
    let stripped = ends.iter().find_map(|end| name.strip_suffix(end).and_then(|n| n.strip_suffix(' ')));
    stripped.filter(|n| n.chars().count() > 2).unwrap_or(name)
}

const CLUB_ENDS: &[&str] = &["FC", "Football Club", "AFC", "SC", "CF", "FK"];

const COMPANY_ENDS: &[&str] = &[
    "Inc.",
    "Inc",
    "Corp.",
    "Corp",
    "Corporation",
    "Ltd.",
    "Ltd",
    "Limited",
    "PLC",
    "plc",
    "Plc",
    "N.V.",
    "NV",
    "AG",
    "SE",
    "S.A.",
    "SA",
    "S.p.A.",
    "SpA",
    "AB",
    "ASA",
    "A/S",
    "Oyj",
    "Co.",
    "Co",
    "Company",
    "& Co.",
    "& Co",
    "LLC",
    "L.P.",
    "LP",
    "Holdings",
    "Holding",
    "Group",
    "Incorporated",
    "KGaA",
    "& Company",
    "Trust",
    "Class A",
];
