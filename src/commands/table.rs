//! Every command, in the order of `/help`.

use super::Command;
use crate::answers::Manual;

/// Every command. A command that is not here does not exist.
pub const ALL: &[Command] = &[];

/// The table as `/help` tells it.
pub fn manual() -> Manual {
    Manual::default()
}
