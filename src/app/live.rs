//! Picks changed data files up while the program runs.
//!
//! The folder is looked at, not listened to: sizes and times of change say
//! that something is different, on every file system, also on those of
//! networks and containers, which send no events. What does not load changes
//! nothing: the last good snapshot stays, and the log says why.

use std::collections::HashSet;
use std::error::Error as _;
use std::path::PathBuf;
use std::time::Duration;
use std::{io, thread};

use tracing::{info, warn};

use super::App;
use super::current::Current;
use super::folder::{self, Stamp};
use crate::catalog::{self, Problem, Severity};
use crate::domain::Market;
use crate::search::Snapshot;

/// How often a running bot looks. A change is loaded once it has stood still
/// from one look to the next, so that no half-copied folder is read.
const PERIOD: Duration = Duration::from_secs(1);

/// Keeps a program's snapshot like its data folder.
#[derive(Debug)]
pub struct Live {
    dir: PathBuf,
    current: Current,
    market: Option<Market>,
    /// The state of the folder that was loaded or refused last.
    known: Stamp,
    /// The state at the last look.
    seen: Stamp,
    /// Errors of what is in use. They keep no change out: what was wrong when
    /// the program started is no worse now.
    old_errors: HashSet<(String, String)>,
}

/// What a look at the folder led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// Nothing was changed.
    Same,
    /// Something is being changed.
    Settling,
    /// The changed files are in use.
    Taken,
    /// The changed files do not load; what was in use stays.
    Kept,
}

impl Live {
    /// Watches for this program over a folder. `stamp` is its state before its
    /// files were read, `problems` what was wrong with them.
    pub fn new(app: &App, dir: PathBuf, stamp: Stamp, problems: &[Problem]) -> Self {
        Self {
            dir,
            current: app.current.clone(),
            market: app.defaults.market,
            known: stamp.clone(),
            seen: stamp,
            old_errors: errors(problems).map(words).collect(),
        }
    }

    /// Looks, and loads what is different at once: for somebody who saved a
    /// file and asks.
    pub fn look(&mut self) -> Looked {
        let now = folder::stamp(&self.dir);
        if now == self.known {
            return Looked::Same;
        }
        self.take(now)
    }

    /// Looks, and loads what is different and was so at the last look.
    pub fn look_again(&mut self) -> Looked {
        let now = folder::stamp(&self.dir);
        if now == self.known {
            self.seen = now;
            return Looked::Same;
        }
        if now == self.seen {
            return self.take(now);
        }
        self.seen = now;
        Looked::Settling
    }

    fn take(&mut self, now: Stamp) -> Looked {
        self.known = now.clone();
        self.seen = now;
        if self.load() {
            Looked::Taken
        } else {
            Looked::Kept
        }
    }

    /// Looks again and again, on a thread of its own, until the process ends.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn watch(mut self) -> io::Result<()> {
        let looking = move || {
            loop {
                thread::sleep(PERIOD);
                self.look_again();
            }
        };
        let thread = thread::Builder::new().name("data".to_owned());
        thread.spawn(looking).map(drop)
    }

    /// Loads the folder and puts it in use, or says why not.
    fn load(&mut self) -> bool {
        let loaded = match folder::read(&self.dir) {
            Ok(files) => catalog::load(&files),
            Err(error) => {
                let cause = error.source().map(|cause| format!(": {cause}"));
                let error = format!("{error}{}", cause.unwrap_or_default());
                warn!(
                    error,
                    "the data folder cannot be read, the last good data stay"
                );
                return false;
            }
        };
        let new: Vec<&Problem> = errors(&loaded.problems)
            .filter(|problem| !self.old_errors.contains(&words(problem)))
            .collect();
        if let Some(first) = new.first() {
            warn!(
                file = first.file,
                line = first.line,
                problems = new.len(),
                error = format!("{}. {}", first.message, first.hint),
                "a changed data file did not load, the last good data stay"
            );
            return false;
        }
        let markets = loaded.catalog.markets();
        if let Some(market) = self.market.filter(|market| !markets.contains(*market)) {
            warn!(%market, "the changed data lack the market of the settings, the last good data stay");
            return false;
        }
        self.old_errors = errors(&loaded.problems).map(words).collect();
        let version = loaded.catalog.version().digest.clone();
        self.current.replace(&Snapshot::new(loaded.catalog));
        info!(version, "changed data files are in use");
        true
    }
}

fn errors(problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    problems.iter().filter(is_error)
}

/// What an error says and in which file; lines move with every edit.
fn words(problem: &Problem) -> (String, String) {
    (problem.file.clone(), problem.message.clone())
}
