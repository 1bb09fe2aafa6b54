//! Appending and reading.

use serde_json::json;
use specdex::store::{AppendError, NewEvent, Store};

use super::{ANNA, BEN, NOW, append, event, open, run, seqs};
use crate::support::Home;

#[test]
fn what_was_appended_is_read_again_after_a_restart() {
    let home = Home::new();
    run(async {
        let store = open(&home).await;
        assert_eq!(store.head().await.unwrap(), 0);
        let mut two = append("one");
        two.events.push(NewEvent {
            texts: std::collections::BTreeMap::new(),
            body: json!({ "z": [1, null], "a": "x\u{0}y" }),
            ..event(8, "")
        });
        let done = store.append(&two).await.unwrap();
        assert!(!done.repeated);
        assert_eq!(seqs(&done.events), [1, 2]);
        store.close().await;

        let store = open(&home).await;
        let read = store.since(0).await.unwrap();
        assert_eq!(read, done.events);
        assert_eq!(read[0].kind, "claim.status");
        assert_eq!(read[0].at_ms, NOW);
        assert_eq!(read[0].body, two.events[0].body);
        assert_eq!(
            read[0].texts["reason"].as_deref(),
            Some("The maker says so")
        );
        assert_eq!(read[1].body, two.events[1].body);
        let actor = store.actor_of(ANNA).await.unwrap().unwrap();
        assert_eq!(read[0].actor, actor);
        assert_eq!(store.user_of(actor).await.unwrap(), Some(ANNA));
        assert_eq!(store.actor_of(BEN).await.unwrap(), None);
        assert_eq!(store.since(1).await.unwrap(), done.events[1..]);
        assert_eq!(store.since(2).await.unwrap(), []);
        assert_eq!(seqs(&store.latest(1).await.unwrap()), [2]);
        assert_eq!(seqs(&store.latest(9).await.unwrap()), [2, 1]);
    });
}

#[test]
fn a_key_writes_once_also_from_another_process() {
    let home = Home::new();
    run(async {
        let (here, there) = (open(&home).await, open(&home).await);
        let first = here.append(&append("interaction-1")).await.unwrap();
        // Whoever tries again may even have become somebody else's turn.
        let mut again = append("interaction-1");
        again.user = BEN;
        again.events.push(event(9, "more"));
        again.expected_head = Some(0);
        for store in [&here, &there] {
            let repeated = store.append(&again).await.unwrap();
            assert!(repeated.repeated);
            assert_eq!(repeated.events, first.events);
        }
        assert_eq!(there.written("interaction-1").await.unwrap(), first.events);
        assert_eq!(there.written("interaction-2").await.unwrap(), []);
        let both = [append("interaction-2"), append("interaction-2")];
        let (one, two) = tokio::join!(here.append(&both[0]), there.append(&both[1]));
        let (one, two) = (one.unwrap(), two.unwrap());
        assert_eq!(one.events, two.events);
        assert!(one.repeated ^ two.repeated);
        assert_eq!(here.head().await.unwrap(), 2);
    });
}

#[test]
fn of_two_that_decided_on_the_same_state_one_is_told() {
    let home = Home::new();
    run(async {
        let (here, there) = (open(&home).await, open(&home).await);
        let mut mine = append("mine");
        mine.expected_head = Some(0);
        let mut yours = append("yours");
        yours.expected_head = Some(0);
        here.append(&mine).await.unwrap();
        let refused = there.append(&yours).await.unwrap_err();
        assert!(
            matches!(refused, AppendError::Moved { head: 1 }),
            "{refused}"
        );
        yours.expected_head = Some(1);
        there.append(&yours).await.unwrap();
        assert_eq!(seqs(&here.since(1).await.unwrap()), [2]);
    });
}

/// Writers at the same time, one for each store: five appends of two events each.
async fn write_together(round: &str, stores: Vec<Store>) {
    let mut writers = Vec::new();
    for (writer, store) in (0_u64..).zip(stores) {
        let round = round.to_owned();
        writers.push(tokio::spawn(async move {
            for number in 0..5 {
                let key = format!("{round}-{writer}-{number}");
                let mut append = append(&key);
                append.user = ANNA + writer;
                append.events.push(event(number, "and this"));
                store.append(&append).await.unwrap();
            }
        }));
    }
    for writer in writers {
        writer.await.unwrap();
    }
}

#[test]
fn eight_writers_leave_no_gap() {
    let home = Home::new();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(async {
        let shared = open(&home).await;
        write_together("shared", vec![shared.clone(); 8]).await;
        // As eight processes have it open.
        let mut apart = Vec::new();
        for _ in 0..8 {
            apart.push(open(&home).await);
        }
        write_together("apart", apart).await;
        let read = shared.since(0).await.unwrap();
        assert_eq!(seqs(&read), (1..=160).collect::<Vec<u64>>());
        // The events of one append stand together.
        for pair in read.chunks(2) {
            assert_eq!(pair[0].key, pair[1].key);
        }
        assert_eq!(shared.fsck().await.unwrap().findings, []);
    });
}

#[test]
fn what_exceeds_a_limit_is_refused_whole() {
    run(async {
        let store = Store::in_memory().await.unwrap();
        let long = "x".repeat(70_000);
        let mut none = append("none");
        none.events.clear();
        let mut text = append("text");
        text.events[0].texts.insert("note".to_owned(), long.clone());
        let mut body = append("body");
        body.events.push(NewEvent {
            body: json!(long),
            ..event(1, "")
        });
        let key = "k".repeat(101);
        let mut many = append("many");
        many.events = vec![event(1, ""); 1001];
        for append in [none, text, body, append(&key), append(""), many] {
            let refused = store.append(&append).await.unwrap_err();
            assert!(matches!(refused, AppendError::Unfit(_)), "{refused}");
        }
        assert_eq!(store.head().await.unwrap(), 0);
        assert_eq!(store.actor_of(ANNA).await.unwrap(), None);
    });
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_the_store() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    run(async {
        let store = open(&home).await;
        store.append(&append("one")).await.unwrap();
        store.backup(&home.path().join("copy.db")).await.unwrap();
        for entry in std::fs::read_dir(home.path()).unwrap() {
            let entry = entry.unwrap();
            let mode = entry.metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{:?}", entry.file_name());
        }
    });
}
