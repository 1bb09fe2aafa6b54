//! What happens when an answer fails: one line in the log, and a short apology
//! to the person, under one code.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use tracing::error;

use super::chance;
use super::incoming::Snowflake;

/// What a reference is written with; characters that look alike are left out.
const LETTERS: &[u8; 24] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
const DIGITS: &[u8; 8] = b"23456789";
/// A reference has this many characters: letters, and a digit at every third
/// place, so that it spells nothing.
const LENGTH: usize = 6;

/// The code under which a failure is found in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference(String);

impl Reference {
    /// A new one.
    pub fn new() -> Self {
        let mut number = chance::number();
        let mut pick = |from: &[u8]| {
            let length = from.len() as u64;
            let at = usize::try_from(number % length).unwrap_or(0);
            number /= length;
            from.get(at).copied().map_or('X', char::from)
        };
        let characters = (1..=LENGTH).map(|place| match place % 3 {
            0 => pick(DIGITS),
            _ => pick(LETTERS),
        });
        Self(characters.collect())
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Reference {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Logs a failure with all its causes, and gives its reference.
pub(super) fn log(
    interaction: Snowflake,
    failure: &(dyn std::error::Error + 'static),
) -> Reference {
    let reference = Reference::new();
    let chain = chain(failure);
    error!(%reference, interaction, error = %chain, "could not answer");
    reference
}

/// A failure and all its causes, in one line.
pub(super) fn chain(failure: &(dyn std::error::Error + 'static)) -> String {
    let mut chain = failure.to_string();
    let mut cause = failure.source();
    while let Some(error) = cause {
        chain.push_str(": ");
        chain.push_str(&error.to_string());
        cause = error.source();
    }
    chain
}

/// That the program has a mistake.
#[derive(Debug, thiserror::Error)]
#[error("a mistake of the program stopped the answer{}", .0.as_deref().map(|said| format!(": {said}")).unwrap_or_default())]
pub(super) struct Panicked(Option<&'static str>);

/// Runs what must not end the bot.
pub(super) fn guarded<T>(run: impl FnOnce() -> T) -> Result<T, Panicked> {
    // What it looks at is immutable, or a lock that is asked whether it is poisoned.
    catch_unwind(AssertUnwindSafe(run)).map_err(|payload| Panicked(said(payload.as_ref())))
}

/// What a panic said, where it stands in the code as it is: other texts may
/// hold what somebody typed.
fn said(payload: &(dyn Any + Send)) -> Option<&'static str> {
    payload.downcast_ref::<&'static str>().copied()
}

/// From now on a panic is logged with its place, and not with its text, which
/// may hold what somebody typed.
pub(super) fn log_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string);
        let said = said(info.payload()).unwrap_or("its text may hold what somebody typed");
        error!(place, said, "a mistake of the program");
    }));
}
