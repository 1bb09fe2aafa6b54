//! The command line and the terminal bot.
//!
//! A shell: it reads arguments, settings and standard input, hands requests to
//! `app`, and prints what comes back. Answers go to standard output, everything
//! else to standard error. It decides no answer, and never names Discord's own
//! interface.

mod arguments;
mod ask;
mod chat;
mod check;
mod data;
mod open;
mod outcome;
mod screen;

use std::process::ExitCode;
use std::sync::Arc;

use crate::config::{self, Settings};
use crate::i18n::Words;
use crate::telemetry;
pub use arguments::{Answering, Arguments, Color, DataTask, Task};
use open::open;
use outcome::Outcome;
use screen::Screen;

/// What is to be done after the command line did its part.
#[derive(Debug)]
pub enum Next {
    /// Nothing: the process ends with this code.
    Exit(ExitCode),
    /// Connect to Discord: a token is set, and nothing else was asked for.
    Serve(Box<Settings>),
}

/// Does what the command line asks for.
pub fn run(arguments: &Arguments) -> Next {
    let read = config::read(arguments.config.as_deref());
    if let Some(Task::Check) = arguments.task {
        return Next::Exit(outcome::report(check::run(&read, arguments)));
    }
    let mut settings = match read.settings {
        Ok(settings) => settings,
        Err(problems) => {
            for problem in problems {
                outcome::complain(&problem.to_string());
            }
            return Next::Exit(ExitCode::FAILURE);
        }
    };
    if let Some(dir) = &arguments.data_dir {
        settings.data.dir = Some(dir.clone());
    }
    if arguments.task.is_none() && settings.discord.token.is_some() {
        return Next::Serve(Box::new(settings));
    }
    Next::Exit(outcome::report(perform(arguments, &settings)))
}

/// Says that this build cannot connect to Discord, and what works.
pub fn no_connection_yet(settings: &Settings) -> ExitCode {
    let words = Words::new(settings.answers.locale);
    outcome::complain(&words.say("terminal-no-connection"));
    Outcome::Usage.code()
}

fn perform(arguments: &Arguments, settings: &Settings) -> anyhow::Result<Outcome> {
    start_logs(settings)?;
    let screen = Screen::new(arguments.color, &settings.terminal);
    let words = || Words::new(settings.answers.locale);
    match &arguments.task {
        Some(Task::Data(DataTask::Lint)) => data::lint(&settings.data, &screen, &words()),
        Some(Task::Data(DataTask::Number)) => data::number(&settings.data, &screen, &words()),
        task => answer(task.as_ref(), settings, &screen),
    }
}

/// The tasks that need the whole program.
fn answer(task: Option<&Task>, settings: &Settings, screen: &Screen) -> anyhow::Result<Outcome> {
    let nothing = Answering::default();
    let wishes = match task {
        Some(
            Task::Chat(answering)
            | Task::Ask { answering, .. }
            | Task::Data(DataTask::Preview { answering, .. }),
        ) => answering,
        _ => &nothing,
    };
    let Some(opened) = open(&settings.data, &settings.answers, wishes)? else {
        return Ok(Outcome::Usage);
    };
    match task {
        Some(Task::Ask { text, json, .. }) => ask::ask(&opened, screen, &text.join(" "), *json),
        Some(Task::Complete { text }) => ask::complete(&opened, screen, &text.join(" ")),
        Some(Task::Commands { json }) => ask::commands(&opened, screen, *json),
        Some(Task::Data(DataTask::Preview { id, json, .. })) => {
            data::preview(&opened, screen, id, *json)
        }
        Some(Task::Chat(_)) => chat::run(&Arc::new(opened), screen, settings, chat::Empty::IsFine),
        _ => chat::run(&Arc::new(opened), screen, settings, chat::Empty::NeedsToken),
    }
}

/// Logs of a command that answers once, or of the terminal bot: both share the
/// screen with answers, so they only warn.
fn start_logs(settings: &Settings) -> anyhow::Result<()> {
    use std::io::IsTerminal as _;
    let filter = settings.log.filter.as_deref().unwrap_or(telemetry::ONCE);
    let color = std::io::stderr().is_terminal() && !settings.terminal.no_color;
    telemetry::start(filter, color)?;
    Ok(())
}
