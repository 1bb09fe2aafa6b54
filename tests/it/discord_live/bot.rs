//! The program as a child process, with a token and a Discord to connect to.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead as _, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::loopback::interactions::Person;
use crate::loopback::{Loopback, PATIENCE, TOKEN};

/// What stands in every message that a person wrote here, and in no log.
pub(super) const WRITTEN: &str = "canary-words-of-a-person";
/// What every token of an interaction begins with.
const INTERACTION: &str = "canary-interaction-token";

/// The program that `SPECDEX_TEST_PROGRAM` names, such as a release build.
pub(super) fn named_program() -> Option<OsString> {
    #[expect(
        clippy::disallowed_methods,
        reason = "a setting of the tests, which no program has"
    )]
    std::env::var_os("SPECDEX_TEST_PROGRAM")
}

/// The program that these tests run: the one that is named, or the one that was
/// built with them.
pub(super) fn program() -> PathBuf {
    let program = named_program().unwrap_or_else(|| env!("CARGO_BIN_EXE_specdex").into());
    // It runs in folders of its own, where a relative path would mean another.
    fs::canonicalize(&program).unwrap_or_else(|error| panic!("{}: {error}", program.display()))
}

/// Lines that the program wrote, and whether it still writes.
#[derive(Debug, Default)]
struct Log {
    lines: Mutex<(Vec<String>, usize)>,
    changed: Condvar,
}

impl Log {
    fn read(self: &Arc<Self>, pipe: impl Read + Send + 'static) {
        let log = Arc::clone(self);
        log.change(|(_, open)| *open += 1);
        std::thread::spawn(move || {
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                log.change(|(lines, _)| lines.push(line));
            }
            log.change(|(_, open)| *open -= 1);
        });
    }

    fn change(&self, change: impl FnOnce(&mut (Vec<String>, usize))) {
        change(&mut self.lines.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }

    fn wait<T>(
        &self,
        limit: Duration,
        mut look: impl FnMut(&[String], bool) -> Option<T>,
    ) -> Option<T> {
        let end = Instant::now() + limit;
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(found) = look(&lines.0, lines.1 == 0) {
                return Some(found);
            }
            let left = end.checked_duration_since(Instant::now())?;
            let waited = self.changed.wait_timeout(lines, left);
            lines = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

/// A running program.
#[derive(Debug)]
pub(super) struct Bot<'a> {
    discord: &'a Loopback,
    child: Child,
    log: Arc<Log>,
    folder: PathBuf,
}

/// How the program ended.
#[derive(Debug)]
pub(super) struct Stopped {
    pub(super) code: Option<i32>,
    pub(super) log: String,
    pub(super) took: Duration,
}

impl<'a> Bot<'a> {
    /// Started, connected, and registered.
    pub(super) fn ready(discord: &'a Loopback) -> Self {
        Self::ready_with(discord, "")
    }

    /// The same with more lines in the section `[discord]` of the settings.
    pub(super) fn ready_with(discord: &'a Loopback, settings: &str) -> Self {
        let bot = Self::start(discord, settings, &[("DISCORD_TOKEN", TOKEN)]);
        discord.online();
        bot.says("client_id=");
        bot
    }

    /// Started.
    pub(super) fn start(discord: &'a Loopback, settings: &str, variables: &[(&str, &str)]) -> Self {
        Self::start_as(&["run"], discord, settings, variables)
    }

    /// Started with these arguments.
    pub(super) fn start_as(
        arguments: &[&str],
        discord: &'a Loopback,
        settings: &str,
        variables: &[(&str, &str)],
    ) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("specdex-live-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("config.toml");
        fs::write(&file, format!("[discord]\n{settings}\n")).unwrap();
        let mut child = Command::new(program())
            .arg("--config")
            .arg(&file)
            .args(arguments)
            .env_clear()
            .env("HOME", &folder)
            .env("SPECDEX_STATE_DIR", folder.join("state"))
            .env("DISCORD_API_URL", discord.url())
            .envs(variables.iter().copied())
            .current_dir(&folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Log::default());
        log.read(child.stdout.take().unwrap());
        log.read(child.stderr.take().unwrap());
        Self {
            discord,
            child,
            log,
            folder,
        }
    }

    /// The Discord that it is connected to.
    pub(super) fn discord(&self) -> &'a Loopback {
        self.discord
    }

    /// Waits for a line of the log with this in it.
    pub(super) fn says(&self, part: &str) -> String {
        let line = self.log.wait(PATIENCE, |lines, _| {
            lines.iter().find(|line| line.contains(part)).cloned()
        });
        line.unwrap_or_else(|| panic!("no line has `{part}`:\n{}", self.written()))
    }

    /// Everything that it wrote so far.
    pub(super) fn written(&self) -> String {
        let lines = self
            .log
            .wait(Duration::ZERO, |lines, _| Some(lines.join("\n")));
        lines.unwrap_or_default()
    }

    /// Asks it to stop, as a service manager does.
    pub(super) fn terminate(&self) {
        self.signal("TERM");
    }

    /// Sends a signal.
    pub(super) fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.child.id());
        let sent = Command::new("sh").args(["-c", &kill]).status().unwrap();
        assert!(sent.success(), "{kill}");
    }

    /// Stops it, in order.
    pub(super) fn stop(self) -> Stopped {
        self.terminate();
        self.ended()
    }

    /// Waits until it ends.
    pub(super) fn ended(mut self) -> Stopped {
        let start = Instant::now();
        // Both pipes close when the process ends.
        let closed = self.log.wait(PATIENCE, |_, closed| closed.then_some(()));
        assert!(closed.is_some(), "it does not end:\n{}", self.written());
        let status = self.child.wait().unwrap();
        Stopped {
            code: status.code(),
            log: self.written(),
            took: start.elapsed(),
        }
    }
}

impl Drop for Bot<'_> {
    fn drop(&mut self) {
        // It may have ended long ago.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = self.log.wait(PATIENCE, |_, closed| closed.then_some(()));
        let _ = fs::remove_dir_all(&self.folder);
        let written = self.written();
        if std::thread::panicking() {
            let last: Vec<&str> = written.lines().rev().take(30).collect();
            let last: Vec<&str> = last.into_iter().rev().collect();
            eprintln_all(&last);
            return;
        }
        for secret in [TOKEN, "specdex-canary-token", INTERACTION, WRITTEN] {
            assert!(
                !written.contains(secret),
                "`{secret}` is in the log:\n{written}"
            );
        }
    }
}

#[expect(
    clippy::print_stderr,
    reason = "what the program said belongs to the report of a failed test"
)]
fn eprintln_all(lines: &[&str]) {
    eprintln!("the program's last lines:\n{}", lines.join("\n"));
}

/// Another person each time: what one may do in a minute is limited.
pub(super) fn somebody() -> Person {
    static NUMBER: AtomicU64 = AtomicU64::new(1_500_000_000_000_000_000);
    Person(NUMBER.fetch_add(1, Ordering::Relaxed))
}
