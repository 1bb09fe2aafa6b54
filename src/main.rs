//! Starts the shell that the command line and the settings ask for.

use std::process::ExitCode;

use clap::Parser as _;
use specdex::cli::{self, Arguments, Next};

fn main() -> ExitCode {
    match cli::run(&Arguments::parse()) {
        Next::Exit(code) => code,
        Next::Serve(settings) => cli::no_connection_yet(&settings),
    }
}
