//! The body of the bulk registration with Discord.

use serde::Serialize;
use serde_json::Value;

use super::table::{ALL, GROUPS, LOOK_UP};
use super::{Command, CommandOption, Takes};
use crate::i18n::Words;

/// Where it may be installed: in servers and by users.
const INTEGRATION_TYPES: [u8; 2] = [0, 1];
/// Where it may be used: servers, direct messages with the bot, and others.
const CONTEXTS: [u8; 3] = [0, 1, 2];

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
    integration_types: [u8; 2],
    contexts: [u8; 3],
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

/// The exact body of the bulk command registration: every command of the
/// table, those of a group below its name, and the command on messages.
pub fn registration(words: &Words) -> Value {
    let mut body: Vec<Registered> = Vec::new();
    for command in ALL {
        match command.path {
            [name] => {
                let options = command.options.iter();
                let options = options.map(|option| part(option, words)).collect();
                body.push(registered(name, words.say(command.summary), options));
            }
            [group, name] => {
                let sub = sub_command(command, name, words);
                match body.iter_mut().find(|known| known.name == *group) {
                    Some(known) => known.options.push(sub),
                    None => body.push(registered(group, group_summary(group, words), vec![sub])),
                }
            }
            // Deeper groups do not exist; a test holds that all are registered.
            _ => {}
        }
    }
    body.push(Registered {
        kind: ON_MESSAGE,
        name: LOOK_UP,
        description: None,
        options: Vec::new(),
        integration_types: INTEGRATION_TYPES,
        contexts: CONTEXTS,
    });
    serde_json::to_value(body).unwrap_or_default()
}

fn registered(name: &'static str, description: String, options: Vec<Part>) -> Registered {
    Registered {
        kind: CHAT_INPUT,
        name,
        description: Some(description),
        options,
        integration_types: INTEGRATION_TYPES,
        contexts: CONTEXTS,
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
        autocomplete: (!flag).then_some(true),
        options: Vec::new(),
    }
}
