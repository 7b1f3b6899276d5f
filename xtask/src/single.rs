//! `cargo xtask single`: the whole page as one .html file that opens from disk.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};

use crate::args;
use crate::build;
use crate::link::link;
use crate::run::{Outcome, grouped, root};
use crate::settings::Settings;
use crate::setup;

/// The largest file, in bytes.
const LARGEST: usize = 2_000_000;

/// What stands in the place of a module of `www/` in the single file.
const SUBSTITUTES: [(&str, &str); 3] = [
    ("place.js", include_str!("../single/place.js")),
    ("glue.js", include_str!("../single/glue.js")),
    ("offline.js", include_str!("../single/offline.js")),
];

/// `cargo xtask single [--no-build]`
pub fn command(mut rest: Vec<String>) -> Outcome {
    let no_build = args::flag(&mut rest, "--no-build");
    args::end(&rest)?;
    let settings = Settings::load(&root())?;
    if no_build {
        // The page's own files may have changed since.
        crate::precache::write(&root().join("www"), &settings.budgets.later)?;
    } else {
        println!("setup:");
        build::web(&settings, &setup::for_build(&settings)?)?;
    }
    write()
}

/// Writes `www/dist/newsmark.html` from what lies in `www/`.
///
/// # Errors
/// When a file is missing, the code cannot be linked, or the result is too large.
pub fn write() -> Outcome {
    let page = page(&root().join("www"))?;
    if page.len() > LARGEST {
        let (size, most) = (grouped(page.len() as u64), grouped(LARGEST as u64));
        return Err(format!("the single file has {size} bytes, {most} are allowed"));
    }
    let file = root().join("www/dist/newsmark.html");
    crate::run::write(&file, page.as_bytes())?;
    println!("single: www/dist/newsmark.html, {} bytes", grouped(page.len() as u64));
    Ok(())
}

/// The page with everything in it.
fn page(www: &Path) -> Outcome<String> {
    let text =
        |path: &str| fs::read_to_string(www.join(path)).map_err(|error| format!("www/{path} cannot be read: {error}"));
    let read = |path: &str| match SUBSTITUTES.iter().find(|(name, _)| *name == path) {
        Some((_, source)) => Ok((*source).to_owned()),
        None => text(path),
    };
    let entries = [("main.js", "typeof document !== 'undefined'"), ("worker.js", "typeof document === 'undefined'")];
    let script = link(&entries, &read)?;
    if script.contains("</script") || script.contains("<!--") {
        return Err("the page's code holds `</script` or `<!--`, which ends a script in HTML".into());
    }
    let mut style = String::new();
    let mut head = String::new();
    for line in text("index.html")?.lines() {
        if let Some(href) = attribute(line, "<link rel=\"stylesheet\"", "href") {
            let rules = text(&href)?;
            style += &if line.contains("media=\"print\"") { format!("@media print {{\n{rules}}}\n") } else { rules };
        } else if let Some(href) = attribute(line, "<link rel=\"icon\"", "href") {
            let icon = BASE64.encode(text(&href)?);
            head += &format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n");
        } else if ![
            "http-equiv=\"Content-Security-Policy\"",
            "rel=\"manifest\"",
            "rel=\"preload\"",
            "rel=\"modulepreload\"",
            "<script type=\"module\"",
        ]
        .iter()
        .any(|left_out| line.contains(left_out))
        {
            head += line;
            head.push('\n');
        }
    }
    // The policy is stricter than the site's: only this script and this style, and no connection at all.
    let policy = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; \
         style-src '{}'; img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'\">\n",
        hash(&script),
        hash(&style)
    );
    let data = data(www, "wasm", "pkg/newsmark_bg.wasm")? + &data(www, "model", "pkg/newsmark.nmk")?;
    let head = replaced(&head, "<meta charset=\"utf-8\">\n", &format!("<meta charset=\"utf-8\">\n{policy}"))?;
    let head = replaced(&head, "</head>", &format!("<style>{style}</style>\n</head>"))?;
    replaced(&head, "</body>", &format!("{data}<script id=\"script\">{script}</script>\n</body>"))
}

/// A file, deflated, as base64, in an element that no browser runs; nothing where there is no such file.
fn data(www: &Path, id: &str, path: &str) -> Outcome<String> {
    let bytes = fs::read(www.join(path)).unwrap_or_default();
    if bytes.is_empty() {
        return Ok(String::new());
    }
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(&bytes).and_then(|()| encoder.finish());
    let packed = packed.map_err(|error| format!("{path} cannot be packed: {error}"))?;
    Ok(format!("<script type=\"application/octet-stream\" id=\"{id}\">{}</script>\n", BASE64.encode(packed)))
}

fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(text)))
}

/// The value of an attribute, in a line that begins with `start`.
fn attribute(line: &str, start: &str, name: &str) -> Option<String> {
    let rest = line.strip_prefix(start)?.split_once(&format!("{name}=\""))?.1;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

fn replaced(page: &str, old: &str, new: &str) -> Outcome<String> {
    let (before, after) = page.split_once(old).ok_or_else(|| format!("www/index.html has no {old}"))?;
    Ok(format!("{before}{new}{after}"))
}
