//! What the commands are, as `/help` tells it: plain data that `commands`
//! fills from its table and `views` prints. Nothing here decides.

use crate::domain::Level;

/// Every command, in the order of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manual {
    /// The commands.
    pub entries: Vec<ManualEntry>,
}

/// One command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManualEntry {
    /// Its full name without the slash, such as `rumors show`.
    pub name: String,
    /// How it is written, such as `/spec device [market] [hidden]`.
    pub usage: String,
    /// The key of the sentence that says what it answers.
    pub summary: &'static str,
    /// Its options, in order.
    pub options: Vec<ManualOption>,
    /// One line that works as it stands.
    pub example: &'static str,
    /// What somebody must be to use it; others do not see it.
    pub level: Level,
}

/// One option of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManualOption {
    /// Its name.
    pub name: &'static str,
    /// The key of the sentence that says what it takes.
    pub summary: &'static str,
    /// Whether it must be given.
    pub required: bool,
}
