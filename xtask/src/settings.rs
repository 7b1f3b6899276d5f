//! `wasm-pack.toml`: the settings of the web build, and that the other files say the same.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::run::{Outcome, read};

/// All of `wasm-pack.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Program or package -> the version we build and test with.
    pub tools: BTreeMap<String, String>,
    pub build: Build,
    pub wasm_opt: WasmOpt,
    pub assets: Assets,
    pub budgets: Budgets,
}

/// How wasm-pack is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Build {
    pub target: String,
    pub profile: String,
    pub out_name: String,
    /// Below the repository's top, slashes between.
    pub out_dir: String,
    pub cargo_args: Vec<String>,
    pub rustflags: Vec<String>,
}

/// How wasm-opt is called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WasmOpt {
    pub flags: Vec<String>,
}

/// What the page fetches beside the WebAssembly.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assets {
    /// Below the repository's top, slashes between.
    pub files: Vec<String>,
}

/// Sizes in bytes after gzip.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Budgets {
    pub first_load: u64,
    pub model: u64,
    /// Files and folders below `www/` that the first visit does not load.
    pub later: Vec<String>,
}

impl Settings {
    /// Reads the settings of the repository at `root`.
    ///
    /// # Errors
    /// When the file is missing or is not what it should be.
    pub fn load(root: &Path) -> Outcome<Self> {
        Self::parse(&read(&root.join("wasm-pack.toml"))?)
    }

    /// Parses the text of `wasm-pack.toml`.
    ///
    /// # Errors
    /// When it is no TOML, or a key is missing, unknown or of another type.
    pub fn parse(text: &str) -> Outcome<Self> {
        toml::from_str(text).map_err(|error| format!("wasm-pack.toml: {}", error.to_string().trim().replace('\n', " ")))
    }

    /// The version of a tool.
    ///
    /// # Errors
    /// When `wasm-pack.toml` has none for it.
    pub fn version(&self, tool: &str) -> Outcome<&str> {
        self.tools
            .get(tool)
            .map(String::as_str)
            .ok_or_else(|| format!("wasm-pack.toml: [tools] has no version of {tool}"))
    }
}

/// The files that must agree, as text.
pub struct Files {
    pub settings: String,
    pub cargo_toml: String,
    pub cargo_lock: String,
    /// Each `package.json` followed by the `package-lock.json` beside it.
    pub packages: Vec<(String, String)>,
}

impl Files {
    /// Reads them below `root`.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn load(root: &Path) -> Outcome<Self> {
        let packages = ["xtask/npm", "tests/browser"].into_iter().map(|folder| {
            let folder = root.join(folder);
            Ok((read(&folder.join("package.json"))?, read(&folder.join("package-lock.json"))?))
        });
        Ok(Self {
            settings: read(&root.join("wasm-pack.toml"))?,
            cargo_toml: read(&root.join("Cargo.toml"))?,
            cargo_lock: read(&root.join("Cargo.lock"))?,
            packages: packages.collect::<Outcome<_>>()?,
        })
    }

    /// Says where the files disagree.
    ///
    /// # Errors
    /// One sentence for the first disagreement, or for the first file that cannot be parsed.
    pub fn agree(&self) -> Outcome {
        let settings = Settings::parse(&self.settings)?;
        let manifest: toml::Value = toml::from_str(&self.cargo_toml).map_err(|error| format!("Cargo.toml: {error}"))?;
        let lock: toml::Value = toml::from_str(&self.cargo_lock).map_err(|error| format!("Cargo.lock: {error}"))?;

        let wanted = settings.version("wasm-bindgen")?;
        let locked = locked_versions(&lock, "wasm-bindgen");
        if locked != [wanted] {
            return Err(format!("wasm-pack.toml wants wasm-bindgen {wanted}, Cargo.lock has {}", list(&locked)));
        }
        let asked = manifest_versions(&manifest, "wasm-bindgen");
        if asked != [format!("={wanted}")] {
            let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
            return Err(format!("wasm-pack.toml wants wasm-bindgen {wanted}, Cargo.toml has {}", list(&asked)));
        }

        let profile = &settings.build.profile;
        if !["release", "dev", "profiling"].contains(&profile.as_str()) {
            return Err(format!("wasm-pack.toml: wasm-pack has no profile `{profile}`"));
        }
        let metadata = ["package", "metadata", "wasm-pack", "profile", profile, "wasm-opt"];
        let flags = metadata.iter().try_fold(&manifest, |value, key| value.get(key)).and_then(toml::Value::as_array);
        let flags: Option<Vec<&str>> = flags.map(|flags| flags.iter().filter_map(toml::Value::as_str).collect());
        if flags.as_deref() != Some(&settings.wasm_opt.flags.iter().map(String::as_str).collect::<Vec<_>>()) {
            return Err(format!(
                "wasm-pack.toml and [package.metadata.wasm-pack.profile.{profile}] of Cargo.toml give wasm-opt different flags"
            ));
        }

        let mut pinned = BTreeMap::new();
        for (package, lock) in &self.packages {
            let package: serde_json::Value =
                serde_json::from_str(package).map_err(|error| format!("package.json: {error}"))?;
            let lock: serde_json::Value =
                serde_json::from_str(lock).map_err(|error| format!("package-lock.json: {error}"))?;
            let asked =
                ["dependencies", "devDependencies"].iter().filter_map(|key| package.get(key)?.as_object()).flatten();
            for (name, version) in asked {
                let locked = &lock["packages"][format!("node_modules/{name}")]["version"];
                if locked != version {
                    return Err(format!("package.json wants {name} {version}, its package-lock.json has {locked}"));
                }
                pinned.insert(name.clone(), version.as_str().unwrap_or_default().to_owned());
            }
        }
        for (name, version) in &pinned {
            let wanted = settings.version(name)?;
            if wanted != version {
                return Err(format!("wasm-pack.toml wants {name} {wanted}, package.json has {version}"));
            }
        }
        let known = |tool: &String| pinned.contains_key(tool) || ["wasm-bindgen", "wasm-pack"].contains(&tool.as_str());
        match settings.tools.keys().find(|tool| !known(tool)) {
            Some(tool) => Err(format!("wasm-pack.toml has a version of {tool}, which no package.json asks for")),
            None => Ok(()),
        }
    }
}

fn list(versions: &[&str]) -> String {
    if versions.is_empty() { "none".into() } else { versions.join(" and ") }
}

fn locked_versions<'a>(lock: &'a toml::Value, name: &str) -> Vec<&'a str> {
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let named = packages.filter(|package| package.get("name").and_then(toml::Value::as_str) == Some(name));
    named.filter_map(|package| package.get("version")?.as_str()).collect()
}

/// The requirements on `name` in `[dependencies]` and in every `[target.*.dependencies]`.
fn manifest_versions(manifest: &toml::Value, name: &str) -> Vec<String> {
    let targets = manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(|table| table.values());
    let tables = std::iter::once(manifest).chain(targets).filter_map(|table| table.get("dependencies")?.get(name));
    let versions = tables.filter_map(|wish| wish.as_str().or_else(|| wish.get("version")?.as_str()));
    versions.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::root;

    fn files() -> Files {
        Files::load(&root()).unwrap()
    }

    #[test]
    fn the_files_of_this_repository_agree() {
        assert_eq!(files().agree(), Ok(()));
    }

    #[test]
    fn the_first_line_says_whose_file_it_is() {
        let text = files().settings;
        let first = text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with('#') && first.contains("cargo xtask") && first.contains("wasm-pack does not"),
            "{first}"
        );
    }

    #[test]
    fn every_disagreement_is_found() {
        type Change = fn(&mut Files);
        let bindgen = Settings::load(&root()).unwrap().version("wasm-bindgen").unwrap().to_owned();
        assert_eq!(bindgen.split('.').count(), 3, "the tests below replace this version");
        let cases: [(&str, Change); 7] = [
            ("Cargo.lock has", |f| f.cargo_lock = f.cargo_lock.replace("name = \"wasm-bindgen\"", "name = \"other\"")),
            ("Cargo.toml has", |f| f.cargo_toml = f.cargo_toml.replace("wasm-bindgen = \"=", "wasm-bindgen = \"")),
            ("different flags", |f| f.settings = f.settings.replace("\"--enable-simd\",", "")),
            ("no profile", |f| f.settings = f.settings.replace("profile = \"release\"", "profile = \"fast\"")),
            ("wants binaryen", |f| f.settings = f.settings.replace("binaryen = \"", "binaryen = \"9")),
            ("package-lock.json has", |f| f.packages[0].1 = "{}".into()),
            ("no package.json asks for", |f| {
                f.settings = f.settings.replace("[tools]", "[tools]\nleft-over = \"1.0.0\"")
            }),
        ];
        for (sentence, change) in cases {
            let mut files = files();
            change(&mut files);
            let error = files.agree().expect_err(sentence);
            assert!(error.contains(sentence), "{error} should contain: {sentence}");
        }
    }

    #[test]
    fn a_misspelt_key_is_an_error() {
        let text = files().settings.replace("rustflags", "rust-flags");
        assert!(Settings::parse(&text).unwrap_err().contains("rust-flags"));
        assert!(Settings::parse("tools = 1").is_err());
    }
}
