//! `cargo xtask serve`: the page on this machine.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::args;
use crate::build;
use crate::http::{Site, listen, serve};
use crate::run::{Outcome, root};
use crate::settings::Settings;
use crate::setup;

/// `cargo xtask serve [--port N] [--open] [--no-build]`
pub fn command(mut rest: Vec<String>) -> Outcome {
    let open = args::flag(&mut rest, "--open");
    let no_build = args::flag(&mut rest, "--no-build");
    let port = args::value(&mut rest, "--port")?;
    args::end(&rest)?;
    let port =
        port.map(|port| port.parse::<u16>().map_err(|_| format!("--port {port}: a port is a number up to 65535")));
    let port = port.transpose()?;

    // Before the minutes that a build may take.
    let listener = listen(port)?;
    let settings = Settings::load(&root())?;
    if !no_build {
        println!("setup:");
        let tools = setup::for_build(&settings)?;
        build::web(&settings, &tools)?;
    }
    let site = Site::new(&root().join("www"))?;
    let address = listener.local_addr().map_err(|error| format!("the server has no address: {error}"))?;
    let address = format!("http://{address}/");
    println!("Newsmark is at {address} (Ctrl-C ends it)");
    let _ = std::io::stdout().flush();
    if open && let Err(reason) = open_in_browser(&address) {
        println!("  note  no browser could be opened ({reason}); please open the address yourself");
    }
    serve(&listener, site)
}

fn open_in_browser(address: &str) -> Outcome {
    let (program, words): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(words).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(|_| ()).map_err(|error| format!("{program}: {error}"))
}
