//! The commands that the loopback Discord was given.

use serde_json::{Map, Value, json};

use super::rest::refuse;
use super::state::State;
use super::{APPLICATION, limits};

/// The guild of a path with commands, if it is a guild's.
pub(super) fn guild(path: &str) -> Option<u64> {
    let mut parts = path.split('/').skip_while(|part| *part != "guilds");
    parts.nth(1)?.parse().ok()
}

/// The commands as Discord gives them back: with everything that it adds, and
/// in an order of its own.
pub(super) fn listed(state: &State, path: &str) -> Value {
    let commands = state.commands.get(&guild(path));
    let commands = commands.into_iter().flatten().rev();
    commands.cloned().collect()
}

/// Replaces the commands.
pub(super) fn register(state: &mut State, path: &str, body: &Value) -> (u16, Value) {
    let problems = limits::registration(body);
    if !problems.is_empty() {
        return refuse(state, path, problems);
    }
    let guild = guild(path);
    let commands = body.as_array().cloned().unwrap_or_default();
    let commands: Vec<Value> = (1u64..)
        .zip(commands)
        .map(|(number, command)| stored(number, &command, guild))
        .collect();
    state.commands.insert(guild, commands.clone());
    (200, commands.into())
}

/// A command with what Discord adds to it, and without what it leaves out.
fn stored(number: u64, given: &Value, guild: Option<u64>) -> Value {
    let mut command = json!({
        "id": (APPLICATION + number).to_string(),
        "application_id": APPLICATION.to_string(),
        "version": (APPLICATION + 1000 + number).to_string(),
        "type": 1,
        "name_localizations": null,
        "description": "",
        "description_localizations": null,
        "default_member_permissions": null,
        "dm_permission": true,
        "contexts": null,
        "integration_types": [0],
        "nsfw": false,
    });
    for (name, value) in given.as_object().into_iter().flatten() {
        command[name] = match name.as_str() {
            "options" => value.as_array().into_iter().flatten().map(option).collect(),
            _ => value.clone(),
        };
    }
    if let Some(guild) = guild {
        command["guild_id"] = guild.to_string().into();
    }
    command
}

/// Discord gives an option back without what is off.
fn option(given: &Value) -> Value {
    let mut option = Map::new();
    for (name, value) in given.as_object().into_iter().flatten() {
        match name.as_str() {
            "required" | "autocomplete" if *value == false => {}
            "options" => {
                let options = value.as_array().into_iter().flatten().map(self::option);
                option.insert(name.clone(), options.collect());
            }
            _ => {
                option.insert(name.clone(), value.clone());
            }
        }
    }
    option.into()
}
