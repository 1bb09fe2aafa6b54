//! Registers the commands, where what Discord has differs from what we send.

use serde_json::{Map, Value};

use super::incoming::Snowflake;
use super::send::{Failure, Sender};

/// What a command or an option means to people. Discord adds more, such as
/// ids and the number of a version.
const FIELDS: &[&str] = &[
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "required",
    "autocomplete",
    "choices",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "channel_types",
    "default_member_permissions",
    "nsfw",
];

/// Where a command may be used and installed. For the commands of one server
/// that means nothing, and Discord gives back what it likes.
const PLACES: &[&str] = &["contexts", "integration_types"];

/// How a registration ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registered {
    /// Discord had these commands already.
    Unchanged,
    /// Discord has them now.
    Changed,
}

impl Registered {
    /// The word for it in the log.
    pub fn word(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Changed => "changed",
        }
    }
}

/// Registers the commands, everywhere or in one server. What is registered
/// elsewhere stays.
///
/// # Errors
/// When Discord refuses, or cannot be reached for a minute or two.
pub async fn register(
    sender: &Sender,
    application: Snowflake,
    guild: Option<Snowflake>,
    commands: &Value,
) -> Result<Registered, Failure> {
    let current = sender.commands(application, guild).await?;
    let same = match guild {
        Some(_) => !differs(&current, &without_places(commands)),
        None => !differs(&current, commands),
    };
    if same {
        return Ok(Registered::Unchanged);
    }
    sender.register(application, guild, commands).await?;
    Ok(Registered::Changed)
}

/// Takes commands out of one server, by kind and name, where they are still
/// registered there. Others stay.
///
/// # Errors
/// When Discord refuses, or cannot be reached for a minute or two.
pub async fn withdraw(
    sender: &Sender,
    application: Snowflake,
    guild: Snowflake,
    commands: &Value,
) -> Result<Registered, Failure> {
    let current = sender.commands(application, Some(guild)).await?;
    let current = current.as_array().map_or(&[][..], Vec::as_slice);
    let names: Vec<_> = commands
        .as_array()
        .into_iter()
        .flatten()
        .map(name)
        .collect();
    let kept = current.iter().filter(|one| !names.contains(&name(one)));
    let kept: Vec<Value> = kept.cloned().collect();
    if kept.len() == current.len() {
        return Ok(Registered::Unchanged);
    }
    let kept = normalized(&kept, &[]).into();
    sender.register(application, Some(guild), &kept).await?;
    Ok(Registered::Changed)
}

/// What tells the commands of one server apart.
fn name(command: &Value) -> (u64, Option<&str>) {
    let kind = command["type"].as_u64().unwrap_or(1);
    (kind, command["name"].as_str())
}

/// Whether the commands that Discord has are others than those that we send.
/// What Discord adds, leaves out or puts into another order is no difference.
pub fn differs(current: &Value, wanted: &Value) -> bool {
    let (Some(current), Some(wanted)) = (current.as_array(), wanted.as_array()) else {
        return true;
    };
    let names_places = |field: &str| wanted.iter().any(|command| command.get(field).is_some());
    let places: Vec<&str> = PLACES
        .iter()
        .copied()
        .filter(|field| names_places(field))
        .collect();
    normalized(current, &places) != normalized(wanted, &places)
}

/// What the commands of one server can be held against: where they may be used
/// is no question there.
fn without_places(commands: &Value) -> Value {
    let commands = commands.as_array().into_iter().flatten().cloned();
    let bare = commands.map(|mut command| {
        if let Some(fields) = command.as_object_mut() {
            for place in PLACES {
                fields.remove(*place);
            }
        }
        command
    });
    bare.collect()
}

/// The meaning of a list of commands, in an order of ours.
fn normalized(commands: &[Value], places: &[&str]) -> Vec<Value> {
    let mut commands: Vec<Value> = commands
        .iter()
        .map(|command| part(command, places))
        .collect();
    let key = |command: &Value| (command["type"].as_u64(), command["name"].to_string());
    commands.sort_by_key(key);
    commands
}

/// The meaning of a command or an option: what is off is left out.
fn part(given: &Value, places: &[&str]) -> Value {
    let mut fields = Map::new();
    for (name, value) in given.as_object().into_iter().flatten() {
        let kept = FIELDS.contains(&name.as_str()) || places.contains(&name.as_str());
        let value = match value {
            Value::Array(list) if name == "options" => {
                list.iter().map(|option| part(option, &[])).collect()
            }
            Value::Array(list) if places.contains(&name.as_str()) => sorted(list),
            value => value.clone(),
        };
        if kept && !is_off(&value) {
            fields.insert(name.clone(), value);
        }
    }
    // A command without a type is one that people type.
    fields.entry("type").or_insert_with(|| 1.into());
    fields.into()
}

fn sorted(list: &[Value]) -> Value {
    let mut list = list.to_vec();
    list.sort_by_key(Value::as_u64);
    list.into()
}

fn is_off(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Bool(true) | Value::Number(_) => false,
    }
}
