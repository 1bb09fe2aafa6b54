//! The table of commands: names, options, help, permission, and a function
//! from options to a question.
//!
//! Registration, completion, the terminal and `/help` all read [`ALL`]; each
//! group of commands has a short file of its own. It may use answers, search,
//! catalog, words and domain; it never prints a card and never talks to
//! anything outside.

mod about;
mod compare;
mod complete;
mod complete_line;
mod fill;
mod find;
mod given;
mod harmonyos;
mod help;
mod os;
mod parse;
mod refusal;
mod registration;
mod rumor;
mod rumors;
mod spec;
mod table;
mod wrong_value;

pub use complete::{Suggestion, complete, complete_beside};
pub use complete_line::complete_line;
pub use fill::{Filled, fill, takes};
pub use given::{Call, Given};
pub use parse::parse_line;
pub use refusal::Refusal;
pub use registration::{editors_registration, registration};
pub use rumor::{Granted, Misread, Reading, Recorded, Wish, record};
pub use table::{ALL, GROUPS, Group, LOOK_UP, RECORD, find, manual};
pub use wrong_value::WrongValue;

use crate::answers::Asked;
use crate::domain::Level;
use crate::search::Figure;

/// One command: everything that any shell needs to know about it.
#[derive(Debug)]
pub struct Command {
    /// Its name, and the names of the groups before it: `["rumors", "show"]`.
    pub path: &'static [&'static str],
    /// The key of the sentence that says what it answers.
    pub summary: &'static str,
    /// Its options, required ones first.
    pub options: &'static [CommandOption],
    /// One line that works as it stands.
    pub example: &'static str,
    /// What somebody must be to use it.
    pub level: Level,
    /// What becomes of its options.
    pub does: Does,
}

/// What becomes of the options of a command.
#[derive(Debug, Clone, Copy)]
pub enum Does {
    /// A question.
    Ask(fn(&Given<'_>) -> Result<Asked, Refusal>),
    /// An edit.
    Edit(fn(&Reading<'_>) -> Result<Wish, Refusal>),
}

/// One option of a command.
#[derive(Debug)]
pub struct CommandOption {
    /// Its name.
    pub name: &'static str,
    /// The key of the sentence that says what it takes.
    pub summary: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Whether it must be given.
    pub required: bool,
}

/// What an option takes, and with that, what completes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A device.
    Device,
    /// An operating system or skin.
    System,
    /// A device, series, brand or system.
    Subject,
    /// A claim, by its id.
    Claim,
    /// A property, by its key.
    Property,
    /// A value of the property beside it.
    Value,
    /// A status.
    Status,
    /// A date.
    Date,
    /// A publisher.
    Publisher,
    /// On or off.
    Switch,
    /// What somebody may do.
    Level,
    /// A user or a role.
    Editor,
    /// Free text, which nothing completes.
    Text,
    /// A market.
    Market,
    /// The name of a command.
    Command,
    /// A kind of product.
    Kind,
    /// A brand.
    Brand,
    /// A year, or some years.
    Years,
    /// How far a device has come.
    Stage,
    /// The least, or the most, of a figure.
    Limit(Figure),
    /// An order of devices.
    Order,
    /// Yes or no.
    Flag,
}

impl Takes {
    /// Whether something is offered while it is typed.
    fn completes(self) -> bool {
        !matches!(self, Self::Flag | Self::Text | Self::Editor)
    }
}

/// The market, where it matters.
const MARKET: CommandOption = CommandOption {
    name: "market",
    summary: "command-option-market",
    takes: Takes::Market,
    required: false,
};

/// Whether only the asker sees the answer; every command has it.
const HIDDEN: CommandOption = CommandOption {
    name: "hidden",
    summary: "command-option-hidden",
    takes: Takes::Flag,
    required: false,
};

impl Command {
    /// Its full name without the slash: `rumors show`.
    pub fn name(&self) -> String {
        self.path.join(" ")
    }

    /// How it is written: `/spec device [market] [hidden]`.
    pub fn usage(&self) -> String {
        let mut usage = format!("/{}", self.name());
        for option in self.options {
            usage.push(' ');
            if option.required {
                usage.push_str(option.name);
            } else {
                usage.push('[');
                usage.push_str(option.name);
                usage.push(']');
            }
        }
        usage
    }

    /// Its option with this name, in any case.
    pub fn option(&self, name: &str) -> Option<&'static CommandOption> {
        let options: &'static [CommandOption] = self.options;
        options
            .iter()
            .find(|option| option.name.eq_ignore_ascii_case(name))
    }

    /// The options that words without a name fill: the first one, or all the
    /// devices of a command that takes several.
    pub fn positional(&self) -> &'static [CommandOption] {
        let options: &'static [CommandOption] = self.options;
        let devices = options
            .iter()
            .take_while(|option| option.takes == Takes::Device)
            .count();
        let free = options
            .iter()
            .take_while(|option| option.takes != Takes::Flag)
            .count();
        &options[..devices.max(1).min(free)]
    }
}
