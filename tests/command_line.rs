//! The command line: what it prints, and one sentence with exit status 2 for what it cannot use.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn newsmark(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_newsmark"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("newsmark starts");
    // The program may refuse its arguments before it reads.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("newsmark ends")
}

fn json(output: &Output) -> serde_json::Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn offsets_come_in_three_units() {
    let text = "\u{1F600} write to ana@paper.example";
    for (unit, start, length) in [("utf8", 14, 31), ("utf16", 12, 29), ("codepoint", 11, 28)] {
        let result = json(&newsmark(&["annotate", "--offsets", unit], text.as_bytes()));
        assert_eq!(result["offsets"], unit);
        assert_eq!(result["length"], length);
        let email = &result["annotations"][0];
        assert_eq!((email["start"].as_i64(), email["kind"].as_str()), (Some(start), Some("email")));
    }
}

#[test]
fn json_lines_keep_ids_and_order() {
    let input =
        "{\"id\": 7, \"text\": \"see www.a.example\"}\n\n{\"id\": \"b\", \"text\": \"\", \"date\": \"2025-04-25\"}\n";
    let output = newsmark(&["annotate", "--jsonl"], input.as_bytes());
    let lines: Vec<serde_json::Value> = output
        .stdout
        .split(|&b| b == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).expect("JSON"))
        .collect();
    assert_eq!((lines.len(), &lines[0]["id"], &lines[1]["id"]), (2, &"7".into(), &"b".into()));
    assert_eq!(lines[0]["annotations"][0]["kind"], "url");
}

#[test]
fn kinds_filter_the_result() {
    let result = json(&newsmark(&["annotate", "--kinds", "email"], b"www.a.example ana@paper.example"));
    assert_eq!(result["annotations"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_lexicon_marks_and_ignores() {
    let file = std::env::temp_dir().join(format!("newsmark-lexicon-{}.json", std::process::id()));
    std::fs::write(
        &file,
        r#"{"names": [{"text": "zorp", "kind": "product", "any_case": true}], "ignore": ["www.a.example"]}"#,
    )
    .expect("a file");
    let path = file.to_str().expect("a path");
    let result = json(&newsmark(&["annotate", "--lexicon", path], b"ZORP at www.a.example"));
    std::fs::remove_file(&file).expect("the file goes");
    assert_eq!(result["annotations"].as_array().map(Vec::len), Some(1));
    assert_eq!(result["annotations"][0]["kind"], "product");
}

#[test]
fn what_cannot_be_used_gets_one_sentence_and_status_2() {
    let cases: &[(&[&str], &[u8], &str)] = &[
        (&[], b"", "no command given"),
        (&["frobnicate"], b"", "there is no command"),
        (&["annotate", "--format", "pdf"], b"", "there is no format \"pdf\""),
        (&["annotate", "--offsets"], b"", "--offsets needs a value"),
        (&["annotate", "--date", "2025-02-30"], b"", "is not a date of the form"),
        (&["annotate", "--kinds", "person,animal"], b"", "there is no kind \"animal\""),
        (&["annotate", "--frob"], b"", "there is no option --frob"),
        (&["annotate", "no/such/file.txt"], b"", "cannot read no/such/file.txt"),
        (&["annotate"], b"ok \xFF\xFE no", "not UTF-8 text (byte 3 does not fit)"),
        (&["annotate", "--jsonl"], b"{\"text\": 3}\n", "standard input, line 1"),
    ];
    for (args, input, want) in cases {
        let output = newsmark(args, input);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.starts_with("newsmark: ") && said.trim_end().lines().count() == 1, "{args:?}: {said}");
        assert!(said.contains(want), "{args:?}: {said}");
    }
}
