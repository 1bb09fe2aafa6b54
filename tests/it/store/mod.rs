//! The store, as the rest of the program uses it: on files, from several
//! processes, with things going wrong.

mod beside;
mod check;
mod crash;
mod killed;
mod log;
mod operate;
mod trouble;

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::json;
use specdex::store::{Append, FILE_NAME, NewEvent, Store};

use crate::support::Home;

/// Somebody's number in Discord.
const ANNA: u64 = 80_351_110_224_678_912;
const BEN: u64 = 155_149_108_183_695_360;
/// A moment, in milliseconds since 1970.
const NOW: i64 = 1_795_910_400_000;

/// Runs a future to its end.
fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap()
        .block_on(work)
}

/// Where the store of a home is.
fn file(home: &Home) -> PathBuf {
    home.path().join(FILE_NAME)
}

async fn open(home: &Home) -> Store {
    Store::open(&file(home)).await.unwrap()
}

/// An event that says a number, with a reason in a person's own words.
fn event(number: u64, reason: &str) -> NewEvent {
    NewEvent {
        kind: "claim.status".to_owned(),
        version: 1,
        body: json!({ "claim": number, "status": "confirmed" }),
        texts: BTreeMap::from([("reason".to_owned(), reason.to_owned())]),
    }
}

/// One event of Anna's.
fn append(key: &str) -> Append<'_> {
    Append {
        expected_head: None,
        key,
        user: ANNA,
        at_ms: NOW,
        events: vec![event(7, "The maker says so")],
        outbox: Vec::new(),
        draft: None,
    }
}

fn seqs(events: &[specdex::store::StoredEvent]) -> Vec<u64> {
    events.iter().map(|event| event.seq).collect()
}
