//! Logs: to standard error, one line an event. Used by shells only; it knows
//! no settings and no words. What may be logged stands in `docs/LOGGING.md`.

use std::io;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;

/// What a shell that serves logs. Spans of `serenity` at `info`, and warnings
/// of its websocket code, carry interaction tokens.
pub const SERVING: &str = "info,serenity=warn,serenity::gateway=error";
/// What a command logs that answers once: an answer is not news.
pub const ONCE: &str = "warn";

/// Begins to log what passes the filter. A second call changes nothing.
///
/// # Errors
/// When the filter cannot be read.
pub fn start(filter: &str, color: bool) -> Result<(), ParseError> {
    let filter = EnvFilter::builder().parse(filter)?;
    let started = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(color)
        .with_writer(io::stderr)
        .try_init();
    if started.is_err() {
        tracing::debug!("logging was started before");
    }
    Ok(())
}
