//! The command-line face of the engine: `newsmark annotate`.

#![forbid(unsafe_code)]

use newsmark::export::{Format, Report, render};
use newsmark::label::Kind;
use newsmark::lexicon::PlainLexicon;
use newsmark::text::offsets::OffsetUnit;
use newsmark::value::CivilDate;
use newsmark::{Options, Resources, annotate};
use std::fs;
use std::io::{self, BufRead, BufWriter, Read, Write};
use std::process::ExitCode;

const USAGE: &str = "\
newsmark annotate [FILE ...]   marks names, numbers and dates; standard input without a file
  --format json|jsonl|csv|conll|brat|w3c|html|markdown|factcheck   (json)
  --offsets utf8|utf16|codepoint                                   (utf8; unit of JSON offsets)
  --date 2025-04-25      reference date for \"Thursday\", \"yesterday\"
  --day-first, --month-first   how to read 03/05/24
  --kinds person,org,...       only these kinds
  --lexicon FILE         your own names, ignored words and patterns, as JSON
  --model FILE           a model in place of the built-in one
  --jsonl                one {\"id\", \"text\", \"date\"?} a line in, one result a line out
newsmark kinds                 lists the kinds
newsmark --version
";

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("newsmark: {message}");
            ExitCode::from(2)
        }
    }
}

/// Runs the command; an error is one sentence for the user.
fn run(args: Vec<String>) -> Result<(), String> {
    match args.first().map(String::as_str) {
        Some("annotate") => annotate_command(&args[1..]),
        Some("kinds") => {
            for kind in Kind::ALL {
                say(&format!("{:10} {}\n", kind.id(), kind.definition()))?;
            }
            Ok(())
        }
        Some("--version" | "-V") => say(&format!("newsmark {}\n", env!("CARGO_PKG_VERSION"))),
        Some("--help" | "-h" | "help") => say(USAGE),
        None => Err("no command given; try newsmark --help".into()),
        Some(other) => Err(format!("there is no command \"{other}\"; try newsmark --help")),
    }
}

/// What the command line asks for.
struct Request {
    files: Vec<String>,
    format: Format,
    unit: OffsetUnit,
    options: Options,
    model: Option<String>,
    lines: bool,
}

fn parse(args: &[String]) -> Result<Request, String> {
    let mut request = Request {
        files: Vec::new(),
        format: Format::Json,
        unit: OffsetUnit::Utf8,
        options: Options::default(),
        model: None,
        lines: false,
    };
    let mut args = args.iter();
    let mut only_files = false;
    while let Some(arg) = args.next() {
        if only_files || !arg.starts_with("--") {
            request.files.push(arg.clone());
            continue;
        }
        let (name, inline) = match arg.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (arg.as_str(), None),
        };
        let mut value = || inline.clone().or_else(|| args.next().cloned()).ok_or(format!("{name} needs a value"));
        match name {
            "--" => only_files = true,
            "--format" => {
                let id = value()?;
                request.format = Format::from_id(&id).ok_or(format!("there is no format \"{id}\""))?;
            }
            "--offsets" => {
                let id = value()?;
                request.unit = OffsetUnit::from_id(&id).ok_or(format!("there is no offset unit \"{id}\""))?;
            }
            "--date" => request.options.date.reference = Some(date(&value()?)?),
            "--day-first" => request.options.date.day_first = Some(true),
            "--month-first" => request.options.date.day_first = Some(false),
            "--kinds" => {
                let known = |id: &str| Kind::from_id(id).ok_or(format!("there is no kind \"{id}\""));
                request.options.kinds = Some(value()?.split(',').map(known).collect::<Result<_, _>>()?);
            }
            "--lexicon" => {
                let path = value()?;
                let json = fs::read_to_string(&path).map_err(|e| format!("cannot read {path}: {e}"))?;
                let plain: PlainLexicon = serde_json::from_str(&json).map_err(|e| format!("{path}: {e}"))?;
                request.options.lexicon = plain.compile().map_err(|e| format!("{path}: {e}"))?;
            }
            "--model" => request.model = Some(value()?),
            "--jsonl" => request.lines = true,
            _ => return Err(format!("there is no option {name}; try newsmark --help")),
        }
    }
    Ok(request)
}

fn date(text: &str) -> Result<CivilDate, String> {
    CivilDate::parse(text).ok_or(format!("\"{text}\" is not a date of the form 2025-04-25"))
}

fn annotate_command(args: &[String]) -> Result<(), String> {
    let request = parse(args)?;
    let resources = match &request.model {
        Some(path) => {
            let bytes = fs::read(path).map_err(|e| format!("cannot read {path}: {e}"))?;
            Resources::load(&bytes).map_err(|e| format!("{path}: {e}"))?
        }
        None => Resources::load(newsmark::MODEL).map_err(|e| e.to_string())?,
    };
    let inputs: Vec<Option<&str>> =
        if request.files.is_empty() { vec![None] } else { request.files.iter().map(|f| Some(f.as_str())).collect() };
    let mut out = BufWriter::new(io::stdout().lock());
    for input in inputs {
        if request.lines {
            annotate_lines(input, &request, &resources, &mut out)?;
        } else {
            let text = read_text(input)?;
            let analysis = annotate(&text, &resources, &request.options);
            let report = Report::new(input, &text, &analysis, request.unit);
            write(&mut out, &render(&text, &report, request.format))?;
        }
    }
    out.flush().or_else(quiet_pipe)
}

/// One JSON object a line in, one result a line out.
fn annotate_lines(
    input: Option<&str>,
    request: &Request,
    resources: &Resources,
    out: &mut impl Write,
) -> Result<(), String> {
    #[derive(serde::Deserialize)]
    struct Line {
        id: Option<serde_json::Value>,
        text: String,
        date: Option<String>,
    }
    let name = input.unwrap_or("standard input");
    let reader: Box<dyn BufRead> = match input {
        Some(path) => {
            Box::new(io::BufReader::new(fs::File::open(path).map_err(|e| format!("cannot read {path}: {e}"))?))
        }
        None => Box::new(io::stdin().lock()),
    };
    for (number, line) in reader.lines().enumerate() {
        let place = || format!("{name}, line {}", number + 1);
        let line = line.map_err(|e| format!("{}: {e}", place()))?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line).map_err(|e| format!("{}: {e}", place()))?;
        let mut options = request.options.clone();
        if let Some(text) = line.date.filter(|d| !d.is_empty()) {
            options.date.reference = Some(date(&text).map_err(|e| format!("{}: {e}", place()))?);
        }
        let id = line.id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
        let analysis = annotate(&line.text, resources, &options);
        let report = Report::new(id.as_deref(), &line.text, &analysis, request.unit);
        let format = if request.format == Format::Json { Format::JsonLines } else { request.format };
        write(out, &render(&line.text, &report, format))?;
    }
    Ok(())
}

fn read_text(input: Option<&str>) -> Result<String, String> {
    let name = input.unwrap_or("standard input");
    let bytes = match input {
        Some(path) => fs::read(path).map_err(|e| format!("cannot read {path}: {e}"))?,
        None => {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).map_err(|e| format!("cannot read standard input: {e}"))?;
            bytes
        }
    };
    String::from_utf8(bytes)
        .map_err(|e| format!("{name} is not UTF-8 text (byte {} does not fit)", e.utf8_error().valid_up_to()))
}

fn say(text: &str) -> Result<(), String> {
    write(&mut io::stdout().lock(), text)
}

fn write(out: &mut impl Write, text: &str) -> Result<(), String> {
    out.write_all(text.as_bytes()).or_else(quiet_pipe)
}

/// A reader that stops early (`| head`) ends the program in silence.
fn quiet_pipe(error: io::Error) -> Result<(), String> {
    if error.kind() == io::ErrorKind::BrokenPipe {
        std::process::exit(0);
    }
    Err(format!("cannot write: {error}"))
}
