//! Links the page's ES modules into one classic script, in the order in which they need one another.
//!
//! It knows the forms that the page's code keeps to, and refuses any other: named imports at the start of a line, and
//! exported functions, classes, constants and lists of names.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::run::Outcome;

/// One module, linked: its body without imports and exports, and what it exports.
struct Module {
    imports: Vec<(String, String)>,
    body: String,
    exports: Vec<(String, String)>,
}

/// Links `entries`, each run only where its condition holds; `read` gives the source of a path such as "view/dom.js".
///
/// # Errors
/// When a module is missing, uses a form that is not known, or needs itself.
pub fn link(entries: &[(&str, &str)], read: &dyn Fn(&str) -> Outcome<String>) -> Outcome<String> {
    let mut linker = Linker { read, done: HashMap::new(), out: String::from("'use strict';\n") };
    for (entry, condition) in entries {
        let module = parse(entry, &(linker.read)(entry)?)?;
        let head = linker.needs(entry, &module, &mut vec![(*entry).to_owned()])?;
        let _ = writeln!(linker.out, "if ({condition}) (() => {{\n{head}{}}})();", module.body);
    }
    Ok(linker.out)
}

struct Linker<'a> {
    read: &'a dyn Fn(&str) -> Outcome<String>,
    /// Path -> name of the variable that holds its exports.
    done: HashMap<String, String>,
    out: String,
}

impl Linker<'_> {
    /// Links what a module imports; gives the lines that put the imports in its scope.
    fn needs(&mut self, path: &str, module: &Module, open: &mut Vec<String>) -> Outcome<String> {
        let mut head = String::new();
        for (names, from) in &module.imports {
            let target = join(path, from);
            let variable = self.module(&target, open)?;
            let _ = writeln!(head, "const {{ {} }} = {variable};", names.replace(" as ", ": "));
        }
        Ok(head)
    }

    fn module(&mut self, path: &str, open: &mut Vec<String>) -> Outcome<String> {
        if let Some(variable) = self.done.get(path) {
            return Ok(variable.clone());
        }
        if open.iter().any(|other| other == path) {
            return Err(format!("{path} needs itself, by way of {}", open.join(", ")));
        }
        let module = parse(path, &(self.read)(path)?)?;
        open.push(path.to_owned());
        let head = self.needs(path, &module, open)?;
        open.pop();
        let variable = format!("module{}", self.done.len());
        let exports: Vec<String> = module.exports.iter().map(|(inner, outer)| format!("{outer}: {inner}")).collect();
        let _ = writeln!(
            self.out,
            "const {variable} = (() => {{ // {path}\n{head}{}return {{ {} }};\n}})();",
            module.body,
            exports.join(", ")
        );
        self.done.insert(path.to_owned(), variable.clone());
        Ok(variable)
    }
}

fn parse(path: &str, source: &str) -> Outcome<Module> {
    let mut module = Module { imports: Vec::new(), body: String::new(), exports: Vec::new() };
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        let start = line.trim_start();
        let code_behind = start.split_once("*/").is_some_and(|(_, rest)| !rest.trim().is_empty());
        if (start.starts_with("/**") && !code_behind) || start.starts_with("//") {
            // Comments that fill their lines stay behind.
            let mut last = line;
            while start.starts_with("/**") && !last.contains("*/") {
                last = lines.next().ok_or_else(|| format!("{path}: a comment does not end"))?;
            }
            continue;
        }
        if line.starts_with("import ") || line.starts_with("export {") {
            let mut statement = line.to_owned();
            while !statement.contains(';') {
                statement.push(' ');
                statement.push_str(lines.next().ok_or_else(|| format!("{path}: `{line}` does not end"))?.trim());
            }
            if line.starts_with("import ") {
                module.import(path, &statement)?
            } else {
                module.list(path, &statement)?
            }
            continue;
        }
        let line = line.replace("import.meta.url", "self.location.href");
        if let Some(rest) = line.strip_prefix("export ") {
            let name = declared(rest).ok_or_else(|| format!("{path}: `{line}` is a form that is not known here"))?;
            module.exports.push((name.clone(), name));
            module.body.push_str(rest);
        } else {
            module.body.push_str(&line);
        }
        module.body.push('\n');
    }
    Ok(module)
}

impl Module {
    /// `import { a, b as c } from './path.js';`
    fn import(&mut self, path: &str, statement: &str) -> Outcome {
        let parts = statement.strip_prefix("import {").and_then(|rest| rest.split_once('}'));
        let from = parts.and_then(|(_, rest)| rest.split('\'').nth(1));
        let (Some((names, _)), Some(from)) = (parts, from) else {
            return Err(format!("{path}: `{statement}` is a form that is not known here"));
        };
        self.imports.push((names.trim().trim_end_matches(',').to_owned(), from.to_owned()));
        Ok(())
    }

    /// `export { a, b as c };`
    fn list(&mut self, path: &str, statement: &str) -> Outcome {
        let names = statement.strip_prefix("export {").and_then(|rest| rest.split_once('}'));
        let (names, rest) = names.ok_or_else(|| format!("{path}: `{statement}` is a form that is not known here"))?;
        if rest.contains("from") {
            return Err(format!("{path}: `{statement}` is a form that is not known here"));
        }
        for name in names.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let (inner, outer) = name.split_once(" as ").unwrap_or((name, name));
            self.exports.push((inner.to_owned(), outer.to_owned()));
        }
        Ok(())
    }
}

/// The name that a declaration declares.
fn declared(declaration: &str) -> Option<String> {
    let rest = ["async function ", "function ", "class ", "const "].iter().find_map(|w| declaration.strip_prefix(w))?;
    let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '$').collect();
    (!name.is_empty()).then_some(name)
}

/// The path of `./x.js` or `../x.js` as seen from a module.
fn join(from: &str, to: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(files: &[(&str, &str)]) -> Outcome<String> {
        let read = |path: &str| {
            let found = files.iter().find(|(name, _)| *name == path);
            found.map(|(_, source)| (*source).to_owned()).ok_or_else(|| format!("no {path}"))
        };
        link(&[("main.js", "true")], &read)
    }

    #[test]
    fn modules_come_in_the_order_of_need_and_once() {
        let out = linked(&[
            (
                "main.js",
                "/** Doc\n * more */\nimport { a } from './view/a.js';\nimport {\n  b as c,\n} from './b.js';\n/** @type {x} */ (a)(c);\n",
            ),
            ("view/a.js", "import { b } from '../b.js';\nexport function a() { return b; }\n"),
            ("b.js", "const x = 1;\nexport const b = 2;\nexport { x as y };\n"),
        ])
        .unwrap();
        let expected = "'use strict';\nconst module0 = (() => { // b.js\nconst x = 1;\nconst b = 2;\nreturn { b: b, y: x };\n})();\n\
            const module1 = (() => { // view/a.js\nconst { b } = module0;\nfunction a() { return b; }\nreturn { a: a };\n})();\n\
            if (true) (() => {\nconst { a } = module1;\nconst { b: c } = module0;\n/** @type {x} */ (a)(c);\n})();\n";
        assert_eq!(out, expected);
    }

    #[test]
    fn what_cannot_be_linked_is_refused() {
        for (source, said) in [
            ("import x from './b.js';\n", "form that is not known"),
            ("import * as x from './b.js';\n", "form that is not known"),
            ("export default 1;\n", "form that is not known"),
            ("export { x } from './b.js';\n", "form that is not known"),
            ("import { x } from './none.js';\n", "no none.js"),
            ("import { x } from './main.js';\n", "needs itself"),
        ] {
            let error = linked(&[("main.js", source)]).unwrap_err();
            assert!(error.contains(said), "{source}: {error}");
        }
    }
}
