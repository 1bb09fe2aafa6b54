//! Writers that are killed at any moment, and what must hold afterwards.
//!
//! Used by a test and by `examples/soak.rs`. A writer is a process of its own
//! that says on standard output what was acknowledged.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::json;
use specdex::store::{Append, NewEvent, NewPost, Store};

/// Stands before what a writer says.
const MARK: &str = "acknowledged ";
/// The exit code of a process that panicked; one that is killed has another or none.
const PANICKED: i32 = 101;
/// Any moment will do.
const NOW: i64 = 1_795_910_400_000;

/// Appends until the process is killed. It begins with the key that it wrote
/// last, as somebody does who never heard whether it arrived.
pub(crate) async fn write(path: &Path, writer: &str) {
    let store = Store::open(path).await.unwrap();
    let events = store.since(0).await.unwrap();
    let last = events.iter().filter_map(|event| number(&event.key, writer));
    let mut number = last.max().unwrap_or(0);
    let mut out = std::io::stdout();
    loop {
        let key = format!("{writer}-{number}");
        let done = store.append(&append(&key, number)).await.unwrap();
        let seq = done.events[0].seq;
        writeln!(out, "{MARK}{key} {seq} {}", done.repeated).unwrap();
        number += 1;
    }
}

fn number(key: &str, writer: &str) -> Option<u64> {
    key.strip_prefix(writer)?.strip_prefix('-')?.parse().ok()
}

/// Between one and three events, and a message about them.
fn append(key: &str, number: u64) -> Append<'_> {
    let event = NewEvent {
        kind: "soak".to_owned(),
        version: 1,
        body: json!({ "number": number }),
        texts: BTreeMap::from([("reason".to_owned(), format!("The reason of {key}"))]),
    };
    let post = NewPost {
        channel: 1,
        body: json!({ "content": key }),
    };
    Append {
        expected_head: None,
        key,
        user: number % 5 + 1,
        at_ms: NOW,
        events: vec![event; length(number)],
        outbox: vec![post],
        draft: None,
    }
}

/// How many events an append has.
fn length(number: u64) -> usize {
    usize::try_from(number % 3).unwrap() + 1
}

/// What writers were told, and how often.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// The first sequence number of each key that was acknowledged.
    pub(crate) acknowledged: HashMap<String, u64>,
    /// How many keys had been written by a writer that never heard of it.
    pub(crate) repeated: usize,
    /// What does not fit together.
    pub(crate) wrong: Vec<String>,
}

impl Told {
    fn hear(&mut self, line: &str) {
        // What a killed writer could not finish is no acknowledgment.
        let Some((_, said)) = line.split_once(MARK).filter(|_| line.ends_with('\n')) else {
            return;
        };
        let words: Vec<&str> = said.split_whitespace().collect();
        let [key, seq, repeated] = words[..] else {
            return self.wrong.push(format!("not understood: {line}"));
        };
        let seq = seq.parse().unwrap();
        let is_new = !self.acknowledged.contains_key(key);
        self.repeated += usize::from(is_new && repeated == "true");
        let before = self.acknowledged.insert(key.to_owned(), seq);
        if before.is_some_and(|before| before != seq) {
            self.wrong.push(format!("{key} was written twice"));
        }
    }
}

/// Starts the writers, kills them after this time, and hears what they said.
pub(crate) fn kill_after(time: Duration, writers: Vec<Command>, told: &mut Told) {
    let mut running: Vec<_> = writers
        .into_iter()
        .map(|mut writer| {
            let mut child = writer.stdout(Stdio::piped()).spawn().unwrap();
            let mut out = BufReader::new(child.stdout.take().unwrap());
            let heard = thread::spawn(move || {
                let mut lines = Vec::new();
                let mut line = String::new();
                while out.read_line(&mut line).unwrap() > 0 {
                    lines.push(std::mem::take(&mut line));
                }
                lines
            });
            (child, heard)
        })
        .collect();
    thread::sleep(time);
    for (child, _) in &mut running {
        child.kill().unwrap();
    }
    for (mut child, heard) in running {
        if child.wait().unwrap().code() == Some(PANICKED) {
            told.wrong.push("a writer failed".to_owned());
        }
        for line in heard.join().unwrap() {
            told.hear(&line);
        }
    }
}

/// Looks at the log as the next process does: everything that was acknowledged
/// is there once and whole, and nothing is wrong. How many events there are.
pub(crate) async fn check(path: &Path, told: &mut Told) -> u64 {
    let store = Store::open(path).await.unwrap();
    let checked = store.fsck().await.unwrap();
    for finding in checked.findings {
        told.wrong.push(format!("{finding:?}"));
    }
    let events = store.since(0).await.unwrap();
    let mut found: HashMap<&str, Vec<u64>> = HashMap::new();
    for (event, expected) in events.iter().zip(1..) {
        if event.seq != expected {
            told.wrong
                .push(format!("event {} instead of {expected}", event.seq));
        }
        found.entry(&event.key).or_default().push(event.seq);
    }
    for (key, seqs) in &found {
        let number = key.rsplit('-').next().unwrap().parse().unwrap();
        let run: Vec<u64> = (seqs[0]..).take(length(number)).collect();
        if *seqs != run {
            told.wrong
                .push(format!("{key} is not whole or doubled: {seqs:?}"));
        }
    }
    for (key, seq) in &told.acknowledged {
        if found.get(&**key).is_none_or(|seqs| seqs[0] != *seq) {
            told.wrong
                .push(format!("{key} was acknowledged and is lost"));
        }
    }
    let lease = Duration::ZERO;
    let posts = store.due_posts(NOW, lease, u32::MAX).await.unwrap().len();
    if posts != found.len() {
        told.wrong
            .push(format!("{posts} messages about {} appends", found.len()));
    }
    store.close().await;
    checked.events
}
