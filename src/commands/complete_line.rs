//! What a partly typed line can become, for the terminal.

use jiff::civil::Date;

use super::complete::{MOST, matching_commands};
use super::parse::{last_device, named_option, split_word};
use super::table::{GROUPS, find};
use super::{Command, CommandOption, Suggestion, Takes, complete};
use crate::domain::Level;
use crate::i18n::Words;
use crate::search::Snapshot;

/// What a partly typed line can become, best first, at most 25: names of
/// commands, values of the option at the end of the line, names of options.
/// `value` holds the whole line after the choice. Commands that need more
/// than `level` are left out.
pub fn complete_line(
    line: &str,
    snapshot: &Snapshot,
    words: &Words,
    today: Date,
    level: Level,
) -> Vec<Suggestion> {
    let choices = |takes: Takes, typed: &str| complete(takes, typed, snapshot, words, today);
    let commands = |typed: &str| commands(typed, level);
    let line = line.trim_start();
    let mut found = match line.strip_prefix('/') {
        None if line.is_empty() => commands(""),
        None => match find("spec") {
            Some(spec) => values(spec, "", line, words, choices),
            None => Vec::new(),
        },
        Some(typed) => match command_of(typed) {
            Some((command, head, rest)) => values(command, head, rest, words, choices),
            None => commands(typed),
        },
    };
    found.truncate(MOST);
    found
}

fn commands(typed: &str, level: Level) -> Vec<Suggestion> {
    let line = |command: &Command| format!("/{}", command.name());
    matching_commands(typed, level)
        .into_iter()
        .map(|command| Suggestion {
            label: line(command),
            value: line(command),
        })
        .collect()
}

/// The command that a line (without its slash) names in full, with the text
/// up to and with the space behind it, and what follows.
fn command_of(typed: &str) -> Option<(&'static Command, &str, &str)> {
    let (head, _) = split_word(typed);
    let name = head.to_lowercase();
    let names = if GROUPS.iter().any(|group| group.name == name) {
        2
    } else {
        1
    };
    let mut ends = typed
        .char_indices()
        .filter(|(at, c)| {
            c.is_whitespace() && !typed[..*at].ends_with(char::is_whitespace) && *at > 0
        })
        .map(|(at, c)| at + c.len_utf8());
    let end = ends.nth(names - 1)?;
    let name: Vec<&str> = typed[..end].split_whitespace().collect();
    let command = find(&name.join(" ").to_lowercase())?;
    Some((command, &typed[..end], &typed[end..]))
}

/// The option that the end of a line is in, and where its value begins in `rest`.
fn open_option(command: &Command, rest: &str) -> (Option<&'static CommandOption>, usize) {
    let mut open = (command.positional().first(), 0);
    let mut at = 0;
    for word in rest.split_inclusive(char::is_whitespace) {
        if let Some((option, value)) = named_option(command, word) {
            open = (Some(option), at + value);
        }
        at += word.len();
    }
    open
}

fn values(
    command: &'static Command,
    head: &str,
    rest: &str,
    words: &Words,
    choices: impl Fn(Takes, &str) -> Vec<Suggestion>,
) -> Vec<Suggestion> {
    let (open, mut begins) = open_option(command, rest);
    if begins == 0 && command.positional().len() > 1 {
        begins = last_device(rest);
    }
    let (before, typed) = rest.split_at(begins);
    let gap = if before.ends_with(':') || before.is_empty() || before.ends_with(' ') {
        ""
    } else {
        " "
    };
    let slash = if head.is_empty() { "" } else { "/" };
    let start = format!("{slash}{head}{before}{gap}");
    let mut found: Vec<Suggestion> = open
        .map(|option| choices(option.takes, typed))
        .unwrap_or_default()
        .into_iter()
        .map(|choice| Suggestion {
            value: format!("{start}{}", choice.value),
            label: choice.label,
        })
        .collect();
    let last = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
    let kept = &rest[..rest.len() - last.len()];
    // Names of options come after a first value; before it they would stand
    // above the devices.
    let ready = open.is_none() || !kept.trim().is_empty() || last.is_empty();
    if ready && !last.contains(':') {
        found.truncate(MOST - command.options.len().min(MOST));
        found.extend(options(
            command,
            &format!("{slash}{head}{kept}"),
            rest,
            last,
            words,
        ));
    }
    found
}

/// The options that are not yet on the line and begin as its last word does.
fn options(
    command: &'static Command,
    start: &str,
    rest: &str,
    last: &str,
    words: &Words,
) -> Vec<Suggestion> {
    let used = |name: &str| {
        let mut words = rest.split_whitespace();
        words.any(|word| named_option(command, word).is_some_and(|(known, _)| known.name == name))
    };
    command
        .options
        .iter()
        .filter(|option| option.takes != Takes::Device)
        .filter(|option| !used(option.name) && option.name.starts_with(&last.to_lowercase()))
        .map(|option| Suggestion {
            label: words.say_with("command-choice-option", &[("option", option.name.into())]),
            value: format!("{start}{}:", option.name),
        })
        .collect()
}
