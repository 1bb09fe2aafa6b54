//! The body of the bulk registration with Discord.

use serde::Serialize;
use serde_json::Value;

use super::table::{ALL, GROUPS, LOOK_UP, RECORD};
use super::{Command, CommandOption, Takes};
use crate::domain::Level;
use crate::i18n::Words;

/// Where commands may be installed and used.
#[derive(Debug, Clone, Copy)]
struct Places {
    /// In servers, by users.
    integration_types: &'static [u8],
    /// In servers, direct messages with the bot, and others.
    contexts: &'static [u8],
}

const EVERYWHERE: Places = Places {
    integration_types: &[0, 1],
    contexts: &[0, 1, 2],
};
const IN_SERVERS: Places = Places {
    integration_types: &[0],
    contexts: &[0],
};

const CHAT_INPUT: u8 = 1;
const ON_MESSAGE: u8 = 3;
const SUB_COMMAND: u8 = 1;
const STRING: u8 = 3;
const BOOLEAN: u8 = 5;

/// A command of the application.
#[derive(Debug, Serialize)]
struct Registered {
    #[serde(rename = "type")]
    kind: u8,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<Part>,
    integration_types: &'static [u8],
    contexts: &'static [u8],
}

/// An option, or a command below a group.
#[derive(Debug, Serialize)]
struct Part {
    #[serde(rename = "type")]
    kind: u8,
    name: &'static str,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    autocomplete: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<Self>,
}

/// The exact body of the bulk command registration: every command that
/// everybody may use, those of a group below its name, and the command on
/// messages.
pub fn registration(words: &Words) -> Value {
    let for_all = ALL.iter().filter(|command| command.level == Level::Member);
    let mut body = typed(for_all, EVERYWHERE, words);
    body.push(on_message(LOOK_UP, EVERYWHERE));
    serde_json::to_value(body).unwrap_or_default()
}

/// The same for the commands of those who may edit: they are registered in
/// trusted servers only.
pub fn editors_registration(words: &Words) -> Value {
    let for_editors = ALL.iter().filter(|command| command.level > Level::Member);
    let mut body = typed(for_editors, IN_SERVERS, words);
    body.push(on_message(RECORD, IN_SERVERS));
    serde_json::to_value(body).unwrap_or_default()
}

/// Commands that people type, those of a group below its name.
fn typed<'a>(
    commands: impl Iterator<Item = &'a Command>,
    places: Places,
    words: &Words,
) -> Vec<Registered> {
    let mut body: Vec<Registered> = Vec::new();
    for command in commands {
        match command.path {
            [name] => {
                let options = command.options.iter();
                let options = options.map(|option| part(option, words)).collect();
                let summary = words.say(command.summary);
                body.push(registered(name, summary, options, places));
            }
            [group, name] => {
                let sub = sub_command(command, name, words);
                match body.iter_mut().find(|known| known.name == *group) {
                    Some(known) => known.options.push(sub),
                    None => {
                        let summary = group_summary(group, words);
                        body.push(registered(group, summary, vec![sub], places));
                    }
                }
            }
            // Deeper groups do not exist; a test holds that all are registered.
            _ => {}
        }
    }
    body
}

/// A command on a message.
fn on_message(name: &'static str, places: Places) -> Registered {
    Registered {
        kind: ON_MESSAGE,
        name,
        description: None,
        options: Vec::new(),
        integration_types: places.integration_types,
        contexts: places.contexts,
    }
}

fn registered(
    name: &'static str,
    description: String,
    options: Vec<Part>,
    places: Places,
) -> Registered {
    Registered {
        kind: CHAT_INPUT,
        name,
        description: Some(description),
        options,
        integration_types: places.integration_types,
        contexts: places.contexts,
    }
}

fn group_summary(name: &str, words: &Words) -> String {
    let group = GROUPS.iter().find(|group| group.name == name);
    group.map_or_else(|| name.to_owned(), |group| words.say(group.summary))
}

fn sub_command(command: &Command, name: &'static str, words: &Words) -> Part {
    Part {
        kind: SUB_COMMAND,
        name,
        description: words.say(command.summary),
        required: None,
        autocomplete: None,
        options: command
            .options
            .iter()
            .map(|option| part(option, words))
            .collect(),
    }
}

fn part(option: &CommandOption, words: &Words) -> Part {
    let flag = option.takes == Takes::Flag;
    Part {
        kind: if flag { BOOLEAN } else { STRING },
        name: option.name,
        description: words.say(option.summary),
        required: Some(option.required),
        autocomplete: option.takes.completes().then_some(true),
        options: Vec::new(),
    }
}
