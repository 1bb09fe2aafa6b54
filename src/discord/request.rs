//! From serenity's interaction to ours; pure.

use serenity::all::Interaction;

use super::incoming::Incoming;

/// Why an interaction cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// A kind that this version never asked for.
    #[error("the interaction is of a kind that this version does not know")]
    Kind,
}

/// Reads an interaction.
///
/// # Errors
/// When it is of a kind that this version does not know.
pub fn read(interaction: &Interaction) -> Result<Incoming, Unreadable> {
    let _ = interaction;
    Err(Unreadable::Kind)
}
