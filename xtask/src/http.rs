//! A small web server for the files of one folder, on this machine alone.

use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::run::Outcome;

/// The longest request we read, in bytes.
const LONGEST: u64 = 16 * 1024;
/// How long a browser may keep a quiet connection.
const QUIET: Duration = Duration::from_secs(15);
/// Tried in this order when no port is asked for.
const PORTS: std::ops::Range<u16> = 8000..8020;

/// The MIME type of a file, by its ending.
pub fn mime(path: &Path) -> &'static str {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// What we answer.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// `HEAD`: the length is told, the body is not sent.
    pub head_only: bool,
}

/// The folder that is served, and the policy sent along.
pub struct Site {
    root: PathBuf,
    policy: Option<String>,
}

impl Site {
    /// Serves `root`; the Content-Security-Policy is the one that its index.html carries.
    ///
    /// # Errors
    /// When the folder has no index.html.
    pub fn new(root: &Path) -> Outcome<Self> {
        let index = root.join("index.html");
        let page =
            fs::read_to_string(&index).map_err(|error| format!("{} cannot be read: {error}", index.display()))?;
        let root = root.canonicalize().map_err(|error| format!("{}: {error}", root.display()))?;
        // Only a header can forbid being framed.
        Ok(Self { root, policy: policy_of(&page).map(|policy| format!("{policy}; frame-ancestors 'none'")) })
    }

    /// Answers a request by its first line, such as `GET /a.js?x HTTP/1.1`.
    pub fn answer(&self, request_line: &str) -> Response {
        let mut words = request_line.split_whitespace();
        let (Some(method), Some(target), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return self.plain(400, "bad request");
        };
        if !version.starts_with("HTTP/1.") {
            return self.plain(400, "bad request");
        }
        if !["GET", "HEAD"].contains(&method) {
            let mut response = self.plain(405, "only GET and HEAD");
            response.headers.push(("Allow", "GET, HEAD".into()));
            return response;
        }
        let mut response = match self.find(target) {
            Found::File(file) => match fs::read(&file) {
                Ok(body) => self.response(200, mime(&file), body),
                Err(_) => self.plain(404, "not found"),
            },
            Found::Folder(place) => {
                let mut response = self.plain(301, "moved");
                response.headers.push(("Location", place));
                response
            }
            Found::Nothing => self.plain(404, "not found"),
        };
        response.head_only = method == "HEAD";
        response
    }

    fn response(&self, status: u16, mime: &str, body: Vec<u8>) -> Response {
        let mut headers = vec![
            ("Content-Type", mime.to_owned()),
            ("Cache-Control", "no-cache".into()),
            ("X-Content-Type-Options", "nosniff".into()),
            ("Referrer-Policy", "no-referrer".into()),
            ("Cross-Origin-Opener-Policy", "same-origin".into()),
            ("Cross-Origin-Resource-Policy", "same-origin".into()),
        ];
        headers.extend(self.policy.clone().map(|policy| ("Content-Security-Policy", policy)));
        Response { status, headers, body, head_only: false }
    }

    fn plain(&self, status: u16, text: &str) -> Response {
        self.response(status, "text/plain; charset=utf-8", format!("{text}\n").into_bytes())
    }

    fn find(&self, target: &str) -> Found {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = path.strip_prefix('/').and_then(decoded) else { return Found::Nothing };
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        // Also what is hidden, and what another system would take as a way up or to another disk.
        if parts.iter().any(|part| part.starts_with('.') || part.contains(['\\', ':', '\0'])) {
            return Found::Nothing;
        }
        let mut file = self.root.clone();
        file.extend(&parts);
        if file.is_dir() {
            if !path.is_empty() && !path.ends_with('/') {
                let last = parts.last().copied().unwrap_or_default();
                return if last.is_ascii() { Found::Folder(format!("{last}/")) } else { Found::Nothing };
            }
            file.push("index.html");
        }
        // A link may lead out of the folder.
        match file.canonicalize() {
            Ok(file) if file.starts_with(&self.root) && file.is_file() => Found::File(file),
            _ => Found::Nothing,
        }
    }
}

enum Found {
    File(PathBuf),
    /// A folder asked for without its slash, and the relative address with it.
    Folder(String),
    Nothing,
}

/// Undoes percent encoding; `None` when it is broken or no UTF-8 results.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The policy in the page's `<meta http-equiv="Content-Security-Policy" content="...">`.
pub fn policy_of(page: &str) -> Option<String> {
    let at = page.find("http-equiv=\"Content-Security-Policy\"")?;
    let tag = page.get(at..)?.split('>').next()?;
    let content = tag.split("content=\"").nth(1)?.split('"').next()?;
    Some(content.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Opens the port asked for; without one, the first free of a few well-known ones, or any.
///
/// # Errors
/// When the port asked for is taken, or none can be had.
pub fn listen(port: Option<u16>) -> Outcome<TcpListener> {
    let open = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = port {
        return open(port)
            .map_err(|error| format!("port {port} cannot be used ({error}); leave --port out for a free one"));
    }
    let free = PORTS.chain([0]).find_map(|port| open(port).ok());
    free.ok_or_else(|| "no port of this machine can be opened".into())
}

/// Serves until the program is ended.
///
/// # Errors
/// Never returns otherwise than with the listener's error.
pub fn serve(listener: &TcpListener, site: Site) -> Outcome {
    let site = Arc::new(site);
    loop {
        let (stream, _) = listener.accept().map_err(|error| format!("the server stopped: {error}"))?;
        let site = Arc::clone(&site);
        // What breaks a connection is the browser's affair: it asks again.
        thread::spawn(move || converse(&stream, &site));
    }
}

/// Answers one connection's requests, one after another.
fn converse(stream: &TcpStream, site: &Site) -> std::io::Result<()> {
    stream.set_read_timeout(Some(QUIET))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    loop {
        let Some((request_line, last)) = read_head(&mut reader)? else { return Ok(()) };
        let response = site.answer(&request_line);
        let last = last || response.status == 400;
        send(stream, &response, last)?;
        if last {
            return Ok(());
        }
    }
}

/// The first line of the next request, and whether the connection ends after it; `None` when there is no next one.
fn read_head(reader: &mut BufReader<&TcpStream>) -> std::io::Result<Option<(String, bool)>> {
    let mut head = reader.take(LONGEST);
    let mut first = String::new();
    let mut last = false;
    loop {
        let mut line = Vec::new();
        if head.read_until(b'\n', &mut line)? == 0 || !line.ends_with(b"\n") {
            return if first.is_empty() { Ok(None) } else { Err(ErrorKind::InvalidData.into()) };
        }
        let line = String::from_utf8_lossy(&line).trim().to_owned();
        match (first.is_empty(), line.is_empty()) {
            (true, true) => {}
            (true, false) => {
                last = line.ends_with("HTTP/1.0");
                first = line;
            }
            (false, true) => return Ok(Some((first, last))),
            (false, false) => {
                let line = line.to_ascii_lowercase();
                // A body would be taken for the next request.
                let body = line.starts_with("content-length:") || line.starts_with("transfer-encoding:");
                last |= body || (line.starts_with("connection:") && line.contains("close"));
            }
        }
    }
}

fn send(mut stream: &TcpStream, response: &Response, last: bool) -> std::io::Result<()> {
    let reason = match response.status {
        200 => "OK",
        301 => "Moved Permanently",
        400 => "Bad Request",
        405 => "Method Not Allowed",
        _ => "Not Found",
    };
    let mut head = format!("HTTP/1.1 {} {reason}\r\nContent-Length: {}\r\n", response.status, response.body.len());
    for (name, value) in &response.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(if last { "Connection: close\r\n\r\n" } else { "\r\n" });
    let mut bytes = head.into_bytes();
    if !response.head_only {
        bytes.extend_from_slice(&response.body);
    }
    stream.write_all(&bytes)
}

#[cfg(test)]
#[path = "http_tests.rs"]
mod tests;
