//! JSON, written by hand: the result has few shapes, and the general machinery would weigh more than all of them.

use super::report::{Mark, Report, ReportEntity, ReportNumber, ReportTime, ReportValue, Rival};
use std::fmt::Write;

/// Writes `report` in one line, or with `lines` with one annotation, entity and sentence a line.
pub(super) fn render(report: &Report, lines: bool) -> String {
    let mut w = Writer::new(if lines { 2 } else { 0 });
    w.object(|w| {
        w.text_or_null("id", report.id.as_deref());
        w.text("offsets", &report.offsets);
        w.number("length", report.length);
        w.list("annotations", &report.annotations, |w, m| w.object(|w| mark(w, m)));
        w.list("entities", &report.entities, |w, e| w.object(|w| entity(w, e)));
        w.list("sentences", &report.sentences, |w, s| {
            w.array(|w| s.iter().for_each(|n| w.element(|w| w.plain(n))));
        });
        w.list("diagnostics", &report.diagnostics, |w, d| w.quoted(d));
    });
    w.finish()
}

fn mark(w: &mut Writer, m: &Mark) {
    w.number("start", m.start);
    w.number("end", m.end);
    w.text("kind", &m.kind);
    w.text("text", &m.text);
    if let Some(title) = &m.title {
        w.text("title", title);
    }
    match &m.value {
        None => w.null("value"),
        Some(ReportValue::Number(n)) => w.member("value", |w| w.object(|w| number(w, n))),
        Some(ReportValue::Time(t)) => w.member("value", |w| w.object(|w| time(w, t))),
    }
    match m.entity {
        Some(id) => w.number("entity", id),
        None => w.null("entity"),
    }
    w.text("source", &m.source);
    w.score("score", m.score);
    w.list("why", &m.why, |w, reason| w.quoted(reason));
    if !m.alternatives.is_empty() {
        w.list("alternatives", &m.alternatives, |w, r| w.object(|w| rival(w, r)));
    }
}

fn rival(w: &mut Writer, r: &Rival) {
    w.number("start", r.start);
    w.number("end", r.end);
    w.text("kind", &r.kind);
    w.text("source", &r.source);
    w.score("score", r.score);
    w.text("reason", &r.reason);
}

fn entity(w: &mut Writer, e: &ReportEntity) {
    w.number("id", e.id);
    w.text("kind", &e.kind);
    w.text("name", &e.name);
    w.list("mentions", &e.mentions, |w, m| w.plain(m));
}

fn number(w: &mut Writer, n: &ReportNumber) {
    w.text_or_null("lo", n.lo.as_deref());
    w.boolean("lo_incl", n.lo_incl);
    w.text_or_null("hi", n.hi.as_deref());
    w.boolean("hi_incl", n.hi_incl);
    w.text_or_null("amount", n.amount.as_deref());
    w.text("mod", &n.modifier);
    w.text_or_null("unit", n.unit.as_deref());
    w.text_or_null("currency", n.currency.as_deref());
    w.text_or_null("per", n.per.as_deref());
    w.text_or_null("counted", n.counted.as_deref());
    w.text_or_null("change", n.change.as_deref());
    if !n.parts.is_empty() {
        w.list("parts", &n.parts, |w, p| w.quoted(p));
    }
    if n.currency_ambiguous {
        w.boolean("currency_ambiguous", true);
    }
}

fn time(w: &mut Writer, t: &ReportTime) {
    w.text("timex", &t.timex);
    w.text_or_null("resolved", t.resolved.as_deref());
    w.text("type", &t.kind);
    w.text_or_null("mod", t.modifier.as_deref());
    if let Some(n) = &t.quantity {
        w.member("quantity", |w| w.object(|w| number(w, n)));
    }
}

/// A score, 0 to 1, in thousandths: exact, and without the machinery that prints floats.
pub(super) fn thousandths(score: f64) -> String {
    let n = (score.clamp(0.0, 1.0) * 1000.0 + 0.5) as u32;
    let digits = format!("{:03}", n % 1000);
    let digits = digits.trim_end_matches('0');
    format!("{}.{}", n / 1000, if digits.is_empty() { "0" } else { digits })
}

/// Writes JSON text; members and elements are separated as they come.
pub(super) struct Writer {
    out: String,
    /// Down to this depth, members and elements stand on lines of their own.
    lines: usize,
    depth: usize,
    first: bool,
}

impl Writer {
    /// A writer that breaks lines down to depth `lines`; 0 writes one line.
    pub(super) fn new(lines: usize) -> Self {
        Self { out: String::new(), lines, depth: 0, first: true }
    }

    /// The text, ended by a line break.
    pub(super) fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }

    pub(super) fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.nest('{', '}', fill);
    }

    pub(super) fn array(&mut self, fill: impl FnOnce(&mut Self)) {
        self.nest('[', ']', fill);
    }

    fn nest(&mut self, open: char, close: char, fill: impl FnOnce(&mut Self)) {
        self.out.push(open);
        self.depth += 1;
        self.first = true;
        fill(self);
        self.depth -= 1;
        if !self.first {
            self.line(self.depth + 1);
        }
        self.first = false;
        self.out.push(close);
    }

    /// A line break and indentation where depth `depth` has lines of its own.
    fn line(&mut self, depth: usize) {
        if depth <= self.lines {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n(' ', self.depth));
        }
    }

    pub(super) fn element(&mut self, write: impl FnOnce(&mut Self)) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
        self.line(self.depth);
        write(self);
        self.first = false;
    }

    pub(super) fn member(&mut self, key: &str, write: impl FnOnce(&mut Self)) {
        self.element(|w| {
            w.quoted(key);
            w.out.push_str(if w.lines > 0 { ": " } else { ":" });
            write(w);
        });
    }

    pub(super) fn list<T>(&mut self, key: &str, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.member(key, |w| w.array(|w| items.iter().for_each(|item| w.element(|w| write(w, item)))));
    }

    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.member(key, |w| w.quoted(text));
    }

    fn text_or_null(&mut self, key: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(key, text),
            None => self.null(key),
        }
    }

    pub(super) fn number(&mut self, key: &str, n: u32) {
        self.member(key, |w| w.plain(&n));
    }

    fn boolean(&mut self, key: &str, b: bool) {
        self.member(key, |w| w.out.push_str(if b { "true" } else { "false" }));
    }

    fn null(&mut self, key: &str) {
        self.member(key, |w| w.out.push_str("null"));
    }

    fn score(&mut self, key: &str, score: f64) {
        self.member(key, |w| w.out.push_str(&thousandths(score)));
    }

    fn plain(&mut self, n: &u32) {
        let _ = write!(self.out, "{n}");
    }

    pub(super) fn quoted(&mut self, text: &str) {
        self.out.push('"');
        let mut rest = text;
        while let Some(at) =
            rest.find(|c: char| c < ' ' || matches!(c, '"' | '\\' | '\u{7F}' | '\u{2028}' | '\u{2029}'))
        {
            self.out.push_str(&rest[..at]);
            let c = rest[at..].chars().next().unwrap_or(' ');
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                c => {
                    let _ = write!(self.out, "\\u{:04x}", u32::from(c));
                }
            }
            rest = &rest[at + c.len_utf8()..];
        }
        self.out.push_str(rest);
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_as_json_wants() {
        for text in ["", "plain", "a\"b\\c\n\r\t\u{0}\u{1F}\u{7F}\u{2028}é\u{1F600}", "\u{FFFD}"] {
            let mut w = Writer::new(0);
            w.object(|w| w.text("key", text));
            let value: serde_json::Value = serde_json::from_str(&w.finish()).expect("JSON");
            assert_eq!(value["key"], text);
        }
    }

    #[test]
    fn scores_are_thousandths() {
        for (score, want) in
            [(1.0, "1.0"), (0.98, "0.98"), (0.0, "0.0"), (0.005, "0.005"), (7.0, "1.0"), (f64::NAN, "0.0")]
        {
            let mut w = Writer::new(0);
            w.object(|w| w.score("s", score));
            assert_eq!(w.finish(), format!("{{\"s\":{want}}}\n"));
        }
    }
}
