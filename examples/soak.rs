//! Kills writers of the log at random moments, again and again, and checks each
//! time that nothing acknowledged is lost or doubled; then measures appends.
//!
//! `cargo run --release --example soak -- 1000`

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measuring program for developers, not part of Specdex"
)]

#[path = "../tests/it/store/crash.rs"]
mod crash;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crash::{Told, check, kill_after, write};
use serde_json::json;
use specdex::store::{Append, NewEvent, Store, random_number};

/// After so many kills a new file is begun, so that making it is disturbed, too.
const KILLS_A_FILE: u64 = 50;
/// The longest life of a writer, in microseconds.
const LONGEST_LIFE: u64 = 80_000;
/// How many appends are measured.
const MEASURED: u32 = 2000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_time()
        .build()
        .unwrap();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", path, writer] => runtime.block_on(write(Path::new(path), writer)),
        ref rest => {
            let kills = rest.first().and_then(|kills| kills.parse().ok());
            return soak(&runtime, kills.unwrap_or(1000));
        }
    }
    ExitCode::SUCCESS
}

fn soak(runtime: &tokio::runtime::Runtime, kills: u64) -> ExitCode {
    let folder = std::env::temp_dir().join(format!("specdex-soak-{}", std::process::id()));
    let (mut acknowledged, mut repeated, mut events, mut done) = (0, 0, 0, 0);
    for file in 0.. {
        if done >= kills {
            break;
        }
        let path = folder.join(format!("{file}.db"));
        let mut told = Told::default();
        let mut length = 0;
        for _ in 0..KILLS_A_FILE.min((kills - done).div_ceil(2)) {
            let time = Duration::from_micros(random_number().unwrap() % LONGEST_LIFE);
            kill_after(
                time,
                ["a", "b"].map(|name| writer(&path, name)).into(),
                &mut told,
            );
            length = runtime.block_on(check(&path, &mut told));
            done += 2;
            if let Some(wrong) = told.wrong.first() {
                println!(
                    "After {done} kills: {wrong}\nThe file is {}.",
                    path.display()
                );
                return ExitCode::FAILURE;
            }
        }
        acknowledged += told.acknowledged.len();
        repeated += told.repeated;
        events += length;
    }
    println!("{done} writers killed, two at a time, on one file each time");
    println!("{acknowledged} appends acknowledged, none lost, none doubled, {events} events");
    println!("{repeated} appends had been written by a writer that was killed before it heard so");
    measure(runtime, &folder);
    let _ = std::fs::remove_dir_all(&folder);
    ExitCode::SUCCESS
}

fn writer(path: &Path, name: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg("write").arg(path).arg(name);
    command
}

/// How many appends a second there are: one writer, and eight at once.
fn measure(runtime: &tokio::runtime::Runtime, folder: &Path) {
    for writers in [1, 8] {
        let path: PathBuf = folder.join(format!("measured-{writers}.db"));
        let each = MEASURED / writers;
        let time = runtime.block_on(async {
            let store = Store::open(&path).await.unwrap();
            let begun = Instant::now();
            let mut tasks = Vec::new();
            for writer in 0..writers {
                let store = store.clone();
                tasks.push(tokio::spawn(async move {
                    for number in 0..each {
                        append(&store, &format!("{writer}-{number}")).await;
                    }
                }));
            }
            for task in tasks {
                task.await.unwrap();
            }
            let time = begun.elapsed();
            store.close().await;
            time
        });
        let count = f64::from(each * writers);
        let rate = count / time.as_secs_f64();
        println!("{writers} writing at once: {rate:.0} appends a second, each on the disk");
    }
}

async fn append(store: &Store, key: &str) {
    let event = NewEvent {
        kind: "claim.status".to_owned(),
        version: 1,
        body: json!({ "claim": "x60-pro-os-cn", "status": "confirmed" }),
        texts: [("reason".to_owned(), "The maker says so".to_owned())].into(),
    };
    let append = Append {
        expected_head: None,
        key,
        user: 1,
        at_ms: 0,
        events: vec![event],
        outbox: Vec::new(),
        draft: None,
    };
    store.append(&append).await.unwrap();
}
