//! `specdex log`, `fsck`, `backup` and `forget`: the store, for who operates it.
//!
//! A shell: it opens the file, asks `store`, and prints. It never makes a store
//! where there is none.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::export;
use super::outcome::{self, Outcome};
use super::screen::Screen;
use crate::app::edits::logged;
use crate::config::Settings;
use crate::i18n::Words;
use crate::moderation::{Event, Logged, State};
use crate::store::{FILE_NAME, Finding, Store, StoredEvent};

/// What is to be done with the store.
#[derive(Debug, Clone, Copy)]
pub(super) enum StoreTask<'a> {
    /// Print the events after this one.
    Log(u64),
    /// Check everything.
    Check,
    /// Write a copy into this file.
    Backup(&'a Path),
    /// Erase who this person is, and what they wrote.
    Forget(u64),
}

/// Does it.
pub(super) fn run(
    settings: &Settings,
    screen: &Screen,
    words: &Words,
    task: StoreTask<'_>,
) -> anyhow::Result<Outcome> {
    let file = match existing(settings, screen, words)? {
        Ok(file) => file,
        // Who has a copy made every night must notice that there is none.
        Err(Outcome::Done) if matches!(task, StoreTask::Backup(_) | StoreTask::Forget(_)) => {
            return Ok(Outcome::Usage);
        }
        Err(outcome) => return Ok(outcome),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(async {
        let store = Store::open(&file)
            .await
            .with_context(|| format!("{} cannot be opened", file.display()))?;
        let done = perform(&store, settings, screen, words, task).await;
        store.close().await;
        done
    })
}

/// The file of the store; where there is none, that has been said, and this is
/// how the task ends.
pub(super) fn existing(
    settings: &Settings,
    screen: &Screen,
    words: &Words,
) -> anyhow::Result<Result<PathBuf, Outcome>> {
    let Some(folder) = &settings.state.dir else {
        outcome::complain(&words.say("store-no-folder"));
        return Ok(Err(Outcome::Usage));
    };
    let file = folder.join(FILE_NAME);
    if file.exists() {
        return Ok(Ok(file));
    }
    let missing = file.display().to_string();
    screen.line(&words.say_with("store-none", &[("file", (&missing).into())]))?;
    Ok(Err(Outcome::Done))
}

async fn perform(
    store: &Store,
    settings: &Settings,
    screen: &Screen,
    words: &Words,
    task: StoreTask<'_>,
) -> anyhow::Result<Outcome> {
    match task {
        StoreTask::Log(since) => log(store, screen, words, since).await,
        StoreTask::Check => check(store, settings, screen, words).await,
        StoreTask::Backup(copy) => {
            let shown = copy.display().to_string();
            let failed = || format!("no backup was written to {shown}");
            store.backup(copy).await.with_context(failed)?;
            screen.line(&words.say_with("store-backup-done", &[("file", (&shown).into())]))?;
            Ok(Outcome::Done)
        }
        StoreTask::Forget(user) => {
            let shown = user.to_string();
            let line = match store.forget(user).await? {
                None => words.say_with("store-forget-unknown", &[("user", (&shown).into())]),
                Some(forgotten) => {
                    let texts = i64::try_from(forgotten.texts)?;
                    words.say_with(
                        "store-forget-done",
                        &[("user", (&shown).into()), ("texts", texts.into())],
                    )
                }
            };
            screen.line(&line)?;
            Ok(Outcome::Done)
        }
    }
}

async fn log(store: &Store, screen: &Screen, words: &Words, since: u64) -> anyhow::Result<Outcome> {
    let events = store.since(since).await?;
    if events.is_empty() {
        screen.line(&words.say("store-log-empty"))?;
    }
    for event in &events {
        let user = store.user_of(event.actor).await?;
        screen.line(&head(event, user, words))?;
        screen.line(&format!("    {}", event.body))?;
        for (slot, text) in &event.texts {
            let line = match text {
                Some(text) => words.say_with(
                    "store-log-text",
                    &[("slot", slot.into()), ("text", text.into())],
                ),
                None => words.say_with("store-log-erased", &[("slot", slot.into())]),
            };
            screen.line(&format!("    {}", line.replace('\n', " ")))?;
        }
    }
    Ok(Outcome::Done)
}

/// The first line of an event: its number, when, what, who.
fn head(event: &StoredEvent, user: Option<u64>, words: &Words) -> String {
    let (seq, version) = (event.seq.to_string(), event.version.to_string());
    // A time that no calendar has can only come from a damaged file.
    let time = jiff::Timestamp::from_millisecond(event.at_ms)
        .map_or_else(|_| event.at_ms.to_string(), |time| time.to_string());
    let mut arguments = vec![
        ("seq", (&seq).into()),
        ("time", (&time).into()),
        ("kind", (&event.kind).into()),
        ("version", (&version).into()),
    ];
    match user.map(|user| user.to_string()) {
        Some(user) => {
            arguments.push(("user", (&user).into()));
            words.say_with("store-log-event", &arguments)
        }
        None => words.say_with("store-log-event-forgotten", &arguments),
    }
}

async fn check(
    store: &Store,
    settings: &Settings,
    screen: &Screen,
    words: &Words,
) -> anyhow::Result<Outcome> {
    let checked = store.fsck().await?;
    let file = settings.state.dir.as_ref();
    let file = file.map_or_else(String::new, |dir| dir.join(FILE_NAME).display().to_string());
    let arguments = [
        ("file", (&file).into()),
        ("events", i64::try_from(checked.events)?.into()),
        ("texts", i64::try_from(checked.texts)?.into()),
        ("erased", i64::try_from(checked.erased)?.into()),
        ("hash", (&checked.hash).into()),
    ];
    screen.line(&words.say_with("store-check-seen", &arguments))?;
    screen.line(&words.say_with("store-check-hash", &arguments))?;
    for finding in &checked.findings {
        screen.line(&found(finding, words))?;
    }
    if checked.findings.is_empty() {
        let events: Vec<Logged> = store.since(0).await?.iter().map(logged).collect();
        let unread = unread(&events);
        if unread > 0 {
            screen.line(&words.say_with("store-check-unread", &[("count", unread.into())]))?;
        }
        screen.line(&words.say("store-check-clean"))?;
        let conflicts = export::conflicts(settings, &State::of(events))?;
        if !conflicts.is_empty() {
            let count = conflicts.len().into();
            screen.line(&words.say_with("store-check-conflicts", &[("count", count)]))?;
            export::tell(&conflicts, screen, words)?;
        }
        return Ok(Outcome::Done);
    }
    screen.line(&words.say("store-check-remedy"))?;
    Ok(Outcome::Found)
}

/// How many events have no effect because this version cannot read them.
fn unread(events: &[Logged]) -> usize {
    let unread = |logged: &&Logged| matches!(logged.event, Event::Unread { .. });
    events.iter().filter(unread).count()
}

fn found(finding: &Finding, words: &Words) -> String {
    let say = |key, numbers: [u64; 2], text: &str| {
        let [first, second] = numbers.map(|number| number.to_string());
        let arguments = [
            ("first", (&first).into()),
            ("second", (&second).into()),
            ("text", text.into()),
        ];
        words.say_with(key, &arguments)
    };
    match finding {
        Finding::Damaged(message) => say("store-found-damage", [0, 0], message),
        Finding::Gap(from, to) => say("store-found-gap", [*from, *to], ""),
        Finding::Changed(seq) => say("store-found-changed", [*seq, 0], ""),
        Finding::TextChanged(seq, slot) => say("store-found-text", [*seq, 0], slot),
        Finding::Unreadable(seq) => say("store-found-unreadable", [*seq, 0], ""),
        Finding::End(noted, found) => say("store-found-end", [*noted, *found], ""),
    }
}
