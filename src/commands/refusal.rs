//! Why a line or its options make no question, with wording.

use super::table::{ALL, normalize};
use super::{Command, Misread, WrongValue};
use crate::domain::{Market, nearest};
use crate::i18n::{Words, format};

/// Why a line or its options make no question: a value with wording, which
/// names the input and what would work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The control is from another version, damaged or forged.
    OldControl,
    /// Nothing was typed.
    Nothing,
    /// There is no such command.
    UnknownCommand {
        /// What was typed, without the slash.
        typed: String,
        /// The nearest command, as it is written.
        nearest: Option<String>,
    },
    /// The command stands before others and needs one of their names.
    Incomplete {
        /// What was typed: the name of the group.
        group: &'static str,
        /// What may follow.
        parts: Vec<&'static str>,
        /// A line that works.
        example: &'static str,
    },
    /// The group has no such command.
    UnknownPart {
        /// The group.
        group: &'static str,
        /// What was typed behind it.
        typed: String,
        /// What may follow.
        parts: Vec<&'static str>,
        /// A line that works; of the nearest command, where one is near.
        example: &'static str,
    },
    /// An option must be given.
    MissingOption {
        /// The command, without the slash.
        command: String,
        /// The option.
        option: &'static str,
        /// A line that works.
        example: &'static str,
    },
    /// The command has no such option.
    UnknownOption {
        /// The command, without the slash.
        command: String,
        /// What was typed.
        typed: String,
        /// The nearest option.
        nearest: Option<&'static str>,
        /// The options that it has.
        known: Vec<&'static str>,
    },
    /// An option was given more than once.
    RepeatedOption {
        /// The option.
        option: &'static str,
    },
    /// There are words that no option takes.
    Superfluous {
        /// The command, without the slash.
        command: String,
        /// The words.
        typed: String,
        /// A line that works.
        example: &'static str,
    },
    /// More devices than the command takes.
    TooMany {
        /// The command, without the slash.
        command: String,
        /// How many were named.
        given: usize,
        /// How many it takes.
        most: usize,
    },
    /// An option takes yes or no.
    NotAFlag {
        /// The option.
        option: &'static str,
        /// What was typed.
        typed: String,
    },
    /// There is no such market.
    UnknownMarket {
        /// What was typed.
        typed: String,
        /// The nearest market.
        nearest: Option<Market>,
    },
    /// An option was given something that it cannot be.
    WrongValue(WrongValue),
    /// An option of an edit was given something that means nothing.
    Misread(Misread),
}

impl Refusal {
    /// Refuses a command that does not exist, with the nearest one.
    pub fn unknown_command(typed: &str) -> Self {
        let name = normalize(typed);
        let names: Vec<String> = ALL.iter().map(Command::name).collect();
        let first = name.split(' ').next().unwrap_or_default();
        let whole = nearest(&name, names.iter().map(String::as_str));
        let heads = ALL
            .iter()
            .filter_map(|command| command.path.first().copied());
        let near = whole.or_else(|| nearest(first, heads));
        let near = near.map(|near| format!("/{near}"));
        Self::UnknownCommand {
            typed: name,
            nearest: near,
        }
    }

    /// Refuses a group without, or with an unknown, name behind it.
    pub(super) fn group(group: &'static str, typed: Option<&str>) -> Self {
        let commands = || {
            ALL.iter()
                .filter(|command| command.path.first() == Some(&group))
        };
        let parts: Vec<&str> = commands()
            .filter_map(|command| command.path.get(1).copied())
            .collect();
        let near = typed.and_then(|typed| nearest(typed, parts.iter().copied()));
        let example = commands()
            .find(|command| near.is_none() || command.path.get(1).copied() == near)
            .map_or("/help", |command| command.example);
        match typed {
            None => Self::Incomplete {
                group,
                parts,
                example,
            },
            Some(typed) => Self::UnknownPart {
                group,
                typed: typed.to_owned(),
                parts,
                example,
            },
        }
    }

    /// Refuses a command without an option that it needs.
    pub(super) fn missing(command: &Command, option: &'static str) -> Self {
        Self::MissingOption {
            command: command.name(),
            option,
            example: command.example,
        }
    }

    /// Refuses an option that the command does not have.
    pub(super) fn unknown_option(command: &Command, typed: &str) -> Self {
        let known: Vec<&str> = command.options.iter().map(|option| option.name).collect();
        Self::UnknownOption {
            command: command.name(),
            typed: typed.to_owned(),
            nearest: nearest(&typed.to_lowercase(), known.iter().copied()),
            known,
        }
    }

    /// The option that must become another one, where it is one.
    pub fn option(&self) -> Option<&'static str> {
        match self {
            Self::MissingOption { option, .. } | Self::NotAFlag { option, .. } => Some(option),
            Self::UnknownMarket { .. } => Some("market"),
            Self::WrongValue(wrong) => Some(wrong.option()),
            Self::Misread(misread) => misread.option(),
            _ => None,
        }
    }

    /// The refusal as a person reads it: what did not happen, why, what to do.
    pub fn text(&self, words: &Words) -> String {
        match self {
            Self::OldControl => words.say("error-control-old"),
            Self::Nothing => words.say_with("error-nothing", &[("example", DEVICE.into())]),
            Self::UnknownCommand { .. } | Self::Incomplete { .. } | Self::UnknownPart { .. } => {
                self.command_text(words)
            }
            Self::WrongValue(wrong) => wrong.text(words),
            Self::Misread(misread) => misread.text(words),
            Self::UnknownMarket { typed, nearest } => market_text(typed, *nearest, words),
            _ => self.option_text(words),
        }
    }

    fn command_text(&self, words: &Words) -> String {
        match self {
            Self::UnknownCommand {
                typed,
                nearest: Some(nearest),
            } => words.say_with(
                "error-command-unknown-near",
                &[
                    ("typed", (&shown(typed)).into()),
                    ("nearest", nearest.into()),
                ],
            ),
            Self::UnknownCommand {
                typed,
                nearest: None,
            } => words.say_with(
                "error-command-unknown",
                &[("typed", (&shown(typed)).into())],
            ),
            Self::Incomplete {
                group,
                parts,
                example,
            } => words.say_with(
                "error-command-incomplete",
                &[
                    ("group", (&slash(group)).into()),
                    ("parts", (&list(words, parts)).into()),
                    ("example", (*example).into()),
                ],
            ),
            Self::UnknownPart {
                group,
                typed,
                parts,
                example,
            } => words.say_with(
                "error-command-part",
                &[
                    ("group", (&slash(group)).into()),
                    ("typed", (&shown(typed)).into()),
                    ("parts", (&list(words, parts)).into()),
                    ("example", (*example).into()),
                ],
            ),
            _ => String::new(),
        }
    }

    fn option_text(&self, words: &Words) -> String {
        match self {
            Self::MissingOption {
                command,
                option,
                example,
            } => words.say_with(
                "error-option-missing",
                &[
                    ("command", (&slash(command)).into()),
                    ("option", (*option).into()),
                    ("example", (*example).into()),
                ],
            ),
            Self::UnknownOption {
                command,
                typed,
                nearest,
                known,
            } => unknown_option_text(command, typed, *nearest, known, words),
            Self::RepeatedOption { option } => {
                words.say_with("error-option-repeated", &[("option", (*option).into())])
            }
            Self::Superfluous {
                command,
                typed,
                example,
            } => words.say_with(
                "error-option-superfluous",
                &[
                    ("command", (&slash(command)).into()),
                    ("typed", (&shown(typed)).into()),
                    ("example", (*example).into()),
                ],
            ),
            Self::TooMany {
                command,
                given,
                most,
            } => words.say_with(
                "error-option-too-many",
                &[
                    ("command", (&slash(command)).into()),
                    ("given", (*given).into()),
                    ("most", (*most).into()),
                ],
            ),
            Self::NotAFlag { option, typed } => words.say_with(
                "error-option-flag",
                &[
                    ("option", (*option).into()),
                    ("example", (&format!("{option}:yes")).into()),
                    ("typed", (&shown(typed)).into()),
                ],
            ),
            _ => String::new(),
        }
    }
}

fn unknown_option_text(
    command: &str,
    typed: &str,
    nearest: Option<&str>,
    known: &[&str],
    words: &Words,
) -> String {
    match nearest {
        Some(nearest) => words.say_with(
            "error-option-unknown-near",
            &[
                ("command", (&slash(command)).into()),
                ("typed", (&shown(typed)).into()),
                ("nearest", nearest.into()),
            ],
        ),
        None => words.say_with(
            "error-option-unknown",
            &[
                ("command", (&slash(command)).into()),
                ("typed", (&shown(typed)).into()),
                ("known", (&list(words, known)).into()),
            ],
        ),
    }
}

fn market_text(typed: &str, nearest: Option<Market>, words: &Words) -> String {
    let typed = shown(typed);
    match nearest {
        Some(market) => words.say_with(
            "error-market-unknown-near",
            &[
                ("typed", (&typed).into()),
                ("example", (&format!("market:{market}")).into()),
                ("market", (&format::market(words, market)).into()),
            ],
        ),
        None => words.say_with(
            "error-market-unknown",
            &[
                ("typed", (&typed).into()),
                ("codes", (&list(words, MARKETS)).into()),
            ],
        ),
    }
}

/// What refusals offer to type; it is the same in every language.
const DEVICE: &str = "nokia x60 pro";
const MARKETS: &[&str] = &["cn", "eu", "us"];

/// The most characters of typed text that a refusal repeats.
const MAX_SHOWN: usize = 60;

/// Typed text as a refusal repeats it: enough to see a typing error.
pub(super) fn shown(typed: &str) -> String {
    let mut kept: String = typed.chars().take(MAX_SHOWN).collect();
    if kept.len() < typed.len() {
        kept.push('…');
    }
    kept
}

/// A name as it is typed.
fn slash(name: &str) -> String {
    format!("/{name}")
}

pub(super) fn list(words: &Words, items: &[&str]) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    format::list_or(words, &items)
}
