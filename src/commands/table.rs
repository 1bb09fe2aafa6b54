//! Every command, in the order of `/help`.

use super::about::ABOUT;
use super::compare::COMPARE;
use super::find::FIND;
use super::help::HELP;
use super::spec::SPEC;
use super::{Command, harmonyos, os, rumor, rumors};
use crate::answers::{Manual, ManualEntry, ManualOption};

/// Every command. A command that is not here does not exist.
pub const ALL: &[Command] = &[
    SPEC,
    COMPARE,
    FIND,
    os::INFO,
    os::VERSIONS,
    os::DEVICES,
    os::OEMS,
    harmonyos::ABOUT,
    harmonyos::VERSIONS,
    harmonyos::DEVICES,
    harmonyos::OEMS,
    rumors::FEED,
    rumors::SHOW,
    rumors::HISTORY,
    rumor::ADD,
    rumor::SET_STATUS,
    rumor::ADD_SOURCE,
    rumor::REVISE,
    rumor::UNDO,
    rumor::RESOLVE,
    rumor::NEW_DEVICE,
    rumor::NEW_SERIES,
    rumor::WAITING,
    rumor::APPROVE,
    rumor::REJECT,
    rumor::LOCK,
    rumor::FREEZE,
    rumor::GRANT,
    HELP,
    ABOUT,
];

/// A name that only stands before others, as `os` in `/os info`.
#[derive(Debug)]
pub struct Group {
    /// The name.
    pub name: &'static str,
    /// The key of the sentence that says what its commands have in common.
    pub summary: &'static str,
}

/// Every group. A test holds that each first name of a longer path is here.
pub const GROUPS: &[Group] = &[
    Group {
        name: "os",
        summary: "command-os",
    },
    Group {
        name: "harmonyos",
        summary: "command-harmonyos",
    },
    Group {
        name: "rumors",
        summary: "command-rumors",
    },
    Group {
        name: "rumor",
        summary: "command-rumor",
    },
];

/// The name of the command on a message. Names of commands stay English.
pub const LOOK_UP: &str = "Look up devices";

/// The name of the command on a message that tells of a rumor; for those who
/// may edit.
pub const RECORD: &str = "Record a rumor";

/// The command with this full name, such as `rumors show`.
pub fn find(name: &str) -> Option<&'static Command> {
    ALL.iter()
        .find(|command| command.path.iter().copied().eq(name.split(' ')))
}

/// A name as the table writes it: without the slash, in lower case, with
/// single spaces.
pub(super) fn normalize(typed: &str) -> String {
    let typed = typed.trim().trim_start_matches('/').to_lowercase();
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The table as `/help` tells it.
pub fn manual() -> Manual {
    let entries = ALL.iter().map(|command| ManualEntry {
        name: command.name(),
        usage: command.usage(),
        summary: command.summary,
        options: command
            .options
            .iter()
            .map(|option| ManualOption {
                name: option.name,
                summary: option.summary,
                required: option.required,
            })
            .collect(),
        example: command.example,
        level: command.level,
    });
    Manual {
        entries: entries.collect(),
    }
}
