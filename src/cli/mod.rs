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
mod checkout;
mod coverage;
mod data;
mod export;
mod import;
mod new_device;
mod open;
mod outcome;
mod schema;
mod screen;
mod search;
mod store;

use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;

use crate::app::App;
use crate::config::{self, Settings};
use crate::i18n::Words;
use crate::telemetry;
pub use arguments::{Answering, Arguments, Color, DataTask, Task};
use open::{Opened, open};
use outcome::Outcome;
use screen::Screen;
use store::StoreTask;

/// What is to be done after the command line did its part.
#[derive(Debug)]
pub enum Next {
    /// Nothing: the process ends with this code.
    Exit(ExitCode),
    /// Connect to Discord.
    Serve(Box<Serving>),
}

/// A program that is ready to serve, and its settings, in which a token is set.
#[derive(Debug)]
pub struct Serving {
    /// The program.
    pub app: App,
    /// The settings.
    pub settings: Settings,
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
    if matches!(arguments.task, Some(Task::Data(_))) && settings.data.dir.is_none() {
        settings.data.dir = open::usual_folder();
    }
    match (&arguments.task, &settings.discord.token) {
        (Some(Task::Run) | None, Some(_)) => prepare(settings),
        (Some(Task::Run), None) => {
            let words = Words::new(settings.answers.locale);
            outcome::complain(&words.say("terminal-run-needs-token"));
            Next::Exit(Outcome::Usage.code())
        }
        _ => Next::Exit(outcome::report(perform(arguments, &settings))),
    }
}

/// Says that this program was built without Discord, and what works.
pub fn no_connection(settings: &Settings) -> ExitCode {
    let words = Words::new(settings.answers.locale);
    outcome::complain(&words.say("terminal-no-connection"));
    Outcome::Usage.code()
}

/// Says that Discord does not accept the token, and where there is another one.
pub fn token_refused(settings: &Settings) -> ExitCode {
    let words = Words::new(settings.answers.locale);
    outcome::complain(&words.say("terminal-token-refused"));
    ExitCode::FAILURE
}

/// Says why the program ends.
pub fn failed(error: anyhow::Error) -> ExitCode {
    outcome::report(Err(error))
}

/// Opens the program for a shell that serves.
fn prepare(settings: Settings) -> Next {
    let opened = start_logs(&settings, telemetry::SERVING)
        .and_then(|()| open(&settings, &Answering::default()));
    let opened = opened.and_then(|opened| opened.map(watched).transpose());
    match opened {
        Ok(Some(app)) => Next::Serve(Box::new(Serving { app, settings })),
        Ok(None) => Next::Exit(Outcome::Usage.code()),
        Err(error) => Next::Exit(outcome::report(Err(error))),
    }
}

/// The program, whose data files are watched from now on.
fn watched(opened: Opened) -> anyhow::Result<App> {
    let Opened { app, live, .. } = opened;
    if let Ok(Some(live)) = live.into_inner() {
        live.watch().context("the data folder cannot be watched")?;
    }
    Ok(app)
}

fn perform(arguments: &Arguments, settings: &Settings) -> anyhow::Result<Outcome> {
    start_logs(settings, telemetry::ONCE)?;
    let screen = Screen::new(arguments.color, &settings.terminal);
    let words = || Words::new(settings.answers.locale);
    match &arguments.task {
        Some(Task::Data(DataTask::Lint { fix: false })) => {
            data::lint(&settings.data, &screen, &words())
        }
        Some(Task::Data(DataTask::Lint { fix: true })) => {
            data::fix(&settings.data, &screen, &words())
        }
        Some(Task::Data(DataTask::Number)) => data::number(&settings.data, &screen, &words()),
        Some(Task::Data(DataTask::Export)) => export::export(settings, &screen, &words()),
        Some(Task::Data(DataTask::New { name, kind })) => {
            new_device::new(&settings.data, &screen, &words(), name, *kind)
        }
        Some(Task::Data(DataTask::Schema { name, write: false })) => {
            schema::print(&settings.data, &screen, &words(), name)
        }
        Some(Task::Data(DataTask::Schema { write: true, .. })) => {
            schema::write(&settings.data, &screen, &words())
        }
        Some(Task::Data(DataTask::Coverage)) => {
            coverage::coverage(&settings.data, &screen, &words())
        }
        Some(Task::Data(DataTask::Merge)) => import::merge_again(&settings.data, &screen, &words()),
        Some(Task::Import {
            name,
            path,
            dry_run,
        }) => import::import(&settings.data, &screen, &words(), name, path, *dry_run),
        task => match store_task(task.as_ref()) {
            Some(task) => store::run(settings, &screen, &words(), task),
            None => answer(task.as_ref(), settings, &screen),
        },
    }
}

/// The tasks that need the store and nothing else.
fn store_task(task: Option<&Task>) -> Option<StoreTask<'_>> {
    Some(match task? {
        Task::Log { since } => StoreTask::Log(*since),
        Task::Fsck => StoreTask::Check,
        Task::Backup { file } => StoreTask::Backup(file),
        Task::Forget { user } => StoreTask::Forget(*user),
        _ => return None,
    })
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
    let Some(opened) = open(settings, wishes)? else {
        return Ok(Outcome::Usage);
    };
    let opened = Arc::new(opened.with_log(settings)?);
    // The program ends with the task. To take the catalog apart before would
    // only make people wait.
    std::mem::forget(Arc::clone(&opened));
    match task {
        Some(Task::Ask { text, json, .. }) => ask::ask(&opened, screen, &text.join(" "), *json),
        Some(Task::Search { text, explain }) => {
            search::search(&opened, screen, &text.join(" "), *explain)
        }
        Some(Task::Complete { text }) => ask::complete(&opened, screen, &text.join(" ")),
        Some(Task::Commands { json }) => ask::commands(&opened, screen, *json),
        Some(Task::Data(DataTask::Preview { id, json, .. })) => {
            data::preview(&opened, screen, id, *json)
        }
        Some(Task::Chat(_)) => chat::run(&opened, screen, settings, chat::Empty::IsFine),
        _ => chat::run(&opened, screen, settings, chat::Empty::NeedsToken),
    }
}

/// Begins to log: what the settings say, or what is usual for the task.
fn start_logs(settings: &Settings, usual: &str) -> anyhow::Result<()> {
    use std::io::IsTerminal as _;
    let filter = settings.log.filter.as_deref().unwrap_or(usual);
    let color = std::io::stderr().is_terminal() && !settings.terminal.no_color;
    telemetry::start(filter, color)?;
    Ok(())
}
