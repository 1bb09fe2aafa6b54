//! Starts the shell that the command line and the settings ask for.

use std::process::ExitCode;

use clap::Parser as _;
use specdex::cli::{self, Arguments, Next, Serving};

/// It puts the catalog on large pages; how, is set in `.cargo/config.toml`.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    match cli::run(&Arguments::parse()) {
        Next::Exit(code) => code,
        Next::Serve(serving) => serve(*serving),
    }
}

/// Connects to Discord, and stays until told to stop.
#[cfg(feature = "discord")]
fn serve(serving: Serving) -> ExitCode {
    use specdex::discord::{self, Ended};
    let Serving { app, settings } = serving;
    match discord::serve(app, &settings) {
        Ok(Ended::Stopped) => ExitCode::SUCCESS,
        Ok(Ended::TokenRefused) => cli::token_refused(&settings),
        Err(error) => cli::failed(error),
    }
}

/// Says that this program was built without Discord.
#[cfg(not(feature = "discord"))]
#[expect(
    clippy::needless_pass_by_value,
    reason = "called like the one that connects, which keeps it"
)]
fn serve(serving: Serving) -> ExitCode {
    cli::no_connection(&serving.settings)
}
