//! `specdex check`: what is wrong with the settings and the data, and where.

use super::open::{self, unknown_market};
use super::outcome::Outcome;
use super::screen::Screen;
use super::{Arguments, start_logs};
use crate::catalog;
use crate::clock;
use crate::config::{Read, Settings};
use crate::domain::PartialDate;
use crate::i18n::{Locale, Words, format};
use crate::search::Snapshot;
use crate::telemetry;

/// Checks everything, says what was looked at, and then what is wrong with it.
pub(super) fn run(read: &Read, arguments: &Arguments) -> anyhow::Result<Outcome> {
    let settings = read.settings.as_ref();
    let locale = settings.map_or(Locale::English, |settings| settings.answers.locale);
    let words = Words::new(locale);
    let fallback = Settings::default();
    let mut used = settings.unwrap_or(&fallback).clone();
    if let Some(dir) = &arguments.data_dir {
        used.data.dir = Some(dir.clone());
    }
    start_logs(&used, telemetry::ONCE)?;
    let screen = Screen::new(arguments.color, &used.terminal);

    screen.line(&settings_line(read, &words))?;
    let mut found = Vec::new();
    match settings {
        Ok(settings) => {
            screen.line(&state_line(settings, &words))?;
            found.extend(state_problem(settings, &words));
            found.extend(token_problem(settings, &screen, &words)?);
        }
        Err(problems) => found.extend(problems.iter().map(ToString::to_string)),
    }
    found.extend(data_problems(&used, &screen, &words)?);
    for problem in &found {
        screen.line(problem)?;
    }
    if found.is_empty() {
        screen.line(&words.say("terminal-check-clean"))?;
        return Ok(Outcome::Done);
    }
    screen.line(&words.say_with("terminal-check-found", &[("count", found.len().into())]))?;
    Ok(Outcome::Found)
}

fn settings_line(read: &Read, words: &Words) -> String {
    match &read.file {
        Some(path) => words.say_with(
            "terminal-check-file",
            &[("file", (&path.display().to_string()).into())],
        ),
        None => words.say("terminal-check-no-file"),
    }
}

fn state_line(settings: &Settings, words: &Words) -> String {
    match &settings.state.dir {
        Some(dir) => words.say_with(
            "terminal-check-state",
            &[("dir", (&dir.display().to_string()).into())],
        ),
        None => words.say("terminal-check-no-state"),
    }
}

/// Only what stands in the way: a folder that is missing is made when needed.
fn state_problem(settings: &Settings, words: &Words) -> Option<String> {
    let dir = settings.state.dir.as_deref()?;
    let dir = Some(dir).filter(|dir| dir.exists() && !dir.is_dir())?;
    let dir = dir.display().to_string();
    Some(words.say_with("terminal-check-state-file", &[("dir", (&dir).into())]))
}

/// What is wrong with the token. Its form is worth a line only: Discord promises none.
fn token_problem(
    settings: &Settings,
    screen: &Screen,
    words: &Words,
) -> anyhow::Result<Option<String>> {
    let Some(token) = &settings.discord.token else {
        screen.line(&words.say("terminal-check-no-token"))?;
        return Ok(None);
    };
    match token.read() {
        Ok(secret) => {
            let line = if secret.looks_like_token() {
                words.say("terminal-check-token")
            } else {
                words.say("terminal-check-token-odd")
            };
            screen.line(&line)?;
            Ok(None)
        }
        Err(error) => Ok(Some(format!("error: {:#}.", anyhow::Error::from(error)))),
    }
}

/// Says which data there are, and gives what is wrong with them.
fn data_problems(
    settings: &Settings,
    screen: &Screen,
    words: &Words,
) -> anyhow::Result<Vec<String>> {
    let files = match open::files(&settings.data) {
        Ok(files) => files,
        Err(error) => return Ok(vec![format!("error: {error:#}.")]),
    };
    let loaded = catalog::lint(&files, clock::today());
    let mut found: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    if let Some(market) = settings.answers.market
        && !loaded.catalog.markets().contains(market)
    {
        let message = unknown_market(market.code(), loaded.catalog.markets(), words);
        found.push(format!("answers.market: error: {message}"));
    }
    let snapshot = Snapshot::new(loaded.catalog);
    screen.line(&data_line(&snapshot, words))?;
    Ok(found)
}

fn data_line(snapshot: &Snapshot, words: &Words) -> String {
    let catalog = &snapshot.catalog;
    let version = catalog.version();
    let newest = version
        .newest
        .map(|day| format::date(words, PartialDate::day(day)))
        .unwrap_or_default();
    words.say_with(
        "terminal-check-data",
        &[
            ("version", (&version.digest).into()),
            ("newest", (&newest).into()),
            ("devices", catalog.devices().count().into()),
            ("claims", catalog.claims().count().into()),
        ],
    )
}
