//! The command line: what can be asked of the program, as types.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config;
use crate::domain::{DeviceKind, Level};
use crate::i18n::Locale;

/// Answers questions about phones, tablets, watches and their systems, with sources.
///
/// Without a command it connects to Discord, or, when no token is set, talks in the terminal.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100)]
pub struct Arguments {
    /// The configuration file to read, in place of config.toml
    #[arg(long, global = true, value_name = "FILE", display_order = 100)]
    pub config: Option<PathBuf>,
    /// A folder of data files to use in place of the catalog inside the program
    #[arg(long, global = true, value_name = "DIR", display_order = 101)]
    pub data_dir: Option<PathBuf>,
    /// Whether text is colored
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        display_order = 102,
        value_enum,
        default_value_t,
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "always"
    )]
    pub color: Color,
    /// What to do.
    #[command(subcommand)]
    pub task: Option<Task>,
}

/// Whether text is colored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Also into a file or a pipe
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Connect to Discord, and answer there until told to stop
    Run,
    /// Talk in the terminal, as with the bot in Discord
    Chat(Answering),
    /// Print one answer: a command such as "/compare pixel 10, s26", or a device
    Ask {
        /// The command, or the name of a device
        #[arg(required = true, value_name = "TEXT")]
        text: Vec<String>,
        /// Print the body of the message that Discord would get
        #[arg(long)]
        json: bool,
        /// For which market, in which language.
        #[command(flatten)]
        answering: Answering,
    },
    /// Print what would be offered while somebody types a command, as JSON
    Complete {
        /// What was typed so far, in quotation marks where it ends in a space
        #[arg(required = true, value_name = "TEXT")]
        text: Vec<String>,
    },
    /// Print which devices a text means, and how sure that is
    Search {
        /// What somebody types for a device
        #[arg(required = true, value_name = "TEXT")]
        text: Vec<String>,
        /// Say for the first ones what was read as what, and what it cost
        #[arg(long)]
        explain: bool,
    },
    /// Print every command
    Commands {
        /// Print the body of the registration with Discord
        #[arg(long)]
        json: bool,
    },
    /// Say what is wrong with the settings and the data, and where
    Check,
    /// Take over what an open data set says, from a local copy of it
    Import {
        /// The data set, such as techapi
        #[arg(value_name = "NAME")]
        name: String,
        /// The folder that holds the copy
        #[arg(value_name = "PATH")]
        path: PathBuf,
        /// Only say what would change
        #[arg(long)]
        dry_run: bool,
    },
    /// Work on the data files
    #[command(subcommand)]
    Data(DataTask),
    /// Print the log of edits, oldest first
    Log {
        /// Only what came after the event with this number
        #[arg(long, value_name = "NUMBER", default_value_t = 0)]
        since: u64,
    },
    /// Check that the log of edits is whole and unchanged
    Fsck,
    /// Write a copy of the store into a new file, also while the bot runs
    Backup {
        /// The new file
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Erase who a person is and what they wrote; their edits stay, as somebody's
    Forget {
        /// The number of the person in Discord
        #[arg(value_name = "USER")]
        user: u64,
    },
}

/// Work on the data files.
#[derive(Debug, Subcommand)]
pub enum DataTask {
    /// Say what is wrong with the data files, with line and remedy
    Lint {
        /// First mend what needs no decision, and say what was mended
        #[arg(long)]
        fix: bool,
    },
    /// Print the card of one subject as people will see it
    Preview {
        /// The id, as its file says it, such as nokia-x60-pro
        #[arg(value_name = "ID")]
        id: String,
        /// Print the body of the message that Discord would get
        #[arg(long)]
        json: bool,
        /// For which market, in which language.
        #[command(flatten)]
        answering: Answering,
    },
    /// Give new subjects their permanent numbers, in ids.csv
    Number,
    /// Write accepted edits of the log into the files, and say where they disagree
    Export,
    /// Write the first file of a device, with examples of what can be in it
    New {
        /// The full name, brand first, in quotation marks
        #[arg(value_name = "NAME")]
        name: String,
        /// What kind of product it is [default: phone]
        #[arg(long, value_name = "KIND", value_parser = kind)]
        kind: Option<DeviceKind>,
    },
    /// Say how much is known of which device, and what is most wanted
    Coverage,
    /// Print a JSON Schema of the data files, for editors
    Schema {
        /// Of which file: device, brands, series, services, os, edits, sources or markets
        #[arg(value_name = "FILE", default_value = "device")]
        name: String,
        /// Write all of them into the folder `schema` of the data folder
        #[arg(long)]
        write: bool,
    },
    /// Write the generated files anew from what was imported
    Merge,
}

/// For which market, in which language, as whom.
#[derive(Debug, Clone, Default, Args)]
pub struct Answering {
    /// The market that answers are for, such as cn, global or us
    #[arg(long, value_name = "MARKET")]
    pub market: Option<String>,
    /// The language of the answer
    #[arg(long, value_name = "LOCALE", value_parser = locale)]
    pub locale: Option<Locale>,
    /// As whom to change rumors: contributor, moderator or admin
    #[arg(long = "as", value_name = "LEVEL", value_parser = level)]
    pub level: Option<Level>,
}

fn level(key: &str) -> Result<Level, &'static str> {
    let level = Level::from_key(key).filter(|level| *level > Level::Member);
    level.ok_or("the levels are contributor, moderator and admin")
}

fn locale(tag: &str) -> Result<Locale, &'static str> {
    config::locale(tag).ok_or("this language is not spoken yet; use `en`")
}

fn kind(key: &str) -> Result<DeviceKind, String> {
    let known = DeviceKind::ALL.iter().find(|(_, known)| *known == key);
    known.map(|(kind, _)| *kind).ok_or_else(|| {
        let all: Vec<&str> = DeviceKind::ALL.iter().map(|(_, key)| *key).collect();
        format!("the kinds are {}", all.join(", "))
    })
}
