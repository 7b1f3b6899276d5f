use std::io::{Read, Write};
use std::net::TcpStream;

use super::*;
use crate::run::write;

const PAGE: &str = "<!doctype html><meta http-equiv=\"Content-Security-Policy\"\n content=\"default-src 'none';\n  script-src 'self'\">";

/// A folder of its own for each test, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("newsmark-http-{name}-{}", std::process::id()));
        write(&folder.join("secret.txt"), b"outside").unwrap();
        write(&folder.join("www/index.html"), PAGE.as_bytes()).unwrap();
        write(&folder.join("www/pkg/a b.wasm"), b"\0asm").unwrap();
        write(&folder.join("www/.hidden"), b"hidden").unwrap();
        Self(folder)
    }

    fn site(&self) -> Site {
        Site::new(&self.0.join("www")).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value)
}

#[test]
fn each_kind_of_file_has_its_mime_type() {
    for (name, wanted) in [
        ("index.html", "text/html; charset=utf-8"),
        ("a/main.js", "text/javascript; charset=utf-8"),
        ("x.mjs", "text/javascript; charset=utf-8"),
        ("style.css", "text/css; charset=utf-8"),
        ("newsmark_bg.wasm", "application/wasm"),
        ("x.json", "application/json"),
        ("icon.SVG", "image/svg+xml"),
        ("app.webmanifest", "application/manifest+json"),
        ("icon.png", "image/png"),
        ("newsmark.nmk", "application/octet-stream"),
        ("none", "application/octet-stream"),
    ] {
        assert_eq!(mime(Path::new(name)), wanted, "{name}");
    }
}

#[test]
fn files_are_found_and_nothing_outside_is() {
    let folder = Folder::new("find");
    let site = folder.site();
    for (target, status) in [
        ("/", 200),
        ("/index.html", 200),
        ("/index.html?a=../b#c", 200),
        ("//index.html", 200),
        ("/pkg/a%20b.wasm", 200),
        ("/pkg", 301),
        ("/pkg/", 404),
        ("/nothing", 404),
        ("/index.html/", 200),
        ("/../secret.txt", 404),
        ("/%2e%2e/secret.txt", 404),
        ("/..%2fsecret.txt", 404),
        ("/pkg/../../secret.txt", 404),
        ("/..\\secret.txt", 404),
        ("/%5c..%5csecret.txt", 404),
        ("/.hidden", 404),
        ("/index.html%00.js", 404),
        ("/%zz", 404),
        ("/%ff", 404),
        ("/%", 404),
        ("secret.txt", 404),
        ("http://example.org/", 404),
    ] {
        assert_eq!(site.answer(&format!("GET {target} HTTP/1.1")).status, status, "{target}");
    }
    assert_eq!(header(&site.answer("GET /pkg HTTP/1.1"), "Location"), "pkg/");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let folder = Folder::new("link");
    std::os::unix::fs::symlink(folder.0.join("secret.txt"), folder.0.join("www/link.txt")).unwrap();
    assert_eq!(folder.site().answer("GET /link.txt HTTP/1.1").status, 404);
}

#[test]
fn only_get_and_head_are_answered() {
    let folder = Folder::new("methods");
    let site = folder.site();
    let get = site.answer("GET / HTTP/1.1");
    let head = site.answer("HEAD / HTTP/1.1");
    assert_eq!((head.status, head.body.len(), head.head_only), (200, get.body.len(), true));
    assert!(!get.head_only);
    assert_eq!(header(&site.answer("POST / HTTP/1.1"), "Allow"), "GET, HEAD");
    for line in ["", "GET", "GET /", "GET / HTTP/2", "GET / HTTP/1.1 more"] {
        assert_eq!(site.answer(line).status, 400, "{line}");
    }
}

#[test]
fn every_answer_carries_the_page_s_policy() {
    let folder = Folder::new("policy");
    let site = folder.site();
    for target in ["/", "/pkg/a%20b.wasm", "/nothing"] {
        let response = site.answer(&format!("GET {target} HTTP/1.1"));
        let policy = header(&response, "Content-Security-Policy");
        assert_eq!(policy, "default-src 'none'; script-src 'self'; frame-ancestors 'none'", "{target}");
        assert_eq!(header(&response, "X-Content-Type-Options"), "nosniff");
        assert_eq!(header(&response, "Cache-Control"), "no-cache");
    }
    assert_eq!(policy_of("<p>no policy"), None);
}

#[test]
fn a_folder_without_a_page_is_one_sentence() {
    let error = Site::new(Path::new("no-such-folder")).err().unwrap();
    assert!(error.contains("index.html cannot be read"), "{error}");
}

#[test]
fn a_taken_port_is_refused_and_a_free_one_found() {
    let taken = listen(None).unwrap();
    let port = taken.local_addr().unwrap().port();
    assert!(listen(Some(port)).unwrap_err().contains(&format!("port {port} cannot be used")));
    let other = listen(None).unwrap();
    assert_ne!(other.local_addr().unwrap().port(), port);
    assert!(other.local_addr().unwrap().ip().is_loopback());
}

#[test]
fn one_connection_serves_several_requests() {
    let folder = Folder::new("wire");
    let site = folder.site();
    let listener = listen(Some(0)).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || serve(&listener, site));
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .write_all(b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\nGET /pkg/a%20b.wasm HTTP/1.1\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let text = String::from_utf8_lossy(&answer);
    assert_eq!(text.matches("HTTP/1.1 200 OK\r\n").count(), 2, "{text}");
    assert!(text.contains(&format!("Content-Length: {}\r\n", PAGE.len())), "{text}");
    assert!(!text.contains("<!doctype"), "HEAD has no body: {text}");
    assert!(answer.ends_with(b"\r\n\r\n\0asm"), "{text}");
}
