//! The border to JavaScript: one engine handle, plain objects out, offsets in UTF-16 code units.
//!
//! The only file that knows wasm_bindgen, js_sys, web_sys and serde_wasm_bindgen. A string from JavaScript may hold
//! lone surrogates; each arrives here as U+FFFD, which is one UTF-16 unit too, so offsets stay true.

use crate::export::{Format, Report, render};
use crate::label::Kind;
use crate::lexicon::PlainLexicon;
use crate::text::offsets::OffsetUnit;
use crate::value::CivilDate;
use crate::{Options, Resources, annotate};
use js_sys::JSON;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("wasm.d.ts");

#[wasm_bindgen]
extern "C" {
    /// The plain object of an analysis; its shape is in the TypeScript section.
    #[wasm_bindgen(typescript_type = "Report")]
    pub type JsReport;
    /// The options object; its shape is in the TypeScript section.
    #[wasm_bindgen(typescript_type = "AnnotateOptions | null | undefined")]
    pub type JsOptions;
    /// The list of kinds.
    #[wasm_bindgen(typescript_type = "KindInfo[]")]
    pub type JsKinds;
}

/// Reports a panic on the console before the instance dies; the worker that owns it then starts another.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&format!("Newsmark's engine stopped: {info}")));
    }));
}

/// The engine: the model, loaded once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    resources: Resources,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct PlainOptions {
    date: Option<String>,
    day_first: Option<bool>,
    kinds: Option<Vec<String>>,
    lexicon: Option<PlainLexicon>,
}

impl PlainOptions {
    fn read(options: &JsOptions) -> Result<Options, JsError> {
        let value: &JsValue = options.as_ref();
        if value.is_null() || value.is_undefined() {
            return Ok(Options::default());
        }
        let plain: Self = serde_wasm_bindgen::from_value(value.clone())
            .map_err(|e| JsError::new(&format!("The options are not understood: {e}.")))?;
        let mut out = Options::default();
        if let Some(date) = plain.date.filter(|d| !d.is_empty()) {
            let date = CivilDate::parse(&date)
                .ok_or_else(|| JsError::new(&format!("\"{date}\" is not a date of the form 2025-04-25.")))?;
            out.date.reference = Some(date);
        }
        out.date.day_first = plain.day_first;
        if let Some(kinds) = plain.kinds {
            let known = kinds
                .iter()
                .map(|id| Kind::from_id(id).ok_or_else(|| JsError::new(&format!("There is no kind \"{id}\"."))));
            out.kinds = Some(known.collect::<Result<_, _>>()?);
        }
        if let Some(lexicon) = plain.lexicon {
            out.lexicon = lexicon.compile().map_err(|e| JsError::new(&e.to_string()))?;
        }
        Ok(out)
    }
}

#[derive(Serialize)]
struct KindInfo {
    id: &'static str,
    class: &'static str,
    definition: &'static str,
}

#[wasm_bindgen]
impl Engine {
    /// Loads the model from its bytes; without bytes the engine finds numbers, dates and addresses only.
    ///
    /// Throws an Error that says in one sentence what is wrong with the model.
    #[wasm_bindgen(constructor)]
    pub fn new(model: Option<Vec<u8>>) -> Result<Engine, JsError> {
        let resources = match model {
            Some(bytes) => Resources::load(&bytes).map_err(|e| JsError::new(&e.to_string()))?,
            None => Resources::default(),
        };
        Ok(Self { resources })
    }

    /// Annotates `text`; offsets in the result are UTF-16 code units of it.
    ///
    /// Throws an Error for options that are not understood.
    pub fn annotate(&self, text: &str, options: &JsOptions) -> Result<JsReport, JsError> {
        let options = PlainOptions::read(options)?;
        let analysis = annotate(text, &self.resources, &options);
        let report = Report::new(None, text, &analysis, OffsetUnit::Utf16);
        // JSON text and JSON.parse: several times faster than building the object field by field.
        let json = render(text, &report, Format::JsonLines);
        let object = JSON::parse(&json).map_err(|_| JsError::new("The result could not be passed on."))?;
        Ok(object.unchecked_into())
    }

    /// Writes `report`, as annotate returned it or as a reader corrected it, in `format`.
    ///
    /// Throws an Error for a format that does not exist or a report that is not one.
    pub fn export(&self, text: &str, report: &JsReport, format: &str) -> Result<String, JsError> {
        let format =
            Format::from_id(format).ok_or_else(|| JsError::new(&format!("There is no export format \"{format}\".")))?;
        let report: Report = serde_wasm_bindgen::from_value(report.into())
            .map_err(|e| JsError::new(&format!("The result to export is not a Newsmark result: {e}.")))?;
        Ok(render(text, &report, format))
    }

    /// Every kind with its id, class (name, number, web) and definition, in the order of display.
    pub fn kinds() -> Result<JsKinds, JsError> {
        let kinds: Vec<KindInfo> = Kind::ALL
            .iter()
            .map(|k| KindInfo { id: k.id(), class: k.class().id(), definition: k.definition() })
            .collect();
        let value = serde_wasm_bindgen::to_value(&kinds).map_err(|e| JsError::new(&e.to_string()))?;
        Ok(value.unchecked_into())
    }

    /// The engine's version.
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }
}
