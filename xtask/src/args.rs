//! The few command-line options that the chores take.

use crate::run::Outcome;

/// Takes `name` out of `args` and says whether it was there.
pub fn flag(args: &mut Vec<String>, name: &str) -> bool {
    let before = args.len();
    args.retain(|arg| arg != name);
    args.len() != before
}

/// Takes `name VALUE` or `name=VALUE` out of `args`.
///
/// # Errors
/// When `name` is the last word and has no value.
pub fn value(args: &mut Vec<String>, name: &str) -> Outcome<Option<String>> {
    let joined = format!("{name}=");
    let Some(at) = args.iter().position(|arg| arg == name || arg.starts_with(&joined)) else {
        return Ok(None);
    };
    let word = args.remove(at);
    if let Some(value) = word.strip_prefix(&joined) {
        return Ok(Some(value.to_owned()));
    }
    if at < args.len() { Ok(Some(args.remove(at))) } else { Err(format!("{name} needs a value")) }
}

/// Refuses whatever is left once a command has taken its options.
///
/// # Errors
/// When a word is left.
pub fn end(args: &[String]) -> Outcome {
    match args.first() {
        Some(word) => Err(format!("`{word}` means nothing here; `cargo xtask help` lists the options")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn options_are_taken_in_any_order_and_the_rest_refused() {
        let mut args = words("--open --port 8000");
        assert_eq!(value(&mut args, "--port"), Ok(Some("8000".into())));
        assert!(flag(&mut args, "--open"));
        assert!(!flag(&mut args, "--open"));
        assert_eq!(end(&args), Ok(()));

        let mut args = words("--port=9 stray");
        assert_eq!(value(&mut args, "--port"), Ok(Some("9".into())));
        assert!(end(&args).unwrap_err().contains("`stray`"));

        assert!(value(&mut words("--port"), "--port").is_err());
        assert_eq!(value(&mut words("--portable x"), "--port"), Ok(None));
    }
}
