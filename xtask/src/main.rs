//! Newsmark's chores: everything that never reaches the browser. `cargo xtask` lists them.

#![forbid(unsafe_code)]

mod args;
mod bench;
mod budget;
mod build;
mod corpus;
mod evaluate;
mod http;
mod link;
mod precache;
mod run;
mod serve;
mod settings;
mod setup;
mod single;
mod test;
mod train;

use std::process::ExitCode;

const HELP: &str = "\
usage: cargo xtask COMMAND

  serve [--port N] [--open] [--no-build]   set up what is missing, build the page, serve it on this machine
  test [--quick]                           set up what is missing, run every test (--quick: no web build, no browser)
  build                                    set up what is missing, build the page's WebAssembly into www/pkg
  single [--no-build]                      the whole page as one file that opens from disk, www/dist/newsmark.html
  evaluate [--shared DIR] [--errors]       precision, recall and F1 on the development data in ../shared
  bench [--peers] [--no-build]             speed natively and in WebAssembly, with --peers beside other libraries
  corpus check                             check the format of model/corpus and count what is in it
  train [--epochs N] [--without FAMILY]    train the tagger from ../shared and model/corpus into model/newsmark.nmk
  setup                                    set up everything the commands above need, and stop";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    // One line for each command; each lives in a module of its own.
    let outcome = match name.as_str() {
        "bench" => bench::command(rest),
        "build" => build::command(rest),
        "corpus" => corpus::command(rest),
        "evaluate" => evaluate::command(rest),
        "serve" => serve::command(rest),
        "setup" => setup::command(rest),
        "single" => single::command(rest),
        "test" => test::command(rest),
        "train" => train::command(rest),
        "" | "help" | "-h" | "--help" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`; `cargo xtask help` lists them")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            // An empty sentence: the command has said all there is to say.
            if !sentence.is_empty() {
                eprintln!("xtask: {sentence}");
            }
            ExitCode::FAILURE
        }
    }
}
