//! From a typed line to a command with its options.

use std::ops::Range;

use super::table::{GROUPS, find};
use super::{Call, Command, CommandOption, Refusal, Takes};

/// Reads `/spec nokia x60 pro market:cn`.
///
/// Words without a name go to the first option, or, where a command takes
/// several devices, to all of them: `/compare x60, x60 pro`. A value runs to
/// the next `name:`. A line without a slash is looked up as `/spec`.
///
/// # Errors
/// When the command or an option is unknown, and when an option is given twice
/// or with words that it cannot take. What is missing shows later, in
/// [`Call::question`].
pub fn parse_line(line: &str) -> Result<Call, Refusal> {
    let (command, rest) = split_command(line)?;
    let (words, named) = split_options(command, rest)?;
    let mut call = Call {
        command,
        options: Vec::new(),
        hidden: false,
    };
    let words = place_named(&mut call, named, words)?;
    place_words(&mut call, &words)?;
    Ok(call)
}

/// The command that a line begins with, and what follows it.
fn split_command(line: &str) -> Result<(&'static Command, &str), Refusal> {
    let line = line.trim();
    let Some(typed) = line.strip_prefix('/') else {
        return match find("spec") {
            Some(spec) if !line.is_empty() => Ok((spec, line)),
            _ => Err(Refusal::Nothing),
        };
    };
    let (head, rest) = split_word(typed);
    if head.is_empty() {
        return Err(Refusal::Nothing);
    }
    let head = head.to_lowercase();
    if let Some(command) = find(&head) {
        return Ok((command, rest));
    }
    let Some(group) = GROUPS.iter().find(|group| group.name == head) else {
        return Err(Refusal::unknown_command(typed));
    };
    let (part, rest) = split_word(rest);
    let known = find(&format!("{head} {}", part.to_lowercase()));
    match known {
        Some(command) => Ok((command, rest)),
        None if part.is_empty() => Err(Refusal::group(group.name, None)),
        None => Err(Refusal::group(group.name, Some(part))),
    }
}

/// The first word and the trimmed rest.
pub(super) fn split_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    match text.split_once(char::is_whitespace) {
        Some((word, rest)) => (word, rest.trim()),
        None => (text, ""),
    }
}

/// An option of this command that a word begins, and where its value begins.
pub(super) fn named_option(
    command: &Command,
    word: &str,
) -> Option<(&'static CommandOption, usize)> {
    let (name, _) = word.split_once(':')?;
    Some((command.option(name)?, name.len() + 1))
}

/// Words without a name, and values by option.
type Split = (String, Vec<(&'static CommandOption, String)>);

fn split_options(command: &Command, text: &str) -> Result<Split, Refusal> {
    let mut words = String::new();
    let mut named: Vec<(&'static CommandOption, String)> = Vec::new();
    for word in text.split_whitespace() {
        if let Some((option, value)) = named_option(command, word) {
            if named.iter().any(|(known, _)| known.name == option.name) {
                return Err(Refusal::RepeatedOption {
                    option: option.name,
                });
            }
            named.push((option, word[value..].to_owned()));
            continue;
        }
        refuse_unknown_option(command, word)?;
        let value = named.last_mut().map_or(&mut words, |(_, value)| value);
        if !value.is_empty() {
            value.push(' ');
        }
        value.push_str(word);
    }
    Ok((words, named))
}

/// `marke:cn` is a mistyped option, `10:30` and `https://...` are words.
/// `marke: cn` is one too, unless it is far from every option: then it may be
/// a word with a colon behind it.
fn refuse_unknown_option(command: &Command, word: &str) -> Result<(), Refusal> {
    let Some((name, value)) = word.split_once(':') else {
        return Ok(());
    };
    let letters = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || c == '_');
    if !letters || value.starts_with("//") {
        return Ok(());
    }
    let refusal = Refusal::unknown_option(command, name);
    let far = matches!(&refusal, Refusal::UnknownOption { nearest: None, .. });
    if far && value.is_empty() {
        return Ok(());
    }
    Err(refusal)
}

/// Puts the named values in their places. What runs over a value of one word
/// joins the words without a name, which come back.
fn place_named(
    call: &mut Call,
    named: Vec<(&'static CommandOption, String)>,
    mut words: String,
) -> Result<String, Refusal> {
    let first = call.command.positional().first();
    let needy = first.is_some_and(|first| {
        first.required && !named.iter().any(|(option, _)| option.name == first.name)
    });
    for (option, value) in named {
        // "market:cn nokia x60": where the device would be missing, the market
        // is one word.
        let one_word = option.takes == Takes::Flag
            || (option.takes == Takes::Market && needy && words.is_empty());
        let (value, over) = match split_word(&value) {
            (word, over) if one_word => (word.to_owned(), over.to_owned()),
            _ => (value, String::new()),
        };
        if !over.is_empty() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&over);
        }
        if option.takes == Takes::Flag {
            call.hidden = flag(option.name, &value)?;
        } else if !value.is_empty() {
            call.options.push((option.name, value));
        }
    }
    Ok(words)
}

/// Puts the words without a name into the options that take them.
fn place_words(call: &mut Call, words: &str) -> Result<(), Refusal> {
    if words.is_empty() {
        return Ok(());
    }
    let command = call.command;
    let places = command.positional();
    let Some(first) = places.first() else {
        return Err(Refusal::Superfluous {
            command: command.name(),
            typed: words.to_owned(),
            example: command.example,
        });
    };
    let values = if places.len() > 1 {
        split_devices(words)
    } else {
        vec![words]
    };
    let taken = |name: &str, call: &Call| call.options.iter().any(|(known, _)| *known == name);
    if places.len() == 1 && taken(first.name, call) {
        return Err(Refusal::RepeatedOption { option: first.name });
    }
    let free: Vec<&'static str> = places
        .iter()
        .map(|place| place.name)
        .filter(|name| !taken(name, call))
        .collect();
    if values.len() > free.len() {
        return Err(Refusal::TooMany {
            command: command.name(),
            given: values.len() + places.len() - free.len(),
            most: places.len(),
        });
    }
    let placed = free.into_iter().zip(values);
    call.options
        .extend(placed.map(|(name, value)| (name, value.to_owned())));
    Ok(())
}

/// What stands between two devices that are named in one go.
const BETWEEN: &[&str] = &[",", ";", "|", " vs. ", " vs ", " versus "];

/// Where several devices named in one go are parted, in order. A comma inside
/// a number is a decimal: "matepad pro 12,6" is one device.
fn breaks(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut found: Vec<Range<usize>> = BETWEEN
        .iter()
        .flat_map(|mark| lower.match_indices(mark))
        .map(|(at, mark)| at..at + mark.len())
        .filter(|mark| {
            !(digit(text[..mark.start].chars().next_back())
                && digit(text[mark.end..].chars().next()))
        })
        .collect();
    found.sort_by_key(|mark| mark.start);
    found
}

/// Where the last of several devices begins, in bytes.
pub(super) fn last_device(text: &str) -> usize {
    breaks(text).last().map_or(0, |mark| mark.end)
}

fn split_devices(text: &str) -> Vec<&str> {
    let mut devices = Vec::new();
    let mut begins = 0;
    for mark in breaks(text) {
        devices.push(text[begins..mark.start].trim());
        begins = mark.end;
    }
    devices.push(text[begins..].trim());
    devices.retain(|device| !device.is_empty());
    devices
}

/// Yes or no, as people write it.
pub(super) fn flag(option: &'static str, typed: &str) -> Result<bool, Refusal> {
    match typed.to_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "1" | "" => Ok(true),
        "false" | "no" | "n" | "off" | "0" => Ok(false),
        _ => Err(Refusal::NotAFlag {
            option,
            typed: typed.to_owned(),
        }),
    }
}
