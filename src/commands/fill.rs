//! From a command with options by name, as Discord has them, to a call.

use super::table::{GROUPS, find};
use super::{Call, Command, CommandOption, Refusal, Takes, parse};

/// What somebody put into an option.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Filled<'a> {
    /// Words.
    Text(&'a str),
    /// Yes or no.
    Flag(bool),
}

/// The call of the command with these names, and these options. What is
/// missing shows later, in [`Call::question`].
///
/// # Errors
/// When the command or an option is unknown, and when an option is given twice
/// or with something that it cannot take: Discord may still show commands of
/// another version.
pub fn fill(path: &[&str], options: &[(&str, Filled<'_>)]) -> Result<Call, Refusal> {
    let command = command(path)?;
    let mut call = Call {
        command,
        options: Vec::new(),
        hidden: false,
    };
    let mut seen: Vec<&str> = Vec::new();
    for (name, filled) in options {
        let option = command
            .option(name)
            .ok_or_else(|| Refusal::unknown_option(command, name))?;
        if seen.contains(&option.name) {
            return Err(Refusal::RepeatedOption {
                option: option.name,
            });
        }
        seen.push(option.name);
        put(&mut call, option, *filled)?;
    }
    Ok(call)
}

/// What an option of a command takes; `None` when this version does not have it.
pub fn takes(path: &[&str], option: &str) -> Option<Takes> {
    let option = command(path).ok()?.option(option)?;
    Some(option.takes)
}

fn command(path: &[&str]) -> Result<&'static Command, Refusal> {
    let name = path.join(" ");
    if let Some(command) = find(&name) {
        return Ok(command);
    }
    let first = path.first().copied().unwrap_or_default();
    let group = GROUPS.iter().find(|group| group.name == first);
    Err(match group {
        Some(group) => Refusal::group(group.name, path.get(1).copied()),
        None => Refusal::unknown_command(&name),
    })
}

fn put(call: &mut Call, option: &'static CommandOption, filled: Filled<'_>) -> Result<(), Refusal> {
    match (option.takes, filled) {
        // `hidden` is the only flag; a test holds it.
        (Takes::Flag, Filled::Flag(flag)) => call.hidden = flag,
        (Takes::Flag, Filled::Text(text)) => call.hidden = parse::flag(option.name, text)?,
        (_, Filled::Text(text)) if !text.trim().is_empty() => {
            call.options.push((option.name, text.to_owned()));
        }
        (_, Filled::Text(_)) => {}
        (_, Filled::Flag(flag)) => call.options.push((option.name, flag.to_string())),
    }
    Ok(())
}
