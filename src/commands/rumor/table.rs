//! The commands of `/rumor`, with their options.

use super::wish;
use crate::commands::{Command, CommandOption, Does, Takes};
use crate::domain::Level;

const fn option(
    name: &'static str,
    summary: &'static str,
    takes: Takes,
    required: bool,
) -> CommandOption {
    CommandOption {
        name,
        summary,
        takes,
        required,
    }
}

const DEVICE: CommandOption = option("device", "edit-option-device", Takes::Subject, true);
const CLAIM: CommandOption = option("claim", "edit-option-claim", Takes::Claim, true);
const VALUE: CommandOption = option("value", "edit-option-value", Takes::Value, true);
const SOURCE: CommandOption = option("source", "edit-option-source", Takes::Text, true);
const MARKET: CommandOption = option("market", "edit-option-market", Takes::Market, false);
const STATUS: CommandOption = option("status", "edit-option-status", Takes::Status, false);
const DATE: CommandOption = option("date", "edit-option-date", Takes::Date, false);
const PUBLISHER: CommandOption = option(
    "publisher",
    "edit-option-publisher",
    Takes::Publisher,
    false,
);
const REASON: CommandOption = option("reason", "edit-option-reason", Takes::Text, false);
const WHY: CommandOption = option("reason", "edit-option-reason", Takes::Text, true);
const EDIT: CommandOption = option("edit", "edit-option-edit", Takes::Text, true);

const NAME: CommandOption = option("name", "edit-option-name", Takes::Text, true);
const BRAND: CommandOption = option("brand", "command-option-brand", Takes::Brand, true);

/// `/rumor add`.
pub(in crate::commands) const ADD: Command = Command {
    path: &["rumor", "add"],
    summary: "command-rumor-add",
    options: &[
        DEVICE,
        option("property", "edit-option-property", Takes::Property, true),
        VALUE,
        SOURCE,
        MARKET,
        STATUS,
        DATE,
        PUBLISHER,
        REASON,
    ],
    example: "/rumor add nokia x60 pro property:battery.capacity value:6000 mAh source:https://example.com/x60",
    level: Level::Contributor,
    does: Does::Edit(wish::add),
};

/// `/rumor device`.
pub(in crate::commands) const NEW_DEVICE: Command = Command {
    path: &["rumor", "device"],
    summary: "command-rumor-device",
    options: &[
        NAME,
        BRAND,
        option("kind", "command-option-kind", Takes::Kind, false),
        option("series", "edit-option-series", Takes::Subject, false),
    ],
    example: "/rumor device Z90 Fold brand:nokia kind:foldable",
    level: Level::Moderator,
    does: Does::Edit(wish::device),
};

/// `/rumor series`.
pub(in crate::commands) const NEW_SERIES: Command = Command {
    path: &["rumor", "series"],
    summary: "command-rumor-series",
    options: &[NAME, BRAND],
    example: "/rumor series Z90 series brand:nokia",
    level: Level::Moderator,
    does: Does::Edit(wish::series),
};

/// `/rumor status`.
pub(in crate::commands) const SET_STATUS: Command = Command {
    path: &["rumor", "status"],
    summary: "command-rumor-status",
    options: &[
        DEVICE,
        CLAIM,
        CommandOption {
            required: true,
            ..STATUS
        },
        SOURCE,
        WHY,
        DATE,
        PUBLISHER,
        option("debunk", "edit-option-debunk", Takes::Text, false),
    ],
    example: "/rumor status nokia x60 pro claim:nokia-x60-pro-battery status:confirmed source:https://example.com/x60 reason:on the maker's page",
    level: Level::Contributor,
    does: Does::Edit(wish::status),
};

/// `/rumor source`.
pub(in crate::commands) const ADD_SOURCE: Command = Command {
    path: &["rumor", "source"],
    summary: "command-rumor-source",
    options: &[DEVICE, CLAIM, SOURCE, DATE, PUBLISHER, REASON],
    example: "/rumor source nokia x60 pro claim:nokia-x60-pro-battery source:https://example.com/x60",
    level: Level::Contributor,
    does: Does::Edit(wish::source),
};

/// `/rumor revise`.
pub(in crate::commands) const REVISE: Command = Command {
    path: &["rumor", "revise"],
    summary: "command-rumor-revise",
    options: &[
        DEVICE,
        CLAIM,
        VALUE,
        WHY,
        CommandOption {
            required: false,
            ..SOURCE
        },
        DATE,
        PUBLISHER,
    ],
    example: "/rumor revise nokia x60 pro claim:nokia-x60-pro-battery value:6100 mAh reason:misread",
    level: Level::Contributor,
    does: Does::Edit(wish::revise),
};

/// `/rumor undo`.
pub(in crate::commands) const UNDO: Command = Command {
    path: &["rumor", "undo"],
    summary: "command-rumor-undo",
    options: &[
        WHY,
        option("edit", "edit-option-edit", Takes::Text, false),
        option("by", "edit-option-by", Takes::Text, false),
        option("since", "edit-option-since", Takes::Date, false),
    ],
    example: "/rumor undo edit:42 reason:wrong device",
    level: Level::Moderator,
    does: Does::Edit(wish::undo),
};

/// `/rumor lock`.
pub(in crate::commands) const LOCK: Command = Command {
    path: &["rumor", "lock"],
    summary: "command-rumor-lock",
    options: &[
        DEVICE,
        WHY,
        CommandOption {
            required: false,
            ..CLAIM
        },
        option("state", "edit-option-state", Takes::Switch, false),
    ],
    example: "/rumor lock nokia x60 pro reason:wave of pranks",
    level: Level::Admin,
    does: Does::Edit(wish::lock),
};

/// `/rumor freeze`.
pub(in crate::commands) const FREEZE: Command = Command {
    path: &["rumor", "freeze"],
    summary: "command-rumor-freeze",
    options: &[
        WHY,
        option("state", "edit-option-state", Takes::Switch, false),
    ],
    example: "/rumor freeze reason:an account was taken over",
    level: Level::Admin,
    does: Does::Edit(wish::freeze),
};

/// `/rumor resolve`.
pub(in crate::commands) const RESOLVE: Command = Command {
    path: &["rumor", "resolve"],
    summary: "command-rumor-resolve",
    options: &[
        DEVICE,
        SOURCE,
        WHY,
        option("claims", "edit-option-claims", Takes::Text, false),
        option("property", "edit-option-narrow", Takes::Property, false),
        DATE,
        PUBLISHER,
    ],
    example: "/rumor resolve nokia x60 pro source:https://example.com/launch reason:launched today",
    level: Level::Contributor,
    does: Does::Edit(wish::resolve),
};

/// `/rumor grant`.
pub(in crate::commands) const GRANT: Command = Command {
    path: &["rumor", "grant"],
    summary: "command-rumor-grant",
    options: &[
        option("who", "edit-option-who", Takes::Editor, true),
        option("level", "edit-option-level", Takes::Level, true),
    ],
    example: "/rumor grant 123456789012345678 level:moderator",
    level: Level::Admin,
    does: Does::Edit(wish::grant),
};

/// `/rumor waiting`.
pub(in crate::commands) const WAITING: Command = Command {
    path: &["rumor", "waiting"],
    summary: "command-rumor-waiting",
    options: &[],
    example: "/rumor waiting",
    level: Level::Contributor,
    does: Does::Edit(wish::waiting),
};

/// `/rumor approve`.
pub(in crate::commands) const APPROVE: Command = Command {
    path: &["rumor", "approve"],
    summary: "command-rumor-approve",
    options: &[EDIT],
    example: "/rumor approve 42",
    level: Level::Moderator,
    does: Does::Edit(wish::approve),
};

/// `/rumor reject`.
pub(in crate::commands) const REJECT: Command = Command {
    path: &["rumor", "reject"],
    summary: "command-rumor-reject",
    options: &[EDIT, REASON],
    example: "/rumor reject 42 reason:the page says nothing of it",
    level: Level::Contributor,
    does: Does::Edit(wish::reject),
};
