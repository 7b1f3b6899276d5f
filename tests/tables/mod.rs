//! The one reader of tables of cases: `tests/numbers/*.txt` and `tests/dates/*.txt`.
//!
//! `# comment`; `@ 2025-04-25` sets the reference date; `= value` begins cases whose `[bracketed]` part has that value;
//! `!` begins cases in which nothing is to be found. Every other line is a case and stands once.

use newsmark::value::CivilDate;
use std::collections::BTreeSet;
use std::path::Path;

/// Checks every case in `tests/FOLDER/*.txt` against `found`, which gives what a text holds as `[span] value`.
pub fn check(
    folder: &str,
    least_files: usize,
    least_cases: usize,
    found: impl Fn(&str, Option<CivilDate>) -> Vec<String>,
) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    assert!(files.len() >= least_files, "only {} tables", files.len());
    let (mut wrong, mut cases) = (Vec::new(), 0);
    let mut seen = BTreeSet::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let table = std::fs::read_to_string(&file).unwrap();
        let (mut reference, mut want) = (None, None);
        for (n, line) in table.lines().enumerate() {
            let at = format!("{name}:{}", n + 1);
            match line.split_at_checked(1).unwrap_or((line, "")) {
                ("" | "#", _) => {}
                ("@", date) => reference = CivilDate::parse(date.trim()),
                ("=", value) => want = Some(value.trim().to_owned()),
                ("!", _) => want = None,
                _ => {
                    cases += 1;
                    assert!(seen.insert(line.to_owned()), "{at}: stands twice: {line}");
                    let got = found(&line.replace(['[', ']'], ""), reference);
                    let want: Vec<String> = match &want {
                        Some(value) => {
                            let (start, end) = (line.find('[').unwrap(), line.find(']').unwrap());
                            vec![format!("{} {value}", &line[start..=end])]
                        }
                        None => Vec::new(),
                    };
                    if got != want {
                        wrong.push(format!("{at}: {line}\n    want {want:?}\n    got  {got:?}"));
                    }
                }
            }
        }
    }
    assert!(cases >= least_cases, "only {cases} cases");
    assert!(wrong.is_empty(), "{} of {cases} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}
